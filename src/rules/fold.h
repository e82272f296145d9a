/* fold.h - folding one character at a time, so that places in the text are known. */
#ifndef RULES_FOLD_H
#define RULES_FOLD_H

#include <stddef.h>

#define FOLD_MOST 72 /* bytes one character can fold to (U+FDFA) */

/* Folds the character at s (len > 0 bytes are left) as utf8_fold does. Writes *n
 * bytes (0: it is dropped, a blank or punctuation); returns its own length. */
size_t fold_char(const char *s, size_t len, char out[FOLD_MOST], size_t *n);
/* The first character of folded text, as a number below FOLD_BUCKETS. */
#define FOLD_BUCKETS 1024
unsigned fold_bucket(const char *folded);

#endif
