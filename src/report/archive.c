/* archive.c - lists of the archive, and the certificate of destruction (PU-13). */
#include <string.h>

#include "json.h"
#include "parts.h"
#include "plaint/rules/archive.h"
#include "table.h"

/* What the time beside a row means. */
static const char *time_title(const char *list)
{
	static const char *const titles[][2] = {
		{"due", N_("Kept until")}, {"lent", N_("Due back")}, {"proposed", N_("Proposed")},
		{"destroyed", N_("Destroyed")}, {"incomplete", N_("Due")},
	};

	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		if (str_equal(titles[i][0], list))
			return tr(titles[i][1]);
	return tr("Kept until");
}

static const char *day_shown(struct arena *a, const struct report_style *style, const char *list, instant t)
{
	char day[11];

	if (t == INSTANT_NONE)
		return "";
	/* The last day a record is kept or may be out, not the first after it. */
	if (str_equal(list, "due") || str_equal(list, "all") || str_equal(list, "lent"))
		t--;
	day_format(zone_day(&style->site->zone, t), day);
	return arena_strdup(a, day);
}

static const char *note_shown(struct arena *a, const struct report_style *style, const char *list, const struct row *r)
{
	const char *all = "";

	if (!str_equal(list, "incomplete"))
		return str_or_empty(r->hit);
	for (const char *s = str_or_empty(r->hit); *s;) {
		size_t n = strcspn(s, ",");

		all = arena_printf(a, "%s%s%s", all, *all ? ", " : "", field_label(style, arena_strndup(a, s, n)));
		s += n + strspn(s + n, ", ");
	}
	return all;
}

/* Lent out, and its day is over (PU-13). */
static bool late(const struct report_style *style, const struct row *r)
{
	return r->due != INSTANT_NONE && r->due < style->now;
}

static void put_json(struct str *out, const char *list, const struct report_style *style, const struct row *rows, size_t count)
{
	struct arena a = ARENA_INIT;

	str_add(out, "[");
	for (size_t i = 0; i < count; i++) {
		str_add(out, i ? ",\n {\"number\": " : "\n {\"number\": ");
		report_json_text(out, rows[i].number);
		str_add(out, ", \"state\": ");
		report_json_text(out, state_names[rows[i].state]);
		str_add(out, ", \"category\": ");
		report_json_text(out, str_or_empty(rows[i].category));
		str_add(out, ", \"date\": ");
		report_json_text(out, day_shown(&a, style, list, rows[i].due));
		if (str_equal(list, "lent"))
			str_add(out, late(style, &rows[i]) ? ", \"overdue\": true" : ", \"overdue\": false");
		str_add(out, ", \"note\": ");
		report_json_text(out, str_or_empty(rows[i].hit));
		if (str_equal(list, "destroyed"))
			str_addf(out, ", \"files_destroyed\": %d, \"files_kept\": %d", rows[i].hit_at, rows[i].hit_len);
		str_add(out, "}");
	}
	str_add(out, "\n]\n");
	arena_release(&a);
}

void report_archive(struct str *out, const struct report_style *style, const char *list, const struct row *rows, size_t count)
{
	bool lent = str_equal(list, "lent");
	struct arena a = ARENA_INIT;
	struct table t;

	if (style->format == REPORT_JSON) {
		put_json(out, list, style, rows, count);
		arena_release(&a);
		return;
	}
	table_init(&t, &a);
	if (lent)
		table_column(&t, style->format == REPORT_CSV ? "overdue" : "", false);
	table_column(&t, tr("Number"), false);
	table_whole(&t);
	table_column(&t, time_title(list), false);
	table_whole(&t);
	table_column(&t, tr("State"), false);
	table_column(&t, tr("Category"), false);
	table_column(&t, str_equal(list, "incomplete") ? tr("Missing") : tr("Remark"), false);
	for (size_t i = 0; i < count; i++) {
		if (lent)
			table_cell(&t, late(style, &rows[i]) ? style->format == REPORT_CSV ? "yes" : "!!" : "");
		table_cell(&t, rows[i].number);
		table_cell(&t, day_shown(&a, style, list, rows[i].due));
		table_cell(&t, state_shown(rows[i].state));
		table_cell(&t, rows[i].category ? site_name(style->site, "category", rows[i].category, style->zh) : "");
		table_cell(&t, note_shown(&a, style, list, &rows[i]));
	}
	if (style->format == REPORT_CSV)
		table_csv(&t, out);
	else
		table_text(&t, out, style->columns);
	arena_release(&a);
}

/* "; 2 files destroyed; 1 kept, another record names it" */
static void add_files(struct str *out, struct arena *a, const struct row *r)
{
	if (r->hit_at > 0)
		str_addf(out, "; %s", arena_printf(a, tr_n("%d file destroyed", "%d files destroyed", (unsigned long)r->hit_at), r->hit_at));
	if (r->hit_len > 0)
		str_addf(out, "; %s", arena_printf(a, tr_n("%d file kept, another record names it", "%d files kept, other records name them",
			(unsigned long)r->hit_len), r->hit_len));
}

const char *report_certificate(struct arena *a, const struct report_style *style, const struct row *rows, size_t count)
{
	const char *company = site_pick(style->site->company, style->site->company_zh, style->zh), *text;
	struct str out;

	str_init(&out);
	str_addf(&out, "= %s\n= %s\n\n", company, tr("Certificate of destruction"));
	str_addf(&out, "%s\n\n", arena_printf(a, tr_n("%lu record past its time of keeping was destroyed, proposed by one person and approved by another:",
		"%lu records past their time of keeping were destroyed, each proposed by one person and approved by another:", (unsigned long)count),
		(unsigned long)count));
	for (size_t i = 0; i < count; i++) {
		str_addf(&out, "%s  %s  %s", rows[i].number, day_shown(a, style, "destroyed", rows[i].due), str_or_empty(rows[i].hit));
		add_files(&out, a, &rows[i]);
		str_add_char(&out, '\n');
	}
	str_addf(&out, "\n%s\n\n", tr("Their content is gone from the records. Number, times and the chain of events stay; plaint audit proves that nothing else was changed."));
	str_addf(&out, "%s\n\n%s\n\n", tr("Archivist: ____________________"), tr("Approved: ____________________"));
	str_addf(&out, "> %s\n> %s\n", company, day_shown(a, style, "destroyed", style->now));
	text = arena_strdup(a, out.data);
	str_release(&out);
	return text;
}
