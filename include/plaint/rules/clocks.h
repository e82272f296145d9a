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

/* Does the rule hold for this complaint (levels, kinds, channels, categories, unless_...)? */
bool clock_applies(const struct clock_rule *rule, const struct complaint *c);

/* After cause happened at `at` ("received", the name of an action, or "rehandle": a
 * revisit that found the customer not satisfied): stops the
 * running clocks it stops (met, or late), cancels, starts those it starts; `return`
 * cancels the department's and starts forward anew; suspend and resume pause.
 * Archiving and rejecting cancel what still runs. Runs are made in the arena. */
int clocks_apply(struct arena *a, const struct site *site, const struct workdays *w,
	struct complaint *c, const char *cause, instant at, struct err *err);

/* After level, kind, channel or category changed: picks the clocks anew from their
 * original starts; can only shorten or add, never lengthen (INTERFACE: raised level). */
int clocks_repick(struct arena *a, const struct site *site, const struct workdays *w,
	struct complaint *c, instant at, struct err *err);

/* Moves a run's due by an approved extension. */
int clocks_extend(struct arena *a, const struct workdays *w, struct clock_run *run,
	const char *limit, const char *reason, const char *by, const char *approved, instant at, struct err *err);

enum firing_what { FIRE_WARN, FIRE_BREACH, FIRE_ESCALATE };
struct firing {
	enum firing_what what;
	struct clock_run *run;
	instant at;      /* as it was due; recorded with that time */
	bool seen_late;  /* noticed more than a minute after */
	const char *to;  /* escalate: "department", "lead", "manager", "oncall", a role, a login */
	bool violation;  /* breach: enters the supervision list */
};
/* What has become due at now and was not done yet, in order of time; marks the
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
