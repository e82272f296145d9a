/* takeover.c - what somebody else fills in is taken over (U-7): they are told at once,
 * their text stays their draft, and it is on record who did it. */
#include "deed.h"

#include "leases.h"
#include "plaint/str.h"

int takeover_prepare(struct deed *x, struct err *err)
{
	const char *who;

	x->untouched = true;
	if (leases_others(x->d->cw->leases, x->d->a, x->c->number, desk_login(x->d), &who))
		return 0;
	return err_set(err, ERR_INPUT, NULL, N_("nobody else is filling in a form on %1"), x->c->number, NULL);
}

int takeover_apply(struct deed *x, struct err *err)
{
	const char *who;

	(void)err;
	if (leases_others(x->d->cw->leases, x->d->a, x->c->number, desk_login(x->d), &who))
		event_change(x->d->a, &x->e, "taken over from", NULL, who);
	x->d->taken_over = x->c->number;
	return 0;
}
