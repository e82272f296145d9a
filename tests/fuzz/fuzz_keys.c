/* fuzz_keys.c - any bytes and key codes: characters are valid, pastes end. */
#include <curses.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "tui/decode.h"
#include "tui/keys.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void on_input(void *arg, const struct input *in)
{
	char name[16];

	(void)arg;
	if (in->type == INPUT_KEY) {
		if (!in->key || in->key > K_LAST || (in->key >= 0xd800 && in->key < 0xe000) ||
			(in->key > 0x10ffff && in->key < K_BASE))
			abort();
		key_text(in->key, name);
		command_of_key(IN_DESK, in->key);
		command_of_key(IN_INTAKE, in->key);
	} else if (in->type == INPUT_PASTE && (in->len > PASTE_MOST || in->text[in->len])) {
		abort();
	}
}

/* 0xff and the next byte are a key code of curses or of ours. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct decoder d;
	char name[64];
	size_t n = size < sizeof name - 1 ? size : sizeof name - 1;

	setlocale(LC_CTYPE, "C.UTF-8");
	decoder_init(&d, on_input, NULL);
	for (size_t i = 0; i < size; i++) {
		if (data[i] == 0xff && i + 1 < size) {
			i++;
			decoder_feed(&d, data[i] & 128 ? CODE_PASTE_BEGIN + (data[i] & 31) : KEY_MIN + data[i]);
		} else {
			decoder_feed(&d, data[i]);
		}
	}
	decoder_release(&d);
	if (size) {
		memcpy(name, data, n);
		name[n] = '\0';
		key_parse(name);
	}
	return 0;
}
