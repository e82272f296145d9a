/* table.h - a table of text, its columns aligned as the terminal counts them. */
#ifndef PLAINT_REPORT_TABLE_H
#define PLAINT_REPORT_TABLE_H

#include "plaint/arena.h"
#include "plaint/report.h"

#define TABLE_COLUMNS 64

struct table {
	struct arena *a;
	size_t columns;
	const char *title[TABLE_COLUMNS];
	bool right[TABLE_COLUMNS]; /* numbers */
	bool whole[TABLE_COLUMNS]; /* never narrowed */
	const char **cell;         /* columns a row */
	size_t cells;
};

void table_init(struct table *t, struct arena *a);
void table_column(struct table *t, const char *title, bool right);
/* The column added last is never narrowed. */
void table_whole(struct table *t);
/* The next cell, row by row; not copied. NULL is empty. */
void table_cell(struct table *t, const char *text);
/* REPORT_SPOKEN as width: a sentence a row. Else lines of at most `width` columns (0: as wide as needed): wide columns are narrowed,
 * the last one is cut. */
void table_text(const struct table *t, struct str *out, int width);
/* The same without the titles. */
void table_lines(const struct table *t, struct str *out, int width);
/* RFC 4180. */
void table_csv(const struct table *t, struct str *out);

#endif
