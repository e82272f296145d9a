/* calendar.h - the working calendar: which days are worked and when (D-4, U-1). Pure. */
#ifndef PLAINT_RULES_CALENDAR_H
#define PLAINT_RULES_CALENDAR_H

#include "plaint/site.h"

#define DAY_SPANS 8

struct span { int from, to; }; /* seconds since midnight, from < to <= 86400 */

enum day_kind { DAY_WEEK, DAY_OFF, DAY_WORK, DAY_SPECIAL };
struct day_info {
	bool working;
	enum day_kind kind;
	const char *name, *name_zh; /* of the holiday, or NULL */
	int spans;
	struct span span[DAY_SPANS]; /* ascending, not overlapping */
	bool known;                  /* not past the calendar's last known day */
};

/* Compiled from site->calendar, site->holidays, site->zone. */
struct workdays;

enum period_end { PERIOD_CLOSE, PERIOD_MIDNIGHT, PERIOD_SAME_TIME };

/* One entry of a holidays section: "2026-01-01", "2026-01-01..2026-01-03", "12-25"
 * (every year), "12-24..12-26", with hours behind it "2026-02-14 09:00-12:00". */
struct day_entry {
	bool yearly;     /* from and to are days of the leap year 2000 */
	daynum from, to; /* from > to only when yearly: over the year's end */
	int spans;       /* 0: no hours given */
	struct span span[DAY_SPANS];
};
int day_entry_parse(const char *text, struct day_entry *out, struct err *err);

/* Lives in the arena; keeps pointers into the site. A fault in the site's texts is
 * ERR_INPUT with the field set to the "where" of the section. */
int workdays_new(struct arena *a, const struct site *site, struct workdays **out, struct err *err);
/* By kind: special, then work, then off, then the week; within a kind a date wins over
 * a month-day. A working day without hours (none in the calendar) has one span of the
 * whole day. Make-up days without hours of their own have a Monday's. O(log n). */
void workdays_day(const struct workdays *w, daynum day, struct day_info *out);
/* The last day whose holidays are known: the latest known_until; where no section
 * says one, the last date given; a far past day when no holidays are given. */
daynum workdays_known_until(const struct workdays *w);
const struct zone *workdays_zone(const struct workdays *w);
enum period_end workdays_period_end(const struct workdays *w);

/* Parses "mon-fri 08:30-12:00 13:30-17:30" into 7 days' spans: used by the
 * calendar and by oncall hours ("mon-sun 17:30-08:30": past midnight). */
struct week { int spans[7]; struct span span[7][DAY_SPANS]; };
int week_parse(const struct texts *hours, bool past_midnight, struct week *out, struct err *err);
bool week_covers(const struct week *w, int weekday, int second);

#endif
