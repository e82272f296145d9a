/* The one box (S-6, U-11, U-14): every way a complaint is found, filters among the words,
 * what is masked is not found by (P-3). */
#include "hall.h"

#include <string.h>

#include "plaint/found.h"

static const char *find_as(struct hall *h, const char *login, const char *text)
{
	const char *all = "";

	h->q.text = text;
	DONE(ask(h, login, "find"));
	for (size_t i = 0; i < h->r.row_count; i++)
		all = arena_printf(&h->a, "%s%s%s", all, i ? " " : "", h->r.rows[i].number + strlen("20260302-000"));
	return all;
}

static const char *find(struct hall *h, const char *text)
{
	return find_as(h, "zong", text);
}

/* "field: before[match]after" of the first row. */
static const char *hit(struct hall *h, const char *text)
{
	const struct row *r;

	find(h, text);
	assert_true(h->r.row_count > 0);
	r = &h->r.rows[0];
	return arena_printf(&h->a, "%s: %.*s[%.*s]%s", r->hit_field, r->hit_at, r->hit, r->hit_len, r->hit + r->hit_at,
		r->hit + r->hit_at + r->hit_len);
}

/* Six complaints, one minute each after the other. */
static void fill(struct hall *h)
{
	const char *n;

	a_bill(h); /* 1: chen, accepted; 13800138000 张伟 学院路12号3-402 气费比上月多一倍 */
	h->now += MINUTE;
	h->q.next = "forward"; /* 2 */
	DONE(add(h, "zhou", "phone", "0312-5550031", "name", "欧阳晨", "text", "灶具打不着火，Meter 读数不变", "category",
		"supply/pressure", "area", "east", "person", "sun", "account", "HB-00123", "outside_number", "12345-777", NULL));
	h->now += MINUTE;
	h->q.next = "forward"; /* 3 */
	DONE(add(h, "zhou", "text", "软管老化，怕泄漏", "category", "gas/hazard", "area", "west", "address", "学院路 88 号",
		NULL));
	h->now += MINUTE;
	h->q.emergency = true; /* 4 */
	DONE(add(h, "chen", "phone", "13912345678", "address", "幸福里3号", "text", "楼道漏气", NULL));
	h->now += MINUTE; /* 5: closed */
	h->q.next = "settle";
	DONE(add(h, "chen", "text", "问余额", "category", "bill/payment", "phone", "03125550001", "measures", "已短信告知余额",
		NULL));
	h->now += MINUTE; /* 6 */
	n = a_bill(h);
	DONE(act(h, "chen", n, "forward", NULL));
}

static void check_all(struct hall *h)
{
	/* numbers */
	assert_string_equal(find(h, "20260302-0003"), "3");
	assert_string_equal(find(h, ":0003"), "3");
	/* The newest with that serial comes first, then where a 3 stands: 幸福里3号, 12号3-402. */
	assert_string_equal(find(h, "3"), "3 6 4 1");
	assert_string_equal(find(h, "：０００３"), "3");
	assert_string_equal(find(h, "20260302"), "6 5 4 3 2 1");
	/* telephones: any four last digits and more */
	assert_string_equal(find(h, "8000"), "6 1");
	assert_string_equal(find(h, "13800138000"), "6 1");
	assert_string_equal(find(h, "+8613800138000"), "6 1");
	assert_string_equal(find(h, "0031"), "2");
	assert_string_equal(find(h, "03125550031"), "2");
	assert_string_equal(find(h, "5678"), "4");
	/* accounts and other systems' numbers */
	assert_string_equal(find(h, "HB-00123"), "2");
	assert_string_equal(find(h, "hb00123"), "2");
	assert_string_equal(find(h, "12345-777"), "2");
	assert_string_equal(find(h, "12345777"), "2");
	/* names, addresses, any words, any two characters, beginnings of words */
	assert_string_equal(find(h, "张伟"), "6 1");
	assert_string_equal(find(h, "阳晨"), "2");
	assert_string_equal(find(h, "学院路"), "6 3 1");
	assert_string_equal(find(h, "学院路８８号"), "3");
	assert_string_equal(find(h, "泄漏"), "3");
	assert_string_equal(find(h, "漏"), "4 3");
	assert_string_equal(find(h, "met"), "2");
	assert_string_equal(find(h, "METER读数"), "2");
	assert_string_equal(find(h, "告知"), "5");
	assert_string_equal(find(h, "没有这个"), "");
	/* all of several, wherever each is */
	assert_string_equal(find(h, "学院路 张伟"), "6 1");
	assert_string_equal(find(h, "学院　软管"), "3");
	assert_string_equal(find(h, "学院路 8000"), "6 1");
	assert_string_equal(find(h, "学院路 漏气"), "");
}

static void test_ways(void **state)
{
	struct hall *h = *state;
	struct err err = ERR_INIT;
	bool more = true;

	fill(h);
	check_all(h);
	while (more)
		assert_int_equal(store_index(h->store, 1, &more, &err), 0);
	check_all(h);
	DONE(ask(h, "zong", "verify"));
	assert_int_equal(h->r.total, 0);
}

/* U-14: a record with numbers of two other systems is found by each, kept as one typed
 * them but once each, and shown in rows. */
static void test_outside_numbers(void **state)
{
	struct hall *h = *state;
	struct err err = ERR_INIT;
	bool more = true;
	const char *n;

	DONE(add(h, "chen", "text", "无气", "outside_number", "12345-777， 95598-26；１２３４５７７７,督办 3", NULL));
	n = h->r.complaint->number;
	assert_string_equal(look(h, n)->value[FIELD_OUTSIDE_NUMBER], "12345-777,95598-26,督办 3");
	for (int indexed = 0; indexed < 2; indexed++) {
		assert_string_equal(find(h, "12345-777"), "1");
		assert_string_equal(find(h, "95598-26"), "1");
		assert_string_equal(find(h, "9559826"), "1");
		assert_string_equal(find(h, "95598"), "1");
		assert_string_equal(find(h, "督办"), "1");
		assert_string_equal(find(h, "9559827"), "");
		assert_string_equal(hit(h, "9559826"), "outside_number: 12345-777,[95598-26],督办 3");
		while (more)
			assert_int_equal(store_index(h->store, 1, &more, &err), 0);
	}
	assert_string_equal(h->r.rows[0].outside, "12345-777,95598-26,督办 3");
	DONE(act(h, "chen", n, "edit", "outside_number", "95598-26", NULL));
	assert_string_equal(changed(h, n, "edit", "outside_number"), "12345-777,95598-26,督办 3>95598-26");
	assert_string_equal(find(h, "12345"), "");
	assert_int_equal(act(h, "chen", n, "edit", "outside_number", "1,2,3,4,5,6,7", NULL), ERR_INPUT);
	assert_string_equal(said(h), "outside_number: at most 6 numbers of other systems");
	assert_int_equal(act(h, "chen", n, "edit", "outside_number", "12345678901234567890123456789012345678901,2", NULL), ERR_INPUT);
	DONE(ask(h, "zong", "verify"));
	assert_int_equal(h->r.total, 0);
}

static void test_reasons(void **state)
{
	struct hall *h = *state;
	const char *text;

	fill(h);
	assert_string_equal(hit(h, ":0003"), "number: 20260302-[0003]");
	assert_int_equal(h->r.rows[0].mark, 0);
	assert_string_equal(hit(h, "50031"), "phone: 0312-55[50031]");
	assert_int_equal(h->r.rows[0].mark, 1);
	assert_string_equal(hit(h, "欧阳"), "name: [欧阳]晨");
	assert_int_equal(h->r.rows[0].mark, 2);
	assert_string_equal(hit(h, "学院路88"), "address: [学院路 88] 号");
	assert_int_equal(h->r.rows[0].mark, 3);
	assert_string_equal(hit(h, "met"), "text: 灶具打不着火，[Met]er 读数不变");
	assert_int_equal(h->r.rows[0].mark, 4);
	assert_string_equal(hit(h, "hb00123"), "account: [HB-00123]");
	/* Of several the one that no column shows; why it was found is the first. */
	assert_string_equal(hit(h, "欧阳 着火"), "text: 灶具打不[着火]，Meter 读数不变");
	assert_int_equal(h->r.rows[0].mark, 2);
	/* A long text is cut around the match. */
	text = "第一行很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长\n中间有奇事一桩，后面又是很长很长很长很长很"
	       "长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长";
	DONE(add(h, "chen", "phone", "13700000000", "text", text, "category", "bill/amount", NULL));
	assert_string_equal(hit(h, "奇事"), "text: …很长很长 中间有[奇事]一桩，后面又是很长很长很长很长很长很长很长很长很长很长很长很…");
}

static void test_filters(void **state)
{
	struct hall *h = *state;

	fill(h);
	assert_string_equal(find(h, "学院路 state:accepted"), "1");
	assert_string_equal(find(h, "学院路 状态:已受理"), "1");
	assert_string_equal(find(h, "学院路 状态：受理"), "1");
	assert_string_equal(find(h, "state:forw"), "6 4 3 2");
	assert_string_equal(find(h, "state:open"), "6 4 3 2 1");
	assert_string_equal(find(h, "state:closed"), "5");
	assert_string_equal(find(h, "level:1"), "4 3");
	assert_string_equal(find(h, "级别:1级 漏气"), "4");
	assert_string_equal(find(h, "dept:operations"), "2");
	assert_string_equal(find(h, "部门:运维"), find(h, "dept:operations"));
	assert_string_equal(find(h, "area:east"), "2");
	assert_string_equal(find(h, "owner:sun"), "2");
	assert_string_equal(find(h, "人员:孙浩"), "2");
	assert_string_equal(find(h, "学院路 from:today"), "6 3 1");
	assert_string_equal(find(h, "学院路 到:昨天"), "");
	assert_string_equal(find(h, "from:2026-03-02 to:2026-03-02 漏"), "4 3");
	assert_string_equal(find(h, "from:2026-03-03 漏"), "");
	assert_string_equal(find(h, "overdue 学院路"), "");
	h->now += 2 * DAY;
	assert_string_equal(find(h, "超时 学院路"), "6 3 1");
	/* Still being typed: filters nothing yet. */
	assert_string_equal(find(h, "泄漏 state:"), "3");
	/* The request's own filter as well. */
	h->q.filter.level = 1;
	assert_string_equal(find(h, "学院路"), "3");
	h->q.filter.limit = 2;
	assert_string_equal(find(h, "20260302"), "6 5");
	assert_int_equal(h->r.total, 6);
	assert_false(h->r.more);
	h->q.filter.limit = 2;
	h->q.filter.offset = 4;
	assert_string_equal(find(h, "20260302"), "2 1");
}

static void refused(struct hall *h, const char *text, const char *words)
{
	h->q.text = text;
	assert_int_equal(ask(h, "zong", "find"), ERR_INPUT);
	assert_string_equal(h->r.err.field, "text");
	if (!strstr(said(h), words))
		fail_msg("'%s': no \"%s\" in: %s", text, words, said(h));
}

static void test_refused(void **state)
{
	struct hall *h = *state;

	fill(h);
	refused(h, "", "find what");
	refused(h, NULL, "find what");
	refused(h, " ，。 ", "find what");
	refused(h, "state:nonsense 漏", "there is no state \"nonsense\"");
	refused(h, "level:x", "there is no level \"x\"");
	refused(h, "dept:nonsense", "there is no department \"nonsense\"");
	refused(h, "owner:nonsense", "there is nobody called \"nonsense\"");
	refused(h, "from:gestern", "not a date or time: 'gestern'");
}

/* zhou took 2 and 3 and sees those; the others as "张*", "138****8000", "学院路******". */
static void test_masked(void **state)
{
	struct hall *h = *state;

	fill(h);
	assert_string_equal(find_as(h, "zhou", "阳晨"), "2");
	assert_string_equal(find_as(h, "zhou", "0031"), "2");
	assert_string_equal(find_as(h, "zhou", "张伟"), "");
	assert_string_equal(find_as(h, "zhou", "伟"), "");
	assert_string_equal(find_as(h, "zhou", "张"), "6 1");
	assert_string_equal(find_as(h, "zhou", "13800138000"), "");
	assert_string_equal(find_as(h, "zhou", "38000"), "");
	assert_string_equal(find_as(h, "zhou", "8000"), "6 1");
	assert_string_equal(h->r.rows[0].hit, "138****8000");
	assert_string_equal(find_as(h, "zhou", "学院路12号"), "");
	assert_string_equal(find_as(h, "zhou", "402"), "");
	assert_string_equal(find_as(h, "zhou", "学院路"), "6 3 1");
	assert_string_equal(h->r.rows[0].hit, "学院路******");
	assert_int_equal(h->r.total, 3);
	/* What is no secret is found as ever. */
	assert_string_equal(find_as(h, "zhou", "气费"), "6 1");
	assert_string_equal(find_as(h, "zhou", "张 气费"), "6 1");
	assert_string_equal(find_as(h, "chen", "张伟"), "6 1");
}

/* --- more than one look takes ----------------------------------------------------------- */

#define MANY 8200 /* a little more than is read in one piece */

struct filling { struct hall *h; unsigned from; };

/* The second and the last but one are about a leak, all others about a bill. */
static int put_some(struct store_txn *t, void *arg, struct err *err)
{
	const struct filling *f = arg;
	struct arena a = ARENA_INIT;
	int rc = 0;

	for (unsigned n = f->from; rc == 0 && n < f->from + 200; n++) {
		struct complaint c = { .number = arena_printf(&a, "20260301-%04u", n), .version = 1, .state = STATE_ARCHIVED, .level = 3,
			.received = f->h->now, .registered = f->h->now, .taker = "chen" };

		c.value[FIELD_CATEGORY] = n == 2 || n == MANY - 1 ? "gas/leak" : "bill/amount";
		c.value[FIELD_TEXT] = "x";
		rc = store_put(t, &a, NULL, &c, err);
		arena_clear(&a);
	}
	arena_release(&a);
	return rc;
}

static void test_pieces(void **state)
{
	struct hall *h = *state;
	struct filter whole = { .state = "all" };
	struct arena a = ARENA_INIT;
	struct found got;
	bool more = true;

	for (unsigned n = 1; n < MANY; n += 200)
		assert_int_equal(store_write(h->store, put_some, &(struct filling){ h, n }, NULL), 0);
	found_init(&got);
	for (int i = 0; more; i++) {
		found_next(&got, &whole, &h->q.filter);
		h->q.text = "category:gas/leak";
		DONE(ask(h, "zong", "find"));
		more = found_add(&got, &a, &whole, &h->r);
		/* The first piece reads so many; it says where the next begins, and how far it has come. */
		assert_int_equal(h->r.row_count, 1);
		assert_int_equal(more, i == 0);
		assert_int_equal(h->r.more, i == 0);
		assert_true(i == 1 || (h->r.far.looked > 0 && h->r.far.looked < h->r.far.whole));
	}
	assert_int_equal(got.pieces, 2);
	assert_int_equal(got.total, 2);
	assert_string_equal(got.rows[0].number, "20260301-8199");
	assert_string_equal(got.rows[1].number, "20260301-0002");
	/* The newest with a serial stands in front once. */
	h->q.text = "8198";
	h->q.filter.after = arena_printf(&a, "%x", MANY);
	DONE(ask(h, "zong", "find"));
	assert_int_equal(h->r.row_count, 0);
	h->q.text = "8198";
	h->q.filter.after = "0x";
	assert_int_equal(ask(h, "zong", "find"), ERR_INPUT);
	arena_release(&a);
}

/* What is left to be asked for: rows up to as many as are wanted, the offset once. */
static void test_put_together(void **state)
{
	struct row row[3] = { { .id = 9 }, { .id = 8 }, { .id = 7 } };
	struct reply first = { .rows = row, .row_count = 3, .total = 5, .more = true, .after = "4" }, second = { .rows = row, .row_count = 1, .total = 1 };
	struct filter whole = { .limit = 10, .offset = 2 }, next;
	struct arena a = ARENA_INIT;
	struct found got;

	(void)state;
	found_init(&got);
	found_next(&got, &whole, &next);
	assert_int_equal(next.limit, 10);
	assert_int_equal(next.offset, 2);
	assert_null(next.after);
	assert_true(found_add(&got, &a, &whole, &first));
	found_next(&got, &whole, &next);
	assert_int_equal(next.limit, 7);
	assert_int_equal(next.offset, 0);
	assert_string_equal(next.after, "4");
	assert_false(found_add(&got, &a, &whole, &second));
	assert_int_equal(got.count, 4);
	assert_int_equal(got.total, 6);
	assert_false(got.more);
	/* As many as were wanted: no further, though there is more. */
	whole.limit = 3;
	found_init(&got);
	assert_false(found_add(&got, &a, &whole, &first));
	assert_true(got.more);
	arena_release(&a);
}

#define T(f) cmocka_unit_test_setup_teardown(f, hall_up, hall_down)
int main(void)
{
	const struct CMUnitTest tests[] = { T(test_ways), T(test_outside_numbers), T(test_reasons), T(test_filters), T(test_refused), T(test_masked), T(test_pieces),
		cmocka_unit_test(test_put_together) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
