/* What waits for somebody above (HT-7, HT-10, U-5), through the use cases. */
#include "hall.h"

#include <stdio.h>

#include "plaint/rules/lifecycle.h"

static const char *a_hard_one(struct hall *h)
{
	const char *n = a_bill(h);

	DONE(act(h, "chen", n, "forward", NULL));
	DONE(act(h, "he", n, "contact", "outcome", "reached", NULL));
	return n;
}

/* HT-7: the one above, then the manager, whose written opinion stands on the record
 * before work goes on. */
static void test_hard_case(void **state)
{
	struct hall *h = *state;
	const char *n = a_hard_one(h);
	const struct complaint *c;

	DONE(act(h, "he", n, "propose", "opinion", "换表并退费", "hard", "yes", NULL));
	assert_true(noticed(h, "asked", "zong")); /* leads the company above */
	c = look(h, n);
	assert_int_equal(c->asking_count, 1);
	assert_string_equal(changed(h, n, "propose", "waits for approval"), ">propose");
	assert_int_equal(lifecycle_next(h->site, c), ACTION_APPROVE);
	/* Work waits, and nothing else does. */
	assert_int_equal(act(h, "he", n, "progress", "remark", "x", NULL), ERR_INPUT);
	assert_string_equal(said(h), "cannot progress: propose waits for approval");
	assert_int_equal(act(h, "he", n, "resolve", "facts", "a", "measures", "b", NULL), ERR_INPUT);
	DONE(act(h, "he", n, "note", "remark", "x", NULL));
	assert_int_equal(act(h, "he", n, "propose", "opinion", "y", "hard", "yes", NULL), ERR_INPUT);
	assert_string_equal(said(h), "propose waits for approval already");
	/* Not for everybody who may approve. */
	assert_int_equal(act(h, "lin", n, "approve", "opinion", "ok", NULL), ERR_DENIED);
	assert_string_equal(said(h), "propose waits for somebody else's approval");
	assert_int_equal(look(h, n)->asking_count, 1);
	/* zong leads what is above and is the manager: his word is the last. */
	DONE(act(h, "zong", n, "approve", "opinion", "同意，按此办理", NULL));
	assert_string_equal(changed(h, n, "approve", "opinion"), ">同意，按此办理");
	assert_string_equal(changed(h, n, "approve", "waits for approval"), "propose>");
	assert_true(noticed(h, "granted", "he"));
	assert_int_equal(clock_of(h, n, "told")->state, CLOCK_RUNNING); /* PU-6 begins with it */
	DONE(act(h, "he", n, "progress", "remark", "x", NULL));
}

/* One who was refused begins anew; the work waits as long. */
static void test_refused(void **state)
{
	struct hall *h = *state;
	const char *n = a_hard_one(h);

	DONE(act(h, "he", n, "propose", "opinion", "换表", "hard", "yes", NULL));
	DONE(act(h, "zong", n, "refuse", "opinion", "先检定", NULL));
	assert_true(noticed(h, "refused", "he"));
	assert_int_equal(act(h, "he", n, "resolve", "facts", "a", "measures", "b", NULL), ERR_INPUT);
	assert_string_equal(said(h), "cannot resolve: propose was refused and is to be done anew");
	assert_int_equal(lifecycle_next(h->site, look(h, n)), ACTION_PROPOSE);
	DONE(act(h, "he", n, "propose", "opinion", "检定后换表", "hard", "yes", NULL));
	assert_int_equal(lifecycle_next(h->site, look(h, n)), ACTION_APPROVE);
	DONE(act(h, "zong", n, "approve", "opinion", "同意", NULL));
	DONE(act(h, "he", n, "resolve", "facts", "a", "measures", "b", NULL));
}

/* An opinion that is not hard is fixed at once. */
static void test_plain_opinion(void **state)
{
	struct hall *h = *state;
	const char *n = a_hard_one(h);

	DONE(act(h, "he", n, "propose", "opinion", "换表", NULL));
	assert_int_equal(look(h, n)->asking_count, 0);
	assert_int_equal(clock_of(h, n, "told")->state, CLOCK_RUNNING);
}

/* HT-10: the clocks stop when it is granted, not when it is asked for. */
static void test_suspension(void **state)
{
	struct hall *h = *state;
	const char *n = a_hard_one(h);

	DONE(act(h, "ma", n, "suspend", "reason", "要求过高", NULL));
	assert_int_equal(look(h, n)->state, STATE_HANDLING);
	assert_int_equal(clock_of(h, n, "settle")->state, CLOCK_RUNNING);
	assert_string_equal(changed(h, n, "suspend", "reason"), ">要求过高");
	assert_true(noticed(h, "asked", "he")); /* the department's lead */
	h->now += HOUR;
	assert_int_equal(act(h, "ma", n, "approve", NULL), ERR_DENIED); /* no such right */
	DONE(act(h, "zong", n, "approve", NULL));
	assert_int_equal(look(h, n)->state, STATE_SUSPENDED);
	assert_string_equal(changed(h, n, "approve", "state"), "handling>suspended");
	assert_int_equal(clock_of(h, n, "settle")->state, CLOCK_SUSPENDED);
	assert_int_equal(clock_of(h, n, "settle")->pauses[0].from, h->now);
	DONE(act(h, "he", n, "resume", NULL));
	assert_int_equal(look(h, n)->state, STATE_HANDLING);
	/* Who is asked needs nobody else's word. */
	DONE(act(h, "zong", n, "suspend", "reason", "再协调", NULL));
	assert_int_equal(look(h, n)->state, STATE_SUSPENDED);
}

/* Two things may wait; which is meant can be said. What is over waits no more. */
static void test_two_wait(void **state)
{
	struct hall *h = *state;
	const char *n = a_hard_one(h);

	DONE(act(h, "ma", n, "suspend", "reason", "x", NULL));
	DONE(act(h, "ma", n, "extend", "clock", "settle", "limit", "1wd", "reason", "y", NULL));
	assert_int_equal(look(h, n)->asking_count, 2);
	/* lin may grant extensions, which nobody in particular decides on, not this suspension. */
	DONE(act(h, "lin", n, "approve", NULL));
	assert_int_equal(look(h, n)->state, STATE_HANDLING);
	assert_int_equal(clock_of(h, n, "settle")->move_count, 1);
	assert_int_equal(act(h, "lin", n, "approve", "asked", "suspend", NULL), ERR_DENIED);
	assert_int_equal(act(h, "zong", n, "refuse", "asked", "extend", NULL), ERR_INPUT);
	DONE(act(h, "he", n, "resolve", "facts", "a", "measures", "b", NULL));
	assert_int_equal(look(h, n)->asking_count, 0);
	assert_string_equal(changed(h, n, "resolve", "waits for approval"), "suspend>");
	assert_int_equal(act(h, "zong", n, "approve", NULL), ERR_INPUT);
	assert_string_equal(said(h), "nothing waits for approval");
}

/* What waits outlives a restart, and the record can be played again from its events. */
static void test_kept(void **state)
{
	struct hall *h = *state;
	const char *n = a_hard_one(h);

	DONE(act(h, "ma", n, "suspend", "reason", "要求过高", NULL));
	hall_again(h);
	assert_string_equal(look(h, n)->asking[0].by, "ma");
	assert_string_equal(values_get(&look(h, n)->asking[0].fields, "reason"), "要求过高");
	DONE(act(h, "zong", n, "approve", NULL));
	assert_int_equal(ask(h, "zong", "verify"), ERR_NONE);
	assert_int_equal(h->r.total, 0);
	assert_int_equal(ask(h, "zong", "audit"), ERR_NONE);
	assert_int_equal(h->r.total, 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, hall_up, hall_down)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_hard_case), T(test_refused), T(test_plain_opinion), T(test_suspension), T(test_two_wait), T(test_kept),
	};

	hall_config = "tests/casework/steps.conf";
	return cmocka_run_group_tests(tests, NULL, NULL);
}
