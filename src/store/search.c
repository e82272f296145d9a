/* search.c - candidates of a search, newest first. */
#include "search.h"

/* NULL: any. */
static struct source *all_facts(struct store_txn *t, struct arena *a, const struct store_search *q)
{
	struct source *all = NULL;
	struct grams g = { 0 };

	facts_needed(&g, q);
	for (size_t i = 0; i < g.count; i++)
		all = source_and(a, all, source_list(t, a, &g.item[i]));
	grams_release(&g);
	return all;
}

static int all_words(struct store_txn *t, struct arena *a, const struct store_search *q, struct source **out,
	struct err *err)
{
	struct source *all = all_facts(t, a, q), *waiting;

	for (size_t i = 0; i < q->words.count; i++) {
		struct source *one = source_word(t, a, q->words.item[i], err);

		if (!one)
			return -1;
		all = source_and(a, all, one);
	}
	if (!all) {
		*out = source_all(t, a);
		return 0;
	}
	waiting = source_pending(t, a, err);
	*out = source_or(a, all, waiting);
	return waiting ? 0 : -1;
}

/* Cursors are open within a step only, so changes may pass between two. A complaint
 * indexed in such a moment was among those that waited when we began. */
static int show_all(struct store_txn *t, struct source *from, uint64_t first, store_each_complaint *each, void *arg, struct err *err)
{
	struct arena a = ARENA_INIT;
	uint64_t id = first && first < t->ends.id ? first : t->ends.id;
	size_t n = 0;
	int rc = 0;

	while (rc == 0 && id > 0 && source_next(from, id, &id, err) == 0 && id > 0) {
		struct complaint *c;
		unsigned flags;
		int found = record_get(t, &a, id, &c, &flags, err);

		if (found < 0)
			rc = -1;
		else if (found == 1 && !each(arg, c))
			rc = 1;
		arena_clear(&a);
		if (++n % SCAN_BREATH == 0)
			txn_breathe(t);
		id--;
	}
	arena_release(&a);
	return rc < 0 || t->failed ? -1 : 0;
}

int store_search(struct store_txn *t, const struct store_search *q, store_each_complaint *each, void *arg,
	struct err *err)
{
	struct arena a = ARENA_INIT;
	struct source *from;
	int rc;

	if (!q || !each)
		return err_set(err, ERR_INPUT, NULL, N_("no such look-up"), NULL);
	rc = all_words(t, &a, q, &from, err);
	if (rc == 0 && q->limited)
		from = source_and(&a, source_ids(&a, q->among, q->among_count), from);
	if (rc == 0)
		rc = show_all(t, from, q->from, each, arg, err);
	arena_release(&a);
	return rc;
}
