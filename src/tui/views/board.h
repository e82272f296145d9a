/* board.h - the lead's board, shared by its handlers (board.c), its order (board_order.c)
 * and its drawing (board_draw.c). */
#ifndef PLAINT_TUI_BOARD_H
#define PLAINT_TUI_BOARD_H

#include "../view.h"
#include "../widgets/list.h"

enum board_order { BOARD_SITE, BOARD_OVERDUE, BOARD_OPEN, BOARD_LONGEST, BOARD_ORDERS };

/* A line by what it stands for, over a reload of the figures. */
struct board_key { char department[64], person[64]; };

struct board {
	struct view view;
	struct arena arena; /* of the lines */
	struct load *line;
	int64_t open, overdue;
	struct list list;   /* over the lines */
	struct board_key selected;
	struct board_key *marked;
	size_t marked_count;
	enum board_order order;
	bool failed;
};

struct board_key board_key_of(const struct load *l);
bool board_is(const struct board_key *k, const struct load *l);
bool board_marked(const struct board *b, const struct load *l);

/* Departments by that figure, their people below them by it, too. */
void board_sort(struct load *line, size_t count, enum board_order order, instant now);
const char *board_order_name(enum board_order order);

void board_repaint(struct view *v, struct tui *t);

#endif
