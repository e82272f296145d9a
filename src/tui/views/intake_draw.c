/* intake_draw.c - the screen of an intake. */
#include "intake.h"

#include <string.h>

#include "plaint/report.h"
#include "plaint/utf8.h"

#define BESIDE_COLS 70 /* from this width on the earlier complaints stand beside the form */

#define CLOCK_COLS 11 /* of the top line, with the blanks before it */

static int width(const char *s)
{
	return utf8_width(s, strlen(s));
}

/* "draft kept 14:31:58   overdue 2 !!"; what does not fit beside the left part is left out,
 * the draft first. */
static const char *top_right(const struct intake *in, struct tui *t, const char *left)
{
	const char *kept = in->f.draft ? t->plain ? tui_hhmm(t, in->f.kept) : tui_clock(t, in->f.kept) : NULL;
	const char *draft = in->f.draft_lost ? tr(N_("DRAFT NOT KEPT")) : "", *overdue = "";
	int room = t->cols - CLOCK_COLS - width(left);

	if (!in->f.draft_lost && kept)
		draft = arena_printf(&t->turn, "%s %s", t->cols < 60 ? tr(N_("kept")) : tr(N_("draft kept")), kept);
	if (t->notice.overdue)
		overdue = arena_printf(&t->turn, "%s %lld !!", tr("overdue"), (long long)t->notice.overdue);
	if (!*overdue || (in->f.draft_lost && width(draft) + width(overdue) + 3 > room))
		return draft;
	if (!*draft || width(draft) + width(overdue) + 3 > room)
		return width(overdue) <= room ? overdue : draft;
	return arena_printf(&t->turn, "%s   %s", draft, overdue);
}

static void draw_top(struct intake *in, struct tui *t)
{
	int64_t s = t->now - in->opened;
	const char *form = site_pick(site_form(in->f.site, "intake") ? site_form(in->f.site, "intake")->name : "",
		site_form(in->f.site, "intake") ? site_form(in->f.site, "intake")->name_zh : NULL, t->zh);
	const char *left;

	if (in->number)
		form = arena_printf(&t->turn, "%s %s", tr(N_("Registered")), in->number);
	else if (in->f.head.original)
		form = arena_printf(&t->turn, "%s: %s %s", form, tr(N_("again")), in->f.head.original);
	if (t->plain) /* it would be read out each second */
		left = form;
	else
		left = arena_printf(&t->turn, " %s  %s %02d:%02d", form, tr(N_("call")), (int)(s / 60), (int)(s % 60));
	draw_header(t, left, top_right(in, t, left));
}

/* The first row of the form that is as wide as the screen. */
static int beside_rows(const struct sheet *s)
{
	for (int i = 0; i < s->count; i++)
		if (s->entry[i].kind == ENTRY_MULTILINE || s->entry[i].kind == ENTRY_CHOICES)
			return s->entry[i].row;
	return s->height;
}

/* The box appears beside the caret's row, cut to the larger gap: the row stays. Once
 * the caret goes to another field the box takes what it needs. */
static void set_box(struct intake *in, int wanted, int area)
{
	int row, col, above, below;

	in->box_wanted = wanted;
	in->box_area = area;
	sheet_caret(&in->f.sheet, &row, &col);
	above = row - in->f.sheet.scroll;
	below = area - above - 1;
	if (!in->box_side && wanted > above && wanted > below)
		wanted = above > below ? above : below;
	else if (wanted > area - 3)
		wanted = area - 3;
	in->box_side = wanted <= below || (wanted > above && below >= above) ? 1 : -1;
	in->box_rows = wanted;
	in->box_field = in->f.sheet.current;
}

/* Gives the rows left for the form. */
static int place_box(struct intake *in, struct tui *t, int *lo, int *hi)
{
	int wanted = danger_rows(in, t), area = in->f.bottom - in->f.top;

	*lo = 0;
	*hi = area;
	if (!wanted) {
		in->box_side = 0;
		return 0;
	}
	/* A longer script, or a screen of another size: placed beside the caret anew. */
	if (in->box_wanted != wanted || in->box_area != area)
		in->box_side = 0;
	if (!in->box_side || in->box_field != in->f.sheet.current)
		set_box(in, wanted, area);
	if (in->box_side > 0)
		*hi = area - in->box_rows;
	else
		*lo = in->box_rows;
	return in->box_rows;
}

static void draw_beside(struct intake *in, struct tui *t, int lo, int hi, int narrow)
{
	int first = lo, last = beside_rows(&in->f.sheet) - in->f.sheet.scroll;

	if (last > hi)
		last = hi;
	if (last - first < 3)
		return;
	earlier_draw(in, t, in->f.top + first, narrow, last - first, t->cols - narrow - 1);
	if (!in->earlier_count)
		form_prompts_draw(&in->f, t, in->f.top + first + 1, narrow + 2, last - first - 1, t->cols - narrow - 3);
}

/* On a narrow screen there is no room beside: the preview counts them, F3 shows the list. */
static void draw_narrow_earlier(struct intake *in, struct tui *t)
{
	int rows = t->rows - 8 < 10 ? t->rows - 8 : 10;

	if (!in->in_earlier)
		return;
	draw_fill(t->win, 2, 0, rows, t->cols, LOOK_NORMAL);
	earlier_draw(in, t, 2, 0, rows, t->cols - 1);
}

/* In the larger gap beside the caret's row and the script that is being read out. */
static void draw_number(struct intake *in, struct tui *t, int lo, int hi)
{
	int row, col, above, below, rows;

	if (!in->number || t->keys >= in->big_until)
		return;
	sheet_caret(&in->f.sheet, &row, &col);
	above = row - in->f.sheet.scroll - lo;
	below = hi - lo - above - 1;
	rows = big_number_rows(t, in->number);
	if (rows > above && rows > below)
		rows = 3;
	row = in->f.top + lo + (above >= rows ? 0 : above + 1);
	big_number_draw(t, row, rows, in->number, tr(N_("alerted; fill in the rest, then F2")));
}

void intake_repaint(struct view *v, struct tui *t)
{
	struct intake *in = (struct intake *)v;
	bool beside = t->cols >= BESIDE_COLS && !t->plain; /* columns are read line by line */
	int narrow = beside ? (t->cols * 2) / 5 : t->cols, lo, hi, rows;

	draw_top(in, t);
	in->f.top = 2;
	in->f.bottom = t->rows - 3;
	sheet_layout(&in->f.sheet, t->cols, narrow, in->f.bottom - in->f.top);
	rows = place_box(in, t, &lo, &hi);
	form_draw(&in->f, t, lo, hi, narrow);
	if (beside)
		draw_beside(in, t, lo, hi, narrow);
	else
		draw_narrow_earlier(in, t);
	preview_draw(in, t, t->rows - 3, beside);
	if (rows)
		danger_draw(in, t, in->box_side > 0 ? in->f.bottom - rows : in->f.top, rows);
	draw_number(in, t, lo, hi);
	if (in->f.choosing)
		form_draw_choices(&in->f, t);
}
