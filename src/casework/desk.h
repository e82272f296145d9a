/* desk.h - one request being served: who asks, when, by which rules, and what has
 * been done so far. Inside casework only. */
#ifndef CASEWORK_DESK_H
#define CASEWORK_DESK_H

#include <pthread.h>
#include <stdatomic.h>

#include "open.h"
#include "plaint/action.h"
#include "plaint/casework.h"
#include "plaint/rules/calendar.h"

/* A site with its calendar compiled. Readers keep it while a reload puts another
 * one in its place. */
struct rulebook {
	struct site *site;
	struct workdays *days;
	struct arena arena;
	int refs; /* guarded by casework.lock */
};

struct casework {
	struct store *store;
	pthread_mutex_t lock;
	struct rulebook *book;
	struct open_cases *open;
	struct undo *undo; /* the writer's own */
	struct early *early; /* early.h */
	struct leases *leases; /* leases.h */
	atomic_bool aside;
	atomic_bool recount; /* recompute.h */
	atomic_llong violations; /* nobody decided on yet */
};

struct desk {
	struct casework *cw;
	struct rulebook *book;
	const struct site *site;
	const struct workdays *days;
	const struct caller *who;
	const struct me *me; /* NULL: the program itself, or someone not listed */
	instant now;
	struct arena *a;
	const struct request *q;
	struct reply *r;
	struct outcome *o;
	struct store_txn *t;
	/* Records written in this transaction: the open cases follow when it is committed. */
	struct complaint **touched;
	size_t touched_count;
	size_t registered; /* so many of them, the first ones, are new */
	struct did { enum action action; uint64_t id; const char *department; } *did;
	size_t did_count;  /* actions, for what the board calls done */
	struct moved { const struct complaint *before, *after; } *moved;
	size_t moved_count; /* by a reassign of many: what undo puts back */
	const struct undoable *undone; /* or NULL; taken back by this request */
	const char *taken_over; /* number whose forms others fill in no more, or NULL */
	int64_t fired;     /* warnings, breaches and escalations */
	int64_t violations; /* so many more wait for a decision after the commit */
	uint64_t generation; /* of the open cases, before the snapshot */
	size_t sent;       /* bytes of lists in the reply (desk_room) */
	int64_t mark;      /* of many: what was looked at */
	bool took;         /* files that were sent (attach.c): the change settles them */
	bool dry;          /* looked at only: nothing is committed */
};

int rulebook_new(struct rulebook **out, struct site *site, struct err *err);
struct rulebook *rulebook_take(struct casework *cw);
void rulebook_give(struct casework *cw, struct rulebook *book);

void desk_open(struct desk *d, struct casework *cw, const struct caller *who, instant now,
	const struct request *q, struct arena *a);
void desk_close(struct desk *d);
/* Forgets what an aborted attempt did. */
void desk_restart(struct desk *d, struct store_txn *t);
/* After the commit: the open cases learn of it. */
void desk_committed(struct desk *d);

/* ERR_DENIED for somebody who is not in the staff list. */
int desk_listed(const struct desk *d, struct err *err);
bool desk_may(const struct desk *d, enum action action);
/* The caller's login, "" for the program. */
const char *desk_login(const struct desk *d);
/* May the caller see this complaint's customer unmasked? */
bool desk_sees(const struct desk *d, const char *taker, const char *person, const char *department);

/* Writes the record (old NULL: a new one) and notes it for the open cases. */
int desk_put(struct desk *d, const struct complaint *old, struct complaint *c, struct err *err);
/* A notice to a login, department or role (NULL: everybody). */
void desk_notice(struct desk *d, instant at, const char *what, const struct complaint *c, const char *clock, const char *to);
/* The record of a number, in full or its ending ("0031", ":0031"). */
int desk_find(struct desk *d, const char *number, struct complaint **out, struct err *err);
/* As whom the caller decides on what waits: login and roles. */
struct texts desk_deciders(const struct desk *d);
/* A record for the reply, masked as the caller's rights want it. */
void desk_reply(struct desk *d, const struct complaint *c);
const char *desk_time(const struct desk *d, instant t); /* ISO 8601, or NULL */

/* Notes an action that was stored, for the board. */
void desk_did(struct desk *d, enum action action, const struct complaint *c);

/* The last days' steps and returns, from the events. A store_work; arg: the casework. */
int done_load(struct store_txn *t, void *arg, struct err *err);
/* What desk_did noted, to the open cases. */
void done_follow(struct desk *d);

/* Reassigns that can be taken back for a minute (U-9). In the writer thread. */
struct undo *undo_new(void);
void undo_free(struct undo *u);
/* Lets go of those whose minute is over. */
void undo_expire(struct undo *u, instant now);
/* After the commit: keeps what a reassign moved, lets go of what was taken back. */
void undo_keep(struct desk *d);
/* This was forwarded or reassigned by the request: what undo puts back. */
void desk_moved(struct desk *d, const struct complaint *before, const struct complaint *after);

/* What the open cases keep of a row's waits: ",manager,zong,-he,", the roles and logins that
 * decide and who does not, or NULL. */
const char *open_deciders(struct arena *a, const struct site *site, const struct row *r);
/* The row of a record, as open cases want it. */
void open_follow(struct open_cases *o, struct arena *a, const struct site *site, const struct complaint *c);

/* Puts every open case of the store into memory. A store_work; arg: the casework. */
int open_load(struct store_txn *t, void *arg, struct err *err);

typedef int use(struct desk *d, struct err *err);
/* Changing operations, inside a transaction. */
use use_add, use_act, use_reassign_many, use_urge_many, use_undo, use_draft_put, use_draft_drop, use_report_sign, use_report_reveal, use_decide_many;
/* Reading operations, inside a snapshot. */
use use_archive, use_letter, use_show, use_list, use_counts, use_earlier, use_find, use_drafts, use_board, use_handover, use_report,
	use_supervision, use_upload, use_file;
/* After use_file, outside its transaction. */
use file_content;

/* How many violations wait, from the store. A store_work; arg: the casework. */
int supervision_load(struct store_txn *t, void *arg, struct err *err);

/* ERR_INPUT with what there is, when a filter that found nothing names a level,
 * department, person, category or area the site does not know; a state likewise. */
int filter_known(struct desk *d, const struct filter *f, struct err *err);
int state_known(const char *state, struct err *err);
/* Fills in r->counts. */
int counts_fill(struct desk *d, struct err *err);
/* Every complaint of the request (numbers, else the filter), each by this action, all or
 * nothing; text "dry-run": nothing is changed. */
int many_do(struct desk *d, enum action action, struct err *err);
/* Has the reply room for so many bytes more? They are counted; once it has none, it has none. */
bool desk_room(struct desk *d, size_t bytes);
/* Adds a row to the reply, masked, its long texts shortened; false: there is no room for it
 * (more is set). One of a complaint that is there already is not added again. */
bool rows_add(struct desk *d, const struct row *r);
/* The same, there or not. */
bool rows_put(struct desk *d, const struct row *r);
/* Everything that needs no transaction of its own. */
int use_verify(struct desk *d, struct err *err);
int use_audit(struct desk *d, struct err *err);
/* In the writer thread; transactions of its own. */
int use_import(struct desk *d, struct err *err);
/* text "dry-run": in any thread, nothing is changed; else in the writer thread. */
int use_recompute(struct desk *d, struct err *err);
int use_status(struct desk *d, struct err *err);

#endif
