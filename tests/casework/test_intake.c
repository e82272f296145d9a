/* Registration: what is missing or wrong is named, all at once; emergencies wait for
 * nothing (E-1); levels by words and category (S-2). */
#include "hall.h"

#include <string.h>

static char *long_text(struct hall *h, const char *unit, size_t times)
{
	size_t len = strlen(unit);
	char *s = arena_alloc(&h->a, len * times + 1);

	for (size_t i = 0; i < times; i++)
		memcpy(s + i * len, unit, len);
	return s;
}

static bool noted(const struct hall *h, const char *word)
{
	for (size_t i = 0; i < h->r.notes.count; i++)
		if (strstr(h->r.notes.item[i], word))
			return true;
	return false;
}

static void test_every_fault_is_named(void **state)
{
	struct hall *h = *state;

	assert_int_equal(add(h, "chen", "category", "gas/none", "channel", "pigeon", "occurred", "yesterday", "weather",
		"rain", "evidence", "photo,gossip", NULL), ERR_INPUT);
	/* The first fault's field, all of them in the message. */
	assert_string_equal(h->r.err.field, "weather");
	for (const char *const *field = (const char *const[]){ "category", "channel", "occurred", "weather", "evidence",
		     "text", NULL }; *field; field++) {
		assert_non_null(strstr(said(h), *field));
		assert_true(noted(h, *field));
	}
	h->q.filter.state = "all";
	assert_int_equal(ask(h, "zong", "list"), ERR_NONE);
	assert_int_equal(h->r.row_count, 0);
}

static void test_lengths(void **state)
{
	struct hall *h = *state;

	DONE(add(h, "chen", "text", long_text(h, "气", 2000), NULL));
	assert_int_equal(strlen(look(h, h->r.complaint->number)->value[FIELD_TEXT]), 6000);
	assert_int_equal(add(h, "chen", "text", long_text(h, "气", 2001), NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "text");
	assert_non_null(strstr(said(h), "2001"));
	assert_int_equal(add(h, "chen", "text", "x", "name", long_text(h, "a", 61), NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "name");
	assert_int_equal(add(h, "chen", "text", long_text(h, "a", 60000), NULL), ERR_INPUT);
}

static void test_text_is_cleaned(void **state)
{
	struct hall *h = *state;
	const struct complaint *c;

	assert_int_equal(add(h, "chen", "text", "bad \xff\xfe", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "text");
	DONE(add(h, "chen", "text", "  two\r\nlines\x1b[31m \xe2\x80\xae" "end  ", "name", " 张\n伟 ", "phone",
		" +86 138-0013-8000 ", NULL));
	c = look(h, h->r.complaint->number);
	assert_string_equal(c->value[FIELD_TEXT], "two\nlines[31m end");
	assert_string_equal(c->value[FIELD_NAME], "张 伟");
	/* Kept as typed; found in any form (U-11). */
	assert_string_equal(c->value[FIELD_PHONE], "+86 138-0013-8000");
	assert_int_equal(add(h, "chen", "text", " \n ", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "text");
}

static void test_keys_times_numbers(void **state)
{
	struct hall *h = *state;
	const struct complaint *c;

	DONE(add(h, "chen", "text", "x", "category", "抄表差错", "channel", "Letter", "demand", "退费, apology", "occurred",
		"2026-03-01 08:30", "callback", "2026-03-02T17:00:00+09:00", NULL));
	c = look(h, h->r.complaint->number);
	assert_string_equal(c->value[FIELD_CATEGORY], "meter/reading");
	assert_string_equal(c->value[FIELD_CHANNEL], "letter");
	assert_string_equal(c->value[FIELD_DEMAND], "refund,apology");
	assert_string_equal(c->value[FIELD_OCCURRED], "2026-03-01T08:30:00+08:00");
	assert_string_equal(c->value[FIELD_CALLBACK], "2026-03-02T16:00:00+08:00");
	/* L-7 */
	assert_int_equal(clock_of(h, c->number, "callback")->due, at(h, "2026-03-02T16:00"));
}

/* GC-3: the hour counts from the first key, not from the last. */
static void test_received(void **state)
{
	struct hall *h = *state;

	DONE(add(h, "chen", "text", "x", "received", "2026-03-02T08:40", NULL));
	assert_int_equal(look(h, h->r.complaint->number)->received, at(h, "2026-03-02T08:40"));
	assert_int_equal(clock_of(h, h->r.complaint->number, "forward")->due, at(h, "2026-03-02T09:40"));
	h->q.received = h->now - 5 * MINUTE;
	DONE(add(h, "chen", "text", "x", NULL));
	assert_int_equal(look(h, h->r.complaint->number)->received, h->now - 5 * MINUTE);
	assert_int_equal(add(h, "chen", "text", "x", "received", "2026-03-02T09:01", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "received");
}

static void test_fields_of_later_actions(void **state)
{
	struct hall *h = *state;

	assert_int_equal(add(h, "chen", "text", "x", "department", "station", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "department");
	assert_int_equal(add(h, "chen", "text", "x", "facts", "y", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "facts");
	h->q.next = "destroy";
	assert_int_equal(add(h, "chen", "text", "x", NULL), ERR_INPUT);
}

/* E-1: one key, a telephone number or an address alone. */
static void test_emergency(void **state)
{
	struct hall *h = *state;
	const struct complaint *c;
	const char *n;

	h->q.emergency = true;
	assert_int_equal(add(h, "chen", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "phone");
	h->q.emergency = true;
	DONE(add(h, "chen", "phone", "13800138000", NULL));
	n = h->r.complaint->number;
	assert_true(noticed(h, "emergency", NULL));
	c = look(h, n);
	assert_int_equal(c->level, 1);
	assert_true(c->emergency);
	/* No words yet: to those on call. */
	assert_int_equal(c->state, STATE_FORWARDED);
	assert_string_equal(c->value[FIELD_DEPARTMENT], "repair");
	assert_string_equal(c->value[FIELD_PERSON], "li");
	assert_int_equal(events(h, n, NULL), 2);
	/* E-2 */
	assert_int_equal(clock_of(h, n, "sign")->due, h->now + 5 * MINUTE);
	assert_int_equal(clock_of(h, n, "call")->due, h->now + 15 * MINUTE);

	/* The form stays open for the rest. */
	h->now += MINUTE;
	DONE(act(h, "chen", n, "edit", "text", "厨房有煤气味", "name", "张伟", NULL));
	assert_string_equal(look(h, n)->value[FIELD_CATEGORY], "gas/leak");
	assert_string_equal(look(h, n)->value[FIELD_NATURE], "safety");
	h->now += MINUTE;
	DONE(act(h, "li", n, "take", NULL));
	assert_int_equal(clock_of(h, n, "sign")->state, CLOCK_MET);
	assert_string_equal(look(h, n)->value[FIELD_PERSON], "li");
	/* E-3: the crew's steps. */
	DONE(act(h, "li", n, "progress", "step", "dispatched", NULL));
	DONE(act(h, "li", n, "progress", "step", "onsite", NULL));
	assert_string_equal(changed(h, n, "progress", "step"), ">onsite");
	assert_int_equal(act(h, "li", n, "progress", "step", "asleep", NULL), ERR_INPUT);
}

/* Whatever is wrong beside the telephone is told and holds nothing up. */
static void test_emergency_forgives(void **state)
{
	struct hall *h = *state;

	h->q.emergency = true;
	h->q.received = h->now + HOUR;
	DONE(add(h, "chen", "address", "和平里", "text", long_text(h, "漏气", 1500), "category", "?", "colour", "red", NULL));
	assert_true(noted(h, "category"));
	assert_true(noted(h, "colour"));
	assert_true(noted(h, "text"));
	assert_int_equal(h->r.complaint->level, 1);
	assert_int_equal(h->r.complaint->received, h->now);
	h->q.emergency = true;
	DONE(add(h, "chen", "phone", "no number, the neighbour's", NULL));
	assert_string_equal(look(h, h->r.complaint->number)->value[FIELD_PHONE], "no number, the neighbour's");
}

/* Words of danger raise the level at once; the category comes with them. */
static void test_danger_words(void **state)
{
	struct hall *h = *state;
	const struct complaint *c;

	DONE(add(h, "chen", "text", "楼道里有Smell of GAS", NULL));
	c = look(h, h->r.complaint->number);
	assert_int_equal(c->level, 1);
	assert_true(c->emergency);
	assert_string_equal(c->value[FIELD_CATEGORY], "gas/leak");
	/* Not by F8: it is the taker's to forward. */
	assert_int_equal(c->state, STATE_ACCEPTED);
	/* Wherever the form looks for them while it is typed: in the place, too. */
	DONE(add(h, "chen", "text", "请来看看", "place", "单元门口煤气味最重处", NULL));
	assert_int_equal(look(h, h->r.complaint->number)->level, 1);
	assert_string_equal(look(h, h->r.complaint->number)->value[FIELD_CATEGORY], "gas/leak");
	DONE(add(h, "chen", "text", "灶具打不着火", NULL));
	assert_int_equal(look(h, h->r.complaint->number)->level, 3);
}

/* An edit raises at once and picks the level's clocks; it lowers only when someone who
 * may escalate says so. */
static void test_level_by_edit(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	h->now += 2 * MINUTE;
	DONE(act(h, "chen", n, "edit", "text", "气费多,而且表后漏气", NULL));
	assert_int_equal(look(h, n)->level, 1);
	assert_true(look(h, n)->emergency);
	assert_string_equal(look(h, n)->value[FIELD_CATEGORY], "bill/amount");
	assert_string_equal(changed(h, n, "edit", "level"), "3>1");
	/* From their original start (E-2). */
	assert_int_equal(clock_of(h, n, "sign")->due, h->now + 3 * MINUTE);
	DONE(act(h, "chen", n, "edit", "text", "气费多", NULL));
	assert_int_equal(look(h, n)->level, 1);
	assert_int_equal(act(h, "chen", n, "edit", "level", "3", NULL), ERR_DENIED);
	assert_string_equal(h->r.err.field, "level");
	assert_int_equal(act(h, "lin", n, "edit", "level", "9", NULL), ERR_INPUT);
	DONE(act(h, "lin", n, "edit", "level", "3", NULL));
	assert_int_equal(look(h, n)->level, 3);
	assert_false(look(h, n)->emergency);
	DONE(act(h, "chen", n, "edit", "category", "gas/hazard", NULL));
	assert_int_equal(look(h, n)->level, 2);
	assert_string_equal(look(h, n)->value[FIELD_NATURE], "safety");
	/* Cleared on purpose. */
	DONE(act(h, "chen", n, "edit", "name", "", NULL));
	assert_null(look(h, n)->value[FIELD_NAME]);
	assert_string_equal(changed(h, n, "edit", "name"), "张伟>");
}

/* L-4: unique, ascending, anew each day. */
static void test_numbers(void **state)
{
	struct hall *h = *state;

	assert_string_equal(a_bill(h), "20260302-0001");
	assert_string_equal(a_bill(h), "20260302-0002");
	h->now = at(h, "2026-03-02T23:59:59");
	assert_string_equal(a_bill(h), "20260302-0003");
	h->now = at(h, "2026-03-03T00:00:00");
	assert_string_equal(a_bill(h), "20260303-0001");
	/* The clock of the machine jumps back. */
	h->now = at(h, "2026-03-02T12:00");
	assert_string_equal(a_bill(h), "20260302-0004");
	assert_string_equal(look(h, ":0004")->number, "20260302-0004");
	assert_string_equal(look(h, "0001")->number, "20260303-0001");
	h->q.number = "nonsense";
	assert_int_equal(ask(h, "chen", "show"), ERR_NO);
	assert_int_equal(ask(h, "chen", "show"), ERR_INPUT);
}

/* E-4: anonymous callers are taken like any other. */
static void test_anonymous(void **state)
{
	struct hall *h = *state;

	DONE(add(h, "chen", "text", "营业厅态度差", "category", "service/manners", NULL));
	assert_null(h->r.complaint->value[FIELD_NAME]);
	assert_null(h->r.complaint->value[FIELD_PHONE]);
}

#define T(f) cmocka_unit_test_setup_teardown(f, hall_up, hall_down)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_every_fault_is_named), T(test_lengths), T(test_text_is_cleaned), T(test_keys_times_numbers),
		T(test_received), T(test_fields_of_later_actions), T(test_emergency), T(test_emergency_forgives),
		T(test_danger_words), T(test_level_by_edit), T(test_numbers), T(test_anonymous),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
