/* check.h - what people filled in, made fit to keep: cleaned, limited in length,
 * keys of choices known to the site, times in the site's zone. */
#ifndef CASEWORK_CHECK_H
#define CASEWORK_CHECK_H

#include "desk.h"
#include "snags.h"

#define CHARACTER_MOST 12 /* bytes of a character, on the average */
#define TEXT_MOST 2000 /* graphemes of a text whose form says nothing else */

/* The field's entry in the form of an action, else of the intake; NULL when neither
 * has it. */
const struct form_field *check_form_field(const struct site *site, const char *form, const char *name);
/* Checks one text of a field by its form's entry, or by what the field is when no
 * form has it. *out: the text to keep, NULL when nothing is left of it. */
int check_field(struct desk *d, const char *form, const struct value *in, const char **out, struct err *err);
/* Checks all; faults go to snags, the good ones to out. */
void check_fields(struct desk *d, const char *form, const struct values *in, struct values *out, struct snags *snags);

#endif
