/* canvas.c - strokes noted row by row, and drawn where they differ from the turn before. */
#include "canvas.h"

#include <stdlib.h>
#include <string.h>

#include "plaint/str.h"
#include "plaint/utf8.h"

/* Until a probe showed otherwise. */
struct canvas_style canvas_style = {.ascii = true};

struct noted {
	struct str now, before; /* strokes, each with its text behind it */
};

static struct noted *noted;
static int rows, cols;
static WINDOW *open_on;

/* --- drawing one stroke ------------------------------------------------------ */

static void set_look(WINDOW *w, int look)
{
	wattr_set(w, theme_attr((enum look)look), theme_pair((enum look)look), NULL);
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

	for (size_t i = 0; canvas_style.wide_marks && i < sizeof marks / sizeof *marks; i++)
		if (marks[i].cp == cp)
			return (wchar_t)marks[i].as;
	return (wchar_t)cp;
}

/* UTF-8, for a curses whose locale may have other characters. */
static void add_text(WINDOW *w, int row, int col, const char *s, size_t len)
{
	wchar_t wide[512];
	int n = 0;

	if (!canvas_style.wide_marks && !canvas_style.older) {
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

static void add_blanks(WINDOW *w, const struct stroke *s)
{
	static const char blank[] = "                                                                ";
	int at = 0;

	wmove(w, s->row, s->col);
	for (int n; at < s->cols; at += n) {
		n = s->cols - at < (int)sizeof blank - 1 ? s->cols - at : (int)sizeof blank - 1;
		waddnstr(w, blank, n);
	}
}

static void add_edge(WINDOW *w, const struct stroke *s)
{
	static const char plain[] = {'-', '|', '+', '+', '+', '+'};
	const cchar_t *const fine[] = {WACS_HLINE, WACS_VLINE, WACS_ULCORNER, WACS_URCORNER, WACS_LLCORNER, WACS_LRCORNER};

	for (int i = 0; i < s->cols; i++) {
		if (canvas_style.plain)
			mvwaddch(w, s->row, s->col + i, ' ');
		else if (canvas_style.ascii)
			mvwaddch(w, s->row, s->col + i, (unsigned char)plain[s->edge]);
		else
			mvwadd_wch(w, s->row, s->col + i, fine[s->edge]);
	}
}

/* Blanks a wide character whose second half lies at col: ncurses leaves half of it
 * behind when something is drawn over the other half, and all to its right shifts. */
static void split_wide(WINDOW *w, int row, int col)
{
	cchar_t cell;

	if (mvwin_wch(w, row, col, &cell) == OK && (cell.attr & A_CHARTEXT) > 1)
		mvwaddstr(w, row, col - 1, "  ");
}

static void draw(WINDOW *w, const struct stroke *s, const char *text)
{
	if (s->kind == STROKE_MARK) {
		mvwchgat(w, s->row, s->col, s->cols, theme_attr((enum look)s->look), theme_pair((enum look)s->look), NULL);
		return;
	}
	if (s->kind == STROKE_SPLIT) {
		split_wide(w, s->row, s->col);
		return;
	}
	set_look(w, s->look);
	if (s->kind == STROKE_TEXT)
		add_text(w, s->row, s->col, text, s->len);
	else if (s->kind == STROKE_BLANK)
		add_blanks(w, s);
	else
		add_edge(w, s);
	set_look(w, LOOK_NORMAL);
}

/* --- a turn ------------------------------------------------------------------ */

void canvas_stroke(WINDOW *w, const struct stroke *s, const char *text)
{
	struct str *to;

	if (w != open_on) {
		draw(w, s, text);
		return;
	}
	to = &noted[s->row].now;
	str_add_len(to, s, sizeof *s);
	str_add_len(to, text, s->len);
}

void canvas_release(void)
{
	for (int i = 0; i < rows; i++) {
		str_release(&noted[i].now);
		str_release(&noted[i].before);
	}
	free(noted);
	noted = NULL;
	rows = cols = 0;
	open_on = NULL;
}

void canvas_forget(void)
{
	for (int i = 0; i < rows; i++)
		str_clear(&noted[i].before);
}

static void take_size(int high, int wide)
{
	if (high == rows && wide == cols)
		return;
	canvas_release();
	noted = calloc((size_t)high, sizeof *noted);
	if (!noted)
		abort();
	for (int i = 0; i < high; i++) {
		str_init(&noted[i].now);
		str_init(&noted[i].before);
	}
	rows = high;
	cols = wide;
}

void canvas_begin(WINDOW *w)
{
	/* a row without strokes is told from one never drawn */
	static const struct stroke first = {.kind = STROKE_SPLIT};

	take_size(getmaxy(w), getmaxx(w));
	open_on = w;
	for (int i = 0; i < rows; i++) {
		str_clear(&noted[i].now);
		str_add_len(&noted[i].now, &first, sizeof first);
	}
}

static void draw_row(WINDOW *w, int row, const struct str *strokes)
{
	struct stroke s;

	wmove(w, row, 0);
	wclrtoeol(w);
	for (size_t at = sizeof s; at < strokes->len; at += sizeof s + s.len) {
		memcpy(&s, strokes->data + at, sizeof s);
		draw(w, &s, strokes->data + at + sizeof s);
	}
}

void canvas_end(void)
{
	WINDOW *w = open_on;

	open_on = NULL;
	for (int i = 0; w && i < rows; i++) {
		struct noted *n = &noted[i];
		struct str swap = n->before;

		if (n->now.len != swap.len || memcmp(n->now.data, swap.data, swap.len) != 0)
			draw_row(w, i, &n->now);
		n->before = n->now;
		n->now = swap;
	}
}
