/* Requests sent twice, records two people change, work of many in one. */
#include "hall.h"

#include <stdio.h>
#include <string.h>

#define ID "0123456789abcdef-1"

static void test_repeated_add(void **state)
{
	struct hall *h = *state;
	const char *n;

	h->q.id = ID;
	DONE(add(h, "chen", "text", "气费", "phone", "13800138000", NULL));
	n = h->r.complaint->number;
	assert_int_equal(h->o.changed.count, 1);
	/* A restart in between, a changed record: the answer is the same. */
	DONE(act(h, "chen", n, "edit", "name", "张伟", NULL));
	hall_again(h);
	h->now += HOUR;
	h->q.id = ID;
	DONE(add(h, "chen", "text", "气费", "phone", "13800138000", NULL));
	assert_string_equal(h->r.complaint->number, n);
	assert_int_equal(h->r.complaint->version, 1);
	assert_string_equal(h->r.complaint->value[FIELD_PHONE], "13800138000");
	/* Nothing happened: nobody is told. */
	assert_int_equal(h->o.changed.count, 0);
	assert_int_equal(h->o.notice_count, 0);
	assert_int_equal(events(h, n, NULL), 2);
	assert_string_equal(a_bill(h), "20260302-0002");
}

static void test_repeated_act(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	for (int i = 0; i < 3; i++) {
		h->q.id = ID;
		DONE(act(h, "chen", n, "note", "remark", "x", NULL));
		assert_int_equal(h->r.complaint->version, 2);
	}
	assert_int_equal(events(h, n, "note"), 1);
	/* Somebody else cannot read the answer with its id. */
	h->q.id = ID;
	assert_int_equal(act(h, "zhou", n, "note", "remark", "x", NULL), ERR_DENIED);
	assert_null(h->r.complaint);
	h->q.id = "short";
	assert_int_equal(act(h, "chen", n, "note", "remark", "x", NULL), ERR_INPUT);
	/* What was refused was not answered: it may be tried again. */
	h->q.id = ID "-2";
	assert_int_equal(act(h, "chen", n, "note", NULL), ERR_INPUT);
	h->q.id = ID "-2";
	DONE(act(h, "chen", n, "note", "remark", "y", NULL));
}

/* L-5: the second to save learns who was first, and what they changed. */
static void test_conflict(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	DONE(act(h, "lin", n, "edit", "name", "张威", "area", "east", NULL));
	DONE(act(h, "zhou", n, "note", "remark", "x", NULL));
	h->q.if_version = 1;
	assert_int_equal(act(h, "chen", n, "edit", "name", "章伟", NULL), ERR_CONFLICT);
	assert_non_null(strstr(said(h), "林芳"));
	assert_non_null(strstr(said(h), "周敏"));
	assert_non_null(strstr(said(h), "name"));
	assert_non_null(strstr(said(h), "area"));
	/* With what stands there now, and what happened, to merge from. */
	assert_string_equal(h->r.complaint->value[FIELD_NAME], "张威");
	assert_int_equal(h->r.complaint->version, 3);
	assert_int_equal(h->r.event_count, 2);
	assert_string_equal(look(h, n)->value[FIELD_NAME], "张威");
	h->q.if_version = 3;
	DONE(act(h, "chen", n, "edit", "name", "章伟", NULL));
	/* What the program does by itself puts nobody's form out of date. */
	h->now += 50 * MINUTE;
	assert_int_equal(sweep(h), 1);
	h->q.if_version = 4;
	DONE(act(h, "chen", n, "edit", "name", "张伟", NULL));
	h->q.if_version = 4;
	assert_int_equal(act(h, "chen", n, "edit", "name", "x", NULL), ERR_CONFLICT);
	/* The warning and chen's own edit. */
	assert_int_equal(h->r.event_count, 2);
	assert_null(strstr(said(h), "林芳"));
}

/* S-5, U-9: many at once, counted before, all or nothing. */
static void test_reassign_many(void **state)
{
	struct hall *h = *state;
	const char *number[6];
	struct texts some = { number, 3 };
	int64_t seen, newest = 0;

	for (int i = 0; i < 6; i++) {
		number[i] = a_bill(h);
		if (i < 5)
			DONE(act(h, "chen", number[i], "forward", NULL));
		else
			DONE(act(h, "chen", number[i], "reject", "reason", "自来水", "told", "yes", NULL));
	}
	h->q.filter.queue = "station";
	h->q.text = "dry-run";
	values_set(&h->a, &h->q.fields, "department", "operations");
	DONE(change(h, "lin", "reassign"));
	assert_int_equal(h->r.total, 5);
	assert_int_equal(h->r.row_count, 5);
	assert_int_equal(h->o.changed.count, 0);
	seen = h->r.place;
	assert_string_equal(look(h, number[0])->value[FIELD_DEPARTMENT], "station");
	assert_int_equal(events(h, number[0], "reassign"), 0);

	/* What was looked at is what is done: one changed since, and nothing is. */
	DONE(act(h, "chen", number[1], "note", "remark", "还有一句", NULL));
	h->q.filter.queue = "station";
	h->q.if_version = seen;
	values_set(&h->a, &h->q.fields, "department", "operations");
	assert_int_equal(change(h, "lin", "reassign"), ERR_CONFLICT);
	assert_string_equal(look(h, number[0])->value[FIELD_DEPARTMENT], "station");
	assert_int_equal(events(h, number[0], "reassign"), 0);

	/* It is named which, and who did what; what came before is not. */
	DONE(act(h, "lin", number[2], "urge", NULL));
	for (int i = 0; i < 2; i++) {
		h->q.text = i ? NULL : "dry-run";
		h->q.if_version = i ? seen : 0;
		h->q.filter.offset = i ? newest : 0;
		h->q.numbers = some;
		values_set(&h->a, &h->q.fields, "department", "operations");
		if (i) {
			assert_int_equal(change(h, "lin", "reassign"), ERR_CONFLICT);
			continue;
		}
		DONE(change(h, "lin", "reassign"));
		seen = h->r.place;
		newest = (int64_t)h->r.far.next;
		DONE(act(h, "chen", number[1], "note", "remark", "又一句", NULL));
		DONE(act(h, "lin", number[1], "urge", NULL));
	}
	assert_int_equal(h->r.row_count, 1);
	assert_int_equal(h->r.event_count, 1);
	assert_string_equal(h->r.rows[0].number, number[1]);
	assert_string_equal(h->r.rows[0].department, "station");
	assert_string_equal(h->r.events[0].action, "urge");
	assert_int_equal(h->r.events[0].complaint, h->r.rows[0].id);
	assert_non_null(strstr(said(h), number[1]));
	assert_non_null(strstr(said(h), h->r.events[0].name));

	/* One of them cannot be: none is. */
	h->q.numbers = (struct texts){ number + 3, 3 };
	values_set(&h->a, &h->q.fields, "person", "sun");
	assert_int_equal(change(h, "lin", "reassign"), ERR_INPUT);
	assert_non_null(strstr(said(h), number[5]));
	assert_string_equal(look(h, number[3])->value[FIELD_DEPARTMENT], "station");

	h->q.numbers = some;
	values_set(&h->a, &h->q.fields, "person", "sun");
	DONE(change(h, "lin", "reassign"));
	assert_int_equal(h->r.total, 3);
	assert_int_equal(h->o.changed.count, 3);
	assert_string_equal(look(h, number[2])->value[FIELD_PERSON], "sun");
	assert_int_equal(events(h, number[2], "reassign"), 1);
	h->q.filter.queue = "operations";
	DONE(ask(h, "lin", "list"));
	assert_int_equal(h->r.total, 3);
	assert_int_equal(change(h, "lin", "reassign"), ERR_INPUT);
	h->q.numbers = some;
	assert_int_equal(change(h, "chen", "reassign"), ERR_DENIED);
}

static void test_drafts(void **state)
{
	struct hall *h = *state;
	static char big[(256 << 10) + 1];
	char id[16];

	h->q.text = "d1";
	h->q.action = "intake";
	h->q.bytes = "\x81\x01";
	h->q.bytes_len = 2;
	DONE(change(h, "chen", "draft-put"));
	assert_int_equal(h->o.changed.count, 0);
	hall_again(h);
	DONE(ask(h, "chen", "draft-list"));
	assert_int_equal(h->r.draft_count, 1);
	assert_string_equal(h->r.drafts[0].id, "d1");
	assert_string_equal(h->r.drafts[0].form, "intake");
	assert_int_equal(h->r.drafts[0].saved, h->now);
	assert_int_equal(h->r.drafts[0].bytes_len, 2);
	/* One's own only. */
	DONE(ask(h, "zhou", "draft-list"));
	assert_int_equal(h->r.draft_count, 0);
	h->q.text = "d1";
	DONE(change(h, "zhou", "draft-drop"));
	DONE(ask(h, "chen", "draft-list"));
	assert_int_equal(h->r.draft_count, 1);
	h->q.text = "d1";
	h->q.bytes = big;
	h->q.bytes_len = sizeof(big);
	assert_int_equal(change(h, "chen", "draft-put"), ERR_INPUT);
	assert_int_equal(change(h, "chen", "draft-put"), ERR_INPUT);
	for (int i = 2; i <= 100; i++) {
		snprintf(id, sizeof(id), "d%d", i);
		h->q.text = id;
		DONE(change(h, "chen", "draft-put"));
	}
	h->q.text = "one-too-many";
	assert_int_equal(change(h, "chen", "draft-put"), ERR_INPUT);
	h->q.text = "d100";
	DONE(change(h, "chen", "draft-put"));
	h->q.text = "d1";
	DONE(change(h, "chen", "draft-drop"));
	h->q.text = "d1";
	DONE(change(h, "chen", "draft-drop"));
	DONE(ask(h, "chen", "draft-list"));
	assert_int_equal(h->r.draft_count, 99);
}

/* A frame may claim much; it is not looked at one by one. */
static void test_too_much(void **state)
{
	struct hall *h = *state;
	struct value *many = arena_array(&h->a, 100000, sizeof(*many));
	const char **numbers = arena_array(&h->a, 100000, sizeof(*numbers));

	for (int i = 0; i < 100000; i++) {
		many[i].name = arena_printf(&h->a, "f%d", i);
		many[i].text = "x";
		numbers[i] = "20260302-0001";
	}
	h->q.fields = (struct values){ many, 100000 };
	assert_int_equal(change(h, "chen", "add"), ERR_INPUT);
	h->q.fields = (struct values){ many, 100000 };
	assert_int_equal(ask(h, "chen", "earlier"), ERR_INPUT);
	h->q.numbers = (struct texts){ numbers, 100000 };
	assert_int_equal(change(h, "lin", "reassign"), ERR_INPUT);
	assert_string_equal(a_bill(h), "20260302-0001");
}

static bool may_copy(struct hall *h, const char *login, bool serving)
{
	const struct caller who = { .uid = 1001, .login = login, .serving_account = serving, .from = "cli" };

	return casework_may_copy(h->cw, &who);
}

/* A copy holds everything unmasked (P-3): only who may "backup" and sees "all". */
static void test_who_copies(void **state)
{
	struct hall *h = *state;

	assert_true(may_copy(h, "bao", false));
	assert_false(may_copy(h, "ban", false));
	assert_false(may_copy(h, "zong", false));
	assert_false(may_copy(h, "chen", false));
	assert_false(may_copy(h, "nobody", false));
	assert_false(may_copy(h, "nobody", true));
}

/* As the account that runs the server, on a site that has a staff list. */
static enum err_code import(struct hall *h, const void *bytes, size_t len)
{
	const struct caller who = { .uid = 1, .login = "plaint", .serving_account = true, .looks_after = true, .from = "cli" };

	h->q.op = "import";
	h->q.bytes = bytes;
	h->q.bytes_len = len;
	reply_init(&h->r);
	casework_change(h->cw, &who, h->now, &h->q, &h->a, &h->r, &h->o);
	request_init(&h->q);
	return h->r.err.code;
}

/* Rows go into a store that is being filled, never into one that is in use; a broken one
 * is refused with its place, and what came with it is not there either. */
static void test_import_rows(void **state)
{
	static const char broken[] = "\x92\xc0\xc0", cut[] = "\x92\xc0";
	struct hall *h = *state;

	assert_int_equal(import(h, broken, 3), ERR_INPUT);
	assert_non_null(strstr(said(h), "kept aside"));
	casework_set_aside(h->cw);
	assert_int_equal(import(h, cut, 2), ERR_INPUT);
	assert_int_equal(import(h, broken, 3), ERR_INPUT);
	assert_int_equal(h->r.total, 0);
	assert_non_null(strstr(said(h), "no row"));
}

static int keeper_up(void **state)
{
	const char *usual = hall_config;
	int rc;

	hall_config = "tests/casework/keeper.conf";
	rc = hall_up(state);
	hall_config = usual;
	return rc;
}

#define T(f) cmocka_unit_test_setup_teardown(f, hall_up, hall_down)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_repeated_add), T(test_repeated_act), T(test_conflict), T(test_reassign_many), T(test_drafts), T(test_too_much),
		cmocka_unit_test_setup_teardown(test_who_copies, keeper_up, hall_down),
		cmocka_unit_test_setup_teardown(test_import_rows, hall_up, hall_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
