/* plaint why: why is it due then (D-6), for a real complaint. */
#include "inside.h"

#include "plaint/rules/clocks.h"

static int explain(struct cli *c, const struct workdays *days, const struct report_style *style,
	const struct clock_run *run, struct str *out)
{
	struct deadline due = {.due = run->due, .provisional = run->provisional};
	struct steps steps = {NULL, 0};

	if (run_explain(&c->arena, days, run, style->now, &due, &steps, &c->err))
		return -1;
	report_steps(out, style, run_title(&c->arena, run), run->started, run->limit, &due, run->warn_at, &steps);
	return 0;
}

static bool still_runs(const struct clock_run *run)
{
	return run->state == CLOCK_RUNNING || run->state == CLOCK_BREACHED || run->state == CLOCK_SUSPENDED;
}

/* Those that still run; of a closed complaint all. One JSON array. */
static int explain_many(struct cli *c, const struct workdays *days, const struct report_style *style,
	const struct complaint *x, struct str *out)
{
	bool any = false, first = true;

	for (size_t i = 0; i < x->clock_count; i++)
		any = any || still_runs(&x->clocks[i]);
	if (c->json)
		str_add(out, "[\n");
	for (size_t i = 0; i < x->clock_count; i++) {
		if (any && !still_runs(&x->clocks[i]))
			continue;
		if (!first)
			str_add(out, c->json ? ",\n" : "\n");
		first = false;
		if (explain(c, days, style, &x->clocks[i], out))
			return -1;
	}
	if (c->json)
		str_add(out, "]\n");
	return 0;
}

static int answer(struct cli *c, const struct complaint *x, const char *clock)
{
	struct report_style style = style_now(c);
	const struct clock_run *run = NULL;
	struct workdays *days;
	struct str out;
	int status;

	if (clock && !(run = run_find(x, clock)))
		return err_set(&c->err, ERR_NO, NULL, N_("%1 has no clock %2"), x->number, clock, NULL);
	if (!clock && !x->clock_count)
		return err_set(&c->err, ERR_NO, NULL, N_("%1 has no clocks"), x->number, NULL);
	if (workdays_new(&c->arena, style.site, &days, &c->err))
		return -1;
	str_init(&out);
	status = run ? explain(c, days, &style, run, &out) : explain_many(c, days, &style, x, &out);
	if (status)
		str_release(&out);
	else
		put(&out);
	return status;
}

int cli_why(struct cli *c, int argc, char **argv)
{
	int words = cli_args(c, argc, argv, NULL, 0);
	struct request q;
	struct reply r;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words < 1 || words > 2)
		return give_up_with(c, ERR_INPUT, N_("why which one? plaint why NUMBER [CLOCK]"), NULL);
	request_init(&q);
	q.op = "show";
	q.number = argv[0];
	q.filter.limit = 1;
	if (ask(c, &q, &r))
		return give_up(c);
	if (!r.complaint)
		return give_up_with(c, ERR_NO, N_("no complaint %1"), argv[0]);
	return answer(c, r.complaint, words > 1 ? argv[1] : NULL) ? give_up(c) : 0;
}
