/* Many violations confirmed or waived at once: what it means, then all or nothing (U-9). */
#include "supervision.h"

#include <string.h>

#include "plaint/report.h"
#include "plaint/rules/supervision.h"
#include "plaint/utf8.h"

#include "../spoken.h"
#include "../widgets/popup.h"
#include "../widgets/textfield.h"
#include "pager.h"
#include "record.h"
#include "report.h"

#define SHOWN 8
#define REASON_MOST 300

struct decide_view {
	struct view view;
	struct arena arena;
	enum action action;
	struct texts names; /* "20261122-0031/settle" */
	struct supervision_view *list;
	struct pager pager;
	struct textfield reason;
	const char *title;
	bool shown;
};

static int ask(struct decide_view *d, struct tui *t, bool dry, struct arena *a, struct reply *r)
{
	struct request q;

	request_init(&q);
	q.op = "decide";
	q.action = action_table[d->action].name;
	q.numbers = d->names;
	q.text = dry ? "dry-run" : NULL;
	if (d->action == ACTION_CONFIRM)
		values_set(a, &q.fields, "deduction", "least");
	else
		values_set(a, &q.fields, "reason", dry ? "-" : d->reason.text.data);
	return tui_call(t, &q, a, r, NULL);
}

/* What is deducted from whom, the first of them by name. */
static void show(struct decide_view *d, struct tui *t, const struct reply *r)
{
	const struct report_style style = report_style_of(t);
	unsigned long n = (unsigned long)r->total;
	int64_t yuan = 0;

	d->title = arena_printf(&d->arena, d->action == ACTION_CONFIRM ? tr_n("Confirm %lld violation", "Confirm %lld violations", n) :
		tr_n("Waive %lld violation", "Waive %lld violations", n), (long long)r->total);
	for (size_t i = 0; i < r->case_count; i++) {
		const struct violation *v = &r->cases[i].violations[0];

		yuan += v->yuan;
		if (i < SHOWN)
			pager_add(&d->pager, LOOK_NORMAL, spoken_or(t, arena_printf(&t->turn, "%s  %s  %s  %s", r->cases[i].number, violation_shown(&t->turn, &style, v),
				text_person(t, v->person), d->action == ACTION_CONFIRM ? deduction_shown(&t->turn, v) : "")));
	}
	if (r->case_count > SHOWN)
		pager_add(&d->pager, LOOK_DIM, arena_printf(&t->turn, tr("and %zu more"), r->case_count - SHOWN));
	if (d->action == ACTION_CONFIRM)
		pager_add(&d->pager, LOOK_TITLE, arena_printf(&t->turn, tr("%lld yuan in all: of a range the least"), (long long)yuan));
	d->shown = true;
}

static void do_it(struct decide_view *d, struct tui *t)
{
	struct arena a = ARENA_INIT;
	struct reply r;

	if (d->action == ACTION_WAIVE && strspn(d->reason.text.data, " ") == d->reason.text.len) {
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("a waiver needs its reason")));
		return;
	}
	if (ask(d, t, false, &a, &r) == 0) {
		d->list->marked.count = 0;
		tui_say(t, LOOK_GOOD, d->action == ACTION_CONFIRM ? tr_n("%lld confirmed", "%lld confirmed", (unsigned long)r.total) :
			tr_n("%lld waived", "%lld waived", (unsigned long)r.total), (long long)r.total);
	}
	arena_release(&a);
	view_close(t, &d->view);
	view_stale_all(t);
}

static void decide_repaint(struct view *v, struct tui *t)
{
	struct decide_view *d = (struct decide_view *)v;
	const char *hint = tr("Enter does it, Esc leaves all as it is");
	int cols = pager_width(&d->pager), rows, row, col;
	struct popup_box box;

	if (!d->shown)
		return;
	if (cols < utf8_width(hint, strlen(hint)) + 6)
		cols = utf8_width(hint, strlen(hint)) + 6;
	if (cols > t->cols - 4)
		cols = t->cols - 4;
	rows = pager_layout(&d->pager, cols);
	box = popup_draw(t, rows + (d->action == ACTION_WAIVE), cols, LOOK_FRAME, d->title, hint);
	pager_draw(&d->pager, t->win, box.row, box.col, box.rows - (d->action == ACTION_WAIVE), box.cols);
	tui_caret(t, box.row + pager_caret(&d->pager), box.col);
	if (d->action != ACTION_WAIVE)
		return;
	draw_text(t->win, box.row + box.rows - 1, box.col, 9, LOOK_FOCUS, tr("reason:"));
	textfield_place(&d->reason, box.cols - 10, 1, &row, &col);
	draw_pad(t->win, box.row + box.rows - 1, box.col + 9, box.cols - 9, LOOK_VALUE, d->reason.text.data + d->reason.left);
	tui_caret(t, box.row + box.rows - 1, box.col + 9 + col);
}

static enum handled decide_key(struct view *v, struct tui *t, uint32_t key)
{
	struct decide_view *d = (struct decide_view *)v;

	(void)t;
	if (d->action == ACTION_WAIVE)
		textfield_key(&d->reason, key);
	return VIEW_HANDLED;
}

static enum handled decide_paste(struct view *v, struct tui *t, const char *text, size_t len)
{
	(void)t;
	textfield_insert(&((struct decide_view *)v)->reason, text, len);
	return VIEW_HANDLED;
}

static enum handled decide_command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	(void)arg;
	if (cmd == CMD_OPEN) {
		do_it((struct decide_view *)v, t);
		return VIEW_HANDLED;
	}
	return cmd == CMD_BACK ? VIEW_CLOSED : VIEW_IGNORED;
}

/* The list below is the one it was asked from: it stays what it is meanwhile. */
static void decide_push(struct view *v, struct tui *t, const struct reply *r)
{
	(void)v;
	(void)t;
	(void)r;
}

static void decide_free(struct view *v)
{
	struct decide_view *d = (struct decide_view *)v;

	pager_release(&d->pager);
	textfield_release(&d->reason);
	arena_release(&d->arena);
}

static const struct view_ops decide_ops = {
	.name = N_("Confirm or waive"),
	.scope = IN_NAME,
	.size = sizeof(struct decide_view),
	.overlay = true,
	.text = true,
	.repaint = decide_repaint,
	.command = decide_command,
	.key = decide_key,
	.paste = decide_paste,
	.push = decide_push,
	.free = decide_free,
};

void supervision_decide(struct tui *t, enum action action, struct supervision_view *s)
{
	struct decide_view *d = (struct decide_view *)view_push(t, &decide_ops);
	struct arena a = ARENA_INIT;
	struct reply r;

	d->action = action;
	d->list = s;
	pager_init(&d->pager);
	textfield_init(&d->reason, REASON_MOST, false);
	d->names.item = arena_array(&d->arena, s->marked.count, sizeof *d->names.item);
	for (size_t i = 0; i < s->marked.count; i++)
		d->names.item[d->names.count++] = arena_strdup(&d->arena, s->marked.item[i]);
	if (ask(d, t, true, &a, &r) == 0)
		show(d, t, &r);
	else
		view_close(t, &d->view);
	arena_release(&a);
}
