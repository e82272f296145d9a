/* utf8.h - text as people see it: characters, graphemes, columns.
 *
 * Text inside the program is valid UTF-8 without NUL. What comes from outside
 * goes through utf8_clean (typed, pasted) or is refused by utf8_valid (files,
 * frames). Columns are those of wcwidth() alone, so that they agree with what
 * ncurses draws; the process must have set a UTF-8 LC_CTYPE.
 */
#ifndef PLAINT_UTF8_H
#define PLAINT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str;

bool utf8_valid(const char *s, size_t len);

/* Decodes one character. Returns its length in bytes (1-4), 0 at the end,
 * -1 on an invalid sequence. */
int utf8_decode(const char *s, size_t len, uint32_t *cp);
/* Writes up to 4 bytes, returns how many. */
int utf8_encode(uint32_t cp, char out[4]);

/* Appends s to out as text fit to keep and to show: invalid bytes, controls,
 * bidirectional overrides, joiners, variation selectors, skin tones and
 * unassigned characters dropped; CR LF and CR become LF, LF and TAB become one
 * blank unless multiline (TAB always a blank); the rest in NFC. */
void utf8_clean(struct str *out, const char *s, size_t len, bool multiline);

/* Byte offset of the grapheme boundary after / before pos (pos a boundary). */
size_t utf8_next(const char *s, size_t len, size_t pos);
size_t utf8_prev(const char *s, size_t len, size_t pos);
/* The nearest boundary at or before pos. */
size_t utf8_snap(const char *s, size_t len, size_t pos);
size_t utf8_count(const char *s, size_t len); /* graphemes */

/* Columns of the first len bytes; controls and combining marks count 0. */
int utf8_width(const char *s, size_t len);
/* How many bytes of s (whole graphemes) fit into cols columns; *used gets the
 * columns they take (may be NULL). */
size_t utf8_fit(const char *s, size_t len, int cols, int *used);
/* Appends s cut to cols columns, with "…" or ".." (ascii) where it was cut, and
 * padded with blanks to exactly cols when pad is set. */
void utf8_pad(struct str *out, const char *s, int cols, bool pad, bool ascii);

/* Appends s folded for comparing: NFKC, case folded, full-width digits and
 * letters narrowed, punctuation and blanks dropped. */
void utf8_fold(struct str *out, const char *s);

/* Appends the digits of a telephone number in the form it is found by: only
 * digits, full-width ones narrowed, a leading +86, 0086 and area-code 0 dropped
 * (U-11). Empty when there are none. */
void phone_digits(struct str *out, const char *s);

#endif
