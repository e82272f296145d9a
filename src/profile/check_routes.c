/* Routes that can never match, because earlier ones of the same file take all that would.
 * That a site's own come before a profile's and take theirs is what they are for. */
#include "check.h"
#include "plaint/str.h"

/* Does a list let through all that the other does? An empty one lets all through. */
static bool covers(const struct texts *wide, const struct texts *narrow)
{
	for (size_t i = 0; i < narrow->count; i++)
		if (!texts_match(wide, narrow->item[i]))
			return false;
	return !wide->count || narrow->count;
}

static bool takes(const struct route *before, const struct route *r, const char *category)
{
	if (category ? !texts_match(&before->categories, category) : before->categories.count)
		return false;
	return covers(&before->areas, &r->areas) && covers(&before->responsibility, &r->responsibility) &&
		covers(&before->kinds, &r->kinds);
}

/* The route before r that takes this category from it (NULL: what has no category). */
static const struct route *taken_by(struct check *c, const struct route *r, const char *category)
{
	const struct site *s = c->site;
	int depth = place_depth(c->places, "route", r->s.title);

	for (const struct route *before = s->routes; before < r; before++)
		if (place_depth(c->places, "route", before->s.title) == depth && takes(before, r, category))
			return before;
	return NULL;
}

void check_shadow(struct check *c, const struct route *r)
{
	const struct site *s = c->site;
	const struct route *by = NULL;

	for (size_t i = 0; i < s->categories_count; i++) {
		const char *category = s->categories[i].s.title;

		if (!texts_match(&r->categories, category))
			continue;
		by = taken_by(c, r, category);
		if (!by)
			return;
	}
	if (!r->categories.count)
		by = taken_by(c, r, NULL);
	if (by)
		tell(c, SEVERITY_ERROR, SPOT("route", r, NULL),
			"route \"%s\" can never match: \"%s\" and others before it take all of it", r->s.title, by->s.title);
}
