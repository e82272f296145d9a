/* command_outside.h - words of `plaint ...` that no screen has: the program itself
 * answers them, as it does from a shell, on the desk's own config and data.
 */
#ifndef PLAINT_TUI_COMMAND_OUTSIDE_H
#define PLAINT_TUI_COMMAND_OUTSIDE_H

#include "../view.h"

/* Those that read and end by themselves; ended by NULL. */
extern const char *const outside_words[];
bool is_outside(const char *word);
/* Shows what it says in a box to read. false: refused, its reason on the message line. */
bool command_outside(struct tui *t, const struct texts *words);
/* The program with these arguments on the terminal itself, which must have been lent
 * (terminal_lend); waits for its end. */
void outside_on_terminal(const struct client_options *o, const char *word);

#endif
