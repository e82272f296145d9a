/* Every Chinese text a person reads of a site: its settings that end in _zh. */
#include <string.h>

#include "plaint/site.h"
#include "plaint/str.h"
#include "site_parts.h"

typedef const char *reword(const char *zh);

static bool is_chinese(const char *name)
{
	size_t len = strlen(name);

	return len > 3 && strcmp(name + len - 3, "_zh") == 0;
}

static void reword_text(const char **text, reword *of)
{
	if (!str_empty(*text))
		*text = of(*text);
}

static void reword_texts(struct texts *list, reword *of)
{
	for (size_t i = 0; i < list->count; i++)
		reword_text(&list->item[i], of);
}

static void reword_section(void *section, const struct section_type *type, reword *of)
{
	for (size_t i = 0; i < type->member_count; i++) {
		const struct member *m = &type->members[i];
		char *at = (char *)section + m->offset;

		if (!is_chinese(m->name))
			continue;
		if (m->type == MEMBER_TEXT)
			reword_text((const char **)(void *)at, of);
		else if (m->type == MEMBER_TEXTS)
			reword_texts((struct texts *)(void *)at, of);
	}
}

static void reword_form(struct form *form, reword *of)
{
	reword_text(&form->name_zh, of);
	reword_texts(&form->prompts_zh, of);
	for (size_t i = 0; i < form->field_count; i++) {
		struct form_field *f = &form->fields[i];

		reword_text(&f->group_label_zh, of);
		reword_text(&f->label_zh, of);
		reword_text(&f->help_zh, of);
		reword_texts(&f->labels_zh, of);
	}
}

void site_reword(struct site *s, const char *(*of)(const char *zh))
{
	reword_section(s, &site_settings_type, of);
	for (size_t i = 0; i < section_type_count; i++) {
		const struct section_type *type = &section_types[i];
		size_t count = type->count_offset ? *section_count(s, type) : 1;
		char *list = type->count_offset ? section_list(s, type) : section_one(s, type);

		for (size_t k = 0; k < count; k++)
			reword_section(list + k * type->size, type, of);
	}
	for (size_t i = 0; i < s->forms_count; i++)
		reword_form(&s->forms[i], of);
}
