/* test_textfield.c - a text, its cursor and the columns it is shown in. */
#include "check.h"

#include <stdlib.h>

#include "plaint/utf8.h"
#include "tui/widgets/textfield.h"
#include "plaint/textwrap.h"

static void type(struct textfield *f, const char *s)
{
	uint32_t cp;
	size_t at = 0, len = strlen(s);
	int n;

	while ((n = utf8_decode(s + at, len - at, &cp)) > 0) {
		textfield_key(f, cp == '\n' ? K_ENTER : cp);
		at += (size_t)n;
	}
}

static void at(struct textfield *f, int cols, int want_row, int want_col)
{
	int row, col;

	textfield_place(f, cols, 10, &row, &col);
	assert_int_equal(row, want_row);
	assert_int_equal(col, want_col);
}

static void typing_and_deleting(void **state)
{
	struct textfield f;

	(void)state;
	textfield_init(&f, 100, false);
	type(&f, "厨房gas");
	assert_string_equal(f.text.data, "厨房gas");
	at(&f, 40, 0, 7);
	textfield_key(&f, K_LEFT);
	textfield_key(&f, K_LEFT);
	textfield_key(&f, K_LEFT);
	at(&f, 40, 0, 4);
	textfield_key(&f, K_LEFT);
	at(&f, 40, 0, 2);
	textfield_key(&f, K_DELETE);
	assert_string_equal(f.text.data, "厨gas");
	at(&f, 40, 0, 2);
	textfield_key(&f, K_BACKSPACE);
	assert_string_equal(f.text.data, "gas");
	at(&f, 40, 0, 0);
	assert_int_equal(textfield_key(&f, K_BACKSPACE), EDIT_IGNORED);
	assert_int_equal(textfield_key(&f, K_LEFT), EDIT_IGNORED);
	textfield_key(&f, K_END);
	type(&f, "！");
	at(&f, 40, 0, 5);
	textfield_release(&f);
}

static void graphemes(void **state)
{
	struct textfield f;

	(void)state;
	textfield_init(&f, 100, false);
	textfield_insert(&f, "e\xcc\x81x", 4); /* composed on the way in */
	assert_string_equal(f.text.data, "\xc3\xa9x");
	textfield_key(&f, K_HOME);
	type(&f, "a");
	textfield_key(&f, 0x0301); /* typed alone it joins the letter before */
	assert_true(f.cursor == f.text.len || utf8_snap(f.text.data, f.text.len, f.cursor) == f.cursor);
	textfield_set(&f, "🇨🇳🇨🇳");
	textfield_key(&f, K_HOME);
	textfield_key(&f, K_RIGHT);
	assert_int_equal(f.cursor, 8);
	textfield_key(&f, K_DELETE);
	assert_int_equal(textfield_count(&f), 1);
	assert_int_equal(utf8_snap(f.text.data, f.text.len, f.cursor), f.cursor);
	textfield_release(&f);
}

static void words(void **state)
{
	struct textfield f;

	(void)state;
	textfield_init(&f, 100, false);
	textfield_set(&f, "smell of gas 在厨房，很浓");
	textfield_key(&f, K_WORD_LEFT);
	assert_string_equal(f.text.data + f.cursor, "很浓");
	textfield_key(&f, K_WORD_LEFT);
	assert_string_equal(f.text.data + f.cursor, "在厨房，很浓");
	textfield_key(&f, K_CTRL('W'));
	assert_string_equal(f.text.data, "smell of 在厨房，很浓");
	textfield_key(&f, K_CTRL('Y'));
	assert_string_equal(f.text.data, "smell of gas 在厨房，很浓");
	textfield_key(&f, K_CTRL('A'));
	textfield_key(&f, K_WORD_RIGHT);
	assert_int_equal(f.cursor, 5);
	textfield_key(&f, K_CTRL('K'));
	assert_string_equal(f.text.data, "smell");
	textfield_key(&f, K_CTRL('U'));
	assert_string_equal(f.text.data, "");
	textfield_release(&f);
}

/* Back and forth again; the caret is where it was, and in its column. */
static void taking_back(void **state)
{
	struct textfield f;

	(void)state;
	textfield_init(&f, 100, false);
	assert_int_equal(textfield_key(&f, K_CTRL('_')), EDIT_IGNORED);
	type(&f, "厨房gas");
	textfield_key(&f, K_HOME);
	type(&f, "在");
	assert_string_equal(f.text.data, "在厨房gas");
	assert_int_equal(textfield_key(&f, K_CTRL('_')), EDIT_CHANGED);
	assert_string_equal(f.text.data, "厨房gas");
	at(&f, 40, 0, 0);
	assert_int_equal(textfield_key(&f, K_CTRL('_')), EDIT_CHANGED);
	assert_string_equal(f.text.data, "");
	assert_int_equal(textfield_key(&f, K_CTRL('_')), EDIT_IGNORED);
	textfield_key(&f, K_CTRL('R'));
	assert_string_equal(f.text.data, "厨房gas");
	at(&f, 40, 0, 0);
	textfield_key(&f, K_CTRL('R'));
	at(&f, 40, 0, 2);
	assert_int_equal(textfield_key(&f, K_CTRL('R')), EDIT_IGNORED);
	/* a paste and a kill are steps of their own */
	textfield_key(&f, K_END);
	textfield_insert(&f, "很浓，阀门", 15);
	at(&f, 40, 0, 19);
	textfield_key(&f, K_CTRL('W'));
	assert_string_equal(f.text.data, "在厨房gas很浓，");
	at(&f, 40, 0, 15);
	textfield_key(&f, K_CTRL('_'));
	assert_string_equal(f.text.data, "在厨房gas很浓，阀门");
	at(&f, 40, 0, 19);
	textfield_key(&f, K_CTRL('_'));
	assert_string_equal(f.text.data, "在厨房gas");
	/* an edit after it ends what could be done again */
	type(&f, "x");
	assert_int_equal(textfield_key(&f, K_CTRL('R')), EDIT_IGNORED);
	textfield_replace(&f, "2026-02-12 10:00");
	at(&f, 40, 0, 16);
	textfield_key(&f, K_CTRL('_'));
	assert_string_equal(f.text.data, "在厨房gasx");
	/* what was set by the program has no past */
	textfield_set(&f, "new");
	assert_int_equal(textfield_key(&f, K_CTRL('_')), EDIT_IGNORED);
	textfield_release(&f);
}

/* Far more edits than are kept: the oldest go, the text stays whole. */
static void taking_much_back(void **state)
{
	struct textfield f;
	int steps = 0;

	(void)state;
	textfield_init(&f, 2000, true);
	for (int i = 0; i < 300; i++)
		textfield_insert(&f, "气\n", 4);
	while (textfield_undo(&f) == EDIT_CHANGED) {
		steps++;
		assert_true(utf8_valid(f.text.data, f.text.len));
		assert_int_equal(utf8_snap(f.text.data, f.text.len, f.cursor), f.cursor);
	}
	assert_in_range(steps, 50, 299);
	while (textfield_redo(&f) == EDIT_CHANGED)
		steps--;
	assert_int_equal(steps, 0);
	assert_int_equal(textfield_count(&f), 600);
	textfield_release(&f);
}

static void scrolling(void **state)
{
	struct textfield f;
	int row, col;

	(void)state;
	textfield_init(&f, 200, false);
	for (int i = 0; i < 60; i++) {
		type(&f, i % 3 ? "字" : "x");
		textfield_place(&f, 20, 1, &row, &col);
		assert_in_range(col, 0, 19);
		assert_int_equal(utf8_snap(f.text.data, f.text.len, f.left), f.left);
	}
	for (int i = 0; i < 60; i++) {
		textfield_key(&f, K_LEFT);
		textfield_place(&f, 20, 1, &row, &col);
		assert_in_range(col, 0, 19);
		assert_true(f.left <= f.cursor);
	}
	assert_int_equal(f.left, 0);
	assert_int_equal(col, 0);
	textfield_release(&f);
}

static void limits(void **state)
{
	struct textfield f;
	char *big = malloc(60001);

	(void)state;
	textfield_init(&f, 2000, true);
	for (int i = 0; i < 60000; i += 3)
		memcpy(big + i, "气", 3);
	big[60000] = '\0';
	assert_int_equal(textfield_insert(&f, big, 60000), EDIT_CHANGED);
	assert_int_equal(textfield_count(&f), 2000);
	assert_int_equal(f.dropped, 18000);
	assert_int_equal(textfield_key(&f, 'x'), EDIT_MOVED);
	assert_int_equal(f.dropped, 1);
	textfield_key(&f, K_BACKSPACE);
	assert_int_equal(f.dropped, 0);
	assert_int_equal(textfield_key(&f, 'x'), EDIT_CHANGED);
	textfield_release(&f);
	free(big);
}

static void dirt(void **state)
{
	struct textfield f;
	const char bytes[] = "a\x1b[31m\xff\xfe\xe6\xb0\x94\xe2\x80\xaeg\r\nb\tc";

	(void)state;
	textfield_init(&f, 100, false);
	textfield_insert(&f, bytes, sizeof bytes - 1);
	assert_true(utf8_valid(f.text.data, f.text.len));
	assert_null(strchr(f.text.data, '\x1b'));
	assert_null(strchr(f.text.data, '\n'));
	assert_null(strstr(f.text.data, "\xe2\x80\xae"));
	assert_non_null(strstr(f.text.data, "气"));
	textfield_release(&f);
}

static void multiline(void **state)
{
	struct textfield f;
	int row, col;

	(void)state;
	textfield_init(&f, 500, true);
	type(&f, "一二三四五六七八九十\nab");
	/* 11 columns: ten for text: five characters a row */
	at(&f, 11, 2, 2);
	textfield_key(&f, K_UP);
	at(&f, 11, 1, 2);
	textfield_key(&f, K_UP);
	at(&f, 11, 0, 2);
	assert_int_equal(textfield_key(&f, K_UP), EDIT_IGNORED);
	textfield_key(&f, K_END);
	at(&f, 11, 0, 8); /* behind the last would be the next row */
	textfield_key(&f, K_RIGHT);
	at(&f, 11, 1, 0);
	textfield_key(&f, K_DOWN);
	at(&f, 11, 2, 0);
	assert_int_equal(textfield_key(&f, K_DOWN), EDIT_IGNORED);
	textfield_key(&f, K_END);
	type(&f, "\n");
	at(&f, 11, 3, 0);
	f.top = 0;
	textfield_place(&f, 11, 2, &row, &col);
	assert_int_equal(f.top, 2);
	textfield_release(&f);
}

/* Kills go by lines as they were typed, whatever the wrapping; whole characters go. */
static void killing_lines(void **state)
{
	struct textfield f;

	(void)state;
	textfield_init(&f, 500, true);
	type(&f, "一二三四五六七八九十\n末行");
	at(&f, 11, 2, 4);
	textfield_key(&f, K_UP);
	textfield_key(&f, K_END);
	textfield_key(&f, K_HOME);
	at(&f, 11, 1, 0);
	textfield_key(&f, K_CTRL('K'));
	assert_string_equal(f.text.data, "一二三四五\n末行");
	textfield_key(&f, K_CTRL('U'));
	assert_string_equal(f.text.data, "\n末行");
	textfield_key(&f, K_CTRL('K'));
	assert_string_equal(f.text.data, "末行");
	textfield_key(&f, K_CTRL('K'));
	textfield_key(&f, K_CTRL('K'));
	assert_string_equal(f.text.data, "");
	textfield_release(&f);
}

static void goal_column(void **state)
{
	struct textfield f;

	(void)state;
	textfield_init(&f, 500, true);
	type(&f, "abcdefgh\nxy\n一二三四");
	at(&f, 40, 2, 8);
	textfield_key(&f, K_UP);
	at(&f, 40, 1, 2);
	textfield_key(&f, K_UP);
	at(&f, 40, 0, 8);
	textfield_key(&f, K_LEFT);
	textfield_key(&f, K_DOWN);
	textfield_key(&f, K_DOWN);
	at(&f, 40, 2, 6); /* 7 lies within a character */
	textfield_release(&f);
}

static void wrapping(void **state)
{
	const char *s = "今天早上，厨房漏气。Please come quickly（快）！";
	size_t len = strlen(s), pos = 0, shown;

	(void)state;
	for (int cols = 6; cols < 30; cols++) {
		for (pos = 0; pos < len;) {
			size_t next = textwrap_line(s, len, pos, cols, &shown);
			assert_true(next > pos);
			assert_in_range(utf8_width(s + pos, shown - pos), 0, cols);
			if (cols >= 10 && pos) {
				assert_int_not_equal(strncmp(s + pos, "，", 3), 0);
				assert_int_not_equal(strncmp(s + pos, "。", 3), 0);
				assert_int_not_equal(strncmp(s + pos, "！", 3), 0);
				assert_int_not_equal(strncmp(s + pos, "）", 3), 0);
				/* words are whole */
				assert_int_not_equal(strncmp(s + pos, "ome", 3), 0);
				assert_int_not_equal(strncmp(s + pos, "uickly", 6), 0);
			}
			pos = next;
		}
		assert_int_equal(pos, len);
	}
	assert_int_equal(textwrap_rows("", 0, 10), 1);
	assert_int_equal(textwrap_rows("a\n", 2, 10), 2);
	assert_int_equal(textwrap_rows("aaaaaaaaaaaaaaaaaaaa", 20, 10), 2);
}

/* Every position of the cursor in every width has a place inside. */
static void every_place(void **state)
{
	struct textfield f;
	int row, col, rows;

	(void)state;
	textfield_init(&f, 500, true);
	textfield_set(&f, "smell of gas，很浓！ \n\n从昨天起   trailing blanks here      and 一个very长的词wordword");
	for (int cols = 4; cols < 50; cols++) {
		rows = textwrap_rows(f.text.data, f.text.len, cols - 1);
		for (f.cursor = 0;; f.cursor = utf8_next(f.text.data, f.text.len, f.cursor)) {
			size_t from, to;
			textfield_place(&f, cols, 3, &row, &col);
			assert_in_range(col, 0, cols - 1);
			assert_in_range(row, 0, rows - 1);
			assert_true(textfield_row(&f, cols, row, &from, &to));
			assert_true(from <= f.cursor);
			if (f.cursor == f.text.len)
				break;
		}
	}
	textfield_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(typing_and_deleting),
		cmocka_unit_test(graphemes),
		cmocka_unit_test(words),
		cmocka_unit_test(taking_back),
		cmocka_unit_test(taking_much_back),
		cmocka_unit_test(scrolling),
		cmocka_unit_test(limits),
		cmocka_unit_test(dirt),
		cmocka_unit_test(multiline),
		cmocka_unit_test(killing_lines),
		cmocka_unit_test(goal_column),
		cmocka_unit_test(wrapping),
		cmocka_unit_test(every_place),
	};

	return cmocka_run_group_tests(tests, utf8_locale, NULL);
}
