/* control.h - looking after the process: status, stop, leaving by itself. */
#ifndef SERVER_CONTROL_H
#define SERVER_CONTROL_H

#include "state.h"

/* In a reader: the process, its store, and what casework adds. */
void control_status(struct server *s, struct job *j);
/* In the loop. */
/* How far the caller's own long request is. */
void control_progress(struct conn *c, const struct request *q);
void control_stop(struct conn *c, const struct request *q);
/* Takes no more; what waits is done first. */
void control_leave(struct server *s, const char *why);
/* After jobs came back: a failed store, or all threads ended. */
void control_check(struct server *s, bool threads_ended);
/* Once a second: nobody here and nothing to wait for? */
void control_linger(struct server *s);

#endif
