/* reveal.c - the customer's data unmasked for one reply; each time an event (P-3). */
#include "deed.h"

int reveal_prepare(struct deed *x, struct err *err)
{
	(void)err;
	x->untouched = true;
	return 0;
}

int reveal_copied(struct desk *d, const struct complaint *from, const struct complaint *to, struct err *err)
{
	struct event e;

	event_begin(d, &e, from, action_table[ACTION_REVEAL].name, false);
	event_change(d->a, &e, "copied to", NULL, to->number);
	return store_event(d->t, &e, err);
}
