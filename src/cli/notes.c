/* Lists of lines, as JSON. */
#include "inside.h"

#include <jansson.h>

void put_notes_json(const char *name, const struct texts *notes)
{
	json_t *list = json_array(), *o = json_object();

	for (size_t i = 0; i < notes->count; i++)
		json_array_append_new(list, json_string(notes->item[i]));
	json_object_set_new(o, name, list);
	json_dumpf(o, stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(o);
}
