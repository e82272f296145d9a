/* rulebook.c - the site in use, shared by readers and replaced by a reload. */
#include <stdlib.h>

#include "desk.h"
#include "keep.h"

int rulebook_new(struct rulebook **out, struct site *site, struct err *err)
{
	struct rulebook *b = keep_array(1, sizeof(*b));

	arena_init(&b->arena);
	if (workdays_new(&b->arena, site, &b->days, err)) {
		arena_release(&b->arena);
		free(b);
		return -1;
	}
	b->site = site_ref(site);
	b->refs = 1;
	*out = b;
	return 0;
}

struct rulebook *rulebook_take(struct casework *cw)
{
	struct rulebook *b;

	pthread_mutex_lock(&cw->lock);
	b = cw->book;
	b->refs++;
	pthread_mutex_unlock(&cw->lock);
	return b;
}

void rulebook_give(struct casework *cw, struct rulebook *b)
{
	int left;

	pthread_mutex_lock(&cw->lock);
	left = --b->refs;
	pthread_mutex_unlock(&cw->lock);
	if (left)
		return;
	arena_release(&b->arena);
	site_unref(b->site);
	free(b);
}
