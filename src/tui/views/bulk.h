/* bulk.h - many complaints at once: to whom, what that means, then all or nothing (U-9). */
#ifndef PLAINT_TUI_BULK_H
#define PLAINT_TUI_BULK_H

#include "../view.h"

/* Called when it was done, while the view it belongs to lies below. */
typedef void bulk_done(void *arg);

struct bulk_set {
	struct texts numbers; /* copied */
	size_t fresh;         /* so many of them were not forwarded yet: they are forwarded */
	int64_t left_out;     /* others that were meant, but cannot be moved now */
	bulk_done *done;      /* or NULL */
	void *arg;
};
/* Asks to whom, shows how many from whom, and which are overdue; Enter does it. */
void bulk_reassign(struct tui *t, const struct bulk_set *set);
/* The same for urging those they lie with. */
void bulk_urge(struct tui *t, const struct bulk_set *set);
/* That request forwarded or reassigned one: it is what the next undo takes back. */
void bulk_undoable(const char *request);
/* Takes the last forward or reassign, of one or several, back. */
void bulk_undo(struct tui *t);

#endif
