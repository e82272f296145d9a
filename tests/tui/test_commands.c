/* test_commands.c - the one table of commands is sound. */
#include "check.h"

#include "plaint/str.h"
#include "tui/keys.h"

static void keys_are_unique_in_a_scope(void **state)
{
	(void)state;
	for (size_t i = 0; i < command_count; i++)
		for (size_t k = i + 1; k < command_count; k++) {
			if (!(command_table[i].where & command_table[k].where))
				continue;
			for (int x = 0; x < 3; x++)
				for (int y = 0; y < 3; y++)
					if (command_table[i].key[x] && command_table[i].key[x] == command_table[k].key[y])
						fail_msg("%s and %s share a key", command_table[i].label, command_table[k].label);
		}
}

static void every_fkey_has_a_second_way(void **state)
{
	(void)state;
	for (size_t i = 0; i < command_count; i++) {
		const struct command *c = &command_table[i];
		if (c->where & (IN_FORMS | IN_LINE)) /* there it is Esc and the digit */
			continue;
		if (c->key[0] > K_F0 && !c->key[1])
			fail_msg("%s has an F-key alone", c->label);
	}
}

static void labels_and_help(void **state)
{
	(void)state;
	for (size_t i = 0; i < command_count; i++) {
		assert_non_null(command_table[i].label);
		assert_non_null(command_table[i].help);
		assert_int_equal(command_table[i].help[strlen(command_table[i].help) - 1], '.');
		assert_int_not_equal(command_table[i].where, 0);
	}
}

static void wide_keys_count_in_lists(void **state)
{
	(void)state;
	assert_ptr_equal(command_of_key(IN_DESK, 0xff1a), command_of_key(IN_DESK, ':'));
	assert_ptr_equal(command_of_key(IN_DESK, 0xff0f), command_of_key(IN_DESK, '/'));
	assert_ptr_equal(command_of_key(IN_DESK, 0xff1f), command_of_key(IN_DESK, '?'));
	assert_ptr_equal(command_of_key(IN_DESK, 0xff01), command_of_key(IN_DESK, '!'));
	assert_ptr_equal(command_of_key(IN_DESK, 0xff11), command_of_key(IN_DESK, '1'));
	assert_non_null(command_of_key(IN_DESK, 0xff1a));
	/* in a form it is text */
	assert_null(command_of_key(IN_INTAKE, 0xff1a));
}

static void names_of_keys(void **state)
{
	static const uint32_t keys[] = {K_F(1), K_F(12), 'a', '+', K_ESC, K_TAB, K_BACKTAB, K_CTRL('L'), K_PGUP, 0x8fd4};
	char name[16];

	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		assert_int_equal(key_parse(key_text(keys[i], name)), keys[i]);
	assert_int_equal(key_parse("F13"), 0);
	assert_int_equal(key_parse("nonsense"), 0);
	assert_int_equal(key_parse(""), 0);
}

static void own_keys(void **state)
{
	(void)state;
	assert_int_equal(command_bind("directory", 'D'), 0);
	assert_string_equal(command_of_key(IN_DESK, 'D')->name, "directory");
	assert_int_equal(command_bind("no such command", 'D'), -1);
}

static void for_the_manual(void **state)
{
	struct str s;

	(void)state;
	str_init(&s);
	command_manual(&s);
	assert_non_null(strstr(s.data, ".It F8 !\n"));
	assert_non_null(strstr(s.data, "Emergency: registers"));
	str_release(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_are_unique_in_a_scope),
		cmocka_unit_test(every_fkey_has_a_second_way),
		cmocka_unit_test(labels_and_help),
		cmocka_unit_test(wide_keys_count_in_lists),
		cmocka_unit_test(names_of_keys),
		cmocka_unit_test(own_keys),
		cmocka_unit_test(for_the_manual),
	};

	return cmocka_run_group_tests(tests, utf8_locale, NULL);
}
