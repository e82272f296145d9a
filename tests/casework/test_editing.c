/* Who fills in a form on which complaint (U-7): seen by the others, silent after half a
 * minute, gone with the desk, taken over by a lead. */
#include "hall.h"

#include <stdio.h>

static size_t lease(struct hall *h, int64_t desk, const char *login, const char *verb, const char *number, const char *form)
{
	struct request q;

	request_init(&q);
	reply_init(&h->r);
	q.op = "lease";
	q.text = verb;
	q.number = number;
	q.action = form;
	casework_lease(h->cw, desk, login, h->now, &q, &h->a, &h->r);
	return h->r.editing_count;
}

static const struct editing *news(struct hall *h, size_t *count)
{
	return casework_lease_news(h->cw, &h->a, h->now, count);
}

static void test_seen_by_others(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h), *other = a_bill(h);
	const struct editing *e;
	size_t count;

	assert_int_equal(lease(h, 7, "li", "begin", n, "resolve"), 1);
	assert_int_equal(h->r.total, 7);
	e = news(h, &count);
	assert_int_equal(count, 1);
	assert_string_equal(e[0].number, n);
	assert_string_equal(e[0].login, "li");
	assert_string_equal(e[0].form, "resolve");
	assert_int_equal(e[0].state, EDITING_NOW);
	/* told once */
	news(h, &count);
	assert_int_equal(count, 0);
	h->now += 12;
	assert_int_equal(lease(h, 7, "li", "renew", n, "resolve"), 1);
	news(h, &count);
	assert_int_equal(count, 0);
	/* in show and in lists, with when it was begun */
	h->q.number = n;
	DONE(ask(h, "wang", "show"));
	assert_int_equal(h->r.editing_count, 1);
	assert_int_equal(h->r.editing[0].since, h->now - 12);
	h->q.number = other;
	DONE(ask(h, "wang", "show"));
	assert_int_equal(h->r.editing_count, 0);
	DONE(ask(h, "wang", "list"));
	assert_int_equal(h->r.editing_count, 1);
	assert_int_equal(lease(h, 8, "chen", "list", NULL, NULL), 1);
	assert_int_equal(lease(h, 7, "li", "end", n, "resolve"), 0);
	e = news(h, &count);
	assert_int_equal(count, 1);
	assert_int_equal(e[0].state, EDITING_ENDED);
}

static void test_silence_and_the_line(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);
	size_t count;

	lease(h, 1, "li", "begin", n, "edit");
	lease(h, 2, "sun", "begin", n, "note");
	h->now += 20;
	lease(h, 2, "sun", "renew", n, "note");
	news(h, &count);
	h->now += 10;
	/* half a minute without a key */
	assert_int_equal(news(h, &count)->desk, 1);
	assert_int_equal(count, 1);
	assert_int_equal(lease(h, 3, "chen", "list", NULL, NULL), 1);
	/* the next key shows it again, as long as the form has been open */
	h->q.received = 0;
	assert_int_equal(lease(h, 1, "li", "renew", n, "edit"), 2);
	casework_lease_end(h->cw, 2);
	assert_int_equal(lease(h, 3, "chen", "list", NULL, NULL), 1);
	assert_string_equal(h->r.editing[0].login, "li");
	/* a clock set back a day makes none last a day */
	h->now -= DAY;
	news(h, &count);
	h->now += 31;
	news(h, &count);
	assert_int_equal(lease(h, 3, "chen", "list", NULL, NULL), 0);
}

static void test_taken_over(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);
	const struct editing *e;
	size_t count;
	uint32_t version = look(h, n)->version;

	assert_int_equal(act(h, "wang", n, "takeover", NULL), ERR_INPUT);
	assert_int_equal(events(h, n, "takeover"), 0);
	lease(h, 1, "li", "begin", n, "edit");
	lease(h, 2, "wang", "begin", n, "note");
	news(h, &count);
	/* a handler may not */
	assert_int_equal(act(h, "sun", n, "takeover", NULL), ERR_DENIED);
	DONE(act(h, "wang", n, "takeover", NULL));
	assert_string_equal(changed(h, n, "takeover", "taken over from"), ">li");
	e = news(h, &count);
	assert_int_equal(count, 1);
	assert_int_equal(e[0].desk, 1);
	assert_int_equal(e[0].state, EDITING_TAKEN);
	assert_string_equal(e[0].by, "wang");
	/* It changes nothing of the record: no form is out of date by it. */
	assert_int_equal(look(h, n)->version, version);
	h->q.if_version = version;
	DONE(act(h, "chen", n, "note", "remark", "x", NULL));
	/* A key that was on its way brings nothing back; a form opened anew does. */
	assert_int_equal(lease(h, 1, "li", "renew", n, "edit"), 1);
	assert_int_equal(lease(h, 1, "li", "begin", n, "edit"), 2);
	/* ... and nobody was ever kept from saving. */
	DONE(act(h, "lin", n, "edit", "name", "张威", NULL));
}

static void test_nonsense(void **state)
{
	struct hall *h = *state;
	char number[20];

	lease(h, 1, "li", "hold", "20260302-0001", "edit");
	assert_int_equal(h->r.err.code, ERR_INPUT);
	lease(h, 1, "li", "begin", NULL, "edit");
	assert_int_equal(h->r.err.code, ERR_INPUT);
	lease(h, 1, "li", "begin", "123456789012345678901234567890123456789012345678", "edit");
	assert_int_equal(h->r.err.code, ERR_INPUT);
	for (int i = 0; i < 100; i++) {
		snprintf(number, sizeof(number), "x%d", i);
		lease(h, 1, "li", "begin", number, "edit");
	}
	assert_int_equal(lease(h, 2, "li", "list", NULL, NULL), 16);
	casework_lease_end(h->cw, 1);
	assert_int_equal(lease(h, 2, "li", "list", NULL, NULL), 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, hall_up, hall_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_seen_by_others), T(test_silence_and_the_line), T(test_taken_over), T(test_nonsense),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
