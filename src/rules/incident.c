#include "plaint/rules/incident.h"

#include "plaint/rules/deadline.h"
#include "plaint/str.h"

const struct incident_rule *incident_rule_of(const struct site *site, const struct complaint *c)
{
	const char *category = c->value[FIELD_CATEGORY], *area = c->value[FIELD_AREA];

	if (str_empty(area) || str_empty(category))
		return NULL;
	for (size_t i = 0; i < site->incidents_count; i++) {
		const struct incident_rule *r = &site->incidents[i];

		if (texts_match(&r->categories, category) && texts_match(&r->areas, area) &&
			texts_match(&r->kinds, c->value[FIELD_KIND]))
			return r;
	}
	return NULL;
}

int64_t incident_within(const struct incident_rule *rule)
{
	struct limit l;

	if (str_empty(rule->within) || limit_parse(rule->within, &l, NULL))
		return 2 * HOUR;
	return l.n * (l.unit == LIMIT_MINUTES ? MINUTE : l.unit == LIMIT_HOURS ? HOUR : DAY);
}

bool incident_owes_call(const struct complaint *c)
{
	static const char *const calls[] = { "contact", "revisit", "reply" };
	instant resolved = complaint_happened(c, "resolve");

	if (!c->incident || resolved == INSTANT_NONE || str_empty(c->value[FIELD_PHONE]))
		return false;
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		if (complaint_happened(c, calls[i]) >= resolved)
			return false;
	return true;
}
