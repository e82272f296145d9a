/* Text as it is searched: tokens, and one text inside another. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/grow.h"
#include "plaint/utf8.h"
#include "plaint/words.h"

/* From here on scripts have no blanks between words (radicals, kana, Han, Hangul). */
#define FIRST_UNSPACED 0x2e80

void words_init(struct words *w)
{
	memset(w, 0, sizeof(*w));
	str_init(&w->fold);
}

void words_release(struct words *w)
{
	str_release(&w->fold);
	free(w->token);
	w->token = NULL;
	w->count = w->room = 0;
}

const char *words_token(const struct words *w, size_t i, size_t *len)
{
	*len = w->token[i].fold_len;
	return w->fold.data + w->token[i].fold_at;
}

enum sort { SORT_SINGLE, SORT_DIGIT, SORT_LETTER };

static enum sort sort_of(uint32_t cp)
{
	if (cp >= FIRST_UNSPACED)
		return SORT_SINGLE;
	return cp >= '0' && cp <= '9' ? SORT_DIGIT : SORT_LETTER;
}

static void add_token(struct words *w, size_t at, size_t len, size_t fold_at, size_t fold_len, bool single)
{
	w->token = grow(w->token, w->count, &w->room, 64, sizeof *w->token);
	w->token[w->count++] = (struct token){ at, len, fold_at, fold_len, single };
}

/* The last token, if this character goes on with it. */
static struct token *continued(struct words *w, enum sort sort, bool apart)
{
	struct token *last = w->count ? &w->token[w->count - 1] : NULL;
	bool digits;

	if (!last || apart || last->single || sort == SORT_SINGLE)
		return NULL;
	digits = w->fold.data[last->fold_at] >= '0' && w->fold.data[last->fold_at] <= '9';
	return digits == (sort == SORT_DIGIT) ? last : NULL;
}

/* What one character of the text folds to: none, one, or a few characters. */
static size_t fold_one(struct words *w, const char *s, size_t len, uint32_t cp)
{
	size_t from = w->fold.len;
	char one[8];

	if ((cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9') || (cp >= 0x4e00 && cp <= 0x9fff)) {
		str_add_len(&w->fold, s, len);
	} else if (cp != ' ' && cp != '\n') {
		memcpy(one, s, len);
		one[len] = '\0';
		utf8_fold(&w->fold, one);
	}
	return w->fold.len - from;
}

/* Takes what was folded from `from` on into tokens; it stands at `at` in the text. */
static void take_folded(struct words *w, size_t from, size_t at, size_t len, bool apart)
{
	while (from < w->fold.len) {
		struct token *last;
		uint32_t cp;
		int n = utf8_decode(w->fold.data + from, w->fold.len - from, &cp);
		enum sort sort;

		if (n <= 0)
			break;
		sort = sort_of(cp);
		last = continued(w, sort, apart);
		if (last) {
			last->len = at + len - last->at;
			last->fold_len += (size_t)n;
		} else {
			add_token(w, at, len, from, (size_t)n, sort == SORT_SINGLE);
		}
		apart = false;
		from += (size_t)n;
	}
}

void words_cut(struct words *w, const char *text)
{
	size_t len = text ? strlen(text) : 0;
	bool apart = true; /* something without meaning stands before */

	str_clear(&w->fold);
	w->count = 0;
	for (size_t i = 0; i < len;) {
		size_t from = w->fold.len;
		uint32_t cp;
		int n = utf8_decode(text + i, len - i, &cp);

		if (n <= 0) {
			i++;
			continue;
		}
		if (fold_one(w, text + i, (size_t)n, cp)) {
			take_folded(w, from, i, (size_t)n, apart);
			apart = false;
		} else {
			apart = true;
		}
		i += (size_t)n;
	}
}

static bool is_one_character(const struct words *w)
{
	uint32_t cp;

	return w->count == 1 &&
	       (size_t)utf8_decode(w->fold.data + w->token[0].fold_at, w->token[0].fold_len, &cp) == w->token[0].fold_len;
}

/* Does the text's token i answer the pattern's token j? */
static bool answers(const struct words *text, size_t i, const struct words *pattern, size_t j, bool whole)
{
	size_t have, want;
	const char *a = words_token(text, i, &have), *b = words_token(pattern, j, &want);

	if (whole ? have != want : have < want)
		return false;
	return memcmp(a, b, want) == 0;
}

static bool found_at(const struct words *text, size_t i, const struct words *pattern, bool whole)
{
	for (size_t j = 0; j < pattern->count; j++)
		if (!answers(text, i + j, pattern, j, whole || j + 1 < pattern->count))
			return false;
	return true;
}

/* The bytes of the text, of the last token only as much as the pattern has, where a
 * folded byte is a byte of the text. */
static size_t found_len(const struct words *text, size_t i, const struct words *pattern)
{
	const struct token *last = &text->token[i + pattern->count - 1];
	size_t want = pattern->token[pattern->count - 1].fold_len;
	size_t take = last->len == last->fold_len ? want : last->len;

	return last->at + take - text->token[i].at;
}

bool words_find(const struct words *text, const struct words *pattern, size_t *at, size_t *len)
{
	bool whole = is_one_character(pattern);

	if (!pattern->count)
		return false;
	for (size_t i = 0; i + pattern->count <= text->count; i++) {
		if (!found_at(text, i, pattern, whole))
			continue;
		if (at)
			*at = text->token[i].at;
		if (len)
			*len = found_len(text, i, pattern);
		return true;
	}
	return false;
}

#define ENDING_LEAST 4
#define ENDING_MOST 8 /* digits; more are a number with its area code or country */

void phone_ending(struct str *out, const char *word)
{
	size_t from = out->len, digits;
	struct words w;

	words_init(&w);
	words_cut(&w, word);
	digits = strspn(w.fold.data, "0123456789+");
	if (digits == w.fold.len) {
		phone_digits(out, word);
		digits = strspn(w.fold.data, "0123456789");
		if (digits == w.fold.len && digits <= ENDING_MOST)
			str_splice(out, from, out->len - from, w.fold.data, digits);
	}
	if (out->len - from < ENDING_LEAST)
		str_splice(out, from, out->len - from, NULL, 0);
	words_release(&w);
}
