/* The figures of a report in the words people read. */
#include <string.h>

#include "parts.h"
#include "plaint/rules/figures.h"

const char *tally_title_shown(const struct report_style *style, const char *title, const char *title_zh)
{
	return title_zh ? site_pick(title, title_zh, style->zh) : tr(title);
}

const char *tally_column_shown(const struct report_style *style, const struct tally_column *c)
{
	static const char *const own[][2] = { { "number", N_("Number") }, { "state", N_("State") }, { "closed", N_("Closed") },
		{ "registered", N_("Registered at") }, { "incident", N_("Incident") } };

	if (c->title)
		return tr(c->title);
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (str_equal(own[i][0], c->name))
			return tr(own[i][1]);
	return field_label(style, c->name);
}

static const char *bare(const char *source)
{
	return str_starts(source, "field ") ? source + strlen("field ") : source;
}

static const char *time_shown(struct arena *a, const struct report_style *style, const char *source, const char *key)
{
	static const char *const days[] = { N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun") };
	daynum day;

	if (str_equal(source, "hour"))
		return arena_printf(a, style->zh ? "%s时" : "%s h", key);
	if (day_parse(key, &day))
		return key;
	if (str_equal(source, "week") || str_equal(source, "settled week"))
		return arena_printf(a, style->zh ? "%s 起一周" : "week of %s", key);
	return arena_printf(a, "%s %s", key, tr(days[day_weekday(day)]));
}

const char *tally_key_shown(struct arena *a, const struct report_style *style, const struct tally_part *p, const char *key)
{
	static const char *const sources[] = { "channel", "kind", "category", "nature", "level", "area", "department",
		"responsibility", "satisfaction", "clock" };
	const char *source = p->source;
	int state;

	if (str_empty(key))
		return tr(N_("(not given)"));
	if (str_equal(source, "all"))
		return tr(N_("all"));
	if (str_starts(source, "settled ") || str_equal(source, "day") || str_equal(source, "week") || str_equal(source, "month") || str_equal(source, "hour"))
		return time_shown(a, style, source, key);
	if (str_equal(source, "cause"))
		return site_name(style->site, "penalty", key, style->zh);
	if (str_equal(source, "liable department"))
		return site_name(style->site, "department", key, style->zh);
	if (str_equal(source, "person") || str_equal(source, "taker") || str_equal(source, "liable"))
		return site_name(style->site, "staff", key, style->zh);
	if (str_equal(source, "state") && (state = state_find(key)) >= 0)
		return state_shown((enum state)state);
	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
		if (str_equal(sources[i], source))
			return site_name(style->site, source, key, style->zh);
	return value_shown(a, style, bare(source), key);
}

const char *tally_figure_shown(struct arena *a, const struct report_style *style, const struct tally_part *p, const struct tally_line *l,
	size_t column)
{
	int64_t n = line_figure(p, l, column);
	const char *text;
	struct str s;

	if (n < 0)
		return "-";
	if (p->column[column].kind == COLUMN_RATE)
		return arena_printf(a, "%lld.%lld%%", (long long)(n / 10), (long long)(n % 10));
	if (p->column[column].kind != COLUMN_MEAN && p->column[column].kind != COLUMN_SUM)
		return arena_printf(a, "%lld", (long long)n);
	str_init(&s);
	report_remaining(&s, n, style->zh);
	text = arena_strdup(a, s.data);
	str_release(&s);
	return text;
}

static const char *end_shown(struct arena *a, const struct zone *z, instant t, bool end)
{
	instant from = end ? t + 1 : t; /* 23:59:59 is the whole day */
	char text[26];

	if (zone_second(z, from) != 0) {
		instant_format(z, t, text);
		text[10] = ' ';
		return arena_strndup(a, text, 16);
	}
	day_format(zone_day(z, t), text);
	return arena_strdup(a, text);
}

const char *tally_basis_shown(const struct tally *s)
{
	const struct report_kind *kind = s->report ? report_find(s->report) : NULL;

	return kind && kind->by_settlement ? tr("settled") : tr("taken in");
}

const char *tally_period_shown(struct arena *a, const struct report_style *style, const struct tally *s)
{
	const char *from = end_shown(a, &style->site->zone, s->from, false), *to = end_shown(a, &style->site->zone, s->to, true);

	return str_equal(from, to) ? from : arena_printf(a, "%s - %s", from, to);
}
