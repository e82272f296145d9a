/* plaint do: one action of the lifecycle. */
#include "inside.h"

#include <stdio.h>

#include "add.h"
#include "plaint/action.h"

static int take_fields(struct cli *c, int words, char **argv, struct values *fields)
{
	int wrong = 0;

	for (int i = 0; i < words; i++) {
		const char *name, *value;

		if (!split_field(argv[i], &name, &value)) {
			give_up_with(c, ERR_INPUT, N_("'%1': wants FIELD=VALUE"), argv[i]);
			wrong = -1;
			continue;
		}
		if (values_get(fields, name)) {
			give_up_with(c, ERR_INPUT, N_("%1 is given twice"), name);
			wrong = -1;
		}
		values_set(&c->arena, fields, name, value);
	}
	return wrong;
}

/* Names that no form and no record knows, before anything is asked of the server. */
static int check_fields(struct cli *c, const struct values *fields)
{
	int wrong = 0;

	for (size_t i = 0; i < fields->count; i++) {
		if (field_known(client_site(c->client), fields->item[i].name))
			continue;
		give_up_with(c, ERR_INPUT, N_("no such field: %1"), fields->item[i].name);
		wrong = -1;
	}
	return wrong;
}

/* Field by field, so that whoever asked with --if-version knows what to look at. */
static void print_conflict(const struct cli *c, const struct reply *r)
{
	struct report_style style = style_now(c);
	struct str out;

	str_init(&out);
	report_conflict(&out, &style, r->events, r->event_count);
	fputs(out.data, stderr);
	str_release(&out);
}

static void print_done(const struct cli *c, const struct reply *r)
{
	struct report_style style = style_now(c);
	struct str out;

	if (!r->complaint)
		return;
	if (!c->json) {
		printf("%s %s\n", r->complaint->number, state_names[r->complaint->state]);
		return;
	}
	str_init(&out);
	report_complaint(&out, &style, r->complaint, r->events, r->event_count);
	put(&out);
}

int cli_do(struct cli *c, int argc, char **argv)
{
	int64_t version = 0;
	const struct cli_arg args[] = {{"if-version", CLI_INT, &version}};
	int words = cli_args(c, argc, argv, args, 1);
	struct values fields = {NULL, 0};
	struct request q;
	struct reply r;
	int wrong;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words < 2)
		return give_up_with(c, ERR_INPUT, N_("do what? plaint do NUMBER ACTION [FIELD=VALUE...]"), NULL);
	if (action_find(argv[1]) < 0)
		return give_up_with(c, ERR_INPUT, N_("there is no action \"%1\" (see plaint do --help)"), argv[1]);
	wrong = take_fields(c, words - 2, argv + 2, &fields);
	if (open_client(c, true))
		return give_up(c);
	if (check_fields(c, &fields) || wrong)
		return ERR_INPUT;
	request_init(&q);
	q.op = "act";
	q.number = argv[0];
	q.action = argv[1];
	q.if_version = version;
	q.fields = fields;
	if (ask(c, &q, &r)) {
		say_refused(c, "", &c->err, &r);
		if (c->err.code == ERR_CONFLICT)
			print_conflict(c, &r);
		return c->err.code;
	}
	print_done(c, &r);
	return 0;
}
