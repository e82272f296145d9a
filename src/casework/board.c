/* board.c - `board`: who has how much, who is there (S-5). */
#include "desk.h"
#include "plaint/rules/triage.h"
#include "plaint/str.h"

static void mark_on_call(struct desk *d)
{
	struct texts on_call = oncall_now(d->a, d->site, d->days, NULL, d->now);

	for (size_t i = 0; i < d->r->load_count; i++)
		d->r->loads[i].oncall = d->r->loads[i].person && texts_has(&on_call, d->r->loads[i].person);
}

/* Without a staff section there is nobody to be listed but the serving account. */
static void list_alone(struct desk *d)
{
	for (size_t i = 0; d->me->alone && i < d->r->load_count; i++)
		if (str_equal(d->r->loads[i].person, desk_login(d)))
			d->r->loads[i].unlisted = false;
}

int use_board(struct desk *d, struct err *err)
{
	d->r->loads = open_board(d->cw->open, d->a, d->site, d->now, zone_day(&d->site->zone, d->now), &d->r->load_count);
	mark_on_call(d);
	list_alone(d);
	return counts_fill(d, err);
}
