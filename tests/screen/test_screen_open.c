/* Several complaints and forms open at once, undo in a field, values by pinyin
 * initials, and how many keys a leak takes.
 */
#include "expect.h"

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

static void add(struct world *w, const char *phone, const char *text)
{
	char a[64], b[200];

	snprintf(a, sizeof a, "phone=%s", phone);
	snprintf(b, sizeof b, "text=%s", text);
	assert_int_equal(WORLD_RUN(w, NULL, "add", a, b, "category=meter/fault"), 0);
}

static void complaints_are_switched(void **state)
{
	struct world *w = *state;
	struct screen *s;

	add(w, "13800138001", "first matter");
	add(w, "13800138002", "second matter");
	add(w, "13800138003", "third matter");
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, "third matter");
	KEYS(s, "'");
	EXPECT_TEXT(s, "no other complaint is open");
	KEYS(s, ":0001<Enter>");
	EXPECT_TEXT(s, "first matter");
	EXPECT_GONE(s, "second matter");
	KEYS(s, "<Esc>:0002<Enter>");
	EXPECT_TEXT(s, "-0001 [");
	EXPECT_TEXT(s, "second matter");
	KEYS(s, "'");
	EXPECT_TEXT(s, "first matter");
	KEYS(s, "'");
	EXPECT_TEXT(s, "second matter");
	/* from the desk: the one opened last */
	KEYS(s, "<Esc>");
	EXPECT_TEXT(s, "third matter");
	KEYS(s, "'");
	EXPECT_TEXT(s, "second matter");
	EXPECT_GONE(s, "third matter");
	screen_end(s);
}

static void the_call_form_is_one_key_away(void **state)
{
	struct world *w = *state;
	struct screen *s;

	add(w, "13800138001", "first matter");
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, "first matter");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "New complaint");
	KEYS(s, "13900001234<Tab>Sun<C-o>");
	EXPECT_TEXT(s, "forms open: 1");
	/* News stand beside it, not under it. */
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138009", "text=smell of gas"), 0);
	EXPECT_TEXT(s, "-0002 EMERGENCY");
	KEYS(s, "<End>");
	EXPECT_TEXT(s, "EMERGENCY  forms open: 1");
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "taken by");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "13900001234");
	KEYS(s, " Hao");
	EXPECT_TEXT(s, "Sun Hao"); /* the caret is where it was */
	/* a second one beside it, and back */
	KEYS(s, "<C-n>");
	EXPECT_GONE(s, "Sun Hao");
	KEYS(s, "13700007788");
	EXPECT_TEXT(s, "13700007788");
	KEYS(s, "<C-g>");
	EXPECT_TEXT(s, "Sun Hao");
	KEYS(s, "<C-g>");
	EXPECT_TEXT(s, "13700007788");
	/* leaving loses neither */
	KEYS(s, "<C-o>");
	EXPECT_TEXT(s, "forms open: 2");
	KEYS(s, "<Esc>");
	EXPECT_TEXT(s, "first matter");
	KEYS(s, "q");
	EXPECT_TEXT(s, "once more leaves");
	KEYS(s, "q");
	EXPECT_EXIT(s, 0);
	screen_end(s);
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, "drafts set aside: 2");
	screen_end(s);
}

static void a_form_comes_back_with_its_complaint(void **state)
{
	struct world *w = *state;
	struct screen *s;

	add(w, "13800138001", "first matter");
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, "first matter");
	KEYS(s, "<Enter>+");
	EXPECT_TEXT(s, "save");
	KEYS(s, "half a note<C-o>");
	EXPECT_TEXT(s, "laid by on ");
	KEYS(s, "<Esc><Enter>");
	EXPECT_TEXT(s, "half a note");
	screen_end(s);
}

static void edits_are_taken_back(void **state)
{
	struct world *w = *state;
	struct screen *s = world_desk(w, 24, 80);
	int row, col, after;

	EXPECT_TEXT(s, "help");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "New complaint");
	KEYS(s, "+86 138 0013-8000");
	EXPECT_TEXT(s, "13 digits");
	KEYS(s, "<Tab>");
	EXPECT_GONE(s, "digits");
	KEYS(s, "欧阳");
	EXPECT_TEXT(s, "欧阳");
	EXPECT(s, screen_wait_quiet(s, 100, SCREEN_TIMEOUT));
	screen_cursor(s, &row, &col);
	screen_paste(s, "修远修远", 12);
	EXPECT_TEXT(s, "欧阳修远修远");
	screen_send(s, "\x1f", 1);
	EXPECT_GONE(s, "修远");
	EXPECT(s, screen_wait_cursor(s, row, col, SCREEN_TIMEOUT));
	KEYS(s, "<C-r>");
	EXPECT_TEXT(s, "欧阳修远修远");
	EXPECT(s, screen_wait_quiet(s, 100, SCREEN_TIMEOUT));
	screen_cursor(s, &row, &after);
	assert_int_equal(after, col + 8);
	for (int i = 0; i < 9; i++)
		KEYS(s, "一二三四五");
	EXPECT_TEXT(s, " 9 left"); /* of 60: six of the name, 45 */
	screen_end(s);
}

/* "<F2>" and the like are keys; all else is the text itself. */
static int keys_beside_text(const char *script)
{
	int keys = 0;

	for (; (script = strchr(script, '<')); script++)
		keys++;
	return keys;
}

static void registered_and_forwarded(struct world *w, const char *script)
{
	struct screen *s = world_desk(w, 24, 80);
	struct str out;

	EXPECT_TEXT(s, "stands still");
	assert_in_range(keys_beside_text(script), 1, 12);
	KEYS(s, script);
	EXPECT_TEXT(s, "-0002");
	EXPECT_TEXT(s, "forwarded to");
	screen_end(s);
	str_init(&out);
	assert_int_equal(WORLD_RUN(w, &out, "list", "--json"), 0);
	assert_non_null(strstr(out.data, "gas/leak"));
	assert_non_null(strstr(out.data, "\"forwarded\""));
	str_release(&out);
}

static void a_leak_takes_at_most_twelve_keys(void **state)
{
	add(*state, "13800138000", "meter stands still");
	registered_and_forwarded(*state, "<F2>13800138000<Tab>Zhang Wei<Tab>Xueyuan Rd 12, 3-402<Tab><Tab><Tab><Tab>"
		"smell of gas in the kitchen<F5>");
}

/* What was never forwarded cannot be complained of again. */
static void forward_the_first(struct world *w)
{
	struct str out;
	char number[48];
	const char *at;

	str_init(&out);
	assert_int_equal(WORLD_RUN(w, &out, "list", "--json"), 0);
	at = strstr(out.data, "\"number\"");
	assert_non_null(at);
	at = strchr(strchr(at, ':'), '"') + 1;
	snprintf(number, sizeof number, "%.*s", (int)strcspn(at, "\""), at);
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "forward", "department=repair"), 0);
	str_release(&out);
}

static void the_same_matter_takes_fewer(void **state)
{
	struct world *w = *state;

	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "name=Zhang Wei", "address=Xueyuan Rd 12",
		"text=pipe sealed, the old meter stands still", "category=gas/leak"), 0);
	forward_the_first(w);
	registered_and_forwarded(w, "<F2>13800138000<F3><F4>smell of gas again<F5>");
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(complaints_are_switched),
		CASE(the_call_form_is_one_key_away),
		CASE(a_form_comes_back_with_its_complaint),
		CASE(edits_are_taken_back),
		CASE(a_leak_takes_at_most_twelve_keys),
		CASE(the_same_matter_takes_fewer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
