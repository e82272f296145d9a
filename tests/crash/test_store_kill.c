/* kill -9 of a process that writes, at random moments: what it acknowledged is there,
 * whole, and nothing else is half there.
 */
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "store_scene.h"

#define ROUNDS 12

/* Lets it write for some milliseconds, kills it; the last id it acknowledged. */
static uint64_t write_and_die(struct scene *s)
{
	uint64_t id, last = 0;
	int reports, status;
	pid_t pid = scene_writer(s, &reports);

	/* Not before it is at work, else nothing is tested. */
	if (read(reports, &last, sizeof last) != sizeof last)
		fail_msg("the writer could not begin");
	usleep((useconds_t)(rand() % 60000));
	kill(pid, SIGKILL);
	while (read(reports, &id, sizeof id) == sizeof id)
		last = id;
	close(reports);
	waitpid(pid, &status, 0);
	assert_true(WIFSIGNALED(status));
	return last;
}

static void test_kill(void **state)
{
	struct scene *s = *state;
	uint64_t total = 0;

	srand((unsigned)time(NULL));
	for (int round = 0; round < ROUNDS; round++) {
		uint64_t last = write_and_die(s);
		struct store *store = scene_open(s);

		assert_true(last > total);
		for (uint64_t id = total + 1; id <= last; id++)
			assert_true(scene_has(store, id));
		/* One more may have been stored without its acknowledgement. */
		total = scene_count(store);
		assert_in_range(total, last, last + 1);
		assert_false(scene_has(store, total + 1));
		assert_int_equal(scene_serial(store), total);
		scene_verify(store);
		store_close(store);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(test_kill, scene_up, scene_down) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
