/* sheet_draw.h - a form on the screen. */
#ifndef PLAINT_TUI_SHEET_DRAW_H
#define PLAINT_TUI_SHEET_DRAW_H

#include "../draw.h"
#include "sheet.h"

/* Draws the rows lo ... hi - 1 of the area that begins at screen row top; laid out
 * and scrolled before. */
void sheet_draw(WINDOW *w, struct sheet *s, int top, int lo, int hi, int cols);

#endif
