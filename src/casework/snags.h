/* snags.h - everything that is wrong with what was filled in, told in one go. */
#ifndef CASEWORK_SNAGS_H
#define CASEWORK_SNAGS_H

#include "plaint/message.h"

struct snags {
	struct arena *a;
	struct err *item;
	size_t count;
	struct texts missing; /* fields not filled in */
};

/* Takes what was wrong with one field. */
void snags_add(struct snags *s, const struct err *err);
void snags_missing(struct snags *s, const struct texts *fields);
/* 0 when all is well. Else -1: the first fault's field, all of them in the message
 * (of ERR_INPUT), and one line each in the reply's notes and faults. */
int snags_report(const struct snags *s, struct reply *r, struct err *err);
/* -1: one of the fields at least must be filled in, and none is. */
int snags_none(const struct texts *fields, struct err *err);

#endif
