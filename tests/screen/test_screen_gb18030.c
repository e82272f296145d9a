/* A terminal in GB18030, as best effort: bytes out and in are of that set. */
#include "expect.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "world.h"

struct line {
	int fd;
	pid_t pid;
	char said[65536];
	size_t len;
};

static int setup(void **state)
{
	struct world *w = malloc(sizeof *w);

	world_init(w, "zh");
	world_setenv(w, "LANG=zh_CN.GB18030");
	*state = w;
	return 0;
}

static int teardown(void **state)
{
	world_release(*state);
	free(*state);
	return 0;
}

/* The desk on a bare line: libvterm reads no GB18030. */
static void start(struct world *w, struct line *l)
{
	const struct winsize size = { .ws_row = 24, .ws_col = 80 };

	memset(l, 0, sizeof *l);
	l->pid = forkpty(&l->fd, NULL, NULL, &size);
	assert_true(l->pid >= 0);
	if (l->pid == 0) {
		execle(world_program(), world_program(), "--data", w->data, (char *)NULL, w->env);
		_exit(127);
	}
}

static bool hear(struct line *l, const char *bytes)
{
	long until = milliseconds_now() + SCREEN_TIMEOUT;

	while (milliseconds_now() < until) {
		struct pollfd fd = { .fd = l->fd, .events = POLLIN };
		ssize_t n;

		if (memmem(l->said, l->len, bytes, strlen(bytes)))
			return true;
		if (l->len > sizeof l->said / 2)
			l->len = 0;
		if (poll(&fd, 1, 100) > 0 && (n = read(l->fd, l->said + l->len, sizeof l->said - l->len)) > 0)
			l->len += (size_t)n;
	}
	return false;
}

static void end(struct line *l)
{
	kill(l->pid, SIGHUP);
	close(l->fd);
	waitpid(l->pid, NULL, 0);
}

static void in_its_characters(void **state)
{
	struct world *w = *state;
	char command[300], path[160];
	struct line l;

	snprintf(command, sizeof command, "localedef -i zh_CN -f GB18030 %s/zh_CN.GB18030 2>/dev/null", w->root);
	if (system(command) != 0) {
		print_message("no localedef here, or no sources of zh_CN\n");
		skip();
	}
	snprintf(path, sizeof path, "LOCPATH=%s", w->root);
	world_setenv(w, path);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=03121234567", "text=厨房有煤气味", "address=东街5号"), 0);
	start(w, &l);
	assert_true(hear(&l, "\xb3\xf8\xb7\xbf")); /* 厨房 */
	assert_null(memmem(l.said, l.len, "厨房", strlen("厨房")));
	/* typed in GB18030: 漏气 */
	assert_int_equal(write(l.fd, "/", 1), 1);
	assert_true(hear(&l, "\xb2\xe9")); /* 查 of the heading */
	l.len = 0;
	assert_int_equal(write(l.fd, "\xc3\xba\xc6\xf8", 4), 4); /* 煤气 */
	assert_true(hear(&l, "\xc3\xba"));
	end(&l);
}

static void without_the_locale(void **state)
{
	struct screen *s;

	world_setenv(*state, "LOCPATH=/nonexistent");
	s = world_desk(*state, 24, 80);
	EXPECT_TEXT(s, "UTF-8");
	screen_end(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(in_its_characters, setup, teardown),
		cmocka_unit_test_setup_teardown(without_the_locale, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
