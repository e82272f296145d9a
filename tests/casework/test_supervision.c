/* Supervision at a heating company: violations once each, decided on by whoever may, and
 * the documents of the ladder (D-7, HT-13, U-6). */
#include "hall.h"

#include <stdio.h>
#include <string.h>

#include "plaint/rules/supervision.h"

/* Monday 09:00: a cold room at station East 1, signed for by gong; measured the same day
 * (HT-5) or it falls on the head, zhan. Settled by Thursday 5 March 17:30. */
static const char *a_cold_room(struct hall *h)
{
	const char *n;

	DONE(add(h, "zhuan", "phone", "13800138000", "area", "e1", "category", "heat/temperature", "text", "only 15 degrees", NULL));
	n = h->r.complaint->number;
	DONE(act(h, "zhuan", n, "forward", "way", "phone", "person", "gong", NULL));
	DONE(act(h, "gong", n, "receive", NULL));
	return n;
}

static int64_t listed(struct hall *h, const char *login, const char *state)
{
	h->q.filter.state = state;
	DONE(ask(h, login, "supervision"));
	return h->r.total;
}

static int64_t waiting(struct hall *h, const char *login)
{
	DONE(ask(h, login, "counts"));
	return h->r.counts->violations;
}

static int64_t audit(struct hall *h)
{
	DONE(ask(h, "zong", "audit"));
	return h->r.total;
}

/* D-7: however often one looks, and over a restart. */
static void once_each(void **state)
{
	struct hall *h = *state;
	const char *n = a_cold_room(h);
	uint32_t version = look(h, n)->version;
	const struct violation *v;

	h->now = at(h, "2026-03-03 00:00:00");
	sweep(h);
	assert_int_equal(listed(h, "du", NULL), 0); /* at the very second it is met */
	h->now = at(h, "2026-03-03 00:00:01");
	for (int i = 0; i < 3; i++)
		sweep(h);
	hall_again(h);
	sweep(h);
	DONE(act(h, "zhan", n, "note", "remark", "x", NULL)); /* an action looks at the clocks, too */
	assert_int_equal(look(h, n)->violation_count, 1);
	assert_int_equal(look(h, n)->version, version + 1); /* the note's alone */
	v = complaint_violation(look(h, n), "measure");
	assert_non_null(v);
	assert_string_equal(v->penalty, "late");
	assert_string_equal(v->amount, "50-100");
	assert_string_equal(v->person, "zhan");
	assert_string_equal(v->department, "station-e1");
	assert_string_equal(changed(h, n, "breach", "violation measure"), ">open");
	assert_string_equal(changed(h, n, "breach", "falls on measure"), ">zhan");
	assert_int_equal(listed(h, "du", NULL), 1);
	assert_int_equal(h->r.place, 50); /* yuan at least */
	assert_int_equal(waiting(h, "du"), 1);
	/* The next clock is another one. */
	h->now = at(h, "2026-03-05 17:30:01");
	sweep(h);
	sweep(h);
	assert_int_equal(look(h, n)->violation_count, 2);
	assert_int_equal(listed(h, "du", NULL), 2);
	assert_string_equal(h->r.cases[0].violations[0].key, "settle"); /* newest first */
	assert_int_equal(waiting(h, "du"), 2);
	assert_int_equal(audit(h), 0);
}

/* A clock that is no violation only asks for its reason. */
static void seen_late(void **state)
{
	struct hall *h = *state;
	const char *n;

	/* A call nobody forwarded: passed on late, the direct person (HT-13). */
	DONE(add(h, "zhuan", "phone", "13800138000", "category", "heat/season", "text", "when", NULL));
	n = h->r.complaint->number;
	h->now = at(h, "2026-03-02 09:40:00");
	/* Nobody swept: the deed itself finds it. */
	DONE(act(h, "zhuan", n, "forward", "way", "phone", NULL));
	assert_int_equal(look(h, n)->violation_count, 1);
	assert_string_equal(look(h, n)->violations[0].key, "forward");
	assert_string_equal(look(h, n)->violations[0].penalty, "passed");
	assert_string_equal(look(h, n)->violations[0].person, "zhuan");
	assert_string_equal(look(h, n)->violations[0].department, "business");
	assert_int_equal(audit(h), 0);
}

static const char *a_late_one(struct hall *h)
{
	const char *n = a_cold_room(h);

	h->now = at(h, "2026-03-03 08:00:00");
	sweep(h);
	return n;
}

/* HT-13: the amount within the table's, by whoever may, not one's own, once. */
static void confirmed(void **state)
{
	struct hall *h = *state;
	const char *n = a_late_one(h);
	const struct violation *v;

	assert_int_equal(act(h, "gong", n, "confirm", "deduction", "80", NULL), ERR_DENIED);
	assert_int_equal(act(h, "zhan", n, "waive", "reason", "busy", NULL), ERR_DENIED);
	assert_int_equal(act(h, "du", n, "confirm", NULL), ERR_INPUT);
	assert_string_equal(said(h), "not filled in: deduction");
	assert_int_equal(act(h, "du", n, "confirm", "deduction", "120", NULL), ERR_INPUT);
	assert_string_equal(said(h), "deduction: 120 yuan is not within 50-100");
	assert_int_equal(act(h, "du", n, "confirm", "deduction", "8x", NULL), ERR_INPUT);
	assert_int_equal(act(h, "du", n, "confirm", "violation", "settle", "deduction", "80", NULL), ERR_INPUT);
	assert_int_equal(act(h, "du", n, "confirm", "liable", "du", "deduction", "80", NULL), ERR_DENIED);
	DONE(act(h, "du", n, "confirm", "deduction", "80", "remark", "查实", NULL));
	v = complaint_violation(look(h, n), "measure");
	assert_int_equal(v->state, VIOLATION_CONFIRMED);
	assert_int_equal(v->yuan, 80);
	assert_string_equal(v->decided_by, "du");
	assert_string_equal(changed(h, n, "confirm", "violation measure"), "open>confirmed");
	assert_string_equal(changed(h, n, "confirm", "deduction measure"), "50-100>80");
	assert_true(noticed(h, "decided", "zhan"));
	assert_int_equal(act(h, "du", n, "waive", "violation", "measure", "reason", "x", NULL), ERR_INPUT);
	assert_string_equal(said(h), "violation measure is confirmed already");
	assert_int_equal(act(h, "du", n, "waive", "reason", "x", NULL), ERR_INPUT);
	assert_int_equal(listed(h, "du", NULL), 0);
	assert_int_equal(listed(h, "du", "confirmed"), 1);
	assert_int_equal(h->r.place, 80);
	assert_int_equal(waiting(h, "du"), 0);
	/* Nothing of it is taken back. */
	assert_int_equal(change(h, "du", "undo"), ERR_DENIED);
	assert_int_equal(audit(h), 0);
}

static void waived(void **state)
{
	struct hall *h = *state;
	const char *n = a_late_one(h);

	assert_int_equal(act(h, "du", n, "waive", NULL), ERR_INPUT);
	assert_string_equal(said(h), "not filled in: reason");
	DONE(act(h, "du", n, "waive", "reason", "用户不在家", NULL));
	assert_int_equal(complaint_violation(look(h, n), "measure")->state, VIOLATION_WAIVED);
	assert_string_equal(complaint_violation(look(h, n), "measure")->reason, "用户不在家");
	assert_string_equal(changed(h, n, "waive", "violation measure"), "open>waived");
	assert_int_equal(listed(h, "du", "waived"), 1);
	/* Over a restart it is the same. */
	hall_again(h);
	assert_int_equal(listed(h, "du", "all"), 1);
	assert_int_equal(waiting(h, "du"), 0);
	assert_int_equal(audit(h), 0);
}

/* Manners are nothing a clock sees: proposed by a person, decided on by another. */
static void by_hand(void **state)
{
	struct hall *h = *state;
	const char *n = a_cold_room(h);

	assert_int_equal(act(h, "gong", n, "penalise", "violation", "manners", NULL), ERR_DENIED);
	assert_int_equal(act(h, "du", n, "penalise", NULL), ERR_INPUT);
	assert_int_equal(act(h, "du", n, "penalise", "violation", "weather", NULL), ERR_INPUT);
	DONE(act(h, "du", n, "penalise", "violation", "manners", "remark", "出言不逊", NULL));
	assert_true(noticed(h, "violation", "gong")); /* the person it is assigned to */
	assert_string_equal(look(h, n)->violations[0].person, "gong");
	DONE(act(h, "du", n, "penalise", "violation", "态度生硬、推诿扯皮", "liable", "zhan", NULL));
	assert_string_equal(look(h, n)->violations[1].key, "manners#2");
	assert_string_equal(look(h, n)->violations[1].person, "zhan");
	/* Two are open: which? And not one's own proposal. */
	assert_int_equal(act(h, "zong", n, "confirm", NULL), ERR_INPUT);
	assert_string_equal(said(h), "which violation? open are: manners, manners#2");
	assert_int_equal(act(h, "du", n, "confirm", "violation", "manners", NULL), ERR_DENIED);
	assert_string_equal(said(h), "nobody decides on a violation of their own");
	DONE(act(h, "zong", n, "confirm", "violation", "manners", NULL)); /* a fixed amount: 50 */
	assert_int_equal(look(h, n)->violations[0].yuan, 50);
	assert_int_equal(audit(h), 0);
}

/* What falls on oneself, or on a complaint that is one's own, others decide. */
static void own_case(void **state)
{
	struct hall *h = *state;
	const char *n = a_cold_room(h);

	DONE(act(h, "du", n, "penalise", "violation", "manners", "liable", "zong", NULL));
	assert_int_equal(act(h, "zong", n, "waive", "reason", "no", NULL), ERR_DENIED);
	DONE(act(h, "zong", n, "reassign", "person", "zong", "department", "company", "way", "phone", NULL));
	h->now = at(h, "2026-03-03 08:00:00");
	sweep(h);
	assert_non_null(complaint_violation(look(h, n), "measure"));
	assert_int_equal(act(h, "zong", n, "waive", "violation", "measure", "reason", "no", NULL), ERR_DENIED);
	DONE(act(h, "du", n, "waive", "violation", "measure", "reason", "yes", NULL));
}

/* Who neither confirms nor waives sees what falls on themselves. */
static void who_sees(void **state)
{
	struct hall *h = *state;

	a_late_one(h);
	assert_int_equal(listed(h, "zhan", NULL), 1);
	assert_int_equal(listed(h, "gong", NULL), 0);
	assert_int_equal(waiting(h, "zhan"), 0);
	h->q.filter.queue = "station-e1";
	assert_int_equal(listed(h, "du", NULL), 1);
	h->q.filter.queue = "station-w1";
	assert_int_equal(listed(h, "du", NULL), 0);
	h->q.filter.owner = "zhan";
	assert_int_equal(listed(h, "zong", NULL), 1);
	h->q.filter.queue = "nowhere";
	assert_int_equal(ask(h, "du", "supervision"), ERR_INPUT);
	h->q.filter.state = "half";
	assert_int_equal(ask(h, "du", "supervision"), ERR_INPUT);
}

static enum err_code decide(struct hall *h, const char *login, const char *action, const char *one, const char *two, bool dry)
{
	const char **item = arena_array(&h->a, 2, sizeof *item);

	item[0] = one;
	item[1] = two;
	h->q.numbers = (struct texts){ item, 2 };
	h->q.action = action;
	h->q.text = dry ? "dry-run" : NULL;
	values_set(&h->a, &h->q.fields, str_equal(action, "waive") ? "reason" : "deduction", str_equal(action, "waive") ? "storm" : "least");
	return change(h, login, "decide");
}

/* U-9: all or nothing. */
static void many(void **state)
{
	struct hall *h = *state;
	const char *a = a_cold_room(h), *b = a_cold_room(h), *one, *two;

	h->now = at(h, "2026-03-03 08:00:00");
	sweep(h);
	one = arena_printf(&h->a, "%s/measure", a);
	two = arena_printf(&h->a, "%s/measure", b);
	assert_int_equal(decide(h, "gong", "waive", one, two, false), ERR_DENIED);
	assert_int_equal(decide(h, "du", "confirm", one, "20260302-0099/measure", false), ERR_NO);
	assert_int_equal(decide(h, "du", "confirm", one, arena_printf(&h->a, "%s/settle", b), false), ERR_INPUT);
	assert_int_equal(listed(h, "du", NULL), 2);
	DONE(decide(h, "du", "confirm", one, two, true));
	assert_int_equal(h->r.total, 2);
	assert_int_equal(h->r.cases[1].violations[0].yuan, 50);
	assert_int_equal(listed(h, "du", NULL), 2);
	assert_int_equal(waiting(h, "du"), 2);
	DONE(decide(h, "du", "confirm", one, two, false));
	assert_int_equal(listed(h, "du", NULL), 0);
	assert_int_equal(listed(h, "du", "confirmed"), 2);
	assert_int_equal(h->r.place, 100);
	assert_int_equal(waiting(h, "du"), 0);
	assert_int_equal(audit(h), 0);
}

/* A page, "2/settle 1/settle"; where the next one begins. */
static const char *page(struct hall *h, const char *state, const char **after)
{
	const char *list = "";

	h->q.filter.state = state;
	h->q.filter.limit = 2;
	h->q.filter.after = *after;
	DONE(ask(h, "du", "supervision"));
	for (size_t i = 0; i < h->r.case_count; i++)
		list = arena_printf(&h->a, "%s%s%s/%s", list, i ? " " : "", h->r.cases[i].number + strlen("20260302-000"),
			h->r.cases[i].violations[0].key);
	*after = h->r.after ? arena_strdup(&h->a, h->r.after) : NULL;
	return list;
}

/* Each page goes on where the one before it ended, whatever was decided on meanwhile. */
static void page_after_page(void **state)
{
	struct hall *h = *state;
	const char *one = arena_strdup(&h->a, a_cold_room(h)), *two = arena_strdup(&h->a, a_cold_room(h)), *after = NULL;

	h->now = at(h, "2026-03-05 17:30:01");
	sweep(h);
	assert_string_equal(page(h, NULL, &after), "2/settle 1/settle");
	assert_int_equal(h->r.total, 4); /* the first says how many there are, and what they come to */
	assert_int_equal(h->r.place, 4 * 50);
	DONE(act(h, "du", two, "waive", "violation", "settle", "reason", "x", NULL));
	DONE(act(h, "du", two, "confirm", "violation", "measure", "deduction", "80", NULL));
	assert_string_equal(page(h, NULL, &after), "1/measure");
	assert_null(after);
	assert_string_equal(page(h, "all", &after), "2/settle 1/settle");
	assert_int_equal(h->r.total, 4);
	assert_int_equal(h->r.place, 80);
	assert_string_equal(page(h, "all", &after), "2/measure 1/measure");
	assert_null(after);
	/* A place further down, and one narrowed. */
	h->q.filter.offset = 1;
	assert_string_equal(page(h, "all", &after), "1/settle 2/measure");
	assert_int_equal(h->r.total, 4);
	after = NULL;
	h->q.filter.queue = "station-w1";
	assert_string_equal(page(h, "all", &after), "");
	h->q.filter.from = at(h, "2026-03-05 00:00:00");
	assert_string_equal(page(h, "open", &after), "1/settle");
	h->q.filter.to = at(h, "2026-03-04 23:59:59");
	assert_string_equal(page(h, "open", &after), "1/measure");
	DONE(act(h, "du", one, "confirm", "violation", "measure", "deduction", "60", NULL));
	assert_string_equal(page(h, "confirmed", &after), "2/measure 1/measure");
	assert_int_equal(h->r.place, 140);
	h->q.filter.after = "yesterday";
	assert_int_equal(ask(h, "du", "supervision"), ERR_INPUT);
}

/* U-6: numbered by kind and year, dated, addressed, on the record. */
static void ladder(void **state)
{
	struct hall *h = *state;
	const char *n = a_cold_room(h), *m = a_cold_room(h);
	const struct document *d;

	DONE(act(h, "zhuan", n, "urge", "remark", "用户再次来电", NULL));
	assert_true(noticed(h, "urged", "gong"));
	d = complaint_document(look(h, n), "CB-2026-0001");
	assert_non_null(d);
	assert_string_equal(d->kind, "reminder");
	assert_string_equal(d->to, "gong");
	assert_string_equal(d->text, "用户再次来电");
	assert_int_equal(d->answer_by, at(h, "2026-03-02 14:30:00")); /* 4 hours of business from 09:00 */
	assert_string_equal(changed(h, n, "urge", "document CB-2026-0001"), ">reminder");
	assert_null(ladder_next(h->site, look(h, n), at(h, "2026-03-02 14:30:00")));
	assert_string_equal(ladder_next(h->site, look(h, n), at(h, "2026-03-02 14:30:01")), "notice");
	/* The step proposed is the one taken, without a word. */
	DONE(act(h, "zhuan", n, "supervise", NULL));
	d = complaint_document(look(h, n), "DB-2026-0001");
	assert_non_null(d);
	assert_string_equal(d->to, "zhan");
	assert_true(noticed(h, "supervised", "zhan"));
	assert_true(noticed(h, "supervised", "zong"));
	/* Each kind has its own numbers. */
	DONE(act(h, "zhuan", m, "urge", NULL));
	assert_non_null(complaint_document(look(h, m), "CB-2026-0002"));
	/* What is done answers it; only what waits is listed as open. */
	h->q.text = "documents";
	assert_int_equal(listed(h, "du", "open"), 2);
	DONE(act(h, "gong", m, "progress", "remark", "on the way", NULL));
	h->q.text = "documents";
	assert_int_equal(listed(h, "du", "open"), 2); /* at the very second: not yet after it */
	h->now = at(h, "2026-03-02 14:31:00");
	DONE(act(h, "gong", m, "progress", "remark", "there", NULL));
	h->q.text = "documents";
	assert_int_equal(listed(h, "du", "open"), 1);
	assert_string_equal(h->r.cases[0].documents[0].number, "DB-2026-0001");
	h->q.text = "documents";
	assert_int_equal(listed(h, "du", NULL), 3);
	h->q.text = "documents";
	h->q.number = "DB-2026-0001";
	assert_int_equal(listed(h, "zhan", NULL), 1); /* to whom it is addressed */
	h->q.text = "documents";
	h->q.number = "DB-2026-0009";
	assert_int_equal(ask(h, "du", "supervision"), ERR_NO);
	/* A new year begins anew. */
	h->now = at(h, "2027-01-04 09:00:00");
	DONE(act(h, "zhuan", m, "urge", NULL));
	assert_non_null(complaint_document(look(h, m), "CB-2027-0001"));
	assert_int_equal(act(h, "zhuan", m, "supervise", "step", "praise", NULL), ERR_INPUT);
	assert_int_equal(audit(h), 0);
}

int main(void)
{
	hall_config = "tests/casework/heating.conf";
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(once_each, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(seen_late, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(page_after_page, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(confirmed, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(waived, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(by_hand, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(own_case, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(who_sees, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(many, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(ladder, hall_up, hall_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
