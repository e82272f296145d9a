/* person.h - an account, over all its connections: what its limits are counted by. */
#ifndef SERVER_PERSON_H
#define SERVER_PERSON_H

#include "state.h"

/* A connection's beginning and end. */
void person_join(struct conn *c, uid_t uid);
void person_leave(struct conn *c);
/* May it have so many bytes more of frames? Then they are counted, until given back. */
bool person_takes(struct conn *c, size_t bytes);
void person_gives(struct conn *c, size_t bytes);

#endif
