/* What a violation leads to (HT-13), and who decides on it. */
#include "plaint/rules/supervision.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/rules/clocks.h"
#include "plaint/rules/having.h"
#include "plaint/str.h"

/* --- which consequence ------------------------------------------------------------ */

static bool narrowed(const struct penalty *p)
{
	return p->levels.count || p->kinds.count || p->channels.count || p->categories.count || p->having.count;
}

static bool holds(const struct penalty *p, const struct complaint *c)
{
	char level[16];

	snprintf(level, sizeof level, "%d", c->level);
	return texts_match(&p->levels, level) && texts_match(&p->kinds, c->value[FIELD_KIND]) &&
		texts_match(&p->channels, c->value[FIELD_CHANNEL]) &&
		texts_match(&p->categories, c->value[FIELD_CATEGORY]) && having_all(&p->having, c, NULL);
}

const struct penalty *penalty_of(const struct site *site, const struct complaint *c, const char *clock)
{
	const struct penalty *plain = NULL;

	for (size_t i = 0; i < site->penalties_count; i++) {
		const struct penalty *p = &site->penalties[i];

		if (!texts_has(&p->clocks, clock))
			continue;
		if (narrowed(p) && holds(p, c))
			return p;
		if (!narrowed(p) && !plain)
			plain = p;
	}
	return plain;
}

bool penalty_range(const char *amount, int64_t *least, int64_t *most)
{
	char *end;

	if (str_empty(amount) || amount[0] < '0' || amount[0] > '9')
		return false;
	*least = *most = strtoll(amount, &end, 10);
	if (!*end)
		return true;
	if (*end != '-' || end[1] < '0' || end[1] > '9')
		return false;
	*most = strtoll(end + 1, &end, 10);
	return !*end && *most >= *least;
}

/* --- whom it falls on ----------------------------------------------------------------- */

static const char *department_of(const struct site *site, const char *login)
{
	const struct staff *s = str_empty(login) ? NULL : site_staff(site, login);

	return s && !str_empty(s->department) ? s->department : NULL;
}

/* Its department's, or the nearest above that names a head. */
static const char *head_of(const struct site *site, const char *department)
{
	const struct department *d = site_department(site, department);

	/* A circle of parents must not hold us. */
	for (size_t i = 0; d && i <= site->departments_count; i++) {
		if (!str_empty(d->lead))
			return d->lead;
		d = site_department(site, d->parent);
	}
	return NULL;
}

void penalty_falls_on(const struct site *site, const struct complaint *c, const char *who, const char **person,
	const char **department)
{
	const char *at = str_empty(c->value[FIELD_DEPARTMENT]) ? department_of(site, c->taker) : c->value[FIELD_DEPARTMENT];

	*department = at;
	if (str_equal(who, "taker")) {
		*person = c->taker;
		if (department_of(site, c->taker))
			*department = department_of(site, c->taker);
	} else if (str_equal(who, "person") && !str_empty(c->value[FIELD_PERSON])) {
		*person = c->value[FIELD_PERSON];
	} else {
		*person = str_empty(at) ? NULL : head_of(site, at);
	}
	if (str_empty(*person))
		*person = NULL;
}

/* --- the list ------------------------------------------------------------------------------ */

static struct violation *add(struct arena *a, struct complaint *c, const struct violation *v)
{
	c->violations = arena_grow(a, c->violations, c->violation_count, sizeof *c->violations);
	c->violations[c->violation_count] = *v;
	return &c->violations[c->violation_count++];
}

struct violation *violation_breach(struct arena *a, const struct site *site, struct complaint *c,
	const struct clock_run *run, instant at)
{
	struct violation v = {.key = run_title(a, run), .rule = run->rule, .at = at};
	const struct penalty *p = penalty_of(site, c, run->name);
	const char *who = p ? p->who : "head";

	if (complaint_violation(c, v.key))
		return NULL;
	v.clock = v.key;
	if (p) {
		v.penalty = arena_strdup(a, p->s.title);
		v.amount = arena_strdup(a, p->amount);
	}
	penalty_falls_on(site, c, who, &v.person, &v.department);
	v.person = arena_strdup(a, v.person);
	v.department = arena_strdup(a, v.department);
	return add(a, c, &v);
}

/* "manners", "manners#2": neither another proposal's nor a run's. */
static const char *free_key(struct arena *a, const struct complaint *c, const char *title)
{
	const char *key = arena_strdup(a, title);

	for (int n = 2; complaint_violation(c, key) || run_find(c, key); n++)
		key = arena_printf(a, "%s#%d", title, n);
	return key;
}

struct violation *violation_propose(struct arena *a, struct complaint *c, const struct penalty *penalty,
	const char *person, const char *department, const char *by, instant at)
{
	struct violation v = {
		.key = free_key(a, c, penalty->s.title),
		.penalty = arena_strdup(a, penalty->s.title),
		.amount = arena_strdup(a, penalty->amount),
		.person = arena_strdup(a, person),
		.department = arena_strdup(a, department),
		.by = arena_strdup(a, by),
		.at = at,
	};

	return add(a, c, &v);
}

bool violation_own(const struct complaint *c, const struct violation *v, const struct me *me)
{
	if (me->alone)
		return false;
	return str_equal(v->person, me->login) || str_equal(v->by, me->login) || str_equal(c->value[FIELD_PERSON], me->login);
}

size_t violations_open(const struct complaint *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->violation_count; i++)
		n += c->violations[i].state == VIOLATION_OPEN;
	return n;
}
