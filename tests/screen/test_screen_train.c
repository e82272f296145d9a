/* Practising: sample calls on a desk of their own, measured; the real records untouched. */
#include "expect.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "world.h"

static int setup(void **state)
{
	struct world *w = malloc(sizeof *w);
	char place[100];

	world_init(w, "en");
	snprintf(place, sizeof place, "TMPDIR=%s", w->root);
	world_setenv(w, place);
	*state = w;
	return 0;
}

static int teardown(void **state)
{
	world_release(*state);
	free(*state);
	return 0;
}

static bool left_behind(const struct world *w)
{
	DIR *d = opendir(w->root);
	struct dirent *e;
	bool any = false;

	assert_non_null(d);
	while ((e = readdir(d)))
		any = any || !strncmp(e->d_name, "plaint-train", 12);
	closedir(d);
	return any;
}

/* Once a person, in the way of no key; again when asked for. */
static void the_tour_comes_once(void **state)
{
	struct world *w = *state;
	char seen[120];
	struct screen *s;

	snprintf(seen, sizeof seen, "%s/state/plaint/tour-seen", w->root);
	assert_int_equal(unlink(seen), 0);
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, "Welcome to plaint");
	EXPECT_TEXT(s, "plaint train");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "New complaint");
	EXPECT_GONE(s, "Welcome");
	screen_end(s);
	s = world_desk(w, 20, 40);
	EXPECT_TEXT(s, "help");
	EXPECT(s, screen_wait_gone(s, "Welcome", SCREEN_TIMEOUT));
	KEYS(s, ":tour<Enter>");
	EXPECT_TEXT(s, "Welcome to plaint");
	KEYS(s, "<PgDn><PgDn>");
	EXPECT_TEXT(s, "Nothing typed is ever lost");
	KEYS(s, "<Esc>");
	EXPECT_GONE(s, "Welcome");
	screen_end(s);
}

/* F1 tells of the field one is in: what it is for, what can be typed. */
static void every_field_has_its_help(void **state)
{
	struct screen *s = world_desk(*state, 24, 80);

	EXPECT_TEXT(s, "help");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "New complaint");
	KEYS(s, "<F1>");
	EXPECT_TEXT(s, "Help: Phone");
	EXPECT_TEXT(s, "A telephone number");
	KEYS(s, "<Esc><Tab><Tab><Tab><F1>");
	EXPECT_TEXT(s, "Help: Area");
	EXPECT_TEXT(s, "its pinyin or the first letters");
	KEYS(s, "<Esc><Tab><Tab><Tab>abc<F1>");
	EXPECT_TEXT(s, "It must be filled in");
	EXPECT_TEXT(s, "1997 are left");
	KEYS(s, "<Esc>d");
	EXPECT_TEXT(s, "abcd");
	screen_end(s);
}

static void calls_are_measured(void **state)
{
	struct world *w = *state;
	struct screen *s;
	struct str out;

	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138009", "text=a real matter"), 0);
	s = world_start(w, 24, 80, (const char *const[]){"train", NULL});
	EXPECT_TEXT(s, "nothing here touches the real records");
	assert_true(left_behind(w));
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "It rings");
	EXPECT_GONE(s, "a real matter");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "Training 1/3");
	EXPECT_TEXT(s, "my number is 13900001234");
	KEYS(s, "13900001234<Tab>Sun<Tab>Heping St 5<Tab><Tab><Tab><Tab>bill and meter differ<F2>");
	EXPECT_TEXT(s, "Training 2/3");
	KEYS(s, "<F2>13800138000");
	EXPECT_TEXT(s, "eter stands still"); /* of an earlier caller */
	KEYS(s, "<Tab>Zhang Wei<Tab>Xueyuan Rd 12<Tab><Tab><Tab><Tab>smell of gas in the kitchen<F5>");
	EXPECT_TEXT(s, "Training 3/3");
	KEYS(s, "<F2>13700007788<F8>");
	EXPECT_TEXT(s, "All calls are done");
	KEYS(s, "<Esc>");
	EXPECT_TEXT(s, "What came of it");
	EXPECT_TEXT(s, "(goal 12)");
	EXPECT_TEXT(s, "8 keys beside the text (goal 12), 60 characters: well done");
	KEYS(s, "<Esc>q");
	EXPECT_EXIT(s, 0);
	screen_end(s);
	assert_false(left_behind(w));
	str_init(&out);
	assert_int_equal(WORLD_RUN(w, &out, "list", "--state", "all"), 0);
	assert_non_null(strstr(out.data, "a real matter"));
	assert_null(strstr(out.data, "smell of gas"));
	str_release(&out);
}

/* A site with people and a notification command: who is new takes calls here, and no
 * exercise alarms anybody. */
static void somebody_new_practises(void **state)
{
	struct world *w = *state;
	char config[120], alarm[120], command[120];
	struct screen *s;
	FILE *f;

	snprintf(config, sizeof config, "%s/site.conf", w->root);
	snprintf(alarm, sizeof alarm, "%s/alarmed", w->root);
	snprintf(command, sizeof command, "%s/alarm", w->root);
	f = fopen(command, "w");
	assert_non_null(f);
	fprintf(f, "#!/bin/sh\n: >%s\n", alarm);
	fclose(f);
	assert_int_equal(chmod(command, 0755), 0);
	f = fopen(config, "w");
	assert_non_null(f);
	fprintf(f, "include(\"profiles/gas-company.conf\")\n"
		"staff \"chen\" { name = \"Chen\" number = \"1\" department = \"service\" roles = { taker } }\n"
		"notify { command = \"%s\" events = { emergency } }\n", command);
	fclose(f);
	s = world_start(w, 24, 80, (const char *const[]){"--config", config, "train", NULL});
	EXPECT_TEXT(s, "nothing here touches the real records");
	KEYS(s, "<Enter><F2>13700007788<F8>");
	EXPECT_TEXT(s, "-0002"); /* the earlier caller's is the first */
	KEYS(s, "<Esc>");
	EXPECT_TEXT(s, "Training 2/3");
	/* the line drops: nothing is left either */
	screen_hangup(s);
	EXPECT(s, screen_wait_exit(s, SCREEN_TIMEOUT) >= 0);
	screen_end(s);
	assert_false(left_behind(w));
	assert_int_not_equal(access(alarm, F_OK), 0);
}

/* From the desk and back to it, with what happened there meanwhile. */
static void from_the_menu(void **state)
{
	struct world *w = *state;
	struct screen *s = world_desk(w, 24, 80);

	EXPECT_TEXT(s, "Nothing open");
	KEYS(s, "m");
	EXPECT_TEXT(s, "Menu");
	KEYS(s, "<End>");
	EXPECT_TEXT(s, "practise");
	KEYS(s, "<Esc>:train<Enter>");
	EXPECT_TEXT(s, "nothing here touches the real records");
	KEYS(s, "<Enter>:train<Enter>");
	EXPECT_TEXT(s, "the place to practise already");
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138009", "text=a real matter"), 0);
	KEYS(s, "q");
	EXPECT_TEXT(s, "a real matter");
	assert_false(left_behind(w));
	KEYS(s, "q");
	EXPECT_EXIT(s, 0);
	screen_end(s);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(calls_are_measured),
		CASE(somebody_new_practises),
		CASE(from_the_menu),
		CASE(the_tour_comes_once),
		CASE(every_field_has_its_help),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
