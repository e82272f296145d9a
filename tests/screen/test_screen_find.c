/* Find: results while typing, the hits marked, filters completed, a filter kept as a tab. */
#include "expect.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plaint/utf8.h"
#include "world.h"

static void start(void **state, const char *language)
{
	struct world *w = malloc(sizeof *w);

	world_init(w, language);
	*state = w;
	world_write_company(w);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "name=张伟", "address=学院路12号3-402", "area=east",
		"text=上月账单比往年同期多出一倍，家中无人居住，怀疑燃气表读数有误，要求上门检测并重新核算费用", "category=bill/amount"), 0);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13912345678", "name=欧阳静", "text=燃气表走得快",
		"category=meter/reading"), 0);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=03121234567", "text=厨房有煤气味", "address=东街5号"), 0);
}

static int setup_zh(void **state)
{
	start(state, "zh");
	return 0;
}

static int setup_en(void **state)
{
	start(state, "en");
	return 0;
}

static int teardown(void **state)
{
	world_release(*state);
	free(*state);
	return 0;
}

/* What is underlined in the row with that text: it is to be seen without colours. */
static void expect_marked(struct screen *s, const char *in, const char *wanted)
{
	struct str marked;
	VTermPos at = { 0 };

	str_init(&marked);
	EXPECT(s, screen_find(s, in, &at.row, NULL));
	for (at.col = 0; at.col < s->cols; at.col++) {
		VTermScreenCell cell;
		char bytes[4];

		if (vterm_screen_get_cell(s->vs, at, &cell) && cell.attrs.underline && cell.chars[0] != 0 && cell.chars[0] != (uint32_t)-1)
			str_add_len(&marked, bytes, (size_t)utf8_encode(cell.chars[0], bytes));
	}
	assert_string_equal(marked.data, wanted);
	str_release(&marked);
}

static void find_in_chinese(void **state)
{
	struct screen *s = world_desk(*state, 24, 80);

	EXPECT_TEXT(s, "厨房有煤气味");
	KEYS(s, "/");
	EXPECT_TEXT(s, "状态:处理中");
	KEYS(s, "燃气表");
	EXPECT_TEXT(s, "找到 2 件");
	EXPECT_TEXT(s, "燃气表走得快");
	expect_marked(s, "怀疑燃气表读数", "燃气表");
	/* On the selected row, too. */
	expect_marked(s, "燃气表走得快", "燃气表");
	/* All of a filter, in Chinese; half of one says so and does no harm. */
	KEYS(s, " 状态:已");
	EXPECT_TEXT(s, "找到 2 件");
	KEYS(s, "<C-u>8000");
	EXPECT_TEXT(s, "13800138000");
	KEYS(s, "<Esc>");
	EXPECT_GONE(s, "8000");
	screen_end(s);
}

static void find_in_english(void **state)
{
	struct screen *s = world_desk(*state, 24, 80);

	EXPECT_TEXT(s, "[3 all 3]");
	KEYS(s, "/燃气");
	EXPECT_TEXT(s, "2 found");
	/* Half a filter is told calmly, and what was found stays. */
	KEYS(s, " state:zzz");
	EXPECT_TEXT(s, "there is no state");
	EXPECT(s, screen_find(s, "燃气表走得快", NULL, NULL));
	KEYS(s, "<C-w>");
	EXPECT_TEXT(s, "2 found");
	KEYS(s, "<C-u>sta<Tab>");
	EXPECT_TEXT(s, "state:");
	KEYS(s, "acc<Tab>");
	EXPECT_TEXT(s, "state:accepted");
	EXPECT_TEXT(s, "found; Up and Down");
	KEYS(s, "<F1>");
	EXPECT_TEXT(s, "Filters among the words");
	KEYS(s, "<Esc>");
	EXPECT_GONE(s, "Filters among");
	screen_end(s);
}

/* Opening one and coming back: the words, the results and the place are as they were. */
static void the_place_is_kept(void **state)
{
	struct screen *s = world_desk(*state, 24, 80);
	struct str before, after;
	int row, col;

	EXPECT_TEXT(s, "[3 all 3]");
	KEYS(s, "/燃气");
	EXPECT_TEXT(s, "2 found");
	KEYS(s, "<Down>");
	EXPECT(s, screen_wait_quiet(s, 150, SCREEN_TIMEOUT));
	EXPECT(s, screen_find(s, "> ", &row, &col));
	str_init(&before);
	str_init(&after);
	screen_row(s, row, &before);
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "学院路12号3-402");
	KEYS(s, ",");
	EXPECT_TEXT(s, "欧阳静");
	KEYS(s, ".");
	EXPECT_TEXT(s, "学院路12号3-402");
	KEYS(s, "<Esc>");
	EXPECT_TEXT(s, "2 found");
	EXPECT(s, screen_wait_quiet(s, 150, SCREEN_TIMEOUT));
	screen_row(s, row, &after);
	assert_string_equal(after.data, before.data);
	str_release(&before);
	str_release(&after);
	screen_end(s);
}

/* The words and Enter in one write: it opens what the words find, not what stood there. */
static void typed_ahead(void **state)
{
	struct screen *s = world_desk(*state, 24, 80);

	EXPECT_TEXT(s, "[3 all 3]");
	screen_send(s, "/5678\r", 6);
	EXPECT_TEXT(s, "Wrong reading");
	EXPECT_TEXT(s, "13912345678");
	screen_end(s);
}

#define CHARACTERS 110

/* Two hundred a second: in one write, and in bursts of ten every fiftieth of a second. */
static void type_much(struct screen *s, bool bursts)
{
	char text[CHARACTERS + 1];

	for (int i = 0; i < CHARACTERS; i++)
		text[i] = (char)('a' + i * 7 % 26);
	text[CHARACTERS] = '\0';
	if (!bursts) {
		screen_send(s, text, CHARACTERS);
	} else {
		for (int i = 0; i < CHARACTERS; i += 10) {
			screen_send(s, text + i, 10);
			screen_pump(50);
		}
	}
	/* The box scrolls; its end is the end of what was typed. */
	EXPECT_TEXT(s, text + CHARACTERS - 40);
	KEYS(s, "<Home>");
	text[40] = '\0';
	EXPECT_TEXT(s, text);
}

static void nothing_is_lost_in_the_box(void **state)
{
	struct screen *s = world_desk(*state, 24, 100);

	EXPECT_TEXT(s, "[3 all 3]");
	screen_resize(s, 24, 160);
	KEYS(s, "/");
	EXPECT_TEXT(s, "Find:");
	type_much(s, false);
	KEYS(s, "<C-u>");
	EXPECT_TEXT(s, "Filters among");
	type_much(s, true);
	screen_end(s);
}

static void nothing_is_lost_in_a_form(void **state)
{
	struct screen *s = world_desk(*state, 24, 160);

	EXPECT_TEXT(s, "[3 all 3]");
	/* The key that opens the form and all that goes into it. */
	screen_send(s, "n13800138000\tZhang Wei\t\t\t\t\t", 28);
	EXPECT_TEXT(s, "Zhang Wei");
	type_much(s, false);
	KEYS(s, "<C-e><C-u>");
	type_much(s, true);
	screen_end(s);
}

static void a_tab_of_ones_own(void **state)
{
	struct screen *s = world_desk(*state, 24, 160);

	EXPECT_TEXT(s, "[3 all 3]");
	KEYS(s, "/燃气<C-t>");
	EXPECT_TEXT(s, "A tab of this");
	KEYS(s, "meters<Enter>");
	EXPECT_TEXT(s, "meters is a tab");
	KEYS(s, "<Esc>");
	EXPECT_TEXT(s, "meters 2");
	KEYS(s, "0");
	EXPECT_TEXT(s, "[meters 2]");
	EXPECT_TEXT(s, "燃气表走得快");
	EXPECT_GONE(s, "厨房有煤气味");
	screen_end(s);
	/* Another day; what comes in meanwhile is counted. */
	s = world_desk(*state, 24, 160);
	EXPECT_TEXT(s, "meters 2");
	assert_int_equal(WORLD_RUN(*state, NULL, "add", "phone=13800138001", "text=换燃气表", "category=bill/amount"), 0);
	KEYS(s, "0");
	EXPECT_TEXT(s, "[meters 3]");
	KEYS(s, "<Tab>");
	EXPECT_GONE(s, "[meters 3]");
	EXPECT_TEXT(s, "[1 mine");
	KEYS(s, "<S-Tab>");
	EXPECT_TEXT(s, "[meters 3]");
	KEYS(s, "<Del>");
	EXPECT_TEXT(s, "once more removes");
	KEYS(s, "<Del>");
	EXPECT_TEXT(s, "is removed");
	EXPECT_GONE(s, "meters 3");
	EXPECT_TEXT(s, "[3 all 4]");
	screen_end(s);
}

#define EN(name) cmocka_unit_test_setup_teardown(name, setup_en, teardown)
#define ZH(name) cmocka_unit_test_setup_teardown(name, setup_zh, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ZH(find_in_chinese),
		EN(find_in_english),
		EN(the_place_is_kept),
		EN(typed_ahead),
		EN(nothing_is_lost_in_the_box),
		EN(nothing_is_lost_in_a_form),
		EN(a_tab_of_ones_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
