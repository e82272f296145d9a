/* Conditions of the profile's rules. */
#include "plaint/rules/having.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/str.h"

static const char *const own[] = {"state", "level", "emergency", "revisit", "again", "returned", "incident", "assisting", "elsewhere"};

bool having_own_name(const char *name)
{
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (str_equal(own[i], name))
			return true;
	return false;
}

static int bad(const char *text, struct err *err)
{
	return err_set(err, ERR_INPUT, NULL, N_("'%1' is no condition: wants NAME, !NAME, NAME=VALUE, NAME!=VALUE or NAME>=5"),
		text, NULL);
}

static int parse_least(const char *text, const char *value, struct having *out, struct err *err)
{
	char *end;

	out->op = HAVING_LEAST;
	out->least = strtod(value, &end);
	return !*value || *end ? bad(text, err) : 0;
}

int having_parse(const char *text, struct having *out, struct err *err)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
	const char *from = text + (*text == '!'), *rest;
	size_t len = strspn(from, letters);

	memset(out, 0, sizeof *out);
	if (!len || len >= sizeof out->name)
		return bad(text, err);
	memcpy(out->name, from, len);
	rest = from + len;
	out->value = "";
	if (!*rest) {
		out->op = from == text ? HAVING_FILLED : HAVING_EMPTY;
		return 0;
	}
	if (from != text)
		return bad(text, err);
	if (str_starts(rest, ">="))
		return parse_least(text, rest + 2, out, err);
	if (*rest != '=' && !str_starts(rest, "!="))
		return bad(text, err);
	out->op = *rest == '=' ? HAVING_IS : HAVING_NOT;
	out->value = rest + (*rest == '=' ? 1 : 2);
	return *out->value ? 0 : bad(text, err);
}

static bool elsewhere(const struct complaint *c, const struct values *given)
{
	const char *to = values_get(given, "department");

	return !str_empty(to) && !str_equal(to, c->value[FIELD_DEPARTMENT]);
}

/* What the record has under that name; number holds it where it must be written. */
static const char *value_of(const struct complaint *c, const struct values *given, const char *name, char number[16])
{
	const char *now = values_get(given, name);

	if (!str_empty(now))
		return now;
	*number = '\0';
	if (str_equal(name, "state"))
		return state_names[c->state];
	if (str_equal(name, "emergency"))
		return c->emergency ? "yes" : "";
	if (str_equal(name, "revisit"))
		return c->revisit ? "yes" : "";
	if (str_equal(name, "again"))
		return str_or_empty(c->original);
	if (str_equal(name, "incident"))
		return str_or_empty(c->incident);
	if (str_equal(name, "level"))
		snprintf(number, 16, "%d", c->level);
	else if (str_equal(name, "returned"))
		snprintf(number, 16, "%d", c->returned);
	else if (str_equal(name, "elsewhere"))
		return elsewhere(c, given) ? "yes" : "";
	else if (str_equal(name, "assisting"))
		snprintf(number, 16, "%zu", c->assisting_count);
	else
		return str_or_empty(complaint_field(c, name));
	return number;
}

/* Is value one of "a,b,c"? */
static bool among(const char *list, const char *value)
{
	size_t len = strlen(value);

	for (const char *p = list; p; p = strchr(p, ',')) {
		p += *p == ',';
		if (!strncmp(p, value, len) && (!p[len] || p[len] == ','))
			return true;
	}
	return false;
}

static bool filled(const char *text)
{
	return !str_empty(text) && !str_equal(text, "no") && !str_equal(text, "0");
}

static bool holds(const struct having *h, const char *text)
{
	switch (h->op) {
	case HAVING_FILLED: return filled(text);
	case HAVING_EMPTY: return !filled(text);
	case HAVING_IS: return among(text, h->value);
	case HAVING_NOT: return !among(text, h->value);
	case HAVING_LEAST: return !str_empty(text) && strtod(text, NULL) >= h->least;
	}
	return false;
}

bool having_all(const struct texts *list, const struct complaint *c, const struct values *given)
{
	for (size_t i = 0; i < list->count; i++) {
		struct having h;
		char number[16];

		if (having_parse(list->item[i], &h, NULL) || !holds(&h, value_of(c, given, h.name, number)))
			return false;
	}
	return true;
}
