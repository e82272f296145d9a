/* answers.h - a request sent again after a lost connection is not done twice: the
 * answer is kept with its id, in the same transaction. */
#ifndef CASEWORK_ANSWERS_H
#define CASEWORK_ANSWERS_H

#include "desk.h"

/* 0 when the request has no id or a proper one. */
int answer_id(const struct request *q, struct err *err);
/* *known: it was answered before, and that answer is in d->r now. */
int answer_known(struct desk *d, bool *known, struct err *err);
int answer_keep(struct desk *d, struct err *err);

#endif
