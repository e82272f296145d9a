/* One writer, two readers, a reload now and then: as the server runs it. */
#include "hall.h"

#include <pthread.h>
#include <stdatomic.h>

struct reader {
	pthread_t thread;
	struct casework *cw;
	instant now;
	atomic_bool *stop;
	long asked, failed;
};

static void *read_on(void *arg)
{
	static const char *const ops[] = { "list", "counts", "show", "earlier", "find" };
	struct reader *me = arg;
	struct arena a = ARENA_INIT;

	while (!atomic_load(me->stop)) {
		struct caller who = { .login = me->asked % 2 ? "zhou" : "lin", .from = "desk" };
		struct request q;
		struct reply r;

		arena_clear(&a);
		request_init(&q);
		reply_init(&r);
		q.op = ops[me->asked++ % 5];
		q.number = "20260302-0001";
		q.text = "张伟";
		q.filter.level = me->asked % 3 ? 0 : 3;
		values_set(&a, &q.fields, "phone", "13800138000");
		casework_read(me->cw, &who, me->now, &q, &a, &r);
		me->failed += r.err.code != ERR_NONE;
		/* Rows come in their order, whatever happens meanwhile. */
		for (size_t i = 1; str_equal(q.op, "list") && i < r.row_count; i++)
			me->failed += row_compare(&r.rows[i - 1], &r.rows[i]) > 0;
	}
	arena_release(&a);
	return NULL;
}

static void test_beside_each_other(void **state)
{
	struct hall *h = *state;
	struct reader readers[2];
	atomic_bool stop = false;
	struct err err = ERR_INIT;

	a_bill(h);
	for (int i = 0; i < 2; i++) {
		readers[i] = (struct reader){ .cw = h->cw, .now = h->now, .stop = &stop };
		assert_int_equal(pthread_create(&readers[i].thread, NULL, read_on, &readers[i]), 0);
	}
	for (int i = 0; i < 120; i++) {
		const char *n = a_bill(h);

		if (i % 2)
			DONE(act(h, "chen", n, "forward", NULL));
		if (i % 4 == 1)
			DONE(act(h, "he", n, "resolve", "facts", "a", "measures", "b", "accountability", "c",
				"satisfaction", "satisfied", NULL));
		if (i % 8 == 1)
			DONE(act(h, "chen", n, "archive", NULL));
		if (i % 40 == 20)
			assert_int_equal(casework_reload(h->cw, h->site, &err), 0);
		h->now += 30;
		sweep(h);
	}
	atomic_store(&stop, true);
	for (int i = 0; i < 2; i++) {
		pthread_join(readers[i].thread, NULL);
		assert_true(readers[i].asked > 5);
		assert_int_equal(readers[i].failed, 0);
	}
	DONE(ask(h, "zong", "verify"));
	assert_int_equal(h->r.total, 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, hall_up, hall_down)
int main(void)
{
	const struct CMUnitTest tests[] = { T(test_beside_each_other) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
