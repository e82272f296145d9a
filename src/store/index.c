/* index.c - the indexes: one array, kept in the transaction of the change.
 *
 * Old keys against new keys, only differences are written. (Berkeley DB's own
 * secondaries: a missing one is silently made anew and empty, and a page of a queue
 * costs a look-up a row.)
 */
#include <string.h>

#include "internal.h"
#include "index_keys.h"

const struct index index_list[INDEX_COUNT] = {
	[INDEX_NUMBER] = { "number", TABLE_NUMBER, COVER_ID, key_number },
	[INDEX_ENDING] = { "ending", TABLE_LOOKUP, COVER_NUMBER, key_ending },
	[INDEX_OPEN] = { "open queue", TABLE_QUEUE, COVER_ROW, key_open },
	[INDEX_DEPARTMENT] = { "department queue", TABLE_QUEUE, COVER_ROW, key_department },
	[INDEX_PERSON] = { "person queue", TABLE_QUEUE, COVER_ROW, key_person },
	[INDEX_TAKER] = { "taker queue", TABLE_QUEUE, COVER_ROW, key_taker },
	[INDEX_STATE] = { "state queue", TABLE_QUEUE, COVER_ROW, key_state },
	[INDEX_PHONE] = { "phone", TABLE_LOOKUP, COVER_NONE, key_phone },
	[INDEX_NAME] = { "name", TABLE_LOOKUP, COVER_NONE, key_name },
	[INDEX_ADDRESS] = { "address", TABLE_LOOKUP, COVER_NONE, key_address },
	[INDEX_ACCOUNT] = { "account", TABLE_LOOKUP, COVER_NONE, key_account },
	[INDEX_OUTSIDE] = { "outside number", TABLE_LOOKUP, COVER_NONE, key_outside },
	[INDEX_OUTSIDE_2] = { "outside number", TABLE_LOOKUP, COVER_NONE, key_outside_2 },
	[INDEX_OUTSIDE_3] = { "outside number", TABLE_LOOKUP, COVER_NONE, key_outside_3 },
	[INDEX_OUTSIDE_4] = { "outside number", TABLE_LOOKUP, COVER_NONE, key_outside_4 },
	[INDEX_OUTSIDE_5] = { "outside number", TABLE_LOOKUP, COVER_NONE, key_outside_5 },
	[INDEX_OUTSIDE_6] = { "outside number", TABLE_LOOKUP, COVER_NONE, key_outside_6 },
	[INDEX_ORIGINAL] = { "original", TABLE_LOOKUP, COVER_NONE, key_original },
	[INDEX_LENT] = { "loans", TABLE_QUEUE, COVER_ROW, key_lent },
};

struct bytes index_value(const struct index *x, const struct subject *s, unsigned char id[8])
{
	switch (x->cover) {
	case COVER_ID:
		put_u64(id, s->complaint->id);
		return (struct bytes){ id, 8 };
	case COVER_NUMBER:
		return (struct bytes){ s->complaint->number, strlen(s->complaint->number) };
	case COVER_ROW:
		return (struct bytes){ s->cover, s->cover_len };
	case COVER_NONE:
	default:
		return (struct bytes){ "", 0 };
	}
}

static bool value_equal(const struct index *x, const struct subject *before, const struct subject *after)
{
	unsigned char a[8], b[8];
	struct bytes va = index_value(x, before, a), vb = index_value(x, after, b);

	return va.len == vb.len && memcmp(va.data, vb.data, va.len) == 0;
}

static int write_row(struct store_txn *t, const struct index *x, const struct key *k, const struct subject *s,
	struct err *err)
{
	unsigned char id[8];
	struct bytes v = index_value(x, s, id);
	int rc;

	if (x->cover != COVER_ID)
		return table_put(t, x->table, k->data, k->len, v.data, v.len, err);
	rc = table_add(t, x->table, k->data, k->len, v.data, v.len, err);
	if (rc == 0)
		return err_set(err, ERR_CONFLICT, NULL, N_("the number %1 exists already"), s->complaint->number,
			NULL);
	return rc < 0 ? -1 : 0;
}

static int write_one(struct store_txn *t, const struct index *x, const struct key *was, const struct key *is,
	const struct subject *before, const struct subject *after, struct err *err)
{
	bool same = key_equal(was, is);

	if (is->len == 0 || (same && value_equal(x, before, after)))
		return 0;
	if (same && x->cover == COVER_ID)
		return 0;
	return write_row(t, x, is, after, err);
}

/* All that goes before all that comes: a number of another system that moves to an earlier
 * place keeps its key. */
int indexes_write(struct store_txn *t, const struct subject *before, const struct subject *after, struct err *err)
{
	struct key was[INDEX_COUNT], is[INDEX_COUNT];

	for (int i = 0; i < INDEX_COUNT; i++) {
		const struct index *x = &index_list[i];

		key_clear(&was[i]);
		key_clear(&is[i]);
		if (before)
			x->key(&was[i], before);
		x->key(&is[i], after);
		if (was[i].len > 0 && !key_equal(&was[i], &is[i]) && table_remove(t, x->table, was[i].data, was[i].len, err) < 0)
			return -1;
	}
	for (int i = 0; i < INDEX_COUNT; i++)
		if (write_one(t, &index_list[i], &was[i], &is[i], before, after, err) != 0)
			return -1;
	return 0;
}
