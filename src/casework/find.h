/* find.h - what the files of `find` share. */
#ifndef CASEWORK_FIND_H
#define CASEWORK_FIND_H

#include "desk.h"
#include "plaint/searched.h"
#include "plaint/str.h"
#include "plaint/words.h"

#define FIND_WORDS 10

/* What was typed, taken apart (find_words.c). */
struct typed {
	struct filter filter;    /* the request's, and what the text added */
	unsigned states;         /* bits; all: any */
	const char *word[FIND_WORDS]; /* ":0031": the end of a number */
	size_t count;
};
#define ALL_STATES ((1u << STATE_COUNT) - 1)
int typed_read(struct desk *d, const char *text, struct typed *out, struct err *err);
unsigned open_states(void);

/* Why a complaint was found. */
enum { MARK_NUMBER, MARK_PHONE, MARK_NAME, MARK_ADDRESS, MARK_TEXT };
struct hit {
	int mark;
	const char *field, *text; /* all of the field's */
	size_t at, len;
};

/* The words, ready to be compared with many records (find_match.c). */
struct matcher;
struct matcher *matcher_new(const struct typed *t);
void matcher_free(struct matcher *m);
/* Are all the words in it? c: as the caller may see it, masked says that it was masked.
 * *hit: why; its texts are the record's own. */
bool matcher_finds(struct matcher *m, const struct complaint *c, bool masked, struct hit *hit);
/* Sets the row's hit: the text around the match, in one line. */
void hit_show(struct arena *a, const struct hit *hit, struct row *r);

#endif
