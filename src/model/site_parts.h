/* site_parts.h - sections by their type, for the files of this folder. */
#ifndef PLAINT_MODEL_SITE_PARTS_H
#define PLAINT_MODEL_SITE_PARTS_H

#include "plaint/site.h"

/* The array of a type with titles, and the one struct of a type without. */
void *section_list(const struct site *site, const struct section_type *type);
void section_set_list(struct site *site, const struct section_type *type, void *list);
void *section_one(const struct site *site, const struct section_type *type);
size_t *section_count(const struct site *site, const struct section_type *type);
/* Sets the members' initial values. */
void section_init(void *section, const struct section_type *type);

#endif
