/* Which action in which state, and what it leads to (L-1, L-2, GC-2 ... GC-10). */
#include "town.h"

#include <string.h>

#include "plaint/rules/clocks.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/str.h"

#define NOW "2026-03-04 12:00"

/* The states each action is possible in, by their first letters: Accepted, Forwarded,
 * Handling, Resolved, reVisited, arChived, Suspended, reJected. */
static const struct {
	const char *action, *states;
} possible[] = {
	{"accept", ""}, {"edit", "AFHRVS"}, {"forward", "A"}, {"receive", "F"}, {"return", "FH"},
	{"contact", "AFHRVS"}, {"progress", "AFHS"}, {"investigate", "FH"}, {"propose", "FH"}, {"resolve", "FH"},
	{"feedback", "RV"}, {"revisit", "RV"}, {"archive", "RV"}, {"recomplain", "FHRVCSJ"}, {"reassign", "FHS"},
	{"assist", "FHS"}, {"urge", "AFHRVS"}, {"track", "AFHRVS"}, {"extend", "AFHRS"}, {"suspend", "FH"},
	{"resume", "S"}, {"escalate", "AFHRVS"}, {"supervise", "AFHRVS"}, {"penalise", "AFHRVCSJ"},
	{"letter", "AFHRVCSJ"}, {"lend", "C"}, {"destroy", "CJ"}, {"note", "AFHRVCSJ"}, {"attach", "AFHRVS"},
	{"incident", "AFHRVS"}, {"reject", "AFH"}, {"settle", "A"}, {"take", "AFH"}, {"approve", "AFHRVCSJ"},
	{"refuse", "AFHRVCSJ"}, {"confirm", "AFHRVCSJ"}, {"waive", "AFHRVCSJ"}, {"reveal", "AFHRVCSJ"},
	{"notify", "AFHRVS"}, {"protect", "AFHRVS"}, {"takeover", "AFHRVCSJ"}, {"warn", ""}, {"breach", ""}, {"recompute", ""},
};
static const char letters[STATE_COUNT] = {'A', 'F', 'H', 'R', 'V', 'C', 'S', 'J'};

static void every_action_in_every_state(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	c = town_complaint(&t, NOW, 3);
	assert_int_equal(sizeof possible / sizeof *possible, ACTION_COUNT);
	for (int i = 0; i < ACTION_COUNT; i++) {
		int action = action_find(possible[i].action);

		assert_true(action >= 0);
		for (int s = 0; s < STATE_COUNT; s++) {
			bool wanted = strchr(possible[i].states, letters[s]) != NULL;
			struct err err = ERR_INIT;

			c->state = (enum state)s;
			if (!lifecycle_check(t.site, c, (enum action)action, &err) != wanted)
				fail_msg("%s when %s", possible[i].action, state_names[s]);
			if (wanted)
				continue;
			/* It says which action, and why not. */
			assert_int_equal(err.code, ERR_INPUT);
			assert_string_equal(err.arg[0], possible[i].action);
			assert_true(str_starts(err.id, "cannot %1: "));
		}
	}
	town_release(&t);
}

static void why_not(void **unused)
{
	static const struct {
		enum action action;
		enum state state;
		const char *why;
	} rows[] = {
		{ACTION_RESOLVE, STATE_ACCEPTED, "cannot %1: it was not forwarded yet"},
		{ACTION_RECEIVE, STATE_ACCEPTED, "cannot %1: it was not forwarded yet"},
		{ACTION_ARCHIVE, STATE_FORWARDED, "cannot %1: it is not resolved yet"},
		{ACTION_REVISIT, STATE_HANDLING, "cannot %1: it is not resolved yet"},
		{ACTION_FORWARD, STATE_FORWARDED, "cannot %1: it was forwarded already"},
		{ACTION_SETTLE, STATE_HANDLING, "cannot %1: it is being handled already"},
		{ACTION_RESOLVE, STATE_RESOLVED, "cannot %1: it is resolved already"},
		{ACTION_RESOLVE, STATE_REVISITED, "cannot %1: it was revisited already"},
		{ACTION_EDIT, STATE_ARCHIVED, "cannot %1: it is archived"},
		{ACTION_RESOLVE, STATE_SUSPENDED, "cannot %1: it is suspended"},
		{ACTION_EDIT, STATE_REJECTED, "cannot %1: it was rejected"},
		{ACTION_RESUME, STATE_HANDLING, "cannot %1: it is not suspended"},
		{ACTION_LEND, STATE_RESOLVED, "cannot %1: it is not archived yet"},
		{ACTION_ACCEPT, STATE_ACCEPTED, "cannot %1: it was accepted already"},
		{ACTION_WARN, STATE_HANDLING, "cannot %1: the program does this by itself"},
	};
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	c = town_complaint(&t, NOW, 3);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = ERR_INIT;

		c->state = rows[i].state;
		assert_int_equal(lifecycle_check(t.site, c, rows[i].action, &err), -1);
		assert_string_equal(err.id, rows[i].why);
	}
	town_release(&t);
}

static void does(struct town *t, struct complaint *c, enum action action, const struct values *fields, const char *state)
{
	struct err err = ERR_INIT;

	if (lifecycle_check(t->site, c, action, &err))
		fail_msg("%s: %s", action_table[action].name, err.id);
	lifecycle_apply(t->site, c, action, fields, 0, moment(t, NOW));
	assert_string_equal(state_names[c->state], state);
}

/* From intake to archive, with everything that can come between. */
static void the_whole_way(void **unused)
{
	struct values none = {NULL, 0}, yes, no, missed;
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	yes = fields_of(&t.a, "satisfied=yes", NULL);
	no = fields_of(&t.a, "satisfied=no", NULL);
	missed = fields_of(&t.a, "outcome=not-reached", "satisfied=yes", NULL);
	c = town_complaint(&t, NOW, 3);
	does(&t, c, ACTION_PROGRESS, &none, "accepted");
	does(&t, c, ACTION_FORWARD, &none, "forwarded");
	c->value[FIELD_DEPARTMENT] = "repair";
	c->value[FIELD_PERSON] = "li";
	does(&t, c, ACTION_RETURN, &none, "accepted");
	assert_int_equal(c->returned, 1);
	assert_null(c->value[FIELD_DEPARTMENT]);
	assert_null(c->value[FIELD_PERSON]);
	does(&t, c, ACTION_FORWARD, &none, "forwarded");
	does(&t, c, ACTION_RECEIVE, &none, "handling");
	does(&t, c, ACTION_RETURN, &none, "accepted");
	assert_int_equal(c->returned, 2);
	does(&t, c, ACTION_TAKE, &none, "handling");
	does(&t, c, ACTION_SUSPEND, &none, "suspended");
	does(&t, c, ACTION_CONTACT, &none, "suspended");
	does(&t, c, ACTION_RESUME, &none, "handling");
	does(&t, c, ACTION_RESOLVE, &none, "resolved");
	assert_int_equal(c->closed, INSTANT_NONE);
	does(&t, c, ACTION_CONTACT, &none, "resolved");
	does(&t, c, ACTION_REVISIT, &missed, "resolved"); /* nobody was asked */
	does(&t, c, ACTION_REVISIT, &no, "handling");
	assert_true(c->revisit);
	does(&t, c, ACTION_RESOLVE, &none, "resolved");
	does(&t, c, ACTION_FEEDBACK, &none, "resolved");
	does(&t, c, ACTION_REVISIT, &yes, "revisited");
	does(&t, c, ACTION_ARCHIVE, &none, "archived");
	assert_moment(&t, c->closed, NOW);
	town_release(&t);
}

static void other_ends(void **unused)
{
	struct values none = {NULL, 0};
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	c = town_complaint(&t, NOW, 3);
	does(&t, c, ACTION_SETTLE, &none, "archived"); /* GC-2 */
	assert_moment(&t, c->closed, NOW);
	c = town_complaint(&t, NOW, 3);
	does(&t, c, ACTION_REJECT, &none, "rejected"); /* PU-2 */
	assert_moment(&t, c->closed, NOW);
	c = town_complaint(&t, NOW, 3);
	does(&t, c, ACTION_FORWARD, &none, "forwarded");
	does(&t, c, ACTION_SUSPEND, &none, "suspended");
	does(&t, c, ACTION_RESUME, &none, "forwarded"); /* back to where it was */
	town_release(&t);
}

/* To work on a forwarded one is to receive it. */
static void implied(void **unused)
{
	static const enum action works[] = {ACTION_CONTACT, ACTION_PROGRESS, ACTION_INVESTIGATE, ACTION_PROPOSE};
	struct values none = {NULL, 0};
	struct town t;

	(void)unused;
	town_gas(&t);
	for (int i = 0; i < 4; i++) {
		struct complaint *c = town_complaint(&t, NOW, 3);

		c->state = STATE_FORWARDED;
		does(&t, c, works[i], &none, "handling");
		does(&t, c, works[i], &none, "handling");
	}
	town_release(&t);
}

static void reassigned(void **unused)
{
	struct values other, person;
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	other = fields_of(&t.a, "department=station", NULL);
	person = fields_of(&t.a, "department=repair", "person=sun", NULL);
	c = town_complaint(&t, NOW, 3);
	c->state = STATE_HANDLING;
	c->value[FIELD_DEPARTMENT] = "repair";
	does(&t, c, ACTION_REASSIGN, &person, "handling");
	does(&t, c, ACTION_REASSIGN, &other, "forwarded"); /* U-4: signed for by the new one */
	c->state = STATE_SUSPENDED;
	does(&t, c, ACTION_REASSIGN, &other, "suspended");
	town_release(&t);
}

/* What an action means to the clocks (U-15: only what counts). */
static void causes(void **unused)
{
	static const struct {
		enum state state;
		enum action action;
		const char *field, *wanted;
	} rows[] = {
		{STATE_ACCEPTED, ACTION_ACCEPT, NULL, "received"},
		{STATE_ACCEPTED, ACTION_FORWARD, NULL, "forward"},
		{STATE_ACCEPTED, ACTION_TAKE, NULL, "forward take"},
		{STATE_FORWARDED, ACTION_TAKE, NULL, "take"},
		{STATE_FORWARDED, ACTION_RECEIVE, NULL, "receive"},
		{STATE_FORWARDED, ACTION_CONTACT, "outcome=reached", "receive contact contact:reached"},
		{STATE_FORWARDED, ACTION_CONTACT, "outcome=not-reached", "receive contact:not-reached"},
		{STATE_HANDLING, ACTION_CONTACT, "outcome=not-reached", "contact:not-reached"},
		{STATE_HANDLING, ACTION_CONTACT, "outcome=courtesy", "contact:courtesy"},
		{STATE_HANDLING, ACTION_CONTACT, "outcome=agreement", "contact contact:agreement"},
		{STATE_HANDLING, ACTION_CONTACT, "outcome=information", "contact contact:information"},
		{STATE_HANDLING, ACTION_CONTACT, NULL, "contact"},
		{STATE_FORWARDED, ACTION_RESOLVE, NULL, "receive resolve"},
		{STATE_HANDLING, ACTION_RESOLVE, NULL, "resolve"},
		{STATE_RESOLVED, ACTION_REVISIT, "satisfied=yes", "revisit"},
		{STATE_RESOLVED, ACTION_REVISIT, "satisfied=no", "revisit rehandle"},
		{STATE_RESOLVED, ACTION_REVISIT, "outcome=not-reached", ""},
		{STATE_FORWARDED, ACTION_NOTE, NULL, "note"},
		{STATE_HANDLING, ACTION_INVESTIGATE, "remark=x", "investigate"}, /* GG-7: it goes on */
		{STATE_HANDLING, ACTION_INVESTIGATE, "way=onsite,data", "investigate investigate:onsite investigate:data"}, /* HT-5 */
		{STATE_HANDLING, ACTION_INVESTIGATE, "ended=yes", "investigate investigated"}, /* PU-5 */
		{STATE_HANDLING, ACTION_INVESTIGATE, "report=x", "investigate investigated report"},
		{STATE_HANDLING, ACTION_PROPOSE, "opinion=x", "propose opinion"}, /* PU-6 */
		{STATE_HANDLING, ACTION_NOTIFY, "subject=result", "notify notify:result reply"}, /* PU-7 */
		{STATE_HANDLING, ACTION_NOTIFY, "subject=preliminary", "notify notify:preliminary preliminary"},
		{STATE_HANDLING, ACTION_NOTIFY, "subject=upward", "notify notify:upward"}, /* HT-6 */
		{STATE_HANDLING, ACTION_TRACK, "way=onsite", "track track:onsite"}, /* PU-9 */
		{STATE_HANDLING, ACTION_PROGRESS, "step=safe", "progress progress:safe"}, /* E-3 */
		{STATE_HANDLING, ACTION_LETTER, NULL, "letter reply"}, /* PU-8 */
		{STATE_HANDLING, ACTION_EXTEND, "limit=2wd", "ask"}, /* U-5: not before it is granted */
	};
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	c = town_complaint(&t, NOW, 3);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct values fields = fields_of(&t.a, rows[i].field, NULL);
		struct texts got;

		c->state = rows[i].state;
		got = lifecycle_causes(&t.a, t.site, c, rows[i].action, &fields,
			rows[i].action == ACTION_EXTEND ? AS_REQUEST : 0);
		assert_string_equal(joined(&t.a, &got), rows[i].wanted);
	}
	town_release(&t);
}

/* GC-6: always, when needed, never. */
static void revisits(void **unused)
{
	static const struct {
		const char *when, *satisfaction;
		bool asked;
		enum state state;
		bool wanted;
	} rows[] = {
		{NULL, NULL, false, STATE_RESOLVED, false}, {NULL, NULL, true, STATE_RESOLVED, true},
		{"when=needed", "dissatisfied", false, STATE_RESOLVED, true},
		{"when=needed", "satisfied", false, STATE_RESOLVED, false},
		{"when=always", NULL, false, STATE_RESOLVED, true}, {"when=always", NULL, false, STATE_HANDLING, true},
		{"when=always", NULL, false, STATE_REVISITED, false}, {"when=always", NULL, false, STATE_ARCHIVED, false},
		{"when=never", "dissatisfied", true, STATE_RESOLVED, false},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = ERR_INIT;
		struct town t;
		struct complaint *c;

		town_gas(&t);
		if (rows[i].when)
			town_add(&t, "policy", "revisit", rows[i].when, NULL);
		c = town_complaint(&t, NOW, 3);
		c->state = rows[i].state;
		c->revisit = rows[i].asked;
		c->value[FIELD_SATISFACTION] = rows[i].satisfaction;
		if (lifecycle_wants_revisit(t.site, c) != rows[i].wanted)
			fail_msg("row %zu", i);
		if (rows[i].state == STATE_RESOLVED) {
			assert_int_equal(lifecycle_check(t.site, c, ACTION_ARCHIVE, &err), rows[i].wanted ? -1 : 0);
			assert_int_equal(lifecycle_next(t.site, c), rows[i].wanted ? ACTION_REVISIT : ACTION_ARCHIVE);
		}
		town_release(&t);
	}
}

static void resolve_says_revisit(void **unused)
{
	struct values yes, no;
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	yes = fields_of(&t.a, "revisit=yes", NULL);
	no = fields_of(&t.a, "revisit=no", NULL);
	c = town_complaint(&t, NOW, 3);
	c->state = STATE_HANDLING;
	does(&t, c, ACTION_RESOLVE, &yes, "resolved");
	assert_true(c->revisit);
	c->state = STATE_HANDLING;
	does(&t, c, ACTION_RESOLVE, &no, "resolved");
	assert_false(c->revisit);
	town_release(&t);
}

static void expects(struct town *t, struct complaint *c, enum action action, const char *wanted_field, const char *wanted)
{
	const char *field = NULL, *choice = NULL;

	assert_int_equal(lifecycle_next(t->site, c), action);
	assert_int_equal(lifecycle_next_choice(t->site, c, &field, &choice), wanted_field != NULL);
	if (wanted_field) {
		assert_string_equal(field, wanted_field);
		assert_string_equal(choice, wanted);
	}
}

/* HT-6, PU-5: the next step says which notice, which report. */
static void next_choice(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	town_add(&t, "require", "upward", "action=archive", "after=notify:upward", NULL);
	town_add(&t, "require", "told", "action=resolve", "after=reply", NULL);
	town_add(&t, "require", "looked", "action=notify", "after=report", NULL);
	c = town_complaint(&t, NOW, 3);
	expects(&t, c, ACTION_FORWARD, NULL, NULL);
	c->state = STATE_HANDLING;
	expects(&t, c, ACTION_INVESTIGATE, "report", "");
	complaint_happens(&t.a, c, "report", moment(&t, NOW));
	expects(&t, c, ACTION_NOTIFY, "subject", "result");
	complaint_happens(&t.a, c, "reply", moment(&t, NOW));
	expects(&t, c, ACTION_RESOLVE, NULL, NULL);
	c->state = STATE_RESOLVED;
	expects(&t, c, ACTION_NOTIFY, "subject", "upward");
	complaint_happens(&t.a, c, "notify:upward", moment(&t, NOW));
	expects(&t, c, ACTION_ARCHIVE, NULL, NULL);
	town_release(&t);
}

/* F5: what the lifecycle expects now. */
static void next_step(void **unused)
{
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	town_field(&t, "feedback", "satisfaction", false);
	town_field(&t, "feedback", "accountability", true);
	town_field(&t, "feedback", "remark", true);
	c = town_complaint(&t, NOW, 3);
	assert_int_equal(lifecycle_next(t.site, c), ACTION_FORWARD);
	assert_int_equal(clocks_apply(&t.a, t.site, t.w, c, "forward", moment(&t, NOW), NULL), 0);
	c->state = STATE_FORWARDED;
	assert_int_equal(lifecycle_next(t.site, c), ACTION_RECEIVE);
	c->state = STATE_HANDLING;
	assert_int_equal(lifecycle_next(t.site, c), ACTION_CONTACT);
	assert_int_equal(clocks_apply(&t.a, t.site, t.w, c, "contact", moment(&t, NOW), NULL), 0);
	assert_int_equal(lifecycle_next(t.site, c), ACTION_RESOLVE);
	c->state = STATE_RESOLVED;
	assert_int_equal(lifecycle_next(t.site, c), ACTION_FEEDBACK); /* GC-5 */
	c->value[FIELD_ACCOUNTABILITY] = "none";
	assert_int_equal(lifecycle_next(t.site, c), ACTION_ARCHIVE);
	town_add(&t, "require", "archive", "fields=satisfaction", NULL);
	assert_int_equal(lifecycle_next(t.site, c), ACTION_FEEDBACK);
	/* GC-6: who is called again says then how content they are. */
	c->revisit = true;
	assert_int_equal(lifecycle_next(t.site, c), ACTION_FEEDBACK);
	town_field(&t, "revisit", "satisfaction", false);
	assert_int_equal(lifecycle_next(t.site, c), ACTION_REVISIT);
	c->value[FIELD_ACCOUNTABILITY] = NULL;
	assert_int_equal(lifecycle_next(t.site, c), ACTION_FEEDBACK);
	c->value[FIELD_ACCOUNTABILITY] = "none";
	c->revisit = false;
	c->value[FIELD_SATISFACTION] = "dissatisfied";
	assert_int_equal(lifecycle_next(t.site, c), ACTION_REVISIT);
	c->state = STATE_REVISITED;
	assert_int_equal(lifecycle_next(t.site, c), ACTION_ARCHIVE);
	c->value[FIELD_ACCOUNTABILITY] = NULL;
	assert_int_equal(lifecycle_next(t.site, c), ACTION_FEEDBACK);
	c->state = STATE_SUSPENDED;
	assert_int_equal(lifecycle_next(t.site, c), ACTION_RESUME);
	c->state = STATE_ARCHIVED;
	assert_int_equal(lifecycle_next(t.site, c), -1);
	c->state = STATE_REJECTED;
	assert_int_equal(lifecycle_next(t.site, c), -1);
	town_release(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_action_in_every_state), cmocka_unit_test(why_not),
		cmocka_unit_test(the_whole_way), cmocka_unit_test(other_ends), cmocka_unit_test(implied),
		cmocka_unit_test(reassigned), cmocka_unit_test(causes), cmocka_unit_test(revisits),
		cmocka_unit_test(resolve_says_revisit), cmocka_unit_test(next_step), cmocka_unit_test(next_choice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
