/* How a report looks: bars of plain characters beside the figures; fewer columns where
 * there is less room, the selected one always among them. */
#include "report.h"

#include <string.h>

#include "plaint/utf8.h"

#include "../spoken.h"

#define NARROW 60
#define BAR_MOST 30
#define BAR_LEAST 6

struct layout { int name, at, room, bar; };

static int width_of(const char *s)
{
	return utf8_width(s, strlen(s));
}

static struct layout lay_out(const struct tui *t)
{
	struct layout l = { .name = t->cols < NARROW ? 14 : t->cols < 100 ? 22 : 30 };

	l.at = 1 + l.name;
	l.bar = t->cols < NARROW ? BAR_LEAST : t->cols < 100 ? 12 : BAR_MOST;
	l.room = t->cols - l.at - l.bar - 2;
	return l;
}

static int column_width(const struct report_style *style, const struct tally_column *c)
{
	int width = width_of(tally_column_shown(style, c));

	return (width < 6 ? 6 : width) + 3; /* with the brackets of the selected one */
}

/* The first shown column, so that the selected one is in sight. */
static size_t first_column(const struct report_style *style, const struct tally_part *p, size_t selected, int room)
{
	size_t first = 0;

	for (;;) {
		int used = 0;

		for (size_t n = first; n <= selected; n++)
			used += column_width(style, &p->column[report_column(p, n)]);
		if (used <= room || first >= selected)
			return first;
		first++;
	}
}

static size_t selected_of(const struct report_view *r, const struct tally_part *p)
{
	size_t shown = report_columns(p);

	return r->column < shown ? r->column : shown - 1;
}

/* What the bars show: the selected figure. */
static int64_t bar_value(const struct tally_part *p, const struct tally_line *l, size_t column)
{
	int64_t n = line_figure(p, l, column);

	return n > 0 ? n : 0;
}

static int64_t bar_most(const struct tally_part *p, size_t column)
{
	int64_t most = p->column[column].kind == COLUMN_RATE ? 1000 : 0;

	for (size_t i = 0; i < p->lines; i++)
		if (bar_value(p, &p->line[i], column) > most)
			most = bar_value(p, &p->line[i], column);
	return most;
}

static void draw_bar(struct tui *t, int row, int col, int cols, enum look look, int64_t n, int64_t most)
{
	int length = most > 0 ? (int)((n * cols + most - 1) / most) : 0;
	char bar[BAR_MOST + 1];

	/* Nothing a screen reader should spell out. */
	if (t->plain)
		return;
	memset(bar, '#', sizeof bar);
	bar[length < BAR_MOST ? length : BAR_MOST] = '\0';
	draw_text(t->win, row, col, cols, look, bar);
}

/* --- rows --------------------------------------------------------------------------- */

static void draw_titles(struct tui *t, const struct report_view *r, const struct tally_part *p, int row)
{
	struct report_style style = report_style_of(t);
	struct layout l = lay_out(t);
	size_t selected = selected_of(r, p);
	int at = l.at, end = l.at + l.room;

	draw_fill(t->win, row, 0, 1, t->cols, LOOK_LABEL);
	for (size_t n = first_column(&style, p, selected, l.room); n < report_columns(p); n++) {
		const struct tally_column *c = &p->column[report_column(p, n)];
		int width = column_width(&style, c);
		const char *title = tally_column_shown(&style, c);

		if (at + width > end)
			break;
		draw_right(t->win, row, at + 1, width - 1, LOOK_LABEL, n == selected ? arena_printf(&t->turn, "[%s]", title) :
			arena_printf(&t->turn, "%s ", title));
		at += width;
	}
}

static void draw_figures(struct tui *t, const struct report_view *r, const struct tally_part *p, const struct tally_line *line,
	int row, enum look look)
{
	struct report_style style = report_style_of(t);
	struct layout l = lay_out(t);
	size_t selected = selected_of(r, p), column = report_column(p, selected);
	int at = l.at, end = l.at + l.room;

	draw_text(t->win, row, 1, l.name - 1, look, tally_key_shown(&t->turn, &style, p, line->key));
	for (size_t n = first_column(&style, p, selected, l.room); n < report_columns(p); n++) {
		size_t c = report_column(p, n);
		int width = column_width(&style, &p->column[c]);

		if (at + width > end)
			break;
		draw_right(t->win, row, at + 1, width - 2, look, tally_figure_shown(&t->turn, &style, p, line, c));
		at += width;
	}
	draw_bar(t, row, end + 2, t->cols - end - 2 < l.bar ? t->cols - end - 2 : l.bar, look, bar_value(p, line, column), bar_most(p, column));
}

static void draw_single(struct tui *t, const struct tally_part *p, const struct report_row *at, int row, enum look look)
{
	struct report_style style = report_style_of(t);
	const struct tally_column *c = &p->column[at->column];
	const struct tally_line *l = &p->line[at->line];
	int name = t->cols < NARROW ? 17 : 22;

	draw_text(t->win, row, 1, name, look, tally_column_shown(&style, c));
	draw_right(t->win, row, name + 1, 9, look, tally_figure_shown(&t->turn, &style, p, l, at->column));
	if (c->kind == COLUMN_RATE)
		draw_text(t->win, row, name + 12, 14, look,
			arena_printf(&t->turn, "%lld / %lld", (long long)l->n[c->of], (long long)l->n[c->per]));
	if (t->cols < NARROW)
		return;
	if (c->kind == COLUMN_RATE)
		draw_bar(t, row, name + 28, BAR_MOST < t->cols - name - 29 ? BAR_MOST : t->cols - name - 29, look, bar_value(p, l, at->column), 1000);
	else
		draw_text(t->win, row, name + 12, t->cols - name - 13, look == LOOK_NORMAL ? LOOK_DIM : look, tr(c->means));
}

/* A ledger's line: its fields one behind the other, as many as fit. */
static void draw_ledger_line(struct tui *t, const struct tally_part *p, const struct tally_line *l, int row, enum look look)
{
	struct report_style style = report_style_of(t);
	struct str s;

	str_init(&s);
	for (size_t c = 0; c < p->columns; c++) {
		const char *text = tally_cell_shown(&t->turn, &style, p, l, c);

		if (!str_empty(text))
			str_addf(&s, "%s%s", s.len ? "  " : "", text);
	}
	draw_text(t->win, row, 1, t->cols - 1, look, s.data);
	str_release(&s);
}

/* "3 of 12" among those that can be chosen. */
static const char *place_of(struct tui *t, const struct report_view *r, int index)
{
	int at = 0, count = 0;

	for (int i = 0; i < r->list.count; i++)
		if (r->row[i].kind == REPORT_SINGLE || r->row[i].kind == REPORT_LINE) {
			at += i < index;
			count++;
		}
	return spoken_place(t, at, count);
}

/* The selected figure first; the others of its line after it. */
static void say_figures(struct tui *t, const struct report_view *r, const struct report_row *at, struct str *s)
{
	struct report_style style = report_style_of(t);
	const struct tally_part *p = &r->tally.part[at->part];
	const struct tally_line *l = &p->line[at->line];
	size_t first = at->kind == REPORT_SINGLE ? at->column : report_column(p, selected_of(r, p));

	spoken_add(s, tally_column_shown(&style, &p->column[first]), tally_figure_shown(&t->turn, &style, p, l, first));
	if (at->kind == REPORT_SINGLE) {
		if (p->column[first].kind == COLUMN_RATE)
			spoken_add(s, NULL, arena_printf(&t->turn, tr(N_("%lld of %lld")), (long long)l->n[p->column[first].of], (long long)l->n[p->column[first].per]));
		return;
	}
	for (size_t n = 0; n < report_columns(p); n++) {
		size_t c = report_column(p, n);

		if (c != first)
			spoken_add(s, tally_column_shown(&style, &p->column[c]), tally_figure_shown(&t->turn, &style, p, l, c));
	}
}

static void say_row(struct tui *t, struct report_view *r, int index, int row)
{
	struct report_style style = report_style_of(t);
	const struct report_row *at = &r->row[index];
	const struct tally_part *p = &r->tally.part[at->part];
	const struct tally_line *l = &p->line[at->line];
	struct str s;

	str_init(&s);
	if (index == r->list.selected) {
		str_add(&s, "> ");
		tui_caret(t, row, 0);
	}
	for (size_t c = 0; p->ledger && c < p->columns; c++)
		spoken_add(&s, c == 0 ? NULL : tally_column_shown(&style, &p->column[c]), tally_cell_shown(&t->turn, &style, p, l, c));
	if (at->kind == REPORT_LINE && !p->ledger)
		str_addf(&s, "%s: ", tally_key_shown(&t->turn, &style, p, l->key));
	if (!p->ledger)
		say_figures(t, r, at, &s);
	spoken_add(&s, NULL, place_of(t, r, index));
	if (at->kind == REPORT_SINGLE)
		spoken_add(&s, NULL, tr(p->column[at->column].means));
	spoken_draw(t, row, 0, 1, t->cols, &s);
	str_release(&s);
}

static void draw_row(struct tui *t, struct report_view *r, int index, int row)
{
	struct report_style style = report_style_of(t);
	const struct report_row *at = &r->row[index];
	const struct tally_part *p = &r->tally.part[at->part];
	bool on = index == r->list.selected;
	enum look look = on ? LOOK_SELECTED : LOOK_NORMAL;

	if (at->kind == REPORT_HEADING)
		draw_text(t->win, row, 1, t->cols - 1, LOOK_TITLE, tally_title_shown(&style, p->title, p->title_zh));
	if (at->kind == REPORT_TITLES && !t->plain)
		draw_titles(t, r, p, row);
	if (at->kind != REPORT_SINGLE && at->kind != REPORT_LINE)
		return;
	if (t->plain) {
		say_row(t, r, index, row);
		return;
	}
	draw_fill(t->win, row, 0, 1, t->cols, look);
	draw_text(t->win, row, 0, 1, look, on ? ">" : " ");
	if (at->kind == REPORT_SINGLE)
		draw_single(t, p, at, row, look);
	else if (p->ledger)
		draw_ledger_line(t, p, &p->line[at->line], row, look);
	else
		draw_figures(t, r, p, &p->line[at->line], row, look);
	hit_row(t, row, 1, 0, t->cols, index - r->list.selected);
	if (on)
		tui_caret(t, row, 0);
}

/* --- the whole ------------------------------------------------------------------------ */

/* What the selected figure is, always in sight: nobody has to guess a denominator. */
static void draw_meaning(struct tui *t, const struct report_view *r, int row)
{
	struct report_style style = report_style_of(t);
	const struct tally_column *c;
	struct report_row at;

	if (!report_figure(r, &at) || r->tally.part[at.part].ledger)
		return;
	c = &r->tally.part[at.part].column[at.column];
	draw_text(t->win, row, 1, t->cols - 2, LOOK_DIM, arena_printf(&t->turn, "%s: %s", tally_column_shown(&style, c), tr(c->means)));
}

static const char *state_of(struct tui *t, struct report_view *r)
{
	const struct tally *s = &r->tally;

	if (s->next && s->whole > 0)
		return progress_words(t, &r->progress, s->looked, s->whole);
	if (s->signings)
		return arena_printf(&t->turn, "%s %s", signing_shown(s->signing[s->signings - 1].step),
			str_or_empty(s->signing[s->signings - 1].name));
	if (s->due)
		return arena_printf(&t->turn, "%s %s", t->now > s->due ? tr("was due by") : tr("to be ready by"), tui_date(t, s->due));
	return "";
}

void report_repaint(struct view *v, struct tui *t)
{
	struct report_view *r = (struct report_view *)v;
	struct report_style style = report_style_of(t);

	const char *title = tally_title_shown(&style, r->tally.title, r->tally.title_zh);
	const char *period = tally_period_shown(&t->turn, &style, &r->tally);

	draw_header(t, t->cols < NARROW ? arena_printf(&t->turn, " %s", title) : arena_printf(&t->turn, " %s  %s", title, period),
		t->cols < NARROW ? "" : state_of(t, r));
	if (t->cols < NARROW)
		draw_text(t->win, 1, 1, t->cols - 1, LOOK_NORMAL, period);
	if (r->tally.next)
		progress_draw(t, 1, r->tally.looked, r->tally.whole);
	r->list.rows = t->rows - 5 > 0 ? t->rows - 5 : 1;
	list_scroll(&r->list);
	for (int i = 0; i < r->list.rows && r->list.top + i < r->list.count; i++)
		draw_row(t, r, r->list.top + i, 2 + i);
	if (r->asked && r->tally.parts && r->tally.part[0].ledger && r->tally.part[0].lines == 0)
		draw_text(t->win, 3, 2, t->cols - 4, LOOK_DIM, tr("none"));
	draw_meaning(t, r, t->rows - 3);
}
