/* extend.c - more time: asked for before the limit, granted or refused by someone
 * above (U-5, D-5). What waits for an answer stands in four fields of the record. */
#include "deed.h"

#include "people.h"
#include "plaint/str.h"

static const char *const waiting[] = { "extension_clock", "extension_limit", "extension_reason", "extension_by" };

static const char *asked(const struct complaint *c, int i)
{
	return str_or_empty(values_get(&c->extra, waiting[i]));
}

static void forget(struct deed *x)
{
	for (size_t i = 0; i < sizeof(waiting) / sizeof(*waiting); i++)
		values_set(x->d->a, &x->c->extra, waiting[i], NULL);
}

int extend_prepare(struct deed *x, struct err *err)
{
	const char *clock = values_get(&x->given, "clock"), *limit = values_get(&x->given, "limit");
	const struct clock_run *run;
	struct limit parsed;

	if (*asked(x->c, 0))
		return err_set(err, ERR_INPUT, "clock", N_("an extension of %1 waits for approval already"), asked(x->c, 0), NULL);
	if (!str_empty(limit) && (limit_parse(limit, &parsed, NULL) || parsed.every))
		return err_set(err, ERR_INPUT, "limit", N_("\"%1\" is no limit; write 2wd, 3d or 24h"), limit, NULL);
	if (str_empty(clock))
		return 0; /* the form says it is missing */
	run = run_find(x->c, clock);
	if (run && run->state == CLOCK_BREACHED)
		return err_set(err, ERR_INPUT, "clock", N_("%1 is past its limit; an extension is asked for before that"), clock, NULL);
	if (!run || run->state != CLOCK_RUNNING)
		return err_set(err, ERR_INPUT, "clock", N_("no clock %1 runs"), clock, NULL);
	return 0;
}

int extend_apply(struct deed *x, struct err *err)
{
	static const char *const from[] = { "clock", "limit", "reason" };

	if (str_empty(values_get(&x->given, "clock")) || str_empty(values_get(&x->given, "limit")))
		return err_set(err, ERR_INPUT, "clock", N_("extend which clock, by how much?"), NULL);
	for (size_t i = 0; i < sizeof(from) / sizeof(*from); i++)
		values_set(x->d->a, &x->c->extra, waiting[i], values_get(&x->given, from[i]));
	values_set(x->d->a, &x->c->extra, waiting[3], desk_login(x->d));
	return 0;
}

void extend_tell(struct deed *x)
{
	struct texts to = people_of_target(x->d, x->c, "lead");

	for (size_t i = 0; i < to.count; i++)
		if (!str_equal(to.item[i], desk_login(x->d)))
			desk_notice(x->d, x->d->now, "changed", x->c, asked(x->c, 0), to.item[i]);
}

int approve_prepare(struct deed *x, struct err *err)
{
	if (!*asked(x->c, 0))
		return err_set(err, ERR_INPUT, NULL, N_("nothing waits for approval"), NULL);
	/* Nobody decides on their own request; who is alone here may, and it shows. */
	if (str_equal(asked(x->c, 3), desk_login(x->d)) && !x->d->me->alone)
		return err_set(err, ERR_DENIED, NULL, N_("nobody decides on a request of their own"), NULL);
	return 0;
}

static void note_answer(struct deed *x)
{
	if (str_equal(asked(x->old, 3), desk_login(x->d)))
		deed_note(x, "own request", "yes");
}

int approve_apply(struct deed *x, struct err *err)
{
	const char *clock = asked(x->old, 0);
	struct clock_run *run = run_find(x->c, clock);

	if (!run || (run->state != CLOCK_RUNNING && run->state != CLOCK_BREACHED && run->state != CLOCK_SUSPENDED))
		return err_set(err, ERR_INPUT, NULL, N_("no clock %1 runs any more"), clock, NULL);
	if (clocks_extend(x->d->a, x->d->days, run, asked(x->old, 1), asked(x->old, 2), asked(x->old, 3),
		desk_login(x->d), x->d->now, err))
		return -1;
	note_answer(x);
	forget(x);
	return 0;
}

int refuse_apply(struct deed *x, struct err *err)
{
	(void)err;
	note_answer(x);
	forget(x);
	return 0;
}

void answer_tell(struct deed *x)
{
	const char *by = asked(x->old, 3);

	if (!str_equal(by, desk_login(x->d)))
		desk_notice(x->d, x->d->now, "changed", x->c, asked(x->old, 0), by);
}
