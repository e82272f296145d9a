/* popup.c - the empty box. */
#include "popup.h"

#include <string.h>

#include "plaint/utf8.h"

#include "../spoken.h"

/* For a screen reader a box is a page of its own: nothing else is read beside it. Title
 * first, then the text, then how it closes. */
static struct popup_box plain_page(struct tui *t, struct popup_box b, enum look frame, const char *title, const char *hint)
{
	b.row = 1;
	b.col = 1;
	draw_fill(t->win, 0, 0, t->rows - 2, t->cols, LOOK_NORMAL);
	draw_text(t->win, 0, 1, t->cols - 2, frame, spoken_row(t, title));
	if (hint)
		draw_text(t->win, b.row + b.rows, 1, t->cols - 2, frame, spoken_row(t, hint));
	return b;
}

struct popup_box popup_draw(struct tui *t, int rows, int cols, enum look frame, const char *title, const char *hint)
{
	struct popup_box b;
	int most_rows = t->rows - 5, most_cols = t->cols - 4;

	b.rows = rows > most_rows ? most_rows : rows < 1 ? 1 : rows;
	b.cols = cols > most_cols ? most_cols : cols < 10 ? 10 : cols;
	b.row = 1 + (t->rows - 3 - b.rows) / 2;
	b.col = (t->cols - b.cols) / 2;
	if (t->plain)
		return plain_page(t, b, frame, title, hint);
	draw_box(t->win, b.row - 1, b.col - 2, b.rows + 2, b.cols + 4, frame, title);
	/* How it closes comes last, and stays when there is little room. */
	while (hint) {
		int used = utf8_width(hint, strlen(hint));
		if (used + 2 < b.cols) {
			draw_printf(t->win, b.row + b.rows, b.col + b.cols - used - 2, used + 2, frame, " %s ", hint);
			break;
		}
		hint = strstr(hint, "  ");
		hint = hint ? hint + 2 : NULL;
	}
	return b;
}
