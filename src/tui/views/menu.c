/* F9: all that can be done here, by letter or arrow. */
#include "../view.h"

#include <ctype.h>
#include <string.h>

#include "plaint/report.h"
#include "plaint/rules/approval.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/rules/rights.h"
#include "plaint/rules/supervision.h"
#include "plaint/utf8.h"

#include "../commands.h"
#include "../editing.h"
#include "../spoken.h"
#include "../widgets/list.h"
#include "../widgets/popup.h"
#include "record.h"

#define NARROW 60 /* no room for the help beside */
#define HELP_COLUMN 20 /* of the box */
#define KEYS_COLUMNS 6

struct item {
	const struct command *command;
	char letter;
	bool first; /* of its group */
};

struct menu {
	struct view view;
	struct item *item;
	int count;
	struct list list;
	struct record record; /* of the subject, for what its state allows */
	struct arena arena;
};

/* To grant and refuse there must be something that waits for one's own word; what another
 * department has is not taken. */
static bool answers(const struct menu *m, const struct tui *t, enum action action)
{
	if (action == ACTION_TAKE)
		return t->me == NULL || rights_takes(t->site, t->me, m->record.c);
	if (action == ACTION_TAKEOVER)
		return editing_by_others(t, m->record.c->number);
	if (action != ACTION_APPROVE && action != ACTION_REFUSE)
		return true;
	return t->me != NULL && approval_for(t->site, m->record.c, t->me) != NULL;
}

static bool allowed(const struct menu *m, const struct tui *t, const struct command *c)
{
	enum action action = (enum action)c->arg;

	if (c->right >= 0 && t->me != NULL && !rights_may(t->me, (enum action)c->right))
		return false;
	if ((c->needs & NEED_SUBJECT) && m->record.c == NULL)
		return false;
	/* Nothing to decide on. */
	if (c->id == CMD_DO && (action == ACTION_CONFIRM || action == ACTION_WAIVE) && violations_open(m->record.c) == 0)
		return false;
	if (c->id == CMD_DO)
		return lifecycle_check(t->site, m->record.c, action, NULL) == 0 && answers(m, t, action);
	if (c->id == CMD_EDIT || c->id == CMD_REVEAL)
		return lifecycle_check(t->site, m->record.c, (enum action)c->right, NULL) == 0;
	if (c->id == CMD_FORWARD)
		return false; /* forward and reassign stand there by name */
	return true;
}

static bool letter_taken(const struct menu *m, char letter)
{
	for (int i = 0; i < m->count; i++)
		if (m->item[i].letter == letter)
			return true;
	return false;
}

static bool usable(char letter)
{
	/* Moving keys stay moving keys. */
	return letter > ' ' && letter < 127 && strchr("jkhlgGq?", letter) == NULL;
}

static bool give(struct menu *m, int i, char letter)
{
	if (m->item[i].letter != ' ' || !usable(letter) || letter_taken(m, letter))
		return false;
	m->item[i].letter = letter;
	return true;
}

static void add(struct menu *m, const struct command *c)
{
	m->item = arena_grow(&m->arena, m->item, (size_t)m->count, sizeof *m->item);
	m->item[m->count].command = c;
	m->item[m->count].letter = ' ';
	m->item[m->count].first = false;
	m->count++;
}

static void add_group(struct menu *m, enum scope scope, const char *group)
{
	for (size_t i = 0; i < command_count; i++) {
		const struct command *c = &command_table[i];

		if ((c->where & scope) && str_equal(c->group, group) && c->id != CMD_MENU)
			add(m, c);
	}
}

static bool group_added(const struct menu *m, const char *group)
{
	for (int i = 0; i < m->count; i++)
		if (str_equal(m->item[i].command->group, group))
			return true;
	return false;
}

static enum scope scope_below(const struct menu *m)
{
	return m->view.below != NULL ? m->view.below->ops->scope : IN_DESK;
}

/* What can be done with the complaint first. */
static void add_all(struct menu *m, enum scope scope)
{
	add_group(m, scope, "Complaint");
	add_group(m, scope, "Crew");
	add_group(m, scope, "Desk");
	for (size_t i = 0; i < command_count; i++)
		if (command_table[i].group != NULL && (command_table[i].where & scope) && !group_added(m, command_table[i].group))
			add_group(m, scope, command_table[i].group);
}

/* Own letters first, so that they are the same as without the menu. */
static void own_letters(struct menu *m)
{
	for (int i = 0; i < m->count; i++)
		for (int k = 0; k < COMMAND_KEYS; k++)
			if (command_key(m->item[i].command, k) < 127)
				give(m, i, (char)command_key(m->item[i].command, k));
}

/* That the name begins with, small or large; else one it holds; else one nobody has. */
static void other_letters(struct menu *m)
{
	static const char rest[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefimnoprstuvwxyz0123456789";

	for (int i = 0; i < m->count; i++)
		give(m, i, *str_or_empty(m->item[i].command->name));
	for (int i = 0; i < m->count; i++)
		give(m, i, (char)toupper((unsigned char)*str_or_empty(m->item[i].command->name)));
	for (int i = 0; i < m->count; i++)
		for (const char *s = str_or_empty(m->item[i].command->name); *s != '\0'; s++)
			if (isalpha((unsigned char)*s) && (give(m, i, *s) || give(m, i, (char)toupper((unsigned char)*s))))
				break;
	for (int i = 0; i < m->count; i++)
		for (const char *s = rest; *s != '\0' && m->item[i].letter == ' '; s++)
			give(m, i, *s);
}

static void keep_allowed(struct menu *m, const struct tui *t, enum scope scope)
{
	int kept = 0;

	for (int i = 0; i < m->count; i++) {
		struct item it = m->item[i];

		if (!(it.command->where & scope) || !allowed(m, t, it.command))
			continue;
		it.first = kept == 0 || !str_equal(m->item[kept - 1].command->group, it.command->group);
		m->item[kept++] = it;
	}
	m->count = kept;
}

/* A letter is given before it is looked at what is allowed: it means the same in every
 * state, to everybody, on the desk and on a complaint, so that hands can learn it. The
 * urgent ones have letters of their own, of the crew's steps. */
static void fill(struct menu *m, struct tui *t)
{
	const int alike = IN_LISTS & ~IN_URGENT;
	enum scope scope = scope_below(m);

	arena_clear(&m->arena);
	m->item = NULL;
	m->count = 0;
	add_all(m, scope & alike ? (enum scope)alike : scope);
	own_letters(m);
	other_letters(m);
	keep_allowed(m, t, scope);
	list_resize(&m->list, m->count);
}

static void menu_recalc(struct view *v, struct tui *t)
{
	struct menu *m = (struct menu *)v;
	const char *number = tui_subject(t);

	if (number != NULL)
		record_load(t, &m->record, number, 1, NULL);
	fill(m, t);
}

/* Rows of the box: a heading before each group. */
static int row_of(const struct menu *m, int item)
{
	int row = 0;

	for (int i = 0; i <= item; i++)
		row += 1 + m->item[i].first;
	return row - 1;
}

static int columns_of(const char *text)
{
	return utf8_width(text, strlen(text));
}

/* The help of the selected item has rows of its own where it does not fit beside. */
static int help_rows(const struct menu *m, const struct tui *t)
{
	int cols = t->cols > 84 ? 80 : t->cols - 4;

	if (t->plain)
		return 3;
	if (cols < NARROW)
		return 3;
	for (int i = 0; i < m->count; i++)
		if (columns_of(tr(m->item[i].command->help)) > cols - HELP_COLUMN - KEYS_COLUMNS)
			return 2;
	return 0;
}

/* "f, Forward (F4), 3 of 20"; what it does stands below the list. */
static void say_item(struct menu *m, struct tui *t, const struct popup_box *box, int i, int y)
{
	const struct item *it = &m->item[i];
	uint32_t key = command_key(it->command, 0);
	struct str s;
	char name[16];

	str_init(&s);
	if (i == m->list.selected) {
		str_add(&s, "> ");
		tui_caret(t, y, box->col);
	}
	spoken_add(&s, it->letter == ' ' ? NULL : arena_printf(&t->turn, "%c,", it->letter), tr(it->command->label));
	if (key > K_BASE)
		spoken_add(&s, NULL, key_text(key, name));
	spoken_add(&s, NULL, spoken_place(t, i, m->count));
	spoken_draw(t, y, box->col, 1, box->cols, &s);
	str_release(&s);
}

static void paint_item(struct menu *m, struct tui *t, const struct popup_box *box, int i, int y, bool beside)
{
	const struct item *it = &m->item[i];
	bool selected = i == m->list.selected;
	enum look look = selected ? LOOK_SELECTED : LOOK_NORMAL;
	char keys[16];

	if (t->plain) {
		say_item(m, t, box, i, y);
		return;
	}
	draw_fill(t->win, y, box->col, 1, box->cols, look);
	draw_printf(t->win, y, box->col, 4, look, "%c%c", selected ? '>' : ' ', it->letter);
	if (beside) {
		draw_text(t->win, y, box->col + 4, HELP_COLUMN - 4, look, tr(it->command->label));
		draw_text(t->win, y, box->col + HELP_COLUMN, box->cols - HELP_COLUMN - KEYS_COLUMNS, selected ? look : LOOK_DIM, tr(it->command->help));
	} else {
		draw_text(t->win, y, box->col + 4, box->cols - 4 - KEYS_COLUMNS, look, tr(it->command->label));
	}
	if (command_key(it->command, 0) > K_BASE)
		draw_right(t->win, y, box->col + box->cols - 4, 4, LOOK_FOOTER_KEY, key_text(command_key(it->command, 0), keys));
	hit_row(t, y, 1, box->col, box->cols, i - m->list.selected);
	if (selected)
		tui_caret(t, y, box->col);
}

static void menu_repaint(struct view *v, struct tui *t)
{
	struct menu *m = (struct menu *)v;
	int rows = m->count > 0 ? row_of(m, m->count - 1) + 1 : 1, top;
	const char *title = m->record.c != NULL ? arena_printf(&t->turn, "%s  %s", tr("Menu"), m->record.c->number) : tr("Menu");
	int cols = t->cols > 84 ? 80 : t->cols - 4, below = help_rows(m, t);
	struct popup_box box = popup_draw(t, rows + below, cols, LOOK_FRAME, title, arena_printf(&t->turn, tr("letter or Enter, %d in all; Esc closes"), m->count));

	if (below > 0 && box.rows > below + 3 && m->count > 0) {
		box.rows -= below;
		draw_wrapped(t->win, box.row + box.rows, box.col, below, box.cols, LOOK_DIM, tr(m->item[m->list.selected].command->help));
	}
	m->list.rows = box.rows;
	top = m->count > 0 ? row_of(m, m->list.selected) - box.rows + 1 : 0;
	if (m->list.top > row_of(m, m->list.selected) - 1)
		m->list.top = row_of(m, m->list.selected) - 1;
	if (m->list.top < top)
		m->list.top = top;
	if (m->list.top < 0)
		m->list.top = 0;
	for (int i = 0; i < m->count; i++) {
		int y = row_of(m, i) - m->list.top;

		if (m->item[i].first && y - 1 >= 0 && y - 1 < box.rows)
			draw_text(t->win, box.row + y - 1, box.col, box.cols, LOOK_TITLE, tr(m->item[i].command->group));
		if (y >= 0 && y < box.rows)
			paint_item(m, t, &box, i, box.row + y, cols >= NARROW);
	}
}

/* The menu goes first, so that the command meets the screen it was asked from. */
static enum handled run(struct menu *m, struct tui *t, int i)
{
	const struct command *c = m->item[i].command;

	view_close(t, &m->view);
	tui_command(t, c->id, c->arg);
	return VIEW_HANDLED;
}

static enum handled menu_command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	struct menu *m = (struct menu *)v;
	int top = m->list.top;

	if (cmd == CMD_OPEN)
		return m->count > 0 ? run(m, t, m->list.selected) : VIEW_CLOSED;
	if (cmd == CMD_BACK || cmd == CMD_LEAVE || cmd == CMD_MENU)
		return VIEW_CLOSED;
	if (list_command(&m->list, cmd)) {
		m->list.top = top;
		return VIEW_HANDLED;
	}
	/* Keys of the screens below lead away from the menu. */
	if (cmd != CMD_HELP && cmd != CMD_REDRAW && cmd != CMD_SUSPEND && cmd != CMD_LEFT && cmd != CMD_RIGHT) {
		view_close(t, v);
		tui_command(t, cmd, arg);
		return VIEW_HANDLED;
	}
	return VIEW_IGNORED;
}

static enum handled menu_key(struct view *v, struct tui *t, uint32_t key)
{
	struct menu *m = (struct menu *)v;

	key = key_narrow(key);
	for (int i = 0; i < m->count; i++)
		if ((uint32_t)m->item[i].letter == key)
			return run(m, t, i);
	return key == K_F(9) ? VIEW_CLOSED : VIEW_HANDLED;
}

static void menu_free(struct view *v)
{
	struct menu *m = (struct menu *)v;

	list_release(&m->list);
	record_release(&m->record);
	arena_release(&m->arena);
}

static const struct view_ops menu_ops = {
	.name = N_("The menu"),
	.scope = IN_MENU,
	.size = sizeof(struct menu),
	.overlay = true,
	.recalc = menu_recalc,
	.repaint = menu_repaint,
	.command = menu_command,
	.key = menu_key,
	.free = menu_free,
};

void view_menu_open(struct tui *t)
{
	struct menu *m = (struct menu *)view_push(t, &menu_ops);

	list_init(&m->list);
	arena_init(&m->arena);
}
