/* intake_earlier.c - earlier complaints of this caller and place, beside the form. */
#include "intake.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "plaint/report.h"
#include "plaint/utf8.h"

#include "../spoken.h"

#define ASK_EVERY 200 /* milliseconds */

static int64_t milliseconds(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* A telephone number from four digits on, an address from two characters on. */
static bool worth(const char *name, const char *text)
{
	struct str digits;
	bool enough;

	if (!text)
		return false;
	if (strcmp(name, "phone"))
		return utf8_count(text, strlen(text)) >= 2;
	str_init(&digits);
	phone_digits(&digits, text);
	enough = digits.len >= 4;
	str_release(&digits);
	return enough;
}

static void collect(struct intake *in, struct arena *a, struct values *fields, struct str *key)
{
	static const char *const names[] = {"phone", "address", "account", "outside_number"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *text = sheet_text(&in->f.sheet, names[i]);
		bool use = worth(names[i], text);
		if (use)
			values_set(a, fields, names[i], text);
		str_addf(key, "%s\n", use ? text : "");
	}
	/* What an incident is known by (U-12); the category may be that of the words. */
	if (!str_empty(sheet_text(&in->f.sheet, "area")) && !str_empty(in->preview.category)) {
		values_set(a, fields, "area", sheet_text(&in->f.sheet, "area"));
		values_set(a, fields, "category", arena_strdup(a, in->preview.category));
		values_set(a, fields, "kind", sheet_text(&in->f.sheet, "kind"));
		str_addf(key, "%s\n%s\n", sheet_text(&in->f.sheet, "area"), in->preview.category);
	}
}

static void answer(struct intake *in, struct tui *t, struct values *fields)
{
	struct request q;
	struct reply r;
	struct err err = ERR_INIT;

	arena_clear(&in->earlier_arena);
	in->earlier = NULL;
	in->earlier_count = 0;
	if (fields->count) {
		request_init(&q);
		reply_init(&r);
		q.op = "earlier";
		q.fields = *fields;
		if (!tui_call(t, &q, &in->earlier_arena, &r, &err)) {
			in->earlier = r.rows;
			for (size_t i = 0; i < r.row_count; i++)
				/* what F8 has just registered is no earlier one */
				if (!str_equal(r.rows[i].number, in->number))
					in->earlier[in->earlier_count++] = r.rows[i];
		}
	}
	list_resize(&in->earlier_list, in->earlier_count);
	if (!in->earlier_count)
		in->in_earlier = false;
}

void earlier_ask(struct intake *in, struct tui *t)
{
	struct values fields = {NULL, 0};
	struct arena a = ARENA_INIT;
	struct str key;
	int64_t now = milliseconds();

	str_init(&key);
	collect(in, &a, &fields, &key);
	if (!str_equal(key.data, in->asked) && now - in->asked_at >= ASK_EVERY) {
		in->asked_at = now;
		free(in->asked);
		in->asked = str_detach(&key);
		answer(in, t, &fields);
	}
	str_release(&key);
	arena_release(&a);
}

const struct row *earlier_selected(const struct intake *in)
{
	return in->earlier_count ? &in->earlier[in->earlier_list.selected] : NULL;
}

static void draw_row(struct intake *in, struct tui *t, int i, int row, int col, int cols)
{
	const struct row *r = &in->earlier[i];
	bool on = in->in_earlier && i == in->earlier_list.selected;
	enum look as = on ? LOOK_SELECTED : LOOK_VALUE;
	const char *state = tr(state_names[r->state]);

	if (r->mark == MARK_INCIDENT)
		draw_pad(t->win, row, col, cols, on ? as : LOOK_DANGER, spoken_or(t, arena_printf(&t->turn, tr(N_("!! incident %s %s: %s")), r->number,
			state, str_or_empty(r->text))));
	else
		draw_pad(t->win, row, col, cols, as, arena_printf(&t->turn, "%s %s %s", r->number, state, str_or_empty(r->text)));
}

void earlier_draw(struct intake *in, struct tui *t, int top, int col, int rows, int cols)
{
	draw_vline(t->win, top, col, rows, LOOK_FRAME);
	col += 2;
	cols -= 2;
	if (!in->earlier_count) {
		if (in->asked && in->asked[0] != '\n')
			draw_text(t->win, top, col, cols, LOOK_DIM, tr(N_("nothing earlier from this caller or place")));
		return;
	}
	draw_text(t->win, top, col, cols, LOOK_TITLE,
		arena_printf(&t->turn, tr(N_("Earlier from this number and address: %d")), in->earlier_count));
	in->earlier_list.rows = rows - 2;
	list_scroll(&in->earlier_list);
	for (int i = 0; i < rows - 2 && in->earlier_list.top + i < in->earlier_count; i++) {
		int at = in->earlier_list.top + i;
		draw_row(in, t, at, top + 1 + i, col, cols);
		if (in->in_earlier && at == in->earlier_list.selected)
			tui_caret(t, top + 1 + i, col);
	}
	draw_text(t->win, top + rows - 1, col, cols, LOOK_DIM,
		in->in_earlier ? spoken_or(t, tr(N_("F4 the same matter again  Enter opens it"))) : tr(N_("F3, F4: the same matter again")));
}
