/* mouse.c - what a click does is always what a key would have done. */
#include "mouse.h"

#include "decode.h"
#include "turn.h"

#define WHEEL_ROWS 3

void mouse_forget(struct tui *t)
{
	t->hit_count = 0;
}

static struct hit *note(struct tui *t, int row, int rows, int col, int cols)
{
	struct hit *h;

	if (!t->mouse || t->hit_count == HITS)
		return NULL;
	h = &t->hit[t->hit_count++];
	*h = (struct hit){.row = row, .rows = rows, .col = col, .cols = cols};
	return h;
}

void hit_command(struct tui *t, int row, int col, int cols, enum cmd cmd, int arg)
{
	struct hit *h = note(t, row, 1, col, cols);

	if (h) {
		h->cmd = cmd;
		h->arg = arg;
	}
}

void hit_row(struct tui *t, int row, int rows, int col, int cols, int away)
{
	struct hit *h = note(t, row, rows, col, cols);

	if (h) {
		h->key = away < 0 ? K_UP : K_DOWN;
		h->times = away < 0 ? -away : away;
		h->cmd = away ? CMD_NONE : CMD_OPEN;
	}
}

void hit_field(struct tui *t, int row, int rows, int col, int cols, int away)
{
	struct hit *h = note(t, row, rows, col, cols);

	if (h) {
		h->key = away < 0 ? K_BACKTAB : K_TAB;
		h->times = away < 0 ? -away : away;
	}
}

static void press(struct tui *t, uint32_t key, int times)
{
	const struct view *v = t->top;

	/* A key may have closed the view it was meant for. */
	for (int i = 0; i < times && t->top == v; i++)
		view_input(t, key);
}

void mouse_click(struct tui *t, int row, int col)
{
	if (row < 0) {
		press(t, row == MOUSE_UP ? K_UP : K_DOWN, WHEEL_ROWS);
		return;
	}
	for (int i = t->hit_count; i-- > 0;) {
		const struct hit h = t->hit[i];

		if (row < h.row || row >= h.row + h.rows || col < h.col || col >= h.col + h.cols)
			continue;
		press(t, h.key, h.times);
		if (h.cmd != CMD_NONE) {
			str_clear(&t->message);
			t->keys++;
			tui_command(t, h.cmd, h.arg);
		}
		return;
	}
}
