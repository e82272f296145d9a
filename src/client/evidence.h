/* evidence.h - a file that is sent: read here, with the caller's rights. */
#ifndef CLIENT_EVIDENCE_H
#define CLIENT_EVIDENCE_H

#include "plaint/client.h"

/* Sends the file for what the request is going to do. *token: in the arena, with the name the
 * file goes by: what its field holds. */
int evidence_send(struct client *c, const struct request *q, const char *field, const char *path, struct arena *a,
	const char **token, struct err *err);
/* What was sent is not wanted after all. */
void evidence_drop(struct client *c, const char *token);

#endif
