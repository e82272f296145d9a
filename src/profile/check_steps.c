#include "check.h"
#include "plaint/action.h"
#include "plaint/complaint.h"
#include "plaint/rules/approval.h"
#include "plaint/rules/deadline.h"
#include "plaint/rules/having.h"
#include "plaint/str.h"

/* The lists most sections are narrowed by; NULL where a section has none of them. */
struct narrowing {
	const char *type;
	const struct section *s;
	const struct texts *levels, *kinds, *channels, *categories, *having;
};

static void check_narrowing(struct check *c, const struct narrowing *n)
{
	if (n->levels)
		check_labels(c, (struct spot){n->type, n->s, "levels", NULL}, n->levels, "level");
	if (n->kinds)
		check_labels(c, (struct spot){n->type, n->s, "kinds", NULL}, n->kinds, "kind");
	if (n->channels)
		check_labels(c, (struct spot){n->type, n->s, "channels", NULL}, n->channels, "channel");
	check_categories(c, (struct spot){n->type, n->s, "categories", NULL}, n->categories);
	if (n->having)
		check_having(c, (struct spot){n->type, n->s, "having", NULL}, n->having);
}

#define NARROWING(type, x) &(struct narrowing){type, &(x)->s, &(x)->levels, &(x)->kinds, &(x)->channels, &(x)->categories, &(x)->having}

static bool late_both(const struct require_rule *r)
{
	for (size_t i = 0; i < r->late.count; i++)
		if (!texts_has(&r->unless_late, r->late.item[i]))
			return false;
	return r->late.count > 0;
}

static void check_require(struct check *c, const struct require_rule *r)
{
	if (r->action && !known_action(r->action))
		tell(c, SEVERITY_ERROR, SPOT("require", r, "action"), "no such action: \"%s\"", r->action);
	if (r->action && r->actions.count)
		tell(c, SEVERITY_ERROR, SPOT("require", r, "actions"), "require \"%s\" has both action and actions", r->s.title);
	check_actions(c, SPOT("require", r, "actions"), &r->actions);
	check_clock_names(c, SPOT("require", r, "late"), &r->late);
	check_clock_names(c, SPOT("require", r, "unless_late"), &r->unless_late);
	if (late_both(r))
		tell(c, SEVERITY_ERROR, SPOT("require", r, "unless_late"), "require \"%s\" can never hold: late and unless_late name the same clocks",
			r->s.title);
	if (!r->fields.count && !r->after.count && !r->values.count)
		tell(c, SEVERITY_WARNING, SPOT("require", r, NULL), "require \"%s\" asks for nothing",
			r->s.title);
	for (size_t i = 0; i < r->fields.count; i++) {
		const char *f = r->fields.item[i];
		struct spot at = ITEM("require", r, "fields", f);
		if (!known_field(c, f))
			tell(c, SEVERITY_ERROR, at, "no such field: \"%s\"", f);
		else if (!asked_by_form(c, f))
			tell(c, SEVERITY_ERROR, at, "no form asks for \"%s\"", f);
	}
	check_causes(c, SPOT("require", r, "after"), &r->after);
	check_narrowing(c, NARROWING("require", r));
	for (size_t i = 0; i < r->states.count; i++)
		if (state_find(r->states.item[i]) < 0)
			tell(c, SEVERITY_ERROR, ITEM("require", r, "states", r->states.item[i]),
				"no such state: \"%s\"", r->states.item[i]);
}

static void check_approval(struct check *c, const struct approval *p)
{
	int action = action_find(p->action);

	if (!known_action(p->action))
		tell(c, SEVERITY_ERROR, SPOT("approval", p, "action"), "no such action: \"%s\"", p->action);
	else if (!approval_possible((enum action)action))
		tell(c, SEVERITY_ERROR, SPOT("approval", p, p->action == p->s.title ? NULL : "action"),
			"%s cannot wait for approval", p->action);
	if (!p->by.count)
		tell(c, SEVERITY_ERROR, SPOT("approval", p, NULL), "approval \"%s\" says nobody it is by", p->s.title);
	check_targets(c, SPOT("approval", p, "by"), &p->by);
	check_targets(c, SPOT("approval", p, "then"), &p->then);
	check_actions(c, SPOT("approval", p, "blocks"), &p->blocks);
	if (texts_has(&p->blocks, p->action) || texts_has(&p->blocks, "approve") || texts_has(&p->blocks, "refuse"))
		tell(c, SEVERITY_ERROR, SPOT("approval", p, "blocks"), "approval \"%s\" would block itself", p->s.title);
	check_narrowing(c, NARROWING("approval", p));
}

static bool one_of(const char *s, const char *const *list)
{
	for (; *list; list++)
		if (str_equal(s, *list))
			return true;
	return false;
}

/* U-4: how long a department may return what is not for it. */
static void check_return(struct check *c, const struct policy *p)
{
	struct spot at = SPOT("policy", p, "within");
	struct limit limit;
	struct err err = ERR_INIT;

	if (!str_empty(p->when))
		tell(c, SEVERITY_ERROR, SPOT("policy", p, "when"), "policy \"return\" says within, not when");
	if (limit_parse(str_or_empty(p->within), &limit, &err))
		tell_err(c, at, &err);
	else if (limit.every || (!limit.n && limit.unit != LIMIT_TODAY))
		tell(c, SEVERITY_ERROR, at, "within is a limit like 4bh or 1wd, not \"%s\"", p->within);
}

static void check_policy(struct check *c, const struct policy *p)
{
	static const char *const steps[] = {"revisit", "settle", "climb", "return", NULL};
	static const char *const when[] = {"always", "needed", "never", NULL};

	if (!one_of(p->step, steps))
		tell(c, SEVERITY_ERROR, SPOT("policy", p, p->step == p->s.title ? NULL : "step"),
			"no such policy: \"%s\"", p->step);
	if (str_equal(p->step, "return"))
		check_return(c, p);
	else if (!str_empty(p->within))
		tell(c, SEVERITY_ERROR, SPOT("policy", p, "within"), "within is for policy \"return\", not for \"%s\"",
			p->step);
	else if (!one_of(p->when, when))
		tell(c, SEVERITY_ERROR, SPOT("policy", p, "when"),
			"when is always, needed or never, not \"%s\"", str_or_empty(p->when));
	check_narrowing(c, NARROWING("policy", p));
}

/* Could the clock run for what the policy speaks of? */
static bool clock_for(const struct clock_rule *k, const struct policy *p)
{
	return texts_has(&k->stops, "revisit") && lists_meet(&k->levels, &p->levels) && lists_meet(&k->kinds, &p->kinds) &&
		lists_meet(&k->channels, &p->channels);
}

/* Revisiting all without a limit is revisiting none (PW-6, HT-11). */
static void check_revisits(struct check *c)
{
	const struct site *s = c->site;

	for (size_t i = 0; i < s->policies_count; i++) {
		const struct policy *p = &s->policies[i];
		size_t k = 0;

		if (!str_equal(p->step, "revisit") || !str_equal(p->when, "always"))
			continue;
		while (k < s->clocks_count && !clock_for(&s->clocks[k], p))
			k++;
		if (k == s->clocks_count)
			tell(c, SEVERITY_ERROR, SPOT("policy", p, "when"), "all are to be revisited, but no clock is stopped by revisit");
	}
}

static void check_incident(struct check *c, const struct incident_rule *r)
{
	struct narrowing n = {.type = "incident", .s = &r->s, .kinds = &r->kinds, .categories = &r->categories};
	struct limit limit;
	struct err err = ERR_INIT;

	check_narrowing(c, &n);
	check_labels(c, SPOT("incident", r, "areas"), &r->areas, "area");
	check_targets(c, SPOT("incident", r, "tell"), &r->tell);
	if (r->count < 2)
		tell(c, SEVERITY_ERROR, SPOT("incident", r, "count"), "incident \"%s\" needs a count of 2 or more",
			r->s.title);
	if (limit_parse(str_or_empty(r->within), &limit, &err))
		tell_err(c, SPOT("incident", r, "within"), &err);
	else if (limit.every || (limit.unit != LIMIT_MINUTES && limit.unit != LIMIT_HOURS && limit.unit != LIMIT_DAYS))
		tell(c, SEVERITY_ERROR, SPOT("incident", r, "within"), "within is a length of time like 2h or 3d, not \"%s\"",
			r->within);
}

static void check_raise(struct check *c, const struct raise_rule *r)
{
	struct narrowing n = {.type = "raise", .s = &r->s, .kinds = &r->kinds, .channels = &r->channels,
		.categories = &r->categories, .having = &r->having};

	if (!known_level(c, r->level))
		tell(c, SEVERITY_ERROR, SPOT("raise", r, "level"), "no such level: %d", (int)r->level);
	check_narrowing(c, &n);
}

/* HT-7 */
static void check_copy(struct check *c, const struct copy_rule *r)
{
	if (!r->on.count)
		tell(c, SEVERITY_ERROR, SPOT("copy", r, NULL), "copy \"%s\" says not when (on)", r->s.title);
	check_causes(c, SPOT("copy", r, "on"), &r->on);
	if (!r->to.count)
		tell(c, SEVERITY_ERROR, SPOT("copy", r, NULL), "copy \"%s\" goes to nobody (to)", r->s.title);
	check_targets(c, SPOT("copy", r, "to"), &r->to);
	check_narrowing(c, NARROWING("copy", r));
}

void check_steps(struct check *c)
{
	const struct site *s = c->site;

	for (size_t i = 0; i < s->requires_count; i++)
		check_require(c, &s->requires[i]);
	for (size_t i = 0; i < s->approvals_count; i++)
		check_approval(c, &s->approvals[i]);
	for (size_t i = 0; i < s->policies_count; i++)
		check_policy(c, &s->policies[i]);
	check_values(c);
	check_revisits(c);
	for (size_t i = 0; i < s->incidents_count; i++)
		check_incident(c, &s->incidents[i]);
	for (size_t i = 0; i < s->raises_count; i++)
		check_raise(c, &s->raises[i]);
	for (size_t i = 0; i < s->penalties_count; i++)
		check_narrowing(c, NARROWING("penalty", &s->penalties[i]));
	for (size_t i = 0; i < s->copies_count; i++)
		check_copy(c, &s->copies[i]);
}
