/* What a violation leads to and on whom it falls (HT-13), and the ladder (U-6). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "plaint/rules/clocks.h"
#include "plaint/rules/number.h"
#include "plaint/rules/supervision.h"

#define TEXTS(...) { (const char *[]){ __VA_ARGS__ }, sizeof((const char *[]){ __VA_ARGS__ }) / sizeof(char *) }

static struct penalty penalties[] = {
	{ .s.title = "late", .clocks = TEXTS("settle", "contact"), .amount = "50-100", .who = "head" },
	{ .s.title = "grave", .clocks = TEXTS("settle"), .amount = "100", .who = "person", .levels = TEXTS("1") },
	{ .s.title = "passed", .clocks = TEXTS("forward"), .amount = "20-50", .who = "taker" },
	{ .s.title = "manners", .amount = "50", .who = "person" },
};
static struct department departments[] = {
	{ .s.title = "company", .lead = "zong" },
	{ .s.title = "service", .parent = "company", .lead = "ke" },
	{ .s.title = "station", .parent = "company" },
};
static struct staff staff[] = {
	{ .s.title = "zong", .department = "company" }, { .s.title = "ke", .department = "service" },
	{ .s.title = "chen", .department = "service" }, { .s.title = "gong", .department = "station" },
};
static struct document_rule rungs[] = { { .s.title = "reminder" }, { .s.title = "notice" }, { .s.title = "criticism" } };
static struct site site = { .penalties = penalties, .penalties_count = 4, .departments = departments, .departments_count = 3,
	.staff = staff, .staff_count = 4, .documents = rungs, .documents_count = 3 };

static const char *title_of(const struct penalty *p)
{
	return p ? p->s.title : "none";
}

/* HT-13: the table by clock; a narrowed line goes before a plain one. */
static void consequence(void **state)
{
	struct complaint c = { .level = 3 };

	(void)state;
	assert_string_equal(title_of(penalty_of(&site, &c, "settle")), "late");
	assert_string_equal(title_of(penalty_of(&site, &c, "forward")), "passed");
	assert_string_equal(title_of(penalty_of(&site, &c, "sign")), "none");
	c.level = 1;
	assert_string_equal(title_of(penalty_of(&site, &c, "settle")), "grave");
	assert_string_equal(title_of(penalty_of(&site, &c, "contact")), "late");
}

static void ranges(void **state)
{
	int64_t least, most;

	(void)state;
	assert_true(penalty_range("50", &least, &most));
	assert_int_equal(least, 50);
	assert_int_equal(most, 50);
	assert_true(penalty_range("50-100", &least, &most));
	assert_int_equal(least, 50);
	assert_int_equal(most, 100);
	assert_false(penalty_range(NULL, &least, &most));
	assert_false(penalty_range("100-50", &least, &most));
	assert_false(penalty_range("50-", &least, &most));
	assert_false(penalty_range("-50", &least, &most));
	assert_false(penalty_range("50 yuan", &least, &most));
}

static void falls_on(const struct complaint *c, const char *who, const char *person, const char *department)
{
	const char *p, *d;

	penalty_falls_on(&site, c, who, &p, &d);
	assert_string_equal(p ? p : "nobody", person);
	assert_string_equal(d ? d : "none", department);
}

/* HT-13: late completion falls on the department's head, passing on late on the direct
 * person; before it is forwarded the department is the taker's. */
static void whom(void **state)
{
	struct complaint c = { .taker = "chen" };

	(void)state;
	falls_on(&c, "head", "ke", "service");
	falls_on(&c, "taker", "chen", "service");
	falls_on(&c, "person", "ke", "service"); /* nobody has it yet */
	c.value[FIELD_DEPARTMENT] = "station";
	falls_on(&c, "head", "zong", "station"); /* the station names none: the company's */
	falls_on(&c, "person", "zong", "station");
	c.value[FIELD_PERSON] = "gong";
	falls_on(&c, "person", "gong", "station");
	falls_on(&c, "taker", "chen", "service");
	c = (struct complaint){ .id = 1 };
	falls_on(&c, "head", "nobody", "none");
}

/* D-7: once each, as the profile proposed it then. */
static void once(void **state)
{
	struct arena a = ARENA_INIT;
	struct complaint c = { .level = 3, .taker = "chen" };
	struct clock_run run = { .name = "settle", .run = 1, .rule = "x: HT-5" }, again = { .name = "settle", .run = 2 };
	const struct violation *v;

	(void)state;
	v = violation_breach(&a, &site, &c, &run, 1000);
	assert_non_null(v);
	assert_string_equal(v->key, "settle");
	assert_string_equal(v->penalty, "late");
	assert_string_equal(v->amount, "50-100");
	assert_string_equal(v->person, "ke");
	assert_int_equal(v->at, 1000);
	assert_null(violation_breach(&a, &site, &c, &run, 1000));
	assert_non_null(violation_breach(&a, &site, &c, &again, 2000));
	assert_int_equal(c.violation_count, 2);
	assert_int_equal(violations_open(&c), 2);
	/* What no line of the table names stands in the list all the same. */
	run.name = "sign";
	v = violation_breach(&a, &site, &c, &run, 3000);
	assert_null(v->penalty);
	assert_null(v->amount);
	/* By hand: manners, and manners again. */
	v = violation_propose(&a, &c, &penalties[3], "chen", "service", "ke", 4000);
	assert_string_equal(v->key, "manners");
	v = violation_propose(&a, &c, &penalties[3], "chen", "service", "ke", 5000);
	assert_string_equal(v->key, "manners#2");
	arena_release(&a);
}

static void own(void **state)
{
	struct complaint c = { .level = 3 };
	struct violation v = { .person = "ke", .by = "chen" };
	struct me ke = { .login = "ke" }, chen = { .login = "chen" }, gong = { .login = "gong" }, alone = { .login = "ke", .alone = true };

	(void)state;
	c.value[FIELD_PERSON] = "gong";
	assert_true(violation_own(&c, &v, &ke));
	assert_true(violation_own(&c, &v, &chen));
	assert_true(violation_own(&c, &v, &gong));
	assert_false(violation_own(&c, &v, &alone));
	gong.login = "du";
	assert_false(violation_own(&c, &v, &gong));
}

/* U-6: the next document is proposed when the last one's time to answer is past and
 * nothing was done; what is done answers it. */
static void ladder(void **state)
{
	struct document docs[3] = { { .number = "CB-1", .kind = "reminder", .at = 100, .answer_by = 200 },
		{ .number = "DB-1", .kind = "notice", .at = 300, .answer_by = 400 }, { .number = "TB-1", .kind = "criticism", .at = 500 } };
	struct milestone done = { "progress", 50 };
	struct complaint c = { .state = STATE_HANDLING, .milestones = &done, .milestone_count = 1, .documents = docs };

	(void)state;
	assert_null(ladder_next(&site, &c, 1000));
	c.document_count = 1;
	assert_null(ladder_next(&site, &c, 200));
	assert_string_equal(ladder_next(&site, &c, 201), "notice");
	assert_true(document_waits(&c, &docs[0]));
	done.at = 150;
	assert_true(document_answered(&c, &docs[0]));
	assert_null(ladder_next(&site, &c, 201));
	done.at = 50;
	c.document_count = 2;
	assert_true(document_followed(&c, &docs[0]));
	assert_false(document_waits(&c, &docs[0]));
	assert_null(ladder_next(&site, &c, 400));
	assert_string_equal(ladder_next(&site, &c, 401), "criticism");
	c.state = STATE_SUSPENDED;
	assert_null(ladder_next(&site, &c, 401));
	c.state = STATE_ARCHIVED;
	assert_null(ladder_next(&site, &c, 401));
	c.state = STATE_HANDLING;
	c.document_count = 3;
	assert_null(ladder_next(&site, &c, 10000)); /* nothing above it */
	assert_int_equal(ladder_action("reminder"), ACTION_URGE);
	assert_int_equal(ladder_action("criticism"), ACTION_SUPERVISE);
}

/* Numbered by the year and kind (U-6). */
static void numbers(void **state)
{
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	const char *out = "untouched";

	(void)state;
	assert_int_equal(number_of_year(&a, "DB-%Y-%04d", day_from_civil(2026, 11, 22), 7, &out, &err), 0);
	assert_string_equal(out, "DB-2026-0007");
	out = "untouched";
	assert_int_not_equal(number_of_year(&a, "DB-%04d", day_from_civil(2026, 11, 22), 7, &out, &err), 0);
	assert_int_not_equal(number_of_year(&a, "DB-%Y", day_from_civil(2026, 11, 22), 7, &out, &err), 0);
	assert_int_not_equal(number_of_year(&a, NULL, day_from_civil(2026, 11, 22), 7, &out, &err), 0);
	assert_string_equal(out, "untouched");
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(consequence), cmocka_unit_test(ranges), cmocka_unit_test(whom), cmocka_unit_test(once),
		cmocka_unit_test(own), cmocka_unit_test(ladder), cmocka_unit_test(numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
