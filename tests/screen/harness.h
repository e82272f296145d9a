/* harness.h - a program on a terminal that a test can type on and look at.
 *
 * The program runs on a pty, libvterm is its terminal. Nothing sleeps: every wait
 * is for a condition, with a time-out in milliseconds, and while one screen is
 * waited for all others are read too, so that no program blocks on its terminal.
 * The screens of one process are used from one thread.
 */
#ifndef SCREEN_HARNESS_H
#define SCREEN_HARNESS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include <vterm.h>

#include "plaint/str.h"

#define SCREEN_TIMEOUT 10000

struct screen_options {
	const char *const *argv; /* ended by NULL; argv[0] is the program's path */
	const char *const *env;  /* "NAME=value", ended by NULL: the whole environment */
	const char *directory;   /* to start in, or NULL */
	int rows, cols;
};

struct screen {
	pid_t pid;        /* 0 once it has been waited for */
	int fd;           /* of the pty; -1 after a hang-up */
	int status;       /* of waitpid, once pid is 0 */
	int rows, cols;
	VTerm *vt;
	VTermScreen *vs;
	size_t bytes;     /* the program has written so far */
	size_t chunks;    /* reads they came in */
	size_t piece;     /* bytes of the last read */
	long last;        /* millisecond of the last byte, either way */
	size_t clears;    /* how often the whole screen was cleared */
	char tail[4];     /* the last bytes that came, to know a clear cut in two */
	bool ended;       /* the program's side of the pty is closed */
	bool wide;        /* a terminal that draws ambiguous characters over two columns answers */
	int rate;         /* bytes a second of a slow line, or 0 */
	long paid;        /* millisecond up to which the slow line has brought bytes */
	struct str line;  /* what it has not brought yet */
	struct str cut;   /* the beginning of a character whose rest has not come */
	struct screen *next;
};

/* NULL when it cannot be started. */
struct screen *screen_start(const struct screen_options *o);
/* Kills what still runs, waits for it, frees. Takes NULL. */
void screen_end(struct screen *s);

/* Typing: text with keys in angle brackets: "<F2>", "<Enter>", "<C-l>", "<Esc>",
 * "<S-Tab>", "<lt>". false for a key that does not exist. */
bool screen_keys(struct screen *s, const char *script);
/* As a terminal pastes: bracketed when the program asked for it. */
void screen_paste(struct screen *s, const char *text, size_t len);
/* Bytes as they are. */
void screen_send(struct screen *s, const void *bytes, size_t len);

void screen_resize(struct screen *s, int rows, int cols);
/* The same, and waits until the program has sent all of it again in that size: a full
 * screen clears first. */
bool screen_resized(struct screen *s, int rows, int cols, int timeout);
/* At most so many bytes a second from now on, as a serial line (9,600 baud: 960); 0: all. */
void screen_slow(struct screen *s, int bytes_a_second);
/* Bytes the program has written that the slow line has not brought yet. */
size_t screen_queued(struct screen *s);
/* Closes the terminal under the program, as a dropped line does. */
void screen_hangup(struct screen *s);
void screen_signal(struct screen *s, int signal);

/* Reads what has come for all screens, waiting at most that long for the first. */
void screen_pump(int milliseconds);

/* Waits; true when it came to pass in time. */
bool screen_wait_text(struct screen *s, const char *text, int timeout);
bool screen_wait_gone(struct screen *s, const char *text, int timeout);
bool screen_wait_cursor(struct screen *s, int row, int col, int timeout);
/* Until nothing was written or typed for that many milliseconds. */
bool screen_wait_quiet(struct screen *s, int milliseconds, int timeout);
/* Until it has ended; its exit status, or 128 + signal, or -1 when it has not. */
int screen_wait_exit(struct screen *s, int timeout);
bool screen_wait(struct screen *s, bool (*met)(struct screen *s, void *with), void *with, int timeout);

/* --- looking (screen_text.c) ---------------------------------------------- */

/* One row as text, trailing blanks dropped; all rows, each ended by '\n'. */
void screen_row(struct screen *s, int row, struct str *out);
void screen_text(struct screen *s, struct str *out);
/* Where the text begins (bytes compared, columns counted); false when not there. */
bool screen_find(struct screen *s, const char *text, int *row, int *col);
void screen_cursor(struct screen *s, int *row, int *col);
/* Replaces what differs from run to run by '#': times, dates, serial numbers,
 * remaining times. */
void screen_mask(struct str *text);

/* How it looks: a letter a cell for each kind of colours and attributes ('.' plain), then
 * what the letters mean, and where the cursor is. Not masked. */
void screen_looks(struct screen *s, struct str *out);

/* --- picture (svg.c) ------------------------------------------------------ */
void screen_svg(struct screen *s, struct str *out);

/* --- the process (process.c) ---------------------------------------------- */

/* How many write calls it has made since it started, or -1: "one write a turn". */
long process_writes(pid_t pid);
/* Does it run? One that ended and was not waited for does not. */
bool process_alive(pid_t pid);
/* Resident kilobytes, or -1. */
long process_memory(pid_t pid);

long milliseconds_now(void);

#endif
