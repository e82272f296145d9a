/* textfield.h - editing a text: state and keys, no drawing. Pure.
 *
 * Bytes are valid UTF-8, the cursor stands on a grapheme boundary after every
 * call. Nothing typed or pasted is lost silently: what does not fit is counted.
 */
#ifndef PLAINT_TUI_TEXTFIELD_H
#define PLAINT_TUI_TEXTFIELD_H

#include <stdbool.h>
#include <stdint.h>

#include "plaint/str.h"

#include "../keys.h"

struct textfield {
	struct str text;
	struct str killed; /* what Ctrl-K, U or W took away last; Ctrl-Y puts it back */
	size_t cursor;   /* byte offset */
	size_t max;      /* graphemes it may hold */
	bool multiline;
	int cols;        /* width it is shown in; set it before keys that move by rows */
	int goal;        /* column Up and Down try to keep, or -1 */
	size_t left;     /* single line: first byte shown */
	int top;         /* multiline: first row shown */
	size_t dropped;  /* graphemes the last insert had no room for */
	uint32_t edits;  /* changes with each edit */
	struct textfield_past *past; /* for undo; NULL: nothing to take back */
};

enum edited { EDIT_IGNORED, EDIT_MOVED, EDIT_CHANGED };

void textfield_init(struct textfield *f, size_t max, bool multiline);
void textfield_release(struct textfield *f);
/* Replaces the text (cleaned, cut to max) and puts the cursor at its end; what was
 * before is forgotten. */
void textfield_set(struct textfield *f, const char *s);
/* The same as an edit that can be taken back. */
void textfield_replace(struct textfield *f, const char *s);
/* Typed or pasted bytes; invalid ones are dropped. */
enum edited textfield_insert(struct textfield *f, const char *s, size_t len);
/* A key: characters, Backspace, Delete, arrows, Home, End, word moves, Ctrl-A E K U W Y D H,
 * Ctrl-_ takes the last edit back, Ctrl-R does it again.
 * Enter gives a line feed in multiline fields and is ignored otherwise; so are Up and
 * Down at the upper and lower edge, so that the form can move on. */
enum edited textfield_key(struct textfield *f, uint32_t key);
enum edited textfield_undo(struct textfield *f);
enum edited textfield_redo(struct textfield *f);
size_t textfield_count(const struct textfield *f); /* graphemes */

/* Where the caret is: single line: row 0 and the column from `left`; multiline: the
 * row from the start of the text. Scrolls (left, top) so that it is within cols
 * columns and rows rows; one column is kept free for the caret at the end. */
void textfield_place(struct textfield *f, int cols, int rows, int *row, int *col);
/* The bytes of a row (counted from the start of the text) as shown in cols. False: no such row. */
bool textfield_row(const struct textfield *f, int cols, int row, size_t *from, size_t *to);

/* For textfield.c: before an edit; a typed character joins the run before it. */
void textfield_note(struct textfield *f, bool typed);
/* After it. */
void textfield_noted(struct textfield *f);
/* The next edit belongs to the one just noted. */
void textfield_join(struct textfield *f);
void textfield_forget(struct textfield *f);
/* For textfield.c: the row the cursor is in, and a move by rows. */
void textfield_line(const struct textfield *f, size_t *from, size_t *to);
enum edited textfield_vertical(struct textfield *f, int by);

#endif
