/* Forms as people treat them: pasted rubbish, Esc and digits, two on one record, the
 * danger box under the hands, the same matter again.
 */
#include "expect.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "world.h"

static int setup(void **state)
{
	struct world *w = malloc(sizeof *w);

	world_init(w, "en");
	*state = w;
	return 0;
}

static int teardown(void **state)
{
	world_release(*state);
	free(*state);
	return 0;
}

static struct screen *intake(struct world *w, int rows, int cols)
{
	struct screen *s = world_desk(w, rows, cols);

	EXPECT_TEXT(s, "help");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "New complaint");
	return s;
}

/* The number of the only complaint. */
static void only(struct world *w, char number[48])
{
	struct str out;
	const char *at;

	str_init(&out);
	WORLD_RUN(w, &out, "list", "--state", "all", "--json");
	at = strstr(out.data, "\"number\"");
	assert_non_null(at);
	at = strchr(strchr(at, ':'), '"') + 1;
	snprintf(number, 48, "%.*s", (int)strcspn(at, "\""), at);
	str_release(&out);
}

static void pasted_rubbish(void **state)
{
	static const char dirt[] = "abc\x1b[31m\xff\xfe\xe2\x80\xae\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9 \xe6\xb0\x94";
	struct world *w = *state;
	struct screen *s = intake(w, 24, 80);
	char *big = malloc(60000), number[48];
	struct str out;

	KEYS(s, "<Tab>");
	screen_paste(s, dirt, sizeof dirt - 1);
	EXPECT_TEXT(s, "abc");
	EXPECT_TEXT(s, "气");
	/* bytes that are no character do not make it deaf */
	screen_send(s, "\xe7\x85\xff\xfe", 4);
	KEYS(s, "张");
	EXPECT_TEXT(s, "张");
	KEYS(s, "<Tab><Tab><Tab><Tab><Tab>");
	for (int i = 0; i < 60000; i += 3)
		memcpy(big + i, "表", 3);
	screen_paste(s, big, 60000);
	EXPECT_TEXT(s, "2000/2000");
	EXPECT_TEXT(s, "18000 did not fit");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "-0001");
	only(w, number);
	str_init(&out);
	assert_int_equal(WORLD_RUN(w, &out, "show", number, "--json"), 0);
	assert_null(strchr(out.data, '\x1b'));
	assert_null(strstr(out.data, "\xe2\x80\xae"));
	assert_null(strstr(out.data, "\\u202e"));
	str_release(&out);
	free(big);
	screen_end(s);
}

static void escape_then_a_digit(void **state)
{
	struct screen *s = intake(*state, 20, 40);

	KEYS(s, "13800138000<Esc>");
	EXPECT_TEXT(s, "set aside");
	/* any other key goes on typing */
	KEYS(s, "x");
	EXPECT_TEXT(s, "13800138000x");
	EXPECT_GONE(s, "set aside");
	KEYS(s, "<BS><Esc>");
	EXPECT_TEXT(s, "set aside");
	KEYS(s, "8");
	EXPECT_TEXT(s, "Registered");
	EXPECT_TEXT(s, "-0001");
	screen_end(s);
}

static void enter_never_registers(void **state)
{
	struct world *w = *state;
	struct screen *s = intake(w, 24, 80);
	struct str out;

	KEYS(s, "<Tab><Tab><Tab><Tab><Tab><Tab>");
	KEYS(s, "line one<Enter>line two<Tab>");
	for (int i = 0; i < 30; i++)
		KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "18/18");
	EXPECT_TEXT(s, "New complaint");
	str_init(&out);
	WORLD_RUN(w, &out, "list", "--json");
	assert_null(strstr(out.data, "line one"));
	str_release(&out);
	screen_end(s);
}

/* In every size: the box comes, the caret's row stays. */
static void the_box_moves_nothing(void **state)
{
	static const int sizes[][2] = {{24, 80}, {20, 40}, {50, 200}, {16, 60}};

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct screen *s = intake(*state, sizes[i][0], sizes[i][1]);
		int row, col, after;
		KEYS(s, "<Tab><Tab><Tab><Tab><Tab><Tab>煤气");
		EXPECT_TEXT(s, "煤气");
		EXPECT(s, screen_wait_quiet(s, 100, SCREEN_TIMEOUT));
		screen_cursor(s, &row, &col);
		KEYS(s, "味");
		EXPECT_TEXT(s, "DANGER");
		EXPECT(s, screen_wait_quiet(s, 100, SCREEN_TIMEOUT));
		screen_cursor(s, &after, &col);
		assert_int_equal(after, row);
		KEYS(s, "很浓");
		EXPECT_TEXT(s, "煤气味很浓");
		KEYS(s, "<Esc><Del>");
		EXPECT_TEXT(s, "thrown away");
		screen_end(s);
	}
}

static void two_on_one_record(void **state)
{
	struct world *w = *state;
	struct screen *s;
	char number[48];
	struct str out;

	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "text=meter stands still"), 0);
	only(w, number);
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, "meter stands still");
	KEYS(s, "e");
	EXPECT_TEXT(s, "Edit");
	KEYS(s, "<Tab>Zhang Wei");
	EXPECT_TEXT(s, "Zhang Wei");
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "edit", "address=Xueyuan Rd 12"), 0);
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "Changed meanwhile");
	EXPECT_TEXT(s, "Xueyuan Rd 12"); /* untouched: as the other wrote it */
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "Zhang Wei");
	EXPECT_TEXT(s, "Xueyuan Rd 12");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "edited");
	str_init(&out);
	assert_int_equal(WORLD_RUN(w, &out, "show", number), 0);
	assert_non_null(strstr(out.data, "Zhang Wei"));
	assert_non_null(strstr(out.data, "Xueyuan Rd 12"));
	str_release(&out);
	screen_end(s);
}

static void the_same_matter_again(void **state)
{
	struct world *w = *state;
	struct screen *s;
	char number[48];
	struct str out;

	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "name=Zhang Wei", "text=meter stands still", "category=meter/fault"), 0);
	only(w, number);
	s = intake(w, 24, 80);
	KEYS(s, "13800138000");
	EXPECT_TEXT(s, "meter stands still");
	KEYS(s, "<F3><F4>");
	EXPECT_TEXT(s, "is attached");
	EXPECT_TEXT(s, "Zhang Wei");
	KEYS(s, "it stands still again<F2>");
	EXPECT_TEXT(s, "-0002");
	str_init(&out);
	assert_int_equal(WORLD_RUN(w, &out, "show", number, "--json"), 0);
	assert_non_null(strstr(strstr(out.data, "recomplaints"), "-0002"));
	str_release(&out);
	screen_end(s);
}

static void what_is_wrong_stands_at_its_field(void **state)
{
	struct screen *s = intake(*state, 24, 80);

	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "What happened is missing");
	KEYS(s, "no gas since noon<Tab><Tab><Tab><Tab><Tab><Tab><Tab>");
	EXPECT_TEXT(s, "no gas");
	KEYS(s, "soon<F2>");
	EXPECT_TEXT(s, "not a time");
	EXPECT_TEXT(s, "soon"); /* what was typed stays */
	KEYS(s, "<C-u>yesterday 8pm<Tab>");
	EXPECT_TEXT(s, "20:00");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "-0001");
	screen_end(s);
}

/* A shorter script shows first: what has to be read out then is there whole, also on a
 * screen that became another size. */
static void the_script_is_whole(void **state)
{
	struct screen *s = intake(*state, 24, 80);

	KEYS(s, "<Tab><Tab><Tab><Tab><Tab><Tab>there is no gas");
	EXPECT_TEXT(s, "DANGER: \"no gas\"");
	EXPECT_GONE(s, "wait there for the crew");
	KEYS(s, ", and a smell of gas");
	EXPECT_TEXT(s, "DANGER: \"smell of gas\"");
	EXPECT_TEXT(s, "do not go back in");
	EXPECT_GONE(s, " ... ");
	screen_resize(s, 20, 40);
	EXPECT_TEXT(s, "F8 register now");
	screen_resize(s, 24, 80);
	EXPECT_TEXT(s, "fill in the rest after");
	EXPECT_TEXT(s, "do not go back in");
	EXPECT_TEXT(s, "Category");
	screen_end(s);
}

/* U-5: more time is asked for a clock that runs, no other is offered; F4 on a yes-or-no field
 * gives both answers. */
static void more_time_for_what_runs(void **state)
{
	struct world *w = *state;
	struct screen *s;
	char number[48];

	world_write_profile(w, "gas-company");
	WORLD_RUN(w, NULL, "add", "phone=13800138000", "text=late", "category=repair/late", "next=forward");
	only(w, number);
	WORLD_RUN(w, NULL, "do", number, "receive");
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, number);
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "timeline");
	KEYS(s, "<F9>");
	EXPECT_TEXT(s, " in all");
	KEYS(s, "E");
	EXPECT_TEXT(s, "By how much");
	KEYS(s, "<F4>");
	EXPECT_TEXT(s, "settle");
	EXPECT_TEXT(s, "contact");
	EXPECT_GONE(s, "forward");
	KEYS(s, "<Esc>");
	EXPECT_GONE(s, "Enter picks");
	KEYS(s, "<Tab><Tab><Tab><Tab><F4>");
	EXPECT_TEXT(s, "Enter picks");
	EXPECT_TEXT(s, "no ");
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "[x]");
	screen_end(s);
}

/* GG-6: the forwarding asks for fields the intake has not. What is missing stands there by
 * its label, what the profile proposes is to be looked at; and none of it holds up an
 * emergency (E-1). */
static void asked_for_the_forwarding(void **state)
{
	struct world *w = *state;
	struct screen *s;
	char number[48];
	struct str out;

	world_write_profile(w, "gas-guide");
	s = intake(w, 24, 80);
	KEYS(s, "13800138000<Tab><Tab><Tab><Tab><Tab><Tab><Tab>stove goes out<F5>");
	EXPECT_TEXT(s, "Time limit: as proposed? The same key once more, or change it");
	EXPECT_TEXT(s, "5 working days");
	KEYS(s, "<F5>");
	EXPECT_TEXT(s, "not filled in: Category");
	KEYS(s, "<F8>");
	EXPECT_TEXT(s, "-0001");
	only(w, number);
	str_init(&out);
	assert_int_equal(WORLD_RUN(w, &out, "show", number, "--json"), 0);
	assert_non_null(strstr(out.data, "\"emergency\": true"));
	str_release(&out);
	screen_end(s);
}

/* PU-7, PU-2: a letter is dated by the day it came, not by when somebody types it. */
static void a_letter_has_its_day(void **state)
{
	struct world *w = *state;
	struct screen *s;
	struct str out;
	char number[48];

	world_write_profile(w, "utility");
	s = intake(w, 24, 80);
	EXPECT_TEXT(s, "Channel");
	assert_false(screen_find(s, "Received", NULL, NULL)); /* a call comes as it is typed */
	KEYS(s, "<Tab><Tab><Tab><Tab>");
	EXPECT_TEXT(s, "Telephone v]");
	KEYS(s, "let");
	EXPECT_TEXT(s, "Received");
	KEYS(s, "<Tab><F1>");
	EXPECT_TEXT(s, "never later than now");
	KEYS(s, "<Esc>");
	EXPECT_GONE(s, "never later than now");
	KEYS(s, "tomorrow<Tab><Tab><Tab>smells of rot<F2>");
	EXPECT_TEXT(s, "lies in the future");
	/* the caret went back to the day */
	KEYS(s, "<C-u>yesterday 9:00<F2>");
	EXPECT_TEXT(s, "-0001");
	only(w, number);
	str_init(&out);
	assert_int_equal(WORLD_RUN(w, &out, "why", number, "reply-letter"), 0);
	assert_non_null(strstr(out.data, "5 working days"));
	assert_non_null(strstr(out.data, " 09:00"));
	str_release(&out);
	screen_end(s);
}

/* What others get late with stands beside the clock while one types. */
static void late_work_beside_the_clock(void **state)
{
	struct world *w = *state;
	time_t then = time(NULL) - 3 * 3600;
	char received[40];
	struct screen *s;

	world_write_profile(w, "gas-company");
	s = intake(w, 24, 80);
	KEYS(s, "1380");
	EXPECT_TEXT(s, "draft kept");
	assert_false(screen_find(s, "overdue", NULL, NULL));
	strftime(received, sizeof received, "received=%Y-%m-%dT%H:%M:%SZ", gmtime(&then));
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13900000000", "text=x", received), 0); /* GC-3: its hour is over */
	EXPECT_TEXT(s, "overdue 1 !!");
	EXPECT_RESIZE(s, 20, 40); /* there it has no room */
	EXPECT_GONE(s, "overdue");
	screen_end(s);
}

/* HT-8: what is major goes in writing; the default of the form is not allowed then, so it is
 * asked for, not proposed. */
static void no_default_that_is_not_allowed(void **state)
{
	struct world *w = *state;
	struct screen *s;

	world_write_profile(w, "heating");
	s = intake(w, 24, 80);
	KEYS(s, "13800138000<Tab><Tab><Tab>e1<Tab><Tab><Tab><Tab><Tab><Tab>cold since monday<Tab>one household<F5>");
	EXPECT_TEXT(s, "not filled in: Way");
	EXPECT_GONE(s, "as proposed");
	KEYS(s, "in writing<F5>");
	EXPECT_TEXT(s, "-0001");
	screen_end(s);
}

/* HT-15: the crew reads which flat, wherever it reads the address. */
static void where_the_flat_is(void **state)
{
	struct world *w = *state;
	struct screen *s;

	world_write_profile(w, "heating");
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "address=Sunny Garden", "building=Tower B",
		"unit=2", "room=402", "text=burst pipe", "category=pipe/burst"), 0);
	s = world_desk(w, 24, 120);
	EXPECT_TEXT(s, "Sunny Garden Tower B");
	EXPECT_TEXT(s, "Unit 2 Room 402");
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "timeline");
	EXPECT_TEXT(s, "Sunny Garden Tower B Unit 2 Room 402");
	screen_end(s);
	s = world_desk(w, 20, 40);
	KEYS(s, "!");
	EXPECT_TEXT(s, "Sunny Garden Tower B Unit 2 Room 402");
	EXPECT_TEXT(s, "13800138000");
	screen_end(s);
}

/* Who takes no complaints is told so at the key, not when all of it is typed. */
static void told_at_the_key(void **state)
{
	struct world *w = *state;
	struct screen *s;

	world_write_company(w);
	world_be(w, "archivist");
	s = world_desk(w, 24, 80);
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "may not accept");
	EXPECT_GONE(s, "What happened");
	KEYS(s, "N");
	EXPECT_GONE(s, "What happened");
	screen_end(s);
}

/* A taker who was one field too early: said at once, and the words go where they belong. */
static void a_sentence_astray(void **state)
{
	struct world *w = *state;
	struct screen *s = intake(w, 24, 80);
	struct str out;

	KEYS(s, "13800138000<Tab><Tab><Tab>smell of gas since noon");
	EXPECT_TEXT(s, "Area has no value \"smell of gas since noon\"");
	KEYS(s, "<Tab><Tab><Tab><C-y>");
	EXPECT_TEXT(s, "DANGER: \"smell of gas\"");
	KEYS(s, "<F8>");
	EXPECT_TEXT(s, "-0001");
	str_init(&out);
	WORLD_RUN(w, &out, "show", "0001", "--json");
	assert_non_null(strstr(out.data, "smell of gas since noon"));
	str_release(&out);
	screen_end(s);
}

/* HT-9: a second complaint goes to the office above the station, the third to the company:
 * the intake says so while it is typed. */
static void again_goes_above(void **state)
{
	struct world *w = *state;
	struct screen *s;
	char number[48];

	world_write_profile(w, "heating");
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "area=e1", "category=heat/none", "text=cold", "building=12栋", "temperature=14"), 0);
	only(w, number);
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "forward", "way=writing"), 0);
	s = intake(w, 24, 80);
	KEYS(s, "13800138000");
	EXPECT_TEXT(s, "cold");
	KEYS(s, "<F3><F4>");
	EXPECT_TEXT(s, "is attached");
	EXPECT_TEXT(s, "12栋"); /* GC-8: the flat is the same */
	KEYS(s, "cold still");
	EXPECT_TEXT(s, "-> East office");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "-0002");
	screen_end(s);
}

/* GG-6: the persons that are offered work in the department, or are on call for it. */
static void persons_of_the_department(void **state)
{
	struct world *w = *state;
	struct screen *s;

	world_write_company(w);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "text=late", "category=repair/late"), 0);
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, "late");
	KEYS(s, "<Enter><F4>");
	EXPECT_TEXT(s, "Department");
	KEYS(s, "repair<Tab><F4>");
	EXPECT_TEXT(s, "Enter picks");
	EXPECT_TEXT(s, "孙浩");
	EXPECT_GONE(s, "何静");
	screen_end(s);
}

/* PU-8: a letter that was written goes to paper from the desk, too: the words of the shell,
 * with the number or for the complaint one is at. PU-5: once the investigation ended, the
 * form for its report begins at the report. */
static void a_letter_and_a_report(void **state)
{
	struct world *w = *state;
	struct screen *s;
	char number[48];

	world_write_profile(w, "utility");
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "text=brown water", "category=water/quality", "next=forward"), 0);
	only(w, number);
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "investigate", "remark=rust", "ended=yes"), 0);
	assert_int_equal(WORLD_RUN(w, NULL, "letter", number, "--kind", "preliminary", "--lang", "en", "opinion=old pipe"), 0);
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, "brown water");
	KEYS(s, ":letter 1 --again last<Enter>");
	EXPECT_TEXT(s, "Dear");
	KEYS(s, "<Esc>");
	EXPECT_GONE(s, "Dear");
	KEYS(s, ":letter --again last<Enter>");
	EXPECT_TEXT(s, "Dear");
	KEYS(s, "<Esc>");
	EXPECT_GONE(s, "Dear");
	KEYS(s, "s");
	EXPECT_TEXT(s, "Finding");
	KEYS(s, "the pipe is old<F2>");
	EXPECT_TEXT(s, "next: Propose");
	screen_end(s);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(the_script_is_whole), CASE(a_letter_has_its_day), CASE(late_work_beside_the_clock),
		CASE(no_default_that_is_not_allowed), CASE(where_the_flat_is), CASE(told_at_the_key), CASE(a_sentence_astray),
		CASE(again_goes_above), CASE(persons_of_the_department), CASE(a_letter_and_a_report),
		CASE(more_time_for_what_runs), CASE(asked_for_the_forwarding), CASE(pasted_rubbish),
		CASE(escape_then_a_digit),
		CASE(enter_never_registers),
		CASE(the_box_moves_nothing),
		CASE(two_on_one_record),
		CASE(the_same_matter_again),
		CASE(what_is_wrong_stands_at_its_field),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
