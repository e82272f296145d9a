/* What the profile asks for before and with an action. */
#include <stdio.h>

#include "next.h"
#include "plaint/rules/having.h"
#include "plaint/str.h"

bool require_holds(const struct require_rule *r, const struct complaint *c, enum action action,
	const struct values *given)
{
	const char *name = action_table[action].name;
	const char *of = str_empty(r->action) ? r->s.title : r->action;
	char level[16];

	if (!str_equal(of, name) && !(action == ACTION_ACCEPT && str_equal(of, "add")))
		return false;
	snprintf(level, sizeof level, "%d", c->level);
	return texts_match(&r->levels, level) && texts_match(&r->kinds, c->value[FIELD_KIND]) &&
		texts_match(&r->channels, c->value[FIELD_CHANNEL]) &&
		texts_match(&r->categories, c->value[FIELD_CATEGORY]) &&
		texts_match(&r->states, state_names[c->state]) && having_all(&r->having, c, given);
}

const char *require_first(const struct site *site, const struct complaint *c, enum action action)
{
	for (size_t i = 0; i < site->requires_count; i++) {
		const struct require_rule *r = &site->requires[i];

		for (size_t k = 0; k < r->after.count; k++) {
			const char *cause = r->after.item[k];

			if (!str_equal(cause, "received") && complaint_happened(c, cause) == INSTANT_NONE &&
				require_holds(r, c, action, NULL))
				return cause;
		}
	}
	return NULL;
}
