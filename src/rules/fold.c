/* Folding one character: the common ones at once, the rest through utf8_fold. */
#include "fold.h"

#include <ctype.h>
#include <string.h>

#include "plaint/str.h"
#include "plaint/utf8.h"

static size_t fold_ascii(unsigned c, char *out)
{
	if (!isalnum((int)c))
		return 0;
	*out = (char)tolower((int)c);
	return 1;
}

static size_t fold_rare(const char *s, size_t len, char *out)
{
	char one[8];
	struct str folded;
	size_t n;

	memcpy(one, s, len);
	one[len] = '\0';
	str_init(&folded);
	utf8_fold(&folded, one);
	n = folded.len <= FOLD_MOST ? folded.len : 0;
	memcpy(out, folded.data, n);
	str_release(&folded);
	return n;
}

size_t fold_char(const char *s, size_t len, char out[FOLD_MOST], size_t *n)
{
	unsigned char c = (unsigned char)*s;
	uint32_t cp;
	int size;

	if (c < 0x80) {
		*n = fold_ascii(c, out);
		return 1;
	}
	/* Most Chinese characters, U+5000 to U+9FFF. */
	if (c >= 0xe5 && c <= 0xe9 && len >= 3 && ((unsigned char)s[1] & 0xc0) == 0x80 &&
		((unsigned char)s[2] & 0xc0) == 0x80) {
		memcpy(out, s, 3);
		*n = 3;
		return 3;
	}
	size = utf8_decode(s, len, &cp);
	*n = 0;
	if (size < 1)
		return 1; /* a byte that is no character */
	if ((cp >= 0x4e00 && cp <= 0x9fff) || (cp >= 0x3400 && cp <= 0x4dbf)) {
		memcpy(out, s, 3);
		*n = 3;
	} else if (cp >= 0xff01 && cp <= 0xff5e) {
		*n = fold_ascii(cp - 0xfee0, out);
	} else if (cp < 0x3000 || cp > 0x3020) { /* not 。，、「」 and the wide blank */
		*n = fold_rare(s, (size_t)size, out);
	}
	return (size_t)size;
}

unsigned fold_bucket(const char *folded)
{
	const unsigned char *p = (const unsigned char *)folded;

	if (p[0] < 0x80)
		return p[0];
	if (p[0] < 0xe0)
		return p[1];
	return (p[0] * 961u + p[1] * 31u + p[2]) % FOLD_BUCKETS;
}
