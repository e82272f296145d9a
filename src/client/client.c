/* client.c - one client: opening, calls that survive a lost connection, pushes. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "plaint/build.h"

#include "inside.h"

#define GONE_SECONDS 25 /* for a stopped server to be gone; one whose disk does not answer takes 20 */

int client_open(struct client **out, const struct client_options *o, struct err *err)
{
	struct client *c = calloc(1, sizeof *c);

	if (!c)
		abort();
	connection_init(&c->connection);
	c->kept_end = &c->kept;
	c->options.from = arena_strdup(&c->arena, o->from ? o->from : "cli");
	c->options.start = o->start;
	c->options.aside = o->aside;
	c->options.repair = o->repair;
	if (where_find(&c->arena, o, &c->place, err) || client_connect(c, o->start, err)) {
		client_close(c);
		return -1;
	}
	*out = c;
	return 0;
}

void client_close(struct client *c)
{
	if (!c)
		return;
	disconnect(c);
	site_unref(c->site);
	arena_release(&c->hello);
	arena_release(&c->arena);
	free(c);
}

struct site *client_site(const struct client *c)
{
	return c->site;
}

const struct me *client_me(const struct client *c)
{
	return c->me;
}

const char *client_data(const struct client *c)
{
	return c->place.data;
}

instant client_now(const struct client *c)
{
	return instant_now() + c->ahead;
}

const struct err *client_refusal(const struct client *c)
{
	return c->refusal.code == ERR_NONE ? NULL : &c->refusal;
}

int client_fd(const struct client *c)
{
	return c->connection.fd;
}

unsigned client_connections(const struct client *c)
{
	return c->connections;
}

int client_reconnect(struct client *c, struct err *err)
{
	return client_connect(c, c->options.start, err);
}

/* --- calls ------------------------------------------------------------------- */

static bool changes(const char *op)
{
	static const char *const ops[] = { "add", "act", "reassign", "urge", "undo", "draft-put", "draft-drop", "sweep" };

	for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
		if (str_equal(op, ops[i]))
			return true;
	return false;
}

static int new_id(struct arena *a, const char **out, struct err *err)
{
	unsigned char bytes[16];
	char *hex = arena_alloc(a, 2 * sizeof bytes + 1);
	ssize_t n;

	do
		n = getrandom(bytes, sizeof bytes, 0);
	while (n < 0 && errno == EINTR);
	if (n != (ssize_t)sizeof bytes)
		return err_set(err, ERR_STORE, NULL, N_("the machine gives no random numbers"), NULL);
	for (size_t i = 0; i < sizeof bytes; i++)
		snprintf(hex + 2 * i, 3, "%02x", bytes[i]);
	*out = hex;
	return 0;
}

/* Both ends closed: the process is gone, not only its side of the talk. */
static bool hung_up(int fd, long long deadline)
{
	struct pollfd p = { .fd = fd };
	long long left;

	while ((left = deadline - connection_clock()) > 0)
		if (poll(&p, 1, (int)left) > 0)
			return true;
	return false;
}

/* Its end is what was asked for; it is awaited, so that what follows finds it gone and
 * its files at rest. */
static int stopped(struct client *c, struct err *err)
{
	long long deadline = connection_clock() + GONE_SECONDS * 1000;
	int end = c->connection.fd < 0 ? -1 : fcntl(c->connection.fd, F_DUPFD_CLOEXEC, 0);
	const char *frame;
	size_t len;
	bool gone;

	while (connection_frame(&c->connection, deadline, &frame, &len) == ARRIVAL_FRAME)
		;
	disconnect(c);
	gone = end < 0 || hung_up(end, deadline);
	if (end >= 0)
		close(end);
	return gone ? 0 : err_set(err, ERR_STORE, NULL, N_("the server of %1 was told to stop and is not gone yet: leave its files alone until it is"), c->place.data, NULL);
}

/* Once more over a new connection, with the same id: done once, whatever got lost. */
static enum answer repeat(struct client *c, struct request *q, struct arena *a, struct reply *r, struct err *err)
{
	if (client_reconnect(c, err))
		return ANSWER_LOST;
	return exchange(c, q, a, r);
}

/* Does an older server not know what this program asks for? It was not done then. */
static bool unknown_to_old(const struct client *c, const struct reply *r)
{
	return r->err.code == ERR_INPUT && str_equal(r->err.id, UNKNOWN_OPERATION) && client_outdated(c);
}

/* An installed site's is the administrator's to restart. */
static int say_old(const struct client *c, const struct request *q, struct err *err)
{
	return err_set(err, ERR_STORE, NULL,
		c->place.shared ? N_("the server is plaint %1 and does not know \"%2\" of this one, %3: systemctl restart plaint") :
				  N_("the server is plaint %1 and does not know \"%2\" of this one, %3: plaint stop"),
		c->build, q->op, build_name(), NULL);
}

/* More than a message holds: said before it is sent. */
static bool too_large(const struct request *q)
{
	size_t bytes = q->bytes_len;

	for (size_t i = 0; i < q->fields.count; i++)
		bytes += strlen(q->fields.item[i].name) + strlen(str_or_empty(q->fields.item[i].text)) + 10;
	return bytes + strlen(str_or_empty(q->text)) > WIRE_FRAME - 4096;
}

int client_call(struct client *c, struct request *q, struct arena *a, struct reply *r, struct err *err)
{
	bool stop = str_equal(q->op, "stop");
	enum answer got;

	reply_init(r);
	if (too_large(q))
		return err_set(err, ERR_INPUT, NULL, N_("too much in one request"), NULL);
	if (changes(q->op) && str_empty(q->id) && new_id(a, &q->id, err))
		return -1;
	if (!q->from)
		q->from = c->options.from;
	got = exchange(c, q, a, r);
	if (got == ANSWER_LOST && stop)
		return stopped(c, err);
	if (got == ANSWER_LOST)
		got = repeat(c, q, a, r, err);
	if (got == ANSWER_YES && unknown_to_old(c, r)) {
		if (c->place.shared || !c->options.start)
			return say_old(c, q, err);
		client_stop_old(c);
		got = repeat(c, q, a, r, err);
	}
	if (got != ANSWER_YES) {
		reply_init(r);
		disconnect(c);
		return err_set(err, ERR_STORE, NULL,
			got == ANSWER_LATE ? N_("the server did not answer in time") :
					     N_("the connection to the server was lost"), NULL);
	}
	if (r->err.code == ERR_NONE)
		return stop ? stopped(c, err) : 0;
	if (err && err->code == ERR_NONE)
		*err = r->err;
	return -1;
}

void client_on_waiting(struct client *c, client_waiting *tell, void *arg)
{
	c->waiting = tell;
	c->waiting_arg = arg;
}

void client_on_slow(struct client *c, client_slow *tell, void *arg)
{
	c->slow = tell;
	c->slow_arg = arg;
}

void client_on_sending(struct client *c, client_sending *tell, void *arg)
{
	c->sending = tell;
	c->sending_arg = arg;
}

/* --- pushes ------------------------------------------------------------------ */

/* Who one is may have changed with the site: a copy that outlives the push. */
static void learn_me(struct client *c, const char *frame, size_t len)
{
	struct arena a = ARENA_INIT;
	struct reply r;

	reply_init(&r);
	if (frame_unpack(&a, frame, len, &r, NULL) == 0 && r.me) {
		arena_release(&c->hello);
		c->hello = a;
		arena_init(&a);
		c->me = r.me;
	}
	site_unref(r.site);
	arena_release(&a);
}

static int give(struct client *c, const char *frame, size_t len, struct arena *a, struct reply *r, struct err *err)
{
	reply_init(r);
	if (frame_unpack(a, frame, len, r, err)) {
		disconnect(c);
		return -1;
	}
	learn(c, r);
	if (r->me)
		learn_me(c, frame, len);
	return 1;
}

int client_push(struct client *c, struct arena *a, struct reply *r, struct err *err)
{
	struct kept *k = c->kept;
	const char *frame;
	size_t len;
	int rc;

	if (k) {
		c->kept = k->next;
		if (!c->kept)
			c->kept_end = &c->kept;
		c->kept_count--;
		rc = give(c, k->frame, k->len, a, r, err);
		free(k);
		return rc;
	}
	switch (connection_frame(&c->connection, 0, &frame, &len)) {
	case ARRIVAL_FRAME:
		return give(c, frame, len, a, r, err);
	case ARRIVAL_NONE:
		return 0;
	default:
		disconnect(c);
		return err_set(err, ERR_STORE, NULL, N_("the connection to the server was lost"), NULL);
	}
}
