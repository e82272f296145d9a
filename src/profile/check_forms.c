#include <inttypes.h>
#include <string.h>

#include "check.h"
#include "overlay.h"
#include "plaint/action.h"
#include "plaint/str.h"

static const char *const types[] = {"text", "multiline", "phone", "email", "choice", "choices", "date", "time",
	"number", "yesno", "staff", "department", "category", "complaint", "file", NULL};

/* A field of a form, and how to tell of it. */
struct asked {
	struct check *c;
	const struct form_field *f;
	struct section s; /* the field's title in places */
};

static void tell_field(struct asked *a, const char *member, const char *item, const char *fmt, const char *arg)
{
	tell(a->c, SEVERITY_ERROR, (struct spot){"field", &a->s, member, item}, fmt, arg);
}

static bool type_is(const struct form_field *f, const char *type)
{
	return str_equal(f->type, type);
}

static bool chooses(const struct form_field *f)
{
	return type_is(f, "choice") || type_is(f, "choices");
}

static void check_name(struct asked *a)
{
	const char *s = a->f->s.title;
	if (strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_") != strlen(s) || (*s >= '0' && *s <= '9'))
		tell_field(a, NULL, NULL, "a field's name is of a-z, 0-9 and _, and begins with a letter: \"%s\"",
			s);
}

static void check_type(struct asked *a)
{
	if (str_empty(a->f->type)) {
		tell_field(a, NULL, NULL, "field \"%s\" has no type", a->f->s.title);
		return;
	}
	for (const char *const *t = types; *t; t++)
		if (str_equal(*t, a->f->type))
			return;
	tell_field(a, "type", NULL, "no such type of field: \"%s\"", a->f->type);
}

static bool label_source(const char *source)
{
	/* No list of names alone; a site without any proposes nothing by hand. */
	if (str_equal(source, "penalty"))
		return true;
	for (size_t i = 0; i < section_type_count; i++)
		if (str_equal(section_types[i].name, source))
			return section_type_labels(&section_types[i]);
	return false;
}

static void check_source(struct asked *a)
{
	const struct form_field *f = a->f;
	size_t n;

	if (!chooses(f)) {
		tell_field(a, "source", NULL, "source is for choice and choices, not for %s",
			str_or_empty(f->type));
	} else if (f->choices.count) {
		tell_field(a, "source", NULL, "field \"%s\" has both source and choices", f->s.title);
	} else if (!label_source(f->source)) {
		tell_field(a, "source", NULL, "no such source: \"%s\"", f->source);
	} else if (!str_equal(f->source, "penalty") && (!site_labels(a->c->site, f->source, &n) || !n)) {
		tell(a->c, SEVERITY_WARNING, (struct spot){"field", &a->s, "source", NULL},
			"the config has no %s to choose from", f->source);
	}
}

static void check_choices(struct asked *a)
{
	const struct form_field *f = a->f;
	if (!chooses(f)) {
		if (f->choices.count)
			tell_field(a, "choices", NULL, "choices are for choice and choices, not for %s",
				str_or_empty(f->type));
		return;
	}
	if (str_empty(f->source) && !f->choices.count)
		tell_field(a, NULL, NULL, "field \"%s\" has neither source nor choices", f->s.title);
	if (f->labels.count && f->labels.count != f->choices.count)
		tell_field(a, "labels", NULL, "%s are not as many as choices", "labels");
	if (f->labels_zh.count && f->labels_zh.count != f->choices.count)
		tell_field(a, "labels_zh", NULL, "%s are not as many as choices", "labels_zh");
	for (size_t i = 0; i < f->choices.count; i++) {
		const char *key = f->choices.item[i];
		struct texts before = {f->choices.item, i};
		if (!*key || strchr(key, ','))
			tell_field(a, "choices", key, "a choice is not empty and holds no comma: \"%s\"", key);
		else if (texts_has(&before, key))
			tell_field(a, "choices", key, "choice \"%s\" is given twice", key);
	}
}

/* A site without such sections is told once, at the source. */
static bool known_choice(const struct check *c, const char *source, const char *key)
{
	size_t n;
	site_labels(c->site, source, &n);
	return !n || known_label(c, source, key);
}

static void check_initial(struct asked *a)
{
	const struct form_field *f = a->f;
	if (str_empty(f->initial))
		return;
	bool known = true;
	if (type_is(f, "choice"))
		known = str_empty(f->source) ? texts_has(&f->choices, f->initial)
					     : known_choice(a->c, f->source, f->initial);
	else if (type_is(f, "yesno"))
		known = str_equal(f->initial, "yes") || str_equal(f->initial, "no");
	else if (type_is(f, "department"))
		known = site_department(a->c->site, f->initial) != NULL;
	else if (type_is(f, "category"))
		known = site_category(a->c->site, f->initial) != NULL;
	else if (type_is(f, "staff"))
		known = site_staff(a->c->site, f->initial) != NULL;
	if (!known)
		tell_field(a, "initial", NULL, "initial is none of the field's values: \"%s\"", f->initial);
}

static void check_channels(struct asked *a, const char *member, const struct texts *channels)
{
	for (size_t i = 0; i < channels->count; i++)
		if (!known_choice(a->c, "channel", channels->item[i]))
			tell_field(a, member, channels->item[i], "there is no channel \"%s\"", channels->item[i]);
}

/* The program's own choice has a label, too. */
static void check_emergency(struct asked *a)
{
	const struct form_field *f = a->f;

	if (!str_empty(f->emergency) && type_is(f, "choice") && str_empty(f->source) && !texts_has(&f->choices, f->emergency))
		tell_field(a, "emergency", NULL, "emergency is none of the field's values: \"%s\"", f->emergency);
}

static void check_bounds(struct asked *a)
{
	const struct form_field *f = a->f;
	if (f->max && f->min > f->max)
		tell_field(a, "min", NULL, "%s is more than max", "min");
	if (f->max < 0 && !type_is(f, "number"))
		tell_field(a, "max", NULL, "%s is below 0", "max");
	if (f->lines < 0 || f->lines > 20)
		tell_field(a, "lines", NULL, "%s is from 0 to 20", "lines");
	if (!str_empty(f->unit) && !type_is(f, "number"))
		tell_field(a, "unit", NULL, "a unit is for number, not for %s", str_or_empty(f->type));
}

static void check_field(struct check *c, const struct form *form, const struct form_field *f)
{
	struct asked a = {c, f, {field_title(&c->arena, form->s.title, f->s.title), f->s.where}};
	check_name(&a);
	check_type(&a);
	if (!str_empty(f->source))
		check_source(&a);
	check_choices(&a);
	check_initial(&a);
	check_emergency(&a);
	check_bounds(&a);
	check_channels(&a, "channels", &f->channels);
	check_channels(&a, "unless_channels", &f->unless_channels);
	if (str_empty(f->label) && str_empty(f->label_zh))
		tell(c, SEVERITY_WARNING, (struct spot){"field", &a.s, NULL, NULL},
			"field \"%s\" has no label", f->s.title);
}

void check_forms(struct check *c)
{
	const struct site *s = c->site;

	if (!site_form(s, "intake"))
		tell(c, SEVERITY_ERROR, (struct spot){"site", NULL, "profile", NULL},
			"there is no form \"%s\"", "intake");
	for (size_t i = 0; i < s->forms_count; i++) {
		const struct form *f = &s->forms[i];
		if (!str_equal(f->s.title, "intake") && !known_action(f->s.title))
			tell(c, SEVERITY_ERROR, SPOT("form", f, NULL),
				"a form is for intake or an action, not for \"%s\"", f->s.title);
		if (!f->field_count)
			tell(c, SEVERITY_ERROR, SPOT("form", f, NULL), "form \"%s\" has no fields",
				f->s.title);
		for (size_t k = 0; k < f->field_count; k++)
			check_field(c, f, &f->fields[k]);
	}
}
