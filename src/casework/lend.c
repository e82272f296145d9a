/* lend.c - an archived record lent out, and back (PU-13): who, when, why, until when. */
#include "deed.h"

#include "plaint/rules/archive.h"
#include "plaint/str.h"

static const char *const lent_fields[] = { "borrower", "purpose", "due_back" };
#define LENT_FIELDS (sizeof(lent_fields) / sizeof(*lent_fields))

/* What is asked for depends on the way it goes. */
static int lend_out(struct deed *x, struct err *err)
{
	const char *back = values_get(&x->given, "due_back");
	instant due;

	if (archive_lent(x->c))
		return err_set(err, ERR_INPUT, "step", N_("%1 is lent to %2 already"), x->c->number, complaint_field(x->c, "borrower"), NULL);
	for (size_t i = 0; i < LENT_FIELDS; i++)
		if (str_empty(values_get(&x->given, lent_fields[i])))
			return err_set(err, ERR_INPUT, lent_fields[i], N_("lending asks for borrower, purpose and due_back"), NULL);
	if (instant_parse(&x->d->site->zone, back, &due) == 0 && due + DAY <= x->d->now)
		return err_set(err, ERR_INPUT, "due_back", N_("it cannot be due back in the past"), NULL);
	return 0;
}

int lend_prepare(struct deed *x, struct err *err)
{
	if (str_empty(values_get(&x->given, "step")))
		values_set(x->d->a, &x->given, "step", "out");
	if (!str_equal(values_get(&x->given, "step"), "back"))
		return lend_out(x, err);
	if (!archive_lent(x->c))
		return err_set(err, ERR_INPUT, "step", N_("%1 is not lent out"), x->c->number, NULL);
	return 0;
}

/* Back: the record says nothing of it any more, its events do. */
int lend_apply(struct deed *x, struct err *err)
{
	(void)err;
	if (!str_equal(values_get(&x->given, "step"), "back"))
		return 0;
	for (size_t i = 0; i < LENT_FIELDS; i++)
		complaint_field_set(x->d->a, x->c, lent_fields[i], NULL);
	return 0;
}
