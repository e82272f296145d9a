/* store.h - the records on disk: Berkeley DB behind one small door.
 *
 * One process opens a store (the serving process; a lock file sees to it). One
 * thread writes, any may read. Work on the store is a function run inside a
 * transaction by store_write or store_read, again (bounded) if Berkeley DB says
 * deadlock: it must build its results afresh each time and touch nothing else.
 * A change is durable only after store_flush; nobody is told "done" before.
 */
#ifndef PLAINT_STORE_H
#define PLAINT_STORE_H

#include "plaint/complaint.h"
#include "plaint/event.h"
#include "plaint/message.h"

struct store;
struct store_txn;

struct store_options {
	uint64_t reserve;   /* bytes of free disk below which changes are refused; 0: the default */
	uint32_t cache;     /* bytes; 0: the default */
	uint32_t recovery;  /* seconds recovery may take; 0: by the size of the log */
	bool create;        /* make a new store when the directory is empty */
	bool copy;          /* a copy made while changes went on: recovered from its first log */
	bool repair;        /* make anew every table that follows from records and answers: the indexes;
	                     * files no record names are put aside */
	/* Opened only to be read: it is a copy (store_reading_copy) of this data directory, whose
	 * evidence it reads; every change is refused with these words. Or NULL. */
	const char *origin;
	const struct err *refusal;
	void (*log)(void *arg, const char *line); /* plain lines for the server's log */
	void *log_arg;
	/* A step of opening begins that takes well under so many seconds. A disk that hangs, or a
	 * damaged file, can keep it for ever; then only the end of the process helps. Or NULL. */
	void (*step)(void *arg, uint32_t seconds);
	/* The disk refused a write; or (false) takes them again. While it refuses, changes and closing
	 * may not come to an end. In any thread, which may hold locks of the store. Or NULL. */
	void (*ails)(void *arg, bool refuses);
	void *watch_arg;
};

/* dir: made (0700) when create. Recovers after a crash. ERR_STORE with what to do:
 * another process has it, a newer schema, a missing table, a shortened log, a recovery
 * that does not end (its thread cannot be stopped: the process must end too). */
int store_open(struct store **out, const char *dir, const struct site *site, const struct store_options *o, struct err *err);
void store_close(struct store *s);
/* The site the rows of the queue index are made with (nature safety). After a reload. */
void store_set_site(struct store *s, const struct site *site);

typedef int store_work(struct store_txn *t, void *arg, struct err *err);
/* Runs work in a transaction: commits when it returns 0 (not yet durable), else
 * aborts. Before: refuses with ERR_STORE when the disk is below the reserve. */
int store_write(struct store *s, store_work *work, void *arg, struct err *err);
/* The same to read: nothing changes meanwhile, and changes wait for it, so it is short.
 * Only store_scan lets changes through (between two rows), and store_verify. Never
 * within other work on the store. */
int store_read(struct store *s, store_work *work, void *arg, struct err *err);
/* Makes all that was committed durable, and notes the last event aside. */
int store_flush(struct store *s, struct err *err);
/* May be called in a thread of its own, so that a checkpoint holds up no change (it
 * takes a change's place only to drop old answers). Called about each second by the server: checkpoint when 16 MB of log or 10 s
 * passed since the last, the side file's flush, removal of old logs and of request
 * answers older than 24 h. */
int store_maintain(struct store *s, instant now, struct err *err);

/* --- complaints ----------------------------------------------------------- */

/* ERR_NO when there is none. */
int store_complaint(struct store_txn *t, struct arena *a, const char *number, struct complaint **out, struct err *err);
int store_complaint_id(struct store_txn *t, struct arena *a, uint64_t id, struct complaint **out, struct err *err);
/* Writes the record and the differences of all indexes. old NULL: a new one, whose
 * id it sets; its number must not exist yet. */
int store_put(struct store_txn *t, struct arena *a, const struct complaint *old, struct complaint *c, struct err *err);
/* The next serial of a counter ("20261122" → 1, 2, 3 ...), within the transaction:
 * an aborted one leaves no gap. */
int store_serial(struct store_txn *t, const char *counter, uint32_t *out, struct err *err);
/* Did a read fail for Berkeley DB's sake? Otherwise it was what lies there that is not in order. */
bool store_failed(const struct store_txn *t);
/* The newest number that ends with this serial text ("0031"). ERR_NO when none. */
int store_number_ending(struct store_txn *t, struct arena *a, const char *ending, const char **out, struct err *err);

/* --- events --------------------------------------------------------------- */

/* Sets seq, salt and hash. After the store_put it belongs to, in the same work: the
 * event then vouches for the record as it stands, and store_verify sees one changed
 * behind the program's back. */
int store_event(struct store_txn *t, struct event *e, struct err *err);
/* Empties the payloads of all its events so far, whose links stay, and drops drafts of forms
 * on it (PU-13). Before the event that says so, after the store_put of what is left. */
int store_destroy(struct store_txn *t, uint64_t complaint, const char *number, struct err *err);
/* The hash events are chained with, of any bytes: what a letter's text is known by. */
void store_hash(const void *bytes, size_t len, unsigned char out[EVENT_HASH]);
/* All of one complaint, oldest first: as much memory as its timeline is long. */
int store_events(struct store_txn *t, struct arena *a, uint64_t complaint, struct event **out, size_t *count, struct err *err);
/* A page of it: the newest of those before some event. */
struct store_page {
	uint64_t before; /* an event's number; 0: none, the newest of all */
	size_t most;     /* so many at most; 0: any number */
	size_t bytes;    /* as many as have so many bytes ... */
	bool one;        /* ... but one however long it is */
	struct event *events; /* what there is of it, oldest first */
	size_t count;
	size_t first;    /* so many older ones there are */
	size_t total;    /* of the complaint */
};
int store_events_page(struct store_txn *t, struct arena *a, uint64_t complaint, struct store_page *page, struct err *err);

/* Called for each event; pointers live until it returns. Return false to stop. */
typedef bool store_each_event(void *arg, const struct event *e);
/* Every event of one complaint, oldest first, one after the other. */
int store_timeline(struct store_txn *t, uint64_t complaint, store_each_event *each, void *arg, struct err *err);
/* Events of these actions (a list ended by NULL), newest first, as far as they were
 * recorded within `span` seconds before the newest event of all; no more than `most`
 * events are looked at. at (may be NULL): the event to begin with, 0 the newest; then
 * the one to go on with, 0 when there is none. Lets changes through, like store_scan. */
int store_recent(struct store_txn *t, int64_t span, size_t most, const char *const *actions, uint64_t *at,
	store_each_event *each, void *arg, struct err *err);
/* The number of the newest event of all; 0: none. */
uint64_t store_newest_event(const struct store_txn *t);

/* --- lists: one cursor scan, rows as they are shown ------------------------ */

/* Called for each row in order; pointers live until it returns. Return false to stop. */
typedef bool store_each_row(void *arg, const struct row *r);

enum queue_kind { QUEUE_OPEN, QUEUE_DEPARTMENT, QUEUE_PERSON, QUEUE_TAKER, QUEUE_STATE, QUEUE_LENT };
/* Most urgent first (row_compare). OPEN takes no key, nor does LENT: closed ones with a clock
 * that runs (PU-13), the first due first; STATE (all states, closed ones
 * newest first) the state's name; the others a title or login, open ones only. */
int store_queue(struct store_txn *t, enum queue_kind kind, const char *key, store_each_row *each, void *arg, struct err *err);
enum lookup { LOOKUP_PHONE, LOOKUP_NAME, LOOKUP_ADDRESS, LOOKUP_ACCOUNT, LOOKUP_NUMBER, LOOKUP_OUTSIDE, LOOKUP_ORIGINAL };
/* Newest first. PHONE: any last digits (4 or more); NAME, ADDRESS: a folded
 * beginning; ACCOUNT, NUMBER, OUTSIDE: a beginning; ORIGINAL: exactly. */
int store_lookup(struct store_txn *t, enum lookup by, const char *what, store_each_row *each, void *arg, struct err *err);
typedef bool store_each_complaint(void *arg, const struct complaint *c);
/* Violations, those nobody decided on yet; documents of supervision, those of open complaints
 * (D-7, U-6). */
enum supervised_list { SUPERVISED_VIOLATIONS, SUPERVISED_OPEN, SUPERVISED_DOCUMENTS, SUPERVISED_WAITING };
struct supervised {
	instant at;
	uint64_t id;     /* of the complaint */
	uint32_t which;  /* violation or document of the record */
	int state;       /* of a violation, and as confirmed: */
	int64_t yuan;
	const char *department, *person; /* "": none */
	const char *text; /* the amount proposed; the number of the document */
};
typedef bool store_each_supervised(void *arg, const struct supervised *s);
/* Newest first, from the one behind `after` (at, id, which), or from `newest` on, or from the
 * newest of all; as long as `each` returns true. From the index alone. Lets changes through. */
int store_supervised(struct store_txn *t, enum supervised_list list, const struct supervised *after, instant newest,
	store_each_supervised *each, void *arg, struct err *err);
/* All complaints by id, newest first, received not before from (or none). */
int store_scan(struct store_txn *t, instant from, store_each_row *each, void *arg, struct err *err);

/* The highest id of a complaint; the hash of the newest event (32 bytes). */
uint64_t store_newest(const struct store_txn *t);
void store_head(const struct store_txn *t, unsigned char head[EVENT_HASH]);
/* Every complaint whole, newest first, from that id downward; `each` is called as
 * long as it returns true. Lets changes through, like store_scan. */
int store_walk(struct store_txn *t, uint64_t from, store_each_complaint *each, void *arg, struct err *err);

/* --- search ----------------------------------------------------------------- */

struct store_search {
	struct texts words;    /* all of them (words.h); none: every complaint. ":0031": the end of a number */
	int level;             /* 0: any; the others NULL */
	const char *department, *person, *area; /* as the record has them now */
	uint64_t from; /* not newer than this id; 0: all */
	const uint64_t *among; /* limited: only these, newest first */
	size_t among_count;
	bool limited;
};
/* Every complaint that may hold all the words, newest first: in its searched fields
 * (searched.h), or, from four characters on, by the end of its telephone number, the
 * beginning of its account or outside number, the beginning or end of its own; and is of
 * this level, department, person, area. It may bring some that do not: the caller
 * compares. What was stored just now is found too. Lets changes through, like store_scan. */
int store_search(struct store_txn *t, const struct store_search *q, store_each_complaint *each, void *arg, struct err *err);
/* One short step (well under a millisecond) of bringing changed texts into the index,
 * once at least `least` complaints wait for it. In the thread that writes, when nothing
 * else is to be done. *more: call again. Needs no flush: a search finds what waits, and
 * what a crash takes back is done again. */
int store_index(struct store *s, size_t least, bool *more, struct err *err);
/* Asked during a step, in its thread: when it says true, the step ends at the next good place
 * (some 20 us), so that a change that came meanwhile does not wait for it. Set once, before. */
void store_index_wanted(struct store *s, bool (*is)(void *arg), void *arg);

/* --- marks: small notes of the program to itself --------------------------------- */

/* The text of a mark, in the arena; *out NULL: never set. */
int store_mark(struct store_txn *t, struct arena *a, const char *name, const char **out, struct err *err);
int store_set_mark(struct store_txn *t, const char *name, const char *text, struct err *err);

/* --- requests already answered -------------------------------------------- */

/* The kept answer to a request id, or *len 0. */
int store_answer(struct store_txn *t, struct arena *a, const char *request, const void **bytes, size_t *len, struct err *err);
int store_keep_answer(struct store_txn *t, const char *request, instant now, const void *bytes, size_t len, struct err *err);

/* --- drafts --------------------------------------------------------------- */

int store_draft_put(struct store_txn *t, const struct draft *d, struct err *err);
int store_draft_drop(struct store_txn *t, const char *login, const char *id, struct err *err);
/* How many somebody has, and whether that one is among them: without reading them. */
int store_draft_count(struct store_txn *t, const char *login, const char *id, size_t *count, bool *there, struct err *err);
int store_drafts(struct store_txn *t, struct arena *a, const char *login, struct draft **out, size_t *count, struct err *err);

/* --- evidence: files/<hash> beside the environment ---------------------------------- */

/* A file comes in pieces and becomes evidence within the change whose record names it. What
 * was begun belongs to one connection (desk) and is known to it by a token. The first five
 * are for one thread, the writer's calls come from another. */
#define STORE_TOKEN 32 /* characters */
struct store_coming { int64_t desk; uint32_t uid; uint64_t size; instant at; };
/* ERR_STORE when there is no room for it beside the reserve. */
int store_file_begin(struct store *s, const struct store_coming *c, char token[STORE_TOKEN + 1], struct err *err);
int store_file_piece(struct store *s, int64_t desk, const char *token, uint64_t offset, const void *data, size_t len,
	instant now, struct err *err);
/* All of it came: made durable. */
int store_file_end(struct store *s, int64_t desk, const char *token, struct err *err);
/* Nothing stays of it; token NULL: of all that desk began. */
void store_file_drop(struct store *s, int64_t desk, const char *token);
/* The same of what nobody touched since before; how many are left. */
size_t store_file_expire(struct store *s, instant before);
/* Bytes begun and not yet evidence: of this desk, this account, all; files of this desk. */
struct store_way { uint64_t desk, account, all; size_t files; };
void store_file_way(struct store *s, int64_t desk, uint32_t uid, struct store_way *out);

/* Within a change: what ended under the token becomes files/<hash>, durably, before the
 * change is committed. Again for the same token: the same answer. */
int store_file_take(struct store_txn *t, struct arena *a, int64_t desk, const char *token, const char **hash, int64_t *size,
	struct err *err);
/* After that change, committed or not: a file that no record names goes. */
void store_file_settle(struct store *s, int64_t desk, bool committed);

/* Does any record but this one name it? 1, 0, -1. */
int store_file_shared(struct store_txn *t, const char *hash, uint64_t but, struct err *err);

/* Reading, in any thread. ERR_STORE when the file is missing or is not what its hash says. */
int store_file_check(struct store *s, const char *hash, int64_t size, struct err *err);
int store_file_size(struct store *s, const char *hash, uint64_t *size, struct err *err);
/* At most `most` bytes from there on; *len 0: the end. */
int store_file_read(struct store *s, const char *hash, uint64_t offset, void *out, size_t most, size_t *len, struct err *err);
/* Hashes of all files the records name, sorted, in the arena. */
int store_file_names(struct store *s, struct arena *a, struct texts *out, struct err *err);

/* --- care ------------------------------------------------------------------ */

/* Checks every table and every index both ways, the event chain, and that every file the
 * records name is what its hash says, and no other is there. Calls fault
 * with an English line for each; *faults gets their number. 0 when it could look. */
int store_verify(struct store *s, void (*fault)(void *arg, const char *line), void *arg, uint64_t *faults, struct err *err);


/* --- all of it as rows (rows.c says what they hold), for export and import --------- */

/* An array of rows from *position (0: the beginning) on, until it is about `most` bytes
 * long; *position is moved on. */
int store_rows(struct store *s, uint64_t *position, size_t most, struct pack *out, bool *end, struct err *err);
/* Puts one row into a store that has nothing behind it: events first, then complaints by
 * id, then counters, then files. ERR_INPUT when it breaks the chain or is none. */
int store_row_write(struct store_txn *t, const struct node *row, struct err *err);

/* The chain of events alone, oldest fault first (L-3). head: the hash of an event as it
 * was printed once, or NULL; *at gets that event's number, 0 when none has it. */
int store_audit(struct store *s, const unsigned char *head, uint64_t *at,
	void (*fault)(void *arg, const char *line), void *arg, uint64_t *faults, struct err *err);

struct store_status { uint64_t complaints, events, log_bytes, disk_free, reserve; uint32_t schema; unsigned char head[EVENT_HASH]; };
int store_status(struct store *s, struct store_status *out, struct err *err);

/* How far the verify or audit is that runs, in thousandths. Any thread; whoever began it may
 * set it, too, for what it does itself. */
#define STORE_FAR_WHOLE 1000
int64_t store_far(struct store *s);
void store_set_far(struct store *s, int64_t far);

/* Would a change be stored now? Else *err: why not, and what to do. Any thread. */
int store_takes(struct store *s, struct err *err);
/* The words for a data directory that cannot be written, by errno. -1 */
int store_cannot_write(const char *dir, int cause, struct err *err);
/* For a data directory that nobody can write to: its store copied into the folder `to`, which
 * is empty, to be opened there with its origin. */
int store_reading_copy(const char *dir, const char *to, struct err *err);

/* Copies the whole store, as it stands at one moment, into the new folder dir: a data
 * directory like any other. Changes go on meanwhile. Long; ERR_STORE when there is no
 * room, and then nothing is left of it. *st: what the copy holds. */
int store_snapshot(struct store *s, const char *dir, struct store_status *st, struct err *err);
void store_snapshot_remove(const char *dir);

#endif
