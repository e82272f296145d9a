/* field.h - the fields of a complaint that hold what people entered.
 *
 * All are text: keys of the site for choices ("gas/leak"), several keys joined
 * by ',' for choices of many, ISO 8601 for times, "yes"/"no". One table gives
 * each field its name (forms, add, JSON), its key in the stored record (never
 * reused) and its group in the JSON of `show`. A field the profile adds is kept
 * beside them in struct values and needs no code.
 */
#ifndef PLAINT_FIELD_H
#define PLAINT_FIELD_H

#include <stdbool.h>
#include <stddef.h>

enum field {
	FIELD_PHONE, FIELD_NAME, FIELD_ACCOUNT, FIELD_ADDRESS, FIELD_AREA,
	FIELD_CHANNEL, FIELD_KIND, FIELD_CATEGORY, FIELD_NATURE,
	FIELD_OBJECT, FIELD_PLACE, FIELD_OCCURRED, FIELD_TEXT, FIELD_EFFECT,
	FIELD_DEMAND, FIELD_EVIDENCE, FIELD_RESPONSIBILITY,
	FIELD_OUTSIDE_NUMBER, FIELD_CALLBACK, FIELD_DUE_BY,
	FIELD_DEPARTMENT, FIELD_PERSON,
	FIELD_FACTS, FIELD_MEASURES, FIELD_ACCOUNTABILITY, FIELD_SATISFACTION,
	FIELD_COUNT
};

struct field_info {
	const char *name;  /* "phone" */
	int key;           /* in the stored record */
	const char *group; /* JSON: "customer", "matter", "result", or NULL: top level */
	const char *json;  /* JSON name inside the group */
	const char *label; /* English, for gettext */
};

/* Indexed by enum field. */
extern const struct field_info field_table[FIELD_COUNT];

/* The field of that name, or -1. */
int field_find(const char *name);

/* Fields an action asks for that belong to the event alone and are not kept on the
 * record: remark, reason, outcome, told, limit, clock, satisfied, step, way,
 * opinion, late_reason, special_reason, revisit. Any other is set on the record. */
bool field_of_event(const char *name);

/* A list of named texts: the fields of a form, of a request, of a profile. */
struct value {
	const char *name;
	const char *text;
};
struct values {
	struct value *item;
	size_t count;
};
struct arena;
/* The text, or NULL. */
const char *values_get(const struct values *v, const char *name);
/* Sets or adds; a NULL text removes. Name and text are not copied. */
void values_set(struct arena *a, struct values *v, const char *name, const char *text);

#endif
