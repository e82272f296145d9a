/* plaint calendar: which days are worked, and when. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "plaint/rules/calendar.h"

static const struct option_spec spec[] = {
	{"--json", false, false},
};

struct range { daynum from, to; };

/* A year, a month, or nothing: the year of today. */
static int range_parse(const char *text, const struct site *site, struct range *out, struct err *err)
{
	struct civil today = zone_civil(&site->zone, instant_now());
	int year = today.year, month = 0;
	char rest;

	if (text && !(sscanf(text, "%4d%c", &year, &rest) == 1 || sscanf(text, "%4d-%2d%c", &year, &month, &rest) == 2))
		return err_set(err, ERR_INPUT, NULL, N_("'%1' is no year or month; write 2026 or 2026-02"), text, NULL);
	if (year < 1970 || year > 2099 || month < 0 || month > 12 || (text && strchr(text, '-') && month == 0))
		return err_set(err, ERR_INPUT, NULL, N_("'%1' is no year or month; write 2026 or 2026-02"), text, NULL);
	out->from = day_from_civil(year, month ? month : 1, 1);
	out->to = (month && month < 12 ? day_from_civil(year, month + 1, 1) : day_from_civil(year + 1, 1, 1)) - 1;
	return 0;
}

static void add_span(struct str *out, const struct span *s)
{
	str_addf(out, "%02d:%02d-%02d:%02d", s->from / 3600, s->from / 60 % 60, s->to / 3600, s->to / 60 % 60);
}

static void add_json(struct str *out, const struct workdays *w, struct range r, bool zh)
{
	char date[11];

	str_add(out, "{\"days\":[");
	for (daynum d = r.from; d <= r.to; d++) {
		struct day_info day;

		workdays_day(w, d, &day);
		day_format(d, date);
		str_addf(out, "%s{\"date\":\"%s\",\"working\":%s,\"name\":", d > r.from ? "," : "", date, day.working ? "true" : "false");
		report_json_text(out, site_pick(day.name, day.name_zh, zh));
		str_add(out, ",\"hours\":[");
		for (int i = 0; i < day.spans; i++) {
			str_add(out, i ? ",\"" : "\"");
			add_span(out, &day.span[i]);
			str_add_char(out, '"');
		}
		str_addf(out, "],\"known\":%s}", day.known ? "true" : "false");
	}
	str_add(out, "]}\n");
}

/* In text only what is not as every week, with the hours. */
static void add_text(struct str *out, const struct workdays *w, struct range r, bool zh)
{
	static const char *const names[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun")};
	int worked = 0;
	char date[11];
	daynum unknown = 0;

	for (daynum d = r.from; d <= r.to; d++) {
		struct day_info day;

		workdays_day(w, d, &day);
		worked += day.working;
		if (!day.known && !unknown)
			unknown = d;
		if (day.kind == DAY_WEEK)
			continue;
		day_format(d, date);
		str_addf(out, "%s %s  %s  %s", date, tr(names[day_weekday(d)]),
			day.kind == DAY_OFF ? tr("day off") : day.kind == DAY_WORK ? tr("make-up working day") : tr("special hours"),
			site_pick(day.name, day.name_zh, zh));
		for (int i = 0; i < day.spans; i++) {
			str_add_char(out, ' ');
			add_span(out, &day.span[i]);
		}
		str_add_char(out, '\n');
	}
	str_addf(out, tr("%d working days of %d; days not listed are as every week"), worked, r.to - r.from + 1);
	str_add_char(out, '\n');
	if (unknown) {
		day_format(unknown, date);
		str_addf(out, tr("HOLIDAYS ARE NOT KNOWN from %s on: counted as Monday to Friday"), date);
		str_add_char(out, '\n');
	}
}

int command_calendar(const struct cli *c, int argc, char **argv, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct options o;
	struct site *site = NULL;
	struct workdays *w;
	struct range r = {0};
	struct str out;

	str_init(&out);
	if (options_parse(&a, argc, argv, spec, 1, &o, err) == 0 && (o.word_count > 2 || (o.word_count && strcmp(o.words[0], "show") != 0)))
		err_set(err, ERR_INPUT, NULL, N_("wants: calendar show [YEAR|MONTH]"), NULL);
	if (!err->code && (site = cli_site(c, err)) && !workdays_new(&a, site, &w, err) &&
		!range_parse(o.word_count > 1 ? o.words[1] : NULL, site, &r, err)) {
		if (cli_format(&o) == REPORT_JSON)
			add_json(&out, w, r, c->zh);
		else
			add_text(&out, w, r, c->zh);
		cli_print(&out, err);
	}
	site_unref(site);
	str_release(&out);
	arena_release(&a);
	return (int)err->code;
}
