/* clocks.h - which clocks run on a complaint, and what they do (D-1, D-7, U-2). Pure.
 *
 * Clocks are derived from the events: after each action clocks_apply starts,
 * stops and cancels runs; the timer asks clocks_fire what is due now.
 */
#ifndef PLAINT_RULES_CLOCKS_H
#define PLAINT_RULES_CLOCKS_H

#include "plaint/action.h"
#include "plaint/complaint.h"
#include "plaint/rules/deadline.h"

/* Does the rule hold for this complaint (levels, kinds, channels, categories, unless_..., having)? */
bool clock_applies(const struct clock_rule *rule, const struct complaint *c);

/* What an action does to the clocks. Give it each of lifecycle_causes, after
 * lifecycle_apply and after the fields were set. On failure (a calendar that cannot be
 * counted) the complaint is half changed: throw it away.
 *
 * A rule's limit is one of limit_parse, or "field NAME" (GG-6, L-7): the field holds a
 * limit, a time, or a date (to that day's end); while it is empty the clock does not
 * run. A run keeps such a time as limit "until 2026-11-25T17:30:00+08:00". A later
 * value starts a new run once the old one was stopped; an earlier one shortens it.
 *
 * Recurring clocks ("every 7d") begin their next run when one is met (from then) or
 * missed (where the missed period ended); a stop answers for all open runs. Periods
 * missed while the machine was off are one breach. `cancels` ends them.
 *
 * `since` counts from what happened before ("receive"), so that a clock begun by a return
 * ends when the right department was to have it (HT-4); it may be over as it begins.
 *
 * A run open already is not begun again. A due time is kept at its very second; later
 * than that is a breach.
 *
 * After cause happened at `at` ("received", the name of an action, or "rehandle": a
 * revisit that found the customer not satisfied): cancels, stops the running clocks it
 * stops (met, or late), starts those it starts; `return`
 * cancels the department's and starts forward anew; suspend and resume pause.
 * Archiving and rejecting cancel what still runs. Runs are made in the arena. What
 * happened is noted among the record's milestones. */
int clocks_apply(struct arena *a, const struct site *site, const struct workdays *w,
	struct complaint *c, const char *cause, instant at, struct err *err);

/* The same for all that one action means, one after another. A time promised by it starts
 * its clock after them all, so that the action does not keep the promise it makes. */
int clocks_apply_all(struct arena *a, const struct site *site, const struct workdays *w,
	struct complaint *c, const struct texts *causes, instant at, struct err *err);

/* After level, kind, channel or category changed: picks the clocks anew from their
 * original starts; can only shorten or add, never lengthen (INTERFACE: raised level).
 * A clock whose stop has happened already, as far as state and other clocks tell, does
 * not begin; a run whose rule holds no more ends only where a new one with the same
 * stop is due no later. */
int clocks_repick(struct arena *a, const struct site *site, const struct workdays *w,
	struct complaint *c, instant at, struct err *err);

/* Moves a run's due by an approved extension, counted on from the due time; warned of
 * again. ERR_INPUT when it does not run, or its time is over (U-5). A move whose limit
 * begins with "=" is a new limit in place of the old one. */
int clocks_extend(struct arena *a, const struct workdays *w, struct clock_run *run,
	const char *limit, const char *reason, const char *by, const char *approved, instant at, struct err *err);

/* What a changed rule or calendar would make of a run that waits for its end and was
 * not missed (U-3): it takes the rule's present limit and warning, counted anew from its
 * start, granted extensions after it; the move says why and who. provisional: only a run
 * that was counted past the calendar's end, by its own limit. *moved: it changed. On
 * failure throw the complaint away. */
int clocks_recompute(struct arena *a, const struct site *site, const struct workdays *w, const struct complaint *c,
	struct clock_run *run, bool provisional, const char *reason, const char *by, instant at, bool *moved,
	struct err *err);

enum firing_what { FIRE_WARN, FIRE_BREACH, FIRE_ESCALATE };
struct firing {
	enum firing_what what;
	struct clock_run *run;
	instant at;      /* as it was due; recorded with that time */
	bool seen_late;  /* noticed more than a minute after */
	const char *to;  /* escalate: "department", "lead", "manager", "oncall", a role, a login */
	bool violation;  /* breach: enters the supervision list */
};
/* A run stopped late before anybody looked still gives its breach. Escalation offsets
 * ("1h manager", "1wd manager") are counted from the due time; suspension moves them.
 * What has become due at now and was not done yet, in order of time; marks the
 * runs so that asking again gives nothing (exactly once, D-7). The list lives in
 * the arena. *count 0: nothing. */
struct firing *clocks_fire(struct arena *a, const struct site *site, struct complaint *c, instant now, size_t *count);
/* When clocks_fire will have something next, or none. */
instant clocks_next(const struct complaint *c);

/* Message text of a run's name: "settle#2", into the arena. */
const char *run_title(struct arena *a, const struct clock_run *run);
/* The run of that title ("settle": the newest one), or NULL. */
struct clock_run *run_find(const struct complaint *c, const char *title);

#endif
