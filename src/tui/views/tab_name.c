#include "tab_name.h"

#include <string.h>

#include "plaint/report.h"

#include "../tabs.h"
#include "../widgets/popup.h"
#include "../widgets/textfield.h"

#define NAME_MOST 10

struct tab_name {
	struct view view;
	struct textfield field;
	struct str words;
};

static void repaint(struct view *v, struct tui *t)
{
	struct tab_name *n = (struct tab_name *)v;
	int cols = t->cols - 6 < 56 ? t->cols - 6 : 56, row, col;
	struct popup_box box = popup_draw(t, 2, cols, LOOK_FRAME, tr(N_("A tab of this on the desk")), tr(N_("Enter keeps it; Esc does not")));

	draw_text(t->win, box.row, box.col, box.cols, LOOK_DIM, n->words.data);
	draw_text(t->win, box.row + 1, box.col, 10, LOOK_FOCUS, tr(N_("name:")));
	textfield_place(&n->field, box.cols - 11, 1, &row, &col);
	draw_pad(t->win, box.row + 1, box.col + 10, box.cols - 10, LOOK_VALUE, n->field.text.data + n->field.left);
	tui_caret(t, box.row + 1, box.col + 10 + col);
}

static enum handled keep(struct tab_name *n, struct tui *t)
{
	struct err err = ERR_INIT;

	if (n->field.text.len == 0 || strspn(n->field.text.data, " ") == n->field.text.len) {
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("a tab needs a name")));
		return VIEW_HANDLED;
	}
	if (tabs_add(n->field.text.data, n->words.data, &err) != 0) {
		tui_error(t, &err);
		return VIEW_CLOSED;
	}
	view_stale_all(t);
	tui_say(t, LOOK_GOOD, tr(N_("%s is a tab of the desk now: 0 goes there")), n->field.text.data);
	return VIEW_CLOSED;
}

static enum handled key(struct view *v, struct tui *t, uint32_t k)
{
	struct tab_name *n = (struct tab_name *)v;

	(void)t;
	textfield_key(&n->field, k);
	return VIEW_HANDLED;
}

static enum handled paste(struct view *v, struct tui *t, const char *text, size_t len)
{
	(void)t;
	textfield_insert(&((struct tab_name *)v)->field, text, len);
	return VIEW_HANDLED;
}

static enum handled command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	(void)arg;
	if (cmd == CMD_OPEN)
		return keep((struct tab_name *)v, t);
	return cmd == CMD_BACK ? VIEW_CLOSED : VIEW_IGNORED;
}

static void release(struct view *v)
{
	struct tab_name *n = (struct tab_name *)v;

	textfield_release(&n->field);
	str_release(&n->words);
}

static const struct view_ops tab_name_ops = {
	.name = N_("A tab of one's own"),
	.scope = IN_NAME,
	.size = sizeof(struct tab_name),
	.overlay = true,
	.text = true,
	.repaint = repaint,
	.command = command,
	.key = key,
	.paste = paste,
	.free = release,
};

void view_tab_name_open(struct tui *t, const char *words)
{
	struct tab_name *n = (struct tab_name *)view_push(t, &tab_name_ops);

	str_init(&n->words);
	str_add(&n->words, words);
	textfield_init(&n->field, NAME_MOST, false);
}
