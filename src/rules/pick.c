/* Choosing clocks anew: a raised level, a promise made later. */
#include "pick.h"

#include <string.h>

#include "plaint/str.h"

struct clock_run *pick_start(struct picker *p, const struct clock_rule *rule, const char *limit,
	const char *cause, instant at)
{
	struct clock_run *run = run_start(p->a, p->site, p->w, p->c, rule, limit, cause, at, p->err);

	if (run && p->still)
		run_suspend(p->a, run, p->at);
	return run;
}

/* When the last thing that starts the rule happened, as far as record and runs show. */
static instant original_start(const struct complaint *c, const struct clock_rule *rule, const char **cause)
{
	instant start = INSTANT_NONE;

	if (texts_has(&rule->starts, "received")) {
		start = c->received;
		*cause = "received";
	}
	/* After a return the department's starts do not count any more. */
	for (size_t i = 0; i < c->clock_count && c->state != STATE_ACCEPTED; i++) {
		const struct clock_run *run = &c->clocks[i];

		if (run->started >= start && texts_has(&rule->starts, run->cause)) {
			start = run->started;
			*cause = run->cause;
		}
	}
	return start;
}

static bool past(const struct complaint *c, enum state s)
{
	enum state now = c->state == STATE_SUSPENDED ? c->before : c->state;

	return now > s;
}

/* Do the states a complaint goes through tell that the action was done? */
static bool done_by_state(const struct complaint *c, const char *action)
{
	if (str_equal(action, "forward"))
		return past(c, STATE_ACCEPTED);
	if (str_equal(action, "receive") || str_equal(action, "take"))
		return past(c, STATE_FORWARDED);
	if (str_equal(action, "resolve"))
		return past(c, STATE_HANDLING);
	return str_equal(action, "revisit") && past(c, STATE_RESOLVED);
}

/* ... or another clock that the same action stopped? */
static bool done_by_runs(const struct picker *p, const char *action, instant since)
{
	for (size_t i = 0; i < p->c->clock_count; i++) {
		const struct clock_run *run = &p->c->clocks[i];
		const struct clock_rule *rule = site_clock(p->site, run->name);

		if (rule && (run->state == CLOCK_MET || run->state == CLOCK_LATE) && run->stopped >= since &&
			texts_has(&rule->stops, action))
			return true;
	}
	return false;
}

static bool stopped_already(const struct picker *p, const struct clock_rule *rule, instant since)
{
	for (size_t i = 0; i < rule->stops.count; i++) {
		const char *cause = rule->stops.item[i];
		instant happened = complaint_happened(p->c, cause);

		if ((happened != INSTANT_NONE && happened >= since) || done_by_state(p->c, cause) ||
			done_by_runs(p, cause, since))
			return true;
	}
	return false;
}

int pick_missing(struct picker *p)
{
	for (size_t i = 0; i < p->site->clocks_count; i++) {
		const struct clock_rule *rule = &p->site->clocks[i];
		const char *cause = NULL, *limit;
		instant start;

		if (limit_is_field(rule) || !clock_applies(rule, p->c) || run_newest(p->c, rule->s.title))
			continue;
		start = original_start(p->c, rule, &cause);
		if (start == INSTANT_NONE || stopped_already(p, rule, start))
			continue;
		limit = limit_of(p->a, p->w, rule, p->c);
		if (limit && !pick_start(p, rule, limit, cause, start))
			return -1;
	}
	return 0;
}

/* An earlier time on the record shortens the run, a later one does not lengthen it. */
static int shorten(struct picker *p, struct clock_run *run, const char *limit)
{
	struct clock_run probe = *run;
	struct clock_move move = {
		.at = p->at,
		.limit = arena_printf(p->a, "=%s", limit),
		.due_before = run->due,
	};

	if (str_equal(run_limit(run), limit))
		return 0;
	/* The probe must not share the list it appends to. */
	probe.moves = NULL;
	probe.move_count = 0;
	for (size_t i = 0; i < run->move_count; i++) {
		probe.moves = arena_grow(p->a, probe.moves, i, sizeof *probe.moves);
		probe.moves[probe.move_count++] = run->moves[i];
	}
	if (run_move(p->a, p->w, &probe, &move, p->err))
		return -1;
	if (probe.due < run->due)
		*run = probe;
	return 0;
}

/* May a clock with a field's limit begin now? Before its start, for a time that has
 * passed, or when the state shows that its end was reached, it may not. */
static bool field_may_start(const struct picker *p, const struct clock_rule *rule, const char *limit)
{
	const char *cause;
	instant until;

	if (original_start(p->c, rule, &cause) == INSTANT_NONE)
		return false;
	if (str_starts(limit, LIMIT_UNTIL) &&
		(instant_parse(workdays_zone(p->w), limit + strlen(LIMIT_UNTIL), &until) || until <= p->at))
		return false;
	for (size_t i = 0; i < rule->stops.count; i++) {
		if (done_by_state(p->c, rule->stops.item[i]))
			return false;
	}
	return true;
}

/* Was this promise kept, or is it still the one that runs? One that was made by the
 * very action that kept the one before is new. */
static bool known_promise(const struct picker *p, const struct clock_run *run, const char *limit)
{
	const struct clock_move *last = run->move_count ? &run->moves[run->move_count - 1] : NULL;

	if (!str_equal(run_limit(run), limit))
		return false;
	return run_open(run) || !last || last->limit[0] != '=' || last->at != p->at;
}

int pick_fields(struct picker *p)
{
	for (size_t i = 0; i < p->site->clocks_count; i++) {
		const struct clock_rule *rule = &p->site->clocks[i];
		struct clock_run *open, *newest;
		const char *limit;

		if (!limit_is_field(rule) || !clock_applies(rule, p->c))
			continue;
		limit = limit_of(p->a, p->w, rule, p->c);
		if (!limit)
			continue;
		open = run_of(p->c, rule->s.title);
		newest = run_newest(p->c, rule->s.title);
		if (open && shorten(p, open, limit))
			return -1;
		if (open || (newest && known_promise(p, newest, limit)) || !field_may_start(p, rule, limit))
			continue;
		if (!pick_start(p, rule, limit, p->cause, p->at))
			return -1;
	}
	return 0;
}

static bool same_end(const struct clock_rule *a, const struct clock_rule *b)
{
	for (size_t i = 0; i < a->stops.count; i++) {
		if (texts_has(&b->stops, a->stops.item[i]))
			return true;
	}
	return false;
}

static bool replaced(const struct picker *p, const struct clock_run *run, const struct clock_rule *rule, size_t first_new)
{
	for (size_t i = first_new; i < p->c->clock_count; i++) {
		const struct clock_run *other = &p->c->clocks[i];
		const struct clock_rule *by = site_clock(p->site, other->name);

		if (by && same_end(rule, by) && other->due <= run->due)
			return true;
	}
	return false;
}

void pick_drop_replaced(struct picker *p, size_t first_new)
{
	for (size_t i = 0; i < first_new; i++) {
		struct clock_run *run = &p->c->clocks[i];
		const struct clock_rule *rule = site_clock(p->site, run->name);

		if (run_open(run) && rule && !clock_applies(rule, p->c) && replaced(p, run, rule, first_new))
			run_cancel(run, p->at);
	}
}
