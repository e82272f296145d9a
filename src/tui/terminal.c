/* terminal.c - curses opened the way that was found to work (see the notes at each step). */
#include "terminal.h"
#include "plaint/tui.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <time.h>
#include <unistd.h>

#include "aliases.h"
#include "canvas.h"
#include "charset.h"
#include "draw.h"
#include "signals.h"
#include "theme.h"

struct terminal {
	SCREEN *screen;
	FILE *in, *out;
	WINDOW *pad; /* keys are read on it: wgetch on a shown window repaints by itself */
	struct decoder decoder;
	bool titled; /* a title was set, to be taken back */
	char title[120];
};

/* Looked up first: a newterm() that fails leaks. */
static bool known(const char *term, FILE *out)
{
	int found = 0;

	if (setupterm(term, fileno(out), &found) != OK)
		return false;
	del_curterm(cur_term);
	return true;
}

/* Terminals Debian's database does not know behave like one of these. */
static SCREEN *open_screen(FILE *in, FILE *out)
{
	const char *const names[] = {getenv("TERM"), "xterm-256color", "xterm", "linux", "vt100"};

	if (!names[0] || !*names[0] || !strcmp(names[0], "dumb") || !strcmp(names[0], "unknown"))
		return NULL;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		SCREEN *s = known(names[i], out) ? newterm(names[i], out, in) : NULL;
		if (s)
			return s;
	}
	return NULL;
}

static void send(struct terminal *t, const char *bytes)
{
	size_t len = strlen(bytes);
	ssize_t n;

	while (len && ((n = write(fileno(t->out), bytes, len)) > 0 || (n < 0 && errno == EINTR))) {
		if (n < 0)
			continue;
		bytes += n;
		len -= (size_t)n;
	}
}

/* Characters that East Asian terminals may draw wide (a box line, an ellipsis, a dash,
 * a middle dot) at the upper left, then "where is the cursor?"; the answer comes as a
 * key (aliases.c). A terminal that does not answer keeps ASCII frames. */
static void probe(struct terminal *t)
{
	send(t, "\033[?2004h");
	if (!charset_older())
		send(t, "\033[H\xe2\x94\x80\xe2\x80\xa6\xe2\x80\x94\xc2\xb7\033[6n\033[H\033[K");
}

static void modes(struct terminal *t)
{
	raw();
	noecho();
	nonl();
	t->pad = newpad(1, 1);
	keypad(t->pad, TRUE);
	meta(t->pad, TRUE);
	nodelay(t->pad, TRUE);
	set_escdelay(100);
	aliases_define();
	leaveok(stdscr, FALSE);
	curs_set(1);
}

int terminal_open(struct terminal **out, FILE *in, FILE *screen, const char *theme, struct err *err)
{
	struct terminal *t = calloc(1, sizeof *t);

	if (!t)
		abort();
	if (signals_open(err)) {
		free(t);
		return -1;
	}
	t->in = in;
	t->out = screen;
	decoder_init(&t->decoder, NULL, NULL);
	t->screen = open_screen(in, screen);
	if (!t->screen) {
		signals_close();
		free(t);
		return err_set(err, ERR_INPUT, NULL, N_("the terminal \"%1\" cannot show a full screen; try `plaint list`"),
			getenv("TERM") ? getenv("TERM") : "", NULL);
	}
	set_term(t->screen);
	modes(t);
	theme_init(theme);
	/* Without this ncurses writes after every cursor move instead of once a turn. */
	refresh();
	endwin();
	refresh();
	probe(t);
	*out = t;
	return 0;
}

void terminal_close(struct terminal *t)
{
	if (!t)
		return;
	send(t, "\033[?2004l");
	if (t->titled)
		send(t, "\033]2;\007\033[23;2t");
	delwin(t->pad);
	endwin();
	delscreen(t->screen);
	signals_close();
	decoder_release(&t->decoder);
	free(t);
}

static int until_next_second(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_REALTIME, &ts);
	return (int)((1000000000L - ts.tv_nsec) / 1000000L) + 1;
}

unsigned terminal_wait(struct terminal *t, int socket, bool hurry)
{
	struct pollfd fds[3] = {
		{.fd = fileno(t->in), .events = POLLIN},
		{.fd = signals_fd(), .events = POLLIN},
		{.fd = socket, .events = POLLIN},
	};
	unsigned woke = 0;

	if (poll(fds, 3, hurry ? 0 : until_next_second()) < 0)
		return 0;
	if (fds[0].revents & (POLLHUP | POLLERR | POLLNVAL))
		woke |= WAKE_GONE;
	if (fds[0].revents & POLLIN)
		woke |= WAKE_INPUT;
	if (fds[1].revents)
		woke |= WAKE_SIGNAL;
	if (fds[2].revents)
		woke |= WAKE_SOCKET;
	return woke;
}

bool terminal_waiting(struct terminal *t)
{
	struct pollfd fd = {.fd = fileno(t->in), .events = POLLIN};

	return poll(&fd, 1, 0) == 1 && fd.revents & POLLIN;
}

static void read_mouse(decoder_emit *emit, void *arg)
{
	struct input in = {.type = INPUT_MOUSE};
	MEVENT e;

	if (getmouse(&e) != OK)
		return;
	in.row = e.y;
	in.col = e.x;
	if (e.bstate & BUTTON4_PRESSED)
		in.row = MOUSE_UP;
	else if (e.bstate & BUTTON5_PRESSED)
		in.row = MOUSE_DOWN;
	else if (!(e.bstate & BUTTON1_PRESSED))
		return;
	emit(arg, &in);
}

bool terminal_read(struct terminal *t, decoder_emit *emit, void *arg)
{
	int value, got = 0, waiting = 0;
	/* A key may send a file, and while that is sent keys are read (sending.c). */
	decoder_emit *outer = t->decoder.emit;
	void *outer_arg = t->decoder.arg;

	t->decoder.emit = emit;
	t->decoder.arg = arg;
	while ((value = wgetch(t->pad)) != ERR) {
		got++;
		if (value == KEY_MOUSE)
			read_mouse(emit, arg);
		else
			decoder_feed(&t->decoder, value);
	}
	t->decoder.emit = outer;
	t->decoder.arg = outer_arg;
	if (got)
		return true;
	/* readable, and nothing to read: the other side is closed */
	return !ioctl(fileno(t->in), FIONREAD, &waiting) && waiting > 0;
}

unsigned terminal_signals(struct terminal *t)
{
	(void)t;
	return signals_take();
}

void terminal_resize(struct terminal *t)
{
	struct winsize size;

	if (!ioctl(fileno(t->out), TIOCGWINSZ, &size) && size.ws_row && size.ws_col)
		resize_term(size.ws_row, size.ws_col);
	/* What a terminal keeps at its new margin, of a wide character cut in half say, is
	 * its own to decide: all is sent again. */
	clearok(curscr, TRUE);
	canvas_forget();
}

void terminal_lend(struct terminal *t, void (*use)(void *arg), void *arg)
{
	send(t, "\033[?2004l");
	endwin();
	use(arg);
	terminal_resize(t);
	refresh();
	clearok(curscr, TRUE);
	send(t, "\033[?2004h");
}

static void stop(void *arg)
{
	(void)arg;
	signals_stop();
}

void terminal_suspend(struct terminal *t)
{
	terminal_lend(t, stop, NULL);
}

void terminal_mouse(struct terminal *t)
{
	(void)t;
	mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
	mouseinterval(0);
}

void terminal_bell(struct terminal *t)
{
	send(t, "\a");
}

/* OSC 2 would show as text elsewhere (the linux console, serial lines). */
static bool takes_title(void)
{
	static const char *const known[] = {"xterm", "screen", "tmux", "rxvt", "putty", "foot", "alacritty", "konsole",
		"gnome", "vte", "wezterm", "kitty", "st-"};
	const char *term = getenv("TERM");

	for (size_t i = 0; term && i < sizeof known / sizeof *known; i++)
		if (!strncmp(term, known[i], strlen(known[i])))
			return true;
	return false;
}

void terminal_title(struct terminal *t, const char *title)
{
	char bytes[sizeof t->title + 8];

	if (charset_older() || !takes_title() || !strncmp(t->title, title, sizeof t->title - 1))
		return;
	snprintf(t->title, sizeof t->title, "%s", title);
	if (!t->titled)
		send(t, "\033[22;2t");
	t->titled = true;
	snprintf(bytes, sizeof bytes, "\033]2;%s\007", t->title);
	send(t, bytes);
}

int tui_colours(const char *term)
{
	int found, colours;

	if (str_empty(term) || setupterm(term, STDOUT_FILENO, &found) != OK)
		return -1;
	colours = tigetnum("colors");
	del_curterm(cur_term);
	return colours < 0 ? 0 : colours;
}
