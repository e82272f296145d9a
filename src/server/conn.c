/* conn.c - one connection: frames in, replies and pushes out, within limits. */
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "conn.h"
#include "flow.h"
#include "lease.h"
#include "out.h"
#include "person.h"
#include "reply.h"
#include "request.h"
#include "upload.h"

/* --- life ------------------------------------------------------------------ */

static void unlink_conn(struct conn *c)
{
	struct server *s = c->server;

	if (c->before)
		c->before->next = c->next;
	else
		s->conns = c->next;
	if (c->next)
		c->next->before = c->before;
	s->conn_count--;
	if (c->greeted)
		s->greeted_count--;
	if (c->stranger)
		s->stranger_count--;
}

static void conn_free(struct conn *c)
{
	/* Not before its last request was answered: that may have begun a file. */
	upload_conn_gone(c);
	person_gives(c, c->in_room);
	person_leave(c);
	out_release(c);
	free(c->in);
	free(c);
}

static void on_closed(uv_handle_t *handle)
{
	struct conn *c = handle->data;

	c->closed = true;
	if (!c->flight)
		conn_free(c);
}

void conn_close(struct conn *c)
{
	if (uv_is_closing((uv_handle_t *)&c->pipe))
		return;
	unlink_conn(c);
	flow_gone(c);
	lease_conn_gone(c);
	out_shut(c);
	uv_close((uv_handle_t *)&c->pipe, on_closed);
}

static void on_shutdown(uv_shutdown_t *req, int status)
{
	struct conn *c = req->data;

	(void)status;
	free(req);
	conn_close(c);
}

void conn_end(struct conn *c)
{
	uv_shutdown_t *req;

	if (c->ending || uv_is_closing((uv_handle_t *)&c->pipe))
		return;
	out_shut(c);
	c->ending = true;
	c->end_since = uv_now(&c->server->loop);
	uv_read_stop((uv_stream_t *)&c->pipe);
	req = malloc(sizeof *req);
	if (!req)
		abort();
	req->data = c;
	if (uv_shutdown(req, (uv_stream_t *)&c->pipe, on_shutdown)) {
		free(req);
		conn_close(c);
	}
}

void conn_refuse(struct conn *c, uint32_t tag, const struct err *err)
{
	struct reply r;
	struct blob *b;

	reply_init(&r);
	r.tag = tag;
	r.now = instant_now();
	r.protocol = PROTOCOL_VERSION;
	r.err = *err;
	b = blob_reply(&r);
	conn_send(c, b);
	blob_unref(b);
	conn_end(c);
}

/* --- in -------------------------------------------------------------------- */

static bool full(const struct conn *c)
{
	return c->greeting || c->flight >= LIMIT_FLIGHT || c->flight_bytes >= LIMIT_FLIGHT_BYTES ||
		out_waiting(c) > LIMIT_UNREAD || flow_full(c);
}

static bool gone(const struct conn *c)
{
	return c->ending || uv_is_closing((const uv_handle_t *)&c->pipe);
}

/* Takes the whole frames at the beginning of data; how many bytes they were. */
static size_t frames(struct conn *c, const char *data, size_t len)
{
	size_t used = 0;

	while (len - used >= 4 && !gone(c) && !full(c) && !c->server->leaving) {
		const unsigned char *head = (const unsigned char *)data + used;
		size_t size = (size_t)head[0] << 24 | (size_t)head[1] << 16 | (size_t)head[2] << 8 | head[3];

		if (size == 0 || size > (c->greeted ? WIRE_FRAME : LIMIT_FIRST_FRAME)) {
			struct err err = ERR_INIT;

			err_set(&err, ERR_INPUT, NULL, N_("that is no message of this protocol"), NULL);
			conn_refuse(c, 0, &err);
			break;
		}
		if (len - used - 4 < size)
			break;
		flow_took(c);
		request_frame(c, data + used + 4, size);
		used += 4 + size;
	}
	return used;
}

#define BEGUN_SHORT (16u << 10) /* bytes: a request a person makes */

/* A fourth of what an account may have is for requests that are whole, and for short ones:
 * long ones that have only begun shut nobody out. */
static bool crowds(const struct conn *c, size_t room)
{
	return room > BEGUN_SHORT && c->person && c->person->bytes + room - c->in_room > LIMIT_PERSON_BYTES / 4 * 3;
}

/* Room for so many bytes of frames that have begun; not for too many of one account. */
static bool make_room(struct conn *c, size_t wanted)
{
	size_t room = c->in_room ? c->in_room : 512;
	struct err err = ERR_INIT;

	if (wanted <= c->in_room)
		return true;
	while (room < wanted)
		room *= 2;
	if (crowds(c, room) || !person_takes(c, room - c->in_room)) {
		err_set(&err, ERR_STORE, NULL, N_("the server has too much to do; try again"), NULL);
		conn_refuse(c, 0, &err);
		return false;
	}
	c->in = realloc(c->in, room);
	if (!c->in)
		abort();
	c->in_room = room;
	return true;
}

/* Keeps what is left for when more comes. */
static void keep(struct conn *c, const char *data, size_t len)
{
	if (!make_room(c, c->in_len + len))
		return;
	if (!c->in_len)
		c->half_since = uv_now(&c->server->loop);
	memcpy(c->in + c->in_len, data, len);
	c->in_len += len;
}

/* What was kept is taken as far as possible; an idle connection holds no buffer. */
static void take_kept(struct conn *c)
{
	size_t used = frames(c, c->in, c->in_len);

	if (used) {
		memmove(c->in, c->in + used, c->in_len - used);
		c->in_len -= used;
		c->half_since = uv_now(&c->server->loop);
	}
	if (!c->in_len) {
		free(c->in);
		person_gives(c, c->in_room);
		c->in = NULL;
		c->in_room = 0;
	}
}

static void give_scratch(uv_handle_t *handle, size_t suggested, uv_buf_t *buf)
{
	struct conn *c = handle->data;

	(void)suggested;
	*buf = uv_buf_init(c->server->scratch, sizeof c->server->scratch);
}

static void stop_if_full(struct conn *c)
{
	if (c->reading && !gone(c) && full(c)) {
		uv_read_stop((uv_stream_t *)&c->pipe);
		c->reading = false;
		flow_wait(c);
	}
}

static void on_read(uv_stream_t *stream, ssize_t n, const uv_buf_t *buf)
{
	struct conn *c = stream->data;

	if (n == 0)
		return;
	if (n < 0) {
		conn_close(c);
		return;
	}
	if (c->in_len) {
		keep(c, buf->base, (size_t)n);
		if (!gone(c))
			take_kept(c);
	} else {
		size_t used = frames(c, buf->base, (size_t)n);

		if (used < (size_t)n && !gone(c))
			keep(c, buf->base + used, (size_t)n - used);
	}
	stop_if_full(c);
}

void conn_go_on(struct conn *c)
{
	if (c->reading || c->server->leaving || gone(c))
		return;
	if (c->in_len)
		take_kept(c);
	if (gone(c))
		return;
	if (full(c)) {
		flow_wait(c);
		return;
	}
	c->reading = uv_read_start((uv_stream_t *)&c->pipe, give_scratch, on_read) == 0;
}

void conn_landed(struct conn *c, size_t frame_len)
{
	c->flight--;
	c->flight_bytes -= frame_len;
	person_gives(c, frame_len);
	flow_answered(c);
	if (c->closed) {
		if (!c->flight)
			conn_free(c);
		return;
	}
	conn_go_on(c);
}

/* --- new ones ---------------------------------------------------------------- */

static bool caller_of(struct conn *c)
{
	struct ucred cred;
	socklen_t len = sizeof cred;
	uv_os_fd_t fd;

	if (uv_fileno((uv_handle_t *)&c->pipe, &fd) || getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &cred, &len))
		return false;
	c->who.uid = cred.uid;
	c->who.serving_account = cred.uid == geteuid();
	c->who.login = c->login;
	c->serving = c->who.serving_account || cred.uid == 0;
	c->who.looks_after = c->serving;
	c->stranger = !c->serving;
	person_join(c, cred.uid);
	return true;
}

/* Would this connection be one too many: of all, of those not known yet, of its account? */
static bool too_many(const struct conn *c)
{
	const struct server *s = c->server;
	size_t own = 0, strange = 0;

	if (s->conn_count > LIMIT_CONNECTIONS)
		return true;
	if (c->serving)
		return false;
	for (const struct conn *o = s->conns; o; o = o->next)
		if (o->who.uid == c->who.uid) {
			own++;
			strange += o->stranger;
		}
	return own > LIMIT_PERSON || strange > LIMIT_STRANGER || s->stranger_count > LIMIT_STRANGERS;
}

void conn_accept(uv_stream_t *listener, int status)
{
	struct server *s = listener->data;
	struct conn *c;
	struct err err = ERR_INIT;

	if (status < 0)
		return;
	c = calloc(1, sizeof *c);
	if (!c)
		abort();
	c->server = s;
	uv_pipe_init(&s->loop, &c->pipe, 0);
	c->pipe.data = c;
	out_init(c);
	c->next = s->conns;
	if (s->conns)
		s->conns->before = c;
	s->conns = c;
	s->conn_count++;
	c->serial = ++s->serial;
	c->who.desk = c->serial;
	if (uv_accept(listener, (uv_stream_t *)&c->pipe) || !caller_of(c)) {
		conn_close(c);
		return;
	}
	out_open(c);
	c->since = uv_now(&s->loop);
	if (c->stranger)
		s->stranger_count++; /* until hello tells otherwise */
	if (too_many(c)) {
		err_set(&err, ERR_STORE, NULL, N_("too many connections; try again later"), NULL);
		conn_refuse(c, 0, &err);
		return;
	}
	conn_go_on(c);
}

/* --- once a second ----------------------------------------------------------- */

void conn_check(struct conn *c)
{
	uint64_t now = uv_now(&c->server->loop);
	size_t left = out_waiting(c);

	if (!left || left < c->stuck_bytes)
		c->stuck_since = 0;
	if (left && !c->stuck_since)
		c->stuck_since = now;
	c->stuck_bytes = left;
	if ((c->ending && now - c->end_since > SECONDS_GOODBYE * 1000) ||
			(c->stranger && !c->greeted && now - c->since > SECONDS_HELLO * 1000))
		conn_close(c);
	else if (left && now - c->stuck_since > SECONDS_STUCK * 1000) {
		log_line(c->server->log, "closing a connection of %s: it reads nothing", c->login);
		conn_close(c);
	} else if (c->in_len && c->reading && now - c->half_since > SECONDS_HALF * 1000) {
		struct err err = ERR_INIT;

		err_set(&err, ERR_INPUT, NULL, N_("that is no message of this protocol"), NULL);
		conn_refuse(c, 0, &err);
	}
}
