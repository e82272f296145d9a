/* plaint list: a queue, most urgent first. */
#include "inside.h"

#include <stdio.h>
#include <unistd.h>

int cli_list(struct cli *c, int argc, char **argv)
{
	struct filter_args f = {.due_within = NULL};
	struct cli_arg args[FILTER_ARGS + 2];
	struct report_style style;
	struct request q;
	struct reply r;
	struct str out;
	int words;

	filter_options(&f, args);
	args[FILTER_ARGS] = (struct cli_arg){"limit", CLI_INT, &f.filter.limit};
	args[FILTER_ARGS + 1] = (struct cli_arg){"offset", CLI_INT, &f.filter.offset};
	words = cli_args(c, argc, argv, args, FILTER_ARGS + 2);
	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words > 0)
		return give_up_with(c, ERR_INPUT, N_("list takes no words: '%1' (to search: plaint find)"), argv[0]);
	if (open_client(c, true) || filter_finish(c, &f))
		return give_up(c);
	request_init(&q);
	q.op = "list";
	q.filter = f.filter;
	if (ask(c, &q, &r))
		return give_up(c);
	style = style_now(c);
	str_init(&out);
	report_rows(&out, &style, r.rows, r.row_count);
	put(&out);
	if (style.format == REPORT_TEXT && r.total > (int64_t)r.row_count && isatty(STDOUT_FILENO))
		printf(tr("%zu of %lld; --limit shows more\n"), r.row_count, (long long)r.total);
	return 0;
}
