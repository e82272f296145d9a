/* The number of a complaint from the site's format (L-4). */
#include "plaint/rules/number.h"

#include <string.h>

#include "plaint/str.h"

struct parts {
	bool year, month, day, serial;
};

static int bad(struct err *err, const char *format)
{
	return err_set(err, ERR_INPUT, "number",
		N_("number format '%1': wants %Y or %y, %m, %d and one serial such as %04d, and no blanks"),
		format, NULL);
}

/* "%04d" at p: its width, or 0. */
static int serial_width(const char *p)
{
	if (p[0] == '%' && p[1] == '0' && p[2] >= '1' && p[2] <= '9' && p[3] == 'd')
		return p[2] - '0';
	return 0;
}

/* Appends what the conversion at p stands for; returns its length, 0 when it is none. */
static size_t convert(struct str *out, const char *p, daynum day, uint32_t serial, struct parts *parts)
{
	int y, m, d, width = serial_width(p);

	day_to_civil(day, &y, &m, &d);
	if (width) {
		if (parts->serial)
			return 0;
		parts->serial = true;
		str_addf(out, "%0*u", width, serial);
		return 4;
	}
	switch (p[1]) {
	case 'Y':
		parts->year = true;
		str_addf(out, "%04d", y);
		return 2;
	case 'y':
		parts->year = true;
		str_addf(out, "%02d", y % 100);
		return 2;
	case 'm':
		parts->month = true;
		str_addf(out, "%02d", m);
		return 2;
	case 'd':
		parts->day = true;
		str_addf(out, "%02d", d);
		return 2;
	case '%':
		str_add_char(out, '%');
		return 2;
	}
	return 0;
}

/* Fills in the format; what it holds is noted in *parts. */
static int fill(struct arena *a, const char *format, daynum day, uint32_t serial, struct parts *parts, const char **out)
{
	struct str s;
	int rc = 0;

	str_init(&s);
	for (const char *p = str_or_empty(format); *p && !rc;) {
		size_t n = 1;

		if (*p == '%')
			n = convert(&s, p, day, serial, parts);
		else if ((unsigned char)*p <= ' ' || *p == 0x7f)
			n = 0;
		else
			str_add_char(&s, *p);
		if (!n)
			rc = -1;
		p += n;
	}
	if (!rc)
		*out = arena_strdup(a, s.data);
	str_release(&s);
	return rc;
}

int number_format(struct arena *a, const char *format, daynum day, uint32_t serial, const char **out, struct err *err)
{
	struct parts parts = {0};
	const char *text;

	/* Serials begin anew each day: without the day two complaints would share a number. */
	if (fill(a, format, day, serial, &parts, &text) || !(parts.year && parts.month && parts.day && parts.serial))
		return bad(err, str_or_empty(format));
	*out = text;
	return 0;
}

const char *number_ending(struct arena *a, const char *format, const char *typed)
{
	const char *last = strrchr(str_or_empty(format), '%');
	size_t width = last && last[1] && last[2] && last[3] && !last[4] ? (size_t)serial_width(last) : 0, len = strlen(typed);

	if (len >= width || strspn(typed, "0123456789") != len)
		return typed;
	return arena_printf(a, "%.*s%s", (int)(width - len), "000000000", typed);
}

int number_of_year(struct arena *a, const char *format, daynum day, uint32_t serial, const char **out, struct err *err)
{
	struct parts parts = {0};
	const char *text;

	if (fill(a, format, day, serial, &parts, &text) || !(parts.year && parts.serial))
		return err_set(err, ERR_INPUT, "number",
			N_("number format '%1': wants %Y or %y and one serial such as %04d, and no blanks"), str_or_empty(format), NULL);
	*out = text;
	return 0;
}
