/* lifecycle.h - which action is possible in which state and what it leads to (L-1, L-2). Pure. */
#ifndef PLAINT_RULES_LIFECYCLE_H
#define PLAINT_RULES_LIFECYCLE_H

#include "plaint/action.h"
#include "plaint/complaint.h"
#include "plaint/site.h"

/* 0 when the action is possible now; else -1 with ERR_INPUT saying why
 * ("cannot resolve: it was not forwarded yet"). */
int lifecycle_check(const struct site *site, const struct complaint *c, enum action action, struct err *err);

/* What happened, in the words clocks start and stop on, in order: give each to
 * clocks_apply. c as it was before the action. A contact that does not count (not
 * reached, courtesy; U-15) gives nothing; contact, progress, investigate, propose and
 * resolve on a forwarded complaint give "receive" before, take on an accepted one
 * "forward" and "take"; a revisit that found the customer not satisfied gives
 * "rehandle" after. Lives in the arena. */
struct texts lifecycle_causes(struct arena *a, const struct complaint *c, enum action action,
	const struct values *fields);

/* Changes state (and revisit, returned, closed ...) as the action does; the
 * fields are those of the action, e.g. revisit satisfied=no leads back to handling.
 * Call it before the fields are set on the record: reassign to another department
 * leads back to forwarded (U-4); return clears department and person. Notes on the
 * breached clocks that the reason they ask for was given. */
void lifecycle_apply(const struct site *site, struct complaint *c, enum action action,
	const struct values *fields, instant at);

/* The action the lifecycle expects next (F5), or -1: nothing. */
int lifecycle_next(const struct site *site, const struct complaint *c);
/* Is a revisit asked for by policy and record (always, when needed, never)? */
bool lifecycle_wants_revisit(const struct site *site, const struct complaint *c);

/* What counts as filled in: given now, or on the record where the field is kept there
 * (not fields of the event). accept with c->emergency needs a phone or an address alone
 * (E-1). archive and settle look at the intake form's required fields too, but not at
 * the name (E-4), and one of phone and address is enough. reassign needs a department
 * or a person given. A `require` section without `action` is for the action of its title.
 * The fields the action still misses: its form's required ones, those of the
 * profile's `require` sections, and the reason of late clocks it must give
 * (D-7, GC-4). For archive the record's own. given may be NULL. Names in the arena. */
struct texts lifecycle_missing(struct arena *a, const struct site *site, const struct complaint *c,
	enum action action, const struct values *given, instant now);
/* The fields beside its form's that the action must ask for now (late reasons). */
struct texts lifecycle_asks(struct arena *a, const struct site *site, const struct complaint *c,
	enum action action, instant now);

#endif
