/* key_names.h - the names of the numbered parts of stored records and events, for those
 * who show the bytes as they are (export). A part without a name here is a number. */
#ifndef PLAINT_KEY_NAMES_H
#define PLAINT_KEY_NAMES_H

#include <stdint.h>

struct key_name {
	int64_t key;
	const char *name;              /* NULL ends the list */
	const struct key_name *inside; /* names of the maps in it, or in its array; or NULL */
};

extern const struct key_name complaint_key_names[], event_key_names[];

/* The part of that number, or of that name; NULL when the list (may be NULL) has none. */
const struct key_name *key_name_of(const struct key_name *list, int64_t key);
const struct key_name *key_name_find(const struct key_name *list, const char *name);

#endif
