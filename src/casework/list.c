/* list.c - `list`: a queue, most urgent first or by the time of receipt. A page reads
 * the rows it shows and no more: plain queues come from their index, filters and other
 * orders from the open cases in memory. */
#include <stdlib.h>

#include "desk.h"

#include "plaint/rules/lifecycle.h"
#include "plaint/str.h"

#define PAGE 50
#define PAGE_MOST 1000
#define DEEP 100          /* further down a queue is found by memory, not by scanning */
#define CLOSED_COUNTED 2000 /* closed ones are counted up to here */

struct page {
	struct desk *d;
	const struct filter *f;
	int64_t skip, want, seen;
	bool count; /* go on counting when the page is full */
};

static bool later(const struct filter *f)
{
	return f->level > 0 || f->overdue || f->due_within > 0 || !str_empty(f->category) || !str_empty(f->area) ||
		f->from || f->to || !str_empty(f->order) || !str_empty(f->mine) || !str_empty(f->load_of) || !str_empty(f->load_at);
}

static bool all_states(const struct filter *f)
{
	return str_equal(f->state, "all");
}

static int64_t wanted(const struct filter *f)
{
	return f->limit <= 0 ? PAGE : f->limit > PAGE_MOST ? PAGE_MOST : f->limit;
}

static bool page_row(void *arg, const struct row *r)
{
	struct page *p = arg;

	/* What does not fit is not seen: the next page begins with it. */
	if (p->seen >= p->skip && (int64_t)p->d->r->row_count < p->want && !rows_add(p->d, r))
		return false;
	p->seen++;
	return (int64_t)p->d->r->row_count < p->want || (p->count && p->seen < p->skip + p->want + CLOSED_COUNTED);
}

/* --- open ones, plain: the index has them in order ------------------------------- */

static bool is_plain(const struct filter *f, enum queue_kind *kind, enum open_by *by, const char **key)
{
	int keys = !str_empty(f->queue) + !str_empty(f->owner) + !str_empty(f->state);

	if (later(f) || f->waiting || !str_empty(f->incident) || keys > 1 || f->offset > DEEP)
		return false;
	*key = NULL;
	*kind = QUEUE_OPEN;
	*by = OPEN_ALL;
	if (!str_empty(f->queue)) {
		*kind = QUEUE_DEPARTMENT;
		*by = OPEN_DEPARTMENT;
		*key = f->queue;
	} else if (!str_empty(f->owner)) {
		*kind = QUEUE_PERSON;
		*by = OPEN_PERSON;
		*key = f->owner;
	} else if (!str_empty(f->state)) {
		*kind = QUEUE_STATE;
		*by = OPEN_STATE;
		*key = f->state;
	}
	return true;
}

static int by_urgency(const void *a, const void *b)
{
	return row_compare(a, b);
}

static int by_receipt(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	if (x->received != y->received)
		return x->received < y->received ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static int by_receipt_backwards(const void *a, const void *b)
{
	return by_receipt(b, a);
}

static void in_order(struct desk *d, const struct filter *f)
{
	int (*by)(const void *, const void *) = by_urgency;

	if (str_equal(f->order, "newest"))
		by = by_receipt_backwards;
	else if (str_equal(f->order, "oldest"))
		by = by_receipt;
	if (d->r->row_count)
		qsort(d->r->rows, d->r->row_count, sizeof(*d->r->rows), by);
}

/* The snapshot may be older than memory: a case may not be there yet, or still be, and
 * stand elsewhere in the order. */
static int show_chosen(struct desk *d, const uint64_t *ids, size_t count, struct err *err)
{
	for (size_t i = 0; i < count; i++) {
		struct err why = ERR_INIT;
		struct complaint *c;
		struct row row;

		if (store_complaint_id(d->t, d->a, ids[i], &c, &why)) {
			if (why.code == ERR_NO)
				continue;
			if (err)
				*err = why;
			return -1;
		}
		if (!state_open(c->state))
			continue;
		row_from_complaint(d->a, d->site, c, &row);
		if (!rows_add(d, &row))
			break;
	}
	in_order(d, &d->q->filter);
	return 0;
}

/* Where a number stands, so that a list in another order goes on at the same complaint. */
static int tell_place(struct desk *d, const struct filter *f, struct err *err)
{
	struct err why = ERR_INIT;
	struct complaint *c;

	if (str_empty(d->q->number))
		return 0;
	if (store_complaint(d->t, d->a, d->q->number, &c, &why) == 0)
		d->r->place = open_place(d->cw->open, d->a, f, d->now, c->id);
	else if (why.code != ERR_NO) {
		if (err)
			*err = why;
		return -1;
	}
	return 0;
}

static int list_open(struct desk *d, const struct filter *f, struct err *err)
{
	struct page p = { .d = d, .f = f, .skip = f->offset > 0 ? f->offset : 0, .want = wanted(f) };
	enum queue_kind kind;
	enum open_by by;
	const char *key;
	size_t count;
	uint64_t *ids;

	if (tell_place(d, f, err))
		return -1;
	if (is_plain(f, &kind, &by, &key) && !(by == OPEN_DEPARTMENT && open_helped(d->cw->open, key))) {
		if (store_queue(d->t, kind, key, page_row, &p, err))
			return -1;
		d->r->total = open_number_of(d->cw->open, by, key);
		return 0;
	}
	ids = open_select(d->cw->open, d->a, f, d->now, (size_t)p.want, &count, &d->r->total);
	return show_chosen(d, ids, count, err);
}

/* --- closed ones, or all: filtered while scanning ----------------------------------- */

static bool same(const char *wanted_key, const char *have)
{
	return str_empty(wanted_key) || str_equal(wanted_key, have);
}

static bool passes(const struct desk *d, const struct filter *f, const struct row *r)
{
	const char *one[1] = { f->category };
	struct texts pattern = { one, 1 };

	/* Closed ones lie with nobody any more. */
	if (!str_empty(f->load_of) || !str_empty(f->load_at))
		return false;
	if (!same(f->queue, r->department) || !same(f->owner, r->person) || !same(f->area, r->area))
		return false;
	if (f->level > 0 && r->level != f->level)
		return false;
	if (!str_empty(f->category) && !texts_match(&pattern, r->category))
		return false;
	if (!str_empty(f->mine) && !str_equal(f->mine, r->person) && !str_equal(f->mine, r->taker))
		return false;
	if (f->waiting || (!str_empty(f->incident) && !str_equal(f->incident, r->incident)))
		return false;
	if (f->overdue && !(r->due && r->due < d->now))
		return false;
	if (f->due_within > 0 && !(r->due && r->due <= d->now + f->due_within))
		return false;
	return (!f->from || r->received >= f->from) && (!f->to || r->received <= f->to);
}

static bool filtered_row(void *arg, const struct row *r)
{
	struct page *p = arg;

	return passes(p->d, p->f, r) ? page_row(p, r) : true;
}

static int list_scan(struct desk *d, const struct filter *f, struct err *err)
{
	struct page p = { .d = d, .f = f, .skip = f->offset > 0 ? f->offset : 0, .want = wanted(f), .count = true };
	int done;

	if (all_states(f))
		done = store_scan(d->t, f->from, filtered_row, &p, err);
	else
		done = store_queue(d->t, QUEUE_STATE, f->state, filtered_row, &p, err);
	d->r->total = p.seen + d->r->more;
	return done;
}

static int check_order(const struct filter *f, bool closed, struct err *err)
{
	if (str_empty(f->order) || str_equal(f->order, "newest"))
		return 0;
	if (!str_equal(f->order, "oldest") && !str_equal(f->order, "urgent"))
		return err_set(err, ERR_INPUT, "order", N_("there is no order \"%1\": urgent, newest, oldest"), f->order, NULL);
	if (closed && str_equal(f->order, "oldest"))
		return err_set(err, ERR_INPUT, "order", N_("closed complaints are listed newest first"), NULL);
	return 0;
}

int use_list(struct desk *d, struct err *err)
{
	struct filter own = d->q->filter;
	const struct filter *f = &own;
	int state = str_empty(f->state) ? -1 : state_find(f->state);
	bool closed = all_states(f) || (state >= 0 && !state_open((enum state)state));
	int done;

	if (state_known(f->state, err) || check_order(f, closed, err))
		return -1;
	if (f->waiting || str_equal(f->mine, desk_login(d)))
		own.deciders = desk_deciders(d);
	if (closed)
		done = list_scan(d, f, err);
	else
		done = list_open(d, f, err);
	if (done || (!d->r->total && filter_known(d, f, err)))
		return -1;
	return counts_fill(d, err);
}
