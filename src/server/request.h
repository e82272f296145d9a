/* request.h - from a frame to the thread that answers it. */
#ifndef SERVER_REQUEST_H
#define SERVER_REQUEST_H

#include "state.h"

/* One frame of a connection. */
void request_frame(struct conn *c, const char *data, size_t len);
/* Jobs that came back from the threads (for done_wake). */
void request_done(uv_async_t *async);

/* What the threads run. */
void readers_run(struct server *s, struct job *batch);
void writer_run(struct server *s, struct job *batch);
/* When it has nothing to do. */
bool writer_idle(struct server *s);

#endif
