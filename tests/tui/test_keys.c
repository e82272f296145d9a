/* test_keys.c - what terminals send, as keys: through curses on a pty. */
#include "check.h"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include "tui/decode.h"
#include "tui/draw.h"
#include "tui/keys.h"
#include "tui/terminal.h"

struct pty {
	int master;
	FILE *slave;
	struct terminal *t;
};

struct got {
	uint32_t key[64];
	int keys, pastes;
	size_t pasted;
	char paste[64];
	uint32_t probe;
};

static void on_input(void *arg, const struct input *in)
{
	struct got *g = arg;

	if (in->type == INPUT_KEY && g->keys < 64) {
		g->key[g->keys++] = in->key;
	} else if (in->type == INPUT_PASTE) {
		g->pastes++;
		g->pasted = in->len;
		snprintf(g->paste, sizeof g->paste, "%.63s", in->text);
	} else if (in->type == INPUT_PROBE) {
		g->probe = in->key;
	}
}

static void pty_open(struct pty *p, const char *term)
{
	struct err err = ERR_INIT;

	setenv("TERM", term, 1);
	p->master = posix_openpt(O_RDWR | O_NOCTTY);
	assert_true(p->master >= 0);
	assert_int_equal(grantpt(p->master), 0);
	assert_int_equal(unlockpt(p->master), 0);
	p->slave = fopen(ptsname(p->master), "r+");
	assert_non_null(p->slave);
	assert_int_equal(terminal_open(&p->t, p->slave, p->slave, NULL, &err), 0);
}

static void pty_close(struct pty *p)
{
	terminal_close(p->t);
	fclose(p->slave);
	close(p->master);
}

static void pty_type(struct pty *p, const char *bytes, size_t len, struct got *g)
{
	struct pollfd fd = {.fd = fileno(p->slave), .events = POLLIN};

	assert_int_equal(write(p->master, bytes, len), len);
	assert_int_equal(poll(&fd, 1, 1000), 1);
	assert_true(terminal_read(p->t, on_input, g));
}

static void one(struct pty *p, const char *bytes, uint32_t key)
{
	struct got g = {.keys = 0};
	char name[16];

	pty_type(p, bytes, strlen(bytes), &g);
	if (g.keys != 1 || g.key[0] != key)
		fail_msg("ESC%s: %d keys, first %s", bytes + 1, g.keys, key_text(g.key[0], name));
}

static void function_keys(void **state)
{
	static const char *const terms[] = {"xterm-256color", "putty", "linux", "screen", "vt100"};
	static const char *const sequences[][12] = {
		/* xterm */
		{"\033OP", "\033OQ", "\033OR", "\033OS", "\033[15~", "\033[17~", "\033[18~", "\033[19~", "\033[20~", "\033[21~", "\033[23~", "\033[24~"},
		/* PuTTY */
		{"\033[11~", "\033[12~", "\033[13~", "\033[14~", "\033[15~", "\033[17~", "\033[18~", "\033[19~", "\033[20~", "\033[21~", "\033[23~", "\033[24~"},
		/* linux console */
		{"\033[[A", "\033[[B", "\033[[C", "\033[[D", "\033[[E", "\033[17~", "\033[18~", "\033[19~", "\033[20~", "\033[21~", "\033[23~", "\033[24~"},
	};

	(void)state;
	for (size_t t = 0; t < sizeof terms / sizeof *terms; t++) {
		struct pty p;
		pty_open(&p, terms[t]);
		for (size_t s = 0; s < 3; s++)
			for (unsigned n = 0; n < 12; n++)
				one(&p, sequences[s][n], K_F(n + 1));
		pty_close(&p);
	}
}

static void moving_keys(void **state)
{
	static const struct {
		const char *bytes;
		uint32_t key;
	} table[] = {
		{"\033[A", K_UP}, {"\033OA", K_UP}, {"\033[B", K_DOWN}, {"\033[C", K_RIGHT}, {"\033[D", K_LEFT},
		{"\033[1~", K_HOME}, {"\033[7~", K_HOME}, {"\033[H", K_HOME}, {"\033OH", K_HOME},
		{"\033[4~", K_END}, {"\033[8~", K_END}, {"\033[F", K_END}, {"\033OF", K_END},
		{"\033[5~", K_PGUP}, {"\033[6~", K_PGDN}, {"\033[3~", K_DELETE}, {"\033[Z", K_BACKTAB},
		{"\033[1;5D", K_WORD_LEFT}, {"\033[1;5C", K_WORD_RIGHT},
		{"\177", K_BACKSPACE}, {"\b", K_BACKSPACE}, {"\r", K_ENTER}, {"\n", K_ENTER}, {"\t", K_TAB},
	};
	struct pty p;

	(void)state;
	pty_open(&p, "xterm-256color");
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		one(&p, table[i].bytes, table[i].key);
	pty_close(&p);
}

static void unknown_terminals(void **state)
{
	static const char *const terms[] = {"xterm-kitty", "foot", "xterm-ghostty", "no-such-terminal"};

	(void)state;
	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
		struct pty p;
		pty_open(&p, terms[i]);
		one(&p, "\033OP", K_F(1));
		pty_close(&p);
	}
}

static void dumb_terminal(void **state)
{
	struct terminal *t;
	struct err err = ERR_INIT;

	(void)state;
	setenv("TERM", "dumb", 1);
	assert_int_equal(terminal_open(&t, stdin, stdout, NULL, &err), -1);
	assert_int_equal(err.code, ERR_INPUT);
}

static void escape_and_digit(void **state)
{
	struct got g = {.keys = 0};
	struct pty p;

	(void)state;
	pty_open(&p, "xterm-256color");
	pty_type(&p, "\0332", 2, &g); /* in one packet of a slow line */
	assert_int_equal(g.keys, 2);
	assert_int_equal(g.key[0], K_ESC);
	assert_int_equal(g.key[1], '2');
	pty_close(&p);
}

/* A character's bytes in packets of one. */
static void split_reads(void **state)
{
	struct got g = {.keys = 0};
	struct pty p;

	(void)state;
	pty_open(&p, "xterm-256color");
	pty_type(&p, "\xe7", 1, &g);
	pty_type(&p, "\x85", 1, &g);
	assert_int_equal(g.keys, 0);
	pty_type(&p, "\xa4", 1, &g);
	assert_int_equal(g.keys, 1);
	assert_int_equal(g.key[0], 0x7164); /* 煤 */
	pty_close(&p);
}

static void invalid_bytes(void **state)
{
	struct got g = {.keys = 0};
	struct pty p;

	(void)state;
	pty_open(&p, "xterm-256color");
	pty_type(&p, "a\xff\xfe\xe7\x85z\xc0\x80\xed\xa0\x80\xe6\xb0\x94", 14, &g);
	assert_int_equal(g.key[0], 'a');
	assert_int_equal(g.key[1], 'z'); /* what broke a character is typed itself */
	assert_int_equal(g.key[g.keys - 1], 0x6c14); /* 气: not deaf afterwards */
	pty_close(&p);
}

static void pasting(void **state)
{
	struct got g = {.keys = 0};
	struct pty p;
	char big[600];

	(void)state;
	pty_open(&p, "xterm-256color");
	pty_type(&p, "\033[200~line one\nline two\033[201~x", 30, &g);
	assert_int_equal(g.pastes, 1);
	assert_string_equal(g.paste, "line one\nline two");
	assert_int_equal(g.keys, 1);
	/* in pieces, the bracket itself too */
	memset(big, 'y', sizeof big);
	pty_type(&p, "\033[200~", 6, &g);
	for (int i = 0; i < 100; i++)
		pty_type(&p, big, sizeof big, &g);
	assert_int_equal(g.pastes, 1);
	pty_type(&p, "\033[201~", 6, &g);
	assert_int_equal(g.pastes, 2);
	assert_int_equal(g.pasted, 60000);
	pty_close(&p);
}

static void probe_answers(void **state)
{
	struct got g = {.keys = 0};
	struct pty p;

	(void)state;
	pty_open(&p, "xterm-256color");
	pty_type(&p, "\033[1;5R", 6, &g);
	assert_int_equal(g.probe, 1);
	pty_type(&p, "\033[1;6R", 6, &g);
	assert_int_equal(g.probe, 2);
	assert_int_equal(g.keys, 0);
	pty_close(&p);
}

static void hang_up(void **state)
{
	struct got g = {.keys = 0};
	struct pty p;

	(void)state;
	pty_open(&p, "xterm-256color");
	close(p.master);
	assert_true(terminal_wait(p.t, -1, false) & WAKE_GONE || !terminal_read(p.t, on_input, &g));
	terminal_close(p.t);
	fclose(p.slave);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(function_keys),
		cmocka_unit_test(moving_keys),
		cmocka_unit_test(unknown_terminals),
		cmocka_unit_test(dumb_terminal),
		cmocka_unit_test(escape_and_digit),
		cmocka_unit_test(split_reads),
		cmocka_unit_test(invalid_bytes),
		cmocka_unit_test(pasting),
		cmocka_unit_test(probe_answers),
		cmocka_unit_test(hang_up),
	};

	return cmocka_run_group_tests(tests, utf8_locale, NULL);
}
