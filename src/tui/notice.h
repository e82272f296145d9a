/* notice.h - what calls a person who looks elsewhere: the bell, the terminal's title, a line. */
#ifndef PLAINT_TUI_NOTICE_H
#define PLAINT_TUI_NOTICE_H

#include "view.h"

/* At the start: as a person's settings say. */
void notice_open(struct tui *t, struct terminal *terminal, bool bell, bool title);
/* Rings for what concerns the person, at most once in ten seconds. */
void notice_push(struct tui *t, const struct reply *r);
/* "14:31 20261122-0040 Forward: the limit is near -> Li Qiang", in the turn's arena; NULL for
 * what is not worth a line. */
const char *notice_text(struct tui *t, const struct notice *n);
enum look notice_look(const struct notice *n);
/* Keeps the counts in the title and in the intake's top line true; asks only after something
 * changed, and not at keys. */
void notice_tick(struct tui *t);
/* The same at once: a screen opens that shows them. */
void notice_counts(struct tui *t);

#endif
