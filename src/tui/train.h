/* train.h - practising: sample calls over the real desk, measured.
 *
 * The two last rows are the trainer's: what the caller says, a line after the other.
 * Everything above them is the desk as it always is. */
#ifndef PLAINT_TUI_TRAIN_H
#define PLAINT_TUI_TRAIN_H

#include "train_calls.h"
#include "view.h"

#define TRAIN_ROWS 2

struct training {
	struct arena arena;
	struct calls calls;
	int at;              /* the call now; calls.count: all are done */
	bool telling;        /* the form of this call was begun */
	unsigned keys_began, text_began;
	unsigned text_keys;  /* characters typed, all in all */
	int64_t began;       /* milliseconds: the first key in the form */
	int64_t picked;      /* the call was taken */
	bool shown;          /* the results were */
};

/* At the start of the desk, when there is something to train. */
void train_begin(struct tui *t);
void train_end(struct tui *t);
/* A key is about to be handled. */
void train_key(struct tui *t, uint32_t key);
/* A complaint was registered by the form. */
void train_registered(struct tui *t, const struct complaint *c, bool emergency);
/* Once a turn, before drawing. */
void train_turn(struct tui *t);
void train_draw(struct tui *t);

#endif
