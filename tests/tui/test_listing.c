/* A queue keeps its place (U-10), however it changes under the person who reads it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tui/views/listing.h"

/* "A1 B1 C2": numbers with their versions. */
static void give(struct listing *l, const char *names, bool own)
{
	struct arena a = ARENA_INIT;
	struct row *rows = NULL;
	size_t n = 0;

	for (const char *p = names; *p != '\0'; p += p[2] == ' ' ? 3 : 2) {
		rows = arena_grow(&a, rows, n, sizeof *rows);
		memset(&rows[n], 0, sizeof *rows);
		rows[n].number = arena_strndup(&a, p, 1);
		rows[n].version = (uint32_t)(p[1] - '0');
		rows[n].received = 100 + p[0];
		rows[n].id = (uint64_t)p[0];
		n++;
	}
	listing_take(l, &a, rows, n, own);
}

static void go(struct listing *l, enum cmd cmd, int times)
{
	bool missing;

	while (times-- > 0)
		assert_true(listing_command(l, cmd, &missing));
}

static void start(struct listing *l)
{
	listing_init(l);
	l->list.rows = 3;
}

static void selection_follows_the_number(void **state)
{
	struct listing l;

	(void)state;
	start(&l);
	give(&l, "A1 B1 C1 D1", false);
	go(&l, CMD_DOWN, 2);
	assert_string_equal(listing_selected(&l)->number, "C");
	give(&l, "X1 Y1 A1 B1 C1 D1", false);
	assert_string_equal(listing_selected(&l)->number, "C");
	give(&l, "C1 X1 Y1 A1 B1 D1", false);
	assert_string_equal(listing_selected(&l)->number, "C");
	listing_release(&l);
}

static void the_row_stays_where_the_eye_is(void **state)
{
	struct listing l;
	int before;

	(void)state;
	start(&l);
	give(&l, "A1 B1 C1 D1 E1 F1", false);
	go(&l, CMD_DOWN, 3);
	before = l.list.selected - l.list.top;
	give(&l, "X1 A1 B1 C1 D1 E1 F1", false);
	assert_string_equal(listing_selected(&l)->number, "D");
	assert_int_equal(l.list.selected - l.list.top, before);
	listing_release(&l);
}

static void what_leaves_gives_place_to_the_next(void **state)
{
	struct listing l;

	(void)state;
	start(&l);
	give(&l, "A1 B1 C1 D1", false);
	go(&l, CMD_DOWN, 1);
	give(&l, "A1 C1 D1", true);
	assert_string_equal(listing_selected(&l)->number, "C");
	/* The next one went as well: the one after it. */
	give(&l, "Z1 A1 D1", true);
	assert_string_equal(listing_selected(&l)->number, "D");
	give(&l, "Z1 A1", true);
	assert_string_equal(listing_selected(&l)->number, "A");
	give(&l, "", true);
	assert_null(listing_selected(&l));
	listing_release(&l);
}

static void own_step_that_moves_it_back_goes_to_the_next(void **state)
{
	struct listing l;

	(void)state;
	start(&l);
	give(&l, "A1 B1 C1 D1", false);
	go(&l, CMD_DOWN, 1);
	give(&l, "A1 C1 D1 B2", true);
	assert_string_equal(listing_selected(&l)->number, "C");
	listing_release(&l);
}

static void a_strangers_step_moves_no_selection(void **state)
{
	struct listing l;

	(void)state;
	start(&l);
	give(&l, "A1 B1 C1 D1", false);
	go(&l, CMD_DOWN, 1);
	give(&l, "A1 C1 D1 B2", false);
	assert_string_equal(listing_selected(&l)->number, "B");
	/* A note leaves it where it is: so does the selection. */
	give(&l, "A1 C1 D1 B3", true);
	assert_string_equal(listing_selected(&l)->number, "B");
	listing_release(&l);
}

static void neighbours_along_the_list(void **state)
{
	struct listing l;

	(void)state;
	start(&l);
	give(&l, "A1 B1 C1", false);
	assert_string_equal(listing_neighbour(&l, "A", 1), "B");
	assert_string_equal(listing_neighbour(&l, "B", 1), "C");
	assert_null(listing_neighbour(&l, "C", 1));
	assert_string_equal(listing_neighbour(&l, "C", -1), "B");
	/* B has left; the one in its place is next. */
	give(&l, "A1 C1", true);
	assert_string_equal(listing_neighbour(&l, "B", 1), "C");
	listing_release(&l);
}

static void marks_are_of_numbers(void **state)
{
	struct listing l;

	(void)state;
	start(&l);
	give(&l, "A1 B1 C1", false);
	listing_toggle_mark(&l, "B");
	listing_toggle_mark(&l, "C");
	give(&l, "C1 B1 A1", false);
	assert_true(listing_is_marked(&l, "B"));
	assert_false(listing_is_marked(&l, "A"));
	listing_toggle_mark(&l, "B");
	assert_false(listing_is_marked(&l, "B"));
	assert_true(listing_is_marked(&l, "C"));
	listing_release(&l);
}

/* The rows come in the order asked for; marks stay, and the place unless one is at the top. */
static void other_orders(void **state)
{
	struct listing l;

	(void)state;
	start(&l);
	give(&l, "A1 B1 C1", false);
	listing_toggle_mark(&l, "B");
	listing_next_order(&l);
	assert_int_equal(l.order, ORDER_NEWEST);
	give(&l, "C1 B1 A1", false);
	assert_string_equal(listing_selected(&l)->number, "C");
	assert_true(listing_is_marked(&l, "B"));
	go(&l, CMD_DOWN, 2);
	listing_next_order(&l);
	give(&l, "A1 B1 C1", false);
	assert_string_equal(listing_selected(&l)->number, "A");
	assert_int_equal(l.order, ORDER_OLDEST);
	listing_next_order(&l);
	assert_int_equal(l.order, ORDER_URGENCY);
	assert_true(listing_is_marked(&l, "B"));
	listing_release(&l);
}

static void closed_ones_have_their_own_order(void **state)
{
	(void)state;
	assert_true(listing_has_closed(&(struct filter){ .state = "all" }));
	assert_true(listing_has_closed(&(struct filter){ .state = "archived" }));
	assert_false(listing_has_closed(&(struct filter){ .state = "accepted" }));
	assert_false(listing_has_closed(&(struct filter){ .level = 1 }));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(selection_follows_the_number),
		cmocka_unit_test(the_row_stays_where_the_eye_is),
		cmocka_unit_test(what_leaves_gives_place_to_the_next),
		cmocka_unit_test(own_step_that_moves_it_back_goes_to_the_next),
		cmocka_unit_test(a_strangers_step_moves_no_selection),
		cmocka_unit_test(neighbours_along_the_list),
		cmocka_unit_test(marks_are_of_numbers),
		cmocka_unit_test(other_orders),
		cmocka_unit_test(closed_ones_have_their_own_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
