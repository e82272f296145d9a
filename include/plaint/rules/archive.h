/* archive.h - what becomes of closed complaints (GC-7, PU-13): how long they are kept,
 * whether they are lent out, who sees confidential ones, what is left of destroyed ones. Pure.
 *
 * All of it stands in fields of the record: borrower, purpose, due_back (lent out);
 * confidential; destroyed, destroyed_by, proposed_by, destroy_reason, retention.
 */
#ifndef PLAINT_RULES_ARCHIVE_H
#define PLAINT_RULES_ARCHIVE_H

#include "plaint/complaint.h"
#include "plaint/message.h"
#include "plaint/site.h"

/* The `retention` it is kept under, or NULL: one that is narrowed goes before one that is not. */
const struct retention *archive_retention(const struct site *site, const struct complaint *c);
/* From when on it may be destroyed; none: never, or it is open. *of gets the retention. */
instant archive_until(const struct site *site, const struct complaint *c, const struct retention **of);
/* The end of a period that begins then: "5y", "18M", "90d"; none for "forever" and others. */
instant archive_period_end(const struct zone *z, instant from, const char *keep);

bool archive_lent(const struct complaint *c);
bool archive_destroyed(const struct complaint *c);
/* May that person see it at all? A confidential one is seen by roles whose `sees` has
 * "confidential", and while it is open by those it lies with. me NULL: the program. */
bool archive_may_see(const struct complaint *c, const struct me *me);
/* Leaves number, times, clocks, and what reports count: kind, channel, category, nature,
 * level, area, department, responsibility, satisfaction. */
void archive_skeleton(struct arena *a, struct complaint *c);

#endif
