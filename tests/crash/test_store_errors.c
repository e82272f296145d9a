/* An I/O error on any call: the n-th write, flush, open, rename or removal of a process
 * that opens a store, writes and checkpoints fails, once or from then on. It says so or
 * works on, never hangs, and what it acknowledged is there at the next start.
 *
 * PLAINT_SOAK=N: N errors instead of a few; they are drawn anew each time.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "disk.h"
#include "store_scene.h"
#include "store/internal.h"

#define FEW 16
#define BEFORE 5
#define MEANWHILE 12

struct told {
	uint64_t acknowledged; /* the last id */
	long calls;
	uint32_t refused;      /* changes that were answered by an error */
	long opened; /* calls until it was open; 0: it was not */
	char words[200];       /* of the first error */
};

static void write_on(struct scene *s, struct told *t)
{
	struct err err = ERR_INIT;
	struct store *store = NULL;
	uint64_t id = BEFORE;

	s->options.create = false;
	if (store_open(&store, s->dir, s->site, &s->options, &err) != 0) {
		snprintf(t->words, sizeof t->words, "%s", err.id);
		t->calls = disk_count();
		return;
	}
	t->opened = disk_count();
	for (int i = 0; i < MEANWHILE; i++) {
		err = (struct err)ERR_INIT;
		/* As the server does: a flush that failed is its last word. */
		if (scene_write(store, &err) != ERR_NONE) {
			t->refused++;
			continue;
		}
		id++;
		if (store_flush(store, &err) != 0) {
			t->refused++;
			snprintf(t->words, sizeof t->words, "%s", err.id);
			_Exit(0);
		}
		t->acknowledged = id;
		if (i % 4 == 2)
			store->env->txn_checkpoint(store->env, 0, 0, DB_FORCE);
		store_maintain(store, 1763800000, &err);
	}
	t->calls = disk_count();
	store_close(store);
}

static void judge(struct scene *s, long n, int error, bool lasting, const struct told *t)
{
	struct store *store;
	uint64_t least = t->acknowledged > BEFORE ? t->acknowledged : BEFORE;

	s->options.create = false;
	store = scene_open(s);
	for (uint64_t id = 1; id <= least; id++)
		if (!scene_has(store, id))
			fail_msg("call %ld, error %d%s: complaint %llu was acknowledged and is not there", n, error,
				lasting ? " lasting" : "", (unsigned long long)id);
	assert_in_range(scene_count(store), least, BEFORE + MEANWHILE);
	assert_int_equal(scene_serial(store), scene_count(store));
	scene_verify(store);
	store_close(store);
}

/* How many calls there were. */
static long one_error(const struct scene *before, long n, int error, bool lasting, struct told *t)
{
	struct scene s = *before;
	struct told *shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	int status;
	pid_t pid;

	snprintf(s.dir, sizeof s.dir, "%.60s.fault", before->dir);
	scene_copy(before->dir, s.dir);
	assert_true(shared != MAP_FAILED);
	pid = fork();
	if (pid == 0) {
		alarm(30);
		disk_fail(s.dir, n, error, lasting);
		write_on(&s, shared);
		_Exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	if (!WIFEXITED(status))
		fail_msg("call %ld, error %d%s: %s", n, error, lasting ? " lasting" : "", strsignal(WTERMSIG(status)));
	*t = *shared;
	if (!t->opened && n > 0 && t->words[0] == '\0')
		fail_msg("call %ld, error %d: nothing was said", n, error);
	judge(&s, n, error, lasting, t);
	munmap(shared, sizeof *shared);
	scene_remove(s.dir);
	return t->calls;
}

/* One of four in the opening. */
static long draw(unsigned *seed, long opening, long calls)
{
	if (rand_r(seed) % 4 == 0)
		return 1 + (long)(rand_r(seed) % (unsigned)opening);
	return opening + 1 + (long)(rand_r(seed) % (unsigned)(calls - opening));
}

static void test_errors(void **state)
{
	static const int errors[] = { EIO, ENOSPC };
	struct scene *s = *state;
	int errors_wanted = getenv("PLAINT_SOAK") ? atoi(getenv("PLAINT_SOAK")) : FEW;
	unsigned seed = (unsigned)time(NULL), refused = 0, closed = 0, tried = 0;
	uint64_t acknowledged = 0;
	struct store *store = scene_open(s);
	struct told t;
	long calls, opening;

	for (int i = 0; i < BEFORE; i++)
		assert_int_equal(scene_write(store, NULL), ERR_NONE);
	store_close(store);
	calls = one_error(s, 0, EIO, false, &t);
	assert_true(calls > 40);
	assert_int_equal(t.acknowledged, BEFORE + MEANWHILE);
	opening = t.opened;
	for (int i = 0; i < errors_wanted; i++) {
		/* Opening zeroes a log, thousands of times the same call. */
		long n = draw(&seed, opening, calls);
		int kind = (int)(rand_r(&seed) % 4);

		one_error(s, n, errors[kind / 2], kind % 2, &t);
		tried++;
		refused += t.refused > 0;
		closed += !t.opened;
		acknowledged += t.acknowledged;
	}
	print_message("%ld calls, %u errors: %u times not opened, %u times a change refused; %llu acknowledged, 0 lost\n", calls,
		tried, closed, refused, (unsigned long long)acknowledged);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(test_errors, scene_up, scene_down) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
