/* letters.h - the templates of letters: a file a kind and language. */
#ifndef PLAINT_PROFILE_LETTERS_H
#define PLAINT_PROFILE_LETTERS_H

#include "faults.h"
#include "lookup.h"

/* Puts the file's text into the site's letter of that name and tells of every fault in it.
 * After the forms: their fields are placeholders. */
void letter_load(struct arena *a, struct site *site, const struct form_file *file, struct faults *faults);

#endif
