/* deadline.h - when a period ends, and why (D-2, D-3, D-5, D-6). Pure. */
#ifndef PLAINT_RULES_DEADLINE_H
#define PLAINT_RULES_DEADLINE_H

#include "plaint/complaint.h"
#include "plaint/rules/calendar.h"

enum limit_unit { LIMIT_MINUTES, LIMIT_HOURS, LIMIT_BUSINESS_MINUTES, LIMIT_BUSINESS_HOURS, LIMIT_DAYS, LIMIT_WORKDAYS, LIMIT_TODAY };
struct limit {
	enum limit_unit unit;
	int n;
	bool exact; /* "2d!": ends on its last day whatever day that is */
	bool every; /* "every 7d": recurring */
};
/* ERR_INPUT, field "limit". Only m and h may be 0 ("0m": at once). */
int limit_parse(const char *text, struct limit *out, struct err *err);
void limit_format(const struct limit *l, char out[32]);

/* One line of an explanation. Shown as: when, label (translated), count. The first is
 * the start (name: the action, for a run), the last the due time. A stretch of days of
 * one story is one step; periods of more than ten days tell working days in stretches
 * too. */
struct step {
	instant at;        /* the moment or the day it speaks of */
	instant until;     /* of a stretch of days, or none */
	bool day;          /* at is a whole day */
	const char *label; /* message id, English: "working day", "make-up working day", "not counted" */
	const char *name;  /* holiday or action it belongs to, or NULL */
	const char *name_zh;
	int count;         /* days counted so far, 0: not counted */
	int64_t seconds;   /* counted so far, for units of hours; -1: none */
};
struct steps { struct step *item; size_t count; };

struct deadline {
	instant due;
	bool provisional; /* past the calendar's last known day */
};

/* The due time of a period of limit that started at from and stood still during
 * the pauses. steps may be NULL; they live in the arena. A pause still open
 * counts up to now.
 *
 * Days (d, wd, today): the day of the start is not counted; a day counts when the
 * clock runs at its end (close of business, 24:00 or the same time, as the calendar
 * says), so a pause within a day takes nothing away and one over its end the whole
 * day. A d period that ends on a day off moves on to the next working day on which
 * it does not stand still. Elapsed and business time go on where they stopped. A
 * pause that begins exactly when the period ends does not move it; one that ends
 * exactly at a day's end still takes that day away.
 * Provisional are only the units the calendar counts: bm, bh, d, wd. */
int deadline_due(struct arena *a, const struct workdays *w, instant from, const struct limit *limit,
	const struct pause *pauses, size_t pause_count, instant now,
	struct deadline *out, struct steps *steps, struct err *err);
/* The warning: the same kind of time counted back from due; never before from, never
 * after due. Days back end as periods do (close of business ...); d back from a day
 * that falls on a day off comes on the working day before ("d!" does not); business
 * time that reaches exactly to an opening is at that opening; "today" is the start of
 * the due day. */
instant deadline_warn(const struct workdays *w, instant from, instant due, const struct limit *warn);

/* Due time and steps of a run by the rule it keeps: pauses and moves included. run->due
 * may differ when the calendar changed since: it is what holds (U-3), and then the last
 * step says so. */
int run_explain(struct arena *a, const struct workdays *w, const struct clock_run *run, instant now,
	struct deadline *out, struct steps *steps, struct err *err);

#endif
