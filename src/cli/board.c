/* plaint board: load, due and overdue by department and person (S-5). */
#include "inside.h"

#include <stdio.h>

int cli_board(struct cli *c, int argc, char **argv)
{
	int words = cli_args(c, argc, argv, NULL, 0);
	struct report_style style;
	struct request q;
	struct reply r;
	struct str out;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words > 0)
		return give_up_with(c, ERR_INPUT, N_("board takes no words: '%1'"), argv[0]);
	request_init(&q);
	q.op = "board";
	if (ask(c, &q, &r))
		return give_up(c);
	style = style_now(c);
	str_init(&out);
	report_board(&out, &style, r.loads, r.load_count);
	put(&out);
	return 0;
}
