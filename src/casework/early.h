/* early.h - early warnings (PU-11): so many complaints of a kind in an area within a
 * time are told of at once, and once. The writer's own, but for early_due. */
#ifndef CASEWORK_EARLY_H
#define CASEWORK_EARLY_H

#include "desk.h"

struct early *early_new(void);
void early_free(struct early *e);
/* A store_work; arg: the casework. Takes in the complaints of the longest `within`. */
int early_load(struct store_txn *t, void *arg, struct err *err);
/* A complaint was registered or changed. */
void early_note(struct early *e, const struct site *site, const struct complaint *c);
/* Is there something to look at? Any thread. */
bool early_due(const struct early *e);
/* Looks, records and tells what has passed its threshold. In the sweep. */
int early_sweep(struct desk *d, struct outcome *o, int64_t *done, struct err *err);

/* Adds the changes and notices of a part to those of the whole (sweep.c). */
void outcome_add(struct arena *a, struct outcome *to, const struct outcome *more);

/* The seconds of a rule's `within`; 0: none. */
int64_t early_within(const struct warning_rule *w);

#endif
