/* test_own_keys.c - a person's own keys: in force, and where two want one. */
#include "check.h"

#include "plaint/str.h"
#include "plaint/tui.h"
#include "tui/keys.h"

static void bind(struct faults *faults, struct desk_key *keys, size_t count)
{
	struct desk_settings s = {.keys = keys, .key_count = count};

	faults_init(faults);
	tui_bind_keys(&s, faults);
}

#define KEY(command, key, line) {command, key, "desk.conf", line}

static void a_bound_key_replaces(void **state)
{
	struct desk_key keys[] = {KEY("take", "x", 1), KEY("new", "Ctrl-N", 2)};
	struct faults faults;
	struct str s;

	(void)state;
	bind(&faults, keys, 2);
	assert_int_equal(faults.count, 0);
	assert_string_equal(command_of_key(IN_DESK, 'x')->name, "take");
	assert_null(command_of_key(IN_DESK, 't'));
	assert_string_equal(command_of_key(IN_DESK, K_CTRL('N'))->name, "new");
	/* the F-key is still there */
	assert_string_equal(command_of_key(IN_DESK, K_F(2))->name, "new");
	assert_null(command_of_key(IN_DESK, 'n'));
	str_init(&s);
	command_keys(command_of_name(IN_DESK, "new"), IN_DESK, &s);
	assert_string_equal(s.data, "F2 Ctrl-N");
	str_release(&s);
	faults_release(&faults);
	/* and all is as before without them */
	/* cppcheck-suppress nullPointer ; of none none is looked at */
	bind(&faults, NULL, 0);
	assert_string_equal(command_of_key(IN_DESK, 't')->name, "take");
	faults_release(&faults);
}

static void two_change_places(void **state)
{
	struct desk_key keys[] = {KEY("edit", "r", 1), KEY("reveal", "e", 2)};
	struct faults faults;

	(void)state;
	bind(&faults, keys, 2);
	assert_int_equal(faults.count, 0);
	assert_string_equal(command_of_key(IN_DESK, 'r')->name, "edit");
	assert_string_equal(command_of_key(IN_DESK, 'e')->name, "reveal");
	faults_release(&faults);
}

static void conflicts_are_named_and_do_not_count(void **state)
{
	struct desk_key keys[] = {KEY("take", "n", 3), KEY("note", "Z", 4), KEY("urge", "Z", 5), KEY("nosuch", "Y", 6), KEY("find", "Hyper-x", 7)};
	struct faults faults;

	(void)state;
	bind(&faults, keys, 5);
	assert_int_equal(faults.count, 4);
	assert_int_equal(faults.item[0].line, 3);
	assert_non_null(strstr(faults.item[0].text, "\"new\""));
	assert_int_equal(faults.item[1].line, 5);
	assert_non_null(strstr(faults.item[1].text, "\"note\""));
	assert_non_null(strstr(faults.item[2].text, "no such command: \"nosuch\""));
	assert_non_null(strstr(faults.item[3].text, "no such key: \"Hyper-x\""));
	assert_string_equal(command_of_key(IN_DESK, 'n')->name, "new");
	assert_string_equal(command_of_key(IN_DESK, 't')->name, "take");
	assert_string_equal(command_of_key(IN_DESK, 'Z')->name, "note");
	assert_string_equal(command_of_key(IN_DESK, 'u')->name, "urge");
	faults_release(&faults);
	/* one that gave way makes the next give way too */
	struct desk_key chain[] = {KEY("edit", "t", 1), KEY("take", "n", 2)};
	bind(&faults, chain, 2);
	assert_int_equal(faults.count, 2);
	assert_string_equal(command_of_key(IN_DESK, 'e')->name, "edit");
	assert_string_equal(command_of_key(IN_DESK, 't')->name, "take");
	faults_release(&faults);
}

/* Where they are not known together, two commands may share a key. */
static void another_place_is_no_conflict(void **state)
{
	struct desk_key keys[] = {KEY("order", "d", 1)};
	struct faults faults;

	(void)state;
	bind(&faults, keys, 1);
	assert_int_equal(faults.count, 0);
	assert_string_equal(command_of_key(IN_DESK, 'd')->name, "order");
	assert_string_equal(command_of_key(IN_URGENT, 'd')->name, "dispatched");
	faults_release(&faults);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bound_key_replaces),
		cmocka_unit_test(two_change_places),
		cmocka_unit_test(conflicts_are_named_and_do_not_count),
		cmocka_unit_test(another_place_is_no_conflict),
	};

	return cmocka_run_group_tests(tests, utf8_locale, NULL);
}
