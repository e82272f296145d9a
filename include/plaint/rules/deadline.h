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
int limit_parse(const char *text, struct limit *out, struct err *err);
void limit_format(const struct limit *l, char out[32]);

/* One line of an explanation. Shown as: when, label (translated), count. */
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
 * counts up to now. */
int deadline_due(struct arena *a, const struct workdays *w, instant from, const struct limit *limit,
	const struct pause *pauses, size_t pause_count, instant now,
	struct deadline *out, struct steps *steps, struct err *err);
/* The warning: the same kind of time counted back from due. Never before from. */
instant deadline_warn(const struct workdays *w, instant from, instant due, const struct limit *warn);

/* Due, warning and steps of a run by the rule it keeps: pauses and moves included. */
int run_explain(struct arena *a, const struct workdays *w, const struct clock_run *run, instant now,
	struct deadline *out, struct steps *steps, struct err *err);

#endif
