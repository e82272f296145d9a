/* A power cut at any moment: a process writes, checkpoints and is written down act by
 * act; then its directory is made as a disk may have it if the power went at one of these
 * acts, and opened. What was acknowledged before that act is there, whole: torn pages
 * are put right from their images (doublewrite.h).
 *
 * PLAINT_SOAK=N: N states instead of a few (they are drawn anew each time);
 * PLAINT_SOAK=every: one at every act of the disk.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "power.h"
#include "store_scene.h"
#include "store/internal.h"

#define STATES 24
#define BEFORE 10 /* complaints that are there before */
#define MEANWHILE 25

static bool at_every_act(void)
{
	return getenv("PLAINT_SOAK") && strcmp(getenv("PLAINT_SOAK"), "every") == 0;
}

static size_t states(const struct power_record *r)
{
	if (at_every_act())
		return r->count;
	return getenv("PLAINT_SOAK") ? (size_t)atoi(getenv("PLAINT_SOAK")) : STATES;
}

/* --- what is written down ---------------------------------------------------------- */

/* Changes are acknowledged one by one or three together; checkpoints come between. */
static int write_watched(struct scene *s)
{
	char record[100];
	struct store *store;

	snprintf(record, sizeof record, "%s.record", s->dir);
	disk_watch(s->dir, record);
	store = scene_open(s);
	for (uint64_t i = 1; i <= MEANWHILE; i++) {
		bool more = true;

		if (scene_write(store, NULL) != ERR_NONE)
			return 1;
		if (i % 4 == 1 && scene_attach(store, (unsigned)i) != ERR_NONE)
			return 1;
		if (i % 5 == 2 || i % 5 == 3)
			continue;
		if (store_flush(store, NULL) != 0)
			return 1;
		disk_note(BEFORE + i);
		if (i % 7 == 0 && store_maintain(store, 1763800000, NULL) != 0)
			return 1;
		if (i % 6 == 0 && store->env->txn_checkpoint(store->env, 0, 0, DB_FORCE) != 0)
			return 1;
		while (i % 4 == 0 && more)
			if (store_index(store, 1, &more, NULL) != 0)
				return 1;
	}
	store_close(store);
	return 0;
}

/* --- what the disk may have ----------------------------------------------------------- */

struct cuts {
	unsigned whole, mended;
	uint64_t acknowledged, lost;
};

static void note_mending(void *arg, const char *line)
{
	if (strstr(line, "torn pages"))
		((struct cuts *)arg)->mended = 1;
}

static void look_at(struct store *store, uint64_t acknowledged, struct cuts *t)
{
	uint64_t count = scene_count(store);

	for (uint64_t id = 1; id <= acknowledged; id++)
		if (!scene_has(store, id))
			t->lost++;
	t->acknowledged += acknowledged;
	assert_true(count >= acknowledged);
	assert_int_equal(scene_serial(store), count);
	scene_verify_cut(store);
	/* And work goes on. */
	assert_int_equal(scene_write(store, NULL), ERR_NONE);
	assert_int_equal(store_flush(store, NULL), 0);
	store_close(store);
}

static void after_cut(struct scene *after, uint64_t acknowledged, struct cuts *t)
{
	after->options.create = false;
	after->options.log = note_mending;
	after->options.log_arg = t;
	look_at(scene_open(after), acknowledged, t);
	t->whole++;
}

/* Most acts only zero the new log: three of four cuts fall after the first answer. */
static size_t draw_cut(const struct power_record *r, unsigned *seed)
{
	size_t first = 0;

	while (first < r->count && r->act[first]->kind != DISK_NOTE)
		first++;
	if (rand_r(seed) % 4 == 0)
		first = 0;
	return first + 1 + (size_t)rand_r(seed) % (r->count - first);
}

/* In a process of its own: an environment that failed is not closed in an orderly way. */
static void one_state(struct scene *before, const struct power_record *r, size_t cut, unsigned *seed, struct cuts *sum)
{
	enum power_luck luck = (enum power_luck)(rand_r(seed) % 3);
	struct scene after = *before;
	struct cuts t = { 0 };
	unsigned own = *seed;
	uint64_t noted;
	int ends[2], status;
	pid_t pid;

	snprintf(after.dir, sizeof after.dir, "%.60s.cut", before->dir);
	scene_copy(before->dir, after.dir);
	noted = power_cut(r, cut, luck, seed, after.dir);
	if (noted < BEFORE)
		noted = BEFORE;
	assert_int_equal(pipe(ends), 0);
	pid = fork();
	if (pid == 0) {
		struct cuts mine = { 0 };

		alarm(60);
		after_cut(&after, noted, &mine);
		_exit(write(ends[1], &mine, sizeof mine) == sizeof mine ? 0 : 1);
	}
	close(ends[1]);
	if (read(ends[0], &t, sizeof t) != sizeof t) {
		waitpid(pid, &status, 0);
		fail_msg("cut at act %zu of %zu, luck %d, seed %u: %s", cut, r->count, (int)luck, own,
			WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "a look at it failed");
	}
	close(ends[0]);
	waitpid(pid, &status, 0);
	if (t.lost > 0)
		fail_msg("cut at act %zu of %zu, luck %d, seed %u: %llu lost", cut, r->count, (int)luck, own,
			(unsigned long long)t.lost);
	sum->whole += t.whole;
	sum->mended += t.mended;
	sum->acknowledged += t.acknowledged;
	scene_remove(after.dir);
}

static void test_power(void **state)
{
	struct scene *s = *state, work = *s;
	struct cuts t = { 0 };
	struct power_record r;
	unsigned seed = getenv("PLAINT_SEED") ? (unsigned)atoi(getenv("PLAINT_SEED")) : (unsigned)time(NULL);
	char record[100];
	struct store *store = scene_open(s);

	for (int i = 0; i < BEFORE; i++)
		assert_int_equal(scene_write(store, NULL), ERR_NONE);
	assert_int_equal(scene_attach(store, 1000), ERR_NONE);
	store_close(store);
	/* It writes in a copy: the directory as it was is needed for each state. */
	snprintf(work.dir, sizeof work.dir, "%.60s.work", s->dir);
	scene_copy(s->dir, work.dir);
	assert_int_equal(scene_child(&work, write_watched, 60), 0);
	snprintf(record, sizeof record, "%s.record", work.dir);
	assert_int_equal(power_load(&r, record), 0);
	assert_true(r.count > 50);
	for (size_t i = 0; i < states(&r); i++)
		one_state(s, &r, at_every_act() ? i + 1 : draw_cut(&r, &seed), &seed, &t);
	print_message("%zu acts, %zu cuts: %u whole, %u of them after torn pages were put right; %llu acknowledged, 0 lost\n",
		r.count, states(&r), t.whole, t.mended, (unsigned long long)t.acknowledged);
	assert_int_equal(t.whole, states(&r));
	power_release(&r);
	unlink(record);
	scene_remove(work.dir);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(test_power, scene_up, scene_down) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
