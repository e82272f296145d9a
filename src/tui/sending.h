/* sending.h - a file on its way to the server: after a second a bar, and Esc stops it. */
#ifndef PLAINT_TUI_SENDING_H
#define PLAINT_TUI_SENDING_H

#include "terminal.h"
#include "view.h"

struct sending {
	struct tui *t;
	struct terminal *terminal;
	int64_t began, done; /* milliseconds; bytes */
	int64_t said;        /* the bar was drawn, or told, last */
	bool stop;
	struct arena arena;  /* of what was typed meanwhile */
	struct input *typed;
	size_t count;
};

/* From now on, of every file the client sends. */
void sending_open(struct sending *s, struct tui *t, struct terminal *terminal);
/* What was typed while one was sent: emitted now. */
void sending_typed(struct sending *s, decoder_emit *emit, void *arg);
void sending_release(struct sending *s);

#endif
