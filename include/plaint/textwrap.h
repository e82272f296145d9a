/* textwrap.h - where lines of text break, on the screen and on paper. Pure.
 *
 * Chinese may break between any two characters, but no line begins with closing
 * punctuation (，。、！？）」 …) or ends with an opening one; Latin words stay whole unless
 * longer than a line. LF ends a line. Blanks at a break belong to the line they end.
 */
#ifndef PLAINT_TEXTWRAP_H
#define PLAINT_TEXTWRAP_H

#include <stddef.h>

/* The end of the line that starts at pos (a byte offset, after its blanks and
 * line feed: where the next one starts). *shown gets the end of what is drawn. */
size_t textwrap_line(const char *s, size_t len, size_t pos, int cols, size_t *shown);
/* Rows the text takes; at least 1. */
int textwrap_rows(const char *s, size_t len, int cols);

#endif
