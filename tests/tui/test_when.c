/* test_when.c - times as people type them. */
#include "check.h"

#include <stdlib.h>

#include "plaint/instant.h"
#include "tui/widgets/when.h"

static struct zone zone;
static instant now; /* Wed 11 Feb 2026 14:32:07 in Shanghai */

static int set_up(void **state)
{
	(void)state;
	if (zone_load(&zone, "Asia/Shanghai", NULL) || instant_parse(&zone, "2026-02-11T14:32:07", &now))
		return -1;
	return utf8_locale(state);
}

static int tear_down(void **state)
{
	(void)state;
	zone_release(&zone);
	return 0;
}

static void understood(void **state)
{
	static const struct {
		const char *typed, *means;
	} table[] = {
		{"now", "2026-02-11T14:32:07"},
		{"现在", "2026-02-11T14:32:07"},
		{"14:30", "2026-02-11T14:30:00"},
		{"１４：３０", "2026-02-11T14:30:00"},
		{"1430", "2026-02-11T14:30:00"},
		{"tomorrow 10", "2026-02-12T10:00:00"},
		{"Tomorrow 10pm", "2026-02-12T22:00:00"},
		{"明天10点", "2026-02-12T10:00:00"},
		{"明天下午3点半", "2026-02-12T15:30:00"},
		{"昨晚8点", "2026-02-10T20:00:00"},
		{"后天", "2026-02-13T00:00:00"},
		{"中午12点", "2026-02-11T12:00:00"},
		{"中午", "2026-02-11T12:00:00"},
		{"今天9时15分", "2026-02-11T09:15:00"},
		{"fri 9:30", "2026-02-13T09:30:00"},
		{"周五9:30", "2026-02-13T09:30:00"},
		{"2月13日 10点", "2026-02-13T10:00:00"},
		{"02-13 10:05", "2026-02-13T10:05:00"},
		{"13号10点", "2026-02-13T10:00:00"},
		{"+2h", "2026-02-11T16:32:07"},
		{"30分钟后", "2026-02-11T15:02:07"},
		{"2小时前", "2026-02-11T12:32:07"},
		{"in 30m", "2026-02-11T15:02:07"},
		{"2026-03-01 08:00", "2026-03-01T08:00:00"},
		{"2026-03-01", "2026-03-01T00:00:00"},
		{"tomorrow 10", "2026-02-12T10:00:00"},
		{"明天上午10点", "2026-02-12T10:00:00"},
		{"后天", "2026-02-13T00:00:00"},
		{"周五下午3点", "2026-02-13T15:00:00"},
		{"in 2h", "2026-02-11T16:32:07"},
		{"in 2 hours", "2026-02-11T16:32:07"},
		{"in 3 days", "2026-02-14T14:32:07"},
		{"下周一", "2026-02-16T00:00:00"},
		{"下周三9点半", "2026-02-18T09:30:00"},
		{"next friday 14:00", "2026-02-20T14:00:00"},
		{"上周五", "2026-02-06T00:00:00"},
		{"本周五", "2026-02-13T00:00:00"},
		{"下下周二", "2026-02-24T00:00:00"},
		{"礼拜天", "2026-02-15T00:00:00"},
		{"明天下午三点半", "2026-02-12T15:30:00"},
		{"今天十一点二十五分", "2026-02-11T11:25:00"},
		{"两小时后", "2026-02-11T16:32:07"},
		{"明天晚上八点", "2026-02-12T20:00:00"},
		{"三月五日10点", "2026-03-05T10:00:00"},
		{"明天上午十点钟", "2026-02-12T10:00:00"},
		{"12am", "2026-02-11T00:00:00"},
		{" 14:30 ", "2026-02-11T14:30:00"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		instant at, want;
		char got[26];
		assert_int_equal(instant_parse(&zone, table[i].means, &want), 0);
		if (!when_parse(&zone, now, table[i].typed, &at))
			fail_msg("not understood: %s", table[i].typed);
		instant_format(&zone, at, got);
		if (at != want)
			fail_msg("%s: %s, not %s", table[i].typed, got, table[i].means);
	}
}

static void not_understood(void **state)
{
	static const char *const table[] = {"", " ", "soon", "25:00", "14:61", "14:30 15:30", "2月30日", "13-40", "5", "明明", "99999999", "+5", "+", "下", "下周", "十十点", "next"};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		instant at;
		if (when_parse(&zone, now, table[i], &at))
			fail_msg("understood: %s", table[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(understood),
		cmocka_unit_test(not_understood),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
