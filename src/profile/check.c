#include <stdio.h>
#include <string.h>

#include "check.h"
#include "plaint/action.h"
#include "plaint/field.h"
#include "plaint/rules/having.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/str.h"

static void tellv(struct check *c, enum severity severity, struct spot at, const char *fmt, va_list ap)
{
	const struct place *p =
		place_find(c->places, at.type, at.section ? at.section->title : NULL, at.member);
	const char *file = p ? p->file : at.section && at.section->where ? at.section->where : "built-in";
	int line = !p ? 0 : p->key ? key_line(p->key, at.item) : p->line;
	fault_addv(c->faults, severity, file, line, fmt, ap);
}

void tell(struct check *c, enum severity severity, struct spot at, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	tellv(c, severity, at, fmt, ap);
	va_end(ap);
}

void tell_err(struct check *c, struct spot at, const struct err *err)
{
	struct str text;
	str_init(&text);
	err_text(err, c->faults->translate, &text);
	tell(c, SEVERITY_ERROR, at, "%s", text.data);
	str_release(&text);
}

bool known_label(const struct check *c, const char *source, const char *key)
{
	size_t n;
	const struct label *list = site_labels(c->site, source, &n);
	for (size_t i = 0; i < n; i++)
		if (str_equal(list[i].s.title, key))
			return true;
	return false;
}

bool known_action(const char *name)
{
	int a = action_find(name);
	return a >= 0 && a != ACTION_WARN && a != ACTION_BREACH;
}

bool asked_by_form(const struct check *c, const char *field)
{
	for (size_t i = 0; i < c->site->forms_count; i++)
		if (form_find(&c->site->forms[i], field))
			return true;
	return false;
}

bool known_field(const struct check *c, const char *name)
{
	return field_find(name) >= 0 || field_of_event(name) || asked_by_form(c, name);
}

/* A field in which somebody of the staff may be named. */
static bool names_people(const struct check *c, const char *name)
{
	for (size_t i = 0; i < c->site->forms_count; i++) {
		const struct form_field *f = form_find(&c->site->forms[i], name);

		if (f && (str_equal(f->type, "text") || str_equal(f->type, "staff")))
			return true;
	}
	return false;
}

bool known_target(const struct check *c, const char *name)
{
	return str_equal(name, "department") || str_equal(name, "above") || str_equal(name, "oncall") ||
		str_equal(name, "person") || str_equal(name, "taker") || site_role(c->site, name) ||
		site_staff(c->site, name) || names_people(c, name);
}

bool known_category(const struct check *c, const char *pattern)
{
	struct texts one = {&pattern, 1};
	for (size_t i = 0; i < c->site->categories_count; i++)
		if (texts_match(&one, c->site->categories[i].s.title))
			return true;
	return false;
}

void check_labels(struct check *c, struct spot at, const struct texts *list, const char *source)
{
	for (size_t i = 0; i < list->count; i++) {
		at.item = list->item[i];
		if (!known_label(c, source, list->item[i]))
			tell(c, SEVERITY_ERROR, at, "no such %s: \"%s\"", source, list->item[i]);
	}
}

void check_categories(struct check *c, struct spot at, const struct texts *list)
{
	for (size_t i = 0; i < list->count; i++) {
		at.item = list->item[i];
		if (!known_category(c, list->item[i]))
			tell(c, SEVERITY_ERROR, at, "no such category: \"%s\"", list->item[i]);
	}
}

void check_having(struct check *c, struct spot at, const struct texts *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct err err = ERR_INIT;
		struct having h;

		at.item = list->item[i];
		if (having_parse(list->item[i], &h, &err))
			tell_err(c, at, &err);
		else if (!known_field(c, h.name) && !having_own_name(h.name))
			tell(c, SEVERITY_ERROR, at, "no such field: \"%s\"", h.name);
	}
}

void check_actions(struct check *c, struct spot at, const struct texts *list)
{
	for (size_t i = 0; i < list->count; i++) {
		at.item = list->item[i];
		if (!known_action(list->item[i]))
			tell(c, SEVERITY_ERROR, at, "no such action: \"%s\"", list->item[i]);
	}
}

void check_causes(struct check *c, struct spot at, const struct texts *list)
{
	for (size_t i = 0; i < list->count; i++) {
		at.item = list->item[i];
		if (action_find(list->item[i]) == ACTION_ACCEPT)
			tell(c, SEVERITY_ERROR, at, "registration is called \"received\" here, not \"%s\"",
				list->item[i]);
		else if (!lifecycle_cause_known(list->item[i]))
			tell(c, SEVERITY_ERROR, at, "no such action: \"%s\"", list->item[i]);
	}
}

void check_clock_names(struct check *c, struct spot at, const struct texts *list)
{
	for (size_t i = 0; i < list->count; i++) {
		at.item = list->item[i];
		if (!site_clock(c->site, list->item[i]))
			tell(c, SEVERITY_ERROR, at, "no such clock: \"%s\"", list->item[i]);
	}
}

bool lists_meet(const struct texts *a, const struct texts *b)
{
	if (!a->count || !b->count)
		return true;
	for (size_t i = 0; i < a->count; i++)
		if (texts_has(b, a->item[i]))
			return true;
	return false;
}

void check_targets(struct check *c, struct spot at, const struct texts *list)
{
	for (size_t i = 0; i < list->count; i++) {
		at.item = list->item[i];
		if (!known_target(c, list->item[i]))
			tell(c, SEVERITY_ERROR, at, "neither a role nor of the staff: \"%s\"", list->item[i]);
	}
}

void check_site(struct site *site, const struct places *places, instant today, struct faults *faults)
{
	struct check c = {ARENA_INIT, site, places, faults, today};

	check_settings(&c);
	check_calendar(&c);
	check_people(&c);
	check_matter(&c);
	check_danger(&c);
	check_clocks(&c);
	check_duties(&c);
	check_steps(&c);
	check_reports(&c);
	check_letters(&c);
	check_forms(&c);
	check_reach(&c);
	arena_release(&c.arena);
}
