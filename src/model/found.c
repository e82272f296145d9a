/* found.c - what a search found, put together from its pieces. */
#include "plaint/found.h"

void found_init(struct found *f)
{
	*f = (struct found){.rows = NULL};
}

static int64_t wanted(const struct filter *whole)
{
	return whole->limit > 0 && whole->limit < FOUND_MOST ? whole->limit : FOUND_MOST;
}

void found_next(const struct found *f, const struct filter *whole, struct filter *next)
{
	*next = *whole;
	next->after = f->after;
	next->limit = wanted(whole) - (int64_t)f->count;
	next->offset = whole->offset > f->total ? whole->offset - f->total : 0;
}

static void add_editing(struct found *f, struct arena *a, const struct reply *r)
{
	for (size_t i = 0; i < r->editing_count; i++) {
		f->editing = arena_grow(a, f->editing, f->editing_count, sizeof *f->editing);
		f->editing[f->editing_count++] = r->editing[i];
	}
}

bool found_add(struct found *f, struct arena *a, const struct filter *whole, const struct reply *r)
{
	struct row *all = arena_array(a, f->count + r->row_count + 1, sizeof *all);
	size_t n = 0;

	for (size_t i = 0; i < f->count; i++)
		all[n++] = f->rows[i];
	for (size_t i = 0; i < r->row_count; i++)
		all[n++] = r->rows[i];
	f->rows = all;
	f->count = n;
	f->total += r->total;
	f->more = r->more;
	f->after = (int64_t)n < wanted(whole) ? r->after : NULL;
	f->far = r->far;
	add_editing(f, a, r);
	f->pieces++;
	return f->after != NULL;
}
