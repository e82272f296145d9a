/* Templates of letters (PU-8): places, conditions, what a person typed, any bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/rules/template.h"
#include "plaint/str.h"

static const char *value(void *arg, const char *name)
{
	(void)arg;
	if (str_equal(name, "name"))
		return "张敏";
	if (str_equal(name, "text"))
		return "first\n> second\n= third\n#fourth";
	if (str_equal(name, "braces"))
		return "{{name}} {{?empty}}";
	return "";
}

#define IS(template, wanted) assert_string_equal(template_fill(&a, template, value, NULL), wanted)

static void test_places(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	IS("Dear {{name}},\n", "Dear 张敏,\n");
	IS("{{name}}{{name}}", "张敏张敏\n");
	IS("[{{empty}}]\n", "[]\n");
	IS("", "");
	/* What is no placeholder stays. */
	IS("{{ name }} {name} {{NAME}} {{", "{{ name }} {name} {{NAME}} {{\n");
	arena_release(&a);
}

static void test_conditions(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	IS("{{?name}}yes\n{{?empty}}no\n{{!name}}no\n{{!empty}}yes\n", "yes\nyes\n");
	IS("{{?name}}{{!empty}}both\n{{?name}}{{?empty}}one\n", "both\n");
	IS("{{?empty}}a\n\n{{?empty}}b\n\nc\n\n\nd\n", "c\n\nd\n");
	IS("# remark {{nothing}}\nx\n", "x\n");
	arena_release(&a);
}

/* Nothing typed becomes a mark, a condition or a remark; wide blanks go on. */
static void test_typed(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	IS("{{text}}\n", "first\n > second\n = third\n #fourth\n");
	IS("　　{{text}}\n", "　　first\n　　> second\n　　= third\n　　#fourth\n");
	IS("{{braces}}\n", "{{name}} {{?empty}}\n");
	arena_release(&a);
}

struct told {
	int count, line;
	char what[200], name[80];
};

static bool known(void *arg, const char *name)
{
	(void)arg;
	return str_equal(name, "name") || str_equal(name, "empty");
}

static void fault(void *arg, int line, const char *what, const char *name)
{
	struct told *t = arg;

	t->count++;
	t->line = line;
	strcpy(t->what, what);
	strcpy(t->name, str_or_empty(name));
}

static void test_check(void **state)
{
	struct told t = {0};

	(void)state;
	template_check("# {{nobody}}\n{{?name}}{{!empty}}{{name}}\n", known, fault, &t);
	assert_int_equal(t.count, 0);
	template_check("a\nb {{nobody}}\n", known, fault, &t);
	assert_int_equal(t.count, 1);
	assert_int_equal(t.line, 2);
	assert_string_equal(t.name, "nobody");
	template_check("\n\n{{name}\n", known, fault, &t);
	assert_int_equal(t.count, 2);
	assert_int_equal(t.line, 3);
	template_check("x {{?name}}\n", known, fault, &t);
	assert_int_equal(t.count, 3);
	assert_non_null(strstr(t.what, "begin a line"));
}

/* Any bytes made of what matters: never beyond their end, and the text checked faultless
 * leaves no braces of names behind. */
static void test_any_bytes(void **state)
{
	static const char *const parts[] = {"{{", "}}", "{", "}", "?", "!", "name", "empty", "text", "\n", "#", "=", "> ",
		"　", " ", "x", "张", "{{name}}", "{{?empty}}", "{{!name}}", "\r", "_"};

	(void)state;
	srand(20260302);
	for (int round = 0; round < 20000; round++) {
		struct arena a = ARENA_INIT;
		struct told t = {0};
		struct str s;
		const char *filled;

		str_init(&s);
		for (int n = rand() % 12; n-- > 0;)
			str_add(&s, parts[rand() % (int)(sizeof parts / sizeof *parts)]);
		filled = template_fill(&a, s.data, value, NULL);
		template_check(s.data, known, fault, &t);
		assert_true(!*filled || filled[strlen(filled) - 1] == '\n');
		assert_null(strstr(filled, "\n\n\n"));
		if (!t.count)
			assert_null(strstr(filled, "{{name}}"));
		str_release(&s);
		arena_release(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_conditions),
		cmocka_unit_test(test_typed),
		cmocka_unit_test(test_check),
		cmocka_unit_test(test_any_bytes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
