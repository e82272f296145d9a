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

const char *mask_instead(struct arena *a, const char *text, const char *own, const char *hidden)
{
	const char *at = next_of(text, own);
	struct str out;

	if (!at)
		return put_at_end(a, text, own, hidden);
	str_init(&out);
	for (; at; text = at + strlen(own), at = next_of(text, own)) {
		str_add_len(&out, text, (size_t)(at - text));
		str_add(&out, hidden);
	}
	str_add(&out, put_at_end(a, text, own, hidden));
	return mask_taken(a, &out);
}

/* Too short to be told from a part of another word. */
static bool distinct(const char *own)
{
	size_t len = strlen(str_or_empty(own));

	return len >= 6 || (len >= 4 && mask_letter(*own));
}

/* The whole address; then what is hidden of it, written without the street. */
static const char *put_address(struct arena *a, const char *text, const char *address)
{
	const char *hidden = address + mask_street_end(address, strlen(address));

	text = mask_instead(a, text, address, mask_address(a, address));
	if (distinct(hidden))
		text = mask_instead(a, text, hidden, MASK_REST);
	return mask_rooms(a, text, hidden);
}

/* What the profile asks for beside them. */
static const char *put_personal(struct arena *a, const struct site *site, const struct value *own, const char *text)
{
	const struct form_field *f = mask_touches(own->name) ? site_personal(site, own->name) : NULL;

	return f ? mask_instead(a, text, own->text, mask_personal(a, f, own->text)) : text;
}

static const char *put_own(struct arena *a, const struct site *site, const struct value *own, const char *text)
{
	switch (field_find(own->name)) {
	case FIELD_ADDRESS: return put_address(a, text, own->text);
	case FIELD_PHONE: return mask_instead(a, text, own->text, mask_phone(a, own->text));
	case FIELD_ACCOUNT: return mask_instead(a, text, own->text, mask_account(a, own->text));
	case FIELD_NAME: return mask_instead(a, text, own->text, mask_name(a, own->text));
	default: return put_personal(a, site, own, text);
	}
}

/* The longest first: an address may hold the name, and one that was mended the one it
 * became. */
static void own_add(struct values *all, const char *name, const char *text)
{
	size_t at = all->count;

	if (!distinct(text))
		return;
	for (; at > 0 && strlen(all->item[at - 1].text) < strlen(text); at--)
		all->item[at] = all->item[at - 1];
	all->item[at] = (struct value){ name, text };
	all->count++;
}

static struct values own_of(struct arena *a, const struct complaint *whose)
{
	static const enum field short_ones[] = { FIELD_ADDRESS, FIELD_PHONE, FIELD_ACCOUNT, FIELD_NAME };
	const size_t fixed = sizeof short_ones / sizeof *short_ones;
	struct values all = { arena_array(a, fixed + whose->extra.count + whose->former.count, sizeof *all.item), 0 };

	for (size_t i = 0; i < fixed; i++)
		own_add(&all, field_table[short_ones[i]].name, whose->value[short_ones[i]]);
	for (size_t i = 0; i < whose->extra.count; i++)
		own_add(&all, whose->extra.item[i].name, whose->extra.item[i].text);
	for (size_t i = 0; i < whose->former.count; i++)
		own_add(&all, whose->former.item[i].name, whose->former.item[i].text);
	return all;
}

const char *mask_text(struct arena *a, const struct site *site, const struct complaint *whose, const char *text)
{
	struct values own;

	if (str_empty(text))
		return text;
	own = own_of(a, whose);
	for (size_t i = 0; i < own.count; i++)
		text = put_own(a, site, &own.item[i], text);
	return mask_reachable(a, text, whose->value[FIELD_PHONE]);
}
