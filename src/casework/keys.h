/* keys.h - from what was typed to a key of the site: the key itself, or its label in
 * either language. NULL when the site has no such one. */
#ifndef CASEWORK_KEYS_H
#define CASEWORK_KEYS_H

#include "plaint/site.h"

const char *key_of_category(const struct site *s, const char *text);
const char *key_of_department(const struct site *s, const char *text);
const char *key_of_penalty(const struct site *s, const char *text);
/* One choice of a field. Where there are no choices any text is one. */
const char *key_of_choice(const struct site *site, const struct form_field *f, const char *text);

#endif
