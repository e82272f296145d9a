/* What an action still asks for (D-7, E-1, E-4, GC-4, GC-7). */
#include "town.h"

#include "plaint/rules/clocks.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/str.h"

#define WED "2026-03-04 "

static struct complaint *desk(struct town *t)
{
	town_gas(t);
	town_field(t, "intake", "name", true);
	town_field(t, "intake", "phone", true);
	town_field(t, "intake", "address", true);
	town_field(t, "intake", "text", true);
	town_field(t, "intake", "object", false);
	town_field(t, "intake", "meter_kind", true); /* the profile's own */
	town_field(t, "resolve", "facts", true);
	town_field(t, "return", "reason", true);
	town_field(t, "reassign", "reason", false);
	town_add(t, "require", "resolve", "fields=facts|measures", NULL);
	town_add(t, "require", "archive", "fields=facts|measures|accountability|satisfaction", NULL);
	town_add(t, "require", "serious", "action=resolve", "fields=report", "levels=1|2", NULL);
	town_add(t, "require", "enquiries", "action=resolve", "fields=answer", "kinds=enquiry", NULL);
	town_add(t, "require", "early", "action=contact", "fields=outcome", "states=forwarded", NULL);
	town_add(t, "require", "add", "fields=channel", NULL);
	return town_complaint(t, WED "10:00", 3);
}

static const char *missing(struct town *t, const struct complaint *c, enum action action, const char *given, const char *now)
{
	struct values v = fields_of(&t->a, given, NULL);
	struct texts got = lifecycle_missing(&t->a, t->site, c, action, &v, moment(t, now));

	return joined(&t->a, &got);
}

#define assert_missing(t, c, action, given, wanted) \
	assert_string_equal(missing(t, c, action, given, WED "10:10"), wanted)

/* Feedback that brings nothing would be asked for for ever (GC-5); an investigation may
 * begin with its plan alone (GG-7), but not with nothing. */
static void no_empty_step(void **unused)
{
	struct town t;
	struct complaint *c = desk(&t);

	(void)unused;
	town_field(&t, "feedback", "accountability", false);
	town_field(&t, "feedback", "satisfaction", false);
	town_field(&t, "feedback", "remark", false);
	town_field(&t, "investigate", "plan", false);
	town_field(&t, "investigate", "remark", false);
	c->state = STATE_RESOLVED;
	assert_missing(&t, c, ACTION_FEEDBACK, NULL, "accountability satisfaction");
	assert_missing(&t, c, ACTION_FEEDBACK, "accountability=", "accountability satisfaction");
	assert_missing(&t, c, ACTION_FEEDBACK, "remark=later", "");
	assert_missing(&t, c, ACTION_FEEDBACK, "satisfaction=fair", "");
	c->value[FIELD_SATISFACTION] = "fair";
	assert_missing(&t, c, ACTION_FEEDBACK, NULL, "accountability");
	/* what stands on the record already is nothing new */
	assert_missing(&t, c, ACTION_FEEDBACK, "satisfaction=fair", "accountability");
	assert_missing(&t, c, ACTION_FEEDBACK, "satisfaction=satisfied", "");
	c->value[FIELD_ACCOUNTABILITY] = "none";
	assert_missing(&t, c, ACTION_FEEDBACK, NULL, "");
	c->state = STATE_HANDLING;
	assert_missing(&t, c, ACTION_INVESTIGATE, NULL, "remark");
	assert_missing(&t, c, ACTION_INVESTIGATE, "plan=meter", "");
	town_release(&t);
}

static void intake(void **unused)
{
	struct town t;
	struct complaint *c = desk(&t);
	struct texts got;

	(void)unused;
	assert_missing(&t, c, ACTION_ACCEPT, NULL, "name phone address text meter_kind channel");
	assert_missing(&t, c, ACTION_ACCEPT, "text=smell", "name phone address meter_kind channel");
	c->value[FIELD_NAME] = "匿名";
	complaint_field_set(&t.a, c, "meter_kind", "G4");
	c->value[FIELD_CHANNEL] = "phone";
	assert_missing(&t, c, ACTION_ACCEPT, "text=", "phone address text");
	/* E-1: a telephone number or an address alone. */
	c->emergency = true;
	c->value[FIELD_NAME] = c->value[FIELD_CHANNEL] = NULL;
	assert_missing(&t, c, ACTION_ACCEPT, NULL, "phone");
	assert_missing(&t, c, ACTION_ACCEPT, "phone=138", "");
	c->value[FIELD_ADDRESS] = "学院路12号";
	assert_missing(&t, c, ACTION_ACCEPT, NULL, "");
	/* No fields given at all. */
	c->emergency = false;
	got = lifecycle_missing(&t.a, t.site, c, ACTION_RETURN, NULL, moment(&t, WED "10:00"));
	assert_string_equal(joined(&t.a, &got), "reason");
	town_release(&t);
}

static void by_form_and_profile(void **unused)
{
	struct town t;
	struct complaint *c = desk(&t);

	(void)unused;
	c->state = STATE_HANDLING;
	assert_missing(&t, c, ACTION_RESOLVE, NULL, "facts measures");
	assert_missing(&t, c, ACTION_RESOLVE, "facts=regulator", "measures");
	c->value[FIELD_MEASURES] = "replaced"; /* on the record already */
	assert_missing(&t, c, ACTION_RESOLVE, "facts=regulator", "");
	c->level = 2;
	assert_missing(&t, c, ACTION_RESOLVE, "facts=regulator", "report");
	c->level = 3;
	c->value[FIELD_KIND] = "enquiry";
	assert_missing(&t, c, ACTION_RESOLVE, "facts=regulator", "answer");
	assert_missing(&t, c, ACTION_CONTACT, NULL, "");
	c->state = STATE_FORWARDED;
	assert_missing(&t, c, ACTION_CONTACT, NULL, "outcome");
	/* A reason belongs to its event: none on the record counts. */
	complaint_field_set(&t.a, c, "reason", "old");
	assert_missing(&t, c, ACTION_RETURN, NULL, "reason");
	assert_missing(&t, c, ACTION_RETURN, "reason=not ours", "");
	/* To whom it is now is no answer to whom it goes. */
	c->value[FIELD_DEPARTMENT] = "repair";
	assert_missing(&t, c, ACTION_REASSIGN, NULL, "department");
	assert_missing(&t, c, ACTION_REASSIGN, "person=sun", "");
	assert_missing(&t, c, ACTION_REASSIGN, "department=station", "");
	assert_missing(&t, c, ACTION_NOTE, NULL, "");
	town_release(&t);
}

/* GC-7: archived only when every item is filled in. */
static void archive(void **unused)
{
	struct town t;
	struct complaint *c = desk(&t);

	(void)unused;
	c->state = STATE_REVISITED;
	assert_missing(&t, c, ACTION_ARCHIVE, NULL, "phone address text meter_kind facts measures accountability satisfaction");
	c->value[FIELD_TEXT] = "smell";
	complaint_field_set(&t.a, c, "meter_kind", "G4");
	c->value[FIELD_PHONE] = "13800138000"; /* reached at a number or found at an address */
	assert_missing(&t, c, ACTION_ARCHIVE, NULL, "facts measures accountability satisfaction");
	c->value[FIELD_PHONE] = NULL;
	c->value[FIELD_ADDRESS] = "学院路12号";
	c->value[FIELD_FACTS] = c->value[FIELD_MEASURES] = c->value[FIELD_ACCOUNTABILITY] = "x";
	assert_missing(&t, c, ACTION_ARCHIVE, NULL, "satisfaction");
	assert_missing(&t, c, ACTION_ARCHIVE, "satisfaction=fair", "");
	/* GC-2: completed there and then; of the result only what settling asks for. */
	c->state = STATE_ACCEPTED;
	assert_missing(&t, c, ACTION_SETTLE, NULL, "");
	c->value[FIELD_TEXT] = NULL;
	assert_missing(&t, c, ACTION_SETTLE, NULL, "text");
	town_release(&t);
}

static const char *asks(struct town *t, const struct complaint *c, enum action action, const char *now)
{
	struct texts got = lifecycle_asks(&t->a, t->site, c, action, moment(t, now));

	return joined(&t->a, &got);
}

/* D-7: the late action asks for a reason. GC-4: after 24 hours the special case does. */
static void late(void **unused)
{
	struct values none = {NULL, 0}, reason, special;
	struct town t;
	struct complaint *c = desk(&t);
	size_t n;

	(void)unused;
	reason = fields_of(&t.a, "late_reason=snow", NULL);
	special = fields_of(&t.a, "special_reason=parts", NULL);
	assert_int_equal(clocks_apply(&t.a, t.site, t.w, c, "received", moment(&t, WED "10:00"), NULL), 0);
	assert_string_equal(asks(&t, c, ACTION_FORWARD, WED "11:00"), "");
	assert_string_equal(asks(&t, c, ACTION_FORWARD, WED "11:00:01"), "late_reason"); /* noticed or not */
	clocks_fire(&t.a, t.site, c, moment(&t, WED "11:01"), &n);
	assert_string_equal(asks(&t, c, ACTION_FORWARD, WED "11:02"), "late_reason");
	assert_string_equal(asks(&t, c, ACTION_NOTE, WED "11:02"), "");
	assert_string_equal(missing(&t, c, ACTION_FORWARD, NULL, WED "11:02"), "late_reason");
	assert_string_equal(missing(&t, c, ACTION_FORWARD, "late_reason=snow", WED "11:02"), "");
	lifecycle_apply(t.site, c, ACTION_FORWARD, &reason, 0, moment(&t, WED "11:02"));
	assert_int_equal(clocks_apply(&t.a, t.site, t.w, c, "forward", moment(&t, WED "11:02"), NULL), 0);
	assert_string_equal(asks(&t, c, ACTION_CONTACT, "2026-03-05 11:02"), "");
	assert_string_equal(asks(&t, c, ACTION_CONTACT, "2026-03-05 11:03"), "late_reason special_reason");
	assert_string_equal(asks(&t, c, ACTION_PROGRESS, "2026-03-05 11:03"), "special_reason");
	assert_string_equal(asks(&t, c, ACTION_RESOLVE, "2026-03-05 11:03"), "special_reason");
	/* Not asked for again once it was given; an action that says nothing changes nothing. */
	lifecycle_apply(t.site, c, ACTION_PROGRESS, &none, 0, moment(&t, "2026-03-05 11:03"));
	assert_string_equal(asks(&t, c, ACTION_PROGRESS, "2026-03-05 11:04"), "special_reason");
	lifecycle_apply(t.site, c, ACTION_PROGRESS, &special, 0, moment(&t, "2026-03-05 11:05"));
	assert_string_equal(asks(&t, c, ACTION_RESOLVE, "2026-03-05 11:06"), "");
	/* That clock was there for its reason: from now on the outer limit counts. */
	assert_int_equal(run_find(c, "special")->state, CLOCK_LATE);
	assert_int_equal(run_find(c, "settle")->state, CLOCK_RUNNING);
	assert_int_equal(run_find(c, "contact")->state, CLOCK_RUNNING);
	assert_string_equal(asks(&t, c, ACTION_CONTACT, "2026-03-05 11:06"), "late_reason");
	/* The outer limit is another clock. */
	assert_string_equal(asks(&t, c, ACTION_RESOLVE, "2026-03-09 17:31"), "late_reason");
	/* A suspended clock is not late, unless it was before. */
	clocks_fire(&t.a, t.site, c, moment(&t, "2026-03-05 12:00"), &n);
	assert_int_equal(clocks_apply(&t.a, t.site, t.w, c, "suspend", moment(&t, "2026-03-05 12:00"), NULL), 0);
	assert_string_equal(asks(&t, c, ACTION_RESOLVE, "2026-04-09 17:31"), "");
	assert_string_equal(asks(&t, c, ACTION_CONTACT, "2026-04-09 17:31"), "late_reason");
	t.site->clocks_count = 0;
	assert_string_equal(asks(&t, c, ACTION_CONTACT, "2026-04-09 17:31"), "");
	town_release(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_empty_step),
		cmocka_unit_test(intake), cmocka_unit_test(by_form_and_profile), cmocka_unit_test(archive),
		cmocka_unit_test(late),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
