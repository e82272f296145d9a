/* letter.h - a letter on the screen (PU-8). */
#ifndef PLAINT_TUI_LETTER_H
#define PLAINT_TUI_LETTER_H

#include "../view.h"

/* One that was written ("last": the newest), or, letter NULL, one as these fields would
 * make it. */
void view_letter_open(struct tui *t, const char *number, const char *letter, const struct values *fields);

#endif
