/* watch.h - a thread that ends the process when the disk does not let it go on.
 *
 * A call to a disk that hangs, and some loops of Berkeley DB on a damaged file or a disk that
 * refuses everything, cannot be interrupted. Nothing is lost by ending then: what was
 * acknowledged is in the log, and recovery does the rest at the next start.
 */
#ifndef SERVER_WATCH_H
#define SERVER_WATCH_H

#include "state.h"

/* *err: what went wrong while opening, for the starter. */
void watch_begin(struct server *s, const struct err *err);
/* A step of opening begins: past so many seconds the starter is told what *err held when it began,
 * or that opening does not get on. For struct store_options, as the next is. */
void watch_opening(void *server, uint32_t seconds);
void watch_disk(void *server, bool refuses);
bool watch_disk_refuses(struct server *s);
/* The threads are to end, or the store to close: SECONDS_LEAVE from now, but only
 * SECONDS_REFUSED from when the disk refuses. */
void watch_leaving(struct server *s);
/* No limit now. */
void watch_rest(struct server *s);
void watch_end(struct server *s);

#endif
