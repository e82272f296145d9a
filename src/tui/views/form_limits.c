/* form_limits.c - what the profile asks for in this action, and which values fields may
 * have, and why: they offer no others (HT-8). */
#include "form.h"

#include "plaint/rules/approval.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/rules/triage.h"

/* What the form holds, senseless or not. */
static struct values held(struct form_view *f, struct tui *t)
{
	struct values given = {NULL, 0};

	for (int i = 0; i < f->sheet.count; i++) {
		const char *text = sheet_text(&f->sheet, f->sheet.entry[i].name);

		if (text)
			values_set(&t->turn, &given, f->sheet.entry[i].name, text);
	}
	return given;
}

static const struct allowed *of_field(const struct allowed *list, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (str_equal(list[i].field, name))
			return &list[i];
	return NULL;
}

/* "Ordinary: by phone or in person (HT-8)" */
static const char *words(const struct tui *t, const struct allowed *k)
{
	const char *why = site_pick(k->rule->why, k->rule->why_zh, t->zh);

	/* of the form's own site: it lives as long as the form */
	return *why ? why : k->rule->s.title;
}

static void limit(struct form_view *f, struct tui *t, struct entry *e, const struct allowed *k)
{
	entry_limit(e, &f->sheet.arena, f->site, k ? &k->keys : NULL, k ? words(t, k) : NULL, t->zh);
}

static bool names_person(const struct entry *e)
{
	return str_equal(e->spec->type, "staff") && str_equal(e->name, "person");
}

/* Whoever is named works in the department that is filled in, or is on call for it; nobody
 * does: all, and saving says it. */
static void limit_person(struct form_view *f, struct tui *t, struct entry *e)
{
	const char *department = sheet_text(&f->sheet, "department");
	struct texts keys = {NULL, 0};

	for (size_t i = 0; !str_empty(department) && i < f->site->staff_count; i++) {
		const char *login = f->site->staff[i].s.title;

		if (!oncall_serves(f->site, login, department))
			continue;
		keys.item = arena_grow(&t->turn, keys.item, keys.count, sizeof *keys.item);
		keys.item[keys.count++] = login;
	}
	entry_limit(e, &f->sheet.arena, f->site, keys.count ? &keys : NULL, site_pick(e->spec->help, e->spec->help_zh, t->zh), t->zh);
}

void form_people(struct form_view *f, struct tui *t)
{
	for (int i = 0; i < f->sheet.count; i++) {
		struct entry *e = &f->sheet.entry[i];

		if (names_person(e))
			limit_person(f, t, e);
	}
}

void form_limits(struct form_view *f, struct tui *t, const struct complaint *c, enum action action, const char *department)
{
	struct values given = held(f, t);
	struct allowed *list;
	size_t n;

	if (department)
		values_set(&t->turn, &given, "department", department);
	n = lifecycle_allowed(&t->turn, f->site, c, action, &given, &list);

	for (int i = 0; i < f->sheet.count; i++)
		if (!names_person(&f->sheet.entry[i]))
			limit(f, t, &f->sheet.entry[i], of_field(list, n, f->sheet.entry[i].name));
}

/* What is filled in is not looked at: it may be emptied again. */
void form_needs(struct form_view *f, struct tui *t, const struct complaint *c, enum action action)
{
	struct values given = held(f, t);
	const struct asking *asked = action == ACTION_APPROVE || action == ACTION_REFUSE ? approval_for(f->site, c, t->me) : NULL;
	struct texts needed;

	if (asked) /* an opinion, perhaps (HT-7) */
		values_set(&t->turn, &given, "asked", asked->action);
	needed = lifecycle_missing(&t->turn, f->site, c, action, &given, t->now);

	for (int i = 0; i < f->sheet.count; i++) {
		struct entry *e = &f->sheet.entry[i];

		if (entry_empty(e))
			e->required = e->always || texts_has(&needed, e->name);
	}
}

/* All of it at once, not one at each refusal; a field of its own is in the form already. */
void form_ask_missing(struct form_view *f, struct tui *t, const struct complaint *c, enum action action)
{
	struct values given = held(f, t);
	struct texts needed = lifecycle_missing(&t->turn, f->site, c, action, &given, t->now);

	for (size_t i = 0; i < needed.count; i++)
		if (sheet_find(&f->sheet, needed.item[i]) < 0)
			sheet_ask(&f->sheet, needed.item[i], true);
}

bool form_asked(const struct site *site, enum action action)
{
	for (size_t i = 0; i < site->requires_count; i++)
		if (require_of(&site->requires[i], action))
			return true;
	return false;
}
