/* decode.h - what wgetch gives → keys, characters, pastes. Pure: no terminal. */
#ifndef PLAINT_TUI_DECODE_H
#define PLAINT_TUI_DECODE_H

#include <stdbool.h>
#include <stdint.h>
#include <wchar.h>

#include "plaint/str.h"

/* Codes given to define_key, above ncurses's own. */
enum {
	CODE_PASTE_BEGIN = 0x1000, CODE_PASTE_END, CODE_WORD_LEFT, CODE_WORD_RIGHT,
	CODE_NARROW, CODE_WIDE, /* answers to the probe: its characters took one column each, some two */
	CODE_BACKTAB, CODE_HOME, CODE_END, CODE_FKEY /* + n */
};

#define PASTE_MOST (1u << 20) /* bytes of one paste kept */

enum input_type { INPUT_KEY, INPUT_PASTE, INPUT_PROBE, INPUT_MOUSE };
struct input {
	enum input_type type;
	uint32_t key;     /* INPUT_KEY; INPUT_PROBE: columns */
	const char *text; /* INPUT_PASTE: as it came; until the next call */
	size_t len;
	int row, col;     /* INPUT_MOUSE: of a click; MOUSE_UP, MOUSE_DOWN: the wheel */
};
enum { MOUSE_UP = -1, MOUSE_DOWN = -2 };
typedef void decoder_emit(void *arg, const struct input *in);

struct decoder {
	mbstate_t state;
	bool begun;       /* within a character */
	bool pasting;
	struct str paste;
	decoder_emit *emit;
	void *arg;
};

void decoder_init(struct decoder *d, decoder_emit *emit, void *arg);
void decoder_release(struct decoder *d);
/* One value of wgetch: a byte, or a key code above 255. Invalid bytes are dropped. */
void decoder_feed(struct decoder *d, int value);

#endif
