/* search.h - the parts of the text search.
 *
 * A record is found by its grams: each Chinese character with the one that follows it
 * (or with nothing, at the end of a text), a word's last letter with the character
 * behind it, and each word; and by facts searches are narrowed by ("=l:1"). For each gram the table `posting` has the ids of the
 * complaints that hold it, in chunks: gram, NUL, ~base → the ids from base on, ascending,
 * as differences. The chunk of the newest comes first; the oldest one's base is 0.
 *
 * Postings are not written when a complaint is (some 200 of them): store_put leaves a
 * row in `pending`, store_index works it off later, many complaints at a time. A search
 * reads both. What it finds are candidates: they are compared with the record.
 */
#ifndef PLAINT_STORE_SEARCH_H
#define PLAINT_STORE_SEARCH_H

#include "access.h"
#include "plaint/searched.h"
#include "plaint/words.h"

/* --- grams (search_grams.c) ------------------------------------------------------- */

/* Bytes of a word that go into the index; the rest is compared on the record. */
#define GRAM_MOST 24

struct gram {
	unsigned char len;
	char text[GRAM_MOST];
};
struct grams {
	struct gram *item;
	size_t count, room;
};
void grams_release(struct grams *g);
void grams_add(struct grams *g, const struct gram *one);
int gram_compare(const void *a, const void *b);
/* Sorts, and drops what is there twice. */
void grams_sort(struct grams *g);
bool grams_have(const struct grams *g, const struct gram *one);
/* Adds text to a gram, as much as fits, whole characters. */
void gram_put(struct gram *g, const char *text, size_t len);
/* All of a complaint, its facts too, sorted. */
void grams_of(struct grams *g, const struct complaint *c);
/* Its facts alone (search_facts.c): sorted, or added to what is there. */
void facts_of(struct grams *g, const struct complaint *c);
void facts_add(struct grams *g, const struct complaint *c);
/* Those that a complaint must have for the search. */
void facts_needed(struct grams *g, const struct store_search *q);

/* What a complaint must have to hold the word: each gram, or one that begins so. */
struct need {
	struct gram gram;
	bool begins;
};
#define NEEDS_MOST 24 /* the rest of a long word is compared on the record */
size_t grams_needed(const struct words *w, struct need out[NEEDS_MOST]);

/* --- postings (posting.c) --------------------------------------------------------- */

/* Ids in one chunk at most; each takes a byte at least. */
#define CHUNK_MOST 900u

struct chunk {
	uint64_t base;
	size_t count;
	uint64_t id[CHUNK_MOST + 1];
};
/* The chunk with the greatest base not above `below`: 1, 0 none, -1. */
int chunk_seek(struct store_txn *t, const struct gram *g, uint64_t below, struct chunk *out, struct err *err);
/* Reads a row; false when it is damaged. */
bool chunk_read(const struct bytes *key, const struct bytes *value, struct gram *g, struct chunk *out);
/* The beginning of the keys of a gram, or of all that begin with it. */
void posting_prefix(struct key *k, const struct gram *g, bool begins);

struct edit {
	uint64_t id;
	bool remove;
};
/* Edits of one gram, ids ascending. What is so already is left alone. */
int posting_edit(struct store_txn *t, const struct gram *g, const struct edit *edit, size_t count, struct err *err);
/* 1, 0, -1. */
int posting_has(struct store_txn *t, const struct gram *g, uint64_t id, struct err *err);

/* --- complaints that wait for the index (search_pending.c) ------------------------- */

/* In the transaction of store_put. before NULL: a new complaint. */
int pending_note(struct store_txn *t, struct arena *a, const struct complaint *before, const struct complaint *after,
	struct err *err);
/* The grams the index may have and the record no more; sorted. False when damaged. */
bool pending_stale(const struct bytes *value, struct grams *out);
/* 1, 0, -1. */
int pending_get(struct store_txn *t, struct arena *a, uint64_t id, struct bytes *out, struct err *err);

/* --- indexing (search_index.c) ------------------------------------------------------ */

struct indexer;
void indexer_free(struct indexer *x);

/* --- candidates (search_source.c, search_word.c) ---------------------------------------------------- */

/* Something that brings ids downwards. */
struct source;
struct source *source_word(struct store_txn *t, struct arena *a, const char *word, struct err *err);
struct source *source_pending(struct store_txn *t, struct arena *a, struct err *err);
struct source *source_ids(struct arena *a, const uint64_t *newest_first, size_t count);
struct source *source_all(struct store_txn *t, struct arena *a);
struct source *source_list(struct store_txn *t, struct arena *a, const struct gram *g);
/* A bit an id, none set yet. */
struct source *source_bits(struct store_txn *t, struct arena *a);
void source_set(struct source *bits, uint64_t id);
struct source *source_and(struct arena *a, struct source *x, struct source *y);
struct source *source_or(struct arena *a, struct source *x, struct source *y);
/* The greatest id not above `from`; 0: none. -1: an error. */
int source_next(struct source *s, uint64_t from, uint64_t *id, struct err *err);

/* --- care -------------------------------------------------------------------------- */

/* Puts every complaint into `pending`; those that wait there stay as they are. */
int search_wait_all(struct store *s, struct err *err);
/* Indexes all that waits there, telling the log how far it is. */
int search_build(struct store *s, struct err *err);
int check_search(struct check *c, struct err *err);

#endif
