/* A power cut at any moment: a process writes, checkpoints and is written down act by
 * act; then its directory is made as a disk may have it if the power went at one of these
 * acts, and opened. What was acknowledged before that act is there, whole: torn pages
 * are put right from their images (doublewrite.h).
 *
 * Then a life of its own (test_life): the least of caches, so that pages come and go all the
 * time and the file of images begins again; a kill -9 and a start after it, images the disk
 * refuses for a while, a backup, derived tables made anew - and the power may go at any act
 * of it.
 *
 * PLAINT_SOAK=N: N states instead of a few (they are drawn anew each time), of the life
 * PLAINT_SOAK_LIFE; PLAINT_SOAK=every: one at every act of the disk.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "power_order.h"
#include "store_scene.h"
#include "store/doublewrite.h"

#define STATES 24
#define BEFORE 10 /* complaints that are there before */
#define MEANWHILE 25

static bool at_every_act(void)
{
	return getenv("PLAINT_SOAK") && strcmp(getenv("PLAINT_SOAK"), "every") == 0;
}

static size_t states(const struct power_record *r, const char *soak, size_t few)
{
	if (at_every_act())
		return r->count;
	return getenv(soak) ? (size_t)atoi(getenv(soak)) : few;
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
	uint64_t count;

	count = scene_count(store);
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
	char aside[100];

	after->options.create = false;
	snprintf(aside, sizeof aside, "%.80s/repair", after->dir);
	after->options.repair = access(aside, F_OK) == 0;
	after->options.log = note_mending;
	after->options.log_arg = t;
	look_at(scene_open(after), acknowledged, t);
	t->whole++;
}

static bool is_page(const struct disk_act *a)
{
	return a->kind == DISK_WRITE && strncmp(a->name, "db/", 3) == 0 && strncmp(a->name, "db/log.", 7) != 0;
}

/* Most acts only zero the new log: three of four cuts fall after the first answer, and half
 * of them where pages of tables go to their places. */
static size_t draw_cut(const struct power_record *r, unsigned *seed)
{
	size_t first = 0, cut, page;

	while (first < r->count && r->act[first]->kind != DISK_NOTE)
		first++;
	if (rand_r(seed) % 4 == 0)
		first = 0;
	cut = page = first + 1 + (size_t)rand_r(seed) % (r->count - first);
	while (page < r->count && !is_page(r->act[page - 1]))
		page++;
	return rand_r(seed) % 2 ? cut : page;
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

static void look_at_order(const struct power_record *r)
{
	const char *why = "";
	size_t pages, begun;
	const struct disk_act *early = power_order(r, &why, &pages, &begun);

	if (early)
		fail_msg("%s: %s, at %llu, %u bytes", why, early->name, (unsigned long long)early->at, early->len);
	print_message("%zu pages of tables; %zu times the images were begun\n", pages, begun);
	assert_true(pages > 20 && begun > 1);
}

/* Before it, into a directory as it was then, and all the work in a copy of that. */
static void life_begin(struct scene *s, struct scene *work, unsigned before, char record[100])
{
	struct store *store = scene_open(s);

	for (unsigned i = 0; i < before; i++)
		assert_int_equal(scene_write(store, NULL), ERR_NONE);
	assert_int_equal(scene_attach(store, 1000), ERR_NONE);
	store_close(store);
	*work = *s;
	snprintf(work->dir, sizeof work->dir, "%.60s.work", s->dir);
	scene_copy(s->dir, work->dir);
	snprintf(record, 100, "%s.record", work->dir);
}

static void life_end(struct scene *s, struct scene *work, const char *record, const char *soak, size_t few)
{
	unsigned seed = getenv("PLAINT_SEED") ? (unsigned)atoi(getenv("PLAINT_SEED")) : (unsigned)time(NULL);
	struct cuts t = { 0 };
	struct power_record r;

	assert_int_equal(power_load(&r, record), 0);
	assert_true(r.count > 50);
	look_at_order(&r);
	for (size_t i = 0; i < states(&r, soak, few); i++)
		one_state(s, &r, at_every_act() ? i + 1 : draw_cut(&r, &seed), &seed, &t);
	print_message("%zu acts, %zu cuts: %u whole, %u of them after torn pages were put right; %llu acknowledged, 0 lost\n",
		r.count, states(&r, soak, few), t.whole, t.mended, (unsigned long long)t.acknowledged);
	assert_int_equal(t.whole, states(&r, soak, few));
	power_release(&r);
	unlink(record);
	scene_remove(work->dir);
}

static void test_power(void **state)
{
	struct scene *s = *state, work;
	char record[100];

	life_begin(s, &work, BEFORE, record);
	assert_int_equal(scene_child(&work, write_watched, 60), 0);
	life_end(s, &work, record, "PLAINT_SOAK", STATES);
}

/* --- a whole life ------------------------------------------------------------------------ */

#define LIVES_BEFORE 60
#define LIFE_STATES 5
#define MANY 1300 /* more pages than can be held */

static struct store *life_open(struct scene *s)
{
	char record[100];

	snprintf(record, sizeof record, "%s.record", s->dir);
	disk_watch(s->dir, record);
	s->options.cache = CACHE_LEAST;
	s->options.create = false;
	return scene_open(s);
}

/* Some more, each acknowledged; 1: one was refused. */
static int life_write(struct store *store, unsigned count, unsigned checkpoint)
{
	for (unsigned i = 1; i <= count; i++) {
		bool more = true;

		if (scene_write(store, NULL) != ERR_NONE || store_flush(store, NULL) != 0)
			return 1;
		disk_note(scene_count(store));
		if (i % 5 == 0 && store_index(store, 1, &more, NULL) != 0)
			return 1;
		if (checkpoint && i % checkpoint == 0 && store->env->txn_checkpoint(store->env, 0, 0, DB_FORCE) != 0)
			return 1;
	}
	return 0;
}

/* All that is dirty leaves the cache, as it does when that is too small. */
static int life_evict(struct store *store)
{
	int n;

	return store->env->memp_trickle(store->env, 100, &n);
}

static int life_killed(struct scene *s)
{
	struct store *store = life_open(s);
	char table[100];

	snprintf(table, sizeof table, "%s/event", store->home);
	/* At the end there are pages in their places that nobody flushed, and changes that are in
	 * the log only. */
	if (life_write(store, 60, 25) == 0 && life_evict(store) == 0 && doublewrite_settle(table) == 0 &&
		life_write(store, 10, 0) == 0)
		kill(getpid(), SIGKILL);
	return 1;
}

static void *backup(void *arg)
{
	struct store *store = arg;
	struct store_status st;
	char dir[100];

	snprintf(dir, sizeof dir, "%.60s.copy", store->dir);
	for (int i = 0; i < 2; i++)
		if (store_snapshot(store, dir, &st, NULL) != 0)
			return store;
	store_snapshot_remove(dir);
	return NULL;
}

static int life_backup(struct scene *s)
{
	struct store *store = life_open(s);
	pthread_t thread;
	void *failed;
	int rc;

	if (pthread_create(&thread, NULL, backup, store) != 0)
		return 1;
	rc = life_write(store, 60, 20);
	scene_verify_cut(store);
	pthread_join(thread, &failed);
	store_close(store);
	return rc || failed;
}

/* The images cannot be written for a while: changes may be refused,
 * one that was acknowledged may not be lost, nor a page that is older come after a newer. */
static int life_refused(struct scene *s)
{
	struct store *store = life_open(s);
	char images[100];

	snprintf(images, sizeof images, "%.70s/%s", s->dir, DOUBLEWRITE_NAME);
	disk_fail(images, 1, EIO, true);
	for (unsigned i = 0; i < MANY && scene_write(store, NULL) == ERR_NONE; i++)
		if (i % 20 == 0)
			life_evict(store);
	disk_fail(images, 0, 0, false);
	if (!store->broken && life_write(store, 40, 10) == 0)
		scene_verify_cut(store);
	_Exit(0);
}

static int life_repair(struct scene *s)
{
	struct store *store;
	int rc;

	s->options.repair = true;
	store = life_open(s);
	rc = life_write(store, 20, 8);
	store_close(store);
	return rc;
}

static void test_life(void **state)
{
	struct scene *s = *state, work;
	char record[100];
	int status;
	pid_t pid;

	life_begin(s, &work, LIVES_BEFORE, record);
	pid = fork();
	if (pid == 0) {
		alarm(60);
		_exit(life_killed(&work));
	}
	waitpid(pid, &status, 0);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	assert_int_equal(scene_child(&work, life_backup, 60), 0);
	assert_int_equal(scene_child(&work, life_refused, 60), 0);
	assert_int_equal(scene_child(&work, life_repair, 60), 0);
	life_end(s, &work, record, "PLAINT_SOAK_LIFE", LIFE_STATES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_power, scene_up, scene_down),
		cmocka_unit_test_setup_teardown(test_life, scene_up, scene_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
