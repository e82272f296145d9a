/* destroy.c - the content of a complaint's events goes, their links stay (PU-13). */
#include <string.h>

#include "access.h"

struct found {
	struct arena *a;
	struct bytes *key;
	size_t count;
	const char *number; /* of drafts */
	struct store *store;
};

static void keep_key(struct found *f, const struct bytes *key)
{
	char *copy = arena_alloc(f->a, key->len + 1);

	memcpy(copy, key->data, key->len);
	f->key = arena_grow(f->a, f->key, f->count, sizeof *f->key);
	f->key[f->count++] = (struct bytes){ copy, key->len };
}

static int payload_key(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	(void)err;
	if (key->len == 16 && value->len)
		keep_key(arg, key);
	return 0;
}

static int draft_key(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct found *f = arg;
	struct err unread = ERR_INIT;
	const struct node *n;
	char *copy = arena_alloc(f->a, value->len + 1);

	(void)err;
	memcpy(copy, value->data, value->len);
	if (wire_parse(f->a, copy, value->len, &n, &unread) != 0) {
		/* It may be one on this complaint, and nobody could read it any more: the desk it was
		 * typed at has its own. */
		store_say(f->store, "a draft of %.*s that cannot be read goes with %s", (int)strnlen(key->data, key->len),
			(const char *)key->data, f->number);
		keep_key(f, key);
	} else if (str_equal(node_text(node_at(n, 1)), f->number)) {
		keep_key(f, key);
	}
	return 0;
}

int store_destroy(struct store_txn *t, uint64_t complaint, const char *number, struct err *err)
{
	struct found payloads = { .a = &t->arena }, drafts = { .a = &t->arena, .number = number, .store = t->store };
	unsigned char key[8];

	put_u64(key, complaint);
	if (table_scan(t, TABLE_PAYLOAD, key, sizeof key, SCAN_FIRST_KEYS, payload_key, &payloads, err) != 0 ||
		table_scan(t, TABLE_DRAFT, NULL, 0, SCAN_FIRST_KEYS, draft_key, &drafts, err) != 0)
		return -1;
	for (size_t i = 0; i < payloads.count; i++)
		if (table_put(t, TABLE_PAYLOAD, payloads.key[i].data, payloads.key[i].len, "", 0, err) != 0)
			return -1;
	for (size_t i = 0; i < drafts.count; i++)
		if (table_remove(t, TABLE_DRAFT, drafts.key[i].data, drafts.key[i].len, err) < 0)
			return -1;
	return 0;
}
