/* notify.h - the site's notification command (E-3): who must know, at night too.
 *
 * It gets: event, number, clock ("-" for none), then the logins. Never the record.
 */
#ifndef SERVER_NOTIFY_H
#define SERVER_NOTIFY_H

#include "state.h"

/* In the writer, after the flush: which runs the notices of a job ask for. */
void notify_calls(struct server *s, struct job *j);
/* In the loop: starts one, or lets it wait for its turn. Copies what it needs. */
void notify_run(struct server *s, const char *command, const struct call *call);
/* Once a second: the slow are ended, the waiting started. */
void notify_check(struct server *s);
/* At the end: nothing more is started; what runs is left to itself. */
void notify_end(struct server *s);

#endif
