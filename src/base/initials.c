/* initials.c - the usual characters stand in GB2312 in the order of their pinyin:
 * where each letter begins is all that must be known. */
#include "plaint/initials.h"

#include <ctype.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "plaint/str.h"
#include "plaint/utf8.h"

#define FIRST 0xb0a1
#define LAST 0xd7f9

static const struct {
	unsigned from;
	char letter;
} begins[] = {
	{0xb0a1, 'a'}, {0xb0c5, 'b'}, {0xb2c1, 'c'}, {0xb4ee, 'd'}, {0xb6ea, 'e'}, {0xb7a2, 'f'}, {0xb8c1, 'g'},
	{0xb9fe, 'h'}, {0xbbf7, 'j'}, {0xbfa6, 'k'}, {0xc0ac, 'l'}, {0xc2e8, 'm'}, {0xc4c3, 'n'}, {0xc5b6, 'o'},
	{0xc5be, 'p'}, {0xc6da, 'q'}, {0xc8bb, 'r'}, {0xc8f6, 's'}, {0xcbfa, 't'}, {0xcdda, 'w'}, {0xcef4, 'x'},
	{0xd1b9, 'y'}, {0xd4d1, 'z'},
};

static char letter_of(unsigned code)
{
	size_t i = sizeof begins / sizeof *begins;

	if (code < FIRST || code > LAST)
		return 0;
	while (i && begins[i - 1].from > code)
		i--;
	return i ? begins[i - 1].letter : 0;
}

static unsigned code_of(iconv_t to, const char *s, size_t len)
{
	char in[4], out[4], *from = in, *at = out;
	size_t left = len, room = sizeof out;

	memcpy(in, s, len);
	iconv(to, NULL, NULL, NULL, NULL);
	if (iconv(to, &from, &left, &at, &room) || at - out != 2)
		return 0;
	return (unsigned)(unsigned char)out[0] << 8 | (unsigned char)out[1];
}

void initials(struct str *out, const char *s)
{
	size_t len = strlen(s), at = 0;
	iconv_t to = NULL;
	bool asked = false;
	uint32_t cp;
	int n;

	for (; (n = utf8_decode(s + at, len - at, &cp)) > 0; at += (size_t)n) {
		char letter = 0;

		if (cp < 128) {
			if (isalnum((int)cp))
				letter = (char)tolower((int)cp);
		} else if (cp >= 0x4e00 && cp <= 0x9fff) {
			if (!asked)
				to = iconv_open("GB2312", "UTF-8");
			asked = true;
			/* a machine without the table finds by what is written alone */
			if (to == (iconv_t)-1)
				break;
			letter = letter_of(code_of(to, s + at, (size_t)n));
		}
		if (letter)
			str_add_char(out, letter);
	}
	/* none at all is only told to be none */
	if (asked)
		iconv_close(to);
}
