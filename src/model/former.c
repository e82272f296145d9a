/* former.c - what a record's short fields held before (P-3). */
#include <string.h>

#include "plaint/complaint.h"
#include "plaint/str.h"

#define FORMER_BYTES 200 /* a name or a flat is quoted elsewhere, a story is not */

static bool noted(const struct complaint *c, const char *field, const char *was)
{
	for (size_t i = 0; i < c->former.count; i++)
		if (str_equal(c->former.item[i].name, field) && str_equal(c->former.item[i].text, was))
			return true;
	return false;
}

void complaint_add_former(struct arena *a, struct complaint *c, const char *field, const char *was)
{
	struct value *all;

	if (str_empty(was) || strlen(was) > FORMER_BYTES || noted(c, field, was))
		return;
	/* Its own array: a copy of the record may share the one it has. */
	all = arena_array(a, c->former.count + 1, sizeof *all);
	for (size_t i = 0; i < c->former.count; i++)
		all[i] = c->former.item[i];
	all[c->former.count] = (struct value){ arena_strdup(a, field), arena_strdup(a, was) };
	c->former.item = all;
	c->former.count++;
}

void complaint_note_former(struct arena *a, const struct complaint *old, struct complaint *c)
{
	static const enum field own[] = { FIELD_NAME, FIELD_PHONE, FIELD_ADDRESS, FIELD_ACCOUNT };

	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (!str_equal(old->value[own[i]], c->value[own[i]]))
			complaint_add_former(a, c, field_table[own[i]].name, old->value[own[i]]);
	for (size_t i = 0; i < old->extra.count; i++)
		if (!str_equal(old->extra.item[i].text, values_get(&c->extra, old->extra.item[i].name)))
			complaint_add_former(a, c, old->extra.item[i].name, old->extra.item[i].text);
}
