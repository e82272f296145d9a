#include "reader.h"

#include "plaint/report.h"

#include "../widgets/popup.h"

struct reader {
	struct view view;
	struct str title;
	struct pager pager;
	void (*make)(struct tui *t, struct pager *p); /* NULL: the text stays as it is */
	int made_for; /* columns */
};

static void reader_recalc(struct view *v, struct tui *t)
{
	struct reader *r = (struct reader *)v;

	if (r->make == NULL || r->made_for == t->cols)
		return;
	r->made_for = t->cols;
	pager_clear(&r->pager);
	r->make(t, &r->pager);
}

static void reader_repaint(struct view *v, struct tui *t)
{
	struct reader *r = (struct reader *)v;
	int cols = pager_width(&r->pager);
	const char *hint = tr("Esc closes");
	struct popup_box box;

	if (cols > t->cols - 4)
		cols = t->cols - 4;
	if (cols < 30)
		cols = 30;
	pager_layout(&r->pager, cols);
	if (r->pager.count > t->rows - 6)
		hint = arena_printf(&t->turn, tr_n("%d line  Up Down PgUp PgDn  Esc closes",
			"%d lines  Up Down PgUp PgDn  Esc closes", (unsigned long)r->pager.count), r->pager.count);
	box = popup_draw(t, r->pager.count, cols, LOOK_FRAME, r->title.data, hint);
	pager_draw(&r->pager, t->win, box.row, box.col, box.rows, box.cols);
	tui_caret(t, box.row + pager_caret(&r->pager), box.col);
}

static enum handled reader_command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	struct reader *r = (struct reader *)v;

	(void)t;
	(void)arg;
	if (cmd == CMD_BACK || cmd == CMD_LEAVE || (cmd == CMD_HELP && v->ops->scope == IN_HELP))
		return VIEW_CLOSED;
	return pager_command(&r->pager, cmd) ? VIEW_HANDLED : VIEW_IGNORED;
}

static enum handled reader_key(struct view *v, struct tui *t, uint32_t key)
{
	struct reader *r = (struct reader *)v;

	(void)t;
	if (key == K_SPACE && pager_more(&r->pager) > 0) {
		pager_command(&r->pager, CMD_PAGE_DOWN);
		return VIEW_HANDLED;
	}
	return key == K_ENTER || key == K_SPACE ? VIEW_CLOSED : VIEW_HANDLED;
}

static void reader_free(struct view *v)
{
	struct reader *r = (struct reader *)v;

	str_release(&r->title);
	pager_release(&r->pager);
}

#define READER_OPS(NAME, SCOPE)                                                                                        \
	{                                                                                                             \
		.name = NAME, .scope = SCOPE, .size = sizeof(struct reader), .overlay = true, .recalc = reader_recalc, \
		.repaint = reader_repaint, .command = reader_command, .key = reader_key, .free = reader_free           \
	}

static const struct view_ops reader_ops = READER_OPS(N_("A text to read"), IN_POPUP);
static const struct view_ops help_ops = READER_OPS(N_("Help"), IN_HELP);

static struct pager *open_as(struct tui *t, const struct view_ops *ops, const char *title)
{
	struct reader *r = (struct reader *)view_push(t, ops);

	str_init(&r->title);
	str_add(&r->title, title);
	pager_init(&r->pager);
	return &r->pager;
}

struct pager *view_reader_open(struct tui *t, const char *title)
{
	return open_as(t, &reader_ops, title);
}

struct pager *view_reader_open_help(struct tui *t, const char *title)
{
	return open_as(t, &help_ops, title);
}

void view_reader_open_made(struct tui *t, const char *title, void (*make)(struct tui *t, struct pager *p))
{
	view_reader_open(t, title);
	((struct reader *)t->top)->make = make;
}
