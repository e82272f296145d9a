/* Level and department of a complaint. */
#include "plaint/rules/triage.h"

#include <stdlib.h>

#include "plaint/rules/having.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/str.h"

/* The least urgent level of the profile. */
static int least_level(const struct site *site)
{
	int least = 0;

	for (size_t i = 0; i < site->levels_count; i++) {
		int level = atoi(site->levels[i].s.title);

		if (level > least)
			least = level;
	}
	return least ? least : 3;
}

/* PU-5a: many people affected, a major matter. */
static int raised_by_rules(const struct site *site, const struct complaint *c, int level)
{
	for (size_t i = 0; i < site->raises_count; i++) {
		const struct raise_rule *r = &site->raises[i];

		if (r->level < level && texts_match(&r->kinds, c->value[FIELD_KIND]) &&
			texts_match(&r->channels, c->value[FIELD_CHANNEL]) &&
			texts_match(&r->categories, c->value[FIELD_CATEGORY]) && having_all(&r->having, c, NULL))
			level = (int)r->level;
	}
	return level;
}

int triage_level(struct arena *a, const struct site *site, const struct complaint *c)
{
	static const enum field where[] = {FIELD_TEXT, FIELD_OBJECT, FIELD_PLACE, FIELD_EFFECT};
	const struct category *category = site_category(site, c->value[FIELD_CATEGORY]);
	int level = category && category->level > 0 ? (int)category->level : least_level(site);

	for (size_t i = 0; i < sizeof where / sizeof *where; i++) {
		size_t count;
		struct danger_hit *hit = triage_scan(a, site, c->value[where[i]], &count);
		int raised = count ? (hit[0].danger->level > 0 ? (int)hit[0].danger->level : 1) : level;

		if (raised < level)
			level = raised;
	}
	return raised_by_rules(site, c, level);
}

static bool route_holds(const struct route *r, const struct complaint *c)
{
	return texts_match(&r->categories, c->value[FIELD_CATEGORY]) &&
		texts_match(&r->areas, c->value[FIELD_AREA]) &&
		texts_match(&r->responsibility, c->value[FIELD_RESPONSIBILITY]) &&
		texts_match(&r->kinds, c->value[FIELD_KIND]);
}

const char *route_head(const struct site *site, const char *department)
{
	const struct form_field *f = form_find(site_form(site, "forward"), "person");
	const struct department *d = f && f->required ? site_department(site, department) : NULL;

	return d && !str_empty(d->lead) ? d->lead : NULL;
}

static size_t levels_up(const struct site *site, const struct complaint *original, size_t held)
{
	const char *climb = lifecycle_policy(site, original, "climb", "needed");

	if (str_equal(climb, "never"))
		return 0;
	if (str_equal(climb, "always"))
		return held + 1;
	return held + (original->original != NULL);
}

const char *route_again(const struct site *site, const struct complaint *original, size_t held)
{
	const char *key = original->value[FIELD_DEPARTMENT];
	const struct department *department = key ? site_department(site, key) : NULL;
	size_t up = levels_up(site, original, held);

	for (; department && up && !str_empty(department->parent); up--) {
		key = department->parent;
		department = site_department(site, key);
	}
	return key;
}

static const char *first_on_call(const struct site *site, const struct workdays *w, const char *department, instant now)
{
	struct arena a = ARENA_INIT;
	struct texts who = oncall_now(&a, site, w, department, now);
	const struct staff *s = who.count ? site_staff(site, who.item[0]) : NULL;

	arena_release(&a);
	return s ? s->s.title : NULL;
}

struct route_to route_find(const struct site *site, const struct workdays *w, const struct complaint *c, instant now)
{
	struct route_to to = {NULL, NULL, NULL};

	for (size_t i = 0; i < site->routes_count; i++) {
		const struct route *r = &site->routes[i];

		if (!route_holds(r, c))
			continue;
		to.route = r;
		to.department = str_empty(r->department) ? NULL : r->department;
		if (to.department)
			to.person = first_on_call(site, w, to.department, now);
		if (!to.person && !str_empty(r->person))
			to.person = r->person;
		if (!to.person)
			to.person = route_head(site, to.department);
		break;
	}
	return to;
}
