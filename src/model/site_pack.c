/* The site as bytes, by its table. Keys are the config's names; unknown ones are of
 * another version of the program and ignored. */
#include <stdlib.h>
#include <string.h>

#include "parts.h"
#include "plaint/str.h"
#include "site_parts.h"

/* --- writing --------------------------------------------------------------- */

static void pack_member(struct pack *p, const struct member *m, const void *section)
{
	const char *at = (const char *)section + m->offset;

	switch (m->type) {
	case MEMBER_TEXT:
		pack_key_text(p, m->name, *(const char *const *)(const void *)at);
		break;
	case MEMBER_TEXTS:
		pack_key_texts(p, m->name, (const struct texts *)(const void *)at);
		break;
	case MEMBER_INT:
		if (*(const int64_t *)(const void *)at != m->initial)
			pack_key_int(p, m->name, *(const int64_t *)(const void *)at);
		break;
	case MEMBER_BOOL:
		if (*(const bool *)at != (m->initial != 0))
			pack_key_bool(p, m->name, *(const bool *)at);
		break;
	}
}

static void pack_members(struct pack *p, const struct section_type *type, const void *section)
{
	for (size_t i = 0; i < type->member_count; i++)
		pack_member(p, &type->members[i], section);
}

static void pack_section(struct pack *p, const struct section_type *type, const void *section)
{
	const struct section *s = section;

	pack_map(p);
	pack_key_text(p, "title", s->title);
	pack_key_text(p, "where", s->where);
	pack_members(p, type, section);
	pack_close(p);
}

static void pack_list(struct pack *p, const struct section_type *type, const void *list, size_t count)
{
	pack_array(p);
	for (size_t i = 0; i < count; i++)
		pack_section(p, type, (const char *)list + i * type->size);
	pack_close(p);
}

static void pack_forms(struct pack *p, const struct site *site)
{
	pack_text(p, "forms");
	pack_array(p);
	for (size_t i = 0; i < site->forms_count; i++) {
		const struct form *f = &site->forms[i];

		pack_map(p);
		pack_key_text(p, "title", f->s.title);
		pack_key_text(p, "where", f->s.where);
		pack_key_text(p, "name", f->name);
		pack_key_text(p, "name_zh", f->name_zh);
		pack_key_texts(p, "prompts", &f->prompts);
		pack_key_texts(p, "prompts_zh", &f->prompts_zh);
		pack_text(p, "fields");
		pack_list(p, &form_field_type, f->fields, f->field_count);
		pack_close(p);
	}
	pack_close(p);
}

static void pack_zone(struct pack *p, const struct zone *z)
{
	pack_text(p, "zone");
	pack_map(p);
	pack_key_text(p, "name", z->name);
	pack_key_int(p, "first", z->first_offset);
	pack_text(p, "changes");
	pack_array(p);
	for (size_t i = 0; i < z->count; i++) {
		pack_int(p, z->changes[i].at);
		pack_int(p, z->changes[i].offset);
	}
	pack_close(p);
	pack_close(p);
}

void site_pack(struct pack *p, const struct site *site)
{
	pack_map(p);
	pack_key_int(p, "version", (int64_t)(site->version & INT64_MAX));
	pack_members(p, &site_settings_type, site);
	pack_zone(p, &site->zone);
	for (size_t i = 0; i < section_type_count; i++) {
		const struct section_type *type = &section_types[i];

		pack_text(p, type->name);
		if (type->count_offset)
			pack_list(p, type, section_list(site, type), *section_count(site, type));
		else
			pack_section(p, type, section_one(site, type));
	}
	pack_forms(p, site);
	pack_close(p);
}

void site_seal(struct site *site)
{
	uint64_t hash = 14695981039346656037u; /* FNV-1a: tells contents apart, no more */
	struct pack p;

	site->version = 0;
	pack_init(&p);
	site_pack(&p, site);
	for (size_t i = 0; i < p.out.len; i++)
		hash = (hash ^ (unsigned char)p.out.data[i]) * 1099511628211u;
	pack_release(&p);
	site->version = (hash & INT64_MAX) | 1;
}

/* --- reading --------------------------------------------------------------- */

static const char *copy_text(struct site *site, const struct node *n)
{
	return arena_strdup(&site->arena, node_text(n));
}

static struct texts copy_texts(struct site *site, const struct node *n)
{
	struct texts t = node_texts(&site->arena, n);

	for (size_t i = 0; i < t.count; i++)
		t.item[i] = arena_strdup(&site->arena, t.item[i]);
	return t;
}

static void read_member(struct site *site, const struct member *m, const struct node *section, void *out)
{
	const struct node *n = node_get(section, m->name);
	char *at = (char *)out + m->offset;

	if (!n)
		return;
	switch (m->type) {
	case MEMBER_TEXT:
		*(const char **)(void *)at = copy_text(site, n);
		break;
	case MEMBER_TEXTS:
		*(struct texts *)(void *)at = copy_texts(site, n);
		break;
	case MEMBER_INT:
		*(int64_t *)(void *)at = node_int(n, m->initial);
		break;
	case MEMBER_BOOL:
		*(bool *)at = node_bool(n);
		break;
	}
}

static void read_members(struct site *site, const struct section_type *type, const struct node *n, void *out)
{
	for (size_t i = 0; i < type->member_count; i++)
		read_member(site, &type->members[i], n, out);
}

static void read_section(struct site *site, const struct section_type *type, const struct node *n, void *out)
{
	struct section *s = out;

	section_init(out, type);
	s->title = copy_text(site, node_get(n, "title"));
	if (type->count_offset || type == &form_field_type)
		s->title = str_or_empty(s->title);
	s->where = copy_text(site, node_get(n, "where"));
	read_members(site, type, n, out);
}

static void *read_list(struct site *site, const struct section_type *type, const struct node *n, size_t *count)
{
	uint32_t size = n && n->type == NODE_ARRAY ? n->count : 0;
	char *list = size ? arena_array(&site->arena, size, type->size) : NULL;

	for (uint32_t i = 0; i < size; i++)
		read_section(site, type, &n->item[i], list + i * type->size);
	*count = size;
	return list;
}

static void read_forms(struct site *site, const struct node *n)
{
	uint32_t count = n && n->type == NODE_ARRAY ? n->count : 0;

	site->forms = count ? arena_array(&site->arena, count, sizeof *site->forms) : NULL;
	site->forms_count = count;
	for (uint32_t i = 0; i < count; i++) {
		const struct node *form = &n->item[i];
		struct form *f = &site->forms[i];

		f->s.title = str_or_empty(copy_text(site, node_get(form, "title")));
		f->s.where = copy_text(site, node_get(form, "where"));
		f->name = copy_text(site, node_get(form, "name"));
		f->name_zh = copy_text(site, node_get(form, "name_zh"));
		f->prompts = copy_texts(site, node_get(form, "prompts"));
		f->prompts_zh = copy_texts(site, node_get(form, "prompts_zh"));
		f->fields = read_list(site, &form_field_type, node_get(form, "fields"), &f->field_count);
	}
}

/* Finding an offset relies on the order, and arithmetic on the bounds. */
static bool change_is_sound(const struct zone *z, instant at, int64_t offset)
{
	return offset > -DAY && offset < DAY && at > -(INT64_C(1) << 40) && at < (INT64_C(1) << 40) &&
	       (z->count == 0 || z->changes[z->count - 1].at < at);
}

static int read_zone(struct zone *z, const struct node *n, struct err *err)
{
	const struct node *list = node_get(n, "changes");
	const char *name = str_or_empty(node_text(node_get(n, "name")));
	int64_t first = node_int(node_get(n, "first"), 0);
	uint32_t count = list && list->type == NODE_ARRAY ? list->count / 2 : 0;

	if (strlen(name) >= sizeof z->name || first <= -DAY || first >= DAY)
		return err_set(err, ERR_INPUT, NULL, N_("this is no time zone"), NULL);
	strcpy(z->name, name);
	z->first_offset = (int32_t)first;
	z->changes = calloc(count ? count : 1, sizeof *z->changes);
	if (!z->changes)
		abort();
	for (uint32_t i = 0; i < count; i++) {
		instant at = node_int(&list->item[2 * i], 0);
		int64_t offset = node_int(&list->item[2 * i + 1], DAY);

		if (!change_is_sound(z, at, offset))
			return err_set(err, ERR_INPUT, NULL, N_("this is no time zone"), NULL);
		z->changes[z->count].at = at;
		z->changes[z->count++].offset = (int32_t)offset;
	}
	return 0;
}

int site_unpack(const struct node *n, struct site **out, struct err *err)
{
	struct site *site;

	if (!n || n->type != NODE_MAP)
		return err_set(err, ERR_INPUT, NULL, N_("this is no site"), NULL);
	site = site_new();
	if (read_zone(&site->zone, node_get(n, "zone"), err)) {
		site_unref(site);
		return -1;
	}
	site->version = (uint64_t)node_int(node_get(n, "version"), 0);
	read_members(site, &site_settings_type, n, site);
	for (size_t i = 0; i < section_type_count; i++) {
		const struct section_type *type = &section_types[i];
		const struct node *section = node_get(n, type->name);

		if (type->count_offset)
			section_set_list(site, type, read_list(site, type, section, section_count(site, type)));
		else
			read_section(site, type, section, section_one(site, type));
	}
	read_forms(site, node_get(n, "forms"));
	*out = site;
	return 0;
}
