/* The figures of a report as text to read and print. */
#include <string.h>

#include "parts.h"
#include "plaint/utf8.h"
#include "tally_out.h"
#include "table.h"

#define BAR 20      /* characters of the longest bar */
#define NARROW 60

static size_t visible(const struct tally_part *p)
{
	size_t n = 0;

	for (size_t c = 0; c < p->columns; c++)
		n += !p->column[c].hidden;
	return n;
}

/* The column a chart shows: the first that is a plain number. */
static size_t charted(const struct tally_part *p)
{
	for (size_t c = 0; c < p->columns; c++)
		if (p->column[c].kind == COLUMN_COUNT && !p->column[c].hidden)
			return c;
	return p->columns;
}

static int64_t greatest(const struct tally_part *p, size_t column)
{
	int64_t most = 0;

	for (size_t i = 0; i < p->lines; i++)
		if (p->line[i].n[column] > most)
			most = p->line[i].n[column];
	return most;
}

const char *tally_bar(struct arena *a, int64_t n, int64_t most, int width)
{
	int length = most > 0 ? (int)((n * width + most - 1) / most) : 0;
	char *text = arena_alloc(a, (size_t)width + 1);

	memset(text, '#', (size_t)(length < width ? length : width));
	return text;
}

/* --- one line only: a figure below the other, with what it means --------------------- */

static const char *made_of(struct arena *a, const struct tally_line *l, const struct tally_column *c)
{
	if (c->kind != COLUMN_RATE)
		return "";
	return arena_printf(a, "%lld / %lld", (long long)l->n[c->of], (long long)l->n[c->per]);
}

static void single_text(struct str *out, const struct report_style *style, const struct tally_part *p)
{
	struct arena a = ARENA_INIT;
	struct table t;

	table_init(&t, &a);
	table_column(&t, "", false);
	table_whole(&t);
	table_column(&t, "", true);
	table_column(&t, "", true);
	table_column(&t, "", false);
	for (size_t c = 0; c < p->columns && p->lines; c++) {
		if (p->column[c].hidden)
			continue;
		table_cell(&t, arena_printf(&a, "  %s", tally_column_shown(style, &p->column[c])));
		table_cell(&t, tally_figure_shown(&a, style, p, &p->line[0], c));
		table_cell(&t, made_of(&a, &p->line[0], &p->column[c]));
		table_cell(&t, style->columns > 0 && style->columns < NARROW ? "" : tr(p->column[c].means));
	}
	table_lines(&t, out, style->columns);
	arena_release(&a);
}

/* --- tables ------------------------------------------------------------------------- */

/* Columns that fit beside the name and a short bar; all of them when the width is open. */
static size_t fitting(const struct report_style *style, const struct tally_part *p, const size_t *shown, size_t count)
{
	int room = style->columns - 22;
	size_t n = 0;

	if (style->columns <= 0)
		return count;
	for (; n < count; n++) {
		const char *title = tally_column_shown(style, &p->column[shown[n]]);
		int width = utf8_width(title, strlen(title));

		room -= (width < 6 ? 6 : width) + 2;
		if (room < 0 && n > 0)
			break;
	}
	return n;
}

static void rows_text(struct table *t, struct arena *a, const struct report_style *style, const struct tally_part *p,
	const size_t *shown, size_t fit)
{
	size_t bar = charted(p);
	int64_t most = bar < p->columns ? greatest(p, bar) : 0;

	for (size_t i = 0; i < p->lines; i++) {
		const struct tally_line *l = &p->line[i];

		table_cell(t, arena_printf(a, "  %s", tally_key_shown(a, style, p, l->key)));
		for (size_t k = 0; k < fit; k++)
			table_cell(t, tally_figure_shown(a, style, p, l, shown[k]));
		table_cell(t, bar < p->columns ? tally_bar(a, l->n[bar], most, BAR) : "");
	}
}

static void figures_text(struct str *out, const struct report_style *style, const struct tally_part *p)
{
	struct arena a = ARENA_INIT;
	size_t *shown = arena_array(&a, p->columns + 1, sizeof *shown), count = 0, fit;
	struct table t;

	for (size_t c = 0; c < p->columns; c++)
		if (!p->column[c].hidden)
			shown[count++] = c;
	fit = fitting(style, p, shown, count);
	table_init(&t, &a);
	table_column(&t, "", false);
	for (size_t k = 0; k < fit; k++)
		table_column(&t, tally_column_shown(style, &p->column[shown[k]]), true);
	table_column(&t, "", false);
	rows_text(&t, &a, style, p, shown, fit);
	table_text(&t, out, style->columns);
	if (!p->lines)
		str_addf(out, "  %s\n", tr("none"));
	if (fit < count)
		str_addf(out, tr("  (%zu more columns: wider, or --csv, --json, --xlsx)\n"), count - fit);
	arena_release(&a);
}

/* "English\nChinese", or one alone. */
static const char *one_language(struct arena *a, const struct report_style *style, const char *text)
{
	const char *second = strchr(text, '\n');

	if (!second)
		return text;
	return style->zh ? second + 1 : arena_strndup(a, text, (size_t)(second - text));
}

const char *tally_cell_shown(struct arena *a, const struct report_style *style, const struct tally_part *p, const struct tally_line *l,
	size_t column)
{
	const char *text = l->text[column], *name = p->column[column].name;
	instant t;
	int state;

	if (str_empty(text))
		return "";
	if (p->column[column].kind == COLUMN_TIME && instant_parse(&style->site->zone, text, &t) == 0) {
		struct civil c = zone_civil(&style->site->zone, t);

		return arena_printf(a, "%04d-%02d-%02d %02d:%02d", c.year, c.month, c.day, c.hour, c.minute);
	}
	if (str_equal(name, "state") && (state = state_find(text)) >= 0)
		return state_shown((enum state)state);
	if (str_equal(name, "taker"))
		return site_name(style->site, "staff", text, style->zh);
	if (str_equal(name, "level"))
		return site_name(style->site, "level", text, style->zh);
	if (str_equal(name, "warning"))
		return site_name(style->site, "warning", text, style->zh);
	if (str_equal(name, "told"))
		return people_shown(a, style, text);
	if (str_equal(name, "measure"))
		return one_language(a, style, text);
	return value_shown(a, style, name, text);
}

static void ledger_text(struct str *out, const struct report_style *style, const struct tally_part *p)
{
	struct arena a = ARENA_INIT;
	struct table t;

	table_init(&t, &a);
	for (size_t c = 0; c < p->columns && c < TABLE_COLUMNS; c++) {
		table_column(&t, tally_column_shown(style, &p->column[c]), false);
		if (c == 0)
			table_whole(&t);
	}
	for (size_t i = 0; i < p->lines; i++)
		for (size_t c = 0; c < t.columns; c++)
			table_cell(&t, tally_one_line(&a, tally_cell_shown(&a, style, p, &p->line[i], c)));
	table_text(&t, out, style->columns);
	arena_release(&a);
}

/* A long story is one line of the ledger. */
const char *tally_one_line(struct arena *a, const char *text)
{
	char *copy = arena_strdup(a, text);

	for (char *c = copy; *c; c++)
		if (*c == '\n' || *c == '\r' || *c == '\t')
			*c = ' ';
	return copy;
}

static void part_text(struct str *out, const struct report_style *style, const struct tally_part *p)
{
	if (p->ledger)
		ledger_text(out, style, p);
	else if (str_equal(p->source, "all"))
		single_text(out, style, p);
	else if (visible(p))
		figures_text(out, style, p);
}

static void heading(struct str *out, const struct report_style *style, const struct tally *s, struct arena *a)
{
	str_addf(out, "%s  %s\n", tally_title_shown(style, s->title, s->title_zh),
		site_pick(style->site->company, style->site->company_zh, style->zh));
	str_addf(out, "%s %s", tally_basis_shown(s), tally_period_shown(a, style, s));
	str_addf(out, "   %s ", tr("as of"));
	add_time(out, style, s->at);
	str_add_char(out, '\n');
}

/* Who wrote, checked and approved it; the lines to sign where nobody did (HT-12). */
static void signings_text(struct str *out, const struct report_style *style, const struct tally *s)
{
	for (size_t i = 0; i < s->signings; i++) {
		const struct signing *g = &s->signing[i];

		str_addf(out, "  %s %s ", signing_shown(g->step), str_empty(g->name) ? g->by : g->name);
		add_time(out, style, g->at);
		if (g->mark != tally_mark(s))
			str_addf(out, "  (%s)", tr("the figures have changed since"));
		if (!str_empty(g->remark))
			str_addf(out, "  %s", g->remark);
		str_add_char(out, '\n');
	}
}

static void day_line(struct str *out, const struct report_style *style, const char *what, instant t)
{
	if (t == INSTANT_NONE)
		return;
	str_addf(out, "  %s ", what);
	add_day(out, style, zone_day(&style->site->zone, t));
	str_add_char(out, '\n');
}

static void foot(struct str *out, const struct report_style *style, const struct tally *s)
{
	if (s->due || s->hand_on || s->signings)
		str_add_char(out, '\n');
	day_line(out, style, tr("to be ready by"), s->due);
	day_line(out, style, tr("to be handed on by"), s->hand_on);
	signings_text(out, style, s);
	if (s->head)
		str_addf(out, "\n%s\n%s\n", tr("head of the event chain (plaint audit compares it)"), s->head);
}

void tally_text(struct str *out, const struct report_style *style, const struct tally *s, const char *only)
{
	struct arena a = ARENA_INIT;

	heading(out, style, s, &a);
	for (size_t i = 0; i < s->parts; i++) {
		if (only && !str_equal(only, s->part[i].name))
			continue;
		str_addf(out, "\n%s\n", tally_title_shown(style, s->part[i].title, s->part[i].title_zh));
		part_text(out, style, &s->part[i]);
	}
	foot(out, style, s);
	arena_release(&a);
}

void report_tally(struct str *out, const struct report_style *style, const struct tally *s, const char *only)
{
	if (style->format == REPORT_JSON)
		tally_json(out, style, s, only);
	else if (style->format == REPORT_CSV)
		tally_csv(out, style, s, only);
	else
		tally_text(out, style, s, only);
}

const char *signing_shown(const char *step)
{
	static const char *const words[][2] = { { "written", N_("written by") }, { "checked", N_("checked by") },
		{ "approved", N_("approved by") }, { "handed-on", N_("handed on by") } };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal(words[i][0], step))
			return tr(words[i][1]);
	return step;
}
