/* pick.c - a list of values to pick from; typing narrows it. */
#include "popup.h"

#include <string.h>

#include "plaint/initials.h"
#include "plaint/report.h"
#include "plaint/utf8.h"
#include "../spoken.h"
#include "textfield.h"

struct pick {
	struct view v;
	struct arena arena;
	const char *title;
	struct popup_item *items;
	const char **folded; /* key, label, its pinyin and the initials of that: for finding */
	int *shown;          /* indexes of the items that match */
	size_t count;
	int width;
	struct list list;
	struct textfield typed;
	popup_done *done;
	void *arg;
};

static void narrow(struct pick *p)
{
	struct str want;
	int n = 0;

	str_init(&want);
	utf8_fold(&want, p->typed.text.data);
	for (size_t i = 0; i < p->count; i++)
		if (strstr(p->folded[i], want.data))
			p->shown[n++] = (int)i;
	str_release(&want);
	list_resize(&p->list, n);
}

static void say_item(struct pick *p, struct tui *t, const struct popup_box *b, int i)
{
	int at = p->list.top + i;
	const struct popup_item *item = &p->items[p->shown[at]];
	struct str s;

	str_init(&s);
	str_addf(&s, "%s%s", at == p->list.selected ? "> " : "", item->label);
	if (!str_equal(item->note, item->label))
		spoken_add(&s, NULL, item->note);
	spoken_add(&s, NULL, spoken_place(t, at, p->list.count));
	spoken_draw(t, b->row + i, b->col, 1, b->cols, &s);
	str_release(&s);
}

static void repaint(struct view *v, struct tui *t)
{
	struct pick *p = (struct pick *)v;
	bool all = !p->typed.text.len;
	struct popup_box b = popup_draw(t, (int)p->count, t->plain ? t->cols - 4 : p->width, LOOK_FRAME,
		all ? p->title : arena_printf(&t->turn, "%s: %s", p->title, p->typed.text.data), tr(N_("Enter picks")));

	p->list.rows = b.rows;
	list_scroll(&p->list);
	/* there is more than fits */
	if (p->list.count > b.rows && !t->plain)
		draw_printf(t->win, b.row + b.rows, b.col, b.cols, LOOK_FRAME, " %d/%d ", p->list.selected + 1, p->list.count);
	if (!p->list.count)
		draw_text(t->win, b.row, b.col, b.cols, LOOK_DIM, tr(N_("nothing of that name")));
	for (int i = 0; i < b.rows && p->list.top + i < p->list.count; i++) {
		const struct popup_item *item = &p->items[p->shown[p->list.top + i]];
		bool on = p->list.top + i == p->list.selected;
		if (t->plain) {
			say_item(p, t, &b, i);
			continue;
		}
		int note = utf8_width(str_or_empty(item->note), strlen(str_or_empty(item->note)));
		hit_row(t, b.row + i, 1, b.col, b.cols, p->list.top + i - p->list.selected);
		draw_fill(t->win, b.row + i, b.col, 1, b.cols, on ? LOOK_SELECTED : LOOK_NORMAL);
		draw_text(t->win, b.row + i, b.col, b.cols, on ? LOOK_SELECTED : LOOK_NORMAL, item->label);
		if (note && note + utf8_width(item->label, strlen(item->label)) + 2 <= b.cols)
			draw_right(t->win, b.row + i, b.col, b.cols, on ? LOOK_SELECTED : LOOK_DIM, item->note);
	}
	tui_caret(t, b.row + p->list.selected - p->list.top, b.col);
}

static enum handled command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	struct pick *p = (struct pick *)v;

	(void)arg;
	if (list_command(&p->list, cmd))
		return VIEW_HANDLED;
	if (cmd == CMD_BACK && p->typed.text.len) {
		textfield_set(&p->typed, "");
		narrow(p);
		return VIEW_HANDLED;
	}
	if (cmd == CMD_OPEN && p->list.count) {
		const char *key = p->items[p->shown[p->list.selected]].key;
		view_close(t, v);
		p->done(t, p->arg, key);
		return VIEW_HANDLED;
	}
	if (cmd == CMD_BACK || cmd == CMD_LEAVE)
		return VIEW_CLOSED;
	return VIEW_HANDLED;
}

static enum handled key(struct view *v, struct tui *t, uint32_t k)
{
	struct pick *p = (struct pick *)v;

	(void)t;
	if (textfield_key(&p->typed, k) == EDIT_CHANGED) {
		p->list.selected = 0;
		narrow(p);
	}
	return VIEW_HANDLED;
}

static void release(struct view *v)
{
	struct pick *p = (struct pick *)v;

	list_release(&p->list);
	textfield_release(&p->typed);
	arena_release(&p->arena);
}

static const struct view_ops pick_ops = {
	.name = N_("Values"),
	.scope = IN_MENU,
	.size = sizeof(struct pick),
	.overlay = true,
	.text = true,
	.no_footer = true,
	.repaint = repaint,
	.command = command,
	.key = key,
	.free = release,
};

static void copy_item(struct pick *p, size_t i, const struct popup_item *from)
{
	struct str folded;
	int width;

	p->items[i].key = arena_strdup(&p->arena, from->key);
	p->items[i].label = arena_strdup(&p->arena, from->label);
	p->items[i].note = arena_strdup(&p->arena, from->note);
	str_init(&folded);
	utf8_fold(&folded, str_or_empty(from->key));
	str_add_char(&folded, ' ');
	utf8_fold(&folded, str_or_empty(from->label));
	str_add_char(&folded, ' ');
	initials(&folded, str_or_empty(from->label));
	str_add_char(&folded, ' ');
	pinyin(&folded, str_or_empty(from->label));
	p->folded[i] = arena_strdup(&p->arena, folded.data);
	str_release(&folded);
	width = utf8_width(str_or_empty(from->label), strlen(str_or_empty(from->label))) +
		utf8_width(str_or_empty(from->note), strlen(str_or_empty(from->note))) + 4;
	if (width > p->width)
		p->width = width;
}

void popup_pick(struct tui *t, const char *title, const struct popup_item *items, size_t count, const char *selected,
	popup_done *done, void *arg)
{
	struct pick *p = (struct pick *)view_push(t, &pick_ops);

	p->title = arena_strdup(&p->arena, title);
	p->items = arena_array(&p->arena, count + 1, sizeof *p->items);
	p->folded = arena_array(&p->arena, count + 1, sizeof *p->folded);
	p->shown = arena_array(&p->arena, count + 1, sizeof *p->shown);
	p->count = count;
	p->width = utf8_width(title, strlen(title)) + 8;
	p->done = done;
	p->arg = arg;
	list_init(&p->list);
	textfield_init(&p->typed, 40, false);
	for (size_t i = 0; i < count; i++)
		copy_item(p, i, &items[i]);
	narrow(p);
	for (size_t i = 0; i < count; i++)
		if (str_equal(items[i].key, selected))
			list_select(&p->list, (int)i);
}
