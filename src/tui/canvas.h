/* canvas.h - what a turn draws on the screen, row by row.
 *
 * A screen is drawn anew each turn, and most of its rows say what they said before. Giving
 * curses all of it again is most of what an idle desk costs, so the strokes of each row are
 * noted first: a row drawn with the strokes of the turn before is left as it stands.
 * Only draw.c makes strokes. Outside of a turn they are drawn at once.
 */
#ifndef PLAINT_TUI_CANVAS_H
#define PLAINT_TUI_CANVAS_H

#include <curses.h>

#include "theme.h"

enum stroke_kind {
	STROKE_TEXT,  /* bytes that fit */
	STROKE_BLANK, /* cols blanks */
	STROKE_MARK,  /* another look for cols columns that are there */
	STROKE_LINE,  /* cols columns of an edge */
	STROKE_SPLIT, /* no wide character lies across the left edge of col */
};

enum edge { EDGE_ACROSS, EDGE_DOWN, EDGE_UPPER_LEFT, EDGE_UPPER_RIGHT, EDGE_LOWER_LEFT, EDGE_LOWER_RIGHT };

struct stroke {
	int kind, look, edge;
	int row, col, cols;
	size_t len; /* of the text */
};

/* What lies outside of the window is the caller's to cut. */
void canvas_stroke(WINDOW *w, const struct stroke *s, const char *text);

/* A turn's drawing on the window: from begin on strokes are noted, end draws the rows that
 * have become others. */
void canvas_begin(WINDOW *w);
void canvas_end(void);
/* All rows are drawn at the next end: what a stroke means has changed. */
void canvas_forget(void);
void canvas_release(void);

/* How strokes are drawn: frames in ASCII or not at all; marks that stand wide as their
 * ASCII likeness; characters that are not UTF-8 (charset.h). */
struct canvas_style {
	bool ascii, plain, wide_marks, older;
};
extern struct canvas_style canvas_style;

#endif
