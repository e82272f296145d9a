/* handover.c - `handover`: what the next shift must know (S-5). */
#include "desk.h"
#include "plaint/rules/rights.h"
#include "plaint/str.h"

#define SHIFT (8 * HOUR)
#define DUE_MOST 500 /* so many lines are read by nobody */
#define FOUND_MOST 500

static void row_add(struct desk *d, const struct complaint *c, enum handover_mark mark)
{
	struct row row;

	row_from_complaint(d->a, d->site, c, &row);
	row.mark = mark;
	rows_put(d, &row);
}

static int add_by_id(struct desk *d, uint64_t id, enum handover_mark mark, struct complaint **out, struct err *err)
{
	struct err why = ERR_INIT;

	*out = NULL;
	if (store_complaint_id(d->t, d->a, id, out, &why) == 0) {
		row_add(d, *out, mark);
		return 0;
	}
	/* The snapshot may be older than memory. */
	if (why.code == ERR_NO)
		return 0;
	if (err)
		*err = why;
	return -1;
}

/* What is overdue, and what will be before the next shift ends. */
static int add_due(struct desk *d, int64_t within, struct err *err)
{
	struct filter f = { .due_within = within };
	struct complaint *c;
	size_t count;
	uint64_t *ids = open_select(d->cw->open, d->a, &f, d->now, DUE_MOST, &count, &d->r->total);

	for (size_t i = 0; i < count; i++)
		if (add_by_id(d, ids[i], HANDOVER_DUE, &c, err))
			return -1;
	return 0;
}

struct found {
	struct arena *a;
	uint64_t *id;
	size_t count;
};

static bool emergency(void *arg, const struct row *r)
{
	struct found *f = arg;

	if (!r->emergency && r->level != 1)
		return true;
	f->id = arena_grow(f->a, f->id, f->count, sizeof(*f->id));
	f->id[f->count++] = r->id;
	return f->count < FOUND_MOST;
}

static int add_emergencies(struct desk *d, instant from, struct err *err)
{
	struct found f = { .a = d->a };
	struct complaint *c;

	if (store_scan(d->t, from, emergency, &f, err))
		return -1;
	/* The scan went back in time. */
	while (f.count > 0)
		if (add_by_id(d, f.id[--f.count], HANDOVER_EMERGENCY, &c, err))
			return -1;
	return 0;
}

static int add_returns(struct desk *d, instant from, struct err *err)
{
	size_t count;
	struct done_return *back = open_returns(d->cw->open, d->a, from, &count);

	for (size_t i = 0; i < count && i < FOUND_MOST; i++) {
		struct complaint *c;

		if (add_by_id(d, back[i].id, HANDOVER_RETURNED, &c, err))
			return -1;
		if (!c)
			continue;
		d->r->notices = arena_grow(d->a, d->r->notices, d->r->notice_count, sizeof(*d->r->notices));
		d->r->notices[d->r->notice_count++] = (struct notice){ .at = back[i].at, .what = "returned", .number = c->number,
			.to = back[i].person };
	}
	return 0;
}

/* Departments with something open, without their people. */
static void add_departments(struct desk *d)
{
	size_t count, kept = 0;
	struct load *l = open_board(d->cw->open, d->a, d->site, d->now, zone_day(&d->site->zone, d->now), &count);

	for (size_t i = 0; i < count; i++)
		if (!l[i].person && (l[i].open || l[i].done))
			l[kept++] = l[i];
	d->r->loads = l;
	d->r->load_count = kept;
}

int use_handover(struct desk *d, struct err *err)
{
	const struct filter *f = &d->q->filter;
	int64_t within = f->due_within > 0 ? f->due_within : SHIFT;
	instant from = f->from ? f->from : d->now - within;

	if (within > DAY || from < d->now - DAY)
		return err_set(err, ERR_INPUT, NULL, N_("a shift has at most 24 hours"), NULL);
	add_departments(d);
	if (add_due(d, within, err) || add_emergencies(d, from, err) || add_returns(d, from, err))
		return -1;
	if (store_drafts(d->t, d->a, desk_login(d), &d->r->drafts, &d->r->draft_count, err))
		return -1;
	/* What stands in them is nobody's business here. */
	for (size_t i = 0; i < d->r->draft_count; i++)
		d->r->drafts[i].bytes_len = 0;
	return counts_fill(d, err);
}
