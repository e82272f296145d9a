/* writer.c - what the writing thread runs: changes one after another, each its own
 * transaction, one flush for all that waited, and only then the answers. */
#include "notify.h"
#include "out.h"
#include "reload.h"
#include "request.h"
#include "worker.h"

#define SWEEP_MOST 64 /* complaints in one transaction of a sweep */

static void add_outcome(struct arena *a, struct outcome *to, const struct outcome *more)
{
	for (size_t i = 0; i < more->changed.count; i++) {
		to->changed.item = arena_grow(a, to->changed.item, to->changed.count, sizeof *to->changed.item);
		to->changed.item[to->changed.count++] = more->changed.item[i];
	}
	for (size_t i = 0; i < more->notice_count; i++) {
		to->notices = arena_grow(a, to->notices, to->notice_count, sizeof *to->notices);
		to->notices[to->notice_count++] = more->notices[i];
	}
}

/* All that is due, in pieces, so that people's changes need not wait long. */
static void sweep(struct server *s, struct job *j)
{
	bool more = true;
	instant now = instant_now();

	while (more && j->reply.err.code == ERR_NONE) {
		struct outcome part = { 0 };
		int64_t done = 0;

		more = false;
		if (casework_sweep(s->cw, now, SWEEP_MOST, &more, &j->arena, &part, &done, &j->reply.err))
			break;
		j->reply.total += done;
		add_outcome(&j->arena, &j->outcome, &part);
		if (done)
			j->change = true;
		else
			break;
	}
	if (j->reply.err.code != ERR_NONE && !j->conn && !s->sweep_failed)
		log_err(s->log, "sweep", &j->reply.err);
	s->sweep_failed = j->reply.err.code != ERR_NONE;
}

static void change(struct server *s, struct job *j)
{
	j->reply.now = instant_now();
	if (j->kind == JOB_RELOAD) {
		reload_apply(s, j);
	} else if (j->kind == JOB_SWEEP || str_equal(j->q.op, "sweep")) {
		sweep(s, j);
	} else if (j->kind == JOB_REQUEST) {
		casework_change(s->cw, &j->conn->who, j->reply.now, &j->q, &j->arena, &j->reply, &j->outcome);
		/* A draft is worth no wait for the disk: the client keeps it as well. */
		j->change = j->reply.err.code == ERR_NONE && !str_starts(j->q.op, "draft-");
		s->drafts_wait |= j->reply.err.code == ERR_NONE && !j->change;
	}
}

/* What was told to be stored may not be: nobody hears "done", the server leaves and
 * recovery sorts it out at the next start. */
static void fail(struct server *s, struct job *batch, const struct err *err)
{
	for (struct job *j = batch; j; j = j->next) {
		if (!j->change)
			continue;
		struct reply sorry;

		reply_init(&sorry);
		sorry.now = j->reply.now;
		sorry.err = *err;
		j->reply = sorry;
		j->outcome = (struct outcome){ 0 };
		j->call_count = 0;
	}
	uv_mutex_lock(&s->done_lock);
	if (!s->lame)
		s->fatal = *err;
	s->lame = true;
	uv_mutex_unlock(&s->done_lock);
	log_err(s->log, "the store cannot be written, leaving", err);
}

static bool flush(struct server *s, struct job *batch)
{
	bool wanted = false;
	struct err err = ERR_INIT;

	/* A failed change may be the store's last word: the flush tells. */
	for (struct job *j = batch; j; j = j->next)
		wanted |= j->change || j->reply.err.code == ERR_STORE;
	if (!wanted)
		return true;
	if (store_flush(s->store, &err) == 0) {
		s->drafts_wait = false;
		return true;
	}
	fail(s, batch, &err);
	return false;
}

static void maintain(struct server *s)
{
	struct err err = ERR_INIT, flush_err = ERR_INIT;

	/* Copies of drafts are on disk within a second, should server and line die together. */
	if (s->drafts_wait && store_flush(s->store, &flush_err)) {
		fail(s, NULL, &flush_err);
		return;
	}
	s->drafts_wait = false;
	if (store_maintain(s->store, instant_now(), &err) == 0) {
		s->upkeep_failed = false;
		return;
	}
	if (!s->upkeep_failed)
		log_err(s->log, "maintenance", &err);
	s->upkeep_failed = true;
	if (store_flush(s->store, &flush_err))
		fail(s, NULL, &flush_err);
}

void writer_run(struct server *s, struct job *batch)
{
	bool upkeep = false;

	for (struct job *j = batch; j; j = j->next) {
		upkeep |= j->kind == JOB_MAINTAIN;
		if (s->lame)
			err_set(&j->reply.err, ERR_STORE, NULL, N_("the server is leaving; try again"), NULL);
		else
			change(s, j);
	}
	if (!s->lame && flush(s, batch))
		for (struct job *j = batch; j; j = j->next)
			notify_calls(s, j);
	for (struct job *j = batch; j; j = j->next) {
		if (j->conn || j->kind == JOB_RELOAD)
			job_pack(j);
		if (j->kind == JOB_REQUEST)
			out_direct(j);
	}
	jobs_done(s, batch);
	if (upkeep && !s->lame)
		maintain(s);
}

/* A step of the search index. While nothing waits, and never long: see store_index. */
bool writer_idle(struct server *s)
{
	struct err err = ERR_INIT;
	bool more = false;

	if (s->lame)
		return false;
	if (store_index(s->store, LIMIT_UNINDEXED, &more, &err) == 0) {
		s->index_failed = false;
		return more;
	}
	if (!s->index_failed)
		log_err(s->log, "the search index", &err);
	s->index_failed = true;
	return false;
}
