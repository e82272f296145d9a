/* find_match.c - words against one record, and what to show of it. */
#include <stdlib.h>
#include <string.h>

#include "find.h"
#include "keep.h"
#include "plaint/outside.h"
#include "plaint/utf8.h"

#define NUMBER_LEAST 4 /* characters that tell a number apart */

struct wanted {
	const char *text;   /* as typed, ':' left out */
	bool ending;        /* ':' stood before: the end of a number and nothing else */
	bool digits;        /* has some */
	struct words words;
	struct str phone;   /* the digits a telephone is to end with, or nothing */
	struct str fold;
};

struct matcher {
	struct wanted wanted[FIND_WORDS];
	size_t count;
	/* The searched texts of the record at hand, cut when first needed. */
	struct words *field;
	bool *cut;
	size_t room;
	struct str scratch;
};

static void wanted_init(struct wanted *w, const char *word)
{
	w->ending = word[0] == ':';
	w->text = word + w->ending;
	w->digits = w->text[strcspn(w->text, "0123456789")] != '\0';
	words_init(&w->words);
	words_cut(&w->words, w->text);
	str_init(&w->phone);
	phone_ending(&w->phone, w->text);
	str_init(&w->fold);
	utf8_fold(&w->fold, w->text);
}

struct matcher *matcher_new(const struct typed *t)
{
	struct matcher *m = keep_array(1, sizeof(*m));

	m->count = t->count;
	for (size_t i = 0; i < m->count; i++)
		wanted_init(&m->wanted[i], t->word[i]);
	str_init(&m->scratch);
	return m;
}

void matcher_free(struct matcher *m)
{
	for (size_t i = 0; i < m->count; i++) {
		words_release(&m->wanted[i].words);
		str_release(&m->wanted[i].phone);
		str_release(&m->wanted[i].fold);
	}
	for (size_t i = 0; i < m->room; i++)
		words_release(&m->field[i]);
	free(m->field);
	free(m->cut);
	str_release(&m->scratch);
	free(m);
}

static bool ends_with(const char *s, const char *end)
{
	size_t len = strlen(s), more = strlen(end);

	return len >= more && memcmp(s + len - more, end, more) == 0;
}

static void found(struct hit *h, int mark, const char *field, const char *text, size_t at, size_t len)
{
	*h = (struct hit){ mark, field, text, at, len };
}

/* --- numbers ------------------------------------------------------------------------- */

static bool in_number(const struct wanted *w, const struct complaint *c, struct hit *h)
{
	size_t len = strlen(w->text), all = strlen(c->number);

	if (!w->digits || (!w->ending && len < NUMBER_LEAST))
		return false;
	if (ends_with(c->number, w->text))
		found(h, MARK_NUMBER, "number", c->number, all - len, len);
	else if (!w->ending && str_starts(c->number, w->text))
		found(h, MARK_NUMBER, "number", c->number, 0, len);
	else
		return false;
	return true;
}

/* Where the last n digits begin. */
static size_t last_digits(const char *s, size_t n)
{
	size_t at = strlen(s);

	while (at > 0 && n > 0) {
		at--;
		n -= s[at] >= '0' && s[at] <= '9';
	}
	return at;
}

/* Of a masked number only the end that is shown counts. */
static bool in_phone(struct matcher *m, const struct wanted *w, const struct complaint *c, bool masked, struct hit *h)
{
	const char *phone = c->value[FIELD_PHONE], *star = phone ? strrchr(phone, '*') : NULL;
	size_t at;

	if (!w->phone.len || str_empty(phone))
		return false;
	str_clear(&m->scratch);
	if (masked && star)
		for (const char *p = star; *p; p++)
			if (*p >= '0' && *p <= '9')
				str_add_char(&m->scratch, *p);
	if (!masked || !star)
		phone_digits(&m->scratch, phone);
	if (!ends_with(m->scratch.data, w->phone.data))
		return false;
	at = last_digits(phone, w->phone.len);
	found(h, MARK_PHONE, "phone", phone, at, strlen(phone) - at);
	return true;
}

/* Accounts and outside numbers: the beginning, whatever marks stand between. */
static bool in_account(struct matcher *m, const struct wanted *w, const char *field, const char *text, struct hit *h)
{
	if (!w->digits || w->fold.len < NUMBER_LEAST || str_empty(text))
		return false;
	str_clear(&m->scratch);
	utf8_fold(&m->scratch, text);
	if (!str_starts(m->scratch.data, w->fold.data))
		return false;
	found(h, MARK_NUMBER, field, text, 0, m->scratch.len == strlen(text) ? w->fold.len : strlen(text));
	return true;
}

/* Each of them (U-14). */
static bool in_outside(struct matcher *m, const struct wanted *w, const char *text, struct hit *h)
{
	char one[4 * OUTSIDE_LENGTH + 1];
	const char *part;
	size_t len;

	for (size_t k = 0; (part = outside_part(text, k, &len)); k++) {
		if (len >= sizeof(one))
			continue;
		memcpy(one, part, len);
		one[len] = '\0';
		if (!in_account(m, w, "outside_number", one, h))
			continue;
		found(h, MARK_NUMBER, "outside_number", text, (size_t)(part - text) + h->at, h->len);
		return true;
	}
	return false;
}

/* --- texts --------------------------------------------------------------------------- */

static void forget_fields(struct matcher *m, size_t count)
{
	if (count > m->room) {
		m->field = keep_grow(m->field, count, sizeof(*m->field));
		m->cut = keep_grow(m->cut, count, sizeof(*m->cut));
		for (; m->room < count; m->room++)
			words_init(&m->field[m->room]);
	}
	memset(m->cut, 0, count * sizeof(*m->cut));
}

static int mark_of(const char *field)
{
	switch (field_find(field)) {
	case FIELD_NAME:
		return MARK_NAME;
	case FIELD_ADDRESS:
		return MARK_ADDRESS;
	case FIELD_ACCOUNT:
	case FIELD_OUTSIDE_NUMBER:
		return MARK_NUMBER;
	default:
		return MARK_TEXT;
	}
}

static bool in_texts(struct matcher *m, const struct wanted *w, const struct complaint *c, struct hit *h)
{
	size_t count = searched_count(c), at, len;

	for (size_t i = 0; i < count; i++) {
		struct value v = searched_field(c, i);

		if (str_empty(v.text))
			continue;
		if (!m->cut[i])
			words_cut(&m->field[i], v.text);
		m->cut[i] = true;
		if (!words_find(&m->field[i], &w->words, &at, &len))
			continue;
		found(h, mark_of(v.name), v.name, v.text, at, len);
		return true;
	}
	return false;
}

static bool word_in(struct matcher *m, const struct wanted *w, const struct complaint *c, bool masked, struct hit *h)
{
	if (in_number(w, c, h))
		return true;
	if (w->ending)
		return false;
	return in_phone(m, w, c, masked, h) || in_texts(m, w, c, h) || in_account(m, w, "account", c->value[FIELD_ACCOUNT], h) ||
	       in_outside(m, w, c->value[FIELD_OUTSIDE_NUMBER], h);
}

/* Told is the first word's reason; shown, if there is one, a hit in a text, which no
 * column of the list shows. */
bool matcher_finds(struct matcher *m, const struct complaint *c, bool masked, struct hit *hit)
{
	struct hit one;

	forget_fields(m, searched_count(c));
	*hit = (struct hit){ .mark = MARK_TEXT };
	for (size_t i = 0; i < m->count; i++) {
		int mark = hit->mark;

		if (!word_in(m, &m->wanted[i], c, masked, &one))
			return false;
		if (i == 0) {
			*hit = one;
		} else if (one.mark == MARK_TEXT && mark_of(str_or_empty(hit->field)) != MARK_TEXT) {
			*hit = one;
			hit->mark = mark;
		}
	}
	return true;
}

/* --- the snippet ------------------------------------------------------------------------ */

#define BEFORE 8  /* characters shown before the match ... */
#define AFTER 30  /* ... and behind it; all of a short text */
#define WHOLE 120 /* bytes */

static size_t back(const char *s, size_t len, size_t at, int n)
{
	while (n-- > 0 && at > 0)
		at = utf8_prev(s, len, at);
	return at;
}

static size_t onward(const char *s, size_t len, size_t at, int n)
{
	while (n-- > 0 && at < len)
		at = utf8_next(s, len, at);
	return at;
}

void hit_show(struct arena *a, const struct hit *hit, struct row *r)
{
	size_t len, from = 0, to;
	char *line;

	if (!hit->text)
		return;
	to = len = strlen(hit->text);
	if (len > WHOLE) {
		from = back(hit->text, len, utf8_snap(hit->text, len, hit->at), BEFORE);
		to = onward(hit->text, len, utf8_snap(hit->text, len, hit->at + hit->len), AFTER);
	}
	line = arena_printf(a, "%s%.*s%s", from > 0 ? "…" : "", (int)(to - from), hit->text + from, to < len ? "…" : "");
	for (char *p = line; *p; p++)
		if (*p == '\n')
			*p = ' ';
	r->hit = line;
	r->hit_field = arena_strdup(a, hit->field);
	r->hit_at = (int)(hit->at - from + (from > 0 ? strlen("…") : 0));
	r->hit_len = (int)(hit->len);
	if (hit->at + hit->len > to)
		r->hit_len = (int)(to - hit->at);
}
