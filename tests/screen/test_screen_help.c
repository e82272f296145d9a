/* F1 on every screen and in every field; the bottom line shows what can be done, and
 * nothing else.
 */
#include "expect.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "world.h"

static int setup(void **state)
{
	struct world *w = malloc(sizeof *w);
	struct str out;
	char number[48];

	world_init(w, "en");
	*state = w;
	world_write_company(w);
	/* Whoever tries it out may archive, too, and what they did late is on the list. */
	world_be(w, "taker, lead, handler, oncall, manager, archivist");
	str_init(&out);
	assert_int_equal(WORLD_RUN(w, &out, "add", "phone=13800138000", "name=张伟", "text=三天压力低", "category=supply/pressure"), 0);
	snprintf(number, sizeof number, "%.*s", (int)strcspn(out.data, "\n"), out.data);
	str_release(&out);
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "forward", "department=station", "person=he"), 0);
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "receive"), 0);
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "penalise", "violation=late", "remark=unfriendly"), 0);
	return 0;
}

static int teardown(void **state)
{
	world_release(*state);
	free(*state);
	return 0;
}

static struct screen *start(struct world *w, bool zh, int rows, int cols)
{
	struct screen *s;

	world_setenv(w, zh ? "LANGUAGE=zh_CN" : "LANGUAGE=en");
	s = world_desk(w, rows, cols);
	EXPECT_TEXT(s, "三天压力低");
	return s;
}

/* From the desk; what its F1 is headed with; back to the desk. */
static const struct place {
	const char *keys, *help, *help_zh, *back;
} places[] = {
	{ "", "The desk", "工作台", "" },
	{ "<Enter>", "One complaint", "投诉详情", "<Esc>" },
	{ "w", "Why is it due then", "时限说明", "<Esc>" },
	{ "<F9>", "The menu", "菜单", "<Esc>" },
	{ ":", "The command line", "命令行", "<Esc>" },
	{ "/", "Find", "查找", "<Esc>" },
	{ "/138<C-t>", "A tab of one's own", "自己的标签", "<Esc><Esc>" },
	{ "!", "Urgent complaints", "紧急投诉", "<Esc>" },
	{ "b", "The lead's board", "班长台", "<Esc>" },
	{ "H", "A text to read", "文本", "<Esc>" },
	{ "V", "Supervision", "督查考核", "<Esc>" },
	{ "V<Tab><Tab><Tab><Tab>", "Supervision", "督查考核", "<Esc>" },
	{ ":shelves<Enter>", "The archive", "档案", "<Esc>" },
	{ "R<Enter>", "A report", "报表", "<Esc>" },
	{ "R<Enter><Down><Enter>", "The list behind a figure", "数字背后的清单", "<Esc><Esc>" },
};

static void help_is_there(struct screen *s, const char *title, bool zh)
{
	char heading[120];

	snprintf(heading, sizeof heading, zh ? "帮助: %s" : "Help: %s", title);
	KEYS(s, "<F1>");
	EXPECT_TEXT(s, zh ? "─ 帮助: " : "─ Help: ");
	EXPECT_TEXT(s, heading);
	/* It tells of a key at least, and how it is left. */
	EXPECT_TEXT(s, "Esc");
	KEYS(s, "<F1>");
	EXPECT_GONE(s, zh ? "─ 帮助: " : "─ Help: ");
}

static void on_every_screen(void **state)
{
	for (int zh = 0; zh < 2; zh++) {
		struct screen *s = start(*state, zh, zh ? 20 : 24, zh ? 40 : 80);

		for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
			KEYS(s, places[i].keys);
			help_is_there(s, zh ? places[i].help_zh : places[i].help, zh);
			KEYS(s, places[i].back);
		}
		screen_end(s);
	}
}

/* In find a letter is a word's; only keys are told of that do something there. */
static void no_letters_in_find(void **state)
{
	struct screen *s = start(*state, false, 60, 80);

	KEYS(s, "/<F1>");
	EXPECT_TEXT(s, "Help: Find");
	EXPECT_TEXT(s, "F10  ");
	EXPECT(s, !screen_find(s, "F10 q", NULL, NULL));
	EXPECT(s, !screen_find(s, "F2 n", NULL, NULL));
	screen_end(s);
	s = start(*state, false, 20, 40);
	KEYS(s, "/");
	EXPECT_TEXT(s, "Find:");
	EXPECT_TEXT(s, "F2new");
	EXPECT(s, !screen_find(s, "n new", NULL, NULL));
	screen_end(s);
}

/* What a screen hides is not acted on: find is empty, so there is nothing to forward. */
static void nothing_hidden_is_meant(void **state)
{
	struct screen *s = start(*state, false, 24, 80);

	KEYS(s, "/");
	EXPECT_TEXT(s, "Filters among");
	EXPECT(s, !screen_find(s, "F4", NULL, NULL));
	KEYS(s, "<F4>");
	EXPECT_TEXT(s, "no complaint is selected");
	screen_end(s);
}

/* Every field of a form: its own sentence, told on the second row too. */
static void walk_form(struct screen *s, const char *open, int fields)
{
	struct str line, last;

	str_init(&line);
	str_init(&last);
	KEYS(s, open);
	for (int i = 0; i < fields; i++) {
		char place[24];

		snprintf(place, sizeof place, "%d/%d", i + 1, fields);
		EXPECT_TEXT(s, place);
		KEYS(s, "<F1>");
		EXPECT_TEXT(s, "─ Help: ");
		str_clear(&line);
		screen_row(s, 2, &line); /* the first in the box */
		EXPECT(s, line.len > strlen("│ ") && strcmp(line.data, last.data) != 0);
		EXPECT(s, strstr(line.data, "It must be filled in") == NULL && strstr(line.data, "It may stay empty") == NULL);
		str_clear(&last);
		str_add(&last, line.data);
		KEYS(s, "<F1>");
		EXPECT_GONE(s, "─ Help: ");
		KEYS(s, "<Tab>");
	}
	KEYS(s, "<Esc>");
	str_release(&line);
	str_release(&last);
}

static void in_every_field(void **state)
{
	struct screen *s = start(*state, false, 24, 80);

	walk_form(s, "<F2>", 18);
	EXPECT_TEXT(s, "[3 all");
	walk_form(s, ":contact<Enter>", 3);
	EXPECT_TEXT(s, "[3 all");
	walk_form(s, ":resolve<Enter>", 5);
	EXPECT_TEXT(s, "[3 all");
	walk_form(s, ":edit<Enter>", 23);
	screen_end(s);
}

#define KEYS_MOST 16

/* The keys of the last row, as the harness sends them: F-keys, and where one does not
 * type letters and names of keys. */
static int keys_shown(struct screen *s, char keys[KEYS_MOST][12])
{
	static const char *const named[] = { "Enter", "Space", "Tab" };
	struct str line;
	int count = 0;

	str_init(&line);
	screen_row(s, s->rows - 1, &line);
	for (char *rest = line.data, *word; (word = strsep(&rest, " ")) != NULL && count < KEYS_MOST;) {
		if (*word == 'F' && isdigit((unsigned char)word[1]))
			snprintf(keys[count++], sizeof keys[0], "<F%d>", atoi(word + 1));
		else if (word[0] != '\0' && word[1] == '\0' && rest != NULL && strchr("+v", *word) == NULL)
			snprintf(keys[count++], sizeof keys[0], "%c", *word);
		else if (*word == ',' || *word == '.')
			snprintf(keys[count++], sizeof keys[0], "%c", *word);
		for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
			if (count < KEYS_MOST && strcmp(word, named[i]) == 0)
				snprintf(keys[count++], sizeof keys[0], "<%s>", word);
	}
	str_release(&line);
	return count;
}

struct change {
	struct str before, now;
};

static bool changed(struct screen *s, void *with)
{
	struct change *c = with;

	str_clear(&c->now);
	screen_text(s, &c->now);
	screen_mask(&c->now);
	return strcmp(c->now.data, c->before.data) != 0;
}

/* As it was the first time, or another but at rest. */
static bool open_again(struct screen *s, void *with)
{
	return !changed(s, with) || milliseconds_now() - s->last >= 80;
}

static const char *const refusals[] = { "no complaint is selected", "this field takes any text", "nothing earlier", "you may not" };

/* One key of the bottom line: something comes of it, and no refusal. */
static void press_shown(struct screen *s, struct change *c, const char *open, const char *key)
{
	KEYS(s, open);
	EXPECT(s, screen_wait(s, open_again, c, SCREEN_TIMEOUT));
	str_clear(&c->before);
	str_add(&c->before, c->now.data);
	KEYS(s, key);
	if (!screen_wait(s, changed, c, 3000)) {
		fprintf(stderr, "%s does nothing after %s\n", key, open);
		EXPECT(s, false);
	}
	for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++)
		EXPECT(s, strstr(c->now.data, refusals[i]) == NULL);
}

/* Where it leads away for good is left to the others. */
static void try_keys(struct screen *s, const char *open)
{
	struct change c;
	char keys[KEYS_MOST][12];
	int count;

	str_init(&c.before);
	str_init(&c.now);
	screen_text(s, &c.before);
	screen_mask(&c.before);
	KEYS(s, open);
	/* The bottom line of the one before is not its own. */
	EXPECT(s, *open == '\0' || screen_wait(s, changed, &c, SCREEN_TIMEOUT));
	EXPECT(s, screen_wait_quiet(s, 80, SCREEN_TIMEOUT));
	count = keys_shown(s, keys);
	EXPECT(s, count > 0);
	str_clear(&c.before);
	screen_text(s, &c.before);
	screen_mask(&c.before);
	for (int i = 0; i < count; i++) {
		KEYS(s, "<Esc><Esc><Esc><Esc>");
		EXPECT_TEXT(s, "[3 all");
		if (strcmp(keys[i], "<F10>") != 0)
			press_shown(s, &c, open, keys[i]);
	}
	KEYS(s, "<Esc><Esc><Esc><Esc>");
	EXPECT_TEXT(s, "[3 all");
	str_release(&c.before);
	str_release(&c.now);
}

static void the_bottom_line_is_right(void **state)
{
	static const char *const screens[] = { "", "<Enter>", "w", "<F9>", "/", "/138", "b", "<F2>", "+", "<F1>", ":", "V",
		":shelves<Enter>", "R<Enter>" };

	struct screen *s = start(*state, false, 24, 80);

	for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i++)
		try_keys(s, screens[i]);
	screen_end(s);
}

static void told_of(struct screen *s, const char *const *texts)
{
	for (; *texts != NULL; texts++)
		EXPECT_TEXT(s, *texts);
}

/* For a screen reader: what the newest screens say, and that a tab is told. */
static void newest_screens_are_spoken(void **state)
{
	static const char *const plain[] = { "--plain", NULL };
	static const char *const violation[] = { "undecided, 1 of 5. Others: confirmed", "violation Not in time, when", "state undecided", "1 of 1.", NULL };
	static const char *const shelf[] = { "1 past retention, 1 of 6. Others: 2 lent out", "nothing is past its time of keeping", NULL };
	struct screen *s;

	world_setenv(*state, "LANGUAGE=en");
	s = world_start(*state, 24, 80, plain);
	EXPECT_TEXT(s, "1 of 1");
	KEYS(s, "V");
	told_of(s, violation);
	KEYS(s, "<Tab>");
	EXPECT_TEXT(s, "confirmed, 2 of 5");
	KEYS(s, "<Esc>:shelves<Enter>");
	told_of(s, shelf);
	KEYS(s, "2");
	EXPECT_TEXT(s, "lent out 0, 2 of 6");
	screen_end(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(on_every_screen),
		cmocka_unit_test(no_letters_in_find),
		cmocka_unit_test(nothing_hidden_is_meant),
		cmocka_unit_test(in_every_field),
		cmocka_unit_test(the_bottom_line_is_right),
		cmocka_unit_test(newest_screens_are_spoken),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
