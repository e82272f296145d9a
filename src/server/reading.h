/* reading.h - a data directory that nobody can write to: what is there can still be read.
 *
 * A read-only or full disk opens no store: recovery and Berkeley DB's logs want to write. So a
 * copy is made where there is room (in memory, mostly), opened as the store would be, and
 * served; every change is refused with what to do. Once the directory takes writes again the
 * process leaves, and the next one serves the store itself.
 */
#ifndef SERVER_READING_H
#define SERVER_READING_H

#include "state.h"

/* Can the data directory not be written? 0, or errno. flush: look at the disk below the
 * kernel's cache, too. */
int reading_cause(const struct server *s, bool flush);
/* Makes the copy; s->reading is its folder then, s->refusal what is said to every change. -1: there
 * is no place for it, or nothing to copy. */
int reading_begin(struct server *s, int cause, struct err *err);
/* Each second: is it over? Then the server leaves. */
void reading_check(struct server *s);
/* What is left of the copy goes. */
void reading_end(struct server *s);

#endif
