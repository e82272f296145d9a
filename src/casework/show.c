/* show.c - `show`: one complaint with the newest page of its timeline and what it is linked
 * with; or an older page. */
#include "desk.h"

#include "mask.h"
#include "plaint/str.h"

#define LINKS_SHOWN 100           /* of each kind; the record names all */
#define PAGE_BYTES (192u << 10)   /* of the timeline in one reply */

static int link_row(struct desk *d, const char *number, struct err *err)
{
	struct complaint *c;
	struct row row;

	if (str_empty(number))
		return 0;
	if (store_complaint(d->t, d->a, number, &c, err))
		return -1;
	row_from_complaint(d->a, d->site, c, &row);
	rows_add(d, &row);
	return 0;
}

static int links(struct desk *d, const struct complaint *c, struct err *err)
{
	size_t again = c->recomplaint_count;

	if (link_row(d, c->original, err))
		return -1;
	for (size_t i = again > LINKS_SHOWN ? again - LINKS_SHOWN : 0; i < again; i++)
		if (link_row(d, c->recomplaints[i], err))
			return -1;
	if (!str_equal(c->incident, c->number) && link_row(d, c->incident, err))
		return -1;
	for (size_t i = 0; i < c->member_count && i < LINKS_SHOWN; i++)
		if (link_row(d, c->members[i], err))
			return -1;
	return 0;
}

static int timeline(struct desk *d, const struct complaint *c, struct err *err)
{
	const struct filter *f = &d->q->filter;
	struct store_page page = { .before = f->offset > 0 ? (uint64_t)f->offset : 0, .most = f->limit > 0 ? (size_t)f->limit : 0,
		.bytes = PAGE_BYTES, .one = f->offset > 0 };

	if (store_events_page(d->t, d->a, c->id, &page, err))
		return -1;
	d->r->events = page.events;
	d->r->event_count = page.count;
	d->r->total = (int64_t)page.total;
	d->r->more = page.first > 0;
	return 0;
}

int use_show(struct desk *d, struct err *err)
{
	struct complaint *c;

	if (desk_find(d, d->q->number, &c, err) || timeline(d, c, err))
		return -1;
	if (!desk_sees(d, c->taker, c->value[FIELD_PERSON], c->value[FIELD_DEPARTMENT]))
		mask_events(d->a, d->site, c, d->r->events, d->r->event_count);
	/* With an older page the asker has the rest already. */
	if (d->q->filter.offset > 0)
		return 0;
	if (links(d, c, err))
		return -1;
	desk_reply(d, c);
	return 0;
}
