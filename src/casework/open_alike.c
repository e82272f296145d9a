/* open_alike.c - open complaints of one kind in one place, for incidents (U-12). */
#include "open_inside.h"

#include "plaint/str.h"

/* Keeps the `most` smallest ids, in order. */
static size_t keep_oldest(uint64_t *ids, size_t count, size_t most, uint64_t id)
{
	size_t at = count;

	if (count == most && (!most || id >= ids[most - 1]))
		return count;
	if (count == most)
		at = most - 1;
	for (; at > 0 && ids[at - 1] > id; at--)
		ids[at] = ids[at - 1];
	ids[at] = id;
	return count < most ? count + 1 : count;
}

size_t open_alike(struct open_cases *o, struct arena *a, const struct texts *categories, const char *area, instant from,
	uint64_t *ids, size_t most, const char **incident)
{
	uint16_t place;
	size_t count = 0;

	*incident = NULL;
	pthread_mutex_lock(&o->lock);
	place = names_find(&o->names, area);
	for (size_t i = 0; place && i < o->count; i++) {
		const struct open_case *c = &o->item[i];

		if (c->area != place || (instant)c->received < from || c->state == STATE_SUSPENDED)
			continue;
		if (!texts_match(categories, names_text(&o->names, c->category)))
			continue;
		if (c->incident)
			*incident = names_text(&o->names, c->incident);
		count = keep_oldest(ids, count, most, c->id);
	}
	*incident = arena_strdup(a, *incident);
	pthread_mutex_unlock(&o->lock);
	return count;
}
