/* Tokens, and one text inside another. */
#include "check.h"

#include "plaint/str.h"
#include "plaint/words.h"

static const char *tokens(const char *text)
{
	static char out[500];
	struct words w;
	struct str s;

	words_init(&w);
	words_cut(&w, text);
	str_init(&s);
	for (size_t i = 0; i < w.count; i++) {
		size_t len;
		const char *t = words_token(&w, i, &len);

		if (i)
			str_add_char(&s, '|');
		str_add_len(&s, t, len);
	}
	snprintf(out, sizeof out, "%s", s.data);
	str_release(&s);
	words_release(&w);
	return out;
}

/* The bytes found, or NULL. */
static const char *find(const char *text, const char *pattern)
{
	static char out[200];
	struct words t, p;
	size_t at, len;
	bool found;

	words_init(&t);
	words_init(&p);
	words_cut(&t, text);
	words_cut(&p, pattern);
	found = words_find(&t, &p, &at, &len);
	if (found)
		snprintf(out, sizeof out, "%.*s", (int)len, text + at);
	words_release(&t);
	words_release(&p);
	return found ? out : NULL;
}

static void test_tokens(void **state)
{
	(void)state;
	assert_string_equal(tokens("学院路12号"), "学|院|路|12|号");
	assert_string_equal(tokens("Ｇ１２-34b"), "g|12|34|b");
	assert_string_equal(tokens("Gas METER, 3rd floor"), "gas|meter|3|rd|floor");
	assert_string_equal(tokens("；，。 ！"), "");
	assert_string_equal(tokens(NULL), "");
	assert_string_equal(tokens("½㎡"), "1|⁄|2|m|2");
	assert_string_equal(tokens("Ölfäßchen"), "ölfässchen");
}

static void test_found(void **state)
{
	(void)state;
	assert_string_equal(find("家住学院路 １２ 号。", "学院路12号"), "学院路 １２ 号");
	assert_string_equal(find("the Meters were wrong", "met"), "Met");
	assert_string_equal(find("a meter, wrong", "meter wro"), "meter, wro");
	assert_string_equal(find("天然气，泄漏", "气泄"), "气，泄");
	assert_string_equal(find("12号楼3栋", "3栋"), "3栋");
	assert_string_equal(find("３", "3"), "３");
	assert_null(find("312号", "12号"));
	assert_null(find("meter", "eter"));
	assert_null(find("301", "3"));
	assert_null(find("ab 12 34", "1234"));
	assert_null(find("气", ""));
	assert_null(find("", "气"));
	assert_null(find("泄", "泄漏"));
	/* Of the words before the last none may be cut short. */
	assert_null(find("meters wrong", "meter wrong"));
}

static const char *ending(const char *word)
{
	static char out[64];
	struct str s;

	str_init(&s);
	phone_ending(&s, word);
	snprintf(out, sizeof out, "%s", s.data);
	str_release(&s);
	return out;
}

/* U-11 */
static void test_phone_ending(void **state)
{
	(void)state;
	assert_string_equal(ending("8000"), "8000");
	assert_string_equal(ending("0031"), "0031");
	assert_string_equal(ending("８００-0"), "8000");
	assert_string_equal(ending("+86 138 0013 8000"), "13800138000");
	assert_string_equal(ending("021-5555 1234"), "2155551234");
	assert_string_equal(ending("800"), "");
	assert_string_equal(ending("a8000"), "");
	assert_string_equal(ending(""), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_tokens), cmocka_unit_test(test_found),
		cmocka_unit_test(test_phone_ending) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
