/* push.c - telling all desks what changed, once for all that was finished together. */
#include <string.h>

#include "conn.h"
#include "hello.h"
#include "notify.h"
#include "push.h"
#include "reply.h"

void push_begin(struct server *s)
{
	arena_clear(&s->push_arena);
	reply_init(&s->push);
}

static void add_number(struct server *s, const char *number)
{
	struct texts *t = &s->push.changed;

	if (texts_has(t, number))
		return;
	t->item = arena_grow(&s->push_arena, t->item, t->count, sizeof *t->item);
	t->item[t->count++] = number;
}

void push_collect(struct server *s, struct job *j)
{
	struct reply *p = &s->push;

	for (size_t i = 0; i < j->outcome.changed.count; i++)
		add_number(s, j->outcome.changed.item[i]);
	for (size_t i = 0; i < j->outcome.notice_count; i++) {
		p->notices = arena_grow(&s->push_arena, p->notices, p->notice_count, sizeof *p->notices);
		p->notices[p->notice_count++] = j->outcome.notices[i];
	}
	for (size_t i = 0; i < j->call_count; i++)
		notify_run(s, j->command, &j->calls[i]);
}

static void to_desks(struct server *s, const struct reply *r)
{
	struct blob *b = blob_reply(r);
	struct conn *next;

	for (struct conn *c = s->conns; c; c = next) {
		next = c->next;
		if (c->desk)
			conn_send(c, b);
	}
	blob_unref(b);
}

void push_end(struct server *s)
{
	if (!s->push.changed.count && !s->push.notice_count)
		return;
	s->push.now = instant_now();
	to_desks(s, &s->push);
}

void push_reply(struct server *s, struct reply *r)
{
	r->now = instant_now();
	to_desks(s, r);
}

void push_site(struct server *s, struct site *site)
{
	struct reply r;
	struct conn *next;

	reply_init(&r);
	r.now = instant_now();
	r.site = site;
	to_desks(s, &r);
	for (struct conn *c = s->conns; c; c = next) {
		next = c->next;
		hello_again(c, site);
	}
}
