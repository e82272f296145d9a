#include "check.h"

#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plaint/paths.h"
#include "plaint/str.h"

static char root[64];
static struct arena a;

static int set_up(void **state)
{
	(void)state;
	strcpy(root, "/tmp/plaint-test-XXXXXX");
	arena_init(&a);
	return mkdtemp(root) ? 0 : -1;
}

static int tear_down(void **state)
{
	char command[128];

	(void)state;
	arena_release(&a);
	snprintf(command, sizeof command, "rm -rf '%s'", root);
	return system(command);
}

static void the_data_directory_in_order(void **state)
{
	const char *dir;
	char cwd[PATH_MAX];

	(void)state;
	setenv("HOME", root, 1);
	setenv("XDG_DATA_HOME", arena_printf(&a, "%s/xdg", root), 1);
	assert_int_equal(path_data(&a, "/one", "/two", &dir, NULL), 0);
	assert_string_equal(dir, "/one");
	assert_int_equal(path_data(&a, NULL, "/two", &dir, NULL), 0);
	assert_string_equal(dir, "/two");
	assert_int_equal(path_data(&a, NULL, NULL, &dir, NULL), 0);
	assert_string_equal(dir, arena_printf(&a, "%s/xdg/plaint", root));
	unsetenv("XDG_DATA_HOME");
	assert_int_equal(path_data(&a, NULL, "", &dir, NULL), 0);
	assert_string_equal(dir, arena_printf(&a, "%s/.local/share/plaint", root));
	assert_int_equal(path_data(&a, "here", NULL, &dir, NULL), 0);
	assert_string_equal(dir, arena_printf(&a, "%s/here", getcwd(cwd, sizeof cwd)));
}

static void one_directory_has_one_socket(void **state)
{
	const char *dir = arena_printf(&a, "%s/data", root), *before, *after, *other;

	(void)state;
	setenv("XDG_RUNTIME_DIR", root, 1);
	assert_int_equal(path_socket(&a, dir, NULL, &before, NULL), 0);
	assert_true(str_starts(before, arena_printf(&a, "%s/plaint/", root)));
	assert_int_equal(path_make(dir, NULL), 0);
	assert_int_equal(path_socket(&a, dir, NULL, &after, NULL), 0);
	assert_string_equal(before, after); /* made meanwhile */
	assert_int_equal(path_socket(&a, arena_printf(&a, "%s//data/", root), NULL, &after, NULL), 0);
	assert_string_equal(before, after);
	assert_int_equal(symlink(dir, arena_printf(&a, "%s/link", root)), 0);
	assert_int_equal(path_socket(&a, arena_printf(&a, "%s/link", root), NULL, &after, NULL), 0);
	assert_string_equal(before, after);
	assert_int_equal(path_socket(&a, arena_printf(&a, "%s/data2", root), NULL, &other, NULL), 0);
	assert_string_not_equal(before, other);
	assert_int_equal(path_socket(&a, dir, "/run/plaint/desk", &other, NULL), 0);
	assert_string_equal(other, "/run/plaint/desk");
}

static void a_socket_path_that_would_be_cut_is_refused(void **state)
{
	struct err err = ERR_INIT;
	const char *out;
	char path[130];

	(void)state;
	memset(path, 'x', sizeof path);
	path[0] = '/';
	path[107] = '\0';
	assert_int_equal(path_socket(&a, "/", path, &out, NULL), 0);
	path[107] = 'x';
	path[108] = '\0';
	assert_int_equal(path_socket(&a, "/", path, &out, &err), -1);
	assert_int_equal(err.code, ERR_INPUT);
}

static void a_folder_others_can_enter_is_not_used(void **state)
{
	const char *out, *runtime = arena_printf(&a, "%s/run", root);
	const char *folder = arena_printf(&a, "%s/plaint", runtime);
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(mkdir(runtime, 0700), 0);
	assert_int_equal(mkdir(folder, 0700), 0);
	assert_int_equal(chmod(folder, 0777), 0);
	setenv("XDG_RUNTIME_DIR", runtime, 1);
	assert_int_equal(path_socket(&a, root, NULL, &out, &err), -1);
	assert_int_equal(err.code, ERR_STORE);
}

static void directories_are_made_private(void **state)
{
	const char *dir = arena_printf(&a, "%s/a/b/c", root);
	struct err err = ERR_INIT;
	struct stat st;

	(void)state;
	assert_int_equal(path_make(dir, NULL), 0);
	assert_int_equal(path_make(dir, NULL), 0);
	assert_int_equal(stat(dir, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0700);
	fclose(fopen(arena_printf(&a, "%s/file", root), "w"));
	assert_int_equal(path_make(arena_printf(&a, "%s/file", root), &err), -1);
	assert_int_equal(err.code, ERR_STORE);
}

static void files_are_read_whole_or_not_at_all(void **state)
{
	const char *file = arena_printf(&a, "%s/file", root);
	FILE *f = fopen(file, "w");
	struct err err = ERR_INIT;
	char *data;
	size_t len;

	(void)state;
	for (int i = 0; i < 20000; i++)
		fputs("0123456789", f);
	fclose(f);
	assert_int_equal(path_read(&a, file, 200000, &data, &len, NULL), 0);
	assert_int_equal(len, 200000);
	assert_int_equal(strlen(data), 200000);
	assert_int_equal(path_read(&a, file, 199999, &data, &len, &err), -1);
	assert_int_equal(err.code, ERR_INPUT);
	assert_int_equal(path_read(&a, root, 100, &data, &len, NULL), -1);
	assert_int_equal(path_read(&a, "/proc/self/stat", 100000, &data, &len, NULL), 0);
	assert_true(len > 10);
}

static void shipped_files_come_from_the_source_of_a_build(void **state)
{
	const char *path = path_shipped(&a, "LICENSE");

	(void)state;
	assert_non_null(path);
	assert_string_equal(path, PLAINT_SOURCE_DIR "/LICENSE");
	assert_null(path_shipped(&a, "no/such/file"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_data_directory_in_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(one_directory_has_one_socket, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_socket_path_that_would_be_cut_is_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_folder_others_can_enter_is_not_used, set_up, tear_down),
		cmocka_unit_test_setup_teardown(directories_are_made_private, set_up, tear_down),
		cmocka_unit_test_setup_teardown(files_are_read_whole_or_not_at_all, set_up, tear_down),
		cmocka_unit_test_setup_teardown(shipped_files_come_from_the_source_of_a_build, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
