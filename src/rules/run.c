/* One run of a clock: started, stopped, stood still. */
#include "run.h"

#include <stdlib.h>
#include <string.h>

#include "plaint/str.h"

bool run_open(const struct clock_run *run)
{
	return run->state == CLOCK_RUNNING || run->state == CLOCK_BREACHED || run->state == CLOCK_SUSPENDED;
}

struct clock_run *run_newest(const struct complaint *c, const char *name)
{
	for (size_t i = c->clock_count; i-- > 0;) {
		if (str_equal(c->clocks[i].name, name))
			return &c->clocks[i];
	}
	return NULL;
}

struct clock_run *run_of(const struct complaint *c, const char *name)
{
	for (size_t i = c->clock_count; i-- > 0;) {
		if (run_open(&c->clocks[i]) && str_equal(c->clocks[i].name, name))
			return &c->clocks[i];
	}
	return NULL;
}

const char *run_title(struct arena *a, const struct clock_run *run)
{
	if (run->run <= 1)
		return arena_strdup(a, run->name);
	return arena_printf(a, "%s#%d", run->name, run->run);
}

struct clock_run *run_find(const struct complaint *c, const char *title)
{
	const char *mark = strrchr(str_or_empty(title), '#');
	int number = mark ? atoi(mark + 1) : 0;

	for (size_t i = c->clock_count; i-- > 0;) {
		struct clock_run *run = &c->clocks[i];

		if (str_equal(run->name, title))
			return run;
		if (mark && run->run == number && strlen(run->name) == (size_t)(mark - title) &&
			str_starts(title, run->name))
			return run;
	}
	return NULL;
}

const char *run_limit(const struct clock_run *run)
{
	for (size_t i = run->move_count; i-- > 0;) {
		if (run->moves[i].limit[0] == '=')
			return run->moves[i].limit + 1;
	}
	return run->limit;
}

instant run_counted_to(const struct clock_run *run, instant now)
{
	const struct pause *last = run->pause_count ? &run->pauses[run->pause_count - 1] : NULL;

	return last && last->to == INSTANT_NONE ? last->from : now;
}

int run_refresh(struct arena *a, const struct workdays *w, struct clock_run *run, instant now, struct err *err)
{
	struct deadline d;
	struct limit warn;

	if (run_due(a, w, run, run_counted_to(run, now), &d, NULL, err))
		return -1;
	run->due = d.due;
	run->provisional = d.provisional;
	run->warn_at = INSTANT_NONE;
	if (!str_empty(run->warn) && !limit_parse(run->warn, &warn, NULL))
		run->warn_at = deadline_warn(w, run->started, d.due, &warn);
	return 0;
}

int run_move(struct arena *a, const struct workdays *w, struct clock_run *run, const struct clock_move *move,
	struct err *err)
{
	struct clock_move *m;

	run->moves = arena_grow(a, run->moves, run->move_count, sizeof *run->moves);
	m = &run->moves[run->move_count++];
	*m = *move;
	if (run_refresh(a, w, run, move->at, err)) {
		run->move_count--;
		return -1;
	}
	m->due_after = run->due;
	if (run->warn_at > move->at)
		run->warned = INSTANT_NONE;
	return 0;
}

static int next_number(const struct complaint *c, const char *name)
{
	const struct clock_run *last = run_newest(c, name);

	return last ? last->run + 1 : 1;
}

static const char *rule_source(struct arena *a, const struct site *site, const struct clock_rule *rule)
{
	if (str_empty(rule->rule))
		return NULL;
	if (str_empty(site->profile))
		return arena_strdup(a, rule->rule);
	return arena_printf(a, "%s: %s", site->profile, rule->rule);
}

struct clock_run *run_start(struct arena *a, const struct site *site, const struct workdays *w,
	struct complaint *c, const struct clock_rule *rule, const char *limit, const char *cause,
	instant at, struct err *err)
{
	struct clock_run run = {
		.name = arena_strdup(a, rule->s.title),
		.run = next_number(c, rule->s.title),
		.state = CLOCK_RUNNING,
		.limit = arena_strdup(a, limit),
		.warn = str_empty(rule->warn) ? NULL : arena_strdup(a, rule->warn),
		.rule = rule_source(a, site, rule),
		.cause = arena_strdup(a, cause),
		.started = at,
	};

	if (run_refresh(a, w, &run, at, err))
		return NULL;
	run.original_due = run.due;
	c->clocks = arena_grow(a, c->clocks, c->clock_count, sizeof *c->clocks);
	c->clocks[c->clock_count] = run;
	return &c->clocks[c->clock_count++];
}

static void end_pause(struct clock_run *run, instant at)
{
	struct pause *last = run->pause_count ? &run->pauses[run->pause_count - 1] : NULL;

	/* The machine's clock may have been set back meanwhile. */
	if (last && last->to == INSTANT_NONE)
		last->to = at > last->from ? at : last->from;
}

void run_stop(struct clock_run *run, instant at)
{
	bool late = run->state == CLOCK_SUSPENDED ? run->breached != INSTANT_NONE : at > run->due;

	run->state = late ? CLOCK_LATE : CLOCK_MET;
	run->stopped = at;
	run->next_step = INSTANT_NONE;
	end_pause(run, at);
}

void run_cancel(struct clock_run *run, instant at)
{
	run->state = CLOCK_CANCELLED;
	run->stopped = at;
	run->next_step = INSTANT_NONE;
	end_pause(run, at);
}

void run_suspend(struct arena *a, struct clock_run *run, instant at)
{
	if (run->state == CLOCK_SUSPENDED)
		return;
	run->state = CLOCK_SUSPENDED;
	run->pauses = arena_grow(a, run->pauses, run->pause_count, sizeof *run->pauses);
	run->pauses[run->pause_count++] = (struct pause){at, INSTANT_NONE};
}

int run_resume(struct arena *a, const struct workdays *w, struct clock_run *run, instant at, struct err *err)
{
	const struct pause *last;

	if (run->state != CLOCK_SUSPENDED)
		return 0;
	end_pause(run, at);
	last = &run->pauses[run->pause_count - 1];
	if (run->breached != INSTANT_NONE) {
		run->state = CLOCK_BREACHED;
		if (run->next_step != INSTANT_NONE)
			run->next_step += last->to - last->from;
		return 0;
	}
	run->state = CLOCK_RUNNING;
	return run_refresh(a, w, run, at, err);
}

bool limit_is_field(const struct clock_rule *rule)
{
	return str_starts(rule->limit, "field ");
}

/* A date alone means that day, to its end; anything longer a time. */
static const char *until(struct arena *a, const struct workdays *w, const char *text)
{
	const struct zone *z = workdays_zone(w);
	char stamp[26];
	daynum day;
	instant t;

	if (!day_parse(text, &day)) {
		struct day_info info;
		workdays_day(w, day, &info);
		t = info.spans && workdays_period_end(w) == PERIOD_CLOSE
			? zone_instant(z, day, info.span[info.spans - 1].to) : zone_instant(z, day, 86400);
	} else if (instant_parse(z, text, &t)) {
		return NULL;
	}
	instant_format(z, t, stamp);
	return arena_printf(a, LIMIT_UNTIL "%s", stamp);
}

const char *limit_of(struct arena *a, const struct workdays *w, const struct clock_rule *rule, const struct complaint *c)
{
	const char *text = rule->limit;
	struct limit l;

	if (limit_is_field(rule)) {
		text = text + strlen("field ");
		text = complaint_field(c, text + strspn(text, " "));
		if (str_empty(text))
			return NULL;
		if (limit_parse(text, &l, NULL))
			return until(a, w, text);
	}
	return limit_parse(text, &l, NULL) ? NULL : text;
}
