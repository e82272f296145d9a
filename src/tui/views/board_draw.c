/* How the board looks: fewer columns where there is less room. */
#include "board.h"

#include <string.h>

#include "plaint/report.h"

#include "../spoken.h"
#include "record.h"

enum column { COL_OPEN, COL_NEW, COL_SOON, COL_OVERDUE, COL_LONGEST, COL_DONE, COLUMNS };

/* Widths with the blank before them; from how many columns of the screen on. Where it is
 * narrow the name needs the room. */
static const struct {
	const char *title;
	int width;
	int from;
} columns[COLUMNS] = {
	[COL_OPEN] = { N_("Open"), 5, 0 },
	[COL_NEW] = { N_("New"), 5, 60 },
	[COL_SOON] = { N_("Due<1h"), 8, 60 },
	[COL_OVERDUE] = { N_("Overdue"), 8, 0 },
	[COL_LONGEST] = { N_("Longest"), 9, 0 },
	[COL_DONE] = { N_("Today done"), 11, 70 },
};

#define PRESENCE_FROM 60
#define PRESENCE 14 /* "on call, here" */
#define NAME_MOST 40

struct layout { int name, presence, at[COLUMNS]; };

static int width_of(int c, int cols)
{
	return c == COL_OVERDUE && cols < PRESENCE_FROM ? 4 : columns[c].width;
}

static struct layout lay_out(int cols)
{
	struct layout l = { .name = cols - 5, .presence = cols >= PRESENCE_FROM ? PRESENCE : 0 };
	int at;

	l.name -= l.presence;
	for (int c = 0; c < COLUMNS; c++)
		l.name -= cols >= columns[c].from ? width_of(c, cols) : 0;
	if (l.name > NAME_MOST)
		l.name = NAME_MOST;
	at = 4 + l.name + l.presence;
	for (int c = 0; c < COLUMNS; c++) {
		l.at[c] = cols >= columns[c].from ? at : -1;
		at += cols >= columns[c].from ? width_of(c, cols) : 0;
	}
	return l;
}

static const char *cell(struct tui *t, const struct load *l, enum column c)
{
	const int64_t figures[COLUMNS] = { [COL_OPEN] = l->open, [COL_NEW] = l->fresh, [COL_SOON] = l->soon,
		[COL_OVERDUE] = l->overdue, [COL_DONE] = l->done };
	const char *text;
	struct str s;

	if (c != COL_LONGEST)
		return arena_printf(&t->turn, "%lld", (long long)figures[c]);
	if (t->plain && l->due != INSTANT_NONE && l->due < t->now)
		return text_left(t, l->due);
	str_init(&s);
	report_longest(&s, l, t->now, t->zh);
	text = arena_strdup(&t->turn, s.data);
	str_release(&s);
	return text;
}

static void draw_headings(struct tui *t, const struct layout *l, int row)
{
	draw_fill(t->win, row, 0, 1, t->cols, LOOK_LABEL);
	for (int c = 0; c < COLUMNS; c++)
		if (l->at[c] >= 0)
			draw_right(t->win, row, l->at[c] + 1, width_of(c, t->cols) - 1, LOOK_LABEL,
				c == COL_OVERDUE && t->cols < PRESENCE_FROM ? "!!" : tr(columns[c].title));
}

static enum look look_of(const struct load *l, enum column c, enum look look)
{
	if (look != LOOK_SELECTED && (c == COL_OVERDUE || c == COL_LONGEST) && l->overdue > 0)
		return LOOK_OVERDUE;
	if (look != LOOK_SELECTED && c == COL_SOON && l->soon > 0)
		return LOOK_SOON;
	return look;
}

static void draw_line(struct tui *t, const struct board *b, const struct load *l, const struct layout *lay, int row, bool selected)
{
	enum look look = selected ? LOOK_SELECTED : l->person == NULL ? LOOK_TITLE : LOOK_NORMAL;
	const char *name = l->person != NULL ? text_person(t, l->person) : l->department != NULL ? text_department(t, l->department) : tr("with no department");
	int indent = l->person != NULL ? 2 : 0;
	int room = lay->name - 1 - indent;

	/* Nobody is a department: its name may take that room. */
	if (l->person == NULL && !l->unlisted)
		room += lay->presence;
	draw_fill(t->win, row, 0, 1, t->cols, selected ? LOOK_SELECTED : LOOK_NORMAL);
	draw_text(t->win, row, 0, 1, look, selected ? ">" : " ");
	if (board_marked(b, l))
		draw_text(t->win, row, 1, 1, LOOK_MARKED, "*");
	if (l->overdue > 0)
		draw_text(t->win, row, 2, 2, LOOK_OVERDUE, "!!");
	draw_text(t->win, row, 5 + indent, room, look, name);
	if (lay->presence > 0)
		draw_text(t->win, row, 4 + lay->name + 1, lay->presence - 1, look == LOOK_TITLE ? LOOK_DIM : look, load_presence(l));
	for (int c = 0; c < COLUMNS; c++)
		if (lay->at[c] >= 0)
			draw_right(t->win, row, lay->at[c] + 1, width_of(c, t->cols) - 1, look_of(l, (enum column)c, look), cell(t, l, (enum column)c));
}

/* For a screen reader: each figure with its name, none where there is nothing. */
static void draw_sentence(struct tui *t, const struct board *b, int at, int row)
{
	const struct load *l = &b->line[at];
	bool selected = at == b->list.selected;
	const char *name = l->person != NULL ? text_person(t, l->person) : l->department != NULL ? text_department(t, l->department) : tr("with no department");
	struct str s;

	str_init(&s);
	str_addf(&s, "%s%s", selected ? "> " : "", name);
	if (board_marked(b, l))
		str_addf(&s, " (%s)", tr(N_("marked")));
	if (!str_empty(load_presence(l)))
		str_addf(&s, ", %s", load_presence(l));
	for (int c = 0; c < COLUMNS; c++)
		if (!str_empty(cell(t, l, (enum column)c)) && !str_equal(cell(t, l, (enum column)c), "0"))
			str_addf(&s, ", %s %s", tr(columns[c].title), cell(t, l, (enum column)c));
	spoken_add(&s, NULL, spoken_place(t, at, b->list.count));
	spoken_draw(t, row, 0, 1, t->cols, &s);
	str_release(&s);
}

void board_repaint(struct view *v, struct tui *t)
{
	struct board *b = (struct board *)v;
	struct layout lay = lay_out(t->cols);
	const char *right = arena_printf(&t->turn, "%s %lld  %s %lld%s", tr("Open"), (long long)b->open, tr("Overdue"),
		(long long)b->overdue, b->overdue > 0 ? " !!" : "");

	if (b->marked_count > 0)
		right = arena_printf(&t->turn, "%s  %s", arena_printf(&t->turn, tr("%zu marked"), b->marked_count), right);
	draw_header(t, arena_printf(&t->turn, t->cols >= 60 ? " %s, %s" : " %s", tr("Load"), tui_hhmm(t, t->now)), right);
	if (!t->plain)
		draw_headings(t, &lay, 1);
	b->list.rows = t->rows - 4 > 0 ? t->rows - 4 : 1;
	list_scroll(&b->list);
	for (int i = 0; i < b->list.rows && b->list.top + i < b->list.count; i++) {
		int at = b->list.top + i;

		if (t->plain)
			draw_sentence(t, b, at, 2 + i);
		else
			draw_line(t, b, &b->line[at], &lay, 2 + i, at == b->list.selected);
		hit_row(t, 2 + i, 1, 0, t->cols, at - b->list.selected);
		if (at == b->list.selected)
			tui_caret(t, 2 + i, 0);
	}
}
