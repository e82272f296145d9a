/* spoken.h - the screen in words, for a screen reader (struct tui: plain): what the eye
 * takes from columns, blanks and marks is said. Texts are in the turn's arena.
 */
#ifndef PLAINT_TUI_SPOKEN_H
#define PLAINT_TUI_SPOKEN_H

#include "view.h"

/* "a  b !!" as "a, b": columns become phrases, marks go (what they say is in words). */
const char *spoken_words(struct arena *a, const char *text);
const char *spoken_row(struct tui *t, const char *text);
/* The same in plain mode, else the text as it is. */
const char *spoken_or(struct tui *t, const char *text);
/* "3 of 57"; at counts from 0. */
const char *spoken_place(struct tui *t, int at, int count);
/* ", label value" onto a sentence; nothing for an empty value. */
void spoken_add(struct str *s, const char *label, const char *value);
/* The sentence in at most rows rows; ends it with a full stop. */
void spoken_draw(struct tui *t, int row, int col, int rows, int cols, struct str *s);
/* Tells on the message line what a key has changed elsewhere; nothing but in plain mode. */
void spoken_tell(struct tui *t, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* "all 57, 3 of 9: mine 12, unforwarded 4 ...": the open tab first, then the others. */
struct spoken_tabs {
	struct str others;
	const char *open;
	int at, count;
};
void spoken_tabs_init(struct spoken_tabs *s);
void spoken_tab(struct tui *t, struct spoken_tabs *s, const char *text, bool open);
void spoken_tabs_draw(struct tui *t, struct spoken_tabs *s, int row);

#endif
