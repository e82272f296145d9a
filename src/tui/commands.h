/* commands.h - the keys in force: the table's, or a person's own. For keys.c and commands.c. */
#ifndef PLAINT_TUI_COMMANDS_H
#define PLAINT_TUI_COMMANDS_H

#include "keys.h"

#define COMMAND_KEYS 3

/* The key in that place: a person's own replaces the last of the table's. */
uint32_t command_key(const struct command *c, int which);
bool command_is_bound(const char *name);
void commands_unbind(void);

#endif
