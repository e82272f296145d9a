/* The lead's board: who has how much, work given to others before everybody's eyes, and
 * taken back; the page for the next shift.
 */
#include "expect.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "plaint/arena.h"
#include "world.h"

/* The account that runs the test leads the shift. */
static void write_config(struct world *w)
{
	const struct passwd *who = getpwuid(getuid());
	char path[200];
	FILE *f;

	snprintf(path, sizeof path, "%s/config/plaint", w->root);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof path, "%s/config/plaint/plaint.conf", w->root);
	f = fopen(path, "w");
	assert_non_null(f);
	fprintf(f, "include(\"%s/config/profiles/gas-company.conf\")\n"
		"include(\"%s/config/holidays-cn.conf\")\n"
		"staff \"%s\" { name = \"王班长\" number = \"1001\" department = \"service\" roles = { taker, lead, handler, manager } }\n"
		"staff \"he\" { name = \"何静\" number = \"5002\" department = \"station\" roles = { handler } }\n"
		"staff \"sun\" { name = \"孙浩\" number = \"2002\" department = \"repair\" roles = { handler, oncall } }\n"
		"oncall \"always\" { department = \"repair\" staff = { sun } hours = { \"mon-sun 00:00-24:00\" } }\n%s",
		PLAINT_SOURCE_DIR, PLAINT_SOURCE_DIR, who != NULL ? who->pw_name : "root", world_noon());
	assert_int_equal(fclose(f), 0);
}

static void register_one(struct world *w, const char *text, bool forward)
{
	char field[100], number[48];
	struct str out;

	str_init(&out);
	snprintf(field, sizeof field, "text=%s", text);
	assert_int_equal(WORLD_RUN(w, &out, "add", "phone=13800138000", "name=张伟", "category=bill/amount", field), 0);
	snprintf(number, sizeof number, "%.*s", (int)strcspn(out.data, "\n"), out.data);
	if (forward)
		assert_int_equal(WORLD_RUN(w, NULL, "do", number, "forward", "department=station", "person=he"), 0);
	str_release(&out);
}

static int setup_in(void **state, const char *language)
{
	struct world *w = malloc(sizeof *w);

	world_init(w, language);
	write_config(w);
	register_one(w, "抄表数不对", true);
	register_one(w, "气费多一倍", true);
	register_one(w, "账单没收到", true);
	register_one(w, "营业厅态度", false);
	*state = w;
	return 0;
}

static int setup_en(void **state)
{
	return setup_in(state, "en");
}

static int teardown(void **state)
{
	world_release(*state);
	free(*state);
	return 0;
}

/* Down to a line of the board. */
static void go_to(struct screen *s, const char *name)
{
	int row, col, at, to;

	EXPECT(s, screen_wait_quiet(s, 100, SCREEN_TIMEOUT));
	for (int i = 0; i < 30; i++) {
		EXPECT(s, screen_find(s, name, &to, &col));
		screen_cursor(s, &row, &at);
		if (row == to)
			return;
		KEYS(s, row < to ? "<Down>" : "<Up>");
		EXPECT(s, screen_wait_cursor(s, row < to ? row + 1 : row - 1, 0, SCREEN_TIMEOUT));
	}
	EXPECT(s, false);
}

/* By filter, with the words of the shell; U takes that back as well. */
static void by_filter_from_the_command_line(void **state)
{
	struct screen *s = world_desk(*state, 24, 80);

	EXPECT_TEXT(s, "[3 all 4]");
	KEYS(s, ":reassign --owner he --to station --dry-run<Enter>");
	EXPECT_TEXT(s, "3 would be reassigned");
	KEYS(s, "<Esc>:reassign --owner he --to sun<Enter>");
	EXPECT_TEXT(s, "3 reassigned");
	KEYS(s, "<Esc>U");
	EXPECT_TEXT(s, "3 are as they were");
	screen_end(s);
}

static void three_marked_and_taken_back(void **state)
{
	struct screen *a = world_desk(*state, 24, 80), *b = world_desk(*state, 24, 100);

	EXPECT_TEXT(a, "[3 all 4]");
	EXPECT_TEXT(b, "[3 all 4]");
	KEYS(b, "<F7>");
	EXPECT_TEXT(b, "何静");
	go_to(b, "何静");
	KEYS(b, "<Enter>");
	/* The other desk looks at 何静's queue. */
	EXPECT_TEXT(b, "何静  3");
	KEYS(a, "<F7>");
	EXPECT_TEXT(a, "何静");
	go_to(a, "何静");
	KEYS(a, "<Enter>");
	EXPECT_TEXT(a, "何静  3");
	KEYS(a, "<Space><Space><Space>");
	EXPECT_TEXT(a, "3 marked");
	KEYS(a, "<F4>");
	EXPECT_TEXT(a, "Reassign 3 to");
	KEYS(a, "sun<Enter>");
	EXPECT_TEXT(a, "Reassign 3 complaints");
	EXPECT_TEXT(a, "何静: 3");
	/* Only looked at so far. */
	EXPECT(b, screen_find(b, "何静  3", NULL, NULL));
	KEYS(a, "<Enter>");
	EXPECT_TEXT(a, "3 reassigned to 孙浩");
	EXPECT_TEXT(b, "何静  0");
	KEYS(a, "U");
	EXPECT_TEXT(a, "3 are as they were");
	EXPECT_TEXT(b, "何静  3");
	KEYS(a, "U");
	EXPECT_TEXT(a, "nothing to take back");
	assert_int_equal(WORLD_RUN(*state, NULL, "verify"), 0);
	screen_end(a);
	screen_end(b);
}

/* U-9: what was not forwarded yet is forwarded, and the box says so; what somebody changed
 * while it stood there is named, by whom and with what, in the message and in the box. */
static void forwarded_and_changed_meanwhile(void **state)
{
	struct screen *s = world_desk(*state, 24, 80);
	char number[2][48];
	struct arena texts = ARENA_INIT;
	struct str out;

	for (int i = 0; i < 2; i++) {
		str_init(&out);
		assert_int_equal(WORLD_RUN(*state, &out, "add", "phone=13800138009", "category=bill/amount", "text=又一件"), 0);
		snprintf(number[i], sizeof number[i], "%.*s", (int)strcspn(out.data, "\n"), out.data);
		str_release(&out);
	}
	EXPECT_TEXT(s, number[1]);
	KEYS(s, "2");
	EXPECT_TEXT(s, "[2 unforwarded 3]");
	KEYS(s, "<Space><Space><Space><F4>");
	EXPECT_TEXT(s, "Forward 3 to");
	KEYS(s, "repair<Enter>");
	EXPECT_TEXT(s, "Forward 3 complaints");
	assert_int_equal(WORLD_RUN(*state, NULL, "do", number[0], "note", "remark=x"), 0);
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, arena_printf(&texts, "nothing done: %s  王班长 noted", number[0]));
	EXPECT_TEXT(s, arena_printf(&texts, "changed   * %s  王班长 noted", number[0]));
	EXPECT(s, !screen_find(s, arena_printf(&texts, "* %s", number[1]), NULL, NULL));
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "3 forwarded to Emergency repair centre");
	arena_release(&texts);
	screen_end(s);
}

static void a_persons_work_from_the_board(void **state)
{
	struct world *w = *state;
	struct screen *s = world_desk(w, 24, 80);
	struct str out;

	EXPECT_TEXT(s, "[3 all 4]");
	KEYS(s, "b");
	EXPECT_TEXT(s, "何静");
	go_to(s, "何静");
	KEYS(s, "<Space>");
	EXPECT_TEXT(s, "1 marked");
	go_to(s, "王班长");
	KEYS(s, "<Space>a");
	EXPECT_TEXT(s, "Reassign 3 to");
	/* Left without a choice: nothing is asked any more. */
	KEYS(s, "<Esc>");
	EXPECT_GONE(s, "Reassign 3");
	KEYS(s, "asun<Enter>");
	EXPECT_TEXT(s, "left out");
	EXPECT_TEXT(s, "1 not forwarded yet");
	KEYS(s, "<Esc>");
	EXPECT_GONE(s, "left out");
	EXPECT_TEXT(s, "2 marked");
	KEYS(s, "asun<Enter>");
	EXPECT_TEXT(s, "left out");
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "3 reassigned to 孙浩");
	EXPECT_GONE(s, "marked");
	str_init(&out);
	WORLD_RUN(w, &out, "list", "--owner", "sun", "--json");
	assert_non_null(strstr(out.data, "抄表数不对"));
	str_release(&out);
	KEYS(s, "u");
	EXPECT_TEXT(s, "nothing is overdue there");
	KEYS(s, "s");
	EXPECT_TEXT(s, "most overdue first");
	screen_end(s);
}

/* Registered three hours late: what should have been forwarded within one. */
static void register_late(struct world *w)
{
	const time_t then = time(NULL) - 3 * 3600;
	char field[60];
	struct tm tm;

	gmtime_r(&then, &tm);
	strftime(field, sizeof field, "received=%Y-%m-%dT%H:%M:%S+00:00", &tm);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "category=bill/amount", "text=三小时前来的信",
		"channel=letter", field), 0);
}

static void urging_after_a_look(void **state)
{
	struct world *w = *state;
	struct screen *s;
	struct str out, record;
	char *at;

	register_late(w);
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, "三小时前来的信");
	KEYS(s, "b");
	EXPECT_TEXT(s, "Overdue 1 !!");
	go_to(s, "王班长");
	KEYS(s, "u");
	EXPECT_TEXT(s, "Urge for 1 complaint");
	EXPECT_TEXT(s, "三小时前来的信");
	KEYS(s, "<Esc>");
	EXPECT_GONE(s, "Urge for");
	KEYS(s, "u");
	EXPECT_TEXT(s, "Urge for 1 complaint");
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "urged for 1 complaint");
	str_init(&out);
	WORLD_RUN(w, &out, "list", "--overdue", "--json");
	at = strstr(out.data, "\"number\": \"");
	assert_non_null(at);
	at += strlen("\"number\": \"");
	at[strcspn(at, "\"")] = '\0';
	str_init(&record);
	WORLD_RUN(w, &record, "show", at, "--json");
	assert_non_null(strstr(record.data, "\"action\": \"urge\""));
	str_release(&record);
	str_release(&out);
	screen_end(s);
}

static void the_page_for_the_next_shift(void **state)
{
	struct screen *s = world_desk(*state, 50, 100);

	EXPECT_TEXT(s, "[3 all 4]");
	KEYS(s, "bH");
	EXPECT_TEXT(s, "Shift handover");
	EXPECT_TEXT(s, "营业厅态度");
	EXPECT_TEXT(s, "Emergencies of this shift (0)");
	KEYS(s, "<Esc>");
	EXPECT_GONE(s, "Shift handover");
	KEYS(s, "<Esc>:handover<Enter>");
	EXPECT_TEXT(s, "Shift handover");
	screen_end(s);
}

#define EN(name) cmocka_unit_test_setup_teardown(name, setup_en, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EN(by_filter_from_the_command_line),
		EN(three_marked_and_taken_back), EN(forwarded_and_changed_meanwhile),
		EN(a_persons_work_from_the_board),
		EN(urging_after_a_look),
		EN(the_page_for_the_next_shift),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
