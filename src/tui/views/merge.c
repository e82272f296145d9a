/* merge.c - two have changed one record: which of each field is to stand. */
#include "merge.h"

#include <string.h>

#include "../spoken.h"
#include "pager.h"
#include "plaint/report.h"

struct merge_view {
	struct view view;
	struct arena arena;
	struct merge m;
	size_t selected;
	struct pager pager;
	int cols;      /* the pager was filled for */
	bool fresh;    /* something was chosen since */
	merge_done *done;
	void *arg;
};

/* --- drawing ----------------------------------------------------------------- */

static const char *choice_text(const struct merge_field *f)
{
	switch (f->choice) {
	case MERGE_THEIRS:
		return tr(N_("theirs stands"));
	case MERGE_MINE:
		return tr(N_("mine stands"));
	case MERGE_BOTH:
		return tr(N_("both, one after the other"));
	default:
		return f->both ? tr(N_("t theirs, m mine, b both?")) : tr(N_("t theirs, m mine?"));
	}
}

static void add_line(struct merge_view *x, const char *lead, enum look look, const char *text)
{
	pager_add_led(&x->pager, 10, LOOK_LABEL, lead, look, str_empty(text) ? tr(N_("(empty)")) : text);
}

/* With its place: the cursor is on it. */
static const char *spoken_field(const struct merge_view *x, struct tui *t, const struct merge_field *f)
{
	return arena_printf(&t->turn, "%s: %s, %s", f->label, choice_text(f), spoken_place(t, (int)(f - x->m.field), (int)x->m.count));
}

static void add_field(struct merge_view *x, struct tui *t, const struct merge_field *f, bool selected)
{
	const char *mark = t->plain ? "" : selected ? ">" : " ";

	pager_add(&x->pager, selected ? LOOK_SELECTED : f->choice == MERGE_OPEN ? LOOK_SOON : LOOK_TITLE,
		t->plain ? spoken_field(x, t, f) : arena_printf(&t->turn, "%s%s: %s", mark, f->label, choice_text(f)));
	add_line(x, arena_printf(&t->turn, "  %s", tr(N_("was"))), LOOK_DIM, f->was);
	add_line(x, arena_printf(&t->turn, "  %s", tr(N_("theirs"))),
		f->choice == MERGE_THEIRS || f->choice == MERGE_BOTH ? LOOK_GOOD : LOOK_VALUE,
		arena_printf(&t->turn, "%s  (%s)", str_empty(f->theirs) ? tr(N_("(empty)")) : f->theirs, f->who));
	add_line(x, arena_printf(&t->turn, "  %s", tr(N_("mine"))),
		f->choice == MERGE_MINE || f->choice == MERGE_BOTH ? LOOK_GOOD : LOOK_VALUE, f->mine);
}

static void add_others(struct merge_view *x, struct tui *t)
{
	if (!x->m.other_count)
		return;
	pager_add(&x->pager, LOOK_TITLE, x->m.count ? tr(N_("Also changed, not touched by you:")) : tr(N_("Changed, not touched by you:")));
	for (size_t i = 0; i < x->m.other_count; i++) {
		const struct merge_field *f = &x->m.other[i];

		pager_add(&x->pager, LOOK_NORMAL, arena_printf(&t->turn, t->plain ? tr(N_("%s: from %s to %s (%s)")) : "  %s: %s -> %s  (%s)", f->label,
			str_empty(f->was) ? tr(N_("(empty)")) : f->was, str_empty(f->theirs) ? tr(N_("(empty)")) : f->theirs, f->who));
	}
}

/* The selected field is seen, from its label on. */
static void fill(struct merge_view *x, struct tui *t, int rows)
{
	int first = 0, last = 0;

	pager_clear(&x->pager);
	for (size_t i = 0; i < x->m.count; i++) {
		if (i == x->selected)
			first = i ? pager_layout(&x->pager, t->cols - 2) : 0;
		add_field(x, t, &x->m.field[i], i == x->selected);
		if (i == x->selected)
			last = pager_layout(&x->pager, t->cols - 2);
	}
	add_others(x, t);
	pager_layout(&x->pager, t->cols - 2);
	if (x->fresh && x->m.count) {
		if (x->pager.top + rows < last)
			x->pager.top = last - rows;
		if (x->pager.top > first)
			x->pager.top = first;
		x->pager.at = first;
	}
	x->fresh = false;
	x->cols = t->cols;
}

static void repaint(struct view *v, struct tui *t)
{
	struct merge_view *x = (struct merge_view *)v;
	const char *heading = tr(N_("Changed meanwhile"));
	int row = 1, rows;

	draw_header(t, t->cols < 60 ? arena_printf(&t->turn, "%s %s", x->m.number, heading) :
		arena_printf(&t->turn, " %s  %s", heading, x->m.number), "");
	row += draw_wrapped(t->win, row, 1, 2, t->cols - 2, LOOK_TITLE, x->m.by);
	if (x->m.impossible)
		row += draw_wrapped(t->win, row, 1, 3, t->cols - 2, LOOK_ERROR, x->m.impossible);
	if (row > 6)
		row = 6;
	draw_hline(t->win, row++, 0, t->cols, LOOK_FRAME);
	rows = t->rows - 2 - row;
	if (x->fresh || x->cols != t->cols) {
		x->fresh = true;
		fill(x, t, rows);
	}
	pager_draw(&x->pager, t->win, row, 1, rows, t->cols - 2);
	tui_caret(t, row + pager_caret(&x->pager), 0);
	if (pager_more(&x->pager) > 0)
		draw_right(t->win, t->rows - 2, t->cols - 30, 29, LOOK_DIM,
			arena_printf(&t->turn, tr(N_("%d more below")), pager_more(&x->pager)));
}

/* --- choosing ---------------------------------------------------------------- */

static void choose(struct merge_view *x, struct tui *t, enum merge_choice c)
{
	struct merge_field *f = x->selected < x->m.count ? &x->m.field[x->selected] : NULL;

	if (!f)
		return;
	if (c == MERGE_BOTH && !f->both) {
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("only one of them can stand in this field")));
		return;
	}
	f->choice = c;
	x->fresh = true;
	/* on to the next one that waits for a word */
	for (size_t i = 1; i <= x->m.count; i++) {
		size_t at = (x->selected + i) % x->m.count;

		if (x->m.field[at].choice == MERGE_OPEN) {
			x->selected = at;
			return;
		}
	}
}

static void cycle(struct merge_view *x, struct tui *t)
{
	struct merge_field *f = x->selected < x->m.count ? &x->m.field[x->selected] : NULL;

	if (!f)
		return;
	f->choice = f->choice == MERGE_THEIRS ? MERGE_MINE : f->choice == MERGE_MINE && f->both ? MERGE_BOTH : MERGE_THEIRS;
	x->fresh = true;
	(void)t;
}

static void finish(struct merge_view *x, struct tui *t, bool save)
{
	if (x->m.impossible) {
		tui_say(t, LOOK_ERROR, "%s", tr(N_("it cannot be done any more; Esc leaves, your text is kept as a draft")));
		return;
	}
	for (size_t i = 0; i < x->m.count; i++)
		if (x->m.field[i].choice == MERGE_OPEN) {
			x->selected = i;
			x->fresh = true;
			tui_say(t, LOOK_MESSAGE, "%s", tr(N_("say first which is to stand: t theirs, m mine, b both")));
			return;
		}
	view_close(t, &x->view);
	x->done(t, x->arg, x->m.field, x->m.count, save);
}

static bool moved(struct merge_view *x, enum cmd cmd)
{
	if (x->m.count && (cmd == CMD_UP || cmd == CMD_DOWN)) {
		if (cmd == CMD_UP && x->selected)
			x->selected--;
		else if (cmd == CMD_DOWN && x->selected + 1 < x->m.count)
			x->selected++;
		else
			return pager_command(&x->pager, cmd);
		x->fresh = true;
		return true;
	}
	return pager_command(&x->pager, cmd);
}

static enum handled command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	struct merge_view *x = (struct merge_view *)v;

	(void)arg;
	switch (cmd) {
	case CMD_THEIRS:
		choose(x, t, MERGE_THEIRS);
		return VIEW_HANDLED;
	case CMD_MINE:
		choose(x, t, MERGE_MINE);
		return VIEW_HANDLED;
	case CMD_BOTH:
		choose(x, t, MERGE_BOTH);
		return VIEW_HANDLED;
	case CMD_MARK:
		cycle(x, t);
		return VIEW_HANDLED;
	case CMD_SAVE:
	case CMD_OPEN:
		finish(x, t, cmd == CMD_SAVE);
		return VIEW_HANDLED;
	case CMD_BACK:
		return VIEW_CLOSED;
	default:
		return moved(x, cmd) ? VIEW_HANDLED : VIEW_IGNORED;
	}
}

static bool possible(struct view *v, enum cmd cmd)
{
	const struct merge_view *x = (const struct merge_view *)v;

	if (cmd == CMD_SAVE || cmd == CMD_OPEN)
		return !x->m.impossible;
	if (cmd == CMD_THEIRS || cmd == CMD_MINE || cmd == CMD_MARK)
		return x->m.count > 0;
	return cmd != CMD_BOTH || (x->selected < x->m.count && x->m.field[x->selected].both);
}

/* What it shows is one moment; whoever saves upon it hears again of what came later. */
static void push(struct view *v, struct tui *t, const struct reply *r)
{
	(void)v;
	(void)t;
	(void)r;
}

static void release(struct view *v)
{
	struct merge_view *x = (struct merge_view *)v;

	pager_release(&x->pager);
	arena_release(&x->arena);
}

static const struct view_ops merge_ops = {
	.name = N_("Changed meanwhile"),
	.scope = IN_MERGE,
	.size = sizeof(struct merge_view),
	.repaint = repaint,
	.command = command,
	.push = push,
	.possible = possible,
	.free = release,
};

static struct merge_field *copy(struct arena *a, const struct merge_field *from, size_t count)
{
	struct merge_field *to = arena_array(a, count + 1, sizeof *to);

	for (size_t i = 0; i < count; i++)
		to[i] = (struct merge_field){.name = arena_strdup(a, from[i].name), .label = arena_strdup(a, from[i].label),
			.was = arena_strdup(a, from[i].was), .theirs = arena_strdup(a, from[i].theirs),
			.mine = arena_strdup(a, from[i].mine), .who = arena_strdup(a, from[i].who), .both = from[i].both};
	return to;
}

void view_merge_open(struct tui *t, const struct merge *m, merge_done *done, void *arg)
{
	struct merge_view *x = (struct merge_view *)view_push(t, &merge_ops);

	x->m = *m;
	x->m.number = arena_strdup(&x->arena, m->number);
	x->m.by = arena_strdup(&x->arena, m->by);
	x->m.impossible = arena_strdup(&x->arena, m->impossible);
	x->m.field = copy(&x->arena, m->field, m->count);
	x->m.other = copy(&x->arena, m->other, m->other_count);
	pager_init(&x->pager);
	x->fresh = true;
	x->done = done;
	x->arg = arg;
}
