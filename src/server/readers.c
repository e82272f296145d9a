/* readers.c - what the reading threads run: one for screens, one for reports, one for long work,
 * one for files. */
#include "control.h"
#include "copy.h"
#include "hello.h"
#include "reload.h"
#include "request.h"
#include "upload.h"
#include "worker.h"

static void mark_online(struct job *j)
{
	for (size_t i = 0; i < j->reply.load_count; i++) {
		struct load *l = &j->reply.loads[i];

		l->online = l->person && texts_has(&j->online, l->person);
	}
}

/* What is asked of the thread for long work: its asker may ask how far it is. */
static void answer_far(struct server *s, struct job *j, instant now)
{
	bool lengthy = str_equal(j->q.op, "verify") || str_equal(j->q.op, "audit") || str_equal(j->q.op, "recompute");

	if (lengthy) {
		store_set_far(s->store, 0);
		uv_mutex_lock(&s->done_lock);
		s->far_of = j->conn;
		uv_mutex_unlock(&s->done_lock);
	}
	casework_read(s->cw, &j->conn->who, now, &j->q, &j->arena, &j->reply);
	if (lengthy) {
		uv_mutex_lock(&s->done_lock);
		s->far_of = NULL;
		uv_mutex_unlock(&s->done_lock);
	}
}

static void answer(struct server *s, struct job *j)
{
	instant now = instant_now();

	j->reply.now = now;
	if (j->kind == JOB_DROP)
		copy_drop(s);
	else if (j->kind == JOB_UPLOADS)
		upload_drop(s, j);
	else if (str_equal(j->q.op, "upload"))
		upload_answer(s, j);
	else if (str_equal(j->q.op, "copy"))
		copy_answer(s, j);
	else if (j->kind == JOB_RELOAD)
		reload_load(s, j);
	else if (str_equal(j->q.op, "hello"))
		hello_answer(s, j);
	else if (str_equal(j->q.op, "status"))
		control_status(s, j);
	else
		answer_far(s, j, now);
	mark_online(j);
	job_pack(j);
}

void readers_run(struct server *s, struct job *batch)
{
	while (batch) {
		struct job *next = batch->next;

		batch->next = NULL;
		answer(s, batch);
		jobs_done(s, batch);
		batch = next;
	}
}
