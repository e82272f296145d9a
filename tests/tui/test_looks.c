/* test_looks.c - themes on terminals of all kinds; what is written beside the screen. */
#include "check.h"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include "tui/draw.h"
#include "tui/terminal.h"

struct pty {
	int master;
	FILE *slave;
	struct terminal *t;
	char said[8192];
	size_t len;
};

static void pty_open(struct pty *p, const char *term, const char *theme)
{
	struct err err = ERR_INIT;

	memset(p, 0, sizeof *p);
	setenv("TERM", term, 1);
	p->master = posix_openpt(O_RDWR | O_NOCTTY);
	assert_true(p->master >= 0);
	assert_int_equal(grantpt(p->master), 0);
	assert_int_equal(unlockpt(p->master), 0);
	p->slave = fopen(ptsname(p->master), "r+");
	assert_non_null(p->slave);
	assert_int_equal(terminal_open(&p->t, p->slave, p->slave, theme, &err), 0);
}

/* What the program has written so far. */
static void pty_hear(struct pty *p)
{
	struct pollfd fd = {.fd = p->master, .events = POLLIN};
	ssize_t n;

	while (poll(&fd, 1, 20) > 0 && p->len < sizeof p->said - 1 &&
			(n = read(p->master, p->said + p->len, sizeof p->said - 1 - p->len)) > 0)
		p->len += (size_t)n;
	p->said[p->len] = '\0';
}

static void pty_close(struct pty *p)
{
	if (p->t)
		terminal_close(p->t);
	fclose(p->slave);
	close(p->master);
}

static const enum look urgent[] = {LOOK_ERROR, LOOK_OVERDUE, LOOK_SOON, LOOK_DANGER};

static void urgent_things_set_both_colours(void **state)
{
	static const char *const terms[] = {"xterm", "linux", "screen", "xterm-16color", "xterm-256color"};
	static const char *const themes[] = {NULL, "dark", "light", "contrast"};

	(void)state;
	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
		for (size_t k = 0; k < sizeof themes / sizeof *themes; k++) {
			struct pty p;
			short fg, bg;

			pty_open(&p, terms[i], themes[k]);
			for (size_t u = 0; u < sizeof urgent / sizeof *urgent; u++) {
				assert_int_not_equal(theme_pair(urgent[u]), 0);
				assert_int_equal(pair_content(theme_pair(urgent[u]), &fg, &bg), OK);
				assert_true(fg >= 0 && bg >= 0 && fg != bg);
				assert_true(fg < COLORS && bg < COLORS);
			}
			pty_close(&p);
		}
}

static void no_colours(void)
{
	for (int look = 0; look < LOOK_COUNT; look++)
		assert_int_equal(theme_pair((enum look)look), 0);
	/* and still told apart */
	for (size_t u = 0; u < sizeof urgent / sizeof *urgent; u++)
		assert_int_not_equal(theme_attr(urgent[u]), theme_attr(LOOK_NORMAL));
	assert_int_not_equal(theme_attr(LOOK_SELECTED), theme_attr(LOOK_NORMAL));
	assert_int_not_equal(theme_attr(LOOK_FOCUS), theme_attr(LOOK_LABEL));
}

static void without_colours(void **state)
{
	struct pty p;

	(void)state;
	pty_open(&p, "vt100", "dark");
	no_colours();
	pty_close(&p);
	pty_open(&p, "xterm-256color", "mono");
	no_colours();
	pty_close(&p);
	setenv("NO_COLOR", "1", 1);
	pty_open(&p, "xterm-256color", "contrast");
	no_colours();
	pty_close(&p);
	unsetenv("NO_COLOR");
}

static void title_and_bell(void **state)
{
	struct pty p;

	(void)state;
	pty_open(&p, "xterm-256color", NULL);
	terminal_title(p.t, "plaint !! 2");
	terminal_title(p.t, "plaint !! 2");
	terminal_bell(p.t);
	pty_hear(&p);
	const char *first = strstr(p.said, "\033]2;plaint !! 2\007");
	assert_non_null(first);
	assert_null(strstr(first + 1, "\033]2;")); /* the same one is not said again */
	assert_non_null(strstr(p.said, "\033[22;2t"));
	assert_non_null(strstr(first + 15, "\a"));
	terminal_close(p.t);
	p.t = NULL;
	pty_hear(&p);
	assert_non_null(strstr(p.said, "\033[23;2t")); /* as it was before */
	pty_close(&p);
	/* where it would be shown as text */
	pty_open(&p, "linux", NULL);
	terminal_title(p.t, "plaint");
	pty_hear(&p);
	assert_null(strstr(p.said, "\033]2;"));
	pty_close(&p);
}

static void mouse_only_when_asked(void **state)
{
	struct pty p;

	(void)state;
	pty_open(&p, "xterm-256color", NULL);
	refresh();
	pty_hear(&p);
	assert_null(strstr(p.said, "1000h"));
	terminal_mouse(p.t);
	refresh();
	pty_hear(&p);
	assert_non_null(strstr(p.said, "1000h"));
	pty_close(&p);
}

/* What a wide-ambiguous terminal draws two columns wide is not sent to it. */
static void wide_marks_become_ascii(void **state)
{
	struct pty p;

	(void)state;
	pty_open(&p, "xterm-256color", NULL);
	draw_set_wide(true);
	draw_text(stdscr, 0, 0, 40, LOOK_NORMAL, "他说“漏气”—三楼·东");
	draw_set_wide(false);
	refresh();
	pty_hear(&p);
	assert_non_null(strstr(p.said, "他说\"漏气\"-三楼.东"));
	draw_text(stdscr, 1, 0, 40, LOOK_NORMAL, "“漏气”");
	refresh();
	pty_hear(&p);
	assert_non_null(strstr(p.said, "“漏气”"));
	pty_close(&p);
}

static void plain_has_no_frames(void **state)
{
	char text[200];
	struct pty p;

	(void)state;
	pty_open(&p, "xterm-256color", NULL);
	draw_set_plain(true);
	draw_box(stdscr, 2, 2, 6, 30, LOOK_FRAME, "Title");
	draw_hline(stdscr, 10, 0, 20, LOOK_FRAME);
	draw_set_plain(false);
	for (int row = 2; row < 11; row++)
		if (mvinnstr(row, 0, text, sizeof text - 1) > 0)
			assert_null(strpbrk(text, "-|+"));
	mvinnstr(2, 0, text, sizeof text - 1);
	assert_non_null(strstr(text, "Title"));
	pty_close(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(urgent_things_set_both_colours),
		cmocka_unit_test(without_colours),
		cmocka_unit_test(title_and_bell),
		cmocka_unit_test(mouse_only_when_asked),
		cmocka_unit_test(wide_marks_become_ascii),
		cmocka_unit_test(plain_has_no_frames),
	};

	return cmocka_run_group_tests(tests, utf8_locale, NULL);
}
