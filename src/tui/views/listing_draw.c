/* The rows of a queue: which columns, how wide, by the width there is. */
#include "listing.h"

#include <string.h>

#include "plaint/report.h"
#include "plaint/utf8.h"

#include "../editing.h"
#include "../spoken.h"
#include "hit_draw.h"
#include "record.h"

#define TWO_LINES_BELOW 60
#define MATTER_LEAST 12
#define FOUND_LEAST 30

enum column { COL_NUMBER, COL_LEVEL, COL_REMAINING, COL_CLOCK, COL_STATE, COL_NAME, COL_DEPARTMENT,
	COL_PERSON, COL_AREA, COL_CATEGORY, COL_RECEIVED, COL_OUTSIDE, COL_MATTER, COLUMNS };

/* Widths with the blank after them; a column with a smaller rank stays longer. */
static const struct {
	const char *title;
	int width, width_zh;
	int rank;
} columns[COLUMNS] = {
	[COL_NUMBER] = { N_("number"), 14, 14, 1 },
	[COL_LEVEL] = { N_("lv"), 3, 3, 5 },
	[COL_REMAINING] = { N_("due in"), 8, 9, 2 },
	[COL_CLOCK] = { N_("clock"), 9, 11, 3 },
	[COL_STATE] = { N_("state"), 10, 7, 4 },
	[COL_NAME] = { N_("name"), 9, 7, 6 },
	[COL_DEPARTMENT] = { N_("dept"), 10, 9, 7 },
	[COL_PERSON] = { N_("person"), 10, 7, 8 },
	[COL_CATEGORY] = { N_("category"), 16, 13, 10 },
	[COL_AREA] = { N_("area"), 9, 7, 9 },
	[COL_RECEIVED] = { N_("taken in"), 12, 12, 11 },
	[COL_OUTSIDE] = { N_("other no."), 16, 16, 12 },
	[COL_MATTER] = { N_("matter"), MATTER_LEAST, MATTER_LEAST, 0 },
};

struct layout {
	int width[COLUMNS]; /* 0: left out */
};

static int wanted(enum column c, bool zh)
{
	return zh ? columns[c].width_zh : columns[c].width;
}

/* Columns in order of their rank while they fit; what is left goes to the matter. */
static struct layout lay_out(int cols, bool zh, bool outside)
{
	struct layout l = { { 0 } };
	int left = cols - 4 - MATTER_LEAST;

	for (int rank = 1; rank < COLUMNS - !outside; rank++)
		for (int c = 0; c < COLUMNS; c++)
			if (columns[c].rank == rank && wanted(c, zh) <= left) {
				l.width[c] = wanted(c, zh);
				left -= l.width[c];
			} else if (columns[c].rank == rank) {
				rank = COLUMNS; /* no smaller one in its place: the order of things is kept */
			}
	l.width[COL_MATTER] = MATTER_LEAST + left;
	return l;
}

/* Among what was found a deadline says little, the text around the match all. */
static struct layout lay_out_found(int cols, bool zh)
{
	static const enum column in_turn[] = { COL_NUMBER, COL_STATE, COL_NAME, COL_DEPARTMENT, COL_RECEIVED, COL_CATEGORY, COL_AREA,
		COL_PERSON };
	struct layout l = { { 0 } };
	int left = cols - 4 - FOUND_LEAST;

	for (size_t i = 0; i < sizeof in_turn / sizeof in_turn[0] && wanted(in_turn[i], zh) <= left; i++) {
		l.width[in_turn[i]] = wanted(in_turn[i], zh);
		left -= l.width[in_turn[i]];
	}
	l.width[COL_MATTER] = FOUND_LEAST + left;
	return l;
}

/* Who is at it stands before it: nobody begins what another is in the midst of (U-7). */
static const char *matter(struct tui *t, const struct row *r)
{
	/* Of an emergency there may be an address or a telephone number and no more yet. */
	const char *text = !str_empty(r->text) ? r->text :
		!str_empty(r->category) ? text_value(t, "category", r->category) :
		!str_empty(r->address) ? r->address : str_or_empty(r->phone);
	const char *who = editing_who(t, r->number);

	if (!who)
		return text;
	return arena_printf(&t->turn, t->plain ? "%s %s" : "[~%s] %s", t->plain ? editing_line(t, r->number) : who, text);
}

static const char *cell_text(struct tui *t, const struct row *r, enum column c)
{
	switch (c) {
	case COL_NUMBER:
		return r->number;
	case COL_LEVEL:
		return arena_printf(&t->turn, "%d", r->level);
	case COL_REMAINING:
		return text_remaining(t, r->due);
	case COL_CLOCK:
		return text_clock(t, r->clock);
	case COL_STATE:
		return text_state(t, r->state);
	case COL_NAME:
		return !str_empty(r->name) ? r->name : t->plain ? tr("anonymous") : tr(N_("anon."));
	case COL_DEPARTMENT:
		return str_empty(r->department) ? "-" : text_department(t, r->department);
	case COL_PERSON:
		return str_empty(r->person) ? "-" : text_person(t, r->person);
	case COL_AREA:
		return str_empty(r->area) ? "" : tui_name(t, "area", r->area);
	case COL_CATEGORY:
		return str_empty(r->category) ? "" : tui_name(t, "category", r->category);
	case COL_RECEIVED:
		return tui_date(t, r->received);
	case COL_OUTSIDE:
		return text_value(t, "outside_number", r->outside);
	case COL_MATTER:
		return matter(t, r);
	default:
		return "";
	}
}

/* Which order is on, at the right end: most urgent first goes without saying. */
static void draw_order(struct tui *t, const struct listing *l, int row, int col, int cols)
{
	const char *name = listing_order_name(l->shown);
	int width = utf8_width(name, strlen(name));

	if (l->shown != ORDER_URGENCY && width < cols)
		draw_text(t->win, row, col + cols - width - 1, width, LOOK_LABEL, name);
}

static void draw_headings(struct tui *t, const struct layout *l, int row, int col, int cols)
{
	int at = col + 4;

	draw_fill(t->win, row, col, 1, cols, LOOK_LABEL);
	for (int c = 0; c < COLUMNS; c++) {
		if (l->width[c] == 0)
			continue;
		if (c == COL_REMAINING)
			draw_right(t->win, row, at, l->width[c] - 1, LOOK_LABEL, tr(columns[c].title));
		else
			draw_text(t->win, row, at, l->width[c] - (c != COL_MATTER), LOOK_LABEL, tr(columns[c].title));
		at += l->width[c];
	}
}

static void draw_sign(struct tui *t, const struct listing *l, const struct row *r, int row, int col, bool selected)
{
	enum urgency u = urgency_of(r->due, r->warn_at, t->now);

	draw_text(t->win, row, col, 1, selected ? LOOK_SELECTED : LOOK_NORMAL, selected ? ">" : " ");
	draw_text(t->win, row, col + 1, 2, urgency_look(u), urgency_mark(u));
	if (listing_is_marked(l, r->number))
		draw_text(t->win, row, col + 3, 1, LOOK_MARKED, "*");
}

/* A column of a row that was found; the match is marked where it is seen. */
static void draw_found(struct tui *t, const struct layout *lay, const struct row *r, enum column c, int row, int col, int cols, bool selected)
{
	bool in_number = lay->width[COL_NUMBER] > 0 && hit_is_in(r, "number", r->number);
	bool in_name = lay->width[COL_NAME] > 0 && hit_is_in(r, "name", r->name);

	if ((c == COL_NUMBER && in_number) || (c == COL_NAME && in_name))
		hit_draw_whole(t, r, row, col, cols, selected);
	else if (c == COL_MATTER && r->hit != NULL && !in_number && !in_name)
		hit_draw(t, r, row, col, cols, selected);
	else
		draw_text(t->win, row, col, cols, selected ? LOOK_SELECTED : LOOK_NORMAL, cell_text(t, r, c));
}

static void draw_one(struct tui *t, const struct listing *l, const struct layout *lay, const struct row *r,
	int row, int col, int cols, bool selected)
{
	enum look look = selected ? LOOK_SELECTED : LOOK_NORMAL;
	enum look urgent = urgency_look(urgency_of(r->due, r->warn_at, t->now));
	int at = col + 4;

	draw_fill(t->win, row, col, 1, cols, look);
	draw_sign(t, l, r, row, col, selected);
	for (int c = 0; c < COLUMNS; c++) {
		int width = lay->width[c] - (c != COL_MATTER);

		if (lay->width[c] == 0)
			continue;
		if (c == COL_REMAINING)
			draw_right(t->win, row, at, width, urgent == LOOK_NORMAL ? look : urgent, cell_text(t, r, c));
		else if (l->found)
			draw_found(t, lay, r, (enum column)c, row, at, width, selected);
		else
			draw_text(t->win, row, at, width, look, cell_text(t, r, c));
		at += lay->width[c];
	}
}

/* Narrow: number, remaining and clock; below them the matter and who has it. */
static void draw_two(struct tui *t, const struct listing *l, const struct row *r, int row, int col, int cols, bool selected)
{
	enum look look = selected ? LOOK_SELECTED : LOOK_NORMAL;
	enum look urgent = urgency_look(urgency_of(r->due, r->warn_at, t->now));
	const char *who = !str_empty(r->person) ? text_person(t, r->person) : str_empty(r->department) ? "-" : text_department(t, r->department);
	int width = utf8_width(who, strlen(who)), left = t->zh ? 8 : 7; /* "-6天10时" */

	if (width > 12)
		width = 12;
	draw_fill(t->win, row, col, 2, cols, look);
	draw_sign(t, l, r, row, col, selected);
	draw_text(t->win, row, col + 4, 13, look, r->number);
	draw_right(t->win, row, col + 18, left, urgent == LOOK_NORMAL ? look : urgent, text_remaining(t, r->due));
	draw_text(t->win, row, col + 19 + left, cols - 19 - left, look, r->clock != NULL ? text_clock(t, r->clock) : text_state(t, r->state));
	if (l->found && r->hit != NULL)
		hit_draw(t, r, row + 1, col + 4, cols - 4 - width - 1, selected);
	else
		draw_text(t->win, row + 1, col + 4, cols - 4 - width - 1, look, cell_text(t, r, COL_MATTER));
	draw_text(t->win, row + 1, col + cols - width, width, look, who);
}

#define BRIEF 40 /* columns */

/* A long text is heard on the complaint itself. */
static const char *brief(struct tui *t, const char *text)
{
	size_t len = strlen(text), fits = utf8_fit(text, len, BRIEF, NULL);

	return fits == len ? text : arena_printf(&t->turn, "%.*s...", (int)fits, text);
}

/* For a screen reader: one sentence, in as many lines as there are; what is said first is
 * on the first of them, where the cursor is. */
static void draw_sentence(struct tui *t, const struct listing *l, int place, int row, int col, int rows, int cols)
{
	const struct row *r = listing_row(l, place);
	bool selected = place == l->list.selected;
	enum urgency u = urgency_of(r->due, r->warn_at, t->now);
	static const enum column rest[] = { COL_STATE, COL_NAME, COL_DEPARTMENT, COL_PERSON, COL_AREA, COL_CATEGORY, COL_RECEIVED };
	struct str s;

	str_init(&s);
	str_addf(&s, "%s%s%s", selected ? "> " : "", r->number, listing_is_marked(l, r->number) ? arena_printf(&t->turn, " (%s)", tr(N_("marked"))) : "");
	if (u == URGENCY_SOON)
		str_addf(&s, ", %s", tr(N_("soon")));
	if (!str_empty(r->clock))
		str_addf(&s, ", %s: %s", text_clock(t, r->clock), text_left(t, r->due));
	str_addf(&s, ", %s %d", tr(N_("level")), r->level);
	/* What it is about is heard on the cursor's line, or nearly. */
	spoken_add(&s, NULL, l->found && r->hit != NULL ? hit_text(t, r) : brief(t, matter(t, r)));
	spoken_add(&s, NULL, spoken_place(t, place, l->list.count));
	for (size_t i = 0; i < sizeof rest / sizeof rest[0]; i++)
		if (!str_equal(cell_text(t, r, rest[i]), "-") && (rest[i] != COL_RECEIVED || l->found))
			spoken_add(&s, NULL, cell_text(t, r, rest[i]));
	spoken_draw(t, row, col, rows, cols, &s);
	str_release(&s);
}

/* Most have none: only where one of those shown has, there is a column for it (U-14). */
static bool outside_seen(struct listing *l)
{
	for (int i = 0; i < l->list.rows && l->list.top + i < l->list.count; i++) {
		const struct row *r = listing_row(l, l->list.top + i);

		if (r && !str_empty(r->outside))
			return true;
	}
	return false;
}

bool listing_draw(struct tui *t, struct listing *l, int row, int col, int rows, int cols, bool heading)
{
	int each = t->plain ? (cols < 80 ? 3 : 2) : cols < TWO_LINES_BELOW ? 2 : 1;
	struct layout lay;
	bool whole = true;

	bool headings = heading && each == 1;
	int head = row;

	if (heading && (each == 1 || l->shown != ORDER_URGENCY)) {
		row++;
		rows--;
	}
	l->list.rows = rows / each > 0 ? rows / each : 1;
	list_scroll(&l->list);
	lay = l->found ? lay_out_found(cols, t->zh) : lay_out(cols, t->zh, outside_seen(l));
	if (headings)
		draw_headings(t, &lay, head, col, cols);
	if (row > head)
		draw_order(t, l, head, col, cols);
	for (int i = 0; i < l->list.rows && l->list.top + i < l->list.count; i++) {
		const struct row *r = listing_row(l, l->list.top + i);
		bool selected = l->list.top + i == l->list.selected;
		int y = row + i * each;

		if (selected)
			tui_caret(t, y, col);
		hit_row(t, y, each, col, cols, l->list.top + i - l->list.selected);
		whole = whole && r != NULL;
		if (r == NULL)
			draw_text(t->win, y, col + 4, cols - 4, LOOK_DIM, "...");
		else if (t->plain)
			draw_sentence(t, l, l->list.top + i, y, col, each, cols);
		else if (each == 1)
			draw_one(t, l, &lay, r, y, col, cols, selected);
		else
			draw_two(t, l, r, y, col, cols, selected);
	}
	return whole;
}
