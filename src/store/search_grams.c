/* search_grams.c - what a text is indexed by, and what a searched word needs. */
#include <stdlib.h>
#include <string.h>

#include "search.h"
#include "plaint/grow.h"
#include "plaint/utf8.h"

void grams_release(struct grams *g)
{
	free(g->item);
	*g = (struct grams){ 0 };
}

void grams_add(struct grams *g, const struct gram *one)
{
	g->item = grow(g->item, g->count, &g->room, 256, sizeof *g->item);
	g->item[g->count++] = *one;
}

/* As the keys of the table sort. */
int gram_compare(const void *a, const void *b)
{
	const struct gram *x = a, *y = b;
	int by = memcmp(x->text, y->text, x->len < y->len ? x->len : y->len);

	return by ? by : (int)x->len - (int)y->len;
}

void grams_sort(struct grams *g)
{
	size_t kept = 0;

	if (g->count == 0)
		return;
	qsort(g->item, g->count, sizeof *g->item, gram_compare);
	for (size_t i = 1; i < g->count; i++)
		if (gram_compare(&g->item[kept], &g->item[i]) != 0)
			g->item[++kept] = g->item[i];
	g->count = kept + 1;
}

bool grams_have(const struct grams *g, const struct gram *one)
{
	return g->count > 0 && bsearch(one, g->item, g->count, sizeof *g->item, gram_compare);
}

void gram_put(struct gram *g, const char *text, size_t len)
{
	if (len + g->len > GRAM_MOST) {
		len = GRAM_MOST - (size_t)g->len;
		while (len > 0 && ((unsigned char)text[len] & 0xc0) == 0x80)
			len--;
	}
	memcpy(g->text + g->len, text, len);
	g->len = (unsigned char)(g->len + len);
}

static size_t first_char(const char *s, size_t len)
{
	uint32_t cp;
	int n = utf8_decode(s, len, &cp);

	return n > 0 ? (size_t)n : len;
}

static size_t last_char(const char *s, size_t len)
{
	size_t at = len > 0 ? len - 1 : 0;

	while (at > 0 && ((unsigned char)s[at] & 0xc0) == 0x80)
		at--;
	return at;
}

static struct gram gram_word(const struct words *w, size_t i)
{
	struct gram g = { 0 };
	size_t len;
	const char *s = words_token(w, i, &len);

	gram_put(&g, s, len);
	return g;
}

/* The last character of token i and the first of the next (none: of the first alone). */
static struct gram gram_pair(const struct words *w, size_t i)
{
	struct gram g = { 0 };
	size_t len, at;
	const char *s = words_token(w, i, &len);

	at = last_char(s, len);
	gram_put(&g, s + at, len - at);
	if (i + 1 < w->count) {
		s = words_token(w, i + 1, &len);
		gram_put(&g, s, first_char(s, len));
	}
	return g;
}

static bool paired(const struct words *w, size_t i)
{
	return w->token[i].single || (i + 1 < w->count && w->token[i + 1].single);
}

static void add_text(struct grams *g, struct words *w, const char *text)
{
	struct gram one;

	words_cut(w, text);
	for (size_t i = 0; i < w->count; i++) {
		if (!w->token[i].single) {
			one = gram_word(w, i);
			grams_add(g, &one);
		}
		if (paired(w, i)) {
			one = gram_pair(w, i);
			grams_add(g, &one);
		}
	}
}

void grams_of(struct grams *g, const struct complaint *c)
{
	struct words w;

	words_init(&w);
	g->count = 0;
	for (size_t i = 0; i < searched_count(c); i++)
		add_text(g, &w, searched_field(c, i).text);
	words_release(&w);
	facts_add(g, c);
	grams_sort(g);
}

/* The last word of what is searched: a beginning will do. A single letter behind
 * something tells too little to be looked up: what stands before it has to do. */
static size_t need_last(const struct words *w, struct need *out)
{
	size_t i = w->count - 1, len;
	const char *s = words_token(w, i, &len);
	bool one = first_char(s, len) == len;

	if (one && i > 0)
		return 0;
	*out = (struct need){ gram_word(w, i), !one };
	return 1;
}

size_t grams_needed(const struct words *w, struct need out[NEEDS_MOST])
{
	size_t n = 0;

	for (size_t i = 0; i < w->count && n + 2 < NEEDS_MOST; i++) {
		bool last = i + 1 == w->count;

		if (!w->token[i].single && last)
			n += need_last(w, &out[n]);
		else if (!w->token[i].single)
			out[n++] = (struct need){ gram_word(w, i), false };
		if (paired(w, i) && (!last || n == 0))
			out[n++] = (struct need){ gram_pair(w, i), last };
	}
	return n;
}
