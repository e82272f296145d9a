/* push.h - telling all desks what changed, once for all that was finished together. */
#ifndef SERVER_PUSH_H
#define SERVER_PUSH_H

#include "state.h"

/* Loop thread: begin, collect from finished jobs (which must live until the end), end. */
void push_begin(struct server *s);
void push_collect(struct server *s, struct job *j);
void push_end(struct server *s);
/* Something else all desks are to know. */
void push_reply(struct server *s, struct reply *r);
/* The new site, and to each desk who it is now. */
void push_site(struct server *s, struct site *site);

#endif
