/* How the desk looks. */
#include "desk.h"

#include <string.h>

#include "plaint/report.h"
#include "plaint/utf8.h"

#include "../editing.h"
#include "../spoken.h"

#define BESIDE_FROM 110
#define BAR_SPAN HOUR /* what the timer bar shows */

static const char *const queue_names[QUEUES] = {
	N_("mine"), N_("unforwarded"), N_("all"), N_("overdue"), N_("to revisit"),
	N_("urgent"), N_("today"), N_("suspended"), N_("archived"),
};

/* How many are in it, or -1 when the server does not count it. */
static int64_t queue_count(const struct desk *d, int q)
{
	const struct counts *c = &d->list.counts;
	const int64_t counted[QUEUES] = { c->mine, c->unforwarded, c->open, c->overdue, c->revisit, c->urgent, c->today, -1, -1 };

	return counted[q];
}

static const char *own_text(struct tui *t, const struct tab *own)
{
	if (own->count < 0)
		return arena_printf(&t->turn, " %s ", own->name);
	return arena_printf(&t->turn, " %s %lld%s ", own->name, (long long)own->count, own->more ? "+" : "");
}

const char *desk_tab_text(struct tui *t, const struct desk *d, int tab)
{
	if (tab >= QUEUES)
		return own_text(t, &d->tabs.tab[tab - QUEUES]);
	if (queue_count(d, tab) < 0)
		return arena_printf(&t->turn, " %d %s ", tab + 1, tr(queue_names[tab]));
	return arena_printf(&t->turn, " %d %s %lld ", tab + 1, tr(queue_names[tab]), (long long)queue_count(d, tab));
}

enum desk_pane desk_pane(const struct tui *t)
{
	if (t->cols >= BESIDE_FROM && !t->plain)
		return PANE_BESIDE;
	return t->rows >= 20 && t->cols >= 60 ? PANE_BELOW : PANE_NONE;
}

static int width(const char *s)
{
	return utf8_width(s, strlen(s));
}

static void paint_header(struct desk *d, struct tui *t)
{
	const struct counts *c = &d->list.counts;
	const char *place = text_department(t, t->me->department);
	const char *left = "plaint";
	struct str right;

	if (*place == '\0')
		place = site_pick(t->site->company, t->site->company_zh, t->zh);
	str_init(&right);
	str_addf(&right, "%s %lld%s  %s %lld%s", tr("overdue"), (long long)c->overdue, c->overdue > 0 ? " !!" : "",
		tr("soon"), (long long)c->soon, c->soon > 0 ? " >" : "");
	if (t->cols >= 60)
		str_addf(&right, "  %s %lld  %s %lld", tr("today"), (long long)c->today, tr("unforwarded"), (long long)c->unforwarded);
	/* Where one is and who, as far as there is room. */
	if (width(right.data) + width(str_or_empty(t->me->name)) + 20 <= t->cols && !str_empty(t->me->name))
		str_addf(&right, "  %s", t->me->name);
	if (width(right.data) + width(place) + 21 <= t->cols)
		left = arena_printf(&t->turn, "plaint  %s", place);
	draw_header(t, left, right.data);
	str_release(&right);
}

/* For whoever may decide: how many violations wait, at the right. The columns left. */
static int paint_violations(const struct desk *d, struct tui *t, int row)
{
	const char *text;
	int cols;

	if (d->list.counts.violations <= 0)
		return t->cols;
	text = arena_printf(&t->turn, t->cols < 100 ? " V %lld " : tr(" V violations %lld "), (long long)d->list.counts.violations);
	cols = width(text);
	draw_text(t->win, row, t->cols - cols, cols, LOOK_TAB, text);
	hit_command(t, row, t->cols - cols, cols, CMD_SUPERVISION, 0);
	return t->cols - cols;
}

static void say_tabs(const struct desk *d, struct tui *t, int row)
{
	struct spoken_tabs s;

	spoken_tabs_init(&s);
	for (int q = 0; q < QUEUES + d->tabs.count; q++)
		spoken_tab(t, &s, desk_tab_text(t, d, q), q == d->queue);
	if (d->list.counts.violations > 0)
		spoken_add(&s.others, NULL, spoken_row(t, arena_printf(&t->turn, tr(" V violations %lld "), (long long)d->list.counts.violations)));
	spoken_tabs_draw(t, &s, row);
}

/* All tabs where they fit, else as many as do with the open one among them. */
static void paint_tabs(struct desk *d, struct tui *t, int row)
{
	int first = 0, used = 0, at = 0, tabs = QUEUES + d->tabs.count, room;

	if (t->plain) {
		say_tabs(d, t, row);
		return;
	}
	draw_fill(t->win, row, 0, 1, t->cols, LOOK_TAB);
	room = paint_violations(d, t, row);
	for (int q = 0; q <= d->queue; q++)
		used += width(desk_tab_text(t, d, q));
	for (; used > room && first < d->queue; first++)
		used -= width(desk_tab_text(t, d, first));
	for (int q = first; q < tabs; q++) {
		const char *text = desk_tab_text(t, d, q);
		int cols = width(text);

		if (at + cols > room && q != d->queue)
			break;
		/* The open one is bracketed too: not by colour alone. */
		if (q == d->queue)
			text = arena_printf(&t->turn, "[%.*s]", (int)strlen(text) - 2, text + 1);
		draw_text(t->win, row, at, room - at, q == d->queue ? LOOK_TAB_ON : LOOK_TAB, text);
		hit_command(t, row, at, cols, CMD_TAB, q + 1);
		at += cols;
	}
}

/* The next deadline, whose it is, and a bar that fills as it comes near. */
static void paint_timer(struct desk *d, struct tui *t, int row)
{
	const struct counts *c = &d->list.counts;
	int64_t left = c->next_due - t->now;
	int at, bar = 0;
	char filled[64];

	draw_hline(t->win, row, 0, t->cols, LOOK_FRAME);
	if (c->next_due == INSTANT_NONE || c->next_number == NULL)
		return;
	at = draw_printf(t->win, row, 2, t->cols - 4, urgency_look(left <= 0 ? URGENCY_OVERDUE : left < 15 * MINUTE ? URGENCY_SOON : URGENCY_RUNNING),
		" %s%s%s %s %s %s ", t->cols < 60 ? "" : tr("next due:"), t->cols < 60 ? "" : " ", c->next_number, text_clock(t, c->next_clock), text_remaining(t, c->next_due),
		text_person(t, c->next_person)) + 2;
	if (t->plain)
		return;
	bar = t->cols - at - 6;
	if (bar > 40)
		bar = 40;
	if (bar < 8)
		return;
	for (int i = 0; i < bar; i++)
		filled[i] = (bar - i - 1) * BAR_SPAN / bar >= left ? '=' : '.';
	/* Drawn from the left: all full when the time is over. */
	for (int i = 0, j = bar - 1; i < j; i++, j--) {
		char swap = filled[i];

		filled[i] = filled[j];
		filled[j] = swap;
	}
	filled[bar] = '\0';
	draw_printf(t->win, row, at + 1, bar + 2, LOOK_FRAME, "[%s]", filled);
}

static void append(struct str *s, const char *text)
{
	if (str_empty(text))
		return;
	if (s->len > 0)
		str_add(s, "  ");
	str_add(s, text);
}

static const char *summary(struct tui *t, const struct complaint *c)
{
	struct str s;
	const char *text;

	str_init(&s);
	append(&s, c->number);
	append(&s, text_level(t, c->level));
	append(&s, text_value(t, "category", c->value[FIELD_CATEGORY]));
	append(&s, c->value[FIELD_NAME]);
	append(&s, c->value[FIELD_PHONE]);
	append(&s, text_value(t, "area", c->value[FIELD_AREA]));
	append(&s, text_address(t, c));
	append(&s, text_value(t, "outside_number", c->value[FIELD_OUTSIDE_NUMBER])); /* U-14 */
	text = arena_strdup(&t->turn, s.data);
	str_release(&s);
	return text;
}

static const char *next_line(struct tui *t, const struct complaint *c)
{
	const struct clock_run *run = complaint_nearest(c);
	const char *ladder = run != NULL ? text_ladder(t, run->name, c->value[FIELD_DEPARTMENT]) : "";

	return arena_printf(&t->turn, "%s %s%s%s%s", tr("next:"), text_next_due(t, c), *ladder != '\0' ? "  " : "",
		*ladder != '\0' ? tr("escalates to ") : "", ladder);
}

static const char *last_line(struct tui *t, const struct record *r)
{
	const struct event *e = r->event_count > 0 ? &r->events[r->event_count - 1] : NULL;

	if (e == NULL)
		return "";
	return arena_printf(&t->turn, "%s %s %s %s %s", tr("last:"), tui_date(t, e->at), text_event_who(t, e),
		report_event_did(&t->turn, e), text_event_what(t, e));
}

static void paint_below(struct desk *d, struct tui *t, int row, int rows)
{
	const struct complaint *c = d->record.c;
	int used;

	if (c == NULL)
		return;
	draw_text(t->win, row, 1, t->cols - 2, LOOK_TITLE, spoken_or(t, summary(t, c)));
	used = draw_wrapped(t->win, row + 1, 1, rows > 4 ? rows - 3 : 1, t->cols - 2, LOOK_NORMAL,
		str_or_empty(c->value[FIELD_TEXT]));
	if (used > rows - 3)
		used = rows > 4 ? rows - 3 : 1;
	draw_text(t->win, row + 1 + used, 1, t->cols - 2, LOOK_VALUE, spoken_or(t, next_line(t, c)));
	if (used + 2 < rows)
		draw_text(t->win, row + 2 + used, 1, t->cols - 2, editing_line(t, c->number) ? LOOK_SOON : LOOK_DIM,
			editing_line(t, c->number) ? editing_line(t, c->number) : last_line(t, &d->record));
}

static int paint_field(struct tui *t, int row, int col, int last, int cols, const char *label, const char *text)
{
	if (row > last || str_empty(text))
		return row;
	draw_text(t->win, row, col, 11, LOOK_LABEL, label);
	return row + draw_wrapped(t->win, row, col + 12, last - row + 1 < 3 ? last - row + 1 : 3, cols - 12, LOOK_VALUE, text);
}

static void paint_beside(struct desk *d, struct tui *t, int row, int rows, int col, int cols)
{
	const struct complaint *c = d->record.c;
	int last = row + rows - 1;

	draw_vline(t->win, row, col, rows, LOOK_FRAME);
	col += 2;
	cols -= 3;
	if (c == NULL)
		return;
	draw_text(t->win, row, col, cols, LOOK_TITLE, arena_printf(&t->turn, "%s  %s  %s", c->number, text_level(t, c->level),
		text_value(t, "category", c->value[FIELD_CATEGORY])));
	row += 2;
	row = paint_field(t, row, col, last, cols, text_field(t, "outside_number"),
		text_value(t, "outside_number", c->value[FIELD_OUTSIDE_NUMBER]));
	row = paint_field(t, row, col, last, cols, text_field(t, "name"), c->value[FIELD_NAME]);
	row = paint_field(t, row, col, last, cols, text_field(t, "phone"), c->value[FIELD_PHONE]);
	row = paint_field(t, row, col, last, cols, text_field(t, "address"), text_address(t, c));
	row = paint_field(t, row, col, last, cols, text_field(t, "area"), text_value(t, "area", c->value[FIELD_AREA]));
	row = paint_field(t, row, col, last, cols, text_field(t, "department"), text_department(t, c->value[FIELD_DEPARTMENT]));
	row = paint_field(t, row, col, last, cols, text_field(t, "person"), text_person(t, c->value[FIELD_PERSON])) + 1;
	if (row + 2 > last)
		return;
	row += draw_wrapped(t->win, row, col, last - row > 8 ? 8 : last - row - 1, cols, LOOK_NORMAL, str_or_empty(c->value[FIELD_TEXT])) + 1;
	if (row > last)
		return;
	row += draw_wrapped(t->win, row, col, last - row + 1 < 3 ? last - row + 1 : 3, cols, LOOK_VALUE, next_line(t, c)) + 1;
	if (row <= last && editing_line(t, c->number))
		row += draw_wrapped(t->win, row, col, last - row + 1 < 2 ? last - row + 1 : 2, cols, LOOK_SOON, editing_line(t, c->number));
	for (size_t i = d->record.event_count; i-- > 0 && row <= last; row++) {
		const struct event *e = &d->record.events[i];

		draw_text(t->win, row, col, cols, LOOK_DIM, arena_printf(&t->turn, "%s %s %s %s", tui_date(t, e->at),
			text_event_who(t, e), report_event_did(&t->turn, e), text_event_what(t, e)));
	}
}

#define LAID_BY_COLS 24

static void paint_notice(struct desk *d, struct tui *t)
{
	const char *place;
	/* What is laid by stands behind it (opened_draw). */
	int room = t->cols - 12 - (t->aside ? LAID_BY_COLS : 0);

	if (d->notice.len > 0 && room > 0)
		t->told = draw_text(t->win, t->rows - 2, 1, room, d->notice_look, d->notice.data) + 2;
	if (d->list.list.count == 0 || t->cols < 30)
		return;
	if (t->plain) /* each row says it */
		return;
	place = arena_printf(&t->turn, "%d/%d", d->list.list.selected + 1, d->list.list.count);
	draw_right(t->win, t->rows - 2, t->cols - 12, 11, LOOK_DIM, place);
}

static void paint_empty(struct desk *d, struct tui *t, int row, int cols)
{
	if (d->list.failed)
		draw_text(t->win, row, 4, cols - 4, LOOK_ERROR, tr("The queue cannot be read now."));
	else if (!d->view.stale)
		draw_text(t->win, row, 4, cols - 4, LOOK_DIM,
			d->list.counts.open == 0 ? tr("Nothing open. F2 or n: a new complaint.") : tr("Nothing in this queue."));
	tui_caret(t, row, 0);
}

void desk_repaint(struct view *v, struct tui *t)
{
	struct desk *d = (struct desk *)v;
	enum desk_pane pane = desk_pane(t);
	int below = pane == PANE_BELOW ? (t->rows >= 30 ? 7 : 4) : 0;
	int beside = pane == PANE_BESIDE ? t->cols * 3 / 10 : 0;
	int rows = t->rows - 2 - 3 - below; /* between the tabs and the timer bar */

	if (beside > 64)
		beside = 64;
	/* The screen became larger: the details are asked for in the next turn. */
	if (pane != PANE_NONE && d->record.c == NULL && listing_selected(&d->list) != NULL)
		v->stale = true;
	paint_header(d, t);
	paint_tabs(d, t, 1);
	if (d->list.list.count == 0)
		paint_empty(d, t, 4, t->cols - beside);
	if (!listing_draw(t, &d->list, 2, 0, rows, t->cols - beside, true))
		v->stale = true;
	paint_timer(d, t, 2 + rows);
	if (pane == PANE_BELOW)
		paint_below(d, t, 3 + rows, below);
	else if (pane == PANE_BESIDE)
		paint_beside(d, t, 2, rows, t->cols - beside, beside);
	paint_notice(d, t);
}
