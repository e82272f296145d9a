/* daemon.h - going into the background, and telling the starter how it went. */
#ifndef SERVER_DAEMON_H
#define SERVER_DAEMON_H

#include "plaint/error.h"

/* Forks. In the child: 1, with *report to tell the parent how the start went. In the
 * parent, when the child has told: 0 or -1 (what server_run is to return). */
int daemon_fork(int *report, struct err *err);
/* In the child, once; err NULL or without a code: it serves. Lets go of the terminal. */
void daemon_report(int report, const struct err *err);
/* Leaves the session, the folder and the terminal; what is written to stderr goes to fd. */
void daemon_settle(int fd);

#endif
