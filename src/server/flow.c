/* flow.c - an account is listened to no faster than it is answered. */
#include "conn.h"
#include "flow.h"

/* The disk is everybody's: copies of long drafts, say, would keep it from those who save. */
static bool stored_much(const struct person *p, uint64_t second)
{
	return p->stored_second == second && p->stored >= LIMIT_PERSON_STORE;
}

static bool busy(const struct server *s, const struct person *p)
{
	return p->flight >= LIMIT_PERSON_FLIGHT || p->taken >= LIMIT_PERSON_TURN || stored_much(p, uv_now(&s->loop) / 1000);
}

bool flow_full(const struct conn *c)
{
	return c->person && busy(c->server, c->person);
}

void flow_took(struct conn *c)
{
	if (c->person)
		c->person->taken++;
}

void flow_sent(struct conn *c, size_t bytes_to_store)
{
	uint64_t second = uv_now(&c->server->loop) / 1000;
	struct person *p = c->person;

	if (!p)
		return;
	p->flight++;
	if (p->stored_second != second)
		p->stored = 0;
	p->stored_second = second;
	/* An import or a copy of everything is for whoever looks after the server. */
	if (!c->serving)
		p->stored += bytes_to_store;
}

void flow_wait(struct conn *c)
{
	struct person *p = c->person;

	if (!flow_full(c) || c->in_line)
		return;
	c->in_line = true;
	c->line_next = NULL;
	if (p->line_last)
		p->line_last->line_next = c;
	else
		p->line = c;
	p->line_last = c;
	/* Nothing else may come to begin the next turn. */
	if (p->taken >= LIMIT_PERSON_TURN)
		uv_async_send(&c->server->done_wake);
}

void flow_gone(struct conn *c)
{
	struct person *p = c->person;
	struct conn *before = NULL;

	if (!p || !c->in_line)
		return;
	for (struct conn *o = p->line; o != c; o = o->line_next)
		before = o;
	if (before)
		before->line_next = c->line_next;
	else
		p->line = c->line_next;
	if (p->line_last == c)
		p->line_last = before;
	c->in_line = false;
}

/* The connections take turns too: what one asks next goes behind the others. */
static void go_on(const struct server *s, struct person *p)
{
	while (p->line && !busy(s, p)) {
		struct conn *c = p->line;

		flow_gone(c);
		conn_go_on(c);
	}
}

void flow_answered(struct conn *c)
{
	if (!c->person)
		return;
	c->person->flight--;
	go_on(c->server, c->person);
}

void flow_turn(struct server *s)
{
	for (struct person *p = s->persons; p; p = p->next) {
		p->taken = 0;
		go_on(s, p);
	}
}
