/* returning.h - how long a department may return what is not for it (U-4). Pure. */
#ifndef PLAINT_RULES_RETURNING_H
#define PLAINT_RULES_RETURNING_H

#include "plaint/rules/deadline.h"

/* Until when it may, counted from its arrival (the last forwarding or reassigning), by
 * policy "return" { within }; none: no limit. *within is the policy's own word for it,
 * written only with a limit. -1 when the calendar cannot be counted. */
int return_until(struct arena *a, const struct site *site, const struct workdays *w, const struct complaint *c,
	const char **within, instant *until, struct err *err);

#endif
