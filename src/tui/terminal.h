/* terminal.h - the terminal: opening it, what comes from it, signals. */
#ifndef PLAINT_TUI_TERMINAL_H
#define PLAINT_TUI_TERMINAL_H

#include <curses.h>
#include <stdbool.h>

#include "plaint/error.h"
#include "decode.h"

struct terminal;

/* Opens curses on the two files (a terminal). theme: of desk.conf, or NULL. */
int terminal_open(struct terminal **out, FILE *in, FILE *screen, const char *theme, struct err *err);
/* Gives the screen back. Takes NULL. */
void terminal_close(struct terminal *t);

enum { WAKE_INPUT = 1, WAKE_SOCKET = 2, WAKE_SIGNAL = 4, WAKE_GONE = 8 };
/* Waits until something is there (socket may be -1) or the next whole second; hurry: looks. */
unsigned terminal_wait(struct terminal *t, int socket, bool hurry);
/* Is something typed that has not been read yet? */
bool terminal_waiting(struct terminal *t);
/* Reads all there is and emits it. False: the terminal is gone. */
bool terminal_read(struct terminal *t, decoder_emit *emit, void *arg);

enum { GOT_RESIZE = 1, GOT_STOP = 2, GOT_END = 4 };
/* The signals that came since the last call. */
unsigned terminal_signals(struct terminal *t);
/* After GOT_RESIZE. */
void terminal_resize(struct terminal *t);
/* Clicks and the wheel from now on. */
void terminal_mouse(struct terminal *t);
void terminal_bell(struct terminal *t);
/* The window's title, on terminals known to take one; restored at the end. */
void terminal_title(struct terminal *t, const char *title);
/* Leaves the terminal as the shell had it, has it used, takes it again. */
void terminal_lend(struct terminal *t, void (*use)(void *arg), void *arg);
/* Back to the shell until it is continued. */
void terminal_suspend(struct terminal *t);

#endif
