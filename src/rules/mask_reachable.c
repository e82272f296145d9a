/* Numbers and addresses by which somebody can be reached, in any text (P-3). */
#include "mask_inside.h"

#include <string.h>

#define LONG_RUN 7    /* digits in a row that are no amount any more */
#define MOBILE 11
#define OWN_LEAST 6   /* digits of the customer's number that tell it from others */

/* The value of the digit at s, full-width ones too. */
static char digit_of(const char *s)
{
	return *s >= '0' && *s <= '9' ? *s : (char)('0' + ((unsigned char)s[2] - 0x90));
}

/* What may stand between the digits of one number. */
static size_t separator_at(const char *s)
{
	size_t n = 0;

	while (n < 3 && s[n] && strchr(" -().", s[n]))
		n++;
	return n;
}

/* The bytes at s that spell these digits, separators between them; 0: others. */
static size_t spells(const char *s, const char *digits, size_t count)
{
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		size_t n;

		if (i > 0)
			at += separator_at(s + at);
		n = mask_digit_at(s + at);
		if (!n || digit_of(s + at) != digits[i])
			return 0;
		at += n;
	}
	return at;
}

/* A mobile number: 11 digits from 13 to 19, whatever stands between. */
static size_t mobile_at(const char *s)
{
	size_t at = 0, n;

	for (int i = 0; i < MOBILE; i++) {
		if (i > 0)
			at += separator_at(s + at);
		n = mask_digit_at(s + at);
		if (!n || (i == 0 && digit_of(s + at) != '1') || (i == 1 && digit_of(s + at) < '3'))
			return 0;
		at += n;
	}
	return mask_digit_at(s + at) ? 0 : at;
}

/* A date, and so most numbers of complaints. */
static bool dated(const char *s, size_t count)
{
	return count >= 8 && s[0] == '2' && s[1] == '0' && (s[4] == '0' || (s[4] == '1' && s[5] <= '2'));
}

/* Digits in a row, too many for an amount. */
static size_t run_at(const char *s)
{
	size_t at = 0, n, count = 0;

	for (; (n = mask_digit_at(s + at)) > 0; at += n)
		count++;
	return count < LONG_RUN || dated(s, count) ? 0 : at;
}

/* name@host: where it begins is s; its bytes, or 0. */
static size_t mail_at(const char *s)
{
	size_t at = 0, host;

	while (mask_letter(s[at]) || (s[at] >= '0' && s[at] <= '9') || (s[at] && strchr("._%+-", s[at])))
		at++;
	if (!at || s[at] != '@')
		return 0;
	for (host = ++at; mask_letter(s[at]) || (s[at] >= '0' && s[at] <= '9') || s[at] == '.' || s[at] == '-';)
		at++;
	return at > host + 2 ? at : 0;
}

const char *mask_own_digits(struct arena *a, const char *phone)
{
	const char *digits;
	struct str out;

	str_init(&out);
	for (const char *s = str_or_empty(phone); *s; s++)
		if (mask_digit_at(s))
			str_add_char(&out, digit_of(s));
	digits = mask_taken(a, &out);
	/* "+86" is not needed to tell it. */
	return strlen(digits) == 13 && str_starts(digits, "86") ? digits + 2 : digits;
}

static size_t number_at(const char *s, const char *own, size_t own_len)
{
	size_t n = own_len >= OWN_LEAST ? spells(s, own, own_len) : 0;

	if (!n)
		n = mobile_at(s);
	return n ? n : run_at(s);
}

static void put_mail(struct str *out, const char *s)
{
	str_add_len(out, s, 1);
	str_add(out, "***@***");
}

const char *mask_reachable(struct arena *a, const char *text, const char *own_digits)
{
	bool digit_before = false, word_before = false;
	size_t own_len = strlen(own_digits);
	const char *from = text; /* not yet in out */
	struct str out;

	str_init(&out);
	for (const char *s = text; *s;) {
		size_t mail = word_before ? 0 : mail_at(s), number = 0, n = 1;

		if (!mail && mask_digit_at(s) && !digit_before)
			number = number_at(s, own_digits, own_len);
		if (mail || number) {
			str_add_len(&out, from, (size_t)(s - from));
			if (mail)
				put_mail(&out, s);
			else
				mask_number(&out, s, number);
			from = s += mail ? mail : number;
			digit_before = word_before = false;
			continue;
		}
		digit_before = mask_digit_at(s) > 0;
		while (((unsigned char)s[n] & 0xc0) == 0x80)
			n++;
		word_before = n == 1 && (mask_letter(*s) || (*s >= '0' && *s <= '9') || strchr("._%+-", *s));
		s += n;
	}
	if (from == text)
		return text;
	str_add(&out, from);
	return mask_taken(a, &out);
}
