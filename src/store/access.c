/* access.c - one row of a table, or a range of rows, as Berkeley DB has them. */
#include <stdlib.h>
#include <string.h>

#include "access.h"

int db_failed(struct store_txn *t, int rc, const char *what, struct err *err)
{
	t->failed = true;
	if (rc == DB_LOCK_DEADLOCK || rc == DB_LOCK_NOTGRANTED)
		t->again = true;
	if (rc == DB_RUNRECOVERY) {
		pthread_mutex_lock(&t->store->state);
		t->store->broken = true;
		pthread_mutex_unlock(&t->store->state);
	}
	return store_cannot(t->store, rc, what, err);
}

bool store_failed(const struct store_txn *t)
{
	return t->failed;
}

static DBT dbt_in(const void *data, size_t len)
{
	/* Berkeley DB does not write through it. */
	DBT d = { .data = (void *)(uintptr_t)data, .size = (uint32_t)len };
	return d;
}

static void buffer_grow(struct store_txn *t, uint32_t size)
{
	char *more = realloc(t->buffer, size);

	if (!more)
		abort();
	t->buffer = more;
	t->buffer_size = size;
}

static struct bytes keep(struct arena *a, const void *data, size_t len)
{
	char *copy = arena_alloc(a, len + 1);

	if (len > 0)
		memcpy(copy, data, len);
	return (struct bytes){ copy, len };
}

int row_get(struct store_txn *t, struct arena *a, enum table table, const void *key, size_t len, struct bytes *out,
	struct err *err)
{
	DB *db = t->store->table[table];
	DBT k = dbt_in(key, len), v;
	int rc;

	if (t->buffer_size == 0)
		buffer_grow(t, 8192);
	do {
		v = (DBT){ .data = t->buffer, .ulen = t->buffer_size, .flags = DB_DBT_USERMEM };
		rc = db->get(db, t->txn, &k, &v, 0);
		if (rc == DB_BUFFER_SMALL)
			buffer_grow(t, v.size + 1024);
	} while (rc == DB_BUFFER_SMALL);
	if (rc == DB_NOTFOUND)
		return 0;
	if (rc != 0)
		return db_failed(t, rc, table_list[table].name, err);
	*out = keep(a, v.data, v.size);
	return 1;
}

static int put(struct store_txn *t, enum table table, const void *key, size_t len, const void *value,
	size_t value_len, uint32_t flags)
{
	DB *db = t->store->table[table];
	DBT k = dbt_in(key, len), v = dbt_in(value, value_len);

	return db->put(db, t->txn, &k, &v, flags);
}

int row_put(struct store_txn *t, enum table table, const void *key, size_t len, const void *value,
	size_t value_len, struct err *err)
{
	int rc = put(t, table, key, len, value, value_len, 0);

	return rc == 0 ? 0 : db_failed(t, rc, table_list[table].name, err);
}

int table_add(struct store_txn *t, enum table table, const void *key, size_t len, const void *value,
	size_t value_len, struct err *err)
{
	int rc = put(t, table, key, len, value, value_len, DB_NOOVERWRITE);

	if (rc == DB_KEYEXIST)
		return 0;
	return rc == 0 ? 1 : db_failed(t, rc, table_list[table].name, err);
}

int row_remove(struct store_txn *t, enum table table, const void *key, size_t len, struct err *err)
{
	DB *db = t->store->table[table];
	DBT k = dbt_in(key, len);
	int rc = db->del(db, t->txn, &k, 0);

	if (rc == DB_NOTFOUND)
		return 0;
	return rc == 0 ? 1 : db_failed(t, rc, table_list[table].name, err);
}

static int cursor_open(struct store_txn *t, enum table table, DBC **c, struct err *err)
{
	DB *db = t->store->table[table];
	int rc = db->cursor(db, t->txn, c, 0);

	return rc == 0 ? 0 : db_failed(t, rc, table_list[table].name, err);
}

/* One pair by a cursor; k and v own their memory (DB_DBT_REALLOC). */
static int step(struct store_txn *t, enum table table, DBC *c, DBT *k, DBT *v, uint32_t how, struct err *err)
{
	int rc = c->get(c, k, v, how);

	if (rc == DB_NOTFOUND)
		return 0;
	return rc == 0 ? 1 : db_failed(t, rc, table_list[table].name, err);
}

int table_last(struct store_txn *t, struct arena *a, enum table table, struct bytes *key, struct err *err)
{
	DBT k = { .flags = DB_DBT_REALLOC }, v = { .flags = DB_DBT_REALLOC };
	DBC *c;
	int rc;

	if (cursor_open(t, table, &c, err) != 0)
		return -1;
	rc = step(t, table, c, &k, &v, DB_LAST, err);
	if (rc == 1)
		*key = keep(a, k.data, k.size);
	c->close(c);
	free(k.data);
	free(v.data);
	return rc;
}

static int each_key(struct store_txn *t, enum table table, DBC *c, DBT *k, const void *prefix, size_t len, table_each *each,
	void *arg, struct err *err)
{
	DBT none = { .flags = DB_DBT_PARTIAL | DB_DBT_USERMEM };
	uint32_t how = DB_SET_RANGE;

	for (;; how = DB_NEXT) {
		int rc = step(t, table, c, k, &none, how, err);

		if (rc != 1)
			return rc;
		if (k->size < len || memcmp(k->data, prefix, len) != 0)
			return 0;
		rc = each(arg, &(struct bytes){ k->data, k->size }, &(struct bytes){ "", 0 }, err);
		if (rc != 0)
			return rc < 0 ? -1 : 0;
	}
}

int table_keys(struct store_txn *t, enum table table, const void *prefix, size_t len, table_each *each, void *arg,
	struct err *err)
{
	DBT k = { .flags = DB_DBT_REALLOC, .data = malloc(len + 1), .size = (uint32_t)len };
	DBC *c;
	int rc;

	if (!k.data)
		abort();
	memcpy(k.data, prefix, len);
	rc = cursor_open(t, table, &c, err);
	if (rc == 0) {
		rc = each_key(t, table, c, &k, prefix, len, each, arg, err);
		c->close(c);
	}
	free(k.data);
	return rc;
}

/* A scan in whole blocks: one call of Berkeley DB brings many rows. */
struct block {
	DBT data;
	const void *prefix;
	size_t prefix_len;
	unsigned char after[KEY_MOST + 8]; /* the smallest key behind the last one read */
	size_t after_len;
};

static void block_note(struct block *b, const void *key, size_t len)
{
	if (len >= sizeof b->after)
		len = sizeof b->after - 1; /* no key of ours is that long */
	memcpy(b->after, key, len);
	b->after[len] = 0;
	b->after_len = len + 1;
}

static void block_grow(struct block *b, size_t size)
{
	char *more = realloc(b->data.data, size);

	if (!more)
		abort();
	b->data.data = more;
	b->data.ulen = (uint32_t)size;
}

static int block_read(struct block *b, DBC *c, DBT *k, uint32_t how)
{
	int rc = c->get(c, k, &b->data, how | DB_MULTIPLE_KEY);

	while (rc == DB_BUFFER_SMALL) {
		block_grow(b, ((size_t)b->data.size + 8191) / 4096 * 4096);
		rc = c->get(c, k, &b->data, how | DB_MULTIPLE_KEY);
	}
	return rc;
}

/* 0: the next block; 1: the end, or told to stop. */
static int block_each(struct block *b, table_each *each, void *arg, struct err *err)
{
	void *at;

	DB_MULTIPLE_INIT(at, &b->data);
	for (;;) {
		void *kd, *vd;
		uint32_t kl, vl;
		int rc;

		DB_MULTIPLE_KEY_NEXT(at, &b->data, kd, kl, vd, vl);
		if (!at)
			return 0;
		if (b->prefix_len > 0 && (kl < b->prefix_len || memcmp(kd, b->prefix, b->prefix_len) != 0))
			return 1;
		block_note(b, kd, kl);
		rc = each(arg, &(struct bytes){ kd, kl }, &(struct bytes){ vd, vl }, err);
		if (rc != 0)
			return rc;
	}
}

/* Lets changes through; no cursor may stand anywhere meanwhile. */
static int breathe(struct store_txn *t, enum table table, DBC **c, struct err *err)
{
	(*c)->close(*c);
	*c = NULL;
	txn_breathe(t);
	return cursor_open(t, table, c, err);
}

static int scan_blocks(struct store_txn *t, enum table table, DBC **c, struct block *b, const struct range *r,
	table_each *each, void *arg, struct err *err)
{
	DBT k = dbt_in(r->start, r->start_len);
	uint32_t how = r->start_len > 0 ? DB_SET_RANGE : DB_FIRST;

	for (;;) {
		int rc = block_read(b, *c, &k, how);

		if (rc == DB_NOTFOUND)
			return 0;
		if (rc != 0)
			return db_failed(t, rc, table_list[table].name, err);
		rc = block_each(b, each, arg, err);
		if (rc != 0)
			return rc < 0 ? -1 : 0;
		how = DB_NEXT;
		k = (DBT){ .flags = 0 };
		if (t->walks) {
			if (breathe(t, table, c, err) != 0)
				return -1;
			how = DB_SET_RANGE;
			k = dbt_in(b->after, b->after_len);
		} else if (b->data.ulen < SCAN_MOST)
			block_grow(b, (size_t)b->data.ulen * 2);
	}
}

int row_scan_from(struct store_txn *t, enum table table, const struct range *r, size_t first, table_each *each, void *arg,
	struct err *err)
{
	struct block b = { .data = { .flags = DB_DBT_USERMEM }, .prefix = r->prefix, .prefix_len = r->len };
	DBC *c;
	int rc;

	if (cursor_open(t, table, &c, err) != 0)
		return -1;
	block_grow(&b, first);
	rc = scan_blocks(t, table, &c, &b, r, each, arg, err);
	if (c)
		c->close(c);
	free(b.data.data);
	return rc;
}

int row_scan(struct store_txn *t, enum table table, const void *prefix, size_t len, size_t first,
	table_each *each, void *arg, struct err *err)
{
	return row_scan_from(t, table, &(struct range){ prefix, len, prefix, len }, first, each, arg, err);
}
