/* What the profile asks for before and with an action. */
#include <stdio.h>
#include <string.h>

#include "next.h"
#include "plaint/rules/having.h"
#include "plaint/str.h"
#include "run.h"

bool require_of(const struct require_rule *r, enum action action)
{
	const char *name = action_table[action].name;
	const struct texts *of = &r->actions;

	if (of->count)
		return texts_has(of, name) || (action == ACTION_ACCEPT && texts_has(of, "add"));
	return str_equal(str_empty(r->action) ? r->s.title : r->action, name) ||
		(action == ACTION_ACCEPT && str_equal(str_empty(r->action) ? r->s.title : r->action, "add"));
}

/* Has one of these clocks run out, and what it waits for did not happen yet? */
static bool one_late(const struct texts *clocks, const struct complaint *c)
{
	for (size_t i = 0; i < c->clock_count; i++)
		if (run_open(&c->clocks[i]) && c->clocks[i].breached != INSTANT_NONE &&
			texts_has(clocks, c->clocks[i].name))
			return true;
	return false;
}

bool require_holds(const struct require_rule *r, const struct complaint *c, enum action action,
	const struct values *given)
{
	char level[16];

	if (!require_of(r, action))
		return false;
	if ((r->late.count && !one_late(&r->late, c)) || one_late(&r->unless_late, c))
		return false;
	snprintf(level, sizeof level, "%d", c->level);
	return texts_match(&r->levels, level) && texts_match(&r->kinds, c->value[FIELD_KIND]) &&
		texts_match(&r->channels, c->value[FIELD_CHANNEL]) &&
		texts_match(&r->categories, c->value[FIELD_CATEGORY]) &&
		texts_match(&r->states, state_names[c->state]) && having_all(&r->having, c, given);
}

const char *require_first(const struct site *site, const struct complaint *c, enum action action)
{
	return lifecycle_first(site, c, action, NULL);
}

const char *lifecycle_first(const struct site *site, const struct complaint *c, enum action action,
	const struct values *given)
{
	for (size_t i = 0; i < site->requires_count; i++) {
		const struct require_rule *r = &site->requires[i];

		for (size_t k = 0; k < r->after.count; k++) {
			const char *cause = r->after.item[k];

			if (!str_equal(cause, "received") && complaint_happened(c, cause) == INSTANT_NONE &&
				require_holds(r, c, action, given))
				return cause;
		}
	}
	return NULL;
}
