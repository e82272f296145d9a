/* The times a clock stood still, put in order. */
#include "period.h"

#include <stdlib.h>

static int by_start(const void *a, const void *b)
{
	const struct pause *x = a, *y = b;

	return x->from < y->from ? -1 : x->from > y->from;
}

struct stills stills_from(struct arena *a, const struct pause *pauses, size_t count, instant start, instant now)
{
	struct stills s = {NULL, 0};
	size_t kept = 0;

	if (!count)
		return s;
	s.item = arena_array(a, count, sizeof *s.item);
	for (size_t i = 0; i < count; i++) {
		struct pause p = pauses[i];

		if (p.to == INSTANT_NONE)
			p.to = now;
		if (p.from < start)
			p.from = start;
		if (p.to > p.from)
			s.item[s.count++] = p;
	}
	qsort(s.item, s.count, sizeof *s.item, by_start);
	for (size_t i = 1; i < s.count; i++) {
		struct pause *last = &s.item[kept];

		if (s.item[i].from > last->to)
			s.item[++kept] = s.item[i];
		else if (s.item[i].to > last->to)
			last->to = s.item[i].to;
	}
	if (s.count)
		s.count = kept + 1;
	return s;
}

bool stills_cover(const struct stills *s, instant t)
{
	for (size_t i = 0; i < s->count && s->item[i].from < t; i++) {
		if (t <= s->item[i].to)
			return true;
	}
	return false;
}
