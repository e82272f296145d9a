/* The working calendar: weeks, holidays, make-up days, special days (D-4, U-1). */
#include "town.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "plaint/str.h"

static const char *hours_text(struct arena *a, const struct day_info *d)
{
	const char *s = "";

	for (int i = 0; i < d->spans; i++)
		s = arena_printf(a, "%s%s%02d:%02d-%02d:%02d", s, i ? " " : "", d->span[i].from / 3600,
			d->span[i].from / 60 % 60, d->span[i].to / 3600, d->span[i].to / 60 % 60);
	return s;
}

static struct day_info day_of(const struct town *t, const char *date)
{
	struct day_info d;
	daynum day;

	assert_int_equal(day_parse(date, &day), 0);
	workdays_day(t->w, day, &d);
	return d;
}

#define ALL_DAY "08:30-12:00 13:30-17:30"

static void chinese_days(void **state)
{
	static const struct {
		const char *date;
		bool working;
		enum day_kind kind;
		const char *name;
	} rows[] = {
		{"2023-12-31", false, DAY_WEEK, NULL}, {"2024-01-01", false, DAY_OFF, "New Year"},
		{"2024-02-04", true, DAY_WORK, "Spring Festival"}, {"2024-02-09", true, DAY_WEEK, NULL},
		{"2024-02-10", false, DAY_OFF, "Spring Festival"}, {"2024-02-17", false, DAY_OFF, "Spring Festival"},
		{"2024-02-18", true, DAY_WORK, "Spring Festival"}, {"2024-04-07", true, DAY_WORK, "Qingming"},
		{"2024-04-28", true, DAY_WORK, "Labour Day"}, {"2024-05-11", true, DAY_WORK, "Labour Day"},
		{"2024-06-10", false, DAY_OFF, "Dragon Boat"}, {"2024-09-14", true, DAY_WORK, "Mid-Autumn"},
		{"2024-09-17", false, DAY_OFF, "Mid-Autumn"}, {"2024-09-29", true, DAY_WORK, "National Day"},
		{"2024-10-12", true, DAY_WORK, "National Day"}, {"2025-01-01", false, DAY_OFF, "New Year"},
		{"2025-01-26", true, DAY_WORK, "Spring Festival"}, {"2025-01-27", true, DAY_WEEK, NULL},
		{"2025-02-04", false, DAY_OFF, "Spring Festival"}, {"2025-02-08", true, DAY_WORK, "Spring Festival"},
		{"2025-04-27", true, DAY_WORK, "Labour Day"}, {"2025-06-02", false, DAY_OFF, "Dragon Boat"},
		{"2025-09-28", true, DAY_WORK, "National Day"}, {"2025-10-08", false, DAY_OFF, "National Day"},
		{"2025-10-11", true, DAY_WORK, "National Day"}, {"2026-01-02", false, DAY_OFF, "New Year"},
		{"2026-01-04", true, DAY_WORK, "New Year"}, {"2026-02-13", true, DAY_WEEK, NULL},
		{"2026-02-14", true, DAY_WORK, "Spring Festival"}, {"2026-02-15", false, DAY_OFF, "Spring Festival"},
		{"2026-02-23", false, DAY_OFF, "Spring Festival"}, {"2026-02-24", true, DAY_WEEK, NULL},
		{"2026-02-28", true, DAY_WORK, "Spring Festival"}, {"2026-03-01", false, DAY_WEEK, NULL},
		{"2026-05-09", true, DAY_WORK, "Labour Day"}, {"2026-06-19", false, DAY_OFF, "Dragon Boat"},
		{"2026-09-20", true, DAY_WORK, "National Day"}, {"2026-09-25", false, DAY_OFF, "Mid-Autumn"},
		{"2026-10-07", false, DAY_OFF, "National Day"}, {"2026-10-10", true, DAY_WORK, "National Day"},
	};
	struct town t;

	(void)state;
	town_china(&t, "close");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct day_info d = day_of(&t, rows[i].date);

		if (d.working != rows[i].working || d.kind != rows[i].kind || !str_equal(d.name, rows[i].name))
			fail_msg("%s: working %d, kind %d, name %s", rows[i].date, d.working, d.kind, d.name);
		assert_string_equal(hours_text(&t.a, &d), d.working ? ALL_DAY : "");
		assert_true(d.known);
	}
	assert_string_equal(day_of(&t, "2026-02-16").name_zh, "春节");
	town_release(&t);
}

/* Working days of each month of 2024 to 2026, counted on the announcements. */
static void months(void **state)
{
	static const int wanted[3][12] = {
		{22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22}, /* 2024: 251 */
		{19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23}, /* 2025: 248 */
		{21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23}, /* 2026: 248 */
	};
	struct town t;

	(void)state;
	town_china(&t, "close");
	for (int y = 0; y < 3; y++) {
		for (int m = 1; m <= 12; m++) {
			daynum end = m == 12 ? day_from_civil(2025 + y, 1, 1) : day_from_civil(2024 + y, m + 1, 1);
			int n = 0;

			for (daynum d = day_from_civil(2024 + y, m, 1); d < end; d++) {
				struct day_info info;

				workdays_day(t.w, d, &info);
				n += info.working;
			}
			if (n != wanted[y][m - 1])
				fail_msg("%d-%02d: %d working days, wanted %d", 2024 + y, m, n, wanted[y][m - 1]);
		}
	}
	town_release(&t);
}

static void kinds_in_order(void **state)
{
	struct town t;
	struct day_info d;

	(void)state;
	town_bare(&t, "Asia/Shanghai", "mon 08:30-12:00|tue-fri 09:00-17:00", "close");
	town_add(&t, "holidays", "every", "name=Every year", "off=12-25|02-29|12-30..01-02", NULL);
	town_add(&t, "holidays", "one", "off=2026-12-28..2026-12-29", "work=2026-12-25|2026-12-26 10:00-11:00 14:00-15:00",
		"special=2026-12-28 08:00-09:00|12-24 09:00-12:00|2026-12-24 10:00-11:00", "known_until=2026-12-31", NULL);
	town_compile(&t);
	/* A make-up day without hours of its own has a Monday's, even on a holiday of every year. */
	d = day_of(&t, "2026-12-25");
	assert_int_equal(d.kind, DAY_WORK);
	assert_string_equal(hours_text(&t.a, &d), "08:30-12:00");
	d = day_of(&t, "2026-12-26");
	assert_string_equal(hours_text(&t.a, &d), "10:00-11:00 14:00-15:00");
	/* Special wins over off. */
	d = day_of(&t, "2026-12-28");
	assert_int_equal(d.kind, DAY_SPECIAL);
	assert_true(d.working);
	assert_string_equal(hours_text(&t.a, &d), "08:00-09:00");
	assert_false(day_of(&t, "2026-12-29").working);
	/* Half days of every year. */
	d = day_of(&t, "2027-12-24");
	assert_string_equal(hours_text(&t.a, &d), "09:00-12:00");
	/* Of one kind, the date wins over the month-day. */
	d = day_of(&t, "2026-12-24");
	assert_string_equal(hours_text(&t.a, &d), "10:00-11:00");
	assert_false(day_of(&t, "2025-12-25").working);
	assert_string_equal(day_of(&t, "2025-12-25").name, "Every year");
	assert_false(day_of(&t, "2028-02-29").working);
	/* Over the year's end. */
	assert_true(day_of(&t, "2025-12-29").working);
	assert_false(day_of(&t, "2025-12-30").working);
	assert_false(day_of(&t, "2026-01-01").working);
	assert_false(day_of(&t, "2026-01-02").working);
	assert_true(day_of(&t, "2026-01-05").working);
	d = day_of(&t, "2026-12-22");
	assert_string_equal(hours_text(&t.a, &d), "09:00-17:00");
	assert_true(day_of(&t, "2026-12-31").known);
	assert_false(day_of(&t, "2027-01-01").known);
	town_release(&t);
}

static void known_until(void **state)
{
	struct town t;

	(void)state;
	town_bare(&t, "Asia/Shanghai", "", "midnight");
	assert_true(workdays_known_until(t.w) < day_from_civil(1000, 1, 1));
	assert_int_equal(workdays_period_end(t.w), PERIOD_MIDNIGHT);
	assert_string_equal(workdays_zone(t.w)->name, "Asia/Shanghai");
	town_add(&t, "holidays", "a", "off=2025-01-01|12-25", "work=2026-05-09", NULL);
	town_compile(&t);
	assert_int_equal(workdays_known_until(t.w), day_from_civil(2026, 5, 9));
	town_add(&t, "holidays", "b", "known_until=2025-12-31", NULL);
	town_compile(&t);
	assert_int_equal(workdays_known_until(t.w), day_from_civil(2025, 12, 31));
	town_add(&t, "holidays", "c", "known_until=2026-12-31", NULL);
	town_compile(&t);
	assert_int_equal(workdays_known_until(t.w), day_from_civil(2026, 12, 31));
	town_release(&t);
}

/* No hours at all: Monday to Friday, the whole day. */
static void no_hours(void **state)
{
	struct town t;
	struct day_info d;

	(void)state;
	town_bare(&t, "Asia/Shanghai", "", NULL);
	d = day_of(&t, "2026-03-06");
	assert_true(d.working);
	assert_string_equal(hours_text(&t.a, &d), "00:00-24:00");
	assert_false(day_of(&t, "2026-03-07").working);
	assert_int_equal(workdays_period_end(t.w), PERIOD_CLOSE);
	town_release(&t);
}

/* A site that is closed on Mondays: make-up days take the first day there is. */
static void closed_mondays(void **state)
{
	struct town t;
	struct day_info d;

	(void)state;
	town_bare(&t, "Asia/Shanghai", "wed,sat-sun 10:00-16:00", "same-time");
	town_add(&t, "holidays", "x", "work=2026-03-02", NULL);
	town_compile(&t);
	assert_false(day_of(&t, "2026-03-03").working);
	assert_true(day_of(&t, "2026-03-04").working);
	assert_true(day_of(&t, "2026-03-07").working);
	d = day_of(&t, "2026-03-02");
	assert_string_equal(hours_text(&t.a, &d), "10:00-16:00");
	assert_int_equal(workdays_period_end(t.w), PERIOD_SAME_TIME);
	town_release(&t);
}

static void calendar_faults(void **state)
{
	static const struct {
		const char *pair, *title, *wanted;
	} rows[] = {
		{"off=2026-02-30", "h", "is no day"}, {"off=2026-2-3", "h", "is no day"},
		{"off=2026-02-03..2026-02-01", "h", "is no day"}, {"off=2026-02-03..02-04", "h", "is no day"},
		{"off=2026-02-03..2099-02-04", "h", "is no day"}, {"off=2026-02-03x", "h", "is no day"},
		{"off=13-01", "h", "is no day"}, {"off=", "h", NULL}, {"off= 2026-02-03 ", "h", NULL},
		{"off=2026-02-03 08:00-12:00", "h", "has hours"}, {"special=2026-02-03", "h", "has no hours"},
		{"work=2026-02-03 12:00-08:00", "h", "is no day"}, {"work=2026-02-03 08:00-12:00 11:00-13:00", "h", "is no day"},
		{"work=2026-02-03 08:00", "h", "is no day"}, {"work=2026-02-03 25:00-26:00", "h", "is no day"},
		{"known_until=2026", "h", "is no date"}, {"work=2026-01-01", "h", "both a day off"},
		{"work=10-01", "h", NULL}, {"special=2026-01-01 08:00-09:00", "h", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = ERR_INIT;
		struct town t;
		int rc;

		town_bare(&t, "Asia/Shanghai", "mon-fri 08:30-12:00", "close");
		town_add(&t, "holidays", "base", "off=2026-01-01", NULL);
		town_add(&t, "holidays", rows[i].title, rows[i].pair, NULL);
		rc = workdays_new(&t.a, t.site, &t.w, &err);
		if (!rc != !rows[i].wanted)
			fail_msg("%s: %s", rows[i].pair, rc ? err.id : "accepted");
		if (rows[i].wanted) {
			assert_int_equal(err.code, ERR_INPUT);
			if (!strstr(err.id, rows[i].wanted))
				fail_msg("%s: %s", rows[i].pair, err.id);
			assert_true(str_starts(err.field, "town.conf:"));
		}
		town_release(&t);
	}
}

static void yearly_off_and_work(void **state)
{
	struct err err = ERR_INIT;
	struct town t;

	(void)state;
	town_bare(&t, "Asia/Shanghai", "mon-fri 08:30-12:00", "close");
	town_add(&t, "holidays", "h", "off=12-24..12-26", "work=12-25", NULL);
	assert_int_equal(workdays_new(&t.a, t.site, &t.w, &err), -1);
	t.site->holidays_count = 0;
	t.site->calendar.period_end = "noon";
	err = (struct err)ERR_INIT;
	assert_int_equal(workdays_new(&t.a, t.site, &t.w, &err), -1);
	t.site->calendar.period_end = "close";
	t.site->calendar.hours = list_of(&t.a, "mon 12:00-08:00");
	err = (struct err)ERR_INIT;
	assert_int_equal(workdays_new(&t.a, t.site, &t.w, &err), -1);
	town_release(&t);
}

static void weeks(void **state)
{
	static const struct {
		const char *hours;
		bool past, good;
	} rows[] = {
		{"mon-fri 08:30-12:00 13:30-17:30", false, true}, {"Mon-FRI 08:30-12:00", false, true},
		{"mon,wed,fri 00:00-24:00", false, true}, {"fri-mon 08:00-09:00", false, true},
		{" mon  08:00-09:00\t10:00-11:00 ", false, true}, {"mon-sun 17:30-08:30", true, true},
		{"mon-sun 08:00-08:00", true, true}, {"mon 22:00-00:00", true, true},
		{"mon-sun 17:30-08:30", false, false}, {"mon", false, false}, {"mon ", false, false},
		{"", false, false}, {"montag 08:00-09:00", false, false}, {"mon-xyz 08:00-09:00", false, false},
		{"mon, 08:00-09:00", false, false}, {"mon 8:00-9:00", false, false}, {"mon 08:00-24:01", false, false},
		{"mon 08:60-09:00", false, false}, {"mon 24:00-24:00", true, false}, {"mon 08:00-09:00,", false, false},
		{"mon 08:00-09:00 08:30-10:00", false, false}, {"mon-tue 22:00-10:00 09:00-11:00", true, false},
		{"mon 00:00-01:00 01:00-02:00 02:00-03:00 03:00-04:00 04:00-05:00 05:00-06:00 06:00-07:00 07:00-08:00",
			false, true},
		{"mon 00:00-01:00 01:00-02:00 02:00-03:00 03:00-04:00 04:00-05:00 05:00-06:00 06:00-07:00 07:00-08:00 "
			"08:00-09:00", false, false},
	};
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct texts hours = {(const char *[]){rows[i].hours}, 1};
		struct err err = ERR_INIT;
		struct week w;

		if (!week_parse(&hours, rows[i].past, &w, &err) != rows[i].good)
			fail_msg("'%s': %s", rows[i].hours, err.id);
	}
	arena_release(&a);
}

static void past_midnight(void **state)
{
	struct texts nights = {(const char *[]){"fri-sat 22:00-06:00"}, 1};
	struct week w;

	(void)state;
	assert_int_equal(week_parse(&nights, true, &w, NULL), 0);
	assert_false(week_covers(&w, 4, 22 * 3600 - 1));
	assert_true(week_covers(&w, 4, 22 * 3600));
	assert_true(week_covers(&w, 5, 0));
	assert_true(week_covers(&w, 5, 6 * 3600 - 1));
	assert_false(week_covers(&w, 5, 6 * 3600));
	assert_true(week_covers(&w, 5, 23 * 3600));
	assert_true(week_covers(&w, 6, 5 * 3600));
	assert_false(week_covers(&w, 6, 23 * 3600));
	assert_false(week_covers(&w, 0, 5 * 3600));
}

/* A look at a day must not depend on how many days are marked. */
static void quick(void **state)
{
	struct town t;
	struct timespec a, b;
	struct day_info d;
	int worked = 0;

	(void)state;
	town_bare(&t, "Asia/Shanghai", "mon-fri 08:30-12:00", "close");
	town_add(&t, "holidays", "long", "off=2000-01-01..2009-12-31|2010-01-01..2019-12-31|2020-01-01..2029-12-31",
		NULL);
	town_compile(&t);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
	for (int i = 0; i < 100000; i++) {
		workdays_day(t.w, i % 30000, &d);
		worked += d.working;
	}
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
	assert_true(worked > 0);
	/* 11,000 marks: linear look-ups would take over a second. */
	assert_true((double)(b.tv_sec - a.tv_sec) + (double)(b.tv_nsec - a.tv_nsec) / 1e9 < 0.5);
	town_release(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chinese_days), cmocka_unit_test(months), cmocka_unit_test(kinds_in_order),
		cmocka_unit_test(known_until), cmocka_unit_test(no_hours), cmocka_unit_test(closed_mondays),
		cmocka_unit_test(calendar_faults), cmocka_unit_test(yearly_off_and_work), cmocka_unit_test(weeks),
		cmocka_unit_test(past_midnight), cmocka_unit_test(quick),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
