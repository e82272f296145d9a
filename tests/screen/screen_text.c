/* The screen as text. */
#include "harness.h"

#include <ctype.h>
#include <string.h>

#include "plaint/utf8.h"

static int add_cell(struct screen *s, int row, int col, struct str *out)
{
	VTermPos pos = { .row = row, .col = col };
	VTermScreenCell cell;
	char bytes[4];

	if (!vterm_screen_get_cell(s->vs, pos, &cell) || cell.chars[0] == 0) {
		str_add_char(out, ' ');
		return 1;
	}
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
		if (cell.chars[i] != (uint32_t)-1)
			str_add_len(out, bytes, (size_t)utf8_encode(cell.chars[i], bytes));
	return cell.width > 1 ? cell.width : 1;
}

void screen_row(struct screen *s, int row, struct str *out)
{
	size_t start = out->len;

	for (int col = 0; col < s->cols;)
		col += add_cell(s, row, col, out);
	while (out->len > start && out->data[out->len - 1] == ' ')
		str_splice(out, out->len - 1, 1, "", 0);
}

void screen_text(struct screen *s, struct str *out)
{
	for (int row = 0; row < s->rows; row++) {
		screen_row(s, row, out);
		str_add_char(out, '\n');
	}
}

bool screen_find(struct screen *s, const char *text, int *row, int *col)
{
	struct str line;
	bool found = false;

	str_init(&line);
	for (int r = 0; r < s->rows && !found; r++) {
		const char *at;

		str_clear(&line);
		screen_row(s, r, &line);
		at = strstr(line.data, text);
		if (at == NULL)
			continue;
		found = true;
		if (row != NULL)
			*row = r;
		if (col != NULL)
			*col = utf8_width(line.data, (size_t)(at - line.data));
	}
	str_release(&line);
	return found;
}

void screen_cursor(struct screen *s, int *row, int *col)
{
	VTermPos pos;

	vterm_state_get_cursorpos(vterm_obtain_state(s->vt), &pos);
	*row = pos.row;
	*col = pos.col;
}

/* How long a run of digits and the marks between them at p is: 14:32:07,
 * 20261122, -04:12, 2026-11-25. */
static size_t figure(const char *p)
{
	size_t n = 0;

	while (isdigit((unsigned char)p[n]) || (n > 0 && strchr(":-", p[n]) != NULL && isdigit((unsigned char)p[n + 1])))
		n++;
	return n;
}

void screen_mask(struct str *text)
{
	char *p = text->data;

	while (*p != '\0') {
		size_t n = figure(p);
		bool time = memchr(p, ':', n) != NULL || n >= 8;

		for (size_t i = 0; time && i < n; i++)
			if (isdigit((unsigned char)p[i]))
				p[i] = '#';
		p += n > 0 ? n : 1;
	}
}
