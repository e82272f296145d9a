/* decode.c - bytes and key codes → keys of keys.h. */
#include "decode.h"

#include <curses.h>
#include <string.h>

#include "keys.h"

void decoder_init(struct decoder *d, decoder_emit *emit, void *arg)
{
	memset(d, 0, sizeof *d);
	str_init(&d->paste);
	d->emit = emit;
	d->arg = arg;
}

void decoder_release(struct decoder *d)
{
	str_release(&d->paste);
}

static void emit_key(struct decoder *d, uint32_t key)
{
	struct input in = {.type = INPUT_KEY, .key = key};

	d->emit(d->arg, &in);
}

static const struct {
	int code;
	uint32_t key;
} codes[] = {
	{KEY_UP, K_UP},
	{KEY_DOWN, K_DOWN},
	{KEY_LEFT, K_LEFT},
	{KEY_RIGHT, K_RIGHT},
	{KEY_HOME, K_HOME},
	{KEY_A1, K_HOME},
	{KEY_FIND, K_HOME},
	{CODE_HOME, K_HOME},
	{KEY_END, K_END},
	{KEY_LL, K_END},
	{KEY_C1, K_END},
	{KEY_SELECT, K_END},
	{CODE_END, K_END},
	{KEY_PPAGE, K_PGUP},
	{KEY_A3, K_PGUP},
	{KEY_NPAGE, K_PGDN},
	{KEY_C3, K_PGDN},
	{KEY_IC, K_INSERT},
	{KEY_DC, K_DELETE},
	{KEY_BTAB, K_BACKTAB},
	{CODE_BACKTAB, K_BACKTAB},
	{KEY_BACKSPACE, K_BACKSPACE},
	{KEY_ENTER, K_ENTER},
	{KEY_SLEFT, K_WORD_LEFT},
	{KEY_SRIGHT, K_WORD_RIGHT},
	{CODE_WORD_LEFT, K_WORD_LEFT},
	{CODE_WORD_RIGHT, K_WORD_RIGHT},
};

static uint32_t key_of_code(int code)
{
	if (code > KEY_F0 && code <= KEY_F(12))
		return K_F((uint32_t)(code - KEY_F0));
	if (code > CODE_FKEY && code <= CODE_FKEY + 12)
		return K_F((uint32_t)(code - CODE_FKEY));
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (codes[i].code == code)
			return codes[i].key;
	return 0;
}

static void paste_end(struct decoder *d)
{
	struct input in = {.type = INPUT_PASTE, .text = d->paste.data, .len = d->paste.len};

	d->pasting = false;
	d->emit(d->arg, &in);
	str_clear(&d->paste);
}

static void feed_code(struct decoder *d, int code)
{
	d->begun = false;
	memset(&d->state, 0, sizeof d->state);
	if (code == CODE_PASTE_BEGIN) {
		d->pasting = true;
		str_clear(&d->paste);
	} else if (code == CODE_PASTE_END) {
		if (d->pasting)
			paste_end(d);
	} else if (code == CODE_NARROW || code == CODE_WIDE) {
		struct input in = {.type = INPUT_PROBE, .key = code == CODE_WIDE ? 2 : 1};
		d->emit(d->arg, &in);
	} else if (!d->pasting) {
		uint32_t key = key_of_code(code);
		if (key)
			emit_key(d, key);
	}
}

static void feed_byte(struct decoder *d, char byte)
{
	wchar_t wc = 0;
	size_t n = mbrtowc(&wc, &byte, 1, &d->state);

	if (n == (size_t)-2) {
		d->begun = true;
		return;
	}
	if (n == (size_t)-1) {
		bool again = d->begun;
		memset(&d->state, 0, sizeof d->state);
		d->begun = false;
		/* the byte that broke a character may begin the next one */
		if (again)
			feed_byte(d, byte);
		return;
	}
	d->begun = false;
	if (wc == '\n' || wc == '\r')
		emit_key(d, K_ENTER);
	else if (wc == 8)
		emit_key(d, K_BACKSPACE);
	else if (wc > 0 && wc <= 0x10ffff && (wc < 0xd800 || wc > 0xdfff)) /* glibc lets more pass */
		emit_key(d, (uint32_t)wc);
}

void decoder_feed(struct decoder *d, int value)
{
	char byte = (char)value;

	if (value > 255) {
		feed_code(d, value);
	} else if (d->pasting) {
		if (d->paste.len < PASTE_MOST)
			str_add_len(&d->paste, &byte, 1);
	} else {
		feed_byte(d, byte);
	}
}
