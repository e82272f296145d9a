/* What a satisfaction means: the profile's word, else its title (PU-12, GC-6). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "plaint/rules/opinion.h"

static void test_opinion(void **state)
{
	struct label said[] = {
		{ .s.title = "great" }, { .s.title = "poor", .opinion = "bad" }, { .s.title = "silent", .opinion = "none" },
		{ .s.title = "dissatisfied" }, { .s.title = "unknown" }, { .s.title = "odd", .opinion = "whatever" },
	};
	struct site site = { .satisfactions = said, .satisfactions_count = sizeof said / sizeof *said };

	(void)state;
	assert_int_equal(opinion_of(&site, "great"), OPINION_GOOD);
	assert_int_equal(opinion_of(&site, "poor"), OPINION_BAD);
	assert_int_equal(opinion_of(&site, "silent"), OPINION_NONE);
	assert_int_equal(opinion_of(&site, "dissatisfied"), OPINION_BAD);
	assert_int_equal(opinion_of(&site, "unknown"), OPINION_NONE);
	assert_int_equal(opinion_of(&site, "odd"), OPINION_GOOD);
	assert_int_equal(opinion_of(&site, NULL), OPINION_NONE);
	assert_int_equal(opinion_of(&site, ""), OPINION_NONE);
	said[3].opinion = "good";
	assert_int_equal(opinion_of(&site, "dissatisfied"), OPINION_GOOD);
	assert_true(opinion_known("bad"));
	assert_false(opinion_known("whatever"));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_opinion) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
