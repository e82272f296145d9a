/* tour.h - the first-run tour: one screen. */
#ifndef PLAINT_TUI_TOUR_H
#define PLAINT_TUI_TOUR_H

#include "../view.h"

void view_tour_open(struct tui *t);
/* Once a person: what was seen is noted in their state folder. */
void tour_first(struct tui *t);

#endif
