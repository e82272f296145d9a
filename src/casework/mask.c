/* mask.c - events masked as the record is. */
#include "mask.h"

#include "plaint/rules/rights.h"

void mask_events(struct arena *a, const struct site *site, const struct complaint *whose, struct event *e, size_t count)
{
	struct masks *m = masks_of(a, site, whose);

	for (size_t i = 0; i < count; i++) {
		e[i].remark = mask_text(m, e[i].remark);
		for (size_t k = 0; k < e[i].change_count; k++) {
			struct change *ch = &e[i].changes[k];

			ch->before = mask_value(m, ch->field, ch->before);
			ch->after = mask_value(m, ch->field, ch->after);
		}
	}
}
