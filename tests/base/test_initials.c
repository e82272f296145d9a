/* test_initials.c - names by the first letters of their pinyin. */
#include "check.h"

#include "plaint/initials.h"
#include "plaint/str.h"

static void names(void **state)
{
	static const struct {
		const char *name, *letters, *whole;
	} table[] = {
		{"陈晨", "cc", "chenchen"},
		{"抢修中心", "qxzx", "qiangxiuzhongxin"},
		{"王班长", "wbc", "wangbanchang"},
		{"李强", "lq", "liqiang"},
		{"欧阳", "oy", "ouyang"},
		{"阿", "a", "a"},
		{"八", "b", "ba"},
		{"运行维护部", "yxwhb", "yunxingweihubu"},
		{"客服 2号线 (East)", "kf2hxeast", "kefu2haoxianeast"},
		{"座", "z", "zuo"},
		{"气啊", "qa", "qia"},
		{"鑫", "", ""}, /* not among the usual ones */
		{"張", "", ""}, /* nor in that character set */
		{"", "", ""},
		{"，。", "", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct str out;

		str_init(&out);
		initials(&out, table[i].name);
		assert_string_equal(out.data, table[i].letters);
		str_clear(&out);
		pinyin(&out, table[i].name);
		assert_string_equal(out.data, table[i].whole);
		str_release(&out);
	}
}

/* One character of each letter, the first of its range. */
static void ranges(void **state)
{
	const char *const first = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝";
	const char *const letters = "abcdefghjklmnopqrstwxyz";
	struct str out;

	(void)state;
	str_init(&out);
	initials(&out, first);
	assert_string_equal(out.data, letters);
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names),
		cmocka_unit_test(ranges),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
