/* tab_name.h - asks for the name of a tab. */
#ifndef PLAINT_TUI_TAB_NAME_H
#define PLAINT_TUI_TAB_NAME_H

#include "../view.h"

/* The words are copied. */
void view_tab_name_open(struct tui *t, const char *words);

#endif
