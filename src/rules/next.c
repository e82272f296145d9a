/* What is expected next, and what an action still needs. */
#include "next.h"

#include <string.h>

#include "plaint/rules/approval.h"
#include "plaint/rules/incident.h"
#include "plaint/rules/opinion.h"
#include "plaint/str.h"
#include "run.h"

bool lifecycle_wants_revisit(const struct site *site, const struct complaint *c)
{
	const char *when = lifecycle_policy(site, c, "revisit", "needed");

	if (c->state == STATE_REVISITED || !state_open(c->state) || str_equal(when, "never"))
		return false;
	if (str_equal(when, "always") || c->revisit)
		return true;
	return opinion_of(site, c->value[FIELD_SATISFACTION]) == OPINION_BAD;
}

/* A clock that comes again and again is at rest until its warning. */
static bool at_rest(const struct clock_run *run)
{
	return str_starts(run->limit, "every ") && run->warned == INSTANT_NONE && run->breached == INSTANT_NONE;
}

static bool contact_awaited(const struct site *site, const struct complaint *c)
{
	for (size_t i = 0; i < c->clock_count; i++) {
		const struct clock_rule *rule = site_clock(site, c->clocks[i].name);

		if (rule && run_open(&c->clocks[i]) && !at_rest(&c->clocks[i]) && texts_has(&rule->stops, "contact"))
			return true;
	}
	return false;
}

static bool archive_wants(const struct site *site, const struct complaint *c, const char *field)
{
	for (size_t i = 0; i < site->requires_count; i++) {
		const struct require_rule *r = &site->requires[i];

		if (texts_has(&r->fields, field) && require_holds(r, c, ACTION_ARCHIVE, NULL))
			return true;
	}
	return false;
}

/* Is it to come with the feedback, and the record lacks it (GC-5)? */
static bool awaited(const struct site *site, const struct complaint *c, const struct form_field *f)
{
	const char *name = f->s.title;

	if (field_of_event(name) || !str_empty(complaint_field(c, name)))
		return false;
	return f->required || archive_wants(site, c, name);
}

/* The customer, who is to be called again, says it then (GC-6). */
static bool comes_with_revisit(const struct site *site, const struct complaint *c, const char *field)
{
	const struct form *f = site_form(site, "revisit");

	return f && form_find(f, field) && lifecycle_wants_revisit(site, c);
}

static bool feedback_lacks(const struct site *site, const struct complaint *c)
{
	const struct form *f = site_form(site, "feedback");

	for (size_t i = 0; f && i < f->field_count; i++)
		if (awaited(site, c, &f->fields[i]) && !comes_with_revisit(site, c, f->fields[i].s.title))
			return true;
	return false;
}

/* What gives a cause that must come first. */
static enum action bringer(const char *cause, enum action otherwise)
{
	static const struct { const char *cause; enum action action; } by[] = {
		{"investigated", ACTION_INVESTIGATE}, {"report", ACTION_INVESTIGATE}, {"opinion", ACTION_PROPOSE},
		{"reply", ACTION_NOTIFY}, {"preliminary", ACTION_NOTIFY}, {"extended", ACTION_EXTEND},
	};
	const char *colon = strchr(cause, ':');
	int action;

	for (size_t i = 0; i < sizeof by / sizeof *by; i++)
		if (str_equal(by[i].cause, cause))
			return by[i].action;
	for (action = 0; action < ACTION_COUNT; action++) {
		size_t len = strlen(action_table[action].name);

		if (str_starts(cause, action_table[action].name) && (!cause[len] || cause + len == colon))
			return (enum action)action;
	}
	return otherwise;
}

/* The action itself, or what it waits for. *cause: what must come first, or NULL. */
static int step_to(const struct site *site, const struct complaint *c, enum action action, const char **cause)
{
	const struct asking *waits;
	const struct approval *held = approval_blocks(site, c, action, &waits);
	const char *first;

	if (held)
		return waits ? ACTION_APPROVE : action_find(held->action);
	/* What must come first may have something before it, too (GG-7). */
	for (int i = 0; i < ACTION_COUNT && (first = require_first(site, c, action)); i++) {
		action = bringer(first, action);
		*cause = first;
	}
	return complaint_asking(c, action_table[action].name) ? ACTION_APPROVE : (int)action;
}

static int next_when_resolved(const struct site *site, const struct complaint *c, const char **cause)
{
	if (incident_owes_call(c)) /* U-12 */
		return ACTION_CONTACT;
	if (feedback_lacks(site, c))
		return ACTION_FEEDBACK;
	return step_to(site, c, lifecycle_wants_revisit(site, c) ? ACTION_REVISIT : ACTION_ARCHIVE, cause);
}

static int next_step(const struct site *site, const struct complaint *c, const char **cause)
{
	*cause = NULL;
	switch (c->state) {
	case STATE_ACCEPTED:
		return ACTION_FORWARD;
	case STATE_FORWARDED:
		return ACTION_RECEIVE;
	case STATE_HANDLING:
		return step_to(site, c, contact_awaited(site, c) ? ACTION_CONTACT : ACTION_RESOLVE, cause);
	case STATE_RESOLVED:
	case STATE_REVISITED:
		return next_when_resolved(site, c, cause);
	case STATE_SUSPENDED:
		return ACTION_RESUME;
	default:
		return -1;
	}
}

int lifecycle_next(const struct site *site, const struct complaint *c)
{
	const char *cause;

	return next_step(site, c, &cause);
}

bool lifecycle_next_choice(const struct site *site, const struct complaint *c, const char **field, const char **choice)
{
	static const struct { const char *cause, *field, *choice; } words[] = {
		{"reply", "subject", "result"}, {"preliminary", "subject", "preliminary"}, {"report", "report", ""}, {"investigated", "ended", ""},
		{"contact:", "outcome", NULL}, {"progress:", "step", NULL}, {"notify:", "subject", NULL}, {"track:", "way", NULL},
	};
	const char *cause;
	int action = next_step(site, c, &cause);

	for (size_t i = 0; cause && action != ACTION_APPROVE && i < sizeof words / sizeof *words; i++) {
		if (words[i].choice ? !str_equal(cause, words[i].cause) : !str_starts(cause, words[i].cause))
			continue;
		*field = words[i].field;
		*choice = words[i].choice ? words[i].choice : cause + strlen(words[i].cause);
		return true;
	}
	return false;
}

const char *late_field(const struct site *site, const struct clock_run *run, enum action action, instant now)
{
	const struct clock_rule *rule = site_clock(site, run->name);
	const char *name = action_table[action].name;
	const struct texts *who;

	if (!rule || !run_open(run) || run->reasoned)
		return NULL;
	if (run->breached == INSTANT_NONE && (run->state == CLOCK_SUSPENDED || now <= run->due))
		return NULL;
	who = rule->asks.count ? &rule->asks : &rule->stops;
	if (!texts_has(who, name))
		return NULL;
	return str_empty(rule->reason) ? "late_reason" : rule->reason;
}

/* --- what is missing ------------------------------------------------------- */

struct missing {
	struct arena *a;
	const struct site *site;
	const struct complaint *c;
	enum action action;
	const struct values *given;
	struct texts list;
};

static void add_name(struct arena *a, struct texts *list, const char *name)
{
	if (texts_has(list, name))
		return;
	list->item = arena_grow(a, list->item, list->count, sizeof *list->item);
	list->item[list->count++] = arena_strdup(a, name);
}

/* Given now, or on the record where it is kept there. */
static bool there(const struct missing *m, const char *name)
{
	if (!str_empty(values_get(m->given, name)))
		return true;
	return !field_of_event(name) && !str_empty(complaint_field(m->c, name));
}

static void need(struct missing *m, const char *name)
{
	if (!there(m, name))
		add_name(m->a, &m->list, name);
}

static void need_form(struct missing *m, const char *title)
{
	const struct form *f = site_form(m->site, title);

	for (size_t i = 0; f && i < f->field_count; i++) {
		/* Where nobody is listed there is nobody to name. */
		if (f->fields[i].required && (m->site->staff_count || !str_equal(f->fields[i].type, "staff")))
			need(m, f->fields[i].s.title);
	}
}

/* GC-7: every item of the record. A caller without a name was anonymous (E-4); one
 * that can be reached at a number or found at an address is enough. */
static void need_record(struct missing *m)
{
	const struct form *f = site_form(m->site, "intake");

	for (size_t i = 0; f && i < f->field_count; i++) {
		const char *name = f->fields[i].s.title;

		if (!f->fields[i].required || str_equal(name, "name"))
			continue;
		if (str_equal(name, "phone") && there(m, "address"))
			continue;
		if (str_equal(name, "address") && there(m, "phone"))
			continue;
		need(m, name);
	}
}

static void need_rules(struct missing *m)
{
	for (size_t i = 0; i < m->site->requires_count; i++) {
		const struct require_rule *r = &m->site->requires[i];

		for (size_t k = 0; require_holds(r, m->c, m->action, m->given) && k < r->fields.count; k++)
			need(m, r->fields.item[k]);
	}
}

/* Is any field of that form given, beside what the record says already? */
static bool brings(const struct missing *m, const struct form *f)
{
	for (size_t i = 0; f && i < f->field_count; i++) {
		const char *name = f->fields[i].s.title, *text = values_get(m->given, name);

		if (!str_empty(text) && (field_of_event(name) || !str_equal(text, str_or_empty(complaint_field(m->c, name)))))
			return true;
	}
	return !f;
}

/* Feedback that brings nothing would be asked for again and again: some of what is awaited
 * must come with it (GC-5), the rest may follow. */
static void need_feedback(struct missing *m)
{
	const struct form *f = site_form(m->site, "feedback");

	for (size_t i = 0; !brings(m, f) && i < f->field_count; i++)
		if (awaited(m->site, m->c, &f->fields[i]))
			need(m, f->fields[i].s.title);
}

/* E-1: a telephone number or an address alone. */
static void need_emergency(struct missing *m)
{
	if (!there(m, "phone") && !there(m, "address"))
		add_name(m->a, &m->list, "phone");
}

struct texts lifecycle_missing(struct arena *a, const struct site *site, const struct complaint *c,
	enum action action, const struct values *given, instant now)
{
	struct missing m = {.a = a, .site = site, .c = c, .action = action, .given = given};
	struct texts asks;

	if (action == ACTION_ACCEPT && c->emergency) {
		need_emergency(&m);
		return m.list;
	}
	need_form(&m, action == ACTION_ACCEPT ? "intake" : action_table[action].name);
	if (action == ACTION_ARCHIVE || action == ACTION_SETTLE)
		need_record(&m);
	if (action == ACTION_FEEDBACK)
		need_feedback(&m);
	/* A plan, a finding, a report: each may come by itself (GG-7), none is no step. */
	if (action == ACTION_INVESTIGATE && !brings(&m, site_form(site, "investigate")))
		add_name(a, &m.list, "remark");
	/* To whom it stands on the record already; to whom now is asked. */
	if (action == ACTION_REASSIGN && str_empty(values_get(given, "department")) &&
		str_empty(values_get(given, "person")))
		add_name(a, &m.list, "department");
	/* Whoever was reached said whether it is settled. */
	if (action == ACTION_REVISIT && lifecycle_counts(site, values_get(given, "outcome")))
		need(&m, "satisfied");
	need_rules(&m);
	asks = lifecycle_asks(a, site, c, action, now);
	for (size_t i = 0; i < asks.count; i++)
		need(&m, asks.item[i]);
	return m.list;
}

struct texts lifecycle_asks(struct arena *a, const struct site *site, const struct complaint *c,
	enum action action, instant now)
{
	struct texts list = {NULL, 0};

	for (size_t i = 0; i < c->clock_count; i++) {
		const char *field = late_field(site, &c->clocks[i], action, now);

		if (field)
			add_name(a, &list, field);
	}
	return list;
}
