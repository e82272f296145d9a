/* show.c - `show`: one complaint with its timeline and what it is linked with. */
#include "desk.h"

#include "mask.h"
#include "plaint/str.h"

#define MEMBERS_SHOWN 100 /* of an incident; all are in its list */

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

int use_show(struct desk *d, struct err *err)
{
	struct complaint *c;

	if (desk_find(d, d->q->number, &c, err))
		return -1;
	if (store_events(d->t, d->a, c->id, &d->r->events, &d->r->event_count, err))
		return -1;
	if (!desk_sees(d, c->taker, c->value[FIELD_PERSON], c->value[FIELD_DEPARTMENT])) {
		mask_former(d->a, c, d->r->events, d->r->event_count);
		mask_events(d->a, c, d->r->events, d->r->event_count);
	}
	if (link_row(d, c->original, err))
		return -1;
	for (size_t i = 0; i < c->recomplaint_count; i++)
		if (link_row(d, c->recomplaints[i], err))
			return -1;
	if (!str_equal(c->incident, c->number) && link_row(d, c->incident, err))
		return -1;
	for (size_t i = 0; i < c->member_count && i < MEMBERS_SHOWN; i++)
		if (link_row(d, c->members[i], err))
			return -1;
	desk_reply(d, c);
	return 0;
}
