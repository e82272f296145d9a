/* sweep.c - warnings, breaches and escalations that are due, exactly once (D-7, D-8).
 *
 * What was done stands on the record, in the transaction that did it; a sweep
 * beside another one, or after a crash, finds nothing left to do. */
#include <string.h>

#include "deed.h"
#include "recompute.h"
#include "plaint/str.h"

#define PUT_OFF 10 /* seconds until a case that cannot be dealt with is tried again */

struct sweeping {
	struct desk *d;
	uint64_t id;
	struct complaint *c; /* as it is afterwards */
};

static int sweep_one(struct store_txn *t, void *arg, struct err *err)
{
	struct sweeping *s = arg;
	struct desk *d = s->d;
	struct complaint *old;
	struct firings f;

	desk_restart(d, t);
	if (store_complaint_id(t, d->a, s->id, &old, err))
		return -1;
	s->c = complaint_copy(d->a, old);
	fire(d, s->c, &f);
	if (!f.count)
		return 0;
	if (desk_put(d, old, s->c, err))
		return -1;
	return fire_events(d, s->c, &f, err);
}

void outcome_add(struct arena *a, struct outcome *to, const struct outcome *more)
{
	for (size_t i = 0; i < more->changed.count; i++) {
		to->changed.item = arena_grow(a, to->changed.item, to->changed.count, sizeof(const char *));
		to->changed.item[to->changed.count++] = more->changed.item[i];
	}
	for (size_t i = 0; i < more->notice_count; i++) {
		to->notices = arena_grow(a, to->notices, to->notice_count, sizeof(*to->notices));
		to->notices[to->notice_count++] = more->notices[i];
	}
}

/* One complaint, one transaction. */
static int sweep_case(struct desk *d, uint64_t id, struct outcome *o, int64_t *done, struct err *err)
{
	struct sweeping s = { .d = d, .id = id };
	struct outcome part;
	instant next;

	memset(&part, 0, sizeof(part));
	/* cppcheck-suppress autoVariables ; each case sets it anew */
	d->o = &part;
	if (store_write(d->cw->store, sweep_one, &s, err))
		return -1;
	desk_committed(d);
	if (!d->touched_count)
		open_follow(d->cw->open, d->a, d->site, s.c);
	outcome_add(d->a, o, &part);
	*done += d->fired;
	/* Whatever happens, one case must not stand in the way of all others. */
	next = clocks_next(s.c);
	if (next != INSTANT_NONE && next <= d->now)
		open_postpone(d->cw->open, id, d->now + PUT_OFF);
	return 0;
}

/* A case that fails is put off, so that the others get their turn; the store's own
 * trouble ends the sweep. */
static int sweep_all(struct desk *d, size_t most, struct outcome *o, int64_t *done, struct err *err)
{
	struct err first = ERR_INIT;
	instant fires = INSTANT_NONE;
	uint64_t id;

	for (size_t n = 0; n < most; n++) {
		struct err why = ERR_INIT;

		id = open_first(d->cw->open, &fires);
		if (!id || fires > d->now)
			break;
		if (sweep_case(d, id, o, done, &why) == 0)
			continue;
		open_postpone(d->cw->open, id, d->now + PUT_OFF);
		if (first.code == ERR_NONE)
			first = why;
		if (why.code == ERR_STORE)
			break;
	}
	if (first.code == ERR_NONE)
		return 0;
	if (err)
		*err = first;
	return -1;
}

int casework_sweep(struct casework *cw, instant now, size_t most, bool *more,
	struct arena *a, struct outcome *o, int64_t *done, struct err *err)
{
	instant fires = INSTANT_NONE;
	struct desk d;
	int result;

	memset(o, 0, sizeof(*o));
	*done = 0;
	desk_open(&d, cw, NULL, now, NULL, a);
	result = early_sweep(&d, o, done, err) || recompute_sweep(&d, o, done, err) || sweep_all(&d, most, o, done, err) ? -1 : 0;
	desk_close(&d);
	*more = open_first(cw->open, &fires) && fires <= now;
	return result;
}
