/* verify_records.c - every record against its events and its index rows, and every
 * index row against its record.
 */
#include <inttypes.h>
#include <string.h>

#include "access.h"

struct records {
	struct check *check;
	struct arena arena;
};

struct last_event {
	struct check *check;
	uint64_t count;
	uint64_t seq;
};

static int newest(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct last_event *l = arg;
	struct bytes id, first;

	(void)err;
	if (piece_first(key, value, &id, &first) && id.len == 16) {
		l->count++;
		l->seq = get_u64((const unsigned char *)id.data + 8);
	}
	return 0;
}

/* The newest event carries the digest of the record as it left it. */
static int check_vouched(struct check *c, struct arena *a, const struct complaint *r, const struct bytes *record,
	struct err *err)
{
	struct last_event l = { .check = c };
	unsigned char key[8], digest[EVENT_HASH];
	struct event_head h;
	struct bytes v;
	int rc;

	put_u64(key, r->id);
	c->t->walks = false; /* the record and its events at one moment */
	rc = row_scan(c->t, TABLE_PAYLOAD, key, sizeof key, SCAN_FIRST_KEYS, newest, &l, err);
	c->t->walks = true;
	if (rc != 0)
		return -1;
	if (l.count == 0)
		return 0;
	put_u64(key, l.seq);
	rc = table_get(c->t, a, TABLE_EVENT, key, sizeof key, &v, err);
	if (rc != 1 || event_head_read(a, &v, &h, NULL) != 0 || !h.digest)
		return rc < 0 ? -1 : 0;
	record_digest((const char *)record->data + RECORD_HEAD, record->len - RECORD_HEAD, digest);
	if (memcmp(digest, h.digest, EVENT_HASH) != 0)
		check_fault(c, "complaint: %s is not as event %" PRIu64 " left it", r->number, l.seq);
	return 0;
}

static int check_index_rows(struct check *c, struct arena *a, const struct subject *s, struct err *err)
{
	for (int i = 0; i < INDEX_COUNT; i++) {
		const struct index *x = &index_list[i];
		unsigned char id[8];
		struct bytes want, v;
		struct key k;
		int rc;

		key_clear(&k);
		x->key(&k, s);
		if (k.len == 0)
			continue;
		rc = table_get(c->t, a, x->table, k.data, k.len, &v, err);
		if (rc < 0)
			return -1;
		want = index_value(x, s, id);
		if (rc == 0)
			check_fault(c, "%s: no row for %s", x->name, s->complaint->number);
		else if (v.len != want.len || memcmp(v.data, want.data, v.len) != 0)
			check_fault(c, "%s: the row of %s is not as the record", x->name, s->complaint->number);
	}
	return 0;
}

static int check_named(struct check *c, struct arena *a, const struct complaint *r, struct err *err)
{
	for (size_t i = 0; i < r->file_count; i++) {
		struct bytes v;
		struct key k;
		int rc;

		if (!content_is_name(r->files[i].hash)) {
			check_fault(c, "complaint: %s names a file in an unknown form", r->number);
			continue;
		}
		files_key(&k, r->files[i].hash, r->id);
		rc = table_get(c->t, a, TABLE_LOOKUP, k.data, k.len, &v, err);
		if (rc < 0)
			return -1;
		if (rc == 0)
			check_fault(c, "file: no row for %s", r->number);
	}
	return 0;
}

static int check_supervised(struct check *c, struct arena *a, const struct complaint *r, struct err *err)
{
	struct str want;
	struct key k;
	int rc = 1;

	str_init(&want);
	for (size_t n = 0; rc >= 0 && supervised_row(r, n, &k, &want); n++) {
		struct bytes v;

		if (k.len == 0)
			continue;
		rc = table_get(c->t, a, TABLE_QUEUE, k.data, k.len, &v, err);
		if (rc == 0)
			check_fault(c, "supervision list: no row for %s", r->number);
		else if (rc == 1 && (v.len != want.len || memcmp(v.data, want.data, v.len) != 0))
			check_fault(c, "supervision list: the row of %s is not as the record", r->number);
	}
	str_release(&want);
	return rc < 0 ? -1 : 0;
}

static int check_record(struct check *c, struct arena *a, uint64_t id, const struct bytes *value, struct err *err)
{
	struct complaint *r;
	struct subject s;
	unsigned flags;
	int rc = 0;

	if (record_read(a, value, &r, &flags, NULL) != 0) {
		check_fault(c, "complaint: the record with id %" PRIu64 " cannot be read", id);
		return 0;
	}
	if (r->id != id || r->version == 0 || str_empty(r->number)) {
		check_fault(c, "complaint: the record with id %" PRIu64 " is not itself", id);
		return 0;
	}
	if ((flags & RECORD_UNVOUCHED) == 0)
		rc = check_vouched(c, a, r, value, err);
	subject_make(c->t, a, r, (flags & RECORD_SAFETY) != 0, &s);
	if (rc != 0 || check_index_rows(c, a, &s, err) != 0 || check_named(c, a, r, err) != 0)
		return -1;
	return check_supervised(c, a, r, err);
}

/* The scan gives the keys; the record is read whole, however many pieces it has. */
static int record_row(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct records *l = arg;
	struct bytes id, first, whole;
	uint64_t n;
	int rc;

	if (!piece_first(key, value, &id, &first))
		return 0;
	check_tick(l->check);
	n = id.len == 8 ? get_u64(id.data) : 0;
	rc = table_get(l->check->t, &l->arena, TABLE_COMPLAINT, id.data, id.len, &whole, NULL);
	if (rc == 1)
		rc = check_record(l->check, &l->arena, n, &whole, err);
	else
		check_fault(l->check, "complaint: the record with id %" PRIu64 " is not whole", n);
	arena_clear(&l->arena);
	return rc < 0 ? -1 : 0;
}

int check_complaints(struct check *c, struct err *err)
{
	struct records l = { .check = c };
	int rc;

	arena_init(&l.arena);
	rc = row_scan(c->t, TABLE_COMPLAINT, NULL, 0, SCAN_FIRST_ROWS, record_row, &l, err);
	arena_release(&l.arena);
	return rc;
}

/* --- the other way -------------------------------------------------------------- */

struct strays {
	struct check *check;
	struct arena arena;
	enum table table;
};

/* Is this the key some index makes of the record? */
static bool key_belongs(const struct subject *s, enum table table, const struct bytes *key)
{
	for (int i = 0; i < INDEX_COUNT; i++) {
		struct key k;

		if (index_list[i].table != table)
			continue;
		key_clear(&k);
		index_list[i].key(&k, s);
		if (k.len == key->len && memcmp(k.data, key->data, k.len) == 0)
			return true;
	}
	for (size_t i = 0; table == TABLE_LOOKUP && i < s->complaint->file_count; i++) {
		struct key k;

		files_key(&k, s->complaint->files[i].hash, s->complaint->id);
		if (k.len == key->len && memcmp(k.data, key->data, k.len) == 0)
			return true;
	}
	return table == TABLE_QUEUE && supervised_belongs(s->complaint, key);
}

static uint64_t row_id(struct strays *l, const struct bytes *key, const struct bytes *value)
{
	const struct node *n;
	struct row r = { 0 };

	if (l->table == TABLE_NUMBER)
		return value->len == 8 ? get_u64(value->data) : 0;
	if (l->table == TABLE_LOOKUP)
		return lookup_id(key);
	if (supervised_is_key(key))
		return supervised_id(key);
	if (wire_parse(&l->arena, value->data, value->len, &n, NULL) != 0 || row_unpack(&l->arena, n, &r, NULL) != 0)
		return 0;
	return r.id;
}

static int index_row(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct strays *l = arg;
	uint64_t id = row_id(l, key, value);
	struct complaint *r;
	struct subject s;
	unsigned flags;
	int rc = record_get(l->check->t, &l->arena, id, &r, &flags, NULL);
	bool good = false;

	(void)err;
	check_tick(l->check);
	if (rc == 1) {
		subject_make(l->check->t, &l->arena, r, (flags & RECORD_SAFETY) != 0, &s);
		good = key_belongs(&s, l->table, key);
	}
	if (!good)
		check_fault(l->check, "%s: a stray row (id %" PRIu64 ")", table_list[l->table].name, id);
	arena_clear(&l->arena);
	return 0;
}

int check_indexes(struct check *c, struct err *err)
{
	static const enum table tables[] = { TABLE_NUMBER, TABLE_LOOKUP, TABLE_QUEUE };
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < sizeof tables / sizeof *tables; i++) {
		struct strays l = { .check = c, .table = tables[i] };

		arena_init(&l.arena);
		rc = table_scan(c->t, tables[i], NULL, 0, SCAN_FIRST_ROWS, index_row, &l, err);
		arena_release(&l.arena);
	}
	return rc;
}
