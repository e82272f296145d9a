/* worker.c - a thread, its bounded queue, and the way back to the loop. */
#include <sched.h>
#include <stdlib.h>

#include "reply.h"
#include "worker.h"

struct job *job_new(enum job_kind kind, struct conn *conn)
{
	struct job *j = calloc(1, sizeof *j);

	if (!j)
		abort();
	j->kind = kind;
	j->conn = conn;
	arena_init(&j->arena);
	request_init(&j->q);
	reply_init(&j->reply);
	return j;
}

void job_free(struct job *j)
{
	site_unref(j->site);
	site_unref(j->reply.site);
	arena_release(&j->arena);
	free(j->out);
	free(j);
}

void job_pack(struct job *j)
{
	free(j->out);
	j->reply.tag = j->q.tag;
	j->out = reply_bytes(&j->reply, &j->out_len);
}

void jobs_done(struct server *s, struct job *list)
{
	if (!list)
		return;
	uv_mutex_lock(&s->done_lock);
	*s->done_tail = list;
	while (list->next)
		list = list->next;
	s->done_tail = &list->next;
	uv_mutex_unlock(&s->done_lock);
	uv_async_send(&s->done_wake);
}

/* Whoever stores one thing often stores the next at once (a script, an import): the
 * writer looks for it a moment before it sleeps, which spares that one the waking.
 * True: something came. */
static bool linger(struct worker *w)
{
	uint64_t until = uv_hrtime() + LINGER_NS;

	while (!w->lingered && !w->head && !w->closing_since) {
		uv_mutex_unlock(&w->lock);
		sched_yield();
		uv_mutex_lock(&w->lock);
		w->lingered = uv_hrtime() > until;
	}
	return w->head || w->closing_since;
}

/* Nothing waits: something for the idle, or sleep. */
static void wait_for_job(struct worker *w)
{
	bool (*idle)(struct server *s) = w->idle;
	bool more;

	if (!idle || w->rested) {
		if (!idle || !linger(w))
			uv_cond_wait(&w->wake, &w->lock);
		return;
	}
	w->busy_since = uv_hrtime();
	uv_mutex_unlock(&w->lock);
	more = idle(w->server);
	uv_mutex_lock(&w->lock);
	w->busy_since = 0;
	w->rested = !more;
}

/* Up to batch jobs; NULL when the thread is to end. */
static struct job *take(struct worker *w)
{
	struct job *list, **end = &list;

	uv_mutex_lock(&w->lock);
	w->busy_since = 0;
	while (!w->head && !w->closing_since)
		wait_for_job(w);
	w->rested = false;
	w->lingered = false;
	list = w->head;
	for (size_t n = 0, bytes = 0; *end && n < w->batch && (!n || bytes + (*end)->frame_len <= LIMIT_BATCH_BYTES); n++) {
		bytes += (*end)->frame_len;
		end = &(*end)->next;
		w->count--;
	}
	w->head = *end;
	*end = NULL;
	for (struct job *j = list; j; j = j->next)
		w->turn = j->turn;
	w->busy_since = list ? uv_hrtime() : 0;
	uv_mutex_unlock(&w->lock);
	return list;
}

/* Does the server leave, and has it waited long enough for what was asked before? */
static bool late(struct worker *w)
{
	uint64_t since;

	uv_mutex_lock(&w->lock);
	since = w->closing_since;
	uv_mutex_unlock(&w->lock);
	return since && uv_hrtime() - since > SECONDS_WORK_OFF * UINT64_C(1000000000);
}

static void refuse(struct server *s, struct job *batch)
{
	for (struct job *j = batch; j; j = j->next) {
		err_set(&j->reply.err, ERR_STORE, NULL, N_("the server is leaving; try again"), NULL);
		if (j->conn)
			job_pack(j);
	}
	jobs_done(s, batch);
}

static void work(void *arg)
{
	struct worker *w = arg;
	struct server *s = w->server;
	struct job *batch;

	while ((batch = take(w)))
		if (late(w))
			refuse(s, batch);
		else
			w->run(s, batch);
	uv_mutex_lock(&s->done_lock);
	s->workers_left--;
	uv_mutex_unlock(&s->done_lock);
	uv_async_send(&s->done_wake);
}

int worker_start(struct worker *w, struct server *s, size_t batch,
	void (*run)(struct server *s, struct job *batch), struct err *err)
{
	int bad;

	*w = (struct worker){ .server = s, .batch = batch, .run = run };
	uv_mutex_init(&w->lock);
	uv_cond_init(&w->wake);
	uv_mutex_lock(&s->done_lock);
	s->workers_left++;
	uv_mutex_unlock(&s->done_lock);
	bad = uv_thread_create(&w->thread, work, w);
	if (bad) {
		s->workers_left--;
		uv_cond_destroy(&w->wake);
		uv_mutex_destroy(&w->lock);
		return err_set(err, ERR_STORE, NULL, N_("cannot start a thread: %1"), uv_strerror(bad), NULL);
	}
	w->started = true;
	return 0;
}

void worker_when_idle(struct worker *w, bool (*idle)(struct server *s))
{
	uv_mutex_lock(&w->lock);
	w->idle = idle;
	uv_cond_signal(&w->wake);
	uv_mutex_unlock(&w->lock);
}

static bool same_caller(const struct job *a, const struct job *b)
{
	return a->conn && b->conn ? a->conn->who.uid == b->conn->who.uid : a->conn == b->conn;
}

/* How many requests of its caller wait before it; the last of them in *last. */
static size_t waiting_before(const struct worker *w, const struct job *j, const struct job **last)
{
	size_t n = 0;

	*last = NULL;
	for (const struct job *o = w->head; o; o = o->next)
		if (same_caller(o, j)) {
			*last = o;
			n++;
		}
	return n;
}

/* Callers take turns, however much one of them asks: a request goes one turn behind the
 * caller's last one, and those of a turn in the order they came. */
static void enqueue(struct worker *w, struct job *j, const struct job *last)
{
	struct job **at = &w->head;

	j->turn = last ? last->turn + 1 : w->turn;
	while (*at && (*at)->turn <= j->turn)
		at = &(*at)->next;
	j->next = *at;
	*at = j;
	w->count++;
}

static bool has_room(const struct worker *w, const struct job *j, size_t before)
{
	if (!j->conn)
		return true;
	return w->count < LIMIT_QUEUE && (before < LIMIT_WAITING || j->conn->serving);
}

bool worker_post(struct worker *w, struct job *j)
{
	const struct job *last;
	size_t before;
	bool fits;

	uv_mutex_lock(&w->lock);
	before = waiting_before(w, j, &last);
	fits = !w->closing_since && has_room(w, j, before);
	if (fits)
		enqueue(w, j, last);
	uv_mutex_unlock(&w->lock);
	/* Only now: whoever wakes up finds the lock free. */
	if (fits)
		uv_cond_signal(&w->wake);
	return fits;
}

bool worker_wanted(struct worker *w)
{
	bool is;

	uv_mutex_lock(&w->lock);
	is = w->head || w->closing_since;
	uv_mutex_unlock(&w->lock);
	return is;
}

unsigned worker_busy(struct worker *w)
{
	uint64_t since;

	uv_mutex_lock(&w->lock);
	since = w->busy_since;
	uv_mutex_unlock(&w->lock);
	return since ? (unsigned)((uv_hrtime() - since) / 1000000000u) : 0;
}

void worker_close(struct worker *w)
{
	if (!w->started)
		return;
	uv_mutex_lock(&w->lock);
	w->closing_since = uv_hrtime();
	uv_cond_signal(&w->wake);
	uv_mutex_unlock(&w->lock);
}

void worker_join(struct worker *w)
{
	if (!w->started)
		return;
	uv_thread_join(&w->thread);
	uv_cond_destroy(&w->wake);
	uv_mutex_destroy(&w->lock);
	w->started = false;
}
