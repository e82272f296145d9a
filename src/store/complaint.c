/* complaint.c - records: a head of two bytes and the packed complaint, by id. */
#include <string.h>

#include "internal.h"
#include "search.h"

int record_read(struct arena *a, const struct bytes *value, struct complaint **out, unsigned *flags, struct err *err)
{
	const unsigned char *head = value->data;
	const struct node *n;
	struct complaint *c;

	if (value->len < RECORD_HEAD || head[0] != RECORD_FORMAT)
		return err_set(err, ERR_STORE, NULL, N_("a record of the store has an unknown form"), NULL);
	if (wire_parse(a, head + RECORD_HEAD, value->len - RECORD_HEAD, &n, err) != 0)
		return -1;
	c = arena_alloc(a, sizeof *c);
	if (complaint_unpack(a, n, c, err) != 0)
		return -1;
	*flags = head[1];
	*out = c;
	return 0;
}

int record_get(struct store_txn *t, struct arena *a, uint64_t id, struct complaint **out, unsigned *flags,
	struct err *err)
{
	unsigned char key[8];
	struct bytes v;
	int rc;

	put_u64(key, id);
	rc = table_get(t, a, TABLE_COMPLAINT, key, sizeof key, &v, err);
	if (rc != 1)
		return rc;
	return record_read(a, &v, out, flags, err) == 0 ? 1 : -1;
}

int store_complaint_id(struct store_txn *t, struct arena *a, uint64_t id, struct complaint **out, struct err *err)
{
	unsigned flags;
	int rc = record_get(t, a, id, out, &flags, err);

	return rc == 0 ? err_set(err, ERR_NO, NULL, N_("there is no such complaint"), NULL) : rc < 0 ? -1 : 0;
}

int store_complaint(struct store_txn *t, struct arena *a, const char *number, struct complaint **out, struct err *err)
{
	struct bytes v;
	int rc;

	if (str_empty(number) || strlen(number) > KEY_TEXT_MOST)
		return err_set(err, ERR_NO, NULL, N_("no complaint %1"), str_or_empty(number), NULL);
	rc = table_get(t, a, TABLE_NUMBER, number, strlen(number), &v, err);
	if (rc < 0)
		return -1;
	if (rc == 0 || v.len != 8)
		return err_set(err, ERR_NO, NULL, N_("no complaint %1"), number, NULL);
	return store_complaint_id(t, a, get_u64(v.data), out, err);
}

void subject_make(struct store_txn *t, struct arena *a, const struct complaint *c, int safety, struct subject *out)
{
	struct pack p;
	char *cover;

	out->complaint = c;
	row_from_complaint(a, t->site, c, &out->row);
	if (safety >= 0)
		out->row.safety = safety != 0;
	pack_init(&p);
	row_pack(&p, &out->row);
	cover = arena_alloc(a, p.out.len);
	memcpy(cover, p.out.data, p.out.len);
	out->cover = cover;
	out->cover_len = p.out.len;
	pack_release(&p);
}

static struct touched *touch(struct store_txn *t, uint64_t id)
{
	for (size_t i = t->touched_count; i-- > 0;)
		if (t->touched[i].id == id)
			return &t->touched[i];
	t->touched = arena_grow(&t->arena, t->touched, t->touched_count, sizeof *t->touched);
	t->touched[t->touched_count].id = id;
	return &t->touched[t->touched_count++];
}

int record_write(struct store_txn *t, const struct subject *s, bool fresh, struct err *err)
{
	struct touched *mark = touch(t, s->complaint->id);
	unsigned char key[8];
	char head[RECORD_HEAD] = { RECORD_FORMAT, s->row.safety ? RECORD_SAFETY : 0 };
	struct pack p;
	int rc;

	pack_init(&p);
	str_add_len(&p.out, head, sizeof head);
	complaint_pack(&p, s->complaint);
	record_digest(p.out.data + RECORD_HEAD, p.out.len - RECORD_HEAD, mark->digest);
	mark->vouched = false;
	put_u64(key, s->complaint->id);
	rc = (fresh ? table_new : table_put)(t, TABLE_COMPLAINT, key, sizeof key, p.out.data, p.out.len, err);
	pack_release(&p);
	return rc;
}

static int changed_meanwhile(const struct complaint *c, struct err *err)
{
	return err_set(err, ERR_CONFLICT, NULL, N_("%1 was changed by someone else meanwhile"),
		str_or_empty(c->number), NULL);
}

/* The old keys come from what is stored, not from what the caller holds: nothing a
 * caller does to `old` can leave a stray index row. */
static int stored_subject(struct store_txn *t, struct arena *a, const struct complaint *old, struct subject *out,
	struct err *err)
{
	struct complaint *stored;
	unsigned flags;
	int rc = record_get(t, a, old->id, &stored, &flags, err);

	if (rc == 0)
		return err_set(err, ERR_NO, NULL, N_("there is no such complaint"), NULL);
	if (rc != 1)
		return -1;
	if (stored->version != old->version)
		return changed_meanwhile(stored, err);
	subject_make(t, a, stored, (flags & RECORD_SAFETY) != 0, out);
	return 0;
}

int store_put(struct store_txn *t, struct arena *a, const struct complaint *old, struct complaint *c, struct err *err)
{
	struct subject before, after;

	if (!t->writes || !c || str_empty(c->number) || strlen(c->number) > KEY_TEXT_MOST)
		return err_set(err, ERR_INPUT, NULL, N_("a complaint without a number cannot be stored"), NULL);
	if (old && (c->id != old->id || old->id == 0))
		return err_set(err, ERR_INPUT, NULL, N_("a changed complaint keeps its place in the store"), NULL);
	if (old && stored_subject(t, a, old, &before, err) != 0)
		return -1;
	if (!old)
		c->id = ++t->ends.id;
	subject_make(t, a, c, -1, &after);
	if (indexes_write(t, old ? &before : NULL, &after, err) != 0 ||
		files_index(t, old ? before.complaint : NULL, c, err) != 0 ||
		supervised_index(t, old ? before.complaint : NULL, c, err) != 0)
		return -1;
	if (pending_note(t, a, old ? before.complaint : NULL, c, err) != 0)
		return -1;
	return record_write(t, &after, !old, err);
}

int record_reindex(struct store_txn *t, struct arena *a, uint64_t id, struct err *err)
{
	struct subject before, after;
	struct complaint *c;
	unsigned char key[8];
	struct bytes v;
	unsigned char *copy;
	unsigned flags;
	int rc;

	put_u64(key, id);
	rc = table_get(t, a, TABLE_COMPLAINT, key, sizeof key, &v, err);
	if (rc != 1)
		return rc < 0 ? -1 : 0;
	if (record_read(a, &v, &c, &flags, err) != 0)
		return -1;
	subject_make(t, a, c, (flags & RECORD_SAFETY) != 0, &before);
	subject_make(t, a, c, -1, &after);
	if (before.row.safety == after.row.safety)
		return 0;
	copy = arena_alloc(a, v.len);
	memcpy(copy, v.data, v.len);
	copy[1] ^= RECORD_SAFETY;
	if (indexes_write(t, &before, &after, err) != 0)
		return -1;
	return table_put(t, TABLE_COMPLAINT, key, sizeof key, copy, v.len, err);
}

static int mark_unvouched(struct store_txn *t, uint64_t id, struct err *err)
{
	unsigned char key[8];
	struct bytes v;
	unsigned char *copy;
	int rc;

	put_u64(key, id);
	rc = table_get(t, &t->arena, TABLE_COMPLAINT, key, sizeof key, &v, err);
	if (rc != 1 || v.len < RECORD_HEAD)
		return rc < 0 ? -1 : 0;
	copy = arena_alloc(&t->arena, v.len);
	memcpy(copy, v.data, v.len);
	copy[1] |= RECORD_UNVOUCHED;
	return table_put(t, TABLE_COMPLAINT, key, sizeof key, copy, v.len, err);
}

int records_finish(struct store_txn *t, struct err *err)
{
	for (size_t i = 0; i < t->touched_count; i++)
		if (!t->touched[i].vouched && mark_unvouched(t, t->touched[i].id, err) != 0)
			return -1;
	return 0;
}

int store_serial(struct store_txn *t, const char *counter, uint32_t *out, struct err *err)
{
	unsigned char v[4];
	struct bytes was;
	uint32_t n = 0;
	size_t len;
	int rc;

	if (str_empty(counter) || strlen(counter) > KEY_NAME_MOST)
		return err_set(err, ERR_INPUT, NULL, N_("a counter needs a name"), NULL);
	len = strlen(counter);
	rc = table_get(t, &t->arena, TABLE_COUNTER, counter, len, &was, err);
	if (rc < 0)
		return -1;
	if (rc == 1 && was.len == 4)
		n = get_u32(was.data);
	if (n == UINT32_MAX)
		return err_set(err, ERR_STORE, NULL, N_("the counter %1 is at its end"), counter, NULL);
	put_u32(v, n + 1);
	if (table_put(t, TABLE_COUNTER, counter, len, v, sizeof v, err) != 0)
		return -1;
	*out = n + 1;
	return 0;
}
