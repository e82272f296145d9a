/* Accounts: who is not in the staff list gets nothing (P-1); who runs the server may
 * look after it, and no more. */
#include "house.h"

#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

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

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
#define EACH(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
		EACH(test_staff_and_strangers),
		EACH(test_keeper),
		EACH(test_taken_off),
	};
	int status;

	if (house_serves(argc, argv, &status))
		return status;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
