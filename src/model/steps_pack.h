/* steps_pack.h - milestones and what waits for approval, as parts of the record's bytes. */
#ifndef MODEL_STEPS_PACK_H
#define MODEL_STEPS_PACK_H

#include "plaint/complaint.h"

/* Nothing is written for an empty list. */
void pack_milestones(struct pack *p, int key, const struct complaint *c);
void pack_asking(struct pack *p, int key, const struct complaint *c);
void read_milestones(struct arena *a, const struct node *n, struct complaint *c);
void read_asking(struct arena *a, const struct node *n, struct complaint *c);

#endif
