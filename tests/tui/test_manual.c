/* The keys in man/plaint.1 are those of the program's table. With an argument it
 * prints what has to stand there. */
#include "check.h"

#include <stdbool.h>

#include "plaint/arena.h"
#include "plaint/paths.h"
#include "plaint/str.h"
#include "tui/keys.h"

#define BEGIN ".\\\" keys: from the table of commands\n"
#define END ".\\\" keys end\n"

/* The items, with keys that mean something to mdoc made plain. */
static void items(struct str *out)
{
	struct str raw;
	bool keys = false;

	str_init(&raw);
	command_manual(&raw);
	for (const char *s = raw.data; *s; s++) {
		if (s == raw.data || s[-1] == '\n')
			keys = strncmp(s, ".It ", 4) == 0;
		if (keys && s > raw.data && s[-1] == ' ' && strchr(".,:;?!|()[]", *s))
			str_add(out, "\\&");
		str_add_char(out, *s);
	}
	str_release(&raw);
}

static void the_manual_has_the_keys_of_the_table(void **state)
{
	struct arena a = ARENA_INIT;
	struct str keys;
	char *text, *from, *to;
	size_t len;

	(void)state;
	assert_int_equal(path_read(&a, PLAINT_SOURCE_DIR "/man/plaint.1", 1 << 20, &text, &len, NULL), 0);
	from = strstr(text, BEGIN);
	assert_non_null(from);
	from += strlen(BEGIN);
	to = strstr(from, END);
	assert_non_null(to);
	*to = '\0';
	str_init(&keys);
	items(&keys);
	assert_true(keys.len > 500);
	if (strcmp(from, keys.data) != 0)
		fail_msg("man/plaint.1 is not what the table says; put the output of `test_manual print` between its marks");
	str_release(&keys);
	arena_release(&a);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_manual_has_the_keys_of_the_table),
	};
	struct str keys;

	(void)argv;
	if (argc == 1)
		return cmocka_run_group_tests(tests, NULL, NULL);
	str_init(&keys);
	items(&keys);
	fputs(keys.data, stdout);
	str_release(&keys);
	return 0;
}
