/* archive.c - `archive`: lists of closed complaints (PU-13): past their time of keeping,
 * lent out, proposed for destruction, destroyed, not complete. */
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "plaint/rules/archive.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/str.h"

#define PAGE 200
#define PAGE_MOST 2000

struct shelf {
	struct desk *d;
	const char *list;
	int64_t want;
	instant due;      /* of the one looked at */
	const char *note; /* what the list is about */
};

static bool closed(const struct complaint *c)
{
	return !state_open(c->state);
}

static bool is_due(struct shelf *s, const struct complaint *c)
{
	const struct retention *of;
	instant until = archive_until(s->d->site, c, &of);

	if (until == INSTANT_NONE || until > s->d->now)
		return false;
	s->due = until;
	s->note = arena_printf(s->d->a, "%s %s", of->s.title, str_or_empty(of->keep));
	return !archive_lent(c) && !complaint_asking(c, "destroy");
}

static bool is_lent(struct shelf *s, const struct complaint *c)
{
	const struct clock_run *run = complaint_nearest(c);

	if (!archive_lent(c))
		return false;
	/* Its clock says until when; without one it is the whole of the day. */
	if (run)
		s->due = run->due;
	else if (instant_parse(&s->d->site->zone, str_or_empty(complaint_field(c, "due_back")), &s->due) == 0)
		s->due += DAY;
	s->note = arena_printf(s->d->a, "%s: %s", complaint_field(c, "borrower"), str_or_empty(complaint_field(c, "purpose")));
	return true;
}

static bool is_proposed(struct shelf *s, const struct complaint *c)
{
	const struct asking *w = complaint_asking(c, "destroy");

	if (!w)
		return false;
	s->due = w->at;
	s->note = arena_printf(s->d->a, "%s: %s", site_name(s->d->site, "staff", w->by, true),
		str_or_empty(values_get(&w->fields, "reason")));
	return true;
}

static bool is_gone(struct shelf *s, const struct complaint *c)
{
	const char *by = complaint_field(c, "proposed_by");

	instant_parse(&s->d->site->zone, str_or_empty(complaint_field(c, "destroyed")), &s->due);
	s->note = arena_printf(s->d->a, "%s; %s, %s; %s", str_or_empty(complaint_field(c, "retention")),
		by ? site_name(s->d->site, "staff", by, true) : "-",
		site_name(s->d->site, "staff", str_or_empty(complaint_field(c, "destroyed_by")), true),
		str_or_empty(complaint_field(c, "destroy_reason")));
	return true;
}

/* GC-7: archived, or ready to be, and not every item is filled in. */
static bool is_incomplete(struct shelf *s, const struct complaint *c)
{
	struct texts missing;

	if (c->state != STATE_ARCHIVED && c->state != STATE_RESOLVED && c->state != STATE_REVISITED)
		return false;
	missing = lifecycle_missing(s->d->a, s->d->site, c, ACTION_ARCHIVE, NULL, s->d->now);
	s->note = NULL;
	for (size_t i = 0; i < missing.count; i++)
		s->note = s->note ? arena_printf(s->d->a, "%s, %s", s->note, missing.item[i]) : missing.item[i];
	return missing.count > 0;
}

static bool is_any(struct shelf *s, const struct complaint *c)
{
	const struct retention *of;

	s->due = archive_until(s->d->site, c, &of);
	s->note = of ? arena_printf(s->d->a, "%s %s", of->s.title, str_or_empty(of->keep)) : NULL;
	return closed(c);
}

static const struct list {
	const char *name;
	bool (*has)(struct shelf *s, const struct complaint *c);
	bool open; /* open ones, too */
	bool gone; /* destroyed ones */
} lists[] = {
	{ "due", is_due, false, false }, { "lent", is_lent, false, false }, { "proposed", is_proposed, false, false },
	{ "destroyed", is_gone, false, true }, { "incomplete", is_incomplete, true, false }, { "all", is_any, false, false },
};

static const struct list *list_of(const char *name)
{
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		if (str_equal(lists[i].name, name))
			return &lists[i];
	return NULL;
}

static bool in_time(const struct filter *f, instant t)
{
	return (!f->from || t >= f->from) && (!f->to || t <= f->to);
}

static void put_row(struct shelf *s, const struct complaint *c)
{
	struct reply *r = s->d->r;
	size_t before = r->row_count;
	struct row row;

	row_from_complaint(s->d->a, s->d->site, c, &row);
	rows_add(s->d, &row);
	if (r->row_count == before)
		return;
	r->rows[before].clock = NULL;
	r->rows[before].due = s->due;
	r->rows[before].hit = arena_strdup(s->d->a, str_or_empty(s->note));
	r->rows[before].hit_field = s->list;
	r->rows[before].hit_at = r->rows[before].hit_len = 0;
}

static bool each(void *arg, const struct complaint *c)
{
	struct shelf *s = arg;
	const struct list *l = list_of(s->list);

	s->due = INSTANT_NONE;
	s->note = NULL;
	if ((!l->open && !closed(c)) || archive_destroyed(c) != l->gone || !l->has(s, c))
		return true;
	if (!in_time(&s->d->q->filter, s->due == INSTANT_NONE ? c->received : s->due))
		return true;
	if (s->d->r->total++ < s->want)
		put_row(s, c);
	return true;
}

static int by_due(const void *pa, const void *pb)
{
	const struct row *a = pa, *b = pb;

	if (a->due != b->due)
		return a->due < b->due ? -1 : 1;
	return a->id < b->id ? -1 : a->id > b->id;
}

int use_archive(struct desk *d, struct err *err)
{
	struct shelf s = { .d = d, .list = str_empty(d->q->text) ? "all" : d->q->text };
	int64_t want = d->q->filter.limit;

	if (!desk_may(d, ACTION_ARCHIVE) && !desk_may(d, ACTION_LEND) && !desk_may(d, ACTION_DESTROY))
		return err_set(err, ERR_DENIED, NULL, N_("%1 may not %2"), d->me->name, action_table[ACTION_ARCHIVE].name, NULL);
	if (!list_of(s.list))
		return err_set(err, ERR_INPUT, NULL, N_("the archive has no list \"%1\": all, due, lent, proposed, destroyed, incomplete"), s.list, NULL);
	s.want = want <= 0 ? PAGE : want > PAGE_MOST ? PAGE_MOST : want;
	if (store_walk(d->t, UINT64_MAX, each, &s, err))
		return -1;
	if (d->r->row_count)
		qsort(d->r->rows, d->r->row_count, sizeof(*d->r->rows), by_due);
	d->r->more = d->r->total > (int64_t)d->r->row_count;
	return 0;
}
