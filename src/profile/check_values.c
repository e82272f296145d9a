/* Values a profile allows a field in an action (HT-8): such as the form offers, and of
 * two sections that hold together at least one in common. */
#include <string.h>

#include "check.h"
#include "plaint/action.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/str.h"

/* The field as that action's form has it, else the intake's. */
static const struct form_field *field_in(const struct site *s, enum action action, const char *field)
{
	const struct form *of = site_form(s, action_table[action].name), *intake = site_form(s, "intake");
	const struct form_field *f = of ? form_find(of, field) : NULL;

	return f || !intake ? f : form_find(intake, field);
}

static bool offers(const struct site *s, const struct form_field *f, const char *key)
{
	size_t count = 0;
	const struct label *list = str_empty(f->source) ? NULL : site_labels(s, f->source, &count);

	if (str_equal(f->type, "yesno"))
		return str_equal(key, "yes") || str_equal(key, "no");
	if (texts_has(&f->choices, key))
		return true;
	for (size_t i = 0; list && i < count; i++)
		if (str_equal(list[i].s.title, key))
			return true;
	if (str_equal(f->type, "department"))
		return site_department(s, key);
	return str_equal(f->type, "category") && site_category(s, key);
}

static bool chooses(const struct form_field *f)
{
	static const char *const types[] = {"choice", "choices", "yesno", "department", "category"};

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_equal(f->type, types[i]))
			return true;
	return false;
}

static void check_keys(struct check *c, const struct require_rule *r, struct spot at, const struct form_field *f,
	enum action action, const struct texts *keys)
{
	for (size_t k = 0; k < keys->count; k++)
		if (!offers(c->site, f, keys->item[k]))
			tell(c, SEVERITY_ERROR, at, "require \"%s\": field \"%s\" of %s does not offer \"%s\"", r->s.title,
				f->s.title, action_table[action].name, keys->item[k]);
}

static void check_item(struct check *c, const struct require_rule *r, const char *item)
{
	struct spot at = ITEM("require", r, "values", item);
	struct texts keys;
	const char *field;

	if (!allowed_parse(&c->arena, item, &field, &keys)) {
		tell(c, SEVERITY_ERROR, at, "values are like \"way=phone,person\", not \"%s\"", item);
		return;
	}
	for (int i = 0; i < ACTION_COUNT; i++) {
		const struct form_field *f = field_in(c->site, (enum action)i, field);

		if (!require_of(r, (enum action)i))
			continue;
		if (!f)
			tell(c, SEVERITY_ERROR, at, "the form of %s does not ask for \"%s\"", action_table[i].name, field);
		else if (!chooses(f))
			tell(c, SEVERITY_ERROR, at, "field \"%s\" offers no values to choose from", field);
		else
			check_keys(c, r, at, f, (enum action)i, &keys);
	}
}

/* --- two that contradict each other ------------------------------------------- */

static bool categories_meet(const struct site *s, const struct texts *a, const struct texts *b)
{
	if (!a->count || !b->count)
		return true;
	for (size_t i = 0; i < s->categories_count; i++)
		if (texts_match(a, s->categories[i].s.title) && texts_match(b, s->categories[i].s.title))
			return true;
	return false;
}

static bool within(const struct texts *a, const struct texts *b)
{
	for (size_t i = 0; i < a->count; i++)
		if (!texts_has(b, a->item[i]))
			return false;
	return true;
}

/* All clocks that make the one hold keep the other from it. */
static bool late_apart(const struct require_rule *a, const struct require_rule *b)
{
	return a->late.count && within(&a->late, &b->unless_late);
}

/* Do both hold at some time? With conditions of their own nobody can say, unless those
 * of the one are among those of the other. */
static bool hold_together(const struct site *s, const struct require_rule *a, const struct require_rule *b)
{
	return lists_meet(&a->levels, &b->levels) && lists_meet(&a->kinds, &b->kinds) &&
		lists_meet(&a->channels, &b->channels) && lists_meet(&a->states, &b->states) &&
		categories_meet(s, &a->categories, &b->categories) &&
		(within(&a->having, &b->having) || within(&b->having, &a->having)) && !late_apart(a, b) && !late_apart(b, a);
}

static bool same_action(const struct require_rule *a, const struct require_rule *b)
{
	for (int i = 0; i < ACTION_COUNT; i++)
		if (require_of(a, (enum action)i) && require_of(b, (enum action)i))
			return true;
	return false;
}

static void check_common(struct check *c, const struct require_rule *a, const struct require_rule *b)
{
	for (size_t i = 0; i < a->values.count; i++) {
		for (size_t k = 0; k < b->values.count; k++) {
			const char *one, *other;
			struct texts here, there;

			if (allowed_parse(&c->arena, a->values.item[i], &one, &here) &&
				allowed_parse(&c->arena, b->values.item[k], &other, &there) && str_equal(one, other) &&
				!lists_meet(&here, &there))
				tell(c, SEVERITY_ERROR, ITEM("require", b, "values", b->values.item[k]),
					"require \"%s\" and \"%s\" leave \"%s\" no value where both hold", a->s.title, b->s.title, one);
		}
	}
}

void check_values(struct check *c)
{
	const struct site *s = c->site;

	for (size_t i = 0; i < s->requires_count; i++) {
		const struct require_rule *r = &s->requires[i];

		for (size_t k = 0; k < r->values.count; k++)
			check_item(c, r, r->values.item[k]);
		for (size_t k = 0; k < i; k++)
			if (same_action(&s->requires[k], r) && hold_together(s, &s->requires[k], r))
				check_common(c, &s->requires[k], r);
	}
}
