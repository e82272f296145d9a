/* rows.c - events, records and counters as they lie, out of one store and into another
 * (export, import). What goes in is checked against the chain, link by link.
 *
 *   [1, seq, hash, hash of the payload, header, salt, payload]   an event; the last two
 *                                          nil once its content was destroyed (PU-13)
 *   [2, id, flags, record]                 a complaint
 *   [3, name, last serial]                 a counter
 *   [4, hash, size, offset, bytes]         a piece of a file, in their order
 *
 * A position is the kind in the highest byte and how far it has come below.
 */
#include <inttypes.h>
#include <string.h>

#include "internal.h"
#include "search.h"

enum { EVENTS = 1, COMPLAINTS, COUNTERS, FILES };
#define FILE_SHIFT 24 /* of a file's number in a position; its piece is below */
#define KIND_SHIFT 56
#define KEPT_FLAGS RECORD_UNVOUCHED /* the other one is the site's to say */

struct reading {
	struct pack *p;
	uint64_t kind, after; /* the last one done */
	size_t most;
	uint64_t at; /* counters passed */
	bool full, end;
};

/* --- out ------------------------------------------------------------------------- */

static void pack_event(struct pack *p, const struct event_head *h, const struct bytes *payload)
{
	pack_array(p);
	pack_int(p, EVENTS);
	pack_int(p, (int64_t)h->seq);
	pack_bytes(p, h->hash, EVENT_HASH);
	pack_bytes(p, h->payload_hash, EVENT_HASH);
	pack_raw(p, h->packed.data, h->packed.len);
	if (payload->len > EVENT_SALT) {
		pack_bytes(p, payload->data, EVENT_SALT);
		pack_raw(p, (const char *)payload->data + EVENT_SALT, payload->len - EVENT_SALT);
	} else {
		pack_nil(p);
		pack_nil(p);
	}
	pack_close(p);
}

static int missing(const char *what, uint64_t number, struct err *err)
{
	char text[24];

	snprintf(text, sizeof text, "%" PRIu64, number);
	return err_set(err, ERR_STORE, NULL, N_("%1 %2 of the store is missing or damaged; run plaint verify"), what, text, NULL);
}

static int read_event(struct store_txn *t, struct reading *r, uint64_t seq, struct err *err)
{
	struct arena a = ARENA_INIT;
	unsigned char key[16];
	struct event_head h;
	struct bytes v, payload;
	int rc;

	put_u64(key, seq);
	rc = table_get(t, &a, TABLE_EVENT, key, 8, &v, err);
	if (rc == 1 && event_head_read(&a, &v, &h, NULL) != 0)
		rc = 0;
	if (rc == 1) {
		put_u64(key, h.complaint);
		put_u64(key + 8, seq);
		rc = table_get(t, &a, TABLE_PAYLOAD, key, 16, &payload, err);
	}
	if (rc == 1)
		pack_event(r->p, &h, &payload);
	arena_release(&a);
	return rc == 1 ? 0 : rc == 0 ? missing(N_("event"), seq, err) : -1;
}

static int read_record(struct store_txn *t, struct reading *r, uint64_t id, struct err *err)
{
	struct arena a = ARENA_INIT;
	unsigned char key[8];
	struct bytes v;
	int rc;

	put_u64(key, id);
	rc = table_get(t, &a, TABLE_COMPLAINT, key, 8, &v, err);
	if (rc == 1 && v.len > RECORD_HEAD) {
		pack_array(r->p);
		pack_int(r->p, COMPLAINTS);
		pack_int(r->p, (int64_t)id);
		pack_int(r->p, ((const unsigned char *)v.data)[1] & KEPT_FLAGS);
		pack_raw(r->p, (const char *)v.data + RECORD_HEAD, v.len - RECORD_HEAD);
		pack_close(r->p);
	}
	arena_release(&a);
	return rc == 1 ? 0 : rc == 0 ? missing(N_("complaint"), id, err) : -1;
}

static int read_counter(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct reading *r = arg;
	char name[KEY_NAME_MOST + 1];

	(void)err;
	if (r->at++ < r->after || value->len != 4 || key->len > KEY_NAME_MOST)
		return 0;
	memcpy(name, key->data, key->len);
	name[key->len] = '\0';
	pack_array(r->p);
	pack_int(r->p, COUNTERS);
	pack_text(r->p, name);
	pack_int(r->p, get_u32(value->data));
	pack_close(r->p);
	r->after++;
	r->full = r->p->out.len >= r->most;
	return r->full;
}

/* Which files there are, as the copy being exported does not change. */
static int list_files(struct store *s, struct err *err)
{
	arena_clear(&s->files.listed);
	return store_file_names(s, &s->files.listed, &s->files.list, err);
}

static int pack_piece(struct pack *p, struct store *s, const char *hash, uint64_t offset, uint64_t *size, struct err *err)
{
	struct arena a = ARENA_INIT;
	char *bytes = arena_alloc(&a, FILE_PIECE);
	size_t len;
	int rc = store_file_size(s, hash, size, err);

	/* Once before the first piece: what is damaged is not handed on. */
	if (rc == 0 && offset == 0)
		rc = store_file_check(s, hash, (int64_t)*size, err);
	if (rc == 0)
		rc = store_file_read(s, hash, offset, bytes, FILE_PIECE, &len, err);
	if (rc == 0) {
		pack_array(p);
		pack_int(p, FILES);
		pack_text(p, hash);
		pack_int(p, (int64_t)*size);
		pack_int(p, (int64_t)offset);
		pack_bytes(p, bytes, len);
		pack_close(p);
	}
	arena_release(&a);
	return rc;
}

static int read_files(struct store *s, struct reading *r, struct err *err)
{
	if (r->after == 0 && list_files(s, err) != 0)
		return -1;
	while (!r->full && (r->after >> FILE_SHIFT) < s->files.list.count) {
		uint64_t file = r->after >> FILE_SHIFT, piece = r->after & ((1u << FILE_SHIFT) - 1), size;

		if (pack_piece(r->p, s, s->files.list.item[file], piece * FILE_PIECE, &size, err) != 0)
			return -1;
		r->after = (piece + 1) * FILE_PIECE < size ? r->after + 1 : (file + 1) << FILE_SHIFT;
		r->full = r->p->out.len >= r->most;
	}
	return 0;
}

static int read_kind(struct store_txn *t, struct reading *r, struct err *err)
{
	uint64_t last = r->kind == EVENTS ? t->ends.seq : t->ends.id;

	if (r->kind == COUNTERS)
		return table_scan(t, TABLE_COUNTER, NULL, 0, SCAN_FIRST_KEYS, read_counter, r, err);
	while (r->after < last && !r->full) {
		if ((r->kind == EVENTS ? read_event : read_record)(t, r, r->after + 1, err) != 0)
			return -1;
		r->after++;
		r->full = r->p->out.len >= r->most;
	}
	return 0;
}

static int read_rows(struct store_txn *t, void *arg, struct err *err)
{
	struct reading *r = arg;

	while (!r->full && !r->end && r->kind < FILES) {
		if (read_kind(t, r, err) != 0)
			return -1;
		if (r->full)
			break;
		r->kind++;
		r->after = 0;
	}
	return 0;
}

int store_rows(struct store *s, uint64_t *position, size_t most, struct pack *out, bool *end, struct err *err)
{
	struct reading r = { .p = out, .most = most };

	r.kind = *position >> KIND_SHIFT;
	r.after = *position & (((uint64_t)1 << KIND_SHIFT) - 1);
	if (r.kind < EVENTS)
		r.kind = EVENTS;
	if (r.kind > FILES)
		return err_set(err, ERR_INPUT, NULL, N_("there is no such place in the store"), NULL);
	pack_array(out);
	if (r.kind < FILES && store_read(s, read_rows, &r, err) != 0)
		return -1;
	if (r.kind == FILES && !r.full) {
		if (read_files(s, &r, err) != 0)
			return -1;
		r.end = !r.full;
	}
	pack_close(out);
	*position = r.kind << KIND_SHIFT | r.after;
	*end = r.end;
	return 0;
}

/* --- in -------------------------------------------------------------------------- */

static int odd(struct err *err, const char *id, uint64_t number)
{
	char text[24];

	snprintf(text, sizeof text, "%" PRIu64, number);
	return err_set(err, ERR_INPUT, NULL, id, text, NULL);
}

static const void *hash_of(const struct node *n)
{
	return n && n->type == NODE_BYTES && n->count == EVENT_HASH ? n->text : NULL;
}

static int write_event(struct store_txn *t, const struct node *row, struct err *err)
{
	const struct node *head = node_at(row, 4), *salt = node_at(row, 5), *payload = node_at(row, 6);
	const unsigned char *hash = hash_of(node_at(row, 2)), *inner = hash_of(node_at(row, 3));
	uint64_t seq = (uint64_t)node_int(node_at(row, 1), 0), complaint = (uint64_t)node_int(node_at(head, 1), 0);
	unsigned char now[EVENT_HASH], key[16];
	struct bytes packed;
	struct str value;
	int rc;

	if (seq != t->ends.seq + 1 || !hash || !inner || !head || head->type != NODE_ARRAY)
		return odd(err, N_("event %1 does not follow the one before"), seq);
	packed = (struct bytes){ head->raw, head->raw_len };
	event_chain(t->ends.hash, inner, &packed, now);
	if (memcmp(now, hash, EVENT_HASH) != 0 || (uint64_t)node_int(node_at(head, 0), 0) != seq)
		return odd(err, N_("event %1 is not what it was: the chain of hashes breaks there"), seq);
	str_init(&value);
	if (salt && salt->type == NODE_BYTES && salt->count == EVENT_SALT && payload) {
		str_add_len(&value, salt->text, EVENT_SALT);
		str_add_len(&value, payload->raw, payload->raw_len);
		event_payload_hash(value.data, value.len, now);
		if (memcmp(now, inner, EVENT_HASH) != 0) {
			str_release(&value);
			return odd(err, N_("the content of event %1 is not what it was"), seq);
		}
	}
	put_u64(key, complaint);
	put_u64(key + 8, seq);
	rc = table_new(t, TABLE_PAYLOAD, key, 16, value.data, value.len, err);
	str_clear(&value);
	str_add_len(&value, (const char *)hash, EVENT_HASH);
	str_add_len(&value, (const char *)inner, EVENT_HASH);
	str_add_len(&value, packed.data, packed.len);
	if (rc == 0)
		rc = table_new(t, TABLE_EVENT, key + 8, 8, value.data, value.len, err);
	str_release(&value);
	if (rc != 0)
		return -1;
	t->ends.seq = seq;
	memcpy(t->ends.hash, hash, EVENT_HASH);
	return 0;
}

static int index_record(struct store_txn *t, const struct subject *s, struct err *err)
{
	if (indexes_write(t, NULL, s, err) != 0 || files_index(t, NULL, s->complaint, err) != 0)
		return -1;
	return supervised_index(t, NULL, s->complaint, err) != 0 ? -1 : pending_note(t, &t->arena, NULL, s->complaint, err);
}

/* As it lies in the export. */
static int write_as_it_is(struct store_txn *t, const struct node *row, const struct subject *s, struct err *err)
{
	const struct node *record = node_at(row, 3);
	unsigned char key[8], head[RECORD_HEAD] = { RECORD_FORMAT };
	struct str value;
	int rc;

	head[1] = (unsigned char)((node_int(node_at(row, 2), 0) & KEPT_FLAGS) | (s->row.safety ? RECORD_SAFETY : 0));
	str_init(&value);
	str_add_len(&value, (const char *)head, sizeof head);
	str_add_len(&value, record->raw, record->raw_len);
	put_u64(key, s->complaint->id);
	rc = table_new(t, TABLE_COMPLAINT, key, sizeof key, value.data, value.len, err);
	str_release(&value);
	return rc;
}

static int write_record(struct store_txn *t, const struct node *row, struct err *err)
{
	const struct node *record = node_at(row, 3);
	uint64_t id = (uint64_t)node_int(node_at(row, 1), 0);
	struct complaint c;
	struct subject s;
	int rc, more;

	if (id != t->ends.id + 1 || !record || complaint_unpack(&t->arena, record, &c, NULL) != 0 || c.id != id)
		return odd(err, N_("record %1 is not one, or does not follow the one before"), id);
	/* Its events came first: one of schema 5 or before is written with what it did not keep. */
	more = former_gather(t, &t->arena, &c, err);
	if (more < 0)
		return -1;
	subject_make(t, &t->arena, &c, -1, &s);
	if (index_record(t, &s, err) != 0)
		return -1;
	rc = more ? record_write(t, &s, true, err) : write_as_it_is(t, row, &s, err);
	if (rc == 0)
		t->ends.id = id;
	return rc;
}

static int write_counter(struct store_txn *t, const struct node *row, struct err *err)
{
	const char *name = node_text(node_at(row, 1));
	int64_t serial = node_int(node_at(row, 2), 0);
	unsigned char v[4];

	if (str_empty(name) || strlen(name) > KEY_NAME_MOST || serial < 1 || serial > UINT32_MAX)
		return err_set(err, ERR_INPUT, NULL, N_("that is no counter"), NULL);
	put_u32(v, (uint32_t)serial);
	return table_put(t, TABLE_COUNTER, name, strlen(name), v, sizeof v, err);
}

static int write_file(struct store_txn *t, const struct node *row, struct err *err)
{
	const struct node *bytes = node_at(row, 4);
	int64_t size = node_int(node_at(row, 2), 0), offset = node_int(node_at(row, 3), -1);

	if (!bytes || bytes->type != NODE_BYTES || size < 1 || offset < 0)
		return err_set(err, ERR_INPUT, NULL, N_("that is no piece of a file"), NULL);
	return files_import(t->store, node_text(node_at(row, 1)), (uint64_t)size, (uint64_t)offset, bytes->text, bytes->count, err);
}

int store_row_write(struct store_txn *t, const struct node *row, struct err *err)
{
	switch (node_int(node_at(row, 0), 0)) {
	case EVENTS:
		return write_event(t, row, err);
	case COMPLAINTS:
		return write_record(t, row, err);
	case COUNTERS:
		return write_counter(t, row, err);
	case FILES:
		return write_file(t, row, err);
	default:
		return err_set(err, ERR_INPUT, NULL, N_("that is no row of a store"), NULL);
	}
}
