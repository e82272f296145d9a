/* counts.c - `counts`: the figures of the timer bar. */
#include "desk.h"

#include "plaint/str.h"

struct counting {
	int64_t count;
	uint64_t newest;
	instant until;
};

static bool count_one(void *arg, const struct row *r)
{
	struct counting *c = arg;

	if (r->id > c->newest)
		c->newest = r->id;
	if (r->received < c->until)
		c->count++;
	return true;
}

/* Closed ones count too, so the first asking of a day looks into the store. */
static int today(struct desk *d, int64_t *out, struct err *err)
{
	const struct zone *z = &d->site->zone;
	daynum day = zone_day(z, d->now);
	struct counting c = { .until = zone_instant(z, day + 1, 0) };

	*out = open_today(d->cw->open, day);
	if (*out >= 0)
		return 0;
	if (store_scan(d->t, zone_instant(z, day, 0), count_one, &c, err))
		return -1;
	open_set_today(d->cw->open, day, c.count, c.newest, d->generation);
	*out = c.count;
	return 0;
}

int counts_fill(struct desk *d, struct err *err)
{
	struct counts *c = arena_alloc(d->a, sizeof(*c));
	struct texts who = desk_deciders(d);
	struct complaint *next;
	uint64_t id;

	open_counts(d->cw->open, d->a, desk_login(d), &who, d->now, c, &id);
	if (today(d, &c->today, err))
		return -1;
	/* A number too long to be kept in memory. */
	if (id && str_empty(c->next_number) && store_complaint_id(d->t, d->a, id, &next, NULL) == 0)
		c->next_number = next->number;
	if (desk_may(d, ACTION_CONFIRM) || desk_may(d, ACTION_WAIVE))
		c->violations = atomic_load(&d->cw->violations);
	d->r->counts = c;
	return 0;
}

int use_counts(struct desk *d, struct err *err)
{
	return counts_fill(d, err);
}
