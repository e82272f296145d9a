#include "check.h"

#include <jansson.h>

#include "cli/add.h"

static struct cli c;

static int set_up(void **state)
{
	(void)state;
	cli_init(&c, false);
	c.command = "test";
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	cli_release(&c);
	return 0;
}

/* Splits a line at blanks, as a shell would hand it over. */
static int parse(const char *line, const struct cli_arg *args, size_t count, char **argv)
{
	char *rest = arena_strdup(&c.arena, line), *word;
	int argc = 0;

	while ((word = strsep(&rest, " ")))
		if (*word)
			argv[argc++] = word;
	argv[argc] = NULL;
	return cli_args(&c, argc, argv, args, count);
}

static void options_stand_anywhere(void **state)
{
	int64_t limit = 0;
	bool overdue = false;
	const char *queue = NULL;
	struct texts paused = {NULL, 0};
	const struct cli_arg args[] = {{"limit", CLI_INT, &limit}, {"overdue", CLI_FLAG, &overdue},
		{"queue", CLI_TEXT, &queue}, {"paused", CLI_TEXTS, &paused}};
	char *argv[16];

	(void)state;
	assert_int_equal(parse("one --limit 5 two --overdue --queue=repair --json --paused a --paused b --data d three", args, 4, argv), 3);
	assert_string_equal(argv[0], "one");
	assert_string_equal(argv[2], "three");
	assert_null(argv[3]);
	assert_int_equal(limit, 5);
	assert_true(overdue && c.json && !c.csv);
	assert_string_equal(queue, "repair");
	assert_string_equal(c.data, "d");
	assert_int_equal(paused.count, 2);
	assert_string_equal(paused.item[1], "b");
}

static void after_two_dashes_all_are_words(void **state)
{
	char *argv[8];

	(void)state;
	assert_int_equal(parse("-- --json -x", NULL, 0, argv), 2);
	assert_string_equal(argv[0], "--json");
	assert_false(c.json);
}

static void a_commands_own_option_comes_first(void **state)
{
	const char *file = NULL;
	const struct cli_arg args[] = {{"json", CLI_FILE, &file}};
	char *argv[8];

	(void)state;
	assert_int_equal(parse("--json - --csv", args, 1, argv), 0);
	assert_string_equal(file, "-");
	assert_true(c.csv && !c.json);
}

static void wrong_options_are_named(void **state)
{
	static const struct {
		const char *line, *arg;
	} cases[] = {{"--nonsense", "--nonsense"}, {"--limit", "--limit"}, {"--limit five", "limit"}, {"--limit -1", "limit"},
		{"--limit 99999999999999999999", "limit"}, {"--queue \xff", "queue"}, {"-z", "-z"}, {"\xc3\x28", "\xc3\x28"}};
	int64_t limit = 0;
	const char *queue = NULL;
	const struct cli_arg args[] = {{"limit", CLI_INT, &limit}, {"queue", CLI_TEXT, &queue}};
	char *argv[8];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		c.err = (struct err)ERR_INIT;
		assert_int_equal(parse(cases[i].line, args, 2, argv), -1);
		assert_int_equal(c.err.code, ERR_INPUT);
		assert_string_equal(c.err.arg[0], cases[i].arg);
	}
}

static void help_asks_for_nothing_else(void **state)
{
	char *argv[8];

	(void)state;
	assert_int_equal(parse("word --help", NULL, 0, argv), 0);
	assert_true(c.help);
}

static void a_field_is_split_at_its_first_equals(void **state)
{
	const char *name, *value;
	char good[] = "text=a=b", empty[] = "text=", bad[] = "text", nameless[] = "=x";

	(void)state;
	assert_true(split_field(good, &name, &value));
	assert_string_equal(name, "text");
	assert_string_equal(value, "a=b");
	assert_true(split_field(empty, &name, &value));
	assert_string_equal(value, "");
	assert_false(split_field(bad, &name, &value) || split_field(nameless, &name, &value));
}

static int from(const char *json, struct values *fields, struct texts *faults)
{
	json_t *o = json_loads(json, JSON_DECODE_ANY, NULL);
	int bad;

	assert_non_null(o);
	*fields = (struct values){NULL, 0};
	*faults = (struct texts){NULL, 0};
	bad = fields_from_json(&c.arena, o, fields, faults);
	json_decref(o);
	return bad;
}

static void json_values_become_text(void **state)
{
	struct values f;
	struct texts faults;

	(void)state;
	assert_int_equal(from("{\"phone\":13800138000,\"told\":true,\"revisit\":false,\"demand\":[\"repair\",\"apology\"],"
			      "\"area\":null,\"meter\":1.5,\"evidence\":[]}", &f, &faults), 0);
	assert_string_equal(values_get(&f, "phone"), "13800138000");
	assert_string_equal(values_get(&f, "told"), "yes");
	assert_string_equal(values_get(&f, "revisit"), "no");
	assert_string_equal(values_get(&f, "demand"), "repair,apology");
	assert_string_equal(values_get(&f, "meter"), "1.5");
	assert_string_equal(values_get(&f, "evidence"), "");
	assert_null(values_get(&f, "area"));
}

static void the_groups_of_show_are_taken_back(void **state)
{
	struct values f;
	struct texts faults;

	(void)state;
	assert_int_equal(from("{\"customer\":{\"phone\":\"1\",\"name\":\"张\"},\"matter\":{\"time\":\"2026-11-22\",\"text\":\"x\"},"
			      "\"result\":{\"facts\":\"y\"},\"fields\":{\"meter_number\":\"A-17\"},\"kind\":\"complaint\"}", &f, &faults), 0);
	assert_string_equal(values_get(&f, "phone"), "1");
	assert_string_equal(values_get(&f, "occurred"), "2026-11-22");
	assert_string_equal(values_get(&f, "facts"), "y");
	assert_string_equal(values_get(&f, "meter_number"), "A-17");
	assert_string_equal(values_get(&f, "kind"), "complaint");
}

static void every_fault_of_an_object_is_named(void **state)
{
	struct values f;
	struct texts faults;

	(void)state;
	assert_int_equal(from("{\"text\":{\"a\":1},\"demand\":[[1]],\"customer\":{\"shoe\":\"43\"},\"phone\":\"1\","
			      "\"fields\":{\"phone\":\"2\"}}", &f, &faults), -1);
	assert_int_equal(faults.count, 4);
	assert_non_null(strstr(faults.item[0], "text"));
	assert_non_null(strstr(faults.item[1], "demand"));
	assert_non_null(strstr(faults.item[2], "customer.shoe"));
	assert_non_null(strstr(faults.item[3], "phone"));
	assert_int_equal(from("{}", &f, &faults), -1);
	assert_int_equal(from("[1]", &f, &faults), -1);
	assert_int_equal(from("\"x\"", &f, &faults), -1);
}

static void the_language_of_desk_conf(void **state)
{
	static const struct {
		const char *text, *language;
	} cases[] = {{"", NULL}, {"theme = dark\n", NULL}, {"language = zh\n", "zh"}, {"language=\"en\"", "en"},
		{"# language = zh\n", NULL}, {" language = \"zh_CN\" \ntheme=x\n", "zh_CN"}, {"language", NULL}, {"languages = de\n", NULL}};
	char dir[] = "/tmp/plaint-test-XXXXXX";
	char path[64];

	(void)state;
	assert_non_null(mkdtemp(dir));
	setenv("XDG_CONFIG_HOME", dir, 1);
	assert_null(cli_language(&c.arena));
	snprintf(path, sizeof path, "mkdir %s/plaint", dir);
	assert_int_equal(system(path), 0);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		FILE *f;
		const char *got;

		snprintf(path, sizeof path, "%s/plaint/desk.conf", dir);
		f = fopen(path, "w");
		fputs(cases[i].text, f);
		fclose(f);
		got = cli_language(&c.arena);
		assert_true(str_equal(got, cases[i].language) && !got == !cases[i].language);
	}
	snprintf(path, sizeof path, "rm -r %s", dir);
	assert_int_equal(system(path), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(options_stand_anywhere, set_up, tear_down),
		cmocka_unit_test_setup_teardown(after_two_dashes_all_are_words, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_commands_own_option_comes_first, set_up, tear_down),
		cmocka_unit_test_setup_teardown(wrong_options_are_named, set_up, tear_down),
		cmocka_unit_test_setup_teardown(help_asks_for_nothing_else, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_field_is_split_at_its_first_equals, set_up, tear_down),
		cmocka_unit_test_setup_teardown(json_values_become_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_groups_of_show_are_taken_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(every_fault_of_an_object_is_named, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_language_of_desk_conf, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
