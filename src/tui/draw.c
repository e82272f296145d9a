/* draw.c - text, boxes and lines on a window. */
#include "draw.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/str.h"
#include "plaint/utf8.h"
#include "plaint/textwrap.h"

/* Until a probe showed otherwise. */
static bool ascii_only = true;
static bool wide_marks, older_set, plain_text;

void draw_set_ascii(bool ascii)
{
	ascii_only = ascii;
}

bool draw_ascii(void)
{
	return ascii_only;
}

void draw_set_wide(bool wide)
{
	ascii_only = wide;
	wide_marks = wide;
}

void draw_set_older(bool older)
{
	older_set = older;
	wide_marks = older; /* such terminals draw them wide */
}

void draw_set_plain(bool plain)
{
	plain_text = plain;
}

bool draw_plain(void)
{
	return plain_text;
}

/* Of the same number of columns as wcwidth says. */
static wchar_t narrow_mark(uint32_t cp)
{
	static const struct {
		uint32_t cp;
		char as;
	} marks[] = {{0xb7, '.'}, {0xd7, 'x'}, {0xf7, '/'}, {0xb0, 'o'}, {0x2014, '-'}, {0x2015, '-'}, {0x2018, '\''},
		{0x2019, '\''}, {0x201c, '"'}, {0x201d, '"'}, {0x2026, '.'}, {0x2022, '*'}, {0x2192, '>'}, {0x2190, '<'},
		{0x2103, 'C'}, {0x2116, '#'}, {0x2500, '-'}, {0x2502, '|'}};

	for (size_t i = 0; wide_marks && i < sizeof marks / sizeof *marks; i++)
		if (marks[i].cp == cp)
			return (wchar_t)marks[i].as;
	return (wchar_t)cp;
}

/* UTF-8, for a curses whose locale may have other characters. */
static void add_text(WINDOW *w, int row, int col, const char *s, size_t len)
{
	wchar_t wide[512];
	int n = 0;

	if (!wide_marks && !older_set) {
		mvwaddnstr(w, row, col, s, (int)len);
		return;
	}
	wmove(w, row, col);
	while (len) {
		uint32_t cp;
		int used = utf8_decode(s, len, &cp);

		if (used <= 0)
			break;
		wide[n++] = narrow_mark(cp);
		s += used;
		len -= (size_t)used;
		if (n == 512 || !len) {
			waddnwstr(w, wide, n);
			n = 0;
		}
	}
}

static void set_look(WINDOW *w, enum look as)
{
	wattr_set(w, theme_attr(as), theme_pair(as), NULL);
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

void draw_bytes(WINDOW *w, int row, int col, enum look as, const char *s, size_t len)
{
	int cols = 100000;

	if (!clip(w, row, col, &cols) || !len)
		return;
	set_look(w, as);
	add_text(w, row, col, s, utf8_fit(s, len, cols, NULL));
	set_look(w, LOOK_NORMAL);
}

static int put(WINDOW *w, int row, int col, int cols, enum look as, const char *s, bool pad)
{
	struct str out;
	int used;

	if (!clip(w, row, col, &cols))
		return 0;
	str_init(&out);
	utf8_pad(&out, str_or_empty(s), cols, pad, ascii_only);
	used = utf8_width(out.data, out.len);
	set_look(w, as);
	add_text(w, row, col, out.data, out.len);
	set_look(w, LOOK_NORMAL);
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

void draw_fill(WINDOW *w, int row, int col, int rows, int cols, enum look as)
{
	for (int i = 0; i < rows; i++)
		put(w, row + i, col, cols, as, "", true);
}

static void frame(WINDOW *w, int row, int col, const cchar_t *wide, char plain)
{
	if (plain_text)
		mvwaddch(w, row, col, ' ' | theme_attr(LOOK_NORMAL));
	else if (ascii_only)
		mvwaddch(w, row, col, (unsigned char)plain | theme_attr(LOOK_NORMAL));
	else
		mvwadd_wch(w, row, col, wide);
}

void draw_hline(WINDOW *w, int row, int col, int cols, enum look as)
{
	if (!clip(w, row, col, &cols))
		return;
	for (int i = 0; i < cols; i++)
		frame(w, row, col + i, WACS_HLINE, '-');
	mvwchgat(w, row, col, cols, theme_attr(as), theme_pair(as), NULL);
}

void draw_vline(WINDOW *w, int row, int col, int rows, enum look as)
{
	for (int i = 0; i < rows; i++) {
		int one = 1;
		if (!clip(w, row + i, col, &one))
			continue;
		frame(w, row + i, col, WACS_VLINE, '|');
		mvwchgat(w, row + i, col, 1, theme_attr(as), theme_pair(as), NULL);
	}
}

/* Blanks a wide character whose second half lies at col: ncurses leaves half of it
 * behind when something is drawn over the other half, and all to its right shifts. */
static void split_wide(WINDOW *w, int row, int col)
{
	cchar_t cell;
	int rows_max, cols_max;

	getmaxyx(w, rows_max, cols_max);
	if (row < 0 || row >= rows_max || col < 1 || col >= cols_max)
		return;
	if (mvwin_wch(w, row, col, &cell) == OK && (cell.attr & A_CHARTEXT) > 1)
		mvwaddstr(w, row, col - 1, "  ");
}

void draw_box(WINDOW *w, int row, int col, int rows, int cols, enum look as, const char *title)
{
	if (rows < 2 || cols < 2)
		return;
	for (int i = 0; i < rows; i++) {
		split_wide(w, row + i, col);
		split_wide(w, row + i, col + cols);
	}
	for (int i = 1; i < rows - 1; i++)
		put(w, row + i, col, cols, as, "", true);
	draw_hline(w, row, col, cols, as);
	draw_hline(w, row + rows - 1, col, cols, as);
	draw_vline(w, row, col, rows, as);
	draw_vline(w, row, col + cols - 1, rows, as);
	frame(w, row, col, WACS_ULCORNER, '+');
	frame(w, row, col + cols - 1, WACS_URCORNER, '+');
	frame(w, row + rows - 1, col, WACS_LLCORNER, '+');
	frame(w, row + rows - 1, col + cols - 1, WACS_LRCORNER, '+');
	draw_mark(w, row, col, cols, as);
	draw_mark(w, row + rows - 1, col, cols, as);
	if (title && cols > 6) {
		int used = draw_text(w, row, col + 3, cols - 6, as, title);
		put(w, row, col + 2, 1, as, "", true);
		put(w, row, col + 3 + used, 1, as, "", true);
	}
}

void draw_mark(WINDOW *w, int row, int col, int cols, enum look as)
{
	if (clip(w, row, col, &cols))
		mvwchgat(w, row, col, cols, theme_attr(as), theme_pair(as), NULL);
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
