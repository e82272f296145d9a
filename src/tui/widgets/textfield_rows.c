/* textfield_rows.c - where the text and its caret stand in so many columns. */
#include "textfield.h"

#include "plaint/utf8.h"
#include "plaint/textwrap.h"

#define UNPLACED_COLS 80 /* until it was shown somewhere */

/* One column stays free for the caret behind the last character. */
static int wrap_cols(int cols)
{
	return cols > 3 ? cols - 1 : 2;
}

bool textfield_row(const struct textfield *f, int cols, int row, size_t *from, size_t *to)
{
	size_t pos = 0, shown = 0, next;

	for (int i = 0; pos < f->text.len; i++, pos = next) {
		next = textwrap_line(f->text.data, f->text.len, pos, wrap_cols(cols), &shown);
		if (i == row) {
			*from = pos;
			*to = shown;
			return true;
		}
	}
	if (row < 0 || row != textwrap_rows(f->text.data, f->text.len, wrap_cols(cols)) - 1)
		return false;
	*from = *to = f->text.len;
	return true;
}

/* Row and first byte of the row the byte offset stands in; *end: where it ends on the screen. */
static int row_of(const struct textfield *f, int cols, size_t at, size_t *from, size_t *end)
{
	size_t pos = 0, shown = 0;
	int row = 0;

	while (pos < f->text.len) {
		size_t next = textwrap_line(f->text.data, f->text.len, pos, wrap_cols(cols), &shown);
		bool feed = next > pos && f->text.data[next - 1] == '\n';
		if (at < next || (at == next && next == f->text.len && !feed))
			break;
		pos = next;
		shown = next;
		row++;
	}
	*from = pos;
	*end = shown;
	return row;
}

void textfield_line(const struct textfield *f, size_t *from, size_t *to)
{
	if (!f->multiline) {
		*from = 0;
		*to = f->text.len;
		return;
	}
	row_of(f, f->cols > 0 ? f->cols : UNPLACED_COLS, f->cursor, from, to);
	/* The end of a wrapped row is the beginning of the next: stay before it. */
	if (*to < f->text.len && f->text.data[*to] != '\n' && *to > *from && f->text.data[*to] != ' ')
		*to = utf8_prev(f->text.data, f->text.len, *to);
	if (*to < f->cursor)
		*to = f->cursor;
}

enum edited textfield_vertical(struct textfield *f, int by)
{
	size_t from, end;
	int cols = f->cols > 0 ? f->cols : UNPLACED_COLS, row = row_of(f, cols, f->cursor, &from, &end);
	int goal = f->goal >= 0 ? f->goal : utf8_width(f->text.data + from, f->cursor - from);

	if (row + by < 0 || !textfield_row(f, cols, row + by, &from, &end))
		return EDIT_IGNORED;
	f->cursor = from + utf8_fit(f->text.data + from, end - from, goal, NULL);
	/* Behind the last character of a wrapped row would be the next row. */
	if (f->cursor == end && end > from && end < f->text.len && f->text.data[end] != '\n' && f->text.data[end] != ' ')
		f->cursor = utf8_prev(f->text.data, f->text.len, end);
	f->goal = goal;
	return EDIT_MOVED;
}

static void place_single(struct textfield *f, int cols, int *col)
{
	const char *s = f->text.data;

	if (utf8_width(s, f->text.len) < cols) {
		f->left = 0;
	} else if (f->cursor < f->left || (f->cursor == f->left && f->left)) {
		/* by half the width at once: scrolling at each key costs a whole field on the wire */
		size_t at = f->cursor;
		while (at && utf8_width(s + at, f->cursor - at) < cols / 2)
			at = utf8_prev(s, f->text.len, at);
		f->left = at;
	} else if (utf8_width(s + f->left, f->cursor - f->left) >= cols) {
		size_t at = f->left;
		while (at < f->cursor && utf8_width(s + at, f->cursor - at) > cols / 2)
			at = utf8_next(s, f->text.len, at);
		f->left = at;
	}
	*col = utf8_width(s + f->left, f->cursor - f->left);
	/* one grapheme may be as wide as the field */
	if (*col > cols - 1)
		*col = cols - 1;
}

void textfield_place(struct textfield *f, int cols, int rows, int *row, int *col)
{
	size_t from, end;

	if (cols < 3)
		cols = 3;
	f->cols = cols;
	*row = 0;
	if (!f->multiline) {
		place_single(f, cols, col);
		return;
	}
	*row = row_of(f, cols, f->cursor, &from, &end);
	*col = utf8_width(f->text.data + from, f->cursor - from);
	if (*col > cols - 1)
		*col = cols - 1;
	if (*row < f->top)
		f->top = *row;
	if (rows > 0 && *row >= f->top + rows)
		f->top = *row - rows + 1;
}
