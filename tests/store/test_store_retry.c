/* The one wrapper: work is begun again after a deadlock, not for ever; nothing changes
 * under a reader, and a long one lets changes through.
 */
#include <errno.h>
#include <unistd.h>

#include "fixture.h"
#include "store/internal.h"

struct trouble {
	int runs;
	int deadlocks; /* how often it is told so */
};

static int troubled(struct store_txn *t, void *arg, struct err *err)
{
	struct trouble *w = arg;
	uint32_t n;

	if (store_serial(t, "c", &n, err) != 0)
		return -1;
	assert_int_equal(n, 1); /* each try begins afresh */
	if (++w->runs <= w->deadlocks)
		return db_failed(t, DB_LOCK_DEADLOCK, "test", err);
	return 0;
}

static void test_again(void **state)
{
	struct fixture *f = *state;
	struct trouble w = { .deadlocks = 3 };

	assert_int_equal(write_code(f, troubled, &w), ERR_NONE);
	assert_int_equal(w.runs, 4);
}

static void test_not_for_ever(void **state)
{
	struct fixture *f = *state;
	struct trouble w = { .deadlocks = 1000 };

	assert_int_equal(write_code(f, troubled, &w), ERR_STORE);
	assert_int_equal(w.runs, TRIES_MOST);
	assert_int_equal(verify(f, NULL), 0);
}

static int overlooks(struct store_txn *t, void *arg, struct err *err)
{
	uint32_t n;

	(void)arg;
	store_serial(t, "c", &n, err);
	db_failed(t, EINVAL, "test", NULL);
	return 0;
}

/* Work that overlooked a failure is not committed. */
static void test_overlooked_failure(void **state)
{
	struct fixture *f = *state;
	struct trouble w = { 0 };

	assert_int_equal(write_code(f, overlooks, NULL), ERR_STORE);
	assert_int_equal(write_code(f, troubled, &w), ERR_NONE); /* still serial 1 */
}

/* A real deadlock: another transaction takes the same pages the other way round. */
struct rival {
	struct store *store;
	pthread_barrier_t met;
	int runs;
};

static int raw_put(struct rival *r, DB_TXN *txn, enum table table)
{
	DBT k = { .data = (void *)(uintptr_t)"rival", .size = 5 };
	DB *db = r->store->table[table];

	return db->put(db, txn, &k, &k, 0);
}

static void *rival_thread(void *arg)
{
	struct rival *r = arg;
	DB_TXN *txn;

	r->store->env->txn_begin(r->store->env, NULL, &txn, 0);
	raw_put(r, txn, TABLE_COUNTER);
	pthread_barrier_wait(&r->met);
	raw_put(r, txn, TABLE_META);
	txn->abort(txn);
	return NULL;
}

static int crossing(struct store_txn *t, void *arg, struct err *err)
{
	struct rival *r = arg;
	uint32_t n;

	if (table_put(t, TABLE_META, "k", 1, "v", 1, err) != 0)
		return -1;
	if (++r->runs == 1)
		pthread_barrier_wait(&r->met);
	return store_serial(t, "c", &n, err);
}

static void test_deadlock(void **state)
{
	struct fixture *f = *state;
	struct rival r = { .store = f->store };
	pthread_t thread;

	pthread_barrier_init(&r.met, NULL, 2);
	assert_int_equal(pthread_create(&thread, NULL, rival_thread, &r), 0);
	assert_int_equal(write_code(f, crossing, &r), ERR_NONE);
	pthread_join(thread, NULL);
	pthread_barrier_destroy(&r.met);
	assert_true(r.runs >= 1);
}

/* While a page of rows is read nothing changes; a long scan lets changes through. */
struct reading {
	struct fixture *f;
	unsigned n;
	pthread_t thread;
	bool begun;
};

static bool count(void *arg, const struct row *r)
{
	(void)r;
	++*(int *)arg;
	return true;
}

static void *write_more(void *arg)
{
	struct reading *w = arg;
	struct fixture own = *w->f;

	arena_init(&own.a);
	for (unsigned i = 0; i < 40; i++)
		put_new(&own, sample(&own.a, w->n++));
	arena_release(&own.a);
	return NULL;
}

static int read_twice(struct store_txn *t, void *arg, struct err *err)
{
	struct reading *w = arg;
	int before = 0, after = 0, states = 0;

	if (store_queue(t, QUEUE_OPEN, NULL, count, &before, err) != 0)
		return -1;
	assert_int_equal(pthread_create(&w->thread, NULL, write_more, w), 0);
	usleep(20000);
	if (store_queue(t, QUEUE_OPEN, NULL, count, &after, err) != 0)
		return -1;
	if (store_queue(t, QUEUE_STATE, "accepted", count, &states, err) != 0)
		return -1;
	assert_int_equal(before, 40);
	assert_int_equal(after, 40);
	assert_int_equal(states, 40);
	return 0;
}

static void test_nothing_changes(void **state)
{
	struct fixture *f = *state;
	struct reading w = { .f = f };
	int seen = 0;

	write_more(&w);
	assert_int_equal(read_code(f, read_twice, &w), ERR_NONE);
	pthread_join(w.thread, NULL);
	assert_int_equal(store_read(f->store, (store_work *)NULL, &seen, NULL), -1);
	assert_int_equal(get(f, sample(&f->a, 79)->number)->id, 80);
	assert_int_equal(verify(f, NULL), 0);
}

/* Waits, at its first row, until the writer has done all it wants to. */
static bool slow_row(void *arg, const struct row *r)
{
	struct reading *w = arg;

	(void)r;
	if (!w->begun) {
		assert_int_equal(pthread_create(&w->thread, NULL, write_more, w), 0);
		w->begun = true;
	}
	usleep(200);
	return true;
}

static int scan_slowly(struct store_txn *t, void *arg, struct err *err)
{
	struct reading *w = arg;

	if (store_scan(t, INSTANT_NONE, slow_row, w, err) != 0)
		return -1;
	/* The scan is over, the gate still ours: the writer came through before. */
	w->n += 1000 * (w->n > 80);
	return 0;
}

static void test_long_scan(void **state)
{
	struct fixture *f = *state;
	struct reading w = { .f = f };

	write_more(&w);
	write_more(&w);
	assert_int_equal(read_code(f, scan_slowly, &w), ERR_NONE);
	pthread_join(w.thread, NULL);
	assert_true(w.n > 1000);
	assert_int_equal(verify(f, NULL), 0);
}

static void *verify_beside(void *arg)
{
	struct fixture *f = arg;

	for (int i = 0; i < 3; i++)
		assert_int_equal(verify(f, NULL), 0);
	return NULL;
}

/* No false fault while the writer goes on. */
static void test_verify_beside_writer(void **state)
{
	struct fixture *f = *state;
	struct reading w = { .f = f };
	pthread_t thread;

	write_more(&w);
	assert_int_equal(pthread_create(&thread, NULL, verify_beside, f), 0);
	for (int i = 0; i < 4; i++) {
		struct complaint *c = get(f, sample(&f->a, (unsigned)i)->number);

		write_more(&w);
		set(&f->a, c, FIELD_PHONE, "13900001111");
		set_due(&f->a, c, T0 + i * HOUR);
		put_changed(f, c);
	}
	pthread_join(thread, NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_up, fixture_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_again), TEST(test_not_for_ever), TEST(test_overlooked_failure), TEST(test_deadlock),
		TEST(test_nothing_changes), TEST(test_long_scan), TEST(test_verify_beside_writer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
