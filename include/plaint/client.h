/* client.h - talking to the serving process: finds or starts it, says hello,
 * repeats what a lost connection left open.
 */
#ifndef PLAINT_CLIENT_H
#define PLAINT_CLIENT_H

#include "plaint/message.h"

struct client;

struct client_options {
	const char *config; /* --config, or NULL */
	const char *data;   /* --data, or NULL */
	const char *from;   /* "desk", "cli" */
	bool start;         /* start a server when there is none */
	bool aside;         /* ... for a store that is only filled by an import and checked */
	bool repair;        /* ... that makes the indexes anew first; one that runs already is an error */
};

/* Connects (starting the server if need be) and says hello. */
int client_open(struct client **out, const struct client_options *o, struct err *err);
void client_close(struct client *c);

/* From the last hello or push. The site's reference stays the client's: take your
 * own with site_ref to keep it over a reload. */
struct site *client_site(const struct client *c);
const struct me *client_me(const struct client *c);
/* The data directory it talks to the server of; absolute. */
const char *client_data(const struct client *c);
/* The server's clock now: the difference seen at the last reply is added. */
instant client_now(const struct client *c);

/* Why every change is refused now (the disk): known before one is tried. NULL: none is. */
const struct err *client_refusal(const struct client *c);

/* Sends the request and waits for its reply. Sets tag, and id where the operation
 * changes something and has none. When the connection is lost it connects again
 * (starting the server), and sends the same request with the same id once more.
 * Returns -1 with the reply's error too. Pushes that arrive meanwhile are kept. */
int client_call(struct client *c, struct request *q, struct arena *a, struct reply *r, struct err *err);

/* Told now and then, while client_call waits for something long (verify, audit), how far
 * the server is; NULL: nobody asks. */
typedef void client_waiting(void *arg, const struct walked *far);
void client_on_waiting(struct client *c, client_waiting *tell, void *arg);

/* Told each second, from the second one on, while any answer is waited for: how many passed.
 * Or NULL. */
typedef void client_slow(void *arg, int seconds);
void client_on_slow(struct client *c, client_slow *tell, void *arg);

/* The same as client_call for a request whose fields may be files of this machine (act, add): they are read
 * with the caller's rights and sent first. Changes nothing in the request but its id. */
int client_send(struct client *c, struct request *q, struct arena *a, struct reply *r, struct err *err);

/* Told after each piece of a file that is sent, how far it is; false: it is not to be sent
 * after all. NULL: nobody asks. */
typedef bool client_sending(void *arg, int64_t done, int64_t whole);
void client_on_sending(struct client *c, client_sending *tell, void *arg);

/* A record with its whole timeline (show): page after page, put together. */
int client_show(struct client *c, const char *number, struct arena *a, struct reply *r, struct err *err);
/* The page before that event (NULL: the newest); r->more: there are still older ones. */
int client_show_older(struct client *c, const char *number, const struct event *first, struct arena *a, struct reply *r, struct err *err);

/* A file of a complaint, written with the caller's rights. */
struct fetched {
	const char *number, *which; /* "2", or the beginning of its hash */
	const char *to;   /* a file or folder; NULL: under its own name here; "-": standard output */
	bool over;        /* write over a file that is there */
	/* what came of it, in the arena */
	const char *name, *hash, *path;
	int64_t size;
	bool revealed;    /* that was an unmasking, and stands on the record */
};
/* Nothing is there unless all of it is, and is what its hash says. */
int client_fetch(struct client *c, struct fetched *f, struct arena *a, struct err *err);

/* A whole report: asks for piece after piece (op is set) and adds them to the tally, which
 * is fresh. progress (or NULL) is told after each; false: no more. Lines are in order. */
typedef bool client_progress(void *arg, const struct tally *tally);
int client_report(struct client *c, const struct request *first, struct tally *tally, client_progress *progress, void *arg,
	struct err *err);

/* For a loop: readable means client_push may have something. -1 while disconnected. */
int client_fd(const struct client *c);
/* The next push, without waiting: 1 got one, 0 none, -1 the connection is gone
 * (client_reconnect or the next call mends it). */
int client_push(struct client *c, struct arena *a, struct reply *r, struct err *err);
/* How many connections there have been: another than before knows nothing of what the
 * last one told the server. */
unsigned client_connections(const struct client *c);
int client_reconnect(struct client *c, struct err *err);

#endif
