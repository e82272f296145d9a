/* recent.c - the newest events, for what the server keeps of the last days. */
#include <string.h>

#include "internal.h"
#include "plaint/str.h"

static bool wanted(const char *const *actions, const char *action)
{
	for (; *actions; actions++)
		if (str_equal(*actions, action))
			return true;
	return false;
}

static int payload_of(struct store_txn *t, struct arena *a, const struct event_head *h, struct event *out, struct err *err)
{
	struct bytes payload = { "", 0 };
	struct key k;

	key_clear(&k);
	key_u64(&k, h->complaint);
	key_u64(&k, h->seq);
	/* A destroyed one is gone; the header stays. */
	if (table_get(t, a, TABLE_PAYLOAD, k.data, k.len, &payload, err) < 0)
		return -1;
	return event_read(a, h, &payload, out, err);
}

struct recent {
	struct store_txn *t;
	int64_t span;
	instant newest; /* when the newest event of all was recorded */
	const char *const *actions;
	store_each_event *each;
	void *arg;
};

/* 1, 0 there is none, -1. */
static int head_of(struct recent *r, struct arena *a, uint64_t seq, struct event_head *h, struct err *err)
{
	unsigned char key[8];
	struct bytes value;
	int rc;

	put_u64(key, seq);
	rc = table_get(r->t, a, TABLE_EVENT, key, sizeof(key), &value, err);
	if (rc != 1)
		return rc;
	return event_head_read(a, &value, h, err) ? -1 : 1;
}

/* 0 on, 1 enough, -1. */
static int show_event(struct recent *r, struct arena *a, uint64_t seq, struct err *err)
{
	struct event_head h;
	struct event e;
	int rc = head_of(r, a, seq, &h, err);

	if (rc != 1)
		return rc;
	if (h.seen < r->newest - r->span)
		return 1;
	if (!wanted(r->actions, h.action))
		return 0;
	if (payload_of(r->t, a, &h, &e, err))
		return -1;
	return r->each(r->arg, &e) ? 0 : 1;
}

static int newest_of(struct recent *r, struct arena *a, struct err *err)
{
	struct event_head h;
	int rc = head_of(r, a, r->t->ends.seq, &h, err);

	if (rc == 1)
		r->newest = h.seen;
	return rc < 0 ? -1 : 0;
}

uint64_t store_newest_event(const struct store_txn *t)
{
	return t->ends.seq;
}

int store_recent(struct store_txn *t, int64_t span, size_t most, const char *const *actions, uint64_t *at,
	store_each_event *each, void *arg, struct err *err)
{
	struct recent r = { .t = t, .span = span, .newest = INSTANT_NONE, .actions = actions, .each = each, .arg = arg };
	struct arena a = ARENA_INIT;
	uint64_t seq = at && *at && *at < t->ends.seq ? *at : t->ends.seq;
	int rc = newest_of(&r, &a, err);

	for (size_t looked = 0; rc == 0 && seq > 0 && looked < most; seq--, looked++) {
		rc = show_event(&r, &a, seq, err);
		arena_clear(&a);
		if (seq % SCAN_BREATH == 0)
			txn_breathe(t);
	}
	arena_release(&a);
	if (at)
		*at = rc == 0 ? seq : 0;
	return rc < 0 ? -1 : 0;
}
