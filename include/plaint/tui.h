/* tui.h - the full-screen desk. */
#ifndef PLAINT_TUI_H
#define PLAINT_TUI_H

#include "plaint/client.h"
#include "plaint/desk_settings.h"

/* Binds a person's own keys. An unknown command or key, or one key twice in one
 * place, is told with its line; there the default stays in use. */
void tui_bind_keys(const struct desk_settings *s, struct faults *faults);

/* How many colours a terminal of that name has; -1: there is no description of it. */
int tui_colours(const char *term);

/* The next desk practises with these sample calls (sample/training-*.txt). The text
 * must outlive it. */
void tui_train(const char *calls);

/* Runs until the person leaves. trouble: said at the start, or NULL. ERR_INPUT
 * without a terminal. */
int tui_run(const struct client_options *o, const struct desk_settings *s, const char *trouble, struct err *err);

#endif
