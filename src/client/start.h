/* start.h - starting the server of a data directory: this same program, as `serve`. */
#ifndef CLIENT_START_H
#define CLIENT_START_H

#include <stdbool.h>

#include "plaint/error.h"

/* Returns when it serves (or another one does). Else -1 with what it said. */
int start_server(const char *config, const char *data, bool aside, bool repair, struct err *err);

/* Waits until nobody else is at starting the server of that socket, or served says that
 * one answers, but for some seconds only. Ended with start_turn_over. */
int start_turn(const char *socket, bool (*served)(void *arg), void *arg);
void start_turn_over(int turn);

#endif
