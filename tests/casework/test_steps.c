/* Steps of the other procedures through the use cases: reports and opinions before the
 * result, limits by channel, helpers, the way up. */
#include "hall.h"

#include <stdio.h>
#include <string.h>

#include "plaint/rules/lifecycle.h"

static const char *a_matter(struct hall *h, const char *category, const char *channel, const char *kind)
{
	DONE(add(h, "chen", "phone", "13800000001", "text", "一件事", "category", category, "channel", channel, "kind", kind,
		"area", "east", NULL));
	return arena_strdup(&h->a, h->r.complaint->number);
}

/* PU-5: the report within three working days of the investigation's end, and before the
 * result; F5 leads there. */
static void test_report_first(void **state)
{
	struct hall *h = *state;
	const char *n = a_matter(h, "gas/damage", "phone", "complaint");

	DONE(act(h, "chen", n, "forward", "department", "repair", NULL));
	DONE(act(h, "wang", n, "contact", "outcome", "reached", NULL));
	assert_int_equal(lifecycle_next(h->site, look(h, n)), ACTION_INVESTIGATE);
	assert_int_equal(act(h, "wang", n, "resolve", "facts", "a", "measures", "b", NULL), ERR_INPUT);
	assert_string_equal(said(h), "cannot resolve: report is to come first");
	DONE(act(h, "wang", n, "investigate", "remark", "现场勘查", NULL));
	assert_null(clock_of(h, n, "report"));
	DONE(act(h, "wang", n, "investigate", "remark", "完成", "ended", "yes", NULL));
	assert_int_equal(clock_of(h, n, "report")->due, at(h, "2026-03-05T17:30"));
	assert_int_equal(lifecycle_next(h->site, look(h, n)), ACTION_INVESTIGATE);
	h->now += DAY;
	DONE(act(h, "wang", n, "investigate", "remark", "见报告", "report", "施工单位挖断管道", NULL));
	assert_int_equal(clock_of(h, n, "report")->state, CLOCK_MET);
	assert_string_equal(complaint_field(look(h, n), "report"), "施工单位挖断管道");
	assert_int_equal(lifecycle_next(h->site, look(h, n)), ACTION_PROPOSE);
	DONE(act(h, "wang", n, "propose", "opinion", "修复并追偿", NULL));
	DONE(act(h, "wang", n, "resolve", "facts", "a", "measures", "b", NULL));
	/* PU-6: the customer told within five working days after the opinion is fixed. */
	assert_int_equal(clock_of(h, n, "told")->due, at(h, "2026-03-10T17:30"));
	DONE(act(h, "lin", n, "notify", "subject", "progress", "way", "sms", NULL));
	assert_int_equal(clock_of(h, n, "told")->state, CLOCK_RUNNING);
	assert_int_equal(act(h, "lin", n, "notify", "subject", "result", NULL), ERR_INPUT); /* PU-10: how */
	DONE(act(h, "lin", n, "notify", "subject", "result", "way", "letter", NULL));
	assert_int_equal(clock_of(h, n, "told")->state, CLOCK_MET);
}

/* PU-7: by letter five working days; a preliminary opinion within them stops the clock. */
static void test_reply_by_channel(void **state)
{
	struct hall *h = *state;
	const char *n = a_matter(h, "bill/amount", "letter", "complaint"), *m = a_matter(h, "bill/amount", "phone", "complaint");

	assert_int_equal(clock_of(h, n, "reply")->due, at(h, "2026-03-09T17:30"));
	assert_null(clock_of(h, m, "reply"));
	DONE(act(h, "lin", n, "notify", "subject", "preliminary", "way", "letter", "remark", "正在核查", NULL));
	assert_int_equal(clock_of(h, n, "reply")->state, CLOCK_MET);
}

/* HT-4: not for this department: with the right one within 30 minutes of its arrival;
 * sending it on does not stop the clock, receiving does. */
static void test_redirected(void **state)
{
	struct hall *h = *state;
	const char *n = a_matter(h, "bill/amount", "phone", "complaint");
	instant arrived = h->now;

	DONE(act(h, "chen", n, "forward", NULL));
	assert_null(clock_of(h, n, "redirect"));
	h->now += 20 * MINUTE;
	DONE(act(h, "he", n, "return", "reason", "属市场部", NULL));
	assert_int_equal(clock_of(h, n, "redirect")->due, arrived + 30 * MINUTE);
	DONE(act(h, "chen", n, "forward", "department", "operations", NULL));
	assert_int_equal(clock_of(h, n, "redirect")->state, CLOCK_RUNNING);
	h->now += 11 * MINUTE;
	DONE(act(h, "sun", n, "receive", "late_reason", "路上", NULL));
	assert_int_equal(clock_of(h, n, "redirect")->state, CLOCK_LATE);
}

/* PU-5a: the number of people affected counts towards the level, later too. */
static void test_affected(void **state)
{
	struct hall *h = *state;
	const char *n = a_matter(h, "bill/amount", "phone", "complaint");

	assert_int_equal(look(h, n)->level, 3);
	DONE(act(h, "chen", n, "edit", "effect", "12 户", NULL));
	assert_int_equal(look(h, n)->level, 3);
	DONE(act(h, "chen", n, "edit", "effect", "120 户", NULL));
	assert_int_equal(look(h, n)->level, 2);
	/* Who may, lowers it; what is not about it does not raise it again. */
	DONE(act(h, "lin", n, "edit", "level", "3", NULL));
	DONE(act(h, "chen", n, "edit", "name", "王梅", NULL));
	assert_int_equal(look(h, n)->level, 3);
}

/* HT-9: each second complaint one level up, to the top and no further. */
static void test_climbs(void **state)
{
	struct hall *h = *state;
	const char *n = a_matter(h, "bill/amount", "phone", "complaint"), *m;

	DONE(act(h, "chen", n, "forward", NULL));
	DONE(act(h, "chen", n, "recomplain", "text", "没人管", NULL));
	m = arena_strdup(&h->a, h->r.complaint->number);
	assert_string_equal(look(h, m)->value[FIELD_DEPARTMENT], "company");
	assert_string_equal(look(h, m)->original, n);
	DONE(act(h, "chen", m, "recomplain", "text", "还是没人管", NULL));
	assert_string_equal(h->r.complaint->value[FIELD_DEPARTMENT], "company");
}

/* L-1: which steps, by kind and level: an enquiry needs no revisit, what is serious is
 * not settled at intake. */
static void test_by_kind(void **state)
{
	struct hall *h = *state;
	const char *n = a_matter(h, "policy/tariff", "phone", "enquiry"), *m = a_matter(h, "bill/amount", "phone", "complaint"),
		   *serious = a_matter(h, "gas/hazard", "phone", "complaint");

	assert_int_equal(act(h, "chen", serious, "settle", "measures", "已解释", NULL), ERR_INPUT);
	assert_string_equal(said(h), "cannot settle: one of this kind goes to its department");
	DONE(act(h, "chen", n, "forward", "department", "service", NULL));
	DONE(act(h, "chen", m, "forward", NULL));
	DONE(act(h, "lin", n, "resolve", "facts", "阶梯气价", "measures", "已解释", NULL));
	DONE(act(h, "he", m, "resolve", "facts", "a", "measures", "b", NULL));
	assert_null(clock_of(h, n, "revisit"));
	assert_non_null(clock_of(h, m, "revisit")); /* HT-11 */
	DONE(act(h, "chen", n, "feedback", "accountability", "无", "satisfaction", "satisfied", NULL));
	DONE(act(h, "chen", m, "feedback", "accountability", "无", "satisfaction", "satisfied", NULL));
	assert_int_equal(act(h, "chen", m, "archive", NULL), ERR_INPUT);
	DONE(act(h, "chen", n, "archive", NULL));
	/* A customer who was not reached said nothing; one who was did. */
	assert_int_equal(act(h, "chen", m, "revisit", "outcome", "reached", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "satisfied");
	DONE(act(h, "chen", m, "revisit", "outcome", "not-reached", NULL));
	assert_int_equal(look(h, m)->state, STATE_RESOLVED);
	DONE(act(h, "chen", m, "revisit", "outcome", "reached", "satisfied", "yes", NULL));
	assert_int_equal(look(h, m)->state, STATE_REVISITED);
}

/* GG-6: a department that helps sees it in its queue and adds progress; it signs for
 * nothing. */
static void test_helpers(void **state)
{
	struct hall *h = *state;
	const char *n = a_matter(h, "bill/amount", "phone", "complaint");

	DONE(act(h, "chen", n, "forward", NULL));
	h->q.filter.queue = "operations";
	assert_int_equal(ask(h, "sun", "list"), ERR_NONE);
	assert_int_equal(h->r.total, 0);
	DONE(act(h, "he", n, "assist", "department", "operations", NULL));
	assert_true(noticed(h, "changed", "sun"));
	h->q.filter.queue = "operations";
	assert_int_equal(ask(h, "sun", "list"), ERR_NONE);
	assert_int_equal(h->r.total, 1);
	assert_string_equal(h->r.rows[0].number, n);
	DONE(act(h, "sun", n, "progress", "remark", "管网正常", NULL));
	assert_int_equal(look(h, n)->state, STATE_FORWARDED);
	DONE(act(h, "he", n, "progress", "remark", "已看表", NULL));
	assert_int_equal(look(h, n)->state, STATE_HANDLING);
	h->q.filter.queue = "station";
	assert_int_equal(ask(h, "he", "list"), ERR_NONE);
	assert_int_equal(h->r.total, 1);
}

/* What waits for one's word is among one's own, and can be asked for. */
static void test_waiting_for_me(void **state)
{
	struct hall *h = *state;
	const char *n = a_matter(h, "bill/amount", "phone", "complaint");

	DONE(act(h, "chen", n, "forward", NULL));
	DONE(act(h, "ma", n, "suspend", "reason", "x", NULL));
	hall_again(h); /* it is known again after a restart */
	for (int i = 0; i < 2; i++) {
		h->q.filter.mine = i ? "zong" : NULL;
		h->q.filter.waiting = !i;
		assert_int_equal(ask(h, "zong", "list"), ERR_NONE);
		assert_int_equal(h->r.total, 1);
		assert_int_equal(h->r.counts->waiting, 1);
		assert_int_equal(h->r.counts->mine, 1);
	}
	h->q.filter.waiting = true;
	assert_int_equal(ask(h, "lin", "list"), ERR_NONE);
	assert_int_equal(h->r.total, 0);
	/* One's own request is not for oneself to decide on. */
	DONE(act(h, "zong", n, "refuse", "opinion", "继续办理", NULL));
	DONE(act(h, "zong", n, "extend", "clock", "settle", "limit", "1wd", "reason", "x", NULL));
	h->q.filter.waiting = true;
	assert_int_equal(ask(h, "lin", "list"), ERR_NONE);
	assert_int_equal(h->r.total, 1);
	h->q.filter.waiting = true;
	assert_int_equal(ask(h, "zong", "list"), ERR_NONE);
	assert_int_equal(h->r.total, 0);
}

/* PU-9: tracking is told to the handling department. */
static void test_tracked(void **state)
{
	struct hall *h = *state;
	const char *n = a_matter(h, "bill/amount", "phone", "complaint");

	DONE(act(h, "chen", n, "forward", NULL));
	DONE(act(h, "chen", n, "track", "way", "phone", "remark", "尚未上门", NULL));
	assert_true(noticed(h, "tracked", "he"));
}

#define T(f) cmocka_unit_test_setup_teardown(f, hall_up, hall_down)
int main(void)
{
	const struct CMUnitTest tests[] = { T(test_report_first), T(test_reply_by_channel), T(test_redirected), T(test_affected),
		T(test_climbs), T(test_by_kind), T(test_helpers), T(test_waiting_for_me), T(test_tracked) };

	hall_config = "tests/casework/steps.conf";
	return cmocka_run_group_tests(tests, NULL, NULL);
}
