/* Words of danger, levels, routes, who is on call (S-2, E-1, GG-5, HT-9). */
#include "town.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "plaint/rules/triage.h"
#include "plaint/str.h"

/* "word@text in place" of every hit. */
static const char *scan(struct town *t, const char *text)
{
	const char *all = "";
	size_t n;
	struct danger_hit *h = triage_scan(&t->a, t->site, text, &n);

	for (size_t i = 0; i < n; i++)
		all = arena_printf(&t->a, "%s%s%s@%.*s", all, i ? " " : "", h[i].word, (int)h[i].len, text + h[i].at);
	return all;
}

static void words(void **unused)
{
	static const struct {
		const char *text, *wanted;
	} rows[] = {
		{NULL, ""}, {"", ""}, {"三天压力低", ""}, {"厨房有煤气味", "煤气味@煤气味"},
		{"昨晚漏气，今早又漏气", "漏气@漏气"}, {"漏  气", "漏气@漏  气"}, {"漏，气", "漏气@漏，气"},
		{"There is a SMELL of Gas here", "smell of gas@SMELL of Gas"},
		{"ｓｍｅｌｌ　ｏｆ　ｇａｓ", "smell of gas@ｓｍｅｌｌ　ｏｆ　ｇａｓ"},
		{"gas-leak!", "gas leak@gas-leak leak@leak"}, {"leaking", "leak@leak"}, {"bleak weather", ""},
		{"a leak", "leak@leak"}, {"Las Vegas leak", "leak@leak"}, /* not "gas leak" in "Vegas leak" */
		{"厨房leak了", "leak@leak"},
		/* exceptions: does not light is half of all low-pressure calls */
		{"灶打不着火", ""}, {"点不着火", ""}, {"打不着火，后来着火了", "着火@着火"}, {"着火了，打不着火", "着火@着火"},
		{"打 不 着 火", ""}, {"小区贴了停气通知", ""}, {"停气", "停气@停气"},
		/* most urgent first, then as the config has them */
		{"停气后漏气又着火", "着火@着火 漏气@漏气 停气@停气"},
		{"煤气味，漏气", "煤气味@煤气味 漏气@漏气"},
		/* rubbish in the text hurts nobody */
		{"\xff\xfe漏\xe6气", "漏气@漏\xe6气"}, {"漏", ""}, {"\xe6\xbc", ""}, {"ﬁre leak", "leak@leak"},
		{"le\xcc\x81", ""}, {"ﷺ漏气", "漏气@漏气"},
	};
	struct town t;

	(void)unused;
	town_gas(&t);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(scan(&t, rows[i].text), rows[i].wanted);
	town_release(&t);
}

static void odd_words(void **unused)
{
	struct town t;
	size_t n;

	(void)unused;
	town_china(&t, "close");
	assert_null(triage_scan(&t.a, t.site, "漏气", &n));
	assert_int_equal(n, 0);
	town_add(&t, "danger", "x", "words=。，|é|été|Ünfall|①|" "\xf0\xa0\xae\xb7" "气", "level=0", NULL);
	assert_string_equal(scan(&t, "L'ÉTÉ"), "é@É été@ÉTÉ");
	assert_string_equal(scan(&t, "ein ünfall 1"), "Ünfall@ünfall ①@1");
	assert_string_equal(scan(&t, "\xf0\xa0\xae\xb7气"), "\xf0\xa0\xae\xb7气@\xf0\xa0\xae\xb7气");
	town_release(&t);
}

/* Called at every key, on long texts too. */
static void quick(void **unused)
{
	struct timespec a, b;
	char *text = malloc(60001);
	struct town t;
	size_t n;
	double spent;

	(void)unused;
	town_gas(&t);
	for (int i = 0; i < 60; i++) {
		char word[64];

		snprintf(word, sizeof word, "words=煤%c%c气|漏%c%c|leak%d", 'a' + i % 26, 'a' + i % 7, 'a' + i % 26, 'b', i);
		town_add(&t, "danger", word + 6, word, NULL);
	}
	for (int i = 0; i < 60000; i += 6)
		memcpy(text + i, i % 9 ? "煤气" : "漏水", 6);
	strcpy(text + 59990, "漏气");
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
	for (int i = 0; i < 20; i++) {
		assert_non_null(triage_scan(&t.a, t.site, text, &n));
		assert_int_equal(n, 1);
	}
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
	spent = (double)(b.tv_sec - a.tv_sec) + (double)(b.tv_nsec - a.tv_nsec) / 1e9;
	/* With sanitizers, or counting lines; a tenth of that without. */
	if (spent / 20 > 0.06)
		fail_msg("%.1f ms a scan", spent / 20 * 1000);
	free(text);
	town_release(&t);
}

/* GG-3, PU-4: of the category, raised by words. */
static void levels(void **unused)
{
	static const struct {
		const char *category, *text, *effect;
		int level;
	} rows[] = {
		{NULL, NULL, NULL, 3}, {"bill/amount", "账单不对", NULL, 3}, {"supply/pressure", "压力低", NULL, 2},
		{"gas/leak", NULL, NULL, 1}, {"bill/amount", "又停气了", NULL, 2}, {"bill/amount", "漏气", NULL, 1},
		{"bill/amount", "账单", "邻居闻到煤气味", 1}, {"gas/leak", "停气", NULL, 1}, {"other", "x", NULL, 3},
		{"nowhere", "x", NULL, 3},
	};
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	c = town_complaint(&t, "2026-03-04 10:00", 0);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		c->value[FIELD_CATEGORY] = rows[i].category;
		c->value[FIELD_TEXT] = rows[i].text;
		c->value[FIELD_EFFECT] = rows[i].effect;
		if (triage_level(&t.a, t.site, c) != rows[i].level)
			fail_msg("%s, %s: %d", rows[i].category, rows[i].text, triage_level(&t.a, t.site, c));
	}
	c->value[FIELD_CATEGORY] = c->value[FIELD_EFFECT] = NULL;
	c->value[FIELD_TEXT] = "x";
	town_add(&t, "level", "4", NULL);
	assert_int_equal(triage_level(&t.a, t.site, c), 4);
	t.site->levels_count = 0;
	assert_int_equal(triage_level(&t.a, t.site, c), 3);
	town_release(&t);
}

static void routes(void **unused)
{
	static const struct {
		const char *category, *area, *kind, *responsibility, *now, *department, *person;
	} rows[] = {
		{"gas/leak", NULL, NULL, NULL, "2026-03-04 10:00", "repair", "sun"},  /* the one named */
		{"gas/leak", NULL, NULL, NULL, "2026-03-04 22:00", "repair", "li"},   /* at night who is on call */
		{"gas/leak", NULL, NULL, NULL, "2026-03-05 03:00", "repair", "li"},   /* past midnight too */
		{"supply/pressure", "east", NULL, NULL, "2026-03-04 10:00", "station", "qian"},
		{"supply/pressure", "west", NULL, NULL, "2026-03-04 10:00", NULL, NULL},
		{"other", NULL, "enquiry", "company", "2026-03-07 09:00", "service", "zhang"}, /* Saturday */
		{"other", NULL, "enquiry", "company", "2026-03-04 09:00", "service", NULL},
		{"other", NULL, "enquiry", "customer", "2026-03-04 09:00", NULL, NULL},
		{NULL, NULL, NULL, NULL, "2026-03-04 09:00", NULL, NULL},
	};
	struct route_to to;
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	c = town_complaint(&t, "2026-03-04 10:00", 3);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		c->value[FIELD_CATEGORY] = rows[i].category;
		c->value[FIELD_AREA] = rows[i].area;
		c->value[FIELD_KIND] = rows[i].kind;
		c->value[FIELD_RESPONSIBILITY] = rows[i].responsibility;
		to = route_find(t.site, t.w, c, moment(&t, rows[i].now));
		if (!str_equal(to.department, rows[i].department) || !str_equal(to.person, rows[i].person))
			fail_msg("row %zu: %s %s", i, to.department, to.person);
		assert_int_equal(to.route != NULL, rows[i].department != NULL);
	}
	/* A route for the rest, to nobody in particular. */
	town_add(&t, "route", "rest", "person=wang", NULL);
	to = route_find(t.site, t.w, c, moment(&t, "2026-03-04 10:00"));
	assert_null(to.department);
	assert_string_equal(to.person, "wang");
	assert_string_equal(to.route->s.title, "rest");
	town_release(&t);
}

static const char *on_call(struct town *t, const char *department, const char *now)
{
	struct texts who = oncall_now(&t->a, t->site, t->w, department, moment(t, now));

	return joined(&t->a, &who);
}

static void duty(void **unused)
{
	struct town t;

	(void)unused;
	town_gas(&t);
	assert_string_equal(on_call(&t, "repair", "2026-03-04 17:29:59"), "");
	assert_string_equal(on_call(&t, "repair", "2026-03-04 17:30"), "li sun");
	assert_string_equal(on_call(&t, "repair", "2026-03-05 08:29:59"), "li sun");
	assert_string_equal(on_call(&t, "repair", "2026-03-05 08:30"), "");
	assert_string_equal(on_call(&t, NULL, "2026-03-07 18:00"), "li sun zhang"); /* Saturday evening */
	assert_string_equal(on_call(&t, "station", "2026-03-07 18:00"), "");
	town_add(&t, "oncall", "always", "department=station", "staff=qian|zhang|qian", NULL);
	assert_string_equal(on_call(&t, "station", "2026-03-04 12:00"), "qian zhang");
	town_add(&t, "oncall", "never", "department=market", "staff=wang", "hours=sometimes", NULL);
	assert_string_equal(on_call(&t, "market", "2026-03-04 12:00"), "");
	town_release(&t);
}

static const char *reached(struct town *t, const char *a, const char *b, const char *now)
{
	const char *item[] = { a, b };
	struct texts all = { item, b ? 2 : 1 }, some = duty_people(&t->a, t->site, t->w, &all, moment(t, now));

	return joined(&t->a, &some);
}

static void notices_in_duty_hours(void **unused)
{
	const char *day = "2026-03-04 10:00", *night = "2026-03-04 23:00";
	struct town t;

	(void)unused;
	town_gas(&t);
	/* no hours: always; a stranger to the list as well */
	assert_string_equal(reached(&t, "li", "wang", night), "li wang");
	assert_string_equal(reached(&t, "someone", NULL, night), "someone");
	town_add(&t, "staff", "zhao", "department=repair", "hours=mon-fri 08:30-17:30", NULL);
	town_add(&t, "staff", "zhou", "department=market", "hours=mon-fri 08:30-17:30", NULL);
	assert_string_equal(reached(&t, "zhao", "zhou", day), "zhao zhou");
	assert_string_equal(reached(&t, "zhao", "li", night), "li");
	/* nobody of them is there: those on call for the department, if any is */
	assert_string_equal(reached(&t, "zhao", NULL, night), "li sun");
	assert_string_equal(reached(&t, "zhou", "zhao", night), "li sun");
	assert_string_equal(reached(&t, "zhou", NULL, night), "");
	/* on call counts as duty beyond one's own hours */
	town_add(&t, "oncall", "more", "department=market", "staff=zhou", "hours=mon-sun 20:00-24:00", NULL);
	assert_string_equal(reached(&t, "zhou", NULL, night), "zhou");
	assert_string_equal(reached(&t, "zhou", NULL, "2026-03-04 19:00"), "");
	town_release(&t);
}

static const char *people(struct town *t, const struct complaint *c, const char *to, const char *now)
{
	struct texts who = escalation_people(&t->a, t->site, t->w, c, to, moment(t, now));

	return joined(&t->a, &who);
}

static void escalation(void **unused)
{
	const char *day = "2026-03-04 10:00", *night = "2026-03-04 23:00";
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	c = town_complaint(&t, day, 3); /* not forwarded: its taker's department */
	assert_string_equal(people(&t, c, "department", day), "chen");
	assert_string_equal(people(&t, c, "lead", day), "chen");
	assert_string_equal(people(&t, c, "oncall", day), "");
	assert_string_equal(people(&t, c, "oncall", night), "li sun"); /* whoever is */
	assert_string_equal(people(&t, c, "taker", day), "zhang");
	assert_string_equal(people(&t, c, "person", day), "");
	c->value[FIELD_DEPARTMENT] = "repair";
	c->value[FIELD_PERSON] = "sun";
	assert_string_equal(people(&t, c, "department", day), "li");
	assert_string_equal(people(&t, c, "lead", day), "sun");
	assert_string_equal(people(&t, c, "manager", day), "wang"); /* of the department above */
	assert_string_equal(people(&t, c, "person", day), "sun");
	assert_string_equal(people(&t, c, "oncall", night), "li sun");
	assert_string_equal(people(&t, c, "handler", day), "li sun");
	assert_string_equal(people(&t, c, "wang", day), "wang"); /* a login */
	assert_string_equal(people(&t, c, "nobody", day), "");
	assert_string_equal(people(&t, c, NULL, day), "");
	c->value[FIELD_DEPARTMENT] = "station"; /* has no lead, nor has the company */
	assert_string_equal(people(&t, c, "department", day), "chen sun");
	assert_string_equal(people(&t, c, "handler", day), "li sun"); /* wherever they are */
	/* Of two holders the one nearer above, not the one elsewhere. */
	town_add(&t, "staff", "zhao", "department=company", "roles=chief", NULL);
	town_add(&t, "staff", "zhou", "department=service", "roles=chief", NULL);
	assert_string_equal(people(&t, c, "chief", day), "zhao");
	/* A circle of departments, and a taker who left. */
	town_add(&t, "department", "company", "parent=station", NULL);
	assert_string_equal(people(&t, c, "manager", day), "wang");
	assert_string_equal(people(&t, c, "handler", day), "li sun");
	assert_string_equal(people(&t, c, "department", day), "chen sun");
	c->value[FIELD_DEPARTMENT] = NULL;
	c->taker = "gone";
	assert_string_equal(people(&t, c, "lead", day), "chen sun");
	town_release(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words), cmocka_unit_test(odd_words), cmocka_unit_test(quick), cmocka_unit_test(levels),
		cmocka_unit_test(routes), cmocka_unit_test(duty), cmocka_unit_test(notices_in_duty_hours), cmocka_unit_test(escalation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
