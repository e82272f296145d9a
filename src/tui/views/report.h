/* report.h - a report on the screen, shared by its handlers (report.c), its period
 * (report_open.c) and its drawing (report_draw.c). */
#ifndef PLAINT_TUI_REPORT_H
#define PLAINT_TUI_REPORT_H

#include "plaint/report.h"
#include "plaint/rules/figures.h"

#include "../view.h"
#include "../widgets/list.h"
#include "../widgets/progress.h"

/* A row of the screen: a heading, a figure by itself, or a line of a table. */
enum report_row_kind { REPORT_HEADING, REPORT_TITLES, REPORT_SINGLE, REPORT_LINE, REPORT_BLANK };
struct report_row {
	enum report_row_kind kind;
	size_t part, line, column; /* column: of a single figure */
};

struct report_view {
	struct view view;
	struct arena arena;     /* of the tally */
	const char *name;       /* in own */
	struct arena own;
	struct tally tally;
	instant from, to;
	struct report_row *row;
	struct list list;       /* over the rows */
	size_t column;          /* the shown one that is selected, from the left */
	struct progress progress;
	bool asked;             /* a piece at least is there */
	bool failed;
	unsigned sure;         /* the key that signs it, when it is the very next */
};

/* What is shown of a part: the columns that are not hidden. */
size_t report_columns(const struct tally_part *p);
/* The place in the part of the n-th shown column. */
size_t report_column(const struct tally_part *p, size_t n);
/* The figure the cursor is on: part, line, column; false: none. */
bool report_figure(const struct report_view *r, struct report_row *out);

void report_repaint(struct view *v, struct tui *t);
/* The next step of its way upward, at the second key (HT-12). */
void report_sign(struct report_view *r, struct tui *t);
/* The complaints behind a figure (U-13). */
void view_report_list_open(struct tui *t, const struct report_view *r, const char *figure, const char *title);
/* The style screens write in. */
struct report_style report_style_of(const struct tui *t);

#endif
