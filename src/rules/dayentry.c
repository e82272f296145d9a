/* One entry of a holidays section. */
#include "hours.h"

#include <string.h>

#include "plaint/str.h"

#define LONGEST_RANGE 3660 /* days: ten years, to bound what a slip of the pen can cost */

/* "2026-02-14" or "02-14" at *p. */
static int date_at(const char **p, bool *yearly, daynum *day)
{
	char text[11] = "2000-"; /* a leap year: 02-29 is a day of it */
	size_t len = strspn(*p, "0123456789-");

	*yearly = len == 5;
	if (len != 5 && len != 10)
		return -1;
	memcpy(text + (*yearly ? 5 : 0), *p, len);
	text[10] = '\0';
	*p += len;
	return day_parse(text, day);
}

static int hours_at(const char *p, struct day_entry *e)
{
	for (p = skip_blanks(p); *p; p = skip_blanks(p)) {
		struct span s;

		if (span_parse(&p, false, &s) || span_insert(e->span, &e->spans, s))
			return -1;
	}
	return 0;
}

int day_entry_parse(const char *text, struct day_entry *out, struct err *err)
{
	const char *p = skip_blanks(str_or_empty(text));
	struct day_entry e = {.spans = 0};
	bool yearly_too;

	if (date_at(&p, &e.yearly, &e.from))
		goto bad;
	e.to = e.from;
	if (str_starts(p, "..")) {
		p += 2;
		if (date_at(&p, &yearly_too, &e.to) || yearly_too != e.yearly)
			goto bad;
		if (!e.yearly && (e.to < e.from || e.to - e.from > LONGEST_RANGE))
			goto bad;
	}
	if (*p && *p != ' ' && *p != '\t')
		goto bad;
	if (hours_at(p, &e))
		goto bad;
	*out = e;
	return 0;
bad:
	return err_set(err, ERR_INPUT, NULL,
		N_("'%1' is no day: wants 2026-02-14, 2026-02-15..2026-02-23 or 12-25, then hours if any"),
		str_or_empty(text), NULL);
}
