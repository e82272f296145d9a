/* internal.h - what the files of the store share. */
#ifndef PLAINT_STORE_INTERNAL_H
#define PLAINT_STORE_INTERNAL_H

#include <db.h>
#include <pthread.h>
#include <stdatomic.h>

#include "plaint/content.h"
#include "plaint/folder.h"
#include "plaint/store.h"
#include "limits.h"

/* One B-tree in one file each; the array that describes them is in tables.c. */
enum table {
	TABLE_META, TABLE_COUNTER, TABLE_COMPLAINT, TABLE_EVENT, TABLE_PAYLOAD,
	TABLE_DRAFT, TABLE_REQUEST, TABLE_EXPIRY, TABLE_QUEUE, TABLE_NUMBER, TABLE_LOOKUP,
	TABLE_POSTING, TABLE_PENDING, /* since schema 2 */
	TABLE_COUNT
};

struct table_info {
	const char *name; /* of the file, and in messages */
	bool pieces;      /* long values: pieces.c */
	uint32_t since;   /* the first schema number that has it; 0: all */
	bool derived;     /* all of it follows from other tables: repair.c */
};
extern const struct table_info table_list[TABLE_COUNT];

/* The ends of what grows; a transaction works on a copy, its commit puts it back. */
struct ends {
	uint64_t id;  /* of the newest complaint */
	uint64_t seq; /* of the newest event */
	unsigned char hash[EVENT_HASH]; /* of the newest event */
};

/* The side file with the last acknowledged event (note.c). */
struct note {
	int fd;
	uint64_t seq;
	bool dirty; /* written, not yet synced */
	pthread_mutex_t lock;
};

/* A file on its way in (incoming.c). */
struct incoming;

/* The folder of evidence (files.c, incoming.c). */
struct files {
	pthread_mutex_t lock;
	struct incoming *coming;
	char (*gone)[CONTENT_NAME + 1]; /* maybe named by no record any more: looked at by the upkeep */
	size_t gone_count;
	int held;              /* none goes meanwhile (snapshot.c) */
	struct arena listed;   /* names of a copy that is exported (rows.c) */
	struct texts list;
};

struct store {
	char *dir;  /* the data directory */
	char *home; /* the environment inside it */
	char *evidence; /* the data directory whose files it reads: this one, but for a copy to read */
	struct err refusal; /* said to every change; code ERR_NONE: it takes them */
	int lock_fd;
	DB_ENV *env;
	DB *table[TABLE_COUNT];
	uint32_t cache;
	uint64_t reserve;
	struct note note;
	struct files files;
	pthread_mutex_t writer; /* one change at a time */
	pthread_rwlock_t gate;  /* transaction.c */
	pthread_mutex_t state;  /* for what follows */
	struct ends ends;
	struct site *site;
	bool broken;            /* Berkeley DB wants recovery */
	bool ailing;            /* the disk refused the last write */
	bool copy;              /* recovered from its first log on */
	bool repair;            /* its derived tables are made anew */
	int copying;            /* no log may be removed meanwhile (snapshot.c) */
	int64_t checkpoint_at;  /* seconds of the monotonic clock */
	atomic_llong far;       /* store_far */
	void (*log)(void *arg, const char *line);
	void *log_arg;
	void (*step)(void *arg, uint32_t seconds); /* NULL once it is open */
	void (*ails)(void *arg, bool refuses);
	void *watch_arg;
	struct doublewrite *twice; /* pages on their way to the tables; a copy has none */
	struct indexer *indexer; /* the writing thread's */
	bool (*wanted)(void *arg); /* does a change wait meanwhile? or NULL */
	void *wanted_arg;
};

/* A record written in this transaction, and whether an event vouches for it. */
struct touched {
	uint64_t id;
	unsigned char digest[EVENT_HASH];
	bool vouched;
};

struct store_txn {
	struct store *store;
	DB_TXN *txn;
	struct site *site;
	bool writes;
	bool walks;  /* a long read: breathes between the blocks of a scan */
	bool again;  /* a deadlock: begin again */
	bool failed; /* Berkeley DB refused something: must not commit */
	struct ends ends;
	struct arena arena; /* lives as long as the transaction */
	struct touched *touched;
	size_t touched_count;
	const char **gone; /* files this change took from the last record that named them */
	size_t gone_count;
	char *buffer; /* for values on their way to an arena */
	uint32_t buffer_size;
};

struct bytes {
	const void *data;
	size_t len;
};

/* --- keys (key.c): big-endian, so that they sort as people read them --------- */

struct key {
	size_t len;
	unsigned char data[KEY_MOST];
};
void key_clear(struct key *k);
void key_byte(struct key *k, unsigned char c);
void key_u64(struct key *k, uint64_t v);
/* A time that sorts; none comes last. */
void key_time(struct key *k, instant t);
/* At most `most` bytes of the text, cut between characters. */
void key_string(struct key *k, const char *s, size_t most);
/* The text and a NUL: no other text begins with it. */
void key_title(struct key *k, const char *s, size_t most);
bool key_equal(const struct key *a, const struct key *b);
void put_u32(unsigned char out[4], uint32_t v);
void put_u64(unsigned char out[8], uint64_t v);
uint32_t get_u32(const unsigned char *in);
uint64_t get_u64(const unsigned char *in);

/* --- tables ------------------------------------------------------------------ */

/* Opens every table, or makes them all when create is set. Tables that came with a later
 * schema may be absent. */
int tables_open(struct store *s, bool create, struct err *err);
/* Makes the tables that came with this schema number; what is there of them (the rest of
 * an attempt cut short, of which an older program knew nothing) is emptied. */
int tables_add(struct store *s, uint32_t since, struct err *err);
/* Makes the derived tables that are absent, empty. */
int tables_make_derived(struct store *s, struct err *err);
/* ERR_STORE when one of this schema is not open. */
int tables_whole(const struct store *s, struct err *err);
void tables_close(struct store *s);
/* ERR_STORE when the file of a table is not there. */
int tables_present(const struct store *s, struct err *err);

/* --- access: one row, or a range of them ---------------------------------------- */

/* 1 found (the value in the arena), 0 none, -1. */
int table_get(struct store_txn *t, struct arena *a, enum table table, const void *key, size_t len,
	struct bytes *out, struct err *err);
int table_put(struct store_txn *t, enum table table, const void *key, size_t len, const void *value,
	size_t value_len, struct err *err);
/* The same for a key that cannot be there yet. */
int table_new(struct store_txn *t, enum table table, const void *key, size_t len, const void *value,
	size_t value_len, struct err *err);
/* 1 done, 0 the key was there already, -1. */
int table_add(struct store_txn *t, enum table table, const void *key, size_t len, const void *value,
	size_t value_len, struct err *err);
/* 1 removed, 0 there was none, -1. */
int table_remove(struct store_txn *t, enum table table, const void *key, size_t len, struct err *err);
/* The last key of a table, as it stands there: 1, 0 empty, -1. */
int table_last(struct store_txn *t, struct arena *a, enum table table, struct bytes *key, struct err *err);

/* Called for each pair; the bytes live until it returns. 0 on, 1 stop, -1 failed. */
typedef int table_each(void *arg, const struct bytes *key, const struct bytes *value, struct err *err);
/* All keys that begin with prefix, in order; first: bytes of the first read. */
int table_scan(struct store_txn *t, enum table table, const void *prefix, size_t len, size_t first,
	table_each *each, void *arg, struct err *err);
/* The same from a key on (the prefix itself, or one behind it). */
struct range {
	const void *prefix;
	size_t len;
	const void *start;
	size_t start_len;
};
int table_scan_from(struct store_txn *t, enum table table, const struct range *r, size_t first, table_each *each, void *arg,
	struct err *err);
/* The same for the keys alone, however long the values: they are not read (and empty). Not of
 * tables in pieces. */
int table_keys(struct store_txn *t, enum table table, const void *prefix, size_t len, table_each *each, void *arg,
	struct err *err);
/* Notes what Berkeley DB said and fills in *err. Always -1. */
int db_failed(struct store_txn *t, int rc, const char *what, struct err *err);

/* --- records and their indexes --------------------------------------------------- */

/* A record's bytes in the table: a format byte, flags, the packed complaint. */
#define RECORD_FORMAT 1
#define RECORD_HEAD 2
enum { RECORD_SAFETY = 1, RECORD_UNVOUCHED = 2 };

/* A complaint and what the indexes are made of. */
struct subject {
	const struct complaint *complaint;
	struct row row;
	const void *cover; /* the packed row */
	size_t cover_len;
};
/* safety: as the site says (-1), or as the record was indexed (0, 1). */
void subject_make(struct store_txn *t, struct arena *a, const struct complaint *c, int safety, struct subject *out);
int record_read(struct arena *a, const struct bytes *value, struct complaint **out, unsigned *flags, struct err *err);
void record_digest(const void *packed, size_t len, unsigned char out[EVENT_HASH]);
/* 1, 0, -1. */
int record_get(struct store_txn *t, struct arena *a, uint64_t id, struct complaint **out, unsigned *flags,
	struct err *err);
/* Writes the record again with another safety, and its indexes. */
int record_reindex(struct store_txn *t, struct arena *a, uint64_t id, struct err *err);
/* Writes the record alone: no event vouches for it unless one comes. */
int record_write(struct store_txn *t, const struct subject *s, bool fresh, struct err *err);
/* Adds to c->former what its events say: 1 something came, 0, -1. */
int former_gather(struct store_txn *t, struct arena *a, struct complaint *c, struct err *err);
/* Before a commit: records no event vouches for are marked. */
int records_finish(struct store_txn *t, struct err *err);

enum cover { COVER_NONE, COVER_ID, COVER_NUMBER, COVER_ROW };
struct index {
	const char *name; /* in messages */
	enum table table;
	enum cover cover;
	/* Makes the key, or leaves it empty: not in this index. */
	void (*key)(struct key *k, const struct subject *x);
};
enum index_name {
	INDEX_NUMBER, INDEX_ENDING, INDEX_OPEN, INDEX_DEPARTMENT, INDEX_PERSON, INDEX_TAKER, INDEX_STATE,
	INDEX_PHONE, INDEX_NAME, INDEX_ADDRESS, INDEX_ACCOUNT, INDEX_OUTSIDE,
	INDEX_OUTSIDE_2, INDEX_OUTSIDE_3, INDEX_OUTSIDE_4, INDEX_OUTSIDE_5, INDEX_OUTSIDE_6, INDEX_ORIGINAL, INDEX_LENT, INDEX_COUNT
};
extern const struct index index_list[INDEX_COUNT];
/* The value that belongs to the key. */
struct bytes index_value(const struct index *x, const struct subject *s, unsigned char id[8]);
/* Writes only what differs. before NULL: a new complaint. */
int indexes_write(struct store_txn *t, const struct subject *before, const struct subject *after, struct err *err);
/* The beginning of all keys of a queue or a lookup. */
void queue_prefix(struct key *k, enum queue_kind kind, const char *title, bool *ok);
void lookup_prefix(struct key *k, enum lookup by, const char *what);
/* The same for numbers that end with this text. */
void ending_prefix(struct key *k, const char *ending);
/* Reads id from the end of a lookup's key. */
uint64_t lookup_id(const struct bytes *key);
/* The text a lookup compares, folded as its index has it. */
void lookup_fold(struct str *out, enum lookup by, const char *text);
const char *lookup_field(enum lookup by, const struct complaint *c);

/* --- evidence --------------------------------------------------------------------- */

void files_init(struct store *s);
void files_free(struct store *s);
/* Once the tables are open: what was begun before a crash goes, what was to go is noted. */
int files_begin(struct store *s, struct err *err);
/* The folder, made when it is not there yet. */
int files_folder(struct store *s, struct err *err);
int files_sync(struct store *s);
/* malloc */
char *files_path(const struct store *s, const char *name);
/* A file under its hash; both durable when it returns 0. */
int files_place(struct store *s, const char *from, const char *hash, struct err *err);
/* The rows that say which records name a file: only what differs is written. */
int files_index(struct store_txn *t, const struct complaint *before, const struct complaint *after, struct err *err);
void files_key(struct key *k, const char *hash, uint64_t id);
/* Does any record name it? 1, 0, -1. In a transaction; with one of its own. */
int files_named(struct store_txn *t, const char *hash, struct err *err);
int files_asked(struct store *s, const char *hash, struct err *err);
/* Is it part of a change that is not settled yet? */
bool files_unsettled(struct store *s, const char *hash);
/* No record names it any more, after this change: noted in the store until it is gone. */
int files_mark_gone(struct store_txn *t, const char *hash, struct err *err);
/* To be looked at by files_clear; takes a hash that a commit took from the last record. */
void files_note_gone(struct store *s, const char *hash);
/* Removes what no record names any more, once that is durable. */
int files_clear(struct store *s, struct err *err);
void files_hold(struct store *s, bool on);
/* Links what the records of a copy name into its folder. */
int files_link(const struct store *s, struct store *copy, struct err *err);
/* In a repair: files no record names go into the folder unnamed/. */
int files_put_aside(struct store *s, struct err *err);
/* A piece of an import. */
int files_import(struct store *s, const char *hash, uint64_t size, uint64_t offset, const void *data, size_t len,
	struct err *err);

/* --- supervision: several rows a record -------------------------------------------- */

/* The n-th row of the record; false: there are no more. The key is empty when the record
 * has no such row just now. */
bool supervised_row(const struct complaint *c, size_t n, struct key *k, struct str *value);
/* Only what differs is written. before NULL: it has none yet. */
int supervised_index(struct store_txn *t, const struct complaint *before, const struct complaint *after, struct err *err);
bool supervised_is_key(const struct bytes *key);
uint64_t supervised_id(const struct bytes *key);
bool supervised_belongs(const struct complaint *c, const struct bytes *key);
/* Schema 4 had one row a record, not in the order of the list. */
int supervised_forget_schema_4(struct store_txn *t, uint64_t id, struct err *err);

/* --- events -------------------------------------------------------------------- */

/* A row of the event table: hash, payload hash, header. */
struct event_head {
	uint64_t seq, complaint;
	instant at, seen;
	uint32_t uid;
	const char *action;
	const unsigned char *digest; /* of the record, or NULL */
	const unsigned char *hash, *payload_hash;
	struct bytes packed; /* the header's own bytes */
};
int event_head_read(struct arena *a, const struct bytes *value, struct event_head *out, struct err *err);
void event_chain(const unsigned char before[EVENT_HASH], const unsigned char payload[EVENT_HASH],
	const struct bytes *head, unsigned char out[EVENT_HASH]);
void event_payload_hash(const void *payload, size_t len, unsigned char out[EVENT_HASH]);
/* Fills in one event from its header and its payload (salt first; empty: destroyed). */
int event_read(struct arena *a, const struct event_head *h, const struct bytes *payload, struct event *out,
	struct err *err);

/* --- the rest ------------------------------------------------------------------- */

/* -1 with *err: it is open only to be read. */
int store_refused(const struct store *s, struct err *err);
/* In a long read: lets changes through. What was read before may be old afterwards. */
void txn_breathe(struct store_txn *t);
void store_say(struct store *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* While it is being opened: a step begins that takes so many seconds at most. */
void store_step(struct store *s, uint32_t seconds);
/* The disk refused a write, or took one. */
void store_ails(struct store *s, bool refuses);
bool store_ailing(struct store *s);
/* Bytes of the files in a folder whose names begin so. */
uint64_t files_size(const char *dir, const char *begin);
char *store_path(const char *dir, const char *name); /* malloc */

/* From here to disk_end store_ails hears of every call the disk refuses. */
void disk_begin(struct store *s);
void disk_end(struct store *s);
/* limit: seconds; 0: by the size of the log. */
int env_open(struct store *s, uint32_t limit, struct err *err);
/* Opening failed for want of room or of rights, which is no damage: true, and *err says so. */
bool env_refused(struct store *s, int rc, struct err *err);
/* Berkeley DB refused something while it was open: what it says, and the runbook's section. */
int store_cannot(struct store *s, int rc, const char *what, struct err *err);
void env_close(struct store *s);
int store_create(struct store *s, struct err *err);
int schema_write(struct store *s, struct err *err);
/* Refuses a store of a newer program; brings one of an older up to date (migrate.c). */
int schema_check(struct store *s, struct err *err);
int schema_migrate(struct store *s, uint32_t from, struct err *err);
int ends_load(struct store *s, struct err *err);
/* Brings the indexes in line with the site's natures when those changed. */
int reindex_safety(struct store *s, struct err *err);

int note_absent(struct store *s, struct err *err);
int note_open(struct store *s, struct err *err);
int note_compare(struct store *s, struct err *err);
int note_write(struct store *s, const struct ends *ends, struct err *err);
int note_sync(struct store *s, struct err *err);
void note_close(struct store *s);

/* Before the environment is opened: ERR_STORE when a repair was cut short; in a repair,
 * puts the derived tables aside. */
int repair_begin(struct store *s, struct err *err);
/* In a repair, once the records can be read: fills the derived tables. */
int repair_fill(struct store *s, struct err *err);
/* The rows of records that a store of this schema had other ones of, anew. */
int reindex_changed(struct store *s, uint32_t from, struct err *err);

int answers_expire(struct store *s, instant now, struct err *err);

/* --- verify ------------------------------------------------------------------------ */

struct check {
	struct store_txn *t;
	struct store *store;
	void (*fault)(void *arg, const char *line);
	void *arg;
	uint64_t faults;
	/* the part that runs: from where to where in thousandths, rows seen of so many or so */
	int64_t from, to;
	uint64_t seen, expected;
};
/* A part begins; each row it looks at ticks. */
void check_part(struct check *c, int64_t from, int64_t to, uint64_t expected);
void check_tick(struct check *c);
void check_fault(struct check *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
int check_events(struct check *c, struct err *err);
int check_payloads(struct check *c, struct err *err);
int check_complaints(struct check *c, struct err *err);
int check_indexes(struct check *c, struct err *err);
int check_small(struct check *c, struct err *err);
/* Outside of a transaction: what takes long. */
int check_files(struct check *c, struct err *err);

#endif
