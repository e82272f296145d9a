/* out.h - replies and pushes on their way to a client.
 *
 * The loop sends everything, with one exception: the reply to a change goes out from the
 * writer's thread, straight after the flush, when nothing waits before it on that
 * connection. So the person who registers waits for one thread less to wake up. The lock
 * keeps the two from writing at the same time; what the socket does not take at once is
 * the loop's, ahead of everything else. Replies to the changes of one connection stay in
 * their order, and the push about a change follows its reply.
 */
#ifndef SERVER_OUT_H
#define SERVER_OUT_H

#include "state.h"

/* Of a new connection; nothing may be sent from the writer before out_open. */
void out_init(struct conn *c);
void out_open(struct conn *c);
/* Before the connection ends or closes: from now on the writer leaves it alone. */
void out_shut(struct conn *c);
void out_release(struct conn *c);
/* Bytes that wait for the client to read. */
size_t out_waiting(const struct conn *c);

/* In the writer's thread: sends the packed reply if it may (j->sent), never waiting. */
void out_direct(struct job *j);
/* In the loop, when a job has landed: sends its reply, or what out_direct left of it. */
void out_landed(struct job *j);

#endif
