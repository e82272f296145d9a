/* people.h - whom something concerns. */
#ifndef CASEWORK_PEOPLE_H
#define CASEWORK_PEOPLE_H

#include "desk.h"

/* Adds a login that is not there yet; NULL and "" are left out. */
void people_add(struct arena *a, struct texts *to, const char *login);
/* Owner and lead: the person it is assigned to (its taker while it is not
 * forwarded) and the lead of the department. */
struct texts people_of_case(struct desk *d, const struct complaint *c);
/* Whoever an escalation's target means now. */
struct texts people_of_target(struct desk *d, const struct complaint *c, const char *target);
/* "li,sun" */
const char *texts_join(struct arena *a, const struct texts *t);

#endif
