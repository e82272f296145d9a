#include <string.h>

#include "check.h"
#include "plaint/rules/calendar.h"
#include "plaint/str.h"

#define SOON 60 /* days before the calendar ends that the next year is asked for */

static struct spot of_calendar(const char *member, const char *item)
{
	return (struct spot){"calendar", NULL, member, item};
}

static void check_zone(struct check *c)
{
	struct err err = ERR_INIT;
	if (zone_load(&c->site->zone, c->site->calendar.timezone, &err))
		tell_err(c, of_calendar("timezone", NULL), &err);
}

/* Each line alone, then all together: two may overlap. */
static bool check_hours(struct check *c, struct spot at, const struct texts *hours, bool past_midnight)
{
	struct week week;
	bool good = true;

	for (size_t i = 0; i < hours->count; i++) {
		struct texts upto = {hours->item, i + 1}, one = {hours->item + i, 1};
		struct err alone = ERR_INIT, together = ERR_INIT;
		at.item = hours->item[i];
		if (week_parse(&one, past_midnight, &week, &alone)) {
			tell_err(c, at, &alone);
			good = false;
		} else if (good && week_parse(&upto, past_midnight, &week, &together)) {
			tell_err(c, at, &together);
			good = false;
		}
	}
	return good;
}

static bool check_period_end(struct check *c)
{
	const char *end = c->site->calendar.period_end;
	if (str_equal(end, "close") || str_equal(end, "midnight") || str_equal(end, "same-time"))
		return true;
	tell(c, SEVERITY_ERROR, of_calendar("period_end", NULL),
		"period_end is close, midnight or same-time, not \"%s\"", end);
	return false;
}

/* One date entry of all sections, to hold off against work. */
struct entry {
	const struct holidays *of;
	const char *member, *text;
	struct day_entry day;
};
struct entries {
	struct entry *item;
	size_t count;
};

static bool add_days(struct check *c, struct entries *all, const struct holidays *h, const char *member,
	const struct texts *list)
{
	bool good = true;
	for (size_t i = 0; i < list->count; i++) {
		struct entry e = {h, member, list->item[i], {0}};
		struct err err = ERR_INIT;
		struct spot at = ITEM("holidays", h, member, list->item[i]);
		if (day_entry_parse(list->item[i], &e.day, &err)) {
			tell_err(c, at, &err);
			good = false;
			continue;
		}
		if (str_equal(member, "off") && e.day.spans) {
			tell(c, SEVERITY_ERROR, at, "a day off has no hours: \"%s\"", e.text);
			good = false;
		} else if (str_equal(member, "special") && !e.day.spans) {
			tell(c, SEVERITY_ERROR, at, "special needs the day's hours: \"%s\"", e.text);
			good = false;
		}
		all->item = arena_grow(&c->arena, all->item, all->count, sizeof *all->item);
		all->item[all->count++] = e;
	}
	return good;
}

/* A yearly range may run over the year's end. */
static bool covers(const struct day_entry *e, daynum day)
{
	return e->from <= e->to ? day >= e->from && day <= e->to : day >= e->from || day <= e->to;
}

static bool overlap(const struct day_entry *a, const struct day_entry *b, daynum *first)
{
	if (a->yearly != b->yearly)
		return false; /* a date stands above a month-day */
	if (covers(a, b->from))
		*first = b->from;
	else if (covers(b, a->from))
		*first = a->from;
	else
		return false;
	return true;
}

static bool check_both(struct check *c, const struct entries *all)
{
	bool good = true;
	for (size_t i = 0; i < all->count; i++) {
		const struct entry *work = &all->item[i];
		for (size_t k = 0; str_equal(work->member, "work") && k < all->count; k++) {
			const struct entry *off = &all->item[k];
			daynum day;
			char date[11];
			if (!str_equal(off->member, "off") || !overlap(&off->day, &work->day, &day))
				continue;
			day_format(day, date);
			tell(c, SEVERITY_ERROR, ITEM("holidays", work->of, "work", work->text),
				"%s is both off and work: off in holidays \"%s\"",
				work->day.yearly ? date + 5 : date, off->of->s.title);
			good = false;
		}
	}
	return good;
}

static bool check_holidays(struct check *c)
{
	struct entries all = {NULL, 0};
	bool good = true;

	for (size_t i = 0; i < c->site->holidays_count; i++) {
		const struct holidays *h = &c->site->holidays[i];
		daynum day;
		good &= add_days(c, &all, h, "off", &h->off);
		good &= add_days(c, &all, h, "work", &h->work);
		good &= add_days(c, &all, h, "special", &h->special);
		if (!str_empty(h->known_until) && day_parse(h->known_until, &day)) {
			tell(c, SEVERITY_ERROR, SPOT("holidays", h, "known_until"), "no such date: \"%s\"",
				h->known_until);
			good = false;
		}
	}
	return check_both(c, &all) && good;
}

/* The section that knows the furthest. */
static const struct holidays *latest(const struct site *s)
{
	const struct holidays *last = NULL;
	for (size_t i = 0; i < s->holidays_count; i++) {
		const struct holidays *h = &s->holidays[i];
		if (!str_empty(h->known_until) && (!last || strcmp(h->known_until, last->known_until) > 0))
			last = h;
	}
	return last ? last : s->holidays_count ? &s->holidays[s->holidays_count - 1] : NULL;
}

static void check_end(struct check *c)
{
	const struct holidays *last = latest(c->site);
	struct workdays *w;
	struct err err = ERR_INIT;
	char date[11];

	if (workdays_new(&c->arena, c->site, &w, &err)) {
		tell_err(c, of_calendar(NULL, NULL), &err);
		return;
	}
	if (!last) {
		tell(c, SEVERITY_NOTICE, of_calendar(NULL, NULL),
			"no holidays are given: every week is taken as an ordinary one");
		return;
	}
	daynum end = workdays_known_until(w), today = zone_day(&c->site->zone, c->today);
	struct spot at = SPOT("holidays", last, str_empty(last->known_until) ? NULL : "known_until");
	day_format(end, date);
	if (end < today)
		tell(c, SEVERITY_WARNING, at,
			"the calendar ended on %s: later days are taken as Monday to Friday; add the year's "
			"holidays",
			date);
	else if (end - today <= SOON)
		tell(c, SEVERITY_NOTICE, at, "the calendar ends on %s: add the next year's holidays", date);
}

void check_calendar(struct check *c)
{
	bool good = check_hours(c, of_calendar("hours", NULL), &c->site->calendar.hours, false);

	check_zone(c);
	good &= check_period_end(c);
	good &= check_holidays(c);
	for (size_t i = 0; i < c->site->oncalls_count; i++) {
		const struct oncall *o = &c->site->oncalls[i];
		check_hours(c, SPOT("oncall", o, "hours"), &o->hours, true);
	}
	for (size_t i = 0; i < c->site->staff_count; i++) {
		const struct staff *p = &c->site->staff[i];
		check_hours(c, SPOT("staff", p, "hours"), &p->hours, true);
	}
	if (good)
		check_end(c);
}
