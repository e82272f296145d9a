/* supervision_pack.h - violations and documents of a record as bytes. */
#ifndef MODEL_SUPERVISION_PACK_H
#define MODEL_SUPERVISION_PACK_H

#include "plaint/complaint.h"

void pack_violations(struct pack *p, int key, const struct complaint *c);
void read_violations(struct arena *a, const struct node *n, struct complaint *c);
void pack_documents(struct pack *p, int key, const struct complaint *c);
void read_documents(struct arena *a, const struct node *n, struct complaint *c);

#endif
