/* queue.c - queues: one cursor scan over rows as they are shown. */
#include "internal.h"

struct show {
	struct arena arena;
	store_each_row *each;
	void *arg;
};

static int show_row(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct show *s = arg;
	const struct node *n;
	struct row r = { 0 };
	bool on;

	(void)key;
	if (wire_parse(&s->arena, value->data, value->len, &n, err) != 0 || row_unpack(&s->arena, n, &r, err) != 0)
		return -1;
	on = s->each(s->arg, &r);
	arena_clear(&s->arena);
	return on ? 0 : 1;
}

int store_queue(struct store_txn *t, enum queue_kind kind, const char *key, store_each_row *each, void *arg,
	struct err *err)
{
	struct show s = { .each = each, .arg = arg };
	struct key prefix;
	bool ok;
	int rc;

	queue_prefix(&prefix, kind, key, &ok);
	if (!ok || !each)
		return err_set(err, ERR_INPUT, NULL, N_("no such queue"), NULL);
	arena_init(&s.arena);
	rc = table_scan(t, TABLE_QUEUE, prefix.data, prefix.len, SCAN_FIRST_ROWS, show_row, &s, err);
	arena_release(&s.arena);
	return rc;
}
