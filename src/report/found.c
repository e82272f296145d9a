/* What find brought: text, JSON, CSV. */
#include "parts.h"
#include "table.h"

static const char *iso(struct arena *a, const struct report_style *style, instant t)
{
	char text[26];

	instant_format(&style->site->zone, t, text);
	return arena_strdup(a, text);
}

static void found_csv(struct str *out, const struct report_style *style, const struct row *rows, size_t count)
{
	static const char *const titles[] = {"number", "state", "level", "kind", "category", "received", "taker", "department",
		"person", "name", "phone", "address", "text", "field", "hit"};
	struct arena a = ARENA_INIT;
	struct table t;

	table_init(&t, &a);
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		table_column(&t, titles[i], false);
	for (size_t i = 0; i < count; i++) {
		const struct row *r = &rows[i];
		const char *cells[] = {r->number, state_names[r->state], arena_printf(&a, "%d", r->level), r->kind, r->category,
			iso(&a, style, r->received), r->taker, r->department, r->person, r->name, r->phone, r->address, r->text,
			r->hit_field, r->hit};

		for (size_t c = 0; c < sizeof cells / sizeof *cells; c++)
			table_cell(&t, cells[c]);
	}
	table_csv(&t, out);
	arena_release(&a);
}

/* "Phone: 138 0013 [8000]"; the beginning of the story where only a filter chose it. */
static const char *reason(struct arena *a, const struct report_style *style, const struct row *r)
{
	if (!r->hit)
		return r->text;
	return arena_printf(a, "%s: %.*s[%.*s]%s", field_label(style, r->hit_field), r->hit_at, r->hit, r->hit_len,
		r->hit + r->hit_at, r->hit + r->hit_at + r->hit_len);
}

static void found_text(struct str *out, const struct report_style *style, const struct row *rows, size_t count)
{
	struct arena a = ARENA_INIT;
	struct table t;

	table_init(&t, &a);
	table_column(&t, tr("Number"), false);
	table_whole(&t);
	table_column(&t, tr("State"), false);
	table_column(&t, tr("Name"), false);
	table_column(&t, tr("Department"), false);
	table_column(&t, tr("Found in"), false);
	for (size_t i = 0; i < count; i++) {
		const struct row *r = &rows[i];

		table_cell(&t, r->number);
		table_cell(&t, state_shown(r->state));
		table_cell(&t, r->name);
		table_cell(&t, site_name(style->site, "department", r->department, style->zh));
		table_cell(&t, reason(&a, style, r));
	}
	table_text(&t, out, style->columns);
	arena_release(&a);
}

void report_found(struct str *out, const struct report_style *style, const struct row *rows, size_t count)
{
	if (style->format == REPORT_JSON)
		report_rows(out, style, rows, count);
	else if (style->format == REPORT_CSV)
		found_csv(out, style, rows, count);
	else
		found_text(out, style, rows, count);
}
