/* What repeated sections, includes, forms and folders come to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/paths.h"
#include "trial.h"

static int begin(void **state)
{
	struct trial *t = calloc(1, sizeof *t);
	trial_begin(t);
	*state = t;
	return 0;
}

static int end(void **state)
{
	trial_end(*state);
	free(*state);
	return 0;
}

/* Loads text as the config; it must be without fault. */
static const struct site *load(struct trial *t, const char *text)
{
	trial_write(t, "plaint.conf", text);
	trial_load(t, TODAY);
	assert_string_equal(t->said.data, "");
	assert_non_null(t->site);
	return t->site;
}

static void one_key_overrides(void **state)
{
	const struct site *s = load(*state,
		"include(\"profiles/gas-company.conf\") include(\"holidays-cn.conf\")\nclock \"contact\" { "
		"limit = \"12h\" }\n");
	const struct clock_rule *k = site_clock(s, "contact");
	assert_string_equal(k->limit, "12h");
	assert_string_equal(k->warn, "4h"); /* the others stay */
	assert_int_equal(k->starts.count, 1);
	assert_string_equal(k->s.where, "plaint.conf:2");
	assert_true(k->violation);
	assert_string_equal(site_clock(s, "settle")->limit, "3wd");
	assert_true(str_starts(site_clock(s, "settle")->s.where, "gas-company.conf:"));
	assert_false(site_clock(s, "special")->violation);
}

static void three_lines_are_enough(void **state)
{
	const struct site *s = load(*state, "company = \"x\"\nclock \"contact\" { limit = \"12h\" }\n");
	assert_string_equal(s->profile, "gas-company");
	assert_string_equal(s->company, "x");
	assert_string_equal(site_clock(s, "contact")->limit, "12h");
	assert_string_equal(s->number, "%Y%m%d-%04d");
	assert_string_equal(s->linger, "clocks");
	assert_true(s->holidays_count > 15);
	assert_string_equal(s->zone.name, "Asia/Shanghai");
}

static void built_in(void **state)
{
	(void)state;
	struct faults f;
	struct site *s;
	faults_init(&f);
	assert_int_equal(profile_load(NULL, TODAY, &s, &f, NULL), 0);
	assert_int_equal(f.count, 0);
	assert_string_equal(s->profile, "gas-company");
	assert_int_equal(s->staff_count, 0);
	assert_non_null(site_form(s, "intake"));
	site_unref(s);
	faults_release(&f);
}

static void lists(void **state)
{
	const struct site *s = load(*state,
		"danger \"leak\" { words = { \"漏气\", # comment\n\"b//ad\", /* another */ \"smell#of\" } }\n"
		"danger \"leak\" { words += { more } }\n"
		"danger \"fire\" { unless = {} }\n"
		"role \"taker\" { may = add }\n");
	const struct danger *d = NULL;
	for (size_t i = 0; i < s->dangers_count; i++)
		if (str_equal(s->dangers[i].s.title, "leak"))
			d = &s->dangers[i];
		else if (str_equal(s->dangers[i].s.title, "fire"))
			assert_int_equal(s->dangers[i].unless.count, 0);
	assert_non_null(d);
	assert_int_equal(d->words.count, 4);
	assert_string_equal(d->words.item[1], "b//ad");
	assert_string_equal(d->words.item[2], "smell#of");
	assert_string_equal(d->words.item[3], "more");
	assert_int_equal(site_role(s, "taker")->may.count, 1);
}

static void same_title_in_one_file(void **state)
{
	const struct site *s = load(*state, "area \"x\" { name = \"X\" }\narea \"x\" { name_zh = \"叉\" }\n");
	assert_string_equal(site_name(s, "area", "x", false), "X");
	assert_string_equal(site_name(s, "area", "x", true), "叉");
}

static void strings(void **state)
{
	const struct site *s = load(*state,
		"company = \"a \\\"b\\\" \\\\ # no comment // none\"\n"
		"company_zh = 'single ${X} stays'\narea \"x\" { name = \"two \\\nlines\" }\narea \"y\" { "
		"name = http://x.y/z }\n");
	assert_string_equal(s->company, "a \"b\" \\ # no comment // none");
	assert_string_equal(s->company_zh, "single ${X} stays");
	assert_string_equal(site_name(s, "area", "x", false), "two lines");
	assert_string_equal(site_name(s, "area", "y", false), "http://x.y/z");
}

static void includes_follow_the_file(void **state)
{
	struct trial *t = *state;
	trial_write(t, "parts/a.conf",
		"area \"a\" { name = \"A\" }\ninclude(\"b.conf\")\narea \"a\" { name_zh = \"after\" }\n");
	trial_write(t, "parts/b.conf", "area \"a\" { name = \"B\"  name_zh = \"before\" }\n");
	const struct site *s = load(
		t, "include(\"parts/a.conf\")\ninclude(\"parts/b.conf\")\narea \"a\" { name = \"C\" }\n");
	assert_string_equal(site_name(s, "area", "a", false), "C");
	assert_string_equal(site_name(s, "area", "a", true), "before");
}

static void loops_are_found(void **state)
{
	struct trial *t = *state;
	trial_write(t, "a.conf", "include(\"b.conf\")\n");
	trial_write(t, "b.conf", "\ninclude(\"a.conf\")\n");
	trial_write(t, "plaint.conf", "include(\"a.conf\")\n");
	trial_load(t, TODAY);
	assert_null(t->site);
	assert_int_equal(t->faults.count, 1);
	assert_true(str_starts(t->said.data, "b.conf:2: "));
	assert_non_null(strstr(t->said.data, "includes itself"));
}

static void forms_add_and_replace(void **state)
{
	struct trial *t = *state;
	trial_write(t, "forms/meter.form",
		"form \"intake\" { section \"more\" { field \"meter\" "
		"{ type = \"number\" unit = \"m3\" label = \"Meter\" } } }\n");
	trial_write(t, "forms/note.form",
		"form \"note\" { section \"s\" { field \"mood\" { type = \"text\" label = \"Mood\" } } }\n");
	const struct site *s = load(t, "");

	const struct form *intake = site_form(s, "intake"), *note = site_form(s, "note");
	const struct form_field *meter = form_find(intake, "meter"), *account = form_find(intake, "account");
	assert_non_null(meter);
	assert_non_null(form_find(intake, "phone")); /* a new file adds */
	assert_string_equal(meter->group, "more");
	assert_string_equal(meter->group_label, account->group_label);
	assert_int_equal(note->field_count, 1); /* a file of a shipped name replaces */
	assert_non_null(form_find(note, "mood"));
}

static void forms_of_a_profile(void **state)
{
	struct trial *t = *state;
	trial_write(t, "forms/note.form",
		"form \"note\" { section \"s\" { field \"common\" { type = \"text\" label = \"C\" } } }\n");
	trial_write(t, "forms/gas-company/note.form",
		"form \"note\" { section \"s\" { field \"own\" { type = \"text\" label = \"O\" } } }\n");
	const struct site *s = load(t, "");
	assert_non_null(form_find(site_form(s, "note"), "own"));
	assert_null(form_find(site_form(s, "note"), "common"));
}

static void a_profile_beside_the_config(void **state)
{
	struct trial *t = *state;
	trial_write(t, "profiles/mine.conf",
		"profile = \"mine\"\ndepartment \"d\" { name = \"D\" }\n"
		"channel \"c\" { name = \"C\" }\nroute \"all\" { department = \"d\" }\n"
		"clock \"k\" { starts = { received }  stops = { contact }  limit = \"1h\" }\n");
	trial_write(t, "forms/intake.form",
		"form \"intake\" { section \"s\" { field \"text\" { type = \"multiline\" label = \"T\" } } "
		"}\n");
	trial_write(t, "plaint.conf", "profile = \"mine\"\n");
	trial_load(t, TODAY);
	assert_non_null(t->site);
	assert_string_equal(t->site->profile, "mine");
	assert_int_equal(t->site->clocks_count, 1);
	assert_int_equal(t->site->categories_count, 0);
}

static const char *first_route(const struct site *s, size_t at)
{
	return s->routes_count > at ? s->routes[at].s.title : "";
}

/* INTERFACE: first match wins; what a site writes itself comes before what it includes
 * or names, and a shipped route it changes stays where it is. */
static void own_routes_come_first(void **state)
{
	const char *own = "route \"leaks\" { categories = { \"gas/leak\" }  department = \"repair\" }\n"
			  "route \"east\" { areas = { east }  department = \"repair\" }\n"
			  "area \"east\" { name = \"East\" }\nroute \"law\" { department = \"service\" }\n";
	struct arena a = ARENA_INIT;
	const struct site *s = load(*state, own);

	for (int included = 0; included < 2; included++) {
		if (included)
			s = load(*state, arena_printf(&a, "include(\"profiles/gas-company.conf\")\ninclude(\"holidays-cn.conf\")\n%s", own));
		assert_string_equal(first_route(s, 0), "leaks");
		assert_string_equal(first_route(s, 1), "east");
		assert_string_equal(first_route(s, 2), "emergencies");
		assert_string_equal(first_route(s, 3), "law");
		assert_string_equal(s->routes[3].department, "service");
	}
	arena_release(&a);
}

static void versions_follow_content(void **state)
{
	struct trial *t = *state;
	uint64_t one = load(t, "company = \"x\"\n")->version;
	assert_true(load(t, "company = \"x\"\n")->version == one);
	assert_true(load(t, "company = \"y\"\n")->version != one);
}

static void what_a_client_needs(void **state)
{
	struct trial *t = *state;
	struct arena a = ARENA_INIT;
	const char *data, *socket;
	char path[300];
	trial_write(t, "here.conf", "data = '/srv/\\'x' # the data\n");
	trial_write(t, "plaint.conf", "include(\"here.conf\")\nsocket = /run/s\nbroken {\n");
	snprintf(path, sizeof path, "%s/plaint.conf", t->folder);
	profile_settings(&a, path, &data, &socket); /* faults elsewhere do not matter */
	assert_string_equal(data, "/srv/'x");
	assert_string_equal(socket, "/run/s");
	arena_release(&a);
}

static void crlf_and_bom(void **state)
{
	const struct site *s = load(*state,
		"\xef\xbb\xbf"
		"company = \"x\"\r\narea \"a\" {\r\n name = \"A\"\r\n}\r\n");
	assert_string_equal(s->company, "x");
	assert_string_equal(site_name(s, "area", "a", false), "A");
}

/* The example is a config as it stands, and so is what it shows behind a # (prose has
 * a blank after it). */
static void the_example(void **state)
{
	struct trial *t = *state;
	struct arena a = ARENA_INIT;
	const char *source = getenv("SOURCE");
	char *text;
	size_t len;
	const char *path = arena_printf(&a, "%s/config/plaint.conf.example", source ? source : ".");
	assert_int_equal(path_read(&a, path, 1 << 20, &text, &len, NULL), 0);
	load(t, text);

	for (char *line = text; line && *line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL)
		if (line[0] == '#' && line[1] != ' ' && line[1] != '\n')
			line[0] = ' ';
	trial_write(t, "plaint.conf", text);
	trial_load(t, TODAY);
	assert_string_equal(t->said.data,
		"plaint.conf:78: warning: the notify command cannot be run: \"/etc/plaint/notify\"\n");
	assert_int_equal(t->site->staff_count, 7);
	assert_string_equal(t->site->data, "/var/lib/plaint");
	assert_string_equal(site_clock(t->site, "contact")->limit, "12h");
	arena_release(&a);
}

/* The forms that matter to the gas company's rules ask for what these say. */
static void shipped_forms(void **state)
{
	const struct site *s = load(*state, "");
	static const char *const order[] = {"phone", "name", "address", "area", "channel", "received", "kind", "text",
		"category", "demand", "evidence", "account", "object", "place", "occurred", "effect",
		"responsibility", "outside_number", "callback"};
	const struct form *intake = site_form(s, "intake");
	assert_int_equal(intake->field_count, sizeof order / sizeof *order);
	for (size_t i = 0; i < intake->field_count; i++)
		assert_string_equal(intake->fields[i].s.title, order[i]);
	for (size_t i = 0; i < s->forms_count; i++)
		for (size_t k = 0; k < s->forms[i].field_count; k++) {
			const struct form_field *f = &s->forms[i].fields[k];
			assert_false(str_empty(f->label) || str_empty(f->label_zh));
		}
}

static void shipped_names_in_both_languages(void **state)
{
	const struct site *s = load(*state, "");
	for (size_t i = 0; i < s->categories_count; i++)
		assert_false(str_empty(s->categories[i].name) || str_empty(s->categories[i].name_zh));
	for (size_t i = 0; i < s->dangers_count; i++)
		assert_false(str_empty(s->dangers[i].script) || str_empty(s->dangers[i].script_zh));
	for (size_t i = 0; i < s->clocks_count; i++)
		assert_false(str_empty(s->clocks[i].name_zh) || str_empty(s->clocks[i].rule));
	for (size_t i = 0; i < s->departments_count; i++)
		assert_false(str_empty(s->departments[i].name_zh) || str_empty(s->departments[i].duty_zh));
}

/* One line is a whole config; its own holidays stand instead of the shipped ones. */
static void a_profile_named_alone(void **state)
{
	const struct site *s = load(*state, "profile = \"heating\"\n");
	assert_string_equal(s->profile, "heating");
	assert_true(s->holidays_count > 10);
	s = load(*state, "profile = \"heating\"\nholidays \"h\" { off = { \"01-01\" }  known_until = \"2030-12-31\" }\n");
	assert_int_equal(s->holidays_count, 1);
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(one_key_overrides),
		TEST(three_lines_are_enough),
		TEST(a_profile_named_alone),
		TEST(built_in),
		TEST(lists),
		TEST(same_title_in_one_file),
		TEST(strings),
		TEST(includes_follow_the_file),
		TEST(loops_are_found),
		TEST(forms_add_and_replace),
		TEST(forms_of_a_profile),
		TEST(a_profile_beside_the_config),
		TEST(own_routes_come_first), TEST(versions_follow_content),
		TEST(crlf_and_bom), TEST(what_a_client_needs),
		TEST(the_example),
		TEST(shipped_forms),
		TEST(shipped_names_in_both_languages),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
