/* The store's contract: records, serials, events, answers, drafts; nothing half done. */
#include <string.h>

#include "fixture.h"
#include "store/internal.h"
#include "plaint/str.h"

static void test_put_and_get(void **state)
{
	struct fixture *f = *state;
	struct complaint *c = sample(&f->a, 7), *again;

	put_new(f, c);
	assert_int_equal(c->id, 1);
	again = get(f, c->number);
	assert_int_equal(again->id, 1);
	assert_string_equal(again->value[FIELD_ADDRESS], "学院路 7 号");
	assert_int_equal(again->clock_count, 1);
	put_new(f, sample(&f->a, 8));
	assert_int_equal(verify(f, NULL), 0);
}

static int wrong_number(struct store_txn *t, void *arg, struct err *err)
{
	struct fixture *f = arg;
	struct complaint *c;

	return store_complaint(t, &f->a, "20990101-0001", &c, err);
}

static int no_number(struct store_txn *t, void *arg, struct err *err)
{
	struct fixture *f = arg;
	struct complaint *c;

	return store_complaint(t, &f->a, NULL, &c, err);
}

static int wrong_id(struct store_txn *t, void *arg, struct err *err)
{
	struct fixture *f = arg;
	struct complaint *c;

	return store_complaint_id(t, &f->a, 99, &c, err);
}

static void test_not_there(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(read_code(f, wrong_number, f), ERR_NO);
	assert_int_equal(read_code(f, no_number, f), ERR_NO);
	assert_int_equal(read_code(f, wrong_id, f), ERR_NO);
}

static int put_raw(struct store_txn *t, void *arg, struct err *err)
{
	struct complaint *c = arg;
	struct arena a = ARENA_INIT;
	int rc = store_put(t, &a, NULL, c, err);

	arena_release(&a);
	return rc;
}

static void test_number_is_unique(void **state)
{
	struct fixture *f = *state;

	put_new(f, sample(&f->a, 1));
	assert_int_equal(write_code(f, put_raw, sample(&f->a, 1)), ERR_CONFLICT);
	put_new(f, sample(&f->a, 2));
	assert_int_equal(get(f, sample(&f->a, 2)->number)->id, 2);
	assert_int_equal(verify(f, NULL), 0);
}

static void test_nonsense(void **state)
{
	struct fixture *f = *state;
	struct complaint *c = sample(&f->a, 1);

	assert_int_equal(write_code(f, put_raw, NULL), ERR_INPUT);
	c->number = NULL;
	assert_int_equal(write_code(f, put_raw, c), ERR_INPUT);
	c->number = "";
	assert_int_equal(write_code(f, put_raw, c), ERR_INPUT);
	assert_int_equal(read_code(f, put_raw, sample(&f->a, 1)), ERR_INPUT);
	assert_int_equal(store_write(NULL, put_raw, NULL, NULL), -1);
	assert_int_equal(store_write(f->store, NULL, NULL, NULL), -1);
	assert_int_equal(store_read(NULL, put_raw, NULL, NULL), -1);
	assert_int_equal(store_flush(NULL, NULL), -1);
	assert_int_equal(store_maintain(NULL, T0, NULL), -1);
	assert_int_equal(store_status(NULL, NULL, NULL), -1);
	assert_int_equal(store_verify(NULL, NULL, NULL, NULL, NULL), -1);
	store_set_site(NULL, NULL);
	store_close(NULL);
}

static void test_huge_texts(void **state)
{
	struct fixture *f = *state;
	struct complaint *c = sample(&f->a, 3);
	char *big = arena_alloc(&f->a, 60001), *found;

	for (int i = 0; i < 20000; i++)
		memcpy(big + 3 * i, "漏", 3);
	c->value[FIELD_TEXT] = c->value[FIELD_ADDRESS] = c->value[FIELD_NAME] = big;
	c->value[FIELD_DEPARTMENT] = arena_strndup(&f->a, big, 3000);
	put_new(f, c);
	found = arena_strndup(&f->a, big, 600);
	assert_string_equal(lookup(f, LOOKUP_NAME, found), c->number);
	strcpy(found + 597, "x");
	assert_string_equal(lookup(f, LOOKUP_NAME, found), "");
	assert_string_equal(queue(f, QUEUE_DEPARTMENT, c->value[FIELD_DEPARTMENT]), c->number);
	assert_int_equal(strlen(get(f, c->number)->value[FIELD_TEXT]), 60000);
	set(&f->a, c, FIELD_NAME, "张");
	put_changed(f, c);
	assert_int_equal(verify(f, NULL), 0);
}

struct stale {
	struct fixture *f;
	struct complaint *old, *c;
};

static int put_stale(struct store_txn *t, void *arg, struct err *err)
{
	struct stale *s = arg;

	return store_put(t, &s->f->a, s->old, s->c, err);
}

static void test_changed_meanwhile(void **state)
{
	struct fixture *f = *state;
	struct complaint *c = sample(&f->a, 1);
	struct stale s = { f, NULL, c };

	put_new(f, c);
	s.old = get(f, c->number);
	put_changed(f, c);
	assert_int_equal(write_code(f, put_stale, &s), ERR_CONFLICT);
	s.old = get(f, c->number);
	s.old->id = 44;
	assert_int_equal(write_code(f, put_stale, &s), ERR_INPUT);
}

/* A caller may scribble on what it read: the indexes go by what is stored. */
static void test_scribbled_old(void **state)
{
	struct fixture *f = *state;
	struct complaint *c = sample(&f->a, 1);
	struct stale s = { f, NULL, NULL };

	put_new(f, c);
	s.old = get(f, c->number);
	s.c = get(f, c->number);
	set(&f->a, s.old, FIELD_PHONE, "999999");
	set(&f->a, s.c, FIELD_PHONE, "0312 7654321");
	assert_int_equal(write_code(f, put_stale, &s), ERR_NONE);
	assert_string_equal(lookup(f, LOOKUP_PHONE, "4321"), c->number);
	assert_string_equal(lookup(f, LOOKUP_PHONE, c->value[FIELD_PHONE]), "");
	assert_int_equal(verify(f, NULL), 0);
}

static int serial_then(struct store_txn *t, void *arg, struct err *err)
{
	uint32_t *n = arg;

	if (store_serial(t, "20251122", n, err) != 0)
		return -1;
	return *n == 3 ? err_set(err, ERR_NO, NULL, N_("no"), NULL) : 0;
}

static int serial(struct store_txn *t, void *arg, struct err *err)
{
	return store_serial(t, "20251122", arg, err);
}

static int serial_unnamed(struct store_txn *t, void *arg, struct err *err)
{
	return store_serial(t, NULL, arg, err);
}

static void test_serials_without_gaps(void **state)
{
	struct fixture *f = *state;
	uint32_t n;

	for (uint32_t i = 1; i <= 2; i++) {
		assert_int_equal(write_code(f, serial_then, &n), ERR_NONE);
		assert_int_equal(n, i);
	}
	assert_int_equal(write_code(f, serial_then, &n), ERR_NO);
	assert_int_equal(write_code(f, serial, &n), ERR_NONE);
	assert_int_equal(n, 3);
	assert_int_equal(write_code(f, serial_unnamed, &n), ERR_INPUT);
}

static int half(struct store_txn *t, void *arg, struct err *err)
{
	struct fixture *f = arg;
	struct event e = { .complaint = 1, .action = "accept", .login = "", .name = "", .from = "cli" };

	if (store_put(t, &f->a, NULL, sample(&f->a, 5), err) != 0 || store_event(t, &e, err) != 0)
		return -1;
	return err_set(err, ERR_DENIED, NULL, N_("no"), NULL);
}

static void test_nothing_half_done(void **state)
{
	struct fixture *f = *state;
	struct store_status st;

	assert_int_equal(write_code(f, half, f), ERR_DENIED);
	assert_int_equal(store_status(f->store, &st, NULL), 0);
	assert_int_equal(st.complaints, 0);
	assert_int_equal(st.events, 0);
	assert_string_equal(queue(f, QUEUE_OPEN, NULL), "");
	assert_int_equal(verify(f, NULL), 0);
}

struct events_of {
	struct fixture *f;
	uint64_t id;
	struct event *e;
	size_t count;
};

static int read_events(struct store_txn *t, void *arg, struct err *err)
{
	struct events_of *w = arg;

	return store_events(t, &w->f->a, w->id, &w->e, &w->count, err);
}

static void test_events(void **state)
{
	struct fixture *f = *state;
	struct complaint *a = sample(&f->a, 1), *b = sample(&f->a, 2);
	struct events_of w = { .f = f, .id = 1 };
	static const unsigned char none[EVENT_HASH];
	struct store_status st;

	put_new(f, a);
	put_new(f, b);
	put_changed(f, a);
	assert_int_equal(read_code(f, read_events, &w), ERR_NONE);
	assert_int_equal(w.count, 2);
	assert_int_equal(w.e[0].seq, 1);
	assert_int_equal(w.e[1].seq, 3);
	assert_int_equal(w.e[1].complaint, 1);
	assert_string_equal(w.e[0].action, "accept");
	assert_string_equal(w.e[1].name, "张敏");
	assert_string_equal(w.e[1].remark, "一句话");
	assert_int_equal(w.e[1].change_count, 1);
	assert_memory_not_equal(w.e[0].hash, none, EVENT_HASH);
	assert_memory_not_equal(w.e[0].salt, w.e[1].salt, EVENT_SALT);
	assert_int_equal(store_status(f->store, &st, NULL), 0);
	assert_memory_equal(st.head, w.e[1].hash, EVENT_HASH);
	w.id = 77;
	assert_int_equal(read_code(f, read_events, &w), ERR_NONE);
	assert_int_equal(w.count, 0);
}

struct recent_of {
	uint64_t at, sum; /* of the numbers shown */
	size_t most;
};

static bool add_up(void *arg, const struct event *e)
{
	struct recent_of *w = arg;

	assert_string_equal(e->action, "accept");
	w->sum = w->sum * 10 + e->seq;
	return true;
}

static int recent(struct store_txn *t, void *arg, struct err *err)
{
	static const char *const actions[] = { "accept", NULL };
	struct recent_of *w = arg;

	assert_int_equal(store_newest_event(t), 6);
	return store_recent(t, DAY, w->most, actions, &w->at, add_up, w, err);
}

/* Newest first, in pieces of as many events as are looked at; others are not shown. */
static void test_recent(void **state)
{
	struct fixture *f = *state;
	struct recent_of w = { .most = 4 };

	for (unsigned n = 1; n <= 5; n++)
		put_new(f, sample(&f->a, n));
	put_changed(f, get(f, sample(&f->a, 1)->number));
	assert_int_equal(read_code(f, recent, &w), ERR_NONE);
	assert_int_equal(w.sum, 543);
	assert_int_equal(w.at, 2);
	assert_int_equal(read_code(f, recent, &w), ERR_NONE);
	assert_int_equal(w.sum, 54321);
	assert_int_equal(w.at, 0);
	w = (struct recent_of){ .most = 1, .at = 99 };
	assert_int_equal(read_code(f, recent, &w), ERR_NONE);
	assert_int_equal(w.at, 5);
}

struct answer_of {
	struct fixture *f;
	const char *id;
	instant now;
	const char *text;
	const void *bytes;
	size_t len;
};

static int keep(struct store_txn *t, void *arg, struct err *err)
{
	struct answer_of *w = arg;

	return store_keep_answer(t, w->id, w->now, w->text, strlen(w->text), err);
}

static int answer(struct store_txn *t, void *arg, struct err *err)
{
	struct answer_of *w = arg;

	return store_answer(t, &w->f->a, w->id, &w->bytes, &w->len, err);
}

static void test_answers(void **state)
{
	struct fixture *f = *state;
	struct answer_of w = { .f = f, .id = "0123456789abcdef", .now = T0, .text = "the answer" };

	assert_int_equal(read_code(f, answer, &w), ERR_NONE);
	assert_int_equal(w.len, 0);
	assert_int_equal(write_code(f, keep, &w), ERR_NONE);
	w.text = "another";
	w.now = T0 + HOUR;
	assert_int_equal(write_code(f, keep, &w), ERR_NONE);
	assert_int_equal(read_code(f, answer, &w), ERR_NONE);
	assert_int_equal(w.len, 7);
	assert_memory_equal(w.bytes, "another", 7);
	assert_int_equal(verify(f, NULL), 0);
	assert_int_equal(store_maintain(f->store, T0 + 25 * HOUR - 1, NULL), 0);
	assert_int_equal(read_code(f, answer, &w), ERR_NONE);
	assert_int_equal(w.len, 7);
	assert_int_equal(store_maintain(f->store, T0 + 25 * HOUR + 1, NULL), 0);
	assert_int_equal(read_code(f, answer, &w), ERR_NONE);
	assert_int_equal(w.len, 0);
	assert_int_equal(verify(f, NULL), 0);
	w.id = NULL;
	assert_int_equal(read_code(f, answer, &w), ERR_INPUT);
	w.id = "";
	assert_int_equal(write_code(f, keep, &w), ERR_INPUT);
}

static int put_drafts(struct store_txn *t, void *arg, struct err *err)
{
	struct draft d = { .id = "d1", .login = "li", .form = "intake", .saved = T0, .bytes = "abc", .bytes_len = 3 };

	(void)arg;
	if (store_draft_put(t, &d, err) != 0)
		return -1;
	d.bytes = "abcd";
	d.bytes_len = 4;
	if (store_draft_put(t, &d, err) != 0)
		return -1;
	d.id = "d2";
	d.number = "20251101-0001";
	if (store_draft_put(t, &d, err) != 0)
		return -1;
	d.login = "lili";
	return store_draft_put(t, &d, err);
}

static int bad_draft(struct store_txn *t, void *arg, struct err *err)
{
	struct draft d = { .id = arg };

	return store_draft_put(t, &d, err);
}

static int drop_draft(struct store_txn *t, void *arg, struct err *err)
{
	return store_draft_drop(t, "li", arg, err);
}

struct drafts_of {
	struct fixture *f;
	struct draft *d;
	size_t count;
};

static int read_drafts(struct store_txn *t, void *arg, struct err *err)
{
	struct drafts_of *w = arg;

	return store_drafts(t, &w->f->a, "li", &w->d, &w->count, err);
}

static void test_drafts(void **state)
{
	struct fixture *f = *state;
	struct drafts_of w = { .f = f };

	assert_int_equal(write_code(f, put_drafts, NULL), ERR_NONE);
	assert_int_equal(read_code(f, read_drafts, &w), ERR_NONE);
	assert_int_equal(w.count, 2);
	assert_string_equal(w.d[0].id, "d1");
	assert_string_equal(w.d[0].login, "li");
	assert_int_equal(w.d[0].bytes_len, 4);
	assert_memory_equal(w.d[0].bytes, "abcd", 4);
	assert_null(w.d[0].number);
	assert_string_equal(w.d[1].number, "20251101-0001");
	assert_string_equal(w.d[1].form, "intake");
	assert_int_equal(w.d[1].saved, T0);
	assert_int_equal(write_code(f, drop_draft, (void *)(uintptr_t)"d1"), ERR_NONE);
	assert_int_equal(write_code(f, drop_draft, (void *)(uintptr_t)"d1"), ERR_NONE);
	assert_int_equal(read_code(f, read_drafts, &w), ERR_NONE);
	assert_int_equal(w.count, 1);
	assert_int_equal(write_code(f, bad_draft, NULL), ERR_INPUT);
	assert_int_equal(write_code(f, bad_draft, (void *)(uintptr_t)"x"), ERR_INPUT);
	assert_int_equal(verify(f, NULL), 0);
}

static int destroy_first(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return store_destroy(t, 1, "20251101-0001", err);
}

static int scribble_draft(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return table_put(t, TABLE_DRAFT, "zhao\0d9", 7, "\222\1", 2, err);
}

/* PU-13: the content of its events and the drafts on it go, nobody else's. */
static void test_destroy(void **state)
{
	struct fixture *f = *state;
	struct drafts_of drafts = { .f = f };
	struct events_of events = { .f = f, .id = 1 };

	put_new(f, sample(&f->a, 1));
	put_new(f, sample(&f->a, 2));
	assert_int_equal(write_code(f, put_drafts, NULL), ERR_NONE);
	assert_int_equal(write_code(f, destroy_first, NULL), ERR_NONE);
	assert_int_equal(read_code(f, read_drafts, &drafts), ERR_NONE);
	assert_int_equal(drafts.count, 1);
	assert_string_equal(drafts.d[0].id, "d1");
	assert_int_equal(read_code(f, read_events, &events), ERR_NONE);
	assert_int_equal(events.count, 1);
	assert_null(events.e[0].remark);
	assert_int_equal(events.e[0].change_count, 0);
	events.id = 2;
	assert_int_equal(read_code(f, read_events, &events), ERR_NONE);
	assert_string_equal(events.e[0].remark, "一句话");
	assert_int_equal(verify(f, NULL), 0);
	/* A draft that cannot be read may be one of it: it goes too, and that is told. */
	assert_int_equal(write_code(f, scribble_draft, NULL), ERR_NONE);
	assert_int_equal(read_code(f, read_drafts, &drafts), ERR_NONE);
	assert_int_equal(drafts.count, 1);
	assert_true(verify(f, NULL) > 0);
	assert_int_equal(write_code(f, destroy_first, NULL), ERR_NONE);
	assert_non_null(strstr(f->log.data, "a draft of zhao that cannot be read goes with"));
	assert_int_equal(verify(f, NULL), 0);
	assert_int_equal(read_code(f, read_drafts, &drafts), ERR_NONE);
	assert_int_equal(drafts.count, 1);
}

static void test_reopen(void **state)
{
	struct fixture *f = *state;
	struct store_status before, after;

	for (unsigned i = 0; i < 30; i++)
		put_new(f, sample(&f->a, i));
	assert_int_equal(store_flush(f->store, NULL), 0);
	assert_int_equal(store_maintain(f->store, T0, NULL), 0);
	assert_int_equal(store_status(f->store, &before, NULL), 0);
	fixture_close(f);
	fixture_open(f);
	assert_int_equal(store_status(f->store, &after, NULL), 0);
	assert_int_equal(after.complaints, 30);
	assert_int_equal(after.events, 30);
	assert_int_equal(after.schema, 6);
	assert_true(after.log_bytes > 0 && after.disk_free > 0);
	assert_memory_equal(before.head, after.head, EVENT_HASH);
	put_new(f, sample(&f->a, 30));
	assert_int_equal(get(f, sample(&f->a, 30)->number)->id, 31);
	assert_int_equal(verify(f, NULL), 0);
	assert_string_equal(f->log.data, "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_up, fixture_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_put_and_get), TEST(test_not_there), TEST(test_number_is_unique), TEST(test_nonsense),
		TEST(test_huge_texts), TEST(test_changed_meanwhile), TEST(test_scribbled_old),
		TEST(test_serials_without_gaps), TEST(test_nothing_half_done), TEST(test_events), TEST(test_recent),
		TEST(test_answers), TEST(test_drafts), TEST(test_destroy), TEST(test_reopen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
