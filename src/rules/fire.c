/* What has become due: each warning, breach and step exactly once (D-7, D-8). What
 * was done is marked on the run, so a clock set back or forward repeats nothing. */
#include "run.h"

#include <string.h>

#include "plaint/str.h"

#define LATE_AFTER MINUTE   /* noticed later than this: "seen late" */
#define STEPS 16            /* of one escalation */
#define MISSED_PERIODS 1000 /* of a recurring clock looked through after a long stop */

struct escalation {
	instant after; /* the due time */
	const char *to;
};

struct fired {
	struct arena *a;
	const struct site *site;
	struct complaint *c;
	instant now;
	struct workdays *w; /* made when first needed */
	struct firing *item;
	size_t *run;        /* index of each: the list of runs may move */
	size_t count;
};

static bool calendar_of(struct fired *f)
{
	return f->w || !workdays_new(f->a, f->site, &f->w, NULL);
}

/* Where a period after one that ended at due begins: 24:00 is still the day before. */
static instant next_start(const struct workdays *w, instant due)
{
	return zone_day(workdays_zone(w), due) != deadline_day(w, due) ? due - 1 : due;
}

/* "1h manager", "1wd manager": how long after the due time, and to whom. */
static bool step_parse(struct fired *f, instant due, const char *text, struct escalation *out)
{
	char limit[16];
	size_t len = strcspn(text, " \t");
	struct limit l;

	if (len >= sizeof limit)
		return false;
	memcpy(limit, text, len);
	limit[len] = '\0';
	if (limit_parse(limit, &l, NULL) || l.every)
		return false;
	if (l.unit == LIMIT_MINUTES || l.unit == LIMIT_HOURS) {
		out->after = l.n * (l.unit == LIMIT_HOURS ? HOUR : MINUTE);
	} else {
		struct deadline d;

		if (!calendar_of(f) ||
			deadline_due(f->a, f->w, next_start(f->w, due), &l, NULL, 0, f->now, &d, NULL, NULL))
			return false;
		out->after = d.due - due;
	}
	out->to = text + len + strspn(text + len, " \t");
	return *out->to != '\0';
}

/* The steps of the run's rule in order of time. */
static int steps_of(struct fired *f, const struct clock_run *run, const struct clock_rule *rule,
	struct escalation out[STEPS])
{
	int n = 0;

	for (size_t i = 0; rule && i < rule->escalate.count && n < STEPS; i++)
		if (step_parse(f, run->due, rule->escalate.item[i], &out[n]))
			n++;
	/* Insertion keeps the config's order among steps of one moment. */
	for (int i = 1; i < n; i++) {
		for (int k = i; k > 0 && out[k].after < out[k - 1].after; k--) {
			struct escalation t = out[k];

			out[k] = out[k - 1];
			out[k - 1] = t;
		}
	}
	return n;
}

static struct firing *add_firing(struct fired *f, size_t run, enum firing_what what, instant at)
{
	struct firing *g;

	f->item = arena_grow(f->a, f->item, f->count, sizeof *f->item);
	f->run = arena_grow(f->a, f->run, f->count, sizeof *f->run);
	f->run[f->count] = run;
	g = &f->item[f->count++];
	*g = (struct firing){.what = what, .at = at, .seen_late = f->now - at > LATE_AFTER};
	return g;
}

static void fire_warning(struct fired *f, size_t i)
{
	struct clock_run *run = &f->c->clocks[i];

	if (run->warn_at == INSTANT_NONE || run->warned != INSTANT_NONE || run->warn_at >= run->due ||
		f->now < run->warn_at)
		return;
	run->warned = f->now;
	add_firing(f, i, FIRE_WARN, run->warn_at);
}

static void fire_breach(struct fired *f, size_t i, const struct clock_rule *rule)
{
	struct clock_run *run = &f->c->clocks[i];
	struct firing *g = add_firing(f, i, FIRE_BREACH, run->due);

	g->violation = !rule || rule->violation;
	run->breached = run->due;
	run->seen_late = g->seen_late;
}

static void fire_steps(struct fired *f, size_t i, const struct clock_rule *rule)
{
	struct clock_run *run = &f->c->clocks[i];
	struct escalation steps[STEPS];
	int n = steps_of(f, run, rule, steps);

	while (run->next_step != INSTANT_NONE && f->now >= run->next_step) {
		int done = run->escalated;
		struct firing *g;

		/* The rule may have fewer steps now than when the run was breached. */
		if (done >= n) {
			run->next_step = INSTANT_NONE;
			break;
		}
		g = add_firing(f, i, FIRE_ESCALATE, run->next_step);
		g->to = steps[done].to;
		run->escalated = done + 1;
		run->next_step = done + 1 < n ? run->next_step + steps[done + 1].after - steps[done].after
					      : INSTANT_NONE;
	}
}

/* A recurring clock goes on where the missed period ended. Of periods that passed
 * unseen (the machine was off) only the first is a breach. */
static void start_next(struct fired *f, const struct clock_rule *rule, instant due)
{
	const char *limit = limit_of(f->a, f->w, rule, f->c);
	struct deadline d = {.due = due};
	struct limit l;
	instant from = due;

	if (!limit || limit_parse(limit, &l, NULL))
		return;
	for (int i = 0; d.due < f->now; i++) {
		from = i < MISSED_PERIODS ? next_start(f->w, d.due) : f->now;
		if (deadline_due(f->a, f->w, from, &l, NULL, 0, f->now, &d, NULL, NULL))
			return;
	}
	run_start(f->a, f->site, f->w, f->c, rule, limit, "recur", from, NULL);
}

static void recur(struct fired *f, size_t i, const struct clock_rule *rule)
{
	instant due = f->c->clocks[i].due;

	if (!rule || !str_starts(rule->limit, "every ") || !state_open(f->c->state) || !clock_applies(rule, f->c))
		return;
	if (!calendar_of(f))
		return;
	start_next(f, rule, due);
}

static void fire_run(struct fired *f, size_t i)
{
	struct clock_run *run = &f->c->clocks[i];
	const struct clock_rule *rule = site_clock(f->site, run->name);

	if (run->state == CLOCK_LATE && run->breached == INSTANT_NONE)
		fire_breach(f, i, rule);
	if (run->state == CLOCK_RUNNING) {
		fire_warning(f, i);
		if (f->now > run->due) {
			struct escalation steps[STEPS];

			fire_breach(f, i, rule);
			run->state = CLOCK_BREACHED;
			run->escalated = 0;
			run->next_step = steps_of(f, run, rule, steps) ? run->due + steps[0].after : INSTANT_NONE;
			fire_steps(f, i, rule);
			recur(f, i, rule);
			return;
		}
	}
	if (run->state == CLOCK_BREACHED)
		fire_steps(f, i, rule);
}

/* In order of time; what belongs to one moment keeps its order. */
static void sort_firings(struct firing *item, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct firing f = item[i];
		size_t k = i;

		for (; k > 0 && item[k - 1].at > f.at; k--)
			item[k] = item[k - 1];
		item[k] = f;
	}
}

struct firing *clocks_fire(struct arena *a, const struct site *site, struct complaint *c, instant now, size_t *count)
{
	struct fired f = {.a = a, .site = site, .c = c, .now = now};

	/* Recurring clocks append runs meanwhile; they are looked at too. */
	for (size_t i = 0; i < c->clock_count; i++)
		fire_run(&f, i);
	for (size_t i = 0; i < f.count; i++)
		f.item[i].run = &c->clocks[f.run[i]];
	sort_firings(f.item, f.count);
	*count = f.count;
	return f.item;
}

static void earlier(instant *next, instant t)
{
	if (t != INSTANT_NONE && (*next == INSTANT_NONE || t < *next))
		*next = t;
}

instant clocks_next(const struct complaint *c)
{
	instant next = INSTANT_NONE;

	for (size_t i = 0; i < c->clock_count; i++) {
		const struct clock_run *run = &c->clocks[i];

		/* A breach is after the due time, not at it. */
		if (run->state == CLOCK_RUNNING || (run->state == CLOCK_LATE && run->breached == INSTANT_NONE))
			earlier(&next, run->due + 1);
		if (run->state == CLOCK_RUNNING && run->warned == INSTANT_NONE && run->warn_at < run->due)
			earlier(&next, run->warn_at);
		if (run->state == CLOCK_BREACHED)
			earlier(&next, run->next_step);
	}
	return next;
}
