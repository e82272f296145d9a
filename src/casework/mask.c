/* mask.c - events masked as the record is. */
#include "mask.h"

#include "plaint/complaint.h"
#include "plaint/rules/rights.h"
#include "plaint/str.h"

static const char *masked(struct arena *a, int field, const char *text)
{
	struct complaint c = { .number = NULL };

	if (!text)
		return NULL;
	c.value[field] = text;
	mask_complaint(a, &c);
	return c.value[field];
}

void mask_events(struct arena *a, struct event *e, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < e[i].change_count; k++) {
			struct change *ch = &e[i].changes[k];
			int field = field_find(ch->field);

			if (field < 0)
				continue;
			ch->before = masked(a, field, ch->before);
			ch->after = masked(a, field, ch->after);
		}
	}
}
