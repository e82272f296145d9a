/* reload.h - another config while the server runs: read aside, then put in place. */
#ifndef SERVER_RELOAD_H
#define SERVER_RELOAD_H

#include "state.h"

/* In the reader for long work: reads and checks it. */
void reload_load(struct server *s, struct job *j);
/* In the loop, for a job that came back: true when it went on to the writer. When it
 * is through, the desks are told. */
bool reload_next(struct server *s, struct job *j);
/* In the writer: the new site is in use from here on. */
void reload_apply(struct server *s, struct job *j);
/* In the loop: the same without anybody asking (SIGHUP). */
void reload_now(struct server *s);

#endif
