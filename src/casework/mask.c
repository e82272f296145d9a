/* mask.c - events masked as the record is. */
#include "mask.h"

#include "plaint/rules/rights.h"
#include "plaint/str.h"

static bool is_customers(const char *field)
{
	int f = field_find(field);

	return f == FIELD_NAME || f == FIELD_PHONE || f == FIELD_ADDRESS || f == FIELD_ACCOUNT;
}

/* A text that may hold what stood in the customer's fields before somebody mended them. */
static const char *without_former(struct arena *a, const struct event *e, size_t count, const char *text)
{
	for (size_t i = 0; text && i < count; i++)
		for (size_t k = 0; k < e[i].change_count; k++) {
			const struct change *ch = &e[i].changes[k];
			struct complaint former = { .number = NULL };

			if (!is_customers(ch->field) || str_empty(ch->before))
				continue;
			former.value[field_find(ch->field)] = ch->before;
			text = mask_text(a, &former, text);
		}
	return text;
}

static const char *masked(struct arena *a, const struct complaint *whose, const struct event *e, size_t count,
	const char *field, const char *text)
{
	return mask_value(a, whose, field, mask_touches(field) && !is_customers(field) ? without_former(a, e, count, text) : text);
}

void mask_events(struct arena *a, const struct complaint *whose, struct event *e, size_t count)
{
	struct event *open = arena_array(a, count, sizeof(*open));

	/* What is looked for is still needed when the first are masked. */
	for (size_t i = 0; i < count; i++) {
		open[i] = e[i];
		open[i].changes = arena_array(a, e[i].change_count, sizeof(struct change));
		for (size_t k = 0; k < e[i].change_count; k++)
			open[i].changes[k] = e[i].changes[k];
	}
	for (size_t i = 0; i < count; i++) {
		e[i].remark = mask_text(a, whose, without_former(a, open, count, e[i].remark));
		for (size_t k = 0; k < e[i].change_count; k++) {
			struct change *ch = &e[i].changes[k];

			ch->before = masked(a, whose, open, count, ch->field, ch->before);
			ch->after = masked(a, whose, open, count, ch->field, ch->after);
		}
	}
}

void mask_former(struct arena *a, struct complaint *c, const struct event *e, size_t count)
{
	for (int i = 0; i < FIELD_COUNT; i++)
		if (mask_touches(field_table[i].name) && !is_customers(field_table[i].name))
			c->value[i] = without_former(a, e, count, c->value[i]);
	for (size_t i = 0; i < c->extra.count; i++)
		c->extra.item[i].text = without_former(a, e, count, c->extra.item[i].text);
}
