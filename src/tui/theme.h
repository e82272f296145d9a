/* theme.h - colours have meanings: code says LOOK_OVERDUE, this says white on red.
 * There is one screen a process, so there is one theme. No meaning rests on
 * colour alone: marks (">", "!!") are drawn beside it.
 */
#ifndef PLAINT_TUI_THEME_H
#define PLAINT_TUI_THEME_H

#include <curses.h>
#include <stdbool.h>

enum look {
	LOOK_NORMAL, LOOK_HEADER, LOOK_FOOTER, LOOK_FOOTER_KEY, LOOK_MESSAGE, LOOK_ERROR,
	LOOK_TITLE,    /* headings in a screen */
	LOOK_LABEL,    /* of a field */
	LOOK_FOCUS,    /* label of the field that has the caret */
	LOOK_VALUE, LOOK_DIM,
	LOOK_SELECTED, /* the row the cursor is on */
	LOOK_MARKED,
	LOOK_TAB, LOOK_TAB_ON,
	LOOK_OVERDUE, LOOK_SOON, LOOK_GOOD,
	LOOK_DANGER,   /* the box with the script to read out */
	LOOK_FRAME, LOOK_BIG,
	LOOK_HIT,      /* what was looked for, in a text */
	LOOK_HIT_ON,   /* the same on the selected row */
	LOOK_COUNT
};

/* After newterm. name: "dark", "light", "mono", "contrast" or NULL. NO_COLOR means mono. */
void theme_init(const char *name);
attr_t theme_attr(enum look look);
short theme_pair(enum look look);

#endif
