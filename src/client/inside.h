/* inside.h - a client's insides, for the files of this folder. */
#ifndef CLIENT_INSIDE_H
#define CLIENT_INSIDE_H

#include "plaint/client.h"

#include "connection.h"
#include "where.h"

/* A push that came while a reply was waited for. */
struct kept {
	struct kept *next;
	size_t len;
	char frame[];
};

struct client {
	struct client_options options;
	struct arena arena; /* of the options and the place */
	struct place place;
	struct connection connection;
	struct arena hello; /* of me */
	struct me *me;
	const char *build;  /* of the server, in hello */
	struct site *site;
	instant ahead;      /* the server's clock minus ours */
	struct err refusal; /* code ERR_NONE: changes are stored */
	uint32_t tag;
	unsigned connections;
	client_waiting *waiting; /* or NULL */
	void *waiting_arg;
	client_slow *slow;       /* or NULL */
	void *slow_arg;
	client_sending *sending; /* or NULL */
	void *sending_arg;
	uint32_t far_tag;   /* of the question how far it is, unanswered; or 0 */
	struct kept *kept, **kept_end;
	size_t kept_count;
};

enum answer { ANSWER_YES, ANSWER_LATE, ANSWER_LOST };

/* Sends one request and waits for its reply, once. */
enum answer exchange(struct client *c, struct request *q, struct arena *a, struct reply *r);
/* Takes over what a reply or push says about the site, oneself and the time. */
void learn(struct client *c, const struct reply *r);
/* One frame as a reply, in the arena. */
int frame_unpack(struct arena *a, const char *frame, size_t len, struct reply *r, struct err *err);
void disconnect(struct client *c);
/* Is the server another build than this program? */
bool client_outdated(const struct client *c);
/* Tells an older server of one's own to leave, and waits until it has. */
void client_stop_old(struct client *c);
/* Connects and says hello; starts the server if that is wanted. */
int client_connect(struct client *c, bool start, struct err *err);

#endif
