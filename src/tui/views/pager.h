/* pager.h - text to read: paragraphs, wrapped to the width at hand, scrolled.
 *
 * For a screen reader (draw_plain) a lead is told as "lead: text", and up and down lead
 * from line to line: the cursor is on the one that is read.
 */
#ifndef PLAINT_TUI_PAGER_H
#define PLAINT_TUI_PAGER_H

#include "plaint/arena.h"

#include "../draw.h"
#include "../keys.h"

struct paragraph {
	const char *lead; /* stands before the first line, or NULL */
	const char *text;
	enum look lead_look, look;
	int indent;       /* column the text begins in */
};

struct pager {
	struct arena arena; /* of the paragraphs and lines */
	struct paragraph *para;
	size_t para_count;
	struct page_line *line;
	int count;    /* lines in the present layout */
	int cols;     /* it was made for; 0: to be made anew */
	int top;      /* first line shown */
	int rows;     /* shown last time */
	int at;       /* the line that is read, in plain mode; else top */
	bool at_end;  /* begin at the end */
};

void pager_init(struct pager *p);
void pager_release(struct pager *p);
/* Takes the text out; the place is kept. */
void pager_clear(struct pager *p);
/* Texts are copied. */
void pager_add(struct pager *p, enum look look, const char *text);
void pager_add_led(struct pager *p, int indent, enum look lead_look, const char *lead, enum look look, const char *text);
/* Several lines, each a paragraph. */
void pager_add_lines(struct pager *p, enum look look, const char *text);
/* Lines in that width; the widest line when cols is 0 is pager_width. */
int pager_layout(struct pager *p, int cols);
int pager_width(const struct pager *p);
void pager_draw(struct pager *p, WINDOW *w, int row, int col, int rows, int cols);
/* From the first line on. */
void pager_first(struct pager *p);
/* Up, down, pages, home, end; false: not one of them. */
bool pager_command(struct pager *p, enum cmd cmd);
/* The row of the last drawing the cursor belongs on, from 0. */
int pager_caret(const struct pager *p);
/* Lines below the ones shown. */
int pager_more(const struct pager *p);

#endif
