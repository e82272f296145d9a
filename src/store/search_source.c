/* search_source.c - where candidates come from: things that bring ids downwards, and
 * two of them together. A step of any costs no more than a chunk read. */
#include "search.h"

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

struct source *source_list(struct store_txn *t, struct arena *a, const struct gram *g)
{
	struct source *s = make(a, KIND_LIST);

	s->t = t;
	s->gram = *g;
	s->chunk = arena_alloc(a, sizeof *s->chunk);
	return s;
}

struct source *source_bits(struct store_txn *t, struct arena *a)
{
	struct source *s = make(a, KIND_BITS);

	s->most = t->ends.id;
	s->bits = arena_array(a, s->most / 64 + 1, sizeof *s->bits);
	return s;
}

void source_set(struct source *s, uint64_t id)
{
	if (id <= s->most)
		s->bits[id / 64] |= UINT64_C(1) << (id % 64);
}
