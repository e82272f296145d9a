/* instant.h - points in time, days and zones. Pure, but for zone_load.
 *
 * An instant is whole seconds since 1970-01-01 00:00 UTC; 0 means "none".
 * A daynum is a day of the civil calendar, counted from 1970-01-01.
 */
#ifndef PLAINT_INSTANT_H
#define PLAINT_INSTANT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "plaint/error.h"

typedef int64_t instant;
typedef int32_t daynum;

#define INSTANT_NONE ((instant)0)
#define MINUTE ((instant)60)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

struct civil {
	int year, month, day; /* month 1-12, day 1-31 */
	int hour, minute, second;
};

/* A zone as data: its offsets from UTC between 1970 and 2100, so that it can be
 * sent to a client and used without the machine's zone files. */
struct zone_change {
	instant at;     /* from this instant on ... */
	int32_t offset; /* ... local time is UTC plus this many seconds */
};
struct zone {
	char name[48];
	int32_t first_offset; /* before the first change */
	size_t count;
	struct zone_change *changes; /* ascending; owned by the zone (malloc) */
};

/* Reads the machine's zone of that name ("Asia/Shanghai"). ERR_INPUT when there
 * is none. Sets TZ while it works: call it while no other thread uses local time. */
int zone_load(struct zone *z, const char *name, struct err *err);
void zone_release(struct zone *z);

int32_t zone_offset(const struct zone *z, instant t);
struct civil zone_civil(const struct zone *z, instant t);
daynum zone_day(const struct zone *z, instant t);
/* Seconds of the civil clock since midnight of t's day, 0-86399. */
int zone_second(const struct zone *z, instant t);
/* The instant of a local time. One that does not exist (summer time) is the
 * first that does; one that exists twice is the first. second may be 86400. */
instant zone_instant(const struct zone *z, daynum day, int second);

daynum day_from_civil(int year, int month, int day);
void day_to_civil(daynum d, int *year, int *month, int *day);
int day_weekday(daynum d); /* 0 Monday - 6 Sunday */
/* "2026-02-14", exactly; -1 when it is no such date. */
int day_parse(const char *s, daynum *out);
void day_format(daynum d, char out[11]);

/* ISO 8601: "2026-11-22T14:32:07+08:00", 'T' or a blank between, seconds and
 * offset optional (then the zone's), or a date alone (00:00). */
int instant_parse(const struct zone *z, const char *s, instant *out);
void instant_format(const struct zone *z, instant t, char out[26]);

/* The clock of the machine. The only place that reads it. */
instant instant_now(void);

#endif
