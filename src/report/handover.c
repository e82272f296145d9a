/* The end of a shift: what the next one must know. Text for an A4 page, or JSON. */
#include <stdlib.h>

#include "board.h"
#include "json.h"
#include "parts.h"
#include "plaint/action.h"
#include "table.h"

#define A4_COLUMNS 80

static size_t marked(const struct reply *r, int mark)
{
	size_t n = 0;

	for (size_t i = 0; i < r->row_count; i++)
		n += r->rows[i].mark == mark;
	return n;
}

static int by_due(const void *pa, const void *pb)
{
	const struct row *a = *(const struct row *const *)pa, *b = *(const struct row *const *)pb;

	if (a->due != b->due)
		return a->due < b->due ? -1 : 1;
	return a->id < b->id ? -1 : a->id > b->id;
}

/* Those of a mark; what falls due in order of time. */
static const struct row **rows_of(struct arena *a, const struct reply *r, int mark, size_t *count)
{
	const struct row **list = arena_array(a, r->row_count + 1, sizeof(const struct row *));

	*count = 0;
	for (size_t i = 0; i < r->row_count; i++)
		if (r->rows[i].mark == mark)
			list[(*count)++] = &r->rows[i];
	if (mark == HANDOVER_DUE)
		qsort(list, *count, sizeof(const struct row *), by_due);
	return list;
}

/* --- JSON ------------------------------------------------------------------ */

static json_t *row_json_short(const struct report_style *style, const struct row *row)
{
	json_t *o = json_object();

	json_object_set_new(o, "number", json_from_text(row->number));
	json_object_set_new(o, "state", json_string(state_names[row->state]));
	json_object_set_new(o, "level", json_integer(row->level));
	json_object_set_new(o, "emergency", json_boolean(row->emergency));
	json_object_set_new(o, "received", json_from_time(style, row->received));
	json_object_set_new(o, "department", json_from_text(row->department));
	json_object_set_new(o, "person", json_from_text(row->person));
	json_object_set_new(o, "taker", json_from_text(row->taker));
	json_object_set_new(o, "text", json_from_text(row->text));
	json_object_set_new(o, "clock", json_from_text(row->clock));
	json_object_set_new(o, "due", json_from_time(style, row->due));
	return o;
}

static json_t *rows_json(const struct report_style *style, const struct reply *r, int mark)
{
	struct arena a = ARENA_INIT;
	json_t *list = json_array();
	size_t count, notice = 0;
	const struct row **rows = rows_of(&a, r, mark, &count);

	for (size_t i = 0; i < count; i++) {
		json_t *o = row_json_short(style, rows[i]);

		if (mark == HANDOVER_RETURNED && notice < r->notice_count) {
			json_object_set_new(o, "returned", json_from_time(style, r->notices[notice].at));
			json_object_set_new(o, "returned_by", json_from_text(r->notices[notice++].to));
		}
		json_array_append_new(list, o);
	}
	arena_release(&a);
	return list;
}

static void handover_json(struct str *out, const struct report_style *style, const struct handover *h)
{
	json_t *o = json_object(), *open = json_array(), *drafts = json_array();
	const struct reply *r = h->reply;

	json_object_set_new(o, "from", json_from_time(style, h->from));
	json_object_set_new(o, "at", json_from_time(style, style->now));
	json_object_set_new(o, "until", json_from_time(style, style->now + h->within));
	for (size_t i = 0; i < r->load_count; i++)
		json_array_append_new(open, load_json(style, &r->loads[i]));
	json_object_set_new(o, "open", open);
	json_object_set_new(o, "due_total", json_integer(r->total));
	json_object_set_new(o, "due", rows_json(style, r, HANDOVER_DUE));
	json_object_set_new(o, "emergencies", rows_json(style, r, HANDOVER_EMERGENCY));
	json_object_set_new(o, "returned", rows_json(style, r, HANDOVER_RETURNED));
	for (size_t i = 0; i < r->draft_count; i++) {
		json_t *d = json_object();

		json_object_set_new(d, "form", json_from_text(r->drafts[i].form));
		json_object_set_new(d, "number", json_from_text(r->drafts[i].number));
		json_object_set_new(d, "saved", json_from_time(style, r->drafts[i].saved));
		json_array_append_new(drafts, d);
	}
	json_object_set_new(o, "drafts", drafts);
	json_write(out, o);
}

/* --- text ------------------------------------------------------------------ */

/* "14:27", with the day when it is another one than today. */
static const char *moment(struct arena *a, const struct report_style *style, instant t)
{
	const struct zone *z = &style->site->zone;
	struct civil c;

	if (t == INSTANT_NONE)
		return "";
	c = zone_civil(z, t);
	if (zone_day(z, t) == zone_day(z, style->now))
		return arena_printf(a, "%02d:%02d", c.hour, c.minute);
	return arena_printf(a, "%02d-%02d %02d:%02d", c.month, c.day, c.hour, c.minute);
}

/* The person, who knows their department; else the department. */
static const char *whose(const struct report_style *style, const struct row *row)
{
	const char *person = row->person ? row->person : row->state == STATE_ACCEPTED ? row->taker : NULL;

	if (person)
		return site_name(style->site, "staff", person, style->zh);
	return row->department ? site_name(style->site, "department", row->department, style->zh) : "";
}

static void heading(struct str *out, const char *title, int64_t count)
{
	str_addf(out, "\n%s (%lld)\n", title, (long long)count);
	if (!count)
		str_addf(out, "  %s\n", tr("none"));
}

static void rows_text(struct str *out, const struct report_style *style, const struct reply *r, int mark)
{
	struct arena a = ARENA_INIT;
	size_t count, notice = 0;
	const struct row **rows = rows_of(&a, r, mark, &count);
	struct table t;

	table_init(&t, &a);
	table_column(&t, "", false);
	table_column(&t, mark == HANDOVER_DUE ? tr("Due") : mark == HANDOVER_RETURNED ? tr("Returned") : tr("Received"), false);
	table_whole(&t);
	table_column(&t, tr("Number"), false);
	table_whole(&t);
	table_column(&t, tr("Lv"), false);
	table_column(&t, mark == HANDOVER_DUE ? tr("Clock") : tr("State"), false);
	table_column(&t, tr("With"), false);
	table_column(&t, tr("Matter"), false);
	for (size_t i = 0; i < count; i++) {
		const struct row *row = rows[i];
		instant at = mark == HANDOVER_DUE ? row->due : row->received;

		if (mark == HANDOVER_RETURNED && notice < r->notice_count)
			at = r->notices[notice++].at;
		table_cell(&t, row->due != INSTANT_NONE && row->due < style->now ? "!!" : "");
		table_cell(&t, moment(&a, style, at));
		table_cell(&t, row->number);
		table_cell(&t, arena_printf(&a, "%d", row->level));
		table_cell(&t, mark == HANDOVER_DUE ? clock_shown(&a, style, row->clock) : state_shown(row->state));
		table_cell(&t, whose(style, row));
		table_cell(&t, row->text ? row->text : site_name(style->site, "category", row->category, style->zh));
	}
	if (count)
		table_text(&t, out, style->columns);
	arena_release(&a);
}

static void drafts_text(struct str *out, const struct report_style *style, const struct reply *r)
{
	struct arena a = ARENA_INIT;

	heading(out, tr("My drafts set aside"), (int64_t)r->draft_count);
	for (size_t i = 0; i < r->draft_count; i++) {
		const struct draft *d = &r->drafts[i];
		const struct form *form = site_form(style->site, d->form);

		str_addf(out, "  %s  %s  %s\n", moment(&a, style, d->saved),
			form ? site_pick(form->name, form->name_zh, style->zh) : d->form, str_or_empty(d->number));
	}
	arena_release(&a);
}

static void handover_text(struct str *out, const struct report_style *given, const struct handover *h)
{
	struct report_style style = *given;
	const struct reply *r = h->reply;
	struct arena a = ARENA_INIT;

	if (style.columns != REPORT_SPOKEN && (style.columns <= 0 || style.columns > A4_COLUMNS))
		style.columns = A4_COLUMNS;
	str_addf(out, "%s  %s\n", tr("Shift handover"), site_pick(style.site->company, style.site->company_zh, style.zh));
	add_moment(out, &style, style.now - style.now % MINUTE);
	str_addf(out, "  %s %s - %s", tr("shift"), moment(&a, &style, h->from), moment(&a, &style, style.now));
	str_addf(out, "  %s %s\n\n", tr("next until"), moment(&a, &style, style.now + h->within));
	board_table(out, &style, r->loads, r->load_count, false);
	heading(out, arena_printf(&a, "%s %s", tr("Overdue, or due until"), moment(&a, &style, style.now + h->within)), r->total);
	rows_text(out, &style, r, HANDOVER_DUE);
	if ((int64_t)marked(r, HANDOVER_DUE) < r->total)
		str_addf(out, tr("  and %lld more\n"), (long long)(r->total - (int64_t)marked(r, HANDOVER_DUE)));
	heading(out, tr("Emergencies of this shift"), (int64_t)marked(r, HANDOVER_EMERGENCY));
	rows_text(out, &style, r, HANDOVER_EMERGENCY);
	heading(out, tr("Returned in this shift"), (int64_t)marked(r, HANDOVER_RETURNED));
	rows_text(out, &style, r, HANDOVER_RETURNED);
	drafts_text(out, &style, r);
	if (style.columns != REPORT_SPOKEN) /* to be signed on paper */
		str_addf(out, "\n%s %s ______________    %s ______________\n", tr("Handed over:"), str_or_empty(h->name), tr("Taken over:"));
	arena_release(&a);
}

void report_handover(struct str *out, const struct report_style *style, const struct handover *h)
{
	if (style->format == REPORT_JSON)
		handover_json(out, style, h);
	else
		handover_text(out, style, h);
}
