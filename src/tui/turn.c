/* turn.c - one turn of the loop: pushes, ticks, asking, drawing. */
#include "turn.h"

#include <string.h>

#include "canvas.h"
#include "editing.h"
#include "opened.h"
#include "train.h"
#include "mouse.h"
#include "notice.h"
#include "plaint/report.h"

#define SMALL_ROWS 12
#define SMALL_COLS 40

void turn_sync(struct tui *t)
{
	struct site *site = client_site(t->client);

	t->me = client_me(t->client);
	t->now = client_now(t->client);
	if (!site || site == t->site)
		return;
	site_unref(t->site);
	t->site = site_ref(site);
	report_site(t->site);
	view_stale_all(t);
}

static void say_notice(struct tui *t, const struct notice *n)
{
	const char *text = notice_text(t, n);

	if (text)
		tui_say(t, str_equal(n->what, "warned") ? LOOK_MESSAGE : LOOK_ERROR, "%s", text);
}

/* Only who fills in what: nothing else has become old. */
static bool editing_alone(const struct reply *r)
{
	return r->editing_count && !r->changed.count && !r->notice_count && !r->site && !r->me;
}

static void push_forms(struct tui *t, struct view *list, const struct reply *r)
{
	for (struct view *v = list; v; v = v->below)
		if (v->ops->scope == IN_FORM && v->ops->push)
			v->ops->push(v, t, r);
}

void turn_push(struct tui *t, const struct reply *r)
{
	turn_sync(t);
	editing_learn(t, r);
	if (editing_alone(r)) {
		push_forms(t, t->top, r);
		push_forms(t, t->aside, r);
		return;
	}
	notice_push(t, r);
	for (struct view *v = t->top; v; v = v->below) {
		if (v->ops->push)
			v->ops->push(v, t, r);
		else
			v->stale = true;
	}
	for (struct view *v = t->aside; v; v = v->below)
		if (v->ops->push)
			v->ops->push(v, t, r);
	if (r->notice_count && !t->message.len)
		say_notice(t, &r->notices[r->notice_count - 1]);
}

void turn_tick(struct tui *t)
{
	for (struct view *v = t->top, *below; v; v = below) {
		below = v->below;
		if (v->ops->tick)
			v->ops->tick(v, t);
	}
	notice_tick(t);
	editing_sync(t);
	/* forms laid by are kept too */
	for (struct view *v = t->aside; v; v = v->below)
		if (v->ops->tick)
			v->ops->tick(v, t);
}

static void recalc(struct tui *t, struct view *v)
{
	if (!v)
		return;
	if (v->ops->overlay)
		recalc(t, v->below);
	if (v->stale && !v->closed) {
		v->stale = false;
		if (v->ops->recalc)
			v->ops->recalc(v, t);
	}
}

static void repaint(struct tui *t, struct view *v)
{
	if (!v)
		return;
	if (v->ops->overlay)
		repaint(t, v->below);
	mouse_forget(t);
	if (v->ops->repaint)
		v->ops->repaint(v, t);
}

#define MESSAGE_ROWS 5

/* A message that one row does not hold goes on upward, as far as the row one types in. */
static void draw_long(struct tui *t, enum look as, const char *text)
{
	int last = t->rows - 2, room = t->caret_row < last ? last - t->caret_row : MESSAGE_ROWS;
	int rows = draw_wrapped(NULL, 0, 0, MESSAGE_ROWS + 1, t->cols, as, text);

	if (rows > room || rows > MESSAGE_ROWS)
		rows = 1;
	if (rows == 1) {
		draw_pad(t->win, last, 0, t->cols, as, text);
		return;
	}
	draw_fill(t->win, t->rows - 1 - rows, 0, rows, t->cols, as);
	draw_wrapped(t->win, t->rows - 1 - rows, 0, rows, t->cols, as, text);
}

static void draw_message(struct tui *t)
{
	if (t->message.len)
		draw_long(t, t->message_look, t->message.data);
	else if (t->offline)
		draw_pad(t->win, t->rows - 2, 0, t->cols, LOOK_ERROR, tr(N_("no connection to the server; trying again")));
	else if (client_refusal(t->client))
		draw_long(t, LOOK_ERROR, tui_error_text(t, client_refusal(t->client)));
	else
		opened_draw(t);
}

void turn_draw(struct tui *t)
{
	/* How much is asked for depends on how much can be shown. */
	t->win = stdscr;
	if (getmaxy(t->win) != t->rows + (t->training ? TRAIN_ROWS : 0) || getmaxx(t->win) != t->cols)
		view_stale_all(t);
	getmaxyx(t->win, t->rows, t->cols);
	if (t->training)
		t->rows -= TRAIN_ROWS;
	train_turn(t);
	t->hurry = false;
	recalc(t, t->top);
	canvas_begin(t->win);
	t->told = 0;
	tui_caret(t, t->rows - 1, 0);
	if (t->rows < SMALL_ROWS || t->cols < SMALL_COLS) {
		draw_text(t->win, 0, 0, t->cols, LOOK_NORMAL, tr(N_("terminal too small")));
	} else if (t->top) {
		repaint(t, t->top);
		draw_message(t);
		if (!t->top->ops->no_footer)
			draw_footer(t, t->top->ops->scope);
	}
	if (t->training)
		train_draw(t);
	canvas_end();
	wmove(t->win, t->caret_row, t->caret_col);
	wnoutrefresh(t->win);
	doupdate();
}
