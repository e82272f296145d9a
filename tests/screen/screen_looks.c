/* How the screen looks, as text: colours and attributes. */
#include "harness.h"

#include <string.h>

#define LOOKS 26

struct look {
	VTermColor fg, bg;
	VTermScreenCellAttrs attrs;
};

static bool plain(const struct look *l)
{
	return VTERM_COLOR_IS_DEFAULT_FG(&l->fg) && VTERM_COLOR_IS_DEFAULT_BG(&l->bg) && !l->attrs.bold && !l->attrs.underline &&
		!l->attrs.reverse && !l->attrs.blink && !l->attrs.italic;
}

static bool same(const struct look *a, const struct look *b)
{
	return vterm_color_is_equal(&a->fg, &b->fg) && vterm_color_is_equal(&a->bg, &b->bg) && a->attrs.bold == b->attrs.bold &&
		a->attrs.underline == b->attrs.underline && a->attrs.reverse == b->attrs.reverse &&
		a->attrs.blink == b->attrs.blink && a->attrs.italic == b->attrs.italic;
}

static char letter_of(struct look *seen, size_t *count, const struct look *l)
{
	size_t i = 0;

	if (plain(l))
		return '.';
	while (i < *count && !same(&seen[i], l))
		i++;
	if (i == *count && *count < LOOKS)
		seen[(*count)++] = *l;
	return i < LOOKS ? (char)('a' + i) : '?';
}

static void add_colour(struct str *out, const char *name, const VTermColor *c, bool is_default)
{
	if (is_default)
		return;
	if (VTERM_COLOR_IS_INDEXED(c))
		str_addf(out, " %s %d", name, c->indexed.idx);
	else
		str_addf(out, " %s #%02x%02x%02x", name, c->rgb.red, c->rgb.green, c->rgb.blue);
}

static void add_legend(struct str *out, const struct look *seen, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct look *l = &seen[i];

		str_addf(out, "%c:", (char)('a' + i));
		add_colour(out, "fg", &l->fg, VTERM_COLOR_IS_DEFAULT_FG(&l->fg));
		add_colour(out, "bg", &l->bg, VTERM_COLOR_IS_DEFAULT_BG(&l->bg));
		str_addf(out, "%s%s%s%s%s\n", l->attrs.bold ? " bold" : "", l->attrs.underline ? " underlined" : "",
			l->attrs.reverse ? " reverse" : "", l->attrs.blink ? " blinking" : "", l->attrs.italic ? " italic" : "");
	}
}


/* Returns its columns. */
static int take_cell(struct screen *s, VTermPos at, struct look *l)
{
	VTermScreenCell cell;

	memset(&cell, 0, sizeof cell);
	vterm_screen_get_cell(s->vs, at, &cell);
	*l = (struct look){ .fg = cell.fg, .bg = cell.bg, .attrs = cell.attrs };
	return cell.width;
}

void screen_looks(struct screen *s, struct str *out)
{
	struct look seen[LOOKS];
	size_t count = 0;
	int row, col;

	for (VTermPos at = { 0 }; at.row < s->rows; at.row++) {
		size_t start = out->len;

		for (at.col = 0; at.col < s->cols; at.col++) {
			struct look l;

			if (take_cell(s, at, &l) > 1) { /* the second half looks like the first */
				str_add_char(out, letter_of(seen, &count, &l));
				at.col++;
			}
			str_add_char(out, letter_of(seen, &count, &l));
		}
		while (out->len > start && out->data[out->len - 1] == '.')
			str_splice(out, out->len - 1, 1, "", 0);
		str_add_char(out, '\n');
	}
	add_legend(out, seen, count);
	screen_cursor(s, &row, &col);
	str_addf(out, "cursor: row %d, column %d\n", row, col);
}
