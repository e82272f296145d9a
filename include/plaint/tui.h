/* tui.h - the full-screen desk. */
#ifndef PLAINT_TUI_H
#define PLAINT_TUI_H

#include "plaint/client.h"

/* Runs until the person leaves. ERR_INPUT without a terminal. */
int tui_run(const struct client_options *o, struct err *err);

#endif
