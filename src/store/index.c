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
	[INDEX_ORIGINAL] = { "original", TABLE_LOOKUP, COVER_NONE, key_original },
	[INDEX_SUPERVISED] = { "supervision list", TABLE_QUEUE, COVER_SUPERVISED, key_supervised },
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
	case COVER_SUPERVISED:
		return s->supervised;
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

static int write_one(struct store_txn *t, const struct index *x, const struct subject *before,
	const struct subject *after, struct err *err)
{
	struct key was, is;
	bool same;

	key_clear(&was);
	key_clear(&is);
	if (before)
		x->key(&was, before);
	x->key(&is, after);
	same = key_equal(&was, &is);
	if (was.len > 0 && !same && table_remove(t, x->table, was.data, was.len, err) < 0)
		return -1;
	if (is.len == 0 || (same && value_equal(x, before, after)))
		return 0;
	if (same && x->cover == COVER_ID)
		return 0;
	return write_row(t, x, &is, after, err);
}

int indexes_write(struct store_txn *t, const struct subject *before, const struct subject *after, struct err *err)
{
	for (int i = 0; i < INDEX_COUNT; i++)
		if (write_one(t, &index_list[i], before, after, err) != 0)
			return -1;
	return 0;
}
