/* draw.h - text on the screen: cut and padded by columns, attributes by meaning.
 *
 * Everything draws on the one window it is given (struct tui: win), row and
 * column from its upper left. What lies outside is cut. Nothing here writes to
 * the terminal.
 */
#ifndef PLAINT_TUI_DRAW_H
#define PLAINT_TUI_DRAW_H

#include <curses.h>
#include <stdbool.h>

#include "theme.h"

/* At most cols columns (cut with ".." or "…"); returns the columns used. */
int draw_text(WINDOW *w, int row, int col, int cols, enum look look, const char *s);
/* Padded with blanks to exactly cols. */
void draw_pad(WINDOW *w, int row, int col, int cols, enum look look, const char *s);
/* Ends at column col + cols - 1. */
void draw_right(WINDOW *w, int row, int col, int cols, enum look look, const char *s);
int draw_printf(WINDOW *w, int row, int col, int cols, enum look look, const char *fmt, ...)
	__attribute__((format(printf, 6, 7)));
/* len bytes that need not end with NUL and are known to fit. */
void draw_bytes(WINDOW *w, int row, int col, enum look look, const char *s, size_t len);
void draw_fill(WINDOW *w, int row, int col, int rows, int cols, enum look look);
void draw_hline(WINDOW *w, int row, int col, int cols, enum look look);
void draw_vline(WINDOW *w, int row, int col, int rows, enum look look);
/* A frame with a title in its upper edge (may be NULL); its inside is blanked. */
void draw_box(WINDOW *w, int row, int col, int rows, int cols, enum look look, const char *title);
/* Changes the look of what is already there. */
void draw_mark(WINDOW *w, int row, int col, int cols, enum look look);
/* Long text in at most rows rows of cols columns, wrapped as textwrap.h does.
 * Returns the rows used (counted even when w is NULL). */
int draw_wrapped(WINDOW *w, int row, int col, int rows, int cols, enum look look, const char *s);

/* Frames: box characters only when the terminal was seen to draw them one column
 * wide, else + - |. Marks of cut text: "…" or "..". */
void draw_set_ascii(bool ascii);
bool draw_ascii(void);
/* What the probe saw. Wide: ASCII frames, and common punctuation that is drawn wide
 * there is drawn as its ASCII likeness, so that columns stay true. */
void draw_set_wide(bool wide);
/* The terminal's characters are not UTF-8 (charset.h). */
void draw_set_older(bool older);
/* For a screen reader: no frames. */
void draw_set_plain(bool plain);
bool draw_plain(void);

#endif
