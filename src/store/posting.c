/* posting.c - the ids of a gram, in chunks of somewhat less than 1 KB. */
#include <stdlib.h>
#include <string.h>

#include "search.h"

#define BASE_BYTES 5
#define BASE_MOST ((UINT64_C(1) << (8 * BASE_BYTES)) - 1)

/* --- bytes ---------------------------------------------------------------------- */

static size_t put_number(unsigned char *out, uint64_t v)
{
	size_t n = 0;

	for (; v >= 0x80; v >>= 7)
		out[n++] = (unsigned char)(v | 0x80);
	out[n++] = (unsigned char)v;
	return n;
}

/* Bytes read, or 0. */
static size_t get_number(const unsigned char *in, size_t len, uint64_t *v)
{
	*v = 0;
	for (size_t n = 0; n < len && n < 10; n++) {
		*v |= (uint64_t)(in[n] & 0x7f) << (7 * n);
		if (in[n] < 0x80)
			return n + 1;
	}
	return 0;
}

static bool ids_read(const struct bytes *value, struct chunk *c)
{
	const unsigned char *in = value->data;
	uint64_t id = c->base, step;

	c->count = 0;
	for (size_t at = 0; at < value->len;) {
		size_t n = get_number(in + at, value->len - at, &step);

		id += step;
		if (n == 0 || c->count == CHUNK_MOST || (step == 0 && c->count > 0))
			return false;
		c->id[c->count++] = id;
		at += n;
	}
	return true;
}

void posting_prefix(struct key *k, const struct gram *g, bool begins)
{
	key_clear(k);
	memcpy(k->data, g->text, g->len);
	k->len = g->len;
	if (!begins)
		key_byte(k, 0);
}

/* Five bytes of it: many rows have one id only. */
static void chunk_key(struct key *k, const struct gram *g, uint64_t base)
{
	posting_prefix(k, g, false);
	for (int shift = 8 * (BASE_BYTES - 1); shift >= 0; shift -= 8)
		key_byte(k, (unsigned char)(~base >> shift));
}

static uint64_t base_of(const unsigned char *in)
{
	uint64_t v = 0;

	for (int i = 0; i < BASE_BYTES; i++)
		v = v << 8 | in[i];
	return ~v & BASE_MOST;
}

bool chunk_read(const struct bytes *key, const struct bytes *value, struct gram *g, struct chunk *out)
{
	const unsigned char *k = key->data;

	if (key->len < BASE_BYTES + 2 || key->len > GRAM_MOST + 1 + BASE_BYTES || k[key->len - BASE_BYTES - 1] != 0)
		return false;
	g->len = (unsigned char)(key->len - BASE_BYTES - 1);
	memcpy(g->text, k, g->len);
	out->base = base_of(k + key->len - BASE_BYTES);
	return ids_read(value, out);
}

/* --- reading ---------------------------------------------------------------------- */

static int damaged(struct err *err)
{
	return err_set(err, ERR_STORE, NULL, N_("a row of the table %1 is not whole; run plaint verify"), "posting", NULL);
}

int chunk_seek(struct store_txn *t, const struct gram *g, uint64_t below, struct chunk *out, struct err *err)
{
	DB *db = t->store->table[TABLE_POSTING];
	unsigned char value[CHUNK_MOST + 100];
	struct gram found;
	struct key k;
	DBT kd, vd = { .data = value, .ulen = sizeof value, .flags = DB_DBT_USERMEM };
	DBC *c;
	int rc;

	chunk_key(&k, g, below);
	kd = (DBT){ .data = k.data, .size = (uint32_t)k.len, .ulen = KEY_MOST, .flags = DB_DBT_USERMEM };
	rc = db->cursor(db, t->txn, &c, 0);
	if (rc != 0) {
		db_failed(t, rc, "posting", err);
		return -1;
	}
	rc = c->get(c, &kd, &vd, DB_SET_RANGE);
	c->close(c);
	if (rc == DB_NOTFOUND)
		return 0;
	if (rc == DB_BUFFER_SMALL)
		return damaged(err);
	if (rc != 0) {
		db_failed(t, rc, "posting", err);
		return -1;
	}
	if (kd.size != k.len || memcmp(k.data, g->text, g->len) != 0 || k.data[g->len] != 0)
		return 0;
	if (!chunk_read(&(struct bytes){ kd.data, kd.size }, &(struct bytes){ vd.data, vd.size }, &found, out))
		return damaged(err);
	return 1;
}

/* Where id is, or belongs. */
static size_t place(const struct chunk *c, uint64_t id)
{
	size_t from = 0, to = c->count;

	while (from < to) {
		size_t mid = from + (to - from) / 2;

		if (c->id[mid] < id)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

int posting_has(struct store_txn *t, const struct gram *g, uint64_t id, struct err *err)
{
	struct chunk c;
	int rc = chunk_seek(t, g, id, &c, err);
	size_t at;

	if (rc != 1)
		return rc;
	at = place(&c, id);
	return at < c.count && c.id[at] == id;
}

/* --- writing ---------------------------------------------------------------------- */

/* The chunk being edited. */
struct pen {
	struct store_txn *t;
	const struct gram *g;
	struct chunk c;
	bool loaded, stored, newest, dirty;
};

/* Ids from `from` on as bytes, as many as fit; *to: the first that did not. */
static size_t encode(const struct chunk *c, size_t from, size_t end, uint64_t base, unsigned char out[CHUNK_MOST + 10],
	size_t *to)
{
	size_t len = 0, i = from;

	for (; i < end; i++) {
		unsigned char number[10];
		size_t n = put_number(number, c->id[i] - (i > from ? c->id[i - 1] : base));

		if (len + n > CHUNK_MOST)
			break;
		memcpy(out + len, number, n);
		len += n;
	}
	*to = i;
	return len;
}

static int write_ids(struct pen *p, size_t from, size_t end, uint64_t base, size_t *to, struct err *err)
{
	unsigned char value[CHUNK_MOST + 10];
	size_t len = encode(&p->c, from, end, base, value, to);
	struct key k;

	chunk_key(&k, p->g, base);
	return table_put(p->t, TABLE_POSTING, k.data, k.len, value, len, err);
}

/* What does not fit any more goes into chunks of its own. The newest chunk only grows
 * at its end: it stays full. Others are halved, they may grow anywhere. */
static int pen_flush(struct pen *p, struct err *err)
{
	struct chunk *c = &p->c;
	unsigned char value[CHUNK_MOST + 10];
	uint64_t base;
	size_t at = 0, end;
	struct key k;

	if (!p->loaded || !p->dirty)
		return 0;
	p->dirty = false;
	base = c->base;
	if (c->count == 0) {
		chunk_key(&k, p->g, base);
		return p->stored && table_remove(p->t, TABLE_POSTING, k.data, k.len, err) < 0 ? -1 : 0;
	}
	encode(c, 0, c->count, base, value, &end);
	if (end < c->count && !p->newest)
		end = c->count / 2;
	while (at < c->count) {
		if (write_ids(p, at, end, base, &at, err) != 0)
			return -1;
		end = c->count;
		base = at < c->count ? c->id[at] : base;
	}
	return 0;
}

/* Loads the chunk that id belongs into. */
static int pen_load(struct pen *p, uint64_t id, struct err *err)
{
	int rc;

	if (p->loaded && id >= p->c.base && p->newest)
		return 0;
	if (pen_flush(p, err) != 0)
		return -1;
	rc = chunk_seek(p->t, p->g, BASE_MOST, &p->c, err);
	p->newest = rc == 0 || (rc == 1 && p->c.base <= id);
	if (rc == 1 && !p->newest)
		rc = chunk_seek(p->t, p->g, id, &p->c, err);
	if (rc < 0)
		return -1;
	p->loaded = true;
	p->stored = rc == 1;
	if (rc == 0)
		p->c.base = p->c.count = 0;
	return 0;
}

static int pen_edit(struct pen *p, const struct edit *e, struct err *err)
{
	struct chunk *c = &p->c;
	size_t at;
	bool there;

	if (pen_load(p, e->id, err) != 0)
		return -1;
	at = place(c, e->id);
	there = at < c->count && c->id[at] == e->id;
	if (there != e->remove)
		return 0;
	p->dirty = true;
	if (e->remove) {
		memmove(c->id + at, c->id + at + 1, (c->count - at - 1) * sizeof *c->id);
		c->count--;
		return 0;
	}
	memmove(c->id + at + 1, c->id + at, (c->count - at) * sizeof *c->id);
	c->id[at] = e->id;
	/* One more than any row holds: written at once, loaded again when needed. */
	if (++c->count <= CHUNK_MOST)
		return 0;
	if (pen_flush(p, err) != 0)
		return -1;
	p->loaded = false;
	return 0;
}

int posting_edit(struct store_txn *t, const struct gram *g, const struct edit *edit, size_t count, struct err *err)
{
	struct pen *p = malloc(sizeof *p); /* its ids are 8 KB: not zeroed for each gram */
	int rc = 0;

	if (!p)
		abort();
	p->t = t;
	p->g = g;
	p->loaded = p->stored = p->newest = p->dirty = false;
	for (size_t i = 0; rc == 0 && i < count; i++)
		rc = pen_edit(p, &edit[i], err);
	if (rc == 0)
		rc = pen_flush(p, err);
	free(p);
	return rc;
}
