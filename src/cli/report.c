/* plaint report: figures of a period, and the list behind each of them (U-13). */
#include "inside.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "plaint/rules/figures.h"
#include "plaint/utf8.h"

struct report_args {
	const char *from, *to, *xlsx, *list, *part, *fields, *sign, *remark;
	struct texts where;
	bool personal;
};

static void list_one(const char *name, const char *title, const char *help)
{
	struct str line;

	str_init(&line);
	utf8_pad(&line, name, 14, true, true);
	utf8_pad(&line, title, 20, true, false);
	printf("%s %s\n", line.data, help);
	str_release(&line);
}

/* The program's, then the site's own. */
static int list_reports(struct cli *c)
{
	const struct site *site;

	if (open_client(c, true))
		return give_up(c);
	site = client_site(c->client);
	for (size_t i = 0; i < report_count; i++)
		list_one(report_table[i].name, tr(report_table[i].title), tr(report_table[i].help));
	for (size_t i = 0; i < site->reports_count; i++) {
		const struct report_rule *r = &site->reports[i];

		if (!report_find(r->s.title))
			list_one(r->s.title, site_pick(r->name, r->name_zh, c->zh), r->by ? arena_printf(&c->arena, tr("by %s"), r->by) : tr("a ledger"));
	}
	return 0;
}

static bool show_progress(void *arg, const struct tally *s)
{
	if (s->next)
		cli_progress(arg, s->looked, s->whole);
	return true;
}

static int make_request(struct cli *c, const char *name, const struct report_args *a, struct request *q)
{
	const struct report_kind *kind = report_find(name);
	const struct zone *z = &client_site(c->client)->zone;

	if (!kind && !site_report(client_site(c->client), name))
		return err_set(&c->err, ERR_INPUT, NULL, N_("there is no report \"%1\" (plaint report lists them)"), name, NULL);

	request_init(q);
	q->op = "report";
	q->text = name;
	q->numbers = a->where;
	if (a->fields)
		values_set(&c->arena, &q->fields, "fields", a->fields);
	values_set(&c->arena, &q->fields, "personal", a->personal ? "yes" : "no");
	return report_period(z, kind ? kind->span : SPAN_ANY, client_now(c->client), a->from, a->to, &q->filter.from, &q->filter.to, &c->err);
}

/* --- the list behind a figure ---------------------------------------------------- */

static int show_list(struct cli *c, struct request *q, const char *figure)
{
	struct report_style style = style_now(c);
	struct row *rows = NULL;
	size_t count = 0;
	int64_t total = 0, looked = 0;
	struct reply r;
	struct str out;

	q->action = figure;
	do {
		if (ask(c, q, &r) || !r.tally)
			return give_up(c);
		looked += r.tally->looked;
		if (r.tally->next)
			cli_progress(c, looked, r.tally->whole);
		for (size_t i = 0; i < r.row_count; i++) {
			rows = arena_grow(&c->arena, rows, count, sizeof *rows);
			rows[count++] = r.rows[i];
		}
		total += r.total;
		q->filter.offset = (int64_t)r.tally->next;
	} while (r.tally->next);
	cli_progress_end(c);
	str_init(&out);
	report_rows(&out, &style, rows, count);
	put(&out);
	if (style.format == REPORT_TEXT && isatty(STDOUT_FILENO))
		printf(tr("%zu complaints, %lld counted\n"), count, (long long)total);
	return 0;
}

/* --- the report -------------------------------------------------------------------- */

static int has_part(struct cli *c, const struct tally *s, const char *name)
{
	for (size_t i = 0; name && i < s->parts; i++)
		if (str_equal(s->part[i].name, name))
			return 0;
	return name ? err_set(&c->err, ERR_INPUT, NULL, N_("the report %1 has no part \"%2\""), s->report, name, NULL) : 0;
}

static int show_report(struct cli *c, struct request *q, const struct report_args *a)
{
	struct report_style style = style_now(c);
	struct tally tally;
	struct str out;

	tally_init(&tally, &c->arena);
	if (client_report(c->client, q, &tally, show_progress, c, &c->err) || has_part(c, &tally, a->part))
		return give_up(c);
	cli_progress_end(c);
	if (a->xlsx) {
		if (report_tally_xlsx(a->xlsx, &style, &tally, &c->err))
			return give_up(c);
		return 0;
	}
	str_init(&out);
	report_tally(&out, &style, &tally, a->part);
	put(&out);
	return 0;
}

/* What is signed are the figures as they are now (HT-12). */
static int sign(struct cli *c, struct request *q, const struct report_args *a)
{
	struct request s = *q;
	struct tally tally;
	struct reply r;

	if (a->where.count || a->list || a->part)
		return give_up_with(c, ERR_INPUT, N_("a report is signed as a whole: --sign goes without --where, --part and --list"), NULL);
	tally_init(&tally, &c->arena);
	if (client_report(c->client, q, &tally, NULL, NULL, &c->err))
		return give_up(c);
	s.op = "report-sign";
	s.action = a->sign;
	s.if_version = tally_mark(&tally);
	s.fields = (struct values){ NULL, 0 };
	s.numbers = (struct texts){ NULL, 0 };
	if (a->remark)
		values_set(&c->arena, &s.fields, "remark", a->remark);
	if (ask(c, &s, &r))
		return give_up(c);
	printf("%s %s\n", signing_shown(a->sign), client_me(c->client)->name);
	return 0;
}

int cli_report(struct cli *c, int argc, char **argv)
{
	struct report_args a = { .from = NULL };
	const struct cli_arg args[] = { { "from", CLI_TEXT, &a.from }, { "to", CLI_TEXT, &a.to }, { "xlsx", CLI_FILE, &a.xlsx },
		{ "list", CLI_TEXT, &a.list }, { "part", CLI_TEXT, &a.part }, { "fields", CLI_TEXT, &a.fields },
		{ "where", CLI_TEXTS, &a.where }, { "personal", CLI_FLAG, &a.personal }, { "sign", CLI_TEXT, &a.sign },
		{ "remark", CLI_TEXT, &a.remark } };
	int words = cli_args(c, argc, argv, args, sizeof args / sizeof *args);
	struct request q;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words == 0)
		return list_reports(c);
	if (words > 1)
		return give_up_with(c, ERR_INPUT, N_("report takes one name: '%1'"), argv[1]);
	if (open_client(c, true) || make_request(c, argv[0], &a, &q))
		return give_up(c);
	if (a.sign)
		return sign(c, &q, &a);
	return a.list ? show_list(c, &q, a.list) : show_report(c, &q, &a);
}
