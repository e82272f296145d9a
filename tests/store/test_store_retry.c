/* The one wrapper: work is begun again after a deadlock, not for ever; readers see a
 * snapshot and never wait for the writer.
 */
#include <errno.h>

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

/* Reads within a reader's transaction stay as they were while the writer goes on. */
struct reading {
	struct fixture *f;
	unsigned n;
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
	for (unsigned i = 0; i < 20; i++)
		put_new(&own, sample(&own.a, w->n++));
	arena_release(&own.a);
	return NULL;
}

static int read_twice(struct store_txn *t, void *arg, struct err *err)
{
	struct reading *w = arg;
	int before = 0, after = 0, states = 0;
	pthread_t thread;

	if (store_queue(t, QUEUE_OPEN, NULL, count, &before, err) != 0)
		return -1;
	assert_int_equal(pthread_create(&thread, NULL, write_more, w), 0);
	pthread_join(thread, NULL);
	if (store_queue(t, QUEUE_OPEN, NULL, count, &after, err) != 0)
		return -1;
	if (store_queue(t, QUEUE_STATE, "accepted", count, &states, err) != 0)
		return -1;
	assert_int_equal(before, 20);
	assert_int_equal(after, 20);
	assert_int_equal(states, 20);
	return 0;
}

static void test_snapshot(void **state)
{
	struct fixture *f = *state;
	struct reading w = { f, 0 };

	write_more(&w);
	assert_int_equal(read_code(f, read_twice, &w), ERR_NONE);
	assert_int_equal(verify(f, NULL), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_up, fixture_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_again), TEST(test_not_for_ever), TEST(test_overlooked_failure), TEST(test_deadlock),
		TEST(test_snapshot),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
