/* search_index.c - what waits in `pending` is worked into the postings, in small steps.
 *
 * A batch of complaints is gathered first: many have grams in common, and each gram's
 * chunk is then written once. Applying it goes gram by gram; a step ends after a few, so
 * that a change hardly waits. All of it can be done twice: after a crash, or a change in
 * between, the complaint still stands in `pending` and is simply done again. A step
 * also ends as soon as a change waits: nobody's save stands behind the index.
 */
#include <stdlib.h>
#include <string.h>

#include "plaint/grow.h"
#include "search.h"

#define RUN 8           /* complaints gathered in one step */
#define RUNS 16         /* of them in a batch */
#define GRAMS_A_STEP 64 /* written in one transaction */
#define DONE_A_STEP 32  /* complaints that leave `pending` in one */

struct entry {
	struct gram gram;
	struct edit edit;
};

/* The grams of a few complaints, sorted. */
struct run {
	struct entry *item;
	size_t count, room, next;
};

struct done {
	uint64_t id;
	struct bytes row; /* as it was read */
};

enum phase { PHASE_GATHER, PHASE_APPLY, PHASE_FINISH };

struct indexer {
	struct arena arena;
	enum phase phase;
	struct run run[RUNS];
	size_t runs;
	struct done *done;
	size_t count, gone; /* of them from `pending`, or left there */
	struct edit edit[RUN * RUNS];
};

static void indexer_clear(struct indexer *x)
{
	for (size_t i = 0; i < RUNS; i++)
		free(x->run[i].item);
	arena_release(&x->arena);
	memset(x, 0, sizeof *x);
}

void indexer_free(struct indexer *x)
{
	if (!x)
		return;
	indexer_clear(x);
	free(x);
}

static bool wanted(const struct store *s)
{
	return s->wanted && s->wanted(s->wanted_arg);
}

void store_index_wanted(struct store *s, bool (*is)(void *arg), void *arg)
{
	s->wanted = is;
	s->wanted_arg = arg;
}

/* --- gathering -------------------------------------------------------------------- */

static void run_add(struct run *r, const struct gram *g, uint64_t id, bool remove)
{
	r->item = grow(r->item, r->count, &r->room, 2048, sizeof *r->item);
	r->item[r->count++] = (struct entry){ *g, { id, remove } };
}

static int by_gram_and_id(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int by = gram_compare(&x->gram, &y->gram);

	return by ? by : x->edit.id < y->edit.id ? -1 : x->edit.id > y->edit.id;
}

struct gathering {
	struct indexer *x;
	uint64_t after; /* the id gathered last */
	size_t found;
	size_t most;
	bool cut; /* a change waits: the rest in another run */
};

static int take_row(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct gathering *g = arg;
	struct indexer *x = g->x;
	uint64_t id = key->len == 8 ? get_u64(key->data) : 0;
	char *copy;

	(void)err;
	if (id <= g->after)
		return 0;
	copy = arena_alloc(&x->arena, value->len + 1);
	memcpy(copy, value->data, value->len);
	x->done = arena_grow(&x->arena, x->done, x->count, sizeof *x->done);
	x->done[x->count++] = (struct done){ id, { copy, value->len } };
	return ++g->found == g->most;
}

static int take_record(struct store_txn *t, struct run *r, const struct done *d, struct err *err)
{
	struct grams now = { 0 }, stale = { 0 };
	struct arena a = ARENA_INIT;
	struct complaint *c;
	unsigned flags;
	int rc = record_get(t, &a, d->id, &c, &flags, err);

	if (rc == 1)
		grams_of(&now, c);
	pending_stale(&d->row, &stale);
	for (size_t i = 0; i < now.count; i++)
		run_add(r, &now.item[i], d->id, false);
	for (size_t i = 0; i < stale.count; i++)
		if (!grams_have(&now, &stale.item[i]))
			run_add(r, &stale.item[i], d->id, true);
	grams_release(&now);
	grams_release(&stale);
	arena_release(&a);
	return rc < 0 ? -1 : 0;
}

static int gather(struct store_txn *t, void *arg, struct err *err)
{
	struct gathering *g = arg;
	struct indexer *x = g->x;
	struct run *r = &x->run[x->runs];
	size_t first = x->count - g->found; /* begun again: from there */

	x->count = first;
	g->found = 0;
	g->cut = false;
	r->count = 0;
	if (table_scan(t, TABLE_PENDING, NULL, 0, SCAN_FIRST_KEYS, take_row, g, err) != 0)
		return -1;
	for (size_t i = first; i < x->count; i++) {
		if (take_record(t, r, &x->done[i], err) != 0)
			return -1;
		g->cut = i + 1 < x->count && wanted(t->store);
		if (g->cut) {
			x->count = i + 1;
			g->found = x->count - first;
		}
	}
	if (r->count > 0)
		qsort(r->item, r->count, sizeof *r->item, by_gram_and_id);
	return 0;
}

static int step_gather(struct store *s, struct indexer *x, struct err *err)
{
	struct gathering g = { .x = x, .after = x->count > 0 ? x->done[x->count - 1].id : 0, .most = RUN };

	if (store_read(s, gather, &g, err) != 0)
		return -1;
	x->runs++;
	if ((g.found < RUN && !g.cut) || x->runs == RUNS)
		x->phase = PHASE_APPLY;
	return 0;
}

/* --- applying --------------------------------------------------------------------- */

static const struct gram *least(const struct indexer *x)
{
	const struct gram *g = NULL;

	for (size_t i = 0; i < x->runs; i++) {
		const struct run *r = &x->run[i];

		if (r->next < r->count && (!g || gram_compare(&r->item[r->next].gram, g) < 0))
			g = &r->item[r->next].gram;
	}
	return g;
}

/* Runs are in order of ids, so the edits are. */
static size_t edits_of(struct indexer *x, const struct gram *g)
{
	size_t n = 0;

	for (size_t i = 0; i < x->runs; i++) {
		struct run *r = &x->run[i];

		while (r->next < r->count && gram_compare(&r->item[r->next].gram, g) == 0)
			x->edit[n++] = r->item[r->next++].edit;
	}
	return n;
}

struct applying {
	struct indexer *x;
	size_t next[RUNS]; /* where the step began */
	size_t grams;
};

static int apply(struct store_txn *t, void *arg, struct err *err)
{
	struct applying *p = arg;
	struct indexer *x = p->x;

	for (size_t i = 0; i < x->runs; i++)
		x->run[i].next = p->next[i];
	for (size_t i = 0; i < p->grams; i++) {
		const struct gram *next = least(x);
		struct gram g;

		if (!next)
			break;
		g = *next;
		if (posting_edit(t, &g, x->edit, edits_of(x, &g), err) != 0)
			return -1;
		if (wanted(t->store))
			break;
	}
	return 0;
}

static int step_apply(struct store *s, struct indexer *x, size_t grams, struct err *err)
{
	struct applying p = { .x = x, .grams = grams };

	for (size_t i = 0; i < x->runs; i++)
		p.next[i] = x->run[i].next;
	if (store_write(s, apply, &p, err) != 0) {
		indexer_clear(x);
		return -1;
	}
	if (!least(x))
		x->phase = PHASE_FINISH;
	return 0;
}

/* --- the end ---------------------------------------------------------------------- */

struct finishing {
	struct indexer *x;
	size_t to; /* so many have left `pending` */
};

/* What was changed meanwhile stays. */
static int finish(struct store_txn *t, void *arg, struct err *err)
{
	struct finishing *f = arg;
	struct indexer *x = f->x;
	size_t i = x->gone;

	while (i < x->count && i < x->gone + DONE_A_STEP && (i == x->gone || !wanted(t->store))) {
		const struct done *d = &x->done[i];
		unsigned char key[8];
		struct bytes v;
		int rc = pending_get(t, &t->arena, d->id, &v, err);

		put_u64(key, d->id);
		if (rc == 1 && v.len == d->row.len && memcmp(v.data, d->row.data, v.len) == 0)
			rc = table_remove(t, TABLE_PENDING, key, sizeof key, err);
		if (rc < 0)
			return -1;
		i++;
	}
	f->to = i;
	return 0;
}

static int step_finish(struct store *s, struct indexer *x, struct err *err)
{
	struct finishing f = { .x = x };
	int rc = store_write(s, finish, &f, err);

	x->gone = f.to;
	if (rc != 0 || x->gone >= x->count)
		indexer_clear(x);
	return rc;
}

static int step(struct store *s, struct indexer *x, size_t grams, struct err *err)
{
	switch (x->phase) {
	case PHASE_GATHER:
		return step_gather(s, x, err);
	case PHASE_APPLY:
		return step_apply(s, x, grams, err);
	case PHASE_FINISH:
	default:
		return step_finish(s, x, err);
	}
}

/* --- the door --------------------------------------------------------------------- */

struct waiting {
	size_t count, most;
};

static int count_row(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct waiting *w = arg;

	(void)key;
	(void)value;
	(void)err;
	return ++w->count >= w->most;
}

static int count_waiting(struct store_txn *t, void *arg, struct err *err)
{
	struct waiting *w = arg;

	w->count = 0;
	return table_scan(t, TABLE_PENDING, NULL, 0, SCAN_FIRST_KEYS, count_row, w, err);
}

static int enough(struct store *s, size_t least_wanted, bool *are, struct err *err)
{
	struct waiting w = { .most = least_wanted > 0 ? least_wanted : 1 };

	if (store_read(s, count_waiting, &w, err) != 0)
		return -1;
	*are = w.count >= w.most;
	return 0;
}

static int index_step(struct store *s, size_t least_wanted, size_t grams, bool *more, struct err *err)
{
	bool are;

	if (!s->indexer) {
		s->indexer = calloc(1, sizeof *s->indexer);
		if (!s->indexer)
			abort();
	}
	*more = s->indexer->count > 0;
	if (!*more) {
		if (enough(s, least_wanted, &are, err) != 0)
			return -1;
		if (!are)
			return 0;
	}
	if (step(s, s->indexer, grams, err) != 0)
		return -1;
	*more = true;
	return 0;
}

int store_index(struct store *s, size_t least_wanted, bool *more, struct err *err)
{
	if (!s || !more)
		return err_set(err, ERR_INPUT, NULL, N_("no store"), NULL);
	*more = false;
	if (s->refusal.code != ERR_NONE)
		return 0;
	return index_step(s, least_wanted, GRAMS_A_STEP, more, err);
}

/* --- all of it, for a store whose index is to be made ---------------------------------- */

#define BUILD_AT_ONCE 1000 /* complaints put into pending in one transaction */
#define BUILD_SAY 10000

struct building {
	uint64_t from, next;
};

static int put_pending(struct store_txn *t, void *arg, struct err *err)
{
	struct building *b = arg;
	unsigned char key[8], none[4] = { 0 };

	for (b->next = b->from; b->next <= t->ends.id && b->next < b->from + BUILD_AT_ONCE; b->next++) {
		struct bytes row;
		int rc = pending_get(t, &t->arena, b->next, &row, err);

		/* One that waits already says what the index has too much. */
		put_u64(key, b->next);
		if (rc == 0)
			rc = table_put(t, TABLE_PENDING, key, sizeof key, none, sizeof none, err);
		if (rc < 0)
			return -1;
	}
	return 0;
}

int search_wait_all(struct store *s, struct err *err)
{
	struct building b = { .from = 1 };

	for (; b.from <= s->ends.id; b.from = b.next)
		if (store_write(s, put_pending, &b, err) != 0)
			return -1;
	return 0;
}

int search_build(struct store *s, struct err *err)
{
	unsigned long long all = s->ends.id, done = 0, said = 0;
	bool more = true;

	store_say(s, "the search index is made for %llu complaints", all);
	while (more) {
		if (s->indexer && s->indexer->phase == PHASE_FINISH && s->indexer->gone == 0)
			done += s->indexer->count;
		if (index_step(s, 1, SIZE_MAX, &more, err) != 0)
			return -1;
		if (done < said + BUILD_SAY)
			continue;
		said = done;
		store_say(s, "the search index has %llu of %llu complaints", done, all);
	}
	store_say(s, "the search index is complete");
	return 0;
}
