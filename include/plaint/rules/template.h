/* template.h - texts with places to fill in. Pure.
 *
 * Line by line:
 *   # ...            a remark, left out
 *   {{?NAME}} ...    left out when NAME is empty
 *   {{!NAME}} ...    left out when NAME is filled in; several before a line must all hold
 *   {{NAME}}         the text of NAME
 * A name is of a-z, 0-9 and _. Several empty lines become one. What a person typed never
 * counts as a mark: behind its line ends a blank goes before "= ", "> " and "#".
 */
#ifndef PLAINT_RULES_TEMPLATE_H
#define PLAINT_RULES_TEMPLATE_H

#include <stdbool.h>

#include "plaint/arena.h"

/* The text of a name; NULL or "": empty. */
typedef const char *template_value(void *arg, const char *name);
/* In the arena, ended by a line end unless empty. What is no placeholder stays as it is. */
const char *template_fill(struct arena *a, const char *text, template_value *value, void *arg);

typedef bool template_known(void *arg, const char *name);
/* line from 1; what: an English text of a fault, with %s for the name where it has one. */
typedef void template_fault(void *arg, int line, const char *what, const char *name);
/* Tells of each name nobody knows and of braces that are not closed. */
void template_check(const char *text, template_known *known, template_fault *fault, void *arg);

#endif
