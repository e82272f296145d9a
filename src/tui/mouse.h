/* mouse.h - places on the screen that a click means something at; only when the
 * person asked for the mouse. Noted while drawing, looked up by the loop.
 */
#ifndef PLAINT_TUI_MOUSE_H
#define PLAINT_TUI_MOUSE_H

#include "view.h"

/* Forgets them: the screen is drawn anew, or a box covers it. */
void mouse_forget(struct tui *t);
/* A click, or a wheel (MOUSE_UP, MOUSE_DOWN of decode.h as row). */
void mouse_click(struct tui *t, int row, int col);

#endif
