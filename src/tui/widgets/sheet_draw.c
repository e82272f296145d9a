/* sheet_draw.c - fields, labels, errors. */
#include "sheet_draw.h"

#include <stdio.h>
#include <string.h>

#include "plaint/report.h"
#include "plaint/utf8.h"

struct area {
	WINDOW *w;
	struct sheet *s;
	int top, lo, hi, cols;
};

/* The screen row of a row of the form, or -1 when it is not shown. */
static int at(const struct area *a, int row)
{
	int in = row - a->s->scroll;

	return in >= a->lo && in < a->hi ? a->top + in : -1;
}

/* "Phone, required:" and, at the end, "1 of 18". */
static void speak_label(const struct area *a, const struct entry *e, bool focus)
{
	int row = at(a, e->row), place = (int)(e - a->s->entry);
	char text[32];
	struct str label;

	str_init(&label);
	sheet_spoken_label(e, &label);
	draw_text(a->w, row, 1, e->label_cols + 2, focus ? LOOK_FOCUS : LOOK_LABEL, label.data);
	str_release(&label);
	if (a->cols < SHEET_PLACE_FROM)
		return;
	snprintf(text, sizeof text, tr("%d of %d"), place + 1, a->s->count);
	draw_right(a->w, row, a->cols - SHEET_PLACE, SHEET_PLACE - 1, LOOK_LABEL, text);
}

static void draw_label(const struct area *a, const struct entry *e, bool focus)
{
	int row = at(a, e->row), cols = e->kind == ENTRY_MULTILINE ? e->cols - 10 : e->label_cols;
	int used;

	if (e->spoken) {
		speak_label(a, e, focus);
		return;
	}
	used = draw_text(a->w, row, 1, cols, focus ? LOOK_FOCUS : LOOK_LABEL, e->label);
	if (e->required)
		draw_text(a->w, row, e->kind == ENTRY_MULTILINE ? used + 2 : e->label_cols + 2, 1, LOOK_TITLE, "*");
}

static void draw_line(const struct area *a, const struct entry *e, int col)
{
	const struct textfield *f = &e->edit;
	const char *s = f->text.data + f->left;
	size_t len = f->text.len - f->left;

	draw_bytes(a->w, at(a, e->row), col, LOOK_VALUE, s, utf8_fit(s, len, e->cols, NULL));
}

/* What does not fit is marked at the end of a field without the caret. */
static void draw_text_entry(const struct area *a, const struct entry *e, bool focus)
{
	int col = e->label_cols + 4;

	if (focus)
		draw_line(a, e, col);
	else
		draw_text(a->w, at(a, e->row), col, e->cols, LOOK_VALUE, e->edit.text.data);
}

static void draw_long(const struct area *a, struct entry *e, bool focus)
{
	size_t from, to;
	int above = !e->spoken, rows = e->rows - above, top = focus ? e->edit.top : 0;
	int row = at(a, e->row), col = e->spoken ? e->label_cols + 4 : 3;

	if (!e->spoken)
		draw_printf(a->w, row, e->cols - 8, 12, LOOK_LABEL, "%6zu/%zu", textfield_count(&e->edit), e->edit.max);
	for (int i = 0; i < rows; i++) {
		row = at(a, e->row + above + i);
		if (row < 0 || !textfield_row(&e->edit, e->cols, top + i, &from, &to))
			continue;
		draw_bytes(a->w, row, col, LOOK_VALUE, e->edit.text.data + from, to - from);
		if (e->spoken)
			continue;
		if (i == rows - 1 && textfield_row(&e->edit, e->cols, top + rows, &from, &to))
			draw_text(a->w, row, 1, 1, LOOK_TITLE, "v");
		if (i == 0 && top > 0)
			draw_text(a->w, row, 1, 1, LOOK_TITLE, "^");
	}
}

static void draw_options(const struct area *a, const struct entry *e)
{
	int base = e->label_cols + 4, row, col;

	for (int i = 0; i < e->options; i++) {
		entry_option_place(e, i, &row, &col);
		row = at(a, e->row + row);
		if (row < 0)
			continue;
		if (e->spoken)
			draw_printf(a->w, row, base, e->cols, LOOK_VALUE, "%s, %s", e->option[i].label, e->ticked[i] ? tr(N_("ticked")) : tr(N_("not ticked")));
		else
			draw_printf(a->w, row, base + col, e->cols - col, LOOK_VALUE, "[%c] %s", e->ticked[i] ? 'x' : ' ', e->option[i].label);
	}
}

static void draw_choice(const struct area *a, const struct entry *e, bool focus)
{
	int row = at(a, e->row), col = e->label_cols + 4;
	int used;

	if (e->kind == ENTRY_TICK && e->spoken) {
		draw_text(a->w, row, col, e->cols, LOOK_VALUE, e->chosen < 0 ? tr(N_("not said")) : e->chosen ? tr("yes") : tr("no"));
		return;
	}
	if (e->kind == ENTRY_TICK) {
		draw_printf(a->w, row, col, e->cols, LOOK_VALUE, "[%c]%s%s", e->chosen == 1 ? 'x' : ' ',
			e->chosen == 0 ? " " : "", e->chosen == 0 ? tr(N_("no")) : "");
		return;
	}
	used = draw_text(a->w, row, col, e->cols - 3, LOOK_VALUE, e->chosen >= 0 ? e->option[e->chosen].label : "");
	if (focus && !e->spoken) {
		draw_text(a->w, row, col - 1, 1, LOOK_TITLE, "[");
		draw_text(a->w, row, col + used, 3, LOOK_TITLE, " v]");
	}
}

static void draw_entry(const struct area *a, struct entry *e, bool focus)
{
	if (at(a, e->row) >= 0)
		draw_label(a, e, focus);
	if (e->kind == ENTRY_MULTILINE)
		draw_long(a, e, focus);
	else if (e->kind == ENTRY_CHOICES)
		draw_options(a, e);
	else if (at(a, e->row) >= 0 && entry_is_text(e))
		draw_text_entry(a, e, focus);
	else if (at(a, e->row) >= 0)
		draw_choice(a, e, focus);
	if (e->error && at(a, e->row + e->rows) >= 0)
		draw_printf(a->w, at(a, e->row + e->rows), 3, a->cols - 4, LOOK_ERROR, e->spoken ? "%s" : "! %s", e->error);
}

void sheet_draw(WINDOW *w, struct sheet *s, int top, int lo, int hi, int cols)
{
	struct area a = {w, s, top, lo, hi, cols};
	const char *group = NULL;

	for (int i = 0; i < s->count; i++) {
		struct entry *e = &s->entry[i];
		if (s->headings && !str_empty(e->group) && !str_equal(group, e->group) && at(&a, e->row - 1) >= 0)
			draw_text(w, at(&a, e->row - 1), 0, cols, LOOK_TITLE, e->group);
		group = e->group;
		draw_entry(&a, e, i == s->current);
	}
}
