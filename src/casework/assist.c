/* assist.c - departments that help beside the lead one (GG-6). */
#include "deed.h"

#include "check.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/str.h"

bool assist_helping(const struct deed *x)
{
	const struct me *me = x->d->me;

	if (!me || str_empty(me->department) || str_equal(me->department, x->old->value[FIELD_DEPARTMENT]) ||
		str_equal(me->login, x->old->value[FIELD_PERSON]))
		return false;
	return complaint_assists(x->old, me->department);
}

static int checked(struct deed *x, const char *name, const char **department, struct err *err)
{
	struct value v = { "department", name };

	return check_field(x->d, "assist", &v, department, err);
}

static int add(struct deed *x, const char *name, struct err *err)
{
	struct complaint *c = x->c;
	const char *department;

	if (checked(x, name, &department, err))
		return -1;
	if (!department || complaint_assists(c, department))
		return 0;
	if (str_equal(department, c->value[FIELD_DEPARTMENT]))
		return err_set(err, ERR_INPUT, "department", N_("%1 is the responsible department itself"), department, NULL);
	c->assisting = arena_grow(x->d->a, c->assisting, c->assisting_count, sizeof(const char *));
	c->assisting[c->assisting_count++] = department;
	return 0;
}

static void drop(struct complaint *c, const char *department)
{
	size_t kept = 0;

	for (size_t i = 0; i < c->assisting_count; i++)
		if (!str_equal(c->assisting[i], department))
			c->assisting[kept++] = c->assisting[i];
	c->assisting_count = kept;
}

static int take_off(struct deed *x, const char *name, struct err *err)
{
	const char *department;

	if (checked(x, name, &department, err))
		return -1;
	if (department && !complaint_assists(x->c, department))
		return err_set(err, ERR_INPUT, "department", N_("%1 does not assist"), department, NULL);
	drop(x->c, department);
	return 0;
}

int return_apply(struct deed *x, struct err *err)
{
	(void)err;
	if (x->as & AS_HELPER)
		drop(x->c, x->d->me->department);
	return 0;
}

int assist_apply(struct deed *x, struct err *err)
{
	const char *one = values_get(&x->given, "department");
	const char *many = values_get(&x->given, "assisting");
	int (*put)(struct deed *, const char *, struct err *) = add;
	const char *end;

	if (str_equal(values_get(&x->given, "remove"), "yes"))
		put = take_off;
	if (!str_empty(one) && put(x, one, err))
		return -1;
	for (; !str_empty(many); many = *end ? end + 1 : end) {
		end = many;
		while (*end && *end != ',')
			end++;
		if (put(x, arena_strndup(x->d->a, many, (size_t)(end - many)), err))
			return -1;
	}
	if (x->c->assisting_count == x->old->assisting_count)
		return err_set(err, ERR_INPUT, "department", N_("it assists already"), NULL);
	return 0;
}
