/* answer.c - answers to requests, kept for clients that ask again after a lost
 * connection; a second table has them by time.
 */
#include <string.h>

#include "internal.h"

static int id_check(const char *request, struct err *err)
{
	if (str_empty(request) || strlen(request) > KEY_NAME_MOST)
		return err_set(err, ERR_INPUT, NULL, N_("a request needs an id"), NULL);
	return 0;
}

int store_answer(struct store_txn *t, struct arena *a, const char *request, const void **bytes, size_t *len,
	struct err *err)
{
	struct bytes v;
	int rc;

	*bytes = NULL;
	*len = 0;
	if (id_check(request, err) != 0)
		return -1;
	rc = table_get(t, a, TABLE_REQUEST, request, strlen(request), &v, err);
	if (rc < 0)
		return -1;
	if (rc == 1 && v.len > 8) {
		*bytes = (const char *)v.data + 8;
		*len = v.len - 8;
	}
	return 0;
}

static void expiry_key(struct key *k, const unsigned char time[8], const char *request)
{
	key_clear(k);
	key_u64(k, get_u64(time));
	key_string(k, request, KEY_NAME_MOST);
}

int store_keep_answer(struct store_txn *t, const char *request, instant now, const void *bytes, size_t len,
	struct err *err)
{
	struct key k, time;
	struct bytes was;
	struct str v;
	bool known;
	int rc;

	if (id_check(request, err) != 0)
		return -1;
	rc = table_get(t, &t->arena, TABLE_REQUEST, request, strlen(request), &was, err);
	if (rc < 0)
		return -1;
	known = rc == 1;
	if (known && was.len >= 8) {
		expiry_key(&k, was.data, request);
		if (table_remove(t, TABLE_EXPIRY, k.data, k.len, err) < 0)
			return -1;
	}
	key_clear(&time);
	key_time(&time, now);
	expiry_key(&k, time.data, request);
	if (table_put(t, TABLE_EXPIRY, k.data, k.len, "", 0, err) != 0)
		return -1;
	str_init(&v);
	str_add_len(&v, time.data, 8);
	str_add_len(&v, bytes, len);
	rc = (known ? table_put : table_new)(t, TABLE_REQUEST, request, strlen(request), v.data, v.len, err);
	str_release(&v);
	return rc;
}

struct old {
	struct arena *arena;
	struct key until;
	struct bytes *key;
	size_t count;
};

static int find_old(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct old *o = arg;
	char *copy;

	(void)value;
	(void)err;
	if (key->len < 8 || memcmp(key->data, o->until.data, 8) >= 0 || o->count == ANSWERS_AT_ONCE)
		return 1;
	copy = arena_alloc(o->arena, key->len);
	memcpy(copy, key->data, key->len);
	o->key = arena_grow(o->arena, o->key, o->count, sizeof *o->key);
	o->key[o->count++] = (struct bytes){ copy, key->len };
	return 0;
}

static int look_for_old(struct store_txn *t, void *arg, struct err *err)
{
	struct old *o = arg;

	o->count = 0;
	return table_scan(t, TABLE_EXPIRY, NULL, 0, SCAN_FIRST_KEYS, find_old, o, err);
}

static int drop_old(struct store_txn *t, void *arg, struct err *err)
{
	struct old *o = arg;

	for (size_t i = 0; i < o->count; i++) {
		const char *key = o->key[i].data;

		if (table_remove(t, TABLE_EXPIRY, key, o->key[i].len, err) < 0)
			return -1;
		if (table_remove(t, TABLE_REQUEST, key + 8, o->key[i].len - 8, err) < 0)
			return -1;
	}
	return 0;
}

int answers_expire(struct store *s, instant now, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct old o = { .arena = &a };
	int rc;

	key_clear(&o.until);
	key_time(&o.until, now - ANSWER_SECONDS);
	rc = store_read(s, look_for_old, &o, err);
	if (rc == 0 && o.count > 0)
		rc = store_write(s, drop_old, &o, err);
	arena_release(&a);
	return rc;
}
