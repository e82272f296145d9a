/* many.c - `reassign` (or forward) and `urge` of many at once, all or nothing (S-5, U-9). */
#include <stdio.h>
#include <string.h>

#include "deed.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/rules/rights.h"
#include "plaint/str.h"

#define MANY_MOST 2000 /* in one transaction */
#define SHOWN 50

/* The numbers given, and those the filter finds. */
struct chosen {
	uint64_t *id;
	size_t count;
};

static bool filter_given(const struct filter *f)
{
	return !str_empty(f->queue) || !str_empty(f->owner) || !str_empty(f->state) || f->level || f->overdue ||
		f->due_within || !str_empty(f->category) || !str_empty(f->area) || !str_empty(f->mine) || f->from || f->to ||
		!str_empty(f->load_of) || !str_empty(f->load_at);
}

static int choose_by_number(struct desk *d, struct chosen *out, struct err *err)
{
	for (size_t i = 0; i < d->q->numbers.count; i++) {
		struct complaint *c;
		bool there = false;

		if (desk_find(d, d->q->numbers.item[i], &c, err))
			return -1;
		for (size_t k = 0; k < out->count && !there; k++)
			there = out->id[k] == c->id;
		if (there)
			continue;
		out->id = arena_grow(d->a, out->id, out->count, sizeof(*out->id));
		out->id[out->count++] = c->id;
	}
	return 0;
}

/* Numbers that do not fit the lifecycle are refused; of a filter only those that can
 * be moved are meant. */
static int choose(struct desk *d, struct chosen *out, struct err *err)
{
	struct filter all = d->q->filter;
	int64_t total;

	all.offset = 0; /* an event, here */

	memset(out, 0, sizeof(*out));
	if (d->q->numbers.count)
		return choose_by_number(d, out, err);
	if (!filter_given(&d->q->filter))
		return err_set(err, ERR_INPUT, NULL, N_("which ones? give numbers or a filter"), NULL);
	if (state_known(d->q->filter.state, err))
		return -1;
	out->id = open_select(d->cw->open, d->a, &all, d->now, MANY_MOST + 1, &out->count, &total);
	return out->count ? 0 : filter_known(d, &d->q->filter, err);
}

static int refused(const struct complaint *c, const struct err *why, struct err *err)
{
	struct str s;

	str_init(&s);
	err_text(why, NULL, &s);
	err_set(err, why->code, why->field, N_("%1: %2"), c->number, s.data, NULL);
	str_release(&s);
	return -1;
}

static bool skipped(const struct desk *d, const struct complaint *c, enum action action)
{
	return !d->q->numbers.count && lifecycle_check(d->site, c, action, NULL);
}

/* Whose it is now: for the preview. */
static void preview(struct desk *d, const struct complaint *c)
{
	const char *department = c->value[FIELD_DEPARTMENT], *person = c->value[FIELD_PERSON];
	const struct clock_run *run = complaint_nearest(c);
	struct load *l = NULL;
	struct row row;

	for (size_t i = 0; i < d->r->load_count && !l; i++)
		if (str_equal(d->r->loads[i].department, department) && str_equal(d->r->loads[i].person, person))
			l = &d->r->loads[i];
	if (!l) {
		d->r->loads = arena_grow(d->a, d->r->loads, d->r->load_count, sizeof(*l));
		l = &d->r->loads[d->r->load_count++];
		*l = (struct load){ .department = department, .person = person };
	}
	l->open++;
	l->fresh += d->q->numbers.count && c->state == STATE_ACCEPTED;
	l->overdue += run && run->due != INSTANT_NONE && run->due < d->now;
	if (d->r->row_count >= SHOWN)
		return;
	row_from_complaint(d->a, d->site, c, &row);
	rows_add(d, &row);
}

void desk_moved(struct desk *d, const struct complaint *before, const struct complaint *after)
{
	d->moved = arena_grow(d->a, d->moved, d->moved_count, sizeof(*d->moved));
	d->moved[d->moved_count++] = (struct moved){ before, after };
}

/* Which ones, as they were looked at: so that what is done is what was shown. */
static void seen(struct desk *d, const struct complaint *c)
{
	uint64_t mark = (uint64_t)d->mark;

	for (int i = 0; i < 8; i++)
		mark = (mark ^ (uint8_t)(c->id >> 8 * i)) * 1099511628211u;
	for (int i = 0; i < 4; i++)
		mark = (mark ^ (uint8_t)(c->version >> 8 * i)) * 1099511628211u;
	d->mark = (int64_t)(mark & INT64_MAX);
}

/* What is named and was not forwarded yet is forwarded, as one of it is. */
static enum action of_state(const struct desk *d, const struct complaint *c, enum action action)
{
	return action == ACTION_REASSIGN && d->q->numbers.count && c->state == STATE_ACCEPTED ? ACTION_FORWARD : action;
}

static int do_one(struct desk *d, enum action action, uint64_t id, struct err *err)
{
	struct complaint *c;
	struct err why = ERR_INIT;
	struct deed x;

	if (store_complaint_id(d->t, d->a, id, &c, err))
		return -1;
	if (skipped(d, c, action))
		return 0;
	action = of_state(d, c, action);
	if (rights_check(d->me, action, err) || deed_begin(&x, d, action, c->number, err))
		return -1;
	if (deed_run(&x, &d->q->fields, &why))
		return refused(c, &why, err);
	d->r->total++;
	seen(d, x.old);
	if (d->dry)
		preview(d, x.old);
	else if (action == ACTION_REASSIGN || action == ACTION_FORWARD)
		desk_moved(d, x.old, x.c);
	return 0;
}

/* --- changed since they were looked at ------------------------------------------------- */

#define NAMED 20   /* of those */
#define NEWEST 30  /* of one's events: who did the last of them */
#define NEWEST_BYTES (64u << 10)

/* Its newest event between the two that counts, or NULL. */
static int changed_by(struct desk *d, uint64_t id, uint64_t since, uint64_t until, const struct event **out, struct err *err)
{
	struct store_page page = { .before = until + 1, .most = NEWEST, .bytes = NEWEST_BYTES, .one = true };

	*out = NULL;
	if (store_events_page(d->t, d->a, id, &page, err))
		return -1;
	for (size_t i = page.count; i-- > 0 && !*out && page.events[i].seq > since;)
		if (conflict_counts(&page.events[i]))
			*out = &page.events[i];
	return 0;
}

/* As it was before this request. */
static const struct complaint *before(struct desk *d, uint64_t id, struct err *err)
{
	struct complaint *c;

	for (size_t i = 0; i < d->moved_count; i++)
		if (d->moved[i].before->id == id)
			return d->moved[i].before;
	return store_complaint_id(d->t, d->a, id, &c, err) ? NULL : c;
}

/* Which ones, and who did it. */
static int name_changed(struct desk *d, const struct chosen *chosen, uint64_t until, struct err *err)
{
	uint64_t since = d->q->filter.offset > 0 ? (uint64_t)d->q->filter.offset : until;
	struct event *named = NULL;
	size_t count = 0;

	for (size_t i = 0; since < until && i < chosen->count && count < NAMED; i++) {
		const struct complaint *c;
		const struct event *e;
		struct row row;

		if (changed_by(d, chosen->id[i], since, until, &e, err))
			return -1;
		if (!e)
			continue;
		c = before(d, chosen->id[i], err);
		if (!c)
			return -1;
		row_from_complaint(d->a, d->site, c, &row);
		if (!rows_add(d, &row))
			break;
		named = arena_grow(d->a, named, count, sizeof *named);
		named[count] = (struct event){ .seq = e->seq, .complaint = e->complaint, .at = e->at, .seen = e->seen, .login = e->login,
			.name = e->name, .from = e->from, .action = e->action };
		count++;
	}
	d->r->events = named;
	d->r->event_count = count;
	return 0;
}

static int refuse_changed(struct desk *d, const struct chosen *chosen, uint64_t until, struct err *err)
{
	if (name_changed(d, chosen, until, err))
		return -1;
	if (!d->r->event_count)
		return err_set(err, ERR_CONFLICT, NULL, N_("some of them were changed since they were looked at; nothing was done"), NULL);
	return err_set(err, ERR_CONFLICT, NULL, N_("nothing was done: %1 was changed meanwhile by %2"), d->r->rows[0].number,
		d->r->events[0].name, NULL);
}

int many_do(struct desk *d, enum action action, struct err *err)
{
	uint64_t newest = store_newest_event(d->t);
	struct chosen chosen;
	char most[16];

	d->dry = str_equal(d->q->text, "dry-run");
	/* Who may forward only names which ones. */
	if (!(action == ACTION_REASSIGN && d->q->numbers.count && rights_may(d->me, ACTION_FORWARD)) && rights_check(d->me, action, err))
		return -1;
	if (choose(d, &chosen, err))
		return -1;
	if (chosen.count > MANY_MOST) {
		snprintf(most, sizeof(most), "%d", MANY_MOST);
		return err_set(err, ERR_INPUT, NULL, N_("at most %1 at once; narrow the filter"), most, NULL);
	}
	d->mark = 1;
	for (size_t i = 0; i < chosen.count; i++)
		if (do_one(d, action, chosen.id[i], err))
			return -1;
	if (d->dry) {
		d->r->place = d->mark;
		d->r->far.next = newest;
	} else if (d->q->if_version && d->q->if_version != d->mark) {
		return refuse_changed(d, &chosen, newest, err);
	}
	return 0;
}

int use_reassign_many(struct desk *d, struct err *err)
{
	return many_do(d, ACTION_REASSIGN, err);
}

int use_urge_many(struct desk *d, struct err *err)
{
	return many_do(d, ACTION_URGE, err);
}
