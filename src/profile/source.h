/* source.h - config and form files as outlines: blocks and keys with their places.
 *
 * libconfuse stops at the first fault, miscounts lines and forgets what it had read
 * of a repeated section. So files are read, freed of comments and cut up here; it is
 * handed the values of one block at a time (values.h).
 */
#ifndef PLAINT_PROFILE_SOURCE_H
#define PLAINT_PROFILE_SOURCE_H

#include "faults.h"

struct source {
	const char *path;
	const char *base; /* "gas-company.conf" */
	char *text;       /* comments blanked, ended by NUL; offsets below lead into it */
	size_t len;
	int depth; /* 1: the config itself, 2: what it includes, and so on */
};

struct key {
	const char *name;
	size_t from, to; /* the whole assignment */
	int line;
	bool append;     /* += */
	bool bad;        /* a fault was reported for it: has no value */
	const struct source *source;
};

struct block {
	const char *word;  /* "department"; NULL for a key standing alone at the top */
	const char *title; /* or NULL */
	size_t from, to;
	int line;
	const struct source *source;
	struct key *keys;
	size_t key_count;
	struct block *blocks; /* within it (forms) */
	size_t block_count;
};

/* All of a file and what it includes, in the order of reading. */
struct outline {
	struct block *item;
	size_t count;
};

/* Reads a file into the arena: -1 with *err. Bad bytes are reported as faults. */
int source_read(struct arena *a, const char *path, struct source **out, struct faults *faults, struct err *err);

/* Where an include leads: beside the file that says it, else shipped. NULL: nowhere. */
typedef void source_include(void *with, const struct source *from, const char *name, int line);
/* Cuts a source up and appends its blocks; include is called where one stands. */
void source_outline(struct arena *a, const struct source *s, struct outline *out, struct faults *faults,
	source_include *include, void *with);

/* The line of an item inside an assignment ("taker" of roles = { ... }), or the key's. */
int key_line(const struct key *k, const char *item);

/* What a key whose value is one text says; NULL for a list. */
const char *outline_text(struct arena *a, const struct key *k);

/* Reads a file and all it includes; the file itself lies at that depth (1: the config). */
void gather(struct arena *a, const char *path, int depth, struct outline *out, struct faults *faults);

#endif
