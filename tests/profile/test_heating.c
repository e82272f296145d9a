/* The profile heating put to work: each rule of HT gives what it names. Who decides and
 * who is told: tests/casework/test_heating_company.c. */
#include "shipped.h"

#include <locale.h>
#include <string.h>

#include "plaint/str.h"

static int up(void **state)
{
	(void)state;
	shipped_open("heating");
	return 0;
}

static int down(void **state)
{
	(void)state;
	shipped_close();
	return 0;
}

/* Monday 12 January 2026, 09:00. */
static struct complaint *of(const char *kind, const char *category, const char *channel)
{
	return received("2026-01-12 09:00", "phone", "13800138001", "channel", channel, "kind", kind, "category", category,
		"area", "e1", "text", "x", NULL);
}

static struct complaint *with_station(const char *kind, const char *category, const char *channel)
{
	struct complaint *c = of(kind, category, channel);

	act(c, ACTION_FORWARD, "2026-01-12 09:05", "department", "station-e1", "person", "station-e1", "way", "phone", NULL);
	act(c, ACTION_RECEIVE, "2026-01-12 09:10", NULL);
	return c;
}

static void resolve(struct complaint *c, const char *when, const char *revisit)
{
	act(c, ACTION_RESOLVE, when, "facts", "f", "measures", "m", "revisit", revisit, "measured", "19", "damage", "d",
		"acceptance", "a", NULL);
}

/* HT-1, HT-2: the ways in; stations under offices under the company. */
static void organisation(void **state)
{
	(void)state;
	labels_are("channel", "phone visit letter item-network item-office");
	for (size_t i = 0; i < shop.site->departments_count; i++) {
		const struct department *d = &shop.site->departments[i];
		if (str_starts(d->s.title, "station-"))
			assert_true(str_starts(d->parent, "office-"));
		else if (strcmp(d->s.title, "company"))
			assert_string_equal(d->parent, "company");
		assert_true(!str_empty(d->duty) && !str_empty(d->duty_zh)); /* HT-14: the directory */
	}
	assert_string_equal(department_of("heat/temperature", "w2", NULL, "complaint"), "station-w2");
	assert_string_equal(department_of("heat/temperature", NULL, NULL, "complaint"), "business");
	assert_string_equal(department_of("pipe/burst", "w2", NULL, "complaint"), "crew");
}

/* HT-3: the three ledgers; HT-12: who checks and approves, and until when. */
static void ledgers_and_reports(void **state)
{
	(void)state;
	static const char *const ledgers[] = {"calls", "items", "opinions"};

	for (size_t i = 0; i < 3; i++) {
		const struct report_rule *r = site_report(shop.site, ledgers[i]);
		assert_non_null(r);
		assert_true(str_empty(r->by) && r->where.count == 1 && r->fields.count);
	}
	const struct report_rule *weekly = site_report(shop.site, "weekly"), *monthly = site_report(shop.site, "monthly");
	assert_string_equal(weekly->check, "lead");
	assert_string_equal(weekly->approve, "manager");
	assert_string_equal(monthly->due, "20");
	assert_string_equal(monthly->hand_on, "23");
}

/* HT-4: 30 minutes until the right one has received it; who returns it has what is left. */
static void with_the_right_one(void **state)
{
	(void)state;
	struct complaint *c = of("complaint", "heat/temperature", "phone");

	due_is(c, "forward", "2026-01-12 09:30");
	act(c, ACTION_FORWARD, "2026-01-12 09:05", "department", "station-w1", "person", "station-w1", "way", "phone", NULL);
	state_is(c, "forward", CLOCK_RUNNING);
	act(c, ACTION_RECEIVE, "2026-01-12 09:20", NULL);
	state_is(c, "forward", CLOCK_MET);
	act(c, ACTION_RETURN, "2026-01-12 09:35", "reason", "not ours", NULL);
	due_is(c, "forward", "2026-01-12 09:50");
	act(c, ACTION_FORWARD, "2026-01-12 09:40", "department", "station-e1", "person", "station-e1", "way", "phone", NULL);
	act(c, ACTION_RECEIVE, "2026-01-12 09:50", NULL);
	state_is(c, "forward", CLOCK_MET);
	/* a station takes its own */
	c = of("complaint", "heat/temperature", "visit");
	act(c, ACTION_TAKE, "2026-01-12 09:01", NULL);
	state_is(c, "forward", CLOCK_MET);
}

/* HT-5: measured and repaired the same day, even late at night; small ones on call. */
static void the_same_day(void **state)
{
	(void)state;
	struct complaint *c = received("2026-01-12 22:30", "kind", "complaint", "category", "heat/temperature", "text", "x", NULL);

	due_is(c, "measure", "2026-01-13 00:00");
	due_is(c, "settle", "2026-01-15 17:30");
	due_is(of("repair", "repair/small", "phone"), "small", "2026-01-12 13:00");
	due_is(of("repair", "repair/medium", "phone"), "medium", "2026-01-13 00:00");
	due_is(of("repair", "pipe/leak", "phone"), "medium", "2026-01-13 00:00");
	due_is(of("repair", "repair/major", "phone"), "major", "2026-01-13 09:00");
	due_is(of("repair", "repair/major", "phone"), "settle", "none");
	/* on a Saturday too */
	c = received("2026-01-17 10:00", "kind", "complaint", "category", "heat/none", "text", "x", NULL);
	due_is(c, "measure", "2026-01-18 00:00");
	static const char *const at_once[] = {"暖气片爆了", "地下室管道爆裂", "热水往外喷水，孩子烫伤了", "整栋楼不热",
		"the radiator burst", "hot water spraying everywhere", "a burst pipe in the cellar"};
	for (size_t i = 0; i < sizeof at_once / sizeof *at_once; i++)
		if (level_of(at_once[i]) != 1)
			fail_msg("%s", at_once[i]);
	assert_int_equal(level_of("卧室只有15度"), 3);
}

/* HT-6: a supervised item; by its own limit, else in 5 days. */
static void supervised_items(void **state)
{
	(void)state;
	struct complaint *c = of("complaint", "heat/none", "item-network");
	struct err err = ERR_INIT;

	dated_by_hand("item-network");
	dated_by_hand("item-office");
	due_is(c, "item", "none");
	due_is(c, "upward", "2026-01-14 17:30");
	due_is(c, "five-days", "2026-01-19 17:30"); /* the 17th is a Saturday */
	due_is(c, "settle", "none");
	act(c, ACTION_FORWARD, "2026-01-12 10:00", "department", "station-e1", "person", "station-e1", "way", "phone", NULL);
	due_is(c, "item", "2026-01-13 17:30");
	act(c, ACTION_INVESTIGATE, "2026-01-12 11:00", "way", "onsite", "measured", "16", "remark", "r", NULL);
	resolve(c, "2026-01-13 10:00", "no");
	state_is(c, "item", CLOCK_MET);
	state_is(c, "five-days", CLOCK_MET);
	assert_int_equal(lifecycle_check(shop.site, c, ACTION_ARCHIVE, &err), -1);
	act(c, ACTION_NOTIFY, "2026-01-13 11:00", "way", "phone", "subject", "result", NULL);
	state_is(c, "upward", CLOCK_RUNNING);
	act(c, ACTION_NOTIFY, "2026-01-13 11:00", "way", "letter", "subject", "upward", NULL);
	state_is(c, "upward", CLOCK_MET);
	assert_int_equal(lifecycle_check(shop.site, c, ACTION_ARCHIVE, &err), 0);

	c = received("2026-01-12 09:00", "channel", "item-office", "category", "bill/amount", "due_by", "2026-01-14T12:00", NULL);
	due_is(c, "given", "2026-01-14 12:00");
	due_is(c, "five-days", "none");
}

/* HT-8: the ways of passing on; the last is what the program does by itself. */
static void ways_of_passing_on(void **state)
{
	(void)state;
	choices_are("forward", "way", "phone person writing phone-writing alarm");
	struct complaint *c = with_station("repair", "repair/major", "phone");
	assert_string_equal(missing(c, ACTION_REASSIGN, "2026-01-12 10:00", "department", "station-w1", NULL), "way");
	/* to somebody else of the same station nothing is passed on */
	assert_string_equal(missing(c, ACTION_REASSIGN, "2026-01-12 10:00", "department", "station-e1", "person", "x", NULL), "");
}

static const char *ways(struct complaint *c, enum action action, const char *department)
{
	struct values given = {NULL, 0};
	struct allowed *list;

	values_set(&shop.a, &given, "department", department);
	if (!lifecycle_allowed(&shop.a, shop.site, c, action, &given, &list))
		return "any";
	assert_string_equal(list[0].field, "way");
	assert_non_null(strstr(list[0].rule->why, "HT-8"));
	const char *all = "";
	for (size_t i = 0; i < list[0].keys.count; i++)
		all = arena_printf(&shop.a, "%s%s%s", all, i ? " " : "", list[0].keys.item[i]);
	return all;
}

/* HT-8: ordinary by phone or in person; major in writing; major and urgent by phone
 * first, in writing after; what was not finished in time in writing. */
static void the_way_follows_the_weight(void **state)
{
	(void)state;
	struct complaint *c = received("2026-01-12 09:00", "kind", "repair", "category", "repair/small", "channel", "phone", "area", "e1", NULL);

	assert_string_equal(ways(c, ACTION_FORWARD, "station-e1"), "phone person");
	assert_string_equal(ways(c, ACTION_RESOLVE, "station-e1"), "any");
	c->level = 2;
	assert_string_equal(ways(c, ACTION_FORWARD, "station-e1"), "writing phone-writing");
	c->level = 1;
	assert_string_equal(ways(c, ACTION_FORWARD, "station-e1"), "phone-writing");

	c = with_station("repair", "repair/small", "phone");
	assert_string_equal(ways(c, ACTION_REASSIGN, "station-e1"), "any");
	assert_string_equal(ways(c, ACTION_REASSIGN, "station-w1"), "phone person");
	for (size_t i = 0; i < c->clock_count; i++)
		if (str_equal(c->clocks[i].name, "small"))
			c->clocks[i].breached = c->clocks[i].due;
	assert_string_equal(ways(c, ACTION_REASSIGN, "station-w1"), "writing phone-writing");
}

/* Of a field of several choices each is looked at. */
static void allowed_values(void **state)
{
	(void)state;
	struct require_rule r = {.why = ""};
	struct allowed k = {.rule = &r};
	const char *field;

	assert_true(allowed_parse(&shop.a, "way=phone,person", &field, &k.keys));
	assert_string_equal(field, "way");
	assert_int_equal(k.keys.count, 2);
	assert_true(allowed_holds(&k, "phone"));
	assert_true(allowed_holds(&k, "person,phone"));
	assert_true(allowed_holds(&k, NULL));
	assert_false(allowed_holds(&k, "phone,post"));
	assert_false(allowed_holds(&k, "pho"));
	assert_false(allowed_parse(&shop.a, "way", &field, &k.keys));
	assert_false(allowed_parse(&shop.a, "=phone", &field, &k.keys));
	assert_false(allowed_parse(&shop.a, "way=", &field, &k.keys));
}

/* HT-10: the clocks stand still while it is suspended. */
static void suspended(void **state)
{
	(void)state;
	struct complaint *c = with_station("repair", "repair/major", "phone");

	act(c, ACTION_SUSPEND, "2026-01-12 15:00", "reason", "too much", NULL);
	act(c, ACTION_RESUME, "2026-01-14 15:00", NULL);
	due_is(c, "major", "2026-01-15 09:00"); /* 18 of 24 hours were left */
}

/* HT-11: within 2 days where it is needed; trouble found begins anew. */
static void revisit(void **state)
{
	(void)state;
	struct complaint *c = with_station("repair", "repair/small", "phone");

	assert_string_equal(missing(c, ACTION_RESOLVE, "2026-01-12 10:00", "facts", "f", "measures", "m", "damage", "d", "acceptance",
		"a", NULL), "revisit");
	resolve(c, "2026-01-12 10:00", "yes");
	due_is(c, "revisit", "2026-01-14 17:30");
	act(c, ACTION_REVISIT, "2026-01-13 09:00", "way", "phone", "satisfied", "no", NULL);
	state_is(c, "revisit", CLOCK_MET);
	due_is(c, "small", "2026-01-13 13:00");
	c = with_station("repair", "repair/small", "phone");
	resolve(c, "2026-01-12 10:00", "no");
	due_is(c, "revisit", "none");
}

/* HT-13: each cause with its deduction; late completion falls on the head. */
static void deductions(void **state)
{
	(void)state;
	static const struct {
		const char *title, *amount, *who;
	} table[] = {{"manners", "50", "person"}, {"late", "50-100", "head"}, {"publicity", "50-100", "person"},
		{"unreported", "30", "person"}, {"passed", "20-50", "taker"}, {"revisit", "20", "person"}};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		const struct penalty *p = NULL;
		for (size_t k = 0; k < shop.site->penalties_count; k++)
			if (str_equal(shop.site->penalties[k].s.title, table[i].title))
				p = &shop.site->penalties[k];
		assert_non_null(p);
		assert_string_equal(p->amount, table[i].amount);
		assert_string_equal(p->who, table[i].who);
	}
}

/* HT-15: what the record of a flat holds; measured before it counts as settled; a repair
 * with its damage and the customer's acceptance. */
static void room_temperature(void **state)
{
	(void)state;
	form_asks("intake", "building unit room floor_area temperature season damage");
	struct complaint *c = with_station("complaint", "heat/temperature", "phone");
	assert_string_equal(missing(c, ACTION_RESOLVE, "2026-01-12 10:00", "facts", "f", "measures", "m", "revisit", "no", NULL),
		"measured");
	/* Nor is the caller's own. */
	complaint_field_set(&shop.a, c, "temperature", "15");
	assert_string_equal(missing(c, ACTION_RESOLVE, "2026-01-12 10:00", "facts", "f", "measures", "m", "revisit", "no", NULL),
		"measured");
	c = with_station("repair", "repair/medium", "phone");
	assert_string_equal(missing(c, ACTION_RESOLVE, "2026-01-12 10:00", "facts", "f", "measures", "m", "revisit", "no", NULL),
		"damage acceptance");
}

/* HT-16: 7 working days, or told why in time. */
static void applications(void **state)
{
	(void)state;
	struct complaint *c = received("2026-02-10 09:00", "kind", "application", "category", "apply/stop", "text", "x", NULL);

	/* 11 12 13 and Saturday the 14th, made up for; the Spring Festival until the 23rd; 24 25 26 */
	due_is(c, "application", "2026-02-26 17:30");
	act(c, ACTION_FORWARD, "2026-02-10 09:05", "department", "business", "person", "business", "way", "phone", NULL);
	assert_string_equal(missing(c, ACTION_NOTIFY, "2026-02-26 09:00", "way", "phone", "subject", "progress", NULL), "remark");
	act(c, ACTION_NOTIFY, "2026-02-26 09:00", "way", "phone", "subject", "progress", "remark", "papers missing", NULL);
	state_is(c, "application", CLOCK_MET);
	/* The answer is waited for still: 27, Saturday the 28th, made up for; 2 3 4 5 6 */
	due_is(c, "answer", "2026-03-06 17:30");
	act(c, ACTION_NOTIFY, "2026-03-06 09:00", "way", "phone", "subject", "result", NULL);
	state_is(c, "answer", CLOCK_MET);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(organisation), cmocka_unit_test(ledgers_and_reports), cmocka_unit_test(with_the_right_one),
		cmocka_unit_test(the_same_day), cmocka_unit_test(supervised_items), cmocka_unit_test(ways_of_passing_on),
		cmocka_unit_test(the_way_follows_the_weight), cmocka_unit_test(allowed_values),
		cmocka_unit_test(suspended), cmocka_unit_test(revisit), cmocka_unit_test(deductions),
		cmocka_unit_test(room_temperature), cmocka_unit_test(applications),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, up, down);
}
