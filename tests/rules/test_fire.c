/* Warnings, breaches and escalation, each exactly once (D-7, D-8, E-2). */
#include "town.h"

#include "plaint/rules/clocks.h"
#include "plaint/str.h"

#define WED "2026-03-04 "

static void happens(struct town *t, struct complaint *c, const char *cause, const char *at)
{
	assert_int_equal(clocks_apply(&t->a, t->site, t->w, c, cause, moment(t, at), NULL), 0);
}

/* What fires at that time: "warn forward 10:45; breach forward 11:00 violation; ...". */
static const char *fires(struct town *t, struct complaint *c, const char *now)
{
	static const char *const what[] = {"warn", "breach", "escalate"};
	const char *all = "";
	size_t n;
	struct firing *f = clocks_fire(&t->a, t->site, c, moment(t, now), &n);

	for (size_t i = 0; i < n; i++) {
		char at[26];

		instant_format(&t->site->zone, f[i].at, at);
		all = arena_printf(&t->a, "%s%s%s %s %.5s%s%s%s%s", all, i ? "; " : "", what[f[i].what],
			run_title(&t->a, f[i].run), at + 11, f[i].to ? " " : "", str_or_empty(f[i].to),
			f[i].violation ? " violation" : "", f[i].seen_late ? " late" : "");
	}
	return all;
}

#define assert_fires(t, c, now, wanted) assert_string_equal(fires(t, c, now), wanted)

static struct complaint *received(struct town *t, int level)
{
	struct complaint *c;

	town_gas(t);
	c = town_complaint(t, WED "10:00", level);
	happens(t, c, "received", WED "10:00");
	return c;
}

/* GC-3, second by second. */
static void in_time(void **unused)
{
	struct town t;
	struct complaint *c = received(&t, 3);

	(void)unused;
	assert_moment(&t, clocks_next(c), WED "10:45");
	assert_fires(&t, c, WED "10:44:59", "");
	assert_fires(&t, c, WED "10:45", "warn forward 10:45");
	assert_moment(&t, run_find(c, "forward")->warned, WED "10:45");
	assert_fires(&t, c, WED "10:45", "");
	assert_moment(&t, clocks_next(c), WED "11:00:01");
	assert_fires(&t, c, WED "11:00", ""); /* the last moment is still in time */
	assert_fires(&t, c, WED "11:00:01", "breach forward 11:00 violation; escalate forward 11:00 lead");
	assert_int_equal(run_find(c, "forward")->state, CLOCK_BREACHED);
	assert_moment(&t, run_find(c, "forward")->breached, WED "11:00");
	assert_false(run_find(c, "forward")->seen_late);
	assert_moment(&t, clocks_next(c), WED "12:00");
	assert_fires(&t, c, WED "11:00:01", "");
	assert_fires(&t, c, WED "11:59:59", "");
	assert_fires(&t, c, WED "12:00", "escalate forward 12:00 manager");
	assert_moment(&t, clocks_next(c), "none");
	assert_fires(&t, c, "2026-04-04 12:00", "");
	happens(&t, c, "forward", "2026-04-04 13:00");
	assert_int_equal(run_find(c, "forward")->state, CLOCK_LATE);
	town_release(&t);
}

/* E-2: the ladder: on call, lead, manager. */
static void the_ladder(void **unused)
{
	struct town t;
	struct complaint *c = received(&t, 1);

	(void)unused;
	assert_fires(&t, c, WED "10:03", "warn sign 10:03");
	assert_fires(&t, c, WED "10:05:01", "breach sign 10:05 violation; escalate sign 10:05 oncall");
	assert_fires(&t, c, WED "10:10", "escalate sign 10:10 lead");
	assert_fires(&t, c, WED "10:15", "escalate sign 10:15 manager");
	assert_fires(&t, c, WED "10:15:01", "breach call 10:15 violation");
	assert_fires(&t, c, WED "10:16", "");
	town_release(&t);
}

/* The machine was off: all of it once, dated as it was due, seen late. */
static void machine_off(void **unused)
{
	struct town t;
	struct complaint *c = received(&t, 3);

	(void)unused;
	assert_fires(&t, c, "2026-03-06 08:00",
		"warn forward 10:45 late; breach forward 11:00 violation late; "
		"escalate forward 11:00 lead late; escalate forward 12:00 manager late");
	assert_true(run_find(c, "forward")->seen_late);
	assert_moment(&t, run_find(c, "forward")->breached, WED "11:00");
	assert_fires(&t, c, "2026-03-06 08:00", "");
	town_release(&t);
}

static void several_clocks_in_order(void **unused)
{
	struct town t;
	struct complaint *c = received(&t, 3);

	(void)unused;
	happens(&t, c, "forward", WED "10:10");
	assert_fires(&t, c, "2026-03-10 08:00",
		"warn contact 06:10 late; warn special 06:10 late; breach contact 10:10 violation late; "
		"escalate contact 10:10 department late; breach special 10:10 late; escalate contact 14:10 lead late; "
		"warn settle 17:30 late; breach settle 17:30 violation late; escalate settle 17:30 department late");
	town_release(&t);
}

/* D-8: the clock of the machine jumps forward by a year, and back. */
static void clock_jumps(void **unused)
{
	struct town t;
	struct complaint *c = received(&t, 3);

	(void)unused;
	assert_fires(&t, c, "2025-03-04 10:00", ""); /* a year back: nothing is due */
	assert_string_equal(fires(&t, c, "2027-03-04 10:00") ? "x" : "", "x");
	assert_int_equal(run_find(c, "forward")->state, CLOCK_BREACHED);
	assert_int_equal(run_find(c, "forward")->escalated, 2);
	assert_fires(&t, c, WED "10:45", ""); /* back in time: not again */
	assert_fires(&t, c, WED "11:00:01", "");
	assert_fires(&t, c, WED "12:00", "");
	/* It was done in time after all, by a clock that is right. */
	happens(&t, c, "forward", WED "10:50");
	assert_int_equal(run_find(c, "forward")->state, CLOCK_MET);
	assert_fires(&t, c, WED "12:00", "");
	town_release(&t);
}

/* Stopped after its due time, before anybody looked: the violation is not lost. */
static void late_before_the_sweep(void **unused)
{
	struct town t;
	struct complaint *c = received(&t, 3);

	(void)unused;
	happens(&t, c, "forward", WED "11:00:30");
	assert_int_equal(run_find(c, "forward")->state, CLOCK_LATE);
	assert_moment(&t, clocks_next(c), WED "11:00:01");
	assert_fires(&t, c, WED "11:00:31", "breach forward 11:00 violation");
	assert_int_equal(run_find(c, "forward")->state, CLOCK_LATE);
	assert_fires(&t, c, WED "11:00:32", "");
	assert_moment(&t, clocks_next(c), "2026-03-05 07:00:30"); /* the warning of contact */
	town_release(&t);
}

/* Suspended clocks give no sound; a breached one climbs on afterwards. */
static void suspended(void **unused)
{
	struct town t;
	struct complaint *c = received(&t, 3);

	(void)unused;
	happens(&t, c, "suspend", WED "10:30");
	assert_fires(&t, c, WED "15:00", "");
	happens(&t, c, "resume", WED "15:00"); /* half an hour left: until 15:30 */
	assert_fires(&t, c, WED "15:15", "warn forward 15:15");
	assert_fires(&t, c, WED "15:30:01", "breach forward 15:30 violation; escalate forward 15:30 lead");
	happens(&t, c, "suspend", WED "16:00");
	assert_int_equal(run_find(c, "forward")->state, CLOCK_SUSPENDED);
	assert_fires(&t, c, WED "16:45", "");
	happens(&t, c, "resume", WED "17:00");
	assert_int_equal(run_find(c, "forward")->state, CLOCK_BREACHED);
	assert_moment(&t, run_find(c, "forward")->due, WED "15:30");
	assert_fires(&t, c, WED "17:29:59", "");
	assert_fires(&t, c, WED "17:30", "escalate forward 17:30 manager"); /* 16:30 and the hour it stood */
	town_release(&t);
}

/* GC-4: the special clock's breach is no violation. */
static void no_violation(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_china(&t, "close");
	town_add(&t, "clock", "special", "starts=forward", "limit=24h", "violation=no", NULL);
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "forward", WED "10:00");
	assert_fires(&t, c, "2026-03-05 10:00:01", "breach special 10:00");
	town_release(&t);
}

/* GC-4: to the manager a working day after the outer limit, over a holiday too. */
static void steps_in_working_days(void **unused)
{
	static const struct {
		const char *end, *breach, *step;
	} rows[] = {
		{"close", "2026-02-13 17:30:01", "2026-02-14 17:30"},
		{"midnight", "2026-02-14 00:00:01", "2026-02-15 00:00"},
		{"same-time", "2026-02-13 10:00:01", "2026-02-14 10:00"},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct town t;
		struct complaint *c;
		size_t n;

		town_china(&t, rows[i].end);
		town_add(&t, "clock", "settle", "starts=forward", "limit=3wd", "escalate=0m department|2wd board|1wd manager",
			NULL);
		c = town_complaint(&t, "2026-02-10 10:00", 3);
		happens(&t, c, "forward", "2026-02-10 10:00");
		clocks_fire(&t.a, t.site, c, moment(&t, rows[i].breach), &n);
		assert_int_equal(n, 2);
		assert_moment(&t, clocks_next(c), rows[i].step); /* the make-up Saturday */
		clocks_fire(&t.a, t.site, c, moment(&t, rows[i].step), &n);
		assert_int_equal(n, 1);
		/* After the festival: Tuesday the 24th. */
		assert_moment(&t, clocks_next(c), i == 0 ? "2026-02-24 17:30" : i == 1 ? "2026-02-25 00:00"
			: "2026-02-24 10:00");
		town_release(&t);
	}
}

/* Steps out of order, two at one moment, and ones that are none. */
static void odd_steps(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_china(&t, "close");
	town_add(&t, "clock", "x", "starts=forward", "limit=1h",
		"escalate=2h wang|0m lead|9wd late|soon never|30m|0m li|999999999999999999h x|every 1h y|60m  chen", NULL);
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "forward", WED "10:00");
	assert_fires(&t, c, WED "11:00:01", "breach x 11:00 violation; escalate x 11:00 lead; escalate x 11:00 li");
	assert_fires(&t, c, WED "12:00", "escalate x 12:00 chen");
	/* The site was changed meanwhile: one step less. */
	town_add(&t, "clock", "x", "escalate=0m lead|0m li|60m chen", NULL);
	assert_fires(&t, c, WED "18:00", "");
	assert_moment(&t, clocks_next(c), "none");
	/* Or the clock is gone from it. */
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "forward", WED "10:00");
	t.site->clocks_count = 0;
	assert_fires(&t, c, WED "11:00:01", "breach x 11:00 violation");
	town_release(&t);
}

/* A warning as late as the breach is none. */
static void warning_at_due(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_china(&t, "close");
	town_add(&t, "clock", "x", "starts=forward", "limit=1h", "warn=0m", NULL);
	town_add(&t, "clock", "y", "starts=forward", "limit=1h", "warn=3h", NULL);
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "forward", WED "10:00");
	assert_fires(&t, c, WED "10:00", "warn y 10:00");
	assert_fires(&t, c, WED "11:00", "");
	assert_fires(&t, c, WED "11:00:01", "breach x 11:00 violation; breach y 11:00 violation");
	town_release(&t);
}

/* PU-9: at least weekly: a missed week is a breach, and the next week begins. */
static void recurring(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_china(&t, "close");
	town_add(&t, "clock", "track", "starts=forward", "stops=track", "limit=every 7d", "warn=1d", NULL);
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "forward", WED "10:00");
	assert_fires(&t, c, "2026-03-10 17:30", "warn track 17:30");
	assert_fires(&t, c, "2026-03-11 17:30:01", "breach track 17:30 violation");
	assert_int_equal(run_find(c, "track#1")->state, CLOCK_BREACHED);
	assert_int_equal(run_find(c, "track#2")->state, CLOCK_RUNNING);
	assert_string_equal(run_find(c, "track#2")->cause, "recur");
	assert_moment(&t, run_find(c, "track#2")->started, "2026-03-11 17:30");
	assert_moment(&t, run_find(c, "track#2")->due, "2026-03-18 17:30");
	assert_fires(&t, c, "2026-03-11 17:30:02", "");
	/* One tracking answers for both. */
	happens(&t, c, "track", "2026-03-12 09:00");
	assert_int_equal(run_find(c, "track#1")->state, CLOCK_LATE);
	assert_int_equal(run_find(c, "track#2")->state, CLOCK_MET);
	assert_moment(&t, run_find(c, "track#3")->due, "2026-03-19 17:30");
	/* Off for five weeks: missed once; on the same grid afterwards. */
	assert_fires(&t, c, "2026-04-23 12:00", "warn track#3 17:30 late; breach track#3 17:30 violation late; "
		"warn track#4 17:30 late");
	assert_moment(&t, run_find(c, "track#4")->due, "2026-04-23 17:30");
	assert_null(run_find(c, "track#5"));
	/* Nothing recurs on a closed complaint, or where the rule holds no more. */
	c->state = STATE_ARCHIVED;
	assert_fires(&t, c, "2026-05-20 12:00", "breach track#4 17:30 violation late");
	assert_null(run_find(c, "track#5"));
	town_release(&t);
}

/* 24:00 belongs to the day it ends: no day is left out. */
static void recurring_at_midnight(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_china(&t, "midnight");
	town_add(&t, "clock", "daily", "starts=forward", "stops=track", "limit=every 1d!", NULL);
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "forward", WED "10:00");
	assert_fires(&t, c, "2026-03-06 00:00:01", "breach daily 00:00 violation");
	assert_moment(&t, run_find(c, "daily#2")->due, "2026-03-07 00:00");
	assert_fires(&t, c, "2026-03-07 00:01:00", "breach daily#2 00:00 violation"); /* a minute is not late yet */
	assert_fires(&t, c, "2026-03-08 00:01:01", "breach daily#3 00:00 violation late");
	assert_moment(&t, run_find(c, "daily#4")->due, "2026-03-09 00:00");
	town_release(&t);
}

static void recurring_often(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_china(&t, "midnight");
	town_add(&t, "clock", "ping", "starts=forward", "stops=track", "limit=every 5m", NULL);
	town_add(&t, "clock", "daily", "starts=forward", "stops=track", "limit=every 1d!", NULL);
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "forward", WED "10:00");
	/* Years of five minutes: one breach, and on from now. */
	assert_fires(&t, c, "2027-03-04 10:00", "breach ping 10:05 violation late; breach daily 00:00 violation late");
	assert_moment(&t, run_find(c, "ping#2")->due, "2027-03-04 10:05");
	assert_moment(&t, run_find(c, "daily#2")->due, "2027-03-05 00:00");
	town_release(&t);
}

static void two_at_once(void **unused)
{
	struct town t;
	struct complaint *c;
	int sounds = 0;

	/* D-7: twenty desks asking in turn get each thing once. */
	(void)unused;
	c = received(&t, 1);
	for (instant now = moment(&t, WED "09:00"); now < moment(&t, WED "14:00"); now += 7) {
		for (int desk = 0; desk < 20; desk++) {
			size_t n;

			clocks_fire(&t.a, t.site, c, now, &n);
			sounds += (int)n;
		}
	}
	/* sign and forward: warned, breached, 3 and 2 steps; call: breached. */
	assert_int_equal(sounds, 5 + 4 + 1);
	town_release(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_time), cmocka_unit_test(the_ladder), cmocka_unit_test(machine_off),
		cmocka_unit_test(several_clocks_in_order), cmocka_unit_test(clock_jumps),
		cmocka_unit_test(late_before_the_sweep), cmocka_unit_test(suspended), cmocka_unit_test(no_violation),
		cmocka_unit_test(steps_in_working_days), cmocka_unit_test(odd_steps), cmocka_unit_test(warning_at_due), cmocka_unit_test(recurring),
		cmocka_unit_test(recurring_at_midnight), cmocka_unit_test(recurring_often), cmocka_unit_test(two_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
