#include "check.h"

#include "plaint/action.h"
#include "plaint/complaint.h"
#include "plaint/event.h"
#include "plaint/str.h"
#include "plaint/utf8.h"

static struct arena a;

static int tear_down(void **state)
{
	(void)state;
	arena_release(&a);
	return 0;
}

static const struct node *parse(const struct pack *p)
{
	const struct node *n = NULL;

	assert_int_equal(wire_parse(&a, p->out.data, p->out.len, &n, NULL), 0);
	return n;
}

/* A complaint with something in every member. */
static struct complaint *full_complaint(void)
{
	static struct pause pauses[] = {{100, 200}, {300, INSTANT_NONE}};
	static struct clock_move moves[] = {{400, "2wd", "岩土勘察", "li", "wang", 500, 600}, {700, "1wd", "x", "li", NULL, 8, 9}};
	static const char *again[] = {"20261123-0001", "20261124-0002"};
	static const char *assisting[] = {"market"};
	static struct evidence files[] = {{"表.jpg", "00ff", 12, 1795000150, "chen", NULL}, {"a.pdf", "11ee", 1, 5, "li", "scan"}};
	struct complaint *c = arena_alloc(&a, sizeof *c);

	c->id = 31;
	c->number = "20261122-0031";
	c->version = 7;
	c->state = STATE_SUSPENDED;
	c->before = STATE_HANDLING;
	c->level = 1;
	c->emergency = c->revisit = true;
	c->received = 1795000000;
	c->registered = 1795000100;
	c->updated = 1795000200;
	c->closed = 1795000300;
	c->taker = "zhang";
	c->original = "20261003-0044";
	c->recomplaints = again;
	c->recomplaint_count = 2;
	c->assisting = assisting;
	c->assisting_count = 1;
	c->returned = 2;
	c->files = files;
	c->file_count = 2;
	for (int i = 0; i < FIELD_COUNT; i++)
		c->value[i] = arena_printf(&a, "值 %d of %s", i, field_table[i].name);
	values_set(&a, &c->extra, "meter_number", "A-17");
	values_set(&a, &c->extra, "温度", "16.5");
	c->clocks = arena_array(&a, 2, sizeof *c->clocks);
	c->clock_count = 2;
	c->clocks[0] = (struct clock_run){.name = "forward", .run = 1, .state = CLOCK_MET, .limit = "1h",
		.cause = "received", .started = 1, .stopped = 2, .due = 3, .original_due = 3};
	c->clocks[1] = (struct clock_run){.name = "settle", .run = 2, .state = CLOCK_BREACHED, .limit = "3wd",
		.warn = "1wd", .rule = "GC-4", .cause = "forward", .started = 10, .due = 20, .original_due = 18,
		.warn_at = 15, .warned = 16, .breached = 20, .escalated = 2, .next_step = 30, .provisional = true,
		.seen_late = true, .reasoned = true, .pauses = pauses, .pause_count = 2, .moves = moves, .move_count = 2};
	return c;
}

static void assert_same_run(const struct clock_run *x, const struct clock_run *y)
{
	assert_string_equal(x->name, y->name);
	assert_int_equal(x->run, y->run);
	assert_int_equal(x->state, y->state);
	assert_string_equal(x->limit, y->limit);
	assert_true(str_equal(x->warn, y->warn) && str_equal(x->rule, y->rule) && str_equal(x->cause, y->cause));
	assert_true(x->started == y->started && x->stopped == y->stopped && x->due == y->due);
	assert_true(x->original_due == y->original_due && x->warn_at == y->warn_at && x->warned == y->warned);
	assert_true(x->breached == y->breached && x->escalated == y->escalated && x->next_step == y->next_step);
	assert_true(x->provisional == y->provisional && x->seen_late == y->seen_late && x->reasoned == y->reasoned);
	assert_int_equal(x->pause_count, y->pause_count);
	for (size_t i = 0; i < x->pause_count; i++)
		assert_true(x->pauses[i].from == y->pauses[i].from && x->pauses[i].to == y->pauses[i].to);
	assert_int_equal(x->move_count, y->move_count);
	for (size_t i = 0; i < x->move_count; i++) {
		const struct clock_move *m = &x->moves[i], *n = &y->moves[i];

		assert_true(m->at == n->at && m->due_before == n->due_before && m->due_after == n->due_after);
		assert_true(str_equal(m->limit, n->limit) && str_equal(m->reason, n->reason));
		assert_true(str_equal(m->by, n->by) && str_equal(m->approved, n->approved));
	}
}

static void assert_same(const struct complaint *x, const struct complaint *y)
{
	assert_true(x->id == y->id && x->version == y->version && x->level == y->level);
	assert_true(x->state == y->state && x->before == y->before);
	assert_true(x->emergency == y->emergency && x->revisit == y->revisit && x->returned == y->returned);
	assert_true(x->received == y->received && x->registered == y->registered);
	assert_true(x->updated == y->updated && x->closed == y->closed);
	assert_string_equal(x->number, y->number);
	assert_true(str_equal(x->taker, y->taker) && str_equal(x->original, y->original));
	assert_int_equal(x->recomplaint_count, y->recomplaint_count);
	for (size_t i = 0; i < x->recomplaint_count; i++)
		assert_string_equal(x->recomplaints[i], y->recomplaints[i]);
	assert_int_equal(x->assisting_count, y->assisting_count);
	for (size_t i = 0; i < x->assisting_count; i++)
		assert_string_equal(x->assisting[i], y->assisting[i]);
	assert_int_equal(x->file_count, y->file_count);
	for (size_t i = 0; i < x->file_count; i++) {
		const struct evidence *f = &x->files[i], *g = &y->files[i];

		assert_string_equal(f->name, g->name);
		assert_string_equal(f->hash, g->hash);
		assert_true(f->size == g->size && f->at == g->at && str_equal(f->by, g->by) && str_equal(f->field, g->field));
	}
	for (int i = 0; i < FIELD_COUNT; i++)
		assert_true(str_equal(x->value[i], y->value[i]));
	assert_int_equal(x->extra.count, y->extra.count);
	for (size_t i = 0; i < x->extra.count; i++)
		assert_string_equal(values_get(&x->extra, x->extra.item[i].name), values_get(&y->extra, x->extra.item[i].name));
	assert_int_equal(x->clock_count, y->clock_count);
	for (size_t i = 0; i < x->clock_count; i++)
		assert_same_run(&x->clocks[i], &y->clocks[i]);
}

static void a_record_comes_back(void **state)
{
	struct complaint *c = full_complaint(), back;
	struct pack p;

	(void)state;
	pack_init(&p);
	complaint_pack(&p, c);
	assert_int_equal(complaint_unpack(&a, parse(&p), &back, NULL), 0);
	assert_same(c, &back);
	assert_int_equal(back.unknown_count, 0);
	pack_release(&p);
}

/* A name from anywhere becomes one that can be kept and written to a disk. */
static void names_of_files(void **state)
{
	static const char *const names[][2] = {
		{"photo.jpg", "photo.jpg"}, {"/home/li/表 前面.JPG", "表 前面.JPG"}, {"C:\\Fotos\\a.png", "a.png"}, {"a/b/", "b_"},
		{"a\nb\x1b[31m\x7f.txt", "a b[31m.txt"}, {"gpj.\xe2\x80\xae" "exe", "gpj.exe"}, {"..", "file"}, {".bashrc", "bashrc"},
		{"-rf", "rf"}, {"", "file"}, {"/", "_"}, {" .. x .", "x"}, {"\xff\xfe.pdf", "pdf"},
	};
	char longest[600];
	const char *name;

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		assert_string_equal(evidence_name(&a, names[i][0]), names[i][1]);
	assert_string_equal(evidence_name(&a, NULL), "file");
	for (size_t i = 0; i + 3 < sizeof longest; i += 3)
		memcpy(longest + i, "证", 3);
	strcpy(longest + 590, ".jpeg");
	memcpy(longest + 588, "xx", 2);
	name = evidence_name(&a, longest);
	assert_true(strlen(name) <= 150 && utf8_valid(name, strlen(name)));
	assert_string_equal(name + strlen(name) - 5, ".jpeg");
	assert_string_equal(evidence_type("x.Mp4"), "video");
	assert_string_equal(evidence_type("x.amr"), "recording");
	assert_string_equal(evidence_type("x"), "other");
}

static void an_empty_record_comes_back(void **state)
{
	struct complaint c = {.number = "20261122-0001"}, back;
	struct pack p;

	(void)state;
	pack_init(&p);
	complaint_pack(&p, &c);
	assert_int_equal(complaint_unpack(&a, parse(&p), &back, NULL), 0);
	assert_same(&c, &back);
	pack_release(&p);
}

/* What a newer program added, in the record and in its clocks, outlives a rewrite. */
static void unknown_keys_are_kept_on_rewrite(void **state)
{
	struct pack newer, again, third;
	struct complaint c, back;
	const struct node *n, *run;

	(void)state;
	pack_init(&newer);
	pack_map(&newer);
	pack_int(&newer, 2);
	pack_text(&newer, "20261122-0031");
	pack_int(&newer, 900);
	pack_array(&newer);
	pack_text(&newer, "new thing");
	pack_int(&newer, 5);
	pack_close(&newer);
	pack_key_text(&newer, "text key", "also new");
	pack_int(&newer, 19); /* clocks */
	pack_array(&newer);
	pack_map(&newer);
	pack_int(&newer, 1);
	pack_text(&newer, "settle");
	pack_int(&newer, 77);
	pack_bool(&newer, true);
	pack_close(&newer);
	pack_close(&newer);
	pack_close(&newer);
	assert_int_equal(complaint_unpack(&a, parse(&newer), &c, NULL), 0);
	assert_int_equal(c.unknown_count, 2);
	assert_string_equal(c.clocks[0].name, "settle");

	c.value[FIELD_PHONE] = "13800138000";
	pack_init(&again);
	complaint_pack(&again, complaint_copy(&a, &c));
	n = parse(&again);
	assert_int_equal(complaint_unpack(&a, n, &back, NULL), 0);
	assert_string_equal(back.value[FIELD_PHONE], "13800138000");
	assert_string_equal(node_text(node_at(node_get_int(n, 900), 0)), "new thing");
	assert_string_equal(node_text(node_get(n, "text key")), "also new");
	run = node_at(node_get_int(n, 19), 0);
	assert_true(node_bool(node_get_int(run, 77)));

	pack_init(&third); /* and again, the same bytes */
	complaint_pack(&third, &back);
	assert_int_equal(third.out.len, again.out.len);
	assert_memory_equal(third.out.data, again.out.data, again.out.len);
	pack_release(&newer);
	pack_release(&again);
	pack_release(&third);
}

static void a_copy_shares_nothing(void **state)
{
	struct arena other = ARENA_INIT;
	struct complaint *c = full_complaint(), *copy = complaint_copy(&other, c);
	struct pack p;
	struct complaint back;

	(void)state;
	pack_init(&p);
	complaint_pack(&p, c);
	assert_same(c, copy);
	arena_release(&a); /* the sanitizer tells if the copy still needs it */
	arena_init(&a);
	assert_int_equal(complaint_unpack(&a, parse(&p), &back, NULL), 0);
	assert_same(&back, copy);
	pack_release(&p);
	arena_release(&other);
}

static void wrong_kinds_of_values_do_no_harm(void **state)
{
	struct pack p;
	struct complaint c;
	struct err err = ERR_INIT;

	(void)state;
	for (int kind = 0; kind < 4; kind++) {
		pack_init(&p);
		pack_map(&p);
		for (int key = 1; key < 70; key++) {
			pack_int(&p, key);
			if (kind == 0)
				pack_text(&p, "text");
			else if (kind == 1)
				pack_int(&p, INT64_MAX);
			else if (kind == 2)
				pack_int(&p, INT64_MIN);
			else {
				pack_array(&p);
				pack_nil(&p);
				pack_int(&p, 3);
				pack_close(&p);
			}
		}
		pack_close(&p);
		assert_int_equal(complaint_unpack(&a, parse(&p), &c, NULL), 0);
		assert_non_null(c.number);
		assert_in_range(c.state, 0, STATE_COUNT - 1);
		assert_non_null(state_names[c.state]);
		for (size_t i = 0; i < c.clock_count; i++) {
			assert_non_null(c.clocks[i].name);
			assert_in_range(c.clocks[i].state, 0, CLOCK_STATES - 1);
		}
		complaint_copy(&a, &c);
		pack_release(&p);
	}
	assert_int_equal(complaint_unpack(&a, NULL, &c, &err), -1);
	assert_int_equal(err.code, ERR_INPUT);
}

static void the_nearest_clock_is_the_one_due_first(void **state)
{
	struct complaint *c = full_complaint();

	(void)state;
	assert_ptr_equal(complaint_nearest(c), &c->clocks[1]); /* the other is met */
	c->clocks[0].state = CLOCK_RUNNING;
	assert_ptr_equal(complaint_nearest(c), &c->clocks[0]);
	c->clocks[0].state = CLOCK_SUSPENDED;
	c->clocks[1].state = CLOCK_CANCELLED;
	assert_null(complaint_nearest(c));
}

static void fields_are_found_by_name(void **state)
{
	struct complaint *c = full_complaint();

	(void)state;
	complaint_field_set(&a, c, "phone", "1");
	assert_string_equal(complaint_field(c, "phone"), "1");
	complaint_field_set(&a, c, "phone", "");
	assert_null(complaint_field(c, "phone"));
	complaint_field_set(&a, c, "damage", "pipe");
	assert_string_equal(complaint_field(c, "damage"), "pipe");
	complaint_field_set(&a, c, "meter_number", NULL);
	assert_null(complaint_field(c, "meter_number"));
	assert_string_equal(complaint_field(c, "温度"), "16.5");
	assert_string_equal(complaint_field(c, "damage"), "pipe");
	assert_null(complaint_field(c, "nonsense"));
}

static void tables_are_whole_and_unambiguous(void **state)
{
	(void)state;
	for (int i = 0; i < FIELD_COUNT; i++) {
		assert_non_null(field_table[i].name);
		assert_non_null(field_table[i].json);
		assert_non_null(field_table[i].label);
		assert_int_equal(field_find(field_table[i].name), i);
		assert_false(field_of_event(field_table[i].name));
		for (int j = 0; j < i; j++)
			assert_int_not_equal(field_table[i].key, field_table[j].key);
	}
	assert_int_equal(field_find("remark"), -1);
	assert_int_equal(field_find(NULL), -1);
	assert_true(field_of_event("late_reason") && !field_of_event("meter_number") && !field_of_event(NULL));
	for (int i = 0; i < ACTION_COUNT; i++) {
		assert_non_null(action_table[i].label);
		assert_non_null(action_table[i].done);
		assert_int_equal(action_find(action_table[i].name), i);
	}
	assert_int_equal(action_find("add"), ACTION_ACCEPT);
	assert_int_equal(action_find("fly"), -1);
	for (int i = 0; i < STATE_COUNT; i++)
		assert_int_equal(state_find(state_names[i]), i);
	assert_int_equal(state_find("gone"), -1);
	assert_false(state_open(STATE_ARCHIVED) || state_open(STATE_REJECTED));
	assert_true(state_open(STATE_SUSPENDED));
}

static void an_event_comes_back(void **state)
{
	struct event e = {.seq = 9, .complaint = 31, .at = 100, .seen = 200, .uid = 1000, .login = "li",
		.name = "李强", .from = "cli", .action = "resolve", .remark = "已修复"};
	struct event back;
	struct pack p;

	(void)state;
	event_change(&a, &e, "state", "handling", "resolved");
	event_change(&a, &e, "facts", NULL, "阀门松动");
	event_change(&a, &e, "phone", "1", NULL);
	for (int i = 0; i < EVENT_HASH; i++)
		e.hash[i] = (unsigned char)i;
	for (int i = 0; i < EVENT_SALT; i++)
		e.salt[i] = (unsigned char)(200 + i);
	pack_init(&p);
	event_pack(&p, &e);
	assert_int_equal(event_unpack(&a, parse(&p), &back, NULL), 0);
	assert_true(back.seq == 9 && back.complaint == 31 && back.at == 100 && back.seen == 200 && back.uid == 1000);
	assert_string_equal(back.login, "li");
	assert_string_equal(back.name, "李强");
	assert_string_equal(back.from, "cli");
	assert_string_equal(back.action, "resolve");
	assert_string_equal(back.remark, "已修复");
	assert_memory_equal(back.hash, e.hash, EVENT_HASH);
	assert_memory_equal(back.salt, e.salt, EVENT_SALT);
	assert_int_equal(back.change_count, 3);
	assert_string_equal(back.changes[0].before, "handling");
	assert_null(back.changes[1].before);
	assert_string_equal(back.changes[1].after, "阀门松动");
	assert_null(back.changes[2].after);
	pack_release(&p);
	assert_int_equal(event_unpack(&a, NULL, &back, NULL), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(a_record_comes_back, tear_down),
		cmocka_unit_test_teardown(names_of_files, tear_down),
		cmocka_unit_test_teardown(an_empty_record_comes_back, tear_down),
		cmocka_unit_test_teardown(unknown_keys_are_kept_on_rewrite, tear_down),
		cmocka_unit_test_teardown(a_copy_shares_nothing, tear_down),
		cmocka_unit_test_teardown(wrong_kinds_of_values_do_no_harm, tear_down),
		cmocka_unit_test_teardown(the_nearest_clock_is_the_one_due_first, tear_down),
		cmocka_unit_test_teardown(fields_are_found_by_name, tear_down),
		cmocka_unit_test_teardown(tables_are_whole_and_unambiguous, tear_down),
		cmocka_unit_test_teardown(an_event_comes_back, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
