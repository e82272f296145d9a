/* A log that lost its end: recovery cuts it off silently, the note beside it does not. */
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store_scene.h"

/* Stores n complaints, each acknowledged, and dies without closing the store. */
static int write_some(struct scene *s)
{
	struct store *store = scene_open(s);

	for (int i = 0; i < 20; i++)
		if (scene_write(store, NULL) != ERR_NONE || store_flush(store, NULL) != 0)
			_exit(1);
	kill(getpid(), SIGKILL);
	return 1;
}

static void crash(struct scene *s)
{
	int status;
	pid_t pid = fork();

	if (pid == 0)
		_exit(write_some(s));
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

/* The newest log file. */
static void last_log(const struct scene *s, char path[200])
{
	char dir[120], name[64] = "";
	struct dirent *e;
	DIR *d;

	snprintf(dir, sizeof dir, "%s/db", s->dir);
	d = opendir(dir);
	assert_non_null(d);
	while ((e = readdir(d)))
		if (strncmp(e->d_name, "log.", 4) == 0 && strcmp(e->d_name, name) > 0)
			snprintf(name, sizeof name, "%.60s", e->d_name);
	closedir(d);
	snprintf(path, 200, "%s/%s", dir, name);
}

/* Where the log really ends: a file may be longer than what is written in it. */
static off_t log_end(int fd)
{
	off_t end = lseek(fd, 0, SEEK_END);
	char block[4096];

	while (end > 0) {
		size_t size = end < (off_t)sizeof block ? (size_t)end : sizeof block;

		assert_int_equal(pread(fd, block, size, end - (off_t)size), (ssize_t)size);
		for (; size > 0; size--, end--)
			if (block[size - 1] != 0)
				return end;
	}
	return 0;
}

static void test_cut_off(void **state)
{
	struct scene *s = *state;
	char path[200];
	int fd;

	crash(s);
	last_log(s, path);
	fd = open(path, O_RDWR);
	assert_int_equal(ftruncate(fd, log_end(fd) - 3000), 0);
	close(fd);
	scene_refused(s, "\"log shortened\"");
	scene_refused(s, "to 20 are missing"); /* asking again does not make it good */
}

static void test_garbled(void **state)
{
	struct scene *s = *state;
	char path[200], zero[2000] = "";
	int fd;

	crash(s);
	last_log(s, path);
	fd = open(path, O_RDWR);
	assert_int_equal(pwrite(fd, zero, sizeof zero, log_end(fd) - 6000), sizeof zero);
	close(fd);
	scene_refused(s, "to 20 are missing");
}

/* Without the damage the same crash costs nothing. */
static void test_whole(void **state)
{
	struct scene *s = *state;
	struct store *store;

	crash(s);
	store = scene_open(s);
	assert_int_equal(scene_count(store), 20);
	scene_verify(store);
	store_close(store);
}

/* What was never flushed may be lost, and is not complained about. */
static int write_unflushed(struct scene *s)
{
	struct store *store = scene_open(s);

	for (int i = 0; i < 10; i++) {
		if (scene_write(store, NULL) != ERR_NONE)
			_exit(1);
		if (i == 4 && store_flush(store, NULL) != 0)
			_exit(1);
	}
	kill(getpid(), SIGKILL);
	return 1;
}

static void test_unflushed(void **state)
{
	struct scene *s = *state;
	struct store *store;
	int status;
	pid_t pid = fork();

	if (pid == 0)
		_exit(write_unflushed(s));
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	store = scene_open(s);
	assert_in_range(scene_count(store), 5, 10);
	scene_verify(store);
	store_close(store);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scene_up, scene_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_cut_off), TEST(test_garbled), TEST(test_whole), TEST(test_unflushed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
