/* The profile power put to work: each rule of PW, and of E, gives what it names. */
#include "shipped.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

static int up(void **state)
{
	(void)state;
	shipped_open("power");
	return 0;
}

static int down(void **state)
{
	(void)state;
	shipped_close();
	return 0;
}

static struct complaint *of(const char *category)
{
	return received("2026-03-02 08:30", "phone", "13800138001", "category", category, "text", "x", "demand", "repair", NULL);
}

static struct complaint *sent(const char *category)
{
	struct complaint *c = of(category);

	act(c, ACTION_FORWARD, "2026-03-02 09:00", "department", "marketing", NULL);
	return c;
}

/* PW-1: the channels; whoever takes it first stays its owner. */
static void first_contact(void **state)
{
	(void)state;
	labels_are("channel", "phone counter web app social outside internal");
	struct complaint *c = sent("bill/amount");
	act(c, ACTION_REASSIGN, "2026-03-02 10:00", "department", "metering", NULL);
	act(c, ACTION_TAKE, "2026-03-02 10:05", NULL);
	assert_string_equal(c->taker, "chen");
}

/* PW-2: large-area outage and electrical hazard are emergencies, with what to read out. */
static void hazards(void **state)
{
	(void)state;
	static const struct {
		const char *text, *category;
		int level;
	} calls[] = {
		{"孩子触电了", "safety/shock", 1},
		{"someone got an electric shock", "safety/shock", 1},
		{"路边电线掉下来了", "safety/line", 1},
		{"a wire down across the road", "safety/line", 1},
		{"变压器炸了", "safety/equipment", 1},
		{"表箱起火", "safety/fire", 1},
		{"the meter box is on fire", "safety/fire", 1},
		{"停电了，老人用呼吸机", "safety/medical", 1},
		{"大面积停电", "outage/area", 1},
		{"a blackout in our quarter", "outage/area", 1},
		{"家里停电了", "outage/fault", 2},
		{"建议停电前多发短信", NULL, 3},
		{"没有收到停电通知", NULL, 3},
		{"装了漏电保护器以后电费高", NULL, 3},
		{"他们没给我回，被电话里的人骂了", NULL, 3},
		{"电费多收", NULL, 3},
	};

	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		size_t n;
		struct danger_hit *hit = triage_scan(&shop.a, shop.site, calls[i].text, &n);
		if (level_of(calls[i].text) != calls[i].level)
			fail_msg("%s: level %d", calls[i].text, level_of(calls[i].text));
		if (!str_equal(n ? hit[0].danger->category : NULL, calls[i].category))
			fail_msg("%s is of %s", calls[i].text, n ? hit[0].danger->category : "nothing");
	}
	for (size_t i = 0; i < shop.site->dangers_count; i++) {
		assert_false(str_empty(shop.site->dangers[i].script));
		assert_false(str_empty(shop.site->dangers[i].script_zh));
	}
}

/* PW-3: customer, matter, request, points in time. */
static void key_items(void **state)
{
	(void)state;
	struct complaint *c = received("2026-03-02 08:30", "text", "x", NULL);

	assert_string_equal(missing(c, ACTION_ACCEPT, "2026-03-02 08:30", NULL), "phone");
	assert_string_equal(missing(c, ACTION_FORWARD, "2026-03-02 08:40", "department", "service", NULL), "category demand");
	form_asks("intake", "phone name address account group meter text category demand occurred");
	c = received("2026-03-02 08:30", "text", "触电", "address", "北关村", NULL); /* not held up */
	assert_string_equal(missing(c, ACTION_FORWARD, "2026-03-02 08:34", "department", "repair", NULL), "");
}

/* PW-4: each level its limit; a team for a complex case, a lead for one across departments. */
static void levels(void **state)
{
	(void)state;
	struct complaint *c = of("safety/line");

	due_is(c, "dispatch", "2026-03-02 08:35");
	act(c, ACTION_FORWARD, "2026-03-02 08:34", "department", "repair", NULL);
	due_is(c, "safe", "2026-03-03 08:34"); /* 24 hours */
	c = sent("quality/voltage");
	due_is(c, "major", "2026-03-05 17:30"); /* 3 working days: 3, 4, 5 */
	due_is(c, "settle", "none");
	c = sent("bill/amount");
	due_is(c, "forward", "2026-03-02 10:30");
	due_is(c, "settle", "2026-03-09 17:30"); /* 5 working days: 3, 4, 5, 6, 9 */
	c = of("quality/voltage");
	assert_string_equal(missing(c, ACTION_FORWARD, "2026-03-02 09:00", "department", "distribution", "complexity", "complex", NULL), "team");
	act(c, ACTION_FORWARD, "2026-03-02 09:00", "department", "distribution", "complexity", "cross", NULL);
	assert_string_equal(missing(c, ACTION_RESOLVE, "2026-03-03 09:00", "facts", "x", "measures", "x", "basis", "x",
		"improvement", "x", NULL), "assisting_work");
}

/* PW-5: told of progress again and again; explained with basis, solution, improvement. */
static void progress(void **state)
{
	(void)state;
	struct complaint *c = sent("bill/amount");

	due_is(c, "told", "2026-03-05 17:30"); /* 3 days */
	act(c, ACTION_CONTACT, "2026-03-03 08:50", "outcome", "information", NULL);
	due_is(c, "told#2", "2026-03-06 17:30");
	act(c, ACTION_CONTACT, "2026-03-05 10:00", "outcome", "not-reached", NULL);
	state_is(c, "told#2", CLOCK_RUNNING); /* U-15 */
	act(c, ACTION_CONTACT, "2026-03-05 11:00", "outcome", "information", NULL);
	due_is(c, "told#3", "2026-03-09 17:30"); /* 8 March is a Sunday */
	assert_string_equal(missing(c, ACTION_RESOLVE, "2026-03-05 14:00", NULL), "facts measures basis improvement");
	act(c, ACTION_RESOLVE, "2026-03-05 14:00", "facts", "x", "measures", "x", "basis", "x", "improvement", "x", NULL);
	state_is(c, "told#3", CLOCK_CANCELLED);
}

/* PW-6: all are revisited, with a score; not content: handled again. PW-7: then archived whole. */
static void to_the_archive(void **state)
{
	(void)state;
	struct complaint *c = sent("bill/amount");

	act(c, ACTION_RESOLVE, "2026-03-04 11:00", "facts", "x", "measures", "x", "basis", "x", "improvement", "x",
		"satisfaction", "satisfied", NULL);
	due_is(c, "revisit", "2026-03-09 17:30"); /* ours: 3 working days: 5, 6, 9 */
	assert_true(lifecycle_wants_revisit(shop.site, c));
	assert_int_equal(lifecycle_check(shop.site, c, ACTION_ARCHIVE, NULL), -1);
	assert_string_equal(missing(c, ACTION_REVISIT, "2026-03-05 09:00", "satisfied", "yes", NULL), "score");
	assert_string_equal(missing(c, ACTION_REVISIT, "2026-03-05 09:00", "satisfied", "no", NULL), "");
	act(c, ACTION_REVISIT, "2026-03-05 09:00", "satisfied", "no", NULL);
	assert_int_equal(c->state, STATE_HANDLING);
	due_is(c, "settle#2", "2026-03-12 17:30");
	act(c, ACTION_RESOLVE, "2026-03-06 11:00", "measures", "y", NULL);
	act(c, ACTION_REVISIT, "2026-03-06 15:00", "satisfied", "yes", "score", "4", NULL);
	due_is(c, "archive#2", "2026-03-13 17:30"); /* 9 to 13 March */
	assert_string_equal(missing(c, ACTION_ARCHIVE, "2026-03-06 16:00", NULL), "occurred accountability");
}

/* PW-8: a special study goes to a department and comes back as measures; nobody is called. */
static void study(void **state)
{
	(void)state;
	struct complaint *c = received("2026-03-02 08:30", "kind", "study", "channel", "internal", "category", "outage/frequent",
		"text", "x", NULL);

	assert_string_equal(missing(c, ACTION_ACCEPT, "2026-03-02 08:30", NULL), "");
	act(c, ACTION_FORWARD, "2026-03-02 09:00", "department", "distribution", NULL);
	due_is(c, "study", "2026-03-30 17:30"); /* 20 working days */
	assert_null(run_find(c, "contact"));
	assert_string_equal(missing(c, ACTION_RESOLVE, "2026-03-20 09:00", NULL), "facts measures basis improvement");
	act(c, ACTION_RESOLVE, "2026-03-20 09:00", "facts", "x", "measures", "x", "basis", "x", "improvement", "x", NULL);
	assert_false(lifecycle_wants_revisit(shop.site, c));
	act(c, ACTION_ARCHIVE, "2026-03-20 10:00", NULL);
	/* Frequent problems and areas with many are warned of; groups of customers are on the record. */
	assert_int_equal(shop.site->warnings_count, 4);
	choices_are("intake", "group", "resident business industry farm public vital");
}

static void routes(void **state)
{
	(void)state;
	static const char *const to[][4] = {
		{"safety/shock", NULL, "repair"}, {"outage/area", NULL, "dispatch"}, {"outage/fault", "rural", "repair"},
		{"outage/notice", NULL, "dispatch"}, {"quality/voltage", "rural", "distribution"},
		{"meter/accuracy", "urban", "metering"}, {"bill/amount", "centre", "station-urban"},
		{"bill/amount", "suburb", "station-suburb"}, {"service/manners", "rural", "station-rural"},
		{"bill/amount", NULL, "marketing"}, {"works/connection", "urban", "marketing"},
		{"build/pole", NULL, "construction"}, {"law/violation", NULL, "supervision"}, {NULL, NULL, "service"},
	};

	for (size_t i = 0; i < sizeof to / sizeof *to; i++)
		assert_string_equal(department_of(to[i][0], to[i][1], NULL, "complaint"), to[i][2]);
	assert_string_equal(site_department(shop.site, "station-rural")->parent, "marketing");
}

/* E-1 to E-4. */
static void emergencies(void **state)
{
	(void)state;
	struct complaint *c = received("2026-03-02 03:00", "address", "北关村", "category", "safety/line", NULL);

	c->emergency = true;
	assert_string_equal(missing(c, ACTION_ACCEPT, "2026-03-02 03:00", NULL), ""); /* E-1 */
	due_is(c, "sign", "2026-03-02 03:05");                                         /* E-2 */
	due_is(c, "call", "2026-03-02 03:15");
	assert_string_equal(route_find(shop.site, shop.days, c, at("2026-03-02 03:00")).person, "repair"); /* on call */
	act(c, ACTION_FORWARD, "2026-03-02 03:00", "department", "repair", NULL);
	act(c, ACTION_PROGRESS, "2026-03-02 03:30", "step", "onsite", NULL); /* E-3 */
	state_is(c, "onsite", CLOCK_MET);
	assert_false(form_find(site_form(shop.site, "intake"), "name")->required); /* E-4 */

	/* What it is about is seen only later: a step that was done starts no clock. */
	c = received("2026-03-02 03:00", "address", "北关村", "category", "outage/area", NULL);
	act(c, ACTION_FORWARD, "2026-03-02 03:00", "department", "dispatch", NULL);
	act(c, ACTION_PROGRESS, "2026-03-02 03:30", "step", "onsite", NULL);
	c->value[FIELD_CATEGORY] = "safety/line";
	assert_int_equal(clocks_repick(&shop.a, shop.site, shop.days, c, at("2026-03-02 05:00"), NULL), 0);
	assert_null(run_find(c, "onsite"));
}

/* A site's own file may be called like its profile. */
static void a_namesake(void **state)
{
	(void)state;
	struct faults f;
	struct site *site = NULL;
	char path[100];

	trial_write(&shop.t, "power.conf", "profile = \"power\"\ninclude(\"holidays-cn.conf\")\n");
	snprintf(path, sizeof path, "%s/power.conf", shop.t.folder);
	faults_init(&f);
	assert_int_equal(profile_load(path, TODAY, &site, &f, NULL), 0);
	assert_non_null(site_category(site, "safety/shock"));
	faults_release(&f);
	site_unref(site);
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
#define TEST(f) cmocka_unit_test_setup_teardown(f, up, down)
	const struct CMUnitTest tests[] = {TEST(first_contact), TEST(hazards), TEST(key_items), TEST(levels),
		TEST(progress), TEST(to_the_archive), TEST(study), TEST(routes), TEST(emergencies), TEST(a_namesake)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
