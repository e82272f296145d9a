/* test_train_calls.c - the sample calls: those shipped, and texts that make no sense. */
#include "check.h"

#include "plaint/paths.h"
#include "tui/train_calls.h"

static void shipped(void **state)
{
	static const char *const files[] = {"sample/training-en.txt", "sample/training-zh.txt"};
	struct arena a = ARENA_INIT;
	struct calls c[2];

	(void)state;
	for (int i = 0; i < 2; i++) {
		const char *file = path_shipped(&a, files[i]);
		char *text;
		size_t len;
		bool earlier = false;

		assert_non_null(file);
		assert_int_equal(path_read(&a, file, 65536, &text, &len, NULL), 0);
		assert_int_equal(calls_parse(&c[i], &a, text), 0);
		for (int k = 0; k < c[i].count; k++)
			earlier = earlier || (c[i].call[k].earlier.count && c[i].call[k].want == WANT_FORWARD && c[i].call[k].goal == 12);
		assert_true(earlier); /* the leak of an earlier caller is among them */
	}
	assert_int_equal(c[0].count, c[1].count);
	for (int k = 0; k < c[0].count; k++)
		assert_int_equal(c[0].call[k].want, c[1].call[k].want);
	arena_release(&a);
}

static void senseless(void **state)
{
	static const struct {
		const char *text;
		int line;
	} table[] = {
		{"", 1},
		{"title: x\n", 2},
		{"title: x\n\nsay: y\n", 2},
		{"title: x\nsays: y\n", 2},
		{"title: x\nsay: y\nwant: nothing\n", 3},
		{"title: x\nsay: y\ngoal: none\n", 3},
		{"title: x\nsay: y\nearlier: phone\n", 3},
		{"title\n", 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct arena a = ARENA_INIT;
		struct calls c;

		if (calls_parse(&c, &a, arena_strdup(&a, table[i].text)) != table[i].line)
			fail_msg("not line %d: %s", table[i].line, table[i].text);
		arena_release(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shipped),
		cmocka_unit_test(senseless),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
