/* overlay.h - outlines laid one over another into a site. */
#ifndef PLAINT_PROFILE_OVERLAY_H
#define PLAINT_PROFILE_OVERLAY_H

#include "places.h"

/* Site settings and sections; a repeated title overrides key by key. */
void overlay_config(struct site *site, const struct outline *o, struct places *places, struct faults *faults);
/* Forms; a repeated form adds fields or overrides those of the same name. */
void overlay_forms(struct site *site, const struct outline *o, struct places *places, struct faults *faults);

/* "intake/phone": a field's title in places. */
const char *field_title(struct arena *a, const char *form, const char *field);

extern const struct section_type form_type;

#endif
