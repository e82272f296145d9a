/* The time a report is about, and when it is due (HT-12). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "plaint/rules/figures.h"

static struct zone zone;

static instant t(const char *s)
{
	instant out;

	assert_int_equal(instant_parse(&zone, s, &out), 0);
	return out;
}

static void is(enum report_span span, const char *from, const char *to, const char *first, const char *last)
{
	instant a = 0, b = 0;
	struct err err = ERR_INIT;

	/* Wednesday 11 November 2026, 10:00. */
	if (report_period(&zone, span, t("2026-11-11T10:00"), from, to, &a, &b, &err))
		fail_msg("%s: %s", first, err.id);
	assert_int_equal(a, t(first));
	assert_int_equal(b, t(last));
}

static void refused(enum report_span span, const char *from, const char *to)
{
	instant a = 7, b = 7;
	struct err err = ERR_INIT;

	assert_int_equal(report_period(&zone, span, t("2026-11-11T10:00"), from, to, &a, &b, &err), -1);
	assert_int_equal(err.code, ERR_INPUT);
	assert_int_equal(a, 7);
}

static void test_periods(void **state)
{
	(void)state;
	is(SPAN_DAY, NULL, NULL, "2026-11-11T00:00", "2026-11-11T23:59:59");
	is(SPAN_DAY, "2026-11-01", NULL, "2026-11-01T00:00", "2026-11-01T23:59:59");
	is(SPAN_WEEK, NULL, NULL, "2026-11-09T00:00", "2026-11-15T23:59:59");
	is(SPAN_WEEK, "2026-11-08", NULL, "2026-11-02T00:00", "2026-11-08T23:59:59");
	is(SPAN_MONTH, NULL, NULL, "2026-11-01T00:00", "2026-11-30T23:59:59");
	is(SPAN_MONTH, "2028-02-11", NULL, "2028-02-01T00:00", "2028-02-29T23:59:59");
	is(SPAN_MONTH, "2026-12-31", NULL, "2026-12-01T00:00", "2026-12-31T23:59:59");
	is(SPAN_QUARTER, NULL, NULL, "2026-10-01T00:00", "2026-12-31T23:59:59");
	is(SPAN_QUARTER, "2026-01-31", NULL, "2026-01-01T00:00", "2026-03-31T23:59:59");
	/* The last thirty days. */
	is(SPAN_ANY, NULL, NULL, "2026-10-13T00:00", "2026-11-11T23:59:59");
	is(SPAN_ANY, "2026-11-01", NULL, "2026-11-01T00:00", "2026-11-11T23:59:59");
	is(SPAN_ANY, NULL, "2026-11-01", "2026-10-03T00:00", "2026-11-01T23:59:59");
	/* Both: exactly that. */
	is(SPAN_WEEK, "2026-11-03", "2026-11-04", "2026-11-03T00:00", "2026-11-04T23:59:59");
	is(SPAN_DAY, "2026-11-03T08:30", "2026-11-03T17:30", "2026-11-03T08:30", "2026-11-03T17:30");
	is(SPAN_ANY, "2026-11-11", "2026-11-11", "2026-11-11T00:00", "2026-11-11T23:59:59");
}

static void test_refused(void **state)
{
	(void)state;
	refused(SPAN_ANY, "2026-11-12", "2026-11-11");
	refused(SPAN_DAY, "yesterday", NULL);
	refused(SPAN_DAY, "2026-02-30", NULL);
	refused(SPAN_ANY, NULL, "2026-13-01");
	refused(SPAN_ANY, "", NULL);
}

static void due(const char *rule, const char *to, const char *wanted)
{
	assert_int_equal(report_due(&zone, rule, t(to)), wanted ? t(wanted) : INSTANT_NONE);
}

static void test_due(void **state)
{
	(void)state;
	due("20", "2026-11-30T23:59:59", "2026-11-20T23:59:59");
	due("+5", "2026-11-30T23:59:59", "2026-12-05T23:59:59");
	due("+5", "2026-12-31T23:59:59", "2027-01-05T23:59:59");
	due("31", "2026-11-30T23:59:59", "2026-11-30T23:59:59"); /* the last there is */
	due("fri", "2026-11-15T23:59:59", "2026-11-13T23:59:59");
	due("+mon", "2026-11-15T23:59:59", "2026-11-16T23:59:59");
	due("0", "2026-11-15T23:59:59", NULL);
	due("32", "2026-11-15T23:59:59", NULL);
	due("", "2026-11-15T23:59:59", NULL);
	due("+", "2026-11-15T23:59:59", NULL);
	due("freitag", "2026-11-15T23:59:59", NULL);
	due(NULL, "2026-11-15T23:59:59", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_periods),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_due),
	};
	int failed;

	if (zone_load(&zone, "Asia/Shanghai", NULL))
		return 1;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	zone_release(&zone);
	return failed;
}
