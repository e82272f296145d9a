/* archived.c - a list of the archive, put together from its pieces. */
#include "plaint/archived.h"

#include <stdlib.h>

void archived_init(struct archived *l, size_t most)
{
	*l = (struct archived){.most = most};
}

int archived_order(instant due_a, uint64_t id_a, instant due_b, uint64_t id_b)
{
	if (due_a != due_b)
		return due_a == INSTANT_NONE ? 1 : due_b == INSTANT_NONE || due_a < due_b ? -1 : 1;
	return id_a < id_b ? -1 : id_a > id_b;
}

static int compare(const void *row_a, const void *row_b)
{
	const struct row *a = row_a, *b = row_b;

	return archived_order(a->due, a->id, b->due, b->id);
}

void archived_add(struct archived *l, struct arena *a, const struct reply *r)
{
	struct row *all = arena_array(a, l->count + r->row_count, sizeof *all);
	size_t n = 0;

	for (size_t i = 0; i < l->count; i++)
		all[n++] = l->rows[i];
	for (size_t i = 0; i < r->row_count; i++)
		all[n++] = r->rows[i];
	if (n)
		qsort(all, n, sizeof *all, compare);
	l->rows = all;
	l->count = n < l->most ? n : l->most;
	l->total += r->total;
	l->far = r->far;
}
