/* reader.h - a box with text to read: help, the directory, what a command printed. */
#ifndef PLAINT_TUI_READER_H
#define PLAINT_TUI_READER_H

#include "../view.h"
#include "pager.h"

/* Opens an empty one on top of the stack; the text goes into the pager returned. */
struct pager *view_reader_open(struct tui *t, const char *title);
/* The same for the help of the screen below: F1 again closes it. */
struct pager *view_reader_open_help(struct tui *t, const char *title);
/* The same for text that is made for a width: made now, and anew when the width changes. */
void view_reader_open_made(struct tui *t, const char *title, void (*make)(struct tui *t, struct pager *p));

/* help.c: the keys of a scope, below what the pager holds. */
void help_add_keys(struct tui *t, struct pager *p, enum scope scope);

#endif
