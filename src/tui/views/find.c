/* Find: one box, the results while typing. By number, telephone, name, address. */
#include "../view.h"

#include <string.h>

#include "plaint/report.h"
#include "plaint/utf8.h"

#include "../widgets/textfield.h"
#include "listing.h"
#include "record.h"

struct find {
	struct view view;
	struct listing list; /* second member: browse.c finds it there */
	struct textfield field;
	int64_t total;
	bool typed;          /* the words changed: from the top of the list */
};

static void find_recalc(struct view *v, struct tui *t)
{
	struct find *f = (struct find *)v;
	struct arena fresh = ARENA_INIT;
	struct request q;
	struct reply r;

	if (f->typed)
		listing_reset(&f->list);
	f->typed = false;
	if (f->field.text.len == 0) {
		listing_reset(&f->list);
		f->total = 0;
		return;
	}
	request_init(&q);
	q.op = "find";
	q.text = f->field.text.data;
	q.filter.state = "all";
	q.filter.limit = 200;
	f->list.failed = tui_call(t, &q, &fresh, &r, NULL) != 0;
	if (f->list.failed) {
		arena_release(&fresh);
		return;
	}
	f->total = r.total > (int64_t)r.row_count ? r.total : (int64_t)r.row_count;
	listing_take(&f->list, &fresh, r.rows, r.row_count, false);
}

static void find_repaint(struct view *v, struct tui *t)
{
	struct find *f = (struct find *)v;
	const char *label = tr("Find:");
	int at = utf8_width(label, strlen(label)) + 2, row, col;

	draw_header(t, tr("Find by number, telephone, name, address"), "");
	listing_draw(t, &f->list, 4, 0, t->rows - 7, t->cols, true);
	draw_text(t->win, 2, 1, at, LOOK_FOCUS, label);
	textfield_place(&f->field, t->cols - at - 2, 1, &row, &col);
	draw_pad(t->win, 2, at, t->cols - at - 1, LOOK_VALUE, f->field.text.data + f->field.left);
	if (f->field.text.len > 0 && !v->stale)
		draw_text(t->win, 3, 1, t->cols - 2, LOOK_DIM, f->total == 0 ? tr("Nothing found.") :
			arena_printf(&t->turn, tr("%lld found; Up and Down choose, Enter opens"), (long long)f->total));
	tui_caret(t, 2, at + col);
}

static enum handled edited(struct find *f, enum edited e)
{
	if (e == EDIT_CHANGED) {
		f->typed = true;
		f->view.stale = true;
	}
	return e == EDIT_IGNORED ? VIEW_IGNORED : VIEW_HANDLED;
}

static enum handled find_key(struct view *v, struct tui *t, uint32_t key)
{
	struct find *f = (struct find *)v;

	(void)t;
	return edited(f, textfield_key(&f->field, key));
}

static enum handled find_paste(struct view *v, struct tui *t, const char *text, size_t len)
{
	struct find *f = (struct find *)v;

	(void)t;
	return edited(f, textfield_insert(&f->field, text, len));
}

static enum handled find_command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	struct find *f = (struct find *)v;
	const struct row *r = listing_selected(&f->list);
	bool missing = false;

	(void)arg;
	switch (cmd) {
	case CMD_OPEN:
		if (r != NULL)
			view_complaint_open(t, r->number);
		return VIEW_HANDLED;
	case CMD_LEFT:
		return edited(f, textfield_key(&f->field, K_LEFT));
	case CMD_RIGHT:
		return edited(f, textfield_key(&f->field, K_RIGHT));
	case CMD_FIND:
		return VIEW_HANDLED;
	case CMD_PANE:
		return listing_command(&f->list, CMD_DOWN, &missing) ? VIEW_HANDLED : VIEW_IGNORED;
	case CMD_PANE_BACK:
		return listing_command(&f->list, CMD_UP, &missing) ? VIEW_HANDLED : VIEW_IGNORED;
	default:
		return listing_command(&f->list, cmd, &missing) ? VIEW_HANDLED : VIEW_IGNORED;
	}
}

static const char *find_subject(struct view *v)
{
	const struct row *r = listing_selected(&((struct find *)v)->list);

	return r != NULL ? r->number : NULL;
}

static void find_free(struct view *v)
{
	struct find *f = (struct find *)v;

	listing_release(&f->list);
	textfield_release(&f->field);
}

static const struct view_ops find_ops = {
	.name = N_("Find"),
	.scope = IN_FIND,
	.size = sizeof(struct find),
	.text = true,
	.recalc = find_recalc,
	.repaint = find_repaint,
	.command = find_command,
	.key = find_key,
	.paste = find_paste,
	.subject = find_subject,
	.free = find_free,
};

void view_find_open(struct tui *t, const char *initial)
{
	struct find *f = (struct find *)view_push(t, &find_ops);

	listing_init(&f->list);
	textfield_init(&f->field, 120, false);
	if (initial != NULL)
		textfield_set(&f->field, initial);
}
