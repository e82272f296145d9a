/* values.h - the values of a block's keys, read by libconfuse into a struct. */
#ifndef PLAINT_PROFILE_VALUES_H
#define PLAINT_PROFILE_VALUES_H

#include "places.h"
#include "source.h"

/* Reads the block's keys into the section's members (texts in the arena) and notes
 * their places under type and title. Keys that are not of the type are faults. */
void values_read(struct arena *a, const struct block *b, const struct section_type *type, const char *title,
	void *section, struct places *places, struct faults *faults);

#endif
