/* mask.c - events masked as the record is. */
#include "mask.h"

#include "plaint/rules/rights.h"
#include "plaint/str.h"

static bool is_customers(const struct site *site, const char *field)
{
	int f = field_find(field);

	return f == FIELD_NAME || f == FIELD_PHONE || f == FIELD_ADDRESS || f == FIELD_ACCOUNT ||
		(mask_touches(field) && site_personal(site, field));
}

static bool noted(const struct formers *f, const char *field, const char *text)
{
	for (size_t i = 0; i < f->count; i++)
		if (str_equal(f->item[i].name, field) && str_equal(f->item[i].text, text))
			return true;
	return false;
}

void mask_note(struct arena *a, struct formers *f, const struct event *e)
{
	for (size_t i = 0; i < e->change_count; i++) {
		const struct change *ch = &e->changes[i];

		if (!is_customers(f->site, ch->field) || str_empty(ch->before) || noted(f, ch->field, ch->before))
			continue;
		f->item = arena_grow(a, f->item, f->count, sizeof(*f->item));
		f->item[f->count++] = (struct value){ arena_strdup(a, ch->field), arena_strdup(a, ch->before) };
	}
}

static const char *without_former(struct arena *a, const struct formers *f, const char *text)
{
	for (size_t i = 0; text && i < f->count; i++) {
		struct complaint former = { .number = NULL };

		complaint_field_set(a, &former, f->item[i].name, f->item[i].text);
		text = mask_text(a, f->site, &former, text);
	}
	return text;
}

static const char *masked(struct arena *a, const struct complaint *whose, const struct formers *f, const char *field,
	const char *text)
{
	return mask_value(a, f->site, whose, field, mask_touches(field) && !is_customers(f->site, field) ? without_former(a, f, text) : text);
}

void mask_events(struct arena *a, const struct complaint *whose, const struct formers *f, struct event *e, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		e[i].remark = mask_text(a, f->site, whose, without_former(a, f, e[i].remark));
		for (size_t k = 0; k < e[i].change_count; k++) {
			struct change *ch = &e[i].changes[k];

			ch->before = masked(a, whose, f, ch->field, ch->before);
			ch->after = masked(a, whose, f, ch->field, ch->after);
		}
	}
}

void mask_former(struct arena *a, struct complaint *c, const struct formers *f)
{
	for (int i = 0; i < FIELD_COUNT; i++)
		if (mask_touches(field_table[i].name) && !is_customers(f->site, field_table[i].name))
			c->value[i] = without_former(a, f, c->value[i]);
	for (size_t i = 0; i < c->extra.count; i++)
		if (!is_customers(f->site, c->extra.item[i].name))
			c->extra.item[i].text = without_former(a, f, c->extra.item[i].text);
}
