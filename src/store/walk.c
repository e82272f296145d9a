/* walk.c - every complaint, newest first, from a place on: long reading in pieces. */
#include "internal.h"

uint64_t store_newest(const struct store_txn *t)
{
	return t->ends.id;
}

void store_head(const struct store_txn *t, unsigned char head[EVENT_HASH])
{
	for (size_t i = 0; i < EVENT_HASH; i++)
		head[i] = t->ends.hash[i];
}

int store_walk(struct store_txn *t, uint64_t from, store_each_complaint *each, void *arg, struct err *err)
{
	struct arena a = ARENA_INIT;
	int rc = 0;

	if (!each)
		return err_set(err, ERR_INPUT, NULL, N_("no such look-up"), NULL);
	for (uint64_t id = from < t->ends.id ? from : t->ends.id; rc == 0 && id > 0; id--) {
		struct complaint *c;
		unsigned flags;
		int found = record_get(t, &a, id, &c, &flags, err);

		if (found < 0)
			rc = -1;
		else if (found == 1 && !each(arg, c))
			rc = 1;
		arena_clear(&a);
		if (id % SCAN_BREATH == 0)
			txn_breathe(t);
	}
	arena_release(&a);
	return rc < 0 || t->failed ? -1 : 0;
}
