/* What a list is narrowed to. */
#include "inside.h"

#include "plaint/rules/deadline.h"

void filter_options(struct filter_args *f, struct cli_arg *out)
{
	const struct cli_arg args[FILTER_ARGS] = {
		{"queue", CLI_TEXT, &f->filter.queue},
		{"state", CLI_TEXT, &f->filter.state},
		{"level", CLI_COUNT, &f->level},
		{"owner", CLI_TEXT, &f->filter.owner},
		{"overdue", CLI_FLAG, &f->filter.overdue},
		{"due-within", CLI_TEXT, &f->due_within},
		{"category", CLI_TEXT, &f->filter.category},
		{"area", CLI_TEXT, &f->filter.area},
		{"from", CLI_TEXT, &f->from},
		{"to", CLI_TEXT, &f->to},
		{"waiting", CLI_FLAG, &f->filter.waiting},
		{"incident", CLI_TEXT, &f->filter.incident},
	};

	for (size_t i = 0; i < FILTER_ARGS; i++)
		out[i] = args[i];
}

void filter_page_options(struct filter_args *f, struct cli_arg *out)
{
	filter_options(f, out);
	out[FILTER_ARGS] = (struct cli_arg){"limit", CLI_COUNT, &f->filter.limit};
	out[FILTER_ARGS + 1] = (struct cli_arg){"offset", CLI_INT, &f->filter.offset};
}

/* "2h": only elapsed time can be looked ahead. */
static int take_within(struct cli *c, struct filter_args *f)
{
	struct limit limit;

	if (limit_parse(f->due_within, &limit, &c->err))
		return -1;
	switch (limit.unit) {
	case LIMIT_MINUTES:
		f->filter.due_within = limit.n * MINUTE;
		return 0;
	case LIMIT_HOURS:
		f->filter.due_within = limit.n * HOUR;
		return 0;
	case LIMIT_DAYS:
		f->filter.due_within = limit.n * DAY;
		return 0;
	default:
		return err_set(&c->err, ERR_INPUT, NULL, N_("--due-within wants minutes, hours or days, not '%1'"),
			f->due_within, NULL);
	}
}

static int not_a_time(struct cli *c, const char *text)
{
	return err_set(&c->err, ERR_INPUT, NULL, N_("not a date or time: '%1'"), text, NULL);
}

/* A day alone means all of it. */
static int take_to(struct cli *c, const struct zone *z, struct filter_args *f)
{
	daynum day;

	if (day_parse(f->to, &day) == 0)
		f->filter.to = zone_instant(z, day + 1, 0) - 1;
	else if (instant_parse(z, f->to, &f->filter.to))
		return not_a_time(c, f->to);
	return 0;
}

int filter_finish(struct cli *c, struct filter_args *f)
{
	const struct zone *z = &client_site(c->client)->zone;

	f->filter.level = f->level > INT32_MAX ? INT32_MAX : (int)f->level;
	if (f->due_within && take_within(c, f))
		return -1;
	if (f->from && instant_parse(z, f->from, &f->filter.from))
		return not_a_time(c, f->from);
	if (f->to && take_to(c, z, f))
		return -1;
	if (f->from && f->to && f->filter.to < f->filter.from)
		return err_set(&c->err, ERR_INPUT, NULL, N_("the period ends before it begins: %1 is after %2"), f->from, f->to, NULL);
	return 0;
}
