/* The customer's data where people wrote them into other texts (P-3). */
#include "mask_inside.h"

#include <string.h>

#include "plaint/utf8.h"

/* The bytes at the end of text that own begins with, where a shortened text was cut in it:
 * at least two characters, else 0. */
static size_t cut_off(const char *text, const char *own)
{
	size_t len = strlen(text), most = strlen(own) - 1;

	for (size_t n = most < len ? most : len; n > utf8_next(own, most + 1, 0); n--)
		if (memcmp(text + len - n, own, n) == 0)
			return n;
	return 0;
}

static const char *put_at_end(struct arena *a, const char *text, const char *own, const char *hidden)
{
	size_t n = cut_off(text, own);

	return n ? arena_printf(a, "%.*s%s", (int)(strlen(text) - n), text, hidden) : text;
}

static const char *put_instead(struct arena *a, const char *text, const char *own, const char *hidden)
{
	const char *at = strstr(text, own);
	struct str out;

	if (!at)
		return put_at_end(a, text, own, hidden);
	str_init(&out);
	for (; at; text = at + strlen(own), at = strstr(text, own)) {
		str_add_len(&out, text, (size_t)(at - text));
		str_add(&out, hidden);
	}
	str_add(&out, put_at_end(a, text, own, hidden));
	return mask_taken(a, &out);
}

static bool is_ascii_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Too short to be told from a part of another word. */
static bool distinct(const char *own)
{
	size_t len = strlen(str_or_empty(own));

	return len >= 6 || (len >= 4 && is_ascii_letter(*own));
}

#define ROOM_LEAST 4 /* "3-40": shorter ones stand for other things too often */

/* Building and room alone, "3-402". */
static const char *put_rooms(struct arena *a, const char *text, const char *hidden)
{
	while (*(hidden += strcspn(hidden, "0123456789"))) {
		size_t len = strspn(hidden, "0123456789-");
		const char *room = arena_strndup(a, hidden, len);

		if (len >= ROOM_LEAST && strchr(room, '-'))
			text = put_instead(a, text, room, "***");
		hidden += len;
	}
	return text;
}

/* The whole address; then what is hidden of it, written without the street. */
static const char *put_address(struct arena *a, const char *text, const char *address)
{
	const char *hidden = address + mask_street_end(address, strlen(address));

	text = put_instead(a, text, address, mask_address(a, address));
	if (distinct(hidden))
		text = put_instead(a, text, hidden, MASK_REST);
	return put_rooms(a, text, hidden);
}

/* What the profile asks for beside them. */
static const char *put_personal(struct arena *a, const struct site *site, const char *name, const char *own, const char *text)
{
	const struct form_field *f = distinct(own) && mask_touches(name) ? site_personal(site, name) : NULL;

	return f ? put_instead(a, text, own, mask_personal(a, f, own)) : text;
}

const char *mask_text(struct arena *a, const struct site *site, const struct complaint *whose, const char *text)
{
	const char *const *own = whose->value;

	if (str_empty(text))
		return text;
	/* The longest first: an address may hold the name. */
	if (distinct(own[FIELD_ADDRESS]))
		text = put_address(a, text, own[FIELD_ADDRESS]);
	if (distinct(own[FIELD_PHONE]))
		text = put_instead(a, text, own[FIELD_PHONE], mask_phone(a, own[FIELD_PHONE]));
	if (distinct(own[FIELD_ACCOUNT]))
		text = put_instead(a, text, own[FIELD_ACCOUNT], mask_account(a, own[FIELD_ACCOUNT]));
	if (distinct(own[FIELD_NAME]))
		text = put_instead(a, text, own[FIELD_NAME], mask_name(a, own[FIELD_NAME]));
	for (size_t i = 0; i < whose->extra.count; i++)
		text = put_personal(a, site, whose->extra.item[i].name, whose->extra.item[i].text, text);
	return mask_reachable(a, text, own[FIELD_PHONE]);
}
