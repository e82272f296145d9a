/* What goes over a slow line: a key in a field, a second's tick, one write a turn. */
#include "expect.h"

#include <stdlib.h>
#include <string.h>

#include "world.h"

#define KEY_BYTES 25
#define KEY_TEXT_BYTES 60 /* in a long text, which may wrap */
#define TICK_FORM_BYTES 60
#define TICK_DESK_BYTES 250
#define TICK_WIDE_BYTES 500
/* 9,600 baud are 960 bytes a second. */
#define TICK_URGENT_BYTES 240
#define KEY_URGENT_BYTES 480

static int setup(void **state)
{
	struct world *w = malloc(sizeof *w);

	world_init(w, "zh");
	*state = w;
	return 0;
}

static int teardown(void **state)
{
	world_release(*state);
	free(*state);
	return 0;
}

struct ticks {
	size_t bytes; /* the program had written before */
	int wanted, seen;
	size_t most;  /* bytes of one tick */
};

/* A tick is a burst of output with nobody typing. */
static bool count_ticks(struct screen *s, void *with)
{
	struct ticks *t = with;

	if (s->bytes == t->bytes || milliseconds_now() - s->last < 60)
		return false;
	if (s->bytes - t->bytes > t->most)
		t->most = s->bytes - t->bytes;
	t->bytes = s->bytes;
	return ++t->seen >= t->wanted;
}

static size_t most_of_ticks(struct screen *s, int wanted)
{
	struct ticks t = { .bytes = s->bytes, .wanted = wanted };

	EXPECT(s, screen_wait(s, count_ticks, &t, (wanted + 3) * 1500));
	return t.most;
}

static bool grown(struct screen *s, void *with)
{
	return s->bytes > *(size_t *)with;
}

/* Bytes of one key, typed just after a tick. */
static size_t bytes_of_key(struct screen *s, const char *key)
{
	size_t before;

	most_of_ticks(s, 1);
	before = s->bytes;
	KEYS(s, key);
	EXPECT(s, screen_wait(s, grown, &before, 800));
	EXPECT(s, screen_wait_quiet(s, 60, 900));
	return s->bytes - before;
}

/* The middle one of five: on a busy machine a tick may fall into one of them. */
static size_t usual_of_keys(struct screen *s, const char *key)
{
	size_t n[5] = { 0 };

	for (int i = 0; i < 5; i++) {
		size_t bytes = bytes_of_key(s, key);
		int at = i;

		for (; at > 0 && n[at - 1] > bytes; at--)
			n[at] = n[at - 1];
		n[at] = bytes;
	}
	return n[2];
}

/* Eighteen whose clocks all show seconds: the dearest desk there is. */
static void fill(struct world *w)
{
	char path[160];
	FILE *f;

	snprintf(path, sizeof path, "%s/eighteen.jsonl", w->root);
	f = fopen(path, "w");
	assert_non_null(f);
	for (int i = 0; i < 18; i++)
		fputs("{\"phone\": \"13800138000\", \"name\": \"张伟\", \"text\": \"抄表数与表盘不符\"}\n", f);
	fclose(f);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "--json", path), 0);
}

static void tick_on_the_desk(void **state)
{
	struct screen *s;
	size_t most;

	fill(*state);
	s = world_desk(*state, 24, 80);
	EXPECT_TEXT(s, "抄表");
	EXPECT(s, screen_wait_quiet(s, 100, SCREEN_TIMEOUT));
	most = most_of_ticks(s, 4);
	print_message("a tick on the desk: %zu bytes\n", most);
	assert_in_range(most, 1, TICK_DESK_BYTES);
	screen_end(s);
}

/* A queue that fills the widest screen. */
static void tick_on_a_wide_desk(void **state)
{
	struct screen *s;
	size_t most;

	fill(*state);
	fill(*state);
	fill(*state);
	s = world_desk(*state, 50, 200);
	EXPECT_TEXT(s, "抄表");
	EXPECT(s, screen_wait_quiet(s, 100, SCREEN_TIMEOUT));
	most = most_of_ticks(s, 4);
	print_message("a tick on a desk of 200x50: %zu bytes\n", most);
	assert_in_range(most, 1, TICK_WIDE_BYTES);
	screen_end(s);
}

/* The list of the crew on a telephone's slow line. */
static void tick_and_keys_on_the_urgent_list(void **state)
{
	struct screen *s;
	size_t most;

	for (int i = 0; i < 8; i++)
		assert_int_equal(WORLD_RUN(*state, NULL, "add", "phone=13800138000", "address=东街5号", "text=厨房有煤气味"), 0);
	s = world_desk(*state, 20, 40);
	EXPECT_TEXT(s, "煤气味");
	KEYS(s, "!");
	EXPECT_TEXT(s, "东街5号");
	EXPECT(s, screen_wait_quiet(s, 100, SCREEN_TIMEOUT));
	most = most_of_ticks(s, 4);
	print_message("a tick on the urgent list: %zu bytes\n", most);
	assert_in_range(most, 1, TICK_URGENT_BYTES);
	most = usual_of_keys(s, "j");
	print_message("a row down on the urgent list: %zu bytes\n", most);
	assert_in_range(most, 1, KEY_URGENT_BYTES);
	screen_end(s);
}

static void tick_and_keys_in_a_form(void **state)
{
	struct screen *s = world_desk(*state, 24, 80);
	size_t most;

	EXPECT_TEXT(s, "F1");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "电话");
	/* The first key begins the draft and the call's clock, and says so. */
	bytes_of_key(s, "1");
	most = usual_of_keys(s, "3");
	print_message("a digit in a field: %zu bytes\n", most);
	assert_in_range(most, 1, KEY_BYTES);
	KEYS(s, "<Tab>");
	most = bytes_of_key(s, "张");
	print_message("the character that fills a required field: %zu bytes\n", most);
	assert_in_range(most, 1, KEY_BYTES);
	most = usual_of_keys(s, "张");
	print_message("a character in a field: %zu bytes\n", most);
	assert_in_range(most, 1, KEY_BYTES);
	KEYS(s, "<Tab><Tab><Tab><Tab><Tab>");
	most = bytes_of_key(s, "气");
	print_message("the character that fills a required long text: %zu bytes\n", most);
	assert_in_range(most, 1, KEY_TEXT_BYTES);
	/* Their names follow within a second. */
	EXPECT_GONE(s, ": 事由");
	most = usual_of_keys(s, "气");
	print_message("a character in a long text: %zu bytes\n", most);
	assert_in_range(most, 1, KEY_BYTES);
	most = most_of_ticks(s, 3);
	print_message("a tick in the form: %zu bytes\n", most);
	assert_in_range(most, 1, TICK_FORM_BYTES);
	screen_end(s);
}

/* Each second is seen: none is slept through. */
static void every_second(void **state)
{
	struct screen *s = world_desk(*state, 24, 80);
	long start;

	EXPECT_TEXT(s, "F1");
	EXPECT(s, screen_wait_quiet(s, 100, SCREEN_TIMEOUT));
	most_of_ticks(s, 1);
	start = milliseconds_now();
	most_of_ticks(s, 5);
	assert_in_range(milliseconds_now() - start, 4000, 6500);
	screen_end(s);
}

/* The kernel counts the writes: on an idle desk each tick is one of them. */
static void one_write_a_turn(void **state)
{
	struct screen *s;
	struct ticks t;
	long writes;

	fill(*state);
	s = world_desk(*state, 24, 80);
	EXPECT_TEXT(s, "抄表");
	EXPECT(s, screen_wait_quiet(s, 100, SCREEN_TIMEOUT));
	most_of_ticks(s, 1);
	writes = process_writes(s->pid);
	if (writes < 0)
		skip();
	t = (struct ticks){ .bytes = s->bytes, .wanted = 4 };
	EXPECT(s, screen_wait(s, count_ticks, &t, 9000));
	/* One more when a minute began and the desk asked the server anew. */
	assert_in_range(process_writes(s->pid) - writes, 4, 5);
	screen_end(s);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(tick_on_the_desk),
		CASE(tick_on_a_wide_desk),
		CASE(tick_and_keys_on_the_urgent_list),
		CASE(tick_and_keys_in_a_form),
		CASE(every_second),
		CASE(one_write_a_turn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
