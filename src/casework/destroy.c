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

/* Its files go with it, but for those another record names. Two lines of the certificate. */
static int files_go(struct deed *x, const struct complaint *c, struct err *err)
{
	size_t kept = 0;

	for (size_t i = 0; i < c->file_count; i++) {
		int shared = store_file_shared(x->d->t, c->files[i].hash, c->id, err);

		if (shared < 0)
			return -1;
		kept += shared > 0;
	}
	if (c->file_count > kept)
		say(x, "files_destroyed", arena_printf(x->d->a, "%zu", c->file_count - kept));
	if (kept)
		say(x, "files_kept", arena_printf(x->d->a, "%zu", kept));
	return 0;
}

/* Granted: what stays is the skeleton and who, when, why. */
int destroy_apply(struct deed *x, struct err *err)
{
	const char *reason = values_get(&x->given, "reason");
	const struct retention *of;
	struct complaint whole;

	if (may_go(x, err))
		return -1;
	archive_until(x->d->site, x->c, &of);
	whole = *x->c;
	archive_skeleton(x->d->a, x->c);
	say(x, "destroyed", desk_time(x->d, x->d->now));
	say(x, "destroyed_by", desk_login(x->d));
	say(x, "proposed_by", x->asked_by);
	say(x, "destroy_reason", reason);
	say(x, "retention", arena_printf(x->d->a, "%s %s", of->s.title, str_or_empty(of->keep)));
	x->destroys = true;
	return files_go(x, &whole, err);
}
