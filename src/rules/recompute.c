/* A changed rule or calendar moves running deadlines only on purpose (U-3). */
#include "run.h"

#include "plaint/str.h"

/* Extensions that were granted hold beside a new limit too (D-5). */
static struct clock_move *granted(struct arena *a, const struct clock_run *run, size_t *count)
{
	struct clock_move *list = arena_array(a, run->move_count + 1, sizeof *list);

	*count = 0;
	for (size_t i = 0; i < run->move_count; i++) {
		if (run->moves[i].limit[0] == '=')
			*count = 0;
		else
			list[(*count)++] = run->moves[i];
	}
	return list;
}

static int move_to(struct arena *a, const struct workdays *w, struct clock_run *run, const char *limit,
	const char *reason, const char *by, instant at, struct err *err)
{
	struct clock_move move = {.at = at, .limit = arena_printf(a, "=%s", limit), .reason = arena_strdup(a, reason),
		.by = arena_strdup(a, by), .due_before = run->due};
	size_t count;
	struct clock_move *again = granted(a, run, &count);

	if (run_move(a, w, run, &move, err))
		return -1;
	for (size_t i = 0; i < count; i++) {
		again[i].at = at;
		again[i].due_before = run->due;
		if (run_move(a, w, run, &again[i], err))
			return -1;
	}
	return 0;
}

int clocks_recompute(struct arena *a, const struct site *site, const struct workdays *w, const struct complaint *c,
	struct clock_run *run, bool provisional, const char *reason, const char *by, instant at, bool *moved,
	struct err *err)
{
	const struct clock_rule *rule = provisional ? NULL : site_clock(site, run->name);
	const char *limit = run_limit(run), *now = rule ? limit_of(a, w, rule, c) : NULL;
	struct deadline d;

	*moved = false;
	if (!run_open(run) || run->breached != INSTANT_NONE || (provisional && !run->provisional))
		return 0;
	/* A promised time is the record's, not the rule's. */
	if (!now || str_starts(now, LIMIT_UNTIL) || str_starts(limit, LIMIT_UNTIL))
		now = limit;
	if (run_due(a, w, run, run_counted_to(run, at), &d, NULL, err))
		return -1;
	if (str_equal(now, limit) && d.due == run->due && d.provisional == run->provisional)
		return 0;
	*moved = true;
	if (rule)
		run->warn = str_empty(rule->warn) ? NULL : arena_strdup(a, rule->warn);
	/* The same moment, known for certain now. */
	if (str_equal(now, limit) && d.due == run->due)
		return run_refresh(a, w, run, at, err);
	return move_to(a, w, run, now, reason, by, at, err);
}
