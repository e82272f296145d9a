/* A made-up day is replayed through the same use cases, the sweeps in between. */
#include "hall.h"

#include <stdio.h>
#include <string.h>

static const char story[] =
	"# three complaints of yesterday and today\n"
	"@-1d2h chen add bill text=\"气费比上月多一倍\" category=bill/amount phone=13800138000 name=\"张\\\"三\\\"\"\n"
	"@-1d chen bill forward late_reason=\"系统故障\"   # an hour late\n"
	"@-23h he bill contact outcome=reached\n"
	"\n"
	"@-3h chen add leak emergency=yes phone=\"13900139000\" text=\"漏气\"\n"
	"@-2h58m li leak take\n"
	"@-2h50m li leak contact outcome=reached callback=\"@+2h\"\n"
	"@-30m zhou add quiet next=forward text=\"压力低\" category=supply/pressure received=\"@-40m\"\n";

static int replay(struct hall *h, const char *text, struct err *err)
{
	const char *file = arena_printf(&h->a, "%s/story", h->dir);
	FILE *f = fopen(file, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	return casework_sample(h->cw, file, h->now, err);
}

static void test_story(void **state)
{
	struct hall *h = *state;
	struct err err = ERR_INIT;
	const struct complaint *c;
	size_t i;

	h->now = at(h, "2026-03-04T15:00");
	if (replay(h, story, &err))
		fail_msg("%s %s %s %s", err.id, err.arg[0], err.arg[1], err.arg[2]);
	c = look(h, "20260303-0001");
	assert_non_null(c);
	assert_string_equal(c->value[FIELD_NAME], "张\"三\"");
	assert_int_equal(c->registered, at(h, "2026-03-03T13:00"));
	assert_int_equal(c->state, STATE_HANDLING);
	/* Its hour was over: warned, breached and escalated, each at its own time. */
	for (i = 0; i < h->r.event_count && !str_equal(h->r.events[i].action, "warn"); i++)
		;
	assert_true(i < h->r.event_count);
	assert_int_equal(h->r.events[i].seen, at(h, "2026-03-03T13:45"));
	assert_int_equal(event_of(h, "20260303-0001", "forward")->at, at(h, "2026-03-03T15:00"));
	assert_string_equal(event_of(h, "20260303-0001", "forward")->login, "chen");
	assert_string_equal(event_of(h, "20260303-0001", "forward")->from, "sample");
	assert_null(changed(h, "20260303-0001", "breach", "seen late"));
	c = look(h, "20260304-0001");
	assert_true(c->emergency);
	assert_string_equal(c->value[FIELD_CALLBACK], "2026-03-04T17:00:00+08:00");
	assert_string_equal(c->value[FIELD_PERSON], "li");
	assert_int_equal(look(h, "20260304-0002")->received, at(h, "2026-03-04T14:20"));
	assert_int_equal(look(h, "20260304-0002")->registered, at(h, "2026-03-04T14:30"));
	/* All that was due is done. */
	assert_int_equal(sweep(h), 0);
	hall_again(h);
	assert_int_equal(sweep(h), 0);
	DONE(ask(h, "zong", "verify"));
	assert_int_equal(h->r.total, 0);
}

static void test_faults_of_a_story(void **state)
{
	static const struct {
		const char *text, *line;
	} bad[] = {
		{ "chen add x text=a\n", "1" },
		{ "\n@-1h chen add\n", "2" },
		{ "@-1h chen add x text=\"no end\n", "1" },
		{ "@-1h chen add x text\n", "1" },
		{ "@-1y chen add x text=a\n", "1" },
		{ "@-1h chen other note remark=a\n", "1" },
		{ "@-1h chen add x text=a\n@-1h chen add x text=b\n", "2" },
		{ "@-1h stranger add x text=a\n", "1" },
		{ "# fine\n@-1h chen add x text=a colour=red\n", "2" },
		{ "@-1h chen add x text=a\n@-30m chen x resolve facts=a\n", "2" },
		{ "@-1h chen add x text=a\n@-50m chen x jump\n", "2" },
	};
	struct hall *h = *state;

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct err err = ERR_INIT;

		assert_int_equal(replay(h, bad[i].text, &err), -1);
		assert_int_equal(err.code, ERR_INPUT);
		assert_non_null(strstr(err.arg[0], "story"));
		assert_string_equal(err.arg[1], bad[i].line);
	}
	struct err err = ERR_INIT;

	assert_int_equal(casework_sample(h->cw, "/nonexistent/story", h->now, &err), -1);
	assert_int_not_equal(err.code, ERR_NONE);
}

#define T(f) cmocka_unit_test_setup_teardown(f, hall_up, hall_down)
int main(void)
{
	const struct CMUnitTest tests[] = { T(test_story), T(test_faults_of_a_story) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
