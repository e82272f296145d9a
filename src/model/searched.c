#include "plaint/searched.h"

#include "plaint/str.h"

/* In the order in which they are looked through: who and where before what. */
static const enum field fields[] = { FIELD_NAME, FIELD_ADDRESS, FIELD_ACCOUNT, FIELD_OUTSIDE_NUMBER, FIELD_TEXT,
	FIELD_PLACE, FIELD_OBJECT, FIELD_EFFECT, FIELD_DEMAND, FIELD_FACTS, FIELD_MEASURES };
#define FIXED (sizeof fields / sizeof *fields)

size_t searched_count(const struct complaint *c)
{
	return FIXED + c->extra.count;
}

struct value searched_field(const struct complaint *c, size_t i)
{
	if (i < FIXED)
		return (struct value){ field_table[fields[i]].name, c->value[fields[i]] };
	return c->extra.item[i - FIXED];
}

bool searched_same(const struct complaint *a, const struct complaint *b)
{
	if (a->extra.count != b->extra.count)
		return false;
	for (size_t i = 0; i < searched_count(a); i++) {
		struct value x = searched_field(a, i), y = searched_field(b, i);

		if (!str_equal(x.name, y.name) || !str_equal(x.text, y.text))
			return false;
	}
	return true;
}
