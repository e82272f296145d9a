/* plaint audit: the chain of events, and every record played again from it (L-3). */
#include "inside.h"

#include <stdio.h>

int cli_audit(struct cli *c, int argc, char **argv)
{
	struct request q;
	struct reply r;
	const char *head = NULL;
	const struct cli_arg args[] = {{"head", CLI_TEXT, &head}};
	int words = cli_args(c, argc, argv, args, sizeof args / sizeof *args);

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words > 0)
		return give_up_with(c, ERR_INPUT, N_("audit takes no words: '%1'"), argv[0]);
	request_init(&q);
	q.op = "audit";
	q.text = head;
	if (ask(c, &q, &r))
		return give_up(c);
	cli_progress_end(c);
	if (c->json)
		put_notes_json("audit", &r.notes);
	else
		for (size_t i = 0; i < r.notes.count; i++)
			printf("%s\n", r.notes.item[i]);
	if (!c->json && r.total == 0)
		printf("%s\n", tr("nothing was changed behind the program's back"));
	return r.total ? ERR_NO : ERR_NONE;
}
