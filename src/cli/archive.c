/* plaint archive: what is kept, lent out, proposed for destruction, destroyed (PU-13). */
#include "inside.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "plaint/archived.h"

#define PAPER 80 /* columns */
#define PAGE 200
#define MOST 2000

struct archive_args {
	bool due, lent, proposed, destroyed, incomplete, certificate, refuse;
	const char *from, *to, *propose, *approve, *pdf;
	int64_t limit;
};

static const char *list_of(const struct archive_args *a)
{
	if (a->due || a->propose)
		return "due";
	if (a->lent)
		return "lent";
	if (a->proposed || a->approve || a->refuse)
		return "proposed";
	if (a->destroyed || a->certificate)
		return "destroyed";
	return a->incomplete ? "incomplete" : "all";
}

static int fetch_all(struct cli *c, struct request *q, struct archived *l)
{
	struct reply r;

	archived_init(l, q->filter.limit ? (size_t)q->filter.limit : PAGE);
	do {
		if (ask(c, q, &r))
			return -1;
		archived_add(l, &c->arena, &r);
		q->filter.offset = (int64_t)l->far.next;
		if (l->far.next)
			cli_progress(c, l->far.looked, l->far.whole);
	} while (l->far.next);
	cli_progress_end(c);
	return 0;
}

static int fetch(struct cli *c, const struct archive_args *a, struct archived *l)
{
	struct request q;
	const struct zone *z;

	if (open_client(c, true))
		return -1;
	z = &client_site(c->client)->zone;
	request_init(&q);
	q.op = "archive";
	q.text = list_of(a);
	q.filter.limit = a->propose || a->approve || a->refuse || a->certificate ? MOST : a->limit;
	if (a->from && instant_parse(z, a->from, &q.filter.from))
		return err_set(&c->err, ERR_INPUT, "from", N_("'%1' is no date: write 2026-11-22"), a->from, NULL);
	if (a->to && instant_parse(z, a->to, &q.filter.to))
		return err_set(&c->err, ERR_INPUT, "to", N_("'%1' is no date: write 2026-11-22"), a->to, NULL);
	if (a->to && strlen(a->to) == strlen("2026-11-22"))
		q.filter.to += DAY - 1;
	return fetch_all(c, &q, l);
}

/* Each by itself: what cannot go is told, the others go. */
static int each(struct cli *c, const struct archived *r, int words, char **argv, const char *action, const char *field, const char *text)
{
	int worst = 0, done = 0;

	for (size_t i = 0; words ? (int)i < words : i < r->count; i++) {
		struct request q;
		struct reply one;

		request_init(&q);
		q.op = "act";
		q.number = words ? argv[i] : r->rows[i].number;
		q.action = action;
		values_set(&c->arena, &q.fields, field, text);
		if (!str_equal(action, "destroy"))
			values_set(&c->arena, &q.fields, "asked", "destroy");
		if (ask(c, &q, &one)) {
			worst = give_up(c);
			c->err = (struct err)ERR_INIT;
			continue;
		}
		done++;
		printf("%s %s\n", one.complaint ? one.complaint->number : q.number, action);
	}
	if (isatty(STDOUT_FILENO))
		printf(tr("%d done\n"), done);
	return worst;
}

static int certificate(struct cli *c, const struct archive_args *a, const struct archived *r)
{
	struct report_style style = style_now(c);
	const char *text = report_certificate(&c->arena, &style, r->rows, r->count);
	struct str out;

	if (a->pdf)
		return report_letter_pdf(a->pdf, text, &c->err) ? give_up(c) : 0;
	str_init(&out);
	report_letter(&out, text, PAPER);
	put(&out);
	return 0;
}

static int show(struct cli *c, const struct archive_args *a, const struct archived *r)
{
	struct report_style style = style_now(c);
	struct str out;

	str_init(&out);
	report_archive(&out, &style, list_of(a), r->rows, r->count);
	put(&out);
	if (r->total > (int64_t)r->count && style.format == REPORT_TEXT)
		printf(tr("%lld in all; --limit shows more\n"), (long long)r->total);
	return 0;
}

int cli_archive(struct cli *c, int argc, char **argv)
{
	struct archive_args a = { .limit = 0 };
	const struct cli_arg args[] = { { "due", CLI_FLAG, &a.due }, { "lent", CLI_FLAG, &a.lent }, { "proposed", CLI_FLAG, &a.proposed },
		{ "destroyed", CLI_FLAG, &a.destroyed }, { "incomplete", CLI_FLAG, &a.incomplete },
		{ "certificate", CLI_FLAG, &a.certificate }, { "from", CLI_TEXT, &a.from }, { "to", CLI_TEXT, &a.to },
		{ "propose", CLI_TEXT, &a.propose }, { "approve", CLI_TEXT, &a.approve }, { "refuse", CLI_FLAG, &a.refuse },
		{ "pdf", CLI_FILE, &a.pdf }, { "limit", CLI_COUNT, &a.limit } };
	int words = cli_args(c, argc, argv, args, sizeof args / sizeof *args);
	struct archived r;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (a.due + a.lent + a.proposed + a.destroyed + a.incomplete > 1)
		return give_up_with(c, ERR_INPUT, N_("one list at a time"), NULL);
	if (words && !a.propose && !a.approve && !a.refuse)
		return give_up_with(c, ERR_INPUT, N_("archive takes numbers only with --propose, --approve and --refuse: '%1'"), argv[0]);
	if (fetch(c, &a, &r))
		return give_up(c);
	if (a.propose)
		return each(c, &r, words, argv, "destroy", "reason", a.propose);
	if (a.approve)
		return each(c, &r, words, argv, "approve", "opinion", a.approve);
	if (a.refuse)
		return each(c, &r, words, argv, "refuse", "opinion", tr("to be kept"));
	return a.certificate ? certificate(c, &a, &r) : show(c, &a, &r);
}
