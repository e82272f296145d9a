/* Left until its hour is over: escalated exactly once, however many desks are open.
 * The clock is moved by tests/support/moved_clock.c.
 */
#include "expect.h"

#include <stdlib.h>
#include <string.h>

#include "world.h"

#define MOVED_CLOCK PLAINT_BUILD_DIR "/tests/libmoved_clock.so"

/* The clock of every program of this world is that far from the machine's. */
static void set_time(struct world *w, int minutes)
{
	char file[120], next[130];
	FILE *f;

	snprintf(file, sizeof file, "%s/time", w->root);
	snprintf(next, sizeof next, "%s.new", file);
	f = fopen(next, "w");
	assert_non_null(f);
	fprintf(f, "+%d\n", minutes * 60);
	fclose(f);
	assert_int_equal(rename(next, file), 0);
}

static int setup(void **state)
{
	struct world *w = malloc(sizeof *w);
	char text[200];

	world_init(w, "en");
	*state = w;
	set_time(w, 0);
	world_setenv(w, "LD_PRELOAD=" MOVED_CLOCK);
	snprintf(text, sizeof text, "MOVED_CLOCK=%s/time", w->root);
	world_setenv(w, text);
	return 0;
}

static int teardown(void **state)
{
	world_release(*state);
	free(*state);
	return 0;
}

static int count(const char *text, const char *what)
{
	int n = 0;

	for (const char *p = strstr(text, what); p != NULL; p = strstr(p + 1, what))
		n++;
	return n;
}

/* How often the action stands in the record's events, as the command line tells. */
static int events(struct world *w, const char *number, const char *action)
{
	char wanted[64];
	struct str out;
	int n;

	snprintf(wanted, sizeof wanted, "\"action\":\"%s\"", action);
	str_init(&out);
	WORLD_RUN(w, &out, "show", number, "--json");
	/* Blanks after the colon do not matter. */
	for (char *p = out.data; (p = strstr(p, "\": \"")) != NULL;)
		str_splice(&out, (size_t)(p - out.data) + 2, 1, "", 0);
	n = count(out.data, wanted);
	str_release(&out);
	return n;
}

/* The timer looks each second. */
static bool comes_to(struct world *w, const char *number, const char *action, int wanted)
{
	long until = milliseconds_now() + SCREEN_TIMEOUT;

	while (events(w, number, action) < wanted && milliseconds_now() < until)
		screen_pump(50);
	return events(w, number, action) == wanted;
}

static bool registered(struct world *w, char number[48])
{
	struct str out;
	bool ok;

	str_init(&out);
	ok = WORLD_RUN(w, &out, "add", "phone=13800138000", "text=维修约了三天没人来", "category=repair/late") == 0;
	snprintf(number, 48, "%.*s", (int)strcspn(out.data, "\n"), out.data);
	str_release(&out);
	return ok;
}

static void exactly_once(void **state)
{
	struct world *w = *state;
	struct screen *desk[3];
	char number[48];

	assert_true(registered(w, number));
	for (int i = 0; i < 3; i++)
		desk[i] = world_desk(w, 24, 80);
	for (int i = 0; i < 3; i++)
		EXPECT_TEXT(desk[i], "维修约了");
	/* Its warning is 15 minutes before the hour ... */
	set_time(w, 50);
	for (int i = 0; i < 3; i++)
		EXPECT_TEXT(desk[i], "soon 1 >");
	/* ... and then the hour is over. */
	set_time(w, 61);
	for (int i = 0; i < 3; i++)
		EXPECT_TEXT(desk[i], "overdue 1 !!");
	/* The clock of the machine jumps back and forth again. */
	set_time(w, 10);
	WORLD_RUN(w, NULL, "sweep");
	set_time(w, 62);
	WORLD_RUN(w, NULL, "sweep");
	WORLD_RUN(w, NULL, "sweep");
	assert_int_equal(events(w, number, "warn"), 1);
	assert_int_equal(events(w, number, "breach"), 1);
	assert_int_equal(events(w, number, "escalate"), 1);
	/* An hour later one level up, once. */
	set_time(w, 122);
	WORLD_RUN(w, NULL, "sweep");
	WORLD_RUN(w, NULL, "sweep");
	assert_int_equal(events(w, number, "breach"), 1);
	assert_int_equal(events(w, number, "escalate"), 2);
	for (int i = 0; i < 3; i++)
		screen_end(desk[i]);
}

static void with_no_desk_open(void **state)
{
	struct world *w = *state;
	struct screen *s;
	char number[48];

	assert_true(registered(w, number));
	/* The server stays while a clock runs: nobody asks it anything. */
	set_time(w, 180);
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, "overdue 1 !!");
	assert_true(comes_to(w, number, "escalate", 2));
	assert_int_equal(events(w, number, "breach"), 1);
	assert_int_equal(events(w, number, "warn"), 1);
	screen_end(s);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(exactly_once),
		CASE(with_no_desk_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
