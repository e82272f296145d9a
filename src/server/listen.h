/* listen.h - the socket of a data directory. */
#ifndef SERVER_LISTEN_H
#define SERVER_LISTEN_H

#include "state.h"

/* Does somebody answer at that path? */
bool listen_answered(const char *path);
/* Opens s->socket (or the one systemd passed) and begins to accept. Only with the
 * store open: whoever holds it may replace a stale socket file. */
int listen_begin(struct server *s, struct err *err);
void listen_end(struct server *s);
/* Once in a while: the file may have been swept away; then it is made again. */
void listen_check(struct server *s);

#endif
