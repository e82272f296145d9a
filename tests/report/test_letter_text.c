/* A letter on lines of a width: middle, right, Chinese marks never begin a line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <locale.h>
#include <string.h>

#include "plaint/report.h"
#include "plaint/utf8.h"

static void test_layout(void **state)
{
	struct str out;

	(void)state;
	str_init(&out);
	report_letter(&out, "= 公司\n> 编号\n一二三四五，六七\nplain words wrap here\n\nend\n", 10);
	assert_string_equal(out.data, "   公司\n      编号\n一二三四\n五，六七\nplain\nwords wrap\nhere\n\nend\n");
	str_release(&out);
}

/* An empty company leaves no blanks; an unfinished line is a line. */
static void test_empty(void **state)
{
	struct str out;

	(void)state;
	str_init(&out);
	report_letter(&out, "= \n> \n=x\nlast", 20);
	assert_string_equal(out.data, "\n\n=x\nlast\n");
	str_release(&out);
}

static void test_never_wider(void **state)
{
	struct str out;

	(void)state;
	str_init(&out);
	report_letter(&out, "　　厨房有煤气味，已经三天了。“每次打电话都说马上来”，但是（一直）没有人上门检查，影响正常生活。abcdefghijklmnopqrstuvwxyz\n", 16);
	for (const char *s = out.data; *s; s += strcspn(s, "\n") + 1)
		assert_true(utf8_width(s, strcspn(s, "\n")) <= 16);
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_layout),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_never_wider),
	};
	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
