/* lifecycle.h - which action is possible in which state and what it leads to (L-1, L-2). Pure. */
#ifndef PLAINT_RULES_LIFECYCLE_H
#define PLAINT_RULES_LIFECYCLE_H

#include "plaint/action.h"
#include "plaint/complaint.h"
#include "plaint/site.h"

/* 0 when the action is possible now; else -1 with ERR_INPUT saying why
 * ("cannot resolve: it was not forwarded yet"). */
int lifecycle_check(const struct site *site, const struct complaint *c, enum action action, struct err *err);

/* Changes state (and revisit, returned, closed ...) as the action does; the
 * fields are those of the action, e.g. revisit satisfied=no leads back to handling. */
void lifecycle_apply(const struct site *site, struct complaint *c, enum action action,
	const struct values *fields, instant at);

/* The action the lifecycle expects next (F5), or -1: nothing. */
int lifecycle_next(const struct site *site, const struct complaint *c);
/* Is a revisit asked for by policy and record (always, when needed, never)? */
bool lifecycle_wants_revisit(const struct site *site, const struct complaint *c);

/* The fields the action still misses: its form's required ones, those of the
 * profile's `require` sections, and the reason of late clocks it must give
 * (D-7, GC-4). For archive the record's own. given may be NULL. Names in the arena. */
struct texts lifecycle_missing(struct arena *a, const struct site *site, const struct complaint *c,
	enum action action, const struct values *given, instant now);
/* The fields beside its form's that the action must ask for now (late reasons). */
struct texts lifecycle_asks(struct arena *a, const struct site *site, const struct complaint *c,
	enum action action, instant now);

#endif
