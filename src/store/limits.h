/* limits.h - every size and limit of the store, in one place. */
#ifndef PLAINT_STORE_LIMITS_H
#define PLAINT_STORE_LIMITS_H

/* The layout of tables, keys and values that this program writes (schema.md). */
#define SCHEMA_NUMBER 6u

/* 8 KB pages tore when the disk filled up. */
#define PAGE_SIZE_DB 4096u

/* doublewrite.h: pages held back at most, and how long the file of their images gets
 * before the tables are flushed for its sake. */
#define DOUBLEWRITE_PAGES 256u
#define DOUBLEWRITE_MOST (8u << 20)
#define DOUBLEWRITE_NAME "pages"

/* What a row of a leaf page holds at most without a page of its own is a fourth of a
 * page, less some bytes for the page's and the row's heads; pieces stay below. */
#define PIECE_SIZE 960u

/* Pages in memory. Holds the hot ends of all trees of some 100,000 complaints. A checked
 * build takes less: every start would mark all of it. */
#ifndef CACHE_DEFAULT
#define CACHE_DEFAULT (64u << 20)
#endif
#define CACHE_LEAST (1u << 20)

/* One log file. Small, so that old ones can go soon after a checkpoint. */
#define LOG_FILE_SIZE (8u << 20)

/* Log kept in memory until a flush: room for a batch of some hundred changes, so that
 * only store_flush writes the log. Berkeley DB wants a file to hold four buffers. */
#define LOG_BUFFER_SIZE (1u << 20)

/* A crash costs the replay of what was logged since the last checkpoint (about 70 MB a
 * second): never more than this much log, nor this many seconds. */
#define CHECKPOINT_KBYTES (16u * 1024)
#define CHECKPOINT_SECONDS 10

/* A transaction that makes many changes at once (reassign a whole queue) holds a lock
 * a page until it commits; some 40 pages a complaint, so about 5,000 complaints. */
#define LOCKS_MOST 200000u
#define LOCKED_OBJECTS_MOST 200000u
/* Hash buckets for them; Berkeley DB would take one for each possible object (26 MB). */
#define LOCK_BUCKETS 8191u
/* The writer, two readers and a few internal tasks. */
#define LOCKERS_MOST 2000u

/* One change at a time, and what opens and closes tables. */
#define TRANSACTIONS_MOST 100u

/* How often work is begun again after a deadlock before giving up. */
#define TRIES_MOST 10
/* First wait between two tries; doubled each time. */
#define TRY_WAIT_US 500

/* Free disk below which changes are refused: with a full disk Berkeley DB's put never
 * returns, so what is dirty in the cache, its images and a log file must always find room. */
#define RESERVE_DEFAULT(cache) ((uint64_t)(cache) + DOUBLEWRITE_MOST + 4u * LOG_FILE_SIZE)

/* The same of files: a new log now and then, evidence. */
#define FILES_RESERVE 16u

/* Recovery past this is taken for a loop on a damaged file; it takes well under a
 * second after a crash, and 70 MB of log a second in any case. */
#define RECOVERY_SECONDS(log_bytes) (60u + (uint32_t)((log_bytes) >> 21))
/* A step of opening (a transaction, a table) takes some milliseconds. */
#define STEP_SECONDS 60u
/* Copying the whole store before it is changed. */
#define COPY_SECONDS(bytes) (60u + (uint32_t)((bytes) >> 20))
/* Closing what could not be opened: nothing hangs on its end. */
#define GIVE_UP_SECONDS 2u

/* How long the answer to a request is kept, for clients that ask again. */
#define ANSWER_SECONDS (24 * 60 * 60)
/* Old answers dropped in one go, so that a change never waits long for it. */
#define ANSWERS_AT_ONCE 200

/* Bytes of a text that go into an index key; the rest is compared on the record. */
#define KEY_TEXT_MOST 120
/* Titles and logins in the queue index. */
#define KEY_TITLE_MOST 250
#define KEY_MOST 320

/* Last characters of a number that its ending is found by (":0031"); a longer ending is
 * compared with the number itself. */
#define ENDING_KEY 4

/* Longest request id, draft id and login taken as a key. */
#define KEY_NAME_MOST 120

/* What a scan reads in one call: at first, doubling up to the most. */
#define SCAN_FIRST_ROWS (20u * 1024)
#define SCAN_FIRST_KEYS 4096u
#define SCAN_MOST (256u * 1024)
/* Complaints a long scan reads before it lets changes through. */
#define SCAN_BREATH 32

/* Bytes of a file in one row of an export. */
#define FILE_PIECE (256u << 10)

/* Complaints looked at in one transaction when the site's natures changed. */
#define REINDEX_AT_ONCE 200

#endif
