/* storing.h - whether changes are stored now; the desks are told before somebody types for
 * nothing. */
#ifndef SERVER_STORING_H
#define SERVER_STORING_H

#include "state.h"

/* Each second, in the loop; and once before anybody is heard. */
void storing_check(struct server *s);
/* For hello: is it so, and why not. Any thread. */
void storing_tell(struct server *s, struct arena *a, struct reply *r);

#endif
