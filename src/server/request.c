/* request.c - from a frame to the thread that answers it. */
#include <string.h>

#include "conn.h"
#include "control.h"
#include "flow.h"
#include "hello.h"
#include "lease.h"
#include "out.h"
#include "person.h"
#include "push.h"
#include "reload.h"
#include "reply.h"
#include "request.h"
#include "worker.h"

enum place { AT_LOOP, AT_WRITER, AT_SCREENS, AT_REPORTS, AT_LENGTHY, AT_FILES };

static enum place place_of(const struct request *q)
{
	const char *op = q->op;

	if (str_equal(op, "stop") || str_equal(op, "lease") || str_equal(op, "progress"))
		return AT_LOOP;
	if (str_equal(op, "recompute"))
		return str_equal(q->text, "dry-run") ? AT_LENGTHY : AT_WRITER;
	if (str_equal(op, "verify") || str_equal(op, "audit") || str_equal(op, "copy") || str_equal(op, "reload"))
		return AT_LENGTHY;
	if (str_equal(op, "sweep") || casework_changes(op))
		return AT_WRITER;
	/* No screen waits for a disk that takes or gives a long file. */
	if (str_equal(op, "upload") || str_equal(op, "file"))
		return AT_FILES;
	/* Some tenth of a second a piece: no screen waits for that. */
	if (str_equal(op, "report") || str_equal(op, "archive") || str_equal(op, "supervision"))
		return AT_REPORTS;
	return AT_SCREENS;
}

/* What the account that runs the process may do even if it is not in the staff list. */
static bool looks_after(const char *op)
{
	static const char *const ops[] = { "stop", "reload", "status", "verify", "audit", "copy", "import", "recompute", "sweep", "progress" };

	for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
		if (str_equal(op, ops[i]))
			return true;
	return false;
}

/* May this be asked at all, here and now? What a person may do with a complaint is
 * casework's to say. */
static int admit(const struct conn *c, const struct request *q, struct err *err)
{
	bool hello = str_equal(q->op, "hello"), stop = str_equal(q->op, "stop");

	if (!q->op || !q->tag)
		return err_set(err, ERR_INPUT, NULL, N_("that is no message of this protocol"), NULL);
	/* Any client of the serving account can stop a server of another protocol. */
	if (!c->greeted && !hello && !(stop && c->serving))
		return err_set(err, ERR_INPUT, NULL, N_("say hello first"), NULL);
	if (c->greeted && hello)
		return err_set(err, ERR_INPUT, NULL, N_("hello was said already"), NULL);
	if ((stop || str_equal(q->op, "reload")) && !c->serving)
		return err_set(err, ERR_DENIED, NULL,
			N_("only the account that runs the server may do that"), NULL);
	if (!hello && !c->listed && !(c->serving && looks_after(q->op)))
		return err_set(err, ERR_DENIED, NULL, N_("%1 is not in the staff list"), c->login, NULL);
	return 0;
}

static void answer_error(struct conn *c, uint32_t tag, const struct err *err)
{
	struct reply r;
	struct blob *b;

	reply_init(&r);
	r.tag = tag;
	r.now = instant_now();
	r.err = *err;
	b = blob_reply(&r);
	conn_send(c, b);
	blob_unref(b);
}

/* Whose desks are connected, as the loop knows it now. */
static struct texts at_desks(struct server *s, struct arena *a)
{
	struct texts t = { NULL, 0 };

	for (const struct conn *c = s->conns; c; c = c->next) {
		if (!c->desk || !c->greeted || c->closed || texts_has(&t, c->login))
			continue;
		t.item = arena_grow(a, t.item, t.count, sizeof *t.item);
		t.item[t.count++] = arena_strdup(a, c->login);
	}
	return t;
}

static bool post(struct server *s, struct job *j)
{
	switch (place_of(&j->q)) {
	case AT_WRITER:
		return worker_post(&s->writer, j);
	case AT_REPORTS:
		return worker_post(&s->reports, j);
	case AT_FILES:
		return worker_post(&s->files, j);
	case AT_LENGTHY:
		return worker_post(&s->lengthy, j);
	default:
		return worker_post(&s->screens, j);
	}
}

void request_frame(struct conn *c, const char *data, size_t len)
{
	struct job *j = job_new(JOB_REQUEST, c);
	const struct node *root;
	struct err err = ERR_INIT;
	char *own = arena_alloc(&j->arena, len);
	bool taken, stored;

	memcpy(own, data, len);
	j->frame_len = len;
	if (wire_parse_most(&j->arena, own, len, LIMIT_NODES, &root, &err) || request_unpack(&j->arena, root, &j->q, &err)) {
		conn_refuse(c, 0, &err);
		job_free(j);
		return;
	}
	if (admit(c, &j->q, &err)) {
		/* Whoever has not said hello is not talked with any longer. */
		if (c->greeted && j->q.tag)
			answer_error(c, j->q.tag, &err);
		else
			conn_refuse(c, j->q.tag, &err);
		job_free(j);
		return;
	}
	if (place_of(&j->q) == AT_LOOP) {
		if (str_equal(j->q.op, "stop"))
			control_stop(c, &j->q);
		else if (str_equal(j->q.op, "progress"))
			control_progress(c, &j->q);
		else
			lease_request(c, &j->q);
		job_free(j);
		return;
	}
	if (str_equal(j->q.op, "reload"))
		j->kind = JOB_RELOAD;
	j->connections = c->server->greeted_count;
	if (str_equal(j->q.op, "board"))
		j->online = at_desks(c->server, &j->arena);
	j->listed = c->listed;
	c->uploads |= str_equal(j->q.op, "upload");
	c->greeting = str_equal(j->q.op, "hello");
	taken = person_takes(c, len);
	stored = place_of(&j->q) == AT_WRITER;
	if (!taken || !post(c->server, j)) {
		person_gives(c, taken ? len : 0);
		c->greeting = false;
		err_set(&err, ERR_STORE, NULL, N_("the server has too much to do; try again"), NULL);
		answer_error(c, j->q.tag, &err);
		job_free(j);
		return;
	}
	c->flight++;
	flow_sent(c, stored ? len : 0);
	c->flight_bytes += len;
}

/* --- the way back ------------------------------------------------------------ */

static void land(struct server *s, struct job *j)
{
	struct conn *c = j->conn;

	if (c && !c->closed && !uv_is_closing((uv_handle_t *)&c->pipe)) {
		if (str_equal(j->q.op, "hello"))
			hello_done(c, j);
		out_landed(j);
		if (j->end)
			conn_end(c);
	}
	push_collect(s, j);
	if (c)
		conn_landed(c, j->frame_len);
	if (j->kind == JOB_SWEEP)
		s->sweep_waits = false;
	if (j->kind == JOB_MAINTAIN)
		s->maintain_waits = false;
	if (j->kind == JOB_DROP)
		s->drop_waits = false;
	if (j->kind == JOB_UPLOADS && !j->desk)
		s->uploads_wait = false;
}

void request_done(uv_async_t *async)
{
	struct server *s = async->data;
	struct job *list, *next, *kept = NULL;
	bool ended;

	uv_mutex_lock(&s->done_lock);
	list = s->done;
	s->done = NULL;
	s->done_tail = &s->done;
	ended = !s->workers_left;
	uv_mutex_unlock(&s->done_lock);
	push_begin(s);
	for (; list; list = next) {
		next = list->next;
		if (list->kind == JOB_RELOAD && reload_next(s, list))
			continue;
		land(s, list);
		list->next = kept; /* the push refers to what they brought */
		kept = list;
	}
	push_end(s);
	for (; kept; kept = next) {
		next = kept->next;
		job_free(kept);
	}
	flow_turn(s);
	lease_tell(s);
	control_check(s, ended);
}
