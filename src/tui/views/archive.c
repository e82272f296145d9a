/* The archive on the screen (PU-13): a tab a list, for whoever archives, lends, destroys. */
#include "plaint/report.h"

#include "plaint/archived.h"

#include "../spoken.h"
#include "../widgets/progress.h"
#include "browse.h"
#include "listing.h"

#define ROWS_MOST 500
#define PIECES 2 /* asked for in one turn: some tenths of a second */

struct archive_view {
	struct view view;
	struct listing list; /* second member: browse.c finds it there */
	struct archived got; /* in the listing's arena */
	struct progress progress;
	int tab;
};

static const struct { const char *list, *title, *none; } tabs[] = {
	{"due", N_("past retention"), N_("nothing is past its time of keeping")},
	{"lent", N_("lent out"), N_("nothing is lent out")},
	{"proposed", N_("to be destroyed"), N_("nothing is proposed for destruction")},
	{"destroyed", N_("destroyed"), N_("nothing was destroyed")},
	{"incomplete", N_("incomplete"), N_("everything is filled in")},
	{"all", N_("archive"), N_("nothing is archived")},
};
#define TABS ((int)(sizeof tabs / sizeof *tabs))

static bool ask_piece(struct archive_view *f, struct tui *t, struct arena *a)
{
	struct err err = ERR_INIT;
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "archive";
	q.text = tabs[f->tab].list;
	q.filter.limit = ROWS_MOST;
	q.filter.offset = (int64_t)f->got.far.next;
	f->list.failed = tui_call(t, &q, a, &r, &err) != 0;
	if (f->list.failed) {
		tui_error(t, &err);
		return false;
	}
	archived_add(&f->got, a, &r);
	return f->got.far.next != 0;
}

/* From the beginning, or the pieces of a long one that are still to come. */
static void archive_recalc(struct view *v, struct tui *t)
{
	struct archive_view *f = (struct archive_view *)v;
	bool more = f->got.far.next != 0;
	struct archived before = f->got;
	struct arena a = ARENA_INIT;

	if (more) {
		/* What is there stays where it is. */
		a = f->list.arena;
		arena_init(&f->list.arena);
	} else {
		archived_init(&f->got, ROWS_MOST);
	}
	for (int i = 0; i < PIECES && ask_piece(f, t, &a); i++)
		;
	if (f->list.failed && !more) {
		f->got = before;
		arena_release(&a);
		return;
	}
	listing_take(&f->list, &a, f->got.rows, f->got.count, false);
}

static void archive_tick(struct view *v, struct tui *t)
{
	(void)t;
	if (((struct archive_view *)v)->got.far.next)
		v->stale = true;
}

static bool ends_then(const char *list)
{
	return str_equal(list, "due") || str_equal(list, "all") || str_equal(list, "lent");
}

/* "2026-11-30  archived 5y": what this list says of the selected one. */
static const char *note(struct archive_view *f, struct tui *t)
{
	const struct row *r = listing_selected(&f->list);
	char day[11] = "";

	if (!r)
		return "";
	/* The last day it is kept or may be out, not the first after it. */
	if (r->due != INSTANT_NONE)
		day_format(zone_day(&t->site->zone, r->due - ends_then(tabs[f->tab].list)), day);
	return arena_printf(&t->turn, "%s  %s  %s", r->number, day, r->hit ? r->hit : "");
}

static void say_tabs(const struct archive_view *f, struct tui *t)
{
	struct spoken_tabs s;

	spoken_tabs_init(&s);
	for (int i = 0; i < TABS; i++)
		spoken_tab(t, &s, arena_printf(&t->turn, "%d %s", i + 1, tr(tabs[i].title)), i == f->tab);
	spoken_tabs_draw(t, &s, 1);
}

static void archive_repaint(struct view *v, struct tui *t)
{
	struct archive_view *f = (struct archive_view *)v;
	const char *all = "";

	if (t->plain)
		say_tabs(f, t);
	for (int i = 0; i < TABS; i++)
		all = arena_printf(&t->turn, i == f->tab ? "%s [%d %s]" : "%s  %d %s ", all, i + 1, tr(tabs[i].title));
	draw_header(t, arena_printf(&t->turn, " %s  %lld", tr(tabs[f->tab].title), (long long)f->got.total),
		f->got.far.next ? progress_words(t, &f->progress, f->got.far.looked, f->got.far.whole) : "");
	draw_text(t->win, 1, 0, t->cols, LOOK_DIM, t->plain ? "" : all);
	if (f->got.far.next)
		progress_draw(t, t->rows - 3, f->got.far.looked, f->got.far.whole);
	if (f->list.list.count == 0 && !f->got.far.next) {
		draw_text(t->win, 3, 2, t->cols - 4, LOOK_DIM, tr(tabs[f->tab].none));
		return;
	}
	listing_draw(t, &f->list, 2, 0, t->rows - 5, t->cols, true);
	draw_text(t->win, t->rows - 2, 1, t->cols - 2, LOOK_TITLE, spoken_or(t, note(f, t)));
}

static enum handled archive_command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	struct archive_view *f = (struct archive_view *)v;
	const struct row *r = listing_selected(&f->list);
	bool missing = false;

	if (cmd == CMD_OPEN) {
		if (r != NULL)
			view_complaint_open(t, r->number);
		return VIEW_HANDLED;
	}
	if (cmd == CMD_PANE || cmd == CMD_PANE_BACK || (cmd == CMD_TAB && arg >= 1 && arg <= TABS)) {
		f->got.far.next = 0;
		f->tab = cmd == CMD_TAB ? arg - 1 : (f->tab + (cmd == CMD_PANE ? 1 : TABS - 1)) % TABS;
		archive_recalc(v, t);
		spoken_tell(t, "%s %lld, %s", tr(tabs[f->tab].title), (long long)f->got.total, spoken_place(t, f->tab, TABS));
		return VIEW_HANDLED;
	}
	if (cmd == CMD_NEXT || cmd == CMD_PREVIOUS)
		cmd = cmd == CMD_NEXT ? CMD_DOWN : CMD_UP;
	return listing_command(&f->list, cmd, &missing) ? VIEW_HANDLED : VIEW_IGNORED;
}

/* It follows one's own steps, not each push. */
static void archive_push(struct view *v, struct tui *t, const struct reply *r)
{
	(void)v;
	(void)t;
	(void)r;
}

static const char *archive_subject(struct view *v)
{
	const struct row *r = listing_selected(&((struct archive_view *)v)->list);

	return r != NULL ? r->number : NULL;
}

static void archive_free(struct view *v)
{
	struct archive_view *f = (struct archive_view *)v;

	listing_release(&f->list);
}

static const struct view_ops archive_ops = {
	.name = N_("The archive"),
	.scope = IN_DESK,
	.size = sizeof(struct archive_view),
	.recalc = archive_recalc,
	.repaint = archive_repaint,
	.command = archive_command,
	.tick = archive_tick,
	.push = archive_push,
	.subject = archive_subject,
	.free = archive_free,
};

void view_archive_open(struct tui *t)
{
	struct archive_view *f = (struct archive_view *)view_push(t, &archive_ops);

	listing_init(&f->list);
}
