/* Whole screens as they should look, times and numbers masked. After a wanted change:
 * PLAINT_GOLDEN=write build/dev/tests/test_screen_golden, and look at the difference.
 */
#include "expect.h"

#include <stdlib.h>
#include <string.h>

#include "world.h"

static void start(void **state, const char *language)
{
	struct world *w = malloc(sizeof *w);

	world_init(w, language);
	*state = w;
	world_write_company(w);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "name=张伟", "address=学院路12号3-402", "area=east",
		"text=三天压力低，点不着火", "category=supply/pressure"), 0);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13912345678", "name=欧阳静", "text=抄表数与表盘不符",
		"category=meter/reading"), 0);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=03121234567", "text=厨房有煤气味", "address=东街5号"), 0);
}

static int setup_zh(void **state)
{
	start(state, "zh");
	return 0;
}

static int setup_en(void **state)
{
	start(state, "en");
	return 0;
}

static int teardown(void **state)
{
	world_release(*state);
	free(*state);
	return 0;
}

static void compare(struct screen *s, const char *name)
{
	EXPECT(s, screen_wait_quiet(s, 120, SCREEN_TIMEOUT));
	assert_true(screen_golden(s, name));
}

static void desk_in_chinese(void **state)
{
	struct world *w = *state;
	struct screen *s = world_desk(w, 24, 80);

	EXPECT_TEXT(s, "厨房有煤气味");
	compare(s, "desk-zh");
	KEYS(s, "j<Enter>");
	EXPECT_TEXT(s, "三天压力低，点不着火");
	compare(s, "complaint-zh");
	screen_end(s);
	s = world_desk(w, 20, 40);
	EXPECT_TEXT(s, "厨房有煤气味");
	compare(s, "desk-zh-40x20");
	KEYS(s, "!");
	EXPECT_TEXT(s, "东街5号");
	compare(s, "urgent-zh-40x20");
	screen_end(s);
}

static void desk_in_english(void **state)
{
	struct screen *s = world_desk(*state, 24, 80);

	EXPECT_TEXT(s, "厨房有煤气味");
	compare(s, "desk-en");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "New complaint");
	KEYS(s, "13800138000<Tab>Zhang Wei<Tab><Tab><Tab><Tab><Tab>a smell of gas in the kitchen");
	EXPECT_TEXT(s, "Earlier from");
	EXPECT_TEXT(s, "DANGER");
	compare(s, "intake-en");
	screen_end(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(desk_in_chinese, setup_zh, teardown),
		cmocka_unit_test_setup_teardown(desk_in_english, setup_en, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
