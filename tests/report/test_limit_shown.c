/* Limits in words, in each language. */
#include "check.h"

#include <unistd.h>

#include "plaint/report.h"

static const struct {
	const char *limit, *shown[3];
} table[] = {
	{ "5m", { "5 minutes", "5分钟", "5分鐘" } },
	{ "1m", { "1 minute", "1分钟", "1分鐘" } },
	{ "1h", { "1 hour", "1小时", "1小時" } },
	{ "24h", { "24 hours", "24小时", "24小時" } },
	{ "90bm", { "90 business minutes", "90工作分钟", "90工作分鐘" } },
	{ "8bh", { "8 business hours", "8工作小时", "8工作小時" } },
	{ "2d", { "2 days", "2天", "2天" } },
	{ "2d!", { "2 days, days off too", "2天（不顺延）", "2天（不順延）" } },
	{ "3wd", { "3 working days", "3工作日", "3工作日" } },
	{ "today", { "the same day", "当日", "當日" } },
	{ "every 7d", { "every 7 days", "每7天", "每7天" } },
	{ "until 2026-03-06T12:00:00+08:00", { "until 2026-03-06 12:00", "至 2026-03-06 12:00", "至 2026-03-06 12:00" } },
	/* What is no limit stands as it is. */
	{ "field due_by", { "field due_by", "field due_by", "field due_by" } },
	{ "", { "", "", "" } },
};

enum { EN, ZH, TW };

static void in_language(const char *language, int which)
{
	struct arena a = ARENA_INIT;

	setenv("LANG", "C.UTF-8", 1);
	report_language(language);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		assert_string_equal(report_limit(&a, table[i].limit), table[i].shown[which]);
	assert_string_equal(report_limit(&a, NULL), "");
	arena_release(&a);
}

static void in_english(void **state)
{
	(void)state;
	in_language("en", EN);
}

static void in_chinese(void **state)
{
	(void)state;
	if (access(PLAINT_BUILD_DIR "/locale/zh_TW/LC_MESSAGES/plaint.mo", R_OK))
		skip();
	in_language("zh_CN", ZH);
	in_language("zh_TW", TW);
}

/* What the procedure leaves open is said in the reader's language; a word that holds the
 * same letters is not meant. */
static void rules(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	setenv("LANG", "C.UTF-8", 1);
	report_language("en");
	assert_string_equal(report_rule(&a, "gas-guide: GG-7 (ours)"), "gas-guide: GG-7 (ours)");
	assert_string_equal(report_rule(&a, NULL), "");
	if (!access(PLAINT_BUILD_DIR "/locale/zh_CN/LC_MESSAGES/plaint.mo", R_OK)) {
		report_language("zh_CN");
		assert_string_equal(report_rule(&a, "gas-guide: GG-7 (ours)"), "gas-guide: GG-7 (自定)");
		assert_string_equal(report_rule(&a, "gas-guide: ours"), "gas-guide: 自定");
		assert_string_equal(report_rule(&a, "24hours: GC-4"), "24hours: GC-4");
	}
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_english),
		cmocka_unit_test(in_chinese),
		cmocka_unit_test(rules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
