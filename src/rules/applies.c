/* Which clocks are for which complaints (D-1). */
#include "run.h"

#include <stdio.h>

#include "plaint/rules/having.h"

static bool excluded(const struct texts *list, const char *s)
{
	return list->count && texts_match(list, s);
}

bool clock_applies(const struct clock_rule *rule, const struct complaint *c)
{
	char level[16];

	snprintf(level, sizeof level, "%d", c->level);
	return texts_match(&rule->levels, level) && !excluded(&rule->unless_levels, level) &&
		texts_match(&rule->kinds, c->value[FIELD_KIND]) &&
		!excluded(&rule->unless_kinds, c->value[FIELD_KIND]) &&
		texts_match(&rule->channels, c->value[FIELD_CHANNEL]) &&
		!excluded(&rule->unless_channels, c->value[FIELD_CHANNEL]) &&
		texts_match(&rule->categories, c->value[FIELD_CATEGORY]) &&
		!excluded(&rule->unless_categories, c->value[FIELD_CATEGORY]) && having_all(&rule->having, c, NULL);
}
