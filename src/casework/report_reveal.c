/* report_reveal.c - a ledger with the customers' data unmasked (P-3): one event for all of
 * it, of no complaint (id 0), before the first line is sent. It holds for whoever asked,
 * for that report and period, as long as the pieces take. */
#include "deed.h"
#include "plaint/str.h"
#include "report.h"

#define ACTION "report"
#define HOLDS (15 * MINUTE)

struct revealed {
	struct desk *d;
	bool is;
};

static bool is_this(void *arg, const struct event *e)
{
	struct revealed *x = arg;
	struct desk *d = x->d;

	x->is |= str_equal(e->action, ACTION) && str_equal(event_after(e, "personal"), "yes") &&
		str_equal(e->login, desk_login(d)) && e->at > d->now - HOLDS &&
		str_equal(event_after(e, "report"), d->q->text) &&
		str_equal(event_after(e, "from"), desk_time(d, d->q->filter.from)) &&
		str_equal(event_after(e, "to"), desk_time(d, d->q->filter.to));
	return !x->is;
}

int report_revealed(struct desk *d, struct err *err)
{
	struct revealed x = { .d = d };

	if (store_timeline(d->t, 0, is_this, &x, err))
		return -1;
	if (x.is)
		return 0;
	return err_set(err, ERR_DENIED, NULL, N_("customers' data are not shown before that is on record"), NULL);
}

int use_report_reveal(struct desk *d, struct err *err)
{
	struct complaint none = { .id = 0 };
	struct event e;

	if (report_may_reveal(d, err))
		return -1;
	event_begin(d, &e, &none, ACTION, false);
	event_change(d->a, &e, "report", NULL, str_or_empty(d->q->text));
	event_change(d->a, &e, "from", NULL, desk_time(d, d->q->filter.from));
	event_change(d->a, &e, "to", NULL, desk_time(d, d->q->filter.to));
	event_change(d->a, &e, "personal", NULL, "yes");
	return store_event(d->t, &e, err);
}
