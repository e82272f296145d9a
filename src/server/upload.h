/* upload.h - files on their way in and out: the server moves bytes, nothing else. */
#ifndef SERVER_UPLOAD_H
#define SERVER_UPLOAD_H

#include "state.h"

/* One `upload` request. In the thread for files, like the next one. */
void upload_answer(struct server *s, struct job *j);
/* What is left of a connection that is gone, and of those nobody sends any more. */
void upload_drop(struct server *s, const struct job *j);
/* In the loop: the connection is gone. */
void upload_conn_gone(struct conn *c);
/* In the loop, each second. */
void upload_check(struct server *s);

#endif
