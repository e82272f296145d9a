/* Evidence: files/<hash>, durable before the record that names it, gone with the last of
 * them, told when missing, damaged or named by none (GG-2, PU-13, O-2).
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"
#include "store/internal.h"
#include "plaint/str.h"

#define DESK 7

/* Sends it whole; the token. */
static const char *send_bytes(struct fixture *f, int64_t desk, const char *bytes)
{
	struct store_coming c = { .desk = desk, .uid = 1, .size = strlen(bytes), .at = T0 };
	char *token = arena_alloc(&f->a, STORE_TOKEN + 1);
	size_t half = c.size / 2;

	assert_int_equal(store_file_begin(f->store, &c, token, NULL), 0);
	assert_int_equal(store_file_piece(f->store, desk, token, 0, bytes, half, T0, NULL), 0);
	assert_int_equal(store_file_piece(f->store, desk, token, half, bytes + half, c.size - half, T0, NULL), 0);
	assert_int_equal(store_file_end(f->store, desk, token, NULL), 0);
	return token;
}

struct attaching {
	struct fixture *f;
	const char *number, *token, *hash;
	int64_t desk;
	bool then_fail;
};

static int attach_work(struct store_txn *t, void *arg, struct err *err)
{
	struct attaching *x = arg;
	struct event e = { .at = T0, .seen = T0, .login = "chen", .name = "Chen", .from = "cli", .action = "attach" };
	struct evidence file = { .name = "photo.jpg", .at = T0, .by = "chen" };
	struct complaint *c, *old;

	if (store_complaint(t, &x->f->a, x->number, &old, err) != 0 ||
		store_file_take(t, &x->f->a, x->desk, x->token, &file.hash, &file.size, err) != 0)
		return -1;
	c = complaint_copy(&x->f->a, old);
	c->version++;
	c->files = arena_grow(&x->f->a, c->files, c->file_count, sizeof *c->files);
	c->files[c->file_count++] = file;
	e.complaint = c->id;
	x->hash = file.hash;
	if (store_put(t, &x->f->a, old, c, err) != 0 || store_event(t, &e, err) != 0)
		return -1;
	return x->then_fail ? err_set(err, ERR_CONFLICT, NULL, "so it was wanted", NULL) : 0;
}

static enum err_code attach(struct fixture *f, struct attaching *x)
{
	enum err_code code = write_code(f, attach_work, x);

	store_file_settle(f->store, x->desk, code == ERR_NONE);
	return code;
}

static const char *attached(struct fixture *f, const char *number, const char *bytes)
{
	struct attaching x = { .f = f, .number = number, .token = send_bytes(f, DESK, bytes), .desk = DESK };

	assert_int_equal(attach(f, &x), ERR_NONE);
	return x.hash;
}

static char *path_of(struct fixture *f, const char *folder, const char *name)
{
	return arena_printf(&f->a, "%s/%s/%s", f->dir, folder, name);
}

static size_t entries(struct fixture *f)
{
	DIR *d = opendir(path_of(f, "files", ""));
	struct dirent *e;
	size_t n = 0;

	while (d && (e = readdir(d)))
		n += e->d_name[0] != '.';
	if (d)
		closedir(d);
	return n;
}

static const char *content(struct fixture *f, const char *hash)
{
	char *bytes = arena_alloc(&f->a, 1000);
	size_t len;

	assert_int_equal(store_file_read(f->store, hash, 0, bytes, 999, &len, NULL), 0);
	return bytes;
}

static void look(struct fixture *f, const char *wanted)
{
	struct str lines;
	uint64_t n;

	str_init(&lines);
	n = verify(f, &lines);
	if (wanted ? n != 1 || !strstr(lines.data, wanted) : n != 0)
		fail_msg("wanted %s, got %s", wanted ? wanted : "no fault", str_or_empty(lines.data));
	str_release(&lines);
}

static int upkeep(struct fixture *f)
{
	struct err err = ERR_INIT;
	int rc = store_maintain(f->store, T0, &err);

	if (rc)
		print_error("%s %s\n", err.id, err.arg[0]);
	return rc;
}

/* --- in ------------------------------------------------------------------------------- */

static void kept_under_its_hash(void **state)
{
	struct fixture *f = *state;
	struct complaint *c = sample(&f->a, 1);
	const char *hash;
	struct stat st;

	put_new(f, c);
	hash = attached(f, c->number, "a photo of the meter");
	assert_true(content_is_name(hash));
	assert_string_equal(content(f, hash), "a photo of the meter");
	assert_int_equal(stat(path_of(f, "files", hash), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(store_file_check(f->store, hash, 20, NULL), 0);
	assert_int_equal(get(f, c->number)->file_count, 1);
	assert_int_equal(get(f, c->number)->files[0].size, 20);
	look(f, NULL);
	fixture_close(f);
	fixture_open(f);
	assert_string_equal(content(f, hash), "a photo of the meter");
	look(f, NULL);
}

/* The same content twice is one file, and goes with the last record that names it. */
static void one_file_for_the_same(void **state)
{
	struct fixture *f = *state;
	struct complaint *c = sample(&f->a, 1), *d = sample(&f->a, 2), *bare;
	const char *hash;

	put_new(f, c);
	put_new(f, d);
	hash = attached(f, c->number, "the same");
	assert_string_equal(attached(f, d->number, "the same"), hash);
	assert_int_equal(entries(f), 1);
	bare = get(f, c->number);
	bare->file_count = 0;
	bare->version++;
	put_changed(f, bare);
	assert_int_equal(upkeep(f), 0);
	assert_int_equal(entries(f), 1);
	bare = get(f, d->number);
	bare->file_count = 0;
	bare->version++;
	put_changed(f, bare);
	look(f, NULL); /* it waits to go: no fault */
	assert_int_equal(upkeep(f), 0);
	assert_int_equal(entries(f), 0);
	look(f, NULL);
}

/* What was to go goes after a crash, too. */
static void goes_after_a_restart(void **state)
{
	struct fixture *f = *state;
	struct complaint *c = sample(&f->a, 1), *bare;

	put_new(f, c);
	attached(f, c->number, "secret");
	bare = get(f, c->number);
	bare->file_count = 0;
	bare->version++;
	put_changed(f, bare);
	fixture_close(f);
	assert_int_equal(entries(f), 1);
	fixture_open(f);
	assert_int_equal(upkeep(f), 0);
	assert_int_equal(entries(f), 0);
	look(f, NULL);
}

static void nothing_stays_of_the_unfinished(void **state)
{
	struct fixture *f = *state;
	struct store_coming c = { .desk = DESK, .uid = 1, .size = 10, .at = T0 };
	char token[STORE_TOKEN + 1], other[STORE_TOKEN + 1];
	struct store_way way;
	struct err err = ERR_INIT;

	assert_int_equal(store_file_begin(f->store, &c, token, NULL), 0);
	assert_int_equal(store_file_piece(f->store, DESK, token, 0, "12345", 5, T0, NULL), 0);
	/* Not in order, too much, of somebody else, not whole. */
	assert_int_equal(store_file_piece(f->store, DESK, token, 0, "12345", 5, T0, NULL), -1);
	assert_int_equal(store_file_piece(f->store, DESK, token, 5, "123456", 6, T0, NULL), -1);
	assert_int_equal(store_file_piece(f->store, DESK + 1, token, 5, "12345", 5, T0, NULL), -1);
	assert_int_equal(store_file_end(f->store, DESK, token, NULL), -1);
	c.desk = DESK + 1;
	assert_int_equal(store_file_begin(f->store, &c, other, NULL), 0);
	store_file_way(f->store, DESK, 1, &way);
	assert_int_equal(way.desk, 10);
	assert_int_equal(way.account, 20);
	assert_int_equal(entries(f), 2);
	look(f, NULL);
	store_file_drop(f->store, DESK, NULL);
	assert_int_equal(entries(f), 1);
	assert_int_equal(store_file_end(f->store, DESK, token, &err), -1);
	assert_string_equal(err.id, UPLOAD_LOST);
	assert_int_equal(store_file_expire(f->store, T0), 1);
	assert_int_equal(store_file_expire(f->store, T0 + 1), 0);
	assert_int_equal(entries(f), 0);
	/* Cut short by a crash: the next start removes it. */
	assert_int_equal(store_file_begin(f->store, &c, other, NULL), 0);
	fixture_close(f);
	close(open(path_of(f, "files", "new-left"), O_WRONLY | O_CREAT, 0600));
	fixture_open(f);
	assert_int_equal(entries(f), 0);
	/* An empty one, and one there is no room for. */
	c.size = 0;
	assert_int_equal(store_file_begin(f->store, &c, token, NULL), -1);
	c.size = (uint64_t)1 << 60;
	err = (struct err)ERR_INIT;
	assert_int_equal(store_file_begin(f->store, &c, token, &err), -1);
	assert_non_null(strstr(err.id, "no room"));
}

/* A change that is not made after all leaves no file, but not one that others name. */
static void a_failed_change(void **state)
{
	struct fixture *f = *state;
	struct complaint *c = sample(&f->a, 1), *d = sample(&f->a, 2);
	struct attaching x = { .f = f, .desk = DESK, .then_fail = true };

	put_new(f, c);
	put_new(f, d);
	attached(f, d->number, "named already");
	x.number = c->number;
	x.token = send_bytes(f, DESK, "in vain");
	assert_int_equal(attach(f, &x), ERR_CONFLICT);
	look(f, NULL);
	assert_int_equal(upkeep(f), 0);
	assert_int_equal(entries(f), 1);
	x.token = send_bytes(f, DESK, "named already");
	assert_int_equal(attach(f, &x), ERR_CONFLICT);
	assert_int_equal(upkeep(f), 0);
	assert_int_equal(entries(f), 1);
	assert_int_equal(get(f, c->number)->file_count, 0);
	/* A token is good once, and for its own desk. */
	x.then_fail = false;
	assert_int_equal(attach(f, &x), ERR_INPUT);
	x.token = send_bytes(f, DESK + 1, "another's");
	assert_int_equal(attach(f, &x), ERR_INPUT);
	look(f, NULL);
}

/* --- care ------------------------------------------------------------------------------- */

static void what_is_wrong_is_told(void **state)
{
	struct fixture *f = *state;
	struct complaint *c = sample(&f->a, 1);
	struct err err = ERR_INIT;
	const char *hash;
	int fd;

	put_new(f, c);
	hash = attached(f, c->number, "as it was");
	fd = open(path_of(f, "files", hash), O_WRONLY);
	assert_int_equal(pwrite(fd, "A", 1, 0), 1);
	close(fd);
	look(f, "is not what was attached");
	assert_int_equal(store_file_check(f->store, hash, 9, &err), -1);
	assert_non_null(strstr(err.id, "is damaged"));
	assert_int_equal(truncate(path_of(f, "files", hash), 3), 0);
	look(f, "is not what was attached");
	assert_int_equal(store_file_check(f->store, hash, 9, NULL), -1);
	assert_int_equal(unlink(path_of(f, "files", hash)), 0);
	look(f, "is missing");
	assert_int_equal(store_file_check(f->store, hash, 9, NULL), -1);
	/* A name is a path: nothing else is opened. */
	assert_int_equal(store_file_check(f->store, "../acknowledged", 86, NULL), -1);
	/* The content once more: all is well again. */
	assert_int_equal(attached(f, (put_new(f, sample(&f->a, 2)), sample(&f->a, 2)->number), "as it was") != NULL, 1);
	look(f, NULL);
}

/* In a repair a file no record names is put aside, never removed. */
static void put_aside(void **state)
{
	struct fixture *f = *state;
	struct store_options o = { .repair = true, .reserve = 1 << 20 };
	struct complaint *c = sample(&f->a, 1);
	char *stray;
	const char *hash;
	int fd;

	put_new(f, c);
	hash = attached(f, c->number, "named");
	stray = arena_strdup(&f->a, hash);
	stray[0] = stray[0] == 'a' ? 'b' : 'a';
	fd = open(path_of(f, "files", stray), O_WRONLY | O_CREAT, 0600);
	assert_true(fd >= 0);
	close(fd);
	look(f, "no record names");
	fixture_close(f);
	assert_int_equal(store_open(&f->store, f->dir, f->site, &o, NULL), 0);
	look(f, NULL);
	assert_int_equal(access(path_of(f, "unnamed", stray), F_OK), 0);
	assert_int_equal(entries(f), 1);
	assert_string_equal(content(f, hash), "named");
}

static int forget_row(struct store_txn *t, void *arg, struct err *err)
{
	struct key k;

	files_key(&k, arg, 1);
	return table_remove(t, TABLE_LOOKUP, k.data, k.len, err) == 1 ? 0 : -1;
}

static void an_index_of_them(void **state)
{
	struct fixture *f = *state;
	struct complaint *c = sample(&f->a, 1);
	char *hash;
	struct str lines;

	put_new(f, c);
	hash = arena_strdup(&f->a, attached(f, c->number, "named"));
	assert_int_equal(write_code(f, forget_row, hash), ERR_NONE);
	str_init(&lines);
	assert_int_equal(verify(f, &lines), 2); /* the row, and so the file */
	assert_non_null(strstr(lines.data, "file: no row for"));
	str_release(&lines);
}

static void in_a_copy(void **state)
{
	struct fixture *f = *state, copy;
	struct complaint *c = sample(&f->a, 1), *bare;
	struct store_options o = { .reserve = 1 };
	struct store_status st;
	const char *hash;
	uint64_t faults;

	put_new(f, c);
	hash = attached(f, c->number, "copied");
	assert_int_equal(store_snapshot(f->store, path_of(f, "copy", ""), &st, NULL), 0);
	/* What becomes of it here changes nothing there. */
	bare = get(f, c->number);
	bare->file_count = 0;
	bare->version++;
	put_changed(f, bare);
	assert_int_equal(upkeep(f), 0);
	assert_int_equal(entries(f), 0);
	copy = *f;
	assert_int_equal(store_open(&copy.store, path_of(f, "copy", ""), f->site, &o, NULL), 0);
	assert_string_equal(content(&copy, hash), "copied");
	assert_int_equal(store_verify(copy.store, NULL, NULL, &faults, NULL), 0);
	assert_int_equal(faults, 0);
	store_close(copy.store);
	store_snapshot_remove(path_of(f, "copy", ""));
	assert_int_not_equal(access(path_of(f, "copy", ""), F_OK), 0);
}

static int nothing(struct store_txn *t, void *arg, struct err *err)
{
	(void)t;
	(void)arg;
	(void)err;
	return 0;
}

/* Where nothing can be written: a copy is read, with the original's files, and takes nothing
 * away from them. */
static void a_copy_to_be_read(void **state)
{
	struct fixture *f = *state;
	struct store *own = f->store, *copy;
	struct complaint *c = sample(&f->a, 1), *d = sample(&f->a, 2), *bare;
	const char *hash, *gone, *dir = arena_printf(&f->a, "%s/reading", f->dir);
	struct err refusal = ERR_INIT, err = ERR_INIT;
	struct store_options o = { .reserve = 1, .origin = f->dir, .refusal = &refusal };
	struct store_coming coming = { .desk = DESK, .uid = 1, .size = 9, .at = T0 };
	char token[STORE_TOKEN + 1];
	bool more = true;

	put_new(f, c);
	put_new(f, d);
	hash = attached(f, c->number, "a photo of the meter");
	gone = attached(f, d->number, "to go");
	bare = get(f, d->number);
	bare->file_count = 0;
	bare->version++;
	put_changed(f, bare);
	assert_int_equal(store_flush(f->store, NULL), 0);
	assert_int_equal(mkdir(dir, 0700), 0);
	assert_int_equal(store_reading_copy(f->dir, dir, &err), 0);
	store_cannot_write(f->dir, EROFS, &refusal);
	assert_int_equal(store_open(&f->store, dir, f->site, &o, &err), 0);
	look(f, NULL);
	assert_string_equal(content(f, hash), "a photo of the meter");
	assert_non_null(get(f, c->number));
	/* Every way to change something says the same. */
	assert_int_equal(store_takes(f->store, &err), -1);
	assert_string_equal(err.id, refusal.id);
	assert_int_equal(write_code(f, nothing, NULL), ERR_STORE);
	err = (struct err)ERR_INIT;
	assert_int_equal(store_file_begin(f->store, &coming, token, &err), -1);
	assert_string_equal(err.id, refusal.id);
	err = (struct err)ERR_INIT;
	assert_int_equal(store_snapshot(f->store, arena_printf(&f->a, "%s/copy", f->dir), &(struct store_status){ 0 }, &err), -1);
	assert_string_equal(err.id, refusal.id);
	/* What its upkeep would do is left to the store itself. */
	assert_int_equal(upkeep(f), 0);
	assert_int_equal(store_index(f->store, 0, &more, NULL), 0);
	assert_false(more);
	store_close(f->store);
	f->store = own;
	assert_int_equal(access(path_of(f, "files", gone), F_OK), 0);
	assert_int_equal(upkeep(f), 0);
	assert_int_equal(access(path_of(f, "files", gone), F_OK), -1);
	look(f, NULL);
	/* A repair cut short is one in the copy, too. */
	remove_tree(dir);
	assert_int_equal(mkdir(dir, 0700), 0);
	assert_int_equal(mkdir(arena_printf(&f->a, "%s/repair", f->dir), 0700), 0);
	assert_int_equal(store_reading_copy(f->dir, dir, NULL), 0);
	err = (struct err)ERR_INIT;
	assert_int_equal(store_open(&copy, dir, f->site, &o, &err), -1);
	assert_non_null(strstr(err.id, "cut short"));
	/* Not over anything. */
	err = (struct err)ERR_INIT;
	assert_int_equal(store_reading_copy(f->dir, dir, &err), -1);
	assert_int_equal(err.code, ERR_STORE);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_up, fixture_down)
	const struct CMUnitTest tests[] = {
		TEST(kept_under_its_hash), TEST(one_file_for_the_same), TEST(goes_after_a_restart),
		TEST(nothing_stays_of_the_unfinished), TEST(a_failed_change), TEST(what_is_wrong_is_told), TEST(put_aside),
		TEST(an_index_of_them), TEST(in_a_copy), TEST(a_copy_to_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
