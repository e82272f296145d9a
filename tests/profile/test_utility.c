/* The profile utility put to work: each rule of PU gives what it names. */
#include "shipped.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/str.h"

static int up(void **state)
{
	(void)state;
	shipped_open("utility");
	return 0;
}

static int down(void **state)
{
	(void)state;
	shipped_close();
	return 0;
}

static struct complaint *by(const char *channel, const char *category)
{
	return received("2026-03-02 08:40", "phone", "13800138001", "channel", channel, "category", category, "text", "x", NULL);
}

static struct complaint *with_department(const char *category)
{
	struct complaint *c = by("phone", category);

	act(c, ACTION_FORWARD, "2026-03-02 09:00", "department", "water", "person", "water", NULL);
	act(c, ACTION_RECEIVE, "2026-03-02 09:10", NULL);
	return c;
}

/* PU-1: every way in, the ones staff and social media find too. */
static void ways_in(void **state)
{
	(void)state;
	labels_are("channel", "phone web visit letter third-party staff social");
}

/* PU-2: registered within 1 working day, also a letter dated before; the person responsible
 * is named when it is assigned; out of scope needs the reason and the customer told. */
static void registered_and_assigned(void **state)
{
	(void)state;
	struct complaint *c = received("2026-02-13 16:50", "channel", "letter", "category", "water/bill", "text", "x", NULL);

	dated_by_hand("letter");
	/* Friday; 14 February is a make-up working day before Spring Festival */
	due_is(c, "forward", "2026-02-14 17:30");
	assert_string_equal(missing(c, ACTION_FORWARD, "2026-02-14 09:00", "department", "water", NULL), "person");
	assert_string_equal(missing(c, ACTION_REJECT, "2026-02-14 09:00", "reason", "another city's", NULL), "told");
	act(c, ACTION_FORWARD, "2026-02-14 09:00", "department", "water", "person", "water", NULL);
	state_is(c, "forward", CLOCK_MET);
}

/* PU-3: three kinds; six services, four natures; each category finds its service. */
static void kinds_and_classes(void **state)
{
	(void)state;
	static const char *const services[][2] = {{"water/", "water"}, {"power/", "power"}, {"gas/", "gas"},
		{"sanitation/", "sanitation"}, {"transport/", "transport"}, {"infra/", "infrastructure"}};
	size_t seen[6] = {0};

	labels_are("kind", "complaint enquiry suggestion");
	labels_are("nature", "safety quality charges management");
	for (size_t i = 0; i < shop.site->categories_count; i++) {
		const struct category *k = &shop.site->categories[i];
		for (size_t s = 0; s < 6; s++) {
			if (!str_starts(k->s.title, services[s][0]))
				continue;
			seen[s]++;
			assert_string_equal(department_of(k->s.title, NULL, NULL, "complaint"),
				k->level == 1 ? "emergency" : services[s][1]);
		}
	}
	for (size_t s = 0; s < 6; s++)
		assert_true(seen[s] >= 4);
}

/* PU-4: danger is level 1 and asks for its plan; one customer is level 3 and asks who is
 * held to account and what keeps it from happening again. */
static void levels(void **state)
{
	(void)state;
	static const char *const dangers[] = {"电线掉在路上", "a live wire on the pavement", "厨房有煤气味", "smell of gas",
		"喝了水拉肚子", "路面冒水", "路面塌陷", "井盖没了", "公交车撞人了", "电梯困人", "整条街停电", "起火了"};

	for (size_t i = 0; i < sizeof dangers / sizeof *dangers; i++)
		if (level_of(dangers[i]) != 1)
			fail_msg("%s", dangers[i]);
	assert_int_equal(level_of("路灯不亮"), 3);
	assert_int_equal(level_of("灶打不着火"), 3);

	struct complaint *c = with_department("water/bill");
	assert_string_equal(missing(c, ACTION_RESOLVE, "2026-03-02 10:00", "facts", "f", "measures", "m", NULL),
		"accountability prevention");
	c = by("phone", "water/burst");
	act(c, ACTION_FORWARD, "2026-03-02 08:41", "department", "emergency", "person", "emergency", NULL);
	act(c, ACTION_RECEIVE, "2026-03-02 08:42", NULL);
	assert_string_equal(missing(c, ACTION_RESOLVE, "2026-03-02 10:00", "facts", "f", "measures", "m", NULL), "emergency_plan");
}

/* PU-5: the report is due 3 working days after the investigation ends, not before. */
static void report(void **state)
{
	(void)state;
	struct complaint *c = with_department("water/quality");
	struct err err = ERR_INIT;

	act(c, ACTION_INVESTIGATE, "2026-03-03 10:00", "way", "onsite", "remark", "sample", NULL);
	due_is(c, "report", "none");
	choices_are("investigate", "way", "onsite documents interview test expert data");
	form_asks("investigate", "genuine");
	act(c, ACTION_INVESTIGATE, "2026-03-04 10:00", "way", "test", "remark", "done", "ended", "yes", NULL);
	due_is(c, "report", "2026-03-09 17:30");
	assert_int_equal(lifecycle_check(shop.site, c, ACTION_RESOLVE, &err), -1);
	act(c, ACTION_INVESTIGATE, "2026-03-05 10:00", "way", "documents", "remark", "r", "report", "iron in the pipe", NULL);
	state_is(c, "report", CLOCK_MET);
}

/* PU-5a: what is major, or touches many, is a higher level. */
static void views(void **state)
{
	(void)state;
	static const struct {
		const char *affected, *weight;
		int level;
	} cases[] = {{"1", "general", 3}, {"19", "general", 3}, {"20", "general", 2}, {"499", "general", 2},
		{"500", "general", 1}, {"1", "major", 2}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct complaint *c = received("2026-03-02 08:40", "category", "sanitation/collection", "affected", cases[i].affected,
			"weight", cases[i].weight, NULL);
		assert_int_equal(c->level, cases[i].level);
	}
	choices_are("intake", "aspect", "service quality price");
}

/* PU-6: told within 5 working days after the opinion; PU-10: by letter, phone or SMS. */
static void told(void **state)
{
	(void)state;
	struct complaint *c = with_department("water/bill");

	due_is(c, "told", "none");
	act(c, ACTION_PROPOSE, "2026-03-03 10:00", "opinion", "refund", NULL);
	due_is(c, "told", "2026-03-10 17:30");
	act(c, ACTION_NOTIFY, "2026-03-04 10:00", "way", "sms", "subject", "progress", NULL);
	state_is(c, "told", CLOCK_RUNNING);
	act(c, ACTION_NOTIFY, "2026-03-05 10:00", "way", "sms", "subject", "result", NULL);
	state_is(c, "told", CLOCK_MET);
}

/* PU-7: the reply by the way it came; a preliminary opinion stops its clock, progress not. */
static void reply(void **state)
{
	(void)state;
	static const struct {
		const char *channel, *clock, *due;
	} ways[] = {{"letter", "reply-letter", "2026-03-09 17:30"}, {"phone", "reply-phone", "2026-03-04 17:30"},
		{"web", "reply-web", "2026-03-05 17:30"}, {"social", "reply-web", "2026-03-05 17:30"},
		{"visit", "reply-other", "2026-03-05 17:30"}, {"third-party", "reply-other", "2026-03-05 17:30"}};

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct complaint *c = by(ways[i].channel, "water/bill");
		if (!str_equal(ways[i].channel, "phone"))
			dated_by_hand(ways[i].channel);
		due_is(c, ways[i].clock, ways[i].due);
		act(c, ACTION_FORWARD, "2026-03-02 09:00", "department", "water", "person", "water", NULL);
		act(c, ACTION_NOTIFY, "2026-03-03 09:00", "way", "phone", "subject", "progress", NULL);
		state_is(c, ways[i].clock, CLOCK_RUNNING);
		act(c, ACTION_NOTIFY, "2026-03-03 10:00", "way", "phone", "subject", "preliminary", NULL);
		state_is(c, ways[i].clock, CLOCK_MET);
	}
	struct complaint *c = with_department("water/bill");
	assert_string_equal(missing(c, ACTION_EXTEND, "2026-03-03 10:00", "clock", "reply-phone", "limit", "2wd", "reason", "r", NULL),
		"opinion told");
}

/* PU-8: whoever gave an address or an e-mail gets it in writing before the archive. */
static void in_writing(void **state)
{
	(void)state;
	static const char *const given[] = {"address", "email"};
	struct err err = ERR_INIT;

	for (size_t i = 0; i < 2; i++) {
		struct complaint *c = with_department("water/bill");
		complaint_field_set(&shop.a, c, given[i], "x");
		complaint_field_set(&shop.a, c, "satisfaction", "satisfied");
		act(c, ACTION_PROPOSE, "2026-03-03 10:00", "opinion", "refund", NULL);
		act(c, ACTION_RESOLVE, "2026-03-03 11:00", "facts", "f", "measures", "m", "accountability", "a", "prevention", "p", NULL);
		assert_int_equal(lifecycle_check(shop.site, c, ACTION_ARCHIVE, &err), -1);
		act(c, ACTION_NOTIFY, "2026-03-03 11:10", "way", "phone", "subject", "result", NULL);
		assert_int_equal(lifecycle_check(shop.site, c, ACTION_ARCHIVE, &err), -1);
		assert_int_equal(clocks_apply(&shop.a, shop.site, shop.days, c, "letter", at("2026-03-03 12:00"), NULL), 0);
		assert_int_equal(lifecycle_check(shop.site, c, ACTION_ARCHIVE, &err), 0);
	}
}

/* PU-9: within 24 hours at level 1, within 48 else, then each week until it is resolved. */
static void tracking(void **state)
{
	(void)state;
	struct complaint *c = by("phone", "gas/leak");

	due_is(c, "track-urgent", "2026-03-03 08:40");
	due_is(c, "track-general", "none");
	c = with_department("water/bill");
	due_is(c, "track-general", "2026-03-04 08:40");
	due_is(c, "track", "2026-03-09 17:30");
	act(c, ACTION_TRACK, "2026-03-04 08:00", "way", "phone", "remark", "r", NULL);
	state_is(c, "track-general", CLOCK_MET);
	due_is(c, "track", "2026-03-11 17:30");
	act(c, ACTION_PROPOSE, "2026-03-05 10:00", "opinion", "refund", NULL);
	act(c, ACTION_RESOLVE, "2026-03-05 11:00", "facts", "f", "measures", "m", "accountability", "a", "prevention", "p", NULL);
	state_is(c, "track", CLOCK_CANCELLED);
}

/* PU-11: each warning says what is counted, from what on, and the measure; PU-12: the
 * departments are evaluated. */
static void analysis(void **state)
{
	(void)state;
	assert_true(shop.site->warnings_count >= 5);
	for (size_t i = 0; i < shop.site->warnings_count; i++) {
		const struct warning_rule *w = &shop.site->warnings[i];
		assert_true(w->count > 1 && !str_empty(w->within) && w->tell.count);
		assert_true(!str_empty(w->measure) && !str_empty(w->measure_zh));
	}
	const struct report_rule *r = site_report(shop.site, "evaluation");
	assert_non_null(r);
	assert_string_equal(r->by, "department");
	assert_true(texts_has(&r->figures, "satisfaction_rate") && texts_has(&r->figures, "missed"));
}

/* PU-13: complete before it is archived; kept, lent and destroyed by the archivist alone
 * (and the manager); takers see those of their own unmasked. */
static void archive(void **state)
{
	(void)state;
	struct complaint *c = with_department("water/bill");

	assert_string_equal(missing(c, ACTION_ARCHIVE, "2026-03-05 11:00", NULL), "facts measures satisfaction");
	assert_true(shop.site->retentions_count == 1 && !str_empty(shop.site->retentions[0].keep));
	for (size_t i = 0; i < shop.site->roles_count; i++) {
		const struct role *r = &shop.site->roles[i];
		assert_int_equal(texts_has(&r->may, "lend"), str_equal(r->s.title, "archivist"));
	}
	assert_false(texts_has(&site_role(shop.site, "taker")->sees, "all"));
	assert_false(texts_has(&site_role(shop.site, "handler")->may, "destroy"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ways_in), cmocka_unit_test(registered_and_assigned), cmocka_unit_test(kinds_and_classes),
		cmocka_unit_test(levels), cmocka_unit_test(report), cmocka_unit_test(views), cmocka_unit_test(told),
		cmocka_unit_test(reply), cmocka_unit_test(in_writing), cmocka_unit_test(tracking), cmocka_unit_test(analysis),
		cmocka_unit_test(archive),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, up, down);
}
