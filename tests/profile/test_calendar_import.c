/* iCalendar → holidays sections (D-4): what the events of such calendars become. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "plaint/calendar_import.h"
#include "plaint/rules/calendar.h"
#include "plaint/str.h"
#include "trial.h"

#define EVENT(lines) "BEGIN:VEVENT\r\n" lines "END:VEVENT\r\n"
#define ON(date) "DTSTART;VALUE=DATE:" date "\r\n"
#define UNTIL(date) "DTEND;VALUE=DATE:" date "\r\n"
#define SUMMARY(text) "SUMMARY:" text "\r\n"

static const struct {
	const char *events;
	const char *sections; /* without the head; NULL: refused */
	const char *said;
} cases[] = {
	/* days: DTEND is the day after, a DURATION, one day where nothing is said */
	{EVENT(ON("20260501") UNTIL("20260506") SUMMARY("劳动节（休）")),
		"holidays \"t\" { name = \"Labour Day\"  name_zh = \"劳动节\"  off = { \"2026-05-01..2026-05-05\" }\n"
		"\tknown_until = \"2026-12-31\" }\n", ""},
	{EVENT(ON("20260501") "DURATION:P5D\r\n" SUMMARY("劳动节（休）")),
		"holidays \"t\" { name = \"Labour Day\"  name_zh = \"劳动节\"  off = { \"2026-05-01..2026-05-05\" }\n"
		"\tknown_until = \"2026-12-31\" }\n", ""},
	{EVENT(ON("20270101") SUMMARY("Founding Day")),
		"holidays \"t\" { name = \"Founding Day\"  name_zh = \"Founding Day\"  off = { \"2027-01-01\" }\n"
		"\tknown_until = \"2027-12-31\" }\n", ""},
	/* a day an event are joined; the make-up day goes with its holiday */
	{EVENT(ON("20261001") SUMMARY("国庆节 休 第1天/共3天")) EVENT(ON("20261003") SUMMARY("国庆节 休 第3天/共3天"))
		EVENT(ON("20261002") SUMMARY("国庆节 休 第2天/共3天")) EVENT(ON("20261010") SUMMARY("国庆节 补班 第1天/共1天")),
		"holidays \"t\" { name = \"National Day\"  name_zh = \"国庆节\"  off = { \"2026-10-01..2026-10-03\" }"
		"  work = { \"2026-10-10\" }\n\tknown_until = \"2026-12-31\" }\n", ""},
	/* the words for it */
	{EVENT(ON("20260214") SUMMARY("春节上班")) EVENT(ON("20260215") SUMMARY("春节假期"))
		EVENT(ON("20260216") SUMMARY("春节放假")) EVENT(ON("20260228") SUMMARY("【班】春节")),
		"holidays \"t\" { name = \"Spring Festival\"  name_zh = \"春节\"  off = { \"2026-02-15..2026-02-16\" }"
		"  work = { \"2026-02-14\", \"2026-02-28\" }\n\tknown_until = \"2026-12-31\" }\n", ""},
	/* 调休: a Saturday is worked, a Monday is not; 值班 is somebody's duty */
	{EVENT(ON("20260509") SUMMARY("劳动节调休")) EVENT(ON("20260504") SUMMARY("劳动节调休"))
		EVENT(ON("20260511") SUMMARY("张敏值班")),
		"holidays \"t\" { name = \"Labour Day\"  name_zh = \"劳动节\"  off = { \"2026-05-04\" }"
		"  work = { \"2026-05-09\" }\n\tknown_until = \"2026-12-31\" }\n",
		"x.ics:10: left out: 1 not marked as days off or working days, the first \"张敏值班\"\n"},
	/* Apple's own word is above the summary's */
	{EVENT(ON("20260104") SUMMARY("元旦") "X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY\r\n")
		EVENT(ON("20260101") SUMMARY("元旦") "X-APPLE-SPECIAL-DAY:WORK-HOLIDAY\r\n")
		EVENT(ON("20260308") SUMMARY("妇女节")),
		"holidays \"t\" { name = \"New Year\"  name_zh = \"元旦\"  off = { \"2026-01-01\" }  work = { \"2026-01-04\" }\n"
		"\tknown_until = \"2026-12-31\" }\n",
		"x.ics:12: left out: 1 not marked as days off or working days, the first \"妇女节\"\n"},
	{EVENT(ON("20260104") SUMMARY("元旦") "CATEGORIES:节假日,补班\r\n") EVENT(ON("20260101") SUMMARY("元旦") "CATEGORIES:放假\r\n"),
		"holidays \"t\" { name = \"New Year\"  name_zh = \"元旦\"  off = { \"2026-01-01\" }  work = { \"2026-01-04\" }\n"
		"\tknown_until = \"2026-12-31\" }\n", ""},
	{EVENT(ON("20260101") SUMMARY("New Year's Day") "DESCRIPTION:Public holiday\r\n")
		EVENT(ON("20260214") SUMMARY("Valentine's Day") "DESCRIPTION:Observance\\nTo hide it\r\n"),
		"holidays \"t\" { name = \"New Year's Day\"  name_zh = \"New Year's Day\"  off = { \"2026-01-01\" }\n"
		"\tknown_until = \"2026-12-31\" }\n",
		"x.ics:7: left out: 1 not marked as days off or working days, the first \"Valentine's Day\"\n"},
	/* every year: a month-day; several sections are numbered; known_until with the dated */
	{EVENT(ON("20201225") SUMMARY("Christmas") "RRULE:FREQ=YEARLY\r\n") EVENT(ON("20270101") SUMMARY("New Year")),
		"holidays \"t-1\" { name = \"New Year\"  name_zh = \"New Year\"  off = { \"2027-01-01\" }\n"
		"\tknown_until = \"2027-12-31\" }\n"
		"holidays \"t-2\" { name = \"Christmas\"  name_zh = \"Christmas\"  off = { \"12-25\" } }\n", ""},
	/* ... less an EXDATE: written out, as far as the other days reach */
	{EVENT(ON("20251225") SUMMARY("Christmas") "RRULE:FREQ=YEARLY\r\nEXDATE;VALUE=DATE:20261225\r\n")
		EVENT(ON("20270101") SUMMARY("New Year")),
		"holidays \"t-1\" { name = \"Christmas\"  name_zh = \"Christmas\"  off = { \"2025-12-25\" } }\n"
		"holidays \"t-2\" { name = \"New Year\"  name_zh = \"New Year\"  off = { \"2027-01-01\" } }\n"
		"holidays \"t-3\" { name = \"Christmas\"  name_zh = \"Christmas\"  off = { \"2027-12-25\" }\n"
		"\tknown_until = \"2027-12-31\" }\n", ""},
	/* a rule of weekdays: written out to the end of next year (today is in 2026) */
	{EVENT(ON("20260525") SUMMARY("Memorial Day") "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO\r\n"),
		"holidays \"t-1\" { name = \"Memorial Day\"  name_zh = \"Memorial Day\"  off = { \"2026-05-25\" } }\n"
		"holidays \"t-2\" { name = \"Memorial Day\"  name_zh = \"Memorial Day\"  off = { \"2027-05-31\" }\n"
		"\tknown_until = \"2027-12-31\" }\n", ""},
	{EVENT(ON("20260501") SUMMARY("x") "RRULE:FREQ=DAILY;COUNT=3\r\nRDATE;VALUE=DATE:20260510\r\n"),
		"holidays \"t\" { name = \"x\"  name_zh = \"x\"  off = { \"2026-05-01..2026-05-03\", \"2026-05-10\" }\n"
		"\tknown_until = \"2026-12-31\" }\n", ""},
	/* one of them moved, one called off */
	{EVENT("UID:a\r\n" ON("20260501") SUMMARY("x") "RRULE:FREQ=DAILY;COUNT=3\r\n")
		EVENT("UID:a\r\nRECURRENCE-ID;VALUE=DATE:20260502\r\n" ON("20260520") SUMMARY("x"))
		EVENT("UID:a\r\nRECURRENCE-ID;VALUE=DATE:20260503\r\nSTATUS:CANCELLED\r\n" ON("20260503") SUMMARY("x")),
		"holidays \"t\" { name = \"x\"  name_zh = \"x\"  off = { \"2026-05-01\", \"2026-05-20\" }\n"
		"\tknown_until = \"2026-12-31\" }\n", ""},
	{EVENT(ON("20201225") SUMMARY("Christmas") "RRULE:FREQ=YEARLY\r\n"),
		"holidays \"t\" { name = \"Christmas\"  name_zh = \"Christmas\"  off = { \"12-25\" } }\n", ""},
	/* midnight to midnight is a day; a time of day is none */
	{EVENT("DTSTART;TZID=Asia/Shanghai:20260101T000000\r\nDTEND;TZID=Asia/Shanghai:20260102T000000\r\n" SUMMARY("元旦"))
		EVENT("DTSTART:20260105T090000\r\nDTEND:20260105T100000\r\n" SUMMARY("例会")),
		"holidays \"t\" { name = \"New Year\"  name_zh = \"元旦\"  off = { \"2026-01-01\" }\n\tknown_until = \"2026-12-31\" }\n",
		"x.ics:7: left out: 1 with a time of day, not whole days, the first \"例会\"\n"},
	/* an alarm's lines are not the event's; quotes and ${ cannot get out of the text */
	{EVENT(ON("20260101") "BEGIN:VALARM\r\nDURATION:P9D\r\nEND:VALARM\r\n" SUMMARY("a \"b\" \\\\ ${HOME}")),
		"holidays \"t\" { name = \"a \\\"b\\\" \\\\ {HOME}\"  name_zh = \"a \\\"b\\\" \\\\ {HOME}\"  off = { \"2026-01-01\" }\n"
		"\tknown_until = \"2026-12-31\" }\n", ""},

	/* what is refused, each with its line */
	{EVENT(ON("20260231") SUMMARY("x")) EVENT(SUMMARY("y")) EVENT(ON("2026") SUMMARY("z")), NULL,
		"x.ics:3: no such date\nx.ics:6: this event has no DTSTART\nx.ics:10: cannot be read: \"DTSTART;VALUE=DATE:2026\"\n"},
	{EVENT(ON("20260105") UNTIL("20260101") SUMMARY("x")), NULL, "x.ics:4: the event ends before it begins\n"},
	{EVENT(ON("20260105") UNTIL("20290101") SUMMARY("x")), NULL, "x.ics:4: an event of more than a year\n"},
	{EVENT(ON("20260214") SUMMARY("春节（休）")) EVENT(ON("20260214") SUMMARY("春节（班）")), NULL,
		"x.ics:6: 2026-02-14 is both a day off and a working day (see line 2)\n"},
	{EVENT(ON("20260214") "RRULE:FREQ=HOURLY\r\n" SUMMARY("x")), NULL,
		"x.ics:4: holidays are not repeated by the hour: FREQ is YEARLY, MONTHLY, WEEKLY or DAILY\n"},
	{EVENT(ON("20260214") "RRULE:FREQ=SOMETIMES\r\n" SUMMARY("x")), NULL, "x.ics:4: cannot be read: \"RRULE:FREQ=SOMETIMES\"\n"},
	{EVENT(ON("20260214") "nonsense\r\n"), NULL, "x.ics:4: not a line of iCalendar (NAME:VALUE): \"nonsense\"\n"},
	{EVENT(ON("20260214") "SUMMARY:\xff\r\n"), NULL, "x.ics:4: not valid UTF-8\n"},
	{"BEGIN:VEVENT\r\nEND:VTODO\r\n", NULL, "x.ics:3: END without its BEGIN: \"VTODO\"\n"},
	{"BEGIN:VEVENT\r\n" ON("20260214"), NULL, "x.ics:4: END without its BEGIN: \"VCALENDAR\"\n"},
	{"", NULL, "x.ics: no whole days in it that are off or worked\n"},
};

/* Imports a file of the folder; what is said, paths cut to the base. */
static int import(struct trial *t, const char *name, struct str *out, struct str *said)
{
	struct faults faults;
	char path[128];
	int rc;

	snprintf(path, sizeof path, "%s/%s", t->folder, name);
	faults_init(&faults);
	str_init(out);
	str_init(said);
	rc = calendar_import(path, "t", 20605 /* 2026-06-01 */, out, &faults);
	for (size_t i = 0; i < faults.count; i++) {
		const struct fault *f = &faults.item[i];

		str_addf(said, f->line ? "%s:%d: " : "%s: ", str_equal(f->file, path) ? name : "?", f->line);
		str_addf(said, "%s\n", f->text);
	}
	assert_int_equal(rc != 0, faults.errors != 0);
	assert_int_equal(faults.count != faults.errors, faults.notices != 0);
	faults_release(&faults);
	return rc;
}

static const char *without_head(const struct str *out)
{
	const char *s = out->data;

	while (*s == '#')
		s = strchr(s, '\n') + 1;
	return s;
}

static int differs(size_t i, const char *got, const char *wanted)
{
	if (str_equal(got, wanted))
		return 0;
	print_error("case %zu: got\n%s\nwanted\n%s\n", i, got, wanted);
	return 1;
}

static void each_case(void **state)
{
	int bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct trial t;
		struct str file, out, said;
		int rc;

		trial_begin(&t);
		str_init(&file);
		str_addf(&file, "BEGIN:VCALENDAR\r\n%sEND:VCALENDAR\r\n", cases[i].events);
		trial_write(&t, "x.ics", file.data);
		rc = import(&t, "x.ics", &out, &said);
		assert_int_equal(rc != 0, cases[i].sections == NULL);
		bad += differs(i, said.data, cases[i].said);
		bad += differs(i, without_head(&out), str_or_empty(cases[i].sections));
		str_release(&file);
		str_release(&out);
		str_release(&said);
		trial_end(&t);
	}
	assert_int_equal(bad, 0);
}

static void not_a_calendar(void **state)
{
	static const struct {
		const char *text, *said;
	} bad[] = {
		{"", "x.ics: not an iCalendar file: it is empty\n"},
		{"holidays \"x\" { }\n", "x.ics:1: not an iCalendar file: begins with: \"holidays \"x\" { }\"\n"},
		{"BEGIN:VCARD\nEND:VCARD\n", "x.ics:1: not an iCalendar file: begins with: \"VCARD\"\n"},
		{"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\n", "x.ics:2: BEGIN:VEVENT is not ended: the file is cut off\n"},
		{"BEGIN:VCALENDAR\nEND:VCALENDAR\nx\n", "x.ics:3: after the end of the calendar: \"x\"\n"},
	};
	struct trial t;
	struct str out, said;

	(void)state;
	trial_begin(&t);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		trial_write(&t, "x.ics", bad[i].text);
		assert_int_equal(import(&t, "x.ics", &out, &said), -1);
		assert_string_equal(said.data, bad[i].said);
		assert_int_equal(out.len, 0);
		str_release(&out);
		str_release(&said);
	}
	assert_int_equal(import(&t, "nowhere.ics", &out, &said), -1);
	assert_non_null(strstr(said.data, "nowhere.ics"));
	str_release(&out);
	str_release(&said);
	trial_end(&t);
}

/* Lines of a file may be folded in the middle of a character. */
static void folded(void **state)
{
	struct trial t;
	struct str out, said;

	(void)state;
	trial_begin(&t);
	trial_write(&t, "x.ics", "\xef\xbb\xbf" "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=\n DATE:2026\n 0101\nSUMMARY:\xe5\x85\n"
		"\t\x83旦\nEND:VEVENT\nEND:VCALENDAR");
	assert_int_equal(import(&t, "x.ics", &out, &said), 0);
	assert_non_null(strstr(out.data, "name_zh = \"元旦\"  off = { \"2026-01-01\" }"));
	str_release(&out);
	str_release(&said);
	trial_end(&t);
}

static bool same_day(const struct day_info *a, const struct day_info *b)
{
	if (a->working != b->working || a->kind != b->kind || a->known != b->known || a->spans != b->spans)
		return false;
	for (int i = 0; i < a->spans; i++)
		if (a->span[i].from != b->span[i].from || a->span[i].to != b->span[i].to)
			return false;
	return str_equal(a->name, b->name) && str_equal(a->name_zh, b->name_zh);
}

/* The year as a Chinese calendar server publishes it gives the days of the shipped
 * holidays, names too. */
static void a_year_of_china(void **state)
{
	struct trial t, shipped;
	struct str out, said;
	struct faults faults;
	struct arena a = ARENA_INIT;
	struct workdays *got, *wanted;
	struct err err = ERR_INIT;

	(void)state;
	str_init(&out);
	str_init(&said);
	faults_init(&faults);
	assert_int_equal(calendar_import("tests/profile/calendars/china-2026.ics", NULL, 20605, &out, &faults), 0);
	assert_int_equal(faults.notices, 2);
	trial_begin(&t);
	trial_begin(&shipped);
	trial_write(&t, "plaint.conf", "profile = \"gas-company\"\ninclude(\"imported.conf\")\n");
	trial_write(&t, "imported.conf", out.data);
	trial_write(&shipped, "plaint.conf", "include(\"profiles/gas-company.conf\")\ninclude(\"holidays-cn.conf\")\n");
	trial_load(&t, TODAY);
	trial_load(&shipped, TODAY);
	assert_string_equal(t.said.data, "");
	assert_non_null(t.site);
	assert_int_equal(workdays_new(&a, t.site, &got, &err), 0);
	assert_int_equal(workdays_new(&a, shipped.site, &wanted, &err), 0);
	assert_int_equal(workdays_known_until(got), workdays_known_until(wanted));
	for (daynum d = day_from_civil(2026, 1, 1); d < day_from_civil(2027, 1, 1); d++) {
		struct day_info x, y;

		workdays_day(got, d, &x);
		workdays_day(wanted, d, &y);
		if (!same_day(&x, &y)) {
			char date[11];

			day_format(d, date);
			fail_msg("%s differs", date);
		}
	}
	trial_end(&shipped);
	trial_end(&t);
	faults_release(&faults);
	arena_release(&a);
	str_release(&out);
	str_release(&said);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_case),
		cmocka_unit_test(not_a_calendar),
		cmocka_unit_test(folded),
		cmocka_unit_test(a_year_of_china),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
