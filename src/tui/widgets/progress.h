/* progress.h - how far something long has come, beside what is there of it already. */
#ifndef PLAINT_TUI_PROGRESS_H
#define PLAINT_TUI_PROGRESS_H

#include "../view.h"

/* What was said last; all zero at the beginning. */
struct progress { instant said; int percent; };

/* "looking at the complaints: 45%", for the header. For a screen reader, which reads each
 * change, it changes every few seconds only. In the turn's arena. */
const char *progress_words(struct tui *t, struct progress *p, int64_t looked, int64_t whole);
/* A bar; nothing for a screen reader, which would spell it out. */
void progress_draw(struct tui *t, int row, int64_t looked, int64_t whole);

#endif
