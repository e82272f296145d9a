/* Which steps the profile asks for (L-1). */
#include <stddef.h>
#include <stdio.h>

#include "next.h"
#include "plaint/rules/having.h"
#include "plaint/rules/returning.h"
#include "plaint/str.h"

static bool narrowed(const struct policy *p)
{
	return p->levels.count || p->kinds.count || p->channels.count || p->categories.count || p->having.count;
}

static const char *said(const struct policy *p, size_t what)
{
	return *(const char *const *)(const void *)((const char *)p + what);
}

static bool holds(const struct policy *p, const struct complaint *c)
{
	char level[16];

	snprintf(level, sizeof level, "%d", c->level);
	return texts_match(&p->levels, level) && texts_match(&p->kinds, c->value[FIELD_KIND]) &&
		texts_match(&p->channels, c->value[FIELD_CHANNEL]) &&
		texts_match(&p->categories, c->value[FIELD_CATEGORY]) && having_all(&p->having, c, NULL);
}

/* Of the step's policies that say it, the one that holds. */
static const struct policy *policy_of(const struct site *site, const struct complaint *c, const char *step, size_t what)
{
	const struct policy *plain = NULL;

	for (size_t i = 0; i < site->policies_count; i++) {
		const struct policy *p = &site->policies[i];

		if (!str_equal(str_empty(p->step) ? p->s.title : p->step, step) || str_empty(said(p, what)))
			continue;
		if (narrowed(p) && holds(p, c))
			return p;
		if (!narrowed(p) && !plain)
			plain = p;
	}
	return plain;
}

const char *lifecycle_policy(const struct site *site, const struct complaint *c, const char *step, const char *otherwise)
{
	const struct policy *p = policy_of(site, c, step, offsetof(struct policy, when));

	return p ? p->when : otherwise;
}

/* It arrived when it was last forwarded, or given to others. */
static instant arrival(const struct complaint *c)
{
	instant forwarded = complaint_happened(c, "forward"), reassigned = complaint_happened(c, "reassign");

	return reassigned > forwarded ? reassigned : forwarded;
}

int return_until(struct arena *a, const struct site *site, const struct workdays *w, const struct complaint *c,
	const char **within, instant *until, struct err *err)
{
	const struct policy *p = policy_of(site, c, "return", offsetof(struct policy, within));
	struct deadline end;
	struct limit limit;
	instant from = arrival(c);

	*until = INSTANT_NONE;
	if (!p || from == INSTANT_NONE)
		return 0;
	if (limit_parse(p->within, &limit, err) || deadline_due(a, w, from, &limit, NULL, 0, from, &end, NULL, err))
		return -1;
	*within = p->within;
	*until = end.due;
	return 0;
}
