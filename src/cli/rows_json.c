/* rows_json.c - stored values as JSON and back (see rows_json.h). */
#include "rows_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/str.h"

static int nibble(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

json_t *hex_json(const void *data, size_t len)
{
	static const char digits[] = "0123456789abcdef";
	struct str s;
	json_t *v;

	str_init(&s);
	for (size_t i = 0; i < len; i++) {
		str_add_char(&s, digits[((const unsigned char *)data)[i] >> 4]);
		str_add_char(&s, digits[((const unsigned char *)data)[i] & 15]);
	}
	v = json_stringn(str_or_empty(s.data), s.len);
	str_release(&s);
	return v;
}

int json_hex(struct pack *p, const json_t *v)
{
	const char *text = json_string_value(v);
	size_t len = json_string_length(v);
	struct str s;

	if (!text || len % 2)
		return -1;
	str_init(&s);
	for (size_t i = 0; i < len; i += 2) {
		int high = nibble(text[i]), low = nibble(text[i + 1]);

		if (high < 0 || low < 0) {
			str_release(&s);
			return -1;
		}
		str_add_char(&s, (char)(high << 4 | low));
	}
	pack_bytes(p, str_or_empty(s.data), s.len);
	str_release(&s);
	return 0;
}

/* --- out ------------------------------------------------------------------------- */

/* The key of one pair; the names of what is in it. */
static const char *key_out(struct str *out, const struct node *key, const struct key_name *names,
	const struct key_name **inside)
{
	const struct key_name *known;

	str_clear(out);
	*inside = NULL;
	if (key->type != NODE_INT) {
		const char *text = str_or_empty(node_text(key));

		if (names || text[0] == '#' || text[0] == '=')
			str_add_char(out, '=');
		str_add(out, text);
		return str_or_empty(out->data);
	}
	known = key_name_of(names, key->number);
	if (!known) {
		str_addf(out, "#%lld", (long long)key->number);
		return out->data;
	}
	*inside = known->inside;
	return known->name;
}

static json_t *map_json(const struct node *n, const struct key_name *names)
{
	json_t *o = json_object();
	struct str key;

	str_init(&key);
	for (uint32_t i = 0; i < n->count; i++) {
		const struct key_name *inside;
		const char *name = key_out(&key, &n->item[2 * i], names, &inside);

		json_object_set_new(o, name, value_json(&n->item[2 * i + 1], inside));
	}
	str_release(&key);
	return o;
}

json_t *value_json(const struct node *n, const struct key_name *names)
{
	json_t *v;

	if (!n)
		return json_null();
	switch (n->type) {
	case NODE_BOOL:
		return json_boolean(n->number != 0);
	case NODE_INT:
		return json_integer(n->number);
	case NODE_TEXT:
		return json_stringn(n->text, n->count);
	case NODE_BYTES:
		return json_pack("{s:o}", "hex", hex_json(n->text, n->count));
	case NODE_ARRAY:
		v = json_array();
		for (uint32_t i = 0; i < n->count; i++)
			json_array_append_new(v, value_json(&n->item[i], names));
		return v;
	case NODE_MAP:
		return map_json(n, names);
	case NODE_NIL:
	default:
		return json_null();
	}
}

/* --- back ------------------------------------------------------------------------ */

static int key_back(struct pack *p, const char *name, const struct key_name *names, const struct key_name **inside)
{
	const struct key_name *known = key_name_find(names, name);
	char *end;
	long long number;

	*inside = NULL;
	if (known) {
		*inside = known->inside;
		pack_int(p, known->key);
		return 0;
	}
	if (name[0] == '#') {
		number = strtoll(name + 1, &end, 10);
		if (!name[1] || *end)
			return -1;
		pack_int(p, number);
		return 0;
	}
	if (names && name[0] != '=')
		return -1;
	pack_text(p, name[0] == '=' ? name + 1 : name);
	return 0;
}

static int map_back(struct pack *p, const json_t *v, const struct key_name *names)
{
	json_t *object = (json_t *)(uintptr_t)v, *item;
	const json_t *hex = json_object_get(v, "hex");
	const char *name;

	if (hex && json_object_size(v) == 1 && json_is_string(hex))
		return json_hex(p, hex);
	pack_map(p);
	json_object_foreach(object, name, item) {
		const struct key_name *inside;

		if (key_back(p, name, names, &inside) || json_value(p, item, inside))
			return -1;
	}
	pack_close(p);
	return 0;
}

static int array_back(struct pack *p, const json_t *v, const struct key_name *names)
{
	size_t i;
	json_t *item;

	pack_array(p);
	json_array_foreach(v, i, item)
		if (json_value(p, item, names))
			return -1;
	pack_close(p);
	return 0;
}

int json_value(struct pack *p, const json_t *v, const struct key_name *names)
{
	if (p->depth >= WIRE_DEPTH - 1)
		return -1;
	switch (json_typeof(v)) {
	case JSON_OBJECT:
		return map_back(p, v, names);
	case JSON_ARRAY:
		return array_back(p, v, names);
	case JSON_STRING:
		/* Text of the store has no NUL; one that has is none of ours. */
		if (strlen(json_string_value(v)) != json_string_length(v))
			return -1;
		pack_text(p, json_string_value(v));
		return 0;
	case JSON_INTEGER:
		pack_int(p, json_integer_value(v));
		return 0;
	case JSON_TRUE:
	case JSON_FALSE:
		pack_bool(p, json_is_true(v));
		return 0;
	case JSON_NULL:
		pack_nil(p);
		return 0;
	case JSON_REAL:
	default:
		return -1;
	}
}
