/* field_help.h - F1 in a form: what the field is for, what can be typed in it, the keys. */
#ifndef PLAINT_TUI_FIELD_HELP_H
#define PLAINT_TUI_FIELD_HELP_H

#include "../view.h"
#include "../widgets/entry.h"

void view_field_help_open(struct tui *t, const struct entry *e, enum scope scope);

#endif
