/* Times and what is left of them, as people read them. */
#include <stdio.h>

#include "parts.h"
#include "plaint/utf8.h"

static void add_signed(struct str *out, int64_t s, bool zh)
{
	long long minutes = s / 60, hours = s / HOUR, days = s / DAY;

	if (s < HOUR)
		str_addf(out, "%02lld:%02lld", minutes, (long long)(s % 60));
	else if (s < DAY)
		str_addf(out, "%lld%s%02lld", hours, hour_mark(zh), minutes % 60);
	else if (days >= 10) /* it must fit a list's column */
		str_addf(out, zh ? "%lld天" : "%lldd", days);
	else
		str_addf(out, "%lld%s%lld%s", days, zh ? "天" : "d ", hours % 24, hour_mark(zh));
}

void report_remaining(struct str *out, int64_t seconds, bool zh)
{
	if (seconds < 0)
		str_add_char(out, '-');
	add_signed(out, seconds < 0 ? -(seconds + 1) + 1 : seconds, zh);
}

static const char *weekday(daynum day, bool zh)
{
	static const char *const en[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
	static const char *const han[] = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};

	return (zh ? han : en)[day_weekday(day)];
}

static const char *month_name(int month)
{
	static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
		"Nov", "Dec"};

	return names[month - 1];
}

void add_time(struct str *out, const struct report_style *style, instant t)
{
	struct civil c;

	if (t == INSTANT_NONE)
		return;
	c = zone_civil(&style->site->zone, t);
	str_addf(out, "%04d-%02d-%02d %02d:%02d:%02d", c.year, c.month, c.day, c.hour, c.minute, c.second);
}

void add_day(struct str *out, const struct report_style *style, daynum day)
{
	int year, month, d;

	day_to_civil(day, &year, &month, &d);
	if (style->zh)
		str_addf(out, "%02d-%02d %s", month, d, weekday(day, true));
	else
		str_addf(out, "%s %2d %s", weekday(day, false), d, month_name(month));
}

void add_moment(struct str *out, const struct report_style *style, instant t)
{
	const struct zone *z = &style->site->zone;
	struct civil c = zone_civil(z, t);
	daynum day = zone_day(z, t);

	if (style->zh)
		str_addf(out, "%04d-%02d-%02d %s %02d:%02d", c.year, c.month, c.day, weekday(day, true), c.hour, c.minute);
	else
		str_addf(out, "%s %2d %s %d %02d:%02d", weekday(day, false), c.day, month_name(c.month), c.year, c.hour,
			c.minute);
	if (c.second)
		str_addf(out, ":%02d", c.second);
}

void add_padding(struct str *out, size_t from, int cols)
{
	for (int used = utf8_width(out->data + from, out->len - from); used < cols; used++)
		str_add_char(out, ' ');
}
