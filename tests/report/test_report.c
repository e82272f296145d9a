#include "check.h"

#include <locale.h>

#include <unistd.h>

#include "plaint/report.h"
#include "plaint/str.h"
#include "plaint/utf8.h"

static struct site *site;
static struct arena a;

static const struct section_type *type_of(const char *name)
{
	for (size_t i = 0; i < section_type_count; i++)
		if (strcmp(section_types[i].name, name) == 0)
			return &section_types[i];
	return NULL;
}

static int set_up(void **state)
{
	struct department *d;
	struct staff *s;
	struct clock_rule *c;
	struct label *l;

	(void)state;
	arena_init(&a);
	site = site_new();
	assert_int_equal(zone_load(&site->zone, "Asia/Shanghai", NULL), 0);
	d = site_add_section(site, type_of("department"), "repair");
	d->name = "Repair centre";
	d->name_zh = "抢修中心";
	s = site_add_section(site, type_of("staff"), "li");
	s->name = "李强";
	c = site_add_section(site, type_of("clock"), "contact");
	c->name = "Contact";
	c->name_zh = "联系";
	l = site_add_section(site, type_of("level"), "1");
	l->name = "Emergency";
	l->name_zh = "紧急";
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	site_unref(site);
	arena_release(&a);
	return 0;
}

static instant at(const char *text)
{
	instant t;

	assert_int_equal(instant_parse(&site->zone, text, &t), 0);
	return t;
}

static struct report_style style(enum report_format format, bool zh, int columns)
{
	return (struct report_style){.format = format, .site = site, .zh = zh, .now = at("2026-11-22 14:32:07"), .columns = columns};
}

static void remaining(int64_t seconds, bool zh, const char *expected)
{
	struct str s;

	str_init(&s);
	report_remaining(&s, seconds, zh);
	assert_string_equal(s.data, expected);
	str_release(&s);
}

static void what_is_left_fits_a_list(void **state)
{
	(void)state;
	remaining(-252, false, "-04:12");
	remaining(411, false, "06:51");
	remaining(0, true, "00:00");
	remaining(3599, true, "59:59");
	remaining(3600 + 300, false, "1h05");
	remaining(3600 + 300, true, "1时05");
	remaining(-23 * HOUR - 59 * MINUTE, false, "-23h59");
	remaining(3 * DAY + 2 * HOUR + 5, false, "3d 2h");
	remaining(3 * DAY + 2 * HOUR + 5, true, "3天2时");
	remaining(-DAY, true, "-1天0时");
	remaining(-10 * DAY + 1, false, "-9d 23h");
	remaining(-19 * DAY - 23 * HOUR, false, "-19d");
	remaining(19 * DAY + 23 * HOUR, true, "19天");
}

static struct row *two_rows(void)
{
	struct row *rows = arena_array(&a, 2, sizeof *rows);

	rows[0] = (struct row){.number = "20261122-0031", .version = 3, .state = STATE_FORWARDED, .level = 1,
		.safety = true, .emergency = true, .kind = "complaint", .category = "gas/leak",
		.department = "repair", .person = "li", .taker = "chen", .name = "张*", .phone = "138****8000",
		.address = "学院路12号3-402", .text = "厨房有煤气味, \"很浓\"", .received = at("2026-11-22 14:00"),
		.clock = "contact#2", .due = at("2026-11-22 14:27:55"), .warn_at = at("2026-11-22 14:20")};
	rows[1] = (struct row){.number = "20261122-0040", .version = 1, .state = STATE_ACCEPTED, .level = 3,
		.name = "Wang Xiaoming", .received = at("2026-11-22 14:31")};
	return rows;
}

static void a_queue_is_aligned_by_columns(void **state)
{
	struct report_style s = style(REPORT_TEXT, false, 0);
	struct str out;
	char *line[3], *rest;
	int state_at[3];

	(void)state;
	str_init(&out);
	report_rows(&out, &s, two_rows(), 2);
	rest = out.data;
	for (int i = 0; i < 3; i++)
		line[i] = strsep(&rest, "\n");
	assert_string_equal(rest, "");
	/* The column after the Chinese name begins at the same place in each line. */
	state_at[0] = utf8_width(line[0], (size_t)(strstr(line[0], "Department") - line[0]));
	state_at[1] = utf8_width(line[1], (size_t)(strstr(line[1], "Repair centre") - line[1]));
	assert_int_equal(state_at[0], state_at[1]);
	assert_true(str_starts(line[1], "!!  20261122-0031  1   -04:12  Contact#2"));
	assert_non_null(strstr(line[1], "李强"));
	assert_non_null(strstr(line[2], "Wang Xiaoming"));
	str_release(&out);
}

static void a_queue_fits_the_width(void **state)
{
	(void)state;
	for (int columns = 10; columns < 140; columns++) {
		struct report_style s = style(REPORT_TEXT, true, columns);
		struct str out;
		char *rest, *line;

		str_init(&out);
		report_rows(&out, &s, two_rows(), 2);
		if (columns >= 100)
			assert_non_null(strstr(out.data, "抢修中心"));
		if (columns >= 40)
			assert_non_null(strstr(out.data, "20261122-0031"));
		rest = out.data;
		while ((line = strsep(&rest, "\n")))
			assert_true(utf8_width(line, strlen(line)) <= columns);
		str_release(&out);
	}
}

static void a_queue_as_csv(void **state)
{
	struct report_style s = style(REPORT_CSV, false, 0);
	struct str out;

	(void)state;
	str_init(&out);
	report_rows(&out, &s, two_rows(), 2);
	assert_string_equal(out.data,
		"number,state,level,emergency,kind,category,received,taker,department,person,name,phone,address,text,clock,due,outside_number\r\n"
		"20261122-0031,forwarded,1,yes,complaint,gas/leak,2026-11-22T14:00:00+08:00,chen,repair,li,张*,138****8000,"
		"学院路12号3-402,\"厨房有煤气味, \"\"很浓\"\"\",contact#2,2026-11-22T14:27:55+08:00,\r\n"
		"20261122-0040,accepted,3,no,,,2026-11-22T14:31:00+08:00,,,,Wang Xiaoming,,,,,,\r\n");
	str_release(&out);
}

/* "1 complaints" is no English; Chinese tells no numbers apart. */
static void counts_in_words(void **state)
{
	static const char one[] = "Urge for %lld complaint", many[] = "Urge for %lld complaints";

	(void)state;
	report_language("en");
	assert_string_equal(tr_n(one, many, 1), one);
	assert_string_equal(tr_n(one, many, 0), many);
	assert_string_equal(tr_n(one, many, 2), many);
}

static void a_queue_as_json(void **state)
{
	struct report_style s = style(REPORT_JSON, false, 0);
	struct str out;

	(void)state;
	str_init(&out);
	report_rows(&out, &s, two_rows(), 1);
	assert_string_equal(out.data,
		"[\n  {\n    \"number\": \"20261122-0031\",\n    \"outside_number\": null,\n    \"state\": \"forwarded\",\n    \"level\": 1,\n"
		"    \"emergency\": true,\n    \"safety\": true,\n    \"returned\": 0,\n    \"kind\": \"complaint\",\n"
		"    \"category\": \"gas/leak\",\n    \"received\": \"2026-11-22T14:00:00+08:00\",\n"
		"    \"taker\": \"chen\",\n    \"department\": \"repair\",\n    \"person\": \"li\",\n"
		"    \"customer\": {\n      \"name\": \"张*\",\n      \"phone\": \"138****8000\",\n"
		"      \"address\": \"学院路12号3-402\",\n      \"area\": null\n    },\n"
		"    \"matter\": {\n      \"text\": \"厨房有煤气味, \\\"很浓\\\"\"\n    },\n"
		"    \"clock\": {\n      \"name\": \"contact\",\n      \"run\": 2,\n"
		"      \"due\": \"2026-11-22T14:27:55+08:00\",\n      \"remaining\": -252,\n      \"overdue\": true\n    },\n"
		"    \"version\": 3,\n    \"editing\": []\n  }\n]\n");
	str_clear(&out);
	report_rows(&out, &s, NULL, 0);
	assert_string_equal(out.data, "[]\n");
	str_release(&out);
}

static void urgent_lines_fit_a_phone(void **state)
{
	static const bool languages[] = {false, true};
	struct row *rows = two_rows();

	(void)state;
	rows[1].address = "a very long address that goes on and on and on for ever";
	rows[1].due = at("2026-11-29 14:00");
	rows[1].clock = "contact";
	for (int i = 0; i < 2; i++) {
		struct report_style s = style(REPORT_TEXT, languages[i], 200);
		struct str out;
		char *rest, *line;
		int lines = 0;

		str_init(&out);
		report_urgent(&out, &s, rows, 2);
		assert_true(str_starts(out.data, "!! 20261122-0031 -04:12 "));
		rest = out.data;
		while ((line = strsep(&rest, "\n")) && *line) {
			assert_true(utf8_width(line, strlen(line)) <= 40);
			lines++;
		}
		assert_int_equal(lines, 2);
		str_release(&out);
	}
}

static void the_json_of_show_has_the_names_of_the_contract(void **state)
{
	static const char *const names[] = {"number", "state", "level", "emergency", "kind", "channel", "category",
		"nature", "received", "taker", "department", "person", "assisting", "responsibility", "customer", "name",
		"phone", "account", "address", "area", "matter", "object", "time", "place", "text", "effect", "demand",
		"evidence", "outside_number", "outside_numbers", "original", "recomplaints", "clocks", "run", "started", "due", "original_due",
		"provisional", "warned", "stopped", "events", "seq", "by", "action", "changes", "hash", "result", "facts",
		"measures", "accountability", "satisfaction", "version", "editing", "fields", "meter_number"};
	struct complaint c = {.number = "20261122-0031", .level = 1, .received = 1};
	struct clock_run run = {.name = "contact", .run = 1, .limit = "24h", .due = 5};
	struct event e = {.seq = 7, .login = "", .name = "plaint", .action = "breach", .from = "timer"};
	struct report_style s = style(REPORT_JSON, false, 0);
	struct str out, key;

	(void)state;
	values_set(&a, &c.extra, "meter_number", "A\"17\n");
	event_change(&a, &e, "state", "accepted", NULL);
	c.clocks = &run;
	c.clock_count = 1;
	str_init(&out);
	str_init(&key);
	report_complaint(&out, &s, &c, &e, 1);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		str_clear(&key);
		str_addf(&key, "\"%s\": ", names[i]);
		if (!strstr(out.data, key.data))
			fail_msg("no %s in %s", names[i], out.data);
	}
	assert_non_null(strstr(out.data, "\"meter_number\": \"A\\\"17\\n\""));
	assert_non_null(strstr(out.data, "\"by\": \"plaint\""));
	assert_non_null(strstr(out.data, "\"stopped\": null"));
	str_release(&out);
	str_release(&key);
}

static void a_record_can_be_read(void **state)
{
	struct complaint c = {.number = "20261122-0031", .level = 1, .emergency = true, .received = at("2026-11-22 14:00"),
		.taker = "li"};
	struct clock_run run = {.name = "contact", .run = 2, .limit = "24h", .state = CLOCK_RUNNING,
		.started = at("2026-11-22 14:00"), .due = at("2026-11-23 14:00"), .rule = "GC-4", .provisional = true};
	struct event events[] = {
		{.at = at("2026-11-22 14:00"), .login = "li", .name = "李强", .action = "forward"},
		{.at = at("2026-11-22 14:05"), .login = "", .name = "plaint", .action = "warn"},
	};
	struct report_style s = style(REPORT_TEXT, false, 0);
	struct str out;

	(void)state;
	c.value[FIELD_DEPARTMENT] = "repair";
	c.value[FIELD_TEXT] = "first line\nsecond line";
	c.clocks = &run;
	c.clock_count = 1;
	event_change(&a, &events[0], "department", NULL, "repair");
	event_change(&a, &events[0], "clock contact", NULL, "running");
	event_change(&a, &events[1], "clock", NULL, "contact#2");
	str_init(&out);
	report_complaint(&out, &s, &c, events, 2);
	assert_true(str_starts(out.data, "20261122-0031  accepted  level Emergency !!\n"));
	assert_non_null(strstr(out.data, "  Department       Repair centre\n"));
	assert_non_null(strstr(out.data, "first line\n                   second line\n"));
	assert_non_null(strstr(out.data, "Contact#2  running  24 hours  2026-11-22 14:00:00  2026-11-23 14:00:00 ?  23h27"));
	assert_non_null(strstr(out.data, "2026-11-22 14:00:00  李强    forwarded        Department: Repair centre\n"));
	assert_non_null(strstr(out.data, "2026-11-22 14:05:00  system  time limit near  Clock: Contact#2\n"));
	str_release(&out);
}

/* "reason" stands in several forms: an event says it with the word of its own. */
static void an_event_speaks_as_its_form(void **state)
{
	static const char *const words[][3] = {{"destroy", "Why destroy", "销毁理由"}, {"suspend", "Why suspend", "暂停理由"}};
	struct form_field fields[2] = {0};
	struct form forms[2] = {0};
	struct complaint c = {.number = "20261122-0031", .level = 1, .received = at("2026-11-22 14:00")};
	struct event e = {.at = at("2026-11-22 14:00"), .login = "li", .name = "李强", .action = "suspend"};
	struct report_style s = style(REPORT_TEXT, true, 0);
	struct str out;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		fields[i].s.title = "reason";
		fields[i].label = words[i][1];
		fields[i].label_zh = words[i][2];
		forms[i].s.title = words[i][0];
		forms[i].fields = &fields[i];
		forms[i].field_count = 1;
	}
	site->forms = forms;
	site->forms_count = 2;
	event_change(&a, &e, "reason", NULL, "等备件");
	str_init(&out);
	report_complaint(&out, &s, &c, &e, 1);
	assert_non_null(strstr(out.data, "暂停理由: 等备件"));
	e.action = "note"; /* has no such field: any form's word */
	str_clear(&out);
	report_complaint(&out, &s, &c, &e, 1);
	assert_non_null(strstr(out.data, "销毁理由: 等备件"));
	str_release(&out);
	site->forms = NULL;
	site->forms_count = 0;
}

static void steps_explain_a_deadline(void **state)
{
	struct step item[] = {
		{.at = at("2026-02-13 17:20"), .label = "the clock starts; this day not counted", .name = "forward", .seconds = -1},
		{.at = at("2026-02-14"), .day = true, .label = "make-up working day", .name = "Spring Festival",
			.name_zh = "春节", .count = 1, .seconds = -1},
		{.at = at("2026-02-15"), .until = at("2026-02-23"), .day = true, .label = "not counted",
			.name = "Spring Festival", .name_zh = "春节", .seconds = -1},
		{.at = at("2026-02-24"), .day = true, .label = "working day", .seconds = 5400},
		{.at = at("2026-02-24 10:00"), .label = "extended by", .name = "2wd", .seconds = -1},
	};
	struct steps steps = {item, 5};
	struct deadline due = {at("2026-02-25 17:30"), true};
	struct report_style s = style(REPORT_TEXT, false, 70);
	struct str out;

	(void)state;
	str_init(&out);
	report_steps(&out, &s, "contact", item[0].at, "3wd", &due, at("2026-02-24 17:30"), &steps);
	assert_string_equal(out.data,
		"Contact: 3 working days\n"
		"Fri 13 Feb 2026 17:20    forwarded: the clock starts; this day not counted\n"
		"Sat 14 Feb               Spring Festival, make-up working day        1\n"
		"Sun 15 Feb - Mon 23 Feb  Spring Festival, not counted\n"
		"Tue 24 Feb               working day                              1:30\n"
		"Tue 24 Feb 2026 10:00    extended by 2 working days\n"
		"Tue 24 Feb 2026 17:30    warning\n"
		"Wed 25 Feb 2026 17:30    due (provisional: the calendar ends before)\n");
	str_clear(&out);
	s = style(REPORT_TEXT, true, 70);
	report_step(&out, &s, &item[2]);
	assert_true(str_starts(out.data, "02-15 周日 - 02-23 周一  春节，"));
	str_clear(&out);
	s = style(REPORT_JSON, false, 0);
	steps.count = 2;
	report_steps(&out, &s, NULL, item[0].at, "3wd", &due, INSTANT_NONE, &steps);
	assert_string_equal(out.data,
		"{\n  \"from\": \"2026-02-13T17:20:00+08:00\",\n  \"limit\": \"3wd\",\n"
		"  \"due\": \"2026-02-25T17:30:00+08:00\",\n  \"warn\": null,\n  \"provisional\": true,\n  \"steps\": [\n"
		"    {\n      \"at\": \"2026-02-13T17:20:00+08:00\",\n      \"until\": null,\n"
		"      \"label\": \"the clock starts; this day not counted\",\n      \"name\": \"forward\",\n"
		"      \"count\": null,\n      \"seconds\": null\n    },\n"
		"    {\n      \"at\": \"2026-02-14\",\n      \"until\": null,\n      \"label\": \"make-up working day\",\n"
		"      \"name\": \"Spring Festival\",\n      \"count\": 1,\n      \"seconds\": null\n    }\n  ]\n}\n");
	str_release(&out);
}

static void json_text_is_quoted(void **state)
{
	struct str out;

	(void)state;
	str_init(&out);
	report_json_text(&out, "a\"b\\c\n燃气\x01");
	assert_string_equal(out.data, "\"a\\\"b\\\\c\\n燃气\\u0001\"");
	str_clear(&out);
	report_json_text(&out, NULL);
	assert_string_equal(out.data, "\"\"");
	str_release(&out);
}

static void speaks(const char *wanted, const char *language, const char *lang, bool zh)
{
	unsetenv("LC_ALL");
	unsetenv("LC_MESSAGES");
	if (language)
		setenv("LANGUAGE", language, 1);
	else
		unsetenv("LANGUAGE");
	setenv("LANG", lang, 1);
	assert_int_equal(report_language(wanted), zh);
	/* Characters are UTF-8 whatever the language. */
	assert_int_equal(utf8_width("煤\xc3\xa9", 5), 3);
	if (zh && access(PLAINT_BUILD_DIR "/locale/zh_CN/LC_MESSAGES/plaint.mo", R_OK) == 0)
		assert_string_equal(tr("Forward"), "转发");
	if (!zh)
		assert_string_equal(tr("Forward"), "Forward");
	assert_string_equal(tr("nothing translates this"), "nothing translates this");
	assert_string_equal(tr(""), "");
}

static void the_language_is_the_one_wanted(void **state)
{
	(void)state;
	speaks(NULL, NULL, "C", false);
	speaks(NULL, NULL, "zh_CN.UTF-8", true);
	speaks(NULL, "zh_CN:en", "C", true);
	speaks(NULL, "en", "zh_CN.UTF-8", false);
	speaks("zh", NULL, "C", true);
	speaks("en", "zh_CN", "zh_CN.UTF-8", false);
	speaks("", NULL, "no_SUCH.locale", false);
	speaks(NULL, NULL, "POSIX", false);
}

static void taiwan_reads_its_own(void **state)
{
	static const struct {
		const char *wanted, *language, *lang, *forward;
	} table[] = {
		{NULL, NULL, "zh_TW.UTF-8", "轉發"},
		{NULL, "zh_TW:zh_CN:en", "C", "轉發"},
		{"zh_TW", NULL, "C", "轉發"},
		{"zh", NULL, "zh_TW.UTF-8", "轉發"},
		{NULL, NULL, "zh_HK.UTF-8", "轉發"},
		{"zh_CN", NULL, "zh_TW.UTF-8", "转发"},
		{NULL, NULL, "zh_SG.UTF-8", "转发"},
	};

	(void)state;
	if (access(PLAINT_BUILD_DIR "/locale/zh_TW/LC_MESSAGES/plaint.mo", R_OK))
		skip();
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		unsetenv("LC_ALL");
		unsetenv("LC_MESSAGES");
		unsetenv("LANGUAGE");
		if (table[i].language)
			setenv("LANGUAGE", table[i].language, 1);
		setenv("LANG", table[i].lang, 1);
		assert_true(report_language(table[i].wanted));
		assert_string_equal(tr("Forward"), table[i].forward);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_left_fits_a_list),
		cmocka_unit_test_setup_teardown(a_queue_is_aligned_by_columns, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_queue_fits_the_width, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_queue_as_csv, set_up, tear_down),
		cmocka_unit_test_setup_teardown(counts_in_words, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_queue_as_json, set_up, tear_down),
		cmocka_unit_test_setup_teardown(urgent_lines_fit_a_phone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_json_of_show_has_the_names_of_the_contract, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_record_can_be_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_event_speaks_as_its_form, set_up, tear_down),
		cmocka_unit_test_setup_teardown(steps_explain_a_deadline, set_up, tear_down),
		cmocka_unit_test(json_text_is_quoted),
		cmocka_unit_test(the_language_is_the_one_wanted),
		cmocka_unit_test(taiwan_reads_its_own),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
