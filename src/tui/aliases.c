/* aliases.c - PuTTY's and the linux console's function keys, and others' too. */
#include "aliases.h"

#include <curses.h>

#include "decode.h"

static const struct {
	const char *bytes;
	int code;
} table[] = {
	/* bracketed paste, and the answers to the box character probe */
	{"\033[200~", CODE_PASTE_BEGIN},
	{"\033[201~", CODE_PASTE_END},
	{"\033[1;5R", CODE_NARROW},
	{"\033[1;6R", CODE_WIDE},
	{"\033[1;7R", CODE_WIDE},
	{"\033[1;8R", CODE_WIDE},
	{"\033[1;9R", CODE_WIDE},
	/* words: Ctrl and Alt with an arrow; xterm, PuTTY, rxvt */
	{"\033[1;5D", CODE_WORD_LEFT},
	{"\033[1;3D", CODE_WORD_LEFT},
	{"\033[5D", CODE_WORD_LEFT},
	{"\033Od", CODE_WORD_LEFT},
	{"\033[1;5C", CODE_WORD_RIGHT},
	{"\033[1;3C", CODE_WORD_RIGHT},
	{"\033[5C", CODE_WORD_RIGHT},
	{"\033Oc", CODE_WORD_RIGHT},
	{"\033[Z", CODE_BACKTAB},
	/* Home and End of VT220-like, rxvt-like and xterm-like terminals in both modes */
	{"\033[1~", CODE_HOME},
	{"\033[7~", CODE_HOME},
	{"\033[H", CODE_HOME},
	{"\033OH", CODE_HOME},
	{"\033[4~", CODE_END},
	{"\033[8~", CODE_END},
	{"\033[F", CODE_END},
	{"\033OF", CODE_END},
	{"\033[A", KEY_UP},
	{"\033OA", KEY_UP},
	{"\033[B", KEY_DOWN},
	{"\033OB", KEY_DOWN},
	{"\033[C", KEY_RIGHT},
	{"\033OC", KEY_RIGHT},
	{"\033[D", KEY_LEFT},
	{"\033OD", KEY_LEFT},
	{"\033[5~", KEY_PPAGE},
	{"\033[6~", KEY_NPAGE},
	{"\033[2~", KEY_IC},
	{"\033[3~", KEY_DC},
	/* F1 ... F4: PuTTY ESC [11~, linux ESC [[A, xterm ESC OP, some ESC [P */
	{"\033[11~", CODE_FKEY + 1},
	{"\033[12~", CODE_FKEY + 2},
	{"\033[13~", CODE_FKEY + 3},
	{"\033[14~", CODE_FKEY + 4},
	{"\033[[A", CODE_FKEY + 1},
	{"\033[[B", CODE_FKEY + 2},
	{"\033[[C", CODE_FKEY + 3},
	{"\033[[D", CODE_FKEY + 4},
	{"\033[[E", CODE_FKEY + 5},
	{"\033OP", CODE_FKEY + 1},
	{"\033OQ", CODE_FKEY + 2},
	{"\033OR", CODE_FKEY + 3},
	{"\033OS", CODE_FKEY + 4},
	{"\033[P", CODE_FKEY + 1},
	{"\033[Q", CODE_FKEY + 2},
	{"\033[S", CODE_FKEY + 4},
	{"\033[15~", CODE_FKEY + 5},
	{"\033[17~", CODE_FKEY + 6},
	{"\033[18~", CODE_FKEY + 7},
	{"\033[19~", CODE_FKEY + 8},
	{"\033[20~", CODE_FKEY + 9},
	{"\033[21~", CODE_FKEY + 10},
	{"\033[23~", CODE_FKEY + 11},
	{"\033[24~", CODE_FKEY + 12},
};

void aliases_define(void)
{
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		define_key(table[i].bytes, table[i].code);
}
