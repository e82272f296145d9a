/* out.c - replies and pushes on their way to a client (see out.h). */
#include <stdlib.h>
#include <sys/socket.h>

#include "conn.h"
#include "out.h"
#include "reply.h"

struct sending {
	uv_write_t req;
	struct blob *blob;
	size_t counted; /* of its account's replies */
};

void out_init(struct conn *c)
{
	uv_mutex_init(&c->out_lock);
	c->out_fd = -1;
}

void out_open(struct conn *c)
{
	uv_os_fd_t fd;

	uv_mutex_lock(&c->out_lock);
	if (uv_fileno((uv_handle_t *)&c->pipe, &fd) == 0)
		c->out_fd = fd;
	uv_mutex_unlock(&c->out_lock);
}

void out_release(struct conn *c)
{
	free(c->rest);
	uv_mutex_destroy(&c->out_lock);
}

size_t out_waiting(const struct conn *c)
{
	return uv_stream_get_write_queue_size((const uv_stream_t *)&c->pipe);
}

static void on_sent(uv_write_t *req, int status)
{
	struct sending *w = req->data;
	struct conn *c = req->handle->data;

	uv_mutex_lock(&c->out_lock);
	c->queued--;
	uv_mutex_unlock(&c->out_lock);
	blob_unref(w->blob);
	if (c->person)
		c->person->out -= w->counted;
	free(w);
	if (status == UV_ECANCELED)
		return;
	if (status < 0)
		conn_close(c);
	else
		conn_go_on(c);
}

/* With the lock held. */
static int queue(struct conn *c, struct blob *b, size_t from, size_t counted)
{
	struct sending *w = malloc(sizeof *w);
	uv_buf_t buf = uv_buf_init(b->data + from, (unsigned)(b->len - from));

	if (!w)
		abort();
	w->req.data = w;
	w->blob = b;
	w->counted = counted;
	if (uv_write(&w->req, (uv_stream_t *)&c->pipe, &buf, 1, on_sent)) {
		free(w);
		return -1;
	}
	if (c->person)
		c->person->out += counted;
	b->refs++;
	c->queued++;
	return 0;
}

/* What is left of a reply goes before everything else. With the lock held. */
static int queue_rest(struct conn *c)
{
	struct blob *b;
	int rc;

	if (!c->rest)
		return 0;
	b = blob_take(c->rest, c->rest_len);
	c->rest = NULL;
	rc = queue(c, b, c->rest_at, 0);
	blob_unref(b);
	return rc;
}

void out_shut(struct conn *c)
{
	uv_mutex_lock(&c->out_lock);
	/* When it only ends, what was begun is finished; a failure shows in the end itself. */
	if (c->out_fd >= 0)
		queue_rest(c);
	c->out_fd = -1;
	uv_mutex_unlock(&c->out_lock);
}

/* Too much of one connection, or of all of its account? */
static bool drowns(const struct conn *c, const struct blob *b, size_t counted)
{
	return out_waiting(c) + b->len > LIMIT_BUFFERED ||
		(c->person && counted && c->person->out + counted > LIMIT_PERSON_OUT);
}

static void send_blob(struct conn *c, struct blob *b, size_t counted)
{
	int failed;

	if (c->ending || uv_is_closing((uv_handle_t *)&c->pipe))
		return;
	if (drowns(c, b, counted)) {
		log_line(c->server->log, "closing a connection of %s: it reads nothing", c->login);
		conn_close(c);
		return;
	}
	uv_mutex_lock(&c->out_lock);
	failed = queue_rest(c) || queue(c, b, 0, counted);
	uv_mutex_unlock(&c->out_lock);
	if (failed)
		conn_close(c);
}

void conn_send(struct conn *c, struct blob *b)
{
	/* What all get is there once. */
	send_blob(c, b, 0);
}

/* --- from the writer's thread ---------------------------------------------------- */

/* Nothing waits that the reply would overtake. With the lock held. */
static bool is_free(const struct conn *c)
{
	return c->out_fd >= 0 && !c->queued && !c->unsent && !c->rest;
}

static void send_now(struct conn *c, struct job *j)
{
	ssize_t n = send(c->out_fd, j->out, j->out_len, MSG_DONTWAIT | MSG_NOSIGNAL);

	/* Whatever is wrong with it, the loop will find out. */
	if (n <= 0)
		return;
	j->sent = true;
	if ((size_t)n == j->out_len)
		return;
	c->rest = j->out;
	c->rest_at = (size_t)n;
	c->rest_len = j->out_len;
	j->out = NULL;
}

void out_direct(struct job *j)
{
	struct conn *c = j->conn;

	if (!c || !j->out)
		return;
	uv_mutex_lock(&c->out_lock);
	if (is_free(c))
		send_now(c, j);
	j->unsent = !j->sent;
	c->unsent += j->unsent;
	uv_mutex_unlock(&c->out_lock);
}

/* --- in the loop --------------------------------------------------------------- */

static void send_rest(struct conn *c)
{
	int failed;

	uv_mutex_lock(&c->out_lock);
	failed = queue_rest(c);
	uv_mutex_unlock(&c->out_lock);
	if (failed)
		conn_close(c);
}

void out_landed(struct job *j)
{
	struct conn *c = j->conn;
	struct blob *b;

	if (j->sent) {
		if (!c->ending && !uv_is_closing((uv_handle_t *)&c->pipe))
			send_rest(c);
		return;
	}
	b = blob_take(j->out, j->out_len);
	j->out = NULL;
	/* First sent, then no longer unsent: nothing slips in between. */
	send_blob(c, b, b->len);
	blob_unref(b);
	uv_mutex_lock(&c->out_lock);
	c->unsent -= j->unsent;
	uv_mutex_unlock(&c->out_lock);
}
