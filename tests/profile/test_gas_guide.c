/* The profile gas-guide put to work: each rule of GG, and of E, gives what it names. */
#include "shipped.h"

#include <locale.h>
#include <string.h>

static int up(void **state)
{
	(void)state;
	shipped_open("gas-guide");
	return 0;
}

static int down(void **state)
{
	(void)state;
	shipped_close();
	return 0;
}

static struct complaint *a_meter(const char *when)
{
	return received(when, "phone", "13800138001", "category", "meter/accuracy", "text", "怀疑表快", "about", "product",
		"demand", "explanation", "evidence", "none", "responsibility", "equipment", NULL);
}

/* GG-1: the seven channels of the guide, and those that hand over. */
static void channels(void **state)
{
	(void)state;
	labels_are("channel", "phone counter web app social letter visit outside");
}

/* GG-2: what a record holds. */
static void a_record(void **state)
{
	(void)state;
	form_asks("intake", "name address phone other_contact about object occurred place text effect demand evidence");
	choices_are("intake", "about", "business product staff");
	choices_are("intake", "evidence", "photo video documents promised none told");
	struct complaint *c = received("2026-03-05 08:30", "text", "表快", NULL);
	assert_string_equal(missing(c, ACTION_ACCEPT, "2026-03-05 08:30", NULL), "phone"); /* one that works */
	assert_string_equal(missing(c, ACTION_ACCEPT, "2026-03-05 08:30", "address", "南城街9号", NULL), "");
	assert_string_equal(missing(c, ACTION_ACCEPT, "2026-03-05 08:30", "phone", "13800138001", NULL), ""); /* E-4 */
}

/* GG-3: two levels; what is an emergency, by category and by word. */
static void urgency(void **state)
{
	(void)state;
	static const char *const one[] = {"厨房漏气", "锅炉爆炸", "一家人一氧化碳中毒", "灶台着火了", "几十人聚集在门口",
		"集体上访", "smell of gas", "a crowd gathering outside"};
	static const char *const two[] = {"压力低", "怀疑表快", "态度差", "两次没来修", "热水器打不着火", "the meter runs fast"};

	labels_are("level", "1 2");
	for (size_t i = 0; i < sizeof one / sizeof *one; i++)
		if (level_of(one[i]) != 1)
			fail_msg("%s is no emergency", one[i]);
	for (size_t i = 0; i < sizeof two / sizeof *two; i++)
		if (level_of(two[i]) != 2)
			fail_msg("%s is not general", two[i]);
	struct complaint *c = received("2026-03-05 03:00", "phone", "1", "category", "gas/hazard", NULL);
	assert_int_equal(c->level, 1);
	due_is(c, "dispatch", "2026-03-05 03:10"); /* at once */
	due_is(c, "forward", "none");
	assert_string_equal(missing(c, ACTION_RESOLVE, "2026-03-05 04:00", "facts", "x", "measures", "x", "cause", "x", NULL), "");
}

/* GG-4: company, customer, third party, force majeure. */
static void responsibility(void **state)
{
	(void)state;
	labels_are("responsibility", "equipment service policy misuse piping third-party force-majeure unclear");
}

/* GG-5: type and responsibility decide the department. */
static void routes(void **state)
{
	(void)state;
	static const struct {
		const char *category, *area, *responsibility, *department;
	} to[] = {
		{"gas/leak", NULL, NULL, "repair"},
		{"gas/leak", "east", "piping", "repair"}, /* GG-8 */
		{"mass/incident", NULL, NULL, "company"},
		{"supply/area", NULL, NULL, "operations"},
		{"supply/pressure", "west", NULL, "operations"},
		{"supply/pressure", "west", "piping", "service"},
		{"supply/outage", "south", NULL, "team-east"},
		{"repair/late", "north", NULL, "team-west"},
		{"repair/late", NULL, NULL, "operations"},
		{"meter/accuracy", "east", NULL, "market"},
		{"bill/amount", "east", "policy", "market"},
		{"works/connection", NULL, NULL, "market"},
		{"service/manners", "west", NULL, "service"},
		{"policy/tariff", NULL, NULL, "service"},
		{"supply/pressure", "west", "unclear", "service"}, /* GG-6: none clearly */
		{NULL, NULL, NULL, "service"},
	};

	labels_are("nature", "safety supply billing works manners policy");
	for (size_t i = 0; i < sizeof to / sizeof *to; i++)
		assert_string_equal(department_of(to[i].category, to[i].area, to[i].responsibility, "complaint"), to[i].department);
}

/* GG-6: an assignment names department, person and limit; the lead unit is customer service. */
static void assignment(void **state)
{
	(void)state;
	struct complaint *c = a_meter("2026-03-05 08:30");

	due_is(c, "forward", "2026-03-05 10:30");
	assert_string_equal(missing(c, ACTION_FORWARD, "2026-03-05 09:00", NULL), "department person due_by");
	assert_string_equal(route_find(shop.site, shop.days, c, at("2026-03-05 09:00")).person, "market"); /* its lead */
	act(c, ACTION_FORWARD, "2026-03-05 09:00", "department", "market", "person", "market", "due_by", "3wd", NULL);
	due_is(c, "settle", "2026-03-10 17:30"); /* 6, 9, 10 March */
	due_is(c, "contact", "2026-03-06 09:00");
	choices_are("forward", "due_by", "today 24h 2wd 3wd 5wd 10wd 15wd");
	form_asks("assist", "department"); /* 协办 */
}

/* GG-7: plan, inquiry, proposal, measures. */
static void investigation(void **state)
{
	(void)state;
	struct complaint *c = a_meter("2026-03-05 08:30");

	act(c, ACTION_FORWARD, "2026-03-05 09:00", "department", "market", "person", "market", "due_by", "5wd", NULL);
	act(c, ACTION_RECEIVE, "2026-03-05 09:30", NULL);
	due_is(c, "plan", "2026-03-06 17:30"); /* ours: 1 working day */
	assert_int_equal(lifecycle_check(shop.site, c, ACTION_PROPOSE, NULL), -1); /* inquired into first */
	act(c, ACTION_CONTACT, "2026-03-05 10:00", "outcome", "reached", NULL);
	assert_int_equal(lifecycle_next(shop.site, c), ACTION_INVESTIGATE);
	assert_string_equal(missing(c, ACTION_INVESTIGATE, "2026-03-06 10:00", "remark", "x", NULL), "plan");
	act(c, ACTION_INVESTIGATE, "2026-03-06 10:00", "way", "test", "plan", "拆表送检", "remark", "误差+6.2%", NULL);
	state_is(c, "plan", CLOCK_MET);
	assert_int_equal(lifecycle_check(shop.site, c, ACTION_RESOLVE, NULL), -1); /* proposed first */
	assert_int_equal(lifecycle_next(shop.site, c), ACTION_PROPOSE);
	assert_string_equal(missing(c, ACTION_PROPOSE, "2026-03-06 11:00", "opinion", "换表", NULL), "finish_by executor");
	act(c, ACTION_PROPOSE, "2026-03-06 11:00", "opinion", "换表", "finish_by", "2026-03-09", "executor", "market", NULL);
	assert_string_equal(missing(c, ACTION_RESOLVE, "2026-03-09 10:00", NULL), "facts measures cause");
	choices_are("resolve", "remedy", "repair replacement explanation charges apology");
	act(c, ACTION_RESOLVE, "2026-03-09 10:00", "facts", "表快", "measures", "换表", "cause", "磨损", NULL);
	state_is(c, "settle", CLOCK_MET);
	due_is(c, "feedback", "2026-03-10 17:30"); /* ours */
	/* An enquiry is answered, there is nothing to find. */
	c = received("2026-03-05 08:30", "phone", "1", "kind", "enquiry", "category", "policy/tariff", "text", "气价", NULL);
	act(c, ACTION_FORWARD, "2026-03-05 08:40", "department", "service", "person", "service", "due_by", "24h", NULL);
	act(c, ACTION_RESOLVE, "2026-03-05 09:00", "facts", "x", "measures", "x", NULL);
	assert_null(run_find(c, "plan"));
}

/* GG-8: a complaint that touches safety is of the nature that goes first. */
static void safety_first(void **state)
{
	(void)state;
	for (size_t i = 0; i < shop.site->categories_count; i++) {
		const struct category *k = &shop.site->categories[i];
		if (!strncmp(k->s.title, "gas/", 4) || !strncmp(k->s.title, "mass/", 5))
			assert_string_equal(k->nature, "safety");
	}
}

/* E-1 to E-4. */
static void emergencies(void **state)
{
	(void)state;
	struct complaint *c = received("2026-03-05 03:00", "phone", "13800138003", "category", "gas/leak", NULL);

	c->emergency = true;
	assert_string_equal(missing(c, ACTION_ACCEPT, "2026-03-05 03:00", NULL), ""); /* E-1 */
	due_is(c, "sign", "2026-03-05 03:05");                                         /* E-2 */
	due_is(c, "call", "2026-03-05 03:15");
	choices_are("progress", "step", "dispatched onsite safe left"); /* E-3 */
	act(c, ACTION_FORWARD, "2026-03-05 03:00", "department", "repair", "person", "repair", "due_by", "today", NULL);
	due_is(c, "onsite", "2026-03-05 03:45");
	act(c, ACTION_PROGRESS, "2026-03-05 03:10", "step", "dispatched", NULL);
	state_is(c, "onsite", CLOCK_RUNNING);
	act(c, ACTION_PROGRESS, "2026-03-05 03:30", "step", "onsite", NULL);
	state_is(c, "onsite", CLOCK_MET);
	assert_false(form_find(site_form(shop.site, "intake"), "name")->required); /* E-4 */
}

/* Ours: every emergency is revisited, others when needed. */
static void revisits(void **state)
{
	(void)state;
	struct complaint c = {.number = NULL, .level = 1, .state = STATE_RESOLVED};

	assert_true(lifecycle_wants_revisit(shop.site, &c));
	c.level = 2;
	assert_false(lifecycle_wants_revisit(shop.site, &c));
	c.value[FIELD_SATISFACTION] = "dissatisfied";
	assert_true(lifecycle_wants_revisit(shop.site, &c));
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
#define TEST(f) cmocka_unit_test_setup_teardown(f, up, down)
	const struct CMUnitTest tests[] = {TEST(channels), TEST(a_record), TEST(urgency), TEST(responsibility),
		TEST(routes), TEST(assignment), TEST(investigation), TEST(safety_first), TEST(emergencies),
		TEST(revisits)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
