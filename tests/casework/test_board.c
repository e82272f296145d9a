/* The board, the handover, and work on many at once. */
#include "hall.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/wire.h"

static struct load *line_of(struct hall *h, const char *department, const char *person)
{
	DONE(ask(h, "lin", "board"));
	for (size_t i = 0; i < h->r.load_count; i++) {
		struct load *l = &h->r.loads[i];

		if (person ? str_equal(l->person, person) : !l->person && str_equal(l->department, department))
			return l;
	}
	return NULL;
}

static int64_t listed(struct hall *h, const struct load *l)
{
	struct filter f = { .load_of = l->person, .load_at = l->person ? NULL : str_empty(l->department) ? "-" : l->department };
	int64_t rows;

	h->q.filter = f;
	h->q.filter.limit = 1000;
	DONE(ask(h, "lin", "list"));
	rows = (int64_t)h->r.row_count;
	assert_int_equal(rows, h->r.total);
	return rows;
}

/* Every figure opens the list behind it, and the lines of departments hold all. */
static void check_lists(struct hall *h)
{
	int64_t all = 0, open;
	struct load *l;
	size_t count;

	DONE(ask(h, "lin", "board"));
	l = h->r.loads;
	count = h->r.load_count;
	open = h->r.counts->open;
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(listed(h, &l[i]), l[i].open);
		all += l[i].person ? 0 : l[i].open;
	}
	assert_int_equal(all, open);
}

#define LINE(h, department, person, o, n, s, late, d)                                                               \
	do {                                                                                                        \
		const struct load *l_ = line_of(h, department, person);                                             \
		assert_non_null(l_);                                                                                \
		assert_int_equal(l_->open, o);                                                                      \
		assert_int_equal(l_->fresh, n);                                                                     \
		assert_int_equal(l_->soon, s);                                                                      \
		assert_int_equal(l_->overdue, late);                                                                \
		assert_int_equal(l_->done, d);                                                                      \
	} while (0)

static void test_board(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	/* Its taker has it until it is forwarded: within the hour. */
	LINE(h, "service", NULL, 1, 1, 1, 0, 0);
	LINE(h, NULL, "chen", 1, 1, 1, 0, 0);
	LINE(h, "station", NULL, 0, 0, 0, 0, 0);
	assert_int_equal(line_of(h, NULL, "chen")->oldest, h->now);
	assert_int_equal(line_of(h, NULL, "chen")->due, INSTANT_NONE);
	check_lists(h);
	h->now += 2 * HOUR;
	sweep(h);
	LINE(h, "service", NULL, 1, 1, 0, 1, 0);
	assert_int_equal(line_of(h, NULL, "chen")->due, h->now - HOUR);
	DONE(act(h, "chen", n, "forward", "department", "station", "person", "he", "late_reason", "忙", NULL));
	LINE(h, "service", NULL, 0, 0, 0, 0, 1);
	LINE(h, NULL, "chen", 0, 0, 0, 0, 1);
	LINE(h, "station", NULL, 1, 1, 0, 0, 0);
	LINE(h, NULL, "he", 1, 1, 0, 0, 0);
	check_lists(h);
	DONE(act(h, "he", n, "receive", NULL));
	LINE(h, "station", NULL, 1, 0, 0, 0, 0);
	DONE(act(h, "he", n, "contact", "outcome", "reached", "late_reason", "忙", NULL));
	DONE(act(h, "he", n, "resolve", "facts", "抄表错", "measures", "更正", "accountability", "谈话", "satisfaction",
		"satisfied", NULL));
	/* Resolved: back with its taker; done by the one who resolved it. */
	LINE(h, NULL, "he", 0, 0, 0, 0, 1);
	LINE(h, NULL, "chen", 1, 0, 0, 0, 1);
	check_lists(h);
	/* The events tell the same after a restart. */
	hall_again(h);
	LINE(h, NULL, "he", 0, 0, 0, 0, 1);
	LINE(h, NULL, "chen", 1, 0, 0, 0, 1);
	LINE(h, "station", NULL, 0, 0, 0, 0, 1);
	assert_true(line_of(h, NULL, "li")->oncall);
	assert_false(line_of(h, NULL, "wang")->oncall);
	h->now += DAY;
	LINE(h, NULL, "he", 0, 0, 0, 0, 0);
}

/* Work of those who have left stands there until somebody else has it. */
static void test_unlisted(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);
	struct site *fewer;
	struct err err = ERR_INIT;
	struct pack p;
	const struct node *root;
	struct load *l;

	DONE(act(h, "chen", n, "forward", "department", "station", "person", "he", NULL));
	pack_init(&p);
	site_pack(&p, h->site);
	assert_int_equal(wire_parse(&h->a, p.out.data, p.out.len, &root, &err), 0);
	assert_int_equal(site_unpack(root, &fewer, &err), 0);
	for (size_t i = 0; i < fewer->staff_count; i++)
		if (str_equal(fewer->staff[i].s.title, "he"))
			fewer->staff[i] = fewer->staff[--fewer->staff_count];
	assert_int_equal(casework_reload(h->cw, fewer, &err), 0);
	site_unref(fewer);
	l = line_of(h, NULL, "he");
	assert_non_null(l);
	assert_true(l->unlisted);
	assert_int_equal(l->open, 1);
	check_lists(h);
	pack_release(&p);
}

static void forwarded(struct hall *h, const char **n, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		n[i] = a_bill(h);
		DONE(act(h, "chen", n[i], "forward", "department", "station", "person", i ? "he" : "", NULL));
		DONE(act(h, "he", n[i], "receive", NULL));
	}
}

static enum err_code many(struct hall *h, const char *login, const char *op, const char **n, size_t count)
{
	h->q.numbers.item = n;
	h->q.numbers.count = count;
	return change(h, login, op);
}

static const char *owner(struct hall *h, const char *n)
{
	const struct complaint *c = look(h, n);

	return arena_printf(&h->a, "%s/%s/%s", str_or_empty(c->value[FIELD_DEPARTMENT]), str_or_empty(c->value[FIELD_PERSON]),
		state_names[c->state]);
}

static void test_preview(void **state)
{
	struct hall *h = *state;
	const char *n[3];

	forwarded(h, n, 3);
	h->now += 2 * DAY;
	values_set(&h->a, &h->q.fields, "person", "sun");
	h->q.text = "dry-run";
	DONE(many(h, "lin", "reassign", n, 3));
	assert_int_equal(h->r.total, 3);
	assert_int_equal(h->r.row_count, 3);
	assert_int_equal(h->r.load_count, 2);
	assert_null(h->r.loads[0].person);
	assert_int_equal(h->r.loads[0].open, 1);
	assert_string_equal(h->r.loads[1].person, "he");
	assert_int_equal(h->r.loads[1].open, 2);
	assert_int_equal(h->r.loads[1].overdue, 2);
	assert_int_equal(events(h, n[0], "reassign"), 0);
	assert_string_equal(owner(h, n[1]), "station/he/handling");
}

static void test_undo(void **state)
{
	struct hall *h = *state;
	struct complaint *before;
	const char *n[3], *due;
	struct pack p, q;

	forwarded(h, n, 3);
	before = complaint_copy(&h->a, look(h, n[1]));
	due = clock_of(h, n[1], "settle")->limit;
	values_set(&h->a, &h->q.fields, "person", "sun");
	DONE(many(h, "lin", "reassign", n, 3));
	assert_string_equal(owner(h, n[1]), "operations/sun/forwarded");
	/* Others and other minutes take nothing back. */
	assert_int_equal(change(h, "wang", "undo"), ERR_NO);
	assert_int_equal(change(h, "sun", "undo"), ERR_DENIED);
	h->q.text = "another-request-0";
	assert_int_equal(change(h, "lin", "undo"), ERR_NO);
	/* What was touched since stays. */
	DONE(act(h, "sun", n[2], "receive", NULL));
	h->now += 30;
	DONE(change(h, "lin", "undo"));
	assert_int_equal(h->r.total, 2);
	assert_int_equal(h->r.notes.count, 1);
	assert_string_equal(h->r.notes.item[0], n[2]);
	assert_true(noticed(h, "changed", "sun"));
	assert_true(noticed(h, "changed", "he"));
	assert_string_equal(owner(h, n[0]), "station//handling");
	assert_string_equal(owner(h, n[1]), "station/he/handling");
	assert_string_equal(owner(h, n[2]), "operations/sun/handling");
	assert_string_equal(clock_of(h, n[1], "settle")->limit, due);
	assert_int_equal(events(h, n[1], "reassign"), 2);
	assert_string_equal(changed(h, n[1], "reassign", "undone"), ">yes");
	assert_string_equal(changed(h, n[1], "reassign", "person"), "sun>he");
	/* All of it is as it was, but for the version and the time. */
	before->version += 2;
	before->updated = h->now;
	pack_init(&p);
	pack_init(&q);
	complaint_pack(&p, before);
	complaint_pack(&q, look(h, n[1]));
	assert_int_equal(p.out.len, q.out.len);
	assert_memory_equal(p.out.data, q.out.data, p.out.len);
	pack_release(&p);
	pack_release(&q);
	/* Once only. */
	assert_int_equal(change(h, "lin", "undo"), ERR_NO);
	check_lists(h);
	DONE(ask(h, "zong", "verify"));
	assert_int_equal(h->r.total, 0);
}

/* One forwarded, or reassigned, by mistake: the same, by whoever may do that. */
static void test_undo_of_one(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	DONE(act(h, "chen", n, "forward", NULL));
	assert_int_equal(look(h, n)->state, STATE_FORWARDED);
	h->now += 30;
	DONE(change(h, "chen", "undo"));
	assert_int_equal(h->r.total, 1);
	assert_int_equal(look(h, n)->state, STATE_ACCEPTED);
	assert_true(str_empty(look(h, n)->value[FIELD_DEPARTMENT]));
	assert_int_equal(clock_of(h, n, "forward")->state, CLOCK_RUNNING);
	assert_null(clock_of(h, n, "settle"));
	/* Something happened since: it stays. */
	DONE(act(h, "chen", n, "forward", NULL));
	DONE(act(h, "he", n, "receive", NULL));
	DONE(change(h, "chen", "undo"));
	assert_int_equal(h->r.total, 0);
	assert_string_equal(h->r.notes.item[0], n);
	assert_int_equal(look(h, n)->state, STATE_HANDLING);
	DONE(act(h, "lin", n, "reassign", "department", "operations", "person", "sun", NULL));
	DONE(change(h, "lin", "undo"));
	assert_string_equal(owner(h, n), "station//handling");
	assert_int_equal(change(h, "lin", "undo"), ERR_NO);
	check_lists(h);
	DONE(ask(h, "zong", "verify"));
	assert_int_equal(h->r.total, 0);
	DONE(ask(h, "zong", "audit"));
	assert_int_equal(h->r.total, 0);
}

/* U-9: what was marked before it was forwarded goes on its way by the same key, of a taker's too. */
static void test_named_ones_are_forwarded(void **state)
{
	struct hall *h = *state;
	const char *n[2];

	n[0] = a_bill(h);
	n[1] = a_bill(h);
	values_set(&h->a, &h->q.fields, "department", "station");
	DONE(many(h, "chen", "reassign", n, 2));
	assert_string_equal(owner(h, n[0]), "station//forwarded");
	assert_string_equal(owner(h, n[1]), "station//forwarded");
	assert_int_equal(events(h, n[0], "forward"), 1);
	DONE(change(h, "chen", "undo"));
	assert_int_equal(h->r.total, 2);
	assert_int_equal(look(h, n[1])->state, STATE_ACCEPTED);
	/* To move what was sent is still a lead's. */
	DONE(act(h, "chen", n[0], "forward", NULL));
	values_set(&h->a, &h->q.fields, "department", "operations");
	assert_int_equal(many(h, "chen", "reassign", n, 2), ERR_DENIED);
	assert_int_equal(look(h, n[1])->state, STATE_ACCEPTED);
}

static void test_undo_for_a_minute(void **state)
{
	struct hall *h = *state;
	const char *n[2];

	forwarded(h, n, 2);
	values_set(&h->a, &h->q.fields, "person", "sun");
	h->q.id = "0123456789abcdef-one";
	DONE(many(h, "lin", "reassign", n, 2));
	h->now += 61;
	assert_int_equal(change(h, "lin", "undo"), ERR_NO);
	assert_string_equal(owner(h, n[0]), "operations/sun/forwarded");
	values_set(&h->a, &h->q.fields, "person", "he");
	h->q.id = "0123456789abcdef-two";
	DONE(many(h, "lin", "reassign", n, 2));
	h->q.text = "0123456789abcdef-two";
	h->q.id = "0123456789abcdef-three";
	DONE(change(h, "lin", "undo"));
	assert_int_equal(h->r.total, 2);
	/* The same request again gets the same answer. */
	h->q.text = "0123456789abcdef-two";
	h->q.id = "0123456789abcdef-three";
	DONE(change(h, "lin", "undo"));
	assert_int_equal(h->r.total, 2);
	assert_int_equal(events(h, n[0], "reassign"), 3);
}

static void test_urge_many(void **state)
{
	struct hall *h = *state;
	const char *n[3];

	forwarded(h, n, 2);
	n[2] = "20990101-0001";
	assert_int_not_equal(many(h, "lin", "urge", n, 3), ERR_NONE);
	assert_int_equal(events(h, n[0], "urge"), 0);
	h->q.text = "dry-run";
	DONE(many(h, "lin", "urge", n, 2));
	assert_int_equal(h->r.total, 2);
	assert_int_equal(events(h, n[1], "urge"), 0);
	values_set(&h->a, &h->q.fields, "remark", "今天办结");
	DONE(many(h, "lin", "urge", n, 2));
	assert_true(noticed(h, "urged", "he"));
	assert_int_equal(events(h, n[0], "urge"), 1);
	assert_string_equal(event_of(h, n[1], "urge")->remark, "今天办结");
}

static size_t marked(const struct hall *h, int mark)
{
	size_t n = 0;

	for (size_t i = 0; i < h->r.row_count; i++)
		n += h->r.rows[i].mark == mark;
	return n;
}

static void test_handover(void **state)
{
	struct hall *h = *state;
	const char *n[2];

	forwarded(h, n, 2);
	DONE(act(h, "he", n[1], "return", "reason", "不属本部门", NULL));
	h->q.emergency = true;
	DONE(add(h, "zhou", "phone", "13800138001", "text", "厨房有煤气味", NULL));
	h->q.action = "intake";
	h->q.text = "draft-1";
	h->q.bytes = "typed";
	h->q.bytes_len = 5;
	DONE(change(h, "lin", "draft-put"));
	DONE(ask(h, "lin", "handover"));
	/* The returned one is to be forwarded anew, the leak to be signed for. */
	assert_int_equal(marked(h, HANDOVER_DUE), 2);
	assert_int_equal(h->r.total, 2);
	assert_int_equal(marked(h, HANDOVER_EMERGENCY), 1);
	assert_int_equal(marked(h, HANDOVER_RETURNED), 1);
	assert_int_equal(h->r.notice_count, 1);
	assert_string_equal(h->r.notices[0].number, n[1]);
	assert_string_equal(h->r.notices[0].to, "he");
	assert_int_equal(h->r.draft_count, 1);
	assert_int_equal(h->r.drafts[0].bytes_len, 0);
	assert_int_equal(h->r.counts->open, 3);
	for (size_t i = 0; i < h->r.load_count; i++)
		assert_null(h->r.loads[i].person);
	/* A day and more later: all overdue, nothing of this shift; over a restart, too. */
	h->now += DAY;
	hall_again(h);
	DONE(ask(h, "chen", "handover"));
	assert_int_equal(marked(h, HANDOVER_EMERGENCY), 0);
	assert_int_equal(marked(h, HANDOVER_RETURNED), 0);
	assert_int_equal(h->r.draft_count, 0);
	h->q.filter.from = h->now - DAY;
	DONE(ask(h, "chen", "handover"));
	assert_int_equal(marked(h, HANDOVER_RETURNED), 1);
	h->q.filter.due_within = 25 * HOUR;
	assert_int_equal(ask(h, "chen", "handover"), ERR_INPUT);
}

/* A hundred complaints pushed about at random: lines and lists always agree. */
static void test_lines_and_lists(void **state)
{
	static const char *const to[] = { "station", "repair", "operations", "market" };
	static const char *const who[] = { "he", "li", "sun", "" }; /* each in their own department */
	struct hall *h = *state;
	unsigned seed = 7;

	for (int i = 0; i < 100; i++) {
		const char *n = a_bill(h);
		int to_do = rand_r(&seed) % 5, at = rand_r(&seed) % 4, then = rand_r(&seed) % 4;

		h->now += 30;
		if (to_do > 0)
			DONE(act(h, "chen", n, "forward", "department", to[at], "person", rand_r(&seed) % 2 ? who[at] : "", NULL));
		if (to_do > 2)
			DONE(act(h, "he", n, "receive", NULL));
		if (to_do > 3)
			DONE(act(h, "lin", n, "reassign", "department", to[then], "person", rand_r(&seed) % 2 ? who[then] : "", NULL));
	}
	check_lists(h);
	hall_again(h);
	check_lists(h);
}

#define T(name) cmocka_unit_test_setup_teardown(name, hall_up, hall_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_board), T(test_unlisted), T(test_preview), T(test_undo), T(test_undo_of_one), T(test_undo_for_a_minute), T(test_named_ones_are_forwarded), T(test_urge_many),
		T(test_handover), T(test_lines_and_lists),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
