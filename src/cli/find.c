/* plaint find: by number, phone, name, address, words. */
#include "inside.h"

int cli_find(struct cli *c, int argc, char **argv)
{
	int64_t limit = 0;
	const struct cli_arg args[] = {{"limit", CLI_INT, &limit}};
	int words = cli_args(c, argc, argv, args, 1);
	struct report_style style;
	struct request q;
	struct reply r;
	struct str text, out;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words == 0)
		return give_up_with(c, ERR_INPUT, N_("find what? (see plaint find --help)"), NULL);
	str_init(&text);
	for (int i = 0; i < words; i++)
		str_addf(&text, "%s%s", i ? " " : "", argv[i]);
	request_init(&q);
	q.op = "find";
	q.text = arena_strdup(&c->arena, text.data);
	q.filter.limit = limit;
	str_release(&text);
	if (ask(c, &q, &r))
		return give_up(c);
	style = style_now(c);
	str_init(&out);
	report_rows(&out, &style, r.rows, r.row_count);
	put(&out);
	return r.row_count ? ERR_NONE : ERR_NO;
}
