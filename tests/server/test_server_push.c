/* What one does, the others see at once; the command line is left in peace; the site's
 * notification command is run for what must not wait. */
#include "house.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

/* Waits for a push that names this number. */
static bool told(struct client *desk, const char *number)
{
	for (int i = 0; i < 300; i++) {
		struct arena a = ARENA_INIT;
		struct err err = ERR_INIT;
		struct reply r;
		bool named;

		if (client_push(desk, &a, &r, &err) == 1) {
			named = texts_has(&r.changed, number);
			site_unref(r.site);
			arena_release(&a);
			if (named)
				return true;
			continue;
		}
		arena_release(&a);
		house_sleep(10);
	}
	return false;
}

static void test_second_desk(void **state)
{
	struct client *first = house_client(&house, "desk"), *second = house_client(&house, "desk");
	struct client *script = house_client(&house, "cli");
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct reply r;
	char number[32];

	(void)state;
	assert_true(house_add(script, NULL, "请大家看见", number, &err));
	assert_true(told(first, number));
	assert_true(told(second, number));
	assert_true(house_add(first, NULL, "我自己也看见", number, &err));
	assert_true(told(second, number));
	assert_true(told(first, number));
	house_sleep(50);
	assert_int_equal(client_push(script, &a, &r, &err), 0);
	arena_release(&a);
	client_close(script);
	client_close(second);
	client_close(first);
}

/* A push that comes before a reply is kept, not lost. */
static void test_kept_push(void **state)
{
	struct client *desk = house_client(&house, "desk"), *other = house_client(&house, "cli");
	struct err err = ERR_INIT;
	char number[32];

	(void)state;
	assert_true(house_add(other, NULL, "先到的", number, &err));
	assert_true(house_count(desk, NULL) == 1);
	assert_true(told(desk, number));
	client_close(other);
	client_close(desk);
}

/* --- repeated requests ------------------------------------------------------------ */

static void test_same_id_once(void **state)
{
	struct client *c = house_client(&house, "cli");
	struct err err = ERR_INIT;
	char first[32], again[32];

	(void)state;
	assert_true(house_add(c, "0123456789abcdef0123456789abcdef", "只记一次", first, &err));
	assert_true(house_add(c, "0123456789abcdef0123456789abcdef", "只记一次", again, &err));
	assert_string_equal(first, again);
	house_kill(&house);
	assert_true(house_add(c, "0123456789abcdef0123456789abcdef", "只记一次", again, &err));
	assert_string_equal(first, again);
	assert_int_equal(house_count(c, "只记一次"), 1);
	client_close(c);
}

/* --- the notification command ------------------------------------------------------ */

static void write_command(const char *name, const char *body, char path[128])
{
	FILE *f;

	snprintf(path, 128, "%s/%s", house.root, name);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs(body, f);
	fclose(f);
	assert_int_equal(chmod(path, 0755), 0);
}

static void configure(const char *command)
{
	char text[2048];

	snprintf(text, sizeof text,
		"profile = \"gas-company\"\nlinger = \"no\"\n"
		"notify { command = \"%s\" events = { emergency, warned, breached } }\n"
		"staff \"root\" { name = \"张敏\" number = \"1\" department = \"service\" roles = { taker, lead } }\n"
		"staff \"night\" { name = \"李明\" number = \"2\" department = \"repair\" roles = { handler } }\n"
		"staff \"boss\" { name = \"孙丽\" number = \"3\" department = \"repair\" roles = { lead } hours = { \"mon 03:00-03:01\" } }\n"
		"oncall \"always\" { department = \"repair\" staff = { night } hours = { \"mon-sun 00:00-24:00\" } }\n",
		command);
	house_config(&house, text);
}

static bool add_emergency(struct client *c, char number[32])
{
	struct arena a = ARENA_INIT;
	struct request q;
	struct reply r;
	struct err err = ERR_INIT;
	bool good;

	request_init(&q);
	q.op = "add";
	q.emergency = true;
	values_set(&a, &q.fields, "phone", "13900001111");
	values_set(&a, &q.fields, "text", "秘密：厨房漏气");
	good = client_call(c, &q, &a, &r, &err) == 0;
	if (good)
		snprintf(number, 32, "%s", r.complaint->number);
	arena_release(&a);
	return good;
}

/* Does that file of the command's hold this? */
static bool written(const char *name, const char *what)
{
	char path[128], line[512];
	bool found = false;
	FILE *f;

	snprintf(path, sizeof path, "%s/%s", house.root, name);
	f = fopen(path, "r");
	assert_non_null(f);
	while (fgets(line, sizeof line, f))
		found = found || strstr(line, what);
	fclose(f);
	return found;
}

static void test_notification(void **state)
{
	struct client *c;
	char command[128], out[128], line[512] = "", number[32];
	FILE *f = NULL;

	(void)state;
	if (geteuid() != 0) {
		print_message("skipped: the config names root as staff\n");
		skip();
	}
	write_command("notify", "#!/bin/sh\nenv > \"$(dirname \"$0\")/env\"\nls -l /proc/$$/fd | grep -v plaint.log > \"$(dirname \"$0\")/files\"\n"
		"echo \"$@\" >> \"$(dirname \"$0\")/told\"\n", command);
	configure(command);
	setenv("PLAINT_SECRET", "of the server", 1);
	c = house_client(&house, "cli");
	assert_true(add_emergency(c, number));
	snprintf(out, sizeof out, "%s/told", house.root);
	for (int i = 0; i < 500 && !f; i++) {
		house_sleep(10);
		f = fopen(out, "r");
	}
	assert_non_null(f);
	house_sleep(50);
	assert_non_null(fgets(line, sizeof line, f));
	fclose(f);
	assert_int_equal(strncmp(line, "emergency ", 10), 0);
	assert_non_null(strstr(line, number));
	assert_non_null(strstr(line, "night"));
	assert_non_null(strstr(line, "boss")); /* an emergency, duty hours or not */
	assert_null(strstr(line, "1390000")); /* nothing of the record */
	assert_null(strstr(line, "漏气"));
	/* Nothing of the server's: neither what it was started with, nor a file, nor a socket. */
	assert_true(written("env", "PATH=/usr/"));
	assert_false(written("env", "PLAINT_SECRET"));
	assert_false(written("env", "XDG_"));
	assert_true(written("files", "notify"));
	assert_false(written("files", "socket:"));
	assert_false(written("files", house.data)); /* but the log, for its words */
	assert_false(written("files", "eventpoll"));
	unsetenv("PLAINT_SECRET");
	client_close(c);
}

/* A command that hangs, one that is not there: nobody waits for it. */
static void notification_does_not_hold(const char *command)
{
	struct client *c;
	char number[32];
	struct err err = ERR_INIT;

	configure(command);
	c = house_client(&house, "cli");
	for (int i = 0; i < 20; i++)
		assert_true(add_emergency(c, number));
	assert_true(house_add(c, NULL, "平常的", number, &err));
	client_close(c);
}

static void test_notification_hangs(void **state)
{
	char command[128];

	(void)state;
	if (geteuid() != 0)
		skip();
	write_command("hang", "#!/bin/sh\nsleep 60\n", command);
	notification_does_not_hold(command);
}

static void test_notification_missing(void **state)
{
	(void)state;
	if (geteuid() != 0)
		skip();
	notification_does_not_hold("/nowhere/notify");
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
#define EACH(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
		EACH(test_second_desk),
		EACH(test_kept_push),
		EACH(test_same_id_once),
		EACH(test_notification),
		EACH(test_notification_hangs),
		EACH(test_notification_missing),
	};
	int status;

	if (house_serves(argc, argv, &status))
		return status;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
