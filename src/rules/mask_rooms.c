/* Buildings and rooms, wherever they are written (P-3). */
#include "mask_inside.h"

#include <string.h>
#include <strings.h>

#define ROOM_LEAST 4 /* "3-40": shorter ones stand for other things too often */
#define ROOM_MOST 9

static size_t digits_at(const char *s)
{
	size_t len = 0;

	for (size_t n; (n = mask_digit_at(s + len)) > 0;)
		len += n;
	return len;
}

/* "3号楼", "2单元", "502室": its length, else 0. */
static size_t named_at(const char *s)
{
	static const char *const kinds[] = { "号楼", "栋", "幢", "单元", "室" };
	size_t len = digits_at(s);

	for (size_t i = 0; len && i < sizeof kinds / sizeof *kinds; i++)
		if (str_starts(s + len, kinds[i]))
			return len + strlen(kinds[i]);
	return 0;
}

/* "3-402", no date. */
static size_t joined_at(const char *s)
{
	size_t len = strspn(s, "0123456789-"), first = strspn(s, "0123456789");

	if (!first || first == len || first >= 4 || len < ROOM_LEAST || len > ROOM_MOST)
		return 0;
	return len;
}

static size_t room_at(const char *s)
{
	size_t len = named_at(s);

	return len ? len : joined_at(s);
}

/* How far it is to where the next may begin. */
static size_t step_at(const char *s)
{
	size_t digits = digits_at(s), run = *s == '-' ? 0 : strspn(s, "0123456789-");

	return run > digits ? run : digits ? digits : 1;
}

size_t mask_room_next(const char **rest, const char **room)
{
	size_t len = 0;

	while (!len && **rest) {
		*room = *rest;
		len = room_at(*rest);
		*rest += len ? len : step_at(*rest);
	}
	return len;
}

/* "Flat 5", "Apt. 5", "room 502" */
static bool english_at(const char *s)
{
	static const char *const words[] = { "flat", "apt", "apartment", "room", "unit" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t len = strlen(words[i]);

		if (strncasecmp(s, words[i], len) == 0 && !mask_letter(s[len]))
			return mask_digit_at(s + len + strspn(s + len, ". ")) > 0;
	}
	return false;
}

bool mask_names_flat(const char *text)
{
	for (const char *s = str_or_empty(text); *s; s += step_at(s))
		if (room_at(s) || ((s == text || !mask_letter(s[-1])) && english_at(s)))
			return true;
	return false;
}
