/* The command line: history, completion. It opens above the last two rows, which an
 * input method's box covers.
 */
#include "command.h"

#include <string.h>

#include "plaint/report.h"
#include "plaint/utf8.h"

#include "../widgets/textfield.h"

struct command_line {
	struct view view;
	struct textfield field;
	struct history history;
	size_t place;          /* in the history; its count: the new line */
	struct arena arena;    /* of what follows */
	struct texts numbers;  /* that can be completed */
	struct texts offers;   /* shown above the line */
	bool asked;
};

/* What can be completed is asked for once. */
static void line_recalc(struct view *v, struct tui *t)
{
	struct command_line *l = (struct command_line *)v;
	struct request q;
	struct reply r;
	struct err err = ERR_INIT;

	if (l->asked)
		return;
	l->asked = true;
	request_init(&q);
	q.op = "list";
	q.filter.limit = 200;
	if (tui_call(t, &q, &l->arena, &r, &err) != 0)
		return;
	for (size_t i = 0; i < r.row_count; i++) {
		l->numbers.item = arena_grow(&l->arena, l->numbers.item, l->numbers.count, sizeof *l->numbers.item);
		l->numbers.item[l->numbers.count++] = r.rows[i].number;
	}
}

static void paint_offers(struct command_line *l, struct tui *t, int row)
{
	struct str s;

	if (l->offers.count < 2)
		return;
	str_init(&s);
	for (size_t i = 0; i < l->offers.count; i++)
		str_addf(&s, "%s%s", i > 0 ? "  " : "", l->offers.item[i]);
	int lines = draw_wrapped(NULL, 0, 0, 8, t->cols - 2, LOOK_DIM, s.data);

	if (lines > 8)
		lines = 8;
	draw_fill(t->win, row - lines, 0, lines, t->cols, LOOK_NORMAL);
	draw_wrapped(t->win, row - lines, 1, lines, t->cols - 2, LOOK_DIM, s.data);
	str_release(&s);
}

static void line_repaint(struct view *v, struct tui *t)
{
	struct command_line *l = (struct command_line *)v;
	int row = t->rows - 3, y, x;

	paint_offers(l, t, row);
	textfield_place(&l->field, t->cols - 2, 1, &y, &x);
	draw_fill(t->win, row, 0, 1, t->cols, LOOK_VALUE);
	draw_text(t->win, row, 0, 1, LOOK_FOCUS, ":");
	draw_text(t->win, row, 1, t->cols - 2, LOOK_VALUE, l->field.text.data + l->field.left);
	tui_caret(t, row, 1 + x);
}

static void recall(struct command_line *l, int step)
{
	size_t count = l->history.lines.count;

	if ((step < 0 && l->place == 0) || (step > 0 && l->place >= count))
		return;
	l->place = step < 0 ? l->place - 1 : l->place + 1;
	textfield_set(&l->field, l->place < count ? l->history.lines.item[l->place] : "");
}

/* Where the word under completion begins: a word with blanks is in quotes. */
static size_t word_start(const char *line)
{
	size_t start = 0;
	bool quoted = false;

	for (size_t i = 0; line[i] != '\0'; i++) {
		if (line[i] == '"')
			quoted = !quoted;
		else if (line[i] == ' ' && !quoted)
			start = i + 1;
	}
	return start;
}

static void put_word(struct command_line *l, struct tui *t, const char *word, bool whole)
{
	const char *line = l->field.text.data;
	bool wide = strchr(word, ' ') != NULL;
	bool more = word[0] != '\0' && word[strlen(word) - 1] == '=';
	const char *text = arena_printf(&t->turn, "%.*s%s%s%s%s", (int)word_start(line), line, wide ? "\"" : "", word,
		wide && whole ? "\"" : "", whole && !more ? " " : "");

	textfield_set(&l->field, text);
}

static void complete_word(struct command_line *l, struct tui *t)
{
	bool open;
	struct texts words = words_split(&t->turn, l->field.text.data, &open);
	const char *typed = open ? words.item[words.count - 1] : "";
	const char *common;

	l->offers = complete(&l->arena, t, l->field.text.data, &l->numbers);
	common = complete_common(&t->turn, &l->offers);
	if (l->offers.count == 1)
		put_word(l, t, l->offers.item[0], true);
	else if (strlen(common) > strlen(typed))
		put_word(l, t, common, false);
	else if (l->offers.count == 0)
		tui_say(t, LOOK_MESSAGE, "%s", tr("nothing to complete"));
}

/* The line goes first, so that the command meets the screen it was asked from; what could
 * not be done comes back to be mended. */
static enum handled enter(struct command_line *l, struct tui *t)
{
	const char *line = arena_strdup(&t->turn, l->field.text.data);

	history_add(&l->history, line);
	view_close(t, &l->view);
	if (!command_run(t, line))
		view_command_open(t, line);
	return VIEW_HANDLED;
}

static enum handled line_key(struct view *v, struct tui *t, uint32_t key)
{
	struct command_line *l = (struct command_line *)v;

	(void)t;
	l->offers.count = 0;
	if (key == K_BACKSPACE && l->field.text.len == 0)
		return VIEW_CLOSED;
	textfield_key(&l->field, key);
	return VIEW_HANDLED;
}

static enum handled line_paste(struct view *v, struct tui *t, const char *text, size_t len)
{
	struct command_line *l = (struct command_line *)v;

	(void)t;
	textfield_insert(&l->field, text, len);
	return VIEW_HANDLED;
}

static enum handled line_command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	struct command_line *l = (struct command_line *)v;

	(void)arg;
	if (cmd == CMD_PANE) {
		complete_word(l, t);
		return VIEW_HANDLED;
	}
	if (cmd == CMD_UP || cmd == CMD_DOWN) {
		l->offers.count = 0;
		recall(l, cmd == CMD_UP ? -1 : 1);
		return VIEW_HANDLED;
	}
	if (cmd == CMD_OPEN)
		return enter(l, t);
	return cmd == CMD_BACK ? VIEW_CLOSED : VIEW_IGNORED;
}

static void line_free(struct view *v)
{
	struct command_line *l = (struct command_line *)v;

	textfield_release(&l->field);
	history_release(&l->history);
	arena_release(&l->arena);
}

static const struct view_ops line_ops = {
	.name = N_("The command line"),
	.scope = IN_LINE,
	.size = sizeof(struct command_line),
	.overlay = true,
	.text = true,
	.recalc = line_recalc,
	.repaint = line_repaint,
	.command = line_command,
	.key = line_key,
	.paste = line_paste,
	.free = line_free,
};

void view_command_open(struct tui *t, const char *initial)
{
	struct command_line *l = (struct command_line *)view_push(t, &line_ops);

	textfield_init(&l->field, 1000, false);
	if (initial != NULL)
		textfield_set(&l->field, initial);
	history_load(&l->history);
	l->place = l->history.lines.count;
}
