/* Profile "heating" with somebody in every chair: who is told, who decides, to whom a
 * second complaint goes. */
#include "hall.h"

#include <string.h>

#define FLAT "phone", "13800138000", "area", "e1", "category", "heat/temperature", "text", "only 15 degrees"

/* A cold room at station East 1, signed for by gong. */
static const char *a_cold_room(struct hall *h)
{
	const char *n;

	DONE(add(h, "zhuan", FLAT, NULL));
	n = h->r.complaint->number;
	DONE(act(h, "zhuan", n, "forward", "way", "phone", "person", "gong", NULL));
	DONE(act(h, "gong", n, "receive", NULL));
	return n;
}

static void is_with(struct hall *h, const char *n, const char *department)
{
	assert_string_equal(look(h, n)->value[FIELD_DEPARTMENT], department);
}

/* HT-2: a station handles what lies in its area; HT-4: level 1 goes to the crew at once. */
static void the_area_is_the_stations(void **state)
{
	struct hall *h = *state;
	const char *n;

	is_with(h, a_cold_room(h), "station-e1");
	DONE(add(h, "zhuan", "phone", "13800138001", "emergency", "yes", "text", "暖气片爆了", NULL));
	n = h->r.complaint->number;
	is_with(h, n, "crew");
	assert_string_equal(look(h, n)->value[FIELD_PERSON], "dui");
}

/* HT-7: the manager is told of each supervised item, the office head of an order where
 * the line staff want it; HT-6: and of what is major at once. */
static void copies(void **state)
{
	struct hall *h = *state;
	const char *n;

	DONE(add(h, "zhuan", "channel", "item-network", "phone", "13800138002", "area", "e1", "category", "heat/none", "text",
		"supervised", NULL));
	n = h->r.complaint->number;
	assert_true(noticed(h, "copied", "zong"));
	assert_string_equal(changed(h, n, "accept", "people"), ">zong");
	DONE(act(h, "zhuan", n, "forward", "copy", "yes", "way", "writing", "person", "gong", NULL));
	assert_true(noticed(h, "copied", "dong"));
	assert_string_equal(changed(h, n, "forward", "people"), ">dong");

	n = a_cold_room(h);
	assert_null(changed(h, n, "accept", "people"));
	assert_null(changed(h, n, "forward", "people"));

	DONE(add(h, "zhuan", "phone", "13800138003", "emergency", "yes", "text", "burst pipe", NULL));
	assert_true(noticed(h, "copied", "zong"));
}

/* HT-7: a hard case waits for the office head, then for the manager; until then no work. */
static void a_hard_case(void **state)
{
	struct hall *h = *state;
	const char *n = a_cold_room(h);

	DONE(act(h, "gong", n, "investigate", "way", "onsite", "measured", "16", "remark", "last house of the loop", NULL));
	DONE(act(h, "gong", n, "propose", "hard", "yes", "opinion", "a pump of their own", NULL));
	assert_int_not_equal(act(h, "gong", n, "progress", "remark", "pump", NULL), ERR_NONE);
	assert_int_not_equal(act(h, "zhan", n, "approve", NULL), ERR_NONE);
	assert_int_not_equal(act(h, "zong", n, "approve", NULL), ERR_NONE);
	/* the opinion is a written one, and the notice of it goes up after it, in writing */
	assert_int_equal(act(h, "zhuan", n, "notify", "subject", "upward", "way", "letter", NULL), ERR_INPUT);
	assert_string_equal(said(h), "cannot notify: opinion is to come first");
	assert_int_equal(act(h, "dong", n, "approve", "remark", "agreed", NULL), ERR_INPUT);
	assert_string_equal(said(h), "not filled in: opinion");
	DONE(act(h, "dong", n, "approve", "opinion", "agreed", NULL));
	assert_int_not_equal(act(h, "gong", n, "progress", "remark", "pump", NULL), ERR_NONE);
	assert_int_equal(act(h, "zong", n, "approve", NULL), ERR_INPUT);
	DONE(act(h, "zong", n, "approve", "opinion", "buy it", NULL));
	assert_string_equal(changed(h, n, "approve", "opinion"), ">buy it");
	DONE(act(h, "gong", n, "progress", "remark", "pump", NULL));
	assert_int_equal(act(h, "zhuan", n, "notify", "subject", "upward", "way", "phone", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "way");
	DONE(act(h, "zhuan", n, "notify", "subject", "upward", "way", "letter", NULL));
	assert_int_equal(events(h, n, "approve"), 2);
}

/* HT-9: a second complaint goes to the office above the station, a third to the company. */
static void second_complaints_climb(void **state)
{
	struct hall *h = *state;
	const char *n = a_cold_room(h), *again;

	/* GC-8, HT-15: the flat stays what it is; what was wrong with it is asked again. */
	DONE(act(h, "zhuan", n, "edit", "building", "12", "unit", "2", "room", "301", "floor_area", "86.5", "temperature", "14", NULL));
	DONE(act(h, "gong", n, "resolve", "facts", "air in the pipe", "measures", "vented", "revisit", "no", "measured", "19", NULL));
	DONE(act(h, "zhuan", n, "recomplain", "text", "still cold", "way", "person", NULL));
	again = h->r.complaint->number;
	is_with(h, again, "office-east");
	assert_string_equal(look(h, again)->original, n);
	assert_string_equal(complaint_field(look(h, again), "building"), "12");
	assert_string_equal(complaint_field(look(h, again), "room"), "301");
	assert_string_equal(complaint_field(look(h, again), "floor_area"), "86.5");
	assert_null(complaint_field(look(h, again), "temperature"));
	DONE(act(h, "zhuan", again, "recomplain", "text", "nobody came", "way", "phone", NULL));
	is_with(h, h->r.complaint->number, "company");
}

/* HT-10: suspended with approval from above; the clocks stand still until it is resumed. */
static void suspended_from_above(void **state)
{
	struct hall *h = *state;
	const char *n = a_cold_room(h);

	DONE(act(h, "gong", n, "suspend", "reason", "wants all pipes new", NULL));
	assert_int_equal(look(h, n)->state, STATE_HANDLING);
	assert_int_not_equal(act(h, "zhan", n, "approve", NULL), ERR_NONE);
	DONE(act(h, "dong", n, "approve", NULL));
	assert_int_equal(look(h, n)->state, STATE_SUSPENDED);
	assert_int_equal(clock_of(h, n, "settle")->state, CLOCK_SUSPENDED);
	DONE(act(h, "gong", n, "resume", NULL));
	assert_int_equal(clock_of(h, n, "settle")->state, CLOCK_RUNNING);
}

/* HT-14: the taker stays named on the record, whoever handles it. */
static void first_asked_stays_named(void **state)
{
	struct hall *h = *state;
	const char *n = a_cold_room(h);

	DONE(act(h, "zhan", n, "reassign", "department", "station-w1", "person", "zhanw", "way", "person", NULL));
	assert_string_equal(look(h, n)->taker, "zhuan");
}

/* HT-8: what is major is passed on in writing, and the way is kept. */
static void the_way_is_kept(void **state)
{
	struct hall *h = *state;
	const char *n;

	DONE(add(h, "zhuan", "phone", "13800138004", "area", "e1", "category", "repair/major", "kind", "repair", "text", "riser", NULL));
	n = h->r.complaint->number;
	DONE(act(h, "zhuan", n, "forward", "way", "phone-writing", "person", "gong", NULL));
	assert_string_equal(changed(h, n, "forward", "way"), ">phone-writing");
	DONE(act(h, "gong", n, "receive", NULL));
	assert_int_equal(act(h, "zhan", n, "reassign", "department", "station-w1", NULL), ERR_INPUT);
	assert_int_equal(act(h, "zhan", n, "reassign", "department", "station-w1", "way", "phone", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "way");
	assert_string_equal(h->r.err.arg[0], "way=phone");
	assert_string_equal(h->r.err.arg[1], "writing,phone-writing");
	assert_non_null(strstr(h->r.err.arg[2], "HT-8"));
	assert_non_null(strstr(h->r.err.arg[3], "重大"));
	DONE(act(h, "zhan", n, "reassign", "department", "station-w1", "way", "writing", NULL));
}

/* HT-8: ordinary not in writing; not finished in time in writing only; registered and
 * forwarded in one go it is asked for, too; the program itself is not (E-1). */
static void the_way_is_enforced(void **state)
{
	struct hall *h = *state;
	const char *n;

	DONE(add(h, "zhuan", FLAT, NULL));
	n = h->r.complaint->number;
	assert_int_equal(act(h, "zhuan", n, "forward", "person", "gong", NULL), ERR_INPUT);
	assert_int_equal(act(h, "zhuan", n, "forward", "way", "writing", "person", "gong", NULL), ERR_INPUT);
	assert_int_equal(look(h, n)->state, STATE_ACCEPTED);
	DONE(act(h, "zhuan", n, "forward", "way", "person", "person", "gong", NULL));
	h->now += 10 * DAY;
	assert_int_equal(act(h, "zhan", n, "reassign", "department", "station-w1", "way", "person", NULL), ERR_INPUT);
	DONE(act(h, "zhan", n, "reassign", "department", "station-w1", "way", "phone-writing", NULL));

	assert_int_equal(add(h, "zhuan", FLAT, "next", "forward", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "way");
	DONE(add(h, "zhuan", FLAT, "next", "forward", "way", "phone", NULL));
	assert_string_equal(changed(h, h->r.complaint->number, "forward", "way"), ">phone");
	DONE(add(h, "zhuan", "phone", "13800138005", "emergency", "yes", "text", "暖气片爆了", NULL));
	assert_int_equal(h->r.complaint->state, STATE_FORWARDED);
}

int main(void)
{
	hall_config = "tests/casework/heating.conf";
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_area_is_the_stations, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(copies, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(a_hard_case, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(second_complaints_climb, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(suspended_from_above, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(first_asked_stays_named, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(the_way_is_kept, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(the_way_is_enforced, hall_up, hall_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
