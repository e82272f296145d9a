/* early.c - what was received lately, and which thresholds it passes (PU-11).
 *
 * A complaint that was counted in a warning is not counted in the next one of the same
 * rule and area: a warning comes again when as many new ones have come. */
#include "early.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "deed.h"
#include "keep.h"
#include "names.h"
#include "people.h"
#include "plaint/rules/deadline.h"
#include "plaint/str.h"

#define LATELY_MOST 200000 /* complaints kept in mind */

struct lately {
	uint64_t id;
	instant received;
	uint16_t category, area, kind;
};

struct given { uint16_t rule, area; uint64_t id; };

struct early {
	struct names names;
	struct lately *item;
	size_t count, room;
	struct given *given;
	size_t given_count, given_room;
	atomic_bool due;
};

struct early *early_new(void)
{
	struct early *e = keep_array(1, sizeof *e);

	names_init(&e->names);
	atomic_init(&e->due, false);
	return e;
}

void early_free(struct early *e)
{
	if (!e)
		return;
	names_release(&e->names);
	free(e->item);
	free(e->given);
	free(e);
}

bool early_due(const struct early *e)
{
	return atomic_load(&((struct early *)(uintptr_t)e)->due);
}

int64_t early_within(const struct warning_rule *w)
{
	struct limit limit;

	if (limit_parse(str_or_empty(w->within), &limit, NULL))
		return 0;
	return limit.unit == LIMIT_MINUTES ? limit.n * MINUTE : limit.unit == LIMIT_HOURS ? limit.n * HOUR : limit.n * DAY;
}

static int64_t longest(const struct site *site)
{
	int64_t most = 0;

	for (size_t i = 0; i < site->warnings_count; i++)
		if (early_within(&site->warnings[i]) > most)
			most = early_within(&site->warnings[i]);
	return most;
}

/* --- what is kept in mind ---------------------------------------------------------- */

static void put(struct early *e, const struct complaint *c)
{
	struct lately *l = NULL;

	for (size_t i = e->count; i-- > 0 && !l && e->item[i].id >= c->id;)
		if (e->item[i].id == c->id)
			l = &e->item[i];
	if (!l) {
		if (e->count == e->room) {
			e->room = e->room ? e->room * 2 : 256;
			e->item = keep_grow(e->item, e->room, sizeof *e->item);
		}
		l = &e->item[e->count++];
	}
	*l = (struct lately){ .id = c->id, .received = c->received, .category = names_put(&e->names, c->value[FIELD_CATEGORY]),
		.area = names_put(&e->names, c->value[FIELD_AREA]), .kind = names_put(&e->names, c->value[FIELD_KIND]) };
}

/* It was rejected, or is now of another category. */
static void drop(struct early *e, uint64_t id)
{
	for (size_t i = e->count; i-- > 0 && e->item[i].id >= id;)
		if (e->item[i].id == id) {
			memmove(&e->item[i], &e->item[i + 1], (--e->count - i) * sizeof *e->item);
			return;
		}
}

/* Does any rule count it? */
static bool concerns(const struct site *site, const struct complaint *c)
{
	for (size_t i = 0; i < site->warnings_count; i++) {
		const struct warning_rule *w = &site->warnings[i];
		const char *one[1] = { w->category };
		struct texts pattern = { one, str_empty(w->category) ? 0 : 1 };

		if (texts_match(&pattern, c->value[FIELD_CATEGORY]) && (str_empty(w->kind) || str_equal(w->kind, c->value[FIELD_KIND])))
			return true;
	}
	return false;
}

void early_note(struct early *e, const struct site *site, const struct complaint *c)
{
	/* One from long ago counts nowhere any more; nor does what nobody counts. */
	if (e->count && c->id < e->item[0].id)
		return;
	if (c->state == STATE_REJECTED || !concerns(site, c)) {
		drop(e, c->id);
		return;
	}
	put(e, c);
	atomic_store(&e->due, true);
}

static void give(struct early *e, uint16_t rule, uint16_t area, uint64_t id)
{
	for (size_t i = 0; i < e->given_count; i++)
		if (e->given[i].rule == rule && e->given[i].area == area) {
			e->given[i].id = e->given[i].id > id ? e->given[i].id : id;
			return;
		}
	if (e->given_count == e->given_room) {
		e->given_room = e->given_room ? e->given_room * 2 : 16;
		e->given = keep_grow(e->given, e->given_room, sizeof *e->given);
	}
	e->given[e->given_count++] = (struct given){ rule, area, id };
}

static uint64_t given_at(const struct early *e, uint16_t rule, uint16_t area)
{
	for (size_t i = 0; i < e->given_count; i++)
		if (e->given[i].rule == rule && e->given[i].area == area)
			return e->given[i].id;
	return 0;
}

/* --- at the start, and after a reload ---------------------------------------------------- */

struct loading {
	struct early *e;
	const struct site *site;
	instant oldest;
	int64_t span;
	struct arena a;
};

static bool load_one(void *arg, const struct complaint *c)
{
	struct loading *l = arg;

	if (l->oldest == INSTANT_NONE)
		l->oldest = c->registered - l->span - 2 * DAY;
	if (c->registered < l->oldest || l->e->count >= LATELY_MOST)
		return false;
	if (c->state != STATE_REJECTED && concerns(l->site, c))
		put(l->e, c);
	return true;
}

static bool load_event(void *arg, const struct event *e)
{
	struct early *early = arg;
	const char *rule = event_after(e, "early warning");

	if (rule)
		give(early, names_put(&early->names, rule), names_put(&early->names, event_after(e, "area")), e->complaint);
	return true;
}

static int by_id(const void *a, const void *b)
{
	const struct lately *x = a, *y = b;

	return x->id < y->id ? -1 : x->id > y->id;
}

int early_load(struct store_txn *t, void *arg, struct err *err)
{
	static const char *const actions[] = { "warn", NULL };
	struct casework *cw = arg;
	struct loading l = { .e = cw->early, .site = cw->book->site, .span = longest(cw->book->site) };

	cw->early->count = 0;
	if (!l.span)
		return 0;
	if (store_walk(t, store_newest(t), load_one, &l, err) ||
		store_recent(t, l.span + 2 * DAY, LATELY_MOST, actions, NULL, load_event, cw->early, err))
		return -1;
	if (cw->early->count)
		qsort(cw->early->item, cw->early->count, sizeof *cw->early->item, by_id);
	atomic_store(&cw->early->due, cw->early->count > 0);
	return 0;
}

/* --- looking ----------------------------------------------------------------------------- */

struct looking {
	struct desk *d;
	const struct warning_rule *rule;
	instant since;
};

static bool matches(const struct looking *l, const struct early *e, const struct lately *x, uint16_t area)
{
	const char *one[1] = { l->rule->category };
	struct texts pattern = { one, 1 };
	uint64_t after = given_at(e, names_find(&e->names, l->rule->s.title), area);

	if (x->received < l->since || x->received > l->d->now || x->id <= after)
		return false;
	if (area && x->area != area)
		return false;
	if (!str_empty(l->rule->kind) && x->kind != names_find(&e->names, l->rule->kind))
		return false;
	return str_empty(l->rule->category) || texts_match(&pattern, str_or_empty(names_text(&e->names, x->category)));
}

struct telling {
	struct desk *d;
	const struct warning_rule *rule;
	const char *area;
	uint64_t id;
	int64_t count;
};

static int tell_one(struct store_txn *t, void *arg, struct err *err)
{
	struct telling *x = arg;
	struct desk *d = x->d;
	struct texts people = { NULL, 0 };
	struct complaint *c;
	struct event e;

	desk_restart(d, t);
	if (store_complaint_id(t, d->a, x->id, &c, err))
		return -1;
	for (size_t i = 0; i < x->rule->tell.count; i++) {
		struct texts some = people_of_target(d, c, x->rule->tell.item[i]);

		for (size_t k = 0; k < some.count; k++)
			people_add(d->a, &people, some.item[k]);
	}
	event_begin(d, &e, c, "warn", true);
	event_change(d->a, &e, "early warning", NULL, x->rule->s.title);
	event_change(d->a, &e, "area", NULL, x->area);
	event_change(d->a, &e, "count", NULL, arena_printf(d->a, "%lld", (long long)x->count));
	event_change(d->a, &e, "within", NULL, x->rule->within);
	if (people.count)
		event_change(d->a, &e, "people", NULL, texts_join(d->a, &people));
	for (size_t i = 0; i < people.count; i++)
		desk_notice(d, d->now, "early-warning", c, x->rule->s.title, people.item[i]);
	if (!people.count)
		desk_notice(d, d->now, "early-warning", c, x->rule->s.title, NULL);
	d->fired++;
	return store_event(t, &e, err);
}

static int look_at(struct looking *l, struct early *e, uint16_t area, struct outcome *o, int64_t *done, struct err *err)
{
	struct telling x = { .d = l->d, .rule = l->rule };
	struct outcome part = { 0 };

	for (size_t i = 0; i < e->count; i++)
		if (matches(l, e, &e->item[i], area)) {
			x.count++;
			x.id = e->item[i].id;
		}
	if (l->rule->count < 1 || x.count < l->rule->count)
		return 0;
	x.area = area ? names_text(&e->names, area) : NULL;
	l->d->o = &part;
	if (store_write(l->d->cw->store, tell_one, &x, err))
		return -1;
	give(e, names_put(&e->names, l->rule->s.title), area, x.id);
	outcome_add(l->d->a, o, &part);
	*done += l->d->fired;
	return 0;
}

static int look_by_rule(struct looking *l, struct early *e, struct outcome *o, int64_t *done, struct err *err)
{
	uint16_t last = 0;

	if (!str_equal(l->rule->area, "each"))
		return look_at(l, e, str_empty(l->rule->area) ? 0 : names_put(&e->names, l->rule->area), o, done, err);
	for (size_t i = 0; i < e->count; i++)
		if (e->item[i].area > last)
			last = e->item[i].area;
	for (uint16_t area = 1; area && area <= last; area++) {
		bool there = false;

		for (size_t i = e->count; i-- > 0 && !there;)
			there = e->item[i].area == area;
		if (there && look_at(l, e, area, o, done, err))
			return -1;
	}
	return 0;
}

static void forget(struct early *e, instant before)
{
	size_t kept = 0;

	for (size_t i = 0; i < e->count; i++)
		if (e->item[i].received >= before)
			e->item[kept++] = e->item[i];
	e->count = kept;
}

int early_sweep(struct desk *d, struct outcome *o, int64_t *done, struct err *err)
{
	struct early *e = d->cw->early;

	if (!atomic_exchange(&e->due, false))
		return 0;
	forget(e, d->now - longest(d->site));
	for (size_t i = 0; i < d->site->warnings_count; i++) {
		struct looking l = { .d = d, .rule = &d->site->warnings[i] };

		l.since = d->now - early_within(l.rule);
		if (look_by_rule(&l, e, o, done, err)) {
			atomic_store(&e->due, true);
			return -1;
		}
	}
	return 0;
}
