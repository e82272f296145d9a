/* Left until its hour is over: escalated exactly once, however many desks are open.
 * The time is libfaketime's, which the sanitizers do not bear: in a build with them
 * the release program of the same tree is used, where there is one.
 */
#include "expect.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "world.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

static const char *faketime(void)
{
	static const char *const places[] = {
		"/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
		"/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
		"/usr/lib/faketime/libfaketimeMT.so.1",
	};

	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
		if (access(places[i], R_OK) == 0)
			return places[i];
	return NULL;
}

#define RELEASE PLAINT_SOURCE_DIR "/build/plaint"

static bool possible(void)
{
	if (SANITIZED && access(RELEASE, X_OK) == 0)
		setenv("PLAINT", RELEASE, 1);
	else if (SANITIZED)
		return false;
	return faketime() != NULL;
}

/* The clock of every program of this world is that far from the machine's. */
static void set_time(struct world *w, const char *offset)
{
	char file[120], next[130];
	FILE *f;

	snprintf(file, sizeof file, "%s/time", w->root);
	snprintf(next, sizeof next, "%s.new", file);
	f = fopen(next, "w");
	assert_non_null(f);
	fprintf(f, "%s\n", offset);
	fclose(f);
	assert_int_equal(rename(next, file), 0);
}

static int setup(void **state)
{
	struct world *w = malloc(sizeof *w);
	char text[200];

	world_init(w, "en");
	*state = w;
	if (!possible())
		return 0;
	set_time(w, "+0");
	snprintf(text, sizeof text, "LD_PRELOAD=%s", faketime());
	world_setenv(w, text);
	snprintf(text, sizeof text, "FAKETIME_TIMESTAMP_FILE=%s/time", w->root);
	world_setenv(w, text);
	world_setenv(w, "FAKETIME_NO_CACHE=1");
	world_setenv(w, "DONT_FAKE_MONOTONIC=1");
	world_setenv(w, "FAKETIME_DONT_FAKE_MONOTONIC=1");
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

	if (!possible())
		skip();
	assert_true(registered(w, number));
	for (int i = 0; i < 3; i++)
		desk[i] = world_desk(w, 24, 80);
	for (int i = 0; i < 3; i++)
		EXPECT_TEXT(desk[i], "维修约了");
	/* Its warning is 15 minutes before the hour ... */
	set_time(w, "+50m");
	for (int i = 0; i < 3; i++)
		EXPECT_TEXT(desk[i], "soon 1 >");
	/* ... and then the hour is over. */
	set_time(w, "+61m");
	for (int i = 0; i < 3; i++)
		EXPECT_TEXT(desk[i], "overdue 1 !!");
	/* The clock of the machine jumps back and forth again. */
	set_time(w, "+10m");
	WORLD_RUN(w, NULL, "sweep");
	set_time(w, "+62m");
	WORLD_RUN(w, NULL, "sweep");
	WORLD_RUN(w, NULL, "sweep");
	assert_int_equal(events(w, number, "warn"), 1);
	assert_int_equal(events(w, number, "breach"), 1);
	assert_int_equal(events(w, number, "escalate"), 1);
	/* An hour later one level up, once. */
	set_time(w, "+122m");
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

	if (!possible())
		skip();
	assert_true(registered(w, number));
	/* The server stays while a clock runs: nobody asks it anything. */
	set_time(w, "+3h");
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
