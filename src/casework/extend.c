/* extend.c - more time: asked for before the limit, granted or refused by someone above
 * (U-5, D-5). Asking and answering are those of every approval. */
#include "deed.h"

#include "plaint/str.h"

int extend_prepare(struct deed *x, struct err *err)
{
	const char *clock = values_get(&x->given, "clock"), *limit = values_get(&x->given, "limit");
	const struct clock_run *run;
	struct limit parsed;

	if (!str_empty(limit) && (limit_parse(limit, &parsed, NULL) || parsed.every))
		return err_set(err, ERR_INPUT, "limit", N_("\"%1\" is no limit; write 2wd, 3d or 24h"), limit, NULL);
	if (str_empty(clock))
		return 0; /* the form says it is missing */
	run = run_find(x->c, clock);
	if (run && run->state == CLOCK_BREACHED)
		return err_set(err, ERR_INPUT, "clock", N_("%1 is past its limit; an extension is asked for before that"), clock, NULL);
	if (!run || run->state != CLOCK_RUNNING)
		return err_set(err, ERR_INPUT, "clock", N_("no clock %1 runs"), clock, NULL);
	if (str_empty(limit))
		return err_set(err, ERR_INPUT, "limit", N_("extend which clock, by how much?"), NULL);
	return 0;
}

int extend_apply(struct deed *x, struct err *err)
{
	const char *clock = values_get(&x->given, "clock"), *by = x->asked_by ? x->asked_by : desk_login(x->d);
	struct clock_run *run = run_find(x->c, clock);

	if (!run || (run->state != CLOCK_RUNNING && run->state != CLOCK_BREACHED && run->state != CLOCK_SUSPENDED))
		return err_set(err, ERR_INPUT, NULL, N_("no clock %1 runs any more"), str_or_empty(clock), NULL);
	return clocks_extend(x->d->a, x->d->days, run, values_get(&x->given, "limit"), values_get(&x->given, "reason"),
		by, desk_login(x->d), x->d->now, err);
}
