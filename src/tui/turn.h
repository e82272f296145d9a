/* turn.h - what the loop does with views; not for the views themselves. */
#ifndef PLAINT_TUI_TURN_H
#define PLAINT_TUI_TURN_H

#include "view.h"

/* A key, a paste (cleaned) to the top view. */
void view_input(struct tui *t, uint32_t key);
void view_paste(struct tui *t, const char *text, size_t len);
/* Frees what was closed. */
void view_bury(struct tui *t);

/* The push, to all views; notices of it on the message line. */
void turn_push(struct tui *t, const struct reply *r);
void turn_tick(struct tui *t);
/* Asks for what is stale, draws everything, one flush. */
void turn_draw(struct tui *t);
/* Takes over the site and the person from the client when they changed. */
void turn_sync(struct tui *t);

/* Commands known everywhere (tui.everywhere). */
enum handled everywhere(struct tui *t, enum cmd cmd, int arg);
/* One of forward, next step, why, open, edit, reveal, do, on that complaint. */
void command_on(struct tui *t, const char *number, enum cmd cmd, int arg);

#endif
