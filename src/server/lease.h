/* lease.h - who fills in a form on which complaint, told to all desks (U-7). */
#ifndef SERVER_LEASE_H
#define SERVER_LEASE_H

#include "state.h"

/* Op lease, answered in the loop: it asks nothing of the store. */
void lease_request(struct conn *c, const struct request *q);
/* The connection is being closed: its forms are nobody's any more. */
void lease_conn_gone(struct conn *c);
/* Tells what changed; so often at most that nobody can flood the desks, what is left
 * with the next second. Also ends what fell silent. */
void lease_tell(struct server *s);

#endif
