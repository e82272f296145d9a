#include "harness.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_SCREENS 64
#define WRITE_PAUSE 100 /* milliseconds between two pieces of one write, at most */

static struct screen *screens;

long milliseconds_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000L + t.tv_nsec / 1000000L;
}

/* A pty takes at most what fits its buffer; a long paste waits for the program. */
void screen_send(struct screen *s, const void *bytes, size_t len)
{
	const char *at = bytes;
	long until = milliseconds_now() + SCREEN_TIMEOUT;

	s->last = milliseconds_now(); /* quiet is after the answer to what was typed */
	while (len > 0 && s->fd >= 0 && milliseconds_now() < until) {
		ssize_t n = write(s->fd, at, len);

		if (n > 0) {
			at += n;
			len -= (size_t)n;
		} else if (n < 0 && errno != EAGAIN && errno != EINTR) {
			return;
		} else {
			screen_pump(5);
		}
	}
}

/* What the terminal itself answers: cursor position, device attributes. */
static void answer(const char *bytes, size_t len, void *user)
{
	struct screen *s = user;

	/* four characters of the probe: at column 9 instead of 5 */
	if (s->wide && len == 6 && memcmp(bytes, "\033[1;5R", 6) == 0)
		bytes = "\033[1;9R";
	screen_send(s, bytes, len);
}

static void terminal_new(struct screen *s)
{
	s->vt = vterm_new(s->rows, s->cols);
	vterm_set_utf8(s->vt, 1);
	vterm_output_set_callback(s->vt, answer, s);
	s->vs = vterm_obtain_screen(s->vt);
	vterm_screen_enable_altscreen(s->vs, 1);
	vterm_screen_reset(s->vs, 1);
}

static void run_child(const struct screen_options *o)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (int fd = 3; fd < 256; fd++)
		close(fd);
	if (o->directory != NULL && chdir(o->directory) != 0)
		_exit(126);
	execve(o->argv[0], (char *const *)(void *)(size_t)o->argv, (char *const *)(void *)(size_t)o->env);
	fprintf(stderr, "cannot run %s: %s\n", o->argv[0], strerror(errno));
	_exit(127);
}

struct screen *screen_start(const struct screen_options *o)
{
	struct winsize size = { .ws_row = (unsigned short)o->rows, .ws_col = (unsigned short)o->cols };
	struct screen *s = calloc(1, sizeof *s);

	if (s == NULL)
		return NULL;
	str_init(&s->line);
	str_init(&s->cut);
	s->rows = o->rows;
	s->cols = o->cols;
	s->pid = forkpty(&s->fd, NULL, NULL, &size);
	if (s->pid == 0)
		run_child(o);
	if (s->pid < 0) {
		free(s);
		return NULL;
	}
	fcntl(s->fd, F_SETFL, fcntl(s->fd, F_GETFL) | O_NONBLOCK);
	fcntl(s->fd, F_SETFD, FD_CLOEXEC);
	terminal_new(s);
	s->last = milliseconds_now();
	s->next = screens;
	screens = s;
	return s;
}

static void unlink_screen(struct screen *s)
{
	for (struct screen **at = &screens; *at != NULL; at = &(*at)->next)
		if (*at == s) {
			*at = s->next;
			return;
		}
}

void screen_end(struct screen *s)
{
	if (s == NULL)
		return;
	screen_hangup(s);
	if (s->pid > 0 && screen_wait_exit(s, 2000) < 0) {
		kill(s->pid, SIGKILL);
		waitpid(s->pid, &s->status, 0);
	}
	unlink_screen(s);
	vterm_free(s->vt);
	str_release(&s->line);
	str_release(&s->cut);
	free(s);
}

/* "\033[2J", or "\033[J" after going home: either begins a screen anew. */
static void count_clears(struct screen *s, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		memmove(s->tail, s->tail + 1, sizeof s->tail - 1);
		s->tail[sizeof s->tail - 1] = bytes[i];
		if (memcmp(s->tail, "\033[2J", 4) == 0 || memcmp(s->tail, "H\033[J", 4) == 0)
			s->clears++;
	}
}

/* Bytes at the end that only begin a character. */
static size_t begun(const char *bytes, size_t len)
{
	for (size_t back = 1; back <= 3 && back <= len; back++) {
		unsigned char c = (unsigned char)bytes[len - back];

		if (c < 0x80)
			return 0;
		if (c >= 0xc0)
			return (c >= 0xf0 ? 4u : c >= 0xe0 ? 3u : 2u) > back ? back : 0;
	}
	return 0;
}

/* libvterm loses a character cut in two when the first piece starts with ASCII. */
static void show(struct screen *s, const char *bytes, size_t len)
{
	size_t kept;

	s->last = milliseconds_now();
	count_clears(s, bytes, len);
	str_add_len(&s->cut, bytes, len);
	kept = begun(s->cut.data, s->cut.len);
	vterm_input_write(s->vt, s->cut.data, s->cut.len - kept);
	str_splice(&s->cut, 0, s->cut.len - kept, "", 0);
}

/* What a slow line has brought by now. */
static void carry(struct screen *s)
{
	long now = milliseconds_now();
	size_t due = (size_t)((now - s->paid) * s->rate / 1000);

	if (due > s->line.len)
		due = s->line.len;
	if (s->line.len == 0 || due > 0)
		s->paid = s->line.len == due ? now : s->paid + (long)due * 1000 / s->rate;
	if (due == 0)
		return;
	show(s, s->line.data, due);
	str_splice(&s->line, 0, due, "", 0);
}

static void read_screen(struct screen *s)
{
	char buffer[8192];
	ssize_t n;

	while (s->fd >= 0 && (n = read(s->fd, buffer, sizeof buffer)) != 0) {
		if (n < 0) {
			if (errno != EAGAIN && errno != EINTR)
				s->ended = true; /* EIO: nobody has the other side open */
			return;
		}
		s->piece = (size_t)n;
		s->bytes += (size_t)n;
		s->chunks++;
		if (s->rate > 0)
			str_add_len(&s->line, buffer, (size_t)n);
		else
			show(s, buffer, (size_t)n);
	}
	s->ended = true;
}

void screen_pump(int milliseconds)
{
	struct pollfd fds[MOST_SCREENS];
	struct screen *of[MOST_SCREENS];
	nfds_t n = 0;

	for (struct screen *s = screens; s != NULL && n < MOST_SCREENS; s = s->next) {
		if (s->fd < 0 || s->ended)
			continue;
		of[n] = s;
		fds[n++] = (struct pollfd){ .fd = s->fd, .events = POLLIN };
	}
	if (poll(fds, n, milliseconds) > 0)
		for (nfds_t i = 0; i < n; i++)
			if (fds[i].revents != 0)
				read_screen(of[i]);
	for (struct screen *s = screens; s != NULL; s = s->next)
		if (s->rate > 0)
			carry(s);
}

void screen_slow(struct screen *s, int bytes_a_second)
{
	s->rate = bytes_a_second;
	s->paid = milliseconds_now();
	if (s->rate == 0 && s->line.len > 0) {
		show(s, s->line.data, s->line.len);
		str_clear(&s->line);
	}
}

size_t screen_queued(struct screen *s)
{
	return s->line.len;
}

/* A picture larger than what a pty hands on at once comes in pieces of 2,048 bytes (or
 * the 4,095 its buffer holds): what was waited for may stand in the first of them. */
static bool whole(struct screen *s)
{
	bool cut = s->piece >= 2047 && (s->piece + 1) % 2048 <= 2;

	return !cut || s->ended || milliseconds_now() - s->last >= WRITE_PAUSE;
}

bool screen_wait(struct screen *s, bool (*met)(struct screen *s, void *with), void *with, int timeout)
{
	long until = milliseconds_now() + timeout;

	for (;;) {
		long left;

		screen_pump(0);
		if (met(s, with) && whole(s))
			return true;
		left = until - milliseconds_now();
		if (left <= 0)
			return false;
		screen_pump(left < 20 ? (int)left : 20);
	}
}

static bool has_text(struct screen *s, void *with)
{
	return screen_find(s, with, NULL, NULL);
}

static bool lacks_text(struct screen *s, void *with)
{
	return !screen_find(s, with, NULL, NULL);
}

bool screen_wait_text(struct screen *s, const char *text, int timeout)
{
	return screen_wait(s, has_text, (void *)(size_t)text, timeout);
}

bool screen_wait_gone(struct screen *s, const char *text, int timeout)
{
	return screen_wait(s, lacks_text, (void *)(size_t)text, timeout);
}

static bool cursor_is(struct screen *s, void *with)
{
	const int *want = with;
	int row, col;

	screen_cursor(s, &row, &col);
	return row == want[0] && col == want[1];
}

bool screen_wait_cursor(struct screen *s, int row, int col, int timeout)
{
	int want[2] = { row, col };

	return screen_wait(s, cursor_is, want, timeout);
}

static bool quiet_since(struct screen *s, void *with)
{
	return milliseconds_now() - s->last >= *(int *)with;
}

bool screen_wait_quiet(struct screen *s, int milliseconds, int timeout)
{
	return screen_wait(s, quiet_since, &milliseconds, timeout);
}

static bool has_ended(struct screen *s, void *with)
{
	(void)with;
	if (s->pid > 0 && waitpid(s->pid, &s->status, WNOHANG) == s->pid)
		s->pid = 0;
	return s->pid == 0;
}

int screen_wait_exit(struct screen *s, int timeout)
{
	if (!screen_wait(s, has_ended, NULL, timeout))
		return -1;
	screen_pump(0);
	return WIFEXITED(s->status) ? WEXITSTATUS(s->status) : 128 + WTERMSIG(s->status);
}

void screen_resize(struct screen *s, int rows, int cols)
{
	static const char whole[] = "\0337\033[r\0338";
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	s->rows = rows;
	s->cols = cols;
	vterm_set_size(s->vt, rows, cols);
	/* As terminals do: no margins of the old size, outside of which libvterm would not
	 * delete characters. */
	vterm_input_write(s->vt, whole, sizeof whole - 1);
	ioctl(s->fd, TIOCSWINSZ, &size);
}

static bool cleared_since(struct screen *s, void *with)
{
	return s->clears > *(size_t *)with;
}

bool screen_resized(struct screen *s, int rows, int cols, int timeout)
{
	size_t before;

	if (s->rows == rows && s->cols == cols)
		return true; /* nobody is told */
	screen_pump(0);
	before = s->clears;
	screen_resize(s, rows, cols);
	return screen_wait(s, cleared_since, &before, timeout) && screen_wait_quiet(s, 50, timeout);
}

void screen_hangup(struct screen *s)
{
	if (s->fd < 0)
		return;
	close(s->fd);
	s->fd = -1;
	s->ended = true;
}

void screen_signal(struct screen *s, int signal)
{
	if (s->pid > 0)
		kill(s->pid, signal);
}
