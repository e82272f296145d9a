/* plaint list: a queue, most urgent first. */
#include "inside.h"

#include <stdio.h>
#include <unistd.h>

#define PAGE 50

/* The server gives a page at a time, of its own size at most: asked until the wanted
 * number is there. Rows and total of all of them go into r. */
static int fetch(struct cli *c, struct request *q, struct reply *r)
{
	int64_t want = q->filter.limit > 0 ? q->filter.limit : PAGE, first = q->filter.offset;
	struct row *rows = NULL;
	size_t count = 0;

	do {
		q->filter.limit = want - (int64_t)count;
		q->filter.offset = first + (int64_t)count;
		if (ask(c, q, r))
			return -1;
		for (size_t i = 0; i < r->row_count; i++) {
			rows = arena_grow(&c->arena, rows, count, sizeof *rows);
			rows[count++] = r->rows[i];
		}
	} while (r->row_count && (int64_t)count < want);
	r->rows = rows;
	r->row_count = count;
	return 0;
}

int cli_list(struct cli *c, int argc, char **argv)
{
	struct filter_args f = {.due_within = NULL};
	struct cli_arg args[PAGE_ARGS + 1];
	struct report_style style;
	struct request q;
	struct reply r;
	struct str out;
	int words;

	filter_page_options(&f, args);
	args[PAGE_ARGS] = (struct cli_arg){"order", CLI_TEXT, &f.filter.order};
	words = cli_args(c, argc, argv, args, PAGE_ARGS + 1);
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
	if (fetch(c, &q, &r))
		return give_up(c);
	style = style_now(c);
	style.editing = r.editing;
	style.editing_count = r.editing_count;
	str_init(&out);
	report_rows(&out, &style, r.rows, r.row_count);
	put(&out);
	if (style.format == REPORT_TEXT && r.total > (int64_t)r.row_count && isatty(STDOUT_FILENO))
		printf(tr("%zu of %lld; --limit shows more\n"), r.row_count, (long long)r.total);
	return 0;
}
