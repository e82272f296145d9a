/* lease.c - who fills in a form on which complaint, told to all desks (U-7). */
#include "lease.h"

#include "conn.h"
#include "push.h"
#include "reply.h"

#define TELL_EVERY 100 /* milliseconds */

/* In the next turn: a connection may be closing in the midst of a push. */
static void tell_soon(struct server *s)
{
	if (!s->leaving)
		uv_async_send(&s->done_wake);
}

void lease_request(struct conn *c, const struct request *q)
{
	struct arena a = ARENA_INIT;
	struct reply r;
	struct blob *b;

	reply_init(&r);
	r.tag = q->tag;
	r.now = instant_now();
	casework_lease(c->server->cw, c->serial, c->login, r.now, q, &a, &r);
	b = blob_reply(&r);
	conn_send(c, b);
	blob_unref(b);
	arena_release(&a);
	tell_soon(c->server);
}

void lease_conn_gone(struct conn *c)
{
	casework_lease_end(c->server->cw, c->serial);
	if (c->desk)
		tell_soon(c->server);
}

void lease_tell(struct server *s)
{
	struct arena a = ARENA_INIT;
	uint64_t now = uv_now(&s->loop);
	struct reply r;

	if (s->leaving || now - s->lease_told < TELL_EVERY)
		return;
	reply_init(&r);
	r.editing = casework_lease_news(s->cw, &a, instant_now(), &r.editing_count);
	if (r.editing_count) {
		s->lease_told = now;
		push_reply(s, &r);
	}
	arena_release(&a);
}
