/* letter.c - a letter on lines of a width: what paper and screen show alike. */
#include <string.h>

#include "plaint/report.h"
#include "plaint/textwrap.h"
#include "plaint/utf8.h"

static void add_blanks(struct str *out, int count)
{
	while (count-- > 0)
		str_add_char(out, ' ');
}

static void add_line(struct str *out, const char *s, size_t len, int columns, char place)
{
	int room;

	while (len && s[len - 1] == ' ')
		len--;
	room = len ? columns - utf8_width(s, len) : 0;
	if (place == '=')
		add_blanks(out, room / 2);
	else if (place == '>')
		add_blanks(out, room);
	str_add_len(out, s, len);
	str_add_char(out, '\n');
}

void report_letter(struct str *out, const char *text, int columns)
{
	for (const char *s = text; *s;) {
		size_t len = strcspn(s, "\n");
		char place = (*s == '=' || *s == '>') && s[1] == ' ' ? *s : '\0';
		const char *line = place ? s + 2 : s;
		size_t left = place ? len - 2 : len, at = 0;

		do {
			size_t shown, next = textwrap_line(line, left, at, columns, &shown);

			add_line(out, line + at, shown - at, columns, place);
			at = next;
		} while (at < left);
		s += len + (s[len] == '\n');
	}
}
