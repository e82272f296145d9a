/* figures.h - what a report counts, and by what (PU-11, PU-12, GC-11). Pure.
 *
 * Every figure is a number of complaints received in the period, of one report settled in
 * it (of runs, for clocks),
 * for which a measure holds, so that the list behind it can be shown (U-13). How each is
 * defined stands beside it, and in plaint-reports(7).
 */
#ifndef PLAINT_RULES_FIGURES_H
#define PLAINT_RULES_FIGURES_H

#include "plaint/complaint.h"
#include "plaint/event.h"
#include "plaint/tally.h"
#include "plaint/site.h"

enum measure {
	FIG_RECEIVED,
	FIG_SCOPE,        /* received, not rejected */
	FIG_REPLY_DUE,    /* a clock that a contact stops was met, missed, or is past due */
	FIG_REPLIED,      /* ... and every such clock was met */
	FIG_RESPONSE,     /* rate */
	FIG_SETTLED,      /* resolved, revisited or archived */
	FIG_SETTLEMENT,   /* rate of FIG_SCOPE */
	FIG_ASKED,        /* an opinion is on record */
	FIG_SATISFIED,
	FIG_SATISFACTION, /* rate */
	FIG_DISSATISFIED,
	FIG_UNASKED,      /* settled without an opinion */
	FIG_AT_INTAKE,    /* settled by whoever took it (GC-2) */
	FIG_OPEN, FIG_UNFORWARDED, FIG_OVERDUE, FIG_SUSPENDED, FIG_REJECTED,
	FIG_URGENT, FIG_EMERGENCY,
	FIG_RETURNED, FIG_EXTENDED, FIG_AGAIN, FIG_RECOMPLAINED,
	FIG_JUDGED,       /* a clock was met or missed */
	FIG_IN_TIME,      /* ... and none missed */
	FIG_MISSED,       /* a clock was missed */
	FIG_TIMELINESS,   /* rate */
	FIG_VIOLATION,    /* a clock was missed whose breach is a violation (D-7) */
	FIG_SPENT,        /* seconds from receipt to settlement, summed */
	FIG_DURATION,     /* mean of it */
	/* Runs of clocks, in parts by clock alone. */
	FIG_RUNS, FIG_RUN_MET, FIG_RUN_LATE, FIG_RUN_BREACHED, FIG_RUN_RUNNING, FIG_RUN_SUSPENDED,
	FIG_RUN_CANCELLED, FIG_RUN_JUDGED, FIG_RUN_RATE,
	/* From the events. */
	FIG_TO_REVISIT,   /* revisited, or a revisit is asked for */
	FIG_REVISITED, FIG_REVISITING, FIG_REVISIT_RATE, FIG_REVISIT_GOOD, FIG_REVISIT_BAD, FIG_REVISIT_UNREACHED,
	FIG_PENALISED, FIG_CONFIRMED, FIG_WAIVED, FIG_UNJUDGED,
	FIG_YUAN,         /* deductions confirmed, summed */
	FIG_YUAN_OPEN,    /* the least of those nobody decided on yet, summed */
	FIG_CONTACTS,
	/* Of those settled: the clocks its result stops. */
	FIG_LIMITED, FIG_DONE_IN_TIME, FIG_DONE_LATE, FIG_DONE_FREE, FIG_DONE_RATE,
	FIG_COUNT
};

struct figure_info {
	const char *name;   /* "late" */
	const char *title;  /* for gettext; a word or two */
	const char *means;  /* for gettext; a sentence: numerator, denominator, which clock */
	enum column_kind kind;
	enum measure of, per;
	bool events;        /* needs the complaint's events */
};
extern const struct figure_info figure_table[FIG_COUNT];
/* By its name, or -1. */
int figure_find(const char *name);

/* One complaint as the figures see it. Measures are bits. */
struct figured {
	uint64_t holds;
	int64_t spent;
	int64_t yuan, yuan_open;
	uint32_t contacts;
};
/* now: what is past due. events may be NULL (count 0): measures of events do not hold. */
struct figured figures_of(const struct site *site, const struct complaint *c, const struct event *events, size_t count, instant now);
/* The moment it was settled, or none: it is not, now. */
instant figures_settled(const struct site *site, const struct complaint *c);
/* The same for one run, in parts by clock. */
uint64_t figures_of_run(const struct clock_run *run, instant now);
/* And for one violation, in parts by whom it falls on and by cause: "liable",
 * "liable department", "cause". */
struct figured figures_of_violation(const struct violation *v);
bool figure_source_violation(const char *source);
const char *figure_violation_key(const char *source, const struct violation *v);

/* --- by what: the keys of a complaint ---------------------------------------------- */

/* source: "all", "channel", "kind", "category", "nature", "level", "area", "department",
 * "person", "taker", "responsibility", "satisfaction", "state", "day", "week", "month", "hour",
 * "weekday", "object", "clock", "settled day", "settled week", "settled month" (by when it was
 * settled), or "field NAME" (any field, the profile's too). A list of
 * keys, "" for not filled in; choices of many give several. */
struct texts figure_keys(struct arena *a, const struct site *site, const char *source, const struct complaint *c);
/* Keys that are to be shown even if nothing falls on them, in their order: the site's
 * channels, kinds, levels, areas ..., the days of a period. */
struct texts figure_all_keys(struct arena *a, const struct site *site, const char *source, instant from, instant to);
/* May it be the `by` of a report? */
bool figure_source_known(const struct site *site, const char *source);

/* --- the reports there are -------------------------------------------------------- */

enum report_span { SPAN_DAY, SPAN_WEEK, SPAN_MONTH, SPAN_QUARTER, SPAN_ANY };

struct part_rule {
	const char *name;
	const char *title;      /* for gettext */
	const char *source;
	enum part_order order;
	const enum measure *figures; /* ended by FIG_COUNT */
};
struct report_kind {
	const char *name;
	const char *title;      /* for gettext */
	const char *help;       /* for gettext */
	enum report_span span;  /* the period when none is given */
	const struct part_rule *parts; /* ended by one without name; NULL: a ledger or list of its own */
	bool by_settlement;     /* of those settled in the period, not of those received in it */
};
extern const struct report_kind report_table[];
extern const size_t report_count;
const struct report_kind *report_find(const char *name);

/* The end of the day a report of a period that ends at `to` is due: "20" of that month,
 * "+5" of the next, "fri" of that week, "+mon" of the next. None: no such rule. */
instant report_due(const struct zone *z, const char *rule, instant to);

/* May it be a column of a ledger? */
bool ledger_field_known(const struct site *site, const char *name);
/* Fields a ledger shows unless the profile or the caller says others (HT-3). */
extern const char *const ledger_fields[];

/* The period of a report: from a day in it, or none (the present one), to a day or none. ERR_INPUT
 * when from is after to. Both ends inclusive. */
int report_period(const struct zone *z, enum report_span span, instant now, const char *from, const char *to,
	instant *first, instant *last, struct err *err);

#endif
