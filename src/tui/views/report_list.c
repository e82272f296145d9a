/* The complaints behind a figure of a report (U-13): a list to work through. */
#include "report.h"

#include <stdlib.h>

#include "browse.h"
#include "listing.h"

#define ROWS_MOST 2000

struct figure_view {
	struct view view;
	struct listing list; /* second member: browse.c finds it there */
	struct arena arena;
	const char *title, *report, *figure;
	instant from, to;
	int64_t total, counted; /* counted: of a rate, those that count */
	bool more;
};

/* Of a rate those that do not count come first: they are what is looked for. */
static int by_mark(const void *pa, const void *pb)
{
	const struct row *a = pa, *b = pb;

	if (a->mark != b->mark)
		return a->mark ? 1 : -1;
	return a->id < b->id ? 1 : a->id > b->id ? -1 : 0;
}

/* All pieces, into one arena: rows point into the replies. */
static int gather(struct figure_view *f, struct tui *t, struct arena *a, struct row **rows, size_t *count)
{
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "report";
	q.text = f->report;
	q.action = f->figure;
	q.filter.from = f->from;
	q.filter.to = f->to;
	f->total = 0;
	do {
		if (tui_call(t, &q, a, &r, NULL) != 0 || !r.tally)
			return -1;
		for (size_t i = 0; i < r.row_count; i++) {
			*rows = arena_grow(a, *rows, *count, sizeof **rows);
			(*rows)[(*count)++] = r.rows[i];
		}
		f->total += r.total;
		q.filter.offset = (int64_t)r.tally->next;
	} while (r.tally->next && *count < ROWS_MOST);
	f->more = r.tally->next != 0;
	f->counted = 0;
	for (size_t i = 0; i < *count; i++)
		f->counted += (*rows)[i].mark != 0;
	if (f->counted)
		qsort(*rows, *count, sizeof **rows, by_mark);
	return 0;
}

static void figure_recalc(struct view *v, struct tui *t)
{
	struct figure_view *f = (struct figure_view *)v;
	struct arena fresh = ARENA_INIT;
	struct row *rows = NULL;
	size_t count = 0;

	f->list.failed = gather(f, t, &fresh, &rows, &count) != 0;
	if (f->list.failed)
		arena_release(&fresh);
	else
		listing_take(&f->list, &fresh, rows, count, false);
}

static void figure_repaint(struct view *v, struct tui *t)
{
	struct figure_view *f = (struct figure_view *)v;

	const char *counted = f->counted ? arena_printf(&t->turn, tr("%lld count, the others first"), (long long)f->counted) : "";

	draw_header(t, arena_printf(&t->turn, " %s  %lld%s", f->title, (long long)f->total, f->more ? "+" : ""), counted);
	if (f->list.list.count == 0)
		draw_text(t->win, 2, 2, t->cols - 4, LOOK_DIM, tr("no complaint behind this figure"));
	else
		listing_draw(t, &f->list, 1, 0, t->rows - 3, t->cols, true);
}

static enum handled figure_command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	struct figure_view *f = (struct figure_view *)v;
	const struct row *r = listing_selected(&f->list);
	bool missing = false;

	(void)arg;
	if (cmd == CMD_OPEN) {
		if (r != NULL)
			view_complaint_open(t, r->number);
		return VIEW_HANDLED;
	}
	if (cmd == CMD_MARK && r != NULL) {
		listing_toggle_mark(&f->list, r->number);
		listing_command(&f->list, CMD_DOWN, &missing);
		return VIEW_HANDLED;
	}
	if (cmd == CMD_FORWARD && f->list.marked_count > 0) {
		browse_reassign_marked(t, &f->list);
		return VIEW_HANDLED;
	}
	if (cmd == CMD_NEXT || cmd == CMD_PREVIOUS)
		cmd = cmd == CMD_NEXT ? CMD_DOWN : CMD_UP;
	return listing_command(&f->list, cmd, &missing) ? VIEW_HANDLED : VIEW_IGNORED;
}

/* The list is that of the report's moment; a step of one's own comes back to it. */
static void figure_push(struct view *v, struct tui *t, const struct reply *r)
{
	(void)v;
	(void)t;
	(void)r;
}

static const char *figure_subject(struct view *v)
{
	const struct row *r = listing_selected(&((struct figure_view *)v)->list);

	return r != NULL ? r->number : NULL;
}

static void figure_free(struct view *v)
{
	struct figure_view *f = (struct figure_view *)v;

	listing_release(&f->list);
	arena_release(&f->arena);
}

static const struct view_ops figure_ops = {
	.name = N_("The list behind a figure"),
	.scope = IN_DESK,
	.size = sizeof(struct figure_view),
	.recalc = figure_recalc,
	.repaint = figure_repaint,
	.command = figure_command,
	.push = figure_push,
	.subject = figure_subject,
	.free = figure_free,
};

void view_report_list_open(struct tui *t, const struct report_view *r, const char *figure, const char *title)
{
	struct figure_view *f = (struct figure_view *)view_push(t, &figure_ops);

	listing_init(&f->list);
	f->report = arena_strdup(&f->arena, r->name);
	f->figure = arena_strdup(&f->arena, figure);
	f->title = arena_strdup(&f->arena, title);
	f->from = r->from;
	f->to = r->to;
}
