/* textwrap.c - line breaks for Chinese and Latin text together. */
#include "plaint/textwrap.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "plaint/utf8.h"

/* Never at the beginning of a line, never at the end of one. */
static const char closing[] = "，。、！？；：）」』】》〉”’…—～·％℃,.!?;:)]}%>'\"";
static const char opening[] = "（「『【《〈“‘￥([{<";

static bool one_of(const char *set, const char *s, size_t len)
{
	const char *p = set;

	while ((p = memmem(p, strlen(p), s, len)) != NULL) {
		/* a match in the middle of another character is none */
		if (((unsigned char)*p & 0xc0) != 0x80)
			return true;
		p++;
	}
	return false;
}

static bool may_break(const char *before, size_t before_len, const char *after, size_t after_len)
{
	if (*before == ' ')
		return *after != ' ';
	if (*after == ' ')
		return false;
	if (utf8_width(before, before_len) < 2 && utf8_width(after, after_len) < 2)
		return false;
	return !one_of(opening, before, before_len) && !one_of(closing, after, after_len);
}

size_t textwrap_line(const char *s, size_t len, size_t pos, int cols, size_t *shown)
{
	size_t at = pos, prev = pos, good = pos;
	int used = 0;

	if (cols < 2)
		cols = 2;
	while (at < len && s[at] != '\n') {
		size_t next = utf8_next(s, len, at);
		int width = utf8_width(s + at, next - at);
		if (next <= at)
			next = at + 1;
		if (at > pos && may_break(s + prev, at - prev, s + at, next - at))
			good = at;
		if (used + width > cols && s[at] != ' ' && at > pos) {
			if (good == pos)
				good = at;
			*shown = good;
			while (*shown > pos && s[*shown - 1] == ' ' &&
				utf8_width(s + pos, *shown - pos) > cols)
				--*shown;
			return good;
		}
		used += width;
		prev = at;
		at = next;
	}
	*shown = at;
	while (*shown > pos && s[*shown - 1] == ' ' && utf8_width(s + pos, *shown - pos) > cols)
		--*shown;
	return at < len ? at + 1 : at;
}

int textwrap_rows(const char *s, size_t len, int cols)
{
	size_t pos = 0, shown;
	int rows = 0;

	while (pos < len) {
		pos = textwrap_line(s, len, pos, cols, &shown);
		rows++;
	}
	if (!len || s[len - 1] == '\n')
		rows++;
	return rows;
}
