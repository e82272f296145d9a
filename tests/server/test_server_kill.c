/* kill -9 of the serving process, again and again, while 32 clients register, and of
 * clients: every acknowledged complaint is there exactly once, no repeated request is
 * done twice, no number is missing, the store and its chain of events are sound.
 * PLAINT_SOAK=N: N kills instead of six. */
#include "house.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define WRITERS 32
#define KILLS 6
#define MOST 400000

static struct house house;

struct line { /* what a writer was told; written whole into the pipe */
	char text[32];
	char number[32];
};

static int set_up(void **state)
{
	(void)state;
	house_init(&house, NULL);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	house_release(&house);
	return 0;
}

static volatile sig_atomic_t enough;

static void on_term(int number)
{
	(void)number;
	enough = 1;
}

/* Registers until told to end; the same request, with its id, until it is answered. */
static int writer(int who, int out)
{
	struct client *c = NULL;
	struct line l;

	signal(SIGTERM, on_term);
	for (int n = 0; !enough; n++) {
		struct err err = ERR_INIT;
		char id[40];

		memset(&l, 0, sizeof l);
		snprintf(l.text, sizeof l.text, "writer %d complaint %d", who, n);
		snprintf(id, sizeof id, "writer-%08d-complaint-%08d", who, n);
		for (int tries = 0;; tries++) {
			err = (struct err)ERR_INIT;
			if ((c || house_open(&house, "cli", true, &c, &err) == 0) &&
					house_add(c, id, l.text, l.number, &err))
				break;
			if (tries > 50 || err.code != ERR_STORE)
				return 1;
			house_sleep(20);
		}
		if (write(out, &l, sizeof l) != (ssize_t)sizeof l)
			return 2;
	}
	client_close(c);
	return 0;
}

static struct line told[MOST];
static size_t told_count;

static pid_t writers[WRITERS];
static int begun, killed;

static void begin_writer(int i, const int ends[2])
{
	int who = begun++;

	writers[i] = fork();
	if (writers[i] != 0)
		return;
	close(ends[0]);
	_exit(writer(who, ends[1]));
}

/* A desk dies in whatever it is doing; somebody else sits down. */
static void kill_writer(const int ends[2])
{
	int i = rand() % WRITERS, status;

	kill(writers[i], SIGKILL);
	assert_int_equal(waitpid(writers[i], &status, 0), writers[i]);
	killed++;
	begin_writer(i, ends);
}

static int kills_wanted(void)
{
	return getenv("PLAINT_SOAK") ? atoi(getenv("PLAINT_SOAK")) : KILLS;
}

/* Hears what the writers are told; after so many answers the server is killed. */
static void hear_and_kill(const int ends[2])
{
	int kills = 0, fd = ends[0];
	size_t next = 20;

	while (told_count < MOST && kills < kills_wanted()) {
		pid_t pid = house_server(&house);

		if (read(fd, &told[told_count], sizeof *told) != (ssize_t)sizeof *told)
			return;
		told_count++;
		if (told_count < next || pid <= 0)
			continue;
		kill(pid, SIGKILL);
		if (++kills % 2)
			kill_writer(ends);
		next = told_count + 10 + (size_t)rand() % 60;
	}
}

static void hear_rest(int fd)
{
	while (told_count < MOST && read(fd, &told[told_count], sizeof *told) == (ssize_t)sizeof *told)
		told_count++;
}

/* All complaints, newest first, by one client. */
struct found {
	char text[32], number[32];
};
static struct found found[MOST];
static size_t found_count;

static void read_all(struct client *c)
{
	for (;;) {
		struct arena a = ARENA_INIT;
		struct request q;
		struct reply r;
		struct err err = ERR_INIT;
		size_t got;

		request_init(&q);
		q.op = "list";
		q.filter.state = "all";
		q.filter.limit = 500;
		q.filter.offset = (int64_t)found_count;
		assert_int_equal(client_call(c, &q, &a, &r, &err), 0);
		got = r.row_count;
		for (size_t i = 0; i < got && found_count < MOST; i++, found_count++) {
			snprintf(found[found_count].text, 32, "%s", r.rows[i].text);
			snprintf(found[found_count].number, 32, "%s", r.rows[i].number);
		}
		arena_release(&a);
		if (got < 500)
			return;
	}
}

static int by_text(const void *a, const void *b)
{
	return strcmp(a, b);
}

static int by_number(const void *a, const void *b)
{
	return strcmp(((const struct found *)a)->number, ((const struct found *)b)->number);
}

static void assert_all_once(void)
{
	qsort(found, found_count, sizeof *found, by_text);
	for (size_t i = 1; i < found_count; i++)
		if (strcmp(found[i - 1].text, found[i].text) == 0)
			fail_msg("twice: %s", found[i].text);
	for (size_t i = 0; i < told_count; i++) {
		const struct found *f = bsearch(&told[i], found, found_count, sizeof *found, by_text);

		if (!f)
			fail_msg("acknowledged but lost: %s (%s)", told[i].text, told[i].number);
		assert_string_equal(f->number, told[i].number);
	}
}

/* 0001, 0002 … of each day. */
static void assert_no_gap(void)
{
	int serial = 0;
	char day[9] = "";

	qsort(found, found_count, sizeof *found, by_number);
	for (size_t i = 0; i < found_count; i++) {
		if (strncmp(day, found[i].number, 8) != 0)
			serial = 0;
		memcpy(day, found[i].number, 8);
		assert_int_equal(atoi(found[i].number + 9), ++serial);
	}
}

static void assert_sound(struct client *c, const char *op)
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

static void test_kill(void **state)
{
	int ends[2], status;
	struct client *c;

	(void)state;
	srand((unsigned)time(NULL));
	assert_int_equal(pipe(ends), 0);
	client_close(house_client(&house, "cli"));
	for (int i = 0; i < WRITERS; i++)
		begin_writer(i, ends);
	hear_and_kill(ends);
	close(ends[1]);
	for (int i = 0; i < WRITERS; i++)
		kill(writers[i], SIGTERM);
	hear_rest(ends[0]);
	for (int i = 0; i < WRITERS; i++) {
		assert_int_equal(waitpid(writers[i], &status, 0), writers[i]);
		assert_int_equal(status, 0);
	}
	c = house_client(&house, "cli");
	read_all(c);
	print_message("%zu acknowledged, %zu found, %d kills of the server, %d of clients\n", told_count, found_count,
		kills_wanted(), killed);
	assert_true(told_count >= (size_t)(10 * kills_wanted()));
	assert_true(found_count >= told_count && found_count <= told_count + (size_t)(WRITERS + killed));
	assert_all_once();
	assert_no_gap();
	assert_sound(c, "verify");
	assert_sound(c, "audit");
	client_close(c);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_kill, set_up, tear_down),
	};
	int status;

	if (house_serves(argc, argv, &status))
		return status;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
