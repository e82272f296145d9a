#include "check.h"

#include <limits.h>
#include <string.h>

#include "plaint/message.h"
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

static void a_request_comes_back(void **state)
{
	struct request q, back;
	struct pack p, again;
	const char *numbers[] = {"20261122-0001", "20261122-0002"};

	(void)state;
	request_init(&q);
	q.tag = UINT32_MAX;
	q.op = "act";
	q.id = "0123456789abcdef";
	q.protocol = PROTOCOL_VERSION;
	q.build = "b";
	q.from = "cli";
	q.number = "20261122-0031";
	q.action = "contact";
	q.text = "煤气";
	q.if_version = 3;
	values_set(&a, &q.fields, "outcome", "reached");
	values_set(&a, &q.fields, "remark", "");
	q.received = 1795000000;
	q.emergency = true;
	q.next = "forward";
	q.filter = (struct filter){.queue = "repair", .state = "all", .level = 1, .owner = "li", .mine = "chen",
		.overdue = true, .due_within = 7200, .category = "gas/*", .area = "east", .from = 1, .to = 2,
		.limit = 50, .offset = 100, .after = "65.7.0", .load_of = "chen", .load_at = "service"};
	q.numbers = (struct texts){numbers, 2};
	q.bytes = "a\0b";
	q.bytes_len = 3;
	pack_init(&p);
	request_pack(&p, &q);
	assert_int_equal(request_unpack(&a, parse(&p), &back, NULL), 0);
	assert_int_equal(back.tag, UINT32_MAX);
	assert_string_equal(back.op, "act");
	assert_string_equal(values_get(&back.fields, "outcome"), "reached");
	assert_string_equal(values_get(&back.fields, "remark"), "");
	assert_string_equal(back.filter.category, "gas/*");
	assert_int_equal(back.filter.offset, 100);
	assert_string_equal(back.filter.after, "65.7.0");
	assert_true(back.emergency && back.filter.overdue);
	assert_memory_equal(back.bytes, "a\0b", 3);
	assert_string_equal(back.numbers.item[1], "20261122-0002");
	pack_init(&again);
	request_pack(&again, &back);
	assert_int_equal(p.out.len, again.out.len);
	assert_memory_equal(p.out.data, again.out.data, p.out.len);
	pack_release(&p);
	pack_release(&again);
}

static void requests_without_tag_or_operation_are_refused(void **state)
{
	static const int64_t tags[] = {0, -1, INT64_C(4294967296), INT64_MIN};
	struct request q;
	struct err err = ERR_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		struct pack p;

		pack_init(&p);
		pack_map(&p);
		pack_key_text(&p, "op", "list");
		pack_key_int(&p, "tag", tags[i]);
		pack_close(&p);
		assert_int_equal(request_unpack(&a, parse(&p), &q, NULL), -1);
		pack_release(&p);
	}
	assert_int_equal(request_unpack(&a, NULL, &q, &err), -1);
	assert_int_equal(err.code, ERR_INPUT);
}

static struct reply *full_reply(void)
{
	static const char *may[] = {"add", "forward"};
	static struct event events[2] = {{.seq = 1, .login = "li", .name = "李强", .from = "cli", .action = "accept"},
		{.seq = 2, .login = "", .name = "plaint", .from = "timer", .action = "breach"}};
	static struct row rows[1] = {{.id = 3, .number = "n", .version = 4, .state = STATE_HANDLING, .level = 2,
		.safety = true, .emergency = true, .kind = "complaint", .category = "gas/leak", .department = "repair",
		.person = "li", .taker = "chen", .name = "张*", .phone = "138", .address = "学院路", .area = "east",
		.text = "气", .received = 5, .clock = "contact#2", .due = 6, .warn_at = 7, .fires = 8, .mark = 2,
		.hit = "闻到煤气味", .hit_field = "text", .hit_at = 6, .hit_len = 6}};
	static struct draft drafts[1] = {{.id = "d", .login = "li", .form = "intake", .number = "n", .saved = 9,
		.bytes = "x\0y", .bytes_len = 3}};
	static struct notice notices[1] = {{.at = 10, .what = "breached", .number = "n", .clock = "contact", .to = "lead"}};
	static struct load loads[2] = {{.department = "service", .open = 12, .fresh = 4, .soon = 3, .overdue = 2, .done = 9,
		.due = 77, .oldest = 66}, {.person = "chen", .open = 1, .oncall = true, .online = true, .unlisted = true}};
	struct reply *r = arena_alloc(&a, sizeof *r);

	reply_init(r);
	r->tag = 77;
	r->now = 1795000000;
	r->protocol = 1;
	r->build = "b";
	r->me = arena_alloc(&a, sizeof *r->me);
	*r->me = (struct me){.uid = 1000, .login = "li", .name = "李强", .department = "repair", .may = {may, 2}, .alone = true};
	r->site = site_new();
	site_seal(r->site);
	r->complaint = arena_alloc(&a, sizeof *r->complaint);
	r->complaint->number = "20261122-0031";
	r->events = events;
	r->event_count = 2;
	r->rows = rows;
	r->row_count = 1;
	r->total = 12345;
	r->more = true;
	r->after = "65.7.0";
	r->counts = arena_alloc(&a, sizeof *r->counts);
	*r->counts = (struct counts){1, 2, 3, 4, 5, 6, 7, 8, 11, "n", "settle", "li", 9, 10, 12};
	r->loads = loads;
	r->load_count = 2;
	r->drafts = drafts;
	r->draft_count = 1;
	r->notes = (struct texts){may, 2};
	r->changed = (struct texts){may, 1};
	r->notices = notices;
	r->notice_count = 1;
	return r;
}

/* Whoever draws it may rely on it. */
static void a_hit_lies_in_its_text(void **state)
{
	static const int wrong[][2] = { { 0, 7 }, { 6, 1 }, { INT_MAX, 1 }, { 3, INT_MAX }, { 1, 1 }, { 3, 4 } };
	struct row r = { .number = "n", .hit = "煤气" }, back;
	struct pack p;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		r.hit_at = wrong[i][0];
		r.hit_len = wrong[i][1];
		pack_init(&p);
		row_pack(&p, &r);
		assert_int_equal(row_unpack(&a, parse(&p), &back, NULL), 0);
		assert_string_equal(back.hit, "煤气");
		assert_int_equal(back.hit_len, 0);
		pack_release(&p);
	}
}

static void a_reply_comes_back(void **state)
{
	struct reply *r = full_reply(), back;
	struct pack p, again;

	(void)state;
	pack_init(&p);
	reply_pack(&p, r);
	assert_int_equal(reply_unpack(&a, parse(&p), &back, NULL), 0);
	assert_int_equal(back.err.code, ERR_NONE);
	assert_string_equal(back.me->name, "李强");
	assert_true(back.more);
	assert_string_equal(back.after, "65.7.0");
	assert_string_equal(back.rows[0].hit, "闻到煤气味");
	assert_string_equal(back.rows[0].hit_field, "text");
	assert_int_equal(back.rows[0].hit_at, 6);
	assert_int_equal(back.rows[0].hit_len, 6);
	assert_true(back.me->alone && texts_has(&back.me->may, "forward"));
	assert_int_equal(back.site->version, r->site->version);
	assert_string_equal(back.rows[0].clock, "contact#2");
	assert_int_equal(back.rows[0].fires, 8);
	assert_int_equal(back.counts->oldest_overdue, 10);
	assert_int_equal(back.counts->violations, 12);
	assert_int_equal(back.loads[0].fresh, 4);
	assert_null(back.loads[0].person);
	assert_true(back.loads[1].unlisted && back.loads[1].online);
	assert_int_equal(back.drafts[0].bytes_len, 3);
	assert_string_equal(back.notices[0].to, "lead");
	pack_init(&again);
	reply_pack(&again, &back);
	assert_int_equal(p.out.len, again.out.len);
	assert_memory_equal(p.out.data, again.out.data, p.out.len);
	site_unref(back.site);
	site_unref(r->site);
	pack_release(&p);
	pack_release(&again);
}

static void an_error_travels_with_its_arguments(void **state)
{
	struct reply r, back;
	struct pack p;
	struct str s;

	(void)state;
	reply_init(&r);
	r.tag = 1;
	err_set(&r.err, ERR_CONFLICT, "phone", "%1 was changed by %2", "20261122-0031", "李强", NULL);
	r.faults = arena_array(&a, 2, sizeof *r.faults);
	r.fault_count = 2;
	r.faults[0] = r.faults[1] = r.err;
	strcpy(r.faults[1].arg[1], "陈晨");
	pack_init(&p);
	reply_pack(&p, &r);
	assert_int_equal(reply_unpack(&a, parse(&p), &back, NULL), 0);
	assert_int_equal(back.fault_count, 2);
	assert_string_equal(back.faults[0].arg[1], "李强");
	assert_string_equal(back.faults[1].arg[1], "陈晨");
	assert_int_equal(back.err.code, ERR_CONFLICT);
	assert_string_equal(back.err.field, "phone");
	str_init(&s);
	err_text(&back.err, NULL, &s);
	assert_string_equal(s.data, "20261122-0031 was changed by 李强");
	str_release(&s);
	pack_release(&p);
}

static void a_row_says_what_the_record_says(void **state)
{
	struct complaint c = {.id = 5, .number = "n", .state = STATE_HANDLING, .level = 3, .taker = "chen"};
	struct clock_run runs[] = {
		{.name = "forward", .run = 1, .state = CLOCK_LATE, .due = 10, .breached = 10, .next_step = 11},
		{.name = "contact", .run = 2, .state = CLOCK_RUNNING, .due = 100, .warn_at = 80},
		{.name = "settle", .run = 1, .state = CLOCK_BREACHED, .due = 120, .warn_at = 60, .next_step = 90},
	};
	struct row r;
	char text[400];

	(void)state;
	for (size_t i = 0; i + 3 < sizeof text; i += 3)
		memcpy(text + i, i == 6 ? "a\nb" : "燃", 4);
	c.clocks = runs;
	c.clock_count = 3;
	c.value[FIELD_TEXT] = text;
	c.value[FIELD_NATURE] = "safety";
	row_from_complaint(&a, NULL, &c, &r);
	assert_string_equal(r.clock, "contact#2");
	assert_int_equal(r.due, 100);
	assert_int_equal(r.warn_at, 80);
	assert_int_equal(r.fires, 80);
	assert_true(r.safety);
	assert_true(strlen(r.text) <= 120 && utf8_valid(r.text, strlen(r.text)) && !strchr(r.text, '\n'));
	runs[1].warned = 81;
	row_from_complaint(&a, NULL, &c, &r);
	assert_int_equal(r.fires, 90);
}

static void the_category_makes_it_a_matter_of_safety(void **state)
{
	struct site *site = site_new();
	struct complaint c = {.number = "n"};
	struct row r;
	struct category categories[] = {{.s = {.title = "gas/leak"}, .nature = "safety"}};

	(void)state;
	site->categories = categories;
	site->categories_count = 1;
	row_from_complaint(&a, site, &c, &r);
	assert_false(r.safety);
	c.value[FIELD_CATEGORY] = "gas/leak";
	row_from_complaint(&a, site, &c, &r);
	assert_true(r.safety);
	site_unref(site);
}

static void the_most_urgent_come_first(void **state)
{
	/* In the order they must have. */
	static const struct row order[] = {
		{.id = 9, .level = 1, .safety = true, .due = 500},
		{.id = 8, .level = 1, .due = 100},
		{.id = 7, .level = 3, .safety = true, .due = 300},
		{.id = 6, .level = 2, .safety = true},
		{.id = 5, .level = 3, .due = 50},
		{.id = 3, .level = 2, .due = 60},
		{.id = 4, .level = 3, .due = 60},
		{.id = 2, .level = 2},
		{.id = 1, .level = 1, .safety = true, .due = 1, .state = STATE_SUSPENDED},
	};
	size_t n = sizeof order / sizeof *order;

	(void)state;
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++) {
			int c = row_compare(&order[i], &order[j]);

			assert_true(i < j ? c < 0 : i > j ? c > 0 : c == 0);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(a_request_comes_back, tear_down),
		cmocka_unit_test_teardown(requests_without_tag_or_operation_are_refused, tear_down),
		cmocka_unit_test_teardown(a_hit_lies_in_its_text, tear_down),
		cmocka_unit_test_teardown(a_reply_comes_back, tear_down),
		cmocka_unit_test_teardown(an_error_travels_with_its_arguments, tear_down),
		cmocka_unit_test_teardown(a_row_says_what_the_record_says, tear_down),
		cmocka_unit_test_teardown(the_category_makes_it_a_matter_of_safety, tear_down),
		cmocka_unit_test_teardown(the_most_urgent_come_first, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
