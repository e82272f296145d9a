/* mask.h - the customer's data in events (P-3). */
#ifndef CASEWORK_MASK_H
#define CASEWORK_MASK_H

#include "plaint/complaint.h"
#include "plaint/event.h"

/* Masks old and new values of name, phone, address and account, and those of that
 * (unmasked) record in remarks and texts. */
void mask_events(struct arena *a, const struct complaint *whose, struct event *e, size_t count);
/* In the record's texts, too, what stood in the customer's fields before: from its
 * (unmasked) events. */
void mask_former(struct arena *a, struct complaint *c, const struct event *e, size_t count);

#endif
