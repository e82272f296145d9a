/* Clocks started, stopped, stood still and moved by what happens (D-1, D-5, U-2 ... U-5). */
#include "town.h"

#include "plaint/rules/clocks.h"
#include "plaint/str.h"

#define WED "2026-03-04 "

static void happens(struct town *t, struct complaint *c, const char *cause, const char *at)
{
	struct err err = ERR_INIT;

	if (clocks_apply(&t->a, t->site, t->w, c, cause, moment(t, at), &err))
		fail_msg("%s: %s", cause, err.id);
}

static struct clock_run *run(const struct complaint *c, const char *title)
{
	struct clock_run *r = run_find(c, title);

	if (!r)
		fail_msg("no run %s", title);
	return r;
}

static const char *state(const struct complaint *c, const char *title)
{
	return clock_state_names[run(c, title)->state];
}

#define assert_state(c, title, wanted) assert_string_equal(state(c, title), wanted)

/* GC-3, GC-4: one clock after the other, each with its own state. */
static void the_procedure(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "received", WED "10:00");
	assert_int_equal(c->clock_count, 1);
	assert_state(c, "forward", "running");
	assert_moment(&t, run(c, "forward")->due, WED "11:00");
	assert_moment(&t, run(c, "forward")->original_due, WED "11:00");
	assert_moment(&t, run(c, "forward")->warn_at, WED "10:45");
	assert_moment(&t, run(c, "forward")->started, WED "10:00");
	assert_string_equal(run(c, "forward")->cause, "received");
	assert_string_equal(run(c, "forward")->limit, "1h");
	assert_string_equal(run(c, "forward")->warn, "15m");
	assert_string_equal(run(c, "forward")->rule, "town: GC-3");
	happens(&t, c, "forward", WED "11:00"); /* the last moment is in time */
	assert_state(c, "forward", "met");
	assert_moment(&t, run(c, "forward")->stopped, WED "11:00");
	assert_int_equal(c->clock_count, 4);
	assert_moment(&t, run(c, "contact")->due, "2026-03-05 11:00");
	assert_moment(&t, run(c, "special")->due, "2026-03-05 11:00");
	assert_moment(&t, run(c, "settle")->due, "2026-03-09 17:30");
	assert_moment(&t, run(c, "settle")->warn_at, "2026-03-06 17:30");
	happens(&t, c, "contact", "2026-03-05 11:00:01"); /* a second later is not */
	assert_state(c, "contact", "late");
	assert_state(c, "settle", "running");
	happens(&t, c, "progress", "2026-03-05 11:30");
	assert_int_equal(c->clock_count, 4);
	happens(&t, c, "resolve", "2026-03-06 10:00");
	assert_state(c, "settle", "met");
	assert_state(c, "special", "late");
	assert_null(complaint_nearest(c));
	town_release(&t);
}

/* U-4: a returned record is sent on within the hour again; runs are numbered. */
static void returned(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	c = town_complaint(&t, WED "10:00", 1);
	happens(&t, c, "received", WED "10:00");
	happens(&t, c, "forward", WED "10:02");
	happens(&t, c, "return", WED "10:20");
	assert_state(c, "contact", "cancelled");
	assert_state(c, "settle", "cancelled");
	assert_moment(&t, run(c, "settle")->stopped, WED "10:20");
	/* What began with the caller goes on. */
	assert_state(c, "sign", "running");
	assert_state(c, "call", "running");
	assert_string_equal(run_title(&t.a, run(c, "forward")), "forward#2");
	assert_moment(&t, run(c, "forward")->due, WED "11:20");
	assert_string_equal(run(c, "forward")->cause, "return");
	assert_state(c, "forward#1", "met");
	happens(&t, c, "forward", WED "10:30");
	assert_string_equal(run_title(&t.a, run(c, "settle")), "settle#2");
	assert_state(c, "settle#1", "cancelled");
	assert_state(c, "settle#2", "running");
	assert_state(c, "forward#2", "met");
	assert_null(run_find(c, "settle#3"));
	assert_null(run_find(c, "set#1"));
	assert_null(run_find(c, "nothing"));
	assert_null(run_find(c, NULL));
	assert_string_equal(run_title(&t.a, run(c, "settle#1")), "settle");
	/* A clock that runs is not begun a second time. */
	happens(&t, c, "forward", WED "11:30");
	assert_moment(&t, run(c, "settle#2")->started, WED "10:30");
	assert_null(run_find(c, "settle#3"));
	town_release(&t);
}

/* A profile may say it itself: then return is a start like any other. */
static void return_without_a_word(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	town_add(&t, "clock", "forward", "starts=received", NULL);
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "received", WED "10:00");
	happens(&t, c, "forward", WED "10:02");
	happens(&t, c, "return", WED "10:20");
	assert_state(c, "forward#2", "running");
	town_release(&t);
}

/* GC-6: not satisfied: settled within three working days again. */
static void handled_again(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "forward", WED "10:00");
	happens(&t, c, "contact", WED "12:00");
	happens(&t, c, "resolve", "2026-03-05 10:00");
	happens(&t, c, "revisit", "2026-03-06 10:00");
	happens(&t, c, "rehandle", "2026-03-06 10:00");
	assert_moment(&t, run(c, "settle#2")->due, "2026-03-11 17:30");
	assert_null(run_find(c, "contact#2"));
	town_release(&t);
}

static void closing(void **unused)
{
	static const char *const ends[] = {"archive", "reject", "settle"};

	(void)unused;
	for (int i = 0; i < 3; i++) {
		struct town t;
		struct complaint *c;

		town_gas(&t);
		town_add(&t, "clock", "file", "starts=forward", "stops=archive", "limit=5d", NULL);
		c = town_complaint(&t, WED "10:00", 3);
		happens(&t, c, "received", WED "10:00");
		happens(&t, c, "forward", WED "10:10");
		happens(&t, c, ends[i], WED "10:20");
		assert_state(c, "file", i == 0 ? "met" : "cancelled");
		assert_state(c, "settle", "cancelled");
		assert_state(c, "forward", "met");
		assert_int_equal(clocks_next(c), INSTANT_NONE);
		town_release(&t);
	}
}

/* HT-10: the clocks stop until the customer comes down. */
static void suspended(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "received", WED "10:00");
	happens(&t, c, "forward", WED "10:00");
	happens(&t, c, "suspend", WED "16:00");
	assert_state(c, "contact", "suspended");
	assert_state(c, "settle", "suspended");
	assert_state(c, "forward", "met");
	happens(&t, c, "suspend", WED "17:00"); /* twice is once */
	assert_int_equal(run(c, "contact")->pause_count, 1);
	assert_moment(&t, run(c, "contact")->pauses[0].to, "none");
	assert_int_equal(clocks_next(c), INSTANT_NONE);
	happens(&t, c, "resume", "2026-03-06 09:00");
	assert_state(c, "contact", "running");
	assert_moment(&t, run(c, "contact")->due, "2026-03-07 03:00"); /* 41 hours later */
	assert_moment(&t, run(c, "contact")->original_due, "2026-03-05 10:00");
	assert_moment(&t, run(c, "contact")->warn_at, "2026-03-06 23:00");
	assert_moment(&t, run(c, "settle")->due, "2026-03-10 17:30"); /* Fri, Mon, Tue: Thu did not count */
	assert_moment(&t, run(c, "settle")->original_due, "2026-03-09 17:30");
	happens(&t, c, "resume", "2026-03-06 10:00");
	assert_moment(&t, run(c, "contact")->due, "2026-03-07 03:00");
	/* Stopped while it stands still, in time or not. */
	happens(&t, c, "suspend", "2026-03-07 04:00");
	happens(&t, c, "contact", "2026-03-20 04:00");
	assert_state(c, "contact", "met");
	assert_moment(&t, run(c, "contact")->pauses[1].to, "2026-03-20 04:00");
	happens(&t, c, "return", "2026-03-20 05:00");
	assert_state(c, "settle", "cancelled");
	assert_moment(&t, run(c, "settle")->pauses[1].to, "2026-03-20 05:00");
	town_release(&t);
}

static bool recomputed(struct town *t, struct complaint *c, const char *title, const char *at)
{
	struct err err = ERR_INIT;
	bool moved;

	if (clocks_recompute(&t->a, t->site, t->w, c, run(c, title), false, "asked", "li", moment(t, at), &moved, &err))
		fail_msg("%s: %s", title, err.id);
	return moved;
}

/* U-3, HT-10: what stands still is moved by another rule, and by no time that goes by. */
static void recomputed_suspended(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "received", WED "10:00");
	happens(&t, c, "forward", WED "11:00");
	happens(&t, c, "suspend", WED "16:00");
	assert_false(recomputed(&t, c, "contact", WED "18:00"));
	assert_false(recomputed(&t, c, "settle", "2026-03-20 18:00"));
	assert_moment(&t, run(c, "contact")->due, "2026-03-05 11:00");
	town_add(&t, "clock", "contact", "limit=48h", NULL);
	assert_true(recomputed(&t, c, "contact", "2026-03-05 16:00"));
	assert_moment(&t, run(c, "contact")->due, "2026-03-06 11:00");
	assert_false(recomputed(&t, c, "contact", "2026-03-05 17:00"));
	happens(&t, c, "resume", "2026-03-05 18:00");
	assert_moment(&t, run(c, "contact")->due, "2026-03-07 13:00");
	assert_false(recomputed(&t, c, "contact", "2026-03-05 19:00"));
	town_release(&t);
}

/* The machine's clock set back between suspend and resume. */
static void resumed_in_the_past(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "forward", WED "10:00");
	happens(&t, c, "suspend", WED "16:00");
	happens(&t, c, "resume", WED "15:00");
	assert_state(c, "contact", "running");
	assert_moment(&t, run(c, "contact")->due, "2026-03-05 10:00");
	assert_moment(&t, run(c, "contact")->pauses[0].to, WED "16:00"); /* never negative */
	town_release(&t);
}

/* What begins while the complaint is suspended stands still at once. */
static void begun_suspended(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	town_add(&t, "clock", "answer", "starts=urge", "stops=progress", "limit=2h", NULL);
	c = town_complaint(&t, WED "10:00", 3);
	c->state = STATE_SUSPENDED;
	happens(&t, c, "urge", WED "10:00");
	assert_state(c, "answer", "suspended");
	happens(&t, c, "resume", WED "15:00");
	assert_state(c, "answer", "running");
	assert_moment(&t, run(c, "answer")->due, WED "17:00");
	town_release(&t);
}

/* U-5: asked for before the limit; the original stays on the record. */
static void extended(void **unused)
{
	struct err err = ERR_INIT;
	struct town t;
	struct complaint *c;
	struct clock_run *r;

	(void)unused;
	town_gas(&t);
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "forward", WED "10:00");
	r = run(c, "settle");
	r->warned = moment(&t, "2026-03-06 17:30");
	assert_int_equal(clocks_extend(&t.a, t.w, r, "2wd", "parts", "li", "wang", moment(&t, "2026-03-09 17:30"), &err), 0);
	assert_moment(&t, r->due, "2026-03-11 17:30");
	assert_moment(&t, r->original_due, "2026-03-09 17:30");
	assert_moment(&t, r->warn_at, "2026-03-10 17:30");
	assert_moment(&t, r->warned, "none"); /* warned of the new time again */
	assert_int_equal(r->move_count, 1);
	assert_string_equal(r->moves[0].limit, "2wd");
	assert_string_equal(r->moves[0].reason, "parts");
	assert_string_equal(r->moves[0].by, "li");
	assert_string_equal(r->moves[0].approved, "wang");
	assert_moment(&t, r->moves[0].due_before, "2026-03-09 17:30");
	assert_moment(&t, r->moves[0].due_after, "2026-03-11 17:30");
	/* Again, by another kind of time. */
	assert_int_equal(clocks_extend(&t.a, t.w, r, "1h", NULL, "li", NULL, moment(&t, "2026-03-10 09:00"), &err), 0);
	assert_moment(&t, r->due, "2026-03-11 18:30");
	/* A pause after an extension moves it as well: Tue and Wed do not count. */
	happens(&t, c, "suspend", "2026-03-10 10:00");
	happens(&t, c, "resume", "2026-03-12 10:00");
	assert_moment(&t, r->due, "2026-03-13 18:30");
	assert_int_equal(clocks_extend(&t.a, t.w, r, "soon", NULL, "li", NULL, moment(&t, "2026-03-12 11:00"), &err), -1);
	assert_string_equal(err.field, "limit");
	err = (struct err)ERR_INIT;
	assert_int_equal(clocks_extend(&t.a, t.w, r, "every 7d", NULL, "li", NULL, moment(&t, "2026-03-12 11:00"), &err), -1);
	err = (struct err)ERR_INIT;
	assert_int_equal(clocks_extend(&t.a, t.w, r, "1d", NULL, "li", NULL, moment(&t, "2026-03-13 18:31"), &err), -1);
	assert_string_equal(err.field, "clock");
	assert_int_equal(r->move_count, 2);
	happens(&t, c, "resolve", "2026-03-13 18:30");
	assert_state(c, "settle", "met");
	err = (struct err)ERR_INIT;
	assert_int_equal(clocks_extend(&t.a, t.w, r, "1d", NULL, "li", NULL, moment(&t, "2026-03-13 12:00"), &err), -1);
	assert_string_equal(err.arg[0], "settle");
	town_release(&t);
}

/* A midnight due time belongs to the day it ends. */
static void extended_at_midnight(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	t.site->calendar.period_end = "midnight";
	town_compile(&t);
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "forward", WED "10:00");
	assert_moment(&t, run(c, "settle")->due, "2026-03-10 00:00");
	assert_int_equal(clocks_extend(&t.a, t.w, run(c, "settle"), "1wd", NULL, "li", NULL, moment(&t, WED "11:00"), NULL), 0);
	assert_moment(&t, run(c, "settle")->due, "2026-03-11 00:00");
	town_release(&t);
}

/* D-1: for which levels, kinds, channels and categories. */
static void narrowed(void **unused)
{
	static const struct {
		const char *pair;
		bool holds;
	} rows[] = {
		{NULL, true}, {"levels=1|2", true}, {"levels=1|3", false}, {"unless_levels=2", false},
		{"unless_levels=1", true}, {"kinds=complaint", true}, {"kinds=enquiry", false},
		{"unless_kinds=complaint", false}, {"channels=phone|web", true}, {"channels=letter", false},
		{"unless_channels=phone", false}, {"categories=gas/*", true}, {"categories=bill/*", false},
		{"categories=gas/leak", true}, {"unless_categories=gas/*", false}, {"unless_categories=bill/*", true},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct town t;
		struct complaint *c;

		town_china(&t, "close");
		town_add(&t, "clock", "x", "starts=received", "limit=1h", rows[i].pair, NULL);
		c = town_complaint(&t, WED "10:00", 2);
		c->value[FIELD_KIND] = "complaint";
		c->value[FIELD_CHANNEL] = "phone";
		c->value[FIELD_CATEGORY] = "gas/leak";
		if (clock_applies(&t.site->clocks[0], c) != rows[i].holds)
			fail_msg("%s", rows[i].pair);
		happens(&t, c, "received", WED "10:00");
		assert_int_equal(c->clock_count, rows[i].holds);
		town_release(&t);
	}
}

/* PU-9: tracked at least weekly, counted on from each tracking. */
static void recurring(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	town_add(&t, "clock", "track", "starts=forward", "stops=track", "cancels=resolve", "limit=every 7d", NULL);
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "forward", WED "10:00");
	assert_moment(&t, run(c, "track")->due, "2026-03-11 17:30");
	happens(&t, c, "track", "2026-03-10 12:00");
	assert_state(c, "track#1", "met");
	assert_state(c, "track#2", "running");
	assert_string_equal(run(c, "track#2")->cause, "track");
	assert_moment(&t, run(c, "track#2")->due, "2026-03-17 17:30");
	happens(&t, c, "resolve", "2026-03-12 12:00");
	assert_state(c, "track#2", "cancelled");
	assert_null(run_find(c, "track#3"));
	happens(&t, c, "track", "2026-03-12 13:00");
	assert_null(run_find(c, "track#3"));
	town_release(&t);
}

/* A rule nobody can count stops the action, with the fault. */
static void faulty(void **unused)
{
	struct err err = ERR_INIT;
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	c = town_complaint(&t, WED "10:00", 3);
	town_add(&t, "clock", "odd", "starts=received", "limit=soon", NULL);
	happens(&t, c, "received", WED "10:00"); /* the check of the config says it; a clock that cannot be is not */
	assert_null(run_find(c, "odd"));
	town_add(&t, "holidays", "all", "off=01-01..12-31", NULL);
	t.site->holidays_count = 1;
	t.site->holidays[0].off = list_of(&t.a, "01-01..12-31");
	t.site->holidays[0].work = (struct texts){NULL, 0};
	town_compile(&t);
	assert_int_equal(clocks_apply(&t.a, t.site, t.w, c, "forward", moment(&t, WED "10:00"), &err), -1);
	assert_string_equal(err.field, "calendar");
	town_release(&t);
}

/* A clock of a profile that is gone ends with the complaint. */
static void rule_gone(void **unused)
{
	struct town t, later;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	town_china(&later, "close");
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "received", WED "10:00");
	happens(&later, c, "forward", WED "10:30");
	assert_state(c, "forward", "running");
	happens(&later, c, "archive", WED "10:40");
	assert_state(c, "forward", "cancelled");
	town_release(&later);
	town_release(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_procedure), cmocka_unit_test(returned), cmocka_unit_test(return_without_a_word),
		cmocka_unit_test(handled_again), cmocka_unit_test(closing), cmocka_unit_test(suspended),
		cmocka_unit_test(resumed_in_the_past), cmocka_unit_test(begun_suspended), cmocka_unit_test(extended),
		cmocka_unit_test(extended_at_midnight), cmocka_unit_test(narrowed), cmocka_unit_test(recurring),
		cmocka_unit_test(faulty), cmocka_unit_test(rule_gone), cmocka_unit_test(recomputed_suspended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
