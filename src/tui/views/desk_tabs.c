/* A person's own tabs on the desk: what they kept in find, after the fixed ones. */
#include "desk.h"

#include "plaint/report.h"

#define COUNT_AGAIN 10 /* seconds; a search costs more than a count */

struct tab *desk_own(struct desk *d)
{
	int at = d->queue - QUEUES;

	return at >= 0 && at < d->tabs.count ? &d->tabs.tab[at] : NULL;
}

void desk_look_at_tabs(struct desk *d)
{
	char name[100] = "";

	if (desk_own(d) != NULL)
		snprintf(name, sizeof name, "%s", desk_own(d)->name);
	if (!tabs_look(&d->tabs))
		return;
	/* The open one stays open wherever it stands now. */
	for (int i = 0; *name != '\0' && i < d->tabs.count; i++)
		if (str_equal(d->tabs.tab[i].name, name)) {
			d->queue = QUEUES + i;
			return;
		}
	if (d->queue >= QUEUES)
		d->queue = QUEUE_ALL;
}

static int ask(struct tui *t, const struct tab *own, int64_t limit, struct arena *a, struct reply *r)
{
	struct err err = ERR_INIT;
	struct request q;

	request_init(&q);
	q.op = "find";
	q.text = own->words;
	q.filter.state = "all";
	q.filter.limit = limit;
	return tui_call(t, &q, a, r, &err);
}

static void take_count(struct tab *own, const struct tui *t, const struct reply *r)
{
	own->count = r->total;
	own->more = r->more;
	own->stale = false;
	own->asked = t->now;
}

void desk_load_own(struct desk *d, struct tui *t)
{
	struct tab *own = desk_own(d);
	struct arena fresh = ARENA_INIT;
	struct reply found, counted;
	struct request q;
	struct err err = ERR_INIT;
	bool others = d->others;

	if (own == NULL)
		return;
	request_init(&q);
	q.op = "counts";
	d->list.failed = ask(t, own, 200, &fresh, &found) != 0 || tui_call(t, &q, &fresh, &counted, &err) != 0;
	if (d->list.failed) {
		arena_release(&fresh);
		return;
	}
	take_count(own, t, &found);
	listing_take(&d->list, &fresh, found.rows, found.row_count, !others);
	if (counted.counts != NULL)
		d->list.counts = *counted.counts;
}

void desk_count_own(struct desk *d, struct tui *t)
{
	for (int i = 0; i < d->tabs.count; i++) {
		struct tab *own = &d->tabs.tab[i];
		bool first = own->asked == 0;
		struct arena a = ARENA_INIT;
		struct reply r;

		if (!own->stale || (!first && t->now - own->asked < COUNT_AGAIN))
			continue;
		own->asked = t->now;
		if (ask(t, own, 1, &a, &r) == 0)
			take_count(own, t, &r);
		arena_release(&a);
		/* One a second, so that nobody's keys wait for all of them. */
		if (!first)
			return;
	}
}

void desk_own_stale(struct desk *d)
{
	for (int i = 0; i < d->tabs.count; i++)
		d->tabs.tab[i].stale = true;
}

void desk_remove_own(struct desk *d, struct tui *t)
{
	struct tab *own = desk_own(d);
	struct err err = ERR_INIT;

	if (own == NULL) {
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("this tab is one of the desk's own and stays")));
		return;
	}
	if (d->removing == 0 || d->removing + 1 != t->keys) {
		d->removing = t->keys;
		tui_say(t, LOOK_MESSAGE, tr(N_("once more removes the tab %s")), own->name);
		return;
	}
	d->removing = 0;
	if (tabs_remove(own->name, &err) != 0) {
		tui_error(t, &err);
		return;
	}
	tui_say(t, LOOK_MESSAGE, tr(N_("the tab %s is removed")), own->name);
	d->queue = QUEUE_ALL;
	listing_reset(&d->list);
	d->moved = 0;
	d->view.stale = true;
}
