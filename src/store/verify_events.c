/* verify_events.c - the chain of events, link by link, and the payloads beside it. */
#include <inttypes.h>
#include <string.h>

#include "access.h"

struct chain {
	struct check *check;
	struct arena arena;
	uint64_t seq; /* the link before */
	unsigned char hash[EVENT_HASH];
};

static int check_payload(struct check *c, struct arena *a, const struct event_head *h, struct err *err)
{
	unsigned char key[16], hash[EVENT_HASH];
	struct event e;
	struct bytes v;
	int rc;

	put_u64(key, h->complaint);
	put_u64(key + 8, h->seq);
	rc = table_get(c->t, a, TABLE_PAYLOAD, key, sizeof key, &v, err);
	if (rc < 0)
		return -1;
	if (rc == 0) {
		check_fault(c, "payload: none for event %" PRIu64, h->seq);
		return 0;
	}
	if (v.len == 0) /* destroyed (PU-13) */
		return 0;
	event_payload_hash(v.data, v.len, hash);
	if (memcmp(hash, h->payload_hash, EVENT_HASH) != 0)
		check_fault(c, "payload: the content of event %" PRIu64 " was changed", h->seq);
	else if (event_read(a, h, &v, &e, NULL) != 0)
		check_fault(c, "payload: event %" PRIu64 " cannot be read", h->seq);
	return 0;
}

static int check_link(struct chain *c, const struct bytes *key, const struct bytes *value, struct err *err)
{
	unsigned char hash[EVENT_HASH];
	struct event_head h;
	uint64_t seq = key->len == 8 ? get_u64(key->data) : 0;

	if (event_head_read(&c->arena, value, &h, NULL) != 0) {
		check_fault(c->check, "event: %" PRIu64 " cannot be read", seq);
		memset(c->hash, 0, EVENT_HASH);
		c->seq = seq;
		return 0;
	}
	if (seq == c->check->t->ends.seq && memcmp(h.hash, c->check->t->ends.hash, EVENT_HASH) != 0)
		check_fault(c->check, "event: %" PRIu64 " is not the one this process stored", seq);
	if (seq != c->seq + 1)
		check_fault(c->check, "event: %" PRIu64 " follows %" PRIu64, seq, c->seq);
	event_chain(c->hash, h.payload_hash, &h.packed, hash);
	if (h.seq != seq || memcmp(hash, h.hash, EVENT_HASH) != 0)
		check_fault(c->check, "event: the chain is broken at %" PRIu64 " (complaint %" PRIu64 ")", seq,
			h.complaint);
	c->seq = seq;
	memcpy(c->hash, h.hash, EVENT_HASH);
	return check_payload(c->check, &c->arena, &h, err);
}

static int event_row(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct chain *c = arg;
	int rc = check_link(c, key, value, err);

	check_tick(c->check);
	arena_clear(&c->arena);
	return rc;
}

int check_events(struct check *c, struct err *err)
{
	struct chain chain = { .check = c };
	int rc;

	arena_init(&chain.arena);
	rc = table_scan(c->t, TABLE_EVENT, NULL, 0, SCAN_FIRST_ROWS, event_row, &chain, err);
	arena_release(&chain.arena);
	/* There may be more by now: the writer goes on. */
	if (rc == 0 && chain.seq < c->t->ends.seq)
		check_fault(c, "event: the newest is %" PRIu64 ", expected %" PRIu64, chain.seq, c->t->ends.seq);
	return rc;
}

/* The other way: no payload without its event. */
static int payload_row(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct check *c = arg;
	struct arena a = ARENA_INIT;
	struct bytes v, id, first;
	struct event_head h;
	int rc = 0;

	if (!piece_first(key, value, &id, &first))
		return 0;
	check_tick(c);
	if (id.len == 16)
		rc = table_get(c->t, &a, TABLE_EVENT, (const char *)id.data + 8, 8, &v, err);
	if (rc == 0)
		check_fault(c, "payload: a row without its event");
	else if (rc == 1 && event_head_read(&a, &v, &h, NULL) == 0 && h.complaint != get_u64(id.data))
		check_fault(c, "payload: event %" PRIu64 " stands with another complaint", h.seq);
	arena_release(&a);
	return rc < 0 ? -1 : 0;
}

int check_payloads(struct check *c, struct err *err)
{
	return row_scan(c->t, TABLE_PAYLOAD, NULL, 0, SCAN_FIRST_ROWS, payload_row, c, err);
}
