#include <string.h>

#include "overlay.h"
#include "plaint/str.h"
#include "values.h"

static const struct member form_members[] = {
	{"name", MEMBER_TEXT, offsetof(struct form, name), 0},
	{"name_zh", MEMBER_TEXT, offsetof(struct form, name_zh), 0},
	{"prompts", MEMBER_TEXTS, offsetof(struct form, prompts), 0},
	{"prompts_zh", MEMBER_TEXTS, offsetof(struct form, prompts_zh), 0},
};
const struct section_type form_type = {
	"form",
	sizeof(struct form),
	offsetof(struct site, forms),
	offsetof(struct site, forms_count),
	form_members,
	sizeof form_members / sizeof *form_members,
};

struct group {
	const char *label, *label_zh;
};
static const struct member group_members[] = {
	{"label", MEMBER_TEXT, offsetof(struct group, label), 0},
	{"label_zh", MEMBER_TEXT, offsetof(struct group, label_zh), 0},
};
static const struct section_type group_type = {"section", sizeof(struct group), 0, 0, group_members, 2};

struct laying {
	struct site *site;
	struct places *places;
	struct faults *faults;
	struct form *form;
	const struct block *block; /* of the form */
};

const char *field_title(struct arena *a, const char *form, const char *field)
{
	return arena_printf(a, "%s/%s", form, field);
}

static bool fit(const struct laying *l, const struct block *b, const char *want)
{
	const char *wrong = NULL;
	if (!str_equal(b->word, want))
		wrong = "only a %s can stand here";
	else if (str_empty(b->title))
		wrong = "%s needs a title";
	if (wrong)
		fault_add(l->faults, SEVERITY_ERROR, b->source->path, b->line, wrong, want);
	return !wrong;
}

/* Room for one field at `at`. */
static struct form_field *insert_field(struct laying *l, size_t at)
{
	struct form *f = l->form;
	f->fields = arena_grow(&l->site->arena, f->fields, f->field_count, sizeof *f->fields);
	memmove(f->fields + at + 1, f->fields + at, (f->field_count - at) * sizeof *f->fields);
	f->field_count++;
	memset(&f->fields[at], 0, sizeof f->fields[at]);
	return &f->fields[at];
}

/* A new field stands behind the last of its group. */
static size_t place_in_group(const struct form *f, const char *group)
{
	for (size_t i = f->field_count; i-- > 0;)
		if (str_equal(f->fields[i].group, group))
			return i + 1;
	return f->field_count;
}

static bool given_before(const struct block *form, const struct block *field)
{
	for (size_t i = 0; i < form->block_count; i++)
		for (size_t k = 0; k < form->blocks[i].block_count; k++) {
			const struct block *b = &form->blocks[i].blocks[k];
			if (b == field)
				return false;
			if (str_equal(b->title, field->title))
				return true;
		}
	return false;
}

static void lay_field(struct laying *l, const struct block *b, const struct block *in)
{
	struct arena *a = &l->site->arena;
	if (!fit(l, b, "field"))
		return;
	if (given_before(l->block, b))
		fault_add(l->faults, SEVERITY_ERROR, b->source->path, b->line,
			"field \"%s\" is given twice in one form", b->title);

	struct form_field *f = NULL;
	for (size_t i = 0; i < l->form->field_count; i++)
		if (str_equal(l->form->fields[i].s.title, b->title))
			f = &l->form->fields[i];
	if (!f) {
		f = insert_field(l, place_in_group(l->form, in->title));
		f->s.title = arena_strdup(a, b->title);
		f->group = arena_strdup(a, in->title);
	}
	const char *title = field_title(l->places->arena, l->form->s.title, b->title);
	f->s.where = arena_printf(a, "%s:%d", b->source->base, b->line);
	place_block(l->places, "field", title, b);
	values_read(a, b, &form_field_type, title, f, l->places, l->faults);
}

static void lay_group(struct laying *l, const struct block *b)
{
	if (!fit(l, b, "section"))
		return;
	struct group g = {NULL, NULL};
	values_read(&l->site->arena, b, &group_type,
		field_title(l->places->arena, l->form->s.title, b->title), &g, l->places, l->faults);
	for (size_t i = 0; i < b->block_count; i++)
		lay_field(l, &b->blocks[i], b);
	for (size_t i = 0; i < l->form->field_count; i++) {
		struct form_field *f = &l->form->fields[i];
		if (!str_equal(f->group, b->title))
			continue;
		f->group_label = g.label ? g.label : f->group_label;
		f->group_label_zh = g.label_zh ? g.label_zh : f->group_label_zh;
	}
}

/* A field added to a group takes over what its neighbours are headed with. */
static void share_labels(struct form *form)
{
	for (size_t i = 1; i < form->field_count; i++) {
		struct form_field *f = &form->fields[i], *before = f - 1;
		if (!str_equal(f->group, before->group))
			continue;
		if (!f->group_label)
			f->group_label = before->group_label;
		if (!f->group_label_zh)
			f->group_label_zh = before->group_label_zh;
	}
}

static void lay_form(struct laying *l, const struct block *b)
{
	if (!fit(l, b, "form"))
		return;
	l->form = site_find_section(l->site, &form_type, b->title);
	if (!l->form)
		l->form = site_add_section(l->site, &form_type, b->title);
	l->block = b;
	l->form->s.where = arena_printf(&l->site->arena, "%s:%d", b->source->base, b->line);
	place_block(l->places, "form", b->title, b);
	values_read(&l->site->arena, b, &form_type, b->title, l->form, l->places, l->faults);
	for (size_t i = 0; i < b->block_count; i++)
		lay_group(l, &b->blocks[i]);
	share_labels(l->form);
}

void overlay_forms(struct site *site, const struct outline *o, struct places *places, struct faults *faults)
{
	struct laying l = {site, places, faults, NULL, NULL};
	for (size_t i = 0; i < o->count; i++) {
		const struct block *b = &o->item[i];
		if (b->word)
			lay_form(&l, b);
		else
			fault_add(faults, SEVERITY_ERROR, b->source->path, b->line,
				"only a form can stand here, not \"%s\"", b->keys[0].name);
	}
}
