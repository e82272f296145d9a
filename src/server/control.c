/* control.c - looking after the process: status, stop, leaving by itself. */
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "plaint/build.h"

#include "conn.h"
#include "control.h"
#include "listen.h"
#include "reply.h"
#include "storing.h"
#include "watch.h"
#include "worker.h"

/* --- status ------------------------------------------------------------------ */

static void note(struct job *j, const char *name, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
static void note(struct job *j, const char *name, const char *fmt, ...)
{
	struct texts *t = &j->reply.notes;
	char value[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(value, sizeof value, fmt, ap);
	va_end(ap);
	t->item = arena_grow(&j->arena, t->item, t->count, sizeof *t->item);
	t->item[t->count++] = arena_printf(&j->arena, "%s: %s", name, value);
}

static void note_store(struct server *s, struct job *j)
{
	struct store_status st;
	char head[2 * EVENT_HASH + 1];

	if (store_status(s->store, &st, &j->reply.err))
		return;
	for (size_t i = 0; i < EVENT_HASH; i++)
		snprintf(head + 2 * i, 3, "%02x", st.head[i]);
	note(j, "complaints", "%llu", (unsigned long long)st.complaints);
	note(j, "events", "%llu", (unsigned long long)st.events);
	note(j, "head", "%s", head);
	note(j, "schema", "%lu", (unsigned long)st.schema);
	note(j, "log bytes", "%llu", (unsigned long long)st.log_bytes);
	note(j, "disk free", "%llu", (unsigned long long)st.disk_free);
	note(j, "reserve", "%llu", (unsigned long long)st.reserve);
}

static void note_clocks(struct server *s, struct job *j)
{
	struct site *site = casework_site(s->cw);
	instant next = casework_next(s->cw);
	char text[26];

	note(j, "profile", "%s", str_or_empty(site->profile));
	instant_format(&site->zone, s->began, text);
	note(j, "started", "%s", text);
	if (next != INSTANT_NONE) {
		/* What is due already is looked at now. */
		if (next < instant_now())
			next = instant_now();
		instant_format(&site->zone, next, text);
		note(j, "next", "%s", text);
	}
	note(j, "clocks run", "%s", casework_busy(s->cw) ? "yes" : "no");
	site_unref(site);
}

void control_status(struct server *s, struct job *j)
{
	note(j, "pid", "%ld", (long)getpid());
	note(j, "version", "%s", PLAINT_VERSION);
	note(j, "build", "%s", build_name());
	note(j, "data", "%s", s->data);
	note(j, "config", "%s", s->config ? s->config : "");
	note(j, "socket", "%s", s->socket);
	note(j, "uptime", "%lld", (long long)(instant_now() - s->began));
	note(j, "connections", "%zu", j->connections);
	note_clocks(s, j);
	note_store(s, j);
	storing_tell(s, &j->arena, &j->reply);
	if (j->listed && j->reply.err.code == ERR_NONE)
		casework_read(s->cw, &j->conn->who, j->reply.now, &j->q, &j->arena, &j->reply);
}

void control_progress(struct conn *c, const struct request *q)
{
	struct server *s = c->server;
	struct reply r;
	struct blob *b;
	bool own;

	uv_mutex_lock(&s->done_lock);
	own = s->far_of == c;
	uv_mutex_unlock(&s->done_lock);
	reply_init(&r);
	r.tag = q->tag;
	r.now = instant_now();
	/* Behind somebody else's nothing is known yet. */
	if (own)
		casework_far(s->cw, &r.far);
	b = blob_reply(&r);
	conn_send(c, b);
	blob_unref(b);
}

/* --- leaving ----------------------------------------------------------------- */

/* A second end of its socket, left to the process: whoever asked sees it close when the
 * process is gone and its files are at rest, not before. */
static void keep_until_the_end(struct conn *c)
{
	uv_os_fd_t fd;

	if (uv_fileno((uv_handle_t *)&c->pipe, &fd) == 0)
		fcntl(fd, F_DUPFD_CLOEXEC, 0);
}

void control_stop(struct conn *c, const struct request *q)
{
	struct server *s = c->server;
	struct reply r;
	struct blob *b;

	keep_until_the_end(c);
	reply_init(&r);
	r.tag = q->tag;
	r.now = instant_now();
	b = blob_reply(&r);
	conn_send(c, b);
	blob_unref(b);
	control_leave(s, "told to stop");
}

void control_leave(struct server *s, const char *why)
{
	if (s->leaving)
		return;
	watch_leaving(s); /* first: the log's disk may be the one that hangs */
	log_line(s->log, "leaving: %s", why);
	s->leaving = true;
	listen_end(s);
	for (struct conn *c = s->conns; c; c = c->next)
		if (c->reading && !c->ending) {
			uv_read_stop((uv_stream_t *)&c->pipe);
			c->reading = false;
		}
	worker_close(&s->writer);
	worker_close(&s->screens);
	worker_close(&s->reports);
	worker_close(&s->lengthy);
	worker_close(&s->files);
}

static void on_last_moment(uv_timer_t *timer)
{
	struct server *s = timer->data;
	struct conn *next;

	for (struct conn *c = s->conns; c; c = next) {
		next = c->next;
		conn_close(c);
	}
}

/* All threads have ended: every answer is on its way; then the loop runs dry. */
static void finish(struct server *s)
{
	struct conn *next;

	for (struct conn *c = s->conns; c; c = next) {
		next = c->next;
		conn_end(c);
	}
	for (size_t i = 0; i < sizeof s->signals / sizeof *s->signals; i++)
		uv_close((uv_handle_t *)&s->signals[i], NULL);
	uv_close((uv_handle_t *)&s->done_wake, NULL);
	/* Clients that do not take their last answer are not waited for long. */
	uv_timer_start(&s->second, on_last_moment, 500, 0);
	uv_unref((uv_handle_t *)&s->second);
}

void control_check(struct server *s, bool threads_ended)
{
	bool lame;

	uv_mutex_lock(&s->done_lock);
	lame = s->lame;
	uv_mutex_unlock(&s->done_lock);
	if (lame)
		control_leave(s, "the store failed");
	if (s->leaving && threads_ended && !uv_is_closing((uv_handle_t *)&s->done_wake))
		finish(s);
}

void control_linger(struct server *s)
{
	uint64_t now = uv_now(&s->loop), grace = s->had_client ? SECONDS_GRACE : SECONDS_FIRST;
	struct site *site;
	bool leaves_now, stays;

	if (s->greeted_count) {
		s->idle_since = 0;
		return;
	}
	if (!s->idle_since)
		s->idle_since = now;
	if (now - s->idle_since < grace * 1000)
		return;
	site = casework_site(s->cw);
	leaves_now = str_equal(site->linger, "no");
	/* In the foreground without a socket to be called back by, somebody watches it. */
	stays = s->foreground && !s->activated;
	site_unref(site);
	if (leaves_now || (!stays && !casework_busy(s->cw)))
		control_leave(s, "nobody is here");
}
