/* searched.h - the texts of a complaint that a search looks into. */
#ifndef PLAINT_SEARCHED_H
#define PLAINT_SEARCHED_H

#include "plaint/complaint.h"

/* What people wrote about the caller and the matter, and every field the profile
 * added. The remarks of the events are not among them: a search would have to read
 * the events of each complaint it looks at. */
size_t searched_count(const struct complaint *c);
/* The i-th of them: the field's name, its text or NULL. */
struct value searched_field(const struct complaint *c, size_t i);
/* Do all searched texts of the two say the same? */
bool searched_same(const struct complaint *a, const struct complaint *b);

#endif
