/* person.c - an account, over all its connections. */
#include <stdlib.h>

#include "person.h"

static struct person *found(const struct server *s, uid_t uid)
{
	struct person *p = s->persons;

	while (p && p->uid != uid)
		p = p->next;
	return p;
}

void person_join(struct conn *c, uid_t uid)
{
	struct server *s = c->server;
	struct person *p = found(s, uid);

	if (!p) {
		p = calloc(1, sizeof *p);
		if (!p)
			abort();
		*p = (struct person){ .next = s->persons, .uid = uid };
		s->persons = p;
	}
	p->conns++;
	c->person = p;
}

void person_leave(struct conn *c)
{
	struct person *p = c->person, **at = &c->server->persons;

	c->person = NULL;
	if (!p || --p->conns)
		return;
	while (*at != p)
		at = &(*at)->next;
	*at = p->next;
	free(p);
}

bool person_takes(struct conn *c, size_t bytes)
{
	if (!c->person || c->person->bytes + bytes > LIMIT_PERSON_BYTES)
		return false;
	c->person->bytes += bytes;
	return true;
}

void person_gives(struct conn *c, size_t bytes)
{
	if (c->person)
		c->person->bytes -= bytes;
}
