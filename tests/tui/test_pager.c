/* Paragraphs in a width, scrolled. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tui/views/pager.h"

static void wraps_and_counts(void **state)
{
	struct pager p;

	(void)state;
	pager_init(&p);
	assert_int_equal(pager_layout(&p, 20), 0);
	pager_add(&p, LOOK_NORMAL, "short");
	pager_add(&p, LOOK_NORMAL, "");
	pager_add(&p, LOOK_NORMAL, "厨房有煤气味已经三天");
	assert_int_equal(pager_layout(&p, 20), 3);
	assert_int_equal(pager_layout(&p, 10), 4);
	assert_int_equal(pager_width(&p), 20);
	pager_add_lines(&p, LOOK_NORMAL, "a\nb\n");
	assert_int_equal(pager_layout(&p, 20), 5);
	pager_release(&p);
}

static void a_lead_that_does_not_fit_stands_alone(void **state)
{
	struct pager p;

	(void)state;
	pager_init(&p);
	pager_add_led(&p, 10, LOOK_LABEL, "short", LOOK_NORMAL, "text");
	assert_int_equal(pager_layout(&p, 40), 1);
	pager_clear(&p);
	pager_add_led(&p, 10, LOOK_LABEL, "much too long a lead", LOOK_NORMAL, "text");
	assert_int_equal(pager_layout(&p, 40), 2);
	pager_clear(&p);
	pager_add_led(&p, 30, LOOK_LABEL, "lead", LOOK_NORMAL, "no room for the indent");
	assert_int_equal(pager_layout(&p, 24), 2);
	pager_release(&p);
}

static void scrolling_stays_inside(void **state)
{
	struct pager p;

	(void)state;
	pager_init(&p);
	for (int i = 0; i < 20; i++)
		pager_add(&p, LOOK_NORMAL, "x");
	pager_layout(&p, 10);
	p.rows = 5;
	pager_command(&p, CMD_UP);
	assert_int_equal(p.top, 0);
	pager_command(&p, CMD_END);
	assert_int_equal(p.top, 15);
	assert_int_equal(pager_more(&p), 0);
	pager_command(&p, CMD_PAGE_UP);
	assert_int_equal(p.top, 11);
	pager_command(&p, CMD_HOME);
	assert_int_equal(pager_more(&p), 15);
	assert_false(pager_command(&p, CMD_HELP));
	pager_release(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wraps_and_counts),
		cmocka_unit_test(a_lead_that_does_not_fit_stands_alone),
		cmocka_unit_test(scrolling_stays_inside),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
