/* plaint undo: takes the last forward or reassign, of one or several, back, for a minute (U-9). */
#include "inside.h"

#include <stdio.h>

int cli_undo(struct cli *c, int argc, char **argv)
{
	int words = cli_args(c, argc, argv, NULL, 0);
	struct request q;
	struct reply r;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words > 0)
		return give_up_with(c, ERR_INPUT, N_("undo takes no words: '%1'"), argv[0]);
	request_init(&q);
	q.op = "undo";
	if (ask(c, &q, &r))
		return give_up(c);
	if (c->json) {
		printf("{\"total\": %lld}\n", (long long)r.total);
		return r.notes.count ? ERR_CONFLICT : 0;
	}
	printf(tr_n("%lld is as it was\n", "%lld are as they were\n", (unsigned long)r.total), (long long)r.total);
	for (size_t i = 0; i < r.notes.count; i++)
		printf(tr("%s was changed since and stays\n"), r.notes.item[i]);
	return r.notes.count ? ERR_CONFLICT : 0;
}
