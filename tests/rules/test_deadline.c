/* Due times against tables worked out by hand (D-2, D-3, D-4, D-8). */
#include "town.h"

#include <string.h>
#include <time.h>

#include "plaint/rules/deadline.h"
#include "plaint/str.h"

struct row {
	const char *from, *limit, *due;
};

static struct deadline count(struct town *t, const char *from, const char *limit, const struct pause *p, size_t n)
{
	struct err err = ERR_INIT;
	struct deadline d = {0};
	struct limit l;

	if (limit_parse(limit, &l, &err))
		fail_msg("limit %s: %s", limit, err.id);
	if (deadline_due(&t->a, t->w, moment(t, from), &l, p, n, moment(t, from), &d, NULL, &err))
		fail_msg("%s + %s: %s", from, limit, err.id);
	return d;
}

static void check(struct town *t, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct deadline d = count(t, rows[i].from, rows[i].limit, NULL, 0);

		if (d.due != moment(t, rows[i].due)) {
			char got[26];

			instant_format(&t->site->zone, d.due, got);
			fail_msg("%s + %s: got %s, wanted %s", rows[i].from, rows[i].limit, got, rows[i].due);
		}
	}
}

#define CHECK(t, rows) check(t, rows, sizeof(rows) / sizeof *(rows))

static void limits(void **state)
{
	static const struct {
		const char *text;
		enum limit_unit unit;
		int n;
		bool exact, every;
	} good[] = {
		{"30m", LIMIT_MINUTES, 30, false, false}, {"0m", LIMIT_MINUTES, 0, false, false},
		{"24h", LIMIT_HOURS, 24, false, false}, {"90bm", LIMIT_BUSINESS_MINUTES, 90, false, false},
		{"8bh", LIMIT_BUSINESS_HOURS, 8, false, false}, {"2d", LIMIT_DAYS, 2, false, false},
		{"2d!", LIMIT_DAYS, 2, true, false}, {"3wd", LIMIT_WORKDAYS, 3, false, false},
		{"today", LIMIT_TODAY, 1, false, false}, {"every 7d", LIMIT_DAYS, 7, false, true},
		{"every 48h", LIMIT_HOURS, 48, false, true}, {"every 2d!", LIMIT_DAYS, 2, true, true},
	};
	static const char *const bad[] = {NULL, "", "3", "wd", "3 wd", " 3wd", "3wd ", "-3wd", "+3wd", "3.5h", "3w",
		"0d", "0wd", "0bm", "0bh", "0d!", "every 0m", "3wd!", "1000001m", "99999999999999999999h", "20001wd",
		"every today", "every", "every  7d", "TODAY", "３wd", "3d!!"};

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct limit l;
		char text[32];

		assert_int_equal(limit_parse(good[i].text, &l, NULL), 0);
		assert_int_equal(l.unit, good[i].unit);
		assert_int_equal(l.n, good[i].n);
		assert_int_equal(l.exact, good[i].exact);
		assert_int_equal(l.every, good[i].every);
		limit_format(&l, text);
		assert_string_equal(text, good[i].text);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err err = ERR_INIT;
		struct limit l;

		if (!limit_parse(bad[i], &l, &err))
			fail_msg("accepted '%s'", bad[i]);
		assert_int_equal(err.code, ERR_INPUT);
		assert_string_equal(err.field, "limit");
	}
}

/* GC-3, GC-4: elapsed time knows no nights and no holidays. */
static void elapsed(void **state)
{
	static const struct row rows[] = {
		{"2026-02-13 17:20", "1h", "2026-02-13 18:20"}, {"2026-02-13 17:20", "24h", "2026-02-14 17:20"},
		{"2026-02-14 17:20", "24h", "2026-02-15 17:20"}, {"2026-12-31 23:30", "1h", "2027-01-01 00:30"},
		{"2024-02-28 12:00", "24h", "2024-02-29 12:00"}, {"2025-02-28 12:00", "24h", "2025-03-01 12:00"},
		{"2026-03-02 10:00", "5m", "2026-03-02 10:05"}, {"2026-03-02 10:00", "0m", "2026-03-02 10:00"},
		{"2026-03-02 10:00:07", "30m", "2026-03-02 10:30:07"}, {"2026-03-02 23:59:59", "1m", "2026-03-03 00:00:59"},
	};
	static const char *const ends[] = {"close", "midnight", "same-time"};

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct town t;

		town_china(&t, ends[i]);
		CHECK(&t, rows);
		town_release(&t);
	}
}

/* GC-4: three working days; the day of the start is not counted; close of business. */
static void workdays_close(void **state)
{
	static const struct row rows[] = {
		{"2026-02-13 17:20", "3wd", "2026-02-25 17:30"}, /* Sat 14 is a make-up day, 15-23 off */
		{"2026-02-13 00:00", "3wd", "2026-02-25 17:30"}, {"2026-02-13 23:59:59", "3wd", "2026-02-25 17:30"},
		{"2026-02-14 08:30", "1wd", "2026-02-24 17:30"}, {"2026-02-18 12:00", "1wd", "2026-02-24 17:30"},
		{"2026-02-27 09:00", "1wd", "2026-02-28 17:30"}, {"2026-02-28 09:00", "1wd", "2026-03-02 17:30"},
		{"2024-02-08 10:00", "3wd", "2024-02-19 17:30"}, {"2024-02-02 16:00", "1wd", "2024-02-04 17:30"},
		{"2024-04-03 10:00", "2wd", "2024-04-08 17:30"}, {"2024-04-30 10:00", "5wd", "2024-05-10 17:30"},
		{"2024-04-30 10:00", "6wd", "2024-05-11 17:30"}, {"2024-09-13 10:00", "2wd", "2024-09-18 17:30"},
		{"2024-09-28 10:00", "1wd", "2024-09-29 17:30"}, {"2024-12-31 10:00", "1wd", "2025-01-02 17:30"},
		{"2025-01-24 10:00", "3wd", "2025-02-05 17:30"}, {"2025-02-07 10:00", "1wd", "2025-02-08 17:30"},
		{"2025-04-25 10:00", "1wd", "2025-04-27 17:30"}, {"2025-05-30 10:00", "1wd", "2025-06-03 17:30"},
		{"2025-09-26 10:00", "1wd", "2025-09-28 17:30"}, {"2025-09-30 10:00", "3wd", "2025-10-11 17:30"},
		{"2025-12-31 10:00", "2wd", "2026-01-05 17:30"}, {"2026-09-30 10:00", "3wd", "2026-10-10 17:30"},
		{"2026-03-06 10:00", "1wd", "2026-03-09 17:30"}, {"2026-03-07 10:00", "1wd", "2026-03-09 17:30"},
		{"2026-03-02 10:00", "10wd", "2026-03-16 17:30"}, {"2026-09-18 10:00", "5wd", "2026-09-24 17:30"},
		{"2026-09-18 10:00", "6wd", "2026-09-28 17:30"},
	};
	struct town t;

	(void)state;
	town_china(&t, "close");
	CHECK(&t, rows);
	town_release(&t);
}

/* Civil Code 203: a period of days that ends on a day off ends on the next working day. */
static void days_close(void **state)
{
	static const struct row rows[] = {
		{"2026-02-13 17:20", "2d", "2026-02-24 17:30"}, {"2026-02-12 09:00", "2d", "2026-02-14 17:30"},
		{"2026-04-29 09:00", "2d", "2026-05-06 17:30"}, {"2026-01-31 09:00", "28d", "2026-02-28 17:30"},
		{"2024-02-28 09:00", "1d", "2024-02-29 17:30"}, {"2025-02-28 09:00", "1d", "2025-03-03 17:30"},
		{"2026-11-20 09:00", "5d", "2026-11-25 17:30"}, {"2025-12-31 09:00", "1d", "2026-01-04 17:30"},
		{"2026-03-02 09:00", "365d", "2027-03-02 17:30"}, {"2026-03-06 23:00", "1d", "2026-03-09 17:30"},
		/* "!": whatever the last day is; no hours that day: 24:00 */
		{"2026-02-13 17:20", "2d!", "2026-02-16 00:00"}, {"2026-02-12 09:00", "2d!", "2026-02-14 17:30"},
		{"2026-03-06 09:00", "1d!", "2026-03-08 00:00"}, {"2026-12-29 09:00", "3d!", "2027-01-01 17:30"},
	};
	struct town t;

	(void)state;
	town_china(&t, "close");
	CHECK(&t, rows);
	town_release(&t);
}

static void other_ends(void **state)
{
	static const struct row midnight[] = {
		{"2026-02-13 17:20", "3wd", "2026-02-26 00:00"}, {"2026-02-13 17:20", "2d", "2026-02-25 00:00"},
		{"2026-02-13 17:20", "2d!", "2026-02-16 00:00"}, {"2026-12-30 10:00", "1wd", "2027-01-01 00:00"},
		{"2026-02-13 17:20", "today", "2026-02-14 00:00"},
	};
	static const struct row same[] = {
		{"2026-02-13 17:20", "3wd", "2026-02-25 17:20"}, {"2026-02-13 17:20", "2d", "2026-02-24 17:20"},
		{"2026-02-13 17:20", "2d!", "2026-02-15 17:20"}, {"2026-02-13 23:59:58", "1wd", "2026-02-14 23:59:58"},
		{"2026-02-13 00:00", "1wd", "2026-02-14 00:00"}, {"2026-02-13 17:20", "today", "2026-02-14 00:00"},
	};
	struct town t;

	(void)state;
	town_china(&t, "midnight");
	CHECK(&t, midnight);
	town_release(&t);
	town_china(&t, "same-time");
	CHECK(&t, same);
	town_release(&t);
}

/* HT-5: the same day, to its end, worked or not. */
static void today(void **state)
{
	static const struct row rows[] = {
		{"2026-02-15 09:00", "today", "2026-02-16 00:00"}, {"2026-02-13 17:31", "today", "2026-02-14 00:00"},
		{"2026-12-31 00:00", "today", "2027-01-01 00:00"}, {"2026-03-02 23:59:59", "today", "2026-03-03 00:00"},
	};
	struct town t;

	(void)state;
	town_china(&t, "close");
	CHECK(&t, rows);
	town_release(&t);
}

static void business(void **state)
{
	static const struct row rows[] = {
		{"2026-02-13 17:00", "1bh", "2026-02-14 09:00"},  /* half today, half on the make-up day */
		{"2026-02-14 16:30", "1bh", "2026-02-14 17:30"},  /* runs out exactly at closing: due then */
		{"2026-02-14 16:30", "61bm", "2026-02-24 08:31"},
		{"2026-03-02 08:30", "8bh", "2026-03-03 09:00"},  /* 7.5 hours a day */
		{"2026-03-02 08:30", "210bm", "2026-03-02 12:00"}, {"2026-03-02 08:30", "211bm", "2026-03-02 13:31"},
		{"2026-03-02 12:15", "30bm", "2026-03-02 14:00"}, {"2026-03-07 10:00", "90bm", "2026-03-09 10:00"},
		{"2026-03-02 17:30", "1bm", "2026-03-03 08:31"}, {"2026-03-02 00:00", "1bm", "2026-03-02 08:31"},
		{"2026-03-02 11:59:30", "1bm", "2026-03-02 13:30:30"}, {"2026-03-02 08:30", "450bm", "2026-03-02 17:30"},
		{"2026-03-02 08:30", "15bh", "2026-03-03 17:30"}, {"2026-03-06 16:00", "3bh", "2026-03-09 10:00"},
		{"2025-12-31 17:00", "1bh", "2026-01-04 09:00"},
	};
	struct town t;

	(void)state;
	town_china(&t, "close");
	CHECK(&t, rows);
	town_release(&t);
	/* The way days end is nothing to business hours. */
	town_china(&t, "midnight");
	CHECK(&t, rows);
	town_release(&t);
}

/* U-1: half days, make-up days with hours of their own. */
static void half_days(void **state)
{
	static const struct row rows[] = {
		{"2026-12-30 10:00", "1wd", "2026-12-31 12:00"}, {"2026-12-31 08:30", "4bh", "2027-01-01 09:00"},
		{"2026-12-31 08:30", "210bm", "2026-12-31 12:00"}, {"2026-12-28 10:00", "3d", "2026-12-31 12:00"},
		{"2026-03-06 10:00", "1wd", "2026-03-07 11:00"}, {"2026-03-06 17:00", "1bh", "2026-03-07 09:30"},
		{"2026-03-07 10:30", "1bh", "2026-03-09 09:00"}, {"2026-03-06 10:00", "1d!", "2026-03-07 11:00"},
	};
	struct town t;

	(void)state;
	town_china(&t, "close");
	town_add(&t, "holidays", "half", "special=2026-12-31 08:30-12:00", "work=2026-03-07 09:00-11:00", NULL);
	town_compile(&t);
	CHECK(&t, rows);
	town_release(&t);
}

/* No business hours: days end at 24:00, business time is all of Monday to Friday. */
static void without_hours(void **state)
{
	static const struct row rows[] = {
		{"2026-03-05 10:00", "1wd", "2026-03-07 00:00"}, {"2026-03-06 10:00", "1wd", "2026-03-10 00:00"},
		{"2026-03-06 10:00", "1d", "2026-03-10 00:00"}, {"2026-03-06 23:00", "2bh", "2026-03-09 01:00"},
	};
	struct town t;

	(void)state;
	town_bare(&t, "Asia/Shanghai", "", "close");
	CHECK(&t, rows);
	town_release(&t);
}

/* D-8: summer time, in zones that have it. */
static void summer_time(void **state)
{
	static const struct row berlin[] = {
		{"2026-03-28 12:00", "24h", "2026-03-29 13:00"}, {"2026-10-24 12:00", "24h", "2026-10-25 11:00"},
		{"2026-03-28 02:30", "1d!", "2026-03-29T03:00+02:00"},  /* 02:30 does not exist */
		{"2026-10-24 02:30", "1d!", "2026-10-25T02:30+02:00"},  /* exists twice: the first */
		{"2026-03-29 01:30", "1h", "2026-03-29T03:30+02:00"},
		{"2026-10-25T02:30+02:00", "1h", "2026-10-25T02:30+01:00"},
		{"2026-03-29 00:00", "5bh", "2026-03-29T06:00+02:00"},  /* the night has an hour less */
		{"2026-10-25 00:00", "7bh", "2026-10-25T06:00+01:00"},  /* and one more */
		{"2026-10-25 00:00", "6bh", "2026-10-25T05:00+01:00"},
		{"2026-03-29 01:00", "today", "2026-03-30T00:00+02:00"},
		{"2026-10-24 12:00", "1wd", "2026-10-25 12:00"},
	};
	/* There the clock jumped at midnight: the day ends when the next begins. */
	static const struct row sao_paulo[] = {
		{"2018-11-03 10:00", "today", "2018-11-04T01:00-02:00"}, {"2018-11-02 10:00", "1wd", "2018-11-04T01:00-02:00"},
		{"2018-11-03 10:00", "1wd", "2018-11-05T00:00-02:00"}, {"2018-11-03 23:00", "2h", "2018-11-04T02:00-02:00"},
		{"2018-02-17 10:00", "today", "2018-02-18T00:00-03:00"},
	};
	static const struct row lord_howe[] = { /* half an hour */
		{"2026-04-04 12:00", "24h", "2026-04-05T11:30+10:30"}, {"2026-10-03 12:00", "24h", "2026-10-04T12:30+11:00"},
		{"2026-10-03 02:10", "1wd", "2026-10-04T02:30+11:00"},
	};
	struct town t;

	(void)state;
	town_bare(&t, "Europe/Berlin", "mon-sun 00:00-06:00", "same-time");
	CHECK(&t, berlin);
	town_release(&t);
	town_bare(&t, "America/Sao_Paulo", "mon-sun 08:00-18:00", "midnight");
	CHECK(&t, sao_paulo);
	town_release(&t);
	town_bare(&t, "Australia/Lord_Howe", "mon-sun 08:00-18:00", "same-time");
	CHECK(&t, lord_howe);
	town_release(&t);
}

/* U-3: past the last known day a due time counted by the calendar is provisional. */
static void provisional(void **state)
{
	static const struct {
		const char *from, *limit;
		bool provisional;
	} rows[] = {
		{"2026-12-30 10:00", "1wd", false}, {"2026-12-31 10:00", "1wd", true}, {"2026-12-30 10:00", "2d", true},
		{"2026-12-31 17:00", "30bm", false}, {"2026-12-31 17:00", "31bm", true}, {"2026-12-31 10:00", "24h", false},
		{"2026-12-31 10:00", "today", false}, {"2027-06-01 10:00", "3wd", true},
	};
	struct town t;

	(void)state;
	town_china(&t, "close");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct deadline d = count(&t, rows[i].from, rows[i].limit, NULL, 0);

		if (d.provisional != rows[i].provisional)
			fail_msg("%s + %s: provisional %d", rows[i].from, rows[i].limit, d.provisional);
	}
	town_release(&t);
	town_bare(&t, "Asia/Shanghai", "mon-fri 08:30-12:00", "close");
	assert_true(count(&t, "2026-03-02 10:00", "1wd", NULL, 0).provisional);
	town_release(&t);
}

/* A calendar that is never worked must not hang the program. */
static void never_worked(void **state)
{
	static const char *const limits_[] = {"1wd", "1d", "1bm"};
	struct town t;

	(void)state;
	town_bare(&t, "Asia/Shanghai", "mon-fri 08:30-12:00", "close");
	town_add(&t, "holidays", "all", "off=01-01..12-31", NULL);
	town_compile(&t);
	for (int i = 0; i < 3; i++) {
		struct err err = ERR_INIT;
		struct deadline d;
		struct limit l;

		assert_int_equal(limit_parse(limits_[i], &l, NULL), 0);
		assert_int_equal(deadline_due(&t.a, t.w, moment(&t, "2026-03-02 10:00"), &l, NULL, 0, 0, &d, NULL, &err), -1);
		assert_int_equal(err.code, ERR_INPUT);
		assert_string_equal(err.field, "calendar");
	}
	assert_moment(&t, count(&t, "2026-03-02 10:00", "2d!", NULL, 0).due, "2026-03-05 00:00");
	town_release(&t);
}

static void long_ones_are_quick(void **state)
{
	static const char *const limits_[] = {"1000wd", "1000d", "7500bh"};
	struct timespec a, b;
	struct town t;

	(void)state;
	town_china(&t, "close");
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
	for (int i = 0; i < 300; i++)
		assert_true(count(&t, "2024-01-02 10:00", limits_[i % 3], NULL, 0).due > 0);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
	/* 5 ms each with sanitizers would already be slow. */
	assert_true((double)(b.tv_sec - a.tv_sec) + (double)(b.tv_nsec - a.tv_nsec) / 1e9 < 1.5);
	/* 251 + 248 + 248 working days to the end of 2026, but 2024-01-02 itself: 746 left. */
	assert_moment(&t, count(&t, "2024-01-02 10:00", "746wd", NULL, 0).due, "2026-12-31 17:30");
	town_release(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(limits), cmocka_unit_test(elapsed), cmocka_unit_test(workdays_close),
		cmocka_unit_test(days_close), cmocka_unit_test(other_ends), cmocka_unit_test(today),
		cmocka_unit_test(business), cmocka_unit_test(half_days), cmocka_unit_test(without_hours),
		cmocka_unit_test(summer_time), cmocka_unit_test(provisional), cmocka_unit_test(never_worked),
		cmocka_unit_test(long_ones_are_quick),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
