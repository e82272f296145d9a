/* The customer's data where people wrote them into other texts (P-3). */
#include "mask_inside.h"

#include <string.h>

#include "plaint/utf8.h"

/* The bytes at the end of text that own begins with, where a shortened text was cut in it:
 * at least two characters, else 0. */
static size_t cut_off(const char *text, const struct hidden *h)
{
	size_t len = strlen(text), most = h->len - 1;

	for (size_t n = most < len ? most : len; n > h->first; n--)
		if (text[len - n] == *h->own && memcmp(text + len - n, h->own, n) == 0)
			return n;
	return 0;
}

static const char *put_at_end(struct arena *a, const char *text, const struct hidden *h)
{
	size_t n = cut_off(text, h);

	return n ? arena_printf(a, "%.*s%s", (int)(strlen(text) - n), text, h->instead) : text;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Where own stands in the text next; not within another number. */
static const char *next_of(const char *text, const char *own)
{
	const char *at = strstr(text, own);

	while (at && at > text && is_digit(*own) && is_digit(at[-1]))
		at = strstr(at + 1, own);
	return at;
}

/* Replaced wherever it stands, cut off at the end of the text too. */
static const char *put_instead(struct arena *a, const char *text, const struct hidden *h)
{
	const char *at = next_of(text, h->own);
	struct str out;

	if (!at)
		return put_at_end(a, text, h);
	str_init(&out);
	for (; at; text = at + h->len, at = next_of(text, h->own)) {
		str_add_len(&out, text, (size_t)(at - text));
		str_add(&out, h->instead);
	}
	str_add(&out, put_at_end(a, text, h));
	return mask_taken(a, &out);
}

const char *mask_text(struct masks *m, const char *text)
{
	if (str_empty(text))
		return text;
	mask_gather(m);
	for (size_t i = 0; i < m->hidden_count; i++)
		text = put_instead(m->a, text, &m->hidden[i]);
	return mask_reachable(m->a, text, m->digits);
}
