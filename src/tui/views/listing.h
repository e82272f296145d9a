/* listing.h - a queue on the screen: the part of it that is held, its place, its rows.
 *
 * A long queue is asked for in pieces around what is shown. The selection is a
 * number, not a place: when others change the queue the same complaint stays
 * selected; after one's own step the next one is (U-10).
 */
#ifndef PLAINT_TUI_LISTING_H
#define PLAINT_TUI_LISTING_H

#include "../view.h"
#include "../widgets/list.h"

enum list_order { ORDER_URGENCY, ORDER_NEWEST, ORDER_OLDEST, ORDER_COUNT };

struct listing {
	struct arena arena;  /* of rows and counts */
	struct row *row;     /* held: offset ... offset + held - 1 */
	size_t held;
	int64_t offset;
	struct counts counts;
	struct list list;    /* over the whole queue */
	char selected[48];   /* number */
	enum list_order order;
	enum list_order shown; /* of the rows held: closed ones come newest first */
	bool turned;         /* another order, not asked for yet */
	char (*marked)[48];  /* numbers */
	size_t marked_count;
	bool found;          /* rows of find: room for why they were found */
	bool failed;         /* the last call did: what is shown may be old */
};

void listing_init(struct listing *l);
void listing_release(struct listing *l);
/* From the top, with nothing selected: another queue. */
void listing_reset(struct listing *l);
/* Asks for the piece around what is shown. own: a step of one's own led here. */
void listing_load(struct tui *t, struct listing *l, const struct filter *filter, bool own);
/* Another order of the whole queue from the next load on; what is selected and marked
 * stays so. */
void listing_next_order(struct listing *l);
const char *listing_order_name(enum list_order order); /* translated */
/* Those of the filter come newest first, whatever one asks for. */
bool listing_has_closed(const struct filter *filter);
/* Takes rows found otherwise (find), and the arena they live in. */
void listing_take(struct listing *l, struct arena *fresh, struct row *rows, size_t count, bool own);
/* A row by its place in the queue, or NULL when it is not held. */
const struct row *listing_row(const struct listing *l, int place);
const struct row *listing_selected(const struct listing *l);
/* Moves; true when it did. *missing says that rows now shown must be asked for. */
bool listing_command(struct listing *l, enum cmd cmd, bool *missing);
/* Selects the one before or after that number; NULL at the end or when it is not held. */
const char *listing_neighbour(struct listing *l, const char *number, int step);
void listing_toggle_mark(struct listing *l, const char *number);
bool listing_is_marked(const struct listing *l, const char *number);

/* --- drawing (listing_draw.c) ---------------------------------------------------- */

/* Headings and rows from row to row + rows - 1; two lines a complaint below 60
 * columns. Sets the hardware cursor to the selected row. False: rows are missing. */
bool listing_draw(struct tui *t, struct listing *l, int row, int col, int rows, int cols, bool heading);

#endif
