/* Beginning and end: started by the first client, linger, stop, reload, another config,
 * another build, faults told. */
#include "house.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
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

static int call(struct client *c, const char *op, struct arena *a, struct reply *r, struct err *err)
{
	struct request q;

	request_init(&q);
	q.op = op;
	return client_call(c, &q, a, r, err);
}

static void test_starts_and_lingers(void **state)
{
	struct client *c = house_client(&house, "cli");
	pid_t pid = house_server(&house);

	(void)state;
	assert_true(pid > 0);
	assert_int_not_equal(getpgid(pid), getpgid(0)); /* no terminal's signals reach it */
	house_sleep(3500);
	assert_int_equal(house_server(&house), pid); /* somebody is there */
	client_close(c);
	house_sleep(500);
	assert_int_equal(house_server(&house), pid); /* the next one may come at once */
	assert_true(house_gone(pid, 6000));
}

static void test_lingers_for_clocks(void **state)
{
	struct client *c;
	struct err err = ERR_INIT;
	char number[32];
	pid_t pid;

	(void)state;
	house_config(&house, "profile = \"gas-company\"\nlinger = \"clocks\"\n");
	c = house_client(&house, "cli");
	pid = house_server(&house);
	assert_true(house_add(c, NULL, "有时限的投诉", number, &err));
	client_close(c);
	house_sleep(4500);
	assert_int_equal(house_server(&house), pid);
}

static void test_no_server_wanted(void **state)
{
	struct client *c;
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(house_open(&house, "cli", false, &c, &err), -1);
	assert_int_equal(err.code, ERR_STORE);
	assert_int_equal(house_server(&house), 0);
}

static void test_stop(void **state)
{
	struct client *c = house_client(&house, "cli");
	struct arena a = ARENA_INIT;
	struct reply r;
	struct err err = ERR_INIT;
	pid_t pid = house_server(&house);

	(void)state;
	assert_int_equal(call(c, "stop", &a, &r, &err), 0);
	assert_true(house_gone(pid, 3000));
	client_close(c);
	arena_release(&a);
}

static void test_status(void **state)
{
	static const char *const names[] = { "pid", "version", "data", "config", "uptime", "connections", "complaints",
		"events", "head", "disk free" };
	struct client *c = house_client(&house, "cli");
	struct arena a = ARENA_INIT;
	struct reply r;
	struct err err = ERR_INIT;
	char number[32];

	(void)state;
	assert_true(house_add(c, NULL, "一件", number, &err));
	assert_int_equal(call(c, "status", &a, &r, &err), 0);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		assert_non_null(house_note(&r, names[i]));
	assert_int_equal(atoi(house_note(&r, "pid")), house_server(&house));
	assert_string_equal(house_note(&r, "config"), house.config);
	assert_string_equal(house_note(&r, "complaints"), "1");
	assert_string_equal(house_note(&r, "connections"), "1");
	arena_release(&a);
	client_close(c);
}

static void count_told(void *arg, const struct walked *far)
{
	assert_int_equal(far->whole, 1000);
	++*(int *)arg;
}

/* How far it is may be asked while something long runs; when nothing does there is nothing to
 * tell, and whoever waits gets the answer all the same. */
static void test_progress(void **state)
{
	struct client *c = house_client(&house, "cli");
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct reply r;
	int told = 0;

	(void)state;
	assert_int_equal(call(c, "progress", &a, &r, &err), 0);
	assert_int_equal(r.far.whole, 0);
	client_on_waiting(c, count_told, &told);
	assert_int_equal(call(c, "verify", &a, &r, &err), 0);
	assert_int_equal(r.total, 0);
	assert_int_equal(call(c, "audit", &a, &r, &err), 0);
	assert_int_equal(call(c, "progress", &a, &r, &err), 0);
	assert_int_equal(r.far.whole, 0);
	client_close(c);
	arena_release(&a);
}

static void signal_ends(int number)
{
	struct client *c = house_client(&house, "cli");
	struct err err = ERR_INIT;
	char out[32];
	pid_t pid = house_server(&house);

	assert_true(house_add(c, NULL, "信号之前", out, &err));
	kill(pid, number);
	assert_true(house_gone(pid, 3000));
	assert_true(house_count(c, "信号之前") >= 1); /* starts another one */
	assert_int_not_equal(house_server(&house), pid);
	client_close(c);
}

static void test_signals(void **state)
{
	(void)state;
	signal_ends(SIGTERM);
	signal_ends(SIGINT);
}

/* The disk takes no more in the middle of work: nobody hears "done", the server leaves,
 * the next one recovers; the request, sent again, is done once. */
static void test_flush_fails(void **state)
{
	static const char id[] = "flush-fails-0123456789";
	const struct rlimit nothing = { 0, 0 };
	struct client *c = house_client(&house, "cli");
	struct err err = ERR_INIT;
	char number[32];
	pid_t pid = house_server(&house);

	(void)state;
	assert_true(house_add(c, NULL, "之前", number, &err));
	assert_int_equal(prlimit(pid, RLIMIT_FSIZE, &nothing, NULL), 0);
	assert_false(house_add(c, id, "写不下去", number, &err));
	assert_int_equal(err.code, ERR_STORE);
	assert_true(house_gone(pid, 5000));
	err = (struct err)ERR_INIT;
	assert_true(house_add(c, id, "写不下去", number, &err));
	assert_int_not_equal(house_server(&house), pid);
	assert_int_equal(house_count(c, "写不下去"), 1);
	assert_int_equal(house_count(c, "之前"), 1);
	client_close(c);
}

/* An older build's server, its program replaced by this one: restarted by itself. */
static void test_other_build(void **state)
{
	const char *program = getenv("PLAINT");
	char command[1024];
	struct client *c;
	struct err err = ERR_INIT;
	char number[32];
	pid_t pid;

	(void)state;
	if (!program || access(program, X_OK)) {
		print_message("skipped: $PLAINT is no program\n");
		skip();
	}
	snprintf(command, sizeof command, "cp '%s' '%s/older' && '%s/older' --config '%s' --data '%s' serve", program,
		house.root, house.root, house.config, house.data);
	assert_int_equal(system(command), 0);
	pid = house_server(&house);
	c = house_client(&house, "cli");
	assert_int_equal(house_server(&house), pid); /* still there: the same protocol will do */
	assert_true(house_add(c, NULL, "在旧版上", number, &err));
	client_close(c);
	snprintf(command, sizeof command, "%s/older", house.root);
	assert_int_equal(unlink(command), 0);
	c = house_client(&house, "cli");
	assert_int_not_equal(house_server(&house), pid);
	assert_int_equal(house_count(c, "在旧版上"), 1);
	client_close(c);
}

/* --- the socket ------------------------------------------------------------------- */

/* A socket file nobody listens at is replaced. */
static void test_stale_socket(void **state)
{
	struct client *c = house_client(&house, "cli");
	struct arena a = ARENA_INIT;
	struct reply r;
	struct err err = ERR_INIT;

	(void)state;
	house_kill(&house);
	assert_int_equal(call(c, "counts", &a, &r, &err), 0);
	arena_release(&a);
	client_close(c);
}

/* The file swept away under a server that goes on: it is made again. */
static void test_socket_removed(void **state)
{
	struct client *c = house_client(&house, "cli"), *other;
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct reply r;
	pid_t pid = house_server(&house);

	(void)state;
	assert_int_equal(call(c, "status", &a, &r, &err), 0);
	assert_int_equal(unlink(house_note(&r, "socket")), 0);
	arena_release(&a);
	other = house_client(&house, "cli");
	assert_int_equal(house_server(&house), pid);
	client_close(other);
	client_close(c);
}

static void test_data_removed(void **state)
{
	struct client *c = house_client(&house, "cli");
	char away[128];
	pid_t pid = house_server(&house);

	(void)state;
	snprintf(away, sizeof away, "%s.away", house.data);
	assert_int_equal(rename(house.data, away), 0);
	assert_true(house_gone(pid, 5000));
	client_close(c);
	assert_int_equal(rename(away, house.data), 0);
}

/* systemd holds the socket and passes it on; the server leaves it alone when it goes. */
static pid_t activated(const char *path)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	char text[24];
	pid_t pid;

	assert_true(strlen(path) < sizeof at.sun_path);
	strcpy(at.sun_path, path);
	assert_int_equal(bind(fd, (struct sockaddr *)&at, sizeof at), 0);
	assert_int_equal(listen(fd, 8), 0);
	pid = fork();
	if (pid == 0) {
		dup2(fd, 3);
		snprintf(text, sizeof text, "%d", (int)getpid());
		setenv("LISTEN_PID", text, 1);
		setenv("LISTEN_FDS", "1", 1);
		if (!freopen("/dev/null", "w", stderr))
			_exit(127);
		execl("/proc/self/exe", "plaint", "--config", house.config, "serve", "--foreground", (char *)NULL);
		_exit(127);
	}
	close(fd);
	return pid;
}

static void test_activated(void **state)
{
	char text[512], path[96], number[32];
	struct client_options o = { .config = house.config, .from = "cli" };
	struct client *c;
	struct err err = ERR_INIT;
	struct stat st;
	pid_t pid;
	int status;

	(void)state;
	snprintf(path, sizeof path, "%s/desk", house.root);
	snprintf(text, sizeof text, "profile = \"gas-company\"\nlinger = \"no\"\ndata = \"%s\"\nsocket = \"%s\"\n",
		house.data, path);
	house_config(&house, text);
	pid = activated(path);
	assert_int_equal(client_open(&c, &o, &err), 0);
	assert_int_equal(house_server(&house), pid);
	assert_true(house_add(c, NULL, "经由套接字单元", number, &err));
	client_close(c);
	assert_int_equal(waitpid(pid, &status, 0), pid); /* nobody is here */
	assert_int_equal(status, 0);
	assert_int_equal(stat(path, &st), 0);
}

/* --- config ---------------------------------------------------------------------- */

static void test_faulty_config(void **state)
{
	struct client *c;
	struct err err = ERR_INIT;
	struct str text;

	(void)state;
	house_config(&house, "profile = \"gas-company\"\n\nclock \"contact\" { limit = \"12x\" }\n");
	assert_int_equal(house_open(&house, "cli", true, &c, &err), -1);
	assert_int_equal(err.code, ERR_INPUT);
	str_init(&text);
	err_text(&err, NULL, &text);
	assert_non_null(strstr(text.data, "plaint.conf:3:"));
	str_release(&text);
	assert_int_equal(house_server(&house), 0);
}

static void test_missing_config(void **state)
{
	struct client *c;
	struct err err = ERR_INIT;

	(void)state;
	unlink(house.config);
	assert_int_equal(house_open(&house, "cli", true, &c, &err), -1);
	assert_int_equal(err.code, ERR_INPUT);
}

static void test_other_config(void **state)
{
	struct client *c = house_client(&house, "cli"), *other;
	struct house elsewhere = house;
	struct err err = ERR_INIT;

	(void)state;
	snprintf(elsewhere.config, sizeof elsewhere.config, "%s/other.conf", house.root);
	house_config(&elsewhere, "profile = \"gas-company\"\n");
	assert_int_equal(house_open(&elsewhere, "cli", true, &other, &err), -1);
	assert_int_equal(err.code, ERR_INPUT);
	assert_non_null(strstr(err.arg[1], "plaint.conf"));
	client_close(c);
}

static const char *limit_of(const struct site *site, const char *clock)
{
	const struct clock_rule *rule = site_clock(site, clock);

	return rule ? rule->limit : NULL;
}

static bool has_line(const struct reply *r, const char *part)
{
	for (size_t i = 0; i < r->notes.count; i++)
		if (strstr(r->notes.item[i], part))
			return true;
	return false;
}

static void test_reload(void **state)
{
	struct client *c = house_client(&house, "cli"), *desk = house_client(&house, "desk");
	struct arena a = ARENA_INIT;
	struct reply r;
	struct err err = ERR_INIT;

	(void)state;
	house_config(&house, "profile = \"gas-company\"\nlinger = \"no\"\nclock \"contact\" { limit = \"12h\" }\n");
	assert_int_equal(call(c, "reload", &a, &r, &err), 0);
	assert_true(has_line(&r, "clock contact: limit"));
	for (int i = 0; i < 200 && !str_equal(limit_of(client_site(desk), "contact"), "12h"); i++) {
		int rc = client_push(desk, &a, &r, &err);

		assert_true(rc >= 0);
		if (rc == 1)
			site_unref(r.site);
		house_sleep(10);
	}
	assert_string_equal(limit_of(client_site(desk), "contact"), "12h");
	assert_non_null(client_me(desk));
	arena_release(&a);
	client_close(desk);
	client_close(c);
}

static void test_reload_refused(void **state)
{
	struct client *c = house_client(&house, "cli"), *after;
	struct arena a = ARENA_INIT;
	struct reply r;
	struct err err = ERR_INIT;
	const char *before = limit_of(client_site(c), "contact");
	pid_t pid = house_server(&house);

	(void)state;
	house_config(&house, "profile = \"gas-company\"\nclock \"contact\" { limit = \"12x\" }\nnonsense = 1\n");
	assert_int_equal(call(c, "reload", &a, &r, &err), -1);
	assert_int_equal(err.code, ERR_INPUT);
	assert_true(has_line(&r, "plaint.conf:2:"));
	assert_true(has_line(&r, "plaint.conf:3:"));
	after = house_client(&house, "cli");
	assert_int_equal(house_server(&house), pid);
	assert_string_equal(limit_of(client_site(after), "contact"), before);
	arena_release(&a);
	client_close(after);
	client_close(c);
}

static void test_hangup_reloads(void **state)
{
	struct client *desk = house_client(&house, "desk");
	struct arena a = ARENA_INIT;
	struct reply r;
	struct err err = ERR_INIT;
	bool seen = false;

	(void)state;
	reply_init(&r);
	house_config(&house, "profile = \"gas-company\"\nlinger = \"no\"\ncompany = \"新公司\"\n");
	kill(house_server(&house), SIGHUP);
	for (int i = 0; i < 500 && !seen; i++) {
		int rc = client_push(desk, &a, &r, &err);

		assert_true(rc >= 0);
		if (rc == 1)
			site_unref(r.site);
		seen = str_equal(client_site(desk)->company, "新公司");
		house_sleep(10);
	}
	assert_true(seen);
	arena_release(&a);
	client_close(desk);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
#define EACH(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
		EACH(test_starts_and_lingers),
		EACH(test_lingers_for_clocks),
		EACH(test_no_server_wanted),
		EACH(test_stop),
		EACH(test_progress),
		EACH(test_status),
		EACH(test_signals),
		EACH(test_flush_fails),
		EACH(test_other_build),
		EACH(test_stale_socket),
		EACH(test_socket_removed),
		EACH(test_data_removed),
		EACH(test_activated),
		EACH(test_faulty_config),
		EACH(test_missing_config),
		EACH(test_other_config),
		EACH(test_reload),
		EACH(test_reload_refused),
		EACH(test_hangup_reloads),
	};
	int status;

	if (house_serves(argc, argv, &status))
		return status;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
