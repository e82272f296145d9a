/* editing.h - who fills in a form on which complaint (U-7): what this desk was told, and
 * what it tells of itself. */
#ifndef PLAINT_TUI_EDITING_H
#define PLAINT_TUI_EDITING_H

#include "view.h"

/* Asks for all of it, once over each connection: call it each second. */
void editing_sync(struct tui *t);
/* Takes what a push brought. */
void editing_learn(struct tui *t, const struct reply *r);
void editing_release(struct tui *t);

/* Others than this very desk: "Li Qiang", "Li Qiang +1"; NULL: nobody. In the turn's arena. */
const char *editing_who(struct tui *t, const char *number);
/* "Li Qiang is filling in Resolve 00:42"; NULL: nobody does. */
const char *editing_line(struct tui *t, const char *number);
/* Is there somebody from whom it could be taken over? */
bool editing_by_others(const struct tui *t, const char *number);

/* A form on that complaint was opened; a key was pressed in it; it was closed. */
void editing_begin(struct tui *t, const char *number, const char *form, instant since);
void editing_renew(struct tui *t, const char *number, const char *form, instant since);
void editing_end(struct tui *t, const char *number, const char *form);

#endif
