/* Deadlines are enforced (D-7), each thing exactly once (D-8). */
#include "hall.h"

#include <stdlib.h>
#include <string.h>

static void check_clean(struct hall *h)
{
	DONE(ask(h, "zong", "verify"));
	for (size_t i = 0; i < h->r.notes.count; i++)
		print_error("%s\n", h->r.notes.item[i]);
	assert_int_equal(h->r.total, 0);
}

/* The forward clock in steps of a second around each moment: 45 min, 1 h, 2 h. */
static void test_exactly_once(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);
	instant t0 = h->now;

	assert_int_equal(casework_next(h->cw), t0 + 45 * MINUTE);
	assert_true(casework_busy(h->cw));
	h->now = t0 + 45 * MINUTE - 1;
	assert_int_equal(sweep(h), 0);
	h->now++;
	assert_int_equal(sweep(h), 1);
	/* The owner, who is its taker still, and the lead of their department. */
	assert_int_equal(h->o.notice_count, 2);
	assert_true(noticed(h, "warned", "chen"));
	assert_true(noticed(h, "warned", "lin"));
	assert_string_equal(h->o.notices[0].clock, "forward");
	assert_int_equal(sweep(h), 0);

	h->now = t0 + HOUR;
	assert_int_equal(sweep(h), 0); /* due is not late */
	assert_int_equal(casework_next(h->cw), h->now + 1);
	h->now++;
	assert_int_equal(sweep(h), 2); /* the breach, and its first step */
	assert_true(noticed(h, "breached", "chen"));
	assert_true(noticed(h, "escalated", "lin"));
	assert_int_equal(h->o.changed.count, 1);
	assert_int_equal(sweep(h), 0);
	h->now = t0 + 2 * HOUR;
	assert_int_equal(sweep(h), 1);
	assert_true(noticed(h, "escalated", "zong"));
	h->now += 100 * DAY;
	assert_int_equal(sweep(h), 0);
	assert_int_equal(casework_next(h->cw), INSTANT_NONE);
	assert_false(casework_busy(h->cw));

	assert_int_equal(events(h, n, "warn"), 1);
	assert_int_equal(events(h, n, "breach"), 1);
	assert_int_equal(events(h, n, "escalate"), 2);
	assert_string_equal(event_of(h, n, "breach")->login, "");
	assert_string_equal(event_of(h, n, "breach")->name, "plaint");
	assert_int_equal(event_of(h, n, "breach")->at, t0 + HOUR);
	assert_int_equal(event_of(h, n, "breach")->seen, t0 + HOUR + 1);
	assert_null(changed(h, n, "breach", "seen late"));
	assert_string_equal(changed(h, n, "breach", "clock forward"), "running>breached");
	assert_string_equal(changed(h, n, "escalate", "to"), ">manager");
	assert_string_equal(changed(h, n, "escalate", "people"), ">zong");
	check_clean(h);
}

/* The machine was off: once each, dated as it was due, marked. */
static void test_seen_late(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);
	instant t0 = h->now;

	h->now += 5 * DAY;
	hall_again(h);
	assert_int_equal(sweep(h), 4);
	assert_int_equal(event_of(h, n, "warn")->at, t0 + 45 * MINUTE);
	assert_int_equal(event_of(h, n, "breach")->at, t0 + HOUR);
	assert_int_equal(event_of(h, n, "breach")->seen, h->now);
	assert_string_equal(changed(h, n, "breach", "seen late"), ">yes");
	assert_true(clock_of(h, n, "forward")->seen_late);
	hall_again(h);
	assert_int_equal(sweep(h), 0);
	check_clean(h);
}

/* The wall clock jumps back and forth. */
static void test_jumps(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);
	instant t0 = h->now;

	h->now = t0 + 50 * MINUTE;
	assert_int_equal(sweep(h), 1);
	h->now = t0 - 3 * HOUR;
	assert_int_equal(sweep(h), 0);
	DONE(act(h, "chen", n, "note", "remark", "x", NULL));
	h->now = t0 + 46 * MINUTE;
	assert_int_equal(sweep(h), 0);
	h->now = t0 + 61 * MINUTE;
	assert_int_equal(sweep(h), 2);
	h->now = t0 + 30 * MINUTE;
	hall_again(h);
	assert_int_equal(sweep(h), 0);
	h->now = t0 + 61 * MINUTE;
	assert_int_equal(sweep(h), 0);
	h->now = t0 + 300 * MINUTE;
	assert_int_equal(sweep(h), 1);
	assert_int_equal(events(h, n, "warn"), 1);
	assert_int_equal(events(h, n, "breach"), 1);
	assert_int_equal(events(h, n, "escalate"), 2);
}

/* E-2: nobody takes it: on-call staff, then lead, then manager. */
static void test_ladder(void **state)
{
	struct hall *h = *state;
	const char *n;

	h->q.emergency = true;
	DONE(add(h, "chen", "phone", "13800138000", "text", "漏气", NULL));
	n = h->r.complaint->number;
	h->now += 5 * MINUTE + 1;
	sweep(h);
	assert_true(noticed(h, "escalated", "li"));
	h->now += 5 * MINUTE;
	sweep(h);
	assert_true(noticed(h, "escalated", "wang"));
	h->now += 5 * MINUTE;
	sweep(h);
	assert_true(noticed(h, "escalated", "zong"));
	assert_string_equal(clock_of(h, n, "sign")->name, "sign");
	assert_int_equal(clock_of(h, n, "sign")->escalated, 3);
	check_clean(h);
}

/* A walk in random steps, forward and back: never twice, none lost. */
static void test_random_walk(void **state)
{
	struct hall *h = *state;
	const char *n[12];
	instant t0 = h->now, high = t0;
	unsigned seed = 7;

	for (int i = 0; i < 12; i++) {
		h->now = t0 + i * 7 * MINUTE;
		n[i] = a_bill(h);
		if (i % 3 == 1)
			DONE(act(h, "chen", n[i], "forward", NULL));
		if (i % 3 == 2) {
			DONE(act(h, "chen", n[i], "forward", NULL));
			DONE(act(h, "he", n[i], "suspend", "reason", "x", NULL));
		}
	}
	for (int step = 0; step < 300; step++) {
		h->now = high + rand_r(&seed) % (2 * HOUR) - HOUR / 2;
		if (h->now > high)
			high = h->now;
		sweep(h);
		if (step % 100 == 50)
			hall_again(h);
	}
	h->now = t0 + 60 * DAY;
	sweep(h);
	for (int i = 0; i < 12; i++) {
		const struct complaint *c = look(h, n[i]);
		size_t warned = 0, breached = 0, steps = 0;

		for (size_t k = 0; k < c->clock_count; k++) {
			warned += c->clocks[k].warned != INSTANT_NONE;
			breached += c->clocks[k].breached != INSTANT_NONE;
			steps += (size_t)c->clocks[k].escalated;
			if (c->clocks[k].state != CLOCK_SUSPENDED && c->clocks[k].state != CLOCK_MET)
				assert_true(c->clocks[k].breached != INSTANT_NONE);
		}
		assert_int_equal(breached, i % 3 == 0 ? 1 : i % 3 == 1 ? 3 : 0);
		assert_int_equal(events(h, n[i], "warn"), warned);
		assert_int_equal(events(h, n[i], "breach"), breached);
		assert_int_equal(events(h, n[i], "escalate"), steps);
	}
	check_clean(h);
}

/* At most so many in one call; the rest is told of, the earliest come first. */
static void test_in_pieces(void **state)
{
	struct hall *h = *state;
	struct err err = ERR_INIT;
	int64_t done, all = 0;
	bool more = true;

	for (int i = 0; i < 10; i++) {
		a_bill(h);
		h->now += MINUTE;
	}
	h->now += HOUR;
	assert_int_equal(casework_sweep(h->cw, h->now, 3, &more, &h->a, &h->o, &done, &err), 0);
	assert_true(more);
	assert_int_equal(h->o.changed.count, 3);
	assert_string_equal(h->o.changed.item[0], "20260302-0001");
	all = done;
	while (more) {
		assert_int_equal(casework_sweep(h->cw, h->now, 3, &more, &h->a, &h->o, &done, &err), 0);
		all += done;
	}
	assert_int_equal(all, 30);
	/* `plaint sweep` beside the timer finds nothing left, and says so. */
	DONE(change(h, "lin", "sweep"));
	assert_int_equal(h->r.total, 0);
	h->now += HOUR;
	DONE(change(h, "lin", "sweep"));
	assert_int_equal(h->r.total, 10);
}

static bool has(const struct texts *t, const char *login)
{
	return texts_has(t, login);
}

/* Whom the notification command reaches. */
static void test_recipients(void **state)
{
	struct hall *h = *state;
	struct notice n = { .at = h->now, .what = "warned" };
	struct texts to;

	h->q.emergency = true;
	DONE(add(h, "chen", "phone", "13800138000", "text", "漏气", NULL));
	n.number = h->r.complaint->number;
	to = casework_recipients(h->cw, &h->a, &n, h->now);
	assert_true(has(&to, "li") && has(&to, "wang"));
	assert_int_equal(to.count, 2);
	n.what = "emergency";
	to = casework_recipients(h->cw, &h->a, &n, h->now);
	assert_true(has(&to, "li") && has(&to, "wang"));
	n.to = "zong";
	to = casework_recipients(h->cw, &h->a, &n, h->now);
	assert_int_equal(to.count, 1);
	assert_string_equal(to.item[0], "zong");
	n.to = "manager";
	to = casework_recipients(h->cw, &h->a, &n, h->now);
	assert_true(has(&to, "zong"));
	n.to = NULL;
	n.number = "20990101-0001";
	to = casework_recipients(h->cw, &h->a, &n, h->now);
	assert_int_equal(to.count, 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, hall_up, hall_down)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_exactly_once), T(test_seen_late), T(test_jumps), T(test_ladder), T(test_random_walk),
		T(test_in_pieces), T(test_recipients),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
