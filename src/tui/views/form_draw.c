/* form_draw.c - a form's own rows: help, count, missing, choices. */
#include "form.h"

#include <string.h>

#include "../spoken.h"
#include "../widgets/sheet_draw.h"
#include "plaint/report.h"
#include "plaint/utf8.h"

#define CHOICE_ROWS 4
#define FEW 20 /* characters left that are told */

/* How many digits a telephone number has so far; how much room is left when it gets
 * scarce. Long texts have their own count. */
static const char *counter(struct tui *t, const struct entry *e)
{
	size_t count, digits = 0;

	if (!e || !entry_is_text(e) || (e->kind == ENTRY_MULTILINE && !t->plain))
		return "";
	count = textfield_count(&e->edit);
	if (count + FEW >= e->edit.max)
		return arena_printf(&t->turn, tr(N_("%2zu left")), e->edit.max - count);
	/* said at each key it would drown the key */
	for (const char *s = e->edit.text.data; !t->plain && e->kind == ENTRY_PHONE && *s; s++)
		digits += *s >= '0' && *s <= '9';
	return digits ? arena_printf(&t->turn, tr(N_("%2zu digits")), digits) : "";
}

static void draw_second_row(struct form_view *f, struct tui *t)
{
	struct entry *e = sheet_current(&f->sheet);
	int missing = sheet_missing(&f->sheet, NULL), used = 8;
	const char *place = arena_printf(&t->turn, "%d/%d", f->sheet.current + 1, f->sheet.count);
	const char *word = tr(N_("missing")), *room = counter(t, e);

	if (t->plain && t->cols >= SHEET_PLACE_FROM) {
		draw_text(t->win, 1, 1, t->cols - 2, LOOK_DIM, arena_printf(&t->turn, "%s %s", e ? str_or_empty(e->help) : "", room));
		return;
	}
	if (t->cols < 60) {
		place = arena_printf(&t->turn, missing ? "%s *%d" : "%s", place, missing);
	} else {
		/* as wide with nothing missing: the help beside it does not move at a key */
		used = utf8_width(word, strlen(word)) + 12;
		if (missing)
			place = arena_printf(&t->turn, "%s  %s %d *", place, word, missing);
	}
	draw_right(t->win, 1, 0, t->cols - 1, LOOK_DIM, place);
	if (t->cols >= 60 && *room) {
		int end = t->cols - 1 - utf8_width(place, strlen(place)) - 2;

		/* It changes at each key: a look of its own would cost more bytes than the digit. */
		draw_right(t->win, 1, 0, end, LOOK_NORMAL, room);
		used += utf8_width(room, strlen(room)) + 2;
	}
	if (e)
		draw_text(t->win, 1, 1, t->cols - used - 4, LOOK_DIM, e->help);
}

/* "2 register  3 earlier ... Esc set aside as a draft" */
void form_draw_choices(struct form_view *f, struct tui *t)
{
	struct str out;
	const char *text;
	int rows;

	str_init(&out);
	for (unsigned n = 1; n <= 9; n++) {
		const struct command *c = command_of_key(f->v.ops->scope, K_F(n));
		if (c && (!f->v.ops->possible || f->v.ops->possible(&f->v, c->id)))
			str_addf(&out, "%u %s  ", n, tr(c->label));
	}
	text = spoken_or(t, arena_printf(&t->turn, "Esc %s  Del %s  %s", tr(N_("set aside")), tr(N_("throw away")), out.data));
	rows = draw_wrapped(NULL, 0, 0, CHOICE_ROWS, t->cols - 2, LOOK_TITLE, text);
	if (rows > CHOICE_ROWS)
		rows = CHOICE_ROWS;
	/* All of them: where there are no F-keys nothing else leads to these. */
	draw_fill(t->win, t->rows - 1 - rows, 0, rows, t->cols, LOOK_TITLE);
	draw_wrapped(t->win, t->rows - 1 - rows, 1, rows, t->cols - 2, LOOK_TITLE, text);
	if (t->plain) /* it is the question now */
		tui_caret(t, t->rows - 1 - rows, 0);
	str_release(&out);
}

/* The count follows each key; their names, which all move up when one goes, each second
 * and each field: a key costs a few bytes, not the row. */
static void name_missing(struct form_view *f, struct tui *t)
{
	if (f->missing_at == t->now && f->missing_in == f->sheet.current)
		return;
	f->missing_at = t->now;
	f->missing_in = f->sheet.current;
	str_clear(&f->missing);
	sheet_missing(&f->sheet, &f->missing);
}

static void draw_missing(struct form_view *f, struct tui *t)
{
	int used = 0;

	name_missing(f, t);
	if (f->missing.len > 0)
		used = 2 + draw_printf(t->win, t->rows - 2, 1, t->cols - 2, LOOK_NORMAL, "%s: %s", tr(N_("missing")), f->missing.data);
	if (f->ask && f->ask->count)
		draw_printf(t->win, t->rows - 2, 1 + used, t->cols - 2 - used, LOOK_TITLE, "%s: %s", tr(N_("ask")),
			prompts_line(t, f->ask));
}

static void draw_found(struct form_view *f, struct tui *t)
{
	const struct draft_found *d = &f->found[0];
	const char *name = values_get(&d->values, "name"), *text = values_get(&d->values, "text");

	if (!text)
		text = d->values.item[0].text;
	draw_printf(t->win, t->rows - 2, 1, t->cols - 2, LOOK_MESSAGE, tr(N_("Ctrl-T takes up the draft of %s ago%s: %s %s")),
		tui_age(t, d->saved), f->found_count > 1 ? arena_printf(&t->turn, " (1/%zu)", f->found_count) : "",
		str_or_empty(name), text);
}

/* None of this form, but others: one calm line. */
static void draw_waiting(struct form_view *f, struct tui *t)
{
	draw_printf(t->win, t->rows - 2, 1, t->cols - 2, LOOK_MESSAGE, tr_n("Ctrl-T shows %zu draft that waits, of %s ago",
		"Ctrl-T shows %zu drafts that wait, the last of %s ago", (unsigned long)f->waiting), f->waiting, tui_age(t, f->waiting_since));
}

/* Where a click goes to a field. */
static void note_fields(struct form_view *f, struct tui *t, int lo, int hi)
{
	for (int i = 0; i < f->sheet.count; i++) {
		const struct entry *e = &f->sheet.entry[i];
		int row = e->row - f->sheet.scroll;

		if (row >= lo && row + e->rows <= hi)
			hit_field(t, f->top + row, e->rows, 0, t->cols, i - f->sheet.current);
	}
}

void form_draw(struct form_view *f, struct tui *t, int lo, int hi, int narrow)
{
	int row, col;

	draw_second_row(f, t);
	sheet_layout(&f->sheet, t->cols, narrow, f->bottom - f->top);
	sheet_scroll(&f->sheet, lo, hi);
	sheet_draw(t->win, &f->sheet, f->top, lo, hi, t->cols);
	note_fields(f, t, lo, hi);
	sheet_caret(&f->sheet, &row, &col);
	tui_caret(t, f->top + row - f->sheet.scroll, col);
	if (f->choosing)
		form_draw_choices(f, t);
	else if (f->found_count && !f->draft)
		draw_found(f, t);
	else if (f->waiting && !f->draft)
		draw_waiting(f, t);
	else
		draw_missing(f, t);
}
