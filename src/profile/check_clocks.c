#include <string.h>

#include "check.h"
#include "plaint/action.h"
#include "plaint/rules/deadline.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/str.h"

static bool any_known_cause(const struct texts *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (lifecycle_cause_known(list->item[i]) && action_find(list->item[i]) != ACTION_ACCEPT)
			return true;
	return false;
}

static bool none_but(const struct texts *list, const char *const *those)
{
	for (size_t i = 0; i < list->count; i++) {
		const char *const *t = those;

		while (*t && !str_equal(*t, list->item[i]))
			t++;
		if (!*t)
			return false;
	}
	return list->count > 0;
}

/* What closes a complaint ends its clocks, and it is received just once. */
static void check_ends(struct check *c, const struct clock_rule *k)
{
	static const char *const closing[] = {"archive", "settle", "reject", NULL}, *const begin[] = {"received", NULL};

	if (none_but(&k->starts, closing))
		tell(c, SEVERITY_ERROR, SPOT("clock", k, "starts"), "clock \"%s\" would start with what ends all clocks",
			k->s.title);
	if (none_but(&k->stops, begin))
		tell(c, SEVERITY_ERROR, SPOT("clock", k, "stops"),
			"clock \"%s\" is stopped by nothing that comes after its start", k->s.title);
}

static void check_limit(struct check *c, const struct clock_rule *k, struct limit *limit)
{
	struct spot at = SPOT("clock", k, "limit");
	struct err err = ERR_INIT;

	memset(limit, 0, sizeof *limit);
	if (str_empty(k->limit)) {
		tell(c, SEVERITY_ERROR, SPOT("clock", k, NULL), "clock \"%s\" has no limit", k->s.title);
	} else if (str_starts(k->limit, "field ")) {
		const char *field = k->limit + strlen("field ");
		if (!known_field(c, field))
			tell(c, SEVERITY_ERROR, at, "no such field: \"%s\"", field);
	} else if (limit_parse(k->limit, limit, &err)) {
		tell_err(c, at, &err);
	} else if (limit->n == 0 && limit->unit != LIMIT_TODAY) {
		tell(c, SEVERITY_ERROR, at, "clock \"%s\" would be over as it starts: \"%s\"", k->s.title, k->limit);
	}
}

/* In minutes of its own kind of time: elapsed 0, business 1, days 2; -1: no length. */
static int length_of(const struct limit *l, int64_t *length)
{
	static const int kind[] = {[LIMIT_MINUTES] = 0, [LIMIT_HOURS] = 0, [LIMIT_BUSINESS_MINUTES] = 1,
		[LIMIT_BUSINESS_HOURS] = 1, [LIMIT_DAYS] = 2, [LIMIT_WORKDAYS] = 2, [LIMIT_TODAY] = -1};

	*length = l->unit == LIMIT_HOURS || l->unit == LIMIT_BUSINESS_HOURS ? (int64_t)l->n * 60 : l->n;
	return kind[l->unit];
}

/* As when a site makes the limit of a shipped clock shorter than its warning. */
static bool warns_from_the_start(const struct limit *warn, const struct limit *limit)
{
	int64_t w, l;
	int kind = length_of(warn, &w);

	return limit->n && kind >= 0 && kind == length_of(limit, &l) && w >= l;
}

static void check_warn(struct check *c, const struct clock_rule *k, const struct limit *limit)
{
	struct spot at = SPOT("clock", k, "warn");
	struct limit warn;
	struct err err = ERR_INIT;

	if (str_empty(k->warn))
		return;
	if (limit_parse(k->warn, &warn, &err))
		tell_err(c, at, &err);
	else if (warn.every || warn.unit == LIMIT_TODAY)
		tell(c, SEVERITY_ERROR, at, "a warning is a length of time, not \"%s\"", k->warn);
	else if (warns_from_the_start(&warn, limit))
		tell(c, SEVERITY_WARNING, SPOT("clock", k, "limit"), "clock \"%s\" warns from its start: warn \"%s\", limit \"%s\"",
			k->s.title, k->warn, k->limit);
}

/* "4h lead" */
static void check_escalation(struct check *c, const struct clock_rule *k, const char *step)
{
	struct spot at = ITEM("clock", k, "escalate", step);
	const char *blank = strrchr(step, ' ');
	struct limit limit;
	struct err err = ERR_INIT;

	if (!blank || !blank[1]) {
		tell(c, SEVERITY_ERROR, at,
			"an escalation is a time and whom it goes to, like \"4h lead\", not \"%s\"", step);
		return;
	}
	if (limit_parse(arena_strndup(&c->arena, step, (size_t)(blank - step)), &limit, &err))
		tell_err(c, at, &err);
	else if (limit.every || limit.unit == LIMIT_TODAY)
		tell(c, SEVERITY_ERROR, at,
			"an escalation is a time and whom it goes to, like \"4h lead\", not \"%s\"", step);
	if (!known_target(c, blank + 1))
		tell(c, SEVERITY_ERROR, at, "neither a role nor of the staff: \"%s\"", blank + 1);
}

static void check_narrowing(struct check *c, const struct clock_rule *k)
{
	check_labels(c, SPOT("clock", k, "levels"), &k->levels, "level");
	check_labels(c, SPOT("clock", k, "unless_levels"), &k->unless_levels, "level");
	check_labels(c, SPOT("clock", k, "kinds"), &k->kinds, "kind");
	check_labels(c, SPOT("clock", k, "unless_kinds"), &k->unless_kinds, "kind");
	check_labels(c, SPOT("clock", k, "channels"), &k->channels, "channel");
	check_labels(c, SPOT("clock", k, "unless_channels"), &k->unless_channels, "channel");
	check_categories(c, SPOT("clock", k, "categories"), &k->categories);
	check_categories(c, SPOT("clock", k, "unless_categories"), &k->unless_categories);
}

static void check_clock(struct check *c, const struct clock_rule *k)
{
	struct limit limit;

	check_causes(c, SPOT("clock", k, "starts"), &k->starts);
	check_causes(c, SPOT("clock", k, "stops"), &k->stops);
	check_causes(c, SPOT("clock", k, "cancels"), &k->cancels);
	check_causes(c, SPOT("clock", k, "since"), &k->since);
	check_having(c, SPOT("clock", k, "having"), &k->having);
	if (!any_known_cause(&k->starts))
		tell(c, SEVERITY_ERROR, SPOT("clock", k, "starts"), "clock \"%s\" starts on no event",
			k->s.title);
	check_limit(c, k, &limit);
	if (!limit.every && !any_known_cause(&k->stops))
		tell(c, SEVERITY_ERROR, SPOT("clock", k, "stops"), "clock \"%s\" is stopped by no event",
			k->s.title);
	check_ends(c, k);
	check_warn(c, k, &limit);
	check_targets(c, SPOT("clock", k, "tell"), &k->tell);
	for (size_t i = 0; i < k->escalate.count; i++)
		check_escalation(c, k, k->escalate.item[i]);
	check_narrowing(c, k);
	check_actions(c, SPOT("clock", k, "asks"), &k->asks);
}

void check_clocks(struct check *c)
{
	if (!c->site->clocks_count)
		tell(c, SEVERITY_WARNING, (struct spot){"site", NULL, "profile", NULL},
			"profile \"%s\" has no clocks", c->site->profile);
	for (size_t i = 0; i < c->site->clocks_count; i++)
		check_clock(c, &c->site->clocks[i]);
}
