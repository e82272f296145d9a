/* plaint due: the arithmetic of deadlines alone, on the given config. */
#include "inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/rules/deadline.h"

struct due_args {
	const char *from, *limit, *warn;
	struct texts paused;
	bool explain;
};

static int parse_pause(struct cli *c, const struct zone *z, const char *text, struct pause *out)
{
	const char *slash = strchr(text, '/');
	const char *from = slash ? arena_strndup(&c->arena, text, (size_t)(slash - text)) : "";

	if (!slash || instant_parse(z, from, &out->from) || instant_parse(z, slash + 1, &out->to))
		return err_set(&c->err, ERR_INPUT, NULL, N_("--paused wants FROM/TO, not '%1'"), text, NULL);
	if (out->to < out->from)
		return err_set(&c->err, ERR_INPUT, NULL, N_("--paused ends before it begins: '%1'"), text, NULL);
	return 0;
}

static int compare_pauses(const void *a, const void *b)
{
	const struct pause *x = a, *y = b;

	return x->from < y->from ? -1 : x->from > y->from;
}

static int parse_pauses(struct cli *c, const struct zone *z, const struct texts *list, struct pause **out)
{
	struct pause *pauses = arena_array(&c->arena, list->count, sizeof *pauses);

	for (size_t i = 0; i < list->count; i++)
		if (parse_pause(c, z, list->item[i], &pauses[i]))
			return -1;
	qsort(pauses, list->count, sizeof *pauses, compare_pauses);
	for (size_t i = 1; i < list->count; i++)
		if (pauses[i].from < pauses[i - 1].to)
			return err_set(&c->err, ERR_INPUT, NULL, N_("pauses overlap: '%1'"), list->item[i], NULL);
	*out = pauses;
	return 0;
}

/* The answer stands, but not for sure. */
static void say_provisional(const struct workdays *days)
{
	daynum known = workdays_known_until(days);
	char day[11];

	fputs("plaint: ", stderr);
	if (known < 0) {
		fputs(tr("provisional: no holidays are known; Monday to Friday are taken as working days\n"), stderr);
		return;
	}
	day_format(known, day);
	fprintf(stderr, tr("provisional: no holidays are known after %s; from then on Monday to Friday are taken as working days\n"), day);
}

static int answer(struct cli *c, const struct site *site, const struct due_args *args)
{
	struct report_style style = style_of(c, site, instant_now());
	struct limit limit, warn_limit;
	struct pause *pauses = NULL;
	struct workdays *days;
	struct deadline due;
	struct steps steps = {NULL, 0};
	instant from, warn = INSTANT_NONE;
	char text[26];
	struct str out;

	if (instant_parse(&site->zone, args->from, &from))
		return err_set(&c->err, ERR_INPUT, NULL, N_("not a date or time: '%1'"), args->from, NULL);
	if (limit_parse(args->limit, &limit, &c->err) || (args->warn && limit_parse(args->warn, &warn_limit, &c->err)) ||
		parse_pauses(c, &site->zone, &args->paused, &pauses) || workdays_new(&c->arena, site, &days, &c->err) ||
		deadline_due(&c->arena, days, from, &limit, pauses, args->paused.count, style.now, &due, &steps, &c->err))
		return -1;
	if (args->warn)
		warn = deadline_warn(days, from, due.due, &warn_limit);
	str_init(&out);
	if (!c->json) {
		instant_format(&site->zone, due.due, text);
		str_addf(&out, "%s\n", text);
		if (warn != INSTANT_NONE) {
			instant_format(&site->zone, warn, text);
			str_addf(&out, tr("warning %s\n"), text);
		}
	}
	if (c->json || args->explain)
		report_steps(&out, &style, NULL, from, args->limit, &due, warn, &steps);
	put(&out);
	if (due.provisional && !c->json)
		say_provisional(days);
	return 0;
}

int cli_due(struct cli *c, int argc, char **argv)
{
	struct due_args d = {.from = NULL};
	const struct cli_arg args[] = {
		{"from", CLI_TEXT, &d.from}, {"limit", CLI_TEXT, &d.limit}, {"warn", CLI_TEXT, &d.warn},
		{"paused", CLI_TEXTS, &d.paused}, {"explain", CLI_FLAG, &d.explain},
	};
	int words = cli_args(c, argc, argv, args, sizeof args / sizeof *args);
	struct site *site;
	int status;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words > 0)
		return give_up_with(c, ERR_INPUT, N_("due takes no words: '%1'"), argv[0]);
	if (!d.from || !d.limit)
		return give_up_with(c, ERR_INPUT, N_("due wants --from TIME and --limit LIMIT"), NULL);
	if (load_site(c, &site))
		return ERR_INPUT;
	status = answer(c, site, &d);
	site_unref(site);
	return status ? give_up(c) : 0;
}
