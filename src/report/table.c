#include "table.h"

#include <string.h>

#include "parts.h"
#include "plaint/utf8.h"

void table_init(struct table *t, struct arena *a)
{
	*t = (struct table){.a = a};
}

void table_column(struct table *t, const char *title, bool right)
{
	t->title[t->columns] = title;
	t->whole[t->columns] = right;
	t->right[t->columns++] = right;
}

void table_whole(struct table *t)
{
	t->whole[t->columns - 1] = true;
}

void table_cell(struct table *t, const char *text)
{
	t->cell = arena_grow(t->a, t->cell, t->cells, sizeof *t->cell);
	t->cell[t->cells++] = str_or_empty(text);
}

static int text_width(const char *s)
{
	return utf8_width(s, strlen(s));
}

static void measure(const struct table *t, int *width)
{
	for (size_t c = 0; c < t->columns; c++)
		width[c] = text_width(t->title[c]);
	for (size_t i = 0; i < t->cells; i++) {
		int w = text_width(t->cell[i]);

		if (w > width[i % t->columns])
			width[i % t->columns] = w;
	}
}

#define NARROWEST 6 /* what a column is narrowed to at most */
#define LAST_LEAST 12 /* what the last column should have */

/* Narrows the widest columns until the line fits; numbers stay whole. */
static void narrow(const struct table *t, int *width, int most)
{
	for (;;) {
		size_t widest = t->columns;
		int total = LAST_LEAST;

		for (size_t c = 0; c + 1 < t->columns; c++) {
			total += width[c] + 2;
			if (!t->whole[c] && width[c] > NARROWEST && (widest == t->columns || width[c] > width[widest]))
				widest = c;
		}
		if (total <= most || widest == t->columns)
			return;
		width[widest]--;
	}
}

static void add_cell(struct str *out, const char *text, int width, bool right)
{
	for (int pad = width - text_width(text); right && pad > 0; pad--)
		str_add_char(out, ' ');
	utf8_pad(out, text, width, !right, false);
}

/* The last column is whatever room is left, without blanks behind it. */
static void add_line(struct str *out, const struct table *t, const char *const *cell, const int *width, int most)
{
	size_t from = out->len;
	int left;

	for (size_t c = 0; c + 1 < t->columns; c++) {
		add_cell(out, cell[c], width[c], t->right[c]);
		str_add(out, "  ");
	}
	left = most - utf8_width(out->data + from, out->len - from);
	if (most <= 0)
		str_add(out, cell[t->columns - 1]);
	else if (left > 0)
		utf8_pad(out, cell[t->columns - 1], left, false, false);
	else /* too narrow for the table */
		str_splice(out, from + utf8_fit(out->data + from, out->len - from, most, NULL),
			out->len - from - utf8_fit(out->data + from, out->len - from, most, NULL), NULL, 0);
	while (out->len > from && out->data[out->len - 1] == ' ')
		str_splice(out, out->len - 1, 1, NULL, 0);
	str_add_char(out, '\n');
}

/* What a mark or a dash shows is said, or left out. */
static const char *spoken_cell(const char *text)
{
	if (!strcmp(text, "!!"))
		return tr("overdue");
	return strcmp(text, "-") != 0 ? text : "";
}

static void speak_line(struct str *out, const struct table *t, const char *const *cell)
{
	bool any = false;

	for (size_t c = 0; c < t->columns; c++) {
		const char *text = spoken_cell(cell[c]);

		text += strspn(text, " "); /* what an indent shows, the words must tell */
		if (*text == '\0')
			continue;
		/* the first is what the row is about */
		str_addf(out, "%s%s%s%s", any ? ", " : "", any ? t->title[c] : "", any && *t->title[c] != '\0' ? " " : "", text);
		any = true;
	}
	str_add(out, ".\n");
}

static void write_lines(const struct table *t, struct str *out, int width, bool titles)
{
	int widths[TABLE_COLUMNS];

	for (size_t i = 0; width == REPORT_SPOKEN && i + t->columns <= t->cells && t->columns; i += t->columns)
		speak_line(out, t, t->cell + i);
	if (!t->columns || width == REPORT_SPOKEN)
		return;
	measure(t, widths);
	if (width > 0)
		narrow(t, widths, width);
	if (titles)
		add_line(out, t, t->title, widths, width);
	for (size_t i = 0; i + t->columns <= t->cells; i += t->columns)
		add_line(out, t, t->cell + i, widths, width);
}

void table_text(const struct table *t, struct str *out, int width)
{
	write_lines(t, out, width, true);
}

void table_lines(const struct table *t, struct str *out, int width)
{
	write_lines(t, out, width, false);
}

static void csv_field(struct str *out, const char *s)
{
	if (!strpbrk(s, ",\"\r\n")) {
		str_add(out, s);
		return;
	}
	str_add_char(out, '"');
	for (; *s; s++) {
		if (*s == '"')
			str_add_char(out, '"');
		str_add_char(out, *s);
	}
	str_add_char(out, '"');
}

static void csv_line(struct str *out, const char *const *cell, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			str_add_char(out, ',');
		csv_field(out, cell[i]);
	}
	str_add(out, "\r\n");
}

void table_csv(const struct table *t, struct str *out)
{
	csv_line(out, t->title, t->columns);
	for (size_t i = 0; t->columns && i + t->columns <= t->cells; i += t->columns)
		csv_line(out, t->cell + i, t->columns);
}
