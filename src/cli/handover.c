/* plaint handover: what the next shift must know, to print. */
#include "inside.h"

#include <stdio.h>

#define HOURS 8
#define HOURS_MOST 24

int cli_handover(struct cli *c, int argc, char **argv)
{
	int64_t hours = HOURS;
	const struct cli_arg args[] = {{"hours", CLI_INT, &hours}};
	int words = cli_args(c, argc, argv, args, 1);
	struct report_style style;
	struct handover h;
	struct request q;
	struct reply r;
	struct str out;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words > 0)
		return give_up_with(c, ERR_INPUT, N_("handover takes no words: '%1'"), argv[0]);
	if (hours < 1 || hours > HOURS_MOST)
		return give_up_with(c, ERR_INPUT, N_("--hours wants 1 to 24"), NULL);
	request_init(&q);
	q.op = "handover";
	if (open_client(c, true))
		return give_up(c);
	q.filter.due_within = hours * HOUR;
	q.filter.from = client_now(c->client) - hours * HOUR;
	if (ask(c, &q, &r))
		return give_up(c);
	style = style_now(c);
	h = (struct handover){.reply = &r, .from = q.filter.from, .within = q.filter.due_within,
		.name = client_me(c->client)->name};
	str_init(&out);
	report_handover(&out, &style, &h);
	put(&out);
	return 0;
}
