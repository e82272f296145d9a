/* The lifecycle as one table: which action in which states, and what it leads to. */
#include "plaint/rules/lifecycle.h"

#include <string.h>

#include "next.h"
#include "plaint/rules/approval.h"
#include "plaint/rules/incident.h"
#include "plaint/rules/opinion.h"
#include "plaint/str.h"
#include "run.h"

#define ACC (1u << STATE_ACCEPTED)
#define FWD (1u << STATE_FORWARDED)
#define HND (1u << STATE_HANDLING)
#define RES (1u << STATE_RESOLVED)
#define REV (1u << STATE_REVISITED)
#define ARC (1u << STATE_ARCHIVED)
#define SUS (1u << STATE_SUSPENDED)
#define REJ (1u << STATE_REJECTED)
#define WORK (ACC | FWD | HND)
#define OPEN (WORK | RES | REV | SUS)
#define ANY (OPEN | ARC | REJ)
/* The state stays, or is not a fixed one. */
#define STAY (-1)
#define BACK (-2)    /* to where it was before the suspension */
#define REVISIT (-3) /* revisited, or handled again */

static const struct way {
	unsigned from; /* states it is possible in */
	int to;
} ways[ACTION_COUNT] = {
	/*                     possible in                to                 */
	[ACTION_ACCEPT]      = {0,                        STAY}, /* registration itself */
	[ACTION_EDIT]        = {OPEN,                     STAY},
	[ACTION_FORWARD]     = {ACC,                      STATE_FORWARDED}, /* GC-3 */
	[ACTION_RECEIVE]     = {FWD,                      STATE_HANDLING},  /* U-4 */
	[ACTION_RETURN]      = {FWD | HND,                STATE_ACCEPTED},  /* U-4 */
	[ACTION_TAKE]        = {WORK,                     STATE_HANDLING},
	[ACTION_REASSIGN]    = {FWD | HND | SUS,          STAY}, /* another department: forwarded */
	[ACTION_ASSIST]      = {FWD | HND | SUS,          STAY}, /* GG-6 */
	[ACTION_CONTACT]     = {OPEN,                     STAY}, /* GC-4, E-2 */
	[ACTION_PROGRESS]    = {WORK | SUS,               STAY}, /* GC-4, E-3 */
	[ACTION_INVESTIGATE] = {FWD | HND,                STAY},
	[ACTION_PROPOSE]     = {FWD | HND,                STAY},
	[ACTION_RESOLVE]     = {FWD | HND,                STATE_RESOLVED},
	[ACTION_FEEDBACK]    = {RES | REV,                STAY}, /* GC-5 */
	[ACTION_REVISIT]     = {RES | REV,                REVISIT}, /* GC-6 */
	[ACTION_ARCHIVE]     = {RES | REV,                STATE_ARCHIVED}, /* GC-7 */
	[ACTION_SETTLE]      = {ACC,                      STATE_ARCHIVED}, /* GC-2 */
	[ACTION_REJECT]      = {WORK,                     STATE_REJECTED}, /* PU-2 */
	[ACTION_RECOMPLAIN]  = {ANY & ~ACC,               STAY}, /* GC-8: a new record */
	[ACTION_SUSPEND]     = {FWD | HND,                STATE_SUSPENDED}, /* HT-10 */
	[ACTION_RESUME]      = {SUS,                      BACK},
	[ACTION_EXTEND]      = {WORK | RES | SUS,         STAY}, /* U-5 */
	[ACTION_APPROVE]     = {ANY,                      STAY}, /* of lend, destroy, too */
	[ACTION_REFUSE]      = {ANY,                      STAY},
	[ACTION_URGE]        = {OPEN,                     STAY}, /* U-6 */
	[ACTION_TRACK]       = {OPEN,                     STAY}, /* PU-9 */
	[ACTION_ESCALATE]    = {OPEN,                     STAY},
	[ACTION_SUPERVISE]   = {OPEN,                     STAY},
	[ACTION_INCIDENT]    = {OPEN,                     STAY}, /* U-12 */
	[ACTION_PROTECT]     = {OPEN,                     STAY}, /* GC-10 */
	[ACTION_NOTIFY]      = {OPEN,                     STAY},
	[ACTION_ATTACH]      = {OPEN,                     STAY},
	[ACTION_NOTE]        = {ANY,                      STAY},
	[ACTION_REVEAL]      = {ANY,                      STAY}, /* P-3 */
	[ACTION_TAKEOVER]    = {ANY,                      STAY}, /* U-7 */
	[ACTION_LETTER]      = {ANY,                      STAY}, /* PU-8 */
	[ACTION_PENALISE]    = {ANY,                      STAY}, /* HT-13 */
	[ACTION_CONFIRM]     = {ANY,                      STAY},
	[ACTION_WAIVE]       = {ANY,                      STAY},
	[ACTION_LEND]        = {ARC,                      STAY}, /* PU-13 */
	[ACTION_DESTROY]     = {ARC | REJ,                STAY},
	[ACTION_WARN]        = {0,                        STAY}, /* the program's own */
	[ACTION_BREACH]      = {0,                        STAY},
	[ACTION_RECOMPUTE]   = {0,                        STAY}, /* many at once (U-3) */
};

static const char *why_not(const struct complaint *c, enum action action)
{
	static const char *const early[STATE_COUNT] = {
		[STATE_ACCEPTED] = N_("cannot %1: it was not forwarded yet"),
		[STATE_FORWARDED] = N_("cannot %1: it is not resolved yet"),
		[STATE_HANDLING] = N_("cannot %1: it is not resolved yet"),
	};
	static const char *const late[STATE_COUNT] = {
		[STATE_ACCEPTED] = N_("cannot %1: it was accepted already"),
		[STATE_FORWARDED] = N_("cannot %1: it was forwarded already"),
		[STATE_HANDLING] = N_("cannot %1: it is being handled already"),
		[STATE_RESOLVED] = N_("cannot %1: it is resolved already"),
		[STATE_REVISITED] = N_("cannot %1: it was revisited already"),
		[STATE_ARCHIVED] = N_("cannot %1: it is archived"),
		[STATE_SUSPENDED] = N_("cannot %1: it is suspended"),
		[STATE_REJECTED] = N_("cannot %1: it was rejected"),
	};
	unsigned from = ways[action].from;

	if (action == ACTION_RESUME)
		return N_("cannot %1: it is not suspended");
	if (action == ACTION_LEND || action == ACTION_DESTROY)
		return N_("cannot %1: it is not archived yet");
	/* Is there a later state on the way in which it would be possible? */
	if (c->state <= STATE_HANDLING && (from & (RES | REV | HND | FWD)) >> (c->state + 1))
		return early[c->state];
	return late[c->state];
}

/* What must come before: the profile's order, an approval, the callers of an incident. */
static int order_check(const struct site *site, const struct complaint *c, enum action action, struct err *err)
{
	const char *name = action_table[action].name, *first;
	const struct asking *waits;
	const struct approval *held = approval_blocks(site, c, action, &waits);

	if (held && waits)
		return err_set(err, ERR_INPUT, NULL, N_("cannot %1: %2 waits for approval"), name, held->action, NULL);
	if (held)
		return err_set(err, ERR_INPUT, NULL, N_("cannot %1: %2 was refused and is to be done anew"), name, held->action, NULL);
	if (action == ACTION_ARCHIVE && incident_owes_call(c))
		return err_set(err, ERR_INPUT, NULL, N_("cannot %1: the caller of an incident is to be called back first"), name, NULL);
	first = require_first(site, c, action);
	if (first)
		return err_set(err, ERR_INPUT, NULL, N_("cannot %1: %2 is to come first"), name, first, NULL);
	return 0;
}

int lifecycle_check(const struct site *site, const struct complaint *c, enum action action, struct err *err)
{
	const char *name = action_table[action].name;

	if (action == ACTION_RECOMPUTE)
		return err_set(err, ERR_INPUT, NULL, N_("cannot %1: deadlines are moved many at once, by plaint recompute"), name, NULL);
	if (action == ACTION_WARN || action == ACTION_BREACH)
		return err_set(err, ERR_INPUT, NULL, N_("cannot %1: the program does this by itself"), name, NULL);
	if (!str_empty(complaint_field(c, "destroyed")))
		return err_set(err, ERR_INPUT, NULL, N_("cannot %1: the record was destroyed"), name, NULL);
	if (!(ways[action].from & 1u << c->state))
		return err_set(err, ERR_INPUT, NULL, why_not(c, action), name, NULL);
	if (action == ACTION_ARCHIVE && c->state == STATE_RESOLVED && lifecycle_wants_revisit(site, c))
		return err_set(err, ERR_INPUT, NULL, N_("cannot %1: the customer is to be revisited first"), name, NULL);
	if (action == ACTION_SETTLE && str_equal(lifecycle_policy(site, c, "settle", "always"), "never"))
		return err_set(err, ERR_INPUT, NULL, N_("cannot %1: one of this kind goes to its department"), name, NULL);
	return order_check(site, c, action, err);
}

bool lifecycle_no(const struct values *fields, const char *name)
{
	return str_equal(values_get(fields, name), "no");
}

static bool yes(const struct values *fields, const char *name)
{
	return str_equal(values_get(fields, name), "yes");
}

bool lifecycle_implies_receive(enum action action)
{
	return action == ACTION_CONTACT || action == ACTION_PROGRESS || action == ACTION_INVESTIGATE ||
		action == ACTION_PROPOSE || action == ACTION_RESOLVE;
}

/* The state after a revisit: one that did not reach the customer changes nothing. */
static enum state revisited(const struct site *site, struct complaint *c, const struct values *fields)
{
	if (!lifecycle_counts(site, values_get(fields, "outcome")))
		return c->state;
	if (!lifecycle_no(fields, "satisfied"))
		return STATE_REVISITED;
	/* Handled again, it is to be revisited again. */
	c->revisit = true;
	return STATE_HANDLING;
}

static bool other_department(const struct complaint *c, const struct values *fields)
{
	const char *to = values_get(fields, "department");

	return !str_empty(to) && !str_equal(to, c->value[FIELD_DEPARTMENT]);
}

static enum state state_after(const struct site *site, struct complaint *c, enum action action,
	const struct values *fields, unsigned as)
{
	int to = ways[action].to;

	if (action == ACTION_RETURN && (as & AS_HELPER))
		return c->state;
	if (to == REVISIT)
		return revisited(site, c, fields);
	if (to == BACK)
		return c->before;
	if (to >= 0)
		return (enum state)to;
	if (action == ACTION_REASSIGN && c->state == STATE_HANDLING && other_department(c, fields))
		return STATE_FORWARDED;
	if (c->state == STATE_FORWARDED && !(as & AS_HELPER) && lifecycle_implies_receive(action))
		return STATE_HANDLING;
	return c->state;
}

/* The breached clocks whose reason this action gave do not ask for it again. */
static void note_reasons(const struct site *site, struct complaint *c, enum action action,
	const struct values *fields, instant at)
{
	for (size_t i = 0; i < c->clock_count; i++) {
		struct clock_run *run = &c->clocks[i];
		const struct clock_rule *rule = site_clock(site, run->name);
		const char *field = late_field(site, run, action, at);

		if (!field || str_empty(values_get(fields, field)))
			continue;
		run->reasoned = true;
		/* One that is no violation was there for its reason: the outer limit counts
		 * from now on (GC-4). */
		if (rule && !rule->violation)
			run_stop(run, at);
	}
}

/* What waits and is not possible any more. A suspended one waits on. */
static void drop_asking(struct complaint *c)
{
	size_t kept = 0;

	for (size_t i = 0; i < c->asking_count; i++) {
		int action = action_find(c->asking[i].action);

		if (action >= 0 && (c->state == STATE_SUSPENDED || ways[action].from & 1u << c->state))
			c->asking[kept++] = c->asking[i];
	}
	c->asking_count = kept;
}

/* Resolved: is a revisit asked for, by the profile, by whoever resolves it, by the customer? */
static void note_revisit(const struct site *site, struct complaint *c, const struct values *fields)
{
	const char *when = lifecycle_policy(site, c, "revisit", "needed");

	if (!str_equal(when, "needed"))
		c->revisit = str_equal(when, "always");
	else if (yes(fields, "revisit") || opinion_of(site, values_get(fields, "satisfaction")) == OPINION_BAD)
		c->revisit = true;
	else if (lifecycle_no(fields, "revisit"))
		c->revisit = false;
}

void lifecycle_apply(const struct site *site, struct complaint *c, enum action action,
	const struct values *fields, unsigned as, instant at)
{
	enum state next;

	note_reasons(site, c, action, fields, at);
	next = state_after(site, c, action, fields, as);
	if (action == ACTION_SUSPEND)
		c->before = c->state;
	if (action == ACTION_RESOLVE)
		note_revisit(site, c, fields);
	if (action == ACTION_RETURN && !(as & AS_HELPER)) {
		c->returned++;
		c->value[FIELD_DEPARTMENT] = NULL;
		c->value[FIELD_PERSON] = NULL;
	}
	c->state = next;
	if (!state_open(next) && c->closed == INSTANT_NONE)
		c->closed = at;
	drop_asking(c);
}
