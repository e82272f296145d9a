/* reply.h - replies as bytes. */
#ifndef SERVER_REPLY_H
#define SERVER_REPLY_H

#include "state.h"

/* The frame of a reply (free it). One that does not fit into a frame becomes an
 * error that says so. Any thread. */
char *reply_bytes(const struct reply *r, size_t *len);

/* One reference. blob_take owns the bytes from now on. */
struct blob *blob_take(char *data, size_t len);
struct blob *blob_reply(const struct reply *r);
void blob_unref(struct blob *b);

#endif
