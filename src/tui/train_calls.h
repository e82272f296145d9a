/* train_calls.h - the sample calls of a text. Pure. */
#ifndef PLAINT_TUI_TRAIN_CALLS_H
#define PLAINT_TUI_TRAIN_CALLS_H

#include "plaint/arena.h"
#include "plaint/field.h"

#define CALLS_MOST 12
#define SAYS_MOST 12

enum want { WANT_REGISTER, WANT_FORWARD, WANT_EMERGENCY, WANT_SETTLE };

struct sample_call {
	const char *title;
	struct values earlier; /* count 0: a new caller */
	const char *say[SAYS_MOST];
	int says;
	enum want want;
	int goal;              /* keys beside the text; 0: none */
	/* the result */
	bool done, right;
	int seconds, keys, text_keys;
};

struct calls { struct sample_call call[CALLS_MOST]; int count; };

/* The text is changed and pointed into. Returns 0, or the line that makes no sense. */
int calls_parse(struct calls *c, struct arena *a, char *text);

#endif
