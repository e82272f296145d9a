/* lookup_keys.c - keys of the number and lookup tables: kind, text, NUL, id (newest first). */
#include <string.h>

#include "index_keys.h"
#include "plaint/outside.h"
#include "plaint/utf8.h"

/* One byte a lookup; never reused. */
static const unsigned char kinds[] = {
	[LOOKUP_PHONE] = 'p',
	[LOOKUP_NAME] = 'n',
	[LOOKUP_ADDRESS] = 'a',
	[LOOKUP_ACCOUNT] = 'c',
	[LOOKUP_OUTSIDE] = 'x',
	[LOOKUP_ORIGINAL] = 'o',
};
#define KIND_ENDING 'e'

static void reverse(char *s, size_t len)
{
	for (size_t i = 0; i < len / 2; i++) {
		char c = s[i];

		s[i] = s[len - 1 - i];
		s[len - 1 - i] = c;
	}
}

/* Telephone numbers are found by their last digits, so they stand backwards. */
void lookup_fold(struct str *out, enum lookup by, const char *text)
{
	size_t at = out->len;

	switch (by) {
	case LOOKUP_PHONE:
		phone_digits(out, text);
		reverse(out->data + at, out->len - at);
		break;
	case LOOKUP_NUMBER:
	case LOOKUP_ORIGINAL:
		str_add(out, text);
		break;
	case LOOKUP_NAME:
	case LOOKUP_ADDRESS:
	case LOOKUP_ACCOUNT:
	case LOOKUP_OUTSIDE:
	default:
		utf8_fold(out, text);
		break;
	}
}

const char *lookup_field(enum lookup by, const struct complaint *c)
{
	switch (by) {
	case LOOKUP_PHONE:
		return c->value[FIELD_PHONE];
	case LOOKUP_NAME:
		return c->value[FIELD_NAME];
	case LOOKUP_ADDRESS:
		return c->value[FIELD_ADDRESS];
	case LOOKUP_ACCOUNT:
		return c->value[FIELD_ACCOUNT];
	case LOOKUP_NUMBER:
		return c->number;
	case LOOKUP_OUTSIDE:
		return c->value[FIELD_OUTSIDE_NUMBER];
	case LOOKUP_ORIGINAL:
		return c->original;
	default:
		return NULL;
	}
}

void lookup_prefix(struct key *k, enum lookup by, const char *folded)
{
	key_clear(k);
	if (by != LOOKUP_NUMBER)
		key_byte(k, kinds[by]);
	if (by == LOOKUP_ORIGINAL)
		key_title(k, folded, KEY_TEXT_MOST);
	else
		key_string(k, folded, KEY_TEXT_MOST);
}

uint64_t lookup_id(const struct bytes *key)
{
	return key->len < 8 ? 0 : ~get_u64((const unsigned char *)key->data + key->len - 8);
}

static void folded_key(struct key *k, enum lookup by, const char *folded, uint64_t id)
{
	key_byte(k, kinds[by]);
	key_title(k, folded, KEY_TEXT_MOST);
	key_u64(k, ~id);
}

static void text_key(struct key *k, enum lookup by, const struct subject *x)
{
	const char *text = lookup_field(by, x->complaint);
	struct str folded;

	if (str_empty(text))
		return;
	str_init(&folded);
	lookup_fold(&folded, by, text);
	if (folded.len > 0)
		folded_key(k, by, folded.data, x->complaint->id);
	str_release(&folded);
}

static bool fold_part(struct str *out, const char *text, size_t part)
{
	char number[KEY_TEXT_MOST + 1];
	size_t len;
	const char *s = outside_part(text, part, &len);

	str_clear(out);
	if (!s)
		return false;
	if (len > KEY_TEXT_MOST)
		len = KEY_TEXT_MOST;
	memcpy(number, s, len);
	number[len] = '\0';
	lookup_fold(out, LOOKUP_OUTSIDE, number);
	return out->len > 0;
}

/* One that stands there twice, whatever the marks in it, has one key. */
static void outside_key(struct key *k, const struct subject *x, size_t part)
{
	const char *text = x->complaint->value[FIELD_OUTSIDE_NUMBER];
	struct str folded, earlier;
	bool twice = false;

	if (str_empty(text))
		return;
	str_init(&folded);
	str_init(&earlier);
	if (fold_part(&folded, text, part)) {
		for (size_t i = 0; i < part; i++)
			twice = twice || (fold_part(&earlier, text, i) && str_equal(earlier.data, folded.data));
		if (!twice)
			folded_key(k, LOOKUP_OUTSIDE, folded.data, x->complaint->id);
	}
	str_release(&earlier);
	str_release(&folded);
}

void key_phone(struct key *k, const struct subject *x)
{
	text_key(k, LOOKUP_PHONE, x);
}

void key_name(struct key *k, const struct subject *x)
{
	text_key(k, LOOKUP_NAME, x);
}

void key_address(struct key *k, const struct subject *x)
{
	text_key(k, LOOKUP_ADDRESS, x);
}

void key_account(struct key *k, const struct subject *x)
{
	text_key(k, LOOKUP_ACCOUNT, x);
}

void key_outside_whole(struct key *k, const struct subject *x)
{
	text_key(k, LOOKUP_OUTSIDE, x);
}

void key_outside(struct key *k, const struct subject *x)
{
	outside_key(k, x, 0);
}

void key_outside_2(struct key *k, const struct subject *x)
{
	outside_key(k, x, 1);
}

void key_outside_3(struct key *k, const struct subject *x)
{
	outside_key(k, x, 2);
}

void key_outside_4(struct key *k, const struct subject *x)
{
	outside_key(k, x, 3);
}

void key_outside_5(struct key *k, const struct subject *x)
{
	outside_key(k, x, 4);
}

void key_outside_6(struct key *k, const struct subject *x)
{
	outside_key(k, x, 5);
}

void key_original(struct key *k, const struct subject *x)
{
	text_key(k, LOOKUP_ORIGINAL, x);
}

void key_number(struct key *k, const struct subject *x)
{
	key_string(k, x->complaint->number, KEY_TEXT_MOST);
}

void ending_prefix(struct key *k, const char *ending)
{
	size_t len = strlen(ending);

	key_clear(k);
	key_byte(k, KIND_ENDING);
	for (size_t i = 0; i < ENDING_KEY && i < len; i++)
		key_byte(k, (unsigned char)ending[len - 1 - i]);
}

void key_ending(struct key *k, const struct subject *x)
{
	ending_prefix(k, x->complaint->number);
	key_byte(k, 0);
	key_u64(k, ~x->complaint->id);
}
