/* The desk on other terminals: their own keys, their colours or none, what they leave
 * behind; inside tmux and GNU screen where these are installed.
 */
#include "expect.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "world.h"

static int setup(void **state)
{
	const time_t then = time(NULL) - 3 * 3600;
	struct world *w = malloc(sizeof *w);
	char received[60];
	struct tm tm;

	world_init(w, "zh");
	*state = w;
	world_write_company(w);
	/* Overdue: that has a colour, where there are any. */
	gmtime_r(&then, &tm);
	strftime(received, sizeof received, "received=%Y-%m-%dT%H:%M:%S+00:00", &tm);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "name=张伟", "text=三天压力低", "channel=letter", received), 0);
	return 0;
}

static int teardown(void **state)
{
	world_release(*state);
	free(*state);
	return 0;
}

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

/* What a terminal of that name sends; NULL: it has no such key, the second way is taken. */
static const struct terminal {
	const char *name, *f1, *f2, *f3, *f10;
	bool colours, gives_back; /* the screen as it was before */
} terminals[] = {
	{ "xterm", "\033OP", "\033OQ", "\033OR", "\033[21~", true, true },
	{ "xterm-256color", "\033OP", "\033OQ", "\033OR", "\033[21~", true, true },
	{ "linux", "\033[[A", "\033[[B", "\033[[C", "\033[21~", true, false },
	{ "putty", "\033[11~", "\033[12~", "\033[13~", "\033[21~", true, true },
	{ "putty-256color", "\033OP", "\033OQ", "\033OR", "\033[21~", true, true },
	{ "vt100", "\033OP", "\033OQ", "\033OR", NULL, false, false },
	{ "vt220", NULL, NULL, NULL, "\033[21~", false, false },
	{ "screen", "\033OP", "\033OQ", "\033OR", "\033[21~", true, true },
	{ "tmux-256color", "\033OP", "\033OQ", "\033OR", "\033[21~", true, true },
	{ "rxvt", "\033[11~", "\033[12~", "\033[13~", "\033[21~", true, true },
};

static void press(struct screen *s, const char *own, const char *otherwise)
{
	if (own != NULL)
		screen_send(s, own, strlen(own));
	else
		KEYS(s, otherwise);
}

/* Opens, is typed on in Chinese, resized, left. */
static void a_walk(struct screen *s, const char *f1, const char *f2, const char *f3, const char *f10)
{
	EXPECT_TEXT(s, "三天压力低");
	press(s, f1, "?");
	EXPECT_TEXT(s, "帮助: 工作台");
	KEYS(s, "<Esc>");
	EXPECT_GONE(s, "帮助: 工作台");
	press(s, f2, "n");
	EXPECT_TEXT(s, "受理投诉");
	KEYS(s, "<Tab>欧阳静");
	EXPECT_TEXT(s, "欧阳静");
	KEYS(s, "<Esc>");
	EXPECT_TEXT(s, "Del");
	KEYS(s, "<Del>");
	EXPECT_GONE(s, "欧阳静");
	press(s, f3, "/");
	EXPECT_TEXT(s, "查找：");
	KEYS(s, "压力低");
	EXPECT_TEXT(s, "找到 1 件");
	KEYS(s, "<Esc>");
	EXPECT_GONE(s, "查找：");
	screen_resize(s, 40, 130);
	EXPECT_TEXT(s, "电话   "); /* the details stand beside now */
	screen_resize(s, 20, 40);
	EXPECT_GONE(s, "电话   ");
	EXPECT_TEXT(s, "三天压力低");
	press(s, f10, "q");
}

static void their_own_keys(void **state)
{
	struct world *w = *state;

	for (size_t i = 0; i < sizeof terminals / sizeof terminals[0]; i++) {
		const struct terminal *t = &terminals[i];
		char term[40];
		struct screen *s;

		print_message("TERM=%s\n", t->name);
		snprintf(term, sizeof term, "TERM=%s", t->name);
		world_setenv(w, term);
		s = world_desk(w, 24, 80);
		EXPECT_TEXT(s, "三天压力低");
		EXPECT(s, coloured(s) == t->colours);
		a_walk(s, t->f1, t->f2, t->f3, t->f10);
		EXPECT_EXIT(s, 0);
		if (t->gives_back)
			EXPECT(s, !screen_find(s, "三天压力低", NULL, NULL));
		screen_end(s);
	}
	world_setenv(w, "TERM=xterm-256color");
}

/* An East Asian xterm draws a box line over two columns: frames are ASCII there. */
static void ambiguous_characters_wide(void **state)
{
	struct screen *s = world_desk(*state, 24, 80);
	size_t usual;

	EXPECT_TEXT(s, "───");
	EXPECT(s, screen_wait_quiet(s, 50, SCREEN_TIMEOUT));
	usual = s->clears;
	screen_end(s);
	s = world_desk(*state, 24, 80);
	s->wide = true;
	EXPECT_TEXT(s, "三天压力低");
	EXPECT_TEXT(s, "-----");
	EXPECT(s, !screen_find(s, "───", NULL, NULL));
	/* What was drawn before the terminal said so is drawn anew. */
	EXPECT(s, screen_wait_quiet(s, 100, SCREEN_TIMEOUT));
	EXPECT(s, s->clears == usual + 1);
	KEYS(s, "<F1>");
	EXPECT_TEXT(s, "帮助: 工作台");
	EXPECT(s, !screen_find(s, "│", NULL, NULL));
	KEYS(s, "<Esc>");
	a_walk(s, "\033OP", "\033OQ", "\033OR", "\033[21~");
	EXPECT_EXIT(s, 0);
	screen_end(s);
}

/* --- inside others ----------------------------------------------------------- */

static bool installed(const char *program, char *path, size_t size)
{
	const char *const folders[] = { "/usr/bin", "/usr/local/bin", "/bin" };

	for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
		snprintf(path, size, "%s/%s", folders[i], program);
		if (access(path, X_OK) == 0)
			return true;
	}
	print_message("%s is not installed: left out\n", program);
	return false;
}

static void write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static struct screen *start(struct world *w, const char *const *argv)
{
	const struct screen_options o = { .argv = argv, .env = (const char *const *)w->env, .rows = 24, .cols = 80 };
	struct screen *s = screen_start(&o);

	assert_non_null(s);
	return s;
}

static void inside_tmux(void **state)
{
	struct world *w = *state;
	char path[80], config[100], folder[100], command[300];
	struct screen *s;

	if (!installed("tmux", path, sizeof path))
		skip();
	snprintf(config, sizeof config, "%s/tmux.conf", w->root);
	write_file(config, "set -g default-terminal tmux-256color\nset -g status off\nset -s escape-time 0\n");
	snprintf(folder, sizeof folder, "TMUX_TMPDIR=%s", w->root);
	world_setenv(w, folder);
	snprintf(command, sizeof command, "exec '%s' --data '%s'", world_program(), w->data);
	s = start(w, (const char *const[]){ path, "-u", "-f", config, "new-session", command, NULL });
	a_walk(s, "\033OP", "\033OQ", "\033OR", "\033[21~");
	EXPECT_EXIT(s, 0);
	screen_end(s);
}

static void inside_screen(void **state)
{
	struct world *w = *state;
	char path[80], config[100], folder[100], place[110];
	struct screen *s;

	if (!installed("screen", path, sizeof path))
		skip();
	snprintf(config, sizeof config, "%s/screenrc", w->root);
	write_file(config, "startup_message off\nterm screen-256color\ndefutf8 on\nmaptimeout 0\n");
	snprintf(folder, sizeof folder, "%s/screens", w->root);
	assert_int_equal(mkdir(folder, 0700), 0);
	snprintf(place, sizeof place, "SCREENDIR=%s", folder);
	world_setenv(w, place);
	s = start(w, (const char *const[]){ path, "-U", "-c", config, world_program(), "--data", w->data, NULL });
	a_walk(s, "\033OP", "\033OQ", "\033OR", "\033[21~");
	EXPECT_EXIT(s, 0);
	screen_end(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(their_own_keys),
		cmocka_unit_test(ambiguous_characters_wide),
		cmocka_unit_test(inside_tmux),
		cmocka_unit_test(inside_screen),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
