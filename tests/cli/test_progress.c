/* How far it is, for whoever waits at a terminal: not within the first second, then a bar, or
 * for a screen reader a line every few seconds. */
#include "check.h"

#include "cli/progress.h"

static void a_bar_after_a_second(void **state)
{
	struct progress p = {0};

	(void)state;
	assert_string_equal(progress_text(&p, 5000, 0, 100), "");
	assert_string_equal(progress_text(&p, 5999, 40, 100), "");
	assert_string_equal(progress_text(&p, 6000, 50, 100), "\r 50% [####################                    ]");
	assert_string_equal(progress_text(&p, 6010, 51, 100), "\r 51% [####################                    ]");
	assert_string_equal(progress_text(&p, 6020, 100, 100), "\r100% [########################################]");
	/* Estimates may be wrong. */
	assert_string_equal(progress_text(&p, 6030, 170, 100), "\r100% [########################################]");
	assert_string_equal(progress_text(&p, 6040, -1, 100), "\r  0% [                                        ]");
	assert_string_equal(progress_text(&p, 6050, 1, 0), "\r100% [########################################]");
}

static void words_every_few_seconds(void **state)
{
	struct progress p = {.plain = true};

	(void)state;
	assert_string_equal(progress_text(&p, 5000, 0, 100), "");
	assert_string_equal(progress_text(&p, 6000, 10, 100), "10 percent done\n");
	assert_string_equal(progress_text(&p, 6500, 20, 100), "");
	assert_string_equal(progress_text(&p, 8999, 80, 100), "");
	assert_string_equal(progress_text(&p, 9000, 81, 100), "81 percent done\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(a_bar_after_a_second), cmocka_unit_test(words_every_few_seconds) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
