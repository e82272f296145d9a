/* worker.h - a thread, its bounded queue, and the way back to the loop. */
#ifndef SERVER_WORKER_H
#define SERVER_WORKER_H

#include "state.h"

struct job *job_new(enum job_kind kind, struct conn *conn);
void job_free(struct job *j);

/* run gets up to batch jobs at a time and hands each back with job_done. */
int worker_start(struct worker *w, struct server *s, size_t batch,
	void (*run)(struct server *s, struct job *batch), struct err *err);
/* What the thread does while nothing waits: one short step each, until it returns false;
 * from then on again after each job. */
void worker_when_idle(struct worker *w, bool (*idle)(struct server *s));
/* False when the queue is full, or holds too much of this caller (the server's own jobs
 * always fit). Callers take turns; each caller's jobs keep their order. */
bool worker_post(struct worker *w, struct job *j);
/* Does anything wait for it? Any thread. */
bool worker_wanted(struct worker *w);
/* Seconds since it took the jobs it works on; 0: it has none. Any thread. */
unsigned worker_busy(struct worker *w);
/* It ends when all that waits is done; then done_wake is sent. */
void worker_close(struct worker *w);
void worker_join(struct worker *w);

/* Packs the reply, in the thread that made it. */
void job_pack(struct job *j);
/* Hands a list of finished jobs to the loop. Any thread. */
void jobs_done(struct server *s, struct job *list);

#endif
