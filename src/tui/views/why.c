/* Why is it due then: the steps of a deadline, over any screen (D-6). */
#include "../view.h"

#include <stdio.h>
#include <string.h>

#include "plaint/report.h"
#include "plaint/rules/calendar.h"
#include "plaint/rules/clocks.h"
#include "plaint/utf8.h"

#include "../widgets/popup.h"
#include "pager.h"
#include "record.h"

struct why {
	struct view view;
	char number[48];
	char clock[64];  /* asked for, or "" */
	int run;         /* shown, index in the record's clocks; -1: not chosen yet */
	struct record record;
	struct pager pager;
};

static int first_run(const struct why *w)
{
	const struct complaint *c = w->record.c;
	const struct clock_run *run = w->clock[0] != '\0' ? run_find(c, w->clock) : complaint_nearest(c);

	if (run == NULL && c->clock_count > 0)
		run = &c->clocks[c->clock_count - 1];
	return run != NULL ? (int)(run - c->clocks) : -1;
}

static void add_line(struct pager *p, enum look look, struct str *line)
{
	while (line->len > 0 && line->data[line->len - 1] == '\n')
		str_splice(line, line->len - 1, 1, "", 0);
	pager_add(p, look, line->data);
	str_clear(line);
}

static void add_steps(struct why *w, struct tui *t, const struct clock_run *run)
{
	struct report_style style = { .format = REPORT_TEXT, .site = t->site, .zh = t->zh, .now = t->now, .columns = t->cols - 4 };
	struct workdays *days;
	struct deadline due;
	struct steps steps = { NULL, 0 };
	struct err err = ERR_INIT;
	struct str line;

	str_init(&line);
	if (workdays_new(&t->turn, t->site, &days, &err) != 0 ||
		run_explain(&t->turn, days, run, t->now, &due, &steps, &err) != 0)
		pager_add(&w->pager, LOOK_ERROR, tui_error_text(t, &err));
	for (size_t i = 0; i < steps.count; i++) {
		report_step(&line, &style, &steps.item[i]);
		add_line(&w->pager, LOOK_NORMAL, &line);
	}
	str_release(&line);
}

static void add_moves(struct why *w, struct tui *t, const struct clock_run *run)
{
	const char *by;

	for (size_t i = 0; i < run->move_count; i++) {
		const struct clock_move *m = &run->moves[i];

		by = text_person(t, m->approved != NULL ? m->approved : m->by);
		pager_add_led(&w->pager, 14, LOOK_LABEL, tr("moved"), LOOK_NORMAL, arena_printf(&t->turn, "%s -> %s  %s  %s",
			tui_date(t, m->due_before), tui_date(t, m->due_after), str_or_empty(m->reason), by));
	}
	if (run->due != run->original_due && run->original_due != INSTANT_NONE)
		pager_add_led(&w->pager, 14, LOOK_LABEL, tr("at first"), LOOK_NORMAL, tui_date(t, run->original_due));
}

static void fill(struct why *w, struct tui *t)
{
	const struct clock_run *run;

	pager_clear(&w->pager);
	if (w->run < 0) {
		pager_add(&w->pager, LOOK_NORMAL, tr("No clock has run on this complaint."));
		return;
	}
	run = &w->record.c->clocks[w->run];
	add_steps(w, t, run);
	pager_add(&w->pager, LOOK_NORMAL, "");
	pager_add_led(&w->pager, 14, LOOK_LABEL, tr("due"), LOOK_TITLE, arena_printf(&t->turn, "%s  %s%s", tui_date(t, run->due),
		run->state == CLOCK_RUNNING || run->state == CLOCK_BREACHED ? t->plain ? text_left(t, run->due) : text_remaining(t, run->due) : "",
		run->provisional ? tr(" (provisional: the calendar ends before)") : ""));
	if (run->warn_at != INSTANT_NONE)
		pager_add_led(&w->pager, 14, LOOK_LABEL, tr("warning"), LOOK_NORMAL, tui_date(t, run->warn_at));
	add_moves(w, t, run);
	if (run->rule != NULL)
		pager_add_led(&w->pager, 14, LOOK_LABEL, tr("rule"), LOOK_NORMAL, report_rule(&t->turn, run->rule));
}

static void why_recalc(struct view *v, struct tui *t)
{
	struct why *w = (struct why *)v;
	struct err err = ERR_INIT;

	if (record_load(t, &w->record, w->number, 1, &err) != 0) {
		pager_clear(&w->pager);
		pager_add(&w->pager, LOOK_ERROR, tui_error_text(t, &err));
		return;
	}
	if (w->run < 0 || w->run >= (int)w->record.c->clock_count)
		w->run = first_run(w);
	fill(w, t);
}

static void why_repaint(struct view *v, struct tui *t)
{
	struct why *w = (struct why *)v;
	const struct complaint *c = w->record.c;
	int cols = pager_width(&w->pager), rows;
	const char *title = w->number, *hint = tr("Esc closes");
	struct popup_box box;

	if (c != NULL && w->run >= 0) {
		const struct clock_run *run = &c->clocks[w->run];

		title = arena_printf(&t->turn, "%s: %s  %s", text_clock(t, run_title(&t->turn, run)), report_limit(&t->turn, run->limit), w->number);
		if (c->clock_count > 1)
			hint = arena_printf(&t->turn, tr("Left, Right: other clocks %d/%zu  Esc closes"), w->run + 1, c->clock_count);
	}
	if (cols < 56)
		cols = 56;
	if (cols > t->cols - 4)
		cols = t->cols - 4;
	rows = pager_layout(&w->pager, cols);
	box = popup_draw(t, rows, cols, LOOK_FRAME, title, hint);
	pager_draw(&w->pager, t->win, box.row, box.col, box.rows, box.cols);
	tui_caret(t, box.row + pager_caret(&w->pager), box.col);
}

static enum handled why_command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	struct why *w = (struct why *)v;
	int count = w->record.c != NULL ? (int)w->record.c->clock_count : 0;

	(void)arg;
	switch (cmd) {
	case CMD_BACK:
	case CMD_LEAVE:
	case CMD_WHY:
		return VIEW_CLOSED;
	case CMD_LEFT:
	case CMD_RIGHT:
		if (count > 0) {
			w->run = (w->run + count + (cmd == CMD_RIGHT ? 1 : -1)) % count;
			pager_first(&w->pager);
			fill(w, t);
		}
		return VIEW_HANDLED;
	default:
		return pager_command(&w->pager, cmd) ? VIEW_HANDLED : VIEW_IGNORED;
	}
}

/* F6 again, Enter and Space close it as well. */
static enum handled why_key(struct view *v, struct tui *t, uint32_t key)
{
	(void)v;
	(void)t;
	return key == K_F(6) || key == 'w' || key == K_ENTER || key == K_SPACE ? VIEW_CLOSED : VIEW_HANDLED;
}

static const char *why_subject(struct view *v)
{
	return ((struct why *)v)->number;
}

static void why_free(struct view *v)
{
	struct why *w = (struct why *)v;

	record_release(&w->record);
	pager_release(&w->pager);
}

static const struct view_ops why_ops = {
	.name = N_("Why is it due then"),
	.scope = IN_POPUP,
	.size = sizeof(struct why),
	.overlay = true,
	.recalc = why_recalc,
	.repaint = why_repaint,
	.command = why_command,
	.key = why_key,
	.subject = why_subject,
	.free = why_free,
};

void view_why_open(struct tui *t, const char *number, const char *clock)
{
	struct why *w = (struct why *)view_push(t, &why_ops);

	snprintf(w->number, sizeof w->number, "%s", number);
	snprintf(w->clock, sizeof w->clock, "%s", str_or_empty(clock));
	w->run = -1;
	pager_init(&w->pager);
}
