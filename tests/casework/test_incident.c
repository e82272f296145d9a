/* One cause, many callers (U-12): one place to answer, each caller called back. */
#include "hall.h"

#include <stdio.h>
#include <string.h>

#include "plaint/rules/lifecycle.h"

static const char *outage(struct hall *h, const char *phone, const char *area)
{
	DONE(add(h, "chen", "phone", phone, "name", "王梅", "area", area, "text", "家里没有气", "category", "supply/outage",
		"channel", "phone", NULL));
	return arena_strdup(&h->a, h->r.complaint->number);
}

/* Three of a kind in one area within two hours; not elsewhere, not later. */
static void test_formed(void **state)
{
	struct hall *h = *state;
	const char *a, *b, *c, *d;

	a = outage(h, "13800000001", "east");
	h->now += 3 * HOUR;
	b = outage(h, "13800000002", "east");
	outage(h, "13800000003", "west");
	h->now += HOUR;
	c = outage(h, "13800000004", "east");
	assert_null(look(h, c)->incident); /* the first was more than two hours before */
	d = outage(h, "13800000005", "east");
	assert_string_equal(h->r.complaint->incident, b);
	assert_true(noticed(h, "incident", "zong"));
	assert_null(look(h, a)->incident);
	assert_string_equal(look(h, b)->incident, b);
	assert_string_equal(look(h, c)->incident, b);
	assert_int_equal(look(h, b)->member_count, 2);
	assert_string_equal(look(h, b)->members[1], d);
	assert_string_equal(changed(h, c, "incident", "incident"), arena_printf(&h->a, ">%s", b));
	assert_string_equal(event_of(h, c, "incident")->login, ""); /* by the program */
	/* The next one joins at once; others' work is not disturbed by a new version. */
	assert_int_equal(look(h, c)->version, 1);
	assert_string_equal(look(h, outage(h, "13800000006", "east"))->incident, b);
	assert_null(look(h, outage(h, "13800000007", "west"))->incident);
	hall_again(h);
	assert_string_equal(look(h, outage(h, "13800000008", "east"))->incident, b);
	assert_int_equal(ask(h, "zong", "audit"), ERR_NONE);
	assert_int_equal(h->r.total, 0);
	assert_int_equal(ask(h, "zong", "verify"), ERR_NONE);
	assert_int_equal(h->r.total, 0);
}

/* What is done in one place is done with all; each caller is called back. */
static void test_answered(void **state)
{
	struct hall *h = *state;
	const char *head = outage(h, "13800000001", "east"), *b = outage(h, "13800000002", "east"), *c, *late;

	DONE(act(h, "chen", head, "forward", NULL));
	c = outage(h, "13800000003", "east");
	/* They go where it is handled. */
	assert_int_equal(look(h, b)->state, STATE_FORWARDED);
	assert_string_equal(look(h, c)->value[FIELD_DEPARTMENT], "operations");
	assert_int_equal(clock_of(h, c, "contact")->state, CLOCK_RUNNING);
	DONE(act(h, "sun", head, "progress", "remark", "阀门井抢修", NULL));
	assert_string_equal(changed(h, c, "progress", "through"), arena_printf(&h->a, ">%s", head));
	assert_int_equal(look(h, c)->state, STATE_HANDLING);
	DONE(act(h, "sun", c, "contact", "outcome", "reached", NULL));
	h->now += HOUR;
	DONE(act(h, "sun", head, "resolve", "facts", "阀门故障", "measures", "已更换", "satisfaction", "satisfied", NULL));
	assert_int_equal(look(h, b)->state, STATE_RESOLVED);
	assert_string_equal(look(h, b)->value[FIELD_MEASURES], "已更换");
	assert_null(look(h, b)->value[FIELD_SATISFACTION]); /* each says that alone */
	/* A call before the result does not tell it. */
	assert_int_equal(lifecycle_next(h->site, look(h, c)), ACTION_CONTACT);
	h->now += 60;
	DONE(act(h, "chen", c, "feedback", "accountability", "无", "satisfaction", "satisfied", NULL));
	DONE(act(h, "chen", c, "revisit", "outcome", "not-reached", NULL));
	assert_int_equal(act(h, "chen", c, "archive", NULL), ERR_INPUT);
	DONE(act(h, "chen", c, "revisit", "satisfied", "yes", "outcome", "reached", NULL)); /* a call, too */
	DONE(act(h, "chen", c, "archive", NULL));
	/* A new caller after that is a new matter. */
	late = outage(h, "13800000009", "east");
	assert_null(look(h, late)->incident);
}

/* Those who waited with their taker go along when it is sent, and to whom it is sent on. */
static void test_go_along(void **state)
{
	struct hall *h = *state;
	const char *head = outage(h, "13800000001", "east"), *b = outage(h, "13800000002", "east"),
		   *c = outage(h, "13800000003", "east");

	DONE(act(h, "chen", head, "forward", "department", "operations", "person", "sun", NULL));
	assert_int_equal(look(h, b)->state, STATE_FORWARDED);
	assert_string_equal(look(h, c)->value[FIELD_PERSON], "sun");
	assert_int_equal(clock_of(h, c, "forward")->state, CLOCK_MET);
	DONE(act(h, "sun", head, "receive", NULL));
	assert_int_equal(look(h, c)->state, STATE_HANDLING);
	DONE(act(h, "lin", head, "reassign", "department", "repair", NULL));
	assert_string_equal(look(h, b)->value[FIELD_DEPARTMENT], "repair");
	assert_int_equal(look(h, b)->state, STATE_FORWARDED);
	assert_int_equal(ask(h, "zong", "audit"), ERR_NONE);
	assert_int_equal(h->r.total, 0);
}

/* By hand: several become one, one leaves. */
static void test_by_hand(void **state)
{
	struct hall *h = *state;
	const char *a = a_bill(h), *b = outage(h, "13800000002", "east"), *c = outage(h, "13800000003", "west");

	assert_int_equal(act(h, "guan", b, "incident", NULL), ERR_DENIED);
	DONE(act(h, "lin", b, "incident", NULL));
	assert_string_equal(look(h, b)->incident, b);
	DONE(act(h, "lin", c, "incident", "incident", b, NULL));
	DONE(act(h, "lin", a, "incident", "incident", c, NULL)); /* whichever of them is named */
	assert_string_equal(look(h, a)->incident, b);
	assert_int_equal(look(h, b)->member_count, 2);
	assert_int_equal(act(h, "lin", a, "incident", "incident", c, NULL), ERR_INPUT);
	assert_int_equal(act(h, "lin", b, "incident", "leave", "yes", NULL), ERR_INPUT);
	assert_string_equal(said(h), "the others are handled under this one");
	DONE(act(h, "lin", a, "incident", "leave", "yes", NULL));
	DONE(act(h, "lin", c, "incident", "leave", "yes", NULL));
	DONE(act(h, "lin", b, "incident", "leave", "yes", NULL));
	assert_null(look(h, b)->incident);
	assert_int_equal(look(h, b)->member_count, 0);
	assert_int_equal(ask(h, "zong", "audit"), ERR_NONE);
	assert_int_equal(h->r.total, 0);
}

/* A list of one's own: all of an incident. */
static void test_listed(void **state)
{
	struct hall *h = *state;
	const char *head = outage(h, "13800000001", "east");

	outage(h, "13800000002", "east");
	outage(h, "13800000003", "east");
	outage(h, "13800000004", "north");
	h->q.filter.incident = head;
	assert_int_equal(ask(h, "lin", "list"), ERR_NONE);
	assert_int_equal(h->r.total, 3);
	assert_string_equal(h->r.rows[0].incident, head);
}

/* The taker of the next call sees it beside the form. */
static void test_seen_while_talking(void **state)
{
	struct hall *h = *state;
	const char *head = outage(h, "13800000001", "east");
	struct values at_east = { NULL, 0 }, at_west = { NULL, 0 };

	outage(h, "13800000002", "east");
	values_set(&h->a, &at_east, "category", "supply/area");
	values_set(&h->a, &at_east, "area", "east");
	values_set(&h->a, &at_west, "category", "supply/area");
	values_set(&h->a, &at_west, "area", "west");
	h->q.fields = at_east;
	assert_int_equal(ask(h, "zhou", "earlier"), ERR_NONE);
	assert_int_equal(h->r.total, 0);
	outage(h, "13800000003", "east");
	values_set(&h->a, &at_east, "phone", "13800000003");
	h->q.fields = at_east;
	assert_int_equal(ask(h, "zhou", "earlier"), ERR_NONE);
	assert_int_equal(h->r.total, 2);
	assert_int_equal(h->r.rows[0].mark, MARK_INCIDENT);
	assert_string_equal(h->r.rows[0].number, head);
	h->q.fields = at_west;
	assert_int_equal(ask(h, "zhou", "earlier"), ERR_NONE);
	assert_int_equal(h->r.total, 0);
}

/* Closed in one place, once each caller was called back; whose record lacks something
 * stays open, and the first one's event names it (GC-7). */
static void test_closed_in_one_place(void **state)
{
	struct hall *h = *state;
	const char *head = outage(h, "13800000001", "east"), *b = outage(h, "13800000002", "east"),
		   *c = outage(h, "13800000003", "east"), *d = outage(h, "13800000004", "east");

	DONE(act(h, "chen", head, "forward", NULL));
	DONE(act(h, "sun", head, "resolve", "facts", "阀门故障", "measures", "已更换", "accountability", "无",
		"satisfaction", "satisfied", NULL));
	h->now += 60;
	DONE(act(h, "chen", head, "revisit", "satisfied", "yes", "outcome", "reached", "satisfaction", "satisfied", NULL));
	DONE(act(h, "chen", b, "revisit", "satisfied", "yes", "outcome", "reached", "satisfaction", "fair", NULL));
	DONE(act(h, "chen", d, "revisit", "satisfied", "yes", "outcome", "reached", NULL));
	assert_int_equal(act(h, "chen", head, "archive", NULL), ERR_INPUT);
	assert_string_equal(said(h), arena_printf(&h->a,
		"cannot archive: callers of the incident are to be called back first: %s", c));
	assert_int_equal(look(h, head)->state, STATE_REVISITED);
	DONE(act(h, "chen", c, "revisit", "satisfied", "yes", "outcome", "reached", "satisfaction", "satisfied", NULL));
	DONE(act(h, "chen", head, "archive", NULL));
	assert_int_equal(look(h, b)->state, STATE_ARCHIVED);
	assert_string_equal(look(h, b)->value[FIELD_SATISFACTION], "fair");
	assert_string_equal(changed(h, b, "archive", "through"), arena_printf(&h->a, ">%s", head));
	assert_int_equal(look(h, c)->state, STATE_ARCHIVED);
	assert_int_equal(look(h, d)->state, STATE_REVISITED); /* no satisfaction on it yet */
	assert_string_equal(changed(h, head, "archive", "stay open"), arena_printf(&h->a, ">%s", d));
	DONE(act(h, "chen", d, "archive", "satisfaction", "unknown", NULL));
	assert_int_equal(ask(h, "zong", "audit"), ERR_NONE);
	assert_int_equal(h->r.total, 0);
}

/* A result that waits for approval is everybody's when it is granted, not before. */
static void test_granted_for_all(void **state)
{
	struct hall *h = *state;
	const char *head = outage(h, "13800000001", "east"), *b = outage(h, "13800000002", "east"),
		   *c = outage(h, "13800000003", "east");
	struct approval one = { .s.title = "result", .action = "resolve", .by = { (const char *[]){ "manager" }, 1 } };
	struct approval *was = h->site->approvals;
	size_t count = h->site->approvals_count;

	h->site->approvals = &one;
	h->site->approvals_count = 1;
	DONE(act(h, "chen", head, "forward", NULL));
	DONE(act(h, "sun", head, "resolve", "facts", "阀门故障", "measures", "已更换", NULL));
	assert_int_equal(look(h, head)->state, STATE_FORWARDED);
	assert_int_equal(look(h, b)->state, STATE_FORWARDED);
	DONE(act(h, "zong", head, "approve", "opinion", "同意", NULL));
	assert_int_equal(look(h, head)->state, STATE_RESOLVED);
	assert_int_equal(look(h, b)->state, STATE_RESOLVED);
	assert_string_equal(look(h, c)->value[FIELD_MEASURES], "已更换");
	assert_int_equal(look(h, c)->asking_count, 0);
	h->site->approvals = was;
	h->site->approvals_count = count;
	assert_int_equal(ask(h, "zong", "audit"), ERR_NONE);
	assert_int_equal(h->r.total, 0);
}

/* Closing waits for approval: who joined meanwhile is called back first, all the same. */
static void test_owed_when_granted(void **state)
{
	static const char *const by[] = { "manager" };
	static struct approval closing = { .s = { "archive", NULL }, .action = "archive", .by = { (const char **)by, 1 } };
	struct hall *h = *state;
	const char *head = outage(h, "13800000001", "east"), *late = outage(h, "13800000004", "north");
	struct approval *was = h->site->approvals;
	size_t count = h->site->approvals_count;

	DONE(act(h, "lin", head, "incident", NULL));
	for (int i = 0; i < 2; i++) {
		DONE(act(h, "chen", i ? late : head, "forward", NULL));
		DONE(act(h, "sun", i ? late : head, "resolve", "facts", "阀门故障", "measures", "已更换", "accountability", "无",
			"satisfaction", "satisfied", NULL));
	}
	h->now += 60;
	DONE(act(h, "chen", head, "revisit", "satisfied", "yes", "outcome", "reached", NULL));
	h->site->approvals = &closing;
	h->site->approvals_count = 1;
	DONE(act(h, "chen", head, "archive", NULL));
	assert_int_equal(look(h, head)->asking_count, 1);
	DONE(act(h, "lin", late, "incident", "incident", head, NULL));
	assert_int_equal(act(h, "zong", head, "approve", NULL), ERR_INPUT);
	assert_string_equal(said(h), arena_printf(&h->a,
		"cannot archive: callers of the incident are to be called back first: %s", late));
	assert_int_equal(look(h, head)->state, STATE_REVISITED);
	assert_int_equal(look(h, head)->asking_count, 1);
	/* GC-7: nor with an item that was emptied meanwhile */
	h->now += 60;
	DONE(act(h, "chen", late, "revisit", "satisfied", "yes", "outcome", "reached", NULL));
	DONE(act(h, "chen", head, "edit", "accountability", "", NULL));
	assert_int_equal(act(h, "zong", head, "approve", NULL), ERR_INPUT);
	assert_string_equal(said(h), "not filled in: accountability");
	DONE(act(h, "chen", head, "edit", "accountability", "无", NULL));
	DONE(act(h, "zong", head, "approve", NULL));
	assert_int_equal(look(h, head)->state, STATE_ARCHIVED);
	h->site->approvals = was;
	h->site->approvals_count = count;
	assert_int_equal(ask(h, "zong", "audit"), ERR_NONE);
	assert_int_equal(h->r.total, 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, hall_up, hall_down)
int main(void)
{
	const struct CMUnitTest tests[] = { T(test_formed), T(test_answered), T(test_by_hand), T(test_listed), T(test_go_along),
		T(test_closed_in_one_place), T(test_granted_for_all), T(test_owed_when_granted),
		T(test_seen_while_talking) };

	hall_config = "tests/casework/steps.conf";
	return cmocka_run_group_tests(tests, NULL, NULL);
}
