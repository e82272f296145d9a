/* The harness itself: what it sends, sees, counts and notices. */
#include "expect.h"

#include <signal.h>
#include <string.h>

static const char *const plain_env[] = { "TERM=xterm-256color", "PATH=/usr/bin:/bin", "LANG=C.UTF-8", NULL };

static struct screen *shell(const char *script)
{
	const char *const argv[] = { "/bin/sh", "-c", script, NULL };
	struct screen_options o = { .argv = argv, .env = plain_env, .rows = 10, .cols = 40 };

	return screen_start(&o);
}

static void types_and_sees(void **state)
{
	struct screen *s = shell("stty -echo; echo ready; read -r x; echo \"got:$x\"; read -r y");
	int row, col;

	(void)state;
	EXPECT_TEXT(s, "ready");
	KEYS(s, "天然气 <lt>b><Enter>");
	EXPECT_TEXT(s, "got:天然气 <b>");
	EXPECT(s, screen_find(s, "b>", &row, &col) && row == 1 && col == 12);
	EXPECT(s, screen_wait_cursor(s, 2, 0, SCREEN_TIMEOUT));
	assert_true(s->bytes > 10);
	screen_end(s);
}

/* However the bytes are cut, each character arrives. */
static void slow_line_keeps_characters(void **state)
{
	struct screen *s = shell("stty -echo; echo up; read -r x; echo '9号9号9号9号'; read -r x");

	(void)state;
	EXPECT_TEXT(s, "up");
	screen_slow(s, 100);
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "9号9号9号9号");
	screen_end(s);
}

/* A picture of one write comes in pieces; its end is there when its beginning is seen. */
static void large_writes_arrive_whole(void **state)
{
	struct screen *s = shell("stty raw -echo; p=$(printf '\\033[m%.0s' $(seq 2500)); for i in 1 2 3 4 5 6 7 8; do "
				 "printf '\\033[Hbegin%s%s\\033[2Hend%s' $i \"$p\" $i | dd bs=64k iflag=fullblock 2>&-; read -r x; done");

	(void)state;
	for (int i = 1; i <= 8; i++) {
		char begin[32], end[32];

		snprintf(begin, sizeof begin, "begin%d", i);
		snprintf(end, sizeof end, "end%d", i);
		EXPECT_TEXT(s, begin);
		EXPECT(s, screen_find(s, end, NULL, NULL));
		screen_send(s, "\n", 1);
	}
	screen_end(s);
}

static void unknown_key(void **state)
{
	struct screen *s = shell("read -r x");

	(void)state;
	assert_false(screen_keys(s, "<Hyper>"));
	screen_end(s);
}

static void missing_text_times_out(void **state)
{
	struct screen *s = shell("echo here; read -r x");

	(void)state;
	EXPECT_TEXT(s, "here");
	assert_false(screen_wait_text(s, "absent", 50));
	assert_true(screen_wait_gone(s, "absent", 50));
	screen_end(s);
}

static void exit_status_and_signal(void **state)
{
	struct screen *s = shell("exit 7");

	(void)state;
	assert_int_equal(screen_wait_exit(s, SCREEN_TIMEOUT), 7);
	screen_end(s);
	s = shell("echo up; read -r x");
	EXPECT_TEXT(s, "up");
	screen_signal(s, SIGKILL);
	assert_int_equal(screen_wait_exit(s, SCREEN_TIMEOUT), 128 + SIGKILL);
	screen_end(s);
}

static void hangup_reaches_the_program(void **state)
{
	struct screen *s = shell("trap 'exit 3' HUP; echo up; while :; do read -r x || exit 4; done");

	(void)state;
	EXPECT_TEXT(s, "up");
	screen_hangup(s);
	assert_true(screen_wait_exit(s, SCREEN_TIMEOUT) > 0);
	screen_end(s);
}

static void resize_reaches_the_program(void **state)
{
	struct screen *s = shell("echo up; read -r x; stty size; read -r x");

	(void)state;
	EXPECT_TEXT(s, "up");
	screen_resize(s, 12, 50);
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "12 50");
	screen_end(s);
}

static void paste_is_bracketed_when_asked(void **state)
{
	struct screen *s = shell("stty -echo -icanon; printf '\\033[?2004hup'; head -c 15 | od -c");

	(void)state;
	EXPECT_TEXT(s, "up");
	screen_paste(s, "abc", 3);
	EXPECT_TEXT(s, "2   0   0");
	screen_end(s);
}

static void masks_times_only(void **state)
{
	struct str t;

	(void)state;
	str_init(&t);
	str_add(&t, "14:32:07 20261122-0031 -04:12 11-25 17:30 overdue 2 <12> 13800138000");
	screen_mask(&t);
	assert_string_equal(t.data, "##:##:## ########-#### -##:## ##-## ##:## overdue 2 <12> 13800138000");
	str_clear(&t);
	str_add(&t, " 60m, 1d 0h 23h59 limit 1h, 3wd; 60分 23时59 1天0时 5m 5分钟");
	screen_mask(&t);
	assert_string_equal(t.data, " ###, ##### ##### limit 1h, 3wd; #### ###### ###### ## 5分钟");
	str_release(&t);
}

static void draws_a_picture(void **state)
{
	struct screen *s = shell("printf '\\033[1;31mred\\033[0m 气&'; read -r x");
	struct str svg;

	(void)state;
	EXPECT_TEXT(s, "red");
	str_init(&svg);
	screen_svg(s, &svg);
	assert_non_null(strstr(svg.data, ">red</text>"));
	assert_non_null(strstr(svg.data, ">气</text>"));
	assert_non_null(strstr(svg.data, ">&amp;</text>"));
	assert_non_null(strstr(svg.data, "font-weight=\"bold\""));
	str_release(&svg);
	screen_end(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(types_and_sees),
		cmocka_unit_test(slow_line_keeps_characters),
		cmocka_unit_test(large_writes_arrive_whole),
		cmocka_unit_test(unknown_key),
		cmocka_unit_test(missing_text_times_out),
		cmocka_unit_test(exit_status_and_signal),
		cmocka_unit_test(hangup_reaches_the_program),
		cmocka_unit_test(resize_reaches_the_program),
		cmocka_unit_test(paste_is_bracketed_when_asked),
		cmocka_unit_test(masks_times_only),
		cmocka_unit_test(draws_a_picture),
	};

	setvbuf(stdout, NULL, _IOLBF, 0);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
