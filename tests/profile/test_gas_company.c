/* The shipped profile put to work: each rule of GC and E gives the times, levels and
 * departments it names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <locale.h>
#include <string.h>

#include "plaint/profile.h"
#include "plaint/rules/clocks.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/rules/rights.h"
#include "plaint/rules/triage.h"
#include "plaint/str.h"

static struct {
	struct arena a;
	struct site *site;
	struct workdays *days;
} co;

static int open_company(void **state)
{
	(void)state;
	struct faults f;
	faults_init(&f);
	arena_init(&co.a);
	assert_int_equal(profile_load(NULL, 1780286400, &co.site, &f, NULL), 0);
	assert_int_equal(workdays_new(&co.a, co.site, &co.days, NULL), 0);
	faults_release(&f);
	return 0;
}

static int close_company(void **state)
{
	(void)state;
	site_unref(co.site);
	arena_release(&co.a);
	return 0;
}

static instant at(const char *text)
{
	instant t;
	assert_int_equal(instant_parse(&co.site->zone, text, &t), 0);
	return t;
}

static void due_is(const struct complaint *c, const char *clock, const char *when)
{
	const struct clock_run *run = run_find(c, clock);
	char got[26] = "none";
	if (run)
		instant_format(&co.site->zone, run->due, got);
	got[16] = '\0';
	got[10] = ' ';
	assert_string_equal(got, when);
}

static void state_is(const struct complaint *c, const char *clock, enum clock_state want)
{
	const struct clock_run *run = run_find(c, clock);
	assert_non_null(run);
	assert_string_equal(clock_state_names[run->state], clock_state_names[want]);
}

static struct complaint *registered(const char *when, const char *category, const char *text)
{
	struct complaint *c = arena_alloc(&co.a, sizeof *c);
	c->number = "20260213-0007";
	c->received = c->registered = at(when);
	c->value[FIELD_CATEGORY] = category;
	c->value[FIELD_KIND] = "complaint";
	c->value[FIELD_TEXT] = text;
	c->level = triage_level(&co.a, co.site, c);
	assert_int_equal(clocks_apply(&co.a, co.site, co.days, c, "received", c->received, NULL), 0);
	return c;
}

static void act(
	struct complaint *c, enum action action, const char *when, const char *field, const char *value)
{
	struct values v = {NULL, 0};
	if (field)
		values_set(&co.a, &v, field, value);
	assert_int_equal(lifecycle_check(co.site, c, action, NULL), 0);
	struct texts causes = lifecycle_causes(&co.a, co.site, c, action, &v, 0);
	lifecycle_apply(co.site, c, action, &v, 0, at(when));
	for (size_t i = 0; i < causes.count; i++)
		assert_int_equal(clocks_apply(&co.a, co.site, co.days, c, causes.item[i], at(when), NULL), 0);
}

static void three_deadlines(void **state)
{
	(void)state;
	struct complaint *c = registered("2026-02-13 17:02", "supply/pressure", "三天压力低");
	due_is(c, "forward", "2026-02-13 18:02"); /* GC-3: 1 hour */
	act(c, ACTION_FORWARD, "2026-02-13 17:20", NULL, NULL);
	state_is(c, "forward", CLOCK_MET);
	due_is(c, "contact", "2026-02-14 17:20"); /* GC-4: 24 hours */
	due_is(c, "special", "2026-02-14 17:20");
	due_is(c, "settle", "2026-02-25 17:30"); /* GC-4: 3 working days, over Spring Festival */
	act(c, ACTION_RECEIVE, "2026-02-13 17:25", NULL, NULL);
	act(c, ACTION_CONTACT, "2026-02-14 09:00", "outcome", "not-reached");
	state_is(c, "contact", CLOCK_RUNNING); /* U-15 */
	act(c, ACTION_CONTACT, "2026-02-14 09:30", "outcome", "reached");
	state_is(c, "contact", CLOCK_MET);
}

static void a_special_case(void **state)
{
	(void)state;
	struct complaint *c = registered("2026-03-02 09:00", "meter/accuracy", "怀疑表快");
	size_t n;
	act(c, ACTION_FORWARD, "2026-03-02 09:10", NULL, NULL);
	act(c, ACTION_CONTACT, "2026-03-02 10:00", "outcome", "reached");

	struct firing *f = clocks_fire(&co.a, co.site, c, at("2026-03-03 09:11"), &n);
	bool breached = false;
	for (size_t i = 0; i < n; i++)
		if (f[i].what == FIRE_BREACH) {
			assert_string_equal(f[i].run->name, "special");
			assert_false(f[i].violation); /* GC-4: not yet */
			breached = true;
		}
	assert_true(breached);
	struct texts missing =
		lifecycle_missing(&co.a, co.site, c, ACTION_PROGRESS, NULL, at("2026-03-03 09:20"));
	assert_true(texts_has(&missing, "special_reason"));
	act(c, ACTION_PROGRESS, "2026-03-03 09:20", "special_reason", "送检需要时间");
	missing = lifecycle_missing(&co.a, co.site, c, ACTION_PROGRESS, NULL, at("2026-03-03 10:00"));
	assert_false(texts_has(&missing, "special_reason"));
	assert_string_equal(complaint_nearest(c)->name, "settle"); /* the outer limit is what counts now */

	/* Past it: the department at once, the manager a working day later. */
	clocks_fire(&co.a, co.site, c, at("2026-03-05 17:30:01"), &n);
	f = clocks_fire(&co.a, co.site, c, at("2026-03-06 17:31"), &n);
	assert_int_equal(n, 1);
	assert_int_equal(f[0].what, FIRE_ESCALATE);
	assert_string_equal(f[0].to, "manager");
	assert_int_equal(f[0].at, at("2026-03-06 17:30"));
}

static void returned_begins_anew(void **state)
{
	(void)state;
	struct complaint *c = registered("2026-03-02 09:00", "repair/quality", "阀门滴水");
	act(c, ACTION_FORWARD, "2026-03-02 09:10", NULL, NULL);
	act(c, ACTION_RETURN, "2026-03-02 10:00", "reason", "x");
	state_is(c, "contact", CLOCK_CANCELLED);
	state_is(c, "settle", CLOCK_CANCELLED);
	due_is(c, "forward#2", "2026-03-02 11:00");
	assert_null(run_find(c, "forward#3"));
}

static void emergencies(void **state)
{
	(void)state;
	struct complaint *c = registered("2026-03-02 03:00", NULL, "楼道里有煤气味");
	assert_int_equal(c->level, 1);
	due_is(c, "sign", "2026-03-02 03:05"); /* E-2 */
	due_is(c, "call", "2026-03-02 03:15");
	act(c, ACTION_FORWARD, "2026-03-02 03:00", NULL, NULL);
	act(c, ACTION_RECEIVE, "2026-03-02 03:04", NULL, NULL);
	state_is(c, "sign", CLOCK_MET);
	state_is(c, "call", CLOCK_RUNNING);

	size_t n;
	struct firing *f = clocks_fire(&co.a, co.site, c, at("2026-03-02 03:26"), &n);
	const char *ladder[4] = {NULL};
	size_t steps = 0;
	for (size_t i = 0; i < n && steps < 4; i++)
		if (f[i].what == FIRE_ESCALATE && str_equal(f[i].run->name, "call"))
			ladder[steps++] = f[i].to;
	assert_int_equal(steps, 3);
	assert_string_equal(ladder[0], "oncall");
	assert_string_equal(ladder[1], "lead");
	assert_string_equal(ladder[2], "manager");
}

static void rehandled(void **state)
{
	(void)state;
	struct complaint *c = registered("2026-03-02 09:00", "works/quality", "洞没封");
	act(c, ACTION_FORWARD, "2026-03-02 09:10", NULL, NULL);
	act(c, ACTION_RECEIVE, "2026-03-02 09:20", NULL, NULL);
	act(c, ACTION_RESOLVE, "2026-03-02 15:00", "revisit", "yes");
	state_is(c, "settle", CLOCK_MET);
	assert_int_equal(lifecycle_check(co.site, c, ACTION_ARCHIVE, NULL), -1); /* GC-6 first */
	act(c, ACTION_REVISIT, "2026-03-03 10:00", "satisfied", "no");
	assert_int_equal(c->state, STATE_HANDLING);
	due_is(c, "settle#2", "2026-03-06 17:30");
}

static void archive_wants_every_item(void **state)
{
	(void)state;
	struct complaint *c = registered("2026-03-02 09:00", "works/quality", "洞没封");
	struct texts m = lifecycle_missing(&co.a, co.site, c, ACTION_ARCHIVE, NULL, at("2026-03-03 09:00"));
	static const char *const wanted[] = {
		"facts", "measures", "accountability", "satisfaction"}; /* GC-5, GC-7 */
	assert_int_equal(m.count, 4);
	for (size_t i = 0; i < 4; i++)
		assert_true(texts_has(&m, wanted[i]));
	m = lifecycle_missing(&co.a, co.site, c, ACTION_PROTECT, NULL, at("2026-03-03 09:00"));
	assert_true(texts_has(&m, "guardian")); /* GC-10 */
}

static void words(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int level;
	} cases[] = {
		{"厨房漏气了", 1},
		{"ＧＡＳ　ＬＥＡＫ in the hall", 1},
		{"There is a smell of gas", 1},
		{"锅炉爆炸", 1},
		{"两个人一氧化碳中毒昏迷", 1},
		{"灶台着火了", 1},
		{"被燃气管电击", 1},
		{"挖掘机把管子挖断", 1},
		{"我们这里大面积停气", 1},
		{"the meter cabinet is hissing", 1},
		{"curtain caught fire", 1},
		{"早上开始停气", 2},
		{"we have no gas since noon", 2},
		{"热水器打不着火", 3},
		{"三天压力低，点不着火", 3},
		{"没有收到停气通知", 3},
		{"抄表数不对", 3},
		{"a bleak office", 3},
		{"着火，热水器打不着火", 1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct complaint c = {.number = NULL};
		c.value[FIELD_TEXT] = cases[i].text;
		if (triage_level(&co.a, co.site, &c) != cases[i].level)
			fail_msg("%s: level %d, not %d", cases[i].text, triage_level(&co.a, co.site, &c),
				cases[i].level);
	}
}

static void branches(void **state)
{
	(void)state;
	static const char *const to[][2] = {{"gas/leak", "repair"}, {"gas/inspection", "station"},
		{"supply/pressure", "operations"}, {"works/quality", "market"}, {"policy/tariff", "market"},
		{"bill/amount", "station"}, {"service/hotline", "service"}, {"service/manners", "station"},
		{"law/violation", "supervision"}, {"law/lawsuit", "supervision"}, {"other", "service"},
		{NULL, "service"}};
	for (size_t i = 0; i < sizeof to / sizeof *to; i++) {
		struct complaint c = {.number = NULL};
		c.value[FIELD_CATEGORY] = to[i][0];
		assert_string_equal(route_find(co.site, co.days, &c, at("2026-03-02 10:00")).department,
			to[i][1]); /* GC-9 */
	}
}

static void holidays(void **state)
{
	(void)state;
	static const char *const off[] = {"2024-02-10", "2024-02-17", "2024-05-05", "2024-06-10",
		"2024-09-17", "2024-10-07", "2025-01-01", "2025-01-28", "2025-02-04", "2025-05-31",
		"2025-10-08", "2026-01-02", "2026-02-15", "2026-02-23", "2026-04-06", "2026-05-05",
		"2026-06-19", "2026-09-25", "2026-10-07", "2026-03-01", "2025-10-12"};
	static const char *const work[] = {"2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28",
		"2024-05-11", "2024-09-14", "2024-09-29", "2024-10-12", "2025-01-26", "2025-02-08",
		"2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04", "2026-02-14", "2026-02-28",
		"2026-05-09", "2026-09-20", "2026-10-10", "2026-02-24"};
	struct day_info info;
	daynum day;
	for (size_t i = 0; i < sizeof off / sizeof *off; i++) {
		assert_int_equal(day_parse(off[i], &day), 0);
		workdays_day(co.days, day, &info);
		if (info.working)
			fail_msg("%s is worked", off[i]);
	}
	for (size_t i = 0; i < sizeof work / sizeof *work; i++) {
		assert_int_equal(day_parse(work[i], &day), 0);
		workdays_day(co.days, day, &info);
		if (!info.working)
			fail_msg("%s is not worked", work[i]);
	}
	/* Days off beside weekends, less make-up days, of each year's notice. */
	static const int workdays[3] = {251, 248, 248};
	for (int year = 2024; year <= 2026; year++) {
		int n = 0;
		for (day = day_from_civil(year, 1, 1); day < day_from_civil(year + 1, 1, 1); day++) {
			workdays_day(co.days, day, &info);
			n += info.working;
		}
		assert_int_equal(n, workdays[year - 2024]);
	}
}

/* Every step from intake to archive has somebody who may do it. */
static void somebody_may(void **state)
{
	(void)state;
	static const enum action needed[] = {ACTION_ACCEPT, ACTION_EDIT, ACTION_FORWARD, ACTION_RECEIVE,
		ACTION_RETURN, ACTION_CONTACT, ACTION_PROGRESS, ACTION_RESOLVE, ACTION_FEEDBACK,
		ACTION_REVISIT, ACTION_ARCHIVE, ACTION_RECOMPLAIN, ACTION_REASSIGN, ACTION_ASSIST,
		ACTION_URGE, ACTION_TRACK, ACTION_EXTEND, ACTION_SUSPEND, ACTION_RESUME, ACTION_ESCALATE,
		ACTION_SUPERVISE, ACTION_NOTE, ACTION_ATTACH, ACTION_REJECT, ACTION_SETTLE, ACTION_TAKE,
		ACTION_APPROVE, ACTION_REFUSE, ACTION_REVEAL, ACTION_PROTECT, ACTION_INVESTIGATE,
		ACTION_PROPOSE};
	struct me *me = rights_me(&co.a, co.site, 1000, "me", true);
	assert_non_null(me);
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (!rights_may(me, needed[i]))
			fail_msg("nobody may %s", action_table[needed[i]].name);
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_company, close_company)
	const struct CMUnitTest tests[] = {TEST(three_deadlines), TEST(a_special_case),
		TEST(returned_begins_anew), TEST(emergencies), TEST(rehandled),
		TEST(archive_wants_every_item), TEST(words), TEST(branches), TEST(holidays),
		TEST(somebody_may)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
