/* opened.h - what a person has open at once: complaints to switch between, and forms
 * laid by with their text. Forms laid by are views out of the stack: they go on being
 * kept as drafts and come back as they were left. */
#ifndef PLAINT_TUI_OPENED_H
#define PLAINT_TUI_OPENED_H

#include "view.h"

/* The complaint is shown: the newest of those open; the oldest goes when there are too many. */
void opened_note(struct tui *t, const char *number);
/* The one after it in the order they were opened, round and round; NULL when there is no other. */
const char *opened_after(const struct tui *t, const char *number);

/* Takes the form out of the stack and keeps it. */
void opened_lay_by(struct tui *t, struct view *form);
/* The form laid by last in that scope, about that complaint (NULL: any), is on top
 * again. An intake further down in the stack counts too. False: there is none. */
bool opened_return(struct tui *t, enum scope scope, const char *number);
/* The next form laid by takes the place of this one. */
bool opened_swap(struct tui *t, struct view *form);

/* A strip of what is open, on the message line when nothing is said. */
void opened_draw(struct tui *t);

#endif
