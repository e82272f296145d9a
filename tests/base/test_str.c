#include "check.h"

#include "plaint/error.h"
#include "plaint/str.h"
#include "plaint/utf8.h"

static void a_string_grows(void **state)
{
	struct str s;

	(void)state;
	str_init(&s);
	assert_string_equal(s.data, "");
	for (int i = 0; i < 1000; i++)
		str_addf(&s, "%d,", i);
	assert_int_equal(s.len, 10 * 2 + 90 * 3 + 900 * 4);
	assert_int_equal(strlen(s.data), s.len);
	str_clear(&s);
	assert_string_equal(s.data, "");
	str_add(&s, NULL);
	str_add_len(&s, "a\0b", 3);
	assert_int_equal(s.len, 3);
	str_release(&s);
	str_release(NULL);
}

static void splice_replaces_anywhere(void **state)
{
	struct str s;

	(void)state;
	str_init(&s);
	str_splice(&s, 0, 0, "world", 5);
	str_splice(&s, 0, 0, "hello ", 6);
	assert_string_equal(s.data, "hello world");
	str_splice(&s, 6, 5, "all of you", 10);
	assert_string_equal(s.data, "hello all of you");
	str_splice(&s, 5, 7, NULL, 0);
	assert_string_equal(s.data, "hello you");
	str_splice(&s, 9, 0, "!", 1);
	assert_string_equal(s.data, "hello you!");
	str_splice(&s, 0, s.len, NULL, 0);
	assert_string_equal(s.data, "");
	str_release(&s);
}

static void detached_data_belong_to_the_caller(void **state)
{
	struct str s;
	char *data;

	(void)state;
	str_init(&s);
	data = str_detach(&s);
	assert_string_equal(data, "");
	free(data);
	str_add(&s, "kept");
	data = str_detach(&s);
	assert_string_equal(data, "kept");
	assert_string_equal(s.data, "");
	free(data);
	str_release(&s);
}

static void null_is_empty(void **state)
{
	const char *none = NULL;

	(void)state;
	assert_true(str_empty(none) && str_empty("") && !str_empty("x"));
	assert_true(str_equal(NULL, "") && str_equal("a", "a") && !str_equal("a", NULL));
	assert_true(str_starts("plaint", "pl") && str_starts("x", NULL) && !str_starts(NULL, "x"));
	assert_string_equal(str_or_empty(none), "");
}

static void the_first_error_wins(void **state)
{
	struct err err = ERR_INIT;
	struct str s;

	(void)state;
	assert_int_equal(err_set(NULL, ERR_NO, NULL, "nobody listens", NULL), -1);
	assert_int_equal(err_set(&err, ERR_NO, "phone", "no complaint %1 of %2", "0031", "today", NULL), -1);
	err_set(&err, ERR_STORE, NULL, "another", NULL);
	assert_int_equal(err.code, ERR_NO);
	assert_string_equal(err.field, "phone");
	str_init(&s);
	err_text(&err, NULL, &s);
	assert_string_equal(s.data, "no complaint 0031 of today");
	str_release(&s);
}

static const char *backwards(const char *id)
{
	return strcmp(id, "no complaint %1 of %2") == 0 ? "%2 hat keine Nummer %1 (100%)" : id;
}

static void arguments_follow_the_translation(void **state)
{
	struct err err = ERR_INIT;
	struct str s;

	(void)state;
	err_set(&err, ERR_NO, NULL, "no complaint %1 of %2", "%2", "today", NULL);
	str_init(&s);
	err_text(&err, backwards, &s);
	assert_string_equal(s.data, "today hat keine Nummer %2 (100%)");
	str_release(&s);
}

static void long_arguments_are_cut_between_characters(void **state)
{
	char text[600];

	(void)state;
	for (size_t shift = 0; shift < 3; shift++) {
		struct err err = ERR_INIT;

		memset(text, 'x', shift);
		for (size_t i = shift; i + 3 < sizeof text; i += 3)
			memcpy(text + i, "燃", 4);
		err_set(&err, ERR_INPUT, text, text, text, NULL);
		assert_true(utf8_valid(err.arg[0], strlen(err.arg[0])));
		assert_true(utf8_valid(err.id, strlen(err.id)));
		assert_true(utf8_valid(err.field, strlen(err.field)));
		assert_true(strlen(err.arg[0]) > sizeof err.arg[0] - 5);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_string_grows),
		cmocka_unit_test(splice_replaces_anywhere),
		cmocka_unit_test(detached_data_belong_to_the_caller),
		cmocka_unit_test(null_is_empty),
		cmocka_unit_test(the_first_error_wins),
		cmocka_unit_test(arguments_follow_the_translation),
		cmocka_unit_test(long_arguments_are_cut_between_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
