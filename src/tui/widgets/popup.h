/* popup.h - a box over the screen: with text to read, or with values to pick from. */
#ifndef PLAINT_TUI_POPUP_H
#define PLAINT_TUI_POPUP_H

#include "../view.h"
#include "list.h"

struct popup_box { int row, col, rows, cols; }; /* the inside */

/* Draws an empty framed box for rows x cols of content in the middle of the screen
 * (cut to what fits, never on the last two rows) and tells where its inside is. */
struct popup_box popup_draw(struct tui *t, int rows, int cols, enum look frame, const char *title, const char *hint);

struct popup_item {
	const char *key;   /* what the choice gives */
	const char *label; /* what a person reads */
	const char *note;  /* dim, at the right; may be NULL */
};
/* A list to pick from as a view of its own: letters find by the beginning of key or
 * label, Enter gives the choice to done, Esc gives nothing. The items are copied. */
typedef void popup_done(struct tui *t, void *arg, const char *key);
void popup_pick(struct tui *t, const char *title, const struct popup_item *items, size_t count,
	const char *selected, popup_done *done, void *arg);

#endif
