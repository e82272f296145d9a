/* plaint calendar: which days are worked, and when; or a calendar file made config. */
#include "inside.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "plaint/calendar_import.h"
#include "plaint/rules/calendar.h"

struct range { daynum from, to; };

/* "2026", "2026-02". */
static int parse_range(const char *text, struct range *out)
{
	size_t len = strlen(text);
	char day[11] = "";
	int y, m, d;

	if (len != 4 && len != 7)
		return -1;
	snprintf(day, sizeof day, "%s%s", text, len == 4 ? "-01-01" : "-01");
	if (day_parse(day, &out->from))
		return -1;
	day_to_civil(out->from, &y, &m, &d);
	out->to = len == 4 ? day_from_civil(y + 1, 1, 1) : m == 12 ? day_from_civil(y + 1, 1, 1) : day_from_civil(y, m + 1, 1);
	return 0;
}

static struct range this_month(const struct site *site)
{
	struct civil c = zone_civil(&site->zone, instant_now());
	struct range r = {day_from_civil(c.year, c.month, 1), 0};

	r.to = c.month == 12 ? day_from_civil(c.year + 1, 1, 1) : day_from_civil(c.year, c.month + 1, 1);
	return r;
}

static void add_span(struct str *s, const struct span *span)
{
	str_addf(s, "%02d:%02d-%02d:%02d", span->from / 3600, span->from / 60 % 60, span->to / 3600, span->to / 60 % 60);
}

static const char *const kinds[] = {
	[DAY_WEEK] = "week",
	[DAY_OFF] = "off",
	[DAY_WORK] = "work",
	[DAY_SPECIAL] = "special",
};

static json_t *day_json(const struct cli *c, daynum day, const struct day_info *info)
{
	const char *name = site_pick(info->name, info->name_zh, c->zh);
	json_t *o = json_object(), *hours = json_array();
	char date[11];
	struct str s;

	day_format(day, date);
	str_init(&s);
	for (int i = 0; i < info->spans; i++) {
		str_clear(&s);
		add_span(&s, &info->span[i]);
		json_array_append_new(hours, json_string(s.data));
	}
	str_release(&s);
	json_object_set_new(o, "date", json_string(date));
	json_object_set_new(o, "working", json_boolean(info->working));
	json_object_set_new(o, "name", *name ? json_string(name) : json_null());
	json_object_set_new(o, "hours", hours);
	json_object_set_new(o, "kind", json_string(kinds[info->kind]));
	json_object_set_new(o, "known", json_boolean(info->known));
	return o;
}

static void put_json(const struct cli *c, const struct workdays *days, struct range r)
{
	json_t *o = json_object(), *list = json_array();

	for (daynum d = r.from; d < r.to; d++) {
		struct day_info info;

		workdays_day(days, d, &info);
		json_array_append_new(list, day_json(c, d, &info));
	}
	json_object_set_new(o, "days", list);
	json_dumpf(o, stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(o);
}

static const char *word(const struct day_info *info)
{
	switch (info->kind) {
	case DAY_WORK:
		return N_("make-up working day");
	case DAY_SPECIAL:
		return N_("special hours");
	case DAY_OFF:
		return N_("day off");
	default:
		return "";
	}
}

static void add_day_line(struct str *out, const struct cli *c, daynum day, const struct day_info *info)
{
	static const char *const weekdays[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun")};
	const char *name = site_pick(info->name, info->name_zh, c->zh);
	char date[11];

	day_format(day, date);
	str_addf(out, "%s %s ", date, tr(weekdays[day_weekday(day)]));
	for (int i = 0; i < info->spans && info->working; i++) {
		str_add_char(out, ' ');
		add_span(out, &info->span[i]);
	}
	if (!info->working)
		str_addf(out, " %s", "-");
	if (*word(info))
		str_addf(out, "  %s", tr(word(info)));
	if (*name)
		str_addf(out, "  %s", name);
	if (!info->known)
		str_addf(out, "  %s", tr("(holidays not known)"));
	str_add_char(out, '\n');
}

static void put_text(const struct cli *c, const struct workdays *days, struct range r)
{
	struct str out;

	str_init(&out);
	for (daynum d = r.from; d < r.to; d++) {
		struct day_info info;

		workdays_day(days, d, &info);
		add_day_line(&out, c, d, &info);
	}
	put(&out);
}

static int answer(struct cli *c, const struct site *site, const char *text)
{
	struct range r = this_month(site);
	struct workdays *days;

	if (text && parse_range(text, &r))
		return err_set(&c->err, ERR_INPUT, NULL, N_("not a year or month: '%1' (2026, 2026-02)"), text, NULL);
	if (workdays_new(&c->arena, site, &days, &c->err))
		return -1;
	if (c->json)
		put_json(c, days, r);
	else
		put_text(c, days, r);
	return 0;
}

static int show(struct cli *c, int words, char **argv)
{
	struct site *site;
	int status;

	if (words > 2)
		return give_up_with(c, ERR_INPUT, N_("one year or month only: '%1'"), argv[2]);
	if (load_site(c, &site))
		return ERR_INPUT;
	status = answer(c, site, words > 1 ? argv[1] : NULL);
	site_unref(site);
	return status ? give_up(c) : 0;
}

/* All of it or nothing: what is printed goes into a file of the config. */
static int import(struct cli *c, int words, char **argv, const char *title)
{
	struct faults faults;
	struct str out;
	int status;

	if (words != 2)
		return give_up_with(c, ERR_INPUT, N_("calendar import wants one file: FILE.ics"), NULL);
	faults_begin(&faults);
	str_init(&out);
	status = calendar_import(argv[1], title, (daynum)(instant_now() / 86400), &out, &faults);
	put_faults(stderr, &faults, false);
	put(&out);
	faults_release(&faults);
	return status ? ERR_INPUT : 0;
}

int cli_calendar(struct cli *c, int argc, char **argv)
{
	const char *title = NULL;
	const struct cli_arg args[] = {{"name", CLI_TEXT, &title}};
	int words = cli_args(c, argc, argv, args, 1);

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words > 0 && !strcmp(argv[0], "import"))
		return import(c, words, argv, title);
	if (title)
		return give_up_with(c, ERR_INPUT, N_("--%1 goes with calendar import"), "name");
	if (words > 0 && strcmp(argv[0], "show") != 0)
		return give_up_with(c, ERR_INPUT, N_("calendar show or calendar import, not calendar %1"), argv[0]);
	return show(c, words, argv);
}
