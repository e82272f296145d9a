/* A queue: text, JSON, CSV. */
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "parts.h"
#include "plaint/outside.h"
#include "plaint/utf8.h"
#include "table.h"

/* --- JSON ------------------------------------------------------------------ */

static json_t *row_clock(const struct report_style *style, const struct row *r)
{
	const char *hash = r->clock ? strchr(r->clock, '#') : NULL;
	struct arena a = ARENA_INIT;
	json_t *clock;

	if (!r->clock)
		return json_null();
	clock = json_object();
	json_object_set_new(clock, "name",
		json_from_text(hash ? arena_strndup(&a, r->clock, (size_t)(hash - r->clock)) : r->clock));
	json_object_set_new(clock, "run", json_integer(hash ? atoi(hash + 1) : 1));
	json_object_set_new(clock, "due", json_from_time(style, r->due));
	json_object_set_new(clock, "remaining", json_integer(r->due - style->now));
	json_object_set_new(clock, "overdue", json_boolean(r->due < style->now));
	arena_release(&a);
	return clock;
}

static json_t *row_customer(const struct row *r)
{
	json_t *customer = json_object();

	json_object_set_new(customer, "name", json_from_text(r->name));
	json_object_set_new(customer, "phone", json_from_text(r->phone));
	json_object_set_new(customer, "address", json_from_text(r->address));
	json_object_set_new(customer, "area", json_from_text(r->area));
	return customer;
}

/* Why find brought it: the field, the text around the match, the match itself. */
static json_t *row_hit(const struct row *r)
{
	json_t *hit = json_object();

	json_object_set_new(hit, "field", json_from_text(r->hit_field));
	json_object_set_new(hit, "text", json_from_text(r->hit));
	json_object_set_new(hit, "match", json_stringn(r->hit + r->hit_at, (size_t)r->hit_len));
	return hit;
}

static json_t *row_json(const struct report_style *style, const struct row *r)
{
	json_t *o = json_object(), *matter = json_object();

	json_object_set_new(o, "number", json_from_text(r->number));
	json_object_set_new(o, "outside_number", json_from_text(r->outside));
	json_object_set_new(o, "state", json_string(state_names[r->state]));
	json_object_set_new(o, "level", json_integer(r->level));
	json_object_set_new(o, "emergency", json_boolean(r->emergency));
	json_object_set_new(o, "safety", json_boolean(r->safety));
	json_object_set_new(o, "returned", json_integer(r->returned));
	json_object_set_new(o, "kind", json_from_text(r->kind));
	json_object_set_new(o, "category", json_from_text(r->category));
	json_object_set_new(o, "received", json_from_time(style, r->received));
	json_object_set_new(o, "taker", json_from_text(r->taker));
	json_object_set_new(o, "department", json_from_text(r->department));
	json_object_set_new(o, "person", json_from_text(r->person));
	json_object_set_new(o, "customer", row_customer(r));
	json_object_set_new(matter, "text", json_from_text(r->text));
	json_object_set_new(o, "matter", matter);
	json_object_set_new(o, "clock", row_clock(style, r));
	json_object_set_new(o, "version", json_integer(r->version));
	json_object_set_new(o, "editing", json_from_editing(style, r->number));
	if (r->hit)
		json_object_set_new(o, "hit", row_hit(r));
	return o;
}

static void rows_json(struct str *out, const struct report_style *style, const struct row *rows, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(list, row_json(style, &rows[i]));
	json_write(out, list);
}

/* --- CSV: keys and ISO times, for programs ---------------------------------- */

static const char *iso(struct arena *a, const struct report_style *style, instant t)
{
	char text[26];

	if (t == INSTANT_NONE)
		return "";
	instant_format(&style->site->zone, t, text);
	return arena_strdup(a, text);
}

static void rows_csv(struct str *out, const struct report_style *style, const struct row *rows, size_t count)
{
	static const char *const titles[] = {"number", "state", "level", "emergency", "kind", "category", "received",
		"taker", "department", "person", "name", "phone", "address", "text", "clock", "due", "outside_number"};
	struct arena a = ARENA_INIT;
	struct table t;

	table_init(&t, &a);
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		table_column(&t, titles[i], false);
	for (size_t i = 0; i < count; i++) {
		const struct row *r = &rows[i];
		const char *cells[] = {r->number, state_names[r->state], arena_printf(&a, "%d", r->level),
			r->emergency ? "yes" : "no", r->kind, r->category, iso(&a, style, r->received), r->taker,
			r->department, r->person, r->name, r->phone, r->address, r->text, r->clock,
			iso(&a, style, r->due), r->outside};

		for (size_t c = 0; c < sizeof cells / sizeof *cells; c++)
			table_cell(&t, cells[c]);
	}
	table_csv(&t, out);
	arena_release(&a);
}

/* --- text ------------------------------------------------------------------ */

#define WIDE_COLUMNS 100 /* from here on there is room for the person */

static const char *mark(const struct report_style *style, const struct row *r)
{
	if (r->due != INSTANT_NONE && r->due < style->now)
		return "!!";
	if (r->warn_at != INSTANT_NONE && r->warn_at <= style->now)
		return ">";
	return "";
}

static const char *remaining(struct arena *a, const struct report_style *style, const struct row *r)
{
	const char *shown;
	struct str s;

	if (r->due == INSTANT_NONE)
		return "";
	str_init(&s);
	report_remaining(&s, r->due - style->now, style->zh);
	shown = arena_strdup(a, s.data);
	str_release(&s);
	return shown;
}

/* Most have none: the column is there where it says something (U-14). */
static bool one_outside(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!str_empty(rows[i].outside))
			return true;
	return false;
}

static void rows_text(struct str *out, const struct report_style *style, const struct row *rows, size_t count)
{
	bool wide = style->columns <= 0 || style->columns >= WIDE_COLUMNS;
	bool outside = wide && one_outside(rows, count);
	struct arena a = ARENA_INIT;
	struct table t;

	table_init(&t, &a);
	table_column(&t, "", false);
	table_column(&t, tr("Number"), false);
	table_whole(&t);
	table_column(&t, tr("Lv"), false);
	table_column(&t, tr("Left"), true);
	table_column(&t, tr("Clock"), false);
	table_column(&t, tr("State"), false);
	table_column(&t, tr("Name"), false);
	table_column(&t, tr("Department"), false);
	if (wide)
		table_column(&t, tr("Person"), false);
	if (outside)
		table_column(&t, tr("Outside number"), false);
	table_column(&t, tr("Matter"), false);
	for (size_t i = 0; i < count; i++) {
		const struct row *r = &rows[i];

		table_cell(&t, mark(style, r));
		table_cell(&t, r->number);
		table_cell(&t, arena_printf(&a, "%d", r->level));
		table_cell(&t, remaining(&a, style, r));
		table_cell(&t, clock_shown(&a, style, r->clock));
		table_cell(&t, r->returned ? arena_printf(&a, tr("%s, back %dx"), state_shown(r->state), r->returned)
					   : state_shown(r->state));
		table_cell(&t, r->name);
		table_cell(&t, site_name(style->site, "department", r->department, style->zh));
		if (wide)
			table_cell(&t, site_name(style->site, "staff", r->person, style->zh));
		if (outside)
			table_cell(&t, outside_shown(&a, r->outside));
		table_cell(&t, r->text ? r->text :
			r->category ? site_name(style->site, "category", r->category, style->zh) :
			r->address ? r->address : r->phone);
	}
	table_text(&t, out, style->columns);
	arena_release(&a);
}

void report_rows(struct str *out, const struct report_style *style, const struct row *rows, size_t count)
{
	if (style->format == REPORT_JSON)
		rows_json(out, style, rows, count);
	else if (style->format == REPORT_CSV)
		rows_csv(out, style, rows, count);
	else
		rows_text(out, style, rows, count);
}

#define URGENT_COLUMNS 40

/* "!! 20261122-0031 -04:12 receive Xueyuan…" */
void report_urgent(struct str *out, const struct report_style *style, const struct row *rows, size_t count)
{
	struct arena a = ARENA_INIT;
	struct str line;

	if (style->format != REPORT_TEXT) {
		report_rows(out, style, rows, count);
		return;
	}
	str_init(&line);
	for (size_t i = 0; i < count; i++) {
		const struct row *r = &rows[i];
		const char *where = r->address ? r->address : r->text ? r->text : r->phone;

		str_clear(&line);
		str_addf(&line, "%-2s %s", mark(style, r), r->number);
		if (r->due != INSTANT_NONE)
			str_addf(&line, " %s %s", remaining(&a, style, r), clock_shown(&a, style, r->clock));
		else
			str_addf(&line, " %s", state_shown(r->state));
		str_addf(&line, " %s", str_or_empty(where));
		utf8_pad(out, line.data, URGENT_COLUMNS, false, false);
		while (out->len && out->data[out->len - 1] == ' ')
			str_splice(out, out->len - 1, 1, NULL, 0);
		str_add_char(out, '\n');
	}
	str_release(&line);
	arena_release(&a);
}
