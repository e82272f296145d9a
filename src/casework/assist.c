/* assist.c - departments that help beside the lead one (GG-6). */
#include "deed.h"

#include "check.h"
#include "plaint/str.h"

static int add(struct deed *x, const char *name, struct err *err)
{
	struct complaint *c = x->c;
	struct value v = { "department", name };
	const char *department;

	if (check_field(x->d, "assist", &v, &department, err))
		return -1;
	if (!department)
		return 0;
	if (str_equal(department, c->value[FIELD_DEPARTMENT]))
		return err_set(err, ERR_INPUT, "department", N_("%1 is the responsible department itself"), department, NULL);
	for (size_t i = 0; i < c->assisting_count; i++)
		if (str_equal(c->assisting[i], department))
			return 0;
	c->assisting = arena_grow(x->d->a, c->assisting, c->assisting_count, sizeof(const char *));
	c->assisting[c->assisting_count++] = department;
	return 0;
}

int assist_apply(struct deed *x, struct err *err)
{
	const char *one = values_get(&x->given, "department");
	const char *many = values_get(&x->given, "assisting");
	const char *end;

	if (!str_empty(one) && add(x, one, err))
		return -1;
	for (; !str_empty(many); many = *end ? end + 1 : end) {
		end = many;
		while (*end && *end != ',')
			end++;
		if (add(x, arena_strndup(x->d->a, many, (size_t)(end - many)), err))
			return -1;
	}
	if (x->c->assisting_count == x->old->assisting_count)
		return err_set(err, ERR_INPUT, "department", N_("it assists already"), NULL);
	return 0;
}
