#include "plaint/field.h"

#include <string.h>

#include "plaint/arena.h"
#include "plaint/error.h"
#include "plaint/str.h"

/* The keys stand in every stored record: never change or reuse one. */
const struct field_info field_table[FIELD_COUNT] = {
	[FIELD_PHONE] = {"phone", 40, "customer", "phone", N_("Phone")},
	[FIELD_NAME] = {"name", 41, "customer", "name", N_("Name")},
	[FIELD_ACCOUNT] = {"account", 42, "customer", "account", N_("Account number")},
	[FIELD_ADDRESS] = {"address", 43, "customer", "address", N_("Address")},
	[FIELD_AREA] = {"area", 44, "customer", "area", N_("Area")},
	[FIELD_CHANNEL] = {"channel", 45, NULL, "channel", N_("Channel")},
	[FIELD_KIND] = {"kind", 46, NULL, "kind", N_("Kind")},
	[FIELD_CATEGORY] = {"category", 47, NULL, "category", N_("Category")},
	[FIELD_NATURE] = {"nature", 48, NULL, "nature", N_("Nature")},
	[FIELD_OBJECT] = {"object", 49, "matter", "object", N_("Complained of")},
	[FIELD_PLACE] = {"place", 50, "matter", "place", N_("Place")},
	[FIELD_OCCURRED] = {"occurred", 51, "matter", "time", N_("When it happened")},
	[FIELD_TEXT] = {"text", 52, "matter", "text", N_("What happened")},
	[FIELD_EFFECT] = {"effect", 53, "matter", "effect", N_("Effect")},
	[FIELD_DEMAND] = {"demand", 54, NULL, "demand", N_("Wants")},
	[FIELD_EVIDENCE] = {"evidence", 55, NULL, "evidence", N_("Evidence")},
	[FIELD_RESPONSIBILITY] = {"responsibility", 56, NULL, "responsibility", N_("Responsibility")},
	[FIELD_OUTSIDE_NUMBER] = {"outside_number", 57, NULL, "outside_number", N_("Outside number")},
	[FIELD_CALLBACK] = {"callback", 58, NULL, "callback", N_("Call back at")},
	[FIELD_DUE_BY] = {"due_by", 59, NULL, "due_by", N_("Time limit")},
	[FIELD_DEPARTMENT] = {"department", 60, NULL, "department", N_("Department")},
	[FIELD_PERSON] = {"person", 61, NULL, "person", N_("Person")},
	[FIELD_FACTS] = {"facts", 62, "result", "facts", N_("Established facts")},
	[FIELD_MEASURES] = {"measures", 63, "result", "measures", N_("Measures")},
	[FIELD_ACCOUNTABILITY] = {"accountability", 64, "result", "accountability", N_("Accountability")},
	[FIELD_SATISFACTION] = {"satisfaction", 65, "result", "satisfaction", N_("Satisfaction")},
};

int field_find(const char *name)
{
	for (int i = 0; name && i < FIELD_COUNT; i++)
		if (strcmp(field_table[i].name, name) == 0)
			return i;
	return -1;
}

bool field_of_event(const char *name)
{
	static const char *const names[] = {"remark", "reason", "outcome", "told", "limit", "clock", "satisfied",
		"step", "way", "opinion", "late_reason", "special_reason", "revisit", "subject", "ended", "asked"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_equal(names[i], name))
			return true;
	return false;
}

static struct value *find(const struct values *v, const char *name)
{
	for (size_t i = 0; i < v->count; i++)
		if (strcmp(v->item[i].name, name) == 0)
			return &v->item[i];
	return NULL;
}

const char *values_get(const struct values *v, const char *name)
{
	const struct value *found = v && name ? find(v, name) : NULL;

	return found ? found->text : NULL;
}

void values_set(struct arena *a, struct values *v, const char *name, const char *text)
{
	struct value *found = find(v, name);

	if (found && text) {
		found->text = text;
	} else if (found) {
		size_t after = (size_t)(v->item + v->count - found) - 1;

		memmove(found, found + 1, after * sizeof *found);
		v->count--;
	} else if (text) {
		v->item = arena_grow(a, v->item, v->count, sizeof *v->item);
		v->item[v->count].name = name;
		v->item[v->count++].text = text;
	}
}
