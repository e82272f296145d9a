/* A full disk and a directory that cannot be written: refused with a plain message,
 * nothing hangs, nothing is lost. On a small file system of its own, which a user may
 * not be allowed to mount: then it says "skipped".
 */
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store_scene.h"

#define SKIPPED 77
#define CHECK(what)                                                                                                    \
	do {                                                                                                           \
		if (!(what)) {                                                                                         \
			print_error("%s:%d: %s\n", __FILE__, __LINE__, #what);                                         \
			return 1;                                                                                      \
		}                                                                                                      \
	} while (0)

static bool small_disk(const struct scene *s)
{
	if (unshare(geteuid() == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0)
		return false;
	/* Only this process sees the mount. */
	if (mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
		return false;
	return mount("tmpfs", s->dir, "tmpfs", 0, "size=64m,mode=0700") == 0;
}

/* Takes all the room but `leave` bytes. */
static void fill_disk(const struct scene *s, long leave)
{
	char path[120], block[65536];
	long size = 0;
	int fd;

	memset(block, 'x', sizeof block);
	snprintf(path, sizeof path, "%s/ballast", s->dir);
	fd = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0600);
	while (write(fd, block, sizeof block) > 0)
		size += (long)sizeof block;
	while (write(fd, block, 1024) > 0)
		size += 1024;
	if (ftruncate(fd, size > leave ? size - leave : 0) != 0)
		_exit(1);
	close(fd);
}

static void free_disk(const struct scene *s)
{
	char path[120];

	snprintf(path, sizeof path, "%s/ballast", s->dir);
	unlink(path);
}

static bool nearly_full(struct store *store)
{
	struct err err = ERR_INIT;

	return scene_write(store, &err) == ERR_STORE && strstr(err.id, "nearly full");
}

static int full(struct scene *s)
{
	struct store *store;
	uint64_t stored = 0;

	if (!small_disk(s))
		return SKIPPED;
	s->options.reserve = 24 << 20;
	store = scene_open(s);
	/* Writes on until the reserve is reached: not one change hangs or is half done. */
	fill_disk(s, 26 << 20);
	while (stored < 5000 && scene_write(store, NULL) == ERR_NONE)
		stored++;
	CHECK(stored > 0 && stored < 5000);
	CHECK(nearly_full(store));
	CHECK(store_flush(store, NULL) == 0);
	CHECK(scene_count(store) == stored);
	CHECK(store_maintain(store, 1763800000, NULL) == 0);
	scene_verify(store);
	/* Not one byte left: still refused at once, still readable. */
	fill_disk(s, 0);
	CHECK(nearly_full(store));
	CHECK(scene_has(store, stored));
	free_disk(s);
	CHECK(scene_write(store, NULL) == ERR_NONE);
	CHECK(store_flush(store, NULL) == 0);
	scene_verify(store);
	store_close(store);
	store = scene_open(s);
	CHECK(scene_count(store) == stored + 1);
	scene_verify(store);
	store_close(store);
	return 0;
}

/* Opened while the disk is full: one can look, not write. */
static int opened_full(struct scene *s)
{
	struct store *store;

	if (!small_disk(s))
		return SKIPPED;
	s->options.reserve = 8 << 20;
	store = scene_open(s);
	CHECK(scene_write(store, NULL) == ERR_NONE);
	store_close(store);
	fill_disk(s, 6 << 20);
	store = scene_open(s);
	CHECK(scene_has(store, 1));
	CHECK(nearly_full(store));
	store_close(store);
	return 0;
}

static int read_only(struct scene *s)
{
	struct err err = ERR_INIT;
	struct store *store = NULL;

	if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
		return SKIPPED;
	CHECK(store_open(&store, s->dir, s->site, &s->options, &err) == -1);
	CHECK(err.code == ERR_STORE && strstr(err.id, "cannot write in"));
	return 0;
}

static void judge(int result)
{
	if (result == SKIPPED) {
		print_message("skipped: a small file system cannot be mounted here\n");
		skip();
	}
	assert_int_equal(result, 0);
}

static void test_full(void **state)
{
	judge(scene_child(*state, full, 20));
}

static void test_opened_full(void **state)
{
	judge(scene_child(*state, opened_full, 20));
}

static void test_read_only(void **state)
{
	struct scene *s = *state;

	store_close(scene_open(s));
	assert_int_equal(chmod(s->dir, 0555), 0);
	judge(scene_child(s, read_only, 20));
	assert_int_equal(chmod(s->dir, 0700), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scene_up, scene_down)

int main(void)
{
	const struct CMUnitTest tests[] = { TEST(test_full), TEST(test_opened_full), TEST(test_read_only) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
