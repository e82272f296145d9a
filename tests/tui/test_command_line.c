/* The words of the command line and what they can become. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tui/views/command.h"

static void splits_words(void **state)
{
	struct arena a = ARENA_INIT;
	struct texts w;
	bool open;

	(void)state;
	w = words_split(&a, ":do 0031  forward remark=\"two words\"", &open);
	assert_int_equal(w.count, 4);
	assert_string_equal(w.item[3], "remark=two words");
	assert_true(open);
	w = words_split(&a, "：说 ", &open);
	assert_int_equal(w.count, 1);
	assert_string_equal(w.item[0], "说");
	assert_false(open);
	w = words_split(&a, "a=\"say \\\"x\\\" \\\\\"", NULL);
	assert_string_equal(w.item[0], "a=say \"x\" \\");
	w = words_split(&a, "  ", &open);
	assert_int_equal(w.count, 0);
	assert_false(open);
	w = words_split(&a, "a=\"never closed", NULL);
	assert_string_equal(w.item[0], "a=never closed");
	arena_release(&a);
}

static struct texts ask(struct arena *a, struct tui *t, const char *line)
{
	const char *numbers[] = { "20261122-0031", "20261122-0040" };
	struct texts n = { numbers, 2 };

	return complete(a, t, line, &n);
}

static void completes(void **state)
{
	struct arena a = ARENA_INIT;
	struct site *site = site_new();
	struct department *d;
	struct tui t = { .site = site };
	struct texts f;

	(void)state;
	for (size_t i = 0; i < section_type_count; i++)
		if (strcmp(section_types[i].name, "department") == 0) {
			d = site_add_section(site, &section_types[i], "repair");
			d->name = "Repair";
		}
	f = ask(&a, &t, "sho");
	assert_int_equal(f.count, 1);
	assert_string_equal(f.item[0], "show");
	f = ask(&a, &t, "show 2026");
	assert_int_equal(f.count, 2);
	assert_string_equal(complete_common(&a, &f), "20261122-00");
	f = ask(&a, &t, "do 20261122-0031 recei");
	assert_int_equal(f.count, 1);
	assert_string_equal(f.item[0], "receive");
	f = ask(&a, &t, "forward department=r");
	assert_int_equal(f.count, 1);
	assert_string_equal(f.item[0], "department=repair");
	f = ask(&a, &t, "list --st");
	assert_string_equal(f.item[0], "--state");
	f = ask(&a, &t, "list --state arch");
	assert_string_equal(f.item[0], "archived");
	f = ask(&a, &t, "nonsense x");
	assert_int_equal(f.count, 0);
	assert_string_equal(complete_common(&a, &f), "");
	site_unref(site);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(splits_words),
		cmocka_unit_test(completes),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
