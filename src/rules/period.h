/* period.h - counting a period forward, inside rules/. */
#ifndef RULES_PERIOD_H
#define RULES_PERIOD_H

#include "trace.h"

/* Times a clock stood still: sorted, apart, none before the start, none open. A
 * moment t lies in one when from < t <= to. */
struct stills {
	struct pause *item;
	size_t count;
};
struct stills stills_from(struct arena *a, const struct pause *pauses, size_t count, instant start, instant now);
bool stills_cover(const struct stills *s, instant t);

struct period {
	const struct workdays *w;
	const struct stills *stills;
	struct trace *trace;
	instant from;
	daynum start_day; /* not counted */
	int second;       /* time of day, for period_end same-time */
};

/* The end of n seconds of elapsed time. */
instant period_elapsed(struct period *p, int64_t seconds);
/* The end of seconds of business time. */
int period_business(struct period *p, int64_t seconds, instant *due, struct err *err);
/* The last day of a period of days; *due its end. */
int period_days(struct period *p, const struct limit *l, instant *due, daynum *last, struct err *err);
/* When the day ends by the calendar's convention; second for same-time. */
instant day_end(const struct workdays *w, daynum day, const struct day_info *info, int second);

/* Any of them; adds the last step. */
int period_count(struct period *p, const struct limit *l, struct deadline *out, struct err *err);

#endif
