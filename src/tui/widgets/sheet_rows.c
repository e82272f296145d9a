/* sheet_rows.c - where each field of a form lies. */
#include "sheet.h"

#include <string.h>

#include "plaint/report.h"
#include "plaint/utf8.h"
#include "plaint/textwrap.h"

#define LABEL_MOST 20
#define LONG_ROWS 3
#define OPTION_GAP 2
#define TICK 4 /* "[x] " */

static int width(const char *s)
{
	return utf8_width(s, strlen(s));
}

void entry_option_place(const struct entry *e, int i, int *row, int *col)
{
	*row = *col = 0;
	if (e->spoken) {
		*row = i;
		return;
	}
	for (int k = 0; k <= i && k < e->options; k++) {
		int need = TICK + width(e->option[k].label);
		if (*col && *col + need > e->cols) {
			*col = 0;
			++*row;
		}
		if (k < i)
			*col += need + OPTION_GAP;
	}
}

static bool ends_beside(const struct entry *e)
{
	return e->kind == ENTRY_MULTILINE || e->kind == ENTRY_CHOICES;
}

/* Of all fields, or of those that have something beside them. */
static int label_width(const struct sheet *s, bool beside)
{
	int most = 0;

	for (int i = 0; i < s->count && !(beside && ends_beside(&s->entry[i])); i++) {
		int w = width(s->entry[i].label);
		if (s->entry[i].kind != ENTRY_MULTILINE && w > most)
			most = w;
	}
	return most > LABEL_MOST ? LABEL_MOST : most;
}

static int rows_of(const struct entry *e)
{
	int row, col, lines;

	if (e->kind == ENTRY_CHOICES && e->options) {
		entry_option_place(e, e->options - 1, &row, &col);
		return row + 1;
	}
	if (e->kind != ENTRY_MULTILINE)
		return 1;
	lines = e->spec->lines > 0 ? (int)e->spec->lines : LONG_ROWS;
	return e->spoken ? lines : lines + 1;
}

void sheet_spoken_label(const struct entry *e, struct str *out)
{
	str_add(out, e->label);
	if (e->required)
		str_addf(out, ", %s", tr(N_("required")));
	if (e->kind == ENTRY_CHOICE)
		str_addf(out, ", %s", tr(N_("a choice")));
	str_add_char(out, ':');
}

/* One field below the other, each with as much room for its label as it takes. */
static int place_spoken(struct sheet *s, int cols)
{
	int row = 0;

	for (int i = 0; i < s->count; i++) {
		struct entry *e = &s->entry[i];
		struct str label;

		str_init(&label);
		sheet_spoken_label(e, &label);
		e->spoken = true;
		e->label_cols = width(label.data) - 2; /* the value follows after a blank */
		if (e->label_cols > cols / 2)
			e->label_cols = cols / 2;
		e->cols = cols - e->label_cols - 5 - (cols >= SHEET_PLACE_FROM ? SHEET_PLACE : 0);
		if (e->cols < 8)
			e->cols = 8;
		e->row = row;
		e->rows = rows_of(e);
		row += e->rows + (e->error ? 1 : 0);
		str_release(&label);
	}
	return row;
}

static int place(struct sheet *s, int cols, int narrow)
{
	int row = 0, near = label_width(s, true);
	bool beside = true;
	const char *group = NULL;

	for (int i = 0; i < s->count; i++) {
		struct entry *e = &s->entry[i];
		int room;
		if (ends_beside(e))
			beside = false;
		if (s->headings && !str_empty(e->group) && !str_equal(group, e->group))
			row++;
		group = e->group;
		room = beside ? narrow : cols;
		/* A telephone number must fit beside the earlier complaints. */
		e->label_cols = beside && narrow < cols && near < s->label_cols ? near : s->label_cols;
		/* "Label * value": one blank before, three after the label */
		e->cols = e->kind == ENTRY_MULTILINE ? room - 4 : room - e->label_cols - 5;
		if (e->cols < 8)
			e->cols = 8;
		e->row = row;
		e->rows = rows_of(e);
		row += e->rows + (e->error ? 1 : 0);
	}
	return row;
}

void sheet_layout(struct sheet *s, int cols, int narrow, int rows)
{
	if (s->spoken) {
		s->headings = false;
		s->height = place_spoken(s, cols);
		return;
	}
	s->label_cols = label_width(s, false);
	if (s->label_cols > cols / 3)
		s->label_cols = cols / 3;
	s->headings = true;
	s->height = place(s, cols, narrow);
	if (s->height > rows) {
		s->headings = false;
		s->height = place(s, cols, narrow);
	}
}

void sheet_caret(struct sheet *s, int *row, int *col)
{
	struct entry *e = sheet_current(s);
	int at_row = 0, at_col = 0;

	*row = *col = 0;
	if (!e)
		return;
	*row = e->row;
	*col = e->label_cols + 4;
	if (e->kind == ENTRY_MULTILINE) {
		textfield_place(&e->edit, e->cols, e->spoken ? e->rows : e->rows - 1, &at_row, &at_col);
		*row += !e->spoken + at_row - e->edit.top;
		*col = (e->spoken ? *col : 3) + at_col;
	} else if (entry_is_text(e)) {
		textfield_place(&e->edit, e->cols, 1, &at_row, &at_col);
		*col += at_col;
	} else if (e->kind == ENTRY_CHOICES) {
		entry_option_place(e, e->at, &at_row, &at_col);
		*row += at_row;
		*col += at_col + !e->spoken;
	} else if (e->kind == ENTRY_TICK) {
		*col += !e->spoken;
	}
}

void sheet_scroll(struct sheet *s, int lo, int hi)
{
	struct entry *e = sheet_current(s);
	bool arrived = s->scrolled != s->current;
	int row, col, first, last;

	if (!e)
		return;
	sheet_caret(s, &row, &col);
	s->scrolled = s->current;
	if (!arrived && row - s->scroll >= lo && row - s->scroll < hi)
		return;
	/* the whole field with its heading and error when it fits, else the caret's row */
	first = e->row - (s->headings && e->row ? 1 : 0);
	last = e->row + e->rows - 1 + (e->error ? 1 : 0);
	if (last - first + 1 > hi - lo)
		first = last = row;
	if (last - s->scroll >= hi)
		s->scroll = last - hi + 1;
	if (first - s->scroll < lo)
		s->scroll = first - lo;
	if (s->scroll < -lo)
		s->scroll = -lo;
	if (lo == 0 && s->height <= hi)
		s->scroll = 0;
}
