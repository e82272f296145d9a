/* A stored record or event, damaged or of a newer program: what is read is written
 * back the same, for ever. */
#include <stdlib.h>
#include <string.h>

#include "plaint/complaint.h"
#include "plaint/event.h"
#include "plaint/message.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_record(struct arena *a, const struct node *n)
{
	struct complaint c, again;
	const struct node *packed;
	struct pack first, second;
	struct row row;

	if (complaint_unpack(a, n, &c, NULL))
		return;
	pack_init(&first);
	complaint_pack(&first, &c);
	/* Strange keys may nest deeper than a frame may; else it must be readable. */
	if (wire_parse(a, first.out.data, first.out.len, &packed, NULL) || complaint_unpack(a, packed, &again, NULL))
		abort();
	pack_init(&second);
	complaint_pack(&second, complaint_copy(a, &again));
	if (first.out.len != second.out.len || memcmp(first.out.data, second.out.data, first.out.len) != 0)
		abort();
	row_from_complaint(a, NULL, &c, &row);
	if (row_compare(&row, &row) != 0)
		abort();
	pack_release(&first);
	pack_release(&second);
}

static void check_event(struct arena *a, const struct node *n)
{
	struct event e;
	struct pack p;

	if (event_unpack(a, n, &e, NULL))
		return;
	pack_init(&p);
	event_pack(&p, &e);
	if (wire_parse(a, p.out.data, p.out.len, &n, NULL) || event_unpack(a, n, &e, NULL))
		abort();
	pack_release(&p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = ARENA_INIT;
	const struct node *n;

	if (wire_parse(&a, data, size, &n, NULL) == 0) {
		check_record(&a, n);
		check_event(&a, n);
	}
	arena_release(&a);
	return 0;
}
