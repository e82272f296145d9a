/* Numbers are per day, in the site's format (L-4). */
#include "town.h"

#include "plaint/rules/number.h"

static void formats(void **state)
{
	static const struct {
		const char *format;
		uint32_t serial;
		const char *wanted;
	} rows[] = {
		{"%Y%m%d-%04d", 31, "20261122-0031"},
		{"%Y%m%d-%04d", 9999, "20261122-9999"},
		{"%Y%m%d-%04d", 10000, "20261122-10000"}, /* then a fifth digit */
		{"%Y%m%d-%04d", 4294967295u, "20261122-4294967295"},
		{"GC%y/%m/%d.%03d", 7, "GC26/11/22.007"},
		{"%Y-%m-%d-%01d%%", 5, "2026-11-22-5%"},
		{"诉%Y%m%d%04d号", 1, "诉202611220001号"},
		{"%06d@%d.%m.%Y", 12, "000012@22.11.2026"},
	};
	struct arena a = ARENA_INIT;
	daynum day = day_from_civil(2026, 11, 22);

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *out = NULL;
		struct err err = ERR_INIT;

		assert_int_equal(number_format(&a, rows[i].format, day, rows[i].serial, &out, &err), 0);
		assert_string_equal(out, rows[i].wanted);
	}
	arena_release(&a);
}

/* What people type for a complaint of today. */
static void endings(void **state)
{
	static const struct { const char *format, *typed, *wanted; } rows[] = {
		{"%Y%m%d-%04d", "1", "0001"}, {"%Y%m%d-%04d", "31", "0031"}, {"%Y%m%d-%04d", "0031", "0031"},
		{"%Y%m%d-%04d", "10031", "10031"}, {"%Y%m%d-%04d", "22-0031", "22-0031"}, {"%Y%m%d-%04d", "", "0000"},
		{"%Y%m%d-%04d", "x1", "x1"}, {"诉%Y%m%d%04d号", "1", "1"}, {"%d.%m.%Y-%02d", "7", "07"},
		{"%04d-%Y%m%d", "1", "1"}, {NULL, "1", "1"},
	};
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(number_ending(&a, rows[i].format, rows[i].typed), rows[i].wanted);
	arena_release(&a);
}

static void faults(void **state)
{
	static const char *const rows[] = {
		NULL, "", "%Y%m%d", "%04d",          /* no serial; the same number every day */
		"%m%d-%04d", "%Y%d-%04d", "%Y%m-%04d",
		"%Y%m%d-%04d-%04d",                  /* two serials */
		"%Y%m%d-%4d", "%Y%m%d-%0d", "%Y%m%d-%010d",
		"%Y%m%d-%04d%H", "%Y%m%d-%04d%", "%Y%m%d-%04d%s", "%Y%m%d-%04x",
		"%Y%m%d %04d", "%Y%m%d\t%04d", "%Y%m%d-%04d\n",
	};
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *out = "untouched";
		struct err err = ERR_INIT;

		if (!number_format(&a, rows[i], 20000, 1, &out, &err))
			fail_msg("accepted '%s'", rows[i]);
		assert_int_equal(err.code, ERR_INPUT);
		assert_string_equal(err.field, "number");
		assert_string_equal(out, "untouched");
	}
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(formats), cmocka_unit_test(endings), cmocka_unit_test(faults)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
