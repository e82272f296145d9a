/* browse.h - going from complaint to complaint along the list one came from, and
 * what is done with all that are marked in it.
 */
#ifndef PLAINT_TUI_BROWSE_H
#define PLAINT_TUI_BROWSE_H

#include "listing.h"

/* The list of the nearest view below v that shows one, or NULL. */
struct listing *browse_listing(struct view *v);
/* Asks for a department, then gives all marked ones to it: all or nothing. */
void browse_reassign_marked(struct tui *t, struct listing *l);

#endif
