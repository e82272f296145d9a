/* Every shipped profile, over a real store: one complaint of every kind and every channel
 * from intake to archive by what the program itself says is next, each form filled in
 * with what it asks for; and who may do what: role by action by state (P-1, L-1, L-2). */
#include "hall.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "plaint/profile.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/rules/rights.h"
#include "rules/next.h"

#define STEPS_MOST 40

static const char *const profiles[] = { "gas-guide", "gas-company", "power", "utility", "heating" };
#define PROFILES (sizeof profiles / sizeof *profiles)

/* --- a site of the profile, staff made up from its roles --------------------------- */

static char configs[PROFILES][80];

static void write_text(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void staff(struct str *s, const char *login, const char *department, const struct site *roles, const char *role)
{
	str_addf(s, "staff \"%s\" { name = \"%s\"  department = \"%s\"  roles = { ", login, login, department);
	for (size_t i = 0; role == NULL && i < roles->roles_count; i++)
		str_addf(s, "%s%s", i ? ", " : "", roles->roles[i].s.title);
	str_addf(s, "%s } }\n", role ? role : "");
}

/* zong has every role and leads every department, anna has every role and leads nothing;
 * then one person a role. */
static void describe(struct str *s, const char *profile, const struct site *bare)
{
	const char *first = bare->departments[0].s.title;

	str_addf(s, "profile = \"%s\"\n", profile);
	for (size_t i = 0; i < bare->departments_count; i++)
		str_addf(s, "department \"%s\" { lead = \"zong\" }\n", bare->departments[i].s.title);
	staff(s, "zong", first, bare, NULL);
	staff(s, "anna", first, bare, NULL);
	for (size_t i = 0; i < bare->roles_count; i++) {
		char login[64];

		snprintf(login, sizeof login, "one_%s", bare->roles[i].s.title);
		staff(s, login, first, bare, bare->roles[i].s.title);
	}
	str_addf(s, "oncall \"always\" { department = \"%s\"  staff = { zong }  hours = { \"mon-sun 00:00-24:00\" } }\n", first);
}

static struct hall *open_profile(size_t which)
{
	struct faults faults;
	struct err err = ERR_INIT;
	struct site *bare;
	struct str s;
	void *state;

	str_init(&s);
	str_addf(&s, "profile = \"%s\"\n", profiles[which]);
	snprintf(configs[which], sizeof configs[which], "/tmp/plaint-every-%d-%s.conf", (int)getpid(), profiles[which]);
	write_text(configs[which], s.data);
	faults_init(&faults);
	assert_int_equal(profile_load(configs[which], 1772413200, &bare, &faults, &err), 0);
	faults_release(&faults);
	str_clear(&s);
	describe(&s, profiles[which], bare);
	site_unref(bare);
	write_text(configs[which], s.data);
	str_release(&s);
	hall_config = configs[which];
	hall_up(&state);
	unlink(configs[which]);
	return state;
}

/* --- what a field is filled in with -------------------------------------------------- */

static const char *choice(struct hall *h, const struct form_field *f)
{
	size_t count;
	const struct label *list = site_labels(h->site, str_or_empty(f->source), &count);

	if (f->choices.count)
		return f->choices.item[0];
	return count ? list[0].s.title : "";
}

static const char *filling(struct hall *h, const char *action, const char *name)
{
	const struct form_field *f = form_find(site_form(h->site, action), name);
	const char *type;

	if (!f)
		f = form_find(site_form(h->site, "intake"), name);
	if (!f)
		f = form_find(site_form(h->site, "edit"), name);
	if (!f)
		return str_equal(name, "department") ? h->site->departments[0].s.title : "已办";
	type = f->type;
	if (str_equal(type, "choice") || str_equal(type, "choices"))
		return choice(h, f);
	if (str_equal(type, "yesno"))
		return str_equal(name, "revisit") ? "no" : "yes";
	if (str_equal(type, "staff"))
		return "anna";
	if (str_equal(type, "department"))
		return h->site->departments[0].s.title;
	if (str_equal(type, "category"))
		return h->site->categories[h->site->categories_count - 1].s.title;
	if (str_equal(type, "time"))
		return "2026-03-20T10:00";
	if (str_equal(type, "date"))
		return "2026-03-20";
	if (str_equal(type, "number"))
		return arena_printf(&h->a, "%d", (int)(f->min > 20 ? f->min : f->max && f->max < 20 ? f->max : 20));
	if (str_equal(type, "email"))
		return "li@example.com";
	return str_equal(type, "phone") ? "13800138000" : "已办";
}

/* Feedback brings what the record still lacks. */
static void fill_form(struct hall *h, const struct complaint *c, enum action action, struct values *given)
{
	const char *name = action_table[action].name;
	const struct form *f = action == ACTION_FEEDBACK ? site_form(h->site, name) : NULL;

	for (size_t i = 0; f && i < f->field_count; i++)
		if (str_empty(complaint_field(c, f->fields[i].s.title)))
			values_set(&h->a, given, f->fields[i].s.title, filling(h, name, f->fields[i].s.title));
}

/* Of the values only those the profile allows now are offered (HT-8). */
static void keep_allowed(struct hall *h, const struct complaint *c, enum action action, struct values *given)
{
	struct allowed *list;
	size_t n = lifecycle_allowed(&h->a, h->site, c, action, given, &list);

	for (size_t i = 0; i < n; i++)
		if (!allowed_holds(&list[i], values_get(given, list[i].field)))
			values_set(&h->a, given, list[i].field, list[i].keys.item[0]);
}

/* Upward where the archive waits for that (HT-6), else the result. */
static const char *wanted_notice(struct hall *h, const struct complaint *c)
{
	const char *first = require_first(h->site, c, ACTION_ARCHIVE);

	return str_starts(str_or_empty(first), "notify:") ? strchr(first, ':') + 1 : "result";
}

/* Everything the action asks for, as its form shows it. */
static enum err_code filled(struct hall *h, const char *login, const char *number, enum action action)
{
	const char *name = action_table[action].name;
	const struct complaint *c = look(h, number);
	struct values given = { NULL, 0 };

	fill_form(h, c, action, &given);
	for (int round = 0; round < 4; round++) {
		struct texts missing = lifecycle_missing(&h->a, h->site, c, action, &given, h->now);

		for (size_t i = 0; i < missing.count; i++)
			values_set(&h->a, &given, missing.item[i], filling(h, name, missing.item[i]));
	}
	keep_allowed(h, c, action, &given);
	if (action == ACTION_REVISIT)
		values_set(&h->a, &given, "satisfied", "yes");
	if (action == ACTION_NOTIFY)
		values_set(&h->a, &given, "subject", wanted_notice(h, c));
	if (action == ACTION_INVESTIGATE)
		values_set(&h->a, &given, "report", "报告");
	h->q.fields = given;
	h->q.number = number;
	h->q.action = name;
	h->now += 60;
	return change(h, login, "act");
}

/* One step by what is next; whatever waits for somebody above is granted there. */
static void step(struct hall *h, const char *number, const char *what)
{
	const struct complaint *c = look(h, number);
	int next = lifecycle_next(h->site, c);

	if (next < 0)
		fail_msg("%s: nothing is next in state %s", what, state_names[c->state]);
	if (filled(h, next == ACTION_APPROVE ? "zong" : "anna", number, (enum action)next) != ERR_NONE)
		fail_msg("%s: %s in state %s: %s", what, action_table[next].name, state_names[c->state], said(h));
}

static void lead_to(struct hall *h, const char *number, enum state state, const char *what)
{
	for (int i = 0; look(h, number)->state != state; i++) {
		if (i == STEPS_MOST)
			fail_msg("%s: never %s, stays %s, next is %s", what, state_names[state], state_names[look(h, number)->state],
				action_table[lifecycle_next(h->site, look(h, number))].name);
		step(h, number, what);
	}
}

static const char *take_in(struct hall *h, const char *kind, const char *channel)
{
	struct values given = { NULL, 0 };
	struct complaint none = { .level = 3 };
	const struct form *f = site_form(h->site, "intake");

	complaint_field_set(&h->a, &none, "kind", kind);
	complaint_field_set(&h->a, &none, "channel", channel);
	values_set(&h->a, &given, "kind", kind);
	values_set(&h->a, &given, "channel", channel);
	/* All of the form, but what has a value of its own. */
	for (size_t i = 0; f && i < f->field_count; i++) {
		const char *name = f->fields[i].s.title;

		if (form_field_asked(&f->fields[i], channel) && !values_get(&given, name) && !str_equal(f->fields[i].type, "file") && !str_equal(name, "level") &&
			!str_equal(name, "callback") && !str_equal(name, "due_by") && !str_equal(name, "area") && !str_equal(f->fields[i].type, "complaint"))
			values_set(&h->a, &given, name, str_equal(f->fields[i].type, "time") ? "2026-03-02T08:00" : filling(h, "intake", name));
	}
	h->q.fields = given;
	if (change(h, "anna", "add") != ERR_NONE)
		fail_msg("%s by %s: %s", kind, channel, said(h));
	return arena_strdup(&h->a, h->r.complaint->number);
}

static void to_archive(struct hall *h, const char *kind, const char *channel, const char *profile)
{
	const char *number = take_in(h, kind, channel);

	lead_to(h, number, STATE_ARCHIVED, arena_printf(&h->a, "%s: %s by %s", profile, kind, channel));
}

/* What came before it was typed is dated by whoever types it, and its clocks start there
 * (GC-3, PU-2, PU-7, HT-6). A call is taken as it comes. */
static void dated(struct hall *h, const char *channel)
{
	const struct form_field *f = form_find(site_form(h->site, "intake"), "received");
	bool call = str_equal(channel, "phone");
	const struct complaint *c;

	assert_non_null(f);
	assert_false(str_empty(f->help) || str_empty(f->help_zh));
	assert_int_equal(form_field_asked(f, channel), !call);
	c = look(h, take_in(h, h->site->kinds[0].s.title, channel));
	assert_int_equal(c->received, call ? h->now : at(h, "2026-03-02 08:00:00"));
	assert_int_equal(c->registered, h->now);
	for (size_t i = 0; i < c->clock_count; i++)
		if (str_equal(c->clocks[i].cause, "received"))
			assert_int_equal(c->clocks[i].started, c->received);
	assert_true(c->clock_count > 0);
}

/* PW-7, GC-7, PU-13 ...: a profile works when one of every kind can be archived. */
static void walk(size_t which)
{
	struct hall *h = open_profile(which);
	void *state = h;

	for (size_t k = 0; k < h->site->kinds_count; k++)
		to_archive(h, h->site->kinds[k].s.title, h->site->channels[0].s.title, profiles[which]);
	for (size_t c = 0; c < h->site->channels_count; c++)
		dated(h, h->site->channels[c].s.title);
	for (size_t c = 1; c < h->site->channels_count; c++)
		to_archive(h, h->site->kinds[0].s.title, h->site->channels[c].s.title, profiles[which]);
	DONE(ask(h, "zong", "audit"));
	assert_int_equal(h->r.total, 0);
	hall_down(&state);
}

/* --- role by action by state ----------------------------------------------------------- */

static const char *one_in(struct hall *h, enum state state, const char *what)
{
	const char *number = take_in(h, h->site->kinds[0].s.title, h->site->channels[0].s.title);

	if (state == STATE_ACCEPTED)
		return number;
	if (state == STATE_REJECTED) {
		if (filled(h, "anna", number, ACTION_REJECT) != ERR_NONE)
			fail_msg("%s: reject: %s", what, said(h));
		return number;
	}
	if (state == STATE_SUSPENDED) {
		lead_to(h, number, STATE_HANDLING, what);
		if (filled(h, "anna", number, ACTION_SUSPEND) != ERR_NONE)
			fail_msg("%s: suspend: %s", what, said(h));
		if (look(h, number)->state != state)
			step(h, number, what);
		return number;
	}
	lead_to(h, number, state == STATE_REVISITED ? STATE_RESOLVED : state, what);
	if (state == STATE_REVISITED && filled(h, "anna", number, ACTION_REVISIT) != ERR_NONE)
		fail_msg("%s: revisit: %s", what, said(h));
	return number;
}

static void cell(struct hall *h, const char *who, const struct me *me, const char *number, enum action action, size_t seen[3])
{
	const struct complaint *c = look(h, number);
	size_t told = h->r.event_count;
	bool may = rights_may(me, action), possible = lifecycle_check(h->site, c, action, NULL) == 0;
	enum err_code code = act(h, who, number, action_table[action].name, "no_such_field", "x", NULL);
	bool by_state = str_starts(said(h), "cannot ");

	if (!may && code != ERR_DENIED)
		fail_msg("%s may not %s, and could: %s", who, action_table[action].name, said(h));
	if (may && (code != ERR_INPUT || by_state == possible) && code != ERR_DENIED)
		fail_msg("%s %s in state %s: %s", who, action_table[action].name, state_names[c->state], said(h));
	assert_null(h->r.complaint);
	assert_int_equal(h->o.notice_count, 0);
	assert_int_equal(look(h, number)->version, c->version);
	assert_int_equal(h->r.event_count, told);
	seen[!may ? 0 : possible ? 2 : 1]++;
}

/* Thousands of cells, each in the same memory. */
static void cell_apart(struct hall *h, struct arena *scratch, const char *who, const struct me *me, const char *number,
	enum action action, size_t seen[3])
{
	struct arena kept = h->a;

	arena_clear(scratch);
	h->a = *scratch;
	cell(h, who, me, number, action, seen);
	*scratch = h->a;
	h->a = kept;
}

static bool asked_for(enum action action)
{
	return action != ACTION_ACCEPT && action != ACTION_WARN && action != ACTION_BREACH && action != ACTION_RECOMPUTE;
}

static void matrix(size_t which)
{
	struct hall *h = open_profile(which);
	const char *number[STATE_COUNT];
	struct arena scratch = ARENA_INIT;
	size_t seen[3] = { 0, 0, 0 };
	void *state = h;

	for (int s = 0; s < STATE_COUNT; s++) {
		number[s] = one_in(h, (enum state)s, profiles[which]);
		assert_int_equal(look(h, number[s])->state, s);
	}
	for (size_t i = 0; i < h->site->roles_count; i++) {
		const char *login = arena_printf(&h->a, "one_%s", h->site->roles[i].s.title);
		const struct me *me = rights_me(&h->a, h->site, 1, login, false);

		for (int k = 0; k < ACTION_COUNT; k++)
			for (int s = 0; asked_for((enum action)k) && s < STATE_COUNT; s++)
				cell_apart(h, &scratch, login, me, number[s], (enum action)k, seen);
	}
	/* Refused by right, refused by state, let through: there is much of each. */
	assert_true(seen[0] > 300);
	assert_true(seen[1] > 100);
	assert_true(seen[2] > 100);
	arena_release(&scratch);
	hall_down(&state);
}

static void test_every_kind(void **state)
{
	(void)state;
	for (size_t i = 0; i < PROFILES; i++)
		walk(i);
}

static void test_rights_of_every_profile(void **state)
{
	(void)state;
	for (size_t i = 0; i < PROFILES; i++)
		matrix(i);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_every_kind), cmocka_unit_test(test_rights_of_every_profile) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
