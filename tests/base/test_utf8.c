#include "check.h"

#include <locale.h>

#include "plaint/str.h"
#include "plaint/utf8.h"

#define LEN(s) (sizeof(s) - 1)

static void validity_follows_the_standard(void **state)
{
	static const char *const bad[] = {"\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xed\xa0\x80",
		"\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "a\xe7\x87", ("\xe7\x87" "a")};

	(void)state;
	assert_true(utf8_valid("", 0));
	assert_true(utf8_valid("燃气 gas \xf0\x9f\x94\xa5 \xf4\x8f\xbf\xbf", LEN("燃气 gas \xf0\x9f\x94\xa5 \xf4\x8f\xbf\xbf")));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(utf8_valid(bad[i], strlen(bad[i])));
}

static void decoding_undoes_encoding(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp <= 0x10ffff; cp += cp < 0x3000 ? 1 : 37) {
		char bytes[4];
		uint32_t back = 1;
		int n;

		if (cp >= 0xd800 && cp <= 0xdfff)
			continue;
		n = utf8_encode(cp, bytes);
		assert_int_equal(utf8_decode(bytes, (size_t)n, &back), n);
		assert_int_equal(back, cp);
		assert_int_equal(utf8_decode(bytes, (size_t)n - 1, &back), n == 1 ? 0 : -1);
	}
}

static void cleaned(const char *in, size_t len, bool multiline, const char *expected)
{
	struct str s;

	str_init(&s);
	utf8_clean(&s, in, len, multiline);
	assert_string_equal(s.data, expected);
	assert_true(utf8_valid(s.data, s.len));
	str_release(&s);
}

static void cleaning_drops_what_deceives_or_breaks(void **state)
{
	(void)state;
	cleaned("煤气\x80味\xff", LEN("煤气\x80味\xff"), false, "煤气味");
	cleaned("a\0b\x1b[31mc\x7f", LEN("a\0b\x1b[31mc\x7f"), false, "ab[31mc");
	cleaned("\xc2\x85x\xc2\xad" "y", 6, false, "xy"); /* NEL, soft hyphen */
	cleaned("ab\u202ecd\u2066e\u200f", strlen("ab\u202ecd\u2066e\u200f"), false, "abcde");
	cleaned("👩\u200d👩\u200d👧", strlen("👩\u200d👩\u200d👧"), false, "👩👩👧");
	cleaned("👍\U0001F3FD ❤\ufe0f", strlen("👍\U0001F3FD ❤\ufe0f"), false, "👍 ❤");
	cleaned("\ufeffx\u0378", strlen("\ufeffx\u0378"), false, "x"); /* mark, unassigned */
}

static void line_ends_become_one_kind(void **state)
{
	(void)state;
	cleaned("a\r\nb\rc\nd\te", 10, true, "a\nb\nc\nd e");
	cleaned("a\r\nb\rc\nd\te", 10, false, "a b c d e");
	cleaned("a\u2028b", strlen("a\u2028b"), true, "a\nb");
}

static void cleaned_text_is_composed(void **state)
{
	(void)state;
	cleaned("e\u0301t\u00e9", strlen("e\u0301t\u00e9"), false, "\u00e9t\u00e9");
	cleaned("か\u3099", strlen("か\u3099"), false, "が");
}

static void long_pastes_are_cleaned_whole(void **state)
{
	static char text[60000];
	struct str s;

	(void)state;
	for (size_t i = 0; i + 3 <= sizeof text; i += 3)
		memcpy(text + i, "燃", 3);
	str_init(&s);
	utf8_clean(&s, text, sizeof text, true);
	assert_int_equal(s.len, sizeof text);
	assert_int_equal(utf8_count(s.data, s.len), sizeof text / 3);
	str_release(&s);
}

/* Boundaries going forward, backward and by snapping must be the same ones. */
static void boundaries(const char *s, size_t len, size_t expected)
{
	size_t at[200], n = 0;

	for (size_t pos = 0; pos < len; pos = utf8_next(s, len, pos)) {
		at[n++] = pos;
		assert_true(n < 200);
	}
	assert_int_equal(n, expected);
	assert_int_equal(utf8_count(s, len), expected);
	at[n] = len;
	for (size_t i = n; i > 0; i--)
		assert_int_equal(utf8_prev(s, len, at[i]), at[i - 1]);
	for (size_t i = 0; i < n; i++)
		for (size_t pos = at[i]; pos < at[i + 1]; pos++)
			assert_int_equal(utf8_snap(s, len, pos), at[i]);
	assert_int_equal(utf8_snap(s, len, len), len);
}

static void graphemes_are_what_people_see(void **state)
{
	static const struct {
		const char *text;
		size_t count;
	} cases[] = {
		{"", 0}, {"gas", 3}, {"煤气味", 3}, {"a煤b", 3}, {"e\u0301e", 2}, {"a\u0301\u0302\u0303", 1},
		{"\u0301a", 2}, {"\r\nx", 2}, {"a\nb", 3}, {"🇨🇳🇩🇪", 2}, {"🇨🇳🇩", 2}, {"한국", 2}, {"\u1112\u1161\u11ab", 1},
		{"👩\u200d👩\u200d👧!", 2}, {"नि", 1}, {"\u0600\u0661x", 2}, {"煤\u0301气", 2}, {"a\xff\xe7\x87" "b", 5},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		boundaries(cases[i].text, strlen(cases[i].text), cases[i].count);
}

static void columns_are_those_of_the_terminal(void **state)
{
	(void)state;
	assert_int_equal(utf8_width("gas", 3), 3);
	assert_int_equal(utf8_width("煤气味", 9), 6);
	assert_int_equal(utf8_width("e\u0301", 3), 1);
	assert_int_equal(utf8_width("\n\x1b", 2), 0);
	assert_int_equal(utf8_width("：", 3), 2);
	assert_int_equal(utf8_width("🔥", 4), 2);
	assert_int_equal(utf8_width("ab", 1), 1);
}

static void fitting_cuts_whole_graphemes(void **state)
{
	int used;

	(void)state;
	assert_int_equal(utf8_fit("煤气味", 9, 5, &used), 6);
	assert_int_equal(used, 4);
	assert_int_equal(utf8_fit("e\u0301x", 4, 1, &used), 3);
	assert_int_equal(utf8_fit("煤", 3, 1, &used), 0);
	assert_int_equal(used, 0);
	assert_int_equal(utf8_fit("abc", 3, 10, NULL), 3);
	assert_int_equal(utf8_fit("abc", 3, 0, NULL), 0);
	assert_int_equal(utf8_fit("abc", 3, -1, NULL), 0);
}

static void padded(const char *s, int cols, bool pad, bool ascii, const char *expected)
{
	struct str out;

	str_init(&out);
	utf8_pad(&out, s, cols, pad, ascii);
	assert_string_equal(out.data, expected);
	str_release(&out);
}

static void padding_gives_exact_columns(void **state)
{
	(void)state;
	padded("煤气", 6, true, false, "煤气  ");
	padded("煤气味道", 6, true, false, "煤气… ");
	padded("煤气味道", 6, true, true, "煤气..");
	padded("煤气味道", 5, true, true, "煤.. ");
	padded("煤气味道", 6, false, false, "煤气…");
	padded("abc", 3, true, false, "abc");
	padded("abcd", 1, true, true, "a");
	padded(NULL, 2, true, false, "  ");
	padded("x", 0, true, false, "");
}

static void folded(const char *in, const char *expected)
{
	struct str s;

	str_init(&s);
	utf8_fold(&s, in);
	assert_string_equal(s.data, expected);
	str_release(&s);
}

static void folding_forgets_case_width_and_punctuation(void **state)
{
	(void)state;
	folded("Gas Leak!", "gasleak");
	folded("ＧＡＳ　１２３", "gas123");
	folded("学院路12号，3-402（东）", "学院路12号3402东");
	folded("“漏气”……厨房—里·", "漏气厨房里");
	folded("ÉTÉ straße", "été" "strasse");
	folded("E\u0301", "\u00e9");
	folded("ﬁ ①", "fi1");
	folded(NULL, "");
}

/* The quick way for common text and the full way must agree. */
static void both_ways_of_folding_agree(void **state)
{
	(void)state;
	for (uint32_t cp = 1; cp < 0x10000; cp++) {
		char text[16];
		struct str quick, full;
		int n;

		if (cp >= 0xd800 && cp <= 0xdfff)
			continue;
		n = utf8_encode(cp, text);
		memcpy(text + n, "\u00df", 3); /* sends the whole text the full way */
		str_init(&full);
		utf8_fold(&full, text);
		text[n] = '\0';
		str_init(&quick);
		utf8_fold(&quick, text);
		str_add(&quick, "ss");
		assert_string_equal(quick.data, full.data);
		str_release(&quick);
		str_release(&full);
	}
}

static void phone(const char *in, const char *expected)
{
	struct str s;

	str_init(&s);
	phone_digits(&s, in);
	assert_string_equal(s.data, expected);
	str_release(&s);
}

static void one_number_has_one_form(void **state)
{
	(void)state;
	phone("138 0013 8000", "13800138000");
	phone("+86-138-0013-8000", "13800138000");
	phone("0086 13800138000", "13800138000");
	phone("8613800138000", "13800138000");
	phone("013800138000", "13800138000");
	phone("１３８００１３８０００", "13800138000");
	phone("＋８６ １３８００１３８０００", "13800138000");
	phone("0312-1234567", "3121234567");
	phone("+86 (0312) 1234567", "3121234567");
	phone("1234567", "1234567");
	phone("12345", "12345");
	phone("anonymous", "");
	phone("0", "0");
	phone(NULL, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(validity_follows_the_standard),
		cmocka_unit_test(decoding_undoes_encoding),
		cmocka_unit_test(cleaning_drops_what_deceives_or_breaks),
		cmocka_unit_test(line_ends_become_one_kind),
		cmocka_unit_test(cleaned_text_is_composed),
		cmocka_unit_test(long_pastes_are_cleaned_whole),
		cmocka_unit_test(graphemes_are_what_people_see),
		cmocka_unit_test(columns_are_those_of_the_terminal),
		cmocka_unit_test(fitting_cuts_whole_graphemes),
		cmocka_unit_test(padding_gives_exact_columns),
		cmocka_unit_test(folding_forgets_case_width_and_punctuation),
		cmocka_unit_test(both_ways_of_folding_agree),
		cmocka_unit_test(one_number_has_one_form),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
