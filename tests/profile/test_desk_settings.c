/* A person's own settings: what is sound is used, what is not is named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "plaint/desk_settings.h"
#include "plaint/str.h"

struct trial {
	struct arena a;
	struct desk_settings s;
	struct faults faults;
	char path[40];
};

static void begin(struct trial *t, const char *text)
{
	FILE *f;
	int fd;

	memset(t, 0, sizeof *t);
	strcpy(t->path, "/tmp/plaint-desk-XXXXXX");
	fd = mkstemp(t->path);
	f = fdopen(fd, "w");
	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
	faults_init(&t->faults);
	desk_settings_read(&t->a, t->path, &t->s, &t->faults);
}

static void end(struct trial *t)
{
	unlink(t->path);
	faults_release(&t->faults);
	arena_release(&t->a);
}

static void nothing_said(void **state)
{
	struct trial t;

	(void)state;
	begin(&t, "");
	assert_null(t.s.theme);
	assert_null(t.s.language);
	assert_false(t.s.mouse);
	assert_false(t.s.plain);
	assert_true(t.s.bell);
	assert_true(t.s.title);
	assert_int_equal(t.faults.count, 0);
	end(&t);
	desk_settings_read(&t.a, NULL, &t.s, &t.faults);
	assert_true(t.s.bell);
}

static void all_of_them(void **state)
{
	struct trial t;

	(void)state;
	begin(&t, "# mine\nlanguage = zh\ntheme = \"contrast\"  /* at night */\nmouse = yes\nbell = no\ntitle = no\nplain = yes\n"
		"keys {\n\ttake = \"x\"\n\tfind = \"Ctrl-F\" # as in the browser\n}\nkey.note = n\n");
	assert_int_equal(t.faults.count, 0);
	assert_string_equal(t.s.language, "zh");
	assert_string_equal(t.s.theme, "contrast");
	assert_true(t.s.mouse);
	assert_true(t.s.plain);
	assert_false(t.s.bell);
	assert_false(t.s.title);
	assert_int_equal(t.s.key_count, 3);
	assert_string_equal(t.s.keys[1].command, "find");
	assert_string_equal(t.s.keys[1].key, "Ctrl-F");
	assert_int_equal(t.s.keys[1].line, 10);
	assert_string_equal(t.s.keys[2].command, "note");
	assert_string_equal(t.s.keys[2].key, "n");
	end(&t);
}

static void every_fault_with_its_line(void **state)
{
	static const struct {
		int line;
		const char *text;
	} said[] = {{1, "theme is one of"}, {2, "boolean"}, {3, "no such setting"}, {4, "no such section"}, {6, "one key, as a text"},
		{8, "has its key already"}, {9, "language is one of"}};
	struct trial t;

	(void)state;
	begin(&t, "theme = blue\nmouse = maybe\ncolour = 3\nlooks { a = 1 }\nkeys {\n\ttake = { a, b }\n\tnote = n\n}  key.note = m\n"
		"language = fr\nbell = no\n");
	assert_int_equal(t.faults.count, sizeof said / sizeof *said);
	for (size_t i = 0; i < t.faults.count; i++) {
		assert_int_equal(t.faults.item[i].line, said[i].line);
		assert_non_null(strstr(t.faults.item[i].text, said[i].text));
	}
	/* the defaults stay; what is sound is used */
	assert_null(t.s.theme);
	assert_false(t.s.mouse);
	assert_false(t.s.bell);
	assert_int_equal(t.s.key_count, 1);
	assert_string_equal(t.s.keys[0].key, "n");
	end(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_said),
		cmocka_unit_test(all_of_them),
		cmocka_unit_test(every_fault_with_its_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
