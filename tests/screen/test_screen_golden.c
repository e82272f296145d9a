/* Every screen as it should look, in both languages and three sizes, times and numbers
 * masked; and what it looks like without colours and in each theme. After a wanted change:
 * PLAINT_GOLDEN=write build/dev/tests/test_screen_golden, and look at the difference.
 *
 * One company and one serving process for all of them; a desk of each language walks from
 * screen to screen and is resized on each. Nothing on the way changes a record.
 */
#include "expect.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "world.h"

/* From the desk, the first complaint selected, and back to it. */
struct step {
	const char *keys;
	const char *golden; /* the name's beginning; NULL: only a step on the way */
	const char *back;
	const char *seen; /* comes from the server a moment after the keys; or NULL */
};

#define BACK "<Esc>"
#define THROWN_AWAY "<Esc><Del>"

static const struct step steps[] = {
	{ "", "desk", "", NULL },
	{ "G<Enter>", "complaint", "", NULL },
	{ "3", "complaint-clocks", "", NULL },
	{ "1", "complaint-record", BACK "g", NULL },
	{ "G:resolve<Enter>", "action-resolve", BACK "g", NULL },
	{ "j<F4>", "action-forward", BACK "g", NULL },
	{ "j<F4><F4>", "action-values", BACK BACK "g", NULL },
	{ "+", "action-note", BACK, NULL },
	{ "w", "why", BACK, NULL },
	{ "<F1>", "help", BACK, NULL },
	{ "<F9>", "menu", BACK, NULL },
	{ ":directory<Enter>", "directory", BACK, NULL },
	{ ":re<Tab>", "command", BACK, NULL },
	{ "/", "find-empty", BACK, NULL },
	{ "/13800138000", "find", BACK, NULL },
	{ "/<F1>", "find-help", BACK BACK, NULL },
	{ "!", "urgent", BACK, NULL },
	{ "b", "board", BACK, NULL },
	{ "H", "handover", BACK, NULL },
	{ "V", "supervision", BACK, NULL },
	{ "V<Tab><Tab><Tab><Tab>", "supervision-documents", BACK, NULL },
	{ ":tour<Enter>", "tour", BACK, NULL },
	{ "<F2>", "intake", BACK, NULL },
	{ "<F2><F1>", "intake-help", BACK BACK, NULL },
	{ "<F2><Tab><Tab><Tab><Tab>let<Tab>2026-11-20 9:00", "intake-letter", THROWN_AWAY, NULL },
	{ "<F2>13912345678<Tab>Ouyang<Tab><Tab><Tab><Tab><Tab>a smell of gas in the kitchen", "intake-danger", THROWN_AWAY, "抄表数与表盘不符" },
	{ "<F2>13800138000<Tab>Zhang Wei", "intake-earlier", THROWN_AWAY, "账单没收到" },
	{ "<F2>13800138000<Esc>", "intake-choices", "<Del>", "账单没收到" },
};

static const struct {
	int rows, cols;
	const char *name;
} sizes[] = {
	{ 24, 80, "80x24" },
	{ 20, 40, "40x20" },
	{ 50, 200, "200x50" },
};

/* A moment at a whole minute is shown without its seconds. */
static void pass_the_minute(void)
{
	while (time(NULL) % 60 == 0 || time(NULL) % 60 == 59)
		screen_pump(50);
}

static void add_complaints(struct world *w)
{
	struct str out;
	char number[48];

	pass_the_minute();
	str_init(&out);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=03121234567", "text=厨房有煤气味", "address=东街5号"), 0);
	assert_int_equal(WORLD_RUN(w, &out, "add", "phone=13800138000", "name=张伟", "address=学院路12号3-402", "area=east",
		"text=三天压力低，点不着火，做饭烧水都不行，家有老人和婴儿，请尽快派人检查", "category=supply/pressure"), 0);
	snprintf(number, sizeof number, "%.*s", (int)strcspn(out.data, "\n"), out.data);
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "forward", "department=station", "person=he"), 0);
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "note", "remark=用户要求下午来人"), 0);
	str_release(&out);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13912345678", "name=欧阳静", "text=抄表数与表盘不符",
		"category=meter/reading"), 0);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "name=张伟", "text=账单没收到",
		"category=bill/amount"), 0);
}

static int setup(void **state)
{
	struct world *w = malloc(sizeof *w);
	char place[100];

	world_init(w, "en");
	*state = w;
	snprintf(place, sizeof place, "TMPDIR=%s", w->root);
	world_setenv(w, place);
	world_write_company(w);
	add_complaints(w);
	return 0;
}

static int teardown(void **state)
{
	world_release(*state);
	free(*state);
	return 0;
}

static struct screen *start(struct world *w, const char *language, int rows, int cols, const char *const *args)
{
	struct screen *s;

	world_setenv(w, strcmp(language, "zh") == 0 ? "LANGUAGE=zh_CN" : "LANGUAGE=en");
	s = world_start(w, rows, cols, args);
	EXPECT_TEXT(s, args != NULL ? "F2" : "厨房有煤气味");
	return s;
}

/* Nothing is left behind for the next desk: it would offer a draft. */
static void quit(struct screen *s)
{
	KEYS(s, "q");
	EXPECT_EXIT(s, 0);
	screen_end(s);
}

/* The picture itself is what is waited for, once it is known. */
static void resize(struct screen *s, int rows, int cols)
{
	if (getenv("PLAINT_GOLDEN") != NULL)
		EXPECT_RESIZE(s, rows, cols);
	else
		screen_resize(s, rows, cols);
}

/* The same screen in all sizes. */
static int compare_sizes(struct screen *s, const char *golden, const char *language)
{
	int wrong = 0;

	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		char name[80];

		resize(s, sizes[i].rows, sizes[i].cols);
		snprintf(name, sizeof name, "%s-%s-%s", golden, language, sizes[i].name);
		wrong += !screen_golden(s, name);
	}
	resize(s, sizes[0].rows, sizes[0].cols);
	return wrong;
}

static void go(struct screen *s, const struct step *to)
{
	KEYS(s, to->keys);
	if (to->seen != NULL)
		EXPECT_TEXT(s, to->seen);
}

static void walk(struct world *w, const char *language)
{
	struct screen *s = start(w, language, sizes[0].rows, sizes[0].cols, NULL);
	int wrong = 0;

	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
		go(s, &steps[i]);
		wrong += compare_sizes(s, steps[i].golden, language);
		KEYS(s, steps[i].back);
	}
	quit(s);
	assert_int_equal(wrong, 0);
}

static void in_english(void **state)
{
	walk(*state, "en");
}

static void in_chinese(void **state)
{
	walk(*state, "zh");
}

static void write_settings(struct world *w, const char *text)
{
	char path[160];
	FILE *f;

	snprintf(path, sizeof path, "%s/config/plaint/desk.conf", w->root);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

/* No meaning is by colour alone: with none there is a mark, and bold, reverse, underline. */
static void without_colours(void **state)
{
	static const char *const languages[] = { "en", "zh" };
	struct world *w = *state;
	int wrong = 0;

	world_setenv(w, "NO_COLOR=1");
	for (size_t l = 0; l < 2; l++) {
		struct screen *s = start(w, languages[l], 24, 80, NULL);

		for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
			char name[80];

			go(s, &steps[i]);
			snprintf(name, sizeof name, "mono-%s-%s", steps[i].golden, languages[l]);
			wrong += !screen_golden_looks(s, name);
			KEYS(s, steps[i].back);
		}
		quit(s);
	}
	world_setenv(w, "NO_COLOR=");
	assert_int_equal(wrong, 0);
}

static void in_each_theme(void **state)
{
	static const char *const themes[] = { "dark", "light", "contrast", "mono" };
	struct world *w = *state;
	int wrong = 0;

	for (size_t i = 0; i < sizeof themes / sizeof themes[0]; i++) {
		struct screen *s;
		char text[40], name[80];

		snprintf(text, sizeof text, "theme = %s\n", themes[i]);
		write_settings(w, text);
		s = start(w, "en", 24, 80, NULL);
		snprintf(name, sizeof name, "theme-%s-desk", themes[i]);
		wrong += !screen_golden_looks(s, name);
		KEYS(s, "<F2>13912345678<Tab>Ouyang<Tab><Tab><Tab><Tab><Tab>a smell of gas");
		EXPECT_TEXT(s, "抄表数与表盘不符"); /* earlier ones come from the server */
		snprintf(name, sizeof name, "theme-%s-intake", themes[i]);
		wrong += !screen_golden_looks(s, name);
		KEYS(s, THROWN_AWAY);
		EXPECT_TEXT(s, "thrown away");
		screen_end(s);
	}
	write_settings(w, "");
	assert_int_equal(wrong, 0);
}

/* The words of the trainer, and the page at its end. */
static void training(void **state)
{
	static const char *const languages[] = { "en", "zh" }, *const train[] = { "train", NULL };
	int wrong = 0;

	for (size_t l = 0; l < 2; l++) {
		struct screen *s = start(*state, languages[l], 24, 80, train);

		/* The caller's matter of twenty days ago is escalated at once: not in the middle of it. */
		EXPECT_TEXT(s, l == 0 ? "escalated ->" : "升级 ->");
		EXPECT(s, screen_wait_quiet(s, 200, SCREEN_TIMEOUT));
		wrong += compare_sizes(s, "training", languages[l]);
		KEYS(s, "<Enter><F2>13900001234<Tab>Sun<Tab>Heping St 5<Tab><Tab><Tab><Tab>bill and meter differ<F2>");
		EXPECT_TEXT(s, " 2/3");
		KEYS(s, "<F2>13800138000<Tab>Zhang Wei<Tab>Xueyuan Rd 12<Tab><Tab><Tab><Tab>smell of gas in the kitchen<F5>");
		EXPECT_TEXT(s, " 3/3");
		KEYS(s, "<F2>13700007788<F8>");
		EXPECT_TEXT(s, "-0004"); /* the caller's earlier matter has a number too */
		KEYS(s, "<Esc>");
		wrong += compare_sizes(s, "training-result", languages[l]);
		KEYS(s, "<Esc>q");
		EXPECT_EXIT(s, 0);
		screen_end(s);
	}
	assert_int_equal(wrong, 0);
}

/* --- for a screen reader ---------------------------------------------------- */

/* More of the newest screens; what they show comes from the server. */
static const struct step spoken_steps[] = {
	{ "R<Enter>", "report", BACK, "1 of" },
};

/* Nothing that only pleases the eye, and the cursor on a line that says something. */
static bool is_spoken(struct screen *s, const char *name)
{
	static const char *const drawn[] = { "\u2500", "\u2502", "---", "===", "###", "!!", "[x]", "[ ]", " | ", " v]" };
	struct str text;
	int row, col;
	bool good = true;

	str_init(&text);
	screen_text(s, &text);
	for (size_t i = 0; i < sizeof drawn / sizeof drawn[0]; i++)
		if (strstr(text.data, drawn[i]) != NULL) {
			fprintf(stderr, "%s: \"%s\" would be read out\n", name, drawn[i]);
			good = false;
		}
	str_clear(&text);
	screen_cursor(s, &row, &col);
	screen_row(s, row, &text);
	if (strspn(text.data, " ") == text.len) {
		fprintf(stderr, "%s: the cursor is on an empty line\n", name);
		good = false;
	}
	str_release(&text);
	return good;
}

static int listen_to(struct screen *s, const struct step *list, size_t count, const char *language)
{
	int wrong = 0;

	for (size_t i = 0; i < count; i++) {
		char name[80];

		KEYS(s, list[i].keys);
		snprintf(name, sizeof name, "plain-%s-%s", list[i].golden, language);
		wrong += !(screen_golden(s, name) && is_spoken(s, name));
		KEYS(s, list[i].back);
	}
	return wrong;
}

/* Each screen as it is heard: sentences, where the cursor is. */
static void for_a_screen_reader(void **state)
{
	static const char *const languages[] = { "en", "zh" }, *const plain[] = { "--plain", NULL };
	int wrong = 0;

	for (size_t l = 0; l < 2; l++) {
		struct screen *s = start(*state, languages[l], 24, 80, plain);

		EXPECT_TEXT(s, "厨房有煤气味");
		wrong += listen_to(s, steps, sizeof steps / sizeof steps[0], languages[l]);
		wrong += listen_to(s, spoken_steps, sizeof spoken_steps / sizeof spoken_steps[0], languages[l]);
		quit(s);
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_english),
		cmocka_unit_test(in_chinese),
		cmocka_unit_test(without_colours),
		cmocka_unit_test(in_each_theme),
		cmocka_unit_test(training),
		cmocka_unit_test(for_a_screen_reader),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
