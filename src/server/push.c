/* push.c - telling all desks what changed, once for all that was finished together. */
#include <string.h>

#include "conn.h"
#include "hello.h"
#include "notify.h"
#include "push.h"
#include "reply.h"

#define AT_ONCE 2000 /* numbers, and notices, of one push: a message has its bounds */

void push_begin(struct server *s)
{
	arena_clear(&s->push_arena);
	reply_init(&s->push);
}

static void add_number(struct server *s, const char *number)
{
	struct texts *t = &s->push.changed;

	/* Of very many at once each is looked for no more: twice told is no harm. */
	if (t->count < AT_ONCE && texts_has(t, number))
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

static size_t less(size_t count)
{
	return count < AT_ONCE ? count : AT_ONCE;
}

void push_end(struct server *s)
{
	struct reply all = s->push, *p = &s->push;

	p->now = instant_now();
	while (all.changed.count || all.notice_count) {
		p->changed = (struct texts){ all.changed.item, less(all.changed.count) };
		p->notices = all.notices;
		p->notice_count = less(all.notice_count);
		to_desks(s, p);
		all.changed.item += p->changed.count;
		all.changed.count -= p->changed.count;
		all.notices += p->notice_count;
		all.notice_count -= p->notice_count;
	}
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
