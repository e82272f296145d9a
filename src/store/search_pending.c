/* search_pending.c - complaints whose texts the index does not have yet.
 *
 * id → a number that changes with each change, then the grams that the index may still
 * have and the record has no more, each with its length in front. What the record has
 * now stands in the record.
 */
#include <string.h>

#include "search.h"

#define HEAD 4

int pending_get(struct store_txn *t, struct arena *a, uint64_t id, struct bytes *out, struct err *err)
{
	unsigned char key[8];

	put_u64(key, id);
	return table_get(t, a, TABLE_PENDING, key, sizeof key, out, err);
}

bool pending_stale(const struct bytes *value, struct grams *out)
{
	const unsigned char *in = value->data;
	size_t at = HEAD;

	out->count = 0;
	if (value->len < HEAD)
		return false;
	while (at < value->len) {
		struct gram g = { .len = in[at] };

		if (g.len == 0 || g.len > GRAM_MOST || at + 1 + g.len > value->len)
			return false;
		memcpy(g.text, in + at + 1, g.len);
		grams_add(out, &g);
		at += 1u + g.len;
	}
	return true;
}

static int write_row(struct store_txn *t, uint64_t id, uint32_t mark, const struct grams *stale, bool fresh,
	struct err *err)
{
	unsigned char key[8], head[HEAD];
	struct str value;
	int rc;

	put_u64(key, id);
	put_u32(head, mark);
	str_init(&value);
	str_add_len(&value, head, sizeof head);
	for (size_t i = 0; i < stale->count; i++) {
		str_add_char(&value, (char)stale->item[i].len);
		str_add_len(&value, stale->item[i].text, stale->item[i].len);
	}
	rc = (fresh ? table_new : table_put)(t, TABLE_PENDING, key, sizeof key, value.data, value.len, err);
	str_release(&value);
	return rc;
}

/* Adds to `out` what `from` has and `now` has not. */
static void add_lost(struct grams *out, const struct grams *from, const struct grams *now)
{
	for (size_t i = 0; i < from->count; i++)
		if (!grams_have(now, &from->item[i]))
			grams_add(out, &from->item[i]);
}

static bool same_grams(const struct grams *a, const struct grams *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (gram_compare(&a->item[i], &b->item[i]) != 0)
			return false;
	return true;
}

/* What an indexing cut short, or one that has read the record already, may leave behind
 * is among the old grams: they all become stale, those waiting before as well. */
static int note_lost(struct store_txn *t, struct arena *a, uint64_t id, const struct grams *old,
	const struct grams *now, struct err *err)
{
	struct grams waiting = { 0 }, stale = { 0 };
	struct bytes row;
	uint32_t mark = 0;
	int rc = pending_get(t, a, id, &row, err);

	if (rc == 1 && pending_stale(&row, &waiting))
		mark = get_u32(row.data) + 1;
	if (rc >= 0 && (rc == 1 || !same_grams(old, now))) {
		add_lost(&stale, &waiting, now);
		add_lost(&stale, old, now);
		grams_sort(&stale);
		rc = write_row(t, id, mark, &stale, rc == 0, err);
	}
	grams_release(&waiting);
	grams_release(&stale);
	return rc < 0 ? -1 : 0;
}

/* Where the texts say what they said, so do their grams: the facts alone are looked at. */
static int note_change(struct store_txn *t, struct arena *a, const struct complaint *before,
	const struct complaint *after, struct err *err)
{
	bool texts = !searched_same(before, after);
	struct grams old = { 0 }, now = { 0 };
	int rc = 0;

	(texts ? grams_of : facts_of)(&old, before);
	(texts ? grams_of : facts_of)(&now, after);
	if (texts || !same_grams(&old, &now))
		rc = note_lost(t, a, after->id, &old, &now, err);
	grams_release(&old);
	grams_release(&now);
	return rc;
}

int pending_note(struct store_txn *t, struct arena *a, const struct complaint *before, const struct complaint *after,
	struct err *err)
{
	struct grams none = { 0 };

	if (!before)
		return write_row(t, after->id, 0, &none, true, err);
	return note_change(t, a, before, after, err);
}
