/* Which steps the profile asks for (L-1). */
#include <stdio.h>

#include "next.h"
#include "plaint/rules/having.h"
#include "plaint/str.h"

static bool narrowed(const struct policy *p)
{
	return p->levels.count || p->kinds.count || p->channels.count || p->categories.count || p->having.count;
}

static bool holds(const struct policy *p, const struct complaint *c)
{
	char level[16];

	snprintf(level, sizeof level, "%d", c->level);
	return texts_match(&p->levels, level) && texts_match(&p->kinds, c->value[FIELD_KIND]) &&
		texts_match(&p->channels, c->value[FIELD_CHANNEL]) &&
		texts_match(&p->categories, c->value[FIELD_CATEGORY]) && having_all(&p->having, c, NULL);
}

const char *lifecycle_policy(const struct site *site, const struct complaint *c, const char *step, const char *otherwise)
{
	const struct policy *plain = NULL;

	for (size_t i = 0; i < site->policies_count; i++) {
		const struct policy *p = &site->policies[i];

		if (!str_equal(str_empty(p->step) ? p->s.title : p->step, step) || str_empty(p->when))
			continue;
		if (narrowed(p) && holds(p, c))
			return p->when;
		if (!narrowed(p) && !plain)
			plain = p;
	}
	return plain ? plain->when : otherwise;
}
