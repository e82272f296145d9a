/* casework.h - what people can do, one file a use case: who may, which rule,
 * what is stored. The server calls it; it knows no sockets and no clock: the
 * time is an argument.
 */
#ifndef PLAINT_CASEWORK_H
#define PLAINT_CASEWORK_H

#include "plaint/message.h"
#include "plaint/store.h"

struct casework;

/* Loads the open cases into memory. Keeps the store; refers to the site. */
int casework_new(struct casework **out, struct store *store, struct site *site, struct err *err);
void casework_free(struct casework *cw);
/* The site in use, with a new reference. Any thread. */
/* How far the long request is that is answered now. Any thread. */
void casework_far(struct casework *cw, struct walked *out);
struct site *casework_site(struct casework *cw);
/* Puts a new site in its place. In the writer thread. */
int casework_reload(struct casework *cw, struct site *site, struct err *err);

struct caller {
	uint32_t uid;
	const char *login;
	bool serving_account; /* the uid the server runs as */
	bool looks_after;     /* that, or root: verify, audit and status without being staff */
	int64_t desk;         /* the connection: whose files are on their way in */
	const char *from;     /* "desk", "cli", "timer", "sample" */
};

/* What a change leads to, for pushes and the notification command. In the arena. */
struct outcome {
	struct texts changed;    /* numbers */
	struct notice *notices;
	size_t notice_count;
};

bool casework_changes(const char *op); /* does this operation go to the writer? */

/* A reading operation, in any thread. The reply lives in the arena; errors are in
 * reply->err. */
void casework_read(struct casework *cw, const struct caller *who, instant now,
	const struct request *q, struct arena *a, struct reply *r);

/* A changing operation, in the writer thread: one transaction, committed but not
 * flushed; the answer is kept with the request id. */
void casework_change(struct casework *cw, const struct caller *who, instant now,
	const struct request *q, struct arena *a, struct reply *r, struct outcome *o);

/* Warnings, breaches and escalations due at now (at most `most` complaints in one
 * call; *more says whether there are others). In the writer thread. */
int casework_sweep(struct casework *cw, instant now, size_t most, bool *more,
	struct arena *a, struct outcome *o, int64_t *done, struct err *err);
/* When the sweep has something to do next, or none. Any thread. */
instant casework_next(struct casework *cw);
/* Who fills in a form on which complaint (U-7): a lease of a desk (a number the server
 * gives each connection), which ends with it or after 30 s without a key. Only in memory;
 * nobody is ever kept from saving by it. Any thread.
 * casework_lease: op lease; the reply gets editing and total. */
void casework_lease(struct casework *cw, int64_t desk, const char *login, instant now, const struct request *q,
	struct arena *a, struct reply *r);
/* The connection is gone. */
void casework_lease_end(struct casework *cw, int64_t desk);
/* Ends what was silent too long; then what changed since the last call, each told once. */
struct editing *casework_lease_news(struct casework *cw, struct arena *a, instant now, size_t *count);

/* Keeps the store aside, to be filled by an import or checked after a restore: nothing
 * else is stored, and no clock fires. Before anything else is asked; then any thread. */
void casework_set_aside(struct casework *cw);
bool casework_aside(struct casework *cw);
/* May this caller take a copy of all records, unmasked (backup, export)? Any thread. */
bool casework_may_copy(struct casework *cw, const struct caller *who);
/* Does any clock run (linger)? Any thread. */
bool casework_busy(struct casework *cw);

/* Logins a notice is for, for the notification command. */
struct texts casework_recipients(struct casework *cw, struct arena *a, const struct notice *n, instant now);

/* Replays a made-up day from a story file into an empty store through the same use
 * cases people go through, each at its own time (relative to now), with the sweeps
 * between. One line a step, # begins a comment:
 *   @-3d2h15m LOGIN add KEY field="value" ... [next=forward] [emergency=yes]
 *   @-3d1h LOGIN KEY ACTION field="value" ...
 * KEY names the complaint within the file. \" and \\ and \n inside quotes; a value
 * that is such a time (callback="@+2h") becomes the time itself.
 * ERR_INPUT with file:line. */
int casework_sample(struct casework *cw, const char *file, instant now, struct err *err);

#endif
