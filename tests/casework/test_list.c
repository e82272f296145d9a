/* Queues, figures, search: what a screen asks for. */
#include "hall.h"

#include <string.h>

static const char *numbers(struct hall *h)
{
	const char *all = "";

	/* The serials alone. */
	for (size_t i = 0; i < h->r.row_count; i++)
		all = arena_printf(&h->a, "%s%s%s", all, i ? " " : "", h->r.rows[i].number + 9);
	return all;
}

static const char *list(struct hall *h, struct filter f)
{
	h->q.filter = f;
	DONE(ask(h, "zong", "list"));
	return numbers(h);
}

/* What no site knows is a slip of the hand, not an empty queue; what was taken out of
 * the config since still finds its complaints. */
static void refused(struct hall *h, const char *field, struct filter f)
{
	h->q.filter = f;
	assert_int_equal(ask(h, "zong", "list"), ERR_INPUT);
	assert_string_equal(h->r.err.field, field);
}

static void test_unknown_names(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	DONE(act(h, "chen", n, "forward", "person", "he", NULL));
	refused(h, "level", (struct filter){ .level = 9 });
	assert_string_equal(said(h), "no such level: 9 (there are: 1, 2, 3)");
	refused(h, "queue", (struct filter){ .queue = "nope" });
	refused(h, "owner", (struct filter){ .owner = "nope" });
	refused(h, "category", (struct filter){ .category = "nope/*" });
	refused(h, "area", (struct filter){ .area = "nowhere" });
	refused(h, "state", (struct filter){ .state = "gone" });
	refused(h, "owner", (struct filter){ .owner = "nope", .state = "all" });
	for (size_t i = 0; i < h->site->staff_count; i++)
		if (str_equal(h->site->staff[i].s.title, "he"))
			h->site->staff[i].s.title = "successor";
	assert_string_equal(list(h, (struct filter){ .owner = "he" }), "0001");
	for (size_t i = 0; i < h->site->staff_count; i++)
		if (str_equal(h->site->staff[i].s.title, "successor"))
			h->site->staff[i].s.title = "he";
	h->q.filter.owner = "nope";
	values_set(&h->a, &h->q.fields, "department", "market");
	assert_int_equal(change(h, "lin", "reassign"), ERR_INPUT);
	assert_string_equal(h->r.err.field, "owner");
}

/* E-1, GG-8: of an emergency that is a telephone number alone nobody knows yet that it is
 * no leak. Once it is known to be something else, it stands behind. */
static void test_unknown_emergency_goes_first(void **state)
{
	struct hall *h = *state;
	struct filter urgent = { .level = 1 };

	h->q.emergency = true;
	DONE(add(h, "chen", "phone", "13700007788", NULL));
	h->now += MINUTE;
	h->q.emergency = true;
	DONE(add(h, "chen", "address", "幸福里3号", "text", "楼道漏气", "category", "gas/leak", NULL));
	assert_string_equal(list(h, urgent), "0001 0002");
	DONE(act(h, "chen", arena_printf(&h->a, "%s", h->r.rows[0].number), "edit", "category", "bill/payment", NULL));
	assert_string_equal(list(h, urgent), "0002 0001");
}

/* Eight complaints of all sorts:
 * 1 bill, chen, accepted          2 bill, forwarded to station
 * 3 pressure, operations, sun     4 hazard (safety), station
 * 5 leak, level 1, repair, li     6 bill, archived
 * 7 bill, station, suspended      8 bill, resolved, to be revisited */
static void fill(struct hall *h)
{
	const char *n;

	a_bill(h);
	h->now += MINUTE;
	DONE(act(h, "chen", a_bill(h), "forward", NULL));
	h->now += MINUTE;
	h->q.next = "forward";
	DONE(add(h, "zhou", "text", "压力低", "category", "supply/pressure", "area", "east", "person", "sun", NULL));
	h->now += MINUTE;
	h->q.next = "forward";
	DONE(add(h, "zhou", "text", "软管老化", "category", "gas/hazard", "area", "west", NULL));
	h->now += MINUTE;
	h->q.emergency = true;
	DONE(add(h, "chen", "address", "幸福里3号", "text", "楼道漏气", "outside_number", "12345-777", NULL));
	h->now += MINUTE;
	h->q.next = "settle";
	DONE(add(h, "chen", "text", "问余额", "category", "bill/payment", "phone", "03125550001", "measures", "已答复", NULL));
	n = a_bill(h);
	DONE(act(h, "chen", n, "forward", NULL));
	DONE(act(h, "he", n, "suspend", "reason", "x", NULL));
	n = a_bill(h);
	DONE(act(h, "chen", n, "forward", NULL));
	DONE(act(h, "he", n, "resolve", "facts", "a", "measures", "b", "revisit", "yes", NULL));
}

static void test_order_and_filters(void **state)
{
	struct hall *h = *state;

	fill(h);
	/* Level 1, safety, then what is due first; suspended last. */
	assert_string_equal(list(h, (struct filter){ 0 }), "0005 0004 0001 0002 0003 0008 0007");
	assert_int_equal(h->r.total, 7);
	assert_string_equal(list(h, (struct filter){ .limit = 2 }), "0005 0004");
	assert_int_equal(h->r.total, 7);
	assert_string_equal(list(h, (struct filter){ .limit = 3, .offset = 5 }), "0008 0007");
	assert_string_equal(list(h, (struct filter){ .queue = "station" }), "0004 0002 0008 0007");
	assert_int_equal(h->r.total, 4);
	assert_string_equal(list(h, (struct filter){ .owner = "sun" }), "0003");
	assert_string_equal(list(h, (struct filter){ .state = "accepted" }), "0001");
	assert_string_equal(list(h, (struct filter){ .state = "archived" }), "0006");
	assert_string_equal(list(h, (struct filter){ .state = "all" }), "0008 0007 0006 0005 0004 0003 0002 0001");
	assert_int_equal(h->r.total, 8);
	assert_string_equal(list(h, (struct filter){ .level = 2 }), "0004 0003");
	assert_string_equal(list(h, (struct filter){ .category = "gas/*" }), "0005 0004");
	assert_string_equal(list(h, (struct filter){ .category = "bill/*", .queue = "station" }), "0002 0008 0007");
	assert_string_equal(list(h, (struct filter){ .area = "east" }), "0003");
	assert_string_equal(list(h, (struct filter){ .area = "zone" }), "");
	assert_string_equal(list(h, (struct filter){ .mine = "chen" }), "0001 0008");
	assert_string_equal(list(h, (struct filter){ .mine = "li" }), "0005");
	assert_string_equal(list(h, (struct filter){ .due_within = 61 * MINUTE }), "0005 0001");
	assert_string_equal(list(h, (struct filter){ .category = "bill/*", .state = "all", .limit = 2 }), "0008 0007");
	assert_int_equal(h->r.total, 5);
	h->q.filter.state = "lost";
	assert_int_equal(ask(h, "zong", "list"), ERR_INPUT);
	h->now += 61 * MINUTE;
	assert_string_equal(list(h, (struct filter){ .overdue = true }), "0005 0001");
	assert_int_equal(h->r.total, 2);
	assert_string_equal(list(h, (struct filter){ .from = h->now - 65 * MINUTE, .overdue = true }), "0005");
}

static void test_counts(void **state)
{
	struct hall *h = *state;
	const struct counts *c;

	fill(h);
	DONE(ask(h, "chen", "counts"));
	c = h->r.counts;
	assert_int_equal(c->open, 7);
	assert_int_equal(c->urgent, 1);
	assert_int_equal(c->unforwarded, 1);
	assert_int_equal(c->revisit, 1);
	assert_int_equal(c->today, 8);
	assert_int_equal(c->mine, 2);
	assert_int_equal(c->overdue, 0);
	assert_int_equal(c->soon, 0);
	assert_string_equal(c->next_number, "20260302-0005");
	assert_string_equal(c->next_clock, "sign");
	assert_string_equal(c->next_person, "li");
	assert_int_equal(c->next_due, at(h, "2026-03-02T09:09"));
	/* Time alone. */
	h->now = at(h, "2026-03-02T09:08");
	DONE(ask(h, "zhou", "counts"));
	assert_int_equal(h->r.counts->soon, 1);
	assert_int_equal(h->r.counts->mine, 0);
	h->now = at(h, "2026-03-02T09:50");
	DONE(ask(h, "chen", "counts"));
	assert_int_equal(h->r.counts->overdue, 1);
	assert_int_equal(h->r.counts->soon, 1);
	assert_int_equal(h->r.counts->oldest_overdue, 41 * MINUTE);
	assert_string_equal(h->r.counts->next_number, "20260302-0001");
	assert_string_equal(h->r.counts->next_person, "chen");
	/* A restart, the next day. */
	hall_again(h);
	DONE(ask(h, "chen", "counts"));
	assert_int_equal(h->r.counts->open, 7);
	assert_int_equal(h->r.counts->revisit, 1);
	assert_int_equal(h->r.counts->today, 8);
	a_bill(h);
	DONE(ask(h, "chen", "counts"));
	assert_int_equal(h->r.counts->today, 9);
	h->now += DAY;
	DONE(ask(h, "chen", "counts"));
	assert_int_equal(h->r.counts->today, 0);
	a_bill(h);
	DONE(ask(h, "chen", "counts"));
	assert_int_equal(h->r.counts->today, 1);
	/* Received yesterday, as the form's first key says: yesterday's. */
	h->q.received = h->now - DAY;
	DONE(add(h, "chen", "text", "x", NULL));
	DONE(ask(h, "chen", "counts"));
	assert_int_equal(h->r.counts->today, 1);
	h->now -= DAY;
	DONE(ask(h, "chen", "counts"));
	assert_int_equal(h->r.counts->today, 10);
}

/* U-14: the same number of another system comes in a second time. */
static void test_earlier_outside(void **state)
{
	struct hall *h = *state;
	struct values v = { NULL, 0 };

	DONE(add(h, "chen", "text", "楼道漏气", "outside_number", "95598-1,12345-777", NULL));
	DONE(add(h, "chen", "text", "又一件", "outside_number", "12345-7771", NULL));
	values_set(&h->a, &v, "outside_number", "12345-7");
	h->q.fields = v;
	DONE(ask(h, "chen", "earlier"));
	assert_int_equal(h->r.row_count, 0);
	values_set(&h->a, &v, "outside_number", "86-1，12345777");
	h->q.fields = v;
	DONE(ask(h, "chen", "earlier"));
	assert_int_equal(h->r.row_count, 1);
	assert_string_equal(h->r.rows[0].text, "楼道漏气");
}

/* S-2: the caller's earlier complaints, while the number is being typed. */
static void test_earlier(void **state)
{
	struct hall *h = *state;

	fill(h);
	values_set(&h->a, &h->q.fields, "phone", "+86 138 0013 8000");
	DONE(ask(h, "chen", "earlier"));
	assert_string_equal(numbers(h), "0008 0007 0002 0001");
	assert_int_equal(h->r.rows[0].mark, 1);
	values_set(&h->a, &h->q.fields, "phone", "8000");
	DONE(ask(h, "chen", "earlier"));
	assert_string_equal(numbers(h), "0008 0007 0002 0001");
	values_set(&h->a, &h->q.fields, "phone", "800");
	DONE(ask(h, "chen", "earlier"));
	assert_int_equal(h->r.row_count, 0);
	values_set(&h->a, &h->q.fields, "phone", "5550001");
	values_set(&h->a, &h->q.fields, "address", "幸福里");
	h->q.number = "20260302-0006";
	DONE(ask(h, "chen", "earlier"));
	assert_string_equal(numbers(h), "0005");
	assert_int_equal(h->r.rows[0].mark, 3);
	values_set(&h->a, &h->q.fields, "address", "幸福");
	DONE(ask(h, "chen", "earlier"));
	assert_int_equal(h->r.row_count, 0);
}

static const char *find(struct hall *h, const char *what)
{
	h->q.text = what;
	DONE(ask(h, "zong", "find"));
	return numbers(h);
}

static void test_find(void **state)
{
	struct hall *h = *state;

	fill(h);
	assert_string_equal(find(h, "20260302-0003"), "0003");
	assert_int_equal(h->r.rows[0].mark, 0);
	assert_string_equal(find(h, ":0004"), "0004");
	assert_string_equal(find(h, "12345-777"), "0005");
	assert_string_equal(find(h, "张伟"), "0008 0007 0002 0001");
	assert_int_equal(h->r.rows[0].mark, 2);
	assert_string_equal(find(h, "学院路"), "0008 0007 0002 0001");
	assert_int_equal(h->r.rows[0].mark, 3);
	assert_string_equal(find(h, "老化"), "0004");
	assert_int_equal(h->r.rows[0].mark, 4);
	assert_string_equal(find(h, "没有这个"), "");
	h->q.filter.limit = 2;
	assert_string_equal(find(h, "13800138000"), "0008 0007");
	assert_int_equal(ask(h, "zong", "find"), ERR_INPUT);
}

/* A reload while things stand open: counted and sorted by the new site. */
static void test_reload(void **state)
{
	struct hall *h = *state;
	struct site *other;
	struct err err = ERR_INIT;
	struct pack p;
	const struct node *n;

	fill(h);
	pack_init(&p);
	site_pack(&p, h->site);
	assert_int_equal(wire_parse(&h->a, p.out.data, p.out.len, &n, &err), 0);
	assert_int_equal(site_unpack(n, &other, &err), 0);
	/* Bills are a matter of safety now; a record keeps the nature it was given. */
	((struct category *)site_category(other, "bill/amount"))->nature = "safety";
	((struct category *)site_category(other, "gas/hazard"))->nature = "works";
	site_seal(other);
	assert_int_equal(casework_reload(h->cw, other, &err), 0);
	site_unref(other);
	assert_string_equal(list(h, (struct filter){ 0 }), "0005 0001 0002 0004 0008 0003 0007");
	DONE(act(h, "chen", "20260302-0001", "forward", NULL));
	DONE(ask(h, "zong", "verify"));
	assert_int_equal(h->r.total, 0);
	pack_release(&p);
	assert_int_equal(casework_reload(h->cw, h->site, &err), 0);
	assert_string_equal(list(h, (struct filter){ 0 }), "0005 0004 0002 0003 0001 0008 0007");
	DONE(ask(h, "zong", "verify"));
	assert_int_equal(h->r.total, 0);
}

/* `o`: the whole queue by the time of receipt, and where a complaint stands in it. */
static void test_other_orders(void **state)
{
	struct hall *h = *state;

	fill(h);
	h->q.number = "20260302-0003"; /* for one request */
	assert_string_equal(list(h, (struct filter){ .order = "newest" }), "0008 0007 0005 0004 0003 0002 0001");
	assert_int_equal(h->r.place, 5);
	assert_int_equal(h->r.total, 7);
	h->q.number = "20260302-0003";
	assert_string_equal(list(h, (struct filter){ .order = "oldest", .limit = 2, .offset = 2 }), "0003 0004");
	assert_int_equal(h->r.place, 3);
	h->q.number = "20260302-0003";
	assert_string_equal(list(h, (struct filter){ .order = "urgent", .limit = 1 }), "0005");
	assert_int_equal(h->r.place, 5);
	h->q.number = "20260302-0003";
	assert_string_equal(list(h, (struct filter){ .order = "oldest", .queue = "station" }), "0002 0004 0007 0008");
	assert_int_equal(h->r.place, 0);
	h->q.number = "20260302-0006"; /* closed */
	assert_string_equal(list(h, (struct filter){ .order = "newest", .limit = 1 }), "0008");
	assert_int_equal(h->r.place, 0);
	assert_string_equal(list(h, (struct filter){ .order = "newest", .state = "archived" }), "0006");
	h->q.filter = (struct filter){ .order = "oldest", .state = "archived" };
	assert_int_equal(ask(h, "zong", "list"), ERR_INPUT);
	h->q.filter = (struct filter){ .order = "loudest" };
	assert_int_equal(ask(h, "zong", "list"), ERR_INPUT);
	assert_string_equal(h->r.err.field, "order");
}

#define T(f) cmocka_unit_test_setup_teardown(f, hall_up, hall_down)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_order_and_filters), T(test_unknown_emergency_goes_first), T(test_unknown_names), T(test_counts), T(test_earlier), T(test_earlier_outside), T(test_find), T(test_reload),
		T(test_other_orders),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
