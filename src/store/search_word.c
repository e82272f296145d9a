/* search_word.c - the candidates of one word: by the texts, by numbers; and those that
 * wait for the index. */
#include <string.h>

#include "search.h"

/* --- what a whole range of keys has ------------------------------------------------ */

struct collecting {
	struct source *bits;
	struct chunk *chunk;
	const char *ending; /* of the number, or NULL */
};

static int add_chunk(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct collecting *c = arg;
	struct gram g;

	(void)err;
	if (chunk_read(key, value, &g, c->chunk))
		for (size_t i = 0; i < c->chunk->count; i++)
			source_set(c->bits, c->chunk->id[i]);
	return 0;
}

static int add_key(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct collecting *c = arg;
	size_t len = c->ending ? strlen(c->ending) : 0;

	(void)err;
	if (len == 0 || (value->len >= len && memcmp((const char *)value->data + value->len - len, c->ending, len) == 0))
		source_set(c->bits, lookup_id(key));
	return 0;
}

static int add_value(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct collecting *c = arg;

	(void)key;
	(void)err;
	if (value->len == 8)
		source_set(c->bits, get_u64(value->data));
	return 0;
}

static struct source *source_begins(struct store_txn *t, struct arena *a, const struct gram *g, struct err *err)
{
	struct collecting c = { .bits = source_bits(t, a), .chunk = arena_alloc(a, sizeof *c.chunk) };
	struct key k;

	posting_prefix(&k, g, true);
	return table_scan(t, TABLE_POSTING, k.data, k.len, SCAN_FIRST_ROWS, add_chunk, &c, err) == 0 ? c.bits : NULL;
}

/* --- a word ------------------------------------------------------------------------ */

static struct source *text_source(struct store_txn *t, struct arena *a, const char *word, bool *failed, struct err *err)
{
	struct need need[NEEDS_MOST];
	struct source *all = NULL;
	struct words w;
	size_t n;

	words_init(&w);
	words_cut(&w, word);
	n = grams_needed(&w, need);
	words_release(&w);
	for (size_t i = 0; i < n && !*failed; i++) {
		struct source *one = need[i].begins ? source_begins(t, a, &need[i].gram, err) :
						      source_list(t, a, &need[i].gram);

		*failed = !one;
		all = source_and(a, all, one);
	}
	return all;
}

#define NUMBER_LEAST 4 /* characters of the beginning of a number; of its end as many, unless ':' stands before */

static size_t digits_in(const char *s)
{
	size_t n = 0;

	for (; *s; s++)
		n += *s >= '0' && *s <= '9';
	return n;
}

/* As the keys of the index have it: backwards. */
static void fold_ending(struct str *out, const char *word)
{
	phone_ending(out, word);
	for (size_t i = 0; i < out->len / 2; i++) {
		char c = out->data[i];

		out->data[i] = out->data[out->len - 1 - i];
		out->data[out->len - 1 - i] = c;
	}
}

static int add_lookup(struct store_txn *t, struct source *bits, enum lookup by, const char *word, struct err *err)
{
	struct collecting c = { .bits = bits };
	struct str folded;
	struct key k;
	int rc = 0;

	str_init(&folded);
	if (by == LOOKUP_PHONE)
		fold_ending(&folded, word);
	else
		lookup_fold(&folded, by, word);
	if (folded.len > 0) {
		lookup_prefix(&k, by, folded.data);
		rc = table_scan(t, by == LOOKUP_NUMBER ? TABLE_NUMBER : TABLE_LOOKUP, k.data, k.len, SCAN_FIRST_KEYS,
			by == LOOKUP_NUMBER ? add_value : add_key, &c, err);
	}
	str_release(&folded);
	return rc;
}

static int add_ending(struct store_txn *t, struct source *bits, const char *ending, struct err *err)
{
	struct collecting c = { .bits = bits, .ending = ending };
	struct key k;

	ending_prefix(&k, ending);
	return table_scan(t, TABLE_LOOKUP, k.data, k.len, SCAN_FIRST_KEYS, add_key, &c, err);
}

/* Telephones by their end, accounts and outside numbers by their beginning, our own
 * numbers by both. */
static struct source *number_source(struct store_txn *t, struct arena *a, const char *word, bool *failed, struct err *err)
{
	static const enum lookup by[] = { LOOKUP_PHONE, LOOKUP_ACCOUNT, LOOKUP_OUTSIDE, LOOKUP_NUMBER };
	bool ending = word[0] == ':';
	struct source *bits;

	word += ending;
	if (digits_in(word) == 0 || (!ending && strlen(word) < NUMBER_LEAST))
		return NULL;
	bits = source_bits(t, a);
	for (size_t i = 0; !ending && !*failed && i < sizeof by / sizeof *by; i++)
		*failed = add_lookup(t, bits, by[i], word, err) != 0;
	if (!*failed)
		*failed = add_ending(t, bits, word, err) != 0;
	return bits;
}

struct source *source_word(struct store_txn *t, struct arena *a, const char *word, struct err *err)
{
	bool failed = false;
	struct source *numbers = number_source(t, a, word, &failed, err);
	struct source *texts = NULL;

	if (!failed && word[0] != ':')
		texts = text_source(t, a, word, &failed, err);
	if (failed)
		return NULL;
	if (!numbers && !texts)
		return source_ids(a, NULL, 0);
	return source_or(a, numbers, texts);
}

/* --- what waits for the index ---------------------------------------------------------- */

static int add_waiting(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct collecting *c = arg;

	(void)value;
	(void)err;
	if (key->len == 8)
		source_set(c->bits, get_u64(key->data));
	return 0;
}

struct source *source_pending(struct store_txn *t, struct arena *a, struct err *err)
{
	struct collecting c = { .bits = source_bits(t, a) };

	return table_scan(t, TABLE_PENDING, NULL, 0, SCAN_FIRST_KEYS, add_waiting, &c, err) == 0 ? c.bits : NULL;
}
