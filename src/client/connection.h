/* connection.h - a socket to the server: whole frames, with a time limit. */
#ifndef CLIENT_CONNECTION_H
#define CLIENT_CONNECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "plaint/error.h"

struct connection {
	int fd; /* -1: none */
	char *in;
	size_t len, room;
	size_t taken; /* bytes of a frame given out, dropped at the next call */
};

enum arrival { ARRIVAL_FRAME, ARRIVAL_NONE, ARRIVAL_GONE };

void connection_init(struct connection *c);
/* 0, or -1 with errno. */
int connection_open(struct connection *c, const char *path);
void connection_close(struct connection *c);
/* -1: the server is gone. */
int connection_send(struct connection *c, const void *bytes, size_t len);
/* The next frame, waiting until deadline (milliseconds of connection_clock; 0: not
 * at all). It lives until the next call. */
enum arrival connection_frame(struct connection *c, long long deadline, const char **frame, size_t *len);
/* Milliseconds that no change of the wall clock moves. */
long long connection_clock(void);

#endif
