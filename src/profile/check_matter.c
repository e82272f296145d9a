#include <inttypes.h>
#include <stdio.h>

#include "check.h"
#include "plaint/rules/opinion.h"
#include "plaint/str.h"

bool known_level(const struct check *c, int64_t level)
{
	char key[24];
	snprintf(key, sizeof key, "%" PRId64, level);
	return known_label(c, "level", key);
}

static void check_level(struct check *c, const struct label *l)
{
	if (l->s.title[0] < '1' || l->s.title[0] > '9' || l->s.title[1])
		tell(c, SEVERITY_ERROR, SPOT("level", l, NULL), "a level is a number from 1 to 9, not \"%s\"",
			l->s.title);
}

/* How surely a category finds a department. */
enum reach { REACH_NONE, REACH_SOME, REACH_ALL };

static enum reach reach_of(const struct site *s, const struct category *cat)
{
	enum reach reach = REACH_NONE;
	for (size_t i = 0; i < s->routes_count; i++) {
		const struct route *r = &s->routes[i];
		if (!texts_match(&r->categories, cat->s.title) || !site_department(s, r->department))
			continue;
		if (!r->areas.count && !r->responsibility.count && !r->kinds.count)
			return REACH_ALL;
		reach = REACH_SOME;
	}
	return reach;
}

static void check_category(struct check *c, const struct category *cat)
{
	if (str_empty(cat->nature))
		tell(c, SEVERITY_WARNING, SPOT("category", cat, NULL), "category \"%s\" has no nature",
			cat->s.title);
	else if (!known_label(c, "nature", cat->nature))
		tell(c, SEVERITY_ERROR, SPOT("category", cat, "nature"), "no such nature: \"%s\"",
			cat->nature);
	if (cat->level && !known_level(c, cat->level))
		tell(c, SEVERITY_ERROR, SPOT("category", cat, "level"), "no such level: %" PRId64,
			cat->level);

	enum reach reach = reach_of(c->site, cat);
	if (reach == REACH_NONE)
		tell(c, SEVERITY_ERROR, SPOT("category", cat, NULL),
			"category \"%s\" has no department: no route leads to one", cat->s.title);
	else if (reach == REACH_SOME)
		tell(c, SEVERITY_WARNING, SPOT("category", cat, NULL),
			"category \"%s\" has no department in some areas, kinds or responsibilities",
			cat->s.title);
}

static void check_route(struct check *c, const struct route *r)
{
	check_categories(c, SPOT("route", r, "categories"), &r->categories);
	check_labels(c, SPOT("route", r, "areas"), &r->areas, "area");
	check_labels(c, SPOT("route", r, "responsibility"), &r->responsibility, "responsibility");
	check_labels(c, SPOT("route", r, "kinds"), &r->kinds, "kind");
	if (str_empty(r->department))
		tell(c, SEVERITY_ERROR, SPOT("route", r, NULL), "route \"%s\" has no department", r->s.title);
	else if (!site_department(c->site, r->department))
		tell(c, SEVERITY_ERROR, SPOT("route", r, "department"), "no such department: \"%s\"",
			r->department);
	if (!str_empty(r->person) && !site_staff(c->site, r->person))
		tell(c, SEVERITY_ERROR, SPOT("route", r, "person"), "not of the staff: \"%s\"", r->person);
	check_shadow(c, r);
}

/* Only a contact counts or does not (U-15). */
static void check_counts(struct check *c, const char *source)
{
	size_t n;
	const struct label *list = site_labels(c->site, source, &n);

	for (size_t i = 0; i < n; i++)
		if (!list[i].counts)
			tell(c, SEVERITY_ERROR, SPOT(source, &list[i], "counts"), "counts is for outcomes, not for %s", source);
}

/* Only the customer's satisfaction is an opinion. */
static void check_opinion(struct check *c, const char *source)
{
	size_t n;
	const struct label *list = site_labels(c->site, source, &n);

	for (size_t i = 0; i < n; i++) {
		if (str_empty(list[i].opinion))
			continue;
		if (!str_equal(source, "satisfaction"))
			tell(c, SEVERITY_ERROR, SPOT(source, &list[i], "opinion"), "opinion is for satisfaction, not for %s", source);
		else if (!opinion_known(list[i].opinion))
			tell(c, SEVERITY_ERROR, SPOT(source, &list[i], "opinion"), "good, bad or none, not \"%s\"", list[i].opinion);
	}
}

void check_matter(struct check *c)
{
	static const char *const sources[] = {"channel", "kind", "level", "area", "nature", "responsibility", "satisfaction"};
	const struct site *s = c->site;

	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
		check_counts(c, sources[i]);
	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
		check_opinion(c, sources[i]);
	check_opinion(c, "outcome");
	for (size_t i = 0; i < s->levels_count; i++)
		check_level(c, &s->levels[i]);
	for (size_t i = 0; i < s->categories_count; i++)
		check_category(c, &s->categories[i]);
	for (size_t i = 0; i < s->routes_count; i++)
		check_route(c, &s->routes[i]);
}
