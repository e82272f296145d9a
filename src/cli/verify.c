/* plaint verify: every table and index both ways. */
#include "inside.h"

#include <stdio.h>

int cli_verify(struct cli *c, int argc, char **argv)
{
	int words = cli_args(c, argc, argv, NULL, 0);
	struct request q;
	struct reply r;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words > 0)
		return give_up_with(c, ERR_INPUT, N_("verify takes no words: '%1'"), argv[0]);
	request_init(&q);
	q.op = "verify";
	if (ask(c, &q, &r))
		return give_up(c);
	if (c->json)
		put_notes_json("faults", &r.notes);
	else
		for (size_t i = 0; i < r.notes.count; i++)
			printf("%s\n", r.notes.item[i]);
	if (!c->json && r.total == 0)
		printf("%s\n", tr("no faults"));
	return r.total ? ERR_NO : ERR_NONE;
}
