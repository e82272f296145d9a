/* The site: its life, its sections, and finding things in it. Its bytes: site_pack.c. */
#include "plaint/site.h"

#include <stdlib.h>
#include <string.h>

#include "plaint/str.h"
#include "site_parts.h"

bool texts_has(const struct texts *t, const char *s)
{
	for (size_t i = 0; s && i < t->count; i++)
		if (strcmp(t->item[i], s) == 0)
			return true;
	return false;
}

static bool pattern_matches(const char *pattern, const char *s)
{
	size_t len = strlen(pattern);

	if (len && pattern[len - 1] == '*')
		return strncmp(pattern, s, len - 1) == 0;
	return strcmp(pattern, s) == 0;
}

bool texts_match(const struct texts *t, const char *s)
{
	for (size_t i = 0; i < t->count; i++)
		if (pattern_matches(t->item[i], str_or_empty(s)))
			return true;
	return t->count == 0;
}

/* --- sections -------------------------------------------------------------- */

void *section_one(const struct site *site, const struct section_type *type)
{
	return (char *)(uintptr_t)site + type->offset;
}

/* The lists are pointers of many types: copied, never seen as another type. */
void *section_list(const struct site *site, const struct section_type *type)
{
	void *list;

	memcpy(&list, (const char *)site + type->offset, sizeof list);
	return list;
}

void section_set_list(struct site *site, const struct section_type *type, void *list)
{
	memcpy((char *)site + type->offset, &list, sizeof list);
}

size_t *section_count(const struct site *site, const struct section_type *type)
{
	return (size_t *)((char *)(uintptr_t)site + type->count_offset);
}

void section_init(void *section, const struct section_type *type)
{
	for (size_t i = 0; i < type->member_count; i++) {
		const struct member *m = &type->members[i];
		char *at = (char *)section + m->offset;

		if (m->type == MEMBER_INT)
			*(int64_t *)at = m->initial;
		else if (m->type == MEMBER_BOOL)
			*(bool *)at = m->initial != 0;
	}
}

void *site_add_section(struct site *site, const struct section_type *type, const char *title)
{
	struct section *s;
	size_t *count;
	char *list;

	if (!type->count_offset)
		return section_one(site, type);
	count = section_count(site, type);
	list = arena_grow(&site->arena, section_list(site, type), *count, type->size);
	section_set_list(site, type, list);
	s = (struct section *)(list + *count * type->size);
	(*count)++;
	section_init(s, type);
	s->title = arena_strdup(&site->arena, title);
	return s;
}

void *site_find_section(const struct site *site, const struct section_type *type, const char *title)
{
	char *list;

	if (!type->count_offset)
		return section_one(site, type);
	list = section_list(site, type);
	for (size_t i = 0; title && i < *section_count(site, type); i++) {
		struct section *s = (struct section *)(list + i * type->size);

		if (strcmp(s->title, title) == 0)
			return s;
	}
	return NULL;
}

/* --- life ------------------------------------------------------------------ */

struct site *site_new(void)
{
	struct site *site = calloc(1, sizeof *site);

	if (!site)
		abort();
	arena_init(&site->arena);
	site->refs = 1;
	return site;
}

struct site *site_ref(struct site *site)
{
	if (site)
		__atomic_add_fetch(&site->refs, 1, __ATOMIC_RELAXED);
	return site;
}

void site_unref(struct site *site)
{
	if (!site || __atomic_sub_fetch(&site->refs, 1, __ATOMIC_ACQ_REL) > 0)
		return;
	zone_release(&site->zone);
	arena_release(&site->arena);
	free(site);
}

/* --- finding --------------------------------------------------------------- */

static const struct section_type *type_named(const char *name)
{
	for (size_t i = 0; i < section_type_count; i++)
		if (str_equal(section_types[i].name, name))
			return &section_types[i];
	return NULL;
}

/* Each list of the site begins its elements with struct section. */
static const void *find(const void *list, size_t count, size_t size, const char *title)
{
	for (size_t i = 0; title && i < count; i++) {
		const struct section *s = (const void *)((const char *)list + i * size);

		if (strcmp(s->title, title) == 0)
			return s;
	}
	return NULL;
}

#define FIND(list, title) find(s->list, s->list##_count, sizeof *s->list, title)

const struct department *site_department(const struct site *s, const char *title)
{
	return FIND(departments, title);
}

const struct staff *site_staff(const struct site *s, const char *login)
{
	return FIND(staff, login);
}

const struct role *site_role(const struct site *s, const char *title)
{
	return FIND(roles, title);
}

const struct category *site_category(const struct site *s, const char *title)
{
	return FIND(categories, title);
}

const struct clock_rule *site_clock(const struct site *s, const char *title)
{
	return FIND(clocks, title);
}

const struct policy *site_policy(const struct site *s, const char *title)
{
	return FIND(policies, title);
}

const struct approval *site_approval(const struct site *s, const char *title)
{
	return FIND(approvals, title);
}

const struct penalty *site_penalty(const struct site *s, const char *title)
{
	return FIND(penalties, title);
}

const struct document_rule *site_document(const struct site *s, const char *title)
{
	return FIND(documents, title);
}

const struct report_rule *site_report(const struct site *s, const char *title)
{
	return FIND(reports, title);
}

const struct form *site_form(const struct site *s, const char *title)
{
	return FIND(forms, title);
}

const struct form_field *form_find(const struct form *f, const char *name)
{
	return f ? find(f->fields, f->field_count, sizeof *f->fields, name) : NULL;
}

bool form_field_stays(const struct form_field *f)
{
	return f->personal || f->of_address || f->stays;
}

bool form_field_asked(const struct form_field *f, const char *channel)
{
	if (!channel)
		return true;
	return (!f->channels.count || texts_has(&f->channels, channel)) && !(f->unless_channels.count && texts_has(&f->unless_channels, channel));
}

const struct form_field *site_field(const struct site *s, const char *form, const char *name)
{
	const struct form_field *f = form ? form_find(site_form(s, form), name) : NULL;

	for (size_t i = 0; !f && i < s->forms_count; i++)
		f = form_find(&s->forms[i], name);
	return f;
}

const struct form_field *site_personal(const struct site *s, const char *name)
{
	for (size_t i = 0; s && i < s->forms_count; i++) {
		const struct form_field *f = form_find(&s->forms[i], name);

		if (f && f->personal)
			return f;
	}
	return NULL;
}

const struct form_field *site_field_of_choice(const struct site *s, const char *name, const char *choice)
{
	for (size_t i = 0; i < s->forms_count; i++) {
		const struct form_field *f = form_find(&s->forms[i], name);

		if (f && texts_has(&f->choices, choice))
			return f;
	}
	return NULL;
}

const struct label *site_labels(const struct site *s, const char *source, size_t *count)
{
	const struct section_type *type = type_named(source);

	*count = 0;
	if (!type || !section_type_labels(type))
		return NULL;
	*count = *section_count(s, type);
	return section_list(s, type);
}

#define EVIDENCE_DEFAULT ((int64_t)32 << 20)
#define EVIDENCE_LEAST ((int64_t)1 << 10)
#define EVIDENCE_MOST ((int64_t)1 << 30)

int64_t site_evidence_most(const struct site *s)
{
	static const struct { char unit; int shift; } units[] = { { 'K', 10 }, { 'M', 20 }, { 'G', 30 } };
	const char *text = s->evidence_size;
	char *end;
	long n;

	/* One of a program that knew nothing of it. */
	if (str_empty(text))
		return EVIDENCE_DEFAULT;
	n = strtol(text, &end, 10);
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (*end != units[i].unit || end[1] || n < 1 || n > (EVIDENCE_MOST >> units[i].shift))
			continue;
		return ((int64_t)n << units[i].shift) >= EVIDENCE_LEAST ? (int64_t)n << units[i].shift : 0;
	}
	return 0;
}

const char *site_pick(const char *en, const char *zh_text, bool zh)
{
	const char *first = zh ? zh_text : en;

	return str_or_empty(str_empty(first) ? (zh ? en : zh_text) : first);
}

const struct texts *site_pick_texts(const struct texts *en, const struct texts *zh_text, bool zh)
{
	const struct texts *first = zh ? zh_text : en;

	return first->count ? first : zh ? en : zh_text;
}

/* A name in both languages, from whatever the source is. */
static bool find_names(const struct site *s, const char *source, const char *key, const char **en, const char **zh)
{
	const struct department *department;
	const struct category *category;
	const struct clock_rule *clock;
	const struct approval *approval;
	const struct incident_rule *incident;
	const struct staff *staff;
	const struct role *role;
	const struct warning_rule *warning;
	const struct penalty *penalty;
	const struct document_rule *document;

	if (strcmp(source, "department") == 0 && (department = site_department(s, key))) {
		*en = department->name;
		*zh = department->name_zh;
	} else if (strcmp(source, "category") == 0 && (category = site_category(s, key))) {
		*en = category->name;
		*zh = category->name_zh;
	} else if (strcmp(source, "clock") == 0 && (clock = site_clock(s, key))) {
		*en = clock->name;
		*zh = clock->name_zh;
	} else if (strcmp(source, "approval") == 0 && (approval = site_approval(s, key))) {
		*en = approval->name;
		*zh = approval->name_zh;
	} else if (strcmp(source, "incident") == 0 && (incident = FIND(incidents, key))) {
		*en = incident->name;
		*zh = incident->name_zh;
	} else if (strcmp(source, "warning") == 0 && (warning = FIND(warnings, key))) {
		*en = warning->name;
		*zh = warning->name_zh;
	} else if (strcmp(source, "penalty") == 0 && (penalty = site_penalty(s, key))) {
		*en = penalty->name;
		*zh = penalty->name_zh;
	} else if (strcmp(source, "document") == 0 && (document = site_document(s, key))) {
		*en = document->name;
		*zh = document->name_zh;
	} else if (strcmp(source, "role") == 0 && (role = site_role(s, key))) {
		*en = role->name;
		*zh = role->name_zh;
	} else if (strcmp(source, "staff") == 0 && (staff = site_staff(s, key))) {
		*en = *zh = staff->name;
	} else {
		size_t count;
		const struct label *labels = site_labels(s, source, &count);
		const struct label *label = find(labels, count, sizeof *label, key);

		if (!label)
			return false;
		*en = label->name;
		*zh = label->name_zh;
	}
	return true;
}

const char *site_name(const struct site *s, const char *source, const char *key, bool zh)
{
	const char *en, *zh_text, *picked;

	if (str_empty(key))
		return "";
	if (!s || !source || !find_names(s, source, key, &en, &zh_text))
		return key;
	picked = site_pick(en, zh_text, zh);
	return *picked ? picked : key;
}
