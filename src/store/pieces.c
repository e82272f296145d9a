/* pieces.c - tables as the rest of the store sees them.
 *
 * Values of some tables are longer than a fourth of a page. Berkeley DB would give each
 * a page of its own; so they are cut into pieces of less, under the key and a number.
 * The first piece begins with how many there are.
 */
#include <string.h>

#include "access.h"

struct piece {
	size_t len;
	unsigned char key[KEY_MOST + 2];
};

static void put_u16(unsigned char out[2], size_t v)
{
	out[0] = (unsigned char)(v >> 8);
	out[1] = (unsigned char)v;
}

static size_t get_u16(const unsigned char *in)
{
	return (size_t)in[0] << 8 | in[1];
}

bool piece_first(const struct bytes *key, const struct bytes *value, struct bytes *whole_key, struct bytes *first)
{
	if (key->len < 2 || value->len < 2 || get_u16((const unsigned char *)key->data + key->len - 2) != 0)
		return false;
	*whole_key = (struct bytes){ key->data, key->len - 2 };
	*first = (struct bytes){ (const char *)value->data + 2, value->len - 2 };
	return true;
}

static void piece_key(struct piece *p, const void *key, size_t len, size_t i)
{
	if (len > KEY_MOST)
		len = KEY_MOST;
	memcpy(p->key, key, len);
	put_u16(p->key + len, i);
	p->len = len + 2;
}

static int damaged(enum table table, struct err *err)
{
	return err_set(err, ERR_STORE, NULL, N_("a row of the table %1 is not whole; run plaint verify"),
		table_list[table].name, NULL);
}

/* Puts the later pieces behind the first; *out is the first without its count. */
static int get_rest(struct store_txn *t, struct arena *a, enum table table, const void *key, size_t len, size_t n,
	struct bytes *out, struct err *err)
{
	char *whole = arena_alloc(a, n * PIECE_SIZE + 1);
	size_t at = out->len;

	memcpy(whole, out->data, out->len);
	for (size_t i = 1; i < n; i++) {
		struct piece p;
		struct bytes v;
		int rc;

		piece_key(&p, key, len, i);
		rc = row_get(t, a, table, p.key, p.len, &v, err);
		if (rc != 1 || v.len > PIECE_SIZE)
			return rc < 0 ? -1 : damaged(table, err);
		memcpy(whole + at, v.data, v.len);
		at += v.len;
	}
	*out = (struct bytes){ whole, at };
	return 1;
}

int table_get(struct store_txn *t, struct arena *a, enum table table, const void *key, size_t len,
	struct bytes *out, struct err *err)
{
	struct piece p;
	struct bytes v;
	size_t n;
	int rc;

	if (!table_list[table].pieces)
		return row_get(t, a, table, key, len, out, err);
	piece_key(&p, key, len, 0);
	rc = row_get(t, a, table, p.key, p.len, &v, err);
	if (rc != 1)
		return rc;
	if (v.len < 2 || v.len > PIECE_SIZE + 2)
		return damaged(table, err);
	n = get_u16(v.data);
	*out = (struct bytes){ (const char *)v.data + 2, v.len - 2 };
	return n <= 1 ? 1 : get_rest(t, a, table, key, len, n, out, err);
}

static int put_first(struct store_txn *t, enum table table, struct piece *p, size_t n, const void *value,
	size_t len, struct err *err)
{
	unsigned char first[2 + PIECE_SIZE];

	put_u16(first, n);
	if (len > 0)
		memcpy(first + 2, value, len);
	return row_put(t, table, p->key, p->len, first, len + 2, err);
}

int table_new(struct store_txn *t, enum table table, const void *key, size_t len, const void *value,
	size_t value_len, struct err *err)
{
	size_t n = value_len == 0 ? 1 : (value_len + PIECE_SIZE - 1) / PIECE_SIZE;
	const char *from = value;

	if (!table_list[table].pieces)
		return row_put(t, table, key, len, value, value_len, err);
	if (n > UINT16_MAX)
		return err_set(err, ERR_INPUT, NULL, N_("this is too long to be stored"), NULL);
	for (size_t i = 0; i < n; i++) {
		size_t size = i + 1 < n ? PIECE_SIZE : value_len - i * PIECE_SIZE;
		struct piece p;
		int rc;

		piece_key(&p, key, len, i);
		rc = i == 0 ? put_first(t, table, &p, n, from, size, err) :
			      row_put(t, table, p.key, p.len, from + i * PIECE_SIZE, size, err);
		if (rc != 0)
			return -1;
	}
	return 0;
}

/* Removes the pieces from i on: how many, or -1. */
static int remove_from(struct store_txn *t, enum table table, const void *key, size_t len, size_t i, struct err *err)
{
	int removed = 0;

	for (;; i++, removed++) {
		struct piece p;
		int rc;

		piece_key(&p, key, len, i);
		rc = row_remove(t, table, p.key, p.len, err);
		if (rc != 1)
			return rc < 0 ? -1 : removed;
	}
}

int table_put(struct store_txn *t, enum table table, const void *key, size_t len, const void *value,
	size_t value_len, struct err *err)
{
	if (table_new(t, table, key, len, value, value_len, err) != 0)
		return -1;
	if (!table_list[table].pieces)
		return 0;
	/* What the row was longer before. */
	return remove_from(t, table, key, len, value_len == 0 ? 1 : (value_len + PIECE_SIZE - 1) / PIECE_SIZE, err) < 0 ?
		-1 :
		0;
}

int table_remove(struct store_txn *t, enum table table, const void *key, size_t len, struct err *err)
{
	int rc;

	if (!table_list[table].pieces)
		return row_remove(t, table, key, len, err);
	rc = remove_from(t, table, key, len, 0, err);
	return rc > 0 ? 1 : rc;
}

/* A scan that puts pieces together again. */
struct join {
	enum table table;
	table_each *each;
	void *arg;
	size_t key_len;
	unsigned char key[KEY_MOST + 2];
	size_t next, count; /* pieces seen, and of how many */
	struct str whole;
};

static int join_piece(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct join *j = arg;
	const unsigned char *k = key->data;
	size_t len, i;

	if (key->len < 2 || key->len > sizeof j->key)
		return damaged(j->table, err);
	len = key->len - 2;
	i = get_u16(k + len);
	if (i != j->next || (i > 0 && (len != j->key_len || memcmp(k, j->key, len) != 0)) || (i == 0 && value->len < 2))
		return damaged(j->table, err);
	if (i == 0) {
		str_clear(&j->whole);
		memcpy(j->key, k, len);
		j->key_len = len;
		j->count = get_u16(value->data);
		str_add_len(&j->whole, (const char *)value->data + 2, value->len - 2);
	} else {
		str_add_len(&j->whole, value->data, value->len);
	}
	j->next++;
	if (j->next < j->count)
		return 0;
	j->next = 0;
	return j->each(j->arg, &(struct bytes){ j->key, j->key_len }, &(struct bytes){ j->whole.data, j->whole.len },
		err);
}

int table_scan_from(struct store_txn *t, enum table table, const struct range *r, size_t first, table_each *each, void *arg,
	struct err *err)
{
	struct join j = { .table = table, .each = each, .arg = arg };
	int rc;

	if (!table_list[table].pieces)
		return row_scan_from(t, table, r, first, each, arg, err);
	str_init(&j.whole);
	rc = row_scan_from(t, table, r, first, join_piece, &j, err);
	str_release(&j.whole);
	return rc;
}

int table_scan(struct store_txn *t, enum table table, const void *prefix, size_t len, size_t first,
	table_each *each, void *arg, struct err *err)
{
	return table_scan_from(t, table, &(struct range){ prefix, len, prefix, len }, first, each, arg, err);
}
