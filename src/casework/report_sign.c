/* report_sign.c - a report's way upward: written, checked, approved, handed on (HT-12).
 *
 * Each step is an event of no complaint (id 0), in the chain as all others are. It keeps a
 * check number of the figures that were signed, so that it shows when they change. */
#include <stdlib.h>

#include "deed.h"
#include "plaint/rules/rights.h"
#include "plaint/str.h"
#include "report.h"

#define ACTION "report"

static const char *const steps[] = { "written", "checked", "approved", "handed-on" };
enum { WRITTEN, CHECKED, APPROVED, HANDED_ON, STEPS };

static int step_of(const char *name)
{
	for (int i = 0; i < STEPS; i++)
		if (str_equal(steps[i], name))
			return i;
	return -1;
}

static bool same_report(struct desk *d, const struct event *e, const char *name, instant from, instant to)
{
	return str_equal(e->action, ACTION) && str_equal(event_after(e, "report"), name) &&
		str_equal(event_after(e, "from"), desk_time(d, from)) && str_equal(event_after(e, "to"), desk_time(d, to));
}

static void add_signing(struct desk *d, struct tally *t, const struct event *e)
{
	const char *mark = event_after(e, "mark");

	/* Written anew: what was signed before is history. */
	if (step_of(event_after(e, "step")) == WRITTEN)
		t->signings = 0;
	t->signing = arena_grow(d->a, t->signing, t->signings, sizeof *t->signing);
	t->signing[t->signings++] = (struct signing){ .step = arena_strdup(d->a, event_after(e, "step")), .by = arena_strdup(d->a, e->login),
		.name = arena_strdup(d->a, e->name), .at = e->at, .remark = arena_strdup(d->a, e->remark),
		.mark = mark ? strtoll(mark, NULL, 10) : 0 };
}

struct signed_of {
	struct desk *d;
	struct tally *t;
	const char *name;
};

static bool look(void *arg, const struct event *e)
{
	struct signed_of *s = arg;

	if (same_report(s->d, e, s->name, s->t->from, s->t->to))
		add_signing(s->d, s->t, e);
	return true;
}

static int read_signings(struct desk *d, struct tally *t, const char *name, struct err *err)
{
	return store_timeline(d->t, 0, look, &(struct signed_of){ d, t, name }, err);
}

int making_signings(struct making *m, struct err *err)
{
	return read_signings(m->d, m->tally, m->name, err);
}

/* --- signing ---------------------------------------------------------------------- */

/* The role the site names; without one, whoever may approve. */
static bool may_sign(const struct desk *d, const struct report_rule *rule, int step)
{
	const char *role = step == CHECKED ? (rule ? rule->check : NULL) : step == APPROVED ? (rule ? rule->approve : NULL) : NULL;

	if (d->me->alone || step == WRITTEN)
		return true;
	if (step == HANDED_ON)
		return desk_may(d, ACTION_APPROVE) || (rule && texts_has(&d->me->roles, str_or_empty(rule->check)));
	return role ? texts_has(&d->me->roles, role) : desk_may(d, ACTION_APPROVE);
}

static int refuse(struct err *err, enum err_code code, const char *id, const char *arg)
{
	return err_set(err, code, "sign", id, arg, NULL);
}

/* One step after the other, and nobody checks what they wrote themselves. */
static int check_step(struct desk *d, const struct tally *t, const struct report_rule *rule, int step, struct err *err)
{
	int last = t->signings ? step_of(t->signing[t->signings - 1].step) : -1;

	if (!may_sign(d, rule, step))
		return err_set(err, ERR_DENIED, NULL, N_("%1 may not sign a report as %2"), d->me->name, steps[step], NULL);
	if (step == WRITTEN)
		return 0;
	if (last < step - 1)
		return refuse(err, ERR_INPUT, N_("the report is not %1 yet"), steps[step - 1]);
	if (last >= step)
		return refuse(err, ERR_INPUT, N_("the report is %1 already"), steps[last]);
	if (step == CHECKED && !d->me->alone && str_equal(t->signing[0].by, d->me->login))
		return refuse(err, ERR_DENIED, N_("whoever wrote the report cannot check it"), NULL);
	return 0;
}

int use_report_sign(struct desk *d, struct err *err)
{
	const char *name = str_or_empty(d->q->text);
	const struct report_rule *rule = site_report(d->site, name);
	int step = step_of(d->q->action);
	struct complaint none = { .id = 0 };
	struct tally t;
	struct event e;

	if (!report_find(name) && !rule)
		return err_set(err, ERR_INPUT, "report", N_("there is no report \"%1\" (plaint report lists them)"), name, NULL);
	if (step < 0)
		return refuse(err, ERR_INPUT, N_("a report is written, checked, approved or handed-on, not '%1'"), str_or_empty(d->q->action));
	tally_init(&t, d->a);
	t.from = d->q->filter.from;
	t.to = d->q->filter.to;
	if (read_signings(d, &t, name, err) || check_step(d, &t, rule, step, err))
		return -1;
	event_begin(d, &e, &none, ACTION, false);
	event_change(d->a, &e, "report", NULL, name);
	event_change(d->a, &e, "from", NULL, desk_time(d, t.from));
	event_change(d->a, &e, "to", NULL, desk_time(d, t.to));
	event_change(d->a, &e, "step", NULL, steps[step]);
	event_change(d->a, &e, "mark", NULL, arena_printf(d->a, "%lld", (long long)d->q->if_version));
	e.remark = values_get(&d->q->fields, "remark");
	return store_event(d->t, &e, err);
}
