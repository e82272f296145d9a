/* mask.h - the customer's data in events (P-3). */
#ifndef CASEWORK_MASK_H
#define CASEWORK_MASK_H

#include "plaint/complaint.h"
#include "plaint/event.h"

/* What stood in the customer's fields before somebody mended them: texts may still say it. */
struct formers {
	const struct site *site; /* which says what else is personal */
	struct value *item; /* field, what it was */
	size_t count;
};
/* From each of a record's (unmasked) events. */
void mask_note(struct arena *a, struct formers *f, const struct event *e);

/* Masks old and new values of name, phone, address, account and personal fields,
 * and those of that (unmasked) record in remarks and texts. */
void mask_events(struct arena *a, const struct complaint *whose, const struct formers *f, struct event *e, size_t count);
/* In the record's texts, too, what stood in the customer's fields before. */
void mask_former(struct arena *a, struct complaint *c, const struct formers *f);

#endif
