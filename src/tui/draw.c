/* draw.c - text, boxes and lines on a window. */
#include "draw.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "canvas.h"
#include "plaint/str.h"
#include "plaint/utf8.h"
#include "plaint/textwrap.h"

void draw_set_ascii(bool ascii)
{
	canvas_style.ascii = ascii;
	canvas_forget();
}

bool draw_ascii(void)
{
	return canvas_style.ascii;
}

void draw_set_wide(bool wide)
{
	canvas_style.ascii = wide;
	canvas_style.wide_marks = wide;
	canvas_forget();
}

void draw_set_older(bool older)
{
	canvas_style.older = older;
	canvas_style.wide_marks = older; /* such terminals draw them wide */
	canvas_forget();
}

void draw_set_plain(bool plain)
{
	canvas_style.plain = plain;
	canvas_forget();
}

bool draw_plain(void)
{
	return canvas_style.plain;
}

/* Cuts what would leave the window; false when nothing is left to draw. */
static bool clip(WINDOW *w, int row, int col, int *cols)
{
	int rows_max, cols_max;

	getmaxyx(w, rows_max, cols_max);
	if (row < 0 || row >= rows_max || col < 0 || col >= cols_max)
		return false;
	if (*cols > cols_max - col)
		*cols = cols_max - col;
	return *cols > 0;
}

static void text_stroke(WINDOW *w, int row, int col, enum look as, const char *s, size_t len)
{
	canvas_stroke(w, &(struct stroke){.kind = STROKE_TEXT, .look = as, .row = row, .col = col, .len = len}, s);
}

void draw_bytes(WINDOW *w, int row, int col, enum look as, const char *s, size_t len)
{
	int cols = 100000;

	if (clip(w, row, col, &cols) && len)
		text_stroke(w, row, col, as, s, utf8_fit(s, len, cols, NULL));
}

static int put(WINDOW *w, int row, int col, int cols, enum look as, const char *s, bool pad)
{
	struct str out;
	int used;

	if (!clip(w, row, col, &cols))
		return 0;
	str_init(&out);
	utf8_pad(&out, str_or_empty(s), cols, pad, canvas_style.ascii);
	used = utf8_width(out.data, out.len);
	if (out.len)
		text_stroke(w, row, col, as, out.data, out.len);
	str_release(&out);
	return used;
}

int draw_text(WINDOW *w, int row, int col, int cols, enum look as, const char *s)
{
	return put(w, row, col, cols, as, s, false);
}

void draw_pad(WINDOW *w, int row, int col, int cols, enum look as, const char *s)
{
	put(w, row, col, cols, as, s, true);
}

void draw_right(WINDOW *w, int row, int col, int cols, enum look as, const char *s)
{
	int width = utf8_width(str_or_empty(s), strlen(str_or_empty(s)));

	if (width > cols)
		width = cols;
	put(w, row, col + cols - width, width, as, s, false);
}

int draw_printf(WINDOW *w, int row, int col, int cols, enum look as, const char *fmt, ...)
{
	va_list ap;
	char *s = NULL;
	int used = 0;

	va_start(ap, fmt);
	if (vasprintf(&s, fmt, ap) >= 0) {
		used = put(w, row, col, cols, as, s, false);
		free(s);
	}
	va_end(ap);
	return used;
}

/* On the columns of the row that the window has. */
static void stroke(WINDOW *w, int row, int col, int cols, enum look as, enum stroke_kind kind, enum edge edge)
{
	if (clip(w, row, col, &cols))
		canvas_stroke(w, &(struct stroke){.kind = kind, .look = as, .edge = edge, .row = row, .col = col, .cols = cols}, "");
}

void draw_fill(WINDOW *w, int row, int col, int rows, int cols, enum look as)
{
	for (int i = 0; i < rows; i++)
		stroke(w, row + i, col, cols, as, STROKE_BLANK, 0);
}

void draw_hline(WINDOW *w, int row, int col, int cols, enum look as)
{
	stroke(w, row, col, cols, as, STROKE_LINE, EDGE_ACROSS);
}

void draw_vline(WINDOW *w, int row, int col, int rows, enum look as)
{
	for (int i = 0; i < rows; i++)
		stroke(w, row + i, col, 1, as, STROKE_LINE, EDGE_DOWN);
}

/* The upper or the lower edge of a box. */
static void edges(WINDOW *w, int row, int col, int cols, enum look as, enum edge left, enum edge right)
{
	stroke(w, row, col, 1, as, STROKE_LINE, left);
	stroke(w, row, col + 1, cols - 2, as, STROKE_LINE, EDGE_ACROSS);
	stroke(w, row, col + cols - 1, 1, as, STROKE_LINE, right);
}

void draw_box(WINDOW *w, int row, int col, int rows, int cols, enum look as, const char *title)
{
	if (rows < 2 || cols < 2)
		return;
	for (int i = 0; i < rows; i++) {
		if (col > 0)
			stroke(w, row + i, col, 1, as, STROKE_SPLIT, 0);
		stroke(w, row + i, col + cols, 1, as, STROKE_SPLIT, 0);
	}
	draw_fill(w, row + 1, col, rows - 2, cols, as);
	edges(w, row, col, cols, as, EDGE_UPPER_LEFT, EDGE_UPPER_RIGHT);
	draw_vline(w, row + 1, col, rows - 2, as);
	draw_vline(w, row + 1, col + cols - 1, rows - 2, as);
	edges(w, row + rows - 1, col, cols, as, EDGE_LOWER_LEFT, EDGE_LOWER_RIGHT);
	if (title && cols > 6) {
		int used = draw_text(w, row, col + 3, cols - 6, as, title);
		put(w, row, col + 2, 1, as, "", true);
		put(w, row, col + 3 + used, 1, as, "", true);
	}
}

void draw_mark(WINDOW *w, int row, int col, int cols, enum look as)
{
	stroke(w, row, col, cols, as, STROKE_MARK, 0);
}

int draw_wrapped(WINDOW *w, int row, int col, int rows, int cols, enum look as, const char *s)
{
	size_t len = strlen(str_or_empty(s)), pos = 0;
	int used = 0;

	while (used < rows && pos < len) {
		size_t shown, next = textwrap_line(s, len, pos, cols, &shown);
		if (w)
			draw_bytes(w, row + used, col, as, s + pos, shown - pos);
		used++;
		pos = next;
	}
	return used;
}
