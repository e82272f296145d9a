/* flow.h - an account is listened to no faster than it is answered.
 *
 * Whoever asks more than that is not refused: the server does not read on, and the client
 * waits in its socket. Refusing what was read would keep the loop from everybody else.
 */
#ifndef SERVER_FLOW_H
#define SERVER_FLOW_H

#include "state.h"

/* Is it for this connection's account to wait? */
bool flow_full(const struct conn *c);
/* A frame was taken; its request went to a thread; it was answered. */
void flow_took(struct conn *c);
void flow_sent(struct conn *c, size_t bytes_to_store);
void flow_answered(struct conn *c);
/* When it is full, to the end of the account's line: conn_go_on is called when it is its turn. */
void flow_wait(struct conn *c);
void flow_gone(struct conn *c);
/* A new turn of the loop, or a new second: each account has its share of it. */
void flow_turn(struct server *s);

#endif
