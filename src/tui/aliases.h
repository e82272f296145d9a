/* aliases.h - key sequences terminals send that their terminfo entry does not say. */
#ifndef PLAINT_TUI_ALIASES_H
#define PLAINT_TUI_ALIASES_H

/* On the current screen. */
void aliases_define(void);

#endif
