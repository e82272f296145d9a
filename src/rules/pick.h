/* pick.h - choosing the clocks of a complaint anew, inside rules/. */
#ifndef RULES_PICK_H
#define RULES_PICK_H

#include "run.h"

struct picker {
	struct arena *a;
	const struct site *site;
	const struct workdays *w;
	struct complaint *c;
	const char *cause; /* what happened now */
	instant at;
	bool still;        /* the complaint is suspended: new runs stand still at once */
	struct err *err;
};

/* A new run of the rule. NULL with the error set on failure. */
struct clock_run *pick_start(struct picker *p, const struct clock_rule *rule, const char *limit,
	const char *cause, instant at);
/* Clocks that hold now and never ran, from their original starts, unless what stops
 * them has happened already. */
int pick_missing(struct picker *p);
/* Clocks whose limit a field says: a new promise starts a new run, an earlier one
 * shortens the running one. */
int pick_fields(struct picker *p);
/* Cancels runs whose rule holds no more, where one of the runs from first_new on, due
 * no later, has the same end; the others go on: nothing is lengthened. */
void pick_drop_replaced(struct picker *p, size_t first_new);

#endif
