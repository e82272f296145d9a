/* search_verify.c - the postings against the records, both ways.
 *
 * Looking each gram up would take a millisecond a complaint. So the grams that the index
 * gives an id are counted and summed up, and compared with those of its record; what
 * differs (changed meanwhile, or wrong) is looked at gram by gram. A complaint that
 * waits for the index may have more or less there.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "search.h"

struct sum {
	uint64_t hash;
	uint32_t count;
	bool seen; /* its record */
	bool odd;
};

struct checking {
	struct check *check;
	struct sum *sum; /* by id */
	uint64_t most;
	struct chunk *chunk;
	struct gram gram; /* of the row before */
	uint64_t lowest;  /* base of the row before */
};

static uint64_t gram_hash(const struct gram *g)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < g->len; i++)
		h = (h ^ (unsigned char)g->text[i]) * UINT64_C(1099511628211);
	return h ^ h >> 29;
}

/* --- every row of the postings ------------------------------------------------------ */

static int sum_chunk(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct checking *k = arg;
	struct chunk *c = k->chunk;
	struct gram g;
	uint64_t hash;
	bool same;

	(void)err;
	if (!chunk_read(key, value, &g, c) || c->count == 0) {
		check_fault(k->check, "posting: a row cannot be read");
		return 0;
	}
	same = gram_compare(&g, &k->gram) == 0;
	k->gram = g;
	hash = gram_hash(&g);
	for (size_t i = 0; i < c->count; i++) {
		/* Newer ones were registered while we looked. */
		if (c->id[i] > k->most)
			continue;
		k->sum[c->id[i]].hash += hash;
		/* One that belongs into the row before would not be found: looked at again. */
		k->sum[c->id[i]].count += same && c->id[i] >= k->lowest ? 2 : 1;
	}
	k->lowest = c->base;
	return 0;
}

/* --- every record -------------------------------------------------------------------- */

static int compare_record(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct checking *k = arg;
	struct arena a = ARENA_INIT;
	uint64_t id = key->len == 8 ? get_u64(key->data) : 0, hash = 0;
	struct grams g = { 0 };
	struct complaint *c;
	unsigned flags;

	(void)err;
	if (id > 0 && id <= k->most && record_read(&a, value, &c, &flags, NULL) == 0) {
		grams_of(&g, c);
		for (size_t i = 0; i < g.count; i++)
			hash += gram_hash(&g.item[i]);
		k->sum[id].seen = true;
		k->sum[id].odd = k->sum[id].count != g.count || k->sum[id].hash != hash;
	}
	grams_release(&g);
	arena_release(&a);
	return 0;
}

/* --- those that differ, exactly --------------------------------------------------------- */

/* 1 waits (nothing can be said), 0 not (its grams in *g), -1. */
static int record_grams(struct checking *k, struct arena *a, uint64_t id, struct grams *g, const char **number,
	struct err *err)
{
	struct complaint *c;
	struct bytes row;
	unsigned flags;
	int rc = pending_get(k->check->t, a, id, &row, err);

	g->count = 0;
	*number = "";
	if (rc != 0)
		return rc;
	rc = record_get(k->check->t, a, id, &c, &flags, NULL);
	if (rc == 1) {
		grams_of(g, c);
		*number = c->number;
	}
	return 0;
}

static int check_missing(struct checking *k, uint64_t id, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct grams g = { 0 };
	const char *number;
	int rc = record_grams(k, &a, id, &g, &number, err), has = 1;

	for (size_t i = 0; rc == 0 && has >= 0 && i < g.count; i++) {
		has = posting_has(k->check->t, &g.item[i], id, err);
		if (has == 0)
			check_fault(k->check, "posting: '%.*s' lacks %s", (int)g.item[i].len, g.item[i].text, number);
	}
	grams_release(&g);
	arena_release(&a);
	return rc < 0 || has < 0 ? -1 : 0;
}

static int check_stray(struct checking *k, const struct gram *g, uint64_t id, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct grams own = { 0 };
	const char *number;
	int rc = record_grams(k, &a, id, &own, &number, err);

	if (rc == 0 && !grams_have(&own, g) && posting_has(k->check->t, g, id, err) == 1)
		check_fault(k->check, "posting: '%.*s' has %s (id %" PRIu64 "), which does not hold it", (int)g->len, g->text,
			number, id);
	grams_release(&own);
	arena_release(&a);
	return rc < 0 ? -1 : 0;
}

static int stray_chunk(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct checking *k = arg;
	struct gram g;

	if (!chunk_read(key, value, &g, k->chunk))
		return 0;
	for (size_t i = 0; i < k->chunk->count; i++) {
		uint64_t id = k->chunk->id[i];

		if (id <= k->most && k->sum[id].odd && check_stray(k, &g, id, err) != 0)
			return -1;
	}
	return 0;
}

static int pending_row(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct check *c = arg;
	struct grams stale = { 0 };

	(void)err;
	if (key->len != 8 || !pending_stale(value, &stale))
		check_fault(c, "pending: a row of unknown form");
	grams_release(&stale);
	return 0;
}

static int check_odd(struct checking *k, struct err *err)
{
	for (uint64_t id = 0; id <= k->most; id++) {
		if (!k->sum[id].odd)
			continue;
		if (check_missing(k, id, err) != 0)
			return -1;
		txn_breathe(k->check->t);
	}
	return table_scan(k->check->t, TABLE_POSTING, NULL, 0, SCAN_FIRST_ROWS, stray_chunk, k, err);
}

int check_search(struct check *c, struct err *err)
{
	struct checking k = { .check = c, .most = c->t->ends.id };
	bool any = false;
	int rc;

	k.sum = calloc(k.most + 1, sizeof *k.sum);
	k.chunk = malloc(sizeof *k.chunk);
	if (!k.sum || !k.chunk)
		abort();
	rc = table_scan(c->t, TABLE_PENDING, NULL, 0, SCAN_FIRST_KEYS, pending_row, c, err);
	if (rc == 0)
		rc = table_scan(c->t, TABLE_POSTING, NULL, 0, SCAN_FIRST_ROWS, sum_chunk, &k, err);
	if (rc == 0)
		rc = table_scan(c->t, TABLE_COMPLAINT, NULL, 0, SCAN_FIRST_ROWS, compare_record, &k, err);
	/* Whatever the postings give an id without a record is too much. */
	for (uint64_t id = 0; id <= k.most; id++) {
		k.sum[id].odd |= !k.sum[id].seen && k.sum[id].count > 0;
		any |= k.sum[id].odd;
	}
	if (rc == 0 && any)
		rc = check_odd(&k, err);
	free(k.sum);
	free(k.chunk);
	return rc < 0 ? -1 : 0;
}
