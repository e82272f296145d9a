/* How one complaint looks. */
#include "complaint.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/report.h"
#include "plaint/rules/clocks.h"
#include "plaint/rules/rights.h"
#include "plaint/utf8.h"

#include "../editing.h"
#include "../spoken.h"

#define TWO_CLOCKS_FROM 76

static void append(struct str *s, const char *between, const char *text)
{
	if (str_empty(text))
		return;
	if (s->len > 0)
		str_add(s, between);
	str_add(s, text);
}

static const char *text_helpers(struct tui *t, const struct complaint *c)
{
	const char *all = "";

	for (size_t i = 0; i < c->assisting_count; i++)
		all = arena_printf(&t->turn, "%s%s%s", all, i > 0 ? ", " : "", text_department(t, c->assisting[i]));
	return all;
}

static const char *whose(struct tui *t, const struct complaint *c)
{
	struct str s;
	const char *text;

	str_init(&s);
	if (c->taker != NULL && t->cols >= 76)
		str_addf(&s, "%s %s", tr("taken by"), text_person(t, c->taker));
	append(&s, "  ", text_department(t, c->value[FIELD_DEPARTMENT]));
	append(&s, " ", text_person(t, c->value[FIELD_PERSON]));
	text = arena_strdup(&t->turn, s.data);
	str_release(&s);
	return text;
}

static void paint_head(struct complaint_view *cv, struct tui *t)
{
	const struct complaint *c = cv->record.c;
	bool masked = t->me != NULL && !rights_sees(t->me, c->taker, c->value[FIELD_PERSON], c->value[FIELD_DEPARTMENT]) &&
		!str_equal(cv->revealed_number, cv->number);
	const char *outside = text_value(t, "outside_number", c->value[FIELD_OUTSIDE_NUMBER]);
	struct str s;

	draw_header(t, arena_printf(&t->turn, t->cols < 60 ? "%s %s %s" : " %s  %s  %s", c->number, text_level(t, c->level), text_state(t, c->state)), whose(t, c));
	str_init(&s);
	/* U-14: beside our own, where the customer is seen all the same */
	append(&s, "  ", t->cols < 76 ? "" : outside);
	append(&s, "  ", text_value(t, "category", c->value[FIELD_CATEGORY]));
	append(&s, "  ", str_empty(c->value[FIELD_NAME]) ? tr("anonymous") : c->value[FIELD_NAME]);
	append(&s, "  ", c->value[FIELD_PHONE]);
	if (masked)
		append(&s, " ", tr("(r reveals, recorded)"));
	append(&s, "  ", text_value(t, "area", c->value[FIELD_AREA]));
	append(&s, "  ", text_address(t, c));
	if (c->original != NULL)
		append(&s, "  ", arena_printf(&t->turn, tr("again after %s"), c->original));
	append(&s, "  ", t->cols < 76 ? outside : "");
	draw_text(t->win, 1, 1, t->cols - 2, LOOK_TITLE, spoken_or(t, s.data));
	str_release(&s);
}

static bool still_runs(const struct clock_run *run)
{
	return run->state == CLOCK_RUNNING || run->state == CLOCK_BREACHED || run->state == CLOCK_SUSPENDED;
}

static void paint_clock(struct tui *t, int row, int col, int cols, const struct clock_run *run)
{
	enum urgency u = run_urgency(t, run);
	const char *name = text_clock(t, run_title(&t->turn, run));
	int width = t->zh ? 12 : 14;

	if (t->plain) {
		draw_text(t->win, row, col, cols, LOOK_NORMAL, arena_printf(&t->turn, "%s: %s", name, text_run(t, run)));
		return;
	}
	draw_text(t->win, row, col, 2, urgency_look(u), urgency_mark(u));
	draw_text(t->win, row, col + 3, width - 1, LOOK_LABEL, name);
	draw_text(t->win, row, col + 3 + width, cols - 3 - width, u == URGENCY_RUNNING ? LOOK_VALUE : u == URGENCY_NONE ? LOOK_DIM : urgency_look(u),
		cols < 60 ? text_run_short(t, run) : text_run(t, run));
}

static int sooner(const void *a, const void *b)
{
	const struct clock_run *const *x = a, *const *y = b;

	if ((*x)->due != (*y)->due)
		return (*x)->due < (*y)->due ? -1 : 1;
	return *x < *y ? -1 : *x > *y; /* as they began */
}

const struct clock_run **clocks_in_order(struct tui *t, const struct complaint *c)
{
	const struct clock_run **list = arena_array(&t->turn, c->clock_count + 1, sizeof(struct clock_run *));
	size_t n = 0;

	for (size_t i = 0; i < c->clock_count; i++)
		if (still_runs(&c->clocks[i]))
			list[n++] = &c->clocks[i];
	qsort(list, n, sizeof(struct clock_run *), sooner);
	for (size_t i = c->clock_count; i-- > 0;)
		if (!still_runs(&c->clocks[i]))
			list[n++] = &c->clocks[i];
	return list;
}

/* As many as fit. */
static int paint_clocks(struct complaint_view *cv, struct tui *t, int row, int rows)
{
	const struct complaint *c = cv->record.c;
	const struct clock_run **list = clocks_in_order(t, c);
	int columns = !t->plain && t->cols >= TWO_CLOCKS_FROM && (int)c->clock_count > rows ? 2 : 1;
	int width = t->cols / columns, n = 0;

	for (; n < (int)c->clock_count && n < rows * columns; n++)
		paint_clock(t, row + n / columns, 1 + n % columns * width, width - 1, list[n]);
	return (n + columns - 1) / columns;
}

const char *pane_text(struct tui *t, const struct complaint_view *cv, enum pane p)
{
	size_t count = 0;

	if (!pane_filled(cv, p, &count))
		return NULL;
	return count > 0 ? arena_printf(&t->turn, "%d %s %zu", p + 1, pane_name(p), count) : arena_printf(&t->turn, "%d %s", p + 1, pane_name(p));
}

static void say_panes(const struct complaint_view *cv, struct tui *t, int row)
{
	struct spoken_tabs s;

	spoken_tabs_init(&s);
	for (int p = 0; p < PANES; p++)
		if (pane_text(t, cv, (enum pane)p) != NULL)
			spoken_tab(t, &s, pane_text(t, cv, (enum pane)p), p == (int)cv->pane);
	spoken_tabs_draw(t, &s, row);
}

static void paint_panes(struct complaint_view *cv, struct tui *t, int row)
{
	int at = 0;

	if (t->plain) {
		say_panes(cv, t, row);
		return;
	}
	draw_fill(t->win, row, 0, 1, t->cols, LOOK_TAB);
	for (int p = 0; p < PANES; p++) {
		bool on = p == (int)cv->pane;
		const char *text = pane_text(t, cv, (enum pane)p);

		if (text == NULL)
			continue;
		text = arena_printf(&t->turn, on ? "[%s]" : " %s ", text);
		hit_command(t, row, at, utf8_width(text, strlen(text)), CMD_TAB, p + 1);
		at += draw_text(t->win, row, at, t->cols - at, on ? LOOK_TAB_ON : LOOK_TAB, text);
	}
}

static void paint_rule(struct complaint_view *cv, struct tui *t, int row)
{
	const char *next = text_next(t, cv->record.c);

	draw_hline(t->win, row, 0, t->cols, LOOK_FRAME);
	if (next != NULL)
		draw_printf(t->win, row, 2, t->cols - 4, LOOK_TITLE, " %s %s (%s) ", tr("next:"), next, t->cols < 60 ? "s" : "F5");
}

static void paint_mark(struct complaint_view *cv, struct tui *t, int row, int rows, int selected)
{
	int at = selected - cv->pager[cv->pane].top;

	if (at < 0 || at >= rows)
		return;
	draw_text(t->win, row + at, 0, 1, LOOK_SELECTED, t->plain ? "" : ">");
	tui_caret(t, row + at, 0);
}

/* What nobody may overlook, in one line: whom to look after (GC-10), what waits, that
 * there are others of the same cause, who helps, how often it came back. */
static const char *alerts(struct tui *t, const struct complaint *c)
{
	const char *guardian = complaint_field(c, "guardian"), *text;
	struct str s;

	str_init(&s);
	if (!str_empty(guardian))
		append(&s, "  ", arena_printf(&t->turn, tr("!! PROTECTED: %s looks after it"), text_person(t, guardian)));
	for (size_t i = 0; i < c->asking_count; i++)
		append(&s, "  ", arena_printf(&t->turn, tr("waits for approval: %s"), text_asking(t, &c->asking[i])));
	if (str_equal(c->incident, c->number))
		append(&s, "  ", arena_printf(&t->turn, tr("incident: %zu more callers"), c->member_count));
	else if (c->incident != NULL)
		append(&s, "  ", arena_printf(&t->turn, tr("incident: handled under %s"), c->incident));
	if (c->assisting_count > 0)
		append(&s, "  ", arena_printf(&t->turn, tr("helps: %s"), text_helpers(t, c)));
	if (c->returned > 0)
		append(&s, "  ", arena_printf(&t->turn, tr("returned %d times"), c->returned));
	text = s.len > 0 ? arena_strdup(&t->turn, s.data) : NULL;
	str_release(&s);
	return text;
}

static int paint_alerts(struct complaint_view *cv, struct tui *t, int row)
{
	const char *text = alerts(t, cv->record.c);
	bool loud = !str_empty(complaint_field(cv->record.c, "guardian"));

	if (text == NULL)
		return 0;
	draw_pad(t->win, row, 0, t->cols, loud ? LOOK_DANGER : LOOK_SOON, spoken_or(t, arena_printf(&t->turn, " %s", text)));
	return 1;
}

/* Somebody is in the midst of something here (U-7). */
static void paint_editing(struct complaint_view *cv, struct tui *t)
{
	const char *text = editing_line(t, cv->number);
	int room = t->cols - 2 - (pager_more(&cv->pager[cv->pane]) > 0 ? 20 : 0);

	if (text != NULL)
		t->told = draw_text(t->win, t->rows - 2, 1, room, LOOK_SOON, text) + 2;
}

void complaint_repaint(struct view *v, struct tui *t)
{
	struct complaint_view *cv = (struct complaint_view *)v;
	int row = 2, rows;

	if (cv->record.c == NULL) {
		draw_header(t, cv->number, "");
		return;
	}
	paint_head(cv, t);
	row += paint_alerts(cv, t, row);
	row += paint_clocks(cv, t, row, t->rows >= 30 ? 5 : t->rows >= 20 ? 3 : 2);
	paint_rule(cv, t, row++);
	paint_panes(cv, t, row++);
	rows = t->rows - 2 - row;
	pager_draw(&cv->pager[cv->pane], t->win, row, 1, rows, t->cols - 2);
	tui_caret(t, row + pager_caret(&cv->pager[cv->pane]), 0);
	if (cv->pane == PANE_LINKS || cv->pane == PANE_FILES)
		paint_mark(cv, t, row, rows, cv->pane == PANE_LINKS ? cv->link : cv->file);
	paint_editing(cv, t);
	/* under a box it would seem to be about the box */
	if (t->top == v && pager_more(&cv->pager[cv->pane]) > 0)
		draw_right(t->win, t->rows - 2, t->cols - 30, 29, LOOK_DIM,
			arena_printf(&t->turn, tr("%d more below"), pager_more(&cv->pager[cv->pane])));
}
