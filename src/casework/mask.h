/* mask.h - the customer's data in events (P-3). */
#ifndef CASEWORK_MASK_H
#define CASEWORK_MASK_H

#include "plaint/complaint.h"
#include "plaint/event.h"
#include "plaint/site.h"

/* Masks old and new values of name, phone, address, account and personal fields,
 * and those of that (unmasked) record in remarks and texts. */
void mask_events(struct arena *a, const struct site *site, const struct complaint *whose, struct event *e, size_t count);

#endif
