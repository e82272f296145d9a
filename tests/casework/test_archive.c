/* The archive (GC-7, PU-13, L-2 lend, destroy): lending, confidentiality, time of keeping,
 * destruction by two people, and what is left of it. */
#include "hall.h"

#include <string.h>

#include "plaint/archived.h"
#include "plaint/rules/archive.h"
#include "plaint/rules/lifecycle.h"

static void no_fault(void *arg, const char *line)
{
	(void)arg;
	fail_msg("%s", line);
}

static void store_is_whole(struct hall *h)
{
	uint64_t faults = 0;

	assert_int_equal(store_verify(h->store, no_fault, NULL, &faults, NULL), 0);
	assert_int_equal(faults, 0);
	DONE(ask(h, "zong", "audit"));
	assert_int_equal(h->r.total, 0);
}

static const char *archived(struct hall *h)
{
	const char *n = a_bill(h);

	DONE(act(h, "chen", n, "forward", NULL));
	DONE(act(h, "he", n, "contact", "outcome", "reached", NULL));
	DONE(act(h, "he", n, "resolve", "facts", "表计超差", "measures", "换表退费", "accountability", "无", "satisfaction",
		"satisfied", NULL));
	DONE(act(h, "chen", n, "feedback", "remark", "已告知", NULL));
	return n;
}

static const char *put_away(struct hall *h, const char *confidential)
{
	const char *n = archived(h);

	DONE(act(h, "gu", n, "archive", "satisfaction", "satisfied", "confidential", confidential, NULL));
	assert_int_equal(look(h, n)->state, STATE_ARCHIVED);
	return n;
}

static size_t listed(struct hall *h, const char *login, const char *list)
{
	h->q.text = list;
	DONE(ask(h, login, "archive"));
	return h->r.row_count;
}

/* PU-13: who, when, why, until when; and back. */
static void test_lend(void **state)
{
	struct hall *h = *state;
	const char *n = put_away(h, "no");
	const struct clock_run *run;

	assert_int_equal(act(h, "chen", n, "lend", "step", "out", NULL), ERR_DENIED);
	assert_int_equal(act(h, "gu", n, "lend", "step", "out", "borrower", "审计处王五", NULL), ERR_INPUT);
	assert_int_equal(act(h, "gu", n, "lend", "step", "back", NULL), ERR_INPUT);
	assert_int_equal(act(h, "gu", n, "lend", "step", "out", "borrower", "王五", "purpose", "审计", "due_back", "2026-02-01", NULL), ERR_INPUT);
	DONE(act(h, "gu", n, "lend", "step", "out", "borrower", "王五", "purpose", "审计", "due_back", "2026-03-09", NULL));
	assert_int_equal(act(h, "gu", n, "lend", "step", "out", "borrower", "赵六", "purpose", "x", "due_back", "2026-03-09", NULL), ERR_INPUT);
	run = clock_of(h, n, "lend");
	assert_non_null(run);
	assert_int_equal(run->state, CLOCK_RUNNING);
	assert_int_equal(listed(h, "gu", "lent"), 1);
	assert_string_equal(h->r.rows[0].hit, "王五: 审计");
	h->now = at(h, "2026-03-12 10:00");
	DONE(act(h, "gu", n, "lend", "step", "back", "remark", "完好", NULL));
	assert_int_not_equal(clock_of(h, n, "lend")->state, CLOCK_RUNNING);
	assert_int_not_equal(clock_of(h, n, "lend")->state, CLOCK_MET); /* three days late */
	assert_null(complaint_field(look(h, n), "borrower"));
	assert_int_equal(events(h, n, "lend"), 2);
	assert_int_equal(listed(h, "gu", "lent"), 0);
	store_is_whole(h);
}

/* Those whose role does not see it find, open and read nothing of it. */
static void test_confidential(void **state)
{
	struct hall *h = *state;
	const char *n = put_away(h, "yes");

	h->q.number = n;
	DONE(ask(h, "zong", "show"));
	h->q.number = n;
	assert_int_equal(ask(h, "lin", "show"), ERR_DENIED);
	assert_int_equal(act(h, "lin", n, "note", "remark", "x", NULL), ERR_DENIED);
	h->q.text = "气费";
	DONE(ask(h, "lin", "find"));
	assert_int_equal(h->r.row_count, 0);
	h->q.text = "气费";
	h->q.filter.state = "all";
	DONE(ask(h, "zong", "find"));
	assert_int_equal(h->r.row_count, 1);
	h->q.filter.state = "archived";
	DONE(ask(h, "lin", "list"));
	assert_int_equal(h->r.row_count, 1);
	assert_null(h->r.rows[0].text);
	assert_null(h->r.rows[0].name);
	store_is_whole(h);
}

static void destroyed(struct hall *h, const char *n)
{
	DONE(act(h, "gu", n, "destroy", "reason", "保管期满", NULL));
	assert_string_equal(complaint_field(look(h, n), "name"), "张伟");
	assert_int_equal(listed(h, "gu", "proposed"), 1);
	assert_int_equal(act(h, "gu", n, "approve", "asked", "destroy", "opinion", "同意", NULL), ERR_DENIED);
	assert_int_equal(act(h, "lin", n, "approve", "asked", "destroy", "opinion", "同意", NULL), ERR_DENIED);
	DONE(act(h, "zong", n, "approve", "asked", "destroy", "opinion", "同意销毁", NULL));
}

/* The number and the proof stay, the content goes. */
static void test_destroy(void **state)
{
	struct hall *h = *state;
	const char *n = put_away(h, "no");
	const struct complaint *c;
	size_t before;

	/* Its time is not over: gas-company keeps 5 years. */
	assert_int_equal(act(h, "gu", n, "destroy", "reason", "x", NULL), ERR_INPUT);
	assert_string_equal(said(h), arena_printf(&h->a, "%s is to be kept until 2031-03-02 (retention archived)", n));
	assert_int_equal(listed(h, "gu", "due"), 0);
	h->now = at(h, "2031-03-03 09:00");
	assert_int_equal(listed(h, "gu", "due"), 1);
	before = events(h, n, NULL);
	destroyed(h, n);
	c = look(h, n);
	assert_string_equal(c->number, n);
	assert_int_equal(c->state, STATE_ARCHIVED);
	for (int i = 0; i < FIELD_COUNT; i++)
		if (i == FIELD_NAME || i == FIELD_PHONE || i == FIELD_ADDRESS || i == FIELD_TEXT || i == FIELD_FACTS || i == FIELD_MEASURES ||
			i == FIELD_ACCOUNTABILITY)
			assert_null(c->value[i]);
	assert_string_equal(c->value[FIELD_CATEGORY], "bill/amount");
	assert_string_equal(complaint_field(c, "proposed_by"), "gu");
	assert_string_equal(complaint_field(c, "destroyed_by"), "zong");
	/* Every event is there, all but the last without what it said. */
	assert_int_equal(h->r.event_count, before + 2);
	for (size_t i = 0; i + 1 < h->r.event_count; i++) {
		assert_int_equal(h->r.events[i].change_count, 0);
		assert_null(h->r.events[i].remark);
	}
	for (size_t i = 0; i < h->r.events[before + 1].change_count; i++) {
		const struct change *ch = &h->r.events[before + 1].changes[i];

		assert_null(ch->before);
		assert_null(strstr(str_or_empty(ch->after), "张伟"));
		assert_null(strstr(str_or_empty(ch->after), "表计"));
	}
	/* Nothing can be done with it, nothing finds it. */
	assert_int_equal(act(h, "zong", n, "note", "remark", "x", NULL), ERR_INPUT);
	assert_string_equal(said(h), "cannot note: the record was destroyed");
	assert_int_equal(act(h, "gu", n, "destroy", "reason", "x", NULL), ERR_INPUT);
	h->q.text = "13800138000";
	h->q.filter.state = "all";
	DONE(ask(h, "zong", "find"));
	assert_int_equal(h->r.row_count, 0);
	h->q.text = "气费";
	h->q.filter.state = "all";
	DONE(ask(h, "zong", "find"));
	assert_int_equal(h->r.row_count, 0);
	assert_int_equal(listed(h, "gu", "due"), 0);
	assert_int_equal(listed(h, "gu", "destroyed"), 1);
	store_is_whole(h);
	hall_again(h);
	store_is_whole(h);
}

/* The proposer changes nothing; a refusal leaves all as it was; a lent one stays. */
static void test_refused(void **state)
{
	struct hall *h = *state;
	const char *n = put_away(h, "no");

	h->now = at(h, "2031-03-03 09:00");
	DONE(act(h, "gu", n, "destroy", "reason", "保管期满", NULL));
	DONE(act(h, "zong", n, "refuse", "asked", "destroy", "opinion", "留存", NULL));
	assert_string_equal(complaint_field(look(h, n), "name"), "张伟");
	assert_int_equal(listed(h, "gu", "proposed"), 0);
	DONE(act(h, "gu", n, "lend", "step", "out", "borrower", "王五", "purpose", "审计", "due_back", "2031-03-09", NULL));
	assert_int_equal(act(h, "gu", n, "destroy", "reason", "x", NULL), ERR_INPUT);
	store_is_whole(h);
}

/* PU-13: what is not back in time is told to the archivist and to who borrowed it, once,
 * with no screen open, after a restart too; and the list says so. */
static void test_overdue_loan(void **state)
{
	struct hall *h = *state;
	const char *n = put_away(h, "no"), *late = put_away(h, "no");
	instant due;

	DONE(act(h, "gu", n, "lend", "step", "out", "borrower", "客服部林芳", "purpose", "审计", "due_back", "2026-03-09", NULL));
	DONE(act(h, "gu", late, "lend", "step", "out", "borrower", "法院", "purpose", "诉讼", "due_back", "2026-03-10", NULL));
	hall_again(h);
	h->now = clock_of(h, n, "lend")->due;
	assert_int_equal(sweep(h), 0); /* at the very second it is kept */
	h->now++;
	assert_int_equal(sweep(h), 1);
	assert_true(noticed(h, "breached", "gu"));
	assert_true(noticed(h, "breached", "lin"));
	assert_string_equal(changed(h, n, "breach", "people"), ">gu,lin");
	assert_null(changed(h, n, "breach", "violation"));
	due = clock_of(h, n, "lend")->due;
	assert_int_equal(listed(h, "gu", "lent"), 2);
	assert_int_equal(h->r.rows[0].due, due);
	assert_int_equal(sweep(h), 0);
	hall_again(h);
	assert_int_equal(sweep(h), 0);
	h->now += 5 * DAY;
	assert_int_equal(sweep(h), 1);
	due = clock_of(h, late, "lend")->due;
	assert_int_equal(event_of(h, late, "breach")->at, due);
	assert_string_equal(changed(h, late, "breach", "seen late"), ">yes");
	assert_string_equal(changed(h, late, "breach", "people"), ">gu");
	DONE(act(h, "gu", late, "lend", "step", "back", NULL));
	assert_int_equal(listed(h, "gu", "lent"), 1);
	hall_again(h);
	h->now += 5 * DAY;
	assert_int_equal(sweep(h), 0);
	store_is_whole(h);
}

/* The lists are for those who archive, lend, destroy; GC-7: what is not complete. */
static void test_lists(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	DONE(act(h, "chen", n, "forward", NULL));
	DONE(act(h, "he", n, "contact", "outcome", "reached", NULL));
	DONE(act(h, "he", n, "resolve", "facts", "a", "measures", "b", NULL));
	assert_int_equal(listed(h, "gu", "incomplete"), 1);
	assert_non_null(strstr(h->r.rows[0].hit, "accountability"));
	h->q.text = "due";
	assert_int_equal(ask(h, "he", "archive"), ERR_DENIED);
	h->q.text = "nothing";
	assert_int_equal(ask(h, "gu", "archive"), ERR_INPUT);
}

/* A long list comes in pieces, each from a place downward; put together, those due first
 * stand first. */
static void test_pieces(void **state)
{
	struct hall *h = *state;
	const char *first = put_away(h, "no"), *second;
	struct arena a = ARENA_INIT;
	struct archived all;
	struct reply one = {0};
	struct row rows[2] = {0};

	h->now += DAY;
	second = put_away(h, "no");
	h->now = at(h, "2031-03-05 09:00");
	assert_int_equal(listed(h, "gu", "due"), 2);
	assert_string_equal(h->r.rows[0].number, first);
	assert_string_equal(h->r.rows[1].number, second);
	assert_int_equal(h->r.far.next, 0);
	assert_int_equal(h->r.far.looked, h->r.far.whole);
	h->q.filter.offset = (int64_t)h->r.rows[0].id;
	assert_int_equal(listed(h, "gu", "due"), 1);
	assert_string_equal(h->r.rows[0].number, first);
	h->q.filter.offset = 0;
	h->q.filter.limit = 1;
	assert_int_equal(listed(h, "gu", "due"), 1);
	assert_string_equal(h->r.rows[0].number, first);
	assert_true(h->r.more);
	assert_int_equal(h->r.total, 2);

	archived_init(&all, 2);
	rows[0] = (struct row){ .id = 9, .due = 300 };
	rows[1] = (struct row){ .id = 8, .due = INSTANT_NONE };
	one.rows = rows;
	one.row_count = 2;
	one.total = 5;
	one.far = (struct walked){ 7, 3, 10 };
	archived_add(&all, &a, &one);
	assert_int_equal(all.count, 2);
	rows[0] = (struct row){ .id = 2, .due = 200 };
	one.row_count = 1;
	one.total = 1;
	one.far = (struct walked){ 0, 10, 10 };
	archived_add(&all, &a, &one);
	assert_int_equal(all.count, 2);
	assert_int_equal(all.rows[0].id, 2);
	assert_int_equal(all.rows[1].id, 9);
	assert_int_equal(all.total, 6);
	assert_int_equal(all.far.next, 0);
	arena_release(&a);
}

static void test_periods(void **state)
{
	struct hall *h = *state;
	const struct zone *z = &h->site->zone;
	instant from = at(h, "2024-02-29 10:00");

	assert_int_equal(archive_period_end(z, from, "1y"), at(h, "2025-03-01 00:00"));
	assert_int_equal(archive_period_end(z, from, "12M"), at(h, "2025-03-01 00:00"));
	assert_int_equal(archive_period_end(z, at(h, "2026-10-31 10:00"), "4M"), at(h, "2027-03-01 00:00"));
	assert_int_equal(archive_period_end(z, from, "90d"), at(h, "2024-05-30 00:00"));
	assert_int_equal(archive_period_end(z, from, "forever"), INSTANT_NONE);
	assert_int_equal(archive_period_end(z, from, NULL), INSTANT_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_lend, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_overdue_loan, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_confidential, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_destroy, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_refused, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_lists, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_pieces, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_periods, hall_up, hall_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
