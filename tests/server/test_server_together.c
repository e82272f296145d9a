/* Twenty desks and a script change the same fifty complaints: every acknowledged change
 * is in the chain of events, in the order each was told, and no field was ever overwritten
 * unseen: what an event says a field was is what the event before left (L-3, L-5). One
 * of them reassigns all fifty again and again: all or none (U-9).
 *
 * By hand: test_server_together 60 (seconds). */
#include "house.h"

#include "plaint/str.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define DESKS 20
#define COMPLAINTS 50
#define MOST 400000

static struct house house;
static int seconds = 4;
static char number[COMPLAINTS][32];

/* What somebody was told: whole lines through a pipe. */
struct told {
	int who;      /* 0-19 desks, 20 the script */
	int complaint;
	int step;     /* of that one: 0, 1, 2 ... */
	char value[24];
	int32_t version; /* of the record then */
	bool conflict;
};
static struct told told[MOST];
static size_t told_count;

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

static volatile sig_atomic_t enough;

static void on_term(int signal_number)
{
	(void)signal_number;
	enough = 1;
}

/* --- those who write ------------------------------------------------------------- */

/* All of them write into the same four. */
static const char *const fields[] = { "name", "address", "place", "object" };

static bool change_one(struct client *c, unsigned *seed, int who, int step, int64_t *version, struct told *t, int *bad)
{
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct request q;
	struct reply r;
	bool done;

	t->complaint = rand_r(seed) % COMPLAINTS;
	t->who = who;
	t->step = step;
	snprintf(t->value, sizeof t->value, "w%d-%d", who, step);
	request_init(&q);
	q.op = "act";
	q.number = number[t->complaint];
	/* Like a form: upon the version that was seen last, if any was. */
	q.if_version = version[t->complaint];
	q.action = rand_r(seed) % 4 ? "edit" : "note";
	if (str_equal(q.action, "note"))
		values_set(&a, &q.fields, "remark", t->value);
	else
		values_set(&a, &q.fields, fields[rand_r(seed) % 4], t->value);
	done = client_call(c, &q, &a, &r, &err) == 0;
	t->conflict = !done && err.code == ERR_CONFLICT;
	if (!done && !t->conflict) {
		fprintf(stderr, "%d: %s %s\n", who, err.id, err.arg[0]);
		*bad = 1;
	}
	/* After a conflict one has seen the newer one; the next save stands upon it. */
	if (r.complaint)
		t->version = (int32_t)(version[t->complaint] = r.complaint->version);
	arena_release(&a);
	return done;
}

static int desk(int who, int out)
{
	struct client *c = house_client(&house, who < DESKS ? "desk" : "cli");
	int64_t version[COMPLAINTS] = { 0 };
	unsigned seed = (unsigned)who + 1;
	int bad = 0;

	signal(SIGTERM, on_term);
	for (int step = 0; !enough && !bad; step++) {
		struct told t;
		struct arena a = ARENA_INIT;
		struct reply r;

		memset(&t, 0, sizeof t);
		change_one(c, &seed, who, step, version, &t, &bad);
		if (write(out, &t, sizeof t) != (ssize_t)sizeof t)
			return 2;
		while (client_push(c, &a, &r, NULL) == 1) {
			site_unref(r.site);
			arena_clear(&a);
		}
		arena_release(&a);
	}
	client_close(c);
	return bad;
}

static const char *const departments[] = { "repair", "operations", "station" };

/* All fifty to one department after the other, upon what was looked at. */
static int reassigner(int out)
{
	struct client *c = house_client(&house, "cli");
	const char *numbers[COMPLAINTS];

	signal(SIGTERM, on_term);
	for (int i = 0; i < COMPLAINTS; i++)
		numbers[i] = number[i];
	for (int step = 0; !enough; step++) {
		struct arena a = ARENA_INIT;
		struct err err = ERR_INIT;
		struct told t = { .who = DESKS + 1, .step = step };
		struct request q;
		struct reply r;
		int64_t seen = 0;

		for (int really = 0; really < 2 && !err.code; really++) {
			request_init(&q);
			q.op = "reassign";
			q.numbers = (struct texts){ numbers, COMPLAINTS };
			q.text = really ? NULL : "dry-run";
			/* every other time whatever happened meanwhile */
			q.if_version = really && step % 2 ? seen : 0;
			values_set(&a, &q.fields, "department", departments[step % 3]);
			if (client_call(c, &q, &a, &r, &err) == 0)
				seen = r.place;
		}
		if (err.code && err.code != ERR_CONFLICT)
			return 3;
		t.conflict = err.code == ERR_CONFLICT;
		if (write(out, &t, sizeof t) != (ssize_t)sizeof t)
			return 2;
		arena_release(&a);
		house_sleep(30);
	}
	client_close(c);
	return 0;
}

/* --- what the chain says ------------------------------------------------------------ */

struct field_now { char name[48]; char value[96]; };

static struct field_now *now_of(struct field_now *now, size_t *count, const char *name)
{
	for (size_t i = 0; i < *count; i++)
		if (strcmp(now[i].name, name) == 0)
			return &now[i];
	assert_true(*count < 200);
	memset(&now[*count], 0, sizeof *now);
	snprintf(now[*count].name, sizeof now->name, "%s", name);
	return &now[(*count)++];
}

static size_t found_count, reassigned[COMPLAINTS];
static int last_step[COMPLAINTS][DESKS + 1];

/* "w7-132" in a remark or a field. */
static void note_value(int complaint, const char *value)
{
	int who, step;

	if (!value || sscanf(value, "w%d-%d", &who, &step) != 2)
		return;
	assert_in_range(who, 0, DESKS);
	/* in the order each was told */
	assert_true(step > last_step[complaint][who]);
	last_step[complaint][who] = step;
	found_count++;
}

static void check_change(struct field_now *now, size_t *count, const struct event *e, const struct change *ch)
{
	struct field_now *f = now_of(now, count, ch->field);

	if (strncmp(str_or_empty(ch->before), f->value, sizeof f->value - 1) != 0)
		fail_msg("event %llu: %s was \"%s\", it says \"%s\"", (unsigned long long)e->seq, ch->field, f->value,
			str_or_empty(ch->before));
	snprintf(f->value, sizeof f->value, "%s", str_or_empty(ch->after));
}

static bool of_record(const char *field)
{
	static const char *const names[] = { "name", "address", "place", "object", "department", "person", "state", "level" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], field) == 0)
			return true;
	return false;
}

static void check_complaint(struct client *c, int i)
{
	static struct field_now now[200];
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct reply r;
	uint64_t seq = 0;
	size_t count = 0;

	assert_int_equal(client_show(c, number[i], &a, &r, &err), 0);
	for (size_t k = 0; k < r.event_count; k++) {
		const struct event *e = &r.events[k];

		assert_true(e->seq > seq);
		seq = e->seq;
		note_value(i, e->remark);
		reassigned[i] += str_equal(e->action, "reassign");
		for (size_t n = 0; n < e->change_count; n++) {
			if (of_record(e->changes[n].field))
				check_change(now, &count, e, &e->changes[n]);
			if (str_equal(e->action, "edit"))
				note_value(i, e->changes[n].after);
		}
	}
	/* The record is what the last change of each field left. */
	for (size_t f = 0; f < count; f++)
		if (complaint_field(r.complaint, now[f].name))
			assert_int_equal(strncmp(complaint_field(r.complaint, now[f].name), now[f].value, sizeof now->value - 1), 0);
	arena_release(&a);
}

static void audit(struct client *c)
{
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "audit";
	assert_int_equal(client_call(c, &q, &a, &r, &err), 0);
	assert_int_equal(r.total, 0);
	request_init(&q);
	q.op = "verify";
	assert_int_equal(client_call(c, &q, &a, &r, &err), 0);
	assert_int_equal(r.total, 0);
	arena_release(&a);
}

/* --- the run ----------------------------------------------------------------------- */

static void hear(int fd)
{
	time_t end = time(NULL) + seconds;

	while (told_count < MOST && time(NULL) < end)
		if (read(fd, &told[told_count], sizeof *told) == (ssize_t)sizeof *told)
			told_count++;
}

static void finish(pid_t *pid, int fd)
{
	int status;

	for (int i = 0; i < DESKS + 2; i++)
		kill(pid[i], SIGTERM);
	while (told_count < MOST && read(fd, &told[told_count], sizeof *told) == (ssize_t)sizeof *told)
		told_count++;
	assert_true(told_count < MOST);
	for (int i = 0; i < DESKS + 2; i++) {
		assert_int_equal(waitpid(pid[i], &status, 0), pid[i]);
		assert_int_equal(status, 0);
	}
}

static void begin(struct client *c)
{
	struct err err = ERR_INIT;

	for (int i = 0; i < COMPLAINTS; i++) {
		struct arena a = ARENA_INIT;
		struct request q;
		struct reply r;

		assert_true(house_add(c, NULL, "大家都在改", number[i], &err));
		request_init(&q);
		q.op = "act";
		q.number = number[i];
		q.action = "forward";
		values_set(&a, &q.fields, "department", departments[2]);
		assert_int_equal(client_call(c, &q, &a, &r, &err), 0);
		arena_release(&a);
		for (int k = 0; k <= DESKS; k++)
			last_step[i][k] = -1;
	}
}

static void compare(void)
{
	size_t acknowledged = 0, conflicts = 0, all = 0;

	for (size_t i = 0; i < told_count; i++) {
		if (told[i].who == DESKS + 1)
			all += !told[i].conflict;
		else if (told[i].conflict)
			conflicts++;
		else
			acknowledged++;
	}
	print_message("%zu changes acknowledged, %zu found, %zu conflicts seen, %zu times all fifty\n", acknowledged, found_count,
		conflicts, all);
	/* none lost, none that nobody was told of */
	assert_int_equal(found_count, acknowledged);
	assert_true(acknowledged > 100 && conflicts > 10 && all > 0);
	for (int i = 0; i < COMPLAINTS; i++)
		assert_int_equal(reassigned[i], all);
}

static void test_together(void **state)
{
	struct client *c = house_client(&house, "cli");
	pid_t pid[DESKS + 2];
	int pipes[2];

	(void)state;
	begin(c);
	assert_int_equal(pipe(pipes), 0);
	for (int i = 0; i < DESKS + 2; i++) {
		pid[i] = fork();
		assert_true(pid[i] >= 0);
		if (!pid[i]) {
			close(pipes[0]);
			_exit(i <= DESKS ? desk(i, pipes[1]) : reassigner(pipes[1]));
		}
	}
	close(pipes[1]);
	hear(pipes[0]);
	finish(pid, pipes[0]);
	close(pipes[0]);
	for (int i = 0; i < COMPLAINTS; i++)
		check_complaint(c, i);
	compare();
	audit(c);
	client_close(c);
}

/* --- who is at it -------------------------------------------------------------------- */

static void lease(struct client *c, const char *verb, const char *which)
{
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "lease";
	q.text = verb;
	q.number = which;
	q.action = "edit";
	assert_int_equal(client_call(c, &q, &a, &r, &err), 0);
	arena_release(&a);
}

/* Waits for a push that says so of that number. */
static bool told_of(struct client *c, const char *which, enum editing_state wanted)
{
	for (int i = 0; i < 500; i++) {
		struct arena a = ARENA_INIT;
		struct reply r;
		bool found = false;

		if (client_push(c, &a, &r, NULL) != 1) {
			arena_release(&a);
			house_sleep(10);
			continue;
		}
		for (size_t k = 0; k < r.editing_count; k++)
			found |= str_equal(r.editing[k].number, which) && r.editing[k].state == wanted;
		site_unref(r.site);
		arena_release(&a);
		if (found)
			return true;
	}
	return false;
}

/* U-7: seen at once, gone with the line, whatever it dies of. */
static void test_leases_live(void **state)
{
	struct client *first = house_client(&house, "desk"), *second = house_client(&house, "desk");
	struct err err = ERR_INIT;
	pid_t pid;
	int status;

	(void)state;
	assert_true(house_add(first, NULL, "有人在填", number[0], &err));
	lease(first, "begin", number[0]);
	assert_true(told_of(second, number[0], EDITING_NOW));
	lease(first, "end", number[0]);
	assert_true(told_of(second, number[0], EDITING_ENDED));
	lease(first, "begin", number[0]);
	assert_true(told_of(second, number[0], EDITING_NOW));
	client_close(first);
	assert_true(told_of(second, number[0], EDITING_ENDED));
	pid = fork();
	if (!pid) {
		struct client *third = house_client(&house, "desk");

		lease(third, "begin", number[0]);
		for (;;)
			pause();
	}
	assert_true(told_of(second, number[0], EDITING_NOW));
	kill(pid, SIGKILL);
	assert_true(told_of(second, number[0], EDITING_ENDED));
	assert_int_equal(waitpid(pid, &status, 0), pid);
	client_close(second);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_together, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_leases_live, set_up, tear_down),
	};
	int status;

	if (house_serves(argc, argv, &status))
		return status;
	if (argc > 1 && atoi(argv[1]) > 0)
		seconds = atoi(argv[1]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
