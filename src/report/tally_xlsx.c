/* A report as a workbook: a sheet a part, native charts, formulas for the rates. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "parts.h"
#include "plaint/utf8.h"
#include "tally_out.h"
#include "xlsx_library.h"

struct book {
	const struct xlsx_library *x;
	lxw_workbook *book;
	lxw_format *head, *rate, *wrap;
	const struct report_style *style;
	struct arena a;
};

/* A name of at most 31 characters without the ones a workbook forbids. */
static const char *tab_name(struct book *b, const struct tally_part *p, size_t place)
{
	const char *title = tally_title_shown(b->style, p->title, p->title_zh);
	char *name = arena_printf(&b->a, "%zu %s", place + 1, title);

	for (char *c = name; *c; c++)
		if (strchr("[]:*?/\\'", *c))
			*c = ' ';
	return arena_strndup(&b->a, name, strlen(name) > 30 ? utf8_snap(name, strlen(name), 30) : strlen(name));
}

static void write_heading(struct book *b, lxw_worksheet *w, const struct tally *s, const struct tally_part *p)
{
	const struct report_style *style = b->style;

	b->x->worksheet_write_string(w, 0, 0, arena_printf(&b->a, "%s - %s  %s", tally_title_shown(style, s->title, s->title_zh),
		tally_title_shown(style, p->title, p->title_zh), site_pick(style->site->company, style->site->company_zh, style->zh)), b->head);
	b->x->worksheet_write_string(w, 1, 0, arena_printf(&b->a, "%s %s", tally_basis_shown(s), tally_period_shown(&b->a, style, s)), NULL);
}

#define TOP 3 /* row of the titles */

static void write_titles(struct book *b, lxw_worksheet *w, const struct tally_part *p)
{
	lxw_col_t col = 0;

	if (!p->ledger)
		b->x->worksheet_write_string(w, TOP, col++, tally_title_shown(b->style, p->title, p->title_zh), b->head);
	for (size_t c = 0; c < p->columns; c++)
		b->x->worksheet_write_string(w, TOP, col++, tally_column_shown(b->style, &p->column[c]), b->head);
	b->x->worksheet_set_column(w, 0, 0, 24, NULL);
	b->x->worksheet_set_column(w, 1, col, 13, NULL);
	b->x->worksheet_freeze_panes(w, TOP + 1, 1);
}

static const char *cell_name(struct book *b, lxw_row_t row, int column)
{
	char name[LXW_MAX_CELL_NAME_LENGTH];

	b->x->lxw_rowcol_to_cell(name, row, (lxw_col_t)(column + 1));
	return arena_strdup(&b->a, name);
}

static void write_figure(struct book *b, lxw_worksheet *w, lxw_row_t row, const struct tally_part *p, const struct tally_line *l, size_t c)
{
	const struct tally_column *column = &p->column[c];
	int64_t n = line_figure(p, l, c);
	lxw_col_t col = (lxw_col_t)(c + 1);

	if (n < 0)
		b->x->worksheet_write_string(w, row, col, "-", NULL);
	else if (column->kind == COLUMN_RATE) /* from its own columns, so that it can be checked */
		b->x->worksheet_write_formula_num(w, row, col, arena_printf(&b->a, "=%s/%s", cell_name(b, row, column->of), cell_name(b, row, column->per)),
			b->rate, (double)l->n[column->of] / (double)l->n[column->per]);
	else if (column->kind == COLUMN_MEAN || column->kind == COLUMN_SUM)
		b->x->worksheet_write_string(w, row, col, tally_figure_shown(&b->a, b->style, p, l, c), NULL);
	else
		b->x->worksheet_write_number(w, row, col, (double)n, NULL);
}

static void write_line(struct book *b, lxw_worksheet *w, const struct tally_part *p, size_t i)
{
	lxw_row_t row = (lxw_row_t)(TOP + 1 + i);

	if (!p->ledger)
		b->x->worksheet_write_string(w, row, 0, tally_key_shown(&b->a, b->style, p, p->line[i].key), NULL);
	for (size_t c = 0; c < p->columns; c++)
		if (p->ledger)
			b->x->worksheet_write_string(w, row, (lxw_col_t)c, tally_cell_shown(&b->a, b->style, p, &p->line[i], c), b->wrap);
		else
			write_figure(b, w, row, p, &p->line[i], c);
}

/* --- charts ---------------------------------------------------------------------- */

#define CHARTED 40 /* lines a chart shows */

static void add_chart(struct book *b, lxw_worksheet *w, const struct tally_part *p, const char *tab)
{
	bool time = str_starts(p->source, "settled ") || str_equal(p->source, "day") || str_equal(p->source, "week") || str_equal(p->source, "month") || str_equal(p->source, "hour");
	lxw_row_t last = (lxw_row_t)(TOP + (p->lines < CHARTED || time ? p->lines : CHARTED));
	lxw_chart_series *series;
	lxw_chart *chart;
	size_t first = 0;

	while (first < p->columns && (p->column[first].kind != COLUMN_COUNT || p->column[first].hidden))
		first++;
	if (p->ledger || p->lines < 2 || first == p->columns)
		return;
	chart = b->x->workbook_add_chart(b->book, time ? LXW_CHART_LINE : LXW_CHART_BAR);
	series = b->x->chart_add_series(chart, NULL, NULL);
	b->x->chart_series_set_categories(series, tab, TOP + 1, 0, last, 0);
	b->x->chart_series_set_values(series, tab, TOP + 1, (lxw_col_t)(first + 1), last, (lxw_col_t)(first + 1));
	b->x->chart_series_set_name(series, tally_column_shown(b->style, &p->column[first]));
	b->x->chart_title_set_name(chart, tally_title_shown(b->style, p->title, p->title_zh));
	if (!time)
		b->x->chart_axis_set_reverse(chart->y_axis);
	b->x->worksheet_insert_chart(w, (lxw_row_t)(TOP + p->lines + 3), 0, chart);
}

/* What every figure means, on a sheet of its own. */
static void write_meanings(struct book *b, const struct tally *s)
{
	lxw_worksheet *w = b->x->workbook_add_worksheet(b->book, tr(N_("Definitions")));
	lxw_row_t row = 0;

	b->x->worksheet_set_column(w, 0, 0, 20, NULL);
	b->x->worksheet_set_column(w, 1, 1, 100, NULL);
	for (size_t i = 0; i < s->parts; i++)
		for (size_t c = 0; c < s->part[i].columns; c++) {
			const struct tally_column *column = &s->part[i].column[c];
			bool known = false;

			for (size_t k = 0; k < i; k++)
				known = known || part_find_column(&s->part[k], column->name) >= 0;
			if (known || !column->means)
				continue;
			b->x->worksheet_write_string(w, row, 0, tally_column_shown(b->style, column), b->head);
			b->x->worksheet_write_string(w, row++, 1, tr(column->means), b->wrap);
		}
}

static int cannot(const char *file, const char *why, struct err *err)
{
	return err_set(err, ERR_STORE, NULL, N_("cannot write %1: %2"), file, why, NULL);
}

/* The library tells the terminal what it returns as well, over whatever stands there: until
 * speak nothing gets to it. */
static int hush(void)
{
	int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3), none = open("/dev/null", O_WRONLY | O_CLOEXEC);

	if (kept >= 0 && none >= 0)
		dup2(none, STDERR_FILENO);
	if (none >= 0)
		close(none);
	return kept;
}

static void speak(int kept)
{
	if (kept < 0)
		return;
	dup2(kept, STDERR_FILENO);
	close(kept);
}

/* The machine's reason where there is one: the library's is a guess. */
static int close_book(struct book *b, const char *file, struct err *err)
{
	lxw_error failed;
	int why;

	errno = 0;
	failed = b->x->workbook_close(b->book);
	why = errno;
	if (!failed)
		return 0;
	return cannot(file, why == ENOSPC || why == EDQUOT || why == EFBIG || why == EIO ? strerror(why) : b->x->lxw_strerror(failed), err);
}

static int fill_book(const char *to, const char *file, const struct report_style *style, const struct tally *s, struct err *err)
{
	struct book b = { .x = xlsx_library(err), .style = style };
	int failed;

	if (!b.x)
		return -1;
	b.book = b.x->workbook_new(to);
	if (!b.book)
		return cannot(file, strerror(ENOMEM), err);
	b.head = b.x->workbook_add_format(b.book);
	b.x->format_set_bold(b.head);
	b.rate = b.x->workbook_add_format(b.book);
	b.x->format_set_num_format(b.rate, "0.0%");
	b.wrap = b.x->workbook_add_format(b.book);
	b.x->format_set_text_wrap(b.wrap);
	for (size_t i = 0; i < s->parts; i++) {
		const char *tab = tab_name(&b, &s->part[i], i);
		lxw_worksheet *w = b.x->workbook_add_worksheet(b.book, tab);

		write_heading(&b, w, s, &s->part[i]);
		write_titles(&b, w, &s->part[i]);
		for (size_t k = 0; k < s->part[i].lines; k++)
			write_line(&b, w, &s->part[i], k);
		add_chart(&b, w, &s->part[i], tab);
	}
	write_meanings(&b, s);
	failed = close_book(&b, file, err);
	arena_release(&b.a);
	return failed;
}

static int write_book(const char *to, const char *file, const struct report_style *style, const struct tally *s, struct err *err)
{
	int kept, rc;

	fflush(stderr);
	kept = hush();
	rc = fill_book(to, file, style, s, err);
	speak(kept);
	return rc;
}

/* Whole or as it was, and the caller's alone, as everything that can hold names. A place
 * that cannot be written is found here. */
int report_tally_xlsx(const char *file, const struct report_style *style, const struct tally *s, struct err *err)
{
	struct arena a = ARENA_INIT;
	char *part = arena_printf(&a, "%s.XXXXXX", file);
	struct stat st;
	int fd, rc;

	/* A pipe, a terminal: nothing to put in its place. */
	if (stat(file, &st) == 0 && !S_ISREG(st.st_mode)) {
		arena_release(&a);
		return write_book(file, file, style, s, err);
	}
	fd = mkostemp(part, O_CLOEXEC);
	if (fd < 0) {
		rc = cannot(file, strerror(errno), err);
		arena_release(&a);
		return rc;
	}
	close(fd);
	rc = write_book(part, file, style, s, err);
	if (rc == 0 && rename(part, file))
		rc = cannot(file, strerror(errno), err);
	if (rc)
		unlink(part);
	arena_release(&a);
	return rc;
}
