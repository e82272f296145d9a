/* Exactly one server for a data directory, however many are started at once. */
#include "house.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "plaint/str.h"
#include "server/alone.h"

#define ROUNDS 12

static struct house house;

static int set_up(void **state)
{
	(void)state;
	house_init(&house, "linger = \"no\"");
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	house_release(&house);
	return 0;
}

/* Starts `serve` as a person would, twice at once: both must end well. */
static pid_t serve_process(void)
{
	pid_t pid = fork();

	if (pid == 0) {
		execl("/proc/self/exe", "plaint", "--config", house.config, "--data", house.data, "serve", (char *)NULL);
		_exit(127);
	}
	return pid;
}

static void stop_quickly(void)
{
	pid_t pid = house_server(&house);

	assert_true(pid > 0);
	kill(pid, SIGTERM);
	assert_true(house_gone(pid, 5000));
}

static void test_two_at_once(void **state)
{
	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		pid_t first = serve_process(), second = serve_process();
		struct client *c;
		struct err err = ERR_INIT;
		int status;

		assert_int_equal(waitpid(first, &status, 0), first);
		assert_int_equal(status, 0);
		assert_int_equal(waitpid(second, &status, 0), second);
		assert_int_equal(status, 0);
		assert_int_equal(house_open(&house, "cli", false, &c, &err), 0);
		client_close(c);
		stop_quickly();
	}
}

/* Clients that all find nobody: one server, everybody served. */
static void test_clients_at_once(void **state)
{
	pid_t pids[8];
	int status;

	(void)state;
	for (size_t i = 0; i < 8; i++) {
		pids[i] = fork();
		if (pids[i] == 0) {
			struct client *c;
			struct err err = ERR_INIT;
			char number[32];

			if (house_open(&house, "cli", true, &c, &err))
				_exit(1);
			_exit(house_add(c, NULL, "同时", number, &err) ? 0 : 2);
		}
	}
	for (size_t i = 0; i < 8; i++) {
		assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
		assert_int_equal(status, 0);
	}
	struct client *c = house_client(&house, "cli");

	assert_int_equal(house_count(c, "同时"), 8);
	client_close(c);
}

/* A reader that never ends (here: a config that became a pipe nobody writes to) does not
 * keep the directory for ever. */
static void test_stuck_reader(void **state)
{
	struct client *c;
	struct err err = ERR_INIT;
	char number[32];
	pid_t pid;

	(void)state;
	setenv("PATIENCE", "5", 1);
	c = house_client(&house, "cli");
	unsetenv("PATIENCE");
	pid = house_server(&house);
	assert_true(house_add(c, NULL, "留下的", number, &err));
	assert_int_equal(unlink(house.config), 0);
	assert_int_equal(mkfifo(house.config, 0600), 0);
	kill(pid, SIGHUP);
	house_sleep(200);
	kill(pid, SIGTERM);
	assert_true(house_gone(pid, 30000));
	client_close(c);
	unlink(house.config);
	house_config(&house, "profile = \"gas-company\"\nlinger = \"no\"\n");
	c = house_client(&house, "cli");
	assert_int_equal(house_count(c, "留下的"), 1);
	client_close(c);
}

/* The directory as a server holds it, its process noted. */
static int hold(const char *data)
{
	char file[160];
	int fd;

	snprintf(file, sizeof file, "%s/serving", data);
	fd = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	assert_int_equal(flock(fd, LOCK_EX | LOCK_NB), 0);
	assert_int_equal(write(fd, "4711\n", 5), 5);
	return fd;
}

static int answer_at(const char *path)
{
	struct sockaddr_un at = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	strcpy(at.sun_path, path);
	assert_int_equal(bind(fd, (struct sockaddr *)&at, sizeof at), 0);
	assert_int_equal(listen(fd, 1), 0);
	return fd;
}

/* A server that holds the directory and does not answer is told of by its process; one
 * that answers is enough; one that left is followed. */
static void test_held_directory(void **state)
{
	struct err err = ERR_INIT, none = ERR_INIT;
	char path[80], missing[80];
	int fd, lock, listener;
	struct str said;

	(void)state;
	snprintf(path, sizeof path, "%s/socket", house.root);
	lock = hold(house.root);
	assert_int_equal(alone_take(house.root, path, 1, &fd, &err), ALONE_FAILED);
	str_init(&said);
	err_text(&err, NULL, &said);
	assert_non_null(strstr(said.data, "process 4711 serves"));
	assert_non_null(strstr(said.data, path));
	str_release(&said);

	listener = answer_at(path);
	assert_int_equal(alone_take(house.root, path, 1, &fd, &none), ALONE_SERVED);
	close(listener);
	close(lock);
	assert_int_equal(alone_take(house.root, path, 1, &fd, &none), ALONE_YES);
	close(fd);

	snprintf(missing, sizeof missing, "%s/nowhere", house.root);
	assert_int_equal(alone_take(missing, path, 1, &fd, &none), ALONE_FAILED);
	assert_int_equal(none.code, ERR_STORE);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_two_at_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_clients_at_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_stuck_reader, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_held_directory, set_up, tear_down),
	};
	int status;

	if (house_serves(argc, argv, &status))
		return status;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
