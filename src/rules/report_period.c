/* The time a report is about. */
#include "plaint/rules/figures.h"
#include "plaint/str.h"

#define DAYS_BACK 29 /* the last thirty days, today included */

static daynum month_start(daynum day)
{
	int year, month, d;

	day_to_civil(day, &year, &month, &d);
	return day_from_civil(year, month, 1);
}

static daynum quarter_start(daynum day)
{
	int year, month, d;

	day_to_civil(day, &year, &month, &d);
	return day_from_civil(year, month - (month - 1) % 3, 1);
}

static daynum month_end(daynum day)
{
	int year, month, d;

	day_to_civil(day, &year, &month, &d);
	return (month == 12 ? day_from_civil(year + 1, 1, 1) : day_from_civil(year, month + 1, 1)) - 1;
}

static void stretch(enum report_span span, daynum day, daynum *first, daynum *last)
{
	*first = *last = day;
	if (span == SPAN_WEEK) {
		*first = day - day_weekday(day);
		*last = *first + 6;
	} else if (span == SPAN_MONTH) {
		*first = month_start(day);
		*last = month_end(day);
	} else if (span == SPAN_QUARTER) {
		*first = quarter_start(day);
		*last = month_end(*first + 80);
	}
}

static int not_a_day(const char *option, const char *text, struct err *err)
{
	return err_set(err, ERR_INPUT, NULL, N_("--%1 wants a date as 2026-11-22, or a time, not '%2'"), option, text, NULL);
}

/* A date is the whole of its day; a time is that very second. */
static int moment(const struct zone *z, const char *option, const char *text, bool end, instant *out, struct err *err)
{
	daynum day;

	if (day_parse(text, &day) == 0)
		*out = end ? zone_instant(z, day + 1, 0) - 1 : zone_instant(z, day, 0);
	else if (instant_parse(z, text, out))
		return not_a_day(option, text, err);
	return 0;
}

int report_period(const struct zone *z, enum report_span span, instant now, const char *from, const char *to,
	instant *first, instant *last, struct err *err)
{
	daynum today = zone_day(z, now), a = today - DAYS_BACK, b = today;
	instant begin, end;

	if (from && moment(z, "from", from, false, &begin, err))
		return -1;
	if (to && moment(z, "to", to, true, &end, err))
		return -1;
	/* One day of it says which week or month is meant. */
	if (span != SPAN_ANY)
		stretch(span, from ? zone_day(z, begin) : to ? zone_day(z, end) : today, &a, &b);
	else if (to && !from)
		a = zone_day(z, end) - DAYS_BACK;
	if (!from || (span != SPAN_ANY && !to))
		begin = zone_instant(z, a, 0);
	if (!to)
		end = span == SPAN_ANY && from && begin > now ? begin : zone_instant(z, (span == SPAN_ANY ? today : b) + 1, 0) - 1;
	if (begin > end)
		return err_set(err, ERR_INPUT, NULL, N_("the period ends before it begins: %1 is after %2"), from ? from : "", to ? to : "", NULL);
	*first = begin;
	*last = end;
	return 0;
}

/* --- when it is due (HT-12) ------------------------------------------------------ */

static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

static int number_of(const char *s)
{
	int n = 0;

	for (; *s >= '0' && *s <= '9' && n < 100; s++)
		n = n * 10 + (*s - '0');
	return *s ? -1 : n;
}

instant report_due(const struct zone *z, const char *rule, instant to)
{
	bool next = rule && *rule == '+';
	const char *text = next ? rule + 1 : str_or_empty(rule);
	daynum last = zone_day(z, to), day, end;
	int n = number_of(text);

	for (int w = 0; w < 7; w++)
		if (str_equal(weekdays[w], text))
			return zone_instant(z, last - day_weekday(last) + w + (next ? 7 : 0) + 1, 0) - 1;
	if (n < 1 || n > 31)
		return INSTANT_NONE;
	day = next ? month_end(last) + 1 : month_start(last);
	end = month_end(day);
	day += n - 1;
	return zone_instant(z, (day > end ? end : day) + 1, 0) - 1;
}
