/* Callers take turns at a thread, however much one of them asks. */
#include "house.h"

#include <stdlib.h>
#include <string.h>

#include "server/worker.h"

static struct server server;
static struct worker worker;
static struct conn one = { .who.uid = 1 }, two = { .who.uid = 2 }, three = { .who.uid = 3 };
static struct conn again = { .who.uid = 1 }, keeper = { .who.uid = 9, .serving = true };

static uv_mutex_t gate; /* held: the thread stands still */
static char order[64];
static size_t run_count;

/* Notes whose it was: a letter, put into the tag. */
static void note(struct server *s, struct job *batch)
{
	(void)s;
	uv_mutex_lock(&gate);
	for (struct job *next; batch; batch = next) {
		next = batch->next;
		if (run_count < sizeof order - 1)
			order[run_count] = (char)batch->q.tag;
		run_count++;
		job_free(batch);
	}
	uv_mutex_unlock(&gate);
}

static bool post(struct conn *c, char name)
{
	struct job *j = job_new(JOB_REQUEST, c);

	j->q.tag = (uint32_t)name;
	if (worker_post(&worker, j))
		return true;
	job_free(j);
	return false;
}

/* The thread has one job in hand and waits with it at the gate. */
static int set_up(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	memset(&server, 0, sizeof server);
	memset(order, 0, sizeof order);
	run_count = 0;
	server.done_tail = &server.done;
	uv_loop_init(&server.loop);
	uv_mutex_init(&server.done_lock);
	uv_async_init(&server.loop, &server.done_wake, NULL);
	uv_mutex_init(&gate);
	uv_mutex_lock(&gate);
	assert_int_equal(worker_start(&worker, &server, 1, note, &err), 0);
	assert_true(post(&three, '!'));
	while (worker_wanted(&worker))
		house_sleep(1);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	uv_close((uv_handle_t *)&server.done_wake, NULL);
	uv_run(&server.loop, UV_RUN_DEFAULT);
	uv_loop_close(&server.loop);
	uv_mutex_destroy(&server.done_lock);
	uv_mutex_destroy(&gate);
	return 0;
}

static void run_all(void)
{
	uv_mutex_unlock(&gate);
	worker_close(&worker);
	worker_join(&worker);
}

static void test_turns(void **state)
{
	(void)state;
	for (const char *p = "abcd"; *p; p++)
		assert_true(post(&one, *p));
	assert_true(post(&again, 'e')); /* another connection of the same person */
	assert_true(post(&two, 'A'));
	assert_true(post(&two, 'B'));
	assert_true(post(&three, '1'));
	assert_true(post(NULL, '.')); /* the server's own */
	assert_true(post(&one, 'f'));
	run_all();
	assert_string_equal(order, "!aA1.bBcdef");
}

/* Nor is whoever asks much put off for ever. */
static void test_nobody_starves(void **state)
{
	(void)state;
	assert_true(post(&one, 'a'));
	assert_true(post(&one, 'b'));
	uv_mutex_unlock(&gate);
	while (worker_wanted(&worker))
		house_sleep(1);
	uv_mutex_lock(&gate);
	/* One job may be in hand, before the gate. */
	for (int i = 0; i < 3; i++)
		assert_true(post(&two, 'A'));
	assert_true(post(&one, 'c'));
	for (int i = 0; i < 3; i++)
		assert_true(post(&three, '1'));
	run_all();
	assert_true(strchr(order, 'c') < strrchr(order, 'A'));
	assert_int_equal(run_count, 10);
}

static void test_share_of_one(void **state)
{
	(void)state;
	for (int i = 0; i < LIMIT_WAITING; i++)
		assert_true(post(i % 2 ? &one : &again, 'a'));
	assert_false(post(&one, 'a'));
	assert_false(post(&again, 'a'));
	assert_true(post(&two, 'A'));
	for (int i = 0; i < LIMIT_WAITING + 1; i++)
		assert_true(post(&keeper, 'k')); /* many desks may be one account's, where there is no other */
	run_all();
	assert_int_equal(run_count, 2 * LIMIT_WAITING + 3);
	assert_true(strchr(order, 'A') < order + 4);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
#define EACH(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
		EACH(test_turns),
		EACH(test_nobody_starves),
		EACH(test_share_of_one),
	};
	int status;

	if (house_serves(argc, argv, &status))
		return status;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
