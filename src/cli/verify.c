/* plaint verify: every table and index both ways; with --repair after all indexes were
 * made anew from the records. */
#include "inside.h"

#include <stdio.h>

/* A server of its own does it before it serves. */
static int open_repaired(struct cli *c)
{
	const struct client_options o = {.config = c->config, .data = c->data, .from = "cli", .start = true, .repair = true};

	if (client_open(&c->client, &o, &c->err))
		return -1;
	cli_watch(c, c->client);
	if (!c->json)
		printf("%s\n", tr(N_("the indexes were made anew from the records")));
	return 0;
}

int cli_verify(struct cli *c, int argc, char **argv)
{
	bool repair = false;
	const struct cli_arg args[] = {{"repair", CLI_FLAG, &repair}};
	int words = cli_args(c, argc, argv, args, 1);
	struct request q;
	struct reply r;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words > 0)
		return give_up_with(c, ERR_INPUT, N_("verify takes no words: '%1'"), argv[0]);
	if (repair && open_repaired(c))
		return give_up(c);
	request_init(&q);
	q.op = "verify";
	if (ask(c, &q, &r))
		return give_up(c);
	cli_progress_end(c);
	if (c->json)
		put_notes_json("faults", &r.notes);
	else
		for (size_t i = 0; i < r.notes.count; i++)
			printf("%s\n", r.notes.item[i]);
	if (!c->json && r.total == 0)
		printf("%s\n", tr("no faults"));
	return r.total ? ERR_NO : ERR_NONE;
}
