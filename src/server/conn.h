/* conn.h - one connection: frames in, replies and pushes out, within limits. */
#ifndef SERVER_CONN_H
#define SERVER_CONN_H

#include "state.h"

/* For uv_listen. */
void conn_accept(uv_stream_t *listener, int status);
/* A push or reply; takes its own reference. May close the connection. (out.c) */
void conn_send(struct conn *c, struct blob *b);
/* An error nobody asked for (tag 0) or the answer to tag; then the end. */
void conn_refuse(struct conn *c, uint32_t tag, const struct err *err);
/* Reads no more, sends what waits, then closes. */
void conn_end(struct conn *c);
/* Closes now; freed when no job needs it any more. */
void conn_close(struct conn *c);
/* A job of it is done: goes on reading. */
void conn_landed(struct conn *c, size_t frame_len);
/* Reads on, if there is room for more requests. */
void conn_go_on(struct conn *c);
/* Once a second: half frames, clients that take nothing. */
void conn_check(struct conn *c);

#endif
