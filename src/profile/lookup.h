/* lookup.h - where config, profile and form files are found. */
#ifndef PLAINT_PROFILE_LOOKUP_H
#define PLAINT_PROFILE_LOOKUP_H

#include <stdbool.h>

#include "plaint/arena.h"

/* The folder of a file: "." when it has none. */
const char *lookup_folder(struct arena *a, const char *path);
/* NAME beside the file `from` (may be NULL), else shipped under config/. NULL: nowhere. */
const char *lookup_include(struct arena *a, const char *from, const char *name);

struct form_file {
	const char *name; /* "intake.form" */
	const char *path;
	bool shipped;
	bool own;         /* of the profile's folder alone */
};
struct form_files {
	struct form_file *item;
	size_t count;
};
/* Every form file once, by its name: beside the config before shipped, the
 * profile's own folder before the common one. Shipped names first, and the common
 * ones before those of the profile alone: further files add to what is there. */
void lookup_forms(struct arena *a, const char *config, const char *profile, struct form_files *out);
/* The same of letters' templates, letters/KIND.LANGUAGE.txt. */
void lookup_letters(struct arena *a, const char *config, const char *profile, struct form_files *out);

#endif
