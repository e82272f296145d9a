/* audit: the chain of events and every record played again from it (L-3). */
#include "hall.h"
#include "store/internal.h"

#include <stdio.h>
#include <string.h>

static bool noted(const struct hall *h, const char *part)
{
	for (size_t i = 0; i < h->r.notes.count; i++)
		if (strstr(h->r.notes.item[i], part))
			return true;
	return false;
}

static int64_t audit(struct hall *h, const char *head)
{
	h->q.text = head;
	DONE(ask(h, "lin", "audit"));
	return h->r.total;
}

static const char *head_now(struct hall *h)
{
	struct store_status st;
	struct err err = ERR_INIT;
	char text[2 * EVENT_HASH + 1];

	assert_int_equal(store_status(h->store, &st, &err), 0);
	for (size_t i = 0; i < EVENT_HASH; i++)
		snprintf(text + 2 * i, 3, "%02x", st.head[i]);
	return arena_strdup(&h->a, text);
}

/* A day with all that writes events: people, clocks, the program itself. */
static const char *a_day(struct hall *h)
{
	const char *n = a_bill(h);

	DONE(act(h, "chen", n, "forward", "department", "operations", NULL));
	h->now += 25 * HOUR;
	sweep(h);
	DONE(act(h, "sun", n, "contact", "outcome", "reached", "remark", "will call back", "late_reason", "no staff", "special_reason",
		"meter on test", NULL));
	DONE(act(h, "lin", n, "edit", "text", "the bill is wrong", NULL));
	return n;
}

static void clean_after_a_day(void **state)
{
	struct hall *h = *state;

	a_day(h);
	assert_int_equal(audit(h, NULL), 0);
	assert_true(noted(h, "complaints 1, events"));
}

static void head_of_paper(void **state)
{
	struct hall *h = *state;
	const char *printed;

	a_bill(h);
	printed = head_now(h);
	a_day(h);
	assert_int_equal(audit(h, printed), 0);
	assert_true(noted(h, "event 1 has it") || noted(h, "has it"));
	/* The same store, but that head never was in it. */
	assert_int_equal(audit(h, "00000000000000000000000000000000000000000000000000000000000000ff"), 1);
	assert_true(noted(h, "no event has it"));
	h->q.text = "12 of March";
	assert_int_equal(ask(h, "lin", "audit"), ERR_INPUT);
}

struct forgery {
	struct hall *h;
	const char *number;
};

/* Straight into the store, indexes and all, but without an event. */
static int forge(struct store_txn *t, void *arg, struct err *err)
{
	struct forgery *f = arg;
	struct complaint *old, *c;

	if (store_complaint(t, &f->h->a, f->number, &old, err))
		return -1;
	c = complaint_copy(&f->h->a, old);
	c->value[FIELD_TEXT] = "the customer was rude";
	c->clocks[0].state = CLOCK_MET;
	return store_put(t, &f->h->a, old, c, err);
}

static void a_record_changed_without_event(void **state)
{
	struct hall *h = *state;
	struct forgery f = { h, a_day(h) };
	struct err err = ERR_INIT;

	h->now += 1;
	assert_int_equal(store_write(h->store, forge, &f, &err), 0);
	assert_true(audit(h, NULL) >= 1);
	assert_true(noted(h, "text: the record is not what its events say"));
}

/* --- with Berkeley DB's own tools --- */

static int remove_second(struct store_txn *t, void *arg, struct err *err)
{
	static const unsigned char second[8] = { [7] = 2 };

	(void)arg;
	return table_remove(t, TABLE_EVENT, second, sizeof second, err) == 1 ? 0 : -1;
}

static int remove_record(struct store_txn *t, void *arg, struct err *err)
{
	static const unsigned char first[8] = { [7] = 1 };

	(void)arg;
	return table_remove(t, TABLE_COMPLAINT, first, sizeof first, err) == 1 ? 0 : -1;
}

/* All of it is named, be the record itself unreadable with it. */
static void an_event_removed(void **state)
{
	struct hall *h = *state;
	struct err err = ERR_INIT;

	a_day(h);
	assert_int_equal(store_write(h->store, remove_second, NULL, &err), 0);
	assert_true(audit(h, NULL) >= 1);
	assert_true(noted(h, "event: 3 follows 1"));
	assert_true(noted(h, "cannot be played again: an event of the store is missing"));
	assert_true(noted(h, "complaints "));
	assert_true(audit(h, head_now(h)) >= 1);
	assert_true(noted(h, "has it, but faults were found"));
}

static void a_record_removed(void **state)
{
	struct hall *h = *state;
	struct err err = ERR_INIT;

	a_day(h);
	assert_int_equal(store_write(h->store, remove_record, NULL, &err), 0);
	assert_true(audit(h, NULL) >= 1);
	assert_true(noted(h, "id 1: record: there is none"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(clean_after_a_day, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(head_of_paper, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(a_record_changed_without_event, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(an_event_removed, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(a_record_removed, hall_up, hall_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
