/* mark.c - small notes of the program to itself, in the table meta. */
#include <string.h>

#include "internal.h"

#define MARK_MOST 60

static size_t mark_key(char key[MARK_MOST + 8], const char *name)
{
	return (size_t)snprintf(key, MARK_MOST + 8, "mark %.*s", MARK_MOST, name);
}

int store_mark(struct store_txn *t, struct arena *a, const char *name, const char **out, struct err *err)
{
	char key[MARK_MOST + 8];
	struct bytes v;
	int rc = table_get(t, a, TABLE_META, key, mark_key(key, name), &v, err);

	*out = NULL;
	if (rc != 1)
		return rc;
	*out = arena_strndup(a, v.data, v.len);
	return 0;
}

int store_set_mark(struct store_txn *t, const char *name, const char *text, struct err *err)
{
	char key[MARK_MOST + 8];

	return table_put(t, TABLE_META, key, mark_key(key, name), text, strlen(text), err);
}
