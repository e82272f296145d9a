/* mask.h - the customer's data in events (P-3). */
#ifndef CASEWORK_MASK_H
#define CASEWORK_MASK_H

#include "plaint/event.h"

/* Masks old and new values of name, phone, address and account. */
void mask_events(struct arena *a, struct event *e, size_t count);

#endif
