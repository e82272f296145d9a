/* connect.c - finding, starting and greeting the server. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <time.h>

#include "plaint/build.h"

#include "inside.h"
#include "start.h"

#define FIND_SECONDS 10 /* for a server to come up, or for one that leaves to be gone */

enum greeting { GREETED, GREET_AGAIN, GREET_OLD, GREET_FAILED };

static void pause_a_moment(void)
{
	const struct timespec t = { .tv_nsec = 5 * 1000 * 1000 };

	nanosleep(&t, NULL);
}

static int check_config(const struct client *c, const struct reply *r, struct err *err)
{
	const char *running = note_of(r, "config");

	if (!c->place.config || str_equal(running, c->place.config))
		return 0;
	return err_set(err, ERR_INPUT, NULL, N_("the server of %1 runs with the config %2, not %3; stop it first"),
		c->place.data, *running ? running : "(built in)", c->place.config, NULL);
}

/* An older build's server, whose program has been replaced by this one? Ours to
 * restart; an installed site's is the administrator's. */
static bool outdated(const struct client *c, const struct reply *r)
{
	return !c->place.shared && !str_equal(r->build, build_name()) && str_equal(note_of(r, "replaced"), "yes");
}

static enum greeting failed(const struct client *c, const struct reply *r, bool may_restart, struct err *err)
{
	if (r->protocol != PROTOCOL_VERSION && r->protocol) {
		if (may_restart && !c->place.shared)
			return GREET_OLD;
		err_set(err, ERR_STORE, NULL,
			N_("the server is plaint %1, this is %2: restart it (plaint stop, or systemctl restart plaint)"),
			r->build, build_name(), NULL);
		return GREET_FAILED;
	}
	if (err && err->code == ERR_NONE)
		*err = r->err;
	return GREET_FAILED;
}

static void take_me(struct client *c, struct reply *r, struct arena *a)
{
	arena_release(&c->hello);
	c->hello = *a;
	arena_init(a);
	c->me = r->me;
	c->build = r->build;
}

bool client_outdated(const struct client *c)
{
	return !str_empty(c->build) && !str_equal(c->build, build_name());
}

static enum greeting greet(struct client *c, bool may_restart, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct request q;
	struct reply r;
	enum greeting g = GREETED;

	request_init(&q);
	q.op = "hello";
	q.protocol = PROTOCOL_VERSION;
	q.build = build_name();
	q.from = c->options.from;
	switch (exchange(c, &q, &a, &r)) {
	case ANSWER_LOST: /* it was leaving */
		arena_release(&a);
		return GREET_AGAIN;
	case ANSWER_LATE:
		err_set(err, ERR_STORE, NULL, N_("the server does not answer"), NULL);
		arena_release(&a);
		return GREET_FAILED;
	case ANSWER_YES:
		break;
	}
	if (r.err.code != ERR_NONE)
		g = failed(c, &r, may_restart, err);
	else if (check_config(c, &r, err))
		g = GREET_FAILED;
	else if (may_restart && outdated(c, &r))
		g = GREET_OLD;
	else if (!r.site || !r.me)
		g = GREET_AGAIN;
	else
		take_me(c, &r, &a);
	site_unref(r.site);
	arena_release(&a);
	return g;
}

/* Tells an older server to leave; its end closes the connection. */
void client_stop_old(struct client *c)
{
	struct arena a = ARENA_INIT;
	struct request q;
	struct reply r;
	const char *frame;
	size_t len;
	long long deadline = connection_clock() + FIND_SECONDS * 1000;

	request_init(&q);
	q.op = "stop";
	if (exchange(c, &q, &a, &r) == ANSWER_YES) {
		site_unref(r.site);
		while (connection_frame(&c->connection, deadline, &frame, &len) == ARRIVAL_FRAME)
			;
	}
	arena_release(&a);
}

static int no_server(const struct client *c, struct err *err)
{
	if (errno == EACCES || errno == EPERM)
		return err_set(err, ERR_DENIED, NULL, N_("no permission for the server's socket %1"), c->place.socket,
			NULL);
	return err_set(err, ERR_STORE, NULL, N_("no server runs for %1"), c->place.data, NULL);
}

static bool served(void *arg)
{
	struct client *c = arg;

	return c->connection.fd >= 0 || connection_open(&c->connection, c->place.socket) == 0;
}

/* Nobody listens there: starts one, unless that is not wanted. */
static int begin_one(struct client *c, bool start, struct err *err)
{
	int turn, rc = 0;

	if (!start || (errno != ENOENT && errno != ECONNREFUSED && errno != ENOTDIR))
		return no_server(c, err);
	/* Staff cannot start an installed site's: its data belong to another account. */
	if (c->place.shared && access(c->place.data, F_OK) == 0 && access(c->place.data, W_OK) != 0)
		return err_set(err, ERR_STORE, NULL,
			N_("the desk's service does not run; whoever looks after this machine starts it: systemctl start plaint.socket"), NULL);
	/* A repair is this client's alone. */
	turn = c->options.repair ? -1 : start_turn(c->place.socket, served, c);
	if (c->options.repair || !served(c))
		rc = start_server(c->place.config, c->place.data, c->options.aside, c->options.repair, err);
	start_turn_over(turn);
	if (rc == 0)
		c->options.repair = false; /* once */
	return rc;
}

int client_connect(struct client *c, bool start, struct err *err)
{
	long long deadline = connection_clock() + FIND_SECONDS * 1000;
	bool may_restart = start;

	disconnect(c);
	do {
		if (connection_open(&c->connection, c->place.socket)) {
			if (begin_one(c, start, err))
				return -1;
			if (!served(c)) {
				pause_a_moment();
				continue;
			}
		}
		if (c->options.repair) {
			disconnect(c);
			return err_set(err, ERR_STORE, NULL,
				N_("%1 is being served; a repair wants it for itself: first end the server (plaint stop), see plaint-admin(8), \"repair\""),
				c->place.data, NULL);
		}
		switch (greet(c, may_restart, err)) {
		case GREETED:
			c->connections++;
			return 0;
		case GREET_FAILED:
			disconnect(c);
			return -1;
		case GREET_OLD:
			client_stop_old(c);
			may_restart = false;
			break;
		case GREET_AGAIN:
			break;
		}
		disconnect(c);
		pause_a_moment();
	} while (connection_clock() < deadline);
	return err_set(err, ERR_STORE, NULL, N_("the server of %1 does not stay"), c->place.data, NULL);
}
