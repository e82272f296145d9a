/* list.c - selection, scrolling, marks. */
#include "list.h"

#include <stdlib.h>
#include <string.h>

void list_init(struct list *l)
{
	memset(l, 0, sizeof *l);
}

void list_release(struct list *l)
{
	free(l->marks);
	l->marks = NULL;
	l->marked = 0;
}

void list_resize(struct list *l, int count)
{
	list_release(l);
	l->count = count > 0 ? count : 0;
	list_select(l, l->selected);
}

void list_select(struct list *l, int row)
{
	if (row >= l->count)
		row = l->count - 1;
	l->selected = row > 0 ? row : 0;
}

bool list_command(struct list *l, enum cmd cmd)
{
	int page = l->rows > 1 ? l->rows - 1 : 1;

	switch (cmd) {
	case CMD_UP:
		list_select(l, l->selected - 1);
		return true;
	case CMD_DOWN:
		list_select(l, l->selected + 1);
		return true;
	case CMD_PAGE_UP:
		list_select(l, l->selected - page);
		return true;
	case CMD_PAGE_DOWN:
		list_select(l, l->selected + page);
		return true;
	case CMD_HOME:
		list_select(l, 0);
		return true;
	case CMD_END:
		list_select(l, l->count - 1);
		return true;
	default:
		return false;
	}
}

void list_mark(struct list *l, int row, bool on)
{
	if (row < 0 || row >= l->count)
		return;
	if (!l->marks)
		l->marks = calloc((size_t)l->count, 1);
	if (!l->marks || l->marks[row] == on)
		return;
	l->marks[row] = on;
	l->marked += on ? 1 : -1;
}

bool list_marked(const struct list *l, int row)
{
	return l->marks && row >= 0 && row < l->count && l->marks[row];
}

void list_scroll(struct list *l)
{
	int rows = l->rows > 0 ? l->rows : 1;

	if (l->top > l->count - rows)
		l->top = l->count - rows;
	if (l->top < 0)
		l->top = 0;
	if (l->selected < l->top)
		l->top = l->selected;
	if (l->selected >= l->top + rows)
		l->top = l->selected - rows + 1;
}
