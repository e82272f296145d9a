/* incident.h - one cause, many callers (U-12). Pure. */
#ifndef PLAINT_RULES_INCIDENT_H
#define PLAINT_RULES_INCIDENT_H

#include "plaint/complaint.h"
#include "plaint/site.h"

/* The profile's incident a complaint could be part of, or NULL: it has no area, or its
 * category and kind belong to none. */
const struct incident_rule *incident_rule_of(const struct site *site, const struct complaint *c);
/* Its time in seconds. */
int64_t incident_within(const struct incident_rule *rule);
/* Is the caller still to be told the result? Each caller of an incident is called back
 * once it is resolved: by a contact or a revisit that reached them, or a reply in due
 * form. One without a telephone number cannot be. */
bool incident_owes_call(const struct complaint *c);

#endif
