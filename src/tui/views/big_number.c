/* big_number.c - the number of a complaint, to be read to the caller. */
#include "intake.h"

#include <string.h>

#include "../turn.h"
#include "plaint/utf8.h"

#define GLYPH_ROWS 5
#define GLYPH_COLS 5

/* Dots of three by five, row after row; the last one is the dash. */
static const char *const glyphs[11] = {
	"#### ## ## ####", " # ##  #  # ###", "###  #####  ###", "###  ####  ####", "# ## ####  #  #", "####  ###  ####",
	"####  #### ####", "###  #  #  #  #", "#### ##### ####", "#### ####  ####", "      ###      ",
};

struct big {
	struct view v;
	struct arena arena;
	const char *number, *line;
};

static const char *glyph_of(char c)
{
	return glyphs[c >= '0' && c <= '9' ? c - '0' : 10];
}

static void draw_glyph(struct tui *t, int row, int col, char c)
{
	const char *g = glyph_of(c);

	for (int r = 0; r < GLYPH_ROWS; r++)
		for (int k = 0; k < 3; k++)
			if (g[r * 3 + k] == '#')
				draw_text(t->win, row + r, col + k, 1, LOOK_BIG, "#");
}

int big_number_rows(struct tui *t, const char *number)
{
	return !t->plain && (int)strlen(number) * GLYPH_COLS + 4 <= t->cols ? GLYPH_ROWS + 2 : 3;
}

void big_number_draw(struct tui *t, int row, int rows, const char *number, const char *line)
{
	if (t->plain) { /* a sentence, where the cursor may be */
		draw_fill(t->win, row, 0, rows, t->cols, LOOK_NORMAL);
		draw_printf(t->win, row, 1, t->cols - 2, LOOK_BIG, "%s: %s.", number, line);
		return;
	}
	int n = (int)strlen(number), cols = n * GLYPH_COLS, wide, col, line_cols = utf8_width(line, strlen(line)) + 6;
	bool large = rows == GLYPH_ROWS + 2;

	wide = (large ? cols : n) + 4;
	if (wide < line_cols)
		wide = line_cols;
	if (wide > t->cols)
		wide = t->cols;
	col = (t->cols - wide) / 2;
	draw_box(t->win, row, col, rows, wide, LOOK_BIG, line);
	draw_fill(t->win, row + 1, col + 1, rows - 2, wide - 2, LOOK_BIG);
	if (!large) {
		draw_text(t->win, row + 1, (t->cols - n) / 2, n, LOOK_BIG, number);
		return;
	}
	for (int i = 0; i < n; i++)
		draw_glyph(t, row + 1, (t->cols - cols) / 2 + i * GLYPH_COLS + 1, number[i]);
	draw_right(t->win, row + rows - 1, col + 2, wide - 4, LOOK_BIG, arena_printf(&t->turn, " %s ", number));
}

static void repaint(struct view *v, struct tui *t)
{
	struct big *b = (struct big *)v;

	int rows = big_number_rows(t, b->number);

	big_number_draw(t, (t->rows - rows) / 2 - 1, rows, b->number, b->line);
	tui_caret(t, t->plain ? (t->rows - rows) / 2 - 1 : (t->rows + rows) / 2 - 1, 0);
}

/* What can be done with a complaint is done with the one just registered, not with the
 * one the list below has selected. */
static const struct command *about_it(const struct big *b, uint32_t key)
{
	const struct command *c = b->v.below != NULL ? command_of_key(b->v.below->ops->scope, key) : NULL;

	if (c != NULL && (c->id == CMD_FORWARD || c->id == CMD_NEXT_STEP || c->id == CMD_WHY || c->id == CMD_EDIT || c->id == CMD_DO))
		return c;
	return NULL;
}

static enum handled go_on(struct big *b, struct tui *t, uint32_t key)
{
	const struct command *c = about_it(b, key);
	const char *number = arena_strdup(&t->turn, b->number);

	view_close(t, &b->v);
	if (c != NULL)
		command_on(t, number, c->id, c->arg);
	else if (key != K_ENTER && key != K_ESC && key != K_SPACE)
		view_input(t, key);
	return VIEW_HANDLED;
}

static enum handled key(struct view *v, struct tui *t, uint32_t k)
{
	return go_on((struct big *)v, t, k);
}

static void release(struct view *v)
{
	arena_release(&((struct big *)v)->arena);
}

static const struct view_ops big_ops = {
	.name = N_("Registered"),
	.scope = (enum scope)0,
	.size = sizeof(struct big),
	.overlay = true,
	.text = true,
	.no_footer = true,
	.repaint = repaint,
	.key = key,
	.free = release,
};

void big_number_open(struct tui *t, const char *number, const char *line)
{
	struct big *b = (struct big *)view_push(t, &big_ops);

	b->number = arena_strdup(&b->arena, number);
	b->line = arena_strdup(&b->arena, line);
}
