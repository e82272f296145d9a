/* recompute.h - deadlines counted past the calendar's end (U-3), for the sweep. */
#ifndef CASEWORK_RECOMPUTE_H
#define CASEWORK_RECOMPUTE_H

#include "early.h"

/* Does the calendar reach another day than when it was last looked? Then the next sweep
 * counts again. At the start and after a reload. */
int recompute_wanted(struct casework *cw, struct err *err);
int recompute_sweep(struct desk *d, struct outcome *o, int64_t *done, struct err *err);

#endif
