/* supervision.c - `supervision`: the list of violations, and of the documents (D-7, U-6).
 *
 * A page is one scan of its list from where the one before it ended; the first one goes on
 * to the end, over small rows, for the count and the sum. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "desk.h"
#include "plaint/grow.h"
#include "plaint/rules/rights.h"
#include "plaint/rules/supervision.h"
#include "plaint/str.h"

#define PAGE 50
#define PAGE_MOST 500

/* Which violation or document of which record; the page reads the record. */
struct place {
	instant at;
	uint64_t id;
	uint32_t which;
};

struct listing {
	struct desk *d;
	bool documents;
	bool all;      /* those of everybody; else only one's own */
	int state;     /* of the violations, or -1 */
	enum supervised_list list;
	struct place after; /* where it goes on; id 0: from the beginning */
	size_t skip, most;
	struct place *item; /* of the page */
	size_t count;
	bool more;     /* after the page */
	int64_t total, yuan;
	struct err err; /* of a record that had to be looked at */
	bool full;     /* the reply has no room for more */
};

static bool sees_all(const struct desk *d, bool documents)
{
	return desk_may(d, ACTION_CONFIRM) || desk_may(d, ACTION_WAIVE) || (documents && desk_may(d, ACTION_SUPERVISE));
}

static bool within(const struct listing *l, const struct supervised *s)
{
	const struct filter *f = &l->d->q->filter;

	if (f->to && s->at > f->to)
		return false;
	if (!str_empty(f->queue) && !str_equal(f->queue, s->department))
		return false;
	if (!str_empty(f->owner) && !str_equal(f->owner, s->person))
		return false;
	return l->all || str_equal(s->person, desk_login(l->d));
}

/* Whether a document waits is the record's to say. */
static bool waits(struct listing *l, const struct supervised *s)
{
	struct arena a = ARENA_INIT;
	struct complaint *c;
	bool is = store_complaint_id(l->d->t, &a, s->id, &c, &l->err) == 0 && s->which < c->document_count &&
		document_waits(c, &c->documents[s->which]);

	arena_release(&a);
	return is;
}

static bool in_list(struct listing *l, const struct supervised *s)
{
	const char *number = l->d->q->number;

	if (!within(l, s))
		return false;
	if (!l->documents)
		return l->state < 0 || s->state == l->state;
	return (str_empty(number) || str_equal(number, s->text)) && (l->list != SUPERVISED_WAITING || waits(l, s));
}

static void add_up(struct listing *l, const struct supervised *s)
{
	int64_t least, most;

	l->total++;
	if (l->documents)
		return;
	if (s->state == VIOLATION_CONFIRMED)
		l->yuan += s->yuan;
	else if (s->state == VIOLATION_OPEN && l->state == VIOLATION_OPEN && penalty_range(s->text, &least, &most))
		l->yuan += least;
}

static bool look(void *arg, const struct supervised *s)
{
	struct listing *l = arg;

	if (l->d->q->filter.from && s->at < l->d->q->filter.from)
		return false;
	if (!in_list(l, s))
		return !l->err.code;
	add_up(l, s);
	if ((size_t)l->total <= l->skip)
		return true;
	if (l->count < l->most) {
		l->item[l->count++] = (struct place){ s->at, s->id, s->which };
		return true;
	}
	l->more = true;
	return !l->after.id;
}

/* The one meant first, the others after it: they say whether it is followed. */
static struct document *first_of(struct arena *a, const struct complaint *c, size_t which)
{
	struct document *all = arena_array(a, c->document_count, sizeof *all);
	size_t n = 0;

	all[n++] = c->documents[which];
	for (size_t i = 0; i < c->document_count; i++)
		if (i != which) {
			all[n] = c->documents[i];
			all[n++].text = NULL;
		}
	return all;
}

#define CASE_BYTES 700 /* what there is of one beside the texts people wrote */
#define DOCUMENT_BYTES 250

static size_t case_bytes(const struct listing *l, const struct complaint *c, size_t which)
{
	const struct violation *v = l->documents ? NULL : &c->violations[which];

	if (l->documents)
		return CASE_BYTES + DOCUMENT_BYTES * c->document_count + strlen(str_or_empty(c->documents[which].text));
	return CASE_BYTES + strlen(str_or_empty(v->remark)) + strlen(str_or_empty(v->reason));
}

static int add_case(struct listing *l, const struct place *p, struct err *err)
{
	struct reply *r = l->d->r;
	struct complaint *c, *one;

	if (store_complaint_id(l->d->t, l->d->a, p->id, &c, err))
		return -1;
	/* Somebody may have decided on it a moment ago. */
	if (p->which >= (l->documents ? c->document_count : c->violation_count) ||
		(!l->documents && l->state >= 0 && (int)c->violations[p->which].state != l->state))
		return 0;
	l->full = !desk_room(l->d, case_bytes(l, c, p->which));
	if (l->full)
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

/* Where a page ended, for whoever asks on: "time.id.place". */
static int take_after(struct listing *l, struct err *err)
{
	const char *after = l->d->q->filter.after;

	if (str_empty(after))
		return 0;
	if (sscanf(after, "%" SCNx64 ".%" SCNx64 ".%" SCNx32, (uint64_t *)&l->after.at, &l->after.id, &l->after.which) == 3 && l->after.id)
		return 0;
	return err_set(err, ERR_INPUT, "after", N_("no list goes on at \"%1\""), after, NULL);
}

static void take_page(struct listing *l)
{
	const struct filter *f = &l->d->q->filter;

	l->skip = f->offset > 0 ? (size_t)f->offset : 0;
	l->most = f->limit <= 0 ? PAGE : f->limit < PAGE_MOST ? (size_t)f->limit : PAGE_MOST;
	l->item = arena_array(l->d->a, l->most, sizeof *l->item);
	if (l->documents)
		l->list = l->state == VIOLATION_OPEN ? SUPERVISED_WAITING : SUPERVISED_DOCUMENTS;
	else
		l->list = l->state == VIOLATION_OPEN ? SUPERVISED_OPEN : SUPERVISED_VIOLATIONS;
}

static int scan(struct listing *l, struct err *err)
{
	struct supervised after = { .at = l->after.at, .id = l->after.id, .which = l->after.which };

	if (store_supervised(l->d->t, l->list, after.id ? &after : NULL, l->d->q->filter.to, look, l, err))
		return -1;
	if (!l->err.code)
		return 0;
	*err = l->err;
	return -1;
}

int use_supervision(struct desk *d, struct err *err)
{
	struct listing l = { .d = d, .documents = str_equal(d->q->text, "documents"), .err = ERR_INIT };

	l.all = sees_all(d, l.documents);
	if (take_state(&l, err) || check_names(d, err) || take_after(&l, err))
		return -1;
	take_page(&l);
	if (scan(&l, err))
		return -1;
	for (size_t i = 0; i < l.count && !l.full; i++) {
		if (add_case(&l, &l.item[i], err))
			return -1;
		/* The next page begins with what this one has no room for. */
		if (l.full && i > 0) {
			l.more = true;
			l.count = i;
		}
	}
	if (l.total == 0 && !str_empty(d->q->number))
		return err_set(err, ERR_NO, NULL, N_("there is no document %1"), d->q->number, NULL);
	d->r->total = l.total;
	d->r->place = l.yuan;
	if (l.more) {
		const struct place *last = &l.item[l.count - 1];

		d->r->after = arena_printf(d->a, "%" PRIx64 ".%" PRIx64 ".%" PRIx32, (uint64_t)last->at, last->id, last->which);
	}
	return 0;
}

/* --- how many wait -------------------------------------------------------------------- */

static bool count_one(void *arg, const struct supervised *s)
{
	(void)s;
	(*(int64_t *)arg)++;
	return true;
}

int supervision_load(struct store_txn *t, void *arg, struct err *err)
{
	struct casework *cw = arg;
	int64_t n = 0;

	if (store_supervised(t, SUPERVISED_OPEN, NULL, INSTANT_NONE, count_one, &n, err))
		return -1;
	atomic_store(&cw->violations, n);
	return 0;
}
