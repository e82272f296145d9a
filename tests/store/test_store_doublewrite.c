/* Pages are written twice (doublewrite.h): a damaged one is put right from its image, a
 * whole one is left alone whatever the file of images says.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"
#include "store/doublewrite.h"

static const char *at(const struct fixture *f, const char *name)
{
	static char path[128];

	snprintf(path, sizeof path, "%s/%s", f->dir, name);
	return path;
}

static char *file_read(const char *path, size_t *len)
{
	int fd = open(path, O_RDONLY);
	struct stat st;
	char *bytes;

	assert_true(fd >= 0);
	assert_int_equal(fstat(fd, &st), 0);
	*len = (size_t)st.st_size;
	bytes = malloc(*len + 1);
	assert_int_equal(read(fd, bytes, *len), *len);
	close(fd);
	return bytes;
}

static void file_write(const char *path, const char *bytes, size_t len)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, len), len);
	close(fd);
}

static void garble(const struct fixture *f, const char *table, unsigned page)
{
	int fd = open(at(f, table), O_WRONLY);

	assert_true(fd >= 0);
	assert_int_equal(pwrite(fd, "damage", 6, (off_t)page * PAGE_SIZE_DB + 2000), 6);
	close(fd);
}

static bool said(const struct fixture *f)
{
	return strstr(f->log.data, "torn pages were put right") != NULL;
}

static void fill(struct fixture *f, unsigned from, unsigned count)
{
	for (unsigned i = from; i < from + count; i++)
		put_new(f, sample(&f->a, i));
}

/* So many records, and the images that closing left. */
static char *images_of(struct fixture *f, unsigned count, size_t *len)
{
	fill(f, 0, count);
	fixture_close(f);
	return file_read(at(f, DOUBLEWRITE_NAME), len);
}

/* --- pages as Berkeley DB lays them out ---------------------------------------------- */

static void pages_of(const struct fixture *f, const char *table, size_t *seen)
{
	size_t len;
	char *bytes = file_read(at(f, table), &len);

	assert_int_equal(len % PAGE_SIZE_DB, 0);
	for (size_t p = 0; p < len; p += PAGE_SIZE_DB, ++*seen) {
		unsigned char *page = (unsigned char *)bytes + p;

		assert_true(page_whole(page));
		page[100] ^= 1;
		assert_false(page_whole(page));
	}
	free(bytes);
}

static void test_whole(void **state)
{
	struct fixture *f = *state;
	unsigned char none[PAGE_SIZE_DB] = { 0 };
	size_t seen = 0;

	fill(f, 0, 60);
	fixture_close(f);
	for (int i = 0; i < TABLE_COUNT; i++) {
		char name[40];

		snprintf(name, sizeof name, "db/%s", table_list[i].name);
		pages_of(f, name, &seen);
	}
	assert_true(seen > 60);
	assert_true(page_whole(none));
}

/* --- putting right ---------------------------------------------------------------------- */

static void test_put_right(void **state)
{
	struct fixture *f = *state;

	fill(f, 0, 50);
	fixture_close(f);
	garble(f, "db/complaint", 2);
	garble(f, "db/event", 1);
	garble(f, "db/queue", 1);
	fixture_open(f);
	assert_true(said(f));
	assert_int_equal(verify(f, NULL), 0);
	assert_non_null(get(f, sample(&f->a, 7)->number));
}

/* A table's end that arrived in part. */
static void test_short(void **state)
{
	struct fixture *f = *state;
	struct stat st;

	fill(f, 0, 50);
	fixture_close(f);
	assert_int_equal(stat(at(f, "db/complaint"), &st), 0);
	assert_int_equal(truncate(at(f, "db/complaint"), st.st_size - 1000), 0);
	fixture_open(f);
	assert_true(said(f));
	assert_int_equal(verify(f, NULL), 0);
}

/* Images of yesterday: no page of today goes back to them. */
static void test_old_images(void **state)
{
	struct fixture *f = *state;
	size_t len;
	char *old;

	old = images_of(f, 20, &len);
	assert_true(len > 20 * PAGE_SIZE_DB);
	fixture_open(f);
	fill(f, 20, 20);
	fixture_close(f);
	file_write(at(f, DOUBLEWRITE_NAME), old, len);
	free(old);
	fixture_open(f);
	assert_false(said(f));
	assert_int_equal(verify(f, NULL), 0);
	assert_non_null(get(f, sample(&f->a, 39)->number));
}

/* Of another table with that name: what is damaged stays so, and is said. */
static void test_other_table(void **state)
{
	struct fixture *f = *state, other = { .site = f->site };
	size_t len;
	char *images;

	images = images_of(f, 50, &len);
	strcpy(other.dir, f->dir);
	strcat(other.dir, "x");
	fixture_open(&other);
	fill(&other, 0, 50);
	fixture_close(&other);
	file_write(at(&other, DOUBLEWRITE_NAME), images, len);
	free(images);
	garble(&other, "db/complaint", 2);
	if (fixture_try(&other, &(struct err)ERR_INIT) == 0) {
		uint64_t faults = 0;
		int rc = store_verify(other.store, NULL, NULL, &faults, NULL);

		assert_true(rc != 0 || faults > 0);
		fixture_close(&other);
	}
	assert_false(said(&other));
	remove_tree(other.dir);
	arena_release(&other.a);
	str_release(&other.log);
}

/* A file that is none, that ends early, that is garbled: nothing is taken from it. */
static void test_bad_file(void **state)
{
	struct fixture *f = *state;
	size_t len;
	char *bytes;

	bytes = images_of(f, 20, &len);
	for (int i = 0; i < 5; i++) {
		size_t use = i == 0 ? 0 : i == 1 ? 10 : i == 2 ? CHUNK_HEAD : i == 3 ? len / 2 : len;

		if (i == 4)
			memset(bytes + 28, 0xff, 4); /* how many images */
		file_write(at(f, DOUBLEWRITE_NAME), bytes, use);
		fixture_open(f);
		assert_int_equal(verify(f, NULL), 0);
		fixture_close(f);
	}
	free(bytes);
	assert_false(said(f));
}

/* --- while it works ------------------------------------------------------------------ */

static int read_all(struct store_txn *t, void *arg, struct err *err)
{
	struct arena a = ARENA_INIT;
	unsigned *n = arg;
	int rc = 0;

	for (unsigned i = 0; rc == 0 && i < 400; i += 7) {
		struct complaint *c = NULL;

		rc = store_complaint(t, &a, sample(&a, i)->number, &c, err);
		*n += rc == 0;
		arena_clear(&a);
	}
	arena_release(&a);
	return rc;
}

struct reading {
	struct store *store;
	unsigned seen;
};

static void *reader(void *arg)
{
	struct reading *r = arg;

	for (int i = 0; i < 6; i++)
		if (store_read(r->store, read_all, &r->seen, NULL) != 0)
			return r;
	return NULL;
}

/* The least of caches: pages come and go while checkpoints are made, and what is on its
 * way is read again. The file stays within its limit. */
static void test_busy(void **state)
{
	struct fixture *f = *state;
	struct store_options o = { .cache = CACHE_LEAST, .reserve = 1 << 20 };
	struct reading reading[2];
	pthread_t thread[2];
	struct stat st;
	void *failed;

	fill(f, 0, 400);
	fixture_close(f);
	assert_int_equal(store_open(&f->store, f->dir, f->site, &o, NULL), 0);
	for (int i = 0; i < 2; i++) {
		reading[i] = (struct reading){ f->store, 0 };
		assert_int_equal(pthread_create(&thread[i], NULL, reader, &reading[i]), 0);
	}
	for (unsigned i = 400; i < 1200; i++) {
		put_new(f, sample(&f->a, i));
		if (i % 50 == 0)
			assert_int_equal(f->store->env->txn_checkpoint(f->store->env, 0, 0, DB_FORCE), 0);
	}
	for (int i = 0; i < 2; i++) {
		pthread_join(thread[i], &failed);
		assert_null(failed);
		assert_int_equal(reading[i].seen, 6 * 58);
	}
	assert_int_equal(verify(f, NULL), 0);
	assert_int_equal(stat(at(f, DOUBLEWRITE_NAME), &st), 0);
	assert_true(st.st_size > (off_t)CHUNK_SIZE(DOUBLEWRITE_PAGES) && st.st_size <= DOUBLEWRITE_MOST);
	fixture_close(f);
	fixture_open(f);
	assert_int_equal(verify(f, NULL), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_whole, fixture_up, fixture_down),
		cmocka_unit_test_setup_teardown(test_put_right, fixture_up, fixture_down),
		cmocka_unit_test_setup_teardown(test_short, fixture_up, fixture_down),
		cmocka_unit_test_setup_teardown(test_old_images, fixture_up, fixture_down),
		cmocka_unit_test_setup_teardown(test_other_table, fixture_up, fixture_down),
		cmocka_unit_test_setup_teardown(test_bad_file, fixture_up, fixture_down),
		cmocka_unit_test_setup_teardown(test_busy, fixture_up, fixture_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
