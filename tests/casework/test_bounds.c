/* No answer passes the limit of a message: what is long comes in pieces, and what would
 * grow for ever is bounded. */
#include "hall.h"

#include <stdio.h>
#include <string.h>

#include "plaint/wire.h"

static size_t answer(struct hall *h)
{
	struct pack p;
	size_t len;

	pack_init(&p);
	reply_pack(&p, &h->r);
	len = p.out.len;
	pack_release(&p);
	assert_true(len <= WIRE_FRAME);
	return len;
}

static const char *times(struct hall *h, const char *what, int n)
{
	struct str s;
	const char *text;

	str_init(&s);
	for (int i = 0; i < n; i++)
		str_add(&s, what);
	text = arena_strdup(&h->a, s.data);
	str_release(&s);
	return text;
}

/* --- the timeline ------------------------------------------------------------------- */

struct writing {
	struct hall *h;
	uint64_t complaint;
	int notes;
	const char *text;
};

static int write_notes(struct store_txn *t, void *arg, struct err *err)
{
	struct writing *w = arg;
	struct arena a = ARENA_INIT;
	int rc = 0;

	for (int i = 0; rc == 0 && i < w->notes; i++) {
		struct event e = { .complaint = w->complaint, .at = w->h->now, .seen = w->h->now, .uid = 1, .login = "lin", .name = "林芳",
			.from = "cli", .action = "note" };

		arena_clear(&a);
		e.remark = arena_printf(&a, "%d %s", i, w->text);
		if (i == 17)
			event_change(&a, &e, "phone", "13511112222", "13533334444");
		rc = store_event(t, &e, err);
	}
	arena_release(&a);
	return rc;
}

static void long_timeline(struct hall *h, const char *number, int notes, const char *text)
{
	struct writing w = { h, look(h, number)->id, notes, text };
	struct err err = ERR_INIT;

	assert_int_equal(store_write(h->store, write_notes, &w, &err), 0);
}

/* Page after page from the newest back; how many there were. */
static size_t turn_pages(struct hall *h, const char *who, const char *number, const char *never)
{
	size_t pages = 1, seen;
	uint64_t first;

	h->q.number = number;
	DONE(ask(h, who, "show"));
	seen = h->r.event_count;
	assert_non_null(h->r.complaint);
	while (h->r.more) {
		answer(h);
		first = h->r.event_count ? h->r.events[0].seq : 0;
		h->q.number = number;
		h->q.filter.offset = first ? (int64_t)first : INT64_MAX;
		DONE(ask(h, who, "show"));
		assert_null(h->r.complaint);
		assert_true(h->r.event_count > 0);
		assert_true(!first || h->r.events[h->r.event_count - 1].seq < first);
		for (size_t i = 0; i < h->r.event_count; i++)
			assert_null(strstr(str_or_empty(h->r.events[i].remark), never));
		seen += h->r.event_count;
		pages++;
	}
	assert_int_equal(seen, h->r.total);
	return pages;
}

static void test_timeline_in_pages(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	long_timeline(h, n, 1000, times(h, "气压低，13511112222。", 80));
	assert_true(turn_pages(h, "zong", n, "no such thing") > 10);
	/* P-3: a page is masked by what the whole timeline says of the customer. */
	assert_true(turn_pages(h, "he", n, "13511112222") > 10);
	/* So many as were asked for. */
	h->q.number = n;
	h->q.filter.limit = 3;
	DONE(ask(h, "zong", "show"));
	assert_int_equal(h->r.event_count, 3);
	assert_int_equal(h->r.total, 1001);
	assert_true(h->r.more);
	/* An action answers with the record alone. */
	DONE(act(h, "chen", n, "note", "remark", "x", NULL));
	assert_int_equal(h->r.event_count, 0);
	assert_true(answer(h) < 4096);
}

/* L-5: however much came since, what was changed is told, and fits. */
static void test_conflict_after_much(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);
	bool named = false, area = false;

	DONE(act(h, "lin", n, "edit", "name", "张威", NULL));
	long_timeline(h, n, 300, times(h, "气压低。", 300));
	DONE(act(h, "lin", n, "edit", "name", "章威", "area", "east", NULL));
	h->q.if_version = 1;
	assert_int_equal(act(h, "chen", n, "edit", "name", "章伟", NULL), ERR_CONFLICT);
	answer(h);
	assert_true(h->r.event_count > 0 && h->r.event_count < 10);
	for (size_t i = 0; i < h->r.event_count; i++)
		for (size_t k = 0; k < h->r.events[i].change_count; k++) {
			const struct change *ch = &h->r.events[i].changes[k];

			named |= str_equal(ch->field, "name") && str_equal(ch->after, "章威");
			area |= str_equal(ch->field, "area") && str_equal(ch->after, "east");
		}
	assert_true(named && area);
	assert_string_equal(h->r.events[0].changes[0].after, "张威");
	assert_non_null(strstr(said(h), "林芳"));
	assert_int_equal(look(h, n)->version, 3);
}

#define ROWS 250

/* --- lists ---------------------------------------------------------------------------- */

/* A page that does not hold all that was asked for is shorter, and the next begins there. */
static void test_long_rows(void **state)
{
	struct hall *h = *state;
	const char *long_text = times(h, "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81", 190); /* one character of nine bytes each */
	size_t seen = 0, pages = 0;

	for (int i = 0; i < ROWS; i++)
		DONE(add(h, "chen", "phone", "13800138000", "name", "张伟", "address", long_text, "place", long_text,
			"category", "meter/reading", "text", long_text, NULL));
	do {
		h->q.filter.limit = 1000;
		h->q.filter.offset = (int64_t)seen;
		DONE(ask(h, "chen", "list"));
		answer(h);
		assert_true(h->r.row_count > 0);
		seen += h->r.row_count;
		pages++;
	} while ((int64_t)seen < h->r.total);
	assert_int_equal(seen, ROWS);
	for (seen = 0; seen < ROWS; seen += h->r.row_count) {
		h->q.filter = (struct filter){ .limit = 1000, .offset = (int64_t)seen, .state = "all" };
		DONE(ask(h, "chen", "list"));
		answer(h);
		assert_true(h->r.row_count > 0);
	}
	h->q.text = "13800138000";
	h->q.filter.limit = 200;
	DONE(ask(h, "chen", "find"));
	answer(h);
	assert_true(h->r.row_count > 100);
	values_set(&h->a, &h->q.fields, "phone", "13800138000");
	DONE(ask(h, "chen", "earlier"));
	answer(h);
	DONE(ask(h, "lin", "handover"));
	answer(h);
}

static void test_many_drafts(void **state)
{
	static char big[250 << 10];
	struct hall *h = *state;
	char id[16];
	size_t seen = 0, pages = 0;

	for (int i = 0; i < 9; i++) {
		snprintf(id, sizeof(id), "d%d", i);
		h->q.text = id;
		h->q.action = "intake";
		h->q.bytes = big;
		h->q.bytes_len = sizeof(big);
		DONE(change(h, "chen", "draft-put"));
	}
	do {
		h->q.filter.offset = (int64_t)seen;
		DONE(ask(h, "chen", "draft-list"));
		answer(h);
		assert_true(h->r.draft_count > 0);
		seen += h->r.draft_count;
		pages++;
	} while ((int64_t)seen < h->r.total);
	assert_int_equal(seen, 9);
	assert_true(pages > 2);
}

/* --- what would grow for ever -------------------------------------------------------------- */

static void test_full_record(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);
	enum err_code code = ERR_NONE;
	int i;

	DONE(act(h, "chen", n, "forward", "department", "repair", NULL));
	/* Each is a document of the record (U-6). */
	for (i = 0; i < 600 && code == ERR_NONE; i++)
		code = act(h, "lin", n, "urge", "remark", times(h, "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81", 290), NULL);
	assert_int_equal(code, ERR_INPUT);
	assert_true(i > 40);
	assert_non_null(strstr(said(h), "is full"));
	h->q.number = n;
	DONE(ask(h, "lin", "show"));
	answer(h);
	/* It goes on to its end all the same. */
	DONE(act(h, "li", n, "receive", NULL));
	DONE(act(h, "li", n, "note", "remark", times(h, "慢", 900), NULL));
	h->q.text = "documents";
	h->q.filter.state = "all";
	h->q.filter.limit = 500;
	DONE(ask(h, "du", "supervision"));
	answer(h);
	assert_true(h->r.case_count > 0);
}

/* Marks upon marks are one character to whoever reads, and as many bytes as one likes. */
static void test_endless_character(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h), *tower = times(h, "\xcc\x81", 60000);

	assert_int_equal(act(h, "chen", n, "note", "remark", arena_printf(&h->a, "e%s", tower), NULL), ERR_INPUT);
	assert_non_null(strstr(said(h), "too long"));
	DONE(act(h, "chen", n, "note", "remark", times(h, "\xf0\x9f\x91\xa9", 900), NULL));
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, hall_up, hall_down)
	const struct CMUnitTest tests[] = {
		T(test_timeline_in_pages), T(test_conflict_after_much), T(test_long_rows), T(test_many_drafts), T(test_full_record),
		T(test_endless_character),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
