/* Look-ups: by what callers say, newest first. */
#include <string.h>

#include "fixture.h"
#include "plaint/str.h"
#include "store/index_keys.h"
#include "store/access.h"

static struct complaint *with(struct fixture *f, unsigned n, enum field field, const char *text)
{
	struct complaint *c = sample(&f->a, n);

	c->number = arena_printf(&f->a, "20251122-%04u", n);
	set(&f->a, c, field, text);
	put_new(f, c);
	return c;
}

static void test_phone(void **state)
{
	struct fixture *f = *state;

	with(f, 1, FIELD_PHONE, "+86 138-0312-8000");
	with(f, 2, FIELD_PHONE, "0312 765 8000");
	with(f, 3, FIELD_PHONE, "13803128000");
	with(f, 4, FIELD_PHONE, "13803128001");
	assert_string_equal(lookup(f, LOOKUP_PHONE, "8000"), "20251122-0003 20251122-0002 20251122-0001");
	assert_string_equal(lookup(f, LOOKUP_PHONE, "28000"), "20251122-0003 20251122-0001");
	assert_string_equal(lookup(f, LOOKUP_PHONE, "１３８ ０３１２ ８０００"), "20251122-0003 20251122-0001");
	assert_string_equal(lookup(f, LOOKUP_PHONE, "0086 13803128001"), "20251122-0004");
	assert_string_equal(lookup(f, LOOKUP_PHONE, "000"), ""); /* too short to mean anything */
	assert_string_equal(lookup(f, LOOKUP_PHONE, ""), "");
	assert_string_equal(lookup(f, LOOKUP_PHONE, NULL), "");
	assert_string_equal(lookup(f, LOOKUP_PHONE, "none"), "");
}

static void test_name_and_address(void **state)
{
	struct fixture *f = *state;

	with(f, 1, FIELD_NAME, "王小明");
	with(f, 2, FIELD_NAME, "王 小 红");
	with(f, 3, FIELD_NAME, "Wang Ming");
	with(f, 4, FIELD_ADDRESS, "建设路１２号 Ａ座");
	assert_string_equal(lookup(f, LOOKUP_NAME, "王"), "20251122-0002 20251122-0001");
	assert_string_equal(lookup(f, LOOKUP_NAME, "王小明"), "20251122-0001");
	assert_string_equal(lookup(f, LOOKUP_NAME, "ＷＡＮＧ"), "20251122-0003");
	assert_string_equal(lookup(f, LOOKUP_NAME, "小明"), "");
	assert_string_equal(lookup(f, LOOKUP_ADDRESS, "建设路12号a"), "20251122-0004");
	assert_string_equal(lookup(f, LOOKUP_NAME, " "), "");
}

static void test_numbers(void **state)
{
	struct fixture *f = *state;
	struct complaint *c;

	with(f, 1, FIELD_ACCOUNT, "HB-000017");
	with(f, 2, FIELD_OUTSIDE_NUMBER, "DZ2025110001");
	c = sample(&f->a, 3);
	c->original = "20251122-0001";
	c->number = "20251123-0001";
	put_new(f, c);
	assert_string_equal(lookup(f, LOOKUP_ACCOUNT, "hb0000"), "20251123-0001 20251122-0002 20251122-0001");
	assert_string_equal(lookup(f, LOOKUP_ACCOUNT, "HB-000017"), "20251122-0001");
	assert_string_equal(lookup(f, LOOKUP_OUTSIDE, "dz20251100"), "20251122-0002");
	assert_string_equal(lookup(f, LOOKUP_NUMBER, "20251122"), "20251122-0002 20251122-0001");
	assert_string_equal(lookup(f, LOOKUP_NUMBER, "20251123-0001"), "20251123-0001");
	assert_string_equal(lookup(f, LOOKUP_ORIGINAL, "20251122-0001"), "20251123-0001");
	assert_string_equal(lookup(f, LOOKUP_ORIGINAL, "20251122"), "");
}

static void test_follows_changes(void **state)
{
	struct fixture *f = *state;
	struct complaint *c = with(f, 1, FIELD_PHONE, "13800001111");

	set(&f->a, c, FIELD_PHONE, "13800002222");
	c->value[FIELD_ACCOUNT] = NULL;
	c->original = "20250101-0001";
	put_changed(f, c);
	assert_string_equal(lookup(f, LOOKUP_PHONE, "1111"), "");
	assert_string_equal(lookup(f, LOOKUP_PHONE, "2222"), "20251122-0001");
	assert_string_equal(lookup(f, LOOKUP_ACCOUNT, "HB"), "");
	assert_string_equal(lookup(f, LOOKUP_ORIGINAL, "20250101-0001"), "20251122-0001");
	assert_int_equal(verify(f, NULL), 0);
}

struct ending_of {
	struct fixture *f;
	const char *ending, *number;
};

static int ending(struct store_txn *t, void *arg, struct err *err)
{
	struct ending_of *w = arg;

	return store_number_ending(t, &w->f->a, w->ending, &w->number, err);
}

static void numbered(struct fixture *f, unsigned n, const char *number)
{
	struct complaint *c = sample(&f->a, n);

	c->number = number;
	put_new(f, c);
}

static const char *ends(struct fixture *f, const char *text)
{
	struct ending_of w = { f, text, NULL };

	return read_code(f, ending, &w) == ERR_NONE ? w.number : "";
}

static void test_number_ending(void **state)
{
	struct fixture *f = *state;

	numbered(f, 1, "20251121-0031");
	numbered(f, 2, "20251122-0031");
	numbered(f, 3, "20251122-0131");
	numbered(f, 4, "20251122-10031");
	numbered(f, 5, "20251120-0031"); /* registered last: the newest */
	numbered(f, 6, "7");
	assert_string_equal(ends(f, "0031"), "20251120-0031");
	assert_string_equal(ends(f, "10031"), "20251122-10031");
	assert_string_equal(ends(f, "-0031"), "20251120-0031");
	assert_string_equal(ends(f, "131"), "20251122-0131");
	assert_string_equal(ends(f, "31"), "20251120-0031");
	assert_string_equal(ends(f, "22-0031"), "20251122-0031");
	assert_string_equal(ends(f, "7"), "7");
	assert_string_equal(ends(f, "9999"), "");
	assert_string_equal(ends(f, ""), "");
	assert_string_equal(ends(f, NULL), "");
}

struct scan_of {
	instant from;
	struct str out;
	unsigned most;
};

static bool add_serial(void *arg, const struct row *r)
{
	struct scan_of *w = arg;

	str_addf(&w->out, "%s ", r->number + 11);
	return --w->most > 0;
}

static int scan(struct store_txn *t, void *arg, struct err *err)
{
	struct scan_of *w = arg;

	return store_scan(t, w->from, add_serial, w, err);
}

static void check_scan(struct fixture *f, instant from, unsigned most, const char *want)
{
	struct scan_of w = { .from = from, .most = most };

	str_init(&w.out);
	assert_int_equal(read_code(f, scan, &w), ERR_NONE);
	assert_string_equal(w.out.data, want);
	str_release(&w.out);
}

static void test_scan(void **state)
{
	struct fixture *f = *state;

	for (unsigned i = 1; i <= 5; i++) {
		struct complaint *c = sample(&f->a, i);

		c->number = arena_printf(&f->a, "20251122-%04u", i);
		c->registered = T0 + i * 3 * DAY;
		/* The third came by letter, days before it was registered. */
		c->received = i == 3 ? T0 : c->registered;
		put_new(f, c);
	}
	check_scan(f, INSTANT_NONE, 99, "05 04 03 02 01 ");
	check_scan(f, INSTANT_NONE, 2, "05 04 ");
	check_scan(f, T0 + 6 * DAY, 99, "05 04 02 ");
	check_scan(f, T0 + 99 * DAY, 99, "");
}

static bool stop(void *arg, const struct row *r)
{
	(void)arg;
	(void)r;
	return false;
}

static int no_look_up(struct store_txn *t, void *arg, struct err *err)
{
	return store_lookup(t, (enum lookup)99, "x", stop, arg, err);
}

static int no_reader(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return store_lookup(t, LOOKUP_NAME, "x", NULL, NULL, err);
}

static int no_scanner(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return store_scan(t, 0, NULL, NULL, err);
}

static void test_nonsense(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(read_code(f, no_look_up, NULL), ERR_INPUT);
	assert_int_equal(read_code(f, no_reader, NULL), ERR_INPUT);
	assert_int_equal(read_code(f, no_scanner, NULL), ERR_INPUT);
}

/* U-14: each of several is found, and goes on being found when it moves to another place. */
static void test_outside(void **state)
{
	struct fixture *f = *state;
	struct complaint *c = with(f, 1, FIELD_OUTSIDE_NUMBER, "12345-77,95598-3,京A；督7");

	with(f, 2, FIELD_OUTSIDE_NUMBER, "95598-4");
	assert_string_equal(lookup(f, LOOKUP_OUTSIDE, "12345"), c->number);
	assert_string_equal(lookup(f, LOOKUP_OUTSIDE, "955983"), c->number);
	assert_string_equal(lookup(f, LOOKUP_OUTSIDE, "95598"), "20251122-0002 20251122-0001");
	assert_string_equal(lookup(f, LOOKUP_OUTSIDE, "督7"), c->number);
	assert_string_equal(lookup(f, LOOKUP_OUTSIDE, "77"), "");
	set(&f->a, c, FIELD_OUTSIDE_NUMBER, "95598-3、12345-77");
	put_changed(f, c);
	assert_string_equal(lookup(f, LOOKUP_OUTSIDE, "955983"), c->number);
	assert_string_equal(lookup(f, LOOKUP_OUTSIDE, "1234577"), c->number);
	assert_string_equal(lookup(f, LOOKUP_OUTSIDE, "督7"), "");
	set(&f->a, c, FIELD_OUTSIDE_NUMBER, "1234577, 12345-77,12345 77");
	put_changed(f, c);
	assert_string_equal(lookup(f, LOOKUP_OUTSIDE, "1234577"), c->number);
	assert_string_equal(lookup(f, LOOKUP_OUTSIDE, "955983"), "");
	set(&f->a, c, FIELD_OUTSIDE_NUMBER, NULL);
	put_changed(f, c);
	assert_string_equal(lookup(f, LOOKUP_OUTSIDE, "1"), "");
	assert_int_equal(verify(f, NULL), 0);
}

/* As schema 3 had it: one key for all of them. */
static int as_schema_3(struct store_txn *t, void *arg, struct err *err)
{
	struct subject s = { .complaint = arg };
	struct key k;

	key_clear(&k);
	key_outside_2(&k, &s);
	if (table_remove(t, TABLE_LOOKUP, k.data, k.len, err) != 1)
		return -1;
	key_clear(&k);
	key_outside(&k, &s);
	if (table_remove(t, TABLE_LOOKUP, k.data, k.len, err) != 1)
		return -1;
	key_clear(&k);
	key_outside_whole(&k, &s);
	if (table_put(t, TABLE_LOOKUP, k.data, k.len, "", 0, err) != 0)
		return -1;
	return table_put(t, TABLE_META, "schema", 6, "\0\0\0\3", 4, err);
}

static void test_outside_migrated(void **state)
{
	struct fixture *f = *state;
	struct complaint *c = with(f, 1, FIELD_OUTSIDE_NUMBER, "12345-77, 95598-3");

	with(f, 2, FIELD_PHONE, "0312 765 8000");
	assert_int_equal(write_code(f, as_schema_3, c), ERR_NONE);
	assert_string_equal(lookup(f, LOOKUP_OUTSIDE, "95598"), "");
	fixture_close(f);
	str_clear(&f->log);
	fixture_open(f);
	assert_non_null(strstr(f->log.data, "the store is of schema 3, this program's is 6"));
	assert_string_equal(lookup(f, LOOKUP_OUTSIDE, "95598-3"), c->number);
	assert_string_equal(lookup(f, LOOKUP_OUTSIDE, "1234577955983"), "");
	assert_int_equal(verify(f, NULL), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_up, fixture_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_phone), TEST(test_name_and_address), TEST(test_numbers), TEST(test_follows_changes),
		TEST(test_number_ending), TEST(test_scan), TEST(test_nonsense), TEST(test_outside),
		TEST(test_outside_migrated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
