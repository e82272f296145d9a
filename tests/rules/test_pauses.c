/* Suspension moves a deadline (D-5, HT-10); warnings are counted back (U-2, D-7). */
#include "town.h"

#include <string.h>

#include "plaint/rules/deadline.h"
#include "plaint/str.h"

#define MOST 4

/* "FROM/TO|FROM/TO"; TO empty: still standing. */
static size_t pauses_of(struct town *t, const char *text, struct pause out[MOST])
{
	struct texts list = list_of(&t->a, text);

	for (size_t i = 0; i < list.count; i++) {
		const char *slash = strchr(list.item[i], '/');

		assert_true(i < MOST);
		assert_non_null(slash);
		out[i].from = moment(t, arena_strndup(&t->a, list.item[i], (size_t)(slash - list.item[i])));
		out[i].to = slash[1] ? moment(t, slash + 1) : INSTANT_NONE;
	}
	return list.count;
}

struct row {
	const char *from, *limit, *pauses, *due;
};

static void check(struct town *t, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct pause p[MOST];
		size_t count = pauses_of(t, rows[i].pauses, p);
		struct err err = ERR_INIT;
		struct deadline d;
		struct limit l;
		char got[26];

		assert_int_equal(limit_parse(rows[i].limit, &l, NULL), 0);
		if (deadline_due(&t->a, t->w, moment(t, rows[i].from), &l, p, count, moment(t, "2026-03-04 10:00"), &d,
			    NULL, &err))
			fail_msg("row %zu: %s", i, err.id);
		instant_format(&t->site->zone, d.due, got);
		if (d.due != moment(t, rows[i].due))
			fail_msg("%s + %s paused %s: got %s, wanted %s", rows[i].from, rows[i].limit, rows[i].pauses,
				got, rows[i].due);
	}
}

#define CHECK(t, rows) check(t, rows, sizeof(rows) / sizeof *(rows))
#define MON "2026-03-02 10:00"

static void elapsed(void **state)
{
	static const struct row rows[] = {
		{MON, "24h", "2026-03-02 12:00/2026-03-02 15:00", "2026-03-03 13:00"},
		{MON, "24h", "2026-03-02 08:00/2026-03-02 12:00", "2026-03-03 12:00"}, /* only what falls inside */
		{MON, "24h", "2026-03-01 08:00/2026-03-01 12:00", "2026-03-03 10:00"},
		{MON, "24h", "2026-03-03 10:00/2026-03-03 18:00", "2026-03-03 10:00"}, /* begins when it is due */
		{MON, "24h", "2026-03-03 09:59/2026-03-03 18:00", "2026-03-03 18:01"},
		{MON, "24h", "2026-03-03 09:00/2026-03-03 12:00|2026-03-02 12:00/2026-03-02 13:00", "2026-03-03 14:00"},
		{MON, "24h", "2026-03-02 12:00/2026-03-02 14:00|2026-03-02 13:00/2026-03-02 15:00", "2026-03-03 13:00"},
		{MON, "24h", "2026-03-02 12:00/2026-03-02 15:00|2026-03-02 13:00/2026-03-02 14:00", "2026-03-03 13:00"},
		{MON, "24h", "2026-03-02 12:00/2026-03-02 12:00", "2026-03-03 10:00"},
		{MON, "24h", "2026-03-02 15:00/2026-03-02 12:00", "2026-03-03 10:00"}, /* nonsense */
		{MON, "24h", "2026-03-03 08:00/", "2026-03-04 12:00"}, /* still standing: up to now, Wed 10:00 */
		{MON, "24h", "2026-03-05 08:00/", "2026-03-03 10:00"},
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
		{"2026-03-02 08:30", "4bh", "", "2026-03-02 14:00"},
		{"2026-03-02 08:30", "4bh", "2026-03-02 09:00/2026-03-02 15:00", "2026-03-03 09:30"},
		{"2026-03-02 08:30", "4bh", "2026-03-02 12:00/2026-03-02 13:30", "2026-03-02 14:00"}, /* lunch anyway */
		{"2026-03-02 08:30", "4bh", "2026-03-02 18:00/2026-03-03 08:00", "2026-03-02 14:00"},
		{"2026-03-02 08:30", "3bh", "2026-03-02 11:30/2026-03-02 17:00", "2026-03-02 11:30"},
		{"2026-03-02 08:30", "3bh", "2026-03-02 11:00/2026-03-02 17:00", "2026-03-02 17:30"},
		{"2026-03-02 08:30", "1bh", "2026-03-02 08:00/2026-03-06 17:00", "2026-03-09 09:00"},
		{"2026-03-02 08:30", "2bh", "2026-03-02 09:00/2026-03-02 09:30|2026-03-02 10:00/2026-03-02 10:30",
			"2026-03-02 11:30"},
	};
	struct town t;

	(void)state;
	town_china(&t, "close");
	CHECK(&t, rows);
	town_release(&t);
}

/* A day counts when the clock runs at its end. */
static void days(void **state)
{
	static const struct row rows[] = {
		{MON, "3wd", "", "2026-03-05 17:30"},
		{MON, "3wd", "2026-03-03 10:00/2026-03-04 10:00", "2026-03-06 17:30"},
		{MON, "3wd", "2026-03-03 10:00/2026-03-03 15:00", "2026-03-05 17:30"},
		{MON, "3wd", "2026-03-03 18:00/2026-03-04 08:00", "2026-03-05 17:30"},
		{MON, "3wd", "2026-03-05 17:30/2026-03-20 10:00", "2026-03-05 17:30"}, /* begins when it is due */
		{MON, "3wd", "2026-03-03 10:00/2026-03-03 17:30", "2026-03-06 17:30"},
		{MON, "3wd", "2026-03-05 10:00/2026-03-09 10:00", "2026-03-09 17:30"},
		{MON, "3wd", "2026-03-02 11:00/2026-03-03 09:00", "2026-03-05 17:30"}, /* the start's day never counts */
		{"2026-03-05 10:00", "2d", "", "2026-03-09 17:30"},
		{"2026-03-05 10:00", "2d", "2026-03-09 16:00/2026-03-10 09:00", "2026-03-10 17:30"},
		{"2026-03-05 10:00", "2d", "2026-03-06 09:00/2026-03-08 09:00", "2026-03-09 17:30"},
		{"2026-03-05 10:00", "1d!", "2026-03-06 17:00/2026-03-07 09:00", "2026-03-08 00:00"},
		{MON, "today", "2026-03-02 20:00/2026-03-03 09:00", "2026-03-04 00:00"},
		{MON, "today", "2026-03-02 12:00/2026-03-02 15:00", "2026-03-03 00:00"},
		{MON, "1wd", "2026-03-03 09:00/", "2026-03-04 17:30"}, /* now: Wed 10:00 */
	};
	struct town t;

	(void)state;
	town_china(&t, "close");
	CHECK(&t, rows);
	town_release(&t);
}

/* A clock that stands still for years is patient. */
static void very_long(void **state)
{
	static const struct row rows[] = {
		{"2026-03-05 10:00", "1wd", "2026-03-06 10:00/2046-03-06 10:00", "2046-03-06 17:30"},
		{"2026-03-06 10:00", "1d", "2026-03-08 10:00/2046-03-06 10:00", "2046-03-06 17:30"},
		{"2026-03-05 10:00", "8bh", "2026-03-05 11:00/2046-03-06 08:30", "2046-03-06 17:00"},
		{"2026-03-05 10:00", "today", "2026-03-05 11:00/2046-03-06 08:30", "2046-03-07 00:00"},
	};
	struct town t;

	(void)state;
	town_china(&t, "close");
	CHECK(&t, rows);
	town_release(&t);
}

static void warnings(void **state)
{
	static const struct {
		const char *from, *due, *warn, *wanted;
	} rows[] = {
		{"2026-03-02 10:00", "2026-03-02 11:00", "15m", "2026-03-02 10:45"},
		{"2026-03-02 10:00", "2026-03-03 10:00", "4h", "2026-03-03 06:00"},
		{"2026-03-02 10:00", "2026-03-02 11:00", "2h", "2026-03-02 10:00"}, /* never before the start */
		{"2026-03-02 10:00", "2026-03-02 11:00", "0m", "2026-03-02 11:00"},
		{"2026-02-13 17:20", "2026-02-25 17:30", "1wd", "2026-02-24 17:30"}, /* GC-4 */
		{"2026-02-13 17:20", "2026-02-25 17:30", "2wd", "2026-02-14 17:30"}, /* over the festival */
		{"2026-02-13 17:20", "2026-02-25 17:30", "3wd", "2026-02-13 17:30"},
		{"2026-02-13 17:31", "2026-02-25 17:30", "3wd", "2026-02-13 17:31"},
		{"2026-02-13 17:20", "2026-02-25 17:30", "9wd", "2026-02-13 17:20"},
		{"2026-03-02 10:00", "2026-03-10 17:30", "1d", "2026-03-09 17:30"},
		{"2026-03-02 10:00", "2026-03-10 17:30", "2d", "2026-03-06 17:30"}, /* Sunday: the working day before */
		{"2026-03-02 10:00", "2026-03-10 17:30", "2d!", "2026-03-09 00:00"}, /* Sunday, to its end */
		{"2026-03-02 10:00", "2026-03-10 17:30", "20d", "2026-03-02 10:00"},
		{"2026-03-02 10:00", "2026-03-05 17:30", "4bh", "2026-03-05 13:30"}, /* exactly at opening */
		{"2026-03-02 10:00", "2026-03-05 17:30", "5bh", "2026-03-05 11:00"},
		{"2026-03-02 10:00", "2026-03-09 09:00", "60bm", "2026-03-06 17:00"},
		{"2026-03-02 10:00", "2026-03-08 20:00", "60bm", "2026-03-06 16:30"},
		{"2026-03-02 10:00", "2026-03-02 12:00", "8bh", "2026-03-02 10:00"},
		{"2026-03-02 10:00", "2026-03-05 17:30", "today", "2026-03-05 00:00"},
		{"2026-03-05 10:00", "2026-03-05 17:30", "today", "2026-03-05 10:00"},
		{"2026-03-02 10:00", "2026-03-06 00:00", "1wd", "2026-03-04 17:30"}, /* 24:00 of the 5th */
		{"2026-03-05 10:00", "2026-03-08 14:30", "1wd", "2026-03-06 17:30"},
	};
	struct town t;

	(void)state;
	town_china(&t, "close");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct limit l;
		instant got;
		char text[26];

		assert_int_equal(limit_parse(rows[i].warn, &l, NULL), 0);
		got = deadline_warn(t.w, moment(&t, rows[i].from), moment(&t, rows[i].due), &l);
		instant_format(&t.site->zone, got, text);
		if (got != moment(&t, rows[i].wanted))
			fail_msg("%s before %s: got %s, wanted %s", rows[i].warn, rows[i].due, text, rows[i].wanted);
	}
	town_release(&t);
}

static void warnings_otherwise(void **state)
{
	struct limit one = {.unit = LIMIT_WORKDAYS, .n = 1};
	struct town t;

	(void)state;
	town_china(&t, "midnight");
	assert_moment(&t, deadline_warn(t.w, moment(&t, MON), moment(&t, "2026-03-06 00:00"), &one), "2026-03-05 00:00");
	town_release(&t);
	town_china(&t, "same-time");
	assert_moment(&t, deadline_warn(t.w, moment(&t, MON), moment(&t, "2026-03-06 00:00"), &one), "2026-03-05 00:00");
	assert_moment(&t, deadline_warn(t.w, moment(&t, MON), moment(&t, "2026-03-09 10:00"), &one), "2026-03-06 10:00");
	town_release(&t);
	/* A year without a working day behind us. */
	town_bare(&t, "Asia/Shanghai", "mon-fri 08:00-12:00", "close");
	town_add(&t, "holidays", "all", "off=01-01..12-31", NULL);
	town_compile(&t);
	one.unit = LIMIT_BUSINESS_MINUTES;
	assert_moment(&t, deadline_warn(t.w, moment(&t, "1990-01-01"), moment(&t, "2026-03-06 10:00"), &one), "1990-01-01");
	town_release(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(elapsed), cmocka_unit_test(business), cmocka_unit_test(days),
		cmocka_unit_test(very_long),
		cmocka_unit_test(warnings), cmocka_unit_test(warnings_otherwise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
