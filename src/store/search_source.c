/* search_source.c - where candidates come from: things that bring ids downwards, and
 * two of them together. A step of any costs no more than a chunk read. */
#include <string.h>

#include "search.h"
#include "index_keys.h"
#include "plaint/utf8.h"

enum kind { KIND_LIST, KIND_IDS, KIND_BITS, KIND_ALL, KIND_AND, KIND_OR };

struct source {
	enum kind kind;
	struct store_txn *t;
	struct source *x, *y;   /* and, or */
	struct gram gram;       /* list */
	struct chunk *chunk;    /* list: all ids of it from chunk->base to `top` */
	uint64_t top;
	const uint64_t *id;     /* ids, newest first */
	size_t count;
	uint64_t *bits;         /* bits */
	uint64_t most;          /* bits, all: the greatest id */
};

static struct source *make(struct arena *a, enum kind kind)
{
	struct source *s = arena_alloc(a, sizeof *s);

	s->kind = kind;
	return s;
}

/* --- next ------------------------------------------------------------------------- */

/* The last of the first n ascending ids that is not above `from`, or 0. */
static uint64_t at_most(const uint64_t *id, size_t n, uint64_t from)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (id[mid] <= from)
			low = mid + 1;
		else
			high = mid;
	}
	return low > 0 ? id[low - 1] : 0;
}

static int next_list(struct source *s, uint64_t from, uint64_t *id, struct err *err)
{
	*id = 0;
	for (;;) {
		int rc;

		if (s->top && from <= s->top && from >= s->chunk->base) {
			*id = at_most(s->chunk->id, s->chunk->count, from);
			if (*id || s->chunk->base == 0)
				return 0;
			from = s->chunk->base - 1;
		}
		if (from == 0)
			return 0;
		rc = chunk_seek(s->t, &s->gram, from, s->chunk, err);
		s->top = rc == 1 ? from : 0;
		if (rc != 1)
			return rc;
	}
}

static uint64_t next_ids(const struct source *s, uint64_t from)
{
	size_t low = 0, high = s->count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (s->id[mid] > from)
			low = mid + 1;
		else
			high = mid;
	}
	return low < s->count ? s->id[low] : 0;
}

static uint64_t next_bits(const struct source *s, uint64_t from)
{
	uint64_t word, i;

	if (from > s->most)
		from = s->most;
	i = from / 64;
	word = s->bits[i] & (UINT64_MAX >> (63 - from % 64));
	while (word == 0 && i > 0)
		word = s->bits[--i];
	return word == 0 ? 0 : i * 64 + 63 - (uint64_t)__builtin_clzll(word);
}

static int next_and(struct source *s, uint64_t from, uint64_t *id, struct err *err)
{
	uint64_t x = from, y;

	for (;;) {
		if (source_next(s->x, x, &x, err) != 0)
			return -1;
		if (x == 0)
			break;
		if (source_next(s->y, x, &y, err) != 0)
			return -1;
		if (y == x || y == 0) {
			x = y;
			break;
		}
		x = y;
	}
	*id = x;
	return 0;
}

static int next_or(struct source *s, uint64_t from, uint64_t *id, struct err *err)
{
	uint64_t x, y;

	if (source_next(s->x, from, &x, err) != 0 || source_next(s->y, from, &y, err) != 0)
		return -1;
	*id = x > y ? x : y;
	return 0;
}

int source_next(struct source *s, uint64_t from, uint64_t *id, struct err *err)
{
	switch (s->kind) {
	case KIND_LIST:
		return next_list(s, from, id, err);
	case KIND_AND:
		return next_and(s, from, id, err);
	case KIND_OR:
		return next_or(s, from, id, err);
	case KIND_BITS:
		*id = next_bits(s, from);
		return 0;
	case KIND_ALL:
		*id = from < s->most ? from : s->most;
		return 0;
	case KIND_IDS:
	default:
		*id = next_ids(s, from);
		return 0;
	}
}

struct source *source_and(struct arena *a, struct source *x, struct source *y)
{
	struct source *s;

	if (!x || !y)
		return x ? x : y;
	s = make(a, KIND_AND);
	s->x = x;
	s->y = y;
	return s;
}

struct source *source_or(struct arena *a, struct source *x, struct source *y)
{
	struct source *s;

	if (!x || !y)
		return x ? x : y;
	s = make(a, KIND_OR);
	s->x = x;
	s->y = y;
	return s;
}

struct source *source_ids(struct arena *a, const uint64_t *newest_first, size_t count)
{
	struct source *s = make(a, KIND_IDS);

	s->id = newest_first;
	s->count = count;
	return s;
}

struct source *source_all(struct store_txn *t, struct arena *a)
{
	struct source *s = make(a, KIND_ALL);

	s->most = t->ends.id;
	return s;
}

/* --- bits: what a whole range of keys has ------------------------------------------ */

static struct source *make_bits(struct store_txn *t, struct arena *a)
{
	struct source *s = make(a, KIND_BITS);

	s->most = t->ends.id;
	s->bits = arena_array(a, s->most / 64 + 1, sizeof *s->bits);
	return s;
}

static void set_bit(struct source *s, uint64_t id)
{
	if (id <= s->most)
		s->bits[id / 64] |= UINT64_C(1) << (id % 64);
}

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
			set_bit(c->bits, c->chunk->id[i]);
	return 0;
}

static int add_key(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct collecting *c = arg;
	size_t len = c->ending ? strlen(c->ending) : 0;

	(void)err;
	if (len == 0 || (value->len >= len && memcmp((const char *)value->data + value->len - len, c->ending, len) == 0))
		set_bit(c->bits, lookup_id(key));
	return 0;
}

static int add_value(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct collecting *c = arg;

	(void)key;
	(void)err;
	if (value->len == 8)
		set_bit(c->bits, get_u64(value->data));
	return 0;
}

static struct source *source_begins(struct store_txn *t, struct arena *a, const struct gram *g, struct err *err)
{
	struct collecting c = { .bits = make_bits(t, a), .chunk = arena_alloc(a, sizeof *c.chunk) };
	struct key k;

	posting_prefix(&k, g, true);
	return table_scan(t, TABLE_POSTING, k.data, k.len, SCAN_FIRST_ROWS, add_chunk, &c, err) == 0 ? c.bits : NULL;
}

static struct source *source_list(struct store_txn *t, struct arena *a, const struct gram *g)
{
	struct source *s = make(a, KIND_LIST);

	s->t = t;
	s->gram = *g;
	s->chunk = arena_alloc(a, sizeof *s->chunk);
	return s;
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
	bits = make_bits(t, a);
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
		set_bit(c->bits, get_u64(key->data));
	return 0;
}

struct source *source_pending(struct store_txn *t, struct arena *a, struct err *err)
{
	struct collecting c = { .bits = make_bits(t, a) };

	return table_scan(t, TABLE_PENDING, NULL, 0, SCAN_FIRST_KEYS, add_waiting, &c, err) == 0 ? c.bits : NULL;
}
