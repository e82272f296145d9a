/* plaint find: by number, phone, name, address, words; with filters. */
#include "inside.h"

#include <stdio.h>
#include <unistd.h>

#include "plaint/found.h"

static void count_line(const struct report_style *style, const struct found *f)
{
	if (style->format != REPORT_TEXT || !isatty(STDOUT_FILENO) || f->total <= (int64_t)f->count)
		return;
	printf(f->more ? tr("%zu of more than %lld; --limit shows more\n") : tr("%zu of %lld; --limit shows more\n"),
		f->count, (long long)f->total);
}

/* Until there are as many as wanted, or all was looked at. */
static int fetch(struct cli *c, struct request *q, struct found *f)
{
	struct filter whole = q->filter;
	struct reply r;
	bool on;

	found_init(f);
	do {
		found_next(f, &whole, &q->filter);
		if (ask(c, q, &r))
			return -1;
		on = found_add(f, &c->arena, &whole, &r);
		if (on)
			cli_progress(c, f->far.looked, f->far.whole);
	} while (on);
	cli_progress_end(c);
	return 0;
}

static const char *joined(struct cli *c, int words, char **word)
{
	struct str text;
	const char *all;

	str_init(&text);
	for (int i = 0; i < words; i++)
		str_addf(&text, "%s%s", i ? " " : "", word[i]);
	all = arena_strdup(&c->arena, text.data);
	str_release(&text);
	return all;
}

/* The same filters as options and in the text: list's, for those who know them. */
int cli_find(struct cli *c, int argc, char **argv)
{
	struct filter_args f = {.due_within = NULL};
	struct cli_arg args[PAGE_ARGS];
	struct report_style style;
	struct request q;
	struct found all;
	struct str out;
	int words;

	filter_page_options(&f, args);
	words = cli_args(c, argc, argv, args, PAGE_ARGS);
	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words == 0)
		return give_up_with(c, ERR_INPUT, N_("find what? (see plaint find --help)"), NULL);
	if (open_client(c, true) || filter_finish(c, &f))
		return give_up(c);
	request_init(&q);
	q.op = "find";
	q.text = joined(c, words, argv);
	q.filter = f.filter;
	if (fetch(c, &q, &all))
		return give_up(c);
	style = style_now(c);
	style.editing = all.editing;
	style.editing_count = all.editing_count;
	str_init(&out);
	report_found(&out, &style, all.rows, all.count);
	put(&out);
	count_line(&style, &all);
	return all.count ? ERR_NONE : ERR_NO;
}
