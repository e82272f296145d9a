/* evidence_pack.h - the files of a record as bytes. */
#ifndef MODEL_EVIDENCE_PACK_H
#define MODEL_EVIDENCE_PACK_H

#include "plaint/complaint.h"

void pack_files(struct pack *p, int key, const struct complaint *c);
void read_files(struct arena *a, const struct node *n, struct complaint *c);

#endif
