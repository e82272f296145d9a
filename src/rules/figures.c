/* What each figure counts. */
#include "plaint/rules/figures.h"

#include <stdio.h>
#include <string.h>

#include "plaint/action.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/rules/opinion.h"
#include "plaint/rules/supervision.h"
#include "plaint/str.h"

#define COUNT(id, name, title, means) [id] = { name, title, means, COLUMN_COUNT, FIG_COUNT, FIG_COUNT, false }
#define EVENT(id, name, title, means) [id] = { name, title, means, COLUMN_COUNT, FIG_COUNT, FIG_COUNT, true }
#define RATE(id, name, title, of, per, means) [id] = { name, title, means, COLUMN_RATE, of, per, false }

const struct figure_info figure_table[FIG_COUNT] = {
	COUNT(FIG_RECEIVED, "received", N_("Taken in"), N_("complaints received in the period")),
	COUNT(FIG_SCOPE, "in_scope", N_("In scope"), N_("received and not rejected as out of scope")),
	COUNT(FIG_REPLY_DUE, "reply_due", N_("Reply due"), N_("with a clock that a contact with the customer stops, and that was met, missed or is past due; not those still in time")),
	COUNT(FIG_REPLIED, "replied", N_("Replied in time"), N_("of those whose reply was due: every such clock was met")),
	RATE(FIG_RESPONSE, "response_rate", N_("Response %"), FIG_REPLIED, FIG_REPLY_DUE, N_("replied in time, of those whose reply was due")),
	COUNT(FIG_SETTLED, "settled", N_("Settled"), N_("resolved, revisited or archived now; one handled again after a revisit is not")),
	RATE(FIG_SETTLEMENT, "settlement_rate", N_("Settled %"), FIG_SETTLED, FIG_SCOPE, N_("settled, of those in scope; suspended ones count as not settled")),
	COUNT(FIG_ASKED, "asked", N_("Opinion given"), N_("with the customer's satisfaction on record; 'gave no opinion' does not count")),
	COUNT(FIG_SATISFIED, "satisfied", N_("Satisfied"), N_("of those who gave an opinion: content, as the profile counts it")),
	RATE(FIG_SATISFACTION, "satisfaction_rate", N_("Satisfied %"), FIG_SATISFIED, FIG_ASKED, N_("satisfied, of those who gave an opinion")),
	COUNT(FIG_DISSATISFIED, "dissatisfied", N_("Dissatisfied"), N_("of those who gave an opinion: not content")),
	COUNT(FIG_UNASKED, "no_opinion", N_("No opinion"), N_("settled without an opinion on record")),
	COUNT(FIG_AT_INTAKE, "at_intake", N_("At intake"), N_("settled by whoever took it, never with a department")),
	COUNT(FIG_OPEN, "open", N_("Open"), N_("neither archived nor rejected now")),
	COUNT(FIG_UNFORWARDED, "unforwarded", N_("Not forwarded"), N_("accepted, not forwarded yet")),
	COUNT(FIG_OVERDUE, "overdue", N_("Overdue"), N_("open, with a clock past its due time now")),
	COUNT(FIG_SUSPENDED, "suspended", N_("Suspended"), N_("suspended now")),
	COUNT(FIG_REJECTED, "rejected", N_("Rejected"), N_("rejected as out of scope")),
	COUNT(FIG_URGENT, "urgent", N_("Level 1"), N_("of level 1 now")),
	COUNT(FIG_EMERGENCY, "emergency", N_("Emergencies"), N_("registered or raised as an emergency")),
	COUNT(FIG_RETURNED, "returned", N_("Returned"), N_("returned by a department at least once")),
	COUNT(FIG_EXTENDED, "extended", N_("Extended"), N_("with a clock that was granted a longer time")),
	COUNT(FIG_AGAIN, "again", N_("Re-complaints"), N_("that complain again of an earlier one")),
	COUNT(FIG_RECOMPLAINED, "recomplained", N_("Complained again"), N_("that were complained of again")),
	COUNT(FIG_JUDGED, "judged", N_("Judged"), N_("with a clock that was met, missed or is past due; clocks that only ask for their reason (no violation) are left out")),
	COUNT(FIG_IN_TIME, "in_time", N_("In time"), N_("of those judged: no clock was missed")),
	COUNT(FIG_MISSED, "missed", N_("Missed"), N_("with a clock stopped late or past due now")),
	RATE(FIG_TIMELINESS, "timeliness_rate", N_("In time %"), FIG_IN_TIME, FIG_JUDGED, N_("in time, of those judged")),
	COUNT(FIG_VIOLATION, "violations", N_("Violations"), N_("with a missed clock whose breach enters the supervision list")),
	[FIG_SPENT] = { "spent", N_("Time spent"), N_("seconds from receipt to settlement, all together"), COLUMN_SUM, FIG_COUNT, FIG_COUNT, false },
	[FIG_DURATION] = { "duration", N_("Mean time"), N_("mean time from receipt to the moment it was settled, of those settled"), COLUMN_MEAN, FIG_SPENT, FIG_SETTLED, false },
	COUNT(FIG_RUNS, "runs", N_("Runs"), N_("runs of the clock; a clock that began anew has several")),
	COUNT(FIG_RUN_MET, "met", N_("Met"), N_("runs stopped in time")),
	COUNT(FIG_RUN_LATE, "late", N_("Late"), N_("runs stopped after their due time")),
	COUNT(FIG_RUN_BREACHED, "breached", N_("Past due"), N_("runs not stopped, past their due time now")),
	COUNT(FIG_RUN_RUNNING, "running", N_("Running"), N_("runs not stopped, not due yet")),
	COUNT(FIG_RUN_SUSPENDED, "stands", N_("Suspended"), N_("runs that stand still now")),
	COUNT(FIG_RUN_CANCELLED, "cancelled", N_("Cancelled"), N_("runs ended by a return, a rejection or a changed level; not judged")),
	COUNT(FIG_RUN_JUDGED, "runs_judged", N_("Judged"), N_("runs met, late or past due")),
	RATE(FIG_RUN_RATE, "rate", N_("In time %"), FIG_RUN_MET, FIG_RUN_JUDGED, N_("runs met, of those met, late or past due")),
	EVENT(FIG_TO_REVISIT, "to_revisit", N_("To revisit"), N_("revisited, or settled and waiting for the revisit the profile asks for")),
	EVENT(FIG_REVISITED, "revisited", N_("Revisited"), N_("the customer was reached by a revisit at least once")),
	EVENT(FIG_REVISITING, "waiting", N_("Waiting"), N_("settled, the revisit the profile asks for not done yet")),
	[FIG_REVISIT_RATE] = { "revisit_rate", N_("Revisit %"), N_("revisited, of those to revisit"), COLUMN_RATE, FIG_REVISITED, FIG_TO_REVISIT, true },
	EVENT(FIG_REVISIT_GOOD, "revisit_good", N_("Found good"), N_("the last revisit found the customer content")),
	EVENT(FIG_REVISIT_BAD, "revisit_bad", N_("Found bad"), N_("a revisit found the customer not satisfied: handled again")),
	EVENT(FIG_REVISIT_UNREACHED, "revisit_unreached", N_("Not reached"), N_("a revisit that did not reach the customer")),
	COUNT(FIG_PENALISED, "penalised", N_("Proposed"), N_("with a deduction proposed by a person")),
	COUNT(FIG_CONFIRMED, "confirmed", N_("Confirmed"), N_("with a deduction confirmed by a supervisor")),
	COUNT(FIG_WAIVED, "waived", N_("Waived"), N_("with a deduction waived, the reason on record")),
	COUNT(FIG_UNJUDGED, "undecided", N_("Undecided"), N_("with a violation or proposal neither confirmed nor waived")),
	[FIG_YUAN] = { "confirmed_yuan", N_("Confirmed yuan"), N_("deductions confirmed by a supervisor, all together"), COLUMN_YUAN, FIG_COUNT, FIG_COUNT, false },
	[FIG_YUAN_OPEN] = { "undecided_yuan", N_("Open yuan"), N_("the least of the deductions nobody decided on yet, all together"), COLUMN_YUAN, FIG_COUNT, FIG_COUNT, false },
	EVENT(FIG_CONTACTS, "contacted", N_("Contacted"), N_("the customer was contacted at least once, reached or not")),
	COUNT(FIG_LIMITED, "limited", N_("With a limit"), N_("settled, with a clock that the result stops")),
	COUNT(FIG_DONE_IN_TIME, "settled_in_time", N_("Within limit"), N_("settled, and the last run of every clock that the result stops was met")),
	COUNT(FIG_DONE_LATE, "settled_late", N_("After limit"), N_("settled, and a clock that the result stops was missed")),
	COUNT(FIG_DONE_FREE, "no_limit", N_("No limit"), N_("settled, with no clock that the result stops, as at intake")),
	RATE(FIG_DONE_RATE, "settled_in_time_rate", N_("Within limit %"), FIG_DONE_IN_TIME, FIG_LIMITED, N_("settled within the limit, of those with a limit")),
};

int figure_find(const char *name)
{
	for (int i = 0; i < FIG_COUNT; i++)
		if (str_equal(figure_table[i].name, name))
			return i;
	return -1;
}

#define BIT(m) ((uint64_t)1 << (m))
_Static_assert(FIG_COUNT <= 64, "measures are bits");

static uint64_t when(bool holds, enum measure m)
{
	return holds ? BIT(m) : 0;
}

/* --- clocks ------------------------------------------------------------------ */

/* A breach counts from the second after the due time, seen by the timer or not. */
static bool past_due(const struct clock_run *run, instant now)
{
	return run->state == CLOCK_BREACHED || (run->state == CLOCK_RUNNING && now > run->due);
}

static bool missed(const struct clock_run *run, instant now)
{
	return run->state == CLOCK_LATE || past_due(run, now);
}

static bool judged(const struct clock_run *run, instant now)
{
	return run->state == CLOCK_MET || missed(run, now);
}

uint64_t figures_of_run(const struct clock_run *run, instant now)
{
	bool over = past_due(run, now);

	return BIT(FIG_RUNS) | when(run->state == CLOCK_MET, FIG_RUN_MET) | when(run->state == CLOCK_LATE, FIG_RUN_LATE) |
		when(over, FIG_RUN_BREACHED) | when(run->state == CLOCK_RUNNING && !over, FIG_RUN_RUNNING) |
		when(run->state == CLOCK_SUSPENDED, FIG_RUN_SUSPENDED) |
		when(run->state == CLOCK_CANCELLED, FIG_RUN_CANCELLED) | when(judged(run, now), FIG_RUN_JUDGED);
}

static bool stopped_by_contact(const struct site *site, const struct clock_run *run)
{
	const struct clock_rule *rule = site_clock(site, run->name);

	return rule && texts_has(&rule->stops, "contact");
}

/* What is no violation (the first limit of GC-4) was there to ask for its reason: it is
 * not held against anybody in the figures of time either. */
static bool violates(const struct site *site, const struct clock_run *run)
{
	const struct clock_rule *rule = site_clock(site, run->name);

	return !rule || rule->violation;
}

static uint64_t of_clocks(const struct site *site, const struct complaint *c, instant now)
{
	bool any = false, bad = false, reply = false, reply_bad = false, over = false, moved = false;

	for (size_t i = 0; i < c->clock_count; i++) {
		const struct clock_run *run = &c->clocks[i];
		bool counts = judged(run, now) && violates(site, run), miss = counts && missed(run, now);

		any = any || counts;
		bad = bad || miss;
		over = over || past_due(run, now);
		moved = moved || run->move_count;
		if (judged(run, now) && stopped_by_contact(site, run)) {
			reply = true;
			reply_bad = reply_bad || missed(run, now);
		}
	}
	return when(any, FIG_JUDGED) | when(any && !bad, FIG_IN_TIME) | when(bad, FIG_MISSED) | when(bad, FIG_VIOLATION) |
		when(over && state_open(c->state), FIG_OVERDUE) | when(moved, FIG_EXTENDED) |
		when(reply, FIG_REPLY_DUE) | when(reply && !reply_bad, FIG_REPLIED);
}

/* --- the record ---------------------------------------------------------------- */

static bool is_settled(enum state s)
{
	return s == STATE_RESOLVED || s == STATE_REVISITED || s == STATE_ARCHIVED;
}

/* The moment it was settled: when it was last resolved, or settled at intake. Records of
 * an older program do not say it: the last stop of a clock that `resolve` stops, else
 * when it was closed, else its last change. */
static instant settled_at(const struct site *site, const struct complaint *c)
{
	instant at = complaint_happened(c, "resolve"), intake = complaint_happened(c, "settle");

	bool known = at != INSTANT_NONE || intake != INSTANT_NONE;

	at = at > intake ? at : intake;
	for (size_t i = 0; !known && i < c->clock_count; i++) {
		const struct clock_run *run = &c->clocks[i];
		const struct clock_rule *rule = site_clock(site, run->name);

		if (!rule || run->stopped == INSTANT_NONE || run->state == CLOCK_CANCELLED)
			continue;
		if ((texts_has(&rule->stops, "resolve") || texts_has(&rule->stops, "settle")) && run->stopped > at)
			at = run->stopped;
	}
	if (at == INSTANT_NONE)
		at = c->closed != INSTANT_NONE ? c->closed : c->updated;
	return at > c->received ? at : c->received;
}

instant figures_settled(const struct site *site, const struct complaint *c)
{
	return is_settled(c->state) ? settled_at(site, c) : INSTANT_NONE;
}

static bool stopped_by_result(const struct site *site, const struct clock_run *run)
{
	const struct clock_rule *rule = site_clock(site, run->name);

	return rule && rule->violation && (texts_has(&rule->stops, "resolve") || texts_has(&rule->stops, "settle"));
}

/* Is there a later run of the same clock? Handled again, the last one counts. */
static bool superseded(const struct complaint *c, const struct clock_run *run)
{
	for (size_t i = 0; i < c->clock_count; i++)
		if (str_equal(c->clocks[i].name, run->name) && c->clocks[i].run > run->run &&
			c->clocks[i].state != CLOCK_CANCELLED)
			return true;
	return false;
}

static uint64_t of_limits(const struct site *site, const struct complaint *c, instant now)
{
	bool any = false, late = false;

	if (!is_settled(c->state))
		return 0;
	for (size_t i = 0; i < c->clock_count; i++) {
		const struct clock_run *run = &c->clocks[i];

		if (!judged(run, now) || !stopped_by_result(site, run) || superseded(c, run))
			continue;
		any = true;
		late = late || missed(run, now);
	}
	return when(any, FIG_LIMITED) | when(any && !late, FIG_DONE_IN_TIME) | when(late, FIG_DONE_LATE) | when(!any, FIG_DONE_FREE);
}

static uint64_t of_record(const struct site *site, const struct complaint *c)
{
	enum opinion opinion = opinion_of(site, c->value[FIELD_SATISFACTION]);
	bool asked = opinion != OPINION_NONE, bad = opinion == OPINION_BAD, settled = is_settled(c->state);

	return BIT(FIG_RECEIVED) | when(c->state != STATE_REJECTED, FIG_SCOPE) | when(settled, FIG_SETTLED) |
		when(asked, FIG_ASKED) | when(asked && !bad, FIG_SATISFIED) | when(bad, FIG_DISSATISFIED) |
		when(settled && !asked, FIG_UNASKED) |
		when(c->state == STATE_ARCHIVED && str_empty(c->value[FIELD_DEPARTMENT]), FIG_AT_INTAKE) |
		when(state_open(c->state), FIG_OPEN) | when(c->state == STATE_ACCEPTED, FIG_UNFORWARDED) |
		when(c->state == STATE_SUSPENDED, FIG_SUSPENDED) | when(c->state == STATE_REJECTED, FIG_REJECTED) |
		when(c->level == 1, FIG_URGENT) | when(c->emergency, FIG_EMERGENCY) |
		when(c->returned > 0, FIG_RETURNED) | when(!str_empty(c->original), FIG_AGAIN) |
		when(c->recomplaint_count > 0, FIG_RECOMPLAINED);
}

/* --- events ----------------------------------------------------------------------- */

static uint64_t of_revisit(const struct site *site, const struct event *e)
{
	bool bad;

	if (!lifecycle_counts(site, event_after(e, "outcome")))
		return BIT(FIG_REVISIT_UNREACHED);
	bad = str_equal(event_after(e, "satisfied"), "no");
	return BIT(FIG_REVISITED) | when(bad, FIG_REVISIT_BAD) | when(!bad, FIG_REVISIT_GOOD);
}

static uint64_t of_events(const struct site *site, const struct complaint *c, const struct event *e, size_t count)
{
	uint64_t holds = 0;

	for (size_t i = 0; i < count; i++) {
		switch (action_find(e[i].action)) {
		case ACTION_REVISIT:
			holds = (holds & ~BIT(FIG_REVISIT_GOOD)) | of_revisit(site, &e[i]);
			break;
		case ACTION_CONTACT:
			holds |= BIT(FIG_CONTACTS);
			break;
		default:
			break;
		}
	}
	if (c->state == STATE_RESOLVED && lifecycle_wants_revisit(site, c))
		holds |= BIT(FIG_REVISITING);
	if (holds & (BIT(FIG_REVISITED) | BIT(FIG_REVISITING)))
		holds |= BIT(FIG_TO_REVISIT);
	return holds;
}

/* --- violations ------------------------------------------------------------------ */

struct figured figures_of_violation(const struct violation *v)
{
	struct figured f = { .holds = when(v->by != NULL, FIG_PENALISED) | when(v->state == VIOLATION_CONFIRMED, FIG_CONFIRMED) |
		when(v->state == VIOLATION_WAIVED, FIG_WAIVED) | when(v->state == VIOLATION_OPEN, FIG_UNJUDGED) };
	int64_t most;

	if (v->state == VIOLATION_CONFIRMED)
		f.yuan = v->yuan;
	else if (v->state == VIOLATION_OPEN)
		penalty_range(v->amount, &f.yuan_open, &most);
	f.holds |= when(f.yuan > 0, FIG_YUAN) | when(f.yuan_open > 0, FIG_YUAN_OPEN);
	return f;
}

bool figure_source_violation(const char *source)
{
	return str_equal(source, "liable") || str_equal(source, "liable department") || str_equal(source, "cause");
}

const char *figure_violation_key(const char *source, const struct violation *v)
{
	if (str_equal(source, "cause"))
		return str_or_empty(v->penalty);
	return str_or_empty(str_equal(source, "liable") ? v->person : v->department);
}

/* Missed, and the timer has not put it into the list yet. */
static bool unlisted(const struct site *site, const struct complaint *c, const struct clock_run *run, instant now)
{
	char title[80];

	if (!missed(run, now) || !violates(site, run))
		return false;
	snprintf(title, sizeof title, run->run > 1 ? "%s#%d" : "%s", run->name, run->run);
	return !complaint_violation(c, title);
}

struct figured figures_of(const struct site *site, const struct complaint *c, const struct event *events, size_t count,
	instant now)
{
	struct figured f = { .holds = of_record(site, c) | of_clocks(site, c, now) | of_limits(site, c, now) };

	if (events)
		f.holds |= of_events(site, c, events, count);
	for (size_t i = 0; i < c->clock_count; i++)
		f.holds |= when(unlisted(site, c, &c->clocks[i], now), FIG_UNJUDGED);
	for (size_t i = 0; i < c->violation_count; i++) {
		struct figured one = figures_of_violation(&c->violations[i]);

		f.holds |= one.holds;
		f.yuan += one.yuan;
		f.yuan_open += one.yuan_open;
	}
	if (f.holds & BIT(FIG_SETTLED))
		f.spent = settled_at(site, c) - c->received;
	return f;
}
