/* browse.h - going from complaint to complaint along the list one came from, and
 * what is done with all that are marked in it.
 */
#ifndef PLAINT_TUI_BROWSE_H
#define PLAINT_TUI_BROWSE_H

#include "listing.h"

/* The number before or after that one in the nearest list below v, selected there;
 * NULL at its end, or when there is no list. May ask the server for more rows: call
 * it from recalc. */
const char *browse_step(struct tui *t, struct view *v, const char *number, int step);
/* `o`: another order, said in the message line; not where closed ones are listed. */
void browse_next_order(struct tui *t, struct listing *l, const struct filter *filter);
/* Asks for a department, then gives all marked ones to it: all or nothing. */
void browse_reassign_marked(struct tui *t, struct listing *l);

#endif
