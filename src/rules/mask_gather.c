/* What of a record is to be hidden in its texts (P-3). */
#include "mask_inside.h"

#include <string.h>

#include "plaint/utf8.h"

/* --- what the site's forms call personal ---------------------------------------------- */

static void gather_personal(struct masks *m)
{
	const struct site *site = m->site;

	for (size_t i = 0; site && i < site->forms_count; i++)
		for (size_t k = 0; k < site->forms[i].field_count; k++) {
			const struct form_field *f = &site->forms[i].fields[k];

			if (!f->personal)
				continue;
			m->personal = arena_grow(m->a, m->personal, m->personal_count, sizeof(*m->personal));
			m->personal[m->personal_count++] = (struct personal){ &site->forms[i], f };
		}
}

const struct form_field *mask_is_personal(struct masks *m, const char *name)
{
	mask_gather(m);
	for (size_t i = 0; i < m->personal_count; i++) {
		const struct personal *p = &m->personal[i];

		if (strcmp(p->field->s.title, name) == 0 && form_find(p->form, name) == p->field)
			return p->field;
	}
	return NULL;
}

/* --- what the record holds of it ------------------------------------------------------ */

/* Too short to be told from a part of another word. */
static bool distinct(const char *own)
{
	size_t len = strlen(str_or_empty(own));

	return len >= 6 || (len >= 4 && mask_letter(*own));
}

/* The longest first: an address may hold the name, and one that was mended the one it
 * became. */
static void own_add(struct values *all, const char *name, const char *text)
{
	size_t at = all->count;

	if (!distinct(text))
		return;
	for (; at > 0 && strlen(all->item[at - 1].text) < strlen(text); at--)
		all->item[at] = all->item[at - 1];
	all->item[at] = (struct value){ name, text };
	all->count++;
}

static struct values own_of(struct arena *a, const struct complaint *whose)
{
	static const enum field short_ones[] = { FIELD_ADDRESS, FIELD_PHONE, FIELD_ACCOUNT, FIELD_NAME };
	const size_t fixed = sizeof short_ones / sizeof *short_ones;
	struct values all = { arena_array(a, fixed + whose->extra.count + whose->former.count, sizeof *all.item), 0 };

	for (size_t i = 0; i < fixed; i++)
		own_add(&all, field_table[short_ones[i]].name, whose->value[short_ones[i]]);
	for (size_t i = 0; i < whose->extra.count; i++)
		own_add(&all, whose->extra.item[i].name, whose->extra.item[i].text);
	for (size_t i = 0; i < whose->former.count; i++)
		own_add(&all, whose->former.item[i].name, whose->former.item[i].text);
	return all;
}

/* --- and what stands instead ---------------------------------------------------------- */

static void hide(struct masks *m, const char *own, const char *instead)
{
	size_t len = strlen(own);

	m->hidden = arena_grow(m->a, m->hidden, m->hidden_count, sizeof(*m->hidden));
	m->hidden[m->hidden_count++] = (struct hidden){ own, instead, len, utf8_next(own, len, 0) };
}

/* The whole address; then what is hidden of it, written without the street. */
static void hide_address(struct masks *m, const char *address)
{
	const char *rest = address + mask_street_end(address, strlen(address)), *room;
	size_t len;

	hide(m, address, mask_address(m->a, address));
	if (distinct(rest))
		hide(m, rest, MASK_REST);
	while ((len = mask_room_next(&rest, &room)) > 0)
		hide(m, arena_strndup(m->a, room, len), "***");
}

/* What the profile asks for beside them. */
static void hide_personal(struct masks *m, const struct value *own)
{
	const struct form_field *f = mask_touches(own->name) ? mask_is_personal(m, own->name) : NULL;

	if (f)
		hide(m, own->text, mask_personal(m->a, f, own->text));
}

static void hide_own(struct masks *m, const struct value *own)
{
	switch (field_find(own->name)) {
	case FIELD_ADDRESS: hide_address(m, own->text); break;
	case FIELD_PHONE: hide(m, own->text, mask_phone(m->a, own->text)); break;
	case FIELD_ACCOUNT: hide(m, own->text, mask_account(m->a, own->text)); break;
	case FIELD_NAME: hide(m, own->text, mask_name(m->a, own->text)); break;
	default: hide_personal(m, own);
	}
}

void mask_gather(struct masks *m)
{
	struct values own;

	if (m->gathered)
		return;
	m->gathered = true;
	gather_personal(m);
	own = own_of(m->a, m->whose);
	for (size_t i = 0; i < own.count; i++)
		hide_own(m, &own.item[i]);
	m->digits = mask_own_digits(m->a, m->whose->value[FIELD_PHONE]);
}

struct masks *masks_of(struct arena *a, const struct site *site, const struct complaint *whose)
{
	struct masks *m = arena_alloc(a, sizeof *m);

	*m = (struct masks){ .a = a, .site = site, .whose = whose };
	return m;
}
