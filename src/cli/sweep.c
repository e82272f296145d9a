/* plaint sweep: warn and escalate what is due now. */
#include "inside.h"

#include <stdio.h>

int cli_sweep(struct cli *c, int argc, char **argv)
{
	int words = cli_args(c, argc, argv, NULL, 0);
	struct request q;
	struct reply r;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words > 0)
		return give_up_with(c, ERR_INPUT, N_("sweep takes no words: '%1'"), argv[0]);
	request_init(&q);
	q.op = "sweep";
	if (ask(c, &q, &r))
		return give_up(c);
	if (c->json)
		printf("{\"done\": %lld}\n", (long long)r.total);
	else
		printf("%lld\n", (long long)r.total);
	return 0;
}
