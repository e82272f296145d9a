/* A report on the screen (S-7): its figures piece by piece as they come, each leading to
 * the list behind it (U-13). */
#include "report.h"

#include <string.h>

#include "../spoken.h"
#include "../widgets/popup.h"

#define PIECES 3 /* asked for in one turn: some tenths of a second */

size_t report_columns(const struct tally_part *p)
{
	size_t n = 0;

	for (size_t c = 0; c < p->columns; c++)
		n += !p->column[c].hidden;
	return n;
}

size_t report_column(const struct tally_part *p, size_t n)
{
	for (size_t c = 0; c < p->columns; c++)
		if (!p->column[c].hidden && n-- == 0)
			return c;
	return p->columns - 1;
}

struct report_style report_style_of(const struct tui *t)
{
	return (struct report_style){ .format = REPORT_TEXT, .site = t->site, .zh = t->zh, .now = t->now, .columns = t->cols };
}

/* --- rows ------------------------------------------------------------------------- */

static void add_row(struct report_view *r, enum report_row_kind kind, size_t part, size_t line, size_t column)
{
	r->row = arena_grow(&r->arena, r->row, (size_t)r->list.count, sizeof *r->row);
	r->row[r->list.count++] = (struct report_row){ kind, part, line, column };
}

static void add_rows(struct report_view *r, size_t part)
{
	const struct tally_part *p = &r->tally.part[part];

	if (part > 0)
		add_row(r, REPORT_BLANK, part, 0, 0);
	add_row(r, REPORT_HEADING, part, 0, 0);
	if (str_equal(p->source, "all")) {
		for (size_t n = 0; p->lines && n < report_columns(p); n++)
			add_row(r, REPORT_SINGLE, part, 0, report_column(p, n));
		return;
	}
	if (!p->ledger)
		add_row(r, REPORT_TITLES, part, 0, 0);
	for (size_t i = 0; i < p->lines; i++)
		add_row(r, REPORT_LINE, part, i, 0);
}

static bool selectable(const struct report_view *r, int row)
{
	return row >= 0 && row < r->list.count && (r->row[row].kind == REPORT_SINGLE || r->row[row].kind == REPORT_LINE);
}

/* From there on in that direction, else the other way. */
static void settle(struct report_view *r, int step)
{
	int at = r->list.selected;

	while (at >= 0 && at < r->list.count && !selectable(r, at))
		at += step;
	if (!selectable(r, at)) {
		at = r->list.selected;
		while (at >= 0 && at < r->list.count && !selectable(r, at))
			at -= step;
	}
	if (selectable(r, at))
		list_select(&r->list, at);
}

static void make_rows(struct report_view *r)
{
	int selected = r->list.selected, top = r->list.top;

	r->row = NULL;
	r->list.count = 0;
	for (size_t i = 0; i < r->tally.parts; i++)
		add_rows(r, i);
	list_select(&r->list, selected);
	r->list.top = top;
	settle(r, 1);
}

/* --- asking -------------------------------------------------------------------------- */

static void begin(struct report_view *r)
{
	arena_clear(&r->arena);
	r->row = NULL;
	tally_init(&r->tally, &r->arena);
	r->asked = false;
}

static bool ask_piece(struct report_view *r, struct tui *t)
{
	struct arena a = ARENA_INIT;
	struct request q;
	struct reply reply;

	request_init(&q);
	q.op = "report";
	q.text = r->name;
	q.filter.from = r->from;
	q.filter.to = r->to;
	q.filter.offset = (int64_t)r->tally.next;
	r->failed = tui_call(t, &q, &a, &reply, NULL) != 0 || !reply.tally;
	if (!r->failed)
		tally_add(&r->tally, reply.tally);
	arena_release(&a);
	r->asked = r->asked || !r->failed;
	return !r->failed && r->tally.next;
}

static void report_recalc(struct view *v, struct tui *t)
{
	struct report_view *r = (struct report_view *)v;

	if (r->asked && !r->tally.next)
		begin(r);
	for (int i = 0; i < PIECES && ask_piece(r, t); i++)
		;
	tally_sort(&r->tally);
	make_rows(r);
}

/* The rest of a long one; what others change is not counted again until asked for. */
static void report_tick(struct view *v, struct tui *t)
{
	struct report_view *r = (struct report_view *)v;

	(void)t;
	if (r->tally.next)
		v->stale = true;
}

static void report_push(struct view *v, struct tui *t, const struct reply *reply)
{
	(void)v;
	(void)t;
	(void)reply;
}

/* --- commands -------------------------------------------------------------------------- */

bool report_figure(const struct report_view *r, struct report_row *out)
{
	if (!selectable(r, r->list.selected))
		return false;
	*out = r->row[r->list.selected];
	if (out->kind == REPORT_LINE && !r->tally.part[out->part].ledger) {
		size_t shown = report_columns(&r->tally.part[out->part]);

		out->column = report_column(&r->tally.part[out->part], r->column < shown ? r->column : shown - 1);
	}
	return true;
}

/* A ledger's line is a complaint; an early warning's leads to those it counted. */
static void open_line(struct report_view *r, struct tui *t, const struct tally_part *p, const struct tally_line *l)
{
	int warning = part_find_column(p, "warning");

	if (warning >= 0)
		view_report_list_open(t, r, arena_printf(&t->turn, "%s/%s/count", p->name, l->key), tui_name(t, "warning", l->text[warning]));
	else
		view_complaint_open(t, l->key);
}

static void open_figure(struct report_view *r, struct tui *t)
{
	struct report_style style = report_style_of(t);
	const struct tally_part *p;
	const struct tally_line *l;
	struct report_row at;

	if (!report_figure(r, &at))
		return;
	p = &r->tally.part[at.part];
	l = &p->line[at.line];
	if (p->ledger) {
		open_line(r, t, p, l);
		return;
	}
	view_report_list_open(t, r, arena_printf(&t->turn, "%s/%s/%s", p->name, l->key, p->column[at.column].name),
		arena_printf(&t->turn, "%s: %s", tally_key_shown(&t->turn, &style, p, l->key), tally_column_shown(&style, &p->column[at.column])));
}

static void to_period(struct report_view *r, struct tui *t, int step)
{
	const struct report_kind *kind = report_find(r->name);
	const struct zone *z = &t->site->zone;
	enum report_span span = kind != NULL ? kind->span : SPAN_ANY;
	instant length = r->to - r->from + 1;
	instant at = step < 0 ? r->from - DAY : r->to + DAY;
	char day[11];

	if (span == SPAN_ANY) {
		r->from += step * length;
		r->to += step * length;
	} else {
		day_format(zone_day(z, at), day);
		if (report_period(z, span, t->now, day, NULL, &r->from, &r->to, NULL) != 0)
			return;
	}
	begin(r);
	r->view.stale = true;
}

/* Left and right change the figure, not the row. */
static void tell_figure(const struct report_view *r, struct tui *t)
{
	struct report_style style = report_style_of(t);
	const struct tally_part *p;
	struct report_row at;

	if (!report_figure(r, &at) || r->tally.part[at.part].ledger)
		return;
	p = &r->tally.part[at.part];
	spoken_tell(t, "%s %s", tally_column_shown(&style, &p->column[at.column]),
		tally_figure_shown(&t->turn, &style, p, &p->line[at.line], at.column));
}

static enum handled go(struct report_view *r, struct tui *t, enum cmd cmd)
{
	int before = r->list.selected;

	if (cmd == CMD_LEFT || cmd == CMD_RIGHT) {
		struct report_row at;

		if (!report_figure(r, &at))
			return VIEW_HANDLED;
		if (cmd == CMD_LEFT && r->column > 0)
			r->column--;
		else if (cmd == CMD_RIGHT && r->column + 1 < report_columns(&r->tally.part[at.part]))
			r->column++;
		tell_figure(r, t);
		return VIEW_HANDLED;
	}
	if (!list_command(&r->list, cmd))
		return VIEW_IGNORED;
	settle(r, r->list.selected < before ? -1 : 1);
	/* The headings above the first figure come into sight, too. */
	if (r->list.selected <= 2)
		r->list.top = 0;
	return VIEW_HANDLED;
}

static enum handled report_command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	struct report_view *r = (struct report_view *)v;

	(void)arg;
	switch (cmd) {
	case CMD_OPEN:
		open_figure(r, t);
		return VIEW_HANDLED;
	case CMD_NEXT:
		to_period(r, t, 1);
		return VIEW_HANDLED;
	case CMD_PREVIOUS:
		to_period(r, t, -1);
		return VIEW_HANDLED;
	case CMD_SIGN:
		report_sign(r, t);
		return VIEW_HANDLED;
	case CMD_BACK:
		return VIEW_CLOSED;
	default:
		return go(r, t, cmd);
	}
}

static void report_free(struct view *v)
{
	struct report_view *r = (struct report_view *)v;

	list_release(&r->list);
	arena_release(&r->arena);
	arena_release(&r->own);
}

static const struct view_ops report_ops = {
	.name = N_("A report"),
	.scope = IN_REPORT,
	.size = sizeof(struct report_view),
	.recalc = report_recalc,
	.repaint = report_repaint,
	.command = report_command,
	.tick = report_tick,
	.push = report_push,
	.free = report_free,
};

bool view_report_open(struct tui *t, const char *name, const char *from, const char *to)
{
	const struct report_kind *kind = report_find(name);
	struct err err = ERR_INIT;
	struct report_view *r;
	instant first, last;

	if (kind == NULL && site_report(t->site, name) == NULL) {
		err_set(&err, ERR_INPUT, NULL, N_("there is no report \"%1\" (plaint report lists them)"), name, NULL);
		tui_error(t, &err);
		return false;
	}
	if (report_period(&t->site->zone, kind != NULL ? kind->span : SPAN_ANY, t->now, from, to, &first, &last, &err) != 0) {
		tui_error(t, &err);
		return false;
	}
	r = (struct report_view *)view_push(t, &report_ops);
	r->name = arena_strdup(&r->own, name);
	r->from = first;
	r->to = last;
	list_init(&r->list);
	begin(r);
	/* Now: keys may follow that move in it. */
	r->view.stale = false;
	report_recalc(&r->view, t);
	return true;
}

/* --- which one -------------------------------------------------------------------------- */

static void picked(struct tui *t, void *arg, const char *key)
{
	(void)arg;
	view_report_open(t, key, NULL, NULL);
}

void view_reports_open(struct tui *t)
{
	size_t count = 0;
	struct popup_item *item = arena_array(&t->turn, report_count + t->site->reports_count, sizeof *item);

	for (size_t i = 0; i < report_count; i++)
		item[count++] = (struct popup_item){ report_table[i].name, tr(report_table[i].title), report_table[i].name };
	for (size_t i = 0; i < t->site->reports_count; i++) {
		const struct report_rule *rule = &t->site->reports[i];

		if (report_find(rule->s.title) == NULL)
			item[count++] = (struct popup_item){ rule->s.title, site_pick(rule->name, rule->name_zh, t->zh), rule->s.title };
	}
	popup_pick(t, tr(N_("Which report?")), item, count, NULL, picked, NULL);
}
