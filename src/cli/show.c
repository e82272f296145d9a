/* plaint show: one complaint. */
#include "inside.h"

int cli_show(struct cli *c, int argc, char **argv)
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
	if (words != 1)
		return give_up_with(c, ERR_INPUT, N_("show which one? plaint show NUMBER"), NULL);
	request_init(&q);
	q.op = "show";
	q.number = argv[0];
	if (ask(c, &q, &r))
		return give_up(c);
	if (!r.complaint)
		return give_up_with(c, ERR_NO, N_("no complaint %1"), argv[0]);
	style = style_now(c);
	style.editing = r.editing;
	style.editing_count = r.editing_count;
	str_init(&out);
	report_complaint(&out, &style, r.complaint, r.events, r.event_count);
	put(&out);
	return 0;
}
