/* In the middle of a sentence: the desk killed, the line dropped, the server killed.
 * Nothing typed is lost (L-6, U-8).
 */
#include "expect.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "world.h"

static int setup(void **state)
{
	struct world *w = malloc(sizeof *w);

	world_init(w, "en");
	*state = w;
	return 0;
}

static int teardown(void **state)
{
	world_release(*state);
	free(*state);
	return 0;
}

static struct screen *typing(struct world *w)
{
	struct screen *s = world_desk(w, 24, 80);

	EXPECT_TEXT(s, "F1");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "New complaint");
	KEYS(s, "13800138000<Tab>欧阳静<Tab>东街5号<Tab><Tab><Tab><Tab>水表房里有异味，已经两天了，昨天晚");
	EXPECT_TEXT(s, "昨天晚");
	return s;
}

/* The next desk offers it, with its age, and fills it in when asked to. */
static void offered_again(struct world *w)
{
	struct screen *s = world_desk(w, 24, 80);

	EXPECT_TEXT(s, "F1");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "New complaint");
	EXPECT_TEXT(s, "draft");
	EXPECT_TEXT(s, "Ctrl-T");
	KEYS(s, "<C-t>");
	EXPECT_TEXT(s, "欧阳静");
	EXPECT_TEXT(s, "水表房里有异味，已经两天了，昨天晚");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "-0001");
	KEYS(s, "<Space>");
	EXPECT_TEXT(s, "欧阳静");
	/* Registered: no draft is left. */
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "New complaint");
	EXPECT(s, screen_wait_quiet(s, 150, SCREEN_TIMEOUT));
	EXPECT(s, !screen_find(s, "Ctrl-T", NULL, NULL));
	screen_end(s);
}

static void the_desk_is_killed(void **state)
{
	struct screen *s = typing(*state);

	screen_signal(s, SIGKILL);
	assert_int_equal(screen_wait_exit(s, SCREEN_TIMEOUT), 128 + SIGKILL);
	screen_end(s);
	offered_again(*state);
}

static void the_line_drops(void **state)
{
	struct screen *s = typing(*state);

	screen_hangup(s);
	assert_true(screen_wait_exit(s, SCREEN_TIMEOUT) >= 0);
	screen_end(s);
	offered_again(*state);
}

static void the_server_is_killed(void **state)
{
	struct world *w = *state;
	struct screen *s = typing(w);
	pid_t server = world_server(w);

	assert_true(server > 0);
	kill(server, SIGKILL);
	/* One goes on typing and registers: the desk starts another server. */
	KEYS(s, "上更浓");
	EXPECT_TEXT(s, "昨天晚上更浓");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "-0001");
	KEYS(s, "<Space>");
	EXPECT_TEXT(s, "欧阳静");
	assert_int_not_equal(world_server(w), server);
	assert_int_equal(WORLD_RUN(w, NULL, "verify"), 0);
	screen_end(s);
}

/* A server that hangs is said to, at once; what was typed meanwhile is there after. */
static void the_server_stands_still(void **state)
{
	struct world *w = *state;
	struct screen *s = typing(w);
	pid_t server = world_server(w);

	assert_true(server > 0);
	kill(server, SIGSTOP);
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "the server has not answered for 1 s");
	KEYS(s, "<Space>");
	kill(server, SIGCONT);
	EXPECT_TEXT(s, "-0001");
	EXPECT(s, !screen_find(s, "not answered", NULL, NULL));
	screen_end(s);
}

static void both_are_killed(void **state)
{
	struct world *w = *state;
	struct screen *s;
	pid_t server;

	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=1380000", "text=以前的一件"), 0);
	s = typing(w);
	server = world_server(w);
	assert_true(server > 0);
	kill(server, SIGKILL);
	screen_signal(s, SIGKILL);
	assert_int_equal(screen_wait_exit(s, SCREEN_TIMEOUT), 128 + SIGKILL);
	screen_end(s);
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, "以前的一件");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "Ctrl-T");
	KEYS(s, "<C-t>");
	EXPECT_TEXT(s, "水表房里有异味，已经两天了，昨天晚");
	assert_int_equal(WORLD_RUN(w, NULL, "verify"), 0);
	screen_end(s);
}

/* A draft is of one data directory: what was begun on sample data is not offered beside
 * the real records, whose complaints may have the same numbers. */
static void not_offered_elsewhere(const struct world *w)
{
	struct world other = *w;
	struct screen *s;

	snprintf(other.data, sizeof other.data, "%s/other", w->root);
	s = world_desk(&other, 24, 80);
	EXPECT_TEXT(s, "F1");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "New complaint");
	EXPECT(s, screen_wait_quiet(s, 150, SCREEN_TIMEOUT));
	EXPECT(s, !screen_find(s, "Ctrl-T", NULL, NULL));
	screen_end(s);
	WORLD_RUN(&other, NULL, "stop");
}

static void set_aside_by_hand(void **state)
{
	struct screen *s = typing(*state);

	KEYS(s, "<Esc>");
	EXPECT(s, screen_wait_quiet(s, 250, SCREEN_TIMEOUT));
	KEYS(s, "<Esc>");
	EXPECT_TEXT(s, "set aside");
	screen_end(s);
	not_offered_elsewhere(*state);
	offered_again(*state);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(the_desk_is_killed),
		CASE(the_line_drops),
		CASE(the_server_is_killed),
		CASE(the_server_stands_still),
		CASE(both_are_killed),
		CASE(set_aside_by_hand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
