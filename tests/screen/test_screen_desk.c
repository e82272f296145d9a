/* The desk as a person meets it: first start, help, sizes, leaving. */
#include "expect.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

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

static void add_some(struct world *w)
{
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "name=张伟", "address=学院路12号3-402",
		"text=三天压力低，点不着火", "category=supply/pressure"), 0);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13912345678", "name=欧阳静", "text=抄表数与表盘不符",
		"category=meter/reading"), 0);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=03121234567", "text=厨房有煤气味", "address=东街5号"), 0);
}

static void starts_on_nothing(void **state)
{
	struct screen *s = world_desk(*state, 24, 80);

	EXPECT_TEXT(s, "Nothing open");
	EXPECT_TEXT(s, "F1");
	KEYS(s, "q");
	EXPECT_EXIT(s, 0);
	screen_end(s);
}

static void most_urgent_first(void **state)
{
	struct screen *s;
	int leak = 0, pressure = 0, meter = 0;

	add_some(*state);
	s = world_desk(*state, 24, 80);
	EXPECT_TEXT(s, "厨房有煤气味");
	EXPECT_TEXT(s, "抄表数与");
	EXPECT(s, screen_find(s, "厨房", &leak, NULL) && screen_find(s, "三天压力低", &pressure, NULL) &&
		screen_find(s, "抄表", &meter, NULL));
	EXPECT(s, leak < pressure && leak < meter);
	screen_end(s);
}

/* Opens each screen with its keys, asks for help there, and comes back. */
static void help_on_every_screen(void **state)
{
	static const struct {
		const char *open, *seen, *help, *close;
	} screens[] = {
		{ "", "next:", "Help: The desk", "" },
		{ "<Enter>", "timeline", "Help: One complaint", "<Esc>" },
		{ "!", "URGENT", "Help: Urgent", "<Esc>" },
		{ "/", "Find:", "Help: Find", "<Esc>" },
		{ "w", "clock", "Help: Why", "<Esc>" },
		{ "m", "Menu", "Help: The menu", "<Esc>" },
	};
	struct screen *s;

	add_some(*state);
	s = world_desk(*state, 24, 80);
	EXPECT_TEXT(s, "厨房有煤气味");
	for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i++) {
		KEYS(s, screens[i].open);
		EXPECT_TEXT(s, screens[i].seen);
		KEYS(s, "<F1>");
		EXPECT_TEXT(s, screens[i].help);
		KEYS(s, "<Esc>");
		EXPECT_GONE(s, screens[i].help);
		KEYS(s, screens[i].close);
		EXPECT_TEXT(s, "[3 all");
	}
	screen_end(s);
}

static void queues_by_digit(void **state)
{
	struct screen *s;

	add_some(*state);
	s = world_desk(*state, 24, 80);
	EXPECT_TEXT(s, "抄表");
	KEYS(s, "6");
	EXPECT_TEXT(s, "[6 urgent 1]");
	EXPECT_GONE(s, "抄表");
	KEYS(s, "9");
	EXPECT_TEXT(s, "Nothing in this queue");
	/* Typed with the input method still on. */
	KEYS(s, "３");
	EXPECT_TEXT(s, "[3 all 3]");
	EXPECT_TEXT(s, "抄表");
	screen_end(s);
}

/* Where the text stands, counted in rows. */
static int row_of(struct screen *s, const char *text)
{
	int row = -1;

	return screen_find(s, text, &row, NULL) ? row : -1;
}

static void another_order_keeps_marks(void **state)
{
	struct screen *s;

	add_some(*state);
	s = world_desk(*state, 24, 80);
	EXPECT_TEXT(s, "抄表");
	KEYS(s, "<Space>"); /* the leak */
	KEYS(s, "oo");
	EXPECT_TEXT(s, "oldest first");
	EXPECT(s, row_of(s, "oldest first") == row_of(s, "number"));
	EXPECT(s, row_of(s, "三天压力低") < row_of(s, "抄表") && row_of(s, "抄表") < row_of(s, "厨房有煤"));
	EXPECT_TEXT(s, "   *"); /* still marked */
	KEYS(s, "j");
	EXPECT(s, row_of(s, "oldest first") == row_of(s, "number"));
	/* Closed ones have an order of their own, and say so. */
	KEYS(s, "7o");
	EXPECT_TEXT(s, "closed complaints are listed newest first");
	KEYS(s, "3o");
	EXPECT_TEXT(s, "most urgent first");
	EXPECT(s, row_of(s, "厨房有煤") < row_of(s, "三天压力低"));
	EXPECT(s, row_of(s, "oldest first") < 0);
	screen_end(s);
}

static void another_desk_sees_it_at_once(void **state)
{
	struct screen *a = world_desk(*state, 24, 80), *b = world_desk(*state, 20, 40);

	EXPECT_TEXT(a, "Nothing open");
	EXPECT_TEXT(b, "Nothing open");
	add_some(*state);
	EXPECT_TEXT(a, "厨房有煤气味");
	EXPECT_TEXT(b, "厨房有煤气味");
	screen_end(a);
	screen_end(b);
}

static void any_size(void **state)
{
	static const int sizes[][2] = { { 20, 40 }, { 12, 40 }, { 24, 80 }, { 50, 200 }, { 11, 80 }, { 24, 39 }, { 3, 10 }, { 30, 100 }, { 24, 60 } };
	struct screen *s;

	add_some(*state);
	s = world_desk(*state, 24, 80);
	EXPECT_TEXT(s, "厨房有煤气味");
	for (int round = 0; round < 3; round++)
		for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
			bool small = sizes[i][0] < 12 || sizes[i][1] < 40;

			screen_resize(s, sizes[i][0], sizes[i][1]);
			if (sizes[i][1] >= 20)
				EXPECT_TEXT(s, small ? "terminal too small" : "厨房");
		}
	/* A storm of them, with keys between. */
	for (int i = 0; i < 200; i++) {
		screen_resize(s, 3 + i * 7 % 48, 5 + i * 37 % 190);
		KEYS(s, i % 3 == 0 ? "j" : i % 3 == 1 ? "<Enter>" : "<Esc>");
	}
	screen_resize(s, 24, 80);
	EXPECT(s, screen_wait_quiet(s, 60, SCREEN_TIMEOUT));
	KEYS(s, "<Esc><Esc><Esc>");
	EXPECT_TEXT(s, "[3 all 3]");
	screen_end(s);
}

static void ends_with_its_terminal(void **state)
{
	struct world *w = *state;
	struct screen *s = world_desk(w, 24, 80);

	EXPECT_TEXT(s, "Nothing open");
	screen_hangup(s);
	assert_true(screen_wait_exit(s, SCREEN_TIMEOUT) >= 0);
	screen_end(s);
	/* Nothing but the desk went. */
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, "Nothing open");
	screen_signal(s, SIGTERM);
	assert_true(screen_wait_exit(s, SCREEN_TIMEOUT) >= 0);
	screen_end(s);
}

static void command_line_jumps_and_completes(void **state)
{
	struct screen *s;

	add_some(*state);
	s = world_desk(*state, 24, 80);
	EXPECT_TEXT(s, "抄表");
	KEYS(s, ":0002<Enter>");
	EXPECT_TEXT(s, "timeline");
	EXPECT_TEXT(s, "-0002");
	KEYS(s, "<Esc>");
	EXPECT_TEXT(s, "[3 all");
	KEYS(s, ":statu<Tab><Enter>");
	EXPECT_TEXT(s, "pid");
	KEYS(s, "<Esc>");
	EXPECT_GONE(s, "pid");
	KEYS(s, ":note remark=\"called by the press\"<Enter>");
	EXPECT_TEXT(s, "accepted");
	KEYS(s, ":nonsense<Enter>");
	EXPECT_TEXT(s, "unknown command");
	/* The line stays, to be mended. */
	EXPECT_TEXT(s, ":nonsense");
	for (int i = 0; i < 8; i++)
		KEYS(s, "<BS>");
	EXPECT_GONE(s, ":nonsense");
	KEYS(s, "0002<Enter>");
	EXPECT_TEXT(s, "timeline");
	KEYS(s, "<Esc>");
	EXPECT_TEXT(s, "[3 all");
	/* The history has them, newest first. */
	KEYS(s, ":<Up><Up><Up>");
	EXPECT_TEXT(s, ":note remark=");
	KEYS(s, "<Esc>");
	EXPECT_GONE(s, ":note remark=");
	screen_end(s);
}

/* One forwarded by mistake is back with two keys. */
static void a_forward_is_taken_back(void **state)
{
	struct screen *s;

	add_some(*state);
	s = world_desk(*state, 24, 80);
	EXPECT_TEXT(s, "2 unforwarded 3");
	KEYS(s, "ja");
	EXPECT_TEXT(s, "Forward");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "U takes it back for a minute");
	EXPECT_TEXT(s, "2 unforwarded 2");
	KEYS(s, "U");
	EXPECT_TEXT(s, "taken back: it is as it was");
	EXPECT_TEXT(s, "2 unforwarded 3");
	screen_end(s);
}

/* While its number stands large, the next key is about the complaint just registered, not
 * about the one the list has selected. */
static void what_was_registered_is_meant(void **state)
{
	struct screen *s;

	add_some(*state);
	s = world_desk(*state, 24, 80);
	EXPECT_TEXT(s, "厨房有煤气味");
	KEYS(s, "<F2>13912345678<Tab>Sun<Tab><Tab><Tab><Tab><Tab>the bill is wrong<F2>");
	EXPECT_TEXT(s, "-0004 ");
	KEYS(s, "<F4>");
	EXPECT_TEXT(s, " Forward  ");
	EXPECT_TEXT(s, "the bill is wrong");
	EXPECT(s, row_of(s, "-0004") == 0);
	KEYS(s, "<Esc><Esc>");
	EXPECT_TEXT(s, "[3 all 4]");
	screen_end(s);
}

/* The same words as plaint ...: what has no screen the program itself answers. */
static void words_without_a_screen(void **state)
{
	struct screen *s = world_desk(*state, 24, 80);

	EXPECT_TEXT(s, "Nothing open");
	KEYS(s, ":due --from 2026-02-13T17:20 --limit 3wd --explain<Enter>");
	EXPECT_TEXT(s, "2026-02-25T17:30:00");
	EXPECT_TEXT(s, "make-up working day");
	KEYS(s, "<Esc>");
	EXPECT_GONE(s, "2026-02-25T17:30:00");
	KEYS(s, ":calendar show 2026-10<Enter>");
	EXPECT_TEXT(s, "2026-10-01 Thu");
	KEYS(s, "<Esc>");
	EXPECT_GONE(s, "2026-10-01 Thu");
	KEYS(s, ":due --limit 3wd<Enter>");
	EXPECT_TEXT(s, "due wants --from TIME and --limit LIMIT");
	KEYS(s, "<Esc>:list --order loudest<Enter>");
	EXPECT_TEXT(s, "there is no order");
	screen_end(s);
}

static void finds_while_typing(void **state)
{
	struct screen *s;

	add_some(*state);
	s = world_desk(*state, 24, 80);
	EXPECT_TEXT(s, "抄表");
	KEYS(s, "/5678");
	EXPECT_TEXT(s, "1 found");
	EXPECT_TEXT(s, "欧阳静");
	EXPECT_GONE(s, "厨房");
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "timeline");
	KEYS(s, "<Esc>");
	EXPECT_TEXT(s, "Find:");
	KEYS(s, "<C-u>学院路");
	EXPECT_TEXT(s, "1 found");
	EXPECT_TEXT(s, "Address: 学院路12号"); /* where it was found, not the matter */
	EXPECT_GONE(s, "欧阳静");
	screen_end(s);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(starts_on_nothing),
		CASE(most_urgent_first),
		CASE(help_on_every_screen),
		CASE(queues_by_digit),
		CASE(another_order_keeps_marks),
		CASE(another_desk_sees_it_at_once),
		CASE(any_size),
		CASE(ends_with_its_terminal),
		CASE(command_line_jumps_and_completes),
		CASE(finds_while_typing),
		CASE(what_was_registered_is_meant),
		CASE(words_without_a_screen),
		CASE(a_forward_is_taken_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
