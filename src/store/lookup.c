/* lookup.c - finding complaints by what callers say, and all of them by time. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"
#include "plaint/grow.h"

#define PHONE_LEAST 4

/* The ids found; sorted before the records are read, so that the newest come first
 * whatever stood in the index. */
struct ids {
	uint64_t *item;
	size_t count, room;
};

static void ids_add(struct ids *l, uint64_t id)
{
	l->item = grow(l->item, l->count, &l->room, 64, sizeof *l->item);
	l->item[l->count++] = id;
}

static int newest_first(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? 1 : x > y ? -1 : 0;
}

static int id_of_key(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	(void)value;
	(void)err;
	ids_add(arg, lookup_id(key));
	return 0;
}

static int id_of_value(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	(void)key;
	(void)err;
	if (value->len == 8)
		ids_add(arg, get_u64(value->data));
	return 0;
}

/* Keys hold the beginning of long texts only. */
static bool really_begins(enum lookup by, const char *folded, const struct complaint *c)
{
	const char *text = lookup_field(by, c);
	struct str s;
	bool is;

	/* Of numbers of other systems the key holds all there is to find. */
	if (strlen(folded) <= KEY_TEXT_MOST || by == LOOKUP_OUTSIDE)
		return true;
	str_init(&s);
	lookup_fold(&s, by, str_or_empty(text));
	is = by == LOOKUP_ORIGINAL ? str_equal(s.data, folded) : str_starts(s.data, folded);
	str_release(&s);
	return is;
}

static int show_ids(struct store_txn *t, struct ids *l, enum lookup by, const char *folded, store_each_row *each,
	void *arg, struct err *err)
{
	struct arena a = ARENA_INIT;
	bool on = true;
	int rc = 0;

	if (l->count > 0)
		qsort(l->item, l->count, sizeof *l->item, newest_first);
	for (size_t i = 0; on && rc >= 0 && i < l->count; i++) {
		struct complaint *c;
		unsigned flags;
		struct row r;

		rc = record_get(t, &a, l->item[i], &c, &flags, err);
		if (rc == 1 && really_begins(by, folded, c)) {
			row_from_complaint(&a, t->site, c, &r);
			on = each(arg, &r);
		}
		arena_clear(&a);
	}
	arena_release(&a);
	return rc < 0 ? -1 : 0;
}

static bool known(enum lookup by)
{
	return (unsigned)by <= LOOKUP_ORIGINAL;
}

int store_lookup(struct store_txn *t, enum lookup by, const char *what, store_each_row *each, void *arg,
	struct err *err)
{
	enum table table = by == LOOKUP_NUMBER ? TABLE_NUMBER : TABLE_LOOKUP;
	struct ids found = { 0 };
	struct str folded;
	struct key prefix;
	int rc = 0;

	if (!known(by) || !each)
		return err_set(err, ERR_INPUT, NULL, N_("no such look-up"), NULL);
	str_init(&folded);
	lookup_fold(&folded, by, str_or_empty(what));
	if (folded.len >= (by == LOOKUP_PHONE ? PHONE_LEAST : 1)) {
		lookup_prefix(&prefix, by, folded.data);
		rc = table_scan(t, table, prefix.data, prefix.len, SCAN_FIRST_KEYS,
			by == LOOKUP_NUMBER ? id_of_value : id_of_key, &found, err);
		if (rc == 0)
			rc = show_ids(t, &found, by, folded.data, each, arg, err);
	}
	str_release(&folded);
	free(found.item);
	return rc;
}

struct ending {
	struct arena *arena;
	const char *text;
	const char *number;
	uint64_t id;
};

static int ends_with(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct ending *e = arg;
	size_t len = strlen(e->text);
	uint64_t id = lookup_id(key);

	(void)err;
	if (value->len < len || id <= e->id)
		return 0;
	if (memcmp((const char *)value->data + value->len - len, e->text, len) != 0)
		return 0;
	e->id = id;
	e->number = arena_strndup(e->arena, value->data, value->len);
	/* A full ending stands newest first: done. */
	return len >= ENDING_KEY ? 1 : 0;
}

int store_number_ending(struct store_txn *t, struct arena *a, const char *ending, const char **out, struct err *err)
{
	struct ending e = { .arena = a, .text = str_or_empty(ending) };
	struct key prefix;

	if (e.text[0] != '\0') {
		ending_prefix(&prefix, e.text);
		if (table_scan(t, TABLE_LOOKUP, prefix.data, prefix.len, SCAN_FIRST_KEYS, ends_with, &e, err) != 0)
			return -1;
	}
	if (!e.number)
		return err_set(err, ERR_NO, NULL, N_("no complaint %1"), e.text, NULL);
	*out = e.number;
	return 0;
}

/* Ids ascend in order of registration and nothing is received later than registered;
 * two days allow for a machine's clock that was set. */
#define CLOCK_SLACK (2 * DAY)

/* 0 on, 1 far enough back, -1. */
static int show_since(struct store_txn *t, struct arena *a, uint64_t id, instant from, store_each_row *each,
	void *arg, struct err *err)
{
	struct complaint *c;
	unsigned flags;
	struct row r;
	int rc = record_get(t, a, id, &c, &flags, err);

	if (rc != 1)
		return rc;
	if (from != INSTANT_NONE && c->registered < from - CLOCK_SLACK)
		return 1;
	if (from != INSTANT_NONE && c->received < from)
		return 0;
	row_from_complaint(a, t->site, c, &r);
	return each(arg, &r) ? 0 : 1;
}

int store_scan(struct store_txn *t, instant from, store_each_row *each, void *arg, struct err *err)
{
	struct arena a = ARENA_INIT;
	int rc = 0;

	if (!each)
		return err_set(err, ERR_INPUT, NULL, N_("no such look-up"), NULL);
	for (uint64_t id = t->ends.id; rc == 0 && id > 0; id--) {
		rc = show_since(t, &a, id, from, each, arg, err);
		arena_clear(&a);
		if (id % SCAN_BREATH == 0)
			txn_breathe(t);
	}
	arena_release(&a);
	return rc < 0 ? -1 : 0;
}
