/* Typing ahead at two hundred characters a second loses nothing, in English and in
 * Chinese, in fields, in find and on the command line; nor does it while the terminal is
 * made larger and smaller.
 */
#include "expect.h"

#include <stdlib.h>
#include <string.h>

#include "plaint/utf8.h"
#include "world.h"

#define CHARACTERS 50 /* what a field shows at once on a wide screen, in Chinese too */
#define WIDE 300
#define BURST 10 /* every fiftieth of a second */

static int setup(void **state)
{
	struct world *w = malloc(sizeof *w);

	world_init(w, "zh");
	*state = w;
	world_write_company(w);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "name=张伟", "text=三天压力低"), 0);
	return 0;
}

static int teardown(void **state)
{
	world_release(*state);
	free(*state);
	return 0;
}

/* No two of them stand side by side twice: what is lost or swapped is seen. */
static void make_text(struct str *out, bool zh)
{
	char bytes[4];

	str_clear(out);
	for (int i = 0; i < CHARACTERS; i++)
		if (zh)
			str_add_len(out, bytes, (size_t)utf8_encode((uint32_t)(0x4e00 + 37 * i), bytes));
		else
			str_add_char(out, (char)('a' + (i * 7 + i / 26) % 26));
}

static size_t bytes_of(const char *text, int characters)
{
	size_t at = 0;
	uint32_t cp;

	while (characters-- > 0)
		at += (size_t)utf8_decode(text + at, strlen(text + at), &cp);
	return at;
}

static void type(struct screen *s, const struct str *text, bool in_bursts)
{
	size_t at = 0;

	for (int i = 0; i < CHARACTERS; i += in_bursts ? BURST : CHARACTERS) {
		size_t len = bytes_of(text->data + at, in_bursts ? BURST : CHARACTERS);

		screen_send(s, text->data + at, len);
		at += len;
		screen_pump(in_bursts ? 50 : 0);
	}
}

static void in_all_boxes(struct world *w, bool zh)
{
	static const struct {
		const char *open, *back;
	} boxes[] = {
		{ "/", "<Esc>" },
		{ ":", "<Esc>" },
		{ "<F2><Tab><Tab>", "<Esc><Del>" },
	};
	struct screen *s = world_desk(w, 24, WIDE);
	struct str text;

	str_init(&text);
	make_text(&text, zh);
	EXPECT_TEXT(s, "三天压力低");
	for (size_t i = 0; i < sizeof boxes / sizeof boxes[0]; i++)
		for (int bursts = 0; bursts < 2; bursts++) {
			/* Opened by the same write: nothing is waited for. */
			KEYS(s, boxes[i].open);
			type(s, &text, bursts);
			KEYS(s, "<Home>");
			EXPECT_TEXT(s, text.data);
			KEYS(s, boxes[i].back);
			EXPECT_GONE(s, text.data);
		}
	str_release(&text);
	screen_end(s);
}

static void in_chinese(void **state)
{
	in_all_boxes(*state, true);
}

static void in_english(void **state)
{
	in_all_boxes(*state, false);
}

/* The long text, in which lines wrap. */
static void in_a_long_text(void **state)
{
	struct screen *s = world_desk(*state, 24, 80);
	struct str text;

	str_init(&text);
	make_text(&text, true);
	EXPECT_TEXT(s, "三天压力低");
	KEYS(s, "<F2><Tab><Tab><Tab><Tab><Tab><Tab>");
	type(s, &text, true);
	EXPECT_TEXT(s, "50/2000");
	for (int at = 0; at + 20 <= CHARACTERS; at += 40) {
		char piece[81];
		size_t from = bytes_of(text.data, at);

		snprintf(piece, sizeof piece, "%.*s", (int)bytes_of(text.data + from, 20), text.data + from);
		EXPECT_TEXT(s, piece);
	}
	KEYS(s, "<Esc><Del>");
	EXPECT_GONE(s, "50/2000");
	str_release(&text);
	screen_end(s);
}

/* Any size at any moment: the text grows on, and the screen is whole afterwards. */
static void while_resized(void **state)
{
	struct screen *s = world_desk(*state, 24, WIDE);
	unsigned random = 20261122;
	struct str text;
	size_t at = 0;

	str_init(&text);
	make_text(&text, true);
	EXPECT_TEXT(s, "三天压力低");
	KEYS(s, "<F2><Tab><Tab>");
	for (int i = 0; i < CHARACTERS; i++) {
		size_t len = bytes_of(text.data + at, 1);

		random = random * 1103515245u + 12345u;
		screen_resize(s, 12 + (int)(random >> 16) % 89, 40 + (int)(random >> 8) % 261);
		screen_send(s, text.data + at, len);
		at += len;
		screen_pump(i % 4);
	}
	screen_resize(s, 12, 40);
	EXPECT_RESIZE(s, 24, WIDE);
	KEYS(s, "<Home>");
	EXPECT_TEXT(s, text.data);
	KEYS(s, "<Esc><Del>");
	EXPECT_GONE(s, text.data);
	KEYS(s, "q");
	EXPECT_EXIT(s, 0);
	str_release(&text);
	screen_end(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_chinese),
		cmocka_unit_test(in_english),
		cmocka_unit_test(in_a_long_text),
		cmocka_unit_test(while_resized),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
