/* waiting.h - a server that does not answer at once: said, instead of a screen that stands. */
#ifndef PLAINT_TUI_WAITING_H
#define PLAINT_TUI_WAITING_H

#include "view.h"

/* From now on, of every question to the server. */
void waiting_open(struct tui *t);

#endif
