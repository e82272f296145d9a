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
 * clocks_apply. c as it was before the action. "received" is registration; the others are
 * actions and, beside them:
 *   rehandle      a revisit found the customer not satisfied
 *   investigated  the investigation ended: investigate with ended=yes, or with a report
 *   report        investigate brought the report (PU-5)
 *   opinion       the handling opinion is fixed: a proposal, granted where that is asked (PU-6)
 *   ask           something waits for approval now
 *   extended      an extension was granted (U-5)
 *   reply         the customer was told the result: notify subject=result, a letter (PU-7)
 *   preliminary   ... a preliminary opinion: notify subject=preliminary (PU-7)
 *   contact:OUTCOME progress:STEP notify:SUBJECT track:WAY investigate:WAY  with that very choice
 * A contact that does not count (U-15) gives its contact:OUTCOME alone; contact,
 * progress, investigate, propose and resolve on a forwarded complaint give "receive"
 * before, take on an accepted one "forward" and "take". Lives in the arena. */
struct texts lifecycle_causes(struct arena *a, const struct site *site, const struct complaint *c,
	enum action action, const struct values *fields, unsigned as);
/* How an action is done. */
enum {
	AS_HELPER = 1, /* for an assisting department, which signs for nothing and returns its own part alone (GG-6) */
	AS_REQUEST = 2 /* it waits for approval: gives "ask"; of propose the opinion is not fixed yet */
};
/* Is it one of those words? */
bool lifecycle_cause_known(const char *name);
/* Does a contact of this outcome count (U-15)? What the profile says of the outcome;
 * keys that begin with "not" and "courtesy" never do. No outcome given does. */
bool lifecycle_counts(const struct site *site, const char *outcome);

/* Changes state (and revisit, returned, closed ...) as the action does; the
 * fields are those of the action, e.g. revisit satisfied=no leads back to handling.
 * What waits for approval and is not possible any more is dropped.
 * Call it before the fields are set on the record: reassign to another department
 * leads back to forwarded (U-4); return clears department and person. Notes on the
 * breached clocks that the reason they ask for was given. */
void lifecycle_apply(const struct site *site, struct complaint *c, enum action action,
	const struct values *fields, unsigned as, instant at);

/* The action the lifecycle expects next (F5), or -1: nothing. Approve when that action,
 * or what must come before it, waits for somebody above. */
int lifecycle_next(const struct site *site, const struct complaint *c);
/* What is expected of that action in particular: notify, because "notify:upward" is owed,
 * with subject=upward; "" is what only its writer can say: the report. False: nothing. */
bool lifecycle_next_choice(const struct site *site, const struct complaint *c, const char **field, const char **choice);
/* What the profile says of a step for this complaint: "always", "needed", "never"; else
 * `otherwise`. Steps: "revisit" (GC-6), "settle" (GC-2), "climb" (GC-8, HT-9). */
const char *lifecycle_policy(const struct site *site, const struct complaint *c, const char *step,
	const char *otherwise);
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
/* The first cause of an `after` of the profile's `require` sections that did not happen yet,
 * or NULL; given as in lifecycle_missing. lifecycle_check asks without what is given. */
const char *lifecycle_first(const struct site *site, const struct complaint *c, enum action action,
	const struct values *given);
/* The only values a field may have in the action, by `values` of the profile's `require`
 * sections that hold now (HT-8). */
struct allowed {
	const char *field;
	struct texts keys;
	const struct require_rule *rule; /* whose words say why: the last that took a value away */
};
/* Each such field once; given as in lifecycle_missing. Lives in the arena. */
size_t lifecycle_allowed(struct arena *a, const struct site *site, const struct complaint *c,
	enum action action, const struct values *given, struct allowed **out);
/* Is what the field holds, or each of several, one of them? */
bool allowed_holds(const struct allowed *k, const char *text);
/* Parts of an item of `values`, "way=phone,person": the field, its keys; false: it is none. */
bool allowed_parse(struct arena *a, const char *item, const char **field, struct texts *keys);
/* Is the section for that action? */
bool require_of(const struct require_rule *r, enum action action);
/* The fields beside its form's that the action must ask for now (late reasons). */
struct texts lifecycle_asks(struct arena *a, const struct site *site, const struct complaint *c,
	enum action action, instant now);

#endif
