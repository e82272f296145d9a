/* differences.c - what another config changes, in lines a person can check.
 *
 * Goes by the table of section types: a new kind of section needs nothing here.
 */
#include "plaint/str.h"

#include "differences.h"
#include "limits.h"

struct context {
	struct arena *a;
	struct texts *notes;
};

void differences_add(struct arena *a, struct texts *notes, const char *line)
{
	if (notes->count > LIMIT_FAULTS)
		return;
	notes->item = arena_grow(a, notes->item, notes->count, sizeof *notes->item);
	notes->item[notes->count] = notes->count < LIMIT_FAULTS ? line : "...";
	notes->count++;
}

static const void *member_at(const void *section, const struct member *m)
{
	return (const char *)section + m->offset;
}

static const char *member_show(struct arena *a, const void *section, const struct member *m)
{
	const void *at = member_at(section, m);
	const struct texts *list = at;
	const char *joined = "";

	switch (m->type) {
	case MEMBER_TEXT:
		return str_or_empty(*(const char *const *)at);
	case MEMBER_INT:
		return arena_printf(a, "%lld", (long long)*(const int64_t *)at);
	case MEMBER_BOOL:
		return *(const bool *)at ? "yes" : "no";
	case MEMBER_TEXTS:
		break;
	}
	for (size_t i = 0; i < list->count; i++)
		joined = arena_printf(a, "%s%s%s", joined, i ? ", " : "", list->item[i]);
	return joined;
}

static void compare_members(struct context *c, const struct section_type *type, const char *what,
	const void *old, const void *fresh)
{
	for (size_t i = 0; i < type->member_count; i++) {
		const struct member *m = &type->members[i];
		const char *before = member_show(c->a, old, m), *after = member_show(c->a, fresh, m);

		if (!str_equal(before, after))
			differences_add(c->a, c->notes, arena_printf(c->a, "%s: %s %s -> %s", what, m->name,
				*before ? before : "(none)", *after ? after : "(none)"));
	}
}

static const struct section *at_index(const struct section_type *type, const void *list, size_t i)
{
	return (const struct section *)((const char *)list + i * type->size);
}

static const struct section *find(const struct section_type *type, const void *list, size_t count, const char *title)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(at_index(type, list, i)->title, title))
			return at_index(type, list, i);
	return NULL;
}

static void compare_fields(struct context *c, const char *what, const struct form *old, const struct form *fresh);

/* Two lists of titled sections. */
static void compare_lists(struct context *c, const struct section_type *type, const char *prefix,
	const void *old, size_t old_count, const void *fresh, size_t fresh_count)
{
	for (size_t i = 0; i < fresh_count; i++) {
		const struct section *now = at_index(type, fresh, i);
		const struct section *was = find(type, old, old_count, now->title);
		const char *what = arena_printf(c->a, "%s%s %s", prefix, type->name, str_or_empty(now->title));

		if (!was) {
			differences_add(c->a, c->notes, arena_printf(c->a, "%s: new", what));
			continue;
		}
		compare_members(c, type, what, was, now);
		if (str_equal(type->name, "form"))
			compare_fields(c, what, (const void *)was, (const void *)now);
	}
	for (size_t i = 0; i < old_count; i++) {
		const char *title = at_index(type, old, i)->title;

		if (!find(type, fresh, fresh_count, title))
			differences_add(c->a, c->notes,
				arena_printf(c->a, "%s%s %s: gone", prefix, type->name, str_or_empty(title)));
	}
}

static void compare_fields(struct context *c, const char *what, const struct form *old, const struct form *fresh)
{
	compare_lists(c, &form_field_type, arena_printf(c->a, "%s, ", what), old->fields, old->field_count,
		fresh->fields, fresh->field_count);
}

static const void *list_at(const struct site *s, const struct section_type *type, size_t *count)
{
	const char *base = (const char *)s;

	*count = *(const size_t *)(base + type->count_offset);
	return *(const void *const *)(base + type->offset);
}

void differences(struct arena *a, const struct site *old, const struct site *fresh, struct texts *notes)
{
	struct context c = { .a = a, .notes = notes };

	compare_members(&c, &site_settings_type, "site", old, fresh);
	for (size_t i = 0; i < section_type_count; i++) {
		const struct section_type *type = &section_types[i];
		size_t old_count, fresh_count;

		if (!type->count_offset) {
			compare_members(&c, type, type->name, (const char *)old + type->offset,
				(const char *)fresh + type->offset);
			continue;
		}
		const void *was = list_at(old, type, &old_count);
		const void *now = list_at(fresh, type, &fresh_count);

		compare_lists(&c, type, "", was, old_count, now, fresh_count);
	}
}
