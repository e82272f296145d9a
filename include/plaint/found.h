/* found.h - what a search found, asked for piece by piece: what has come so far. */
#ifndef PLAINT_FOUND_H
#define PLAINT_FOUND_H

#include "plaint/message.h"

#define FOUND_MOST 200 /* rows in one reply, and when the request says no number */

struct found {
	struct row *rows;
	size_t count;
	int64_t total;
	bool more;         /* than the total */
	const char *after; /* where the next piece begins; NULL: nothing is to be looked at any more */
	struct walked far;
	struct editing *editing; /* who fills in a form on one of them */
	size_t editing_count;
	int pieces;
};

void found_init(struct found *f);
/* What of the whole request the next piece is asked for. */
void found_next(const struct found *f, const struct filter *whole, struct filter *next);
/* Adds one reply, whose arena must live as long as this. True: another piece is to be asked
 * for, there is room for more rows. */
bool found_add(struct found *f, struct arena *a, const struct filter *whole, const struct reply *r);

#endif
