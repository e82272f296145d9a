/* merge.h - two have changed one record: field by field what it was, what the others made
 * of it, what one has typed, and which of them is to stand (L-5). */
#ifndef PLAINT_TUI_MERGE_H
#define PLAINT_TUI_MERGE_H

#include "../view.h"

enum merge_choice { MERGE_OPEN, MERGE_THEIRS, MERGE_MINE, MERGE_BOTH };

struct merge_field {
	const char *name, *label;
	const char *was, *theirs, *mine; /* as a person reads them */
	const char *who;                 /* the last one who changed it, and when */
	bool both;                       /* the two can be put together */
	enum merge_choice choice;
};

/* Texts are copied. */
struct merge {
	const char *number;
	const char *by;         /* who did what meanwhile */
	const char *impossible; /* why it cannot be done any more, or NULL */
	struct merge_field *field; /* both changed these */
	size_t count;
	struct merge_field *other; /* only the others did */
	size_t other_count;
};

/* Called when all is decided; save: at once, else the form goes on. */
typedef void merge_done(struct tui *t, void *arg, const struct merge_field *field, size_t count, bool save);
void view_merge_open(struct tui *t, const struct merge *m, merge_done *done, void *arg);

#endif
