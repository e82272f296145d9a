/* A repair makes every derived table anew from the records, whatever befell it: gone,
 * damaged, wrong, a repair cut short. Records, events, drafts and answers stay as they
 * are, byte for byte; of those none is ever made up.
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"
#include "plaint/str.h"
#include "store/internal.h"

#define SOME 30u

static int keep_answer(struct store_txn *t, void *arg, struct err *err)
{
	return store_keep_answer(t, arg, T0, "answer", 6, err);
}

static void fill(struct fixture *f)
{
	bool more = true;

	for (unsigned i = 1; i <= SOME; i++)
		put_new(f, sample(&f->a, i));
	assert_int_equal(write_code(f, keep_answer, (void *)(uintptr_t)"request-0123456789"), ERR_NONE);
	while (more)
		assert_int_equal(store_index(f->store, 1, &more, NULL), 0);
	assert_int_equal(verify(f, NULL), 0);
}

static int try_open(struct fixture *f, bool repair, struct err *err)
{
	struct store_options o = { .repair = repair, .reserve = 1 << 20 };

	return store_open(&f->store, f->dir, f->site, &o, err);
}

static void repaired(struct fixture *f, const char *before)
{
	struct err err = ERR_INIT;
	struct stat st;
	char aside[128];

	if (try_open(f, true, &err) != 0)
		fail_msg("repair: %s [%s] [%s]", err.id, err.arg[0], err.arg[1]);
	assert_int_equal(verify(f, NULL), 0);
	assert_string_equal(queue(f, QUEUE_OPEN, NULL), before);
	assert_non_null(get(f, sample(&f->a, 7)->number));
	snprintf(aside, sizeof aside, "%s/repair", f->dir);
	assert_int_equal(stat(aside, &st), -1);
	/* And it is a store like any other. */
	put_new(f, sample(&f->a, SOME + 1));
	assert_int_equal(verify(f, NULL), 0);
	fixture_close(f);
	fixture_open(f);
	assert_int_equal(verify(f, NULL), 0);
}

static void refused(struct fixture *f, const char *words)
{
	struct err err = ERR_INIT;
	struct str text;

	assert_int_equal(fixture_try(f, &err), -1);
	str_init(&text);
	err_text(&err, NULL, &text);
	if (!strstr(text.data, words))
		fail_msg("expected \"%s\", got \"%s\"", words, text.data);
	str_release(&text);
}

static void all_derived(struct fixture *f, void (*harm)(const char *path))
{
	const char *before;

	fill(f);
	before = queue(f, QUEUE_OPEN, NULL);
	fixture_close(f);
	for (int i = 0; i < TABLE_COUNT; i++) {
		char path[128];

		snprintf(path, sizeof path, "%s/db/%s", f->dir, table_list[i].name);
		if (table_list[i].derived)
			harm(path);
	}
	repaired(f, before);
}

static void lose(const char *path)
{
	assert_int_equal(unlink(path), 0);
}

static void damage(const char *path)
{
	int fd = open(path, O_WRONLY);

	assert_int_equal(pwrite(fd, "damage", 6, 100), 6);
	assert_int_equal(pwrite(fd, "damage", 6, 4096 + 2000), 6);
	close(fd);
}

static void shorten(const char *path)
{
	assert_int_equal(truncate(path, 4096), 0);
}

static void test_lost(void **state)
{
	struct fixture *f = *state;
	char path[128];

	all_derived(f, lose);
	fixture_close(f);
	/* Until then it says what to do. */
	snprintf(path, sizeof path, "%s/db/queue", f->dir);
	lose(path);
	refused(f, "the table queue is missing");
	refused(f, "`plaint verify --repair` makes it anew, see plaint-admin(8), \"repair\"");
	assert_int_equal(try_open(f, true, NULL), 0);
}

static void test_damaged(void **state)
{
	all_derived(*state, damage);
}

static void test_shortened(void **state)
{
	all_derived(*state, shorten);
}

static int wrong_rows(struct store_txn *t, void *arg, struct err *err)
{
	struct bytes k;

	(void)arg;
	for (int i = 0; i < TABLE_COUNT; i++)
		if (table_list[i].derived && i != TABLE_PENDING) {
			if (table_last(t, &t->arena, (enum table)i, &k, err) != 1)
				return -1;
			if (table_remove(t, (enum table)i, k.data, k.len, err) < 0)
				return -1;
		}
	return table_put(t, TABLE_NUMBER, "no such", 7, "12345678", 8, err);
}

static void test_wrong(void **state)
{
	struct fixture *f = *state;
	const char *before;

	fill(f);
	before = queue(f, QUEUE_OPEN, NULL);
	assert_int_equal(write_code(f, wrong_rows, NULL), ERR_NONE);
	assert_true(verify(f, NULL) >= 5);
	fixture_close(f);
	repaired(f, before);
}

/* Cut short it is no store but for another repair: half an index would hide complaints. */
static void test_cut_short(void **state)
{
	struct fixture *f = *state;
	char aside[128];
	const char *before;

	fill(f);
	before = queue(f, QUEUE_OPEN, NULL);
	fixture_close(f);
	snprintf(aside, sizeof aside, "%s/repair", f->dir);
	assert_int_equal(mkdir(aside, 0700), 0);
	refused(f, "a repair of");
	refused(f, "was cut short; `plaint verify --repair` does it again");
	repaired(f, before);
}

/* What no other table holds is not made up. */
static void test_never_records(void **state)
{
	struct fixture *f = *state;
	char path[128], kept[128];

	fill(f);
	fixture_close(f);
	for (int i = 0; i < TABLE_COUNT; i++) {
		struct err err = ERR_INIT;

		if (table_list[i].derived)
			continue;
		snprintf(path, sizeof path, "%s/db/%s", f->dir, table_list[i].name);
		snprintf(kept, sizeof kept, "%s/kept", f->dir);
		assert_int_equal(rename(path, kept), 0);
		assert_int_equal(try_open(f, true, &err), -1);
		assert_string_equal(err.arg[0], table_list[i].name);
		assert_non_null(strstr(err.id, "\"missing table\""));
		assert_int_equal(rename(kept, path), 0);
	}
	assert_int_equal(try_open(f, true, NULL), 0);
	assert_int_equal(verify(f, NULL), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_up, fixture_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_lost), TEST(test_damaged), TEST(test_shortened), TEST(test_wrong), TEST(test_cut_short),
		TEST(test_never_records),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
