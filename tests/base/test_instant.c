#include "check.h"

#include <time.h>

#include "plaint/instant.h"
#include "plaint/str.h"

static void load(struct zone *z, const char *name)
{
	struct err err = ERR_INIT;

	assert_int_equal(zone_load(z, name, &err), 0);
	assert_string_equal(z->name, name);
}

static instant at(const struct zone *z, const char *text)
{
	instant t = 0;

	assert_int_equal(instant_parse(z, text, &t), 0);
	return t;
}

static void assert_shown(const struct zone *z, instant t, const char *expected)
{
	char out[26];

	instant_format(z, t, out);
	assert_string_equal(out, expected);
}

static void days_and_dates_agree(void **state)
{
	int y, m, d;

	(void)state;
	assert_int_equal(day_from_civil(1970, 1, 1), 0);
	assert_int_equal(day_from_civil(2000, 3, 1), 11017);
	assert_int_equal(day_weekday(day_from_civil(2026, 2, 13)), 4); /* a Friday */
	assert_int_equal(day_weekday(-1), 2);
	for (daynum day = -800000; day < 800000; day += 13) {
		day_to_civil(day, &y, &m, &d);
		assert_int_equal(day_from_civil(y, m, d), day);
		assert_in_range(day_weekday(day), 0, 6);
	}
}

static void only_dates_are_dates(void **state)
{
	static const char *const bad[] = {"", "2026-2-14", "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10",
		"2026-01-00", "2026-02-14x", " 2026-02-14", "2026/02/14", "20260214", "+026-02-14"};
	char out[11];
	daynum d;

	(void)state;
	assert_int_equal(day_parse("2024-02-29", &d), 0);
	day_format(d, out);
	assert_string_equal(out, "2024-02-29");
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(day_parse(bad[i], &d), -1);
}

static void an_unknown_zone_is_an_error(void **state)
{
	static const char *const bad[] = {"", "Asia/Nowhere", "../zoneinfo/UTC", "/etc/localtime", "Asia", "tzdata.zi"};
	struct zone z;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err err = ERR_INIT;

		assert_int_equal(zone_load(&z, bad[i], &err), -1);
		assert_int_equal(err.code, ERR_INPUT);
	}
	assert_int_equal(zone_load(&z, NULL, NULL), -1);
}

static void loading_leaves_the_process_zone_alone(void **state)
{
	struct zone z;
	time_t t = 1700000000;
	struct tm before, after;

	(void)state;
	setenv("TZ", "America/New_York", 1);
	tzset();
	localtime_r(&t, &before);
	load(&z, "Asia/Shanghai");
	localtime_r(&t, &after);
	assert_int_equal(before.tm_gmtoff, after.tm_gmtoff);
	assert_string_equal(getenv("TZ"), "America/New_York");
	zone_release(&z);
	unsetenv("TZ");
	load(&z, "Asia/Shanghai");
	assert_null(getenv("TZ"));
	zone_release(&z);
	zone_release(NULL);
}

static void shanghai_had_summer_time(void **state)
{
	struct zone z;

	(void)state;
	load(&z, "Asia/Shanghai");
	assert_int_equal(z.count, 12); /* 1986 to 1991, twice a year */
	assert_int_equal(zone_offset(&z, at(&z, "1985-07-01")), 8 * HOUR);
	assert_int_equal(zone_offset(&z, at(&z, "1988-07-01")), 9 * HOUR);
	assert_int_equal(zone_offset(&z, at(&z, "2026-07-01")), 8 * HOUR);
	assert_shown(&z, at(&z, "1988-07-01 12:00"), "1988-07-01T12:00:00+09:00");
	/* 1986-05-04 02:00 did not exist; 1986-09-14 01:30 was there twice. */
	assert_shown(&z, at(&z, "1986-05-04 02:30"), "1986-05-04T03:00:00+09:00");
	assert_shown(&z, at(&z, "1986-09-14 01:30"), "1986-09-14T01:30:00+09:00");
	assert_shown(&z, at(&z, "1986-09-14 01:30") + HOUR, "1986-09-14T01:30:00+08:00");
	assert_shown(&z, at(&z, "2026-11-22 14:32:07"), "2026-11-22T14:32:07+08:00");
	zone_release(&z);
}

static void new_york_gap_and_overlap(void **state)
{
	struct zone z;
	instant gap, twice;

	(void)state;
	load(&z, "America/New_York");
	gap = at(&z, "2026-03-08 02:30");
	assert_shown(&z, gap, "2026-03-08T03:00:00-04:00");
	assert_int_equal(at(&z, "2026-03-08 01:59:59") + 1, gap);
	assert_int_equal(at(&z, "2026-03-08 03:00"), gap);
	twice = at(&z, "2026-11-01 01:30");
	assert_shown(&z, twice, "2026-11-01T01:30:00-04:00");
	assert_shown(&z, twice + HOUR, "2026-11-01T01:30:00-05:00");
	assert_int_equal(at(&z, "2026-11-01T01:30-05:00"), twice + HOUR);
	assert_int_equal(at(&z, "2099-07-01") - at(&z, "2099-06-30"), DAY);
	zone_release(&z);
}

static void lord_howe_moves_by_half_an_hour(void **state)
{
	struct zone z;

	(void)state;
	load(&z, "Australia/Lord_Howe");
	assert_shown(&z, at(&z, "2026-10-04 02:10"), "2026-10-04T02:30:00+11:00");
	assert_shown(&z, at(&z, "2026-04-05 01:45"), "2026-04-05T01:45:00+11:00");
	assert_shown(&z, at(&z, "2026-04-05 01:45") + HOUR / 2, "2026-04-05T01:45:00+10:30");
	zone_release(&z);
}

static void agrees_with_the_library(const char *name)
{
	struct zone z;

	load(&z, name);
	setenv("TZ", name, 1);
	tzset();
	for (instant t = 0; t < 4102444800; t += 7 * HOUR + 1234) {
		struct civil c = zone_civil(&z, t);
		time_t when = (time_t)t;
		struct tm tm;

		localtime_r(&when, &tm);
		assert_int_equal(c.year, tm.tm_year + 1900);
		assert_int_equal(c.month, tm.tm_mon + 1);
		assert_int_equal(c.day, tm.tm_mday);
		assert_int_equal(c.hour, tm.tm_hour);
		assert_int_equal(c.minute, tm.tm_min);
		assert_int_equal(c.second, tm.tm_sec);
		assert_int_equal(day_weekday(zone_day(&z, t)), (tm.tm_wday + 6) % 7);
		/* Back again: the same instant, or the first of two. */
		instant back = zone_instant(&z, zone_day(&z, t), zone_second(&z, t));
		assert_true(back == t || (back < t && zone_second(&z, back) == zone_second(&z, t)));
	}
	unsetenv("TZ");
	tzset();
	zone_release(&z);
}

static void zones_agree_with_the_library(void **state)
{
	(void)state;
	agrees_with_the_library("Asia/Shanghai");
	agrees_with_the_library("America/New_York");
	agrees_with_the_library("Australia/Lord_Howe");
	agrees_with_the_library("Africa/Casablanca");
	agrees_with_the_library("Pacific/Apia"); /* skipped a whole day */
	agrees_with_the_library("UTC");
}

static void a_skipped_day_begins_with_the_next(void **state)
{
	struct zone z;

	(void)state;
	load(&z, "Pacific/Apia");
	assert_shown(&z, at(&z, "2011-12-30"), "2011-12-31T00:00:00+14:00");
	zone_release(&z);
}

static void midnight_ends_a_day(void **state)
{
	struct zone z;
	daynum d = day_from_civil(2026, 2, 25);

	(void)state;
	load(&z, "Asia/Shanghai");
	assert_int_equal(zone_instant(&z, d, 86400), zone_instant(&z, d + 1, 0));
	zone_release(&z);
}

static void times_are_iso_8601(void **state)
{
	static const char *const bad[] = {"2026-11-22T", "2026-11-22T14", "2026-11-22T24:00", "2026-11-22T14:60",
		"2026-11-22T14:32:60", "2026-11-22T14:32+8", "2026-11-22T14:32+24:00", "2026-11-22T14:32 +08:00",
		"2026-11-22T14:32:07.5", "tomorrow", "2026-11-22T14:32Zx", "2026-11-22  14:32"};
	struct zone z;
	instant t;

	(void)state;
	load(&z, "Asia/Shanghai");
	assert_int_equal(at(&z, "1970-01-01T00:00:01Z"), 1);
	assert_int_equal(at(&z, "2026-11-22T14:32:07+08:00"), at(&z, "2026-11-22 14:32:07"));
	assert_int_equal(at(&z, "2026-11-22T06:32:07Z"), at(&z, "2026-11-22 14:32:07"));
	assert_int_equal(at(&z, "2026-11-22T14:32+0800"), at(&z, "2026-11-22 14:32"));
	assert_int_equal(at(&z, "2026-11-22T14:32-03"), at(&z, "2026-11-22T17:32Z"));
	assert_int_equal(at(&z, "2026-11-22"), at(&z, "2026-11-22 00:00"));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(instant_parse(&z, bad[i], &t), -1);
	zone_release(&z);
}

static void hostile_instants_do_no_harm(void **state)
{
	static const instant wild[] = {INT64_MIN, INT64_MAX, -62135596801, 253402300800, 0};
	struct zone z;
	char out[26];

	(void)state;
	load(&z, "America/New_York");
	for (size_t i = 0; i < sizeof wild / sizeof *wild; i++) {
		instant_format(&z, wild[i], out);
		assert_int_equal(strlen(out), 25);
		assert_in_range(zone_second(&z, wild[i]), 0, 86399);
	}
	zone_release(&z);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_and_dates_agree),
		cmocka_unit_test(only_dates_are_dates),
		cmocka_unit_test(an_unknown_zone_is_an_error),
		cmocka_unit_test(loading_leaves_the_process_zone_alone),
		cmocka_unit_test(shanghai_had_summer_time),
		cmocka_unit_test(new_york_gap_and_overlap),
		cmocka_unit_test(lord_howe_moves_by_half_an_hour),
		cmocka_unit_test(zones_agree_with_the_library),
		cmocka_unit_test(a_skipped_day_begins_with_the_next),
		cmocka_unit_test(midnight_ends_a_day),
		cmocka_unit_test(times_are_iso_8601),
		cmocka_unit_test(hostile_instants_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
