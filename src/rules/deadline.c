/* Due times: one period, or a run's with its extensions. */
#include "period.h"
#include "run.h"

#include <string.h>

#include "plaint/str.h"

/* More days than this are shown in stretches. */
#define SHOWN_SINGLY 10

static bool counts_days(const struct limit *l)
{
	return l->unit == LIMIT_DAYS || l->unit == LIMIT_WORKDAYS;
}

static bool is_long(const struct limit *l)
{
	switch (l->unit) {
	case LIMIT_BUSINESS_MINUTES:
		return l->n > SHOWN_SINGLY * 8 * 60;
	case LIMIT_BUSINESS_HOURS:
		return l->n > SHOWN_SINGLY * 8;
	default:
		return l->n > SHOWN_SINGLY;
	}
}

static struct period period_from(const struct workdays *w, const struct stills *s, struct trace *t, instant from)
{
	const struct zone *z = workdays_zone(w);

	return (struct period){.w = w, .stills = s, .trace = t, .from = from,
		.start_day = zone_day(z, from), .second = zone_second(z, from)};
}

int deadline_due(struct arena *a, const struct workdays *w, instant from, const struct limit *limit,
	const struct pause *pauses, size_t pause_count, instant now,
	struct deadline *out, struct steps *steps, struct err *err)
{
	struct stills stills = stills_from(a, pauses, pause_count, from, now);
	struct steps got = {NULL, 0};
	struct trace trace = {.a = a, .w = w, .steps = steps ? &got : NULL, .brief = is_long(limit)};
	struct period p = period_from(w, &stills, &trace, from);

	trace_moment(&trace, from, INSTANT_NONE, counts_days(limit) ? STEP_START_DAYS : STEP_START, NULL);
	if (period_count(&p, limit, out, err))
		return -1;
	if (out->due < from)
		return err_set(err, ERR_INPUT, "limit", N_("the period ends beyond the year 9999"), NULL);
	if (steps)
		*steps = got;
	return 0;
}

daynum deadline_day(const struct workdays *w, instant due)
{
	/* 24:00 belongs to the day it ends. */
	return zone_day(workdays_zone(w), workdays_period_end(w) == PERIOD_SAME_TIME ? due : due - 1);
}

/* A time set on the record: moved only by the times it stood still. */
static int count_until(struct period *p, const char *when, struct deadline *out, struct err *err)
{
	instant until;

	if (instant_parse(workdays_zone(p->w), when, &until))
		return err_set(err, ERR_INPUT, "limit", N_("'%1' is no time"), when, NULL);
	if (until < p->from)
		until = p->from;
	out->due = period_elapsed(p, until - p->from);
	out->provisional = false;
	trace_moment(p->trace, out->due, INSTANT_NONE, STEP_SET, NULL);
	return 0;
}

static int count_text(struct period *p, const char *text, struct deadline *out, struct err *err)
{
	struct limit l;

	if (str_starts(text, LIMIT_UNTIL))
		return count_until(p, text + strlen(LIMIT_UNTIL), out, err);
	if (limit_parse(text, &l, err))
		return -1;
	p->trace->brief = is_long(&l);
	return period_count(p, &l, out, err);
}

static const char *start_label(const char *text)
{
	struct limit l;

	return !limit_parse(text, &l, NULL) && counts_days(&l) ? STEP_START_DAYS : STEP_START;
}

/* An extension counts on from where the time before it ended; "=3wd" is a new limit
 * in place of the one before. */
static int count_move(const struct clock_run *run, struct period p, const struct clock_move *m,
	struct deadline *d, struct err *err)
{
	struct deadline next;

	if (m->limit[0] == '=') {
		trace_moment(p.trace, m->at, INSTANT_NONE, STEP_CHANGED, m->limit + 1);
		p = period_from(p.w, p.stills, p.trace, run->started);
		if (count_text(&p, m->limit + 1, &next, err))
			return -1;
	} else {
		trace_moment(p.trace, m->at, INSTANT_NONE, STEP_EXTENDED, m->limit);
		p = period_from(p.w, p.stills, p.trace, d->due);
		p.start_day = deadline_day(p.w, d->due);
		if (count_text(&p, m->limit, &next, err))
			return -1;
	}
	*d = next;
	return 0;
}

int run_due(struct arena *a, const struct workdays *w, const struct clock_run *run, instant now,
	struct deadline *out, struct steps *steps, struct err *err)
{
	struct stills stills = stills_from(a, run->pauses, run->pause_count, run->started, now);
	struct trace trace = {.a = a, .w = w, .steps = steps};
	struct period p = period_from(w, &stills, &trace, run->started);
	const char *limit = str_or_empty(run->limit);
	struct deadline d;

	trace_moment(&trace, run->started, INSTANT_NONE, start_label(limit), run->cause);
	if (count_text(&p, limit, &d, err))
		return -1;
	for (size_t i = 0; i < run->move_count; i++) {
		if (count_move(run, p, &run->moves[i], &d, err))
			return -1;
	}
	*out = d;
	return 0;
}

static bool stands_still(const struct clock_run *run)
{
	return run->pause_count && run->pauses[run->pause_count - 1].to == INSTANT_NONE;
}

int run_explain(struct arena *a, const struct workdays *w, const struct clock_run *run, instant now,
	struct deadline *out, struct steps *steps, struct err *err)
{
	struct steps got = {NULL, 0};
	struct trace trace = {.a = a, .w = w, .steps = &got};
	struct deadline d;

	if (run_due(a, w, run, now, &d, steps ? &got : NULL, err))
		return -1;
	/* U-3: the calendar may know more now; the run keeps its due time until moved on purpose. */
	if (steps && run->due != d.due && !stands_still(run))
		trace_moment(&trace, run->due, INSTANT_NONE, STEP_KEPT, NULL);
	if (steps)
		*steps = got;
	*out = d;
	return 0;
}
