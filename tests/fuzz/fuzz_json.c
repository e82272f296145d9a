/* JSON given to `plaint add`. */
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "cli/add.h"
#include "plaint/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = ARENA_INIT;
	struct values fields = {NULL, 0};
	struct texts faults = {NULL, 0};
	json_t *object = json_loadb((const char *)data, size, JSON_REJECT_DUPLICATES, NULL);
	int bad;

	if (!object)
		return 0;
	bad = fields_from_json(&a, object, &fields, &faults);
	if ((bad != 0) != (faults.count != 0))
		abort();
	for (size_t i = 0; i < fields.count; i++) {
		const struct value *v = &fields.item[i];

		if (!utf8_valid(v->name, strlen(v->name)) || !utf8_valid(v->text, strlen(v->text)))
			abort();
		if (values_get(&fields, v->name) != v->text)
			abort();
	}
	json_decref(object);
	arena_release(&a);
	return 0;
}
