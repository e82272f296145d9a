/* list.h - selection, scrolling and marks of a list. Pure; the view draws its rows. */
#ifndef PLAINT_TUI_LIST_H
#define PLAINT_TUI_LIST_H

#include <stdbool.h>

#include "../keys.h"

struct list {
	int count;    /* rows there are */
	int selected; /* 0 ... count - 1; 0 when empty */
	int top;      /* first row shown */
	int rows;     /* rows that fit; set before keys and drawing */
	unsigned char *marks; /* count of them */
	int marked;
};

void list_init(struct list *l);
void list_release(struct list *l);
/* A new number of rows; marks are cleared, the selection kept as near as it can be. */
void list_resize(struct list *l, int count);
void list_select(struct list *l, int row);
/* CMD_UP, DOWN, PAGE_UP, PAGE_DOWN, HOME, END; false: not one of them. */
bool list_command(struct list *l, enum cmd cmd);
void list_mark(struct list *l, int row, bool on);
bool list_marked(const struct list *l, int row);
/* Keeps the selection visible; call before drawing. */
void list_scroll(struct list *l);

#endif
