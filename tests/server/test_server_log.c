/* The server's own log on a disk that hangs, or a pipe nobody reads: nobody waits for it,
 * what was lost is said, and the end comes all the same. */
#include "house.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "plaint/str.h"
#include "server/limits.h"
#include "server/log.h"

static double clock_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* A pipe that takes nothing any more. */
static void full_pipe(int ends[2])
{
	char bytes[4096];

	memset(bytes, '.', sizeof bytes);
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
	while (write(ends[1], bytes, sizeof bytes) > 0)
		;
	while (write(ends[1], bytes, 1) > 0)
		;
	assert_int_equal(fcntl(ends[1], F_SETFL, 0), 0);
}

/* Reads on until these words came, or the end did. */
static void read_until(int fd, struct str *all, const char *words)
{
	char bytes[8192];
	ssize_t n;

	while (!strstr(all->data, words) && (n = read(fd, bytes, sizeof bytes)) > 0)
		str_add_len(all, bytes, (size_t)n);
	assert_non_null(strstr(all->data, words));
}

static void set_aside(int fd, int *kept)
{
	fflush(stderr);
	*kept = dup(STDERR_FILENO);
	assert_true(dup2(fd, STDERR_FILENO) >= 0);
}

static void set_back(int kept)
{
	dup2(kept, STDERR_FILENO);
	close(kept);
}

/* Nobody who says something waits; what found no room is counted. */
static void test_nobody_waits(void **state)
{
	int ends[2], kept;
	double began = clock_now(), took;
	struct err err = ERR_INIT;
	struct str all;
	struct log *l;

	(void)state;
	full_pipe(ends);
	set_aside(ends[1], &kept);
	l = log_open(NULL, true, &err);
	for (int i = 0; i < 5000; i++)
		log_line(l, "line %d of a long story that nobody reads for the time being", i);
	log_flush(l, 50);
	took = clock_now() - began;
	/* Somebody reads again: what waited comes, then how much did not. */
	str_init(&all);
	read_until(ends[0], &all, "line 0 of");
	read_until(ends[0], &all, "line 900 of");
	log_line(l, "and on");
	read_until(ends[0], &all, "lines are missing here");
	read_until(ends[0], &all, "and on");
	log_close(l);
	set_back(kept);
	close(ends[1]);
	assert_null(strstr(all.data, "line 4999 of"));
	assert_true(took < 2);
	str_release(&all);
	close(ends[0]);
}

/* A log that hangs does not keep the process from ending. */
static void test_end_is_not_held_up(void **state)
{
	int ends[2], kept, status;
	double began = clock_now();
	pid_t pid;

	(void)state;
	full_pipe(ends);
	pid = fork();
	if (pid == 0) {
		struct log *l;

		set_aside(ends[1], &kept);
		l = log_open(NULL, true, NULL);
		log_line(l, "never to be read");
		/* What goes with the process is no leak. */
		log_close(l);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_true(clock_now() - began < (double)LOG_GOODBYE / 1000 + 1.5);
	close(ends[0]);
	close(ends[1]);
}

/* --- the whole server ------------------------------------------------------------------- */

static pid_t serve_on(struct house *h, int fd)
{
	pid_t pid = fork();

	if (pid)
		return pid;
	dup2(fd, STDERR_FILENO);
	execl("/proc/self/exe", "plaint", "--config", h->config, "--data", h->data, "serve", "--foreground", NULL);
	_exit(99);
}

static struct client *wait_client(struct house *h)
{
	struct client *c = NULL;
	struct err err = ERR_INIT;

	for (int i = 0; i < 1000 && house_open(h, "cli", false, &c, &err); i++, err = (struct err)ERR_INIT)
		house_sleep(10);
	assert_non_null(c);
	return c;
}

/* A line of the log each. */
static void reload(struct client *c)
{
	struct arena a = ARENA_INIT;
	struct request q;
	struct reply r;
	struct err err = ERR_INIT;

	request_init(&q);
	q.op = "reload";
	assert_int_equal(client_call(c, &q, &a, &r, &err), 0);
	arena_release(&a);
}

static void test_server_goes_on(void **state)
{
	struct house house;
	int ends[2], status;
	struct err err = ERR_INIT;
	struct client *c;
	char number[32];
	double began;
	pid_t pid;

	(void)state;
	full_pipe(ends);
	house_init(&house, NULL);
	pid = serve_on(&house, ends[1]);
	close(ends[1]);
	c = wait_client(&house);
	began = clock_now();
	for (int i = 0; i < 3; i++)
		reload(c);
	assert_true(house_add(c, NULL, "the log hangs", number, &err));
	assert_true(clock_now() - began < 5);
	/* Told to stop it stops, the log or not. */
	client_close(c);
	began = clock_now();
	kill(pid, SIGTERM);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_true(clock_now() - began < 8);
	close(ends[0]);
	house_release(&house);
}

/* Where a person can do something about it, the runbook's section is named. */
static void test_no_file(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(log_no_file("/x/plaint.log", EROFS, &err), -1);
	assert_int_equal(err.code, ERR_STORE);
	assert_non_null(strstr(err.id, "plaint-admin(8), \"read-only disk\""));
	err = (struct err)ERR_INIT;
	log_no_file("/x/plaint.log", EACCES, &err);
	assert_string_equal(err.arg[1], strerror(EACCES));
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_file),
		cmocka_unit_test(test_nobody_waits),
		cmocka_unit_test(test_end_is_not_held_up),
		cmocka_unit_test(test_server_goes_on),
	};
	int status;

	if (house_serves(argc, argv, &status))
		return status;
	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
