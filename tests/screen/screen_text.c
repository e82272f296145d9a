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

	while (isdigit((unsigned char)p[n]) || (n > 0 && p[n] != '\0' && strchr(":-", p[n]) != NULL && isdigit((unsigned char)p[n + 1])))
		n++;
	return n;
}

/* Bytes of "60m", "23h59", "1d 0h", "60分", "23时59", "1天0时" at p; 0: something else.
 * "1h" alone is a limit, not what is left of one; "4m" is what is left. */
static size_t remaining(const char *p)
{
	static const char *const units[] = { "d ", "h", "m", "天", "时", "分" };
	size_t n = 0, seen = 0;

	for (;;) {
		size_t digits = strspn(p + n, "0123456789"), u = 0;

		while (u < sizeof units / sizeof units[0] && strncmp(p + n + digits, units[u], strlen(units[u])) != 0)
			u++;
		if (digits == 0 || u == sizeof units / sizeof units[0] || strncmp(p + n + digits, "分钟", strlen("分钟")) == 0)
			return seen > 0 && (n + digits > 2 || p[n - 1] == 'm') ? n + digits : 0;
		n += digits + strlen(units[u]);
		seen++;
	}
}

static bool any_word(const char *p, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strncmp(p, words[i], 3) == 0)
			return true;
	return false;
}

/* "Sun 22 Nov 2026", "11-22 周日": what day it is. */
static void mask_days(struct str *text)
{
	static const char *const weekdays[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	static const char *const han[] = { "周一", "周二", "周三", "周四", "周五", "周六", "周日" };

	for (char *p = text->data; *p != '\0'; p++) {
		if (!any_word(p, weekdays, 7) || p[3] != ' ' || p[4] == '\0' || !isdigit((unsigned char)p[5]))
			continue;
		memcpy(p, "### ##", 6);
		if (p[6] == ' ' && any_word(p + 7, months, 12))
			memcpy(p + 7, "###", 3);
		if (p[10] == ' ' && strspn(p + 11, "0123456789") == 4)
			memcpy(p + 11, "####", 4);
	}
	for (size_t i = 0; i < 7; i++)
		for (char *p = text->data; i != 6 && (p = strstr(p, han[i])) != NULL;)
			memcpy(p, "周日", strlen("周日"));
}

static void mask_remaining(struct str *text)
{
	static const char marks[] = "################";

	for (size_t at = 0; text->data[at] != '\0';) {
		/* F6时 is a key. */
		bool apart = at == 0 || !isalpha((unsigned char)text->data[at - 1]);
		size_t n = apart ? remaining(text->data + at) : 0;
		int columns = utf8_width(text->data + at, n);

		if (n > 0 && columns < (int)sizeof marks) {
			str_splice(text, at, n, marks, (size_t)columns);
			at += (size_t)columns;
		} else {
			size_t digits = strspn(text->data + at, "0123456789");

			at += digits > 0 ? digits : 1;
		}
	}
}

/* The bar that fills as a limit comes near: "[..======]". */
static void mask_bar(struct str *text)
{
	for (char *p = text->data; (p = strchr(p, '[')) != NULL; p++) {
		size_t n = strspn(p + 1, ".=");

		if (n >= 4) /* a box may stand over its end */
			memset(p + 1, '=', n);
	}
}

/* The day at the head of a number that a box cuts: "20261122│". */
static void mask_cut_numbers(struct str *text)
{
	size_t digits = 0;

	for (size_t i = 0; i <= text->len; i++) {
		if (i < text->len && isdigit((unsigned char)text->data[i])) {
			digits++;
			continue;
		}
		if (digits == 8 && memcmp(text->data + i - 8, "20", 2) == 0)
			memset(text->data + i - 8, '#', 8);
		digits = 0;
	}
}

/* How long a sample call took: "1 s, 2 keys". */
static void mask_took(struct str *text, const char *unit)
{
	for (char *p = text->data; (p = strstr(p, unit)); p++)
		if (p > text->data && isdigit((unsigned char)p[-1]))
			p[-1] = '#';
}

void screen_mask(struct str *text)
{
	char *p = text->data;

	while (*p != '\0') {
		size_t n = figure(p);
		bool time = memchr(p, ':', n) != NULL || (n >= 8 && memchr(p, '-', n) != NULL) || (n == 5 && p[2] == '-') ||
			(n > 0 && strncmp(p + n, "…", strlen("…")) == 0); /* cut in the middle */

		for (size_t i = 0; time && i < n; i++)
			if (isdigit((unsigned char)p[i]))
				p[i] = '#';
		p += n > 0 ? n : 1;
	}
	mask_remaining(text);
	mask_bar(text);
	mask_days(text);
	mask_cut_numbers(text);
	mask_took(text, " s, ");
	mask_took(text, " 秒，");
}
