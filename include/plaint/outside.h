/* outside.h - reference numbers of other systems (U-14), several in one field, joined by
 * commas: "12345-3498175,95598-7". */
#ifndef PLAINT_OUTSIDE_H
#define PLAINT_OUTSIDE_H

#include "plaint/site.h"

#define OUTSIDE_MOST 6    /* numbers on one record */
#define OUTSIDE_LENGTH 40 /* characters of each */

/* The k-th number of a text as people type it, with commas, semicolons or 、 between, of
 * either width; its bytes in *len, without the blanks around it. NULL: there is none. */
const char *outside_part(const char *text, size_t k, size_t *len);
/* All of them. Lives in the arena. */
struct texts outside_list(struct arena *a, const char *text);
/* Is it one of them, whatever the marks in it? */
bool outside_has(const char *text, const char *number);
/* As it is kept: each once, whatever the marks in it. NULL in *out: nothing is left.
 * ERR_INPUT: too many, or one too long. */
int outside_clean(struct arena *a, const char *text, const char **out, struct err *err);
/* For people: a blank behind each comma. "" for none. */
const char *outside_shown(struct arena *a, const char *text);

#endif
