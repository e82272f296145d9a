/* hit_draw.h - what find brought: the text around a match, the match in a look of its own. */
#ifndef PLAINT_TUI_HIT_DRAW_H
#define PLAINT_TUI_HIT_DRAW_H

#include "../view.h"

/* Is the match in the row's own field of that name, as a column shows it whole? */
bool hit_is_in(const struct row *r, const char *field, const char *shown);
/* The column's text with the match marked. */
void hit_draw_whole(struct tui *t, const struct row *r, int row, int col, int cols, bool selected);
/* "Address: 学院路 12 号": the text around the match, shifted so that the match is seen. */
void hit_draw(struct tui *t, const struct row *r, int row, int col, int cols, bool selected);
/* The same as plain text, the match in brackets. */
const char *hit_text(struct tui *t, const struct row *r);

#endif
