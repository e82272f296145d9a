/* queue.h - a queue of its own: what a line of the board counts. */
#ifndef PLAINT_TUI_QUEUE_H
#define PLAINT_TUI_QUEUE_H

#include "../view.h"

/* The filter's texts are copied. */
void view_queue_open(struct tui *t, const char *title, const struct filter *filter);

#endif
