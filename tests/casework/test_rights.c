/* Who may do what (P-1), whose data they see (P-3): on this side of the socket. */
#include "hall.h"

#include <string.h>

#include "plaint/rules/lifecycle.h"
#include "plaint/rules/rights.h"

static const char *const everybody[] = { "chen", "zhou", "lin", "wang", "li", "sun", "he", "du", "gu", "zong", "guan" };
#define PEOPLE (sizeof(everybody) / sizeof(*everybody))

/* Every role, every action: refused exactly when the profile does not name it, before
 * anything of the record is told. */
static void test_matrix(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);
	size_t refused = 0;

	for (size_t i = 0; i < PEOPLE; i++) {
		struct me *me = rights_me(&h->a, h->site, 1, everybody[i], false);

		for (int k = 0; k < ACTION_COUNT; k++) {
			bool may = rights_may(me, k);
			bool offered = k != ACTION_ACCEPT && k != ACTION_WARN && k != ACTION_BREACH && k != ACTION_RECOMPUTE;
			enum err_code code;

			/* On a number that does not exist: who may gets "none", who may not "denied". */
			code = act(h, everybody[i], "20990101-0001", action_table[k].name, NULL);
			assert_int_equal(code, !offered ? ERR_INPUT : may ? ERR_NO : ERR_DENIED);
			code = act(h, everybody[i], n, action_table[k].name, "no_such_field", "x", NULL);
			if (offered && !may) {
				assert_int_equal(code, ERR_DENIED);
				assert_null(h->r.complaint);
				refused++;
			} else {
				assert_int_not_equal(code, ERR_DENIED);
			}
		}
		assert_int_equal(add(h, everybody[i], "text", "x", NULL),
			rights_may(me, ACTION_ACCEPT) ? ERR_NONE : ERR_DENIED);
	}
	assert_true(refused > 100);
	/* Nothing of all that came through but reveals, which are events, and takes. */
	assert_int_equal(events(h, n, "resolve"), 0);
}

/* One complaint in each state. */
static void one_of_each(struct hall *h, const char *number[STATE_COUNT])
{
	for (int s = 0; s < STATE_COUNT; s++) {
		const char *n = number[s] = a_bill(h);

		if (s == STATE_REJECTED)
			DONE(act(h, "chen", n, "reject", "reason", "x", "told", "yes", NULL));
		if (s == STATE_ACCEPTED || s == STATE_REJECTED)
			continue;
		DONE(act(h, "chen", n, "forward", NULL));
		if (s != STATE_FORWARDED)
			DONE(act(h, "he", n, "receive", NULL));
		if (s == STATE_SUSPENDED)
			DONE(act(h, "lin", n, "suspend", "reason", "x", NULL));
		if (s == STATE_RESOLVED || s == STATE_REVISITED || s == STATE_ARCHIVED)
			DONE(act(h, "he", n, "resolve", "facts", "a", "measures", "b", "accountability", "c", "satisfaction",
				"satisfied", "revisit", s == STATE_REVISITED ? "yes" : "no", NULL));
		if (s == STATE_REVISITED)
			DONE(act(h, "chen", n, "revisit", "satisfied", "yes", "satisfaction", "satisfied", NULL));
		if (s == STATE_ARCHIVED)
			DONE(act(h, "chen", n, "archive", NULL));
		assert_int_equal(look(h, n)->state, s);
	}
}

/* One cell of the matrix: what is offered (the menu, the forms and completion ask the same
 * two rules) is what the server lets through to the fields, where this request fails;
 * what is not is refused before, and neither leaves a trace on the record. */
static void cell(struct hall *h, const char *who, const struct me *me, const char *number, enum action action,
	size_t seen[3])
{
	const struct complaint *c = look(h, number);
	uint32_t version = c->version;
	enum state state = c->state;
	size_t told = events(h, number, NULL);
	bool may = rights_may(me, action), possible = lifecycle_check(h->site, look(h, number), action, NULL) == 0;
	enum err_code code = act(h, who, number, action_table[action].name, "no_such_field", "x", NULL);
	bool by_state = str_starts(said(h), "cannot ");

	if (!may) {
		assert_int_equal(code, ERR_DENIED);
	} else {
		assert_int_equal(code, ERR_INPUT);
		if (by_state == possible)
			fail_msg("%s %s in state %s: %s", who, action_table[action].name, state_names[state], said(h));
	}
	assert_null(h->r.complaint);
	assert_int_equal(h->o.changed.count, 0);
	assert_int_equal(h->o.notice_count, 0);
	assert_int_equal(look(h, number)->version, version);
	assert_int_equal(look(h, number)->state, state);
	assert_int_equal(events(h, number, NULL), told);
	seen[!may ? 0 : possible ? 2 : 1]++;
}

/* P-1, L-1: role by action by state. */
static void test_role_action_state(void **state)
{
	struct hall *h = *state;
	const char *number[STATE_COUNT];
	size_t seen[3] = { 0, 0, 0 };

	one_of_each(h, number);
	for (size_t i = 0; i < PEOPLE; i++) {
		const struct me *me = rights_me(&h->a, h->site, 1, everybody[i], false);

		for (int k = 0; k < ACTION_COUNT; k++) {
			if (k == ACTION_ACCEPT || k == ACTION_WARN || k == ACTION_BREACH || k == ACTION_RECOMPUTE || k == ACTION_DESTROY)
				continue;
			for (int s = 0; s < STATE_COUNT; s++)
				cell(h, everybody[i], me, number[s], k, seen);
		}
	}
	/* Refused by right, refused by state, let through: there is much of each. */
	assert_true(seen[0] > 800);
	assert_true(seen[1] > 200);
	assert_true(seen[2] > 200);
}

/* The action that follows an `add` needs its own right. */
static void test_next_needs_its_right(void **state)
{
	struct hall *h = *state;

	h->q.next = "forward";
	assert_int_equal(add(h, "he", "text", "x", NULL), ERR_DENIED);
	/* All or nothing: not registered either. */
	assert_string_equal(a_bill(h), "20260302-0001");
	/* But an emergency is sent on by the program, whoever takes it. */
	h->q.emergency = true;
	DONE(add(h, "he", "phone", "13800138000", "text", "漏气", NULL));
	assert_int_equal(h->r.complaint->state, STATE_FORWARDED);
}

static void test_strangers(void **state)
{
	static const char *const reads[] = { "show", "list", "counts", "earlier", "find", "draft-list", "verify", "status" };
	static const char *const changes[] = { "add", "act", "reassign", "draft-put", "draft-drop", "sweep" };
	struct hall *h = *state;
	const char *n = a_bill(h);

	for (size_t i = 0; i < sizeof(reads) / sizeof(*reads); i++) {
		h->q.number = n;
		h->q.text = "1380";
		assert_int_equal(ask(h, "root", reads[i]), ERR_DENIED);
		assert_int_equal(h->r.row_count, 0);
		assert_null(h->r.complaint);
		assert_null(h->r.counts);
	}
	for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
		h->q.number = n;
		h->q.action = "note";
		h->q.text = "1380";
		assert_int_equal(change(h, "root", changes[i]), ERR_DENIED);
		assert_null(h->r.complaint);
	}
	assert_int_equal(ask(h, "chen", "no-such-operation"), ERR_INPUT);
	assert_int_equal(change(h, "chen", "show"), ERR_INPUT);
}

static void masked(const struct complaint *c)
{
	assert_string_equal(c->value[FIELD_NAME], "张*");
	assert_string_equal(c->value[FIELD_PHONE], "138****8000");
	assert_int_equal(strncmp(c->value[FIELD_ADDRESS], "学院路", 9), 0);
	assert_null(strstr(c->value[FIELD_ADDRESS], "3-402"));
}

static void test_masks(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	/* Its taker sees whom they talked to, a colleague does not. */
	h->q.number = n;
	assert_int_equal(ask(h, "chen", "show"), ERR_NONE);
	assert_string_equal(h->r.complaint->value[FIELD_NAME], "张伟");
	h->q.number = n;
	assert_int_equal(ask(h, "zhou", "show"), ERR_NONE);
	masked(h->r.complaint);
	/* The event of the registration tells no more than the record. */
	for (size_t i = 0; i < h->r.events[0].change_count; i++) {
		const struct change *c = &h->r.events[0].changes[i];

		if (str_equal(c->field, "phone"))
			assert_string_equal(c->after, "138****8000");
		if (str_equal(c->field, "name"))
			assert_string_equal(c->after, "张*");
		assert_null(strstr(str_or_empty(c->after), "3-402"));
	}
	h->q.filter.limit = 10;
	assert_int_equal(ask(h, "zhou", "list"), ERR_NONE);
	assert_string_equal(h->r.rows[0].phone, "138****8000");
	assert_string_equal(h->r.rows[0].name, "张*");
	/* Nobody finds by what is masked for them, but by the end that is shown. */
	h->q.text = "13800138000";
	assert_int_equal(ask(h, "zhou", "find"), ERR_NONE);
	assert_int_equal(h->r.row_count, 0);
	h->q.text = "8000";
	assert_int_equal(ask(h, "zhou", "find"), ERR_NONE);
	assert_string_equal(h->r.rows[0].phone, "138****8000");
	values_set(&h->a, &h->q.fields, "phone", "8000");
	assert_int_equal(ask(h, "zhou", "earlier"), ERR_NONE);
	assert_string_equal(h->r.rows[0].name, "张*");
	/* In their own department's queue everybody of it sees. */
	DONE(act(h, "chen", n, "forward", NULL));
	h->q.number = n;
	assert_int_equal(ask(h, "he", "show"), ERR_NONE);
	assert_string_equal(h->r.complaint->value[FIELD_PHONE], "13800138000");
	h->q.number = n;
	assert_int_equal(ask(h, "sun", "show"), ERR_NONE);
	masked(h->r.complaint);
	/* Whoever changes a record without seeing it gets it masked, too. */
	DONE(act(h, "zhou", n, "note", "remark", "又来电", NULL));
	masked(h->r.complaint);
}

/* What hides a name hides it in every other text of the record, too; and what stars
 * hide is never overwritten by the stars. */
static void test_masks_in_texts(void **state)
{
	static const char *const secrets[] = { "张伟国", "13800138000", "3-402" };
	struct hall *h = *state;
	const char *n, *story;

	DONE(add(h, "chen", "phone", "13800138000", "name", "张伟国", "address", "学院路12号3-402", "place",
		"学院路12号3-402", "text", "张伟国，学院路12号3-402，电话13800138000，表数不对", "category", "meter/reading", NULL));
	n = h->r.complaint->number;
	DONE(act(h, "chen", n, "note", "remark", "张伟国又来电，回13800138000", NULL));
	h->q.number = n;
	assert_int_equal(ask(h, "zhou", "show"), ERR_NONE);
	for (size_t s = 0; s < sizeof(secrets) / sizeof(*secrets); s++) {
		assert_null(strstr(h->r.complaint->value[FIELD_TEXT], secrets[s]));
		assert_null(strstr(h->r.complaint->value[FIELD_PLACE], secrets[s]));
		for (size_t i = 0; i < h->r.event_count; i++) {
			assert_null(strstr(str_or_empty(h->r.events[i].remark), secrets[s]));
			for (size_t k = 0; k < h->r.events[i].change_count; k++)
				assert_null(strstr(str_or_empty(h->r.events[i].changes[k].after), secrets[s]));
		}
	}
	assert_string_equal(h->r.events[h->r.event_count - 1].remark, "张**又来电，回138****8000");
	h->q.filter.limit = 10;
	assert_int_equal(ask(h, "zhou", "list"), ERR_NONE);
	assert_null(strstr(h->r.rows[0].text, "张伟国"));

	DONE(act(h, "zhou", n, "edit", "phone", "138****8000", "name", "张**", "address", "学院路******", "object",
		"抄表员", NULL));
	assert_string_equal(look(h, n)->value[FIELD_PHONE], "13800138000");
	assert_string_equal(look(h, n)->value[FIELD_NAME], "张伟国");
	assert_string_equal(look(h, n)->value[FIELD_ADDRESS], "学院路12号3-402");
	assert_string_equal(look(h, n)->value[FIELD_OBJECT], "抄表员");
	/* Nor the story: sent back as shown it stays, with a word more it is refused. */
	h->q.number = n;
	assert_int_equal(ask(h, "zhou", "show"), ERR_NONE);
	story = arena_strdup(&h->a, h->r.complaint->value[FIELD_TEXT]);
	DONE(act(h, "zhou", n, "edit", "text", story, "object", "收费员", NULL));
	assert_non_null(strstr(look(h, n)->value[FIELD_TEXT], "张伟国"));
	assert_int_equal(act(h, "zhou", n, "edit", "text", arena_printf(&h->a, "%s。2*3", story), NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "text");
	assert_non_null(strstr(look(h, n)->value[FIELD_TEXT], "张伟国"));
	DONE(act(h, "zhou", n, "edit", "text", "表数不对，2*3", NULL));
	assert_string_equal(look(h, n)->value[FIELD_TEXT], "表数不对，2*3");
	assert_int_equal(act(h, "zhou", n, "edit", "phone", "139****8000", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "phone");
}

/* Each unmasking is an event, and holds for that one reply. */
static void test_reveal(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);
	uint32_t version = look(h, n)->version;

	DONE(act(h, "zhou", n, "reveal", NULL));
	assert_string_equal(h->r.complaint->value[FIELD_NAME], "张伟");
	assert_string_equal(h->r.complaint->value[FIELD_ADDRESS], "学院路12号3-402");
	assert_int_equal(events(h, n, "reveal"), 1);
	assert_string_equal(event_of(h, n, "reveal")->login, "zhou");
	assert_string_equal(event_of(h, n, "reveal")->name, "周敏");
	/* It changes nothing: nobody's form is out of date by it. */
	assert_int_equal(look(h, n)->version, version);
	h->q.number = n;
	assert_int_equal(ask(h, "zhou", "show"), ERR_NONE);
	masked(h->r.complaint);
	assert_int_equal(act(h, "guan", n, "reveal", NULL), ERR_DENIED);
	assert_int_equal(events(h, n, "reveal"), 1);
}

/* P-3: complaining again copies the customer's data to where the taker sees them. Who
 * does not see them in the original reveals them by it: an event there; who may not
 * reveal gets none of them. GC-8's record itself is registered all the same. */
static void test_copying_is_revealing(void **state)
{
	static const char *const secret[] = { "张伟", "13800138000", "学院路12号3-402" };
	struct hall *h = *state;
	const char *n = a_bill(h), *again;
	const struct complaint *c;
	struct role *taker = (struct role *)site_role(h->site, "taker");
	size_t reveal = 0;

	DONE(act(h, "chen", n, "forward", NULL));
	/* Its own taker sees them anyway: no reveal. */
	DONE(act(h, "chen", n, "recomplain", "text", "又错", NULL));
	assert_int_equal(events(h, n, "reveal"), 0);

	DONE(act(h, "zhou", n, "recomplain", "text", "还是错", NULL));
	again = h->r.complaint->number;
	assert_string_equal(h->r.complaint->value[FIELD_NAME], secret[0]);
	assert_int_equal(events(h, n, "reveal"), 1);
	assert_string_equal(event_of(h, n, "reveal")->login, "zhou");
	assert_string_equal(changed(h, n, "reveal", "copied to"), arena_printf(&h->a, ">%s", again));

	/* What the customer says themselves is copied from nowhere. */
	DONE(act(h, "zhou", n, "recomplain", "text", "第四次", "name", secret[0], "phone", secret[1], "address",
		secret[2], NULL));
	assert_int_equal(events(h, n, "reveal"), 1);

	while (!str_equal(taker->may.item[reveal], "reveal"))
		reveal++;
	taker->may.item[reveal] = "note";
	DONE(act(h, "zhou", n, "recomplain", "text", "第五次", "phone", "13900139000", NULL));
	c = look(h, h->r.complaint->number);
	assert_string_equal(c->value[FIELD_PHONE], "13900139000");
	assert_null(c->value[FIELD_NAME]);
	assert_null(c->value[FIELD_ADDRESS]);
	assert_string_equal(c->value[FIELD_CATEGORY], "bill/amount");
	assert_string_equal(c->original, n);
	assert_int_equal(events(h, n, "reveal"), 1);
	taker->may.item[reveal] = "reveal";
	/* Without the right to complain again nobody attaches a record to another either. */
	assert_int_equal(add(h, "he", "text", "x", "original", n, NULL), ERR_DENIED);
	h->q.emergency = true;
	DONE(add(h, "he", "phone", "13800138000", "text", "漏气", "original", n, NULL));
	assert_null(h->r.complaint->original);
	assert_int_equal(h->r.notes.count, 1);
}

static enum err_code alone(struct hall *h, bool serving, const char *number, const char *action)
{
	struct caller who = { .uid = 7, .login = "only", .serving_account = serving, .looks_after = serving, .from = "cli" };

	h->q.op = number ? "act" : "add";
	h->q.number = number;
	h->q.action = action;
	reply_init(&h->r);
	casework_change(h->cw, &who, h->now, &h->q, &h->a, &h->r, &h->o);
	request_init(&h->q);
	return h->r.err.code;
}

/* Without a staff section the serving account holds every role; what it approves for
 * itself is marked so. */
static void test_alone(void **state)
{
	struct hall *h = *state;
	struct site *bare;
	struct err err = ERR_INIT;
	const struct node *n;
	const char *number;
	struct pack p;

	pack_init(&p);
	site_pack(&p, h->site);
	assert_int_equal(wire_parse(&h->a, p.out.data, p.out.len, &n, &err), 0);
	assert_int_equal(site_unpack(n, &bare, &err), 0);
	pack_release(&p);
	bare->staff_count = 0;
	assert_int_equal(casework_reload(h->cw, bare, &err), 0);
	site_unref(bare);
	values_set(&h->a, &h->q.fields, "text", "气费");
	assert_int_equal(alone(h, false, NULL, NULL), ERR_DENIED);
	values_set(&h->a, &h->q.fields, "text", "气费");
	assert_int_equal(alone(h, true, NULL, NULL), ERR_NONE);
	number = h->r.complaint->number;
	assert_int_equal(alone(h, true, number, "take"), ERR_NONE);
	assert_string_equal(h->r.complaint->value[FIELD_PERSON], "only");
	assert_string_equal(h->r.complaint->value[FIELD_DEPARTMENT], "service");
	values_set(&h->a, &h->q.fields, "clock", "settle");
	values_set(&h->a, &h->q.fields, "limit", "1wd");
	values_set(&h->a, &h->q.fields, "reason", "x");
	assert_int_equal(alone(h, true, number, "extend"), ERR_NONE);
	assert_int_equal(alone(h, true, number, "approve"), ERR_NONE);
	assert_int_equal(casework_reload(h->cw, h->site, &err), 0);
	assert_string_equal(changed(h, number, "approve", "own request"), ">yes");
	assert_int_equal(event_of(h, number, "approve")->uid, 7);
}

#define T(f) cmocka_unit_test_setup_teardown(f, hall_up, hall_down)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_matrix), T(test_role_action_state), T(test_next_needs_its_right), T(test_strangers), T(test_masks), T(test_masks_in_texts), T(test_reveal),
		T(test_copying_is_revealing), 		T(test_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
