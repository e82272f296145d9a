/* The reports there are: what each is made of, and of which time. */
#include "plaint/rules/figures.h"
#include "plaint/str.h"

#define END FIG_COUNT

/* The three rates come first (U-13), each between what it is made of. */
#define RATES FIG_RESPONSE, FIG_SETTLEMENT, FIG_SATISFACTION

static const enum measure rates[] = { RATES, FIG_REPLIED, FIG_REPLY_DUE, FIG_SETTLED, FIG_SCOPE, FIG_SATISFIED, FIG_ASKED, END };
static const enum measure flow[] = { FIG_RECEIVED, FIG_AT_INTAKE, FIG_UNFORWARDED, FIG_SETTLED, FIG_OPEN, FIG_OVERDUE, FIG_SUSPENDED,
	FIG_REJECTED, FIG_RETURNED, FIG_AGAIN, FIG_EMERGENCY, FIG_DURATION, END };
static const enum measure share[] = { FIG_RECEIVED, FIG_SETTLED, FIG_OPEN, FIG_OVERDUE, FIG_MISSED, END };
static const enum measure each[] = { FIG_RECEIVED, RATES, FIG_SETTLED, FIG_OPEN, FIG_OVERDUE, FIG_MISSED, FIG_AGAIN, FIG_DURATION, END };
static const enum measure work[] = { FIG_RECEIVED, RATES, FIG_TIMELINESS, FIG_SETTLED, FIG_OPEN, FIG_OVERDUE, FIG_MISSED,
	FIG_RETURNED, FIG_EXTENDED, FIG_RECOMPLAINED, FIG_DURATION, END };
static const enum measure runs[] = { FIG_RUN_RATE, FIG_RUNS, FIG_RUN_MET, FIG_RUN_LATE, FIG_RUN_BREACHED, FIG_RUN_RUNNING,
	FIG_RUN_SUSPENDED, FIG_RUN_CANCELLED, END };
static const enum measure timely[] = { FIG_TIMELINESS, FIG_JUDGED, FIG_IN_TIME, FIG_MISSED, FIG_OVERDUE, FIG_EXTENDED, FIG_DURATION, END };
static const enum measure liked[] = { FIG_SATISFACTION, FIG_ASKED, FIG_SATISFIED, FIG_DISSATISFIED, FIG_UNASKED, FIG_RECOMPLAINED, END };
static const enum measure opinions[] = { FIG_RECEIVED, FIG_SETTLED, END };
static const enum measure visited[] = { FIG_REVISIT_RATE, FIG_TO_REVISIT, FIG_REVISITED, FIG_REVISITING, FIG_REVISIT_GOOD,
	FIG_REVISIT_BAD, FIG_REVISIT_UNREACHED, FIG_SATISFACTION, END };
static const enum measure punished[] = { FIG_VIOLATION, FIG_PENALISED, FIG_CONFIRMED, FIG_WAIVED, FIG_UNJUDGED,
	FIG_YUAN, FIG_YUAN_OPEN, END };
static const enum measure charged[] = { FIG_PENALISED, FIG_CONFIRMED, FIG_WAIVED, FIG_UNJUDGED, FIG_YUAN, FIG_YUAN_OPEN, END };

static const enum measure settled[] = { FIG_SETTLED, FIG_DONE_IN_TIME, FIG_DONE_LATE, FIG_DONE_FREE, FIG_DONE_RATE, FIG_AT_INTAKE,
	FIG_SATISFACTION, FIG_DURATION, END };

#define PART(name, title, source, order, figures) { name, title, source, order, figures }
#define HEAD PART("rates", N_("The three rates"), "all", PART_AS_IT_IS, rates)
#define ALL(figures) PART("all", N_("In all"), "all", PART_AS_IT_IS, figures)
#define LAST { NULL, NULL, NULL, PART_AS_IT_IS, NULL }

/* What a day, a week and a month look at alike. */
static const struct part_rule round_parts[] = {
	HEAD,
	PART("flow", N_("What came and went"), "all", PART_AS_IT_IS, flow),
	PART("levels", N_("By level"), "level", PART_AS_IT_IS, share),
	PART("kinds", N_("By kind"), "kind", PART_AS_IT_IS, share),
	PART("channels", N_("By channel"), "channel", PART_AS_IT_IS, share),
	PART("categories", N_("By category"), "category", PART_BY_COUNT, share),
	PART("departments", N_("By department"), "department", PART_BY_COUNT, share),
	PART("clocks", N_("By clock"), "clock", PART_AS_IT_IS, runs),
	LAST,
};
static const struct part_rule trend_parts[] = { HEAD, PART("days", N_("Day by day"), "day", PART_BY_KEY, each),
	PART("hours", N_("By hour of the day"), "hour", PART_BY_KEY, share), LAST };
static const struct part_rule category_parts[] = { HEAD, PART("natures", N_("By nature"), "nature", PART_BY_COUNT, each),
	PART("services", N_("By service"), "service", PART_BY_COUNT, each),
	PART("categories", N_("By category"), "category", PART_BY_COUNT, each), LAST };
static const struct part_rule channel_parts[] = { HEAD, PART("channels", N_("By channel"), "channel", PART_BY_COUNT, each), LAST };
static const struct part_rule area_parts[] = { HEAD, PART("areas", N_("By area"), "area", PART_BY_COUNT, each), LAST };
static const struct part_rule cause_parts[] = { HEAD, PART("responsibility", N_("By responsibility"), "responsibility", PART_BY_COUNT, each),
	PART("natures", N_("By nature"), "nature", PART_BY_COUNT, each),
	PART("objects", N_("By what is complained of"), "field object", PART_BY_COUNT, share), LAST };
static const struct part_rule time_parts[] = { HEAD, ALL(timely), PART("clocks", N_("By clock"), "clock", PART_AS_IT_IS, runs),
	PART("departments", N_("By department"), "department", PART_BY_COUNT, timely),
	PART("people", N_("By person"), "person", PART_BY_COUNT, timely),
	PART("levels", N_("By level"), "level", PART_AS_IT_IS, timely), LAST };
static const struct part_rule liked_parts[] = { HEAD, PART("opinions", N_("By opinion"), "satisfaction", PART_AS_IT_IS, opinions),
	PART("departments", N_("By department"), "department", PART_BY_COUNT, liked),
	PART("people", N_("By person"), "person", PART_BY_COUNT, liked),
	PART("categories", N_("By category"), "category", PART_BY_COUNT, liked), LAST };
static const struct part_rule visit_parts[] = { HEAD, ALL(visited),
	PART("departments", N_("By department"), "department", PART_BY_COUNT, visited),
	PART("takers", N_("By taker"), "taker", PART_BY_COUNT, visited), LAST };
static const struct part_rule penalty_parts[] = { HEAD, ALL(punished),
	PART("departments", N_("By department it falls on"), "liable department", PART_BY_COUNT, charged),
	PART("people", N_("By person it falls on"), "liable", PART_BY_COUNT, charged),
	PART("causes", N_("By cause of deduction"), "cause", PART_BY_COUNT, charged),
	PART("clocks", N_("By clock"), "clock", PART_AS_IT_IS, runs), LAST };
static const struct part_rule department_parts[] = { HEAD, PART("departments", N_("By department"), "department", PART_BY_COUNT, work), LAST };
static const struct part_rule people_parts[] = { HEAD, PART("people", N_("By person"), "person", PART_BY_COUNT, work),
	PART("takers", N_("By taker"), "taker", PART_BY_COUNT, work), LAST };
/* By the day it was settled, whenever it was taken in (U-13). */
static const struct part_rule settled_parts[] = { ALL(settled), PART("days", N_("Day by day"), "settled day", PART_BY_KEY, settled),
	PART("departments", N_("By department"), "department", PART_BY_COUNT, settled),
	PART("people", N_("By person"), "person", PART_BY_COUNT, settled),
	PART("kinds", N_("By kind"), "kind", PART_AS_IT_IS, settled),
	PART("levels", N_("By level"), "level", PART_AS_IT_IS, settled),
	PART("clocks", N_("By clock"), "clock", PART_AS_IT_IS, runs), LAST };

const struct report_kind report_table[] = {
	{ "daily", N_("Daily report"), N_("one day: what came, what went, what is late; carries the head of the event chain"), SPAN_DAY, round_parts, false },
	{ "weekly", N_("Weekly report"), N_("one week, Monday to Sunday; checked and approved"), SPAN_WEEK, round_parts, false },
	{ "monthly", N_("Monthly report"), N_("one month; checked, approved and handed on"), SPAN_MONTH, round_parts, false },
	{ "quarterly", N_("Quarterly report"), N_("three months"), SPAN_QUARTER, round_parts, false },
	{ "trend", N_("Trend"), N_("day by day, week by week or month by month, as the period is long"), SPAN_ANY, trend_parts, false },
	{ "categories", N_("Types"), N_("by nature, service and category"), SPAN_ANY, category_parts, false },
	{ "channels", N_("Channels"), N_("by the way they came in"), SPAN_ANY, channel_parts, false },
	{ "areas", N_("Areas"), N_("by area"), SPAN_ANY, area_parts, false },
	{ "causes", N_("Causes"), N_("by responsibility, nature and what is complained of"), SPAN_ANY, cause_parts, false },
	{ "departments", N_("Department appraisal"), N_("appraisal of departments"), SPAN_ANY, department_parts, false },
	{ "people", N_("Appraisal of people"), N_("appraisal of people: who handled, who took"), SPAN_ANY, people_parts, false },
	{ "timeliness", N_("Timeliness"), N_("clocks met and missed, by clock, department and person"), SPAN_ANY, time_parts, false },
	{ "satisfaction", N_("Satisfaction"), N_("what customers said of it"), SPAN_ANY, liked_parts, false },
	{ "settled", N_("Settled by date"), N_("what was settled in the period, by day of settlement, and whether within its limit"), SPAN_ANY, settled_parts, true },
	{ "revisits", N_("Revisits"), N_("revisits done and waiting, and what they found"), SPAN_ANY, visit_parts, false },
	{ "penalties", N_("Penalties"), N_("violations, and what became of them"), SPAN_ANY, penalty_parts, false },
	{ "warnings", N_("Early warnings"), N_("what passed a threshold of the profile, when, and whom it was told"), SPAN_ANY, NULL, false },
	{ "ledger", N_("Ledger"), N_("every complaint of the period, a line each, to print"), SPAN_ANY, NULL, false },
};
const size_t report_count = sizeof report_table / sizeof *report_table;

const struct report_kind *report_find(const char *name)
{
	for (size_t i = 0; i < report_count; i++)
		if (str_equal(report_table[i].name, name))
			return &report_table[i];
	return NULL;
}

const char *const ledger_fields[] = { "number", "received", "name", "phone", "address", "channel", "kind", "category", "level",
	"text", "taker", "department", "person", "state", "closed", "measures", "satisfaction", "outside_number", NULL };
