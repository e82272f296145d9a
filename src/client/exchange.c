/* exchange.c - one request, one reply; what comes between is kept. */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "inside.h"

#define CALL_SECONDS 30
#define LONG_SECONDS 3600 /* what reads everything */
#define WAIT_STEP 500     /* milliseconds between two questions how far it is */
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
	const char *storing = note_of(r, NOTE_STORING);

	if (str_equal(storing, "no") && r->fault_count)
		c->refusal = r->faults[0];
	else if (str_equal(storing, "yes"))
		c->refusal = (struct err)ERR_INIT;
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

static bool is_lengthy(const char *op)
{
	return str_equal(op, "verify") || str_equal(op, "audit") || str_equal(op, "copy") || str_equal(op, "recompute");
}

/* A question of its own between the other and its answer; what comes back is told when it
 * comes (told_far). */
static int ask_far(struct client *c)
{
	struct request q;

	request_init(&q);
	q.op = "progress";
	if (!++c->tag)
		c->tag = 1;
	q.tag = c->far_tag = c->tag;
	return send_request(c, &q);
}

static bool told_far(struct client *c, const char *frame, size_t len)
{
	struct arena a = ARENA_INIT;
	struct reply r;
	bool is;

	reply_init(&r);
	is = c->far_tag && frame_unpack(&a, frame, len, &r, NULL) == 0 && r.tag == c->far_tag;
	if (is) {
		c->far_tag = 0;
		if (c->waiting && r.err.code == ERR_NONE)
			c->waiting(c->waiting_arg, &r.far);
	}
	site_unref(r.site);
	arena_release(&a);
	return is;
}

/* Somebody waits in front of it: the passed seconds, each once. */
static void tell_slow(struct client *c, long long waited, int *told)
{
	int seconds = (int)(waited / 1000);

	if (!c->slow || seconds <= *told)
		return;
	*told = seconds;
	c->slow(c->slow_arg, seconds);
}

/* The next frame of the connection; while somebody wants to know how far it is, the server
 * is asked now and then. */
static enum arrival wait_frame(struct client *c, bool lengthy, long long deadline, const char **frame, size_t *len)
{
	long long began = connection_clock();
	int told = 0;

	for (;;) {
		bool asks = lengthy && c->waiting, steps = asks || c->slow;
		long long until = connection_clock() + WAIT_STEP;
		enum arrival got = connection_frame(&c->connection, steps && until < deadline ? until : deadline, frame, len);

		if (got == ARRIVAL_FRAME && told_far(c, *frame, *len))
			continue;
		if (got != ARRIVAL_NONE || !steps || connection_clock() >= deadline)
			return got;
		tell_slow(c, connection_clock() - began, &told);
		if (asks && !c->far_tag && ask_far(c))
			return ARRIVAL_GONE;
	}
}

enum answer exchange(struct client *c, struct request *q, struct arena *a, struct reply *r)
{
	bool lengthy = is_lengthy(q->op), broken;
	long long deadline = connection_clock() + 1000LL * (lengthy ? LONG_SECONDS : CALL_SECONDS);
	const char *frame;
	size_t len;

	if (!++c->tag)
		c->tag = 1;
	q->tag = c->tag;
	c->far_tag = 0;
	if (send_request(c, q))
		return last_words(c, q, a, r);
	for (;;) {
		switch (wait_frame(c, lengthy, deadline, &frame, &len)) {
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
