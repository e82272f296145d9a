#include "check.h"

#include "plaint/wire.h"

static struct arena a;

static int tear_down(void **state)
{
	(void)state;
	arena_release(&a);
	return 0;
}

static const struct node *parse(const void *data, size_t len)
{
	const struct node *n = NULL;
	struct err err = ERR_INIT;

	assert_int_equal(wire_parse(&a, data, len, &n, &err), 0);
	return n;
}

static void refused(const void *data, size_t len)
{
	/* An exact copy, so that the sanitizer sees one byte too far. */
	char *copy = malloc(len ? len : 1);
	const struct node *n = NULL;
	struct err err = ERR_INIT;

	memcpy(copy, data, len);
	assert_int_equal(wire_parse(&a, copy, len, &n, &err), -1);
	assert_int_equal(err.code, ERR_INPUT);
	assert_null(n);
	free(copy);
}

#define REFUSED(bytes) refused(bytes, sizeof(bytes) - 1)

static void values_come_back(void **state)
{
	static const int64_t numbers[] = {0, 1, 127, 128, 255, 256, 65535, 65536, INT64_C(4294967295),
		INT64_C(4294967296), INT64_MAX, -1, -32, -33, -128, -129, -32768, -32769, INT32_MIN,
		INT64_C(-2147483649), INT64_MIN};
	struct pack p;
	const struct node *n;

	(void)state;
	pack_init(&p);
	pack_array(&p);
	pack_nil(&p);
	pack_bool(&p, true);
	pack_bool(&p, false);
	pack_text(&p, "煤气");
	pack_text(&p, NULL);
	pack_bytes(&p, "a\0b", 3);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		pack_int(&p, numbers[i]);
	pack_close(&p);
	n = parse(p.out.data, p.out.len);
	assert_int_equal(node_count(n), 6 + sizeof numbers / sizeof *numbers);
	assert_int_equal(node_at(n, 0)->type, NODE_NIL);
	assert_true(node_bool(node_at(n, 1)) && !node_bool(node_at(n, 2)));
	assert_string_equal(node_text(node_at(n, 3)), "煤气");
	assert_int_equal(node_at(n, 4)->type, NODE_NIL);
	assert_int_equal(node_at(n, 5)->type, NODE_BYTES);
	assert_memory_equal(node_at(n, 5)->text, "a\0b", 3);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		assert_int_equal(node_int(node_at(n, 6 + (uint32_t)i), 1), numbers[i]);
	pack_release(&p);
}

/* Around every size at which the header of a map, array or text gets longer. */
static void sizes_come_back(void **state)
{
	static const uint32_t sizes[] = {0, 1, 15, 16, 31, 32, 33, 255, 256, 65535, 65536, 70000};

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		char *text = malloc(sizes[i] + 1);
		struct pack p;
		const struct node *n;

		memset(text, 'x', sizes[i]);
		text[sizes[i]] = '\0';
		pack_init(&p);
		pack_map(&p);
		pack_key_text(&p, "text", text);
		pack_text(&p, "list");
		pack_array(&p);
		for (uint32_t j = 0; j < sizes[i]; j++)
			pack_int(&p, j);
		pack_close(&p);
		pack_text(&p, "map");
		pack_map(&p);
		for (uint32_t j = 0; j < sizes[i]; j++) {
			pack_int(&p, j);
			pack_int(&p, -(int64_t)j);
		}
		pack_close(&p);
		pack_key_int(&p, "after", 7);
		pack_close(&p);
		n = parse(p.out.data, p.out.len);
		assert_string_equal(node_text(node_get(n, "text")), text);
		assert_int_equal(node_count(node_get(n, "list")), sizes[i]);
		assert_int_equal(node_count(node_get(n, "map")), sizes[i]);
		if (sizes[i])
			assert_int_equal(node_int(node_get_int(node_get(n, "map"), sizes[i] - 1), 1),
				-(int64_t)(sizes[i] - 1));
		assert_int_equal(node_int(node_get(n, "after"), 0), 7);
		pack_release(&p);
		free(text);
		arena_release(&a);
	}
}

static void raw_bytes_are_those_of_the_value(void **state)
{
	struct pack p, again;
	const struct node *n, *kept;

	(void)state;
	pack_init(&p);
	pack_map(&p);
	pack_text(&p, "inside");
	pack_array(&p);
	pack_text(&p, "x");
	pack_map(&p);
	pack_key_int(&p, "y", 1000);
	pack_close(&p);
	pack_close(&p);
	pack_key_bool(&p, "last", true);
	pack_close(&p);
	n = node_get(parse(p.out.data, p.out.len), "inside");
	pack_init(&again);
	pack_raw(&again, n->raw, n->raw_len);
	kept = parse(again.out.data, again.out.len);
	assert_string_equal(node_text(node_at(kept, 0)), "x");
	assert_int_equal(node_int(node_get(node_at(kept, 1), "y"), 0), 1000);
	pack_release(&p);
	pack_release(&again);
}

static void nothing_is_in_what_is_absent(void **state)
{
	struct node text = {.type = NODE_TEXT, .count = 1, .text = "x"};

	(void)state;
	assert_null(node_get(NULL, "x"));
	assert_null(node_get(&text, "x"));
	assert_null(node_get_int(&text, 1));
	assert_null(node_at(&text, 0));
	assert_null(node_text(NULL));
	assert_int_equal(node_count(&text), 0);
	assert_int_equal(node_int(&text, 42), 42);
	assert_false(node_bool(&text));
}

static void frames_that_claim_too_much_are_refused(void **state)
{
	(void)state;
	REFUSED("\xdd\xff\xff\xff\xff");         /* an array of four billion */
	REFUSED("\xdf\xff\xff\xff\xff");         /* a map of as many pairs */
	REFUSED("\xdf\x80\x00\x00\x00");         /* twice that overflows 32 bits */
	REFUSED("\xdb\xff\xff\xff\xff" "abc");   /* a text */
	REFUSED("\xc6\xff\xff\xff\xff" "abc");   /* bytes */
	REFUSED("\xdc\xff\xff\x01\x02");
	REFUSED("\xde\x00\x02\x01\x02\x03");
	REFUSED("\x93\x01\x02");
	REFUSED("\x81\x01");
	REFUSED("\xa5" "abcd");
	REFUSED("\x92\xdd\xff\xff\xff\xff\x01");
}

static void half_frames_and_trailing_bytes_are_refused(void **state)
{
	static const char whole[] = "\x83\xa3tag\xce\x00\x01\x00\x00\xa2op\xd9\x04show\xa4list\x93\xc0\xd1\x80\x00\xc4\x01x";
	size_t len = sizeof whole - 1;
	char more[sizeof whole];

	(void)state;
	assert_int_equal(node_int(node_get(parse(whole, len), "tag"), 0), 65536);
	for (size_t i = 0; i < len; i++)
		refused(whole, i);
	memcpy(more, whole, len);
	more[len] = '\xc0';
	refused(more, len + 1);
	REFUSED("");
}

static void text_must_be_text(void **state)
{
	(void)state;
	REFUSED("\xa3" "a\0b");
	REFUSED("\xa2\xc0\x80");
	REFUSED("\xa1\xff");
	REFUSED("\x81\xa1\xe7\x01"); /* as a key */
	REFUSED("\xa3\xed\xa0\x80"); /* half of a surrogate pair */
	assert_string_equal(node_text(parse("\xa3\xe7\x87\x83", 4)), "燃");
}

static void unknown_types_are_refused(void **state)
{
	(void)state;
	REFUSED("\xc1");
	REFUSED("\xca\x00\x00\x00\x00");                 /* floats */
	REFUSED("\xcb\x00\x00\x00\x00\x00\x00\x00\x00");
	REFUSED("\xd4\x01\x00");                         /* extensions */
	REFUSED("\xd6\xff\x00\x00\x00\x00");
	REFUSED("\xc7\x01\x01\x00");
	REFUSED("\xc9\xff\xff\xff\xff\x00");
	REFUSED("\xcf\x80\x00\x00\x00\x00\x00\x00\x00"); /* beyond a signed number */
}

static void deep_nesting_is_refused(void **state)
{
	static char deep[1 << 20];

	(void)state;
	memset(deep, '\x91', WIRE_DEPTH);
	deep[WIRE_DEPTH] = '\xc0';
	parse(deep, WIRE_DEPTH + 1);
	deep[WIRE_DEPTH] = '\x91';
	deep[WIRE_DEPTH + 1] = '\xc0';
	refused(deep, WIRE_DEPTH + 2);
	memset(deep, '\x91', sizeof deep);
	refused(deep, sizeof deep);
	memset(deep, '\x81', sizeof deep);
	refused(deep, sizeof deep);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(values_come_back, tear_down),
		cmocka_unit_test_teardown(sizes_come_back, tear_down),
		cmocka_unit_test_teardown(raw_bytes_are_those_of_the_value, tear_down),
		cmocka_unit_test_teardown(nothing_is_in_what_is_absent, tear_down),
		cmocka_unit_test_teardown(frames_that_claim_too_much_are_refused, tear_down),
		cmocka_unit_test_teardown(half_frames_and_trailing_bytes_are_refused, tear_down),
		cmocka_unit_test_teardown(text_must_be_text, tear_down),
		cmocka_unit_test_teardown(unknown_types_are_refused, tear_down),
		cmocka_unit_test_teardown(deep_nesting_is_refused, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
