/* Opening: what is wrong is said, with what to do; nothing is made up. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture.h"
#include "plaint/str.h"
#include "store/internal.h"

/* Must fail with ERR_STORE and a message that has these words. */
static void refused(struct fixture *f, const char *words)
{
	struct err err = ERR_INIT;
	struct str text;

	f->store = NULL;
	assert_int_equal(fixture_try(f, &err), -1);
	assert_null(f->store);
	str_init(&text);
	err_text(&err, NULL, &text);
	if (err.code != ERR_STORE || !strstr(text.data, words))
		fail_msg("expected \"%s\", got %d: %s", words, err.code, text.data);
	str_release(&text);
}

static void test_not_twice(void **state)
{
	struct fixture *f = *state;
	struct store *first = f->store;

	refused(f, "another process has the store");
	f->store = first;
	put_new(f, sample(&f->a, 1));
}

static void test_nothing_made_unasked(void **state)
{
	struct fixture *f = *state;
	struct store_options o = { .create = false };
	struct err err = ERR_INIT;
	struct store *s = NULL;
	char empty[80];
	struct stat st;

	snprintf(empty, sizeof empty, "%s/empty", f->dir);
	assert_int_equal(store_open(&s, empty, f->site, &o, &err), -1);
	assert_int_equal(err.code, ERR_STORE);
	assert_int_not_equal(stat(empty, &st), 0);
	assert_int_equal(mkdir(empty, 0700), 0);
	assert_int_equal(store_open(&s, empty, f->site, NULL, NULL), -1);
	strcat(empty, "/db");
	assert_int_not_equal(stat(empty, &st), 0);
	assert_null(s);
}

static void test_nonsense(void **state)
{
	struct fixture *f = *state;
	struct store *s = NULL;

	assert_int_equal(store_open(&s, NULL, f->site, NULL, NULL), -1);
	assert_int_equal(store_open(&s, "", f->site, NULL, NULL), -1);
	assert_int_equal(store_open(&s, f->dir, NULL, NULL, NULL), -1);
	assert_int_equal(store_open(NULL, f->dir, f->site, NULL, NULL), -1);
	assert_int_equal(store_open(&s, "/proc/nowhere", f->site, &(struct store_options){ .create = true }, NULL), -1);
	assert_null(s);
}

static void test_closed_to_others(void **state)
{
	struct fixture *f = *state;
	char path[128];
	struct stat st;

	snprintf(path, sizeof path, "%s/db", f->dir);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	for (int i = 0; i < TABLE_COUNT; i++) {
		snprintf(path, sizeof path, "%s/db/%s", f->dir, table_list[i].name);
		assert_int_equal(stat(path, &st), 0);
		assert_int_equal(st.st_mode & 0777, 0600);
	}
	snprintf(path, sizeof path, "%s/db/__db.001", f->dir);
	assert_int_not_equal(stat(path, &st), 0); /* no region files */
}

static int set_schema(struct store_txn *t, void *arg, struct err *err)
{
	unsigned char v[4];

	put_u32(v, *(uint32_t *)arg);
	return table_put(t, TABLE_META, "schema", 6, v, 4, err);
}

static void test_schema(void **state)
{
	struct fixture *f = *state;
	uint32_t number = SCHEMA_NUMBER + 1;

	assert_int_equal(write_code(f, set_schema, &number), ERR_NONE);
	fixture_close(f);
	refused(f, "made by a newer program (schema 7, this one knows 6)");
}

static int drop_schema(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return table_remove(t, TABLE_META, "schema", 6, err) == 1 ? 0 : -1;
}

static void test_no_schema(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(write_code(f, drop_schema, NULL), ERR_NONE);
	fixture_close(f);
	refused(f, "has no schema number");
}

static void test_missing_table(void **state)
{
	struct fixture *f = *state;
	char path[128], aside[128], words[80];

	put_new(f, sample(&f->a, 1));
	fixture_close(f);
	for (int i = 0; i < TABLE_COUNT; i++) {
		snprintf(path, sizeof path, "%s/db/%s", f->dir, table_list[i].name);
		snprintf(aside, sizeof aside, "%s/aside", f->dir);
		assert_int_equal(rename(path, aside), 0);
		snprintf(words, sizeof words, "the table %s is missing", table_list[i].name);
		refused(f, words);
		assert_int_equal(rename(aside, path), 0);
	}
	fixture_open(f);
	assert_int_equal(verify(f, NULL), 0);
}

static void test_store_gone(void **state)
{
	struct fixture *f = *state;
	char path[128];

	put_new(f, sample(&f->a, 1));
	fixture_close(f);
	snprintf(path, sizeof path, "%s/db", f->dir);
	remove_tree(path);
	refused(f, "is gone, although events in it were acknowledged");
}

/* A first start cut short leaves db.new; it is no store, and in nobody's way. */
static void test_creation_cut_short(void **state)
{
	struct fixture *f = *state;
	char path[128];
	int fd;

	fixture_close(f);
	snprintf(path, sizeof path, "%s/db", f->dir);
	remove_tree(path);
	snprintf(path, sizeof path, "%s/acknowledged", f->dir);
	unlink(path);
	snprintf(path, sizeof path, "%s/db.new", f->dir);
	assert_int_equal(mkdir(path, 0700), 0);
	strcat(path, "/complaint");
	fd = open(path, O_CREAT | O_WRONLY, 0600);
	assert_int_equal(write(fd, "half", 4), 4);
	close(fd);
	fixture_open(f);
	put_new(f, sample(&f->a, 1));
	assert_int_equal(verify(f, NULL), 0);
}

static void overwrite(const struct fixture *f, const char *name, const char *text)
{
	char path[128];
	int fd;

	snprintf(path, sizeof path, "%s/%s", f->dir, name);
	fd = open(path, O_WRONLY | O_TRUNC | O_CREAT, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
}

static void test_note(void **state)
{
	struct fixture *f = *state;
	char path[128];

	put_new(f, sample(&f->a, 1));
	fixture_close(f);
	overwrite(f, "acknowledged", "nonsense");
	refused(f, "the file acknowledged in");
	overwrite(f, "acknowledged",
		"00000000000000000003 0000000000000000000000000000000000000000000000000000000000000000\n");
	refused(f, "acknowledged events 2 to 3 are missing; see plaint-admin(8), \"log shortened\"");
	overwrite(f, "acknowledged",
		"00000000000000000001 0000000000000000000000000000000000000000000000000000000000000000\n");
	refused(f, "event 1 of the store");
	snprintf(path, sizeof path, "%s/acknowledged", f->dir);
	unlink(path);
	fixture_open(f);
	assert_non_null(strstr(f->log.data, "no note of the last acknowledged event"));
	fixture_close(f);
	fixture_open(f); /* noted anew */
}

static void test_damaged_page(void **state)
{
	struct fixture *f = *state;
	char path[128];
	int fd;

	for (unsigned i = 0; i < 50; i++)
		put_new(f, sample(&f->a, i));
	fixture_close(f);
	/* Without images; with them it is put right (test_store_doublewrite.c). */
	snprintf(path, sizeof path, "%s/pages", f->dir);
	assert_int_equal(unlink(path), 0);
	snprintf(path, sizeof path, "%s/db/complaint", f->dir);
	fd = open(path, O_WRONLY);
	assert_int_equal(pwrite(fd, "damage", 6, 2 * 4096 + 2000), 6);
	close(fd);
	/* Seen at the latest by the look at the page: never served as if nothing were. */
	if (fixture_try(f, &(struct err)ERR_INIT) == 0) {
		uint64_t faults = 0;
		int rc = store_verify(f->store, NULL, NULL, &faults, NULL);

		assert_true(rc != 0 || faults > 0);
	}
}

/* A recovery that does not end: the table is a pipe nobody writes to. In a process of
 * its own, which must end by itself. */
static void endless(struct fixture *f)
{
	struct store_options o = { .recovery = 1 };
	struct err err = ERR_INIT;
	struct store *s = NULL;
	bool good = store_open(&s, f->dir, f->site, &o, &err) == -1 && err.code == ERR_STORE &&
		strstr(err.id, "\"endless recovery\"") && !s;

	/* The store stays locked: its recovery is still at work. */
	if (good) {
		err = (struct err)ERR_INIT;
		good = store_open(&s, f->dir, f->site, &o, &err) == -1 && strstr(err.id, "another process");
	}
	_exit(good ? 0 : 1);
}

static void test_endless_recovery(void **state)
{
	struct fixture *f = *state;
	char path[128];
	int status;
	pid_t pid;

	put_new(f, sample(&f->a, 1));
	fixture_close(f);
	snprintf(path, sizeof path, "%s/db/complaint", f->dir);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkfifo(path, 0600), 0);
	pid = fork();
	if (pid == 0)
		endless(f);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	unlink(path);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_up, fixture_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_not_twice), TEST(test_nothing_made_unasked), TEST(test_nonsense),
		TEST(test_closed_to_others), TEST(test_schema), TEST(test_no_schema), TEST(test_missing_table),
		TEST(test_store_gone), TEST(test_creation_cut_short), TEST(test_note), TEST(test_damaged_page),
		TEST(test_endless_recovery),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
