/* words.h - text cut into what it is searched by.
 *
 * A token is one Chinese (or other unspaced) character, or a run of letters, or a run
 * of digits, all folded (utf8_fold: widths, case). Blanks and punctuation between
 * tokens mean nothing: "学院路 12号" and "学院路１２号" are the same to a search.
 */
#ifndef PLAINT_WORDS_H
#define PLAINT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "plaint/str.h"

struct token {
	size_t at, len;           /* in the text */
	size_t fold_at, fold_len; /* in words.fold */
	bool single;              /* a character that is a token by itself */
};

struct words {
	struct str fold;
	struct token *token;
	size_t count, room;
};

void words_init(struct words *w);
void words_release(struct words *w);
/* Puts the text's tokens in the place of what was there. NULL is "". */
void words_cut(struct words *w, const char *text);
const char *words_token(const struct words *w, size_t i, size_t *len);

/* Is the pattern in the text? All its tokens one after another; of the last one, when
 * it is a word, a beginning is enough ("met" finds "meter"), but not for a pattern that
 * is one letter or digit alone. *at and *len: the bytes of the text that were meant
 * (may be NULL). A pattern without tokens is nowhere. */
bool words_find(const struct words *text, const struct words *pattern, size_t *at, size_t *len);

/* Appends the digits a telephone number is to end with (U-11): as phone_digits has
 * them, but the end of a number keeps its zeros ("0031"). Nothing when the word has
 * letters, or fewer than four digits. */
void phone_ending(struct str *out, const char *word);

#endif
