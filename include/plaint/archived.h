/* archived.h - a list of the archive, asked for piece by piece: what has come so far. */
#ifndef PLAINT_ARCHIVED_H
#define PLAINT_ARCHIVED_H

#include "plaint/message.h"

struct archived {
	struct row *rows;  /* those due first, most of them at most */
	size_t count, most;
	int64_t total;
	struct walked far; /* next: the place the next request's offset says; 0: all was looked at */
};

/* most: of the rows that are kept. */
void archived_init(struct archived *l, size_t most);
/* Adds one reply, whose arena must live as long as the list; the list's own is a. */
void archived_add(struct archived *l, struct arena *a, const struct reply *r);
/* The order of the list: by the time due, those without one last; then id. <0, 0, >0. */
int archived_order(instant due_a, uint64_t id_a, instant due_b, uint64_t id_b);

#endif
