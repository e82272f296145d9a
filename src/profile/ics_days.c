/* The events of a calendar → its days off and its working days. */
#include <stdlib.h>
#include <string.h>

#include "ics.h"
#include "ics_library.h"

#define MOST_TIMES 4000   /* a rule is followed */
#define MOST_DAYS  100000 /* of a calendar */

struct making {
	struct ics *x;
	struct ics_event *e;
	size_t count;
	daynum today;
	bool marked; /* some event says what it is: those that do not are no holidays */
	int last;    /* the last year with a day of its own, or 0 */
	struct ics_day *item;
	size_t days, room;
};

static int year_of(daynum day)
{
	int y, m, d;

	day_to_civil(day, &y, &m, &d);
	return y;
}

static bool within(const struct ics_days *list, daynum day)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->item[i] == day)
			return true;
	return false;
}

static bool counts(const struct making *m, const struct ics_event *e)
{
	return !e->timed && !e->cancelled && e->mark != ICS_NONE && (e->mark != ICS_PLAIN || !m->marked);
}

/* RECURRENCE-ID: the day it stands for is no day of the event that repeats. */
static void replace(struct making *m)
{
	for (size_t i = 0; i < m->count; i++) {
		const struct ics_event *by = &m->e[i];

		for (size_t k = 0; by->replaces && k < m->count; k++) {
			struct ics_event *e = &m->e[k];

			if (e->replaces || !str_equal(e->uid, by->uid))
				continue;
			e->but.item = arena_grow(m->x->arena, e->but.item, e->but.count, sizeof *e->but.item);
			e->but.item[e->but.count++] = by->replaced;
			e->every_year = false;
		}
	}
}

/* Weekday by weekday: what was moved to a weekend is worked, the rest is the day it
 * was moved for. */
static bool weekend_only(const struct ics_event *e)
{
	for (int i = 0; i < e->days; i++)
		if (day_weekday(e->start + i) < 5)
			return false;
	return true;
}

static bool works(const struct ics_event *e)
{
	return e->mark == ICS_WORK || (e->mark == ICS_MOVED && weekend_only(e));
}

static void add(struct making *m, const struct ics_event *e, const char *name, daynum day, bool yearly)
{
	if (m->days == MOST_DAYS) {
		if (m->room != MOST_DAYS + 1)
			ics_fault(m->x, e->line, "more than %d days in one calendar", MOST_DAYS);
		m->room = MOST_DAYS + 1;
		return;
	}
	m->item = arena_grow(m->x->arena, m->item, m->days, sizeof *m->item);
	m->item[m->days++] = (struct ics_day){yearly, works(e), day, name, e->line};
}

static void add_dated(struct making *m, const struct ics_event *e, const char *name, daynum start)
{
	for (int i = 0; i < e->days && !within(&e->but, start); i++)
		add(m, e, name, start + i, false);
}

/* As days of the leap year 2000. False where the 29th of February lies within: then
 * "three days from the 28th" are other days in other years. */
static bool add_yearly(struct making *m, const struct ics_event *e, const char *name)
{
	daynum leap = day_from_civil(2000, 2, 29), end = day_from_civil(2000, 12, 31), from;
	int y, month, day;

	day_to_civil(e->start, &y, &month, &day);
	from = day_from_civil(2000, month, day);
	if (from != leap && from < leap && from + e->days > leap)
		return false;
	for (int i = 0; i < e->days; i++)
		add(m, e, name, from + i > end ? from + i - 366 : from + i, true);
	return true;
}

/* The last year a rule is followed to: as far as the calendar knows its other days;
 * one of rules alone to its own end, or the end of next year. */
static int limit_of(const struct making *m, const struct ics_event *e)
{
	return m->last ? m->last : e->ends ? 2199 : year_of(m->today) + 1;
}

static void follow(struct making *m, const struct ics_event *e, const char *name)
{
	const struct ics_library *lib = ics_library(NULL);
	struct icalrecurrencetype rule = lib->icalrecurrencetype_from_string(e->rule);
	struct icaltimetype start = {.is_date = 1}, t;
	icalrecur_iterator *it;
	int times = 0;

	day_to_civil(e->start, &start.year, &start.month, &start.day);
	it = lib->icalrecur_iterator_new(rule, start);
	if (!it) {
		ics_fault(m->x, e->rule_line, "the rule cannot be followed: %s", e->rule);
		free(rule.rscale);
		return;
	}
	for (t = lib->icalrecur_iterator_next(it); t.year && t.year <= limit_of(m, e) && times <= MOST_TIMES;
		t = lib->icalrecur_iterator_next(it), times++)
		add_dated(m, e, name, day_from_civil(t.year, t.month, t.day));
	if (times > MOST_TIMES)
		ics_fault(m->x, e->rule_line, "the rule gives more than %d days: %s", MOST_TIMES, e->rule);
	lib->icalrecur_iterator_free(it);
	free(rule.rscale);
}

static void add_event(struct making *m, const struct ics_event *e)
{
	const char *name = ics_name(m->x->arena, e->summary);

	if (!e->rule)
		add_dated(m, e, name, e->start);
	else if (!e->every_year || !add_yearly(m, e, name))
		follow(m, e, name);
	for (size_t i = 0; i < e->also.count; i++)
		add_dated(m, e, name, e->also.item[i]);
}

static int by_day(const void *va, const void *vb)
{
	const struct ics_day *a = va, *b = vb;

	if (a->yearly != b->yearly)
		return a->yearly ? 1 : -1;
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return a->line < b->line ? -1 : a->line > b->line;
}

/* Each day once; a day off that is worked is a fault. */
static void merge(struct making *m)
{
	size_t n = 0;

	if (m->days)
		qsort(m->item, m->days, sizeof *m->item, by_day);
	for (size_t i = 0; i < m->days; i++) {
		const struct ics_day *d = &m->item[i], *before = n ? &m->item[n - 1] : NULL;
		char date[11];

		if (!before || before->day != d->day || before->yearly != d->yearly) {
			m->item[n++] = *d;
			continue;
		}
		day_format(d->day, date);
		if (before->work != d->work)
			ics_fault(m->x, d->line, "%s is both a day off and a working day (see line %d)", d->yearly ? date + 5 : date,
				before->line);
	}
	m->days = n;
}

static void tell_left_out(struct making *m)
{
	const struct ics_event *timed = NULL, *plain = NULL;
	size_t timed_count = 0, plain_count = 0;

	for (size_t i = m->count; i-- > 0;) {
		const struct ics_event *e = &m->e[i];

		if (e->timed) {
			timed = e;
			timed_count++;
		} else if (!e->cancelled && !counts(m, e)) {
			plain = e;
			plain_count++;
		}
	}
	if (timed)
		fault_add(m->x->faults, SEVERITY_NOTICE, m->x->path, timed->line,
			"left out: %zu with a time of day, not whole days, the first \"%s\"", timed_count, timed->summary);
	if (plain)
		fault_add(m->x->faults, SEVERITY_NOTICE, m->x->path, plain->line,
			"left out: %zu not marked as days off or working days, the first \"%s\"", plain_count, plain->summary);
}

static void look_around(struct making *m)
{
	for (size_t i = 0; i < m->count; i++)
		m->marked |= !m->e[i].timed && !m->e[i].cancelled && m->e[i].mark != ICS_PLAIN && m->e[i].mark != ICS_NONE;
	for (size_t i = 0; i < m->count; i++) {
		const struct ics_event *e = &m->e[i];
		int year = year_of(e->start + e->days - 1);

		if (counts(m, e) && !e->rule && year > m->last)
			m->last = year;
	}
}

void ics_calendar_make(struct ics *x, struct ics_event *e, size_t count, daynum today, struct ics_calendar *out)
{
	struct making m = {.x = x, .e = e, .count = count, .today = today};
	daynum last = 0;

	replace(&m);
	look_around(&m);
	for (size_t i = 0; i < count; i++)
		if (counts(&m, &e[i]))
			add_event(&m, &e[i]);
	merge(&m);
	tell_left_out(&m);
	for (size_t i = 0; i < m.days; i++)
		if (!m.item[i].yearly)
			last = m.item[i].day;
	*out = (struct ics_calendar){m.item, m.days, last ? day_from_civil(year_of(last), 12, 31) : 0};
	if (!m.days && !x->faults->errors)
		ics_fault(x, 0, "no whole days in it that are off or worked");
}
