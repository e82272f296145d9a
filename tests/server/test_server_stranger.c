/* Accounts: who is not in the staff list gets nothing (P-1); who runs the server may
 * look after it, and no more. */
#include "house.h"

#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "server/limits.h"

#define STAFF "staff \"daemon\" { name = \"张敏\" number = \"1\" department = \"service\" roles = { taker } }\n"

static struct house house;

static int set_up(void **state)
{
	char more[512];

	(void)state;
	house_init(&house, NULL);
	/* A socket others may knock at, as on an installed site. */
	snprintf(more, sizeof more, "profile = \"gas-company\"\ndata = \"%s\"\nsocket = \"%s/desk\"\n" STAFF, house.data,
		house.root);
	house_config(&house, more);
	chmod(house.root, 0711);
	chmod(house.config, 0644);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	house_release(&house);
	return 0;
}

enum { CAME_IN = 10, WAS_DENIED, FAILED_ELSE };

/* What happens to an account's client that asks for this. */
static int as(const char *login, const char *op)
{
	struct passwd *pw = getpwnam(login);
	pid_t pid;
	int status;

	assert_non_null(pw);
	pid = fork();
	if (pid == 0) {
		struct arena a = ARENA_INIT;
		struct client *c;
		struct request q;
		struct reply r;
		struct err err = ERR_INIT;
		int rc;

		if (setgroups(0, NULL) || setgid(pw->pw_gid) || setuid(pw->pw_uid))
			_exit(FAILED_ELSE);
		rc = house_open(&house, "cli", false, &c, &err);
		if (rc == 0) {
			request_init(&q);
			q.op = op;
			rc = client_call(c, &q, &a, &r, &err);
		}
		_exit(rc == 0 ? CAME_IN : err.code == ERR_DENIED ? WAS_DENIED : FAILED_ELSE);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void test_staff_and_strangers(void **state)
{
	struct client *keeper;

	(void)state;
	if (geteuid() != 0) {
		print_message("skipped: only root can become another account\n");
		skip();
	}
	keeper = house_client(&house, "cli");
	assert_int_equal(as("daemon", "list"), CAME_IN);
	assert_int_equal(as("nobody", "list"), WAS_DENIED);
	assert_int_equal(as("nobody", "status"), WAS_DENIED);
	assert_int_equal(as("nobody", "stop"), WAS_DENIED);
	assert_int_equal(as("daemon", "stop"), WAS_DENIED);
	assert_int_equal(as("daemon", "reload"), WAS_DENIED);
	assert_int_equal(as("daemon", "list"), CAME_IN);
	client_close(keeper);
}

/* How often these words stand in the log. */
static int logged(const char *words)
{
	char path[200], line[512];
	FILE *f;
	int n = 0;

	snprintf(path, sizeof path, "%s/plaint.log", house.data);
	f = fopen(path, "r");
	assert_non_null(f);
	while (fgets(line, sizeof line, f))
		n += strstr(line, words) != NULL;
	fclose(f);
	return n;
}

/* Knocking without an end does not push everything else out of the log. */
static void test_refusals_in_the_log(void **state)
{
	struct client *keeper;
	int n;

	(void)state;
	if (geteuid() != 0) {
		print_message("skipped: only root can become another account\n");
		skip();
	}
	keeper = house_client(&house, "cli");
	for (int i = 0; i < 3 * REFUSED_A_MINUTE; i++)
		assert_int_equal(as("nobody", "list"), WAS_DENIED);
	n = logged("refused: nobody (uid ");
	/* The minute may have turned. */
	assert_in_range(n, REFUSED_A_MINUTE, 2 * REFUSED_A_MINUTE);
	client_close(keeper);
}

static int ask(struct client *c, const char *op, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct request q;
	struct reply r;
	int rc;

	request_init(&q);
	q.op = op;
	rc = client_call(c, &q, &a, &r, err);
	arena_release(&a);
	return rc;
}

/* The account that runs the server, not listed itself. */
static void test_keeper(void **state)
{
	struct client *c = house_client(&house, "cli");
	struct err err = ERR_INIT;
	char number[32];

	(void)state;
	assert_int_equal(ask(c, "status", &err), 0);
	assert_int_equal(ask(c, "verify", &err), 0);
	assert_int_equal(ask(c, "sweep", &err), 0);
	assert_int_equal(ask(c, "list", &err), -1);
	assert_int_equal(err.code, ERR_DENIED);
	err = (struct err)ERR_INIT;
	assert_false(house_add(c, NULL, "不该成功", number, &err));
	assert_int_equal(err.code, ERR_DENIED);
	client_close(c);
}

/* Taken off the list by a reload: out at once. */
static void test_taken_off(void **state)
{
	struct client *c = house_client(&house, "cli");
	char text[512];
	struct err err = ERR_INIT;

	(void)state;
	if (geteuid() != 0) {
		print_message("skipped: only root can become another account\n");
		skip();
	}
	assert_int_equal(as("daemon", "counts"), CAME_IN);
	snprintf(text, sizeof text,
		"profile = \"gas-company\"\ndata = \"%s\"\nsocket = \"%s/desk\"\n"
		"staff \"other\" { name = \"李明\" number = \"1\" department = \"service\" roles = { taker } }\n",
		house.data, house.root);
	house_config(&house, text);
	assert_int_equal(ask(c, "reload", &err), 0);
	assert_int_equal(as("daemon", "counts"), WAS_DENIED);
	client_close(c);
}

/* Runs in a child under another account; its exit status tells. */
static int in_account(const char *login, int (*run)(void))
{
	struct passwd *pw = getpwnam(login);
	pid_t pid;
	int status;

	assert_non_null(pw);
	pid = fork();
	if (pid == 0) {
		if (setgroups(0, NULL) || setgid(pw->pw_gid) || setuid(pw->pw_uid))
			_exit(FAILED_ELSE);
		_exit(run());
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* At the socket the config names; -1: nobody takes it. */
static int knock(void)
{
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	snprintf(to.sun_path, sizeof to.sun_path, "%s/desk", house.root);
	return fd >= 0 && connect(fd, (struct sockaddr *)&to, sizeof to) == 0 ? fd : -1;
}

/* Does the server say no to this fresh connection, instead of waiting for a hello? */
static bool turned_away(int fd)
{
	struct arena a = ARENA_INIT;
	struct reply r;
	bool away = house_hear(fd, &a, &r, 300) && r.err.code == ERR_STORE;

	arena_release(&a);
	return away;
}

#define PERSON 256   /* as src/server/limits.h has them */
#define STRANGER 128

static int many_unknown(void)
{
	for (int i = 0; i < STRANGER; i++)
		if (knock() < 0)
			return 1;
	if (turned_away(knock()) && turned_away(knock()))
		return CAME_IN;
	return 2;
}

static int many_known(void)
{
	int last = -1;

	for (int i = 0; i < PERSON; i++)
		if ((last = knock()) < 0 || !house_greet(last, "cli"))
			return 1;
	if (!turned_away(knock()))
		return 2;
	/* One gone makes room for one. */
	close(last);
	for (int i = 0; i < 100; i++) {
		int fd = knock();

		if (house_greet(fd, "cli"))
			return CAME_IN;
		close(fd);
		house_sleep(10);
	}
	return 3;
}

/* One account, listed or not, does not take the connections of all. */
static void test_connections_of_one(void **state)
{
	struct client *keeper;

	(void)state;
	if (geteuid() != 0)
		skip();
	keeper = house_client(&house, "cli");
	assert_int_equal(in_account("nobody", many_unknown), CAME_IN);
	assert_int_equal(in_account("daemon", many_known), CAME_IN);
	assert_int_equal(as("daemon", "list"), CAME_IN);
	client_close(keeper);
}

#define FLOOD_CONNECTIONS 200
#define FLOOD_REQUESTS 30
#define FLOOD_BYTES (64 << 10)

/* The same searches for all and nothing again and again, as bytes. */
static size_t searches(char *out)
{
	static const char all[] = "小 区 大 楼 煤 气 表 阀 门 漏";
	struct request q;
	int pair[2];
	ssize_t n;

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair))
		return 0;
	for (uint32_t tag = 1; tag <= FLOOD_REQUESTS; tag++) {
		request_init(&q);
		q.op = "find";
		q.tag = tag;
		q.text = all;
		q.filter.state = "all";
		house_request(pair[0], &q);
	}
	n = read(pair[1], out, FLOOD_BYTES);
	close(pair[0]);
	close(pair[1]);
	return n > 0 ? (size_t)n : 0;
}

/* As many of them as the sockets take, until the parent is done: what was refused by the
 * loop instead of waiting kept everybody else from it. */
static int flood(int begun)
{
	static char bytes[FLOOD_BYTES];
	size_t len = searches(bytes), at[FLOOD_CONNECTIONS] = { 0 };
	int fd[FLOOD_CONNECTIONS];

	for (int i = 0; i < FLOOD_CONNECTIONS; i++)
		if ((fd[i] = knock()) < 0 || !house_greet(fd[i], "cli"))
			return 1;
	for (int round = 0;; round++) {
		if (round == 3 && write(begun, "", 1) != 1)
			return 1;
		for (int i = 0; i < FLOOD_CONNECTIONS; i++) {
			ssize_t n = send(fd[i], bytes + at[i], len - at[i], MSG_DONTWAIT | MSG_NOSIGNAL);

			at[i] = (at[i] + (n > 0 ? (size_t)n : 0)) % len;
			while (recv(fd[i], (char[4096]){ 0 }, 4096, MSG_DONTWAIT) > 0)
				;
		}
	}
}

static long milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* One person asks without an end: another's request comes at its turn, not behind them. */
static void test_callers_take_turns(void **state)
{
	struct passwd *pw = getpwnam("daemon");
	struct client *keeper;
	struct err err = ERR_INIT;
	long worst = 0;
	int begun[2];
	char byte;
	pid_t pid;

	(void)state;
	if (geteuid() != 0)
		skip();
	keeper = house_client(&house, "cli");
	assert_int_equal(pipe(begun), 0);
	pid = fork();
	if (pid == 0) {
		if (setgroups(0, NULL) || setgid(pw->pw_gid) || setuid(pw->pw_uid))
			_exit(1);
		_exit(flood(begun[1]));
	}
	close(begun[1]);
	assert_int_equal(read(begun[0], &byte, 1), 1);
	close(begun[0]);
	for (int i = 0; i < 50; i++) {
		long from = milliseconds();

		assert_int_equal(ask(keeper, "status", &err), 0);
		if (milliseconds() - from > worst)
			worst = milliseconds() - from;
	}
	print_message("slowest of 50 beside %d connections that ask: %ld ms\n", FLOOD_CONNECTIONS, worst);
	assert_true(worst < 10000);
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	client_close(keeper);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
#define EACH(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
		EACH(test_staff_and_strangers),
		EACH(test_refusals_in_the_log),
		EACH(test_keeper),
		EACH(test_taken_off),
		EACH(test_connections_of_one),
		EACH(test_callers_take_turns),
	};
	int status;

	if (house_serves(argc, argv, &status))
		return status;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
