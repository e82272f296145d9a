/* Evidence on its way in, over a real socket: how much of it at once, what a full disk, a
 * file that changes and a line that breaks leave behind. */
#include "house.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "plaint/str.h"

/* The same disk as that of the store's own tests. */
#include "crash/disk.c"

#define MEGABYTE (1 << 20)

static struct house house;
static char file[128], number[32];

static int set_up(void **state)
{
	(void)state;
	house_init(&house, "evidence_size = \"4M\"\n");
	snprintf(file, sizeof file, "%s/photo.jpg", house.root);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	house_release(&house);
	return 0;
}

static void file_of(long bytes)
{
	int fd = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_int_equal(ftruncate(fd, bytes), 0);
	close(fd);
}

/* Files of the folder whose names begin so. */
static int there(const char *begin)
{
	char path[128];
	struct dirent *e;
	int n = 0;
	DIR *d;

	snprintf(path, sizeof path, "%s/files", house.data);
	d = opendir(path);
	while (d && (e = readdir(d)))
		n += e->d_name[0] != '.' && str_starts(e->d_name, begin);
	if (d)
		closedir(d);
	return n;
}

static bool none_left(void)
{
	for (int i = 0; i < 500 && there("new-"); i++)
		house_sleep(10);
	return there("new-") == 0;
}

static int begin(struct client *c, int64_t size, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct request q;
	struct reply r;
	int rc;

	*err = (struct err)ERR_INIT;
	request_init(&q);
	q.op = "upload";
	q.text = "begin";
	q.filter.offset = size;
	rc = client_call(c, &q, &a, &r, err);
	arena_release(&a);
	return rc;
}

static void refused(struct client *c, int64_t size)
{
	struct err err;

	assert_int_equal(begin(c, size, &err), -1);
	assert_int_equal(err.code, ERR_STORE);
	assert_string_equal(err.id, "too many files are on their way at once; try again later");
}

static void test_limits(void **state)
{
	struct client *a = house_client(&house, "cli"), *b = house_client(&house, "cli"), *c = house_client(&house, "cli");
	struct client *d = house_client(&house, "cli");
	struct err err = ERR_INIT;
	int i;

	(void)state;
	/* Of one connection: so many files ... */
	for (i = 0; i < 16; i++)
		assert_int_equal(begin(a, 1, &err), 0);
	refused(a, 1);
	/* ... and bytes. */
	assert_int_equal(begin(b, 4 * MEGABYTE, &err), 0);
	assert_int_equal(begin(b, 4 * MEGABYTE, &err), 0);
	refused(b, 1);
	/* Of one account, over all its connections. */
	assert_int_equal(begin(c, 4 * MEGABYTE, &err), 0);
	refused(c, 4 * MEGABYTE);
	refused(d, 4 * MEGABYTE);
	assert_int_equal(there("new-"), 19);
	/* Nothing else waits for it. */
	assert_true(house_add(d, NULL, "meanwhile", number, &err));
	/* What a connection began goes with it, and makes room. */
	client_close(b);
	for (i = 0; i < 500 && begin(d, 4 * MEGABYTE, &err); i++)
		house_sleep(10);
	assert_true(i < 500);
	client_close(a);
	client_close(c);
	client_close(d);
	assert_true(none_left());
}

/* The line breaks while requests still wait for the thread of files. */
static void test_broken_line(void **state)
{
	struct client *c = house_client(&house, "cli");

	(void)state;
	for (int round = 0; round < 10; round++) {
		int fd = house_knock(&house);

		assert_true(house_greet(fd, "cli"));
		for (uint32_t i = 0; i < 16; i++) {
			struct request q;

			request_init(&q);
			q.op = "upload";
			q.text = "begin";
			q.tag = i + 2;
			q.filter.offset = 1000;
			house_request(fd, &q);
		}
		close(fd);
	}
	/* The server took all it will take of them: it answers those who are there. */
	for (int i = 0; i < 3; i++) {
		struct err err;

		house_sleep(20);
		begin(c, 1, &err);
	}
	client_close(c);
	assert_true(none_left());
}

/* --- a file sent ---------------------------------------------------------------------- */

struct meddling {
	void (*meddle)(void);
	bool stop;
	int64_t calls;
};

static bool sending(void *arg, int64_t done, int64_t whole)
{
	struct meddling *m = arg;

	assert_true(done > 0 && done <= whole);
	if (m->calls++ == 0 && m->meddle)
		m->meddle();
	return !m->stop;
}

static int attach(struct client *c, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct request q;
	struct reply r;
	int rc;

	*err = (struct err)ERR_INIT;
	request_init(&q);
	q.op = "act";
	q.action = "attach";
	q.number = number;
	values_set(&a, &q.fields, "file", file);
	rc = client_send(c, &q, &a, &r, err);
	arena_release(&a);
	return rc;
}

static void not_attached(struct client *c, struct meddling *m, enum err_code code, const char *why)
{
	struct err err;

	client_on_sending(c, sending, m);
	assert_int_equal(attach(c, &err), -1);
	assert_int_equal(err.code, code);
	assert_string_equal(err.id, why);
	assert_true(m->calls > 0);
	client_on_sending(c, NULL, NULL);
}

static void nothing_stays(void)
{
	assert_true(none_left());
	assert_int_equal(there(""), 0);
}

static void shrink(void)
{
	assert_int_equal(truncate(file, 700 << 10), 0);
}

static void grow(void)
{
	assert_int_equal(truncate(file, 3 * MEGABYTE), 0);
}

static void test_changing_file(void **state)
{
	struct client *c = house_client(&house, "cli");
	struct meddling shrinks = { .meddle = shrink }, grows = { .meddle = grow }, stops = { .stop = true };
	struct err err = ERR_INIT;

	(void)state;
	assert_true(house_add(c, NULL, "with a photo", number, &err));
	file_of(2 * MEGABYTE);
	not_attached(c, &shrinks, ERR_INPUT, "%1 changed while it was read; try again");
	nothing_stays();
	file_of(2 * MEGABYTE);
	not_attached(c, &grows, ERR_INPUT, "%1 changed while it was read; try again");
	nothing_stays();
	/* Whoever sends it does not want to after all. */
	file_of(2 * MEGABYTE);
	not_attached(c, &stops, ERR_INPUT, "stopped: %1 was not sent");
	nothing_stays();
	assert_int_equal(attach(c, &err), 0);
	assert_int_equal(there(""), 1);
	client_close(c);
}

static pid_t server;

static void fill_disk(void)
{
	kill(server, SIGUSR1);
}

/* The disk is full in the middle of a file: that is said, nothing of it stays, and the
 * record is written as before. */
static void test_full_disk(void **state)
{
	struct meddling m = { .meddle = fill_disk };
	struct err err = ERR_INIT;
	struct client *c;
	char what[160];

	(void)state;
	snprintf(what, sizeof what, "%s/files 0 %d 1", house.data, ENOSPC);
	setenv("DISK_FAIL", what, 1);
	c = house_client(&house, "cli");
	unsetenv("DISK_FAIL");
	server = house_server(&house);
	assert_true(house_add(c, NULL, "with a photo", number, &err));
	file_of(3 * MEGABYTE);
	not_attached(c, &m, ERR_STORE, "the disk of %1 has no room for this file; see plaint-admin(8), \"disk full\"");
	assert_true(house_add(c, NULL, "all the same", number, &err));
	client_close(c);
	/* This disk takes no removal either: the next start sees to it. */
	house_kill(&house);
	client_close(house_client(&house, "cli"));
	nothing_stays();
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_limits, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_broken_line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_changing_file, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_full_disk, set_up, tear_down),
	};
	int status;

	disk_fail_from_environment();
	if (house_serves(argc, argv, &status))
		return status;
	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
