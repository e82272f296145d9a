/* copy.h - backup and export: a copy of the store, made and handed out piece by piece. */
#ifndef SERVER_COPY_H
#define SERVER_COPY_H

#include "state.h"

/* One `copy` request. In the thread for long work, like all below. */
void copy_answer(struct server *s, struct job *j);
/* Lets go of the copy. At the end of the process too. */
void copy_drop(struct server *s);
/* Is there one that nobody asked for lately? Any thread. */
bool copy_idle(struct server *s);

#endif
