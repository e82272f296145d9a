/* reply_parts.h - the smaller structs a reply carries. */
#ifndef PLAINT_MODEL_REPLY_PARTS_H
#define PLAINT_MODEL_REPLY_PARTS_H

#include "plaint/message.h"

void pack_err(struct pack *p, const struct err *err);
void read_err(const struct node *n, struct err *err);
void pack_me(struct pack *p, const struct me *me);
struct me *read_me(struct arena *a, const struct node *n);
void pack_counts(struct pack *p, const struct counts *c);
struct counts *read_counts(struct arena *a, const struct node *n);
void pack_load(struct pack *p, const struct load *l);
void read_load(const struct node *n, struct load *l);
void pack_draft(struct pack *p, const struct draft *d);
void read_draft(const struct node *n, struct draft *d);
void pack_notice(struct pack *p, const struct notice *notice);
void read_notice(const struct node *n, struct notice *notice);
void pack_editing(struct pack *p, const struct editing *e);
void read_editing(const struct node *n, struct editing *e);

#endif
