#include "places.h"
#include "plaint/str.h"

static void add(struct places *p, struct place x)
{
	p->item = arena_grow(p->arena, p->item, p->count, sizeof *p->item);
	p->item[p->count++] = x;
}

void place_block(struct places *p, const char *type, const char *title, const struct block *b)
{
	add(p, (struct place){type, title, NULL, b->source->path, b->line, b->source->depth, NULL});
}

void place_key(struct places *p, const char *type, const char *title, const struct key *k)
{
	add(p, (struct place){type, title, k->name, k->source->path, k->line, k->source->depth, k});
}

const struct place *place_find(
	const struct places *p, const char *type, const char *title, const char *member)
{
	const struct place *section = NULL;

	for (size_t i = p->count; i-- > 0;) {
		const struct place *x = &p->item[i];
		if (!str_equal(x->type, type) || !str_equal(x->title, title))
			continue;
		if (str_equal(x->member, member))
			return x;
		if (!x->member && !section)
			section = x;
	}
	return section;
}

int place_depth(const struct places *p, const char *type, const char *title)
{
	for (size_t i = 0; i < p->count; i++)
		if (!p->item[i].member && str_equal(p->item[i].type, type) && str_equal(p->item[i].title, title))
			return p->item[i].depth;
	return 0;
}
