/* Clocks picked anew: a raised level, a promise made later (INTERFACE "raised level", GG-6, L-7). */
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

static void repick(struct town *t, struct complaint *c, const char *at)
{
	struct err err = ERR_INIT;

	if (clocks_repick(&t->a, t->site, t->w, c, moment(t, at), &err))
		fail_msg("repick: %s", err.id);
}

static struct clock_run *run(const struct complaint *c, const char *title)
{
	struct clock_run *r = run_find(c, title);

	if (!r)
		fail_msg("no run %s", title);
	return r;
}

/* E-2: raised to level 1: its clocks count from the first moment. */
static void raised(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "received", WED "10:00");
	happens(&t, c, "forward", WED "10:02");
	c->state = STATE_FORWARDED;
	c->level = 1;
	repick(&t, c, WED "10:03");
	assert_moment(&t, run(c, "sign")->started, WED "10:00");
	assert_moment(&t, run(c, "sign")->due, WED "10:05");
	assert_moment(&t, run(c, "call")->due, WED "10:15");
	assert_string_equal(run(c, "sign")->cause, "received");
	/* What runs already stays as it is, and picking twice changes nothing. */
	assert_int_equal(c->clock_count, 6);
	repick(&t, c, WED "10:04");
	assert_int_equal(c->clock_count, 6);
	town_release(&t);
}

/* What was done before the level rose is done. */
static void raised_late(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "received", WED "10:00");
	happens(&t, c, "forward", WED "10:02");
	happens(&t, c, "receive", WED "10:04");
	c->state = STATE_HANDLING;
	happens(&t, c, "contact", WED "10:10");
	c->level = 1;
	repick(&t, c, WED "11:00");
	assert_null(run_find(c, "sign")); /* received */
	assert_null(run_find(c, "call")); /* the contact clock was stopped by the same call */
	assert_int_equal(c->clock_count, 4);
	c->state = STATE_ARCHIVED;
	repick(&t, c, WED "12:00");
	assert_int_equal(c->clock_count, 4);
	town_release(&t);
}

static void done_by_state(void **unused)
{
	static const struct {
		const char *stops;
		enum state state;
		bool begins;
	} rows[] = {
		{"stops=forward", STATE_ACCEPTED, true}, {"stops=forward", STATE_FORWARDED, false},
		{"stops=take", STATE_FORWARDED, true}, {"stops=take", STATE_HANDLING, false},
		{"stops=resolve", STATE_HANDLING, true}, {"stops=resolve", STATE_RESOLVED, false},
		{"stops=revisit", STATE_RESOLVED, true}, {"stops=revisit", STATE_REVISITED, false},
		{"stops=archive", STATE_REVISITED, true}, {"stops=resolve", STATE_SUSPENDED, true},
		{"stops=receive", STATE_SUSPENDED, false},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct town t;
		struct complaint *c;

		town_gas(&t);
		town_add(&t, "clock", "x", "levels=2", "starts=received", "limit=5h", rows[i].stops, NULL);
		c = town_complaint(&t, WED "10:00", 2);
		c->state = rows[i].state;
		c->before = STATE_HANDLING;
		repick(&t, c, WED "10:30");
		if (!run_find(c, "x") == rows[i].begins)
			fail_msg("%s in state %d", rows[i].stops, rows[i].state);
		if (rows[i].state == STATE_SUSPENDED && rows[i].begins)
			assert_int_equal(run(c, "x")->state, CLOCK_SUSPENDED);
		town_release(&t);
	}
}

/* Can only shorten: a shorter clock with the same end takes the place of the old
 * one; a longer one does not. */
static void only_shorter(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	town_add(&t, "clock", "settle", "unless_levels=2|1", NULL);
	town_add(&t, "clock", "settle-2", "levels=2", "starts=forward", "stops=resolve", "limit=1wd", NULL);
	town_add(&t, "clock", "settle-1", "levels=1", "starts=forward", "stops=resolve", "limit=10wd", NULL);
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "forward", WED "10:02");
	c->state = STATE_HANDLING;
	c->level = 2;
	repick(&t, c, WED "11:00");
	assert_int_equal(run(c, "settle")->state, CLOCK_CANCELLED);
	assert_moment(&t, run(c, "settle-2")->started, WED "10:02");
	assert_moment(&t, run(c, "settle-2")->due, "2026-03-05 17:30");
	assert_string_equal(run(c, "settle-2")->cause, "forward");
	c->level = 1;
	repick(&t, c, WED "12:00");
	assert_int_equal(run(c, "settle-2")->state, CLOCK_RUNNING);
	assert_moment(&t, complaint_nearest(c)->due, WED "10:15"); /* E-2: the call */
	/* Lowered again: nothing is given up. */
	c->level = 3;
	repick(&t, c, WED "13:00");
	assert_int_equal(run(c, "settle-2")->state, CLOCK_RUNNING);
	town_release(&t);
}

/* After a return the department's clocks are no one's. */
static void not_after_return(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	town_add(&t, "clock", "fast", "levels=1", "starts=forward", "stops=resolve", "limit=2h", NULL);
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "received", WED "10:00");
	happens(&t, c, "forward", WED "10:02");
	happens(&t, c, "return", WED "10:20");
	c->state = STATE_ACCEPTED;
	c->level = 1;
	repick(&t, c, WED "10:30");
	assert_null(run_find(c, "fast"));
	assert_non_null(run_find(c, "sign"));
	town_release(&t);
}

/* L-7: a promised call-back is a time with a clock. */
static void call_backs(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	c = town_complaint(&t, WED "10:00", 3);
	happens(&t, c, "received", WED "10:00");
	assert_null(run_find(c, "callback"));
	c->value[FIELD_CALLBACK] = "2026-03-04T16:00";
	repick(&t, c, WED "10:10");
	assert_string_equal(run(c, "callback")->limit, "until 2026-03-04T16:00:00+08:00");
	assert_moment(&t, run(c, "callback")->due, WED "16:00");
	assert_moment(&t, run(c, "callback")->warn_at, WED "15:50");
	/* Later than promised is no reason to be later; earlier is. */
	c->value[FIELD_CALLBACK] = "2026-03-04T17:00";
	repick(&t, c, WED "10:20");
	assert_moment(&t, run(c, "callback")->due, WED "16:00");
	assert_int_equal(run(c, "callback")->move_count, 0);
	c->value[FIELD_CALLBACK] = "2026-03-04T15:00";
	repick(&t, c, WED "10:30");
	assert_moment(&t, run(c, "callback")->due, WED "15:00");
	assert_moment(&t, run(c, "callback")->original_due, WED "16:00");
	assert_int_equal(run(c, "callback")->move_count, 1);
	repick(&t, c, WED "10:40");
	assert_int_equal(run(c, "callback")->move_count, 1);
	/* Kept; the same promise is not made again by anything else. */
	happens(&t, c, "contact", WED "14:00");
	assert_int_equal(run(c, "callback")->state, CLOCK_MET);
	happens(&t, c, "progress", WED "14:10");
	assert_null(run_find(c, "callback#2"));
	/* A contact that promises the next. */
	c->value[FIELD_CALLBACK] = "2026-03-05T09:00";
	happens(&t, c, "contact", WED "14:30");
	assert_moment(&t, run(c, "callback#2")->due, "2026-03-05 09:00");
	assert_moment(&t, run(c, "callback#2")->started, WED "14:30");
	/* One that keeps a promise and makes an earlier one at once. */
	c->value[FIELD_CALLBACK] = "2026-03-04T18:00";
	repick(&t, c, WED "15:00");
	happens(&t, c, "contact", WED "15:00");
	assert_int_equal(run(c, "callback#2")->state, CLOCK_MET);
	assert_moment(&t, run(c, "callback#3")->due, WED "18:00");
	/* A return takes no promise back. */
	happens(&t, c, "return", WED "15:30");
	assert_int_equal(run(c, "callback#3")->state, CLOCK_RUNNING);
	/* Nobody can promise the past. */
	happens(&t, c, "contact", WED "15:40");
	c->value[FIELD_CALLBACK] = "2026-03-01T18:00";
	repick(&t, c, WED "16:00");
	assert_null(run_find(c, "callback#4"));
	c->value[FIELD_CALLBACK] = "whenever";
	repick(&t, c, WED "16:00");
	assert_null(run_find(c, "callback#4"));
	town_release(&t);
}

/* GG-6: the limit is set case by case: a limit, a time, or a day to its end. */
static void limit_from_a_field(void **unused)
{
	static const struct {
		const char *due_by, *limit, *due;
	} rows[] = {
		{"2wd", "2wd", "2026-03-06 17:30"}, {"48h", "48h", "2026-03-06 10:00"},
		{"2026-03-06T12:00", "until 2026-03-06T12:00:00+08:00", "2026-03-06 12:00"},
		{"2026-03-06", "until 2026-03-06T17:30:00+08:00", "2026-03-06 17:30"},
		{"2026-03-07", "until 2026-03-08T00:00:00+08:00", "2026-03-08 00:00"},
		{"2026-03-06 12:00Z", "until 2026-03-06T20:00:00+08:00", "2026-03-06 20:00"},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct town t;
		struct complaint *c;

		town_china(&t, "close");
		town_add(&t, "clock", "settle", "starts=forward", "stops=resolve", "limit=field due_by", NULL);
		c = town_complaint(&t, WED "09:00", 3);
		c->state = STATE_FORWARDED;
		c->value[FIELD_DUE_BY] = rows[i].due_by;
		happens(&t, c, "forward", WED "10:00");
		assert_string_equal(run(c, "settle")->limit, rows[i].limit);
		assert_moment(&t, run(c, "settle")->due, rows[i].due);
		/* HT-10 moves a set time by as long as it stood still. */
		if (i == 2) {
			happens(&t, c, "suspend", WED "12:00");
			happens(&t, c, "resume", "2026-03-05 12:00");
			assert_moment(&t, run(c, "settle")->due, "2026-03-07 12:00");
		}
		town_release(&t);
	}
}

/* Not begun before its start, nor after its end. */
static void field_in_its_time(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_china(&t, "close");
	town_add(&t, "clock", "settle", "starts=forward", "stops=resolve", "limit=field due_by", NULL);
	town_add(&t, "clock", "other", "starts=forward", "stops=contact", "limit=24h", NULL);
	c = town_complaint(&t, WED "09:00", 3);
	c->value[FIELD_DUE_BY] = "2026-03-09";
	repick(&t, c, WED "09:10");
	assert_int_equal(c->clock_count, 0);
	c->value[FIELD_DUE_BY] = NULL;
	c->state = STATE_FORWARDED;
	happens(&t, c, "forward", WED "09:20");
	assert_int_equal(c->clock_count, 1);
	c->value[FIELD_DUE_BY] = "2026-03-09";
	repick(&t, c, WED "09:30");
	assert_moment(&t, run(c, "settle")->due, "2026-03-09 17:30");
	happens(&t, c, "resolve", WED "10:00");
	c->state = STATE_RESOLVED;
	c->value[FIELD_DUE_BY] = "2026-03-19";
	repick(&t, c, WED "11:00");
	assert_null(run_find(c, "settle#2"));
	town_release(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(raised), cmocka_unit_test(raised_late), cmocka_unit_test(done_by_state),
		cmocka_unit_test(only_shorter), cmocka_unit_test(not_after_return), cmocka_unit_test(call_backs),
		cmocka_unit_test(limit_from_a_field), cmocka_unit_test(field_in_its_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
