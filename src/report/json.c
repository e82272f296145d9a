#include "json.h"

#include <stdlib.h>

#include "plaint/str.h"

json_t *json_from_text(const char *s)
{
	json_t *value = s ? json_string(s) : NULL;

	return value ? value : json_null();
}

json_t *json_from_time(const struct report_style *style, instant t)
{
	char text[26];

	if (t == INSTANT_NONE)
		return json_null();
	instant_format(&style->site->zone, t, text);
	return json_string(text);
}

json_t *json_from_list(const char *const *item, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(list, json_from_text(item[i]));
	return list;
}

static int append(const char *bytes, size_t len, void *out)
{
	str_add_len(out, bytes, len);
	return 0;
}

json_t *json_from_editing(const struct report_style *style, const char *number)
{
	json_t *list = json_array();

	for (size_t i = 0; i < style->editing_count; i++) {
		const struct editing *e = &style->editing[i];
		const struct staff *s = site_staff(style->site, e->login);
		json_t *o;

		if (!str_equal(e->number, number))
			continue;
		o = json_object();
		json_object_set_new(o, "by", json_from_text(e->login));
		json_object_set_new(o, "name", json_from_text(s && s->name ? s->name : e->login));
		json_object_set_new(o, "action", json_from_text(e->form));
		json_object_set_new(o, "since", json_from_time(style, e->since));
		json_array_append_new(list, o);
	}
	return list;
}

void json_write(struct str *out, json_t *value)
{
	if (!value)
		abort(); /* no memory */
	json_dump_callback(value, append, out, JSON_INDENT(2) | JSON_ENCODE_ANY);
	str_add_char(out, '\n');
	json_decref(value);
}

void report_json_text(struct str *out, const char *s)
{
	json_t *value = json_from_text(str_or_empty(s));

	json_dump_callback(value, append, out, JSON_ENCODE_ANY);
	json_decref(value);
}
