/* Why is it due then (D-6): the steps a screen shows. */
#include "town.h"

#include <string.h>

#include "plaint/rules/clocks.h"
#include "plaint/str.h"

/* One line a step, so that a story can be compared: "when[..until] label (name) count seconds". */
static const char *told(struct town *t, const struct steps *steps)
{
	const char *all = "";

	for (size_t i = 0; i < steps->count; i++) {
		const struct step *s = &steps->item[i];
		char from[26], to[26];
		const char *line;

		instant_format(&t->site->zone, s->at, from);
		instant_format(&t->site->zone, s->until, to);
		from[s->day ? 10 : 16] = to[s->day ? 10 : 16] = '\0';
		line = arena_printf(&t->a, "%s%s%s %s", from, s->until ? ".." : "", s->until ? to : "", s->label);
		if (s->name)
			line = arena_printf(&t->a, "%s (%s)", line, s->name);
		if (s->count)
			line = arena_printf(&t->a, "%s %d", line, s->count);
		if (s->seconds >= 0)
			line = arena_printf(&t->a, "%s %ds", line, (int)s->seconds);
		all = arena_printf(&t->a, "%s%s\n", all, line);
	}
	return all;
}

static void story(struct town *t, const char *from, const char *limit, const struct pause *p, size_t n, const char *wanted)
{
	struct err err = ERR_INIT;
	struct steps steps;
	struct deadline d;
	struct limit l;

	assert_int_equal(limit_parse(limit, &l, NULL), 0);
	if (deadline_due(&t->a, t->w, moment(t, from), &l, p, n, moment(t, from), &d, &steps, &err))
		fail_msg("%s", err.id);
	assert_string_equal(told(t, &steps), wanted);
	assert_true(steps.item[steps.count - 1].at == d.due);
}

/* The sketch in the manual: GC-4 over the Spring Festival. */
static void spring_festival(void **state)
{
	struct town t;

	(void)state;
	town_china(&t, "close");
	story(&t, "2026-02-13 17:20", "3wd", NULL, 0,
		"2026-02-13T17:20 the clock starts; this day not counted\n"
		"2026-02-14 make-up working day (Spring Festival) 1\n"
		"2026-02-15..2026-02-23 not counted (Spring Festival)\n"
		"2026-02-24 working day 2\n"
		"2026-02-25 working day 3\n"
		"2026-02-25T17:30 close of business\n");
	town_release(&t);
}

static void all_kinds(void **state)
{
	struct town t;

	(void)state;
	town_china(&t, "close");
	story(&t, "2026-03-06 10:00", "1wd", NULL, 0,
		"2026-03-06T10:00 the clock starts; this day not counted\n"
		"2026-03-07..2026-03-08 day off, not counted\n"
		"2026-03-09 working day 1\n"
		"2026-03-09T17:30 close of business\n");
	story(&t, "2026-04-29 10:00", "2d", NULL, 0,
		"2026-04-29T10:00 the clock starts; this day not counted\n"
		"2026-04-30 counted 1\n"
		"2026-05-01 counted (Labour Day) 2\n"
		"2026-05-02..2026-05-05 day off, moves to the next working day (Labour Day)\n"
		"2026-05-06 working day 2\n"
		"2026-05-06T17:30 close of business\n");
	story(&t, "2026-03-06 10:00", "1d!", NULL, 0,
		"2026-03-06T10:00 the clock starts; this day not counted\n"
		"2026-03-07 counted 1\n"
		"2026-03-08T00:00 end of the day\n");
	story(&t, "2026-03-06 10:00", "today", NULL, 0,
		"2026-03-06T10:00 the clock starts\n"
		"2026-03-07T00:00 end of the day\n");
	story(&t, "2026-03-06 10:00", "24h", NULL, 0,
		"2026-03-06T10:00 the clock starts\n"
		"2026-03-07T10:00 time is up\n");
	story(&t, "2026-02-14 16:30", "2bh", NULL, 0,
		"2026-02-14T16:30 the clock starts\n"
		"2026-02-14 make-up working day (Spring Festival) 3600s\n"
		"2026-02-15..2026-02-23 not counted (Spring Festival)\n"
		"2026-02-24 working day 7200s\n"
		"2026-02-24T09:30 business time is up\n");
	town_add(&t, "holidays", "half", "special=2026-12-31 08:30-12:00", NULL);
	town_compile(&t);
	story(&t, "2026-12-30 10:00", "2wd", NULL, 0,
		"2026-12-30T10:00 the clock starts; this day not counted\n"
		"2026-12-31 special hours 1\n"
		"2026-12-31 holidays not known after this day\n"
		"2027-01-01 working day 2\n"
		"2027-01-01T17:30 close of business\n");
	town_release(&t);
	town_china(&t, "midnight");
	story(&t, "2026-03-02 10:00", "1wd", NULL, 0,
		"2026-03-02T10:00 the clock starts; this day not counted\n"
		"2026-03-03 working day 1\n"
		"2026-03-04T00:00 end of the day\n");
	town_release(&t);
	town_china(&t, "same-time");
	story(&t, "2026-03-02 10:00", "1wd", NULL, 0,
		"2026-03-02T10:00 the clock starts; this day not counted\n"
		"2026-03-03 working day 1\n"
		"2026-03-03T10:00 same time of day\n");
	town_release(&t);
}

/* Long periods are told in stretches, not in a thousand lines. */
static void long_periods(void **state)
{
	struct steps steps;
	struct deadline d;
	struct limit l;
	struct town t;

	(void)state;
	town_china(&t, "close");
	story(&t, "2026-03-02 10:00", "11wd", NULL, 0,
		"2026-03-02T10:00 the clock starts; this day not counted\n"
		"2026-03-03..2026-03-06 working days 4\n"
		"2026-03-07..2026-03-08 day off, not counted\n"
		"2026-03-09..2026-03-13 working days 9\n"
		"2026-03-14..2026-03-15 day off, not counted\n"
		"2026-03-16..2026-03-17 working days 11\n"
		"2026-03-17T17:30 close of business\n");
	assert_int_equal(limit_parse("1000wd", &l, NULL), 0);
	assert_int_equal(deadline_due(&t.a, t.w, moment(&t, "2024-01-02 10:00"), &l, NULL, 0, 0, &d, &steps, NULL), 0);
	assert_true(steps.count > 300 && steps.count < 500);
	assert_int_equal(limit_parse("100d", &l, NULL), 0);
	assert_int_equal(deadline_due(&t.a, t.w, moment(&t, "2026-03-02 10:00"), &l, NULL, 0, 0, &d, &steps, NULL), 0);
	assert_true(steps.count < 12);
	/* A stretch breaks where the calendar ends; it is said once. */
	story(&t, "2026-12-28 10:00", "13wd", NULL, 0,
		"2026-12-28T10:00 the clock starts; this day not counted\n"
		"2026-12-29..2026-12-31 working days 3\n"
		"2026-12-31 holidays not known after this day\n"
		"2027-01-01 working days 4\n"
		"2027-01-02..2027-01-03 day off, not counted\n"
		"2027-01-04..2027-01-08 working days 9\n"
		"2027-01-09..2027-01-10 day off, not counted\n"
		"2027-01-11..2027-01-14 working days 13\n"
		"2027-01-14T17:30 close of business\n");
	town_release(&t);
	town_bare(&t, "Asia/Shanghai", "mon-fri 08:30-12:00", "close");
	story(&t, "2026-03-02 10:00", "1wd", NULL, 0,
		"2026-03-02T10:00 the clock starts; this day not counted\n"
		"2026-03-02 holidays not known after this day\n"
		"2026-03-03 working day 1\n"
		"2026-03-03T12:00 close of business\n");
	town_release(&t);
}

static void pauses(void **state)
{
	struct town t;
	struct pause p;

	(void)state;
	town_china(&t, "close");
	p = (struct pause){moment(&t, "2026-03-03 10:00"), moment(&t, "2026-03-04 10:00")};
	story(&t, "2026-03-02 10:00", "2wd", &p, 1,
		"2026-03-02T10:00 the clock starts; this day not counted\n"
		"2026-03-03 stood still, not counted\n"
		"2026-03-04 working day 1\n"
		"2026-03-05 working day 2\n"
		"2026-03-05T17:30 close of business\n");
	story(&t, "2026-03-02 10:00", "24h", &p, 1,
		"2026-03-02T10:00 the clock starts\n"
		"2026-03-03T10:00 time is up\n");
	story(&t, "2026-03-02 16:00", "24h", &p, 1,
		"2026-03-02T16:00 the clock starts\n"
		"2026-03-03T10:00..2026-03-04T10:00 stood still, not counted\n"
		"2026-03-04T16:00 time is up\n");
	story(&t, "2026-03-02 16:30", "4bh", &p, 1,
		"2026-03-02T16:30 the clock starts\n"
		"2026-03-02 working day 3600s\n"
		"2026-03-03 working day 9000s\n"
		"2026-03-03T10:00..2026-03-04T10:00 stood still, not counted\n"
		"2026-03-04 working day 14400s\n"
		"2026-03-04T11:30 business time is up\n");
	p = (struct pause){moment(&t, "2026-03-02 18:00"), moment(&t, "2026-03-03 10:00")};
	story(&t, "2026-03-02 10:00", "today", &p, 1,
		"2026-03-02T10:00 the clock starts\n"
		"2026-03-02 stood still, not counted\n"
		"2026-03-04T00:00 end of the day\n");
	/* Only what falls into the period is told. */
	p = (struct pause){moment(&t, "2026-03-02 08:00"), moment(&t, "2026-03-02 12:00")};
	story(&t, "2026-03-02 10:00", "1h", &p, 1,
		"2026-03-02T10:00 the clock starts\n"
		"2026-03-02T10:00..2026-03-02T12:00 stood still, not counted\n"
		"2026-03-02T13:00 time is up\n");
	/* What is left after a moved end may stand still as well. */
	p = (struct pause){moment(&t, "2026-03-09 16:00"), moment(&t, "2026-03-10 09:00")};
	story(&t, "2026-03-06 10:00", "1d", &p, 1,
		"2026-03-06T10:00 the clock starts; this day not counted\n"
		"2026-03-07 counted 1\n"
		"2026-03-08 day off, moves to the next working day\n"
		"2026-03-09 stood still, not counted\n"
		"2026-03-10 working day 1\n"
		"2026-03-10T17:30 close of business\n");
	town_release(&t);
}

static const char *explained(struct town *t, const struct clock_run *run, const char *now)
{
	struct err err = ERR_INIT;
	struct steps steps;
	struct deadline d;

	if (run_explain(&t->a, t->w, run, moment(t, now), &d, &steps, &err))
		fail_msg("%s", err.id);
	return told(t, &steps);
}

/* A run of a real complaint, extended (U-5) and suspended (HT-10). */
static void runs(void **state)
{
	struct town t;
	struct complaint *c;
	struct clock_run *run;

	(void)state;
	town_gas(&t);
	c = town_complaint(&t, "2026-02-13 17:05", 3);
	assert_int_equal(clocks_apply(&t.a, t.site, t.w, c, "forward", moment(&t, "2026-02-13 17:20"), NULL), 0);
	run = run_find(c, "settle");
	assert_string_equal(run->rule, "town: GC-4");
	assert_string_equal(explained(&t, run, "2026-02-14 10:00"),
		"2026-02-13T17:20 the clock starts; this day not counted (forward)\n"
		"2026-02-14 make-up working day (Spring Festival) 1\n"
		"2026-02-15..2026-02-23 not counted (Spring Festival)\n"
		"2026-02-24 working day 2\n"
		"2026-02-25 working day 3\n"
		"2026-02-25T17:30 close of business\n");
	assert_int_equal(clocks_extend(&t.a, t.w, run, "2wd", "parts", "li", "wang", moment(&t, "2026-02-24 09:00"), NULL), 0);
	assert_moment(&t, run->due, "2026-02-27 17:30");
	assert_string_equal(explained(&t, run, "2026-02-24 10:00"),
		"2026-02-13T17:20 the clock starts; this day not counted (forward)\n"
		"2026-02-14 make-up working day (Spring Festival) 1\n"
		"2026-02-15..2026-02-23 not counted (Spring Festival)\n"
		"2026-02-24 working day 2\n"
		"2026-02-25 working day 3\n"
		"2026-02-25T17:30 close of business\n"
		"2026-02-24T09:00 extended by (2wd)\n"
		"2026-02-26 working day 1\n"
		"2026-02-27 working day 2\n"
		"2026-02-27T17:30 close of business\n");
	/* U-3: a calendar changed since moves nothing; the explanation says so. */
	town_add(&t, "holidays", "company", "off=2026-02-26", NULL);
	town_compile(&t);
	assert_non_null(strstr(explained(&t, run, "2026-02-24 10:00"), "2026-02-28T17:30 close of business\n"
		"2026-02-27T17:30 kept as it was before the calendar changed\n"));
	town_release(&t);
}

static void set_times(void **state)
{
	struct clock_run run = {.name = "settle", .limit = "until 2026-03-05T12:00:00+08:00", .cause = "forward"};
	struct clock_move move = {.limit = "=2wd"};
	struct err err = ERR_INIT;
	struct deadline d;
	struct town t;

	(void)state;
	town_china(&t, "close");
	run.started = moment(&t, "2026-03-02 10:00");
	run.due = moment(&t, "2026-03-05 12:00");
	assert_string_equal(explained(&t, &run, "2026-03-02 10:00"),
		"2026-03-02T10:00 the clock starts (forward)\n"
		"2026-03-05T12:00 set on the record\n");
	move.at = moment(&t, "2026-03-03 09:00");
	run.moves = &move;
	run.move_count = 1;
	run.due = moment(&t, "2026-03-04 17:30");
	assert_string_equal(explained(&t, &run, "2026-03-03 10:00"),
		"2026-03-02T10:00 the clock starts (forward)\n"
		"2026-03-05T12:00 set on the record\n"
		"2026-03-03T09:00 limit changed to (2wd)\n"
		"2026-03-03 working day 1\n"
		"2026-03-04 working day 2\n"
		"2026-03-04T17:30 close of business\n");
	/* A rule nobody can count any more is said to be one. */
	run.limit = "until dawn";
	assert_int_equal(run_explain(&t.a, t.w, &run, run.started, &d, NULL, &err), -1);
	assert_string_equal(err.arg[0], "dawn");
	run.limit = NULL;
	assert_int_equal(run_explain(&t.a, t.w, &run, run.started, &d, NULL, NULL), -1);
	run.limit = "1h";
	move.limit = "soon";
	assert_int_equal(run_explain(&t.a, t.w, &run, run.started, &d, NULL, NULL), -1);
	move.limit = "=soon";
	assert_int_equal(run_explain(&t.a, t.w, &run, run.started, &d, NULL, NULL), -1);
	/* A time before the start is the start. */
	run.limit = "until 2026-03-01T12:00:00+08:00";
	run.move_count = 0;
	assert_int_equal(run_explain(&t.a, t.w, &run, run.started, &d, NULL, NULL), 0);
	assert_moment(&t, d.due, "2026-03-02 10:00");
	town_release(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spring_festival), cmocka_unit_test(all_kinds), cmocka_unit_test(long_periods),
		cmocka_unit_test(pauses), cmocka_unit_test(runs), cmocka_unit_test(set_times),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
