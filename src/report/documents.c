/* The documents of the ladder: reminder, supervision notice, criticism (U-6). */
#include <string.h>

#include "json.h"
#include "parts.h"
#include "plaint/rules/supervision.h"
#include "plaint/utf8.h"
#include "table.h"

#define PAPER 72 /* columns of a printed document */

const char *document_kind_shown(const struct report_style *style, const char *kind)
{
	static const char *const words[][2] = { { "reminder", N_("reminder") }, { "notice", N_("supervision notice") },
		{ "criticism", N_("criticism") } };
	const char *name = site_name(style->site, "document", kind, style->zh);

	for (size_t i = 0; str_equal(name, kind) && i < sizeof words / sizeof *words; i++)
		if (str_equal(words[i][0], kind))
			return tr(words[i][1]);
	return name;
}

const char *document_state_shown(struct arena *a, const struct report_style *style, const struct complaint *c, const struct document *d)
{
	const char *next;

	if (!document_waits(c, d))
		return document_answered(c, d) ? tr("answered") : document_followed(c, d) ? tr("followed") : tr("closed");
	next = ladder_next(style->site, c, style->now);
	if (next)
		return arena_printf(a, tr("past; next: %s"), document_kind_shown(style, next));
	return d->answer_by != INSTANT_NONE && style->now > d->answer_by ? tr("past") : tr("waits");
}

static const char *state_key(const struct report_style *style, const struct complaint *c, const struct document *d)
{
	if (!document_waits(c, d))
		return document_answered(c, d) ? "answered" : document_followed(c, d) ? "followed" : "closed";
	return d->answer_by != INSTANT_NONE && style->now > d->answer_by ? "past" : "waits";
}

static json_t *document_json(const struct report_style *style, const struct complaint *c, const struct document *d)
{
	json_t *o = json_object();

	json_object_set_new(o, "document", json_from_text(d->number));
	json_object_set_new(o, "kind", json_from_text(d->kind));
	json_object_set_new(o, "number", json_from_text(c->number));
	json_object_set_new(o, "at", json_from_time(style, d->at));
	json_object_set_new(o, "by", json_from_text(d->by));
	json_object_set_new(o, "to", json_from_text(d->to));
	json_object_set_new(o, "department", json_from_text(d->department));
	json_object_set_new(o, "clock", json_from_text(d->clock));
	json_object_set_new(o, "due", json_from_time(style, d->due));
	json_object_set_new(o, "answer_by", json_from_time(style, d->answer_by));
	json_object_set_new(o, "text", json_from_text(d->text));
	json_object_set_new(o, "state", json_string(state_key(style, c, d)));
	json_object_set_new(o, "next", json_from_text(ladder_next(style->site, c, style->now)));
	return o;
}

/* --- the list --------------------------------------------------------------------- */

static const char *moment(struct arena *a, const struct report_style *style, instant at)
{
	const char *shown;
	char text[26];
	struct str s;

	if (at == INSTANT_NONE)
		return "";
	if (style->format == REPORT_CSV) {
		instant_format(&style->site->zone, at, text);
		return arena_strdup(a, text);
	}
	str_init(&s);
	add_time(&s, style, at);
	shown = arena_strndup(a, s.data, s.len > 3 ? s.len - 3 : s.len);
	str_release(&s);
	return shown;
}

static void documents_table(struct table *t, struct arena *a, const struct report_style *style, const struct complaint *cases, size_t count)
{
	static const char *const keys[] = { "document", "kind", "number", "at", "to", "department", "answer_by", "state" };
	static const char *const titles[] = { N_("Document"), N_("Kind"), N_("Number"), N_("Written"), N_("Addressed to"), N_("Department"),
		N_("Answer by"), N_("State") };
	bool csv = style->format == REPORT_CSV;

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		table_column(t, csv ? keys[i] : tr(titles[i]), false);
		if (i == 0 || i == 2)
			table_whole(t);
	}
	for (size_t i = 0; i < count; i++) {
		const struct complaint *c = &cases[i];
		const struct document *d = c->documents;
		const char *cells[] = { d->number, csv ? d->kind : document_kind_shown(style, d->kind), c->number, moment(a, style, d->at),
			csv ? d->to : site_name(style->site, "staff", d->to, style->zh),
			csv ? d->department : site_name(style->site, "department", d->department, style->zh), moment(a, style, d->answer_by),
			csv ? state_key(style, c, d) : document_state_shown(a, style, c, d) };

		for (size_t k = 0; k < sizeof cells / sizeof *cells; k++)
			table_cell(t, cells[k]);
	}
}

void report_documents(struct str *out, const struct report_style *style, const struct complaint *cases, size_t count)
{
	struct arena a = ARENA_INIT;
	struct table t;
	json_t *list;

	if (style->format == REPORT_JSON) {
		list = json_array();
		for (size_t i = 0; i < count; i++)
			json_array_append_new(list, document_json(style, &cases[i], cases[i].documents));
		json_write(out, list);
		return;
	}
	table_init(&t, &a);
	documents_table(&t, &a, style, cases, count);
	if (style->format == REPORT_CSV)
		table_csv(&t, out);
	else
		table_text(&t, out, style->columns);
	arena_release(&a);
}

/* --- one, to print ------------------------------------------------------------------- */

static void centre(struct str *out, const char *text)
{
	int cols = utf8_width(text, strlen(text));

	for (int i = 0; i < (PAPER - cols) / 2; i++)
		str_add_char(out, ' ');
	str_addf(out, "%s\n", text);
}

static void line(struct str *out, const char *label, const char *text)
{
	size_t from = out->len;

	if (str_empty(text))
		return;
	str_addf(out, "  %s", label);
	add_padding(out, from, 16);
	str_addf(out, "%s\n", text);
}

static const char *addressee(struct arena *a, const struct report_style *style, const struct document *d)
{
	const char *department = site_name(style->site, "department", d->department, style->zh);

	if (str_empty(d->to))
		return department;
	return arena_printf(a, "%s  %s", department, site_name(style->site, "staff", d->to, style->zh));
}

/* Whose words are many lines: each begins where the first does. */
static void paragraphs(struct str *out, const char *text)
{
	const char *end;

	for (; !str_empty(text); text = *end ? end + 1 : end) {
		end = strchrnul(text, '\n');
		str_addf(out, "  %.*s\n", (int)(end - text), text);
	}
}

static void document_text(struct str *out, const struct report_style *style, const struct complaint *c, const struct document *d)
{
	const struct document_rule *rule = site_document(style->site, d->kind);
	const char *company = site_pick(style->site->company, style->site->company_zh, style->zh);
	struct arena a = ARENA_INIT;

	if (*company)
		centre(out, company);
	centre(out, document_kind_shown(style, d->kind));
	str_add_char(out, '\n');
	line(out, tr("Document"), d->number);
	line(out, tr("Date"), moment(&a, style, d->at));
	line(out, tr("Addressed to"), addressee(&a, style, d));
	line(out, tr("Complaint"), arena_printf(&a, "%s  %s", c->number, site_name(style->site, "category", c->value[FIELD_CATEGORY], style->zh)));
	if (d->clock)
		line(out, tr("Clock"), arena_printf(&a, tr("%s, due %s"), clock_shown(&a, style, d->clock), moment(&a, style, d->due)));
	str_add_char(out, '\n');
	if (rule)
		paragraphs(out, site_pick(rule->text, rule->text_zh, style->zh));
	paragraphs(out, d->text);
	str_add_char(out, '\n');
	line(out, tr("Answer by"), moment(&a, style, d->answer_by));
	line(out, tr("Written by"), site_name(style->site, "staff", d->by, style->zh));
	line(out, tr("State"), document_state_shown(&a, style, c, d));
	arena_release(&a);
}

void report_document(struct str *out, const struct report_style *style, const struct complaint *c, const struct document *d)
{
	if (style->format == REPORT_JSON)
		json_write(out, document_json(style, c, d));
	else
		document_text(out, style, c, d);
}
