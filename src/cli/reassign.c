/* plaint reassign: many at once, all or nothing (S-5, U-9). */
#include "inside.h"

#include <stdio.h>
#include <string.h>

/* The target is a department of the site, else one of its staff. */
static int take_target(struct cli *c, const char *to, struct values *fields)
{
	const struct site *site = client_site(c->client);
	const struct staff *staff = site_staff(site, to);

	if (site_department(site, to)) {
		values_set(&c->arena, fields, "department", to);
		return 0;
	}
	if (!staff)
		return err_set(&c->err, ERR_INPUT, NULL, N_("no such department or person: %1"), to, NULL);
	if (!str_empty(staff->department))
		values_set(&c->arena, fields, "department", staff->department);
	values_set(&c->arena, fields, "person", to);
	return 0;
}

/* Words with an equals sign are fields of the action, the others numbers. */
static void take_words(struct cli *c, int words, char **argv, struct request *q)
{
	for (int i = 0; i < words; i++) {
		char *equals = strchr(argv[i], '=');

		if (equals) {
			values_set(&c->arena, &q->fields, arena_strndup(&c->arena, argv[i], (size_t)(equals - argv[i])), equals + 1);
			continue;
		}
		q->numbers.item = arena_grow(&c->arena, q->numbers.item, q->numbers.count, sizeof *q->numbers.item);
		q->numbers.item[q->numbers.count++] = argv[i];
	}
}

static void print_rows(struct cli *c, const struct reply *r, bool dry)
{
	struct report_style style = style_now(c);
	struct str out;

	if (dry && !c->json) {
		str_init(&out);
		report_rows(&out, &style, r->rows, r->row_count);
		put(&out);
	}
	if (c->json)
		printf("{\"total\": %lld, \"dry_run\": %s}\n", (long long)r->total, dry ? "true" : "false");
	else
		printf(dry ? tr("%lld would be reassigned\n") : tr("%lld reassigned\n"), (long long)r->total);
}

int cli_reassign(struct cli *c, int argc, char **argv)
{
	struct filter_args f = {.due_within = NULL};
	struct cli_arg args[FILTER_ARGS + 3];
	const char *target = NULL, *reason = NULL;
	bool dry = false;
	struct request q;
	struct reply r;
	int words;

	filter_options(&f, args);
	/* --to is the target here; a period has no end. */
	for (size_t i = 0; i < FILTER_ARGS; i++)
		if (str_equal(args[i].name, "to"))
			args[i].to = &target;
	args[FILTER_ARGS] = (struct cli_arg){"dry-run", CLI_FLAG, &dry};
	args[FILTER_ARGS + 1] = (struct cli_arg){"reason", CLI_TEXT, &reason};
	words = cli_args(c, argc, argv, args, FILTER_ARGS + 2);
	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (!target)
		return give_up_with(c, ERR_INPUT, N_("reassign wants --to DEPARTMENT or --to PERSON"), NULL);
	request_init(&q);
	q.op = "reassign";
	if (open_client(c, true) || filter_finish(c, &f) || take_target(c, target, &q.fields))
		return give_up(c);
	if (reason)
		values_set(&c->arena, &q.fields, "reason", reason);
	q.filter = f.filter;
	take_words(c, words, argv, &q);
	q.text = dry ? "dry-run" : NULL;
	if (ask(c, &q, &r))
		return give_up(c);
	print_rows(c, &r, dry);
	return 0;
}
