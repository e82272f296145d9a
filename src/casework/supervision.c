/* supervision.c - `supervision`: the list of violations, and of the documents (D-7, U-6). */
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "plaint/grow.h"
#include "plaint/rules/rights.h"
#include "plaint/rules/supervision.h"
#include "plaint/str.h"

#define PAGE 50
#define PAGE_MOST 500

/* A place in the list: what is needed to order it; the page itself is read again. */
struct place {
	uint64_t id;
	instant at;
	uint32_t which; /* violation or document of the record */
};

struct listing {
	struct desk *d;
	bool documents;
	bool all;      /* those of everybody; else only one's own */
	int state;     /* of the violations, or -1 */
	struct place *item;
	size_t count, room;
	int64_t yuan;
};

static bool sees_all(const struct desk *d, bool documents)
{
	return desk_may(d, ACTION_CONFIRM) || desk_may(d, ACTION_WAIVE) || (documents && desk_may(d, ACTION_SUPERVISE));
}

static void add(struct listing *l, uint64_t id, instant at, size_t which)
{
	l->item = grow(l->item, l->count, &l->room, 256, sizeof *l->item);
	l->item[l->count++] = (struct place){ id, at, (uint32_t)which };
}

static bool within(const struct listing *l, instant at, const char *department, const char *person)
{
	const struct filter *f = &l->d->q->filter;

	if ((f->from && at < f->from) || (f->to && at > f->to))
		return false;
	if (!str_empty(f->queue) && !str_equal(f->queue, department))
		return false;
	if (!str_empty(f->owner) && !str_equal(f->owner, person))
		return false;
	return l->all || str_equal(person, desk_login(l->d));
}

static void add_violations(struct listing *l, const struct complaint *c)
{
	for (size_t i = 0; i < c->violation_count; i++) {
		const struct violation *v = &c->violations[i];
		int64_t least, most;

		if ((l->state >= 0 && (int)v->state != l->state) || !within(l, v->at, v->department, v->person))
			continue;
		add(l, c->id, v->at, i);
		if (v->state == VIOLATION_CONFIRMED)
			l->yuan += v->yuan;
		else if (v->state == VIOLATION_OPEN && l->state == VIOLATION_OPEN && penalty_range(v->amount, &least, &most))
			l->yuan += least;
	}
}

static void add_documents(struct listing *l, const struct complaint *c)
{
	const char *number = l->d->q->number;

	for (size_t i = 0; i < c->document_count; i++) {
		const struct document *doc = &c->documents[i];

		if (!str_empty(number) && !str_equal(doc->number, number))
			continue;
		if (l->state == VIOLATION_OPEN && !document_waits(c, doc))
			continue;
		if (within(l, doc->at, doc->department, doc->to))
			add(l, c->id, doc->at, i);
	}
}

static bool look(void *arg, const struct complaint *c)
{
	struct listing *l = arg;

	if (l->documents)
		add_documents(l, c);
	else
		add_violations(l, c);
	return true;
}

static int newest_first(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? 1 : -1;
	if (x->id != y->id)
		return x->id < y->id ? 1 : -1;
	return x->which < y->which ? -1 : x->which > y->which;
}

/* One that was decided on while the list was read may have come twice. */
static void sort(struct listing *l)
{
	size_t kept = 0;

	if (l->count)
		qsort(l->item, l->count, sizeof *l->item, newest_first);
	for (size_t i = 0; i < l->count; i++)
		if (!kept || newest_first(&l->item[kept - 1], &l->item[i]))
			l->item[kept++] = l->item[i];
	l->count = kept;
}

/* The one meant first, the others after it: they say whether it is followed. */
static struct document *first_of(struct arena *a, const struct complaint *c, size_t which)
{
	struct document *all = arena_array(a, c->document_count, sizeof *all);
	size_t n = 0;

	all[n++] = c->documents[which];
	for (size_t i = 0; i < c->document_count; i++)
		if (i != which)
			all[n++] = c->documents[i];
	return all;
}

static int add_case(struct listing *l, const struct place *p, struct err *err)
{
	struct reply *r = l->d->r;
	struct complaint *c, *one;

	if (store_complaint_id(l->d->t, l->d->a, p->id, &c, err))
		return -1;
	if (p->which >= (l->documents ? c->document_count : c->violation_count))
		return 0;
	r->cases = arena_grow(l->d->a, r->cases, r->case_count, sizeof *r->cases);
	one = &r->cases[r->case_count++];
	*one = (struct complaint){ .id = c->id, .number = c->number, .version = c->version, .state = c->state, .level = c->level,
		.taker = c->taker, .received = c->received };
	one->value[FIELD_DEPARTMENT] = c->value[FIELD_DEPARTMENT];
	one->value[FIELD_PERSON] = c->value[FIELD_PERSON];
	one->value[FIELD_CATEGORY] = c->value[FIELD_CATEGORY];
	if (l->documents) {
		one->milestones = c->milestones;
		one->milestone_count = c->milestone_count;
		one->documents = first_of(l->d->a, c, p->which);
		one->document_count = c->document_count;
	} else {
		one->violations = &c->violations[p->which];
		one->violation_count = 1;
	}
	return 0;
}

static int take_state(struct listing *l, struct err *err)
{
	const char *state = l->d->q->filter.state;

	l->state = l->documents ? -1 : VIOLATION_OPEN;
	if (str_empty(state))
		return 0;
	if (str_equal(state, "all")) {
		l->state = -1;
		return 0;
	}
	for (int i = 0; i < VIOLATION_STATES; i++) {
		if (!str_equal(state, violation_state_names[i]))
			continue;
		l->state = i;
		return 0;
	}
	return err_set(err, ERR_INPUT, "state", N_("there is no state \"%1\" (open, confirmed, waived, all)"), state, NULL);
}

static int check_names(const struct desk *d, struct err *err)
{
	const struct filter *f = &d->q->filter;

	if (!str_empty(f->queue) && !site_department(d->site, f->queue))
		return err_set(err, ERR_INPUT, "department", N_("there is no department \"%1\""), f->queue, NULL);
	if (!str_empty(f->owner) && d->site->staff_count && !site_staff(d->site, f->owner))
		return err_set(err, ERR_INPUT, "person", N_("there is no \"%1\" in the staff list"), f->owner, NULL);
	return 0;
}

int use_supervision(struct desk *d, struct err *err)
{
	struct listing l = { .d = d, .documents = str_equal(d->q->text, "documents") };
	size_t first = d->q->filter.offset > 0 ? (size_t)d->q->filter.offset : 0;
	size_t most = d->q->filter.limit > 0 && d->q->filter.limit < PAGE_MOST ? (size_t)d->q->filter.limit : d->q->filter.limit ? PAGE_MOST : PAGE;
	int done;

	l.all = sees_all(d, l.documents);
	if (take_state(&l, err) || check_names(d, err))
		return -1;
	done = store_supervised(d->t, l.state == VIOLATION_OPEN, look, &l, err);
	sort(&l);
	for (size_t i = first; done == 0 && i < l.count && i < first + most; i++)
		done = add_case(&l, &l.item[i], err);
	if (done == 0 && l.count == 0 && !str_empty(d->q->number))
		done = err_set(err, ERR_NO, NULL, N_("there is no document %1"), d->q->number, NULL);
	d->r->total = (int64_t)l.count;
	d->r->place = l.yuan;
	free(l.item);
	return done;
}

/* --- how many wait -------------------------------------------------------------------- */

static bool count_one(void *arg, const struct complaint *c)
{
	*(int64_t *)arg += (int64_t)violations_open(c);
	return true;
}

int supervision_load(struct store_txn *t, void *arg, struct err *err)
{
	struct casework *cw = arg;
	int64_t n = 0;

	if (store_supervised(t, true, count_one, &n, err))
		return -1;
	atomic_store(&cw->violations, n);
	return 0;
}
