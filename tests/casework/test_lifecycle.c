/* The procedure of the default profile, GC-2 ... GC-10, one complaint after another. */
#include "hall.h"

#include <string.h>

#include "plaint/rules/lifecycle.h"

/* GC-2 ... GC-7 in one go: accepted, forwarded, received, contacted, resolved, fed
 * back, revisited, archived. */
static void test_whole_way(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);
	const struct complaint *c = look(h, n);

	assert_string_equal(n, "20260302-0001");
	assert_int_equal(c->state, STATE_ACCEPTED);
	assert_int_equal(c->level, 3);
	assert_string_equal(c->taker, "chen");
	assert_string_equal(c->value[FIELD_NATURE], "billing");
	assert_string_equal(c->value[FIELD_CHANNEL], "phone");
	/* GC-3: forwarded within one hour of intake. */
	assert_int_equal(clock_of(h, n, "forward")->due, h->now + HOUR);

	h->now += 10 * MINUTE;
	DONE(act(h, "chen", n, "forward", NULL));
	assert_true(noticed(h, "changed", "he"));
	c = look(h, n);
	assert_int_equal(c->state, STATE_FORWARDED);
	assert_string_equal(c->value[FIELD_DEPARTMENT], "station");
	assert_string_equal(changed(h, n, "forward", "clock forward"), "running>met");
	assert_string_equal(changed(h, n, "forward", "state"), "accepted>forwarded");
	/* GC-4: 24 hours from its arrival; 3 working days are the outer limit. */
	assert_int_equal(clock_of(h, n, "contact")->due, h->now + DAY);
	assert_int_equal(clock_of(h, n, "settle")->due, at(h, "2026-03-05T17:30"));

	h->now += 5 * MINUTE;
	DONE(act(h, "he", n, "take", NULL));
	assert_string_equal(look(h, n)->value[FIELD_PERSON], "he");
	h->now += HOUR;
	DONE(act(h, "he", n, "contact", "outcome", "reached", "remark", "约明天上门", NULL));
	assert_string_equal(changed(h, n, "contact", "clock contact"), "running>met");
	assert_string_equal(event_of(h, n, "contact")->remark, "约明天上门");
	assert_int_equal(look(h, n)->state, STATE_HANDLING);

	h->now += 2 * HOUR;
	/* GC-5: what the result holds. */
	assert_int_equal(act(h, "he", n, "resolve", "facts", "抄表差错", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "measures");
	assert_int_equal(look(h, n)->state, STATE_HANDLING);
	DONE(act(h, "he", n, "resolve", "facts", "抄表差错", "measures", "更正账单", "revisit", "yes", NULL));
	assert_true(noticed(h, "changed", "chen"));
	assert_string_equal(changed(h, n, "resolve", "clock settle"), "running>met");
	c = look(h, n);
	assert_int_equal(c->state, STATE_RESOLVED);
	assert_true(c->revisit);

	/* GC-6, GC-7: revisited first, and every item filled in. */
	assert_int_equal(act(h, "chen", n, "archive", NULL), ERR_INPUT);
	DONE(act(h, "chen", n, "feedback", "accountability", "抄表员扣绩效", NULL));
	DONE(act(h, "chen", n, "revisit", "satisfied", "yes", NULL));
	assert_int_equal(look(h, n)->state, STATE_REVISITED);
	assert_int_equal(act(h, "chen", n, "archive", NULL), ERR_INPUT);
	assert_non_null(strstr(said(h), "satisfaction"));
	assert_null(strstr(said(h), "facts"));
	DONE(act(h, "chen", n, "archive", "satisfaction", "satisfied", NULL));
	c = look(h, n);
	assert_int_equal(c->state, STATE_ARCHIVED);
	assert_int_equal(c->closed, h->now);
	/* One event each, the version counts them (L-3). */
	assert_int_equal(events(h, n, NULL), 8);
	assert_int_equal(look(h, n)->version, 8);
	assert_int_equal(act(h, "chen", n, "edit", "name", "李四", NULL), ERR_INPUT);
}

/* GC-2: content at once: completed and archived there and then, in one request. */
static void test_settled_at_intake(void **state)
{
	struct hall *h = *state;
	const char *n;

	h->q.next = "settle";
	assert_int_equal(add(h, "chen", "text", "问营业时间", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "measures");
	h->q.next = "settle";
	DONE(add(h, "chen", "text", "问营业时间", "category", "policy/other", "measures", "已说明", "satisfaction",
		"satisfied", NULL));
	n = h->r.complaint->number;
	/* The refused one left no gap in the numbers (L-4). */
	assert_string_equal(n, "20260302-0001");
	assert_int_equal(look(h, n)->state, STATE_ARCHIVED);
	assert_int_equal(clock_of(h, n, "forward")->state, CLOCK_CANCELLED);
	assert_int_equal(events(h, n, NULL), 2);
	assert_int_equal(casework_next(h->cw), INSTANT_NONE);
}

/* F5: register and forward in one transaction. */
static void test_register_and_forward(void **state)
{
	struct hall *h = *state;
	const char *n;

	h->q.next = "forward";
	DONE(add(h, "chen", "text", "三天压力低", "category", "supply/pressure", "remark", "电话先行", NULL));
	n = h->r.complaint->number;
	assert_int_equal(h->r.complaint->state, STATE_FORWARDED);
	assert_string_equal(look(h, n)->value[FIELD_DEPARTMENT], "operations");
	assert_int_equal(look(h, n)->level, 2);
	assert_string_equal(event_of(h, n, "forward")->remark, "电话先行");
	h->q.next = "forward";
	DONE(add(h, "chen", "text", "压力低", "department", "market", NULL));
	assert_string_equal(look(h, h->r.complaint->number)->value[FIELD_DEPARTMENT], "market");
}

/* D-7: from the breach on the late action asks for its reason. */
static void test_late_forward_asks_reason(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	h->now += HOUR + 1;
	assert_int_equal(act(h, "chen", n, "forward", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "late_reason");
	/* Nothing of the refused action stays, the breach is the sweep's to record. */
	assert_int_equal(events(h, n, NULL), 1);
	DONE(act(h, "chen", n, "forward", "late_reason", "系统故障", NULL));
	/* An action may come before the sweep: the breach is on the record all the same. */
	assert_int_equal(events(h, n, "breach"), 1);
	assert_string_equal(changed(h, n, "breach", "violation"), ">yes");
	assert_int_equal(event_of(h, n, "breach")->at, at(h, "2026-03-02T10:00"));
	assert_string_equal(changed(h, n, "forward", "late_reason"), ">系统故障");
	assert_string_equal(changed(h, n, "forward", "clock forward"), "breached>late");
	h->now += 10;
	assert_int_equal(sweep(h), 0);
}

/* GC-4: unsettled after 24 hours is a special case and says why, no violation. */
static void test_special_case(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	DONE(act(h, "chen", n, "forward", NULL));
	h->now += HOUR;
	DONE(act(h, "he", n, "contact", "outcome", "reached", NULL));
	h->now += DAY;
	assert_true(sweep(h) >= 1);
	assert_string_equal(changed(h, n, "breach", "clock"), ">special");
	assert_null(changed(h, n, "breach", "violation"));
	assert_int_equal(act(h, "he", n, "progress", "remark", "等表", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "special_reason");
	DONE(act(h, "he", n, "progress", "remark", "等表", "special_reason", "需送检", NULL));
	assert_string_equal(changed(h, n, "progress", "special_reason"), ">需送检");
	/* Said once is enough. */
	DONE(act(h, "he", n, "resolve", "facts", "表快", "measures", "换表", NULL));
	assert_int_equal(look(h, n)->state, STATE_RESOLVED);
}

/* U-15: what was no contact stops no clock. */
static void test_contact_that_does_not_count(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	DONE(act(h, "chen", n, "forward", NULL));
	DONE(act(h, "he", n, "contact", "outcome", "not-reached", NULL));
	assert_int_equal(clock_of(h, n, "contact")->state, CLOCK_RUNNING);
	assert_int_equal(look(h, n)->state, STATE_HANDLING);
	/* L-7: a time promised in a contact has a clock. */
	DONE(act(h, "he", n, "contact", "outcome", "courtesy", "callback", "2026-03-02T15:00", NULL));
	assert_int_equal(clock_of(h, n, "callback")->due, at(h, "2026-03-02T15:00"));
	DONE(act(h, "he", n, "contact", "outcome", "agreement", NULL));
	assert_int_equal(clock_of(h, n, "contact")->state, CLOCK_MET);
	assert_int_equal(clock_of(h, n, "callback")->state, CLOCK_MET);
}

/* L-7: a contact that counts and promises the next call does not keep it by itself. */
static void test_promise_in_a_contact(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	DONE(act(h, "chen", n, "forward", NULL));
	/* It signs for the record, too. */
	DONE(act(h, "he", n, "contact", "outcome", "reached", "callback", "2026-03-02T15:00", NULL));
	assert_int_equal(clock_of(h, n, "contact")->state, CLOCK_MET);
	assert_int_equal(clock_of(h, n, "callback")->state, CLOCK_RUNNING);
	assert_int_equal(clock_of(h, n, "callback")->due, at(h, "2026-03-02T15:00"));
	assert_string_equal(clock_of(h, n, "callback")->cause, "contact");
	h->now = at(h, "2026-03-02T14:50");
	DONE(act(h, "he", n, "contact", "outcome", "agreement", "callback", "2026-03-02T17:00", NULL));
	assert_int_equal(clock_of(h, n, "callback#1")->state, CLOCK_MET);
	assert_int_equal(clock_of(h, n, "callback#2")->state, CLOCK_RUNNING);
	h->now = at(h, "2026-03-02T16:00");
	DONE(act(h, "he", n, "contact", "outcome", "agreement", NULL));
	assert_int_equal(clock_of(h, n, "callback#2")->state, CLOCK_MET);
}

/* An act that is nothing but what is written holds something (L-3). */
static void test_nothing_said(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	DONE(act(h, "chen", n, "forward", NULL));
	assert_int_equal(act(h, "he", n, "progress", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "step");
	assert_int_equal(act(h, "he", n, "progress", "remark", "", NULL), ERR_INPUT);
	assert_int_equal(events(h, n, "progress"), 0);
	DONE(act(h, "he", n, "progress", "step", "onsite", NULL));
	DONE(act(h, "he", n, "resolve", "facts", "表快", "measures", "换表", NULL));
	assert_int_equal(act(h, "chen", n, "feedback", NULL), ERR_INPUT);
	DONE(act(h, "chen", n, "feedback", "satisfaction", "satisfied", NULL));
	assert_int_equal(act(h, "chen", n, "edit", NULL), ERR_INPUT);
	assert_int_equal(act(h, "chen", n, "edit", "text", look(h, n)->value[FIELD_TEXT], NULL), ERR_INPUT);
	assert_int_equal(events(h, n, "edit"), 0);
	DONE(act(h, "chen", n, "edit", "text", "表走得太快", NULL));
}

/* U-4: returned with a reason, sent on again; the ping-pong is counted. */
static void test_ping_pong(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	for (int i = 1; i <= 3; i++) {
		DONE(act(h, "chen", n, "forward", "department", i % 2 ? "station" : "operations", NULL));
		h->now += MINUTE;
		assert_int_equal(act(h, i % 2 ? "he" : "sun", n, "return", NULL), ERR_INPUT);
		assert_string_equal(h->r.err.field, "reason");
		DONE(act(h, i % 2 ? "he" : "sun", n, "return", "reason", "不属本部门", NULL));
		assert_true(noticed(h, "returned", "chen"));
		assert_int_equal(look(h, n)->returned, i);
		assert_null(look(h, n)->value[FIELD_DEPARTMENT]);
		assert_int_equal(look(h, n)->state, STATE_ACCEPTED);
		h->now += MINUTE;
	}
	assert_int_equal(events(h, n, "return"), 3);
	assert_int_equal(clock_of(h, n, "contact")->state, CLOCK_CANCELLED);
	assert_int_equal(clock_of(h, n, "forward")->state, CLOCK_RUNNING);
	assert_int_equal(clock_of(h, n, "forward")->run, 4);
	assert_string_equal(changed(h, n, "return", "returned"), "2>3");
}

/* U-4: returned within half a working day of its arrival (Monday 09:00 to 14:30 over the
 * noon break), then no more; a lead can still reassign it, which is a new arrival. The
 * second return is told to the leads of both sides. */
static void test_return_in_time(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	DONE(act(h, "chen", n, "forward", "department", "station", NULL));
	h->now = at(h, "2026-03-02T14:30:00");
	DONE(act(h, "he", n, "return", "reason", "不属本部门", NULL));
	assert_true(noticed(h, "changed", "lin"));
	assert_false(noticed(h, "returned", "lin"));
	assert_true(noticed(h, "returned", "chen")); /* who is to send it on */
	DONE(act(h, "chen", n, "forward", "department", "station", "late_reason", "x", NULL));
	h->now = at(h, "2026-03-03T09:30:01");
	assert_int_equal(act(h, "he", n, "return", "reason", "不属本部门", NULL), ERR_INPUT);
	assert_string_equal(said(h), "cannot return: that was possible until 2026-03-03T09:30:00+08:00 (within 4bh of its arrival); "
				     "who leads can reassign it");
	assert_int_equal(look(h, n)->returned, 1);
	assert_int_equal(look(h, n)->state, STATE_FORWARDED);
	DONE(act(h, "lin", n, "reassign", "department", "operations", NULL));
	DONE(act(h, "sun", n, "return", "reason", "是抄表问题", NULL));
	assert_true(noticed(h, "returned", "lin"));
	assert_true(noticed(h, "returned", "chen"));
	assert_int_equal(look(h, n)->returned, 2);
}

/* GC-6: a revisit that finds the customer not satisfied leads back to handling. */
static void test_handled_again(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	DONE(act(h, "chen", n, "forward", NULL));
	DONE(act(h, "he", n, "resolve", "facts", "a", "measures", "b", "satisfaction", "dissatisfied", NULL));
	assert_int_equal(act(h, "chen", n, "archive", "accountability", "无", NULL), ERR_INPUT);
	DONE(act(h, "chen", n, "revisit", "satisfied", "no", "remark", "仍不满意", NULL));
	assert_int_equal(look(h, n)->state, STATE_HANDLING);
	assert_int_equal(clock_of(h, n, "settle")->run, 2);
	assert_int_equal(clock_of(h, n, "settle#2")->state, CLOCK_RUNNING);
}

/* GC-8: a new record, the original attached, to the responsible department; the next
 * time to the one above it. */
static void test_recomplaint(void **state)
{
	struct hall *h = *state;
	const char *first = a_bill(h), *second, *third;
	const struct complaint *c;

	DONE(act(h, "chen", first, "forward", NULL));
	DONE(act(h, "he", first, "resolve", "facts", "a", "measures", "b", "accountability", "无", "satisfaction",
		"satisfied", NULL));
	DONE(act(h, "chen", first, "archive", NULL));
	h->now += 3 * DAY;
	assert_int_equal(act(h, "zhou", first, "recomplain", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "text");
	DONE(act(h, "zhou", first, "recomplain", "text", "账单又错了", NULL));
	second = h->r.complaint->number;
	assert_int_equal(h->o.changed.count, 2);
	c = look(h, second);
	assert_string_equal(c->original, first);
	assert_string_equal(c->taker, "zhou");
	assert_string_equal(c->value[FIELD_NAME], "张伟");
	assert_string_equal(c->value[FIELD_PHONE], "13800138000");
	assert_string_equal(c->value[FIELD_CATEGORY], "bill/amount");
	assert_string_equal(c->value[FIELD_TEXT], "账单又错了");
	assert_int_equal(c->state, STATE_FORWARDED);
	assert_string_equal(c->value[FIELD_DEPARTMENT], "station");
	assert_null(c->value[FIELD_FACTS]);
	/* Linked from both ends, and shown so. */
	assert_int_equal(h->r.row_count, 1);
	assert_string_equal(h->r.rows[0].number, first);
	c = look(h, first);
	assert_int_equal(c->recomplaint_count, 1);
	assert_string_equal(c->recomplaints[0], second);
	assert_int_equal(c->state, STATE_ARCHIVED);
	assert_string_equal(h->r.rows[0].number, second);
	assert_string_equal(changed(h, first, "recomplain", "recomplaints"),
		arena_printf(&h->a, ">%s", second));

	DONE(act(h, "zhou", second, "recomplain", "text", "第三次", NULL));
	third = h->r.complaint->number;
	assert_string_equal(look(h, third)->value[FIELD_DEPARTMENT], "company");
}

/* "The same matter again" while the form is open: a link, the form's own words. */
static void test_same_matter_in_the_form(void **state)
{
	struct hall *h = *state;
	const char *first = a_bill(h), *second;

	DONE(add(h, "zhou", "text", "又来电催问", "phone", "13800138000", "original", ":0001", NULL));
	second = h->r.complaint->number;
	assert_string_equal(look(h, second)->original, first);
	assert_int_equal(look(h, first)->recomplaint_count, 1);
	assert_int_equal(add(h, "zhou", "text", "x", "original", "20200101-0001", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "original");
}

/* GC-9: what the lead cannot decide goes to the manager. */
static void test_escalate(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	DONE(act(h, "chen", n, "forward", NULL));
	assert_int_equal(act(h, "wang", n, "escalate", NULL), ERR_INPUT);
	DONE(act(h, "wang", n, "escalate", "reason", "用户扬言起诉", NULL));
	assert_true(noticed(h, "escalated", "zong"));
	assert_string_equal(changed(h, n, "escalate", "to"), ">manager");
	assert_string_equal(event_of(h, n, "escalate")->login, "wang");
	/* Breaches of rules and lawsuits: the other branch, supervision. */
	h->q.next = "forward";
	DONE(add(h, "chen", "text", "抄表员索要红包", "category", "law/violation", NULL));
	assert_string_equal(h->r.complaint->value[FIELD_DEPARTMENT], "supervision");
}

/* GC-9: in a breach of rules nothing is resolved but what was proposed, and the manager
 * decides last. */
static void test_manager_decides_last(void **state)
{
	struct hall *h = *state;
	const char *n;

	h->q.next = "forward";
	DONE(add(h, "chen", "text", "抄表员索要红包", "category", "law/violation", NULL));
	n = h->r.complaint->number;
	DONE(act(h, "du", n, "receive", NULL));
	DONE(act(h, "du", n, "contact", "outcome", "reached", NULL));
	assert_int_equal(act(h, "du", n, "resolve", "facts", "属实", "measures", "退还", NULL), ERR_INPUT);
	assert_int_equal(lifecycle_next(h->site, look(h, n)), ACTION_PROPOSE);
	DONE(act(h, "du", n, "propose", "opinion", "退还，记过", NULL));
	assert_int_equal(act(h, "du", n, "resolve", "facts", "属实", "measures", "退还", NULL), ERR_INPUT);
	DONE(act(h, "zong", n, "approve", NULL));
	DONE(act(h, "du", n, "resolve", "facts", "属实", "measures", "退还", NULL));
}

/* GC-10: somebody is named to look after a customer who threatens. */
static void test_protect(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	assert_int_equal(act(h, "chen", n, "protect", "threat", "扬言自焚", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "guardian");
	assert_int_equal(act(h, "chen", n, "protect", "guardian", "nobody", NULL), ERR_INPUT);
	DONE(act(h, "chen", n, "protect", "guardian", "he", "threat", "扬言自焚", "protection", "营业厅加派保安",
		NULL));
	assert_true(noticed(h, "changed", "he"));
	assert_string_equal(complaint_field(look(h, n), "guardian"), "he");
	assert_string_equal(changed(h, n, "protect", "protection"), ">营业厅加派保安");
}

/* GG-6: a lead department and assisting ones. */
static void test_assist(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	DONE(act(h, "chen", n, "forward", NULL));
	DONE(act(h, "he", n, "assist", "department", "market", NULL));
	DONE(act(h, "he", n, "assist", "department", "operations", "remark", "查压力", NULL));
	assert_int_equal(act(h, "he", n, "assist", "department", "market", NULL), ERR_INPUT);
	assert_int_equal(act(h, "he", n, "assist", "department", "station", NULL), ERR_INPUT);
	assert_int_equal(look(h, n)->assisting_count, 2);
	assert_string_equal(look(h, n)->value[FIELD_DEPARTMENT], "station");
	assert_string_equal(changed(h, n, "assist", "assisting"), "market>market,operations");
	/* One has done its part; the other says itself that it is not for them, and what the
	 * lead department has stays there. */
	assert_int_equal(act(h, "he", n, "assist", "department", "repair", "remove", "yes", NULL), ERR_INPUT);
	assert_string_equal(said(h), "repair does not assist");
	DONE(act(h, "he", n, "assist", "department", "market", "remove", "yes", NULL));
	assert_string_equal(changed(h, n, "assist", "assisting"), "market,operations>operations");
	h->now += 3 * DAY;
	DONE(act(h, "sun", n, "return", "reason", "压力正常", NULL));
	assert_true(noticed(h, "changed", "he"));
	assert_int_equal(look(h, n)->assisting_count, 0);
	assert_int_equal(look(h, n)->returned, 0);
	assert_string_equal(look(h, n)->value[FIELD_DEPARTMENT], "station");
	assert_string_equal(changed(h, n, "return", "assisting"), "operations>");
	assert_null(changed(h, n, "return", "state"));
	assert_int_equal(ask(h, "zong", "audit"), ERR_NONE);
	assert_int_equal(h->r.total, 0);
}

/* Reassign: to another department it is to be received again; take: a lead's, too. */
static void test_reassign_and_take(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	DONE(act(h, "chen", n, "forward", NULL));
	DONE(act(h, "he", n, "receive", NULL));
	assert_int_equal(act(h, "lin", n, "reassign", NULL), ERR_INPUT);
	DONE(act(h, "lin", n, "reassign", "person", "sun", NULL));
	assert_string_equal(look(h, n)->value[FIELD_DEPARTMENT], "operations");
	assert_string_equal(look(h, n)->value[FIELD_PERSON], "sun");
	assert_int_equal(look(h, n)->state, STATE_FORWARDED);
	DONE(act(h, "lin", n, "reassign", "department", "market", NULL));
	assert_null(look(h, n)->value[FIELD_PERSON]);
	DONE(act(h, "lin", n, "take", NULL));
	assert_string_equal(look(h, n)->value[FIELD_PERSON], "lin");
	assert_string_equal(look(h, n)->value[FIELD_DEPARTMENT], "market");
	assert_int_equal(look(h, n)->state, STATE_HANDLING);

	/* An accepted one is forwarded to the taker's own department by it. */
	n = a_bill(h);
	DONE(act(h, "he", n, "take", NULL));
	assert_string_equal(look(h, n)->value[FIELD_DEPARTMENT], "station");
	assert_int_equal(clock_of(h, n, "forward")->state, CLOCK_MET);
	assert_int_equal(clock_of(h, n, "settle")->state, CLOCK_RUNNING);

	/* What another department has is not taken away (GG-6), but for an emergency (E-2). */
	assert_int_equal(act(h, "sun", n, "take", NULL), ERR_INPUT);
	assert_string_equal(said(h), "person: sun is of operations, not of station");
	DONE(act(h, "lin", n, "assist", "department", "operations", NULL));
	DONE(act(h, "sun", n, "take", NULL));
	n = a_bill(h);
	DONE(act(h, "he", n, "take", NULL));
	DONE(act(h, "lin", n, "edit", "level", "1", NULL));
	DONE(act(h, "sun", n, "take", NULL));
}

/* GG-6: department and person belong together: one of another department is refused,
 * whichever action names them; those on call for it may be named. */
static void test_whose_person(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);
	struct texts shipped;

	assert_int_equal(act(h, "chen", n, "forward", "department", "station", "person", "wang", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "person");
	assert_string_equal(said(h), "person: wang is of repair, not of station");
	assert_int_equal(look(h, n)->state, STATE_ACCEPTED);
	/* The route's department, too. */
	DONE(act(h, "chen", n, "forward", "person", "he", NULL));
	assert_int_equal(act(h, "lin", n, "reassign", "department", "station", "person", "wang", NULL), ERR_INPUT);
	h->q.numbers.item = &n;
	h->q.numbers.count = 1;
	values_set(&h->a, &h->q.fields, "department", "market");
	values_set(&h->a, &h->q.fields, "person", "he");
	assert_int_equal(change(h, "lin", "reassign"), ERR_INPUT);
	assert_string_equal(h->r.err.field, "person");
	assert_non_null(strstr(said(h), "he is of station, not of market"));
	assert_string_equal(look(h, n)->value[FIELD_PERSON], "he");
	assert_int_equal(look(h, n)->version, 2);

	/* sun of operations stands by for the repair centre. */
	shipped = h->site->oncalls[0].staff;
	h->site->oncalls[0].staff.item = (const char *[]){ "li", "sun" };
	h->site->oncalls[0].staff.count = 2;
	DONE(act(h, "lin", n, "reassign", "department", "repair", "person", "sun", NULL));
	assert_string_equal(look(h, n)->value[FIELD_DEPARTMENT], "repair");
	DONE(act(h, "lin", n, "reassign", "person", "li", NULL));
	DONE(act(h, "lin", n, "reassign", "person", "sun", NULL));
	assert_string_equal(look(h, n)->value[FIELD_DEPARTMENT], "repair");
	assert_string_equal(look(h, n)->value[FIELD_PERSON], "sun");
	h->site->oncalls[0].staff = shipped;
}

/* U-5, D-5: asked for before the limit, granted by somebody else, on the record. */
static void test_extension(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);
	const struct clock_run *run;

	DONE(act(h, "chen", n, "forward", NULL));
	assert_int_equal(act(h, "he", n, "extend", "clock", "settle", "limit", "2wd", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "reason");
	assert_int_equal(act(h, "he", n, "extend", "clock", "settle", "limit", "soon", "reason", "x", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "limit");
	assert_int_equal(act(h, "lin", n, "approve", NULL), ERR_INPUT);
	DONE(act(h, "he", n, "extend", "clock", "settle", "limit", "2wd", "reason", "需送检", "told", "yes", NULL));
	assert_int_equal(clock_of(h, n, "settle")->due, at(h, "2026-03-05T17:30"));
	assert_int_equal(act(h, "he", n, "extend", "clock", "settle", "limit", "1wd", "reason", "x", NULL), ERR_INPUT);
	DONE(act(h, "lin", n, "refuse", "reason", "不同意", NULL));
	assert_true(noticed(h, "refused", "he"));
	assert_int_equal(look(h, n)->asking_count, 0);
	/* Nobody decides on their own request. */
	DONE(act(h, "lin", n, "extend", "clock", "settle", "limit", "2wd", "reason", "需送检", NULL));
	assert_int_equal(act(h, "lin", n, "approve", NULL), ERR_DENIED);
	DONE(act(h, "zong", n, "approve", NULL));
	run = clock_of(h, n, "settle");
	assert_int_equal(run->due, at(h, "2026-03-09T17:30"));
	assert_int_equal(run->original_due, at(h, "2026-03-05T17:30"));
	assert_int_equal(run->move_count, 1);
	assert_string_equal(run->moves[0].approved, "zong");
	assert_string_equal(run->moves[0].by, "lin");
	assert_non_null(changed(h, n, "approve", "due settle"));
	h->now = at(h, "2026-03-09T17:31");
	assert_int_equal(act(h, "he", n, "extend", "clock", "settle", "limit", "2wd", "reason", "x", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "clock");
}

/* HT-10: clocks stand still, and go on. */
static void test_suspended(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	DONE(act(h, "chen", n, "forward", NULL));
	DONE(act(h, "he", n, "suspend", "reason", "要求过高", NULL));
	assert_int_equal(look(h, n)->state, STATE_SUSPENDED);
	assert_int_equal(clock_of(h, n, "settle")->state, CLOCK_SUSPENDED);
	h->now += 30 * DAY;
	assert_int_equal(sweep(h), 0);
	assert_int_equal(act(h, "he", n, "resolve", "facts", "a", "measures", "b", NULL), ERR_INPUT);
	DONE(act(h, "he", n, "resume", NULL));
	assert_int_equal(look(h, n)->state, STATE_FORWARDED);
	assert_int_equal(clock_of(h, n, "settle")->state, CLOCK_RUNNING);
	assert_true(clock_of(h, n, "settle")->due > h->now);
	assert_int_equal(sweep(h), 0);
}

/* Out of scope: closed with its reason, the customer told. */
static void test_reject(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	assert_int_equal(act(h, "chen", n, "reject", "reason", "不归我司", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "told");
	DONE(act(h, "chen", n, "reject", "reason", "不归我司", "told", "是", NULL));
	assert_int_equal(look(h, n)->state, STATE_REJECTED);
	assert_string_equal(changed(h, n, "reject", "told"), ">yes");
	assert_int_equal(casework_next(h->cw), INSTANT_NONE);
}

#define T(f) cmocka_unit_test_setup_teardown(f, hall_up, hall_down)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_whole_way), T(test_settled_at_intake), T(test_register_and_forward),
		T(test_late_forward_asks_reason), T(test_special_case), T(test_contact_that_does_not_count),
		T(test_promise_in_a_contact), T(test_nothing_said),
		T(test_ping_pong), T(test_return_in_time), T(test_handled_again), T(test_recomplaint), T(test_same_matter_in_the_form),
		T(test_escalate), T(test_manager_decides_last), T(test_protect), T(test_assist), T(test_reassign_and_take), T(test_whose_person), T(test_extension),
		T(test_suspended), T(test_reject),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
