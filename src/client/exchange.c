/* exchange.c - one request, one reply; what comes between is kept. */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "inside.h"

#define CALL_SECONDS 30
#define LONG_SECONDS 3600 /* what reads everything */
#define KEPT_MOST 4096

static void drop_kept(struct client *c)
{
	while (c->kept) {
		struct kept *k = c->kept;

		c->kept = k->next;
		free(k);
	}
	c->kept_end = &c->kept;
	c->kept_count = 0;
}

void disconnect(struct client *c)
{
	connection_close(&c->connection);
	drop_kept(c); /* hello brings the present state */
}

static void keep(struct client *c, const char *frame, size_t len)
{
	struct kept *k = malloc(sizeof *k + len);

	if (!k)
		abort();
	k->next = NULL;
	k->len = len;
	memcpy(k->frame, frame, len);
	*c->kept_end = k;
	c->kept_end = &k->next;
	c->kept_count++;
}

int frame_unpack(struct arena *a, const char *frame, size_t len, struct reply *r, struct err *err)
{
	const struct node *root;
	char *own = arena_alloc(a, len + 1);

	memcpy(own, frame, len);
	return wire_parse(a, own, len, &root, err) || reply_unpack(a, root, r, err) ? -1 : 0;
}

void learn(struct client *c, const struct reply *r)
{
	if (r->now != INSTANT_NONE)
		c->ahead = r->now - instant_now();
	if (r->site) {
		site_unref(c->site);
		c->site = site_ref(r->site);
	}
}

static int send_request(struct client *c, const struct request *q)
{
	static const char room[4];
	struct pack p;
	uint32_t size;
	int rc;

	pack_init(&p);
	str_add_len(&p.out, room, sizeof room);
	request_pack(&p, q);
	size = htonl((uint32_t)(p.out.len - sizeof room));
	memcpy(p.out.data, &size, sizeof size);
	rc = connection_send(&c->connection, p.out.data, p.out.len);
	pack_release(&p);
	return rc;
}

/* Is this frame what was waited for? A connection's last words (tag 0 with an error)
 * are; a push is kept for later. */
static bool taken(struct client *c, const struct request *q, const char *frame, size_t len, struct arena *a,
	struct reply *r, bool *broken)
{
	struct err err = ERR_INIT;

	reply_init(r);
	*broken = frame_unpack(a, frame, len, r, &err) != 0;
	if (*broken)
		return false;
	if (r->tag == q->tag || (r->tag == 0 && r->err.code != ERR_NONE))
		return true;
	site_unref(r->site);
	if (r->tag == 0) {
		keep(c, frame, len);
		*broken = c->kept_count > KEPT_MOST; /* nobody reads them: begin anew */
	}
	return false;
}

/* A server that refuses says why and closes, perhaps before it read the request. */
static enum answer last_words(struct client *c, struct request *q, struct arena *a, struct reply *r)
{
	const char *frame;
	size_t len;
	bool broken;

	while (connection_frame(&c->connection, 0, &frame, &len) == ARRIVAL_FRAME)
		if (taken(c, q, frame, len, a, r, &broken))
			return ANSWER_YES;
	return ANSWER_LOST;
}

enum answer exchange(struct client *c, struct request *q, struct arena *a, struct reply *r)
{
	bool lengthy = str_equal(q->op, "verify") || str_equal(q->op, "audit") || str_equal(q->op, "copy") || str_equal(q->op, "recompute"), broken;
	long long deadline = connection_clock() + 1000LL * (lengthy ? LONG_SECONDS : CALL_SECONDS);
	const char *frame;
	size_t len;

	if (!++c->tag)
		c->tag = 1;
	q->tag = c->tag;
	if (send_request(c, q))
		return last_words(c, q, a, r);
	for (;;) {
		switch (connection_frame(&c->connection, deadline, &frame, &len)) {
		case ARRIVAL_GONE:
			return ANSWER_LOST;
		case ARRIVAL_NONE:
			return ANSWER_LATE;
		case ARRIVAL_FRAME:
			break;
		}
		if (taken(c, q, frame, len, a, r, &broken))
			break;
		if (broken)
			return ANSWER_LOST;
	}
	learn(c, r);
	return ANSWER_YES;
}
