/* Danger words in a text (S-2): one pass, words found by their first character. */
#include "plaint/rules/triage.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "plaint/str.h"
#include "plaint/utf8.h"

#define WINDOW 12 /* bytes: four Chinese characters */

struct pattern {
	const struct danger *danger;
	size_t order;        /* of its section */
	const char *word;    /* as the config has it */
	const char *folded;
	size_t len;          /* of folded */
	bool unless;         /* where it stands, the danger's words mean nothing */
	bool found;
	struct pattern *next; /* of the same first character */
};

struct scan {
	const char *text;
	size_t len;
	struct pattern *bucket[FOLD_BUCKETS];
	bool present[FOLD_BUCKETS]; /* is there a character of that bucket in the text? */
	size_t *unless_end; /* by section: where the longest exception so far ends */
	struct danger_hit *hit;
	size_t *order;
	size_t count;
};

static size_t fold_word(const char *word, char *out)
{
	size_t len = 0;

	while (*word) {
		size_t n;

		word += fold_char(word, strlen(word), out + len, &n);
		len += n;
	}
	out[len] = '\0';
	return len;
}

/* The bucket of a word's first character that counts, or -1. */
static int first_bucket(const char *word)
{
	while (*word) {
		char out[FOLD_MOST + 1];
		size_t n;

		word += fold_char(word, strlen(word), out, &n);
		out[n] = '\0';
		if (n)
			return fold_bucket(out);
	}
	return -1;
}

/* Most words cannot be in the text: none of its characters is their first. */
static void add_pattern(struct arena *a, struct scan *s, const struct pattern *like)
{
	int bucket = first_bucket(like->word);
	struct pattern *p, **at;
	char *folded;

	if (bucket < 0 || !s->present[bucket])
		return;
	folded = arena_alloc(a, strlen(like->word) * FOLD_MOST + 1);
	p = arena_alloc(a, sizeof *p);
	*p = *like;
	p->len = fold_word(like->word, folded);
	p->folded = folded;
	/* Exceptions first, then the config's order. */
	at = &s->bucket[bucket];
	while (*at && !(p->unless && !(*at)->unless))
		at = &(*at)->next;
	p->next = *at;
	*at = p;
}

static void look_at_text(struct scan *s)
{
	for (size_t at = 0; at < s->len;) {
		char out[FOLD_MOST + 1];
		size_t n;

		at += fold_char(s->text + at, s->len - at, out, &n);
		out[n] = '\0';
		if (n)
			s->present[fold_bucket(out)] = true;
	}
}

/* The beginning of the text from at on, folded: refuses most words without folding
 * the text again for each. */
struct window {
	char bytes[WINDOW + FOLD_MOST];
	size_t len;
};

static void window_at(const struct scan *s, size_t at, struct window *w)
{
	w->len = 0;
	while (w->len < WINDOW && at < s->len) {
		size_t n;

		at += fold_char(s->text + at, s->len - at, w->bytes + w->len, &n);
		w->len += n;
	}
}

static bool window_fits(const struct window *w, const struct pattern *p)
{
	size_t len = p->len < WINDOW ? p->len : WINDOW;

	return len <= w->len && !memcmp(w->bytes, p->folded, len);
}

/* Do the characters from at on fold to the word? *end gets where they end. */
static bool matches(const struct scan *s, size_t at, const char *word, size_t *end)
{
	while (*word) {
		char out[FOLD_MOST];
		size_t n;

		if (at >= s->len)
			return false;
		at += fold_char(s->text + at, s->len - at, out, &n);
		if (n && strncmp(out, word, n))
			return false;
		word += n;
	}
	*end = at;
	return true;
}

static void hit(struct scan *s, struct pattern *p, size_t at, size_t end)
{
	if (p->unless) {
		if (end > s->unless_end[p->order])
			s->unless_end[p->order] = end;
		return;
	}
	if (end <= s->unless_end[p->order])
		return;
	p->found = true;
	s->order[s->count] = p->order;
	s->hit[s->count++] = (struct danger_hit){p->danger, p->word, at, end - at};
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static void scan_at(struct scan *s, struct pattern *p, size_t at)
{
	struct window w;
	size_t end;

	window_at(s, at, &w);
	for (; p; p = p->next) {
		if (!p->found && window_fits(&w, p) && matches(s, at, p->folded, &end))
			hit(s, p, at, end);
	}
}

static void scan_text(struct scan *s)
{
	bool inside = false; /* of a word of letters: "bleak" is no leak */

	for (size_t at = 0; at < s->len;) {
		char out[FOLD_MOST + 1];
		size_t n, size = fold_char(s->text + at, s->len - at, out, &n);
		bool letter = n == 1 && is_letter(out[0]);
		struct pattern *p;

		out[n] = '\0';
		p = n ? s->bucket[fold_bucket(out)] : NULL;
		if (p && !(inside && letter))
			scan_at(s, p, at);
		inside = letter;
		at += size;
	}
}

static int64_t level_of(const struct danger *d)
{
	return d->level > 0 ? d->level : 1;
}

/* Level, then the config's order, then the place in the text. */
static bool before(const struct scan *s, size_t i, const struct danger_hit *h, size_t order)
{
	if (level_of(s->hit[i].danger) != level_of(h->danger))
		return level_of(s->hit[i].danger) < level_of(h->danger);
	return s->order[i] != order ? s->order[i] < order : s->hit[i].at <= h->at;
}

static void sort_hits(struct scan *s)
{
	for (size_t i = 1; i < s->count; i++) {
		struct danger_hit h = s->hit[i];
		size_t order = s->order[i], k = i;

		for (; k > 0 && !before(s, k - 1, &h, order); k--) {
			s->hit[k] = s->hit[k - 1];
			s->order[k] = s->order[k - 1];
		}
		s->hit[k] = h;
		s->order[k] = order;
	}
}

static size_t add_words(struct arena *a, struct scan *s, const struct site *site)
{
	size_t words = 0;

	for (size_t i = 0; i < site->dangers_count; i++) {
		const struct danger *d = &site->dangers[i];
		struct pattern p = {.danger = d, .order = i};

		words += d->words.count;
		for (size_t k = 0; k < d->words.count; k++) {
			p.word = d->words.item[k];
			add_pattern(a, s, &p);
		}
		p.unless = true;
		for (size_t k = 0; k < d->unless.count; k++) {
			p.word = d->unless.item[k];
			add_pattern(a, s, &p);
		}
	}
	return words;
}

struct danger_hit *triage_scan(struct arena *a, const struct site *site, const char *text, size_t *count)
{
	struct scan s = {.text = str_or_empty(text)};
	size_t words;

	*count = 0;
	s.len = strlen(s.text);
	if (!s.len || !site->dangers_count)
		return NULL;
	look_at_text(&s);
	words = add_words(a, &s, site);
	s.unless_end = arena_array(a, site->dangers_count, sizeof *s.unless_end);
	s.hit = arena_array(a, words, sizeof *s.hit);
	s.order = arena_array(a, words, sizeof *s.order);
	scan_text(&s);
	sort_hits(&s);
	*count = s.count;
	return s.count ? s.hit : NULL;
}
