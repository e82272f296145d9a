/* Reports of the site's own: what they count, who signs them, when they are due. */
#include <string.h>

#include "check.h"
#include "plaint/rules/figures.h"
#include "plaint/str.h"

static void check_conditions(struct check *c, const struct report_rule *r)
{
	for (size_t i = 0; i < r->where.count; i++) {
		const char *text = r->where.item[i], *equals = strchr(text, '=');
		const char *name = equals ? arena_strndup(&c->arena, text, (size_t)(equals - text)) : text;

		if (!equals || equals == text)
			tell(c, SEVERITY_ERROR, ITEM("report", r, "where", text), "a condition is NAME=VALUE, not \"%s\"", text);
		else if (!figure_source_known(c->site, name) || str_equal(name, "clock"))
			tell(c, SEVERITY_ERROR, ITEM("report", r, "where", text), "no such field: \"%s\"", name);
	}
}

static void check_columns(struct check *c, const struct report_rule *r)
{
	for (size_t i = 0; i < r->figures.count; i++)
		if (figure_find(r->figures.item[i]) < 0)
			tell(c, SEVERITY_ERROR, ITEM("report", r, "figures", r->figures.item[i]),
				"no such figure: \"%s\" (plaint-reports(7) lists them)", r->figures.item[i]);
	for (size_t i = 0; i < r->fields.count; i++)
		if (!ledger_field_known(c->site, r->fields.item[i]))
			tell(c, SEVERITY_ERROR, ITEM("report", r, "fields", r->fields.item[i]), "no such field: \"%s\"", r->fields.item[i]);
}

static void check_role(struct check *c, const struct report_rule *r, const char *member, const char *role)
{
	if (role && !site_role(c->site, role))
		tell(c, SEVERITY_ERROR, SPOT("report", r, member), "no such role: \"%s\"", role);
}

static void check_day(struct check *c, const struct report_rule *r, const char *member, const char *text)
{
	if (text && report_due(&c->site->zone, text, DAY) == INSTANT_NONE)
		tell(c, SEVERITY_ERROR, SPOT("report", r, member),
			"%s is a day of the month (\"20\", \"+5\" of the next one) or of the week (\"fri\", \"+mon\"), not \"%s\"", member, text);
}

static void check_report(struct check *c, const struct report_rule *r)
{
	const struct report_kind *kind = report_find(r->s.title);

	if (r->by && kind)
		tell(c, SEVERITY_ERROR, SPOT("report", r, "by"), "\"%s\" is a report of the program: it has its own tables", r->s.title);
	else if (r->by && !figure_source_known(c->site, r->by))
		tell(c, SEVERITY_ERROR, SPOT("report", r, "by"), "no such field: \"%s\"", r->by);
	if (!kind && str_empty(r->name) && str_empty(r->name_zh))
		tell(c, SEVERITY_WARNING, SPOT("report", r, NULL), "report \"%s\" has no name", r->s.title);
	check_conditions(c, r);
	check_columns(c, r);
	check_role(c, r, "check", r->check);
	check_role(c, r, "approve", r->approve);
	check_day(c, r, "due", r->due);
	check_day(c, r, "hand_on", r->hand_on);
}

void check_reports(struct check *c)
{
	for (size_t i = 0; i < c->site->reports_count; i++)
		check_report(c, &c->site->reports[i]);
}
