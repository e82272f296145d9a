/* Characters, graphemes, columns. The cleaning and folding of text: utf8_clean.c. */
#include "plaint/utf8.h"

#include <string.h>
#include <wchar.h>

#include <utf8proc.h>

#include "plaint/str.h"

int utf8_decode(const char *s, size_t len, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s;
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	int n;
	uint32_t c;

	if (!len)
		return 0;
	if (p[0] < 0x80) {
		*cp = p[0];
		return 1;
	}
	if (p[0] < 0xc2 || p[0] > 0xf4)
		return -1;
	n = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
	if (len < (size_t)n)
		return -1;
	c = p[0] & (0xffu >> (n + 1));
	for (int i = 1; i < n; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return -1;
		c = c << 6 | (p[i] & 0x3f);
	}
	if (c < least[n] || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		return -1;
	*cp = c;
	return n;
}

int utf8_encode(uint32_t cp, char out[4])
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xc0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xe0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | (cp >> 18 & 7));
	out[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	out[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

/* Every record and frame goes through here: plain ASCII eight bytes at a time, the
 * characters of Chinese text by their three bytes. */
bool utf8_valid(const char *s, size_t len)
{
	const unsigned char *p = (const unsigned char *)s, *end = p + len;

	while (p < end) {
		uint64_t eight;
		uint32_t cp;
		int n;

		if (end - p >= 8 && (memcpy(&eight, p, 8), (eight & UINT64_C(0x8080808080808080)) == 0)) {
			p += 8;
			continue;
		}
		if (*p < 0x80) {
			p++;
			continue;
		}
		if (end - p >= 3 && *p > 0xe0 && *p < 0xed && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80) {
			p += 3;
			continue;
		}
		n = utf8_decode((const char *)p, (size_t)(end - p), &cp);
		if (n < 0)
			return false;
		p += n;
	}
	return true;
}

/* One character, where a byte that belongs to none is U+FFFD. len > 0. */
static size_t decode_any(const char *s, size_t len, uint32_t *cp)
{
	int n = utf8_decode(s, len, cp);

	if (n > 0)
		return (size_t)n;
	*cp = 0xfffd;
	return 1;
}

static bool is_ascii(const char *s, size_t len, size_t pos)
{
	return pos >= len || (unsigned char)s[pos] < 0x80;
}

size_t utf8_next(const char *s, size_t len, size_t pos)
{
	uint32_t before, cp;
	utf8proc_int32_t state = 0;

	if (pos >= len)
		return len;
	if (is_ascii(s, len, pos) && is_ascii(s, len, pos + 1) && s[pos] != '\r')
		return pos + 1;
	pos += decode_any(s + pos, len - pos, &before);
	while (pos < len) {
		size_t n = decode_any(s + pos, len - pos, &cp);

		if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)before, (utf8proc_int32_t)cp, &state))
			break;
		before = cp;
		pos += n;
	}
	return pos;
}

/* Start of the character the byte at pos belongs to. pos < len. */
static size_t char_start(const char *s, size_t len, size_t pos)
{
	size_t at = pos;
	uint32_t cp;

	while (at > 0 && pos - at < 3 && ((unsigned char)s[at] & 0xc0) == 0x80)
		at--;
	return at + decode_any(s + at, len - at, &cp) > pos ? at : pos;
}

static int bound_class(const char *s, size_t len, size_t pos)
{
	uint32_t cp;

	decode_any(s + pos, len - pos, &cp);
	return utf8proc_get_property((utf8proc_int32_t)cp)->boundclass;
}

/* A place at or before pos from where graphemes can be counted without knowing
 * what stands before: an ordinary character after anything but a prepended mark. */
static size_t safe_start(const char *s, size_t len, size_t pos)
{
	while (pos > 0) {
		size_t before = char_start(s, len, pos - 1);

		if (pos < len && bound_class(s, len, pos) == UTF8PROC_BOUNDCLASS_OTHER &&
			bound_class(s, len, before) != UTF8PROC_BOUNDCLASS_PREPEND)
			break;
		pos = before;
	}
	return pos;
}

size_t utf8_snap(const char *s, size_t len, size_t pos)
{
	size_t at, next;

	if (pos >= len)
		return len;
	if (is_ascii(s, len, pos) && s[pos] != '\n' && (pos == 0 || is_ascii(s, len, pos - 1)))
		return pos;
	pos = char_start(s, len, pos);
	for (at = safe_start(s, len, pos); at < pos; at = next) {
		next = utf8_next(s, len, at);
		if (next > pos)
			break;
	}
	return at;
}

size_t utf8_prev(const char *s, size_t len, size_t pos)
{
	if (pos > len)
		pos = len;
	return pos ? utf8_snap(s, len, pos - 1) : 0;
}

size_t utf8_count(const char *s, size_t len)
{
	size_t n = 0;

	for (size_t pos = 0; pos < len; n++)
		pos = utf8_next(s, len, pos);
	return n;
}

static int char_width(uint32_t cp)
{
	int w;

	/* Most of what people write here; wcwidth says 2 for all of it. */
	if (cp >= 0x4e00 && cp <= 0x9fff)
		return 2;
	w = wcwidth((wchar_t)cp);
	return w > 0 ? w : 0;
}

int utf8_width(const char *s, size_t len)
{
	int cols = 0;

	for (size_t i = 0; i < len;) {
		unsigned char b = (unsigned char)s[i];
		uint32_t cp;

		if (b < 0x80) {
			cols += b >= 0x20 && b != 0x7f;
			i++;
			continue;
		}
		i += decode_any(s + i, len - i, &cp);
		cols += char_width(cp);
	}
	return cols;
}

static bool is_plain(char c)
{
	return c >= 0x20 && c < 0x7f;
}

size_t utf8_fit(const char *s, size_t len, int cols, int *used)
{
	size_t pos = 0;
	int taken = 0;

	while (pos < len) {
		/* nothing joins two of these, and most of a screen is made of them */
		bool alone = is_plain(s[pos]) && (pos + 1 == len || is_plain(s[pos + 1]));
		size_t next = alone ? pos + 1 : utf8_next(s, len, pos);
		int w = alone ? 1 : utf8_width(s + pos, next - pos);

		if (w > cols - taken)
			break;
		taken += w;
		pos = next;
	}
	if (used)
		*used = taken;
	return pos;
}

void utf8_pad(struct str *out, const char *s, int cols, bool pad, bool ascii)
{
	size_t len = s ? strlen(s) : 0;
	int dots = ascii ? 2 : 1;
	int used;
	size_t fits = utf8_fit(s, len, cols, &used);

	if (fits < len && cols >= dots) {
		fits = utf8_fit(s, len, cols - dots, &used);
		str_add_len(out, s, fits);
		str_add(out, ascii ? ".." : "…");
		used += dots;
	} else {
		str_add_len(out, s, fits);
	}
	for (; pad && used < cols; used++)
		str_add_char(out, ' ');
}
