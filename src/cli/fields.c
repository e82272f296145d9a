/* FIELD=VALUE on the command line, and which fields there are. */
#include "inside.h"

#include <string.h>

bool split_field(char *word, const char **name, const char **value)
{
	char *equals = strchr(word, '=');

	if (!equals || equals == word)
		return false;
	*equals = '\0';
	*name = word;
	*value = equals + 1;
	return true;
}

/* What no form need mention and the use cases take all the same. */
static bool is_special(const char *name)
{
	return str_equal(name, "level") || str_equal(name, "emergency") || str_equal(name, "original");
}

bool field_known(const struct site *site, const char *name)
{
	if (field_find(name) >= 0 || field_of_event(name) || is_special(name))
		return true;
	for (size_t i = 0; i < site->forms_count; i++)
		if (form_find(&site->forms[i], name))
			return true;
	return false;
}
