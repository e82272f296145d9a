/* run.h - one run of a clock, inside rules/. */
#ifndef RULES_RUN_H
#define RULES_RUN_H

#include "plaint/rules/clocks.h"

/* A run's limit that is a time and no period: "until 2026-11-25T17:30:00+08:00". */
#define LIMIT_UNTIL "until "

/* The due time by the rule the run keeps, with its pauses and moves. */
int run_due(struct arena *a, const struct workdays *w, const struct clock_run *run, instant now,
	struct deadline *out, struct steps *steps, struct err *err);
/* The day a due time ends: 24:00 is the day before. */
daynum deadline_day(const struct workdays *w, instant due);

/* The limit a run has now: of its last change, else as it began. */
const char *run_limit(const struct clock_run *run);
/* Running, breached or suspended: it still waits for its end. */
bool run_open(const struct clock_run *run);
/* Up to when its time is counted: a suspended one stands still where it was stopped, and
 * what that took is added when it goes on. */
instant run_counted_to(const struct clock_run *run, instant now);
/* Recomputes due, provisional and warn_at. */
int run_refresh(struct arena *a, const struct workdays *w, struct clock_run *run, instant now, struct err *err);
/* Appends the move and recomputes; its due_after is filled in. A later due time is
 * warned of again. On failure the run is as before. */
int run_move(struct arena *a, const struct workdays *w, struct clock_run *run, const struct clock_move *move,
	struct err *err);
/* A new run of the rule, at the end of c's clocks. limit: resolved (see limit_of).
 * NULL with *err on failure. */
struct clock_run *run_start(struct arena *a, const struct site *site, const struct workdays *w,
	struct complaint *c, const struct clock_rule *rule, const char *limit, const char *cause,
	instant at, struct err *err);
/* met or late, by when it was due. */
void run_stop(struct clock_run *run, instant at);
void run_cancel(struct clock_run *run, instant at);
void run_suspend(struct arena *a, struct clock_run *run, instant at);
int run_resume(struct arena *a, const struct workdays *w, struct clock_run *run, instant at, struct err *err);
/* The open run of that clock due last, or NULL. */
struct clock_run *run_of(const struct complaint *c, const char *name);
/* The newest run of that clock, open or not, or NULL. */
struct clock_run *run_newest(const struct complaint *c, const char *name);

/* The limit of the rule for this complaint: its own, or what a field says ("field
 * due_by"): a limit as it is, a time as "until ...", a date until that day's end.
 * NULL: the field is empty or says nothing one can count. */
const char *limit_of(struct arena *a, const struct workdays *w, const struct clock_rule *rule, const struct complaint *c);
bool limit_is_field(const struct clock_rule *rule);

#endif
