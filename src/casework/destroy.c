/* destroy.c - a record whose time of keeping is over is proposed for destruction, and
 * destroyed when another person approves (PU-13). Its number, its times, what reports
 * count and its proof in the chain of events stay; its content goes. */
#include "deed.h"

#include "plaint/rules/archive.h"
#include "plaint/str.h"

static int may_go(struct deed *x, struct err *err)
{
	const struct retention *of;
	instant until = archive_until(x->d->site, x->c, &of);
	char day[11];

	if (archive_lent(x->c))
		return err_set(err, ERR_INPUT, NULL, N_("%1 is lent to %2"), x->c->number, complaint_field(x->c, "borrower"), NULL);
	if (!of)
		return err_set(err, ERR_INPUT, NULL, N_("no retention says how long %1 is to be kept"), x->c->number, NULL);
	if (until == INSTANT_NONE)
		return err_set(err, ERR_INPUT, NULL, N_("%1 is to be kept for ever (retention %2)"), x->c->number, of->s.title, NULL);
	if (until <= x->d->now)
		return 0;
	day_format(zone_day(&x->d->site->zone, until) - 1, day);
	return err_set(err, ERR_INPUT, NULL, N_("%1 is to be kept until %2 (retention %3)"), x->c->number, day, of->s.title, NULL);
}

int destroy_prepare(struct deed *x, struct err *err)
{
	return may_go(x, err);
}

static void say(struct deed *x, const char *field, const char *text)
{
	if (str_empty(text))
		return;
	complaint_field_set(x->d->a, x->c, field, text);
	deed_note(x, field, text);
}

/* Granted: what stays is the skeleton and who, when, why. */
int destroy_apply(struct deed *x, struct err *err)
{
	const char *reason = values_get(&x->given, "reason");
	const struct retention *of;

	if (may_go(x, err))
		return -1;
	archive_until(x->d->site, x->c, &of);
	archive_skeleton(x->d->a, x->c);
	say(x, "destroyed", desk_time(x->d, x->d->now));
	say(x, "destroyed_by", desk_login(x->d));
	say(x, "proposed_by", x->asked_by);
	say(x, "destroy_reason", reason);
	say(x, "retention", arena_printf(x->d->a, "%s %s", of->s.title, str_or_empty(of->keep)));
	x->destroys = true;
	return 0;
}
