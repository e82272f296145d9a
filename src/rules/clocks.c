/* What an action does to the clocks. */
#include "pick.h"

#include <string.h>

#include "plaint/str.h"

static bool is_every(const struct clock_rule *rule)
{
	return str_starts(rule->limit, "every ");
}

static bool closes(const char *cause)
{
	return str_equal(cause, "archive") || str_equal(cause, "reject") || str_equal(cause, "settle");
}

/* A clock that began when the record came to the department; not what began with the
 * caller, nor a promise made to the caller since. */
static bool of_department(const struct clock_run *run, const struct clock_rule *rule)
{
	if (rule && limit_is_field(rule) && texts_has(&rule->starts, "received"))
		return false;
	return !str_equal(run->cause, "received") && !str_equal(run->cause, "return");
}

static void cancel_some(const struct site *site, struct complaint *c, const char *cause, instant at)
{
	bool back = str_equal(cause, "return");

	for (size_t i = 0; i < c->clock_count; i++) {
		struct clock_run *run = &c->clocks[i];
		const struct clock_rule *rule = site_clock(site, run->name);

		if (!run_open(run))
			continue;
		if ((back && of_department(run, rule)) || (rule && texts_has(&rule->cancels, cause)))
			run_cancel(run, at);
	}
}

static void cancel_all(struct complaint *c, instant at)
{
	for (size_t i = 0; i < c->clock_count; i++) {
		if (run_open(&c->clocks[i]))
			run_cancel(&c->clocks[i], at);
	}
}

/* Stops every open run of the rule; was there one? */
static bool stop_runs(struct complaint *c, const struct clock_rule *rule, instant at)
{
	bool any = false;

	for (size_t i = 0; i < c->clock_count; i++) {
		struct clock_run *run = &c->clocks[i];

		if (!run_open(run) || !str_equal(run->name, rule->s.title))
			continue;
		run_stop(run, at);
		any = true;
	}
	return any;
}

/* Does cause start this clock? A returned record is to be sent on: what times the
 * forwarding begins anew (U-4). */
static bool starts_on(const struct clock_rule *rule, const char *cause)
{
	if (texts_has(&rule->starts, cause))
		return true;
	return str_equal(cause, "return") && texts_has(&rule->stops, "forward");
}

/* From when it counts: the last of `since` that happened (HT-4), else from its start. */
static instant counted_from(const struct picker *p, const struct clock_rule *rule, instant at)
{
	instant from = INSTANT_NONE;

	for (size_t i = 0; i < rule->since.count; i++) {
		instant t = str_equal(rule->since.item[i], "received") ? p->c->received
			: complaint_happened(p->c, rule->since.item[i]);

		if (t != INSTANT_NONE && t <= at && t > from)
			from = t;
	}
	return from == INSTANT_NONE ? at : from;
}

static int start_one(struct picker *p, const struct clock_rule *rule, const char *cause, instant at)
{
	const char *limit;

	if (!clock_applies(rule, p->c) || run_of(p->c, rule->s.title))
		return 0;
	limit = limit_of(p->a, p->w, rule, p->c);
	return limit && !pick_start(p, rule, limit, cause, counted_from(p, rule, at)) ? -1 : 0;
}

static int still_or_go(struct picker *p, const char *cause)
{
	for (size_t i = 0; i < p->c->clock_count; i++) {
		struct clock_run *run = &p->c->clocks[i];

		if (!run_open(run))
			continue;
		if (str_equal(cause, "suspend"))
			run_suspend(p->a, run, p->at);
		else if (run_resume(p->a, p->w, run, p->at, p->err))
			return -1;
	}
	return 0;
}

/* All but the clocks whose limit stands in a field. */
static int apply_cause(struct picker *p, const char *cause)
{
	const struct site *site = p->site;
	struct complaint *c = p->c;
	bool suspends = str_equal(cause, "suspend");

	p->cause = cause;
	p->still = suspends || (c->state == STATE_SUSPENDED && !str_equal(cause, "resume"));
	if (!str_equal(cause, "received"))
		complaint_happens(p->a, c, arena_strdup(p->a, cause), p->at);
	cancel_some(site, c, cause, p->at);
	for (size_t i = 0; i < site->clocks_count; i++) {
		const struct clock_rule *rule = &site->clocks[i];
		bool again = texts_has(&rule->stops, cause) && stop_runs(c, rule, p->at) && is_every(rule);

		if (!closes(cause) && (again || starts_on(rule, cause)) && start_one(p, rule, cause, p->at))
			return -1;
	}
	if (closes(cause))
		cancel_all(c, p->at);
	else if (suspends || str_equal(cause, "resume"))
		return still_or_go(p, cause);
	return 0;
}

/* The plainest word for what happened: "contact", not "contact:reached". */
static const char *plain_cause(const struct texts *causes)
{
	for (size_t i = causes->count; i-- > 0;)
		if (!strchr(causes->item[i], ':'))
			return causes->item[i];
	return causes->item[0];
}

int clocks_apply_all(struct arena *a, const struct site *site, const struct workdays *w,
	struct complaint *c, const struct texts *causes, instant at, struct err *err)
{
	struct picker p = {.a = a, .site = site, .w = w, .c = c, .at = at, .err = err};
	bool closed = false;

	for (size_t i = 0; i < causes->count; i++) {
		if (apply_cause(&p, causes->item[i]))
			return -1;
		closed = closed || closes(causes->item[i]);
	}
	if (closed || !causes->count)
		return 0;
	/* Last: what an action stops must not be the promise it makes (L-7). */
	p.cause = plain_cause(causes);
	return pick_fields(&p);
}

int clocks_apply(struct arena *a, const struct site *site, const struct workdays *w,
	struct complaint *c, const char *cause, instant at, struct err *err)
{
	const struct texts causes = {.item = &cause, .count = 1};

	return clocks_apply_all(a, site, w, c, &causes, at, err);
}

int clocks_repick(struct arena *a, const struct site *site, const struct workdays *w,
	struct complaint *c, instant at, struct err *err)
{
	struct picker p = {.a = a, .site = site, .w = w, .c = c, .at = at, .err = err, .cause = "edit",
		.still = c->state == STATE_SUSPENDED};
	size_t before = c->clock_count;

	if (!state_open(c->state))
		return 0;
	if (pick_missing(&p) || pick_fields(&p))
		return -1;
	pick_drop_replaced(&p, before);
	return 0;
}

int clocks_extend(struct arena *a, const struct workdays *w, struct clock_run *run,
	const char *limit, const char *reason, const char *by, const char *approved, instant at, struct err *err)
{
	struct clock_move move = {
		.at = at,
		.limit = arena_strdup(a, limit),
		.reason = arena_strdup(a, reason),
		.by = arena_strdup(a, by),
		.approved = arena_strdup(a, approved),
		.due_before = run->due,
	};
	struct limit l;

	if (limit_parse(limit, &l, err))
		return -1;
	if (l.every)
		return err_set(err, ERR_INPUT, "limit", N_("an extension is added once: '%1'"), limit, NULL);
	if (!run_open(run))
		return err_set(err, ERR_INPUT, "clock", N_("clock %1 does not run"), run_title(a, run), NULL);
	if (run->breached != INSTANT_NONE || (run->state == CLOCK_RUNNING && at > run->due))
		return err_set(err, ERR_INPUT, "clock", N_("the time of clock %1 is over: too late to extend it"),
			run_title(a, run), NULL);
	return run_move(a, w, run, &move, err);
}
