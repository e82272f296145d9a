/* Text from outside made fit to keep, and text folded to be found. */
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "plaint/str.h"
#include "plaint/utf8.h"

static void add_char(struct str *out, uint32_t cp)
{
	char bytes[4];

	str_add_len(out, bytes, (size_t)utf8_encode(cp, bytes));
}

/* Characters that change how others look, or draw differently on each terminal. */
static bool is_unwanted(uint32_t cp)
{
	if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0))
		return true;
	if (cp < 0x300 && cp != 0xad)
		return false;
	if (cp >= 0x4e00 && cp <= 0x9fff)
		return false;
	if ((cp >= 0xfe00 && cp <= 0xfe0f) || (cp >= 0xe0100 && cp <= 0xe01ef) || (cp >= 0x180b && cp <= 0x180d) ||
		cp == 0x180f)
		return true; /* variation selectors */
	if (cp >= 0x1f3fb && cp <= 0x1f3ff)
		return true; /* skin tones */
	switch (utf8proc_category((utf8proc_int32_t)cp)) {
	case UTF8PROC_CATEGORY_CN: /* unassigned */
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF: /* joiners, bidirectional overrides */
	case UTF8PROC_CATEGORY_CS:
		return true;
	default:
		return false;
	}
}

/* Can this character take part in a composition? No for nearly all that is written. */
static bool is_inert(uint32_t cp)
{
	return cp < 0x300 || (cp >= 0x4e00 && cp <= 0x9fff) || (cp >= 0x3000 && cp <= 0x3029) ||
	       (cp >= 0xff01 && cp <= 0xff5e) || (cp >= 0x2010 && cp <= 0x2027);
}

/* Passes what was added to out from `from` on through utf8proc; kept as it is when
 * that fails (it cannot on valid text). */
static void normalise(struct str *out, size_t from, utf8proc_option_t options)
{
	utf8proc_uint8_t *result = NULL;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)out->data + from,
		(utf8proc_ssize_t)(out->len - from), &result, options);

	if (n >= 0)
		str_splice(out, from, out->len - from, result, (size_t)n);
	free(result);
}

/* How many bytes from here on are plain ASCII and Chinese characters: kept as they are. */
static size_t plain_run(const char *s, size_t len)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t i = 0;

	for (;;) {
		if (i < len && p[i] >= 0x20 && p[i] < 0x7f)
			i++;
		else if (len - i >= 3 && p[i] >= 0xe4 && p[i] <= 0xe9 && (p[i] > 0xe4 || p[i + 1] >= 0xb8) &&
			(p[i + 1] & 0xc0) == 0x80 && (p[i + 2] & 0xc0) == 0x80)
			i += 3; /* U+4E00 to U+9FFF */
		else
			return i;
	}
}

void utf8_clean(struct str *out, const char *s, size_t len, bool multiline)
{
	size_t from = out->len;
	bool inert = true;

	for (size_t i = 0; i < len;) {
		size_t run = plain_run(s + i, len - i);
		uint32_t cp;
		int n;

		if (run) {
			str_add_len(out, s + i, run);
			i += run;
			continue;
		}
		n = utf8_decode(s + i, len - i, &cp);
		if (n < 0) {
			i++;
			continue;
		}
		i += (size_t)n;
		if (cp == '\r') {
			if (i < len && s[i] == '\n')
				i++;
			cp = '\n';
		}
		if (cp == 0x2028 || cp == 0x2029)
			cp = '\n';
		if (cp == '\n' && multiline)
			str_add_char(out, '\n');
		else if (cp == '\n' || cp == '\t')
			str_add_char(out, ' ');
		else if (!is_unwanted(cp)) {
			add_char(out, cp);
			inert = inert && is_inert(cp);
		}
	}
	if (!inert)
		normalise(out, from, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

/* Folds a character whose folded form depends on no other. Returns false for one
 * that needs utf8proc; *to 0: dropped. */
static bool fold_simple(uint32_t cp, uint32_t *to)
{
	if (cp >= 0xff01 && cp <= 0xff5e)
		cp = cp - 0xff01 + '!';
	*to = 0;
	if (cp < 0x80) {
		if (cp >= 'A' && cp <= 'Z')
			*to = cp - 'A' + 'a';
		else if ((cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9') || (cp && strchr("$+<=>^`|~", (int)cp)))
			*to = cp;
		return true;
	}
	if ((cp >= 0x4e00 && cp <= 0x9fff) || (cp >= 0x3400 && cp <= 0x4dbf)) {
		*to = cp;
		return true;
	}
	/* Punctuation; but U+2017 is a blank and a mark in full. */
	return (cp >= 0x3000 && cp <= 0x3003) || (cp >= 0x3008 && cp <= 0x3011) ||
	       (cp >= 0x2010 && cp <= 0x2027 && cp != 0x2017);
}

static bool is_dropped(uint32_t cp)
{
	switch (utf8proc_category((utf8proc_int32_t)cp)) {
	case UTF8PROC_CATEGORY_PC:
	case UTF8PROC_CATEGORY_PD:
	case UTF8PROC_CATEGORY_PS:
	case UTF8PROC_CATEGORY_PE:
	case UTF8PROC_CATEGORY_PI:
	case UTF8PROC_CATEGORY_PF:
	case UTF8PROC_CATEGORY_PO:
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CN:
		return true;
	default:
		return false;
	}
}

/* All of s again, by the book. */
static void fold_fully(struct str *out, const char *s, size_t len)
{
	size_t from = out->len, to = from;

	str_add_len(out, s, len);
	normalise(out, from,
		UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
	for (size_t i = from; i < out->len;) {
		uint32_t cp;
		int n = utf8_decode(out->data + i, out->len - i, &cp);

		if (n < 0) {
			i++;
			continue;
		}
		if (!is_dropped(cp)) {
			memmove(out->data + to, out->data + i, (size_t)n);
			to += (size_t)n;
		}
		i += (size_t)n;
	}
	str_splice(out, to, out->len - to, NULL, 0);
}

void utf8_fold(struct str *out, const char *s)
{
	size_t from = out->len, len = s ? strlen(s) : 0;

	for (size_t i = 0; i < len;) {
		uint32_t cp, to;
		int n = utf8_decode(s + i, len - i, &cp);

		if (n < 0 || !fold_simple(cp, &to)) {
			str_splice(out, from, out->len - from, NULL, 0);
			fold_fully(out, s, len);
			return;
		}
		if (to)
			add_char(out, to);
		i += (size_t)n;
	}
}

/* How many of the digits are a prefix that callers write or leave out. */
static size_t phone_prefix(const char *digits, size_t len, bool plus)
{
	size_t skip = 0;

	if (plus && len > 2 && str_starts(digits, "86"))
		skip = 2;
	else if (len > 4 && str_starts(digits, "0086"))
		skip = 4;
	else if (len == 13 && str_starts(digits, "861"))
		skip = 2; /* a mobile number with the country before it */
	if (len > skip + 1 && digits[skip] == '0')
		skip++;
	return skip;
}

void phone_digits(struct str *out, const char *s)
{
	size_t from = out->len, len = s ? strlen(s) : 0;
	bool plus = false;

	for (size_t i = 0; i < len;) {
		uint32_t cp;
		int n = utf8_decode(s + i, len - i, &cp);

		if (n < 0) {
			i++;
			continue;
		}
		i += (size_t)n;
		if (cp >= 0xff01 && cp <= 0xff5e)
			cp = cp - 0xff01 + '!';
		if (cp == '+' && out->len == from)
			plus = true;
		if (cp >= '0' && cp <= '9')
			str_add_char(out, (char)cp);
	}
	str_splice(out, from, phone_prefix(out->data + from, out->len - from, plus), NULL, 0);
}
