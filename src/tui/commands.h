/* commands.h - the keys in force: the table's, or a person's own. For keys.c and commands.c. */
#ifndef PLAINT_TUI_COMMANDS_H
#define PLAINT_TUI_COMMANDS_H

#include "keys.h"

#define COMMAND_KEYS 3

uint32_t command_key(const struct command *c, int which);

#endif
