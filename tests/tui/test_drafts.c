/* test_drafts.c - drafts in their folder: kept, torn, locked, found. */
#include "check.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "plaint/str.h"
#include "tui/drafts.h"

static char dir[64];

static int set_up(void **state)
{
	strcpy(dir, "/tmp/plaint-drafts-XXXXXX");
	*state = mkdtemp(dir);
	return *state ? 0 : -1;
}

static int tear_down(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof command, "rm -rf '%s'", dir);
	return system(command);
}

static const struct draft_head head = {.form = "intake", .login = "chen", .place = "/data", .began = 1763800000};

static struct drafts *folder(const char *login, const char *place)
{
	struct drafts *d;

	assert_int_equal(drafts_open(&d, dir, login, place, NULL), 0);
	return d;
}

static void type(struct draft_file *f, const char *name, const char *text)
{
	char so_far[256] = "";

	for (size_t i = 0; text[i]; i++) {
		so_far[i] = text[i];
		so_far[i + 1] = '\0';
		assert_int_equal(draft_field(f, name, so_far, NULL), 0);
	}
}

static void kept_and_found(void **state)
{
	struct drafts *d = folder("chen", "/data"), *other = folder("chen", "/data");
	struct arena a = ARENA_INIT;
	struct draft_found *found;
	struct draft_file *f;
	char id[64];

	(void)state;
	assert_int_equal(draft_begin(d, &head, &f, NULL), 0);
	snprintf(id, sizeof id, "%s", draft_id(f));
	assert_int_equal(drafts_count(other), 0);
	type(f, "phone", "13800138000");
	type(f, "text", "厨房有煤气味");
	assert_int_equal(draft_field(f, "text", "厨房有很浓的煤气味", NULL), 0);
	/* another desk does not take what is being typed */
	assert_int_equal(drafts_count(other), 0);
	draft_aside(f);
	assert_int_equal(drafts_list(other, &a, &found), 1);
	assert_string_equal(found[0].id, id);
	assert_string_equal(found[0].head.form, "intake");
	assert_int_equal(found[0].head.began, 1763800000);
	assert_string_equal(values_get(&found[0].values, "phone"), "13800138000");
	assert_string_equal(values_get(&found[0].values, "text"), "厨房有很浓的煤气味");
	assert_int_equal(draft_resume(other, id, &f, NULL), 0);
	assert_int_equal(drafts_count(d), 0);
	draft_drop(f);
	assert_int_equal(drafts_count(d), 0);
	assert_false(drafts_has(d, id));
	arena_release(&a);
	drafts_close(d);
	drafts_close(other);
}

static void lock_is_exclusive(void **state)
{
	struct drafts *d = folder("chen", "/data"), *other = folder("chen", "/data");
	struct draft_file *f, *g;
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(draft_begin(d, &head, &f, NULL), 0);
	type(f, "phone", "1380");
	assert_int_equal(draft_resume(other, draft_id(f), &g, &err), -1);
	assert_int_equal(err.code, ERR_CONFLICT);
	draft_drop(f);
	drafts_close(d);
	drafts_close(other);
}

static void mode_is_private(void **state)
{
	struct drafts *d = folder("chen", "/data");
	struct draft_file *f;
	char path[256];
	struct stat st;

	(void)state;
	assert_int_equal(draft_begin(d, &head, &f, NULL), 0);
	snprintf(path, sizeof path, "%s/%s.draft", dir, draft_id(f));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	draft_drop(f);
	drafts_close(d);
}

/* A process killed in the middle of typing: all keys written so far are there. */
static void survives_a_kill(void **state)
{
	struct drafts *d = folder("chen", "/data");
	struct arena a = ARENA_INIT;
	struct draft_found *found;
	struct draft_file *f;
	pid_t pid = fork();
	int status;

	(void)state;
	if (!pid) {
		struct drafts *own = folder("chen", "/data");
		if (draft_begin(own, &head, &f, NULL))
			_exit(1);
		type(f, "text", "three days of low pressure");
		kill(getpid(), 9);
	}
	waitpid(pid, &status, 0);
	assert_int_equal(drafts_list(d, &a, &found), 1);
	assert_string_equal(values_get(&found[0].values, "text"), "three days of low pressure");
	assert_int_equal(draft_resume(d, found[0].id, &f, NULL), 0);
	draft_drop(f);
	arena_release(&a);
	drafts_close(d);
}

/* Cut anywhere, and with garbage behind: what was whole is there, and writing goes on. */
static void torn_tails(void **state)
{
	struct drafts *d = folder("chen", "/data");
	struct draft_file *f;
	char path[256], id[64];
	struct stat st;

	(void)state;
	assert_int_equal(draft_begin(d, &head, &f, NULL), 0);
	snprintf(id, sizeof id, "%s", draft_id(f));
	snprintf(path, sizeof path, "%s/%s.draft", dir, id);
	type(f, "text", "0123456789");
	draft_aside(f);
	assert_int_equal(stat(path, &st), 0);
	for (off_t size = st.st_size - 1; size > st.st_size - 30; size--) {
		struct arena a = ARENA_INIT;
		struct draft_found *found;
		int fd;
		assert_int_equal(truncate(path, size), 0);
		fd = open(path, O_WRONLY | O_APPEND);
		assert_int_equal(write(fd, "\xff\xff\xff\xff garbage", 12), 12);
		close(fd);
		assert_int_equal(drafts_list(d, &a, &found), 1);
		assert_int_equal(strncmp(values_get(&found[0].values, "text"), "0123456789", 7), 0);
		assert_int_equal(truncate(path, size), 0);
		arena_release(&a);
	}
	assert_int_equal(draft_resume(d, id, &f, NULL), 0);
	assert_int_equal(draft_field(f, "name", "张敏", NULL), 0);
	draft_aside(f);
	assert_int_equal(draft_resume(d, id, &f, NULL), 0);
	{
		struct arena a = ARENA_INIT;
		struct values v = draft_values(f, &a);
		assert_string_equal(values_get(&v, "name"), "张敏");
		arena_release(&a);
	}
	draft_drop(f);
	drafts_close(d);
}

/* One damaged byte costs its character: the rest is offered, and goes to the server. */
static void damaged_byte(void **state)
{
	struct drafts *d = folder("chen", "/data");
	struct arena a = ARENA_INIT;
	struct draft_found *found;
	struct draft_head back;
	struct draft_file *f;
	struct values v;
	struct str bytes;
	char path[256], all[512], *at;
	ssize_t n;
	int fd;

	(void)state;
	assert_int_equal(draft_begin(d, &head, &f, NULL), 0);
	snprintf(path, sizeof path, "%s/%s.draft", dir, draft_id(f));
	assert_int_equal(draft_field(f, "text", "漏气 gas", NULL), 0);
	draft_aside(f);
	fd = open(path, O_RDWR);
	n = read(fd, all, sizeof all);
	at = n > 0 ? memmem(all, (size_t)n, "漏", 3) : NULL;
	assert_non_null(at);
	assert_int_equal(pwrite(fd, "\xff", 1, at + 1 - all), 1);
	close(fd);
	assert_int_equal(drafts_list(d, &a, &found), 1);
	assert_string_equal(values_get(&found[0].values, "text"), "气 gas");
	assert_int_equal(draft_resume(d, found[0].id, &f, NULL), 0);
	str_init(&bytes);
	draft_pack(f, &bytes);
	assert_int_equal(draft_unpack(&a, bytes.data, bytes.len, &back, &v, NULL), 0);
	assert_string_equal(values_get(&v, "text"), "气 gas");
	/* Typed on: what is read then is what stands in the field. */
	assert_int_equal(draft_field(f, "text", "气 gas!", NULL), 0);
	v = draft_values(f, &a);
	assert_string_equal(values_get(&v, "text"), "气 gas!");
	draft_drop(f);
	str_release(&bytes);
	arena_release(&a);
	drafts_close(d);
}

static void others_are_not_ours(void **state)
{
	struct drafts *d = folder("chen", "/data"), *li = folder("li", "/data"), *sample = folder("chen", "/sample");
	struct draft_file *f;

	(void)state;
	assert_int_equal(draft_begin(d, &head, &f, NULL), 0);
	type(f, "phone", "1380");
	draft_aside(f);
	assert_int_equal(drafts_count(d), 1);
	assert_int_equal(drafts_count(li), 0);
	assert_int_equal(drafts_count(sample), 0);
	drafts_close(d);
	drafts_close(li);
	drafts_close(sample);
}

static void as_bytes(void **state)
{
	struct drafts *d = folder("chen", "/data");
	struct arena a = ARENA_INIT;
	struct draft_file *f;
	struct draft_head back;
	struct values v;
	struct str bytes;

	(void)state;
	assert_int_equal(draft_begin(d, &head, &f, NULL), 0);
	type(f, "text", "漏气 gas");
	str_init(&bytes);
	draft_pack(f, &bytes);
	assert_int_equal(draft_unpack(&a, bytes.data, bytes.len, &back, &v, NULL), 0);
	assert_string_equal(back.form, "intake");
	assert_string_equal(values_get(&v, "text"), "漏气 gas");
	assert_int_equal(draft_unpack(&a, bytes.data, bytes.len - 1, &back, &v, NULL), -1);
	draft_drop(f);
	assert_int_equal(draft_adopt(d, "abc-1", &back, &v, &f, NULL), 0);
	assert_string_equal(draft_id(f), "abc-1");
	draft_drop(f);
	assert_int_equal(draft_adopt(d, "../evil", &back, &v, &f, NULL), -1);
	str_release(&bytes);
	arena_release(&a);
	drafts_close(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(kept_and_found, set_up, tear_down),
		cmocka_unit_test_setup_teardown(lock_is_exclusive, set_up, tear_down),
		cmocka_unit_test_setup_teardown(mode_is_private, set_up, tear_down),
		cmocka_unit_test_setup_teardown(survives_a_kill, set_up, tear_down),
		cmocka_unit_test_setup_teardown(torn_tails, set_up, tear_down),
		cmocka_unit_test_setup_teardown(damaged_byte, set_up, tear_down),
		cmocka_unit_test_setup_teardown(others_are_not_ours, set_up, tear_down),
		cmocka_unit_test_setup_teardown(as_bytes, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, utf8_locale, NULL);
}
