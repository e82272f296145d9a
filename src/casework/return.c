/* return.c - not for this department: back to who sent it, within a limit (U-4). */
#include "deed.h"

#include "people.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/rules/returning.h"
#include "plaint/str.h"

int return_prepare(struct deed *x, struct err *err)
{
	struct desk *d = x->d;
	const char *within = NULL;
	instant until;

	/* GG-6: who only helps can stop helping at any time. */
	if (assist_helping(x))
		return 0;
	if (return_until(d->a, d->site, d->days, x->c, &within, &until, err))
		return -1;
	if (until == INSTANT_NONE || d->now <= until)
		return 0;
	return err_set(err, ERR_INPUT, NULL,
		N_("cannot return: that was possible until %1 (within %2 of its arrival); who leads can reassign it"),
		desk_time(d, until), within, NULL);
}

static const char *lead_of(const struct desk *d, const char *department)
{
	const struct department *dep = site_department(d->site, department);

	return dep ? dep->lead : NULL;
}

/* To who took it and must send it on, as something urgent, and to their lead. The second
 * time it goes back and forth the lead of the department that returns it learns of it,
 * too, and both as of something urgent. */
void return_tell(struct deed *x)
{
	struct desk *d = x->d;
	const struct staff *taker = x->c->taker ? site_staff(d->site, x->c->taker) : NULL;
	bool again = x->c->returned > 1 && !(x->as & AS_HELPER);
	struct texts to = { NULL, 0 };

	if (x->as & AS_HELPER)
		to = people_of_case(d, x->c);
	else
		people_add(d->a, &to, x->c->taker);
	people_add(d->a, &to, taker ? lead_of(d, taker->department) : NULL);
	if (again)
		people_add(d->a, &to, lead_of(d, x->old->value[FIELD_DEPARTMENT]));
	for (size_t i = 0; i < to.count; i++) {
		if (str_equal(to.item[i], desk_login(d)))
			continue;
		bool urgent = again || (str_equal(to.item[i], x->c->taker) && !(x->as & AS_HELPER));

		desk_notice(d, d->now, urgent ? "returned" : "changed", x->c, NULL, to.item[i]);
	}
}
