/* P-3: what the customer's fields held before is kept with the record, and the row of lists
 * knows what its text says of them; a store of schema 5 gets both. */
#include <string.h>

#include "fixture.h"
#include "plaint/str.h"
#include "store/internal.h"

/* A mended name, as schema 5 left it: the event alone knows the old one. */
struct mended {
	struct complaint *c;
	struct arena *a;
};

static int mend(struct store_txn *t, void *arg, struct err *err)
{
	struct mended *m = arg;
	struct complaint *c = complaint_copy(m->a, m->c);
	struct event e = { .complaint = c->id, .at = T0, .seen = T0, .login = "li", .name = "li", .from = "cli", .action = "edit" };

	event_change(m->a, &e, "name", c->value[FIELD_NAME], "欧阳娜娜");
	event_change(m->a, &e, "area", c->value[FIELD_AREA], "east");
	complaint_field_set(m->a, c, "name", "欧阳娜娜");
	c->version++;
	if (store_put(t, m->a, m->c, c, err) != 0 || store_event(t, &e, err) != 0)
		return -1;
	m->c = c;
	return table_put(t, TABLE_META, "schema", 6, "\0\0\0\5", 4, err);
}

static bool look(void *arg, const struct row *r)
{
	assert_string_equal(values_get(&r->own, "name"), "张三丰");
	assert_string_equal(values_get(&r->own, "room"), "西厢甲三");
	++*(size_t *)arg;
	return true;
}

static int open_rows(struct store_txn *t, void *arg, struct err *err)
{
	return store_queue(t, QUEUE_OPEN, NULL, look, arg, err);
}

static void test_schema_5(void **state)
{
	struct fixture *f = *state;
	struct mended m = { .c = sample(&f->a, 1), .a = &f->a };
	size_t rows = 0;
	struct complaint *now;

	set(&f->a, m.c, FIELD_NAME, "张三丰");
	set(&f->a, m.c, FIELD_TEXT, "张三丰说漏气，西厢甲三");
	complaint_field_set(&f->a, m.c, "room", "西厢甲三");
	put_new(f, m.c);
	assert_int_equal(write_code(f, mend, &m), ERR_NONE);
	fixture_close(f);
	str_clear(&f->log);
	fixture_open(f);
	assert_non_null(strstr(f->log.data, "the store is of schema 5, this program's is 6"));
	now = get(f, m.c->number);
	assert_int_equal(now->version, m.c->version);
	assert_int_equal(now->former.count, 1);
	assert_string_equal(now->former.item[0].name, "name");
	assert_string_equal(now->former.item[0].text, "张三丰");
	assert_int_equal(read_code(f, open_rows, &rows), ERR_NONE);
	assert_int_equal(rows, 1);
	assert_int_equal(verify(f, NULL), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_up, fixture_down)

int main(void)
{
	const struct CMUnitTest tests[] = { TEST(test_schema_5) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
