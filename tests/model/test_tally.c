/* Figures that come in pieces: added by key, in order, over the wire and back. */
#include "check.h"

#include <string.h>

#include "plaint/tally.h"

/* A piece: two columns, a rate of them, and lines "key", n, m. */
static void piece(struct tally *t, struct arena *a, const char *const *key, const int64_t *n, const int64_t *m, size_t count)
{
	const struct tally_column columns[] = { { "rate", "Rate", "one of the other", COLUMN_RATE, 1, 2, false, 0 },
		{ "of", "Of", "the part", COLUMN_COUNT, -1, -1, false, 0 }, { "per", "Per", "the whole", COLUMN_COUNT, -1, -1, true, 0 } };
	struct tally_part *p;

	tally_init(t, a);
	t->report = "daily";
	t->whole = 10;
	t->looked = 5;
	t->next = 4;
	p = tally_part(t, "part", "Title", NULL, "channel");
	for (size_t i = 0; i < 3; i++)
		part_column(t, p, &columns[i]);
	for (size_t i = 0; i < count; i++) {
		struct tally_line *l = part_line(t, p, key[i]);

		l->n[1] = n[i];
		l->n[2] = m[i];
	}
}

static void test_pieces(void **state)
{
	static const char *const first[] = { "phone", "web", "" }, *const second[] = { "visit", "phone" };
	struct arena a = ARENA_INIT;
	struct tally one, two, all;
	const struct tally_part *p;

	(void)state;
	piece(&one, &a, first, (int64_t[]){ 1, 2, 0 }, (int64_t[]){ 3, 3, 0 }, 3);
	piece(&two, &a, second, (int64_t[]){ 5, 4 }, (int64_t[]){ 5, 4 }, 2);
	two.next = 0;
	tally_init(&all, &a);
	tally_add(&all, &one);
	assert_int_equal(all.next, 4);
	tally_add(&all, &two);
	assert_int_equal(all.next, 0);
	assert_int_equal(all.looked, 10);
	tally_sort(&all);
	p = &all.part[0];
	assert_int_equal(p->lines, 4);
	/* The most first; phone 1 + 4, visit 5: as they came. */
	assert_string_equal(p->line[0].key, "phone");
	assert_string_equal(p->line[1].key, "visit");
	assert_string_equal(p->line[2].key, "web");
	assert_string_equal(p->line[3].key, "");
	assert_int_equal(line_figure(p, &p->line[0], 0), 714); /* 5 of 7 */
	assert_int_equal(line_figure(p, &p->line[2], 0), 667);
	assert_int_equal(line_figure(p, &p->line[3], 0), -1);
	/* Found by key after the sorting, too. */
	assert_ptr_equal(part_find(p, "web"), &p->line[2]);
	assert_null(part_find(p, "letter"));
	arena_release(&a);
}

static void test_many_lines(void **state)
{
	struct arena a = ARENA_INIT;
	const struct tally_column count = { "n", "N", "m", COLUMN_COUNT, -1, -1, false, 0 };
	struct tally t;
	struct tally_part *p;

	(void)state;
	tally_init(&t, &a);
	p = tally_part(&t, "p", "P", NULL, "taker");
	part_column(&t, p, &count);
	for (int round = 0; round < 3; round++)
		for (int i = 0; i < 3000; i++)
			part_line(&t, p, arena_printf(&a, "k%d", i))->n[0] += i;
	assert_int_equal(p->lines, 3000);
	for (int i = 0; i < 3000; i++)
		assert_int_equal(part_find(p, arena_printf(&a, "k%d", i))->n[0], 3 * i);
	arena_release(&a);
}

static void test_mark(void **state)
{
	static const char *const keys[] = { "phone", "web" }, *const turned[] = { "web", "phone" };
	struct arena a = ARENA_INIT;
	struct tally one, two;

	(void)state;
	piece(&one, &a, keys, (int64_t[]){ 1, 2 }, (int64_t[]){ 3, 4 }, 2);
	piece(&two, &a, turned, (int64_t[]){ 2, 1 }, (int64_t[]){ 4, 3 }, 2);
	assert_int_equal(tally_mark(&one), tally_mark(&two));
	two.part[0].line[0].n[1]++;
	assert_int_not_equal(tally_mark(&one), tally_mark(&two));
	arena_release(&a);
}

static void test_wire(void **state)
{
	static const char *const keys[] = { "phone", "web" };
	struct arena a = ARENA_INIT;
	struct tally one, back;
	const struct node *n;
	struct pack p;

	(void)state;
	piece(&one, &a, keys, (int64_t[]){ 1, 2 }, (int64_t[]){ 3, 4 }, 2);
	one.signing = arena_array(&a, 1, sizeof *one.signing);
	one.signings = 1;
	one.signing[0] = (struct signing){ "checked", "lin", "林芳", 77, NULL, -5 };
	one.head = "ab";
	pack_init(&p);
	tally_pack(&p, &one);
	assert_int_equal(wire_parse(&a, p.out.data, p.out.len, &n, NULL), 0);
	assert_int_equal(tally_unpack(&a, n, &back, NULL), 0);
	assert_int_equal(tally_mark(&one), tally_mark(&back));
	assert_string_equal(back.signing[0].name, "林芳");
	assert_int_equal(back.signing[0].mark, -5);
	assert_string_equal(back.head, "ab");
	assert_int_equal(back.next, 4);
	assert_true(back.part[0].column[2].hidden);
	pack_release(&p);
	/* A rate of columns that are not there is refused: it would be read. */
	one.part[0].column[0].per = 9;
	pack_init(&p);
	tally_pack(&p, &one);
	assert_int_equal(wire_parse(&a, p.out.data, p.out.len, &n, NULL), 0);
	assert_int_equal(tally_unpack(&a, n, &back, NULL), -1);
	pack_release(&p);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pieces),
		cmocka_unit_test(test_many_lines),
		cmocka_unit_test(test_mark),
		cmocka_unit_test(test_wire),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
