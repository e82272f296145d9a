/* Weekly hours and spans of a day. */
#include "hours.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "plaint/str.h"

const char *skip_blanks(const char *p)
{
	while (*p == ' ' || *p == '\t')
		p++;
	return p;
}

static int two_digits(const char *p)
{
	if (!isdigit((unsigned char)p[0]) || !isdigit((unsigned char)p[1]))
		return -1;
	return (p[0] - '0') * 10 + p[1] - '0';
}

/* "08:30" at p, in seconds; -1. "24:00" is the end of the day. */
static int time_at(const char *p)
{
	int h = two_digits(p), m;

	if (h < 0 || p[2] != ':')
		return -1;
	m = two_digits(p + 3);
	if (m < 0 || m > 59 || h > 24 || (h == 24 && m))
		return -1;
	return h * 3600 + m * 60;
}

int span_parse(const char **p, bool past_midnight, struct span *out)
{
	const char *s = *p;
	struct span got;

	if (strnlen(s, 11) < 11 || s[5] != '-')
		return -1;
	got.from = time_at(s);
	got.to = time_at(s + 6);
	if (got.from < 0 || got.to < 0 || got.from == 86400 || (!past_midnight && got.from >= got.to))
		return -1;
	if (s[11] && s[11] != ' ' && s[11] != '\t')
		return -1;
	*p = s + 11;
	*out = got;
	return 0;
}

int span_insert(struct span *list, int *count, struct span s)
{
	int at = 0;

	if (*count == DAY_SPANS)
		return -1;
	while (at < *count && list[at].from < s.from)
		at++;
	if ((at > 0 && list[at - 1].to > s.from) || (at < *count && list[at].from < s.to))
		return -1;
	memmove(list + at + 1, list + at, (size_t)(*count - at) * sizeof *list);
	list[at] = s;
	++*count;
	return 0;
}

static int weekday_at(const char *p)
{
	static const char *const names[7] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

	for (int i = 0; i < 7; i++) {
		if (!strncasecmp(p, names[i], 3))
			return i;
	}
	return -1;
}

/* "mon-fri", "sat", "mon,wed" at *p, as a set of bits; 0: it is none. */
static unsigned days_parse(const char **p)
{
	const char *s = *p;
	unsigned set = 0;

	for (;;) {
		int from = weekday_at(s), to = from;

		if (from < 0)
			return 0;
		s += 3;
		if (*s == '-') {
			to = weekday_at(s + 1);
			if (to < 0)
				return 0;
			s += 4;
		}
		for (int day = from;; day = (day + 1) % 7) {
			set |= 1u << day;
			if (day == to)
				break;
		}
		if (*s != ',')
			break;
		s++;
	}
	if (*s != ' ' && *s != '\t')
		return 0;
	*p = s;
	return set;
}

static int add_span(struct week *w, int day, struct span s)
{
	int next = (day + 1) % 7;

	if (s.from < s.to)
		return span_insert(w->span[day], &w->spans[day], s);
	if (span_insert(w->span[day], &w->spans[day], (struct span){s.from, 86400}))
		return -1;
	return s.to ? span_insert(w->span[next], &w->spans[next], (struct span){0, s.to}) : 0;
}

static int no_room(const struct week *w, int day, const char *text, struct err *err)
{
	if (w->spans[day] == DAY_SPANS || w->spans[(day + 1) % 7] == DAY_SPANS)
		return err_set(err, ERR_INPUT, NULL, N_("hours '%1': more than 8 spans a day"), text, NULL);
	return err_set(err, ERR_INPUT, NULL, N_("hours '%1': overlap with other hours of the same day"), text, NULL);
}

static int line_parse(const char *text, bool past_midnight, struct week *w, struct err *err)
{
	const char *p = skip_blanks(text);
	unsigned days = days_parse(&p);

	p = skip_blanks(p);
	if (!days || !*p)
		goto bad;
	for (; *p; p = skip_blanks(p)) {
		struct span s;

		if (span_parse(&p, past_midnight, &s))
			goto bad;
		for (int day = 0; day < 7; day++) {
			if ((days & 1u << day) && add_span(w, day, s))
				return no_room(w, day, text, err);
		}
	}
	return 0;
bad:
	return err_set(err, ERR_INPUT, NULL, N_("hours '%1': wants days and times such as mon-fri 08:30-12:00"),
		text, NULL);
}

int week_parse(const struct texts *hours, bool past_midnight, struct week *out, struct err *err)
{
	struct week w = {{0}, {{{0, 0}}}};

	for (size_t i = 0; i < hours->count; i++) {
		if (line_parse(hours->item[i], past_midnight, &w, err))
			return -1;
	}
	*out = w;
	return 0;
}

bool week_covers(const struct week *w, int weekday, int second)
{
	for (int i = 0; i < w->spans[weekday]; i++) {
		if (second >= w->span[weekday][i].from && second < w->span[weekday][i].to)
			return true;
	}
	return false;
}
