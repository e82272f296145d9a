/* plaint urgent: level 1 of whatever nature, for a narrow screen (S-4). */
#include "inside.h"

#include "urgent_watch.h"

static bool any_overdue(const struct reply *r, instant now)
{
	for (size_t i = 0; i < r->row_count; i++)
		if (r->rows[i].due != INSTANT_NONE && r->rows[i].due < now)
			return true;
	return false;
}

static int get(struct cli *c, struct str *out, bool *overdue)
{
	struct report_style style;
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "list";
	q.filter.level = 1;
	q.filter.limit = URGENT_MOST;
	if (ask(c, &q, &r))
		return -1;
	style = style_now(c);
	report_urgent(out, &style, r.rows, r.row_count);
	*overdue = any_overdue(&r, style.now);
	return 0;
}

int cli_urgent(struct cli *c, int argc, char **argv)
{
	bool watching = false, overdue = false;
	const struct cli_arg args[] = {{"watch", CLI_FLAG, &watching}};
	int words = cli_args(c, argc, argv, args, 1);
	struct str out;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words > 0)
		return give_up_with(c, ERR_INPUT, N_("urgent takes no words: '%1'"), argv[0]);
	if (watching && (c->json || c->csv))
		return give_up_with(c, ERR_INPUT, N_("urgent --watch prints lines of text, no JSON or CSV"), NULL);
	if (watching)
		return urgent_watch(c);
	str_init(&out);
	if (get(c, &out, &overdue)) {
		str_release(&out);
		return give_up(c);
	}
	put(&out);
	return overdue ? ERR_NO : ERR_NONE;
}
