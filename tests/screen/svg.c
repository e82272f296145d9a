/* The screen as a picture. */
#include "harness.h"

#include <string.h>

#include "plaint/utf8.h"

#define CELL_W 9
#define CELL_H 19
#define BASE 14
#define MARGIN 8

struct look {
	unsigned fg, bg;
	bool bold, underline;
};

static unsigned rgb(struct screen *s, VTermColor c)
{
	vterm_screen_convert_color_to_rgb(s->vs, &c);
	return ((unsigned)c.rgb.red << 16) | ((unsigned)c.rgb.green << 8) | c.rgb.blue;
}

static struct look look_of(struct screen *s, const VTermScreenCell *cell)
{
	struct look l = { 0xd0d0d0, 0x101418, cell->attrs.bold, cell->attrs.underline != 0 };

	if (!VTERM_COLOR_IS_DEFAULT_FG(&cell->fg))
		l.fg = rgb(s, cell->fg);
	if (!VTERM_COLOR_IS_DEFAULT_BG(&cell->bg))
		l.bg = rgb(s, cell->bg);
	if (cell->attrs.reverse) {
		unsigned fg = l.fg;

		l.fg = l.bg;
		l.bg = fg;
	}
	return l;
}

static bool same(const struct look *a, const struct look *b)
{
	return a->fg == b->fg && a->bg == b->bg && a->bold == b->bold && a->underline == b->underline;
}

static void add_escaped(struct str *out, uint32_t cp)
{
	char bytes[4];

	if (cp == '<')
		str_add(out, "&lt;");
	else if (cp == '&')
		str_add(out, "&amp;");
	else
		str_add_len(out, bytes, (size_t)utf8_encode(cp, bytes));
}

static bool cell_at(struct screen *s, int row, int col, VTermScreenCell *cell)
{
	VTermPos pos = { .row = row, .col = col };

	return vterm_screen_get_cell(s->vs, pos, cell) != 0;
}

static void add_background(struct str *out, int row, int from, int to, unsigned bg)
{
	if (bg == 0x101418)
		return;
	str_addf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%06x\"/>\n", MARGIN + from * CELL_W,
		MARGIN + row * CELL_H, (to - from) * CELL_W, CELL_H, bg);
}

static bool blank(const VTermScreenCell *cell)
{
	return cell->chars[0] == 0 || cell->chars[0] == ' ' || cell->chars[0] == (uint32_t)-1;
}

static void add_text(struct str *out, int row, int col, bool wide, const struct look *l, const struct str *text)
{
	if (text->len == 0)
		return;
	/* A wide character is a little narrower than its two cells. */
	str_addf(out, "<text x=\"%d\" y=\"%d\" fill=\"#%06x\"%s%s>%s</text>\n", MARGIN + col * CELL_W + (wide ? 1 : 0),
		MARGIN + row * CELL_H + BASE, l->fg, l->bold ? " font-weight=\"bold\"" : "",
		l->underline ? " text-decoration=\"underline\"" : "", text->data);
}

/* One <text> a word and one a wide character: not every renderer takes a list of
 * places, and fonts differ in how wide they draw. */
static void add_run(struct screen *s, struct str *out, int row, int from, int to, const struct look *l)
{
	struct str word;
	VTermScreenCell cell;
	int start = from;

	add_background(out, row, from, to, l->bg);
	str_init(&word);
	for (int col = from; col < to; col += cell.width > 1 ? cell.width : 1) {
		if (!cell_at(s, row, col, &cell))
			break;
		if (blank(&cell) || cell.width > 1) {
			add_text(out, row, start, false, l, &word);
			str_clear(&word);
		}
		if (blank(&cell))
			continue;
		if (word.len == 0)
			start = col;
		add_escaped(&word, cell.chars[0]);
		if (cell.width > 1) {
			add_text(out, row, col, true, l, &word);
			str_clear(&word);
		}
	}
	add_text(out, row, start, false, l, &word);
	str_release(&word);
}

static void add_row(struct screen *s, struct str *out, int row)
{
	int from = 0;
	VTermScreenCell cell;
	struct look look = { 0 };

	for (int col = 0; col < s->cols && cell_at(s, row, col, &cell); col += cell.width > 1 ? cell.width : 1) {
		struct look l = look_of(s, &cell);

		if (col > 0 && !same(&l, &look)) {
			add_run(s, out, row, from, col, &look);
			from = col;
		}
		look = l;
	}
	add_run(s, out, row, from, s->cols, &look);
}

void screen_svg(struct screen *s, struct str *out)
{
	int width = 2 * MARGIN + s->cols * CELL_W, height = 2 * MARGIN + s->rows * CELL_H;
	int row, col;

	str_addf(out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
		" font-family=\"DejaVu Sans Mono, Noto Sans Mono CJK SC, Noto Sans CJK SC, monospace\""
		" font-size=\"15\">\n<rect width=\"100%%\" height=\"100%%\" rx=\"6\" fill=\"#101418\"/>\n",
		width, height, width, height);
	for (row = 0; row < s->rows; row++)
		add_row(s, out, row);
	screen_cursor(s, &row, &col);
	str_addf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#e0c050\"/>\n</svg>\n",
		MARGIN + col * CELL_W, MARGIN + row * CELL_H, CELL_W, CELL_H);
}
