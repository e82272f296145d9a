/* recompute.c - deadlines that a changed rule or calendar would move: shown, then moved on
 * purpose, with an event each (U-3). Those counted past the calendar's end are computed
 * again by the program itself once the holidays are known. */
#include "recompute.h"

#include <string.h>

#include "deed.h"
#include "plaint/rules/rights.h"
#include "plaint/str.h"

#define AT_ONCE 100  /* complaints in one transaction */
#define LOOKED_AT 20 /* in one that only looks: no save waits for more than these */
#define SHOWN 2000   /* lines in one reply */
#define MARK "calendar known until"

struct counting {
	struct desk *d;
	uint64_t *id; /* open complaints */
	size_t count, next;
	bool provisional; /* by the program itself */
	bool apply;
	const char *reason;
	int64_t moved;
	struct outcome *o;
};

/* --- one complaint ----------------------------------------------------------------- */

/* A line for whoever looks: name is the number, remark the clock. */
static void show(struct counting *x, const struct complaint *c, const struct clock_run *was, const struct clock_run *now,
	const char *limit_was, const char *limit_now)
{
	struct desk *d = x->d;
	struct event *e;

	x->moved++;
	if (!d->r || d->r->event_count >= SHOWN)
		return;
	d->r->events = arena_grow(d->a, d->r->events, d->r->event_count, sizeof(*e));
	e = &d->r->events[d->r->event_count++];
	*e = (struct event){ .complaint = c->id, .at = d->now, .seen = d->now, .login = "", .from = "", .action = "recompute",
		.name = arena_strdup(d->a, c->number), .remark = run_title(d->a, now) };
	event_change(d->a, e, "due", desk_time(d, was->due), desk_time(d, now->due));
	event_change(d->a, e, "limit", arena_strdup(d->a, limit_was), arena_strdup(d->a, limit_now));
}

static const char *limit_of_run(const struct clock_run *run)
{
	for (size_t i = run->move_count; i-- > 0;)
		if (run->moves[i].limit[0] == '=')
			return run->moves[i].limit + 1;
	return run->limit;
}

static int count_again(struct counting *x, struct complaint *c, bool *any, struct err *err)
{
	struct desk *d = x->d;

	*any = false;
	for (size_t i = 0; i < c->clock_count; i++) {
		struct clock_run was = c->clocks[i];
		bool moved;

		if (clocks_recompute(d->a, d->site, d->days, c, &c->clocks[i], x->provisional, x->reason, desk_login(d), d->now,
				&moved, err))
			return -1;
		if (!moved)
			continue;
		*any = true;
		show(x, c, &was, &c->clocks[i], limit_of_run(&was), limit_of_run(&c->clocks[i]));
	}
	return 0;
}

static int one(struct counting *x, uint64_t id, struct err *err)
{
	struct desk *d = x->d;
	struct complaint *old, *c;
	struct event e;
	bool any;

	if (store_complaint_id(d->t, d->a, id, &old, err))
		return -1;
	c = complaint_copy(d->a, old);
	if (count_again(x, c, &any, err))
		return -1;
	if (!any || !x->apply)
		return 0;
	if (!x->provisional) {
		c->version++;
		c->updated = d->now;
	}
	event_begin(d, &e, c, "recompute", x->provisional);
	e.remark = x->reason;
	changes_note(d, &e, old, c);
	return desk_put(d, old, c, err) || store_event(d->t, &e, err) ? -1 : 0;
}

/* --- all that are open --------------------------------------------------------------- */

static bool add_open(void *arg, const struct row *r)
{
	struct counting *x = arg;

	x->id = arena_grow(x->d->a, x->id, x->count, sizeof(*x->id));
	x->id[x->count++] = r->id;
	return true;
}

static int list_open(struct store_txn *t, void *arg, struct err *err)
{
	struct counting *x = arg;

	x->count = 0;
	return store_queue(t, QUEUE_OPEN, NULL, add_open, x, err);
}

static size_t at_once(const struct counting *x)
{
	return x->apply ? AT_ONCE : LOOKED_AT;
}

/* So many at once: neither the writer nor the others wait for long. */
static int some(struct store_txn *t, void *arg, struct err *err)
{
	struct counting *x = arg;
	struct event *events = x->d->r ? x->d->r->events : NULL;
	size_t shown = x->d->r ? x->d->r->event_count : 0;

	desk_restart(x->d, t);
	if (x->d->r) {
		x->d->r->events = events;
		x->d->r->event_count = shown;
	}
	for (size_t i = x->next; i < x->count && i < x->next + at_once(x); i++) {
		struct err why = ERR_INIT;

		/* Closed and gone from the list meanwhile is no fault. */
		if (one(x, x->id[i], &why) && why.code != ERR_NO) {
			if (err)
				*err = why;
			return -1;
		}
	}
	return 0;
}

static int batch(struct counting *x, struct err *err)
{
	struct desk *d = x->d;
	struct outcome part;

	if (!x->apply)
		return store_read(d->cw->store, some, x, err);
	memset(&part, 0, sizeof(part));
	d->o = &part;
	if (store_write(d->cw->store, some, x, err))
		return -1;
	desk_committed(d);
	outcome_add(d->a, x->o, &part);
	return 0;
}

static int count_all(struct counting *x, struct err *err)
{
	if (store_read(x->d->cw->store, list_open, x, err))
		return -1;
	for (; x->next < x->count; x->next += at_once(x)) {
		if (batch(x, err))
			return -1;
		if (!x->apply)
			store_set_far(x->d->cw->store, STORE_FAR_WHOLE * (int64_t)x->next / (int64_t)x->count);
	}
	return 0;
}

int use_recompute(struct desk *d, struct err *err)
{
	bool dry = str_equal(d->q->text, "dry-run");
	struct counting x = { .d = d, .apply = !dry, .reason = values_get(&d->q->fields, "reason"), .o = d->o };

	if (d->me ? rights_check(d->me, ACTION_RECOMPUTE, err) : !(d->who && d->who->looks_after) && desk_listed(d, err))
		return -1;
	if (!dry && str_empty(x.reason))
		return err_set(err, ERR_INPUT, "reason", N_("moving deadlines wants a reason: reason=..."), NULL);
	if (count_all(&x, err))
		return -1;
	d->r->total = x.moved;
	return 0;
}

/* --- by itself, when the calendar reaches further ------------------------------------- */

struct marking {
	struct desk *d;
	bool differs, empty;
};

static void known_until(const struct desk *d, char text[11])
{
	day_format(workdays_known_until(d->days), text);
}

static int look(struct store_txn *t, void *arg, struct err *err)
{
	struct marking *m = arg;
	const char *was;
	char now[11];

	known_until(m->d, now);
	if (store_mark(t, m->d->a, MARK, &was, err))
		return -1;
	m->differs = !str_equal(was, now);
	return 0;
}

static int mark(struct store_txn *t, void *arg, struct err *err)
{
	char now[11];

	known_until(arg, now);
	return store_set_mark(t, MARK, now, err);
}

int recompute_wanted(struct casework *cw, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct desk d;
	struct marking m = { .d = &d };
	int rc;

	desk_open(&d, cw, NULL, 0, NULL, &a);
	rc = store_read(cw->store, look, &m, err);
	/* Without an open complaint there is nothing to count. */
	if (rc == 0 && m.differs && !open_count(cw->open))
		rc = store_write(cw->store, mark, &d, NULL) && false;
	else if (rc == 0 && m.differs)
		atomic_store(&cw->recount, true);
	desk_close(&d);
	arena_release(&a);
	return rc;
}

int recompute_sweep(struct desk *d, struct outcome *o, int64_t *done, struct err *err)
{
	struct counting x = { .d = d, .apply = true, .provisional = true,
		.reason = N_("the calendar reaches further now"), .o = o };

	if (!atomic_load(&d->cw->recount))
		return 0;
	atomic_store(&d->cw->recount, false);
	if (count_all(&x, err) || store_write(d->cw->store, mark, d, err))
		return -1;
	*done += x.moved;
	return 0;
}
