/* draft.c - copies of half-typed forms, by whose they are. */
#include <string.h>

#include "internal.h"

static int draft_key(struct key *k, const char *login, const char *id, struct err *err)
{
	if (str_empty(login) || str_empty(id) || strlen(login) > KEY_NAME_MOST || strlen(id) > KEY_NAME_MOST)
		return err_set(err, ERR_INPUT, NULL, N_("a draft needs an id and an owner"), NULL);
	key_clear(k);
	key_title(k, login, KEY_NAME_MOST);
	key_string(k, id, KEY_NAME_MOST);
	return 0;
}

int store_draft_put(struct store_txn *t, const struct draft *d, struct err *err)
{
	struct key k;
	struct pack p;
	int rc;

	if (draft_key(&k, d->login, d->id, err) != 0)
		return -1;
	pack_init(&p);
	pack_array(&p);
	pack_text(&p, d->form);
	pack_text(&p, d->number);
	pack_int(&p, d->saved);
	pack_bytes(&p, d->bytes, d->bytes_len);
	pack_close(&p);
	rc = table_put(t, TABLE_DRAFT, k.data, k.len, p.out.data, p.out.len, err);
	pack_release(&p);
	return rc;
}

int store_draft_drop(struct store_txn *t, const char *login, const char *id, struct err *err)
{
	struct key k;

	if (draft_key(&k, login, id, err) != 0)
		return -1;
	return table_remove(t, TABLE_DRAFT, k.data, k.len, err) < 0 ? -1 : 0;
}

struct drafts {
	struct arena *arena;
	size_t login_len;
	struct draft *item;
	size_t count;
};

static int read_draft(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct drafts *l = arg;
	const struct node *n, *bytes;
	struct err unread = ERR_INIT;
	struct draft *d;
	char *copy = arena_alloc(l->arena, value->len + 1);

	(void)err;
	memcpy(copy, value->data, value->len);
	/* Verify tells of it; the others are there all the same. */
	if (wire_parse(l->arena, copy, value->len, &n, &unread) != 0)
		return 0;
	l->item = arena_grow(l->arena, l->item, l->count, sizeof *l->item);
	d = &l->item[l->count++];
	d->login = arena_strndup(l->arena, key->data, l->login_len);
	d->id = arena_strndup(l->arena, (const char *)key->data + l->login_len + 1, key->len - l->login_len - 1);
	d->form = node_text(node_at(n, 0));
	d->number = node_text(node_at(n, 1));
	d->saved = node_int(node_at(n, 2), 0);
	bytes = node_at(n, 3);
	if (bytes && bytes->type == NODE_BYTES) {
		d->bytes = bytes->text;
		d->bytes_len = bytes->count;
	}
	return 0;
}

int store_drafts(struct store_txn *t, struct arena *a, const char *login, struct draft **out, size_t *count,
	struct err *err)
{
	struct drafts l = { .arena = a };
	struct key k;

	if (str_empty(login) || strlen(login) > KEY_NAME_MOST)
		return err_set(err, ERR_INPUT, NULL, N_("a draft needs an id and an owner"), NULL);
	key_clear(&k);
	key_title(&k, login, KEY_NAME_MOST);
	l.login_len = strlen(login);
	if (table_scan(t, TABLE_DRAFT, k.data, k.len, SCAN_FIRST_KEYS, read_draft, &l, err) != 0)
		return -1;
	*out = l.item;
	*count = l.count;
	return 0;
}

struct counting {
	const struct key *wanted;
	size_t count;
	bool there;
};

static int count_key(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct counting *c = arg;

	(void)value;
	(void)err;
	c->count++;
	c->there |= key->len == c->wanted->len && memcmp(key->data, c->wanted->data, key->len) == 0;
	return 0;
}

int store_draft_count(struct store_txn *t, const char *login, const char *id, size_t *count, bool *there, struct err *err)
{
	struct key wanted, all;
	struct counting c = { .wanted = &wanted };

	if (draft_key(&wanted, login, id, err) != 0)
		return -1;
	key_clear(&all);
	key_title(&all, login, KEY_NAME_MOST);
	if (table_keys(t, TABLE_DRAFT, all.data, all.len, count_key, &c, err) != 0)
		return -1;
	*count = c.count;
	*there = c.there;
	return 0;
}
