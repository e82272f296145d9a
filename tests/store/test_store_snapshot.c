/* A copy made while changes go on is a store like any other, of one moment. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"
#include "plaint/str.h"

struct busy {
	struct fixture *f;
	atomic_bool stop, rest;
	atomic_uint done;
};

static int write_one(struct store_txn *t, void *arg, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct complaint *c = sample(&a, *(unsigned *)arg);
	struct event e = { .at = T0, .seen = T0, .login = "chen", .name = "Chen", .from = "cli", .action = "accept" };
	int rc;

	c->number = arena_printf(&a, "T-%08u", *(unsigned *)arg);
	rc = store_put(t, &a, NULL, c, err);
	e.complaint = c->id;
	if (rc == 0)
		rc = store_event(t, &e, err);
	arena_release(&a);
	return rc;
}

/* Writes, flushes and checkpoints as the server does. */
static void *writer(void *arg)
{
	struct busy *b = arg;
	struct err err = ERR_INIT;

	for (unsigned n = 100; !atomic_load(&b->stop) && err.code == ERR_NONE; n++) {
		while (atomic_load(&b->rest))
			usleep(500);
		if (store_write(b->f->store, write_one, &n, &err) == 0 && store_flush(b->f->store, &err) == 0)
			atomic_fetch_add(&b->done, 1);
		if (n % 50 == 0)
			store_maintain(b->f->store, T0, &err);
	}
	if (err.code != ERR_NONE)
		print_error("%s %s\n", err.id, err.arg[0]);
	return err.code == ERR_NONE ? NULL : b;
}

static void fault(void *arg, const char *line)
{
	(void)arg;
	print_error("%s\n", line);
}

static void check_copy(struct fixture *f, const char *dir, unsigned least, const struct store_status *said)
{
	struct store_options o = { .reserve = 1 };
	struct store_status st;
	struct err err = ERR_INIT;
	struct store *s;
	uint64_t faults = 1;

	assert_int_equal(store_open(&s, dir, f->site, &o, &err), 0);
	assert_int_equal(store_verify(s, fault, NULL, &faults, &err), 0);
	assert_int_equal(faults, 0);
	assert_int_equal(store_status(s, &st, &err), 0);
	assert_true(st.events >= least);
	assert_int_equal(st.events, said->events);
	assert_memory_equal(st.head, said->head, EVENT_HASH);
	assert_true(st.complaints == st.events);
	store_close(s);
}

static void while_changes_go_on(void **state)
{
	struct fixture *f = *state;
	struct busy b = { .f = f };
	struct store_status st;
	struct err err = ERR_INIT;
	char dir[96];
	pthread_t thread;
	void *bad;

	snprintf(dir, sizeof dir, "%s/copy", f->dir);
	assert_int_equal(pthread_create(&thread, NULL, writer, &b), 0);
	for (int i = 0; i < 3; i++) {
		unsigned least;

		while (atomic_load(&b.done) < 80u * (unsigned)(i + 1))
			usleep(500);
		least = atomic_load(&b.done);
		assert_int_equal(store_snapshot(f->store, dir, &st, &err), 0);
		assert_true(atomic_load(&b.done) > least); /* nobody waited for it */
		/* Or the next copies grow faster than they are checked. */
		atomic_store(&b.rest, true);
		check_copy(f, dir, least, &st);
		atomic_store(&b.rest, false);
	}
	atomic_store(&b.stop, true);
	pthread_join(thread, &bad);
	assert_null(bad);
	store_snapshot_remove(dir);
	assert_int_equal(access(dir, F_OK), -1);
	assert_int_equal(verify(f, NULL), 0);
}

static void nowhere_to_copy_to(void **state)
{
	struct fixture *f = *state;
	struct store_status st;
	struct err err = ERR_INIT;

	assert_int_equal(store_snapshot(f->store, "/nowhere/at/all", &st, &err), -1);
	assert_int_equal(err.code, ERR_STORE);
	put_new(f, sample(&f->a, 1)); /* the store goes on */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(while_changes_go_on, fixture_up, fixture_down),
		cmocka_unit_test_setup_teardown(nowhere_to_copy_to, fixture_up, fixture_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
