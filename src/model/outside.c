/* Several numbers of other systems in one field. */
#include "plaint/outside.h"

#include <stdio.h>
#include <string.h>

#include "plaint/str.h"
#include "plaint/utf8.h"

/* Bytes of the separator that begins here, 0: none does. */
static size_t separator(const char *s)
{
	static const char *const marks[] = {",", ";", "\n", "，", "；", "、"};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(s, marks[i]))
			return strlen(marks[i]);
	return 0;
}

const char *outside_part(const char *text, size_t k, size_t *len)
{
	const char *s = str_or_empty(text);

	for (;;) {
		size_t n = 0;

		while (*s == ' ' || separator(s))
			s += *s == ' ' ? 1 : separator(s);
		if (!*s)
			return NULL;
		while (s[n] && !separator(s + n))
			n++;
		*len = n;
		while (*len && s[*len - 1] == ' ')
			--*len;
		if (k-- == 0)
			return s;
		s += n;
	}
}

struct texts outside_list(struct arena *a, const char *text)
{
	struct texts list = {NULL, 0};
	const char *part;
	size_t len;

	while ((part = outside_part(text, list.count, &len))) {
		list.item = arena_grow(a, list.item, list.count, sizeof *list.item);
		list.item[list.count++] = arena_strndup(a, part, len);
	}
	return list;
}

static bool folds_alike(const char *x, const char *y)
{
	struct str a, b;
	bool same;

	str_init(&a);
	str_init(&b);
	utf8_fold(&a, x);
	utf8_fold(&b, y);
	same = str_equal(a.data, b.data);
	str_release(&a);
	str_release(&b);
	return same;
}

bool outside_has(const char *text, const char *number)
{
	struct arena a = ARENA_INIT;
	struct texts list = outside_list(&a, text);
	bool has = false;

	for (size_t i = 0; i < list.count; i++)
		has = has || folds_alike(list.item[i], number);
	arena_release(&a);
	return has;
}

static bool earlier_one(const struct texts *list, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (folds_alike(list->item[k], list->item[i]))
			return true;
	return false;
}

int outside_clean(struct arena *a, const char *text, const char **out, struct err *err)
{
	struct texts list = outside_list(a, text);
	char most[16];
	size_t kept = 0;

	*out = NULL;
	for (size_t i = 0; i < list.count; i++) {
		if (earlier_one(&list, i))
			continue;
		snprintf(most, sizeof most, "%d", kept == OUTSIDE_MOST ? OUTSIDE_MOST : OUTSIDE_LENGTH);
		if (kept == OUTSIDE_MOST)
			return err_set(err, ERR_INPUT, "outside_number", N_("%1: at most %2 numbers of other systems"), "outside_number", most,
				NULL);
		if (utf8_count(list.item[i], strlen(list.item[i])) > OUTSIDE_LENGTH)
			return err_set(err, ERR_INPUT, "outside_number", N_("%1: \"%2\" is too long, at most %3 characters; a comma stands between two"),
				"outside_number", list.item[i], most, NULL);
		*out = *out ? arena_printf(a, "%s,%s", *out, list.item[i]) : list.item[i];
		kept++;
	}
	return 0;
}

const char *outside_shown(struct arena *a, const char *text)
{
	struct texts list = outside_list(a, text);
	const char *all = "";

	for (size_t i = 0; i < list.count; i++)
		all = arena_printf(a, "%s%s%s", all, i ? ", " : "", list.item[i]);
	return all;
}
