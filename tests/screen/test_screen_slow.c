/* The urgent list over a line of 9,600 baud: 960 bytes a second, carried as slowly as
 * that. A key is answered within a second and nothing queues up.
 */
#include "expect.h"

#include <stdlib.h>
#include <string.h>

#include "world.h"

#define LINE_RATE 960
#define ANSWER 1000 /* milliseconds */
#define WATCHED 6   /* ticks */

static int setup(void **state)
{
	struct world *w = malloc(sizeof *w);

	world_init(w, "zh");
	*state = w;
	world_write_company(w);
	for (int i = 0; i < 8; i++)
		assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "address=东街5号", "text=厨房有煤气味"), 0);
	return 0;
}

static int teardown(void **state)
{
	world_release(*state);
	free(*state);
	return 0;
}

static bool line_is_empty(struct screen *s, void *with)
{
	(void)with;
	return screen_queued(s) == 0;
}

/* Each second's output is through before the next one comes. */
static void nothing_queues_up(struct screen *s)
{
	size_t most = 0;

	for (int i = 0; i < WATCHED; i++) {
		size_t before = s->bytes;
		long until = milliseconds_now() + 1000;

		while (milliseconds_now() < until) {
			screen_pump(20);
			if (screen_queued(s) > most)
				most = screen_queued(s);
		}
		EXPECT(s, s->bytes - before < LINE_RATE);
	}
	EXPECT(s, screen_wait(s, line_is_empty, NULL, ANSWER));
	print_message("a second queues %zu bytes at most\n", most);
	assert_in_range(most, 0, LINE_RATE / 2);
}

static bool selected_is(struct screen *s, void *with)
{
	int row, col;

	screen_cursor(s, &row, &col);
	return screen_queued(s) == 0 && row == *(int *)with;
}

static void urgent(void **state)
{
	struct screen *s = world_desk(*state, 20, 40);
	long slowest = 0;

	EXPECT_TEXT(s, "煤气味");
	KEYS(s, "!");
	EXPECT_TEXT(s, "东街5号");
	EXPECT(s, screen_wait_quiet(s, 100, SCREEN_TIMEOUT));
	screen_slow(s, LINE_RATE);
	nothing_queues_up(s);
	for (int i = 1; i <= 3; i++) {
		int row = 1 + 2 * i;
		long began = milliseconds_now();

		KEYS(s, "j");
		EXPECT(s, screen_wait(s, selected_is, &row, 3000));
		if (milliseconds_now() - began > slowest)
			slowest = milliseconds_now() - began;
	}
	print_message("a key is answered within %ld ms\n", slowest);
	assert_in_range(slowest, 0, ANSWER);
	/* Ten in a row: the last one's picture, not ten of them. */
	KEYS(s, "kkkjjkjkjk");
	EXPECT(s, screen_wait(s, line_is_empty, NULL, ANSWER));
	screen_end(s);
}

static void watched(void **state)
{
	static const char *const args[] = { "urgent", "--watch", NULL };
	struct screen *s = world_start(*state, 20, 40, args);
	long began;

	EXPECT_TEXT(s, "-0008");
	EXPECT(s, screen_wait_quiet(s, 100, SCREEN_TIMEOUT));
	screen_slow(s, LINE_RATE);
	nothing_queues_up(s);
	assert_int_equal(WORLD_RUN(*state, NULL, "add", "emergency=yes", "phone=03121234567", "text=西街漏气", "address=西街9号"), 0);
	began = milliseconds_now();
	EXPECT_TEXT(s, "西街9号");
	EXPECT(s, screen_wait(s, line_is_empty, NULL, SCREEN_TIMEOUT));
	print_message("a new emergency is there after %ld ms\n", milliseconds_now() - began);
	assert_in_range(milliseconds_now() - began, 0, 2 * ANSWER);
	screen_end(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(urgent),
		cmocka_unit_test(watched),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
