/* Days, and instants seen in a zone. Reading the zone itself: zone.c. */
#include "plaint/instant.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* Years 1 to 9999: what fits the formats. Keeps hostile values from overflowing. */
#define EARLIEST (-62135596800)
#define LATEST (253402300799)

static instant clamp(instant t)
{
	return t < EARLIEST ? EARLIEST : t > LATEST ? LATEST : t;
}

/* --- days: the proleptic Gregorian calendar, by eras of 400 years --------- */

#define ERA_DAYS 146097
#define EPOCH 719468 /* days from 0000-03-01 to 1970-01-01 */

daynum day_from_civil(int year, int month, int day)
{
	/* A year begins in March, so that the leap day is its last. */
	int y = month <= 2 ? year - 1 : year;
	int era = (y >= 0 ? y : y - 399) / 400;
	int year_of_era = y - era * 400;
	int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	return era * ERA_DAYS + day_of_era - EPOCH;
}

void day_to_civil(daynum d, int *year, int *month, int *day)
{
	int64_t z = (int64_t)d + EPOCH;
	int64_t era = (z >= 0 ? z : z - (ERA_DAYS - 1)) / ERA_DAYS;
	int of_era = (int)(z - era * ERA_DAYS);
	int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int m = (5 * of_year + 2) / 153;

	*day = of_year - (153 * m + 2) / 5 + 1;
	*month = m < 10 ? m + 3 : m - 9;
	*year = (int)(year_of_era + era * 400) + (*month <= 2);
}

int day_weekday(daynum d)
{
	/* 1970-01-01 was a Thursday. */
	int w = (int)(((int64_t)d + 3) % 7);

	return w < 0 ? w + 7 : w;
}

/* Exactly n digits. Returns what follows, or NULL. */
static const char *digits(const char *s, int n, int *out)
{
	int v = 0;

	if (!s)
		return NULL;
	for (int i = 0; i < n; i++, s++) {
		if (*s < '0' || *s > '9')
			return NULL;
		v = v * 10 + (*s - '0');
	}
	*out = v;
	return s;
}

static const char *letter(const char *s, char c)
{
	return s && *s == c ? s + 1 : NULL;
}

static const char *parse_date(const char *s, daynum *out)
{
	int y = 0, m = 0, d = 0, y2, m2, d2;

	s = digits(letter(digits(letter(digits(s, 4, &y), '-'), 2, &m), '-'), 2, &d);
	if (!s || m < 1 || m > 12 || d < 1 || d > 31)
		return NULL;
	*out = day_from_civil(y, m, d);
	day_to_civil(*out, &y2, &m2, &d2); /* 30 February comes back as another day */
	return y == y2 && m == m2 && d == d2 ? s : NULL;
}

int day_parse(const char *s, daynum *out)
{
	daynum d;

	s = parse_date(s, &d);
	if (!s || *s)
		return -1;
	*out = d;
	return 0;
}

void day_format(daynum d, char out[11])
{
	int y, m, day;

	day_to_civil(d, &y, &m, &day);
	if (y < 0 || y > 9999)
		y = 9999;
	snprintf(out, 11, "%04u-%02u-%02u", (unsigned)y % 10000, (unsigned)m % 100, (unsigned)day % 100);
}

/* --- instants in a zone --------------------------------------------------- */

/* How many of the zone's changes are at or before t. */
static size_t changes_until(const struct zone *z, instant t)
{
	size_t lo = 0, hi = z->count;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (z->changes[mid].at <= t)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static int32_t offset_after(const struct zone *z, size_t changes)
{
	return changes ? z->changes[changes - 1].offset : z->first_offset;
}

int32_t zone_offset(const struct zone *z, instant t)
{
	return offset_after(z, changes_until(z, t));
}

/* Seconds of the local clock since 1970-01-01 00:00 local. */
static int64_t local_seconds(const struct zone *z, instant t)
{
	t = clamp(t);
	return t + zone_offset(z, t);
}

daynum zone_day(const struct zone *z, instant t)
{
	int64_t s = local_seconds(z, t);

	return (daynum)((s >= 0 ? s : s - (DAY - 1)) / DAY);
}

int zone_second(const struct zone *z, instant t)
{
	int64_t s = local_seconds(z, t) % DAY;

	return (int)(s < 0 ? s + DAY : s);
}

struct civil zone_civil(const struct zone *z, instant t)
{
	struct civil c;
	int s = zone_second(z, t);

	day_to_civil(zone_day(z, t), &c.year, &c.month, &c.day);
	c.hour = s / 3600;
	c.minute = s / 60 % 60;
	c.second = s % 60;
	return c;
}

instant zone_instant(const struct zone *z, daynum day, int second)
{
	int64_t local = (int64_t)day * DAY + second;
	/* No offset is further than this from UTC. */
	size_t i = changes_until(z, local - 30 * HOUR);

	for (;; i++) {
		instant t = local - offset_after(z, i);

		if (i > 0 && t < z->changes[i - 1].at)
			return z->changes[i - 1].at; /* skipped by the clock: the first time after */
		if (i == z->count || t < z->changes[i].at)
			return t;
	}
}

/* "Z", "+08:00", "+0800", "+08". */
static const char *parse_offset(const char *s, int32_t *out)
{
	int h, m = 0, sign = *s == '-' ? -1 : 1;

	*out = 0;
	if (*s == 'Z' || *s == 'z')
		return s + 1;
	if (*s != '+' && *s != '-')
		return NULL;
	s = digits(s + 1, 2, &h);
	if (s && *s)
		s = digits(*s == ':' ? s + 1 : s, 2, &m);
	if (!s || h > 23 || m > 59)
		return NULL;
	*out = sign * (h * 3600 + m * 60);
	return s;
}

int instant_parse(const struct zone *z, const char *s, instant *out)
{
	daynum day;
	int h = 0, m = 0, sec = 0;
	int32_t offset;

	s = parse_date(s, &day);
	if (!s)
		return -1;
	if (*s == 'T' || *s == 't' || *s == ' ') {
		s = digits(letter(digits(s + 1, 2, &h), ':'), 2, &m);
		if (s && *s == ':')
			s = digits(s + 1, 2, &sec);
		if (!s || h > 23 || m > 59 || sec > 59)
			return -1;
		if (*s) {
			s = parse_offset(s, &offset);
			if (!s || *s)
				return -1;
			*out = (int64_t)day * DAY + h * 3600 + m * 60 + sec - offset;
			return 0;
		}
	}
	if (*s)
		return -1;
	*out = zone_instant(z, day, h * 3600 + m * 60 + sec);
	return 0;
}

void instant_format(const struct zone *z, instant t, char out[26])
{
	struct civil c = zone_civil(z, t);
	int32_t offset = zone_offset(z, clamp(t));
	unsigned minutes = (unsigned)(offset < 0 ? -offset : offset) / 60;

	if (c.year < 0 || c.year > 9999)
		c.year = 9999;
	snprintf(out, 26, "%04u-%02u-%02uT%02u:%02u:%02u%c%02u:%02u", (unsigned)c.year % 10000,
		(unsigned)c.month % 100, (unsigned)c.day % 100, (unsigned)c.hour % 100, (unsigned)c.minute % 100,
		(unsigned)c.second % 100, offset < 0 ? '-' : '+', minutes / 60 % 100, minutes % 60);
}

instant instant_now(void)
{
	struct timespec now;

	/* Not time(): it is read off the kernel's last tick and may still say the second
	 * before, to one who was woken exactly at the turn. */
	clock_gettime(CLOCK_REALTIME, &now);
	return (instant)now.tv_sec;
}
