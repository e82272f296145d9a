/* JSON on `add`: documents, arrays and lines; every fault with its line. */
#include "add.h"

#include <jansson.h>
#include <string.h>

static void fault(struct arena *a, struct texts *faults, const char *id, const char *name)
{
	struct err err = ERR_INIT;
	struct str s;

	err_set(&err, ERR_INPUT, NULL, id, name, NULL);
	str_init(&s);
	err_text(&err, tr, &s);
	faults->item = arena_grow(a, faults->item, faults->count, sizeof *faults->item);
	faults->item[faults->count++] = arena_strdup(a, s.data);
	str_release(&s);
}

/* Text for a plain value; NULL for one that is none. */
static const char *plain(struct arena *a, const json_t *value)
{
	switch (json_typeof(value)) {
	case JSON_STRING:
		return arena_strdup(a, json_string_value(value));
	case JSON_INTEGER:
		return arena_printf(a, "%lld", (long long)json_integer_value(value));
	case JSON_REAL:
		return arena_printf(a, "%.15g", json_real_value(value));
	case JSON_TRUE:
		return "yes";
	case JSON_FALSE:
		return "no";
	default:
		return NULL;
	}
}

/* Several keys are kept joined by commas. */
static const char *joined(struct arena *a, const json_t *array)
{
	const char *text = NULL;

	for (size_t i = 0; i < json_array_size(array); i++) {
		const char *one = plain(a, json_array_get(array, i));

		if (!one)
			return NULL;
		text = text ? arena_printf(a, "%s,%s", text, one) : one;
	}
	return text ? text : "";
}

/* The field a name of a group means: customer{phone} → phone, matter{time} → occurred. */
static const char *field_in_group(const char *group, const char *name)
{
	for (int i = 0; i < FIELD_COUNT; i++)
		if (str_equal(field_table[i].group, group) && strcmp(field_table[i].json, name) == 0)
			return field_table[i].name;
	return NULL;
}

static bool is_group(const char *name)
{
	return strcmp(name, "customer") == 0 || strcmp(name, "matter") == 0 || strcmp(name, "result") == 0 ||
	       strcmp(name, "fields") == 0;
}

static void take_value(struct arena *a, const char *name, const json_t *value, struct values *out, struct texts *faults)
{
	const char *text;

	if (json_is_null(value))
		return;
	text = json_is_array(value) ? joined(a, value) : plain(a, value);
	if (!text)
		fault(a, faults, N_("%1: wants text, not an object"), name);
	else if (values_get(out, name))
		fault(a, faults, N_("%1 is given twice"), name);
	else
		values_set(a, out, arena_strdup(a, name), text);
}

static void take_group(struct arena *a, const char *group, const json_t *object, struct values *out,
	struct texts *faults)
{
	json_t *inner = (json_t *)(uintptr_t)object; /* jansson's iterators take no const */
	const char *name;
	json_t *value;

	json_object_foreach(inner, name, value) {
		const char *field = strcmp(group, "fields") == 0 ? name : field_in_group(group, name);

		if (field)
			take_value(a, field, value, out, faults);
		else
			fault(a, faults, N_("no such field: %1"), arena_printf(a, "%s.%s", group, name));
	}
}

int fields_from_json(struct arena *a, const struct json_t *object, struct values *out, struct texts *faults)
{
	json_t *o = (json_t *)(uintptr_t)object;
	const char *name;
	json_t *value;

	if (!json_is_object(o)) {
		fault(a, faults, N_("wants a JSON object"), NULL);
		return -1;
	}
	json_object_foreach(o, name, value) {
		if (is_group(name) && json_is_object(value))
			take_group(a, name, value, out, faults);
		else
			take_value(a, name, value, out, faults);
	}
	if (!out->count && !faults->count)
		fault(a, faults, N_("an empty object"), NULL);
	return faults->count ? -1 : 0;
}

/* --- documents and lines ----------------------------------------------------- */

struct input {
	struct cli *c;
	const char *file;
	int status; /* the worst so far */
};

static void judged(struct input *in, int status)
{
	/* A store that cannot be used outweighs a bad object. */
	if (status > in->status)
		in->status = status;
}

static const char *place(struct input *in, int line)
{
	return arena_printf(&in->c->arena, "%s:%d: ", in->file, line);
}

static void add_object(struct input *in, const json_t *object, int line)
{
	struct values fields = {NULL, 0};
	struct texts faults = {NULL, 0};

	if (fields_from_json(&in->c->arena, object, &fields, &faults)) {
		say_faults(in->c, place(in, line), NULL, &faults);
		judged(in, ERR_INPUT);
		return;
	}
	judged(in, add_one(in->c, &fields, place(in, line)));
}

static void bad_json(struct input *in, const json_error_t *e, int line)
{
	struct err err = ERR_INIT;

	err_set(&err, ERR_INPUT, NULL, N_("bad JSON: %1"), e->text, NULL);
	say_faults(in->c, place(in, line), &err, NULL);
	judged(in, ERR_INPUT);
}

/* A whole document: one object, or an array of them. */
static void add_document(struct input *in, const json_t *document, int line)
{
	if (!json_is_array(document)) {
		add_object(in, document, line);
		return;
	}
	for (size_t i = 0; i < json_array_size(document); i++)
		add_object(in, json_array_get(document, i), line);
}

static bool is_blank(const char *s, size_t len)
{
	return strspn(s, " \t\r\n") >= len;
}

/* The line (counted from 1) where the first value stands. */
static int first_line(const char *text, size_t len)
{
	int line = 1;

	for (size_t i = 0; i < len && strchr(" \t\r\n", text[i]); i++)
		line += text[i] == '\n';
	return line;
}

/* More than one line begins an object: lines of JSON rather than one document. */
static bool looks_like_lines(const char *text, size_t len)
{
	const char *end = text + len;
	int begins = 0;

	while (text < end) {
		const char *line_end = memchr(text, '\n', (size_t)(end - text));

		begins += *text == '{';
		text = line_end ? line_end + 1 : end;
	}
	return begins > 1;
}

static void add_lines(struct input *in, const char *text, size_t len)
{
	const char *end = text + len;

	for (int line = 1; text < end && in->status < ERR_STORE; line++) {
		const char *line_end = memchr(text, '\n', (size_t)(end - text));
		size_t n = (size_t)((line_end ? line_end : end) - text);
		json_error_t e;
		json_t *object;

		if (!is_blank(text, n)) {
			object = json_loadb(text, n, JSON_REJECT_DUPLICATES, &e);
			if (object)
				add_object(in, object, line);
			else
				bad_json(in, &e, line);
			json_decref(object);
		}
		text = line_end ? line_end + 1 : end;
	}
}

int add_json(struct cli *c, const char *file, const char *text, size_t len)
{
	struct input in = {.c = c, .file = file, .status = ERR_NONE};
	json_error_t e;
	json_t *document;

	if (looks_like_lines(text, len)) {
		add_lines(&in, text, len);
		return in.status;
	}
	document = json_loadb(text, len, JSON_REJECT_DUPLICATES, &e);
	if (document)
		add_document(&in, document, first_line(text, len));
	else
		bad_json(&in, &e, e.line > 0 ? e.line : 1);
	json_decref(document);
	return in.status;
}
