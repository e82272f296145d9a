/* plaint supervision: violations to be decided on, and the documents of the ladder (D-7, U-6). */
#include "inside.h"

#include <stdio.h>
#include <unistd.h>

#define PAGE 500

struct list_args {
	const char *state, *department, *person, *from, *to, *document;
	bool documents;
};

static int not_a_time(struct cli *c, const char *text)
{
	return err_set(&c->err, ERR_INPUT, NULL, N_("not a date or time: '%1'"), text, NULL);
}

/* A day alone means all of it. */
static int take_times(struct cli *c, const struct list_args *l, struct filter *f)
{
	const struct zone *z = &client_site(c->client)->zone;
	daynum day;

	if (l->from && instant_parse(z, l->from, &f->from))
		return not_a_time(c, l->from);
	if (l->to && day_parse(l->to, &day) == 0)
		f->to = zone_instant(z, day + 1, 0) - 1;
	else if (l->to && instant_parse(z, l->to, &f->to))
		return not_a_time(c, l->to);
	return 0;
}

/* All of them, a page after the other. */
static int fetch(struct cli *c, struct request *q, struct complaint **cases, size_t *count, struct reply *r)
{
	int64_t yuan = 0;

	*cases = NULL;
	*count = 0;
	q->filter.limit = PAGE;
	do {
		if (ask(c, q, r))
			return -1;
		/* The first page says the sum of all. */
		if (!q->filter.after)
			yuan = r->place;
		q->filter.after = r->after;
		for (size_t i = 0; i < r->case_count; i++) {
			*cases = arena_grow(&c->arena, *cases, *count, sizeof **cases);
			(*cases)[(*count)++] = r->cases[i];
		}
	} while (r->after);
	r->place = yuan;
	return 0;
}

static void sum(const struct cli *c, const struct list_args *l, size_t count, int64_t yuan)
{
	if (c->json || c->csv || !isatty(STDOUT_FILENO))
		return;
	if (!l->state || str_equal(l->state, "open"))
		printf(tr("%zu undecided, %lld yuan at least\n"), count, (long long)yuan);
	else
		printf(tr("%zu in all, %lld yuan confirmed\n"), count, (long long)yuan);
}

static int show(struct cli *c, const struct list_args *l, struct request *q)
{
	struct report_style style = style_now(c);
	struct complaint *cases;
	struct reply r;
	struct str out;
	size_t count;

	if (fetch(c, q, &cases, &count, &r))
		return give_up(c);
	str_init(&out);
	if (l->document && count)
		report_document(&out, &style, &cases[0], cases[0].documents);
	else if (l->documents)
		report_documents(&out, &style, cases, count);
	else
		report_violations(&out, &style, cases, count);
	put(&out);
	if (!q->text)
		sum(c, l, count, r.place);
	return 0;
}

int cli_supervision(struct cli *c, int argc, char **argv)
{
	struct list_args l = { .state = NULL };
	const struct cli_arg args[] = { { "state", CLI_TEXT, &l.state }, { "department", CLI_TEXT, &l.department },
		{ "person", CLI_TEXT, &l.person }, { "from", CLI_TEXT, &l.from }, { "to", CLI_TEXT, &l.to },
		{ "documents", CLI_FLAG, &l.documents }, { "document", CLI_TEXT, &l.document } };
	int words = cli_args(c, argc, argv, args, sizeof args / sizeof *args);
	struct request q;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words > 0)
		return give_up_with(c, ERR_INPUT, N_("supervision takes no words: '%1'"), argv[0]);
	request_init(&q);
	q.op = "supervision";
	if (open_client(c, true) || take_times(c, &l, &q.filter))
		return give_up(c);
	q.text = l.documents || l.document ? "documents" : NULL;
	q.number = l.document;
	q.filter.state = l.state;
	q.filter.queue = l.department;
	q.filter.owner = l.person;
	return show(c, &l, &q);
}
