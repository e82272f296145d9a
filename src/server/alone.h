/* alone.h - one server for a data directory, however many are started at once. */
#ifndef SERVER_ALONE_H
#define SERVER_ALONE_H

#include "plaint/error.h"

enum alone { ALONE_YES, ALONE_SERVED, ALONE_FAILED };

/* YES: *fd holds the directory until it is closed. SERVED: another one answers at
 * the socket. FAILED: err says why (another one is there and has not answered or left
 * within so many seconds). */
enum alone alone_take(const char *data, const char *socket, int seconds, int *fd, struct err *err);

#endif
