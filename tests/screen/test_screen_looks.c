/* The desk as a person dressed it: desk.conf, no colours, plain, mouse, bell, title. */
#include "expect.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "world.h"

/* What a terminal is told beside the screen. */
struct told {
	int bells;
	char title[200];
	bool mouse;
};

static int on_bell(void *user)
{
	((struct told *)user)->bells++;
	return 1;
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
	struct told *told = user;

	if (property == VTERM_PROP_MOUSE)
		told->mouse = value->number != VTERM_PROP_MOUSE_NONE;
	if (property == VTERM_PROP_TITLE)
		snprintf(told->title, sizeof told->title, "%s", value->string);
	return 1;
}

static const VTermScreenCallbacks callbacks = { .bell = on_bell, .settermprop = on_property };

static void listen_to(struct screen *s, struct told *told)
{
	memset(told, 0, sizeof *told);
	vterm_screen_set_callbacks(s->vs, &callbacks, told);
}

static void write_settings(struct world *w, const char *text)
{
	char path[160];
	FILE *f;

	snprintf(path, sizeof path, "%s/config/plaint", w->root);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/config/plaint/desk.conf", w->root);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static void add_some(struct world *w)
{
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "name=张伟", "address=学院路12号3-402",
		"text=三天压力低，点不着火", "category=supply/pressure"), 0);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13912345678", "name=欧阳静", "text=抄表数与表盘不符",
		"category=meter/reading"), 0);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=03121234567", "text=厨房有煤气味", "address=东街5号"), 0);
}

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

/* --- settings ---------------------------------------------------------------- */

static void own_keys(void **state)
{
	struct screen *s;

	write_settings(*state, "keys {\n  find = \"y\"\n  take = \"x\"\n}\n");
	s = world_desk(*state, 20, 40);
	EXPECT_TEXT(s, "Nothing open");
	KEYS(s, "y");
	EXPECT_TEXT(s, "Find:");
	KEYS(s, "<Esc>!");
	EXPECT_TEXT(s, "x take");
	screen_end(s);
}

static void faults_are_said_and_defaults_stay(void **state)
{
	struct screen *s;
	struct str out;

	write_settings(*state, "# mine\ntheme = blue\nkey.find = \"n\"\n");
	s = world_desk(*state, 24, 120);
	EXPECT_TEXT(s, "desk.conf:2: theme is one of");
	EXPECT_TEXT(s, "plaint check");
	KEYS(s, "/");
	EXPECT_TEXT(s, "Find:");
	screen_end(s);
	str_init(&out);
	assert_int_equal(WORLD_RUN(*state, &out, "check"), 1);
	assert_non_null(strstr(out.data, "desk.conf:2: theme"));
	assert_non_null(strstr(out.data, "desk.conf:3: find: key \"n\" is that of \"new\""));
	str_release(&out);
}

/* --- colours ----------------------------------------------------------------- */

static bool coloured(struct screen *s)
{
	for (int row = 0; row < s->rows; row++)
		for (int col = 0; col < s->cols; col++) {
			VTermScreenCell cell;

			vterm_screen_get_cell(s->vs, (VTermPos){ row, col }, &cell);
			if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) || !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))
				return true;
		}
	return false;
}

/* How it then looks is in test_screen_golden. */
static void monochrome(void **state)
{
	static const struct {
		const char *keys, *seen;
	} screens[] = {
		{ "", "厨房有煤气味" },
		{ "<Enter>", "timeline" },
		{ "<Esc>m", "Menu" },
	};
	struct screen *s;

	world_setenv(*state, "NO_COLOR=1");
	world_write_noon(*state);
	add_some(*state);
	s = world_desk(*state, 24, 80);
	for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i++) {
		KEYS(s, screens[i].keys);
		EXPECT_TEXT(s, screens[i].seen);
		EXPECT(s, screen_wait_quiet(s, 120, SCREEN_TIMEOUT));
		EXPECT(s, !coloured(s));
	}
	KEYS(s, "<Esc><F2>");
	EXPECT_TEXT(s, "New complaint");
	KEYS(s, "13800138000<Tab>Zhang Wei<Tab><Tab><Tab><Tab><Tab>a smell of gas");
	EXPECT_TEXT(s, "DANGER");
	EXPECT(s, !coloured(s));
	screen_end(s);
}

static void high_contrast_colours_all(void **state)
{
	struct screen *s;
	VTermScreenCell cell;

	write_settings(*state, "theme = contrast\n");
	s = world_desk(*state, 24, 80);
	EXPECT_TEXT(s, "Nothing open");
	EXPECT(s, screen_wait_quiet(s, 120, SCREEN_TIMEOUT));
	for (int row = 0; row < s->rows; row++)
		for (int col = 0; col < s->cols; col++) {
			vterm_screen_get_cell(s->vs, (VTermPos){ row, col }, &cell);
			EXPECT(s, !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg));
		}
	screen_end(s);
}

/* --- for a screen reader ----------------------------------------------------- */

static void plain(void **state)
{
	static const char *const option[] = { "--plain", NULL };
	struct screen *s;
	struct str text;
	int row, col, at, column;

	add_some(*state);
	s = world_start(*state, 24, 80, option);
	EXPECT_TEXT(s, ", level 1, ");
	EXPECT_TEXT(s, "厨房有煤气味, 1 of 3");
	str_init(&text);
	screen_text(s, &text);
	assert_null(strstr(text.data, "───"));
	assert_null(strstr(text.data, "---"));
	assert_null(strstr(text.data, "==="));
	str_release(&text);
	/* The cursor is where one reads. */
	EXPECT(s, screen_find(s, "> ", &row, &col));
	EXPECT(s, screen_wait_cursor(s, row, 0, SCREEN_TIMEOUT));
	KEYS(s, "j");
	EXPECT(s, screen_wait_cursor(s, row + 2, 0, SCREEN_TIMEOUT));
	/* Nothing ticks: it would be read out each second. */
	EXPECT(s, screen_wait_quiet(s, 1500, SCREEN_TIMEOUT));
	KEYS(s, "b");
	EXPECT_TEXT(s, ", Open 3");
	KEYS(s, "<Esc><F2>");
	EXPECT_TEXT(s, "Phone:");
	screen_cursor(s, &at, &column);
	EXPECT(s, screen_find(s, "Phone:", &row, NULL) && row == at);
	str_init(&text);
	/* One thing a line: what stands beside a form would be read into its fields. */
	screen_text(s, &text);
	assert_null(strstr(text.data, "Name yourself"));
	str_release(&text);
	screen_end(s);
}

/* A box is a page of its own, a clock a line of its own. */
static void plain_boxes_and_clocks(void **state)
{
	static const char *const option[] = { "--plain", NULL };
	struct screen *s;
	struct str text;
	int row, col, sign, call;

	add_some(*state);
	s = world_start(*state, 24, 80, option);
	EXPECT_TEXT(s, ", level 1, ");
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "Call back");
	EXPECT(s, screen_find(s, "Sign for: ", &sign, NULL) && screen_find(s, "Call back", &call, NULL) && call > sign);
	KEYS(s, "<F6>");
	EXPECT_TEXT(s, "the clock starts");
	str_init(&text);
	screen_text(s, &text);
	assert_null(strstr(text.data, "timeline"));
	assert_null(strstr(text.data, "Call back"));
	EXPECT(s, screen_find(s, "the clock starts", &row, &col) && row == 1);
	EXPECT(s, screen_wait_cursor(s, 1, 1, SCREEN_TIMEOUT));
	KEYS(s, "<Esc>m");
	EXPECT_TEXT(s, "Menu");
	EXPECT(s, screen_find(s, "Menu", &row, NULL) && row == 0);
	EXPECT_GONE(s, "timeline");
	str_release(&text);
	screen_end(s);
}

/* --- notices ------------------------------------------------------------------ */

static bool rang(struct screen *s, void *with)
{
	(void)s;
	return ((struct told *)with)->bells > 0;
}

static bool titled(struct screen *s, void *with)
{
	(void)s;
	return strstr(((struct told *)with)->title, "urgent 1") != NULL;
}

static void bell_and_title(void **state)
{
	struct screen *s = world_desk(*state, 24, 80), *quiet;
	struct told told, hushed;

	EXPECT_TEXT(s, "Nothing open");
	write_settings(*state, "bell = no\ntitle = no\n");
	quiet = world_desk(*state, 24, 80);
	listen_to(s, &told);
	listen_to(quiet, &hushed);
	EXPECT_TEXT(quiet, "Nothing open");
	assert_int_equal(WORLD_RUN(*state, NULL, "add", "phone=13912345678", "text=抄表数与表盘不符", "category=meter/reading"), 0);
	EXPECT_TEXT(s, "抄表");
	assert_int_equal(told.bells, 0); /* an ordinary call calls nobody */
	assert_int_equal(WORLD_RUN(*state, NULL, "add", "emergency=yes", "phone=03121234567", "address=东街5号", "text=厨房有煤气味"), 0);
	EXPECT(s, screen_wait(s, rang, &told, SCREEN_TIMEOUT));
	EXPECT(s, screen_wait(s, titled, &told, SCREEN_TIMEOUT));
	/* One in ten seconds, however many there are. */
	assert_int_equal(WORLD_RUN(*state, NULL, "add", "emergency=yes", "phone=03127654321", "address=西街9号", "text=漏气"), 0);
	EXPECT_TEXT(s, "漏气");
	EXPECT_TEXT(quiet, "漏气");
	assert_int_equal(told.bells, 1);
	assert_int_equal(hushed.bells, 0);
	assert_string_equal(hushed.title, "");
	KEYS(s, "q");
	EXPECT_EXIT(s, 0);
	assert_string_equal(told.title, "");
	screen_end(s);
	screen_end(quiet);
}

/* What another did to a complaint stands in words, with the name of whom it concerns. */
static void a_line_for_what_others_did(void **state)
{
	struct world *w = *state;
	struct screen *s;

	world_write_company(w);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13912345678", "text=late", "category=repair/late"), 0);
	assert_int_equal(WORLD_RUN(w, NULL, "do", "0001", "forward", "department=station", "person=he"), 0);
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, "late");
	assert_int_equal(WORLD_RUN(w, NULL, "do", "0001", "supervise", "step=notice"), 0);
	EXPECT_TEXT(s, "under supervision: see its documents");
	EXPECT_GONE(s, "supervised >");
	screen_end(s);
}

/* --- mouse -------------------------------------------------------------------- */

static void press(struct screen *s, int button, int row, int col)
{
	char bytes[64];

	snprintf(bytes, sizeof bytes, "\033[<%d;%d;%dM\033[<%d;%d;%dm", button, col + 1, row + 1, button, col + 1, row + 1);
	screen_send(s, bytes, strlen(bytes));
}

static void off_by_default(void **state)
{
	struct screen *s = world_desk(*state, 24, 80);
	struct told told;

	listen_to(s, &told);
	EXPECT_TEXT(s, "Nothing open");
	EXPECT(s, screen_wait_quiet(s, 120, SCREEN_TIMEOUT));
	assert_false(told.mouse);
	screen_end(s);
}

static void clicks_and_wheel(void **state)
{
	struct screen *s;
	int row, col, tab;

	write_settings(*state, "mouse = yes\n");
	add_some(*state);
	s = world_desk(*state, 24, 80);
	EXPECT_TEXT(s, "抄表");
	/* A row is selected, then opened. */
	EXPECT(s, screen_find(s, "抄表", &row, &col));
	press(s, 0, row, col);
	EXPECT(s, screen_wait_cursor(s, row, 0, SCREEN_TIMEOUT));
	press(s, 0, row, col);
	EXPECT_TEXT(s, "timeline");
	EXPECT(s, screen_find(s, "3 clocks", &col, &tab));
	press(s, 0, col, tab);
	EXPECT_TEXT(s, "[3 clocks");
	KEYS(s, "<Esc>");
	EXPECT_TEXT(s, "[3 all");
	/* The wheel moves. */
	press(s, 64, row, col);
	EXPECT(s, screen_wait_cursor(s, 3, 0, SCREEN_TIMEOUT));
	press(s, 65, row, col);
	EXPECT(s, screen_wait_cursor(s, 5, 0, SCREEN_TIMEOUT));
	/* A tab, a key of the footer, a field. */
	EXPECT(s, screen_find(s, "6 urgent", &row, &col));
	press(s, 0, row, col);
	EXPECT_TEXT(s, "[6 urgent");
	EXPECT(s, screen_find(s, "F2", &row, &col));
	press(s, 0, row, col);
	EXPECT_TEXT(s, "New complaint");
	EXPECT(s, screen_find(s, "Name", &row, &col));
	press(s, 0, row, col);
	KEYS(s, "Zhang");
	EXPECT_TEXT(s, "Zhang");
	EXPECT(s, screen_find(s, "Zhang", &row, NULL));
	EXPECT(s, screen_find(s, "Name", &col, NULL) && col == row);
	screen_end(s);
}

/* --- size --------------------------------------------------------------------- */

static void a_wall(void **state)
{
	struct screen *s;
	int col;

	add_some(*state);
	s = world_desk(*state, 100, 300);
	EXPECT_TEXT(s, "厨房有煤气味");
	EXPECT(s, screen_find(s, "taken in", NULL, &col)); /* room for every column */
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "timeline");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "New complaint");
	screen_end(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(own_keys, setup, teardown),
		cmocka_unit_test_setup_teardown(faults_are_said_and_defaults_stay, setup, teardown),
		cmocka_unit_test_setup_teardown(monochrome, setup, teardown),
		cmocka_unit_test_setup_teardown(high_contrast_colours_all, setup, teardown),
		cmocka_unit_test_setup_teardown(plain, setup, teardown),
		cmocka_unit_test_setup_teardown(plain_boxes_and_clocks, setup, teardown),
		cmocka_unit_test_setup_teardown(bell_and_title, setup, teardown),
		cmocka_unit_test_setup_teardown(a_line_for_what_others_did, setup, teardown),
		cmocka_unit_test_setup_teardown(off_by_default, setup, teardown),
		cmocka_unit_test_setup_teardown(clicks_and_wheel, setup, teardown),
		cmocka_unit_test_setup_teardown(a_wall, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
