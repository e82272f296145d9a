/* The disk fails under the serving process, at any call; a client is stopped in the
 * middle of its work. What somebody was told is stored is there once; what was not is
 * refused in plain words or done once when asked again; the log says why; nobody else
 * waits. PLAINT_SOAK=N: N disk errors instead of a few.
 */
#include "house.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* The same disk as that of the store's own tests. */
#include "crash/disk.c"

#define ERRORS 6
/* The calls that zero a new log file, nearly all of those that opening makes. */
#define ZEROED 2304
#define EACH 8

static struct house house;

static int set_up(void **state)
{
	(void)state;
	house_init(&house, NULL);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	unsetenv("DISK_FAIL");
	unsetenv("PATIENCE");
	house_release(&house);
	return 0;
}

static bool log_has(const char *words)
{
	char path[128], line[1024];
	bool has = false;
	FILE *f;

	snprintf(path, sizeof path, "%s/plaint.log", house.data);
	f = fopen(path, "r");
	while (f && !has && fgets(line, sizeof line, f))
		has = strstr(line, words) != NULL;
	if (f)
		fclose(f);
	return has;
}

static void sound(struct client *c, const char *op)
{
	struct arena a = ARENA_INIT;
	struct request q;
	struct reply r;
	struct err err = ERR_INIT;

	request_init(&q);
	q.op = op;
	assert_int_equal(client_call(c, &q, &a, &r, &err), 0);
	assert_int_equal(r.total, 0);
	arena_release(&a);
}

/* With a disk that refuses everything Berkeley DB may not come to an end of closing: then
 * the process ends without, two seconds after the disk's first word. */
static void end_server(void)
{
	pid_t pid = house_server(&house);

	if (!pid)
		return;
	kill(pid, SIGTERM);
	assert_true(house_gone(pid, 8000));
}

/* The server that is started next has this disk; those after it a good one. */
static void have_disk(long number, int error, bool lasting, bool reads)
{
	char what[160];

	snprintf(what, sizeof what, "%s %ld %d %d %d", house.data, number, error, lasting, reads);
	setenv("DISK_FAIL", what, 1);
}

/* Every change is refused beforehand, and all that was acknowledged can be read. */
static void only_read(struct client *c, int all, const char *section)
{
	struct err err = ERR_INIT;
	char number[32];

	assert_int_equal(house_count(c, NULL), all);
	assert_non_null(client_refusal(c));
	assert_non_null(strstr(client_refusal(c)->id, section));
	assert_false(house_add(c, NULL, "refused", number, &err));
	assert_int_equal(err.code, ERR_STORE);
	assert_string_equal(err.id, client_refusal(c)->id);
	assert_int_equal(house_count(c, NULL), all);
}

static void call(struct client *c, const char *op, struct arena *a, struct reply *r)
{
	struct request q;
	struct err err = ERR_INIT;

	request_init(&q);
	q.op = op;
	assert_int_equal(client_call(c, &q, a, r, &err), 0);
}

/* The one that serves; the file `serving` cannot tell where nothing can be written. */
static pid_t process(struct client *c)
{
	struct arena a = ARENA_INIT;
	struct reply r;
	pid_t pid;

	call(c, "status", &a, &r);
	pid = (pid_t)atoi(note_of(&r, "pid"));
	arena_release(&a);
	assert_true(pid > 0);
	return pid;
}

static void end_process(struct client *c)
{
	struct arena a = ARENA_INIT;
	struct reply r;

	call(c, "stop", &a, &r);
	arena_release(&a);
}

static struct client *with_error(long number, int error, bool lasting, int all)
{
	struct client *c = NULL;
	struct err err = ERR_INIT;

	have_disk(number, error, lasting, false);
	if (house_open(&house, "cli", true, &c, &err) != 0 && (err.code != ERR_STORE || err.id[0] == '\0'))
		fail_msg("call %ld: no word of the store", number);
	unsetenv("DISK_FAIL");
	if (!c)
		end_server();
	if (c && client_refusal(c)) {
		only_read(c, all, "disk full");
		end_process(c);
		client_close(c);
		c = NULL;
	}
	return c ? c : house_client(&house, "cli");
}

/* Each until it is acknowledged, as a desk does: under its own id. */
static int register_some(struct client *c, int round)
{
	int refused = 0;

	for (int i = 0; i < EACH; i++) {
		char id[40], text[40], number[32];

		snprintf(id, sizeof id, "round-%06d-complaint-%06d", round, i);
		snprintf(text, sizeof text, "round %d complaint %d", round, i);
		for (int tries = 0;; tries++) {
			struct err err = ERR_INIT;

			if (house_add(c, id, text, number, &err))
				break;
			refused++;
			if (err.code != ERR_STORE || tries > 100)
				fail_msg("round %d: code %d", round, err.code);
			house_sleep(20);
		}
	}
	return refused;
}

static void test_disk_errors(void **state)
{
	int rounds = getenv("PLAINT_SOAK") ? atoi(getenv("PLAINT_SOAK")) : ERRORS, refused = 0;
	unsigned seed = (unsigned)time(NULL);
	struct client *c = house_client(&house, "cli");

	(void)state;
	client_close(c);
	for (int round = 0; round < rounds; round++) {
		end_server();
		c = with_error(rand_r(&seed) % 5 ? ZEROED + (long)(rand_r(&seed) % 120) : 1 + (long)(rand_r(&seed) % ZEROED),
			rand_r(&seed) % 2 ? EIO : ENOSPC, rand_r(&seed) % 2, round * EACH);
		refused += register_some(c, round);
		for (int i = 0; i < EACH; i++) {
			char text[40];

			snprintf(text, sizeof text, "round %d complaint %d", round, i);
			assert_int_equal(house_count(c, text), 1);
		}
		client_close(c);
	}
	end_server(); /* the last one's disk is still bad */
	c = house_client(&house, "cli");
	assert_int_equal(house_count(c, NULL), rounds * EACH);
	sound(c, "verify");
	sound(c, "audit");
	client_close(c);
	print_message("%d disk errors, %d times refused; %d acknowledged, 0 lost\n", rounds, refused, rounds * EACH);
}

/* The flush itself fails: the person is told it is not stored, the log that the store
 * cannot be written. */
static void test_said(void **state)
{
	struct client *c = house_client(&house, "cli");
	char number[32];
	int refused = 0;

	(void)state;
	client_close(c);
	for (long n = ZEROED + 30; refused == 0 && n < ZEROED + 150; n += 10) {
		end_server();
		c = with_error(n, EIO, true, 0);
		refused = register_some(c, (int)n);
		client_close(c);
	}
	assert_true(refused > 0);
	assert_true(log_has("Input/output error") || log_has("the store cannot be written, leaving"));
	c = house_client(&house, "cli");
	assert_true(house_add(c, NULL, "danach", number, &(struct err)ERR_INIT));
	client_close(c);
}

/* --- a disk that hangs, or refuses everything -------------------------------------- */

/* Whoever started it hears why, in a second, and it is gone; the next one has everything. */
static void test_hanging_start(void **state)
{
	static const struct { long number; bool reads; } calls[] = { { 1, false }, { 40, false }, { 12, true } };
	struct client *c = house_client(&house, "cli");

	(void)state;
	assert_int_equal(register_some(c, 1), 0);
	client_close(c);
	setenv("PATIENCE", "1", 1);
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		struct err err = ERR_INIT;
		struct client *none = NULL;
		pid_t pid;

		end_server();
		have_disk(calls[i].number, DISK_HANGS, true, calls[i].reads);
		if (house_open(&house, "cli", true, &none, &err) == 0)
			fail_msg("call %ld: it serves", calls[i].number);
		unsetenv("DISK_FAIL");
		assert_int_equal(err.code, ERR_STORE);
		if (!strstr(err.arg[0], "opening") && !strstr(err.arg[0], "recovery"))
			fail_msg("call %ld: %s%s", calls[i].number, err.id, err.arg[0]);
		pid = house_server(&house);
		assert_true(!pid || house_gone(pid, 5000));
	}
	unsetenv("PATIENCE");
	c = house_client(&house, "cli");
	assert_int_equal(house_count(c, NULL), EACH);
	sound(c, "verify");
	client_close(c);
}

/* From one moment on: what was told is there afterwards; the process goes in 2 seconds,
 * or when its patience is over. */
static void disk_gone(int error)
{
	struct client *c;
	char number[32];
	struct err err = ERR_INIT;
	pid_t pid;

	end_server();
	have_disk(0, error, true, false);
	c = house_client(&house, "cli");
	unsetenv("DISK_FAIL");
	assert_int_equal(register_some(c, error + 100), 0);
	pid = house_server(&house);
	kill(pid, SIGUSR1);
	if (error != DISK_HANGS) {
		assert_false(house_add(c, "not-stored-as-the-disk-is-gone", "then", number, &err));
		assert_int_equal(err.code, ERR_STORE);
	}
	kill(pid, SIGTERM);
	assert_true(house_gone(pid, 10000));
	client_close(c);
	c = house_client(&house, "cli");
	for (int i = 0; i < EACH; i++) {
		char text[40];

		snprintf(text, sizeof text, "round %d complaint %d", error + 100, i);
		assert_int_equal(house_count(c, text), 1);
	}
	sound(c, "verify");
	client_close(c);
}

static void test_disk_gone(void **state)
{
	(void)state;
	disk_gone(EIO);
	if (getenv("PLAINT_SOAK"))
		disk_gone(ENOSPC);
	/* It cannot even say so where its words would go to that disk. */
	setenv("PATIENCE", "5", 1);
	disk_gone(DISK_HANGS);
	unsetenv("PATIENCE");
}

/* --- a disk that nobody can write to -------------------------------------------------- */

/* The desk is told without asking. */
static void told(struct client *c, bool refused)
{
	for (int i = 0; (client_refusal(c) != NULL) != refused; i++) {
		struct arena a = ARENA_INIT;
		struct reply r;
		struct err err = ERR_INIT;

		assert_true(i < 1000);
		house_sleep(5);
		if (client_push(c, &a, &r, &err) == 1)
			site_unref(r.site);
		arena_release(&a);
	}
}

/* While it runs: reading goes on, and changes when the disk takes them again. */
static void test_turns_read_only(void **state)
{
	struct client *c = house_client(&house, "desk"), *other;
	char number[32];
	pid_t pid;

	(void)state;
	end_process(c);
	client_close(c);
	have_disk(0, EROFS, true, false);
	c = house_client(&house, "desk");
	other = house_client(&house, "desk");
	assert_null(client_refusal(c));
	assert_int_equal(register_some(c, 1), 0);
	pid = process(c);
	kill(pid, SIGUSR1);
	told(c, true);
	only_read(c, EACH, "read-only disk");
	told(other, true);
	assert_true(log_has("lines are missing") || !log_has("nothing is stored"));
	kill(pid, SIGUSR1);
	told(c, false);
	told(other, false);
	assert_true(house_add(c, NULL, "again", number, &(struct err)ERR_INIT));
	assert_int_equal(process(c), pid);
	assert_true(log_has("changes are stored again"));
	client_close(other);
	client_close(c);
}

/* From the start: a copy is read, until the disk takes changes again. */
static void test_starts_read_only(void **state)
{
	struct client *c = house_client(&house, "desk");
	char number[32];
	pid_t pid;

	(void)state;
	assert_int_equal(register_some(c, 1), 0);
	house_kill(&house);
	client_close(c);
	setenv("PATIENCE", "5", 1);
	have_disk(1, EROFS, true, false);
	c = house_client(&house, "desk");
	unsetenv("DISK_FAIL");
	unsetenv("PATIENCE");
	only_read(c, EACH, "read-only disk");
	sound(c, "verify");
	sound(c, "audit");
	pid = process(c);
	kill(pid, SIGUSR1);
	assert_true(house_gone(pid, 10000));
	assert_true(house_add(c, NULL, "again", number, &(struct err)ERR_INIT));
	assert_null(client_refusal(c));
	assert_int_equal(house_count(c, NULL), EACH + 1);
	client_close(c);
}

/* --- a client that stands still --------------------------------------------------- */

static int endless_writer(int out)
{
	struct client *c = house_client(&house, "desk");
	struct err err = ERR_INIT;
	char number[32];

	while (house_add(c, NULL, "stopped", number, &err))
		if (write(out, number, sizeof number) != (ssize_t)sizeof number)
			return 1;
	return 2;
}

static void test_stopped_client(void **state)
{
	struct client *c = house_client(&house, "desk");
	int ends[2], told = 0, status;
	char number[32];
	pid_t pid;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	pid = fork();
	if (pid == 0)
		_exit(endless_writer(ends[1]));
	close(ends[1]);
	for (int round = 0; round < 5; round++) {
		struct timespec before, after;

		for (int i = 0; i < 10; i++, told++)
			assert_int_equal(read(ends[0], number, sizeof number), sizeof number);
		kill(pid, SIGSTOP);
		clock_gettime(CLOCK_MONOTONIC, &before);
		for (int i = 0; i < 10; i++)
			assert_true(house_add(c, NULL, "others go on", number, &(struct err)ERR_INIT));
		clock_gettime(CLOCK_MONOTONIC, &after);
		assert_in_range(after.tv_sec - before.tv_sec, 0, 3);
		kill(pid, SIGCONT);
	}
	kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	while (read(ends[0], number, sizeof number) == (ssize_t)sizeof number)
		told++;
	close(ends[0]);
	assert_int_equal(house_count(c, "others go on"), 50);
	assert_in_range(house_count(c, "stopped"), told, told + 1);
	sound(c, "verify");
	client_close(c);
}


int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_disk_errors, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_said, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_hanging_start, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_disk_gone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_turns_read_only, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_starts_read_only, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_stopped_client, set_up, tear_down),
	};
	int status;

	disk_fail_from_environment();
	if (house_serves(argc, argv, &status))
		return status;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
