/* next.h - shared by the lifecycle's files. */
#ifndef RULES_NEXT_H
#define RULES_NEXT_H

#include "plaint/rules/lifecycle.h"

/* A require section that holds for this action on this complaint. */
bool require_holds(const struct require_rule *r, const struct complaint *c, enum action action,
	const struct values *given);
/* The first cause of an `after` that did not happen yet, or NULL. */
const char *require_first(const struct site *site, const struct complaint *c, enum action action);
bool lifecycle_no(const struct values *fields, const char *name);
bool lifecycle_implies_receive(enum action action);
/* The field in which the action must say why this run is late, or NULL: it is not
 * late, or the action need not, or it was said before. */
const char *late_field(const struct site *site, const struct clock_run *run, enum action action, instant now);

#endif
