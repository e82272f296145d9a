/* since.h - what others made of a record while it is open here (U-7). */
#ifndef PLAINT_TUI_SINCE_H
#define PLAINT_TUI_SINCE_H

#include "../view.h"

#define SINCE_EVENTS 30 /* of a record: what others did meanwhile is among them */

/* Did somebody change the record by it? What the program recorded of itself, or somebody
 * only looked at, changed nothing. */
bool since_counts(const struct event *e);
/* "Li Qiang received 14:31 (State, Person); Chen 14:30 edited (Address)", the newest first, in
 * the turn's arena: who changed c since that version of it, and which fields, from its newest
 * events. own: a version this desk made itself, or 0; but: a login whose are not told, or
 * NULL. NULL: nobody did. */
const char *since_line(struct tui *t, const struct complaint *c, const struct event *events, size_t count, int64_t version,
	int64_t own, const char *but);

#endif
