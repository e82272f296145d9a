/* start.h - starting the server of a data directory: this same program, as `serve`. */
#ifndef CLIENT_START_H
#define CLIENT_START_H

#include "plaint/error.h"

/* Returns when it serves (or another one does). Else -1 with what it said. */
int start_server(const char *config, const char *data, bool aside, bool repair, struct err *err);

#endif
