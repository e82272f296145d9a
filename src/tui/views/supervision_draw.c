/* How the supervision list looks, and what it is narrowed to. */
#include "supervision.h"

#include <string.h>

#include "plaint/report.h"
#include "plaint/utf8.h"

#include "../spoken.h"
#include "../widgets/popup.h"
#include "record.h"
#include "report.h"

#define ONE_LINE_FROM 60 /* columns; two lines a case below */
#define ROOMY_FROM 100

struct column {
	const char *title;
	int cols;    /* at 80 columns */
	int roomy;   /* from 100 on; the last one takes what is left */
	bool right;
};

enum { V_NUMBER, V_VIOLATION, V_WHEN, V_DEPARTMENT, V_PERSON, V_YUAN, V_STATE, V_CAUSE, V_COLUMNS };
static const struct column violation_columns[V_COLUMNS] = {
	{ N_("number"), 14, 15, false }, { N_("violation"), 16, 24, false }, { N_("when"), 12, 13, false },
	{ N_("department"), 10, 24, false }, { N_("falls on"), 9, 14, false }, { N_("yuan"), 8, 9, true },
	{ N_("state"), 9, 12, false }, { N_("cause, reason"), 0, 1, false },
};

enum { D_DOCUMENT, D_KIND, D_NUMBER, D_WHEN, D_PERSON, D_ANSWER, D_STATE, D_COLUMNS };
static const struct column document_columns[D_COLUMNS] = {
	{ N_("document"), 13, 15, false }, { N_("kind"), 11, 22, false }, { N_("number"), 14, 15, false },
	{ N_("written"), 12, 13, false }, { N_("addressed to"), 8, 14, false }, { N_("answer by"), 12, 13, false },
	{ N_("state"), 8, 1, false },
};

static const char *day_and_time(struct tui *t, instant at)
{
	return at == INSTANT_NONE ? "" : tui_date(t, at);
}

static const char *violation_cell(struct tui *t, const struct complaint *c, int column)
{
	const struct report_style style = report_style_of(t);
	const struct violation *v = &c->violations[0];

	switch (column) {
	case V_NUMBER:
		return c->number;
	case V_VIOLATION:
		return violation_shown(&t->turn, &style, v);
	case V_WHEN:
		return day_and_time(t, v->at);
	case V_DEPARTMENT:
		return text_department(t, v->department);
	case V_PERSON:
		return text_person(t, v->person);
	case V_YUAN:
		return deduction_shown(&t->turn, v);
	case V_STATE:
		return violation_state_shown(v->state);
	default:
		return v->state == VIOLATION_WAIVED ? str_or_empty(v->reason) : tui_name(t, "penalty", v->penalty);
	}
}

static const char *document_cell(struct tui *t, const struct complaint *c, int column)
{
	const struct report_style style = report_style_of(t);
	const struct document *d = &c->documents[0];

	switch (column) {
	case D_DOCUMENT:
		return d->number;
	case D_KIND:
		return document_kind_shown(&style, d->kind);
	case D_NUMBER:
		return c->number;
	case D_WHEN:
		return day_and_time(t, d->at);
	case D_PERSON:
		return str_empty(d->to) ? text_department(t, d->department) : text_person(t, d->to);
	case D_ANSWER:
		return day_and_time(t, d->answer_by);
	default:
		return document_state_shown(&t->turn, &style, c, d);
	}
}

static bool documents(const struct supervision_view *s)
{
	return s->tab == SUPERVISION_DOCUMENTS;
}

static int columns_of(const struct supervision_view *s, const struct column **list)
{
	*list = documents(s) ? document_columns : violation_columns;
	return documents(s) ? D_COLUMNS : V_COLUMNS;
}

static int width_of(struct tui *t, const struct column *c, bool last, int at)
{
	if (t->cols < ROOMY_FROM)
		return c->cols > t->cols - at || (last && c->cols) ? t->cols - at : c->cols;
	return last ? t->cols - at : c->roomy;
}

/* A row of the table; c NULL: its titles. */
static void paint_columns(struct tui *t, struct supervision_view *s, int y, const struct complaint *c, enum look look)
{
	const struct column *list;
	int count = columns_of(s, &list), at = 2;

	for (int i = 0; i < count && at < t->cols; i++) {
		int cols = width_of(t, &list[i], i == count - 1, at);
		const char *text = c == NULL ? tr(list[i].title) : documents(s) ? document_cell(t, c, i) : violation_cell(t, c, i);

		if (cols > 1 && list[i].right)
			draw_right(t->win, y, at, cols - 1, look, text);
		else if (cols > 1)
			draw_text(t->win, y, at, cols - 1, look, text);
		at += cols;
	}
}

/* On a phone: what it is about, and below whom and how much. */
static void paint_two_lines(struct tui *t, struct supervision_view *s, int y, const struct complaint *c, enum look look)
{
	bool d = documents(s);
	const char *first = d ? document_cell(t, c, D_DOCUMENT) : violation_cell(t, c, V_NUMBER);
	const char *name = d ? document_cell(t, c, D_KIND) : violation_cell(t, c, V_VIOLATION);
	const char *who = d ? document_cell(t, c, D_PERSON) : violation_cell(t, c, V_PERSON);
	const char *end = d ? document_cell(t, c, D_STATE) :
		arena_printf(&t->turn, "%s %s", violation_cell(t, c, V_YUAN), violation_cell(t, c, V_STATE));
	const char *when = day_and_time(t, d ? c->documents[0].at : c->violations[0].at);
	int right = utf8_width(end, strlen(end));

	draw_text(t->win, y, 2, t->cols - 3, look, arena_printf(&t->turn, "%s %s", first, name));
	draw_text(t->win, y + 1, 4, t->cols - 7 - right, look, arena_printf(&t->turn, "%s %s", when, who));
	draw_right(t->win, y + 1, t->cols - right - 1, right, look, end);
}

static int rows_each(const struct tui *t)
{
	if (t->plain)
		return t->cols < 80 ? 4 : 3;
	return t->cols < ONE_LINE_FROM ? 2 : 1;
}

/* Each cell by the title of its column. */
static void say_case(struct tui *t, struct supervision_view *s, int y, int place, const struct complaint *c)
{
	const struct column *list;
	int count = columns_of(s, &list);
	struct str line;

	str_init(&line);
	if (place == s->list.selected) {
		str_add(&line, "> ");
		tui_caret(t, y, 0);
	}
	if (c->violation_count && supervision_is_marked(s, supervision_name(t, c)))
		spoken_add(&line, NULL, tr("marked"));
	for (int i = 0; i < count; i++)
		spoken_add(&line, i == 0 ? NULL : tr(list[i].title), documents(s) ? document_cell(t, c, i) : violation_cell(t, c, i));
	spoken_add(&line, NULL, spoken_place(t, place, s->list.count));
	spoken_draw(t, y, 0, rows_each(t), t->cols, &line);
	str_release(&line);
}

static void paint_case(struct tui *t, struct supervision_view *s, int y, int place, const struct complaint *c)
{
	bool selected = place == s->list.selected, marked = c->violation_count && supervision_is_marked(s, supervision_name(t, c));
	int rows = rows_each(t);
	enum look look = selected ? LOOK_SELECTED : LOOK_NORMAL;

	if (t->plain) {
		say_case(t, s, y, place, c);
		return;
	}
	draw_fill(t->win, y, 0, rows, t->cols, look);
	draw_printf(t->win, y, 0, 2, look, "%c%c", selected ? '>' : ' ', marked ? '*' : ' ');
	if (rows == 2)
		paint_two_lines(t, s, y, c, look);
	else
		paint_columns(t, s, y, c, look);
	hit_row(t, y, rows, 0, t->cols, place - s->list.selected);
	if (selected)
		tui_caret(t, y, 0);
}

static const char *const names[SUPERVISION_TABS] = { N_("undecided"), N_("confirmed"), N_("waived"), N_("all"), N_("documents") };

const char *supervision_tab_name(enum supervision_tab tab)
{
	return tr(names[tab]);
}

static void say_tabs(struct tui *t, const struct supervision_view *s, int row)
{
	struct spoken_tabs tabs;

	spoken_tabs_init(&tabs);
	for (int i = 0; i < SUPERVISION_TABS; i++)
		spoken_tab(t, &tabs, tr(names[i]), i == (int)s->tab);
	if (s->department != NULL)
		spoken_add(&tabs.others, tr("department"), text_department(t, s->department));
	if (s->person != NULL)
		spoken_add(&tabs.others, tr("falls on"), text_person(t, s->person));
	spoken_tabs_draw(t, &tabs, row);
}

static void paint_tabs(struct tui *t, struct supervision_view *s, int row)
{
	struct str line;

	if (t->plain) {
		say_tabs(t, s, row);
		return;
	}
	str_init(&line);
	for (int i = 0; i < SUPERVISION_TABS; i++)
		str_addf(&line, i == (int)s->tab ? "[%s]" : " %s ", tr(names[i]));
	if (s->department != NULL)
		str_addf(&line, "  %s: %s", tr("department"), text_department(t, s->department));
	if (s->person != NULL)
		str_addf(&line, "  %s: %s", tr("falls on"), text_person(t, s->person));
	draw_fill(t->win, row, 0, 1, t->cols, LOOK_TAB);
	draw_text(t->win, row, 0, t->cols, LOOK_TAB, line.data);
	str_release(&line);
}

static const char *sum_shown(struct tui *t, const struct supervision_view *s)
{
	if (documents(s) || s->tab == SUPERVISION_WAIVED || s->failed)
		return "";
	return arena_printf(&t->turn, s->tab == SUPERVISION_OPEN ? tr("%lld yuan at least") : tr("%lld yuan"), (long long)s->yuan);
}

bool supervision_draw(struct tui *t, struct supervision_view *s)
{
	int each = rows_each(t), first = each > 1 ? 2 : 3, rows = t->rows - first - 2;
	bool whole = true;

	draw_header(t, arena_printf(&t->turn, " %s  %d", tr("Supervision"), s->list.count),
		s->marked.count ? arena_printf(&t->turn, tr("%zu marked"), s->marked.count) : sum_shown(t, s));
	paint_tabs(t, s, 1);
	if (each == 1)
		paint_columns(t, s, 2, NULL, LOOK_LABEL);
	s->list.rows = rows / each > 0 ? rows / each : 1;
	list_scroll(&s->list);
	if (s->list.count == 0)
		draw_text(t->win, first, 2, t->cols - 4, LOOK_DIM, documents(s) ? tr("no documents") : tr("no violations"));
	for (int i = 0; i < s->list.rows && s->list.top + i < s->list.count; i++) {
		const struct complaint *c = supervision_case(s, s->list.top + i);

		if (c != NULL)
			paint_case(t, s, first + i * each, s->list.top + i, c);
		whole = whole && c != NULL;
	}
	return whole || s->failed;
}

/* --- narrowing ------------------------------------------------------------------------------ */

static void picked(struct tui *t, void *arg, const char *key)
{
	struct supervision_view *s = arg;
	const char *title = key + 1;

	(void)t;
	s->department = s->person = NULL;
	if (key[0] == 'd')
		s->department = arena_strdup(&s->own, title);
	else if (key[0] == 'p')
		s->person = arena_strdup(&s->own, title);
	s->held = 0;
	s->after = NULL;
	s->marked.count = 0;
	list_select(&s->list, 0);
	s->view.stale = true;
}

void supervision_narrow(struct supervision_view *s, struct tui *t)
{
	const struct site *site = t->site;
	struct popup_item *item = arena_array(&t->turn, site->departments_count + site->staff_count + 1, sizeof *item);
	size_t count = 0;

	item[count++] = (struct popup_item){ "a", tr("all"), "" };
	for (size_t i = 0; i < site->departments_count; i++)
		item[count++] = (struct popup_item){ arena_printf(&t->turn, "d%s", site->departments[i].s.title),
			text_department(t, site->departments[i].s.title), tr("department") };
	for (size_t i = 0; i < site->staff_count; i++)
		item[count++] = (struct popup_item){ arena_printf(&t->turn, "p%s", site->staff[i].s.title), text_person(t, site->staff[i].s.title),
			site->staff[i].s.title };
	popup_pick(t, tr(N_("Only those of")), item, count, NULL, picked, s);
}
