/* One VEVENT, its lines read by libical one at a time. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "ics.h"
#include "ics_library.h"
#include "plaint/utf8.h"

#define MOST_DAYS 366 /* of one event */

struct reading {
	struct ics *x;
	const struct ics_library *lib;
	struct ics_event *e;
	struct icaltimetype start, end;
	bool started, ended, all_day; /* all_day: Microsoft's word for it */
	int seconds, start_line, end_line;
	bool lasts, good;
	enum ics_mark apple, category, described;
};

__attribute__((format(printf, 3, 0))) static void bad(struct reading *r, int line, const char *what)
{
	ics_fault(r->x, line, what, NULL);
	r->good = false;
}

static daynum day_of(const struct icaltimetype *t)
{
	return day_from_civil(t->year, t->month, t->day);
}

static void add_day(struct reading *r, struct ics_days *list, const struct icaltimetype *t)
{
	list->item = arena_grow(r->x->arena, list->item, list->count, sizeof *list->item);
	list->item[list->count++] = day_of(t);
}

/* libical takes the 31st of February. */
static bool sound(struct reading *r, const struct icaltimetype *t, int line)
{
	int y, m, d;

	if (t->year < 1900 || t->year > 2999 || t->month < 1 || t->month > 12) {
		bad(r, line, "no such date");
		return false;
	}
	day_to_civil(day_of(t), &y, &m, &d);
	if (m == t->month && d == t->day)
		return true;
	bad(r, line, "no such date");
	return false;
}

static void take_start(struct reading *r, icalproperty *p, int line)
{
	r->start = r->lib->icalproperty_get_dtstart(p);
	r->started = sound(r, &r->start, line);
	r->start_line = line;
}

static void take_end(struct reading *r, icalproperty *p, int line)
{
	r->end = r->lib->icalproperty_get_dtend(p);
	r->ended = sound(r, &r->end, line);
	r->end_line = line;
}

static void take_also(struct reading *r, icalproperty *p, int line)
{
	struct icaldatetimeperiodtype t = r->lib->icalproperty_get_rdate(p);

	if (t.time.year && sound(r, &t.time, line))
		add_day(r, &r->e->also, &t.time);
}

static void take_but(struct reading *r, icalproperty *p, int line)
{
	struct icaltimetype t = r->lib->icalproperty_get_exdate(p);

	if (sound(r, &t, line))
		add_day(r, &r->e->but, &t);
}

static void take_replaced(struct reading *r, icalproperty *p, int line)
{
	struct icaltimetype t = r->lib->icalproperty_get_recurrenceid(p);

	if (!sound(r, &t, line))
		return;
	r->e->replaces = true;
	r->e->replaced = day_of(&t);
}

static bool unset(const short *list)
{
	return list[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

static bool only(const short *list, int value)
{
	return unset(list) || (list[0] == value && list[1] == ICAL_RECURRENCE_ARRAY_MAX);
}

/* Nothing but "each year": a month-day of the config says it. */
static bool every_year(const struct icalrecurrencetype *q, const struct icaltimetype *start)
{
	return q->freq == ICAL_YEARLY_RECURRENCE && q->interval <= 1 && !q->count && !q->until.year && unset(q->by_day) &&
		unset(q->by_year_day) && unset(q->by_week_no) && unset(q->by_set_pos) &&
		only(q->by_month, start->month) && only(q->by_month_day, start->day);
}

static void take_rule(struct reading *r, icalproperty *p, int line)
{
	struct icalrecurrencetype q = r->lib->icalproperty_get_rrule(p);

	if (r->e->rule) {
		bad(r, line, "a second RRULE in one event");
		return;
	}
	if (q.freq < ICAL_DAILY_RECURRENCE || q.freq > ICAL_YEARLY_RECURRENCE) {
		bad(r, line, "holidays are not repeated by the hour: FREQ is YEARLY, MONTHLY, WEEKLY or DAILY");
		return;
	}
	r->e->rule = arena_strdup(r->x->arena, r->lib->icalproperty_get_value_as_string(p));
	r->e->rule_line = line;
	r->e->ends = q.count || q.until.year;
}

static void take_own(struct reading *r, icalproperty *p)
{
	const char *name = r->lib->icalproperty_get_x_name(p), *value = r->lib->icalproperty_get_value_as_string(p);

	if (!name || !value)
		return;
	if (!strcasecmp(name, "X-APPLE-SPECIAL-DAY"))
		r->apple = ics_apple_mark(value);
	else if (!strcasecmp(name, "X-MICROSOFT-CDO-ALLDAYEVENT"))
		r->all_day = !strcasecmp(value, "TRUE");
}

/* libical gives one of several at a time, or all of them, by its version. */
static void take_categories(struct reading *r, const char *text)
{
	while (*text) {
		size_t n = strcspn(text, ",");

		if (r->category == ICS_PLAIN)
			r->category = ics_category_mark(arena_strndup(r->x->arena, text, n));
		text += n + (text[n] == ',');
	}
}

static void take_words(struct reading *r, icalproperty *p, icalproperty_kind kind)
{
	const char *text = kind == ICAL_SUMMARY_PROPERTY ? r->lib->icalproperty_get_summary(p)
		: kind == ICAL_UID_PROPERTY ? r->lib->icalproperty_get_uid(p)
		: kind == ICAL_CATEGORIES_PROPERTY ? r->lib->icalproperty_get_categories(p)
						   : r->lib->icalproperty_get_description(p);

	if (!text)
		return;
	if (kind == ICAL_SUMMARY_PROPERTY)
		r->e->summary = arena_strdup(r->x->arena, text);
	else if (kind == ICAL_UID_PROPERTY)
		r->e->uid = arena_strdup(r->x->arena, text);
	else if (kind == ICAL_DESCRIPTION_PROPERTY)
		r->described = ics_description_mark(text);
	else
		take_categories(r, text);
}

static void take(struct reading *r, icalproperty *p, int line)
{
	icalproperty_kind kind = r->lib->icalproperty_isa(p);

	switch (kind) {
	case ICAL_DTSTART_PROPERTY:
		take_start(r, p, line);
		break;
	case ICAL_DTEND_PROPERTY:
		take_end(r, p, line);
		break;
	case ICAL_DURATION_PROPERTY:
		r->seconds = r->lib->icaldurationtype_as_int(r->lib->icalproperty_get_duration(p));
		r->lasts = true;
		r->end_line = line;
		break;
	case ICAL_RRULE_PROPERTY:
		take_rule(r, p, line);
		break;
	case ICAL_EXDATE_PROPERTY:
		take_but(r, p, line);
		break;
	case ICAL_RDATE_PROPERTY:
		take_also(r, p, line);
		break;
	case ICAL_RECURRENCEID_PROPERTY:
		take_replaced(r, p, line);
		break;
	case ICAL_STATUS_PROPERTY:
		r->e->cancelled = r->lib->icalproperty_get_status(p) == ICAL_STATUS_CANCELLED;
		break;
	case ICAL_X_PROPERTY:
		take_own(r, p);
		break;
	case ICAL_SUMMARY_PROPERTY:
	case ICAL_UID_PROPERTY:
	case ICAL_CATEGORIES_PROPERTY:
	case ICAL_DESCRIPTION_PROPERTY:
		take_words(r, p, kind);
		break;
	default:
		break;
	}
}

/* The days hang on these; a fault in another line (an odd ORGANIZER) harms nothing. */
static bool matters(const char *line)
{
	static const char *const names[] = {"DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID", NULL};
	size_t n = strcspn(line, ":;");

	for (size_t i = 0; names[i]; i++)
		if (strlen(names[i]) == n && !strncasecmp(line, names[i], n))
			return true;
	return false;
}

static void read_line(struct reading *r, const struct ics_line *l)
{
	struct str s;
	icalcomponent *c;
	bool any = false, wrong = false;

	str_init(&s);
	str_addf(&s, "BEGIN:VEVENT\r\n%s\r\nEND:VEVENT\r\n", l->text);
	c = r->lib->icalparser_parse_string(s.data);
	str_release(&s);
	for (icalproperty *p = c ? r->lib->icalcomponent_get_first_property(c, ICAL_ANY_PROPERTY) : NULL; p;
		p = r->lib->icalcomponent_get_next_property(c, ICAL_ANY_PROPERTY)) {
		if (r->lib->icalproperty_isa(p) == ICAL_XLICERROR_PROPERTY || !r->lib->icalproperty_get_value(p)) {
			wrong = true;
		} else {
			any = true;
			take(r, p, l->line);
		}
	}
	if (c)
		r->lib->icalcomponent_free(c);
	if ((wrong || !any) && matters(l->text))
		ics_fault(r->x, l->line, "cannot be read: \"%.*s\"", (int)utf8_fit(l->text, strlen(l->text), 60, NULL), l->text),
			r->good = false;
}

static bool midnight(const struct icaltimetype *t)
{
	return t->is_date || (!t->hour && !t->minute && !t->second);
}

static int length(struct reading *r)
{
	int days = r->start.is_date || !r->lasts ? 1 : 0;

	if (r->ended) {
		days = day_of(&r->end) - day_of(&r->start);
		if (!days && r->start.is_date)
			days = 1; /* written by some for a single day */
	} else if (r->lasts) {
		days = r->seconds / 86400;
	}
	return days;
}

/* Midnight to midnight is a whole day, too, as some programs write it. */
static bool timed(const struct reading *r)
{
	if (r->start.is_date)
		return false;
	if (!midnight(&r->start))
		return true;
	if (r->ended)
		return !midnight(&r->end) || (day_of(&r->end) <= day_of(&r->start) && !r->all_day);
	return r->lasts ? r->seconds % 86400 || !r->seconds : !r->all_day;
}

static void finish(struct reading *r)
{
	struct ics_event *e = r->e;

	if (!r->started) {
		if (r->good)
			bad(r, e->line, "this event has no DTSTART");
		return;
	}
	e->start = day_of(&r->start);
	e->timed = timed(r);
	e->days = e->timed ? 0 : length(r);
	if (!e->timed && (e->days < 1 || e->days > MOST_DAYS))
		bad(r, r->end_line, e->days < 1 ? "the event ends before it begins" : "an event of more than a year");
	if (e->rule) {
		struct icalrecurrencetype q = r->lib->icalrecurrencetype_from_string(e->rule);

		e->every_year = every_year(&q, &r->start) && !e->but.count && !q.rscale;
		free(q.rscale); /* libical leaves it to us */
	}
}

bool ics_event_read(struct ics *x, const struct ics_block *b, struct ics_event *out)
{
	struct err err = ERR_INIT;
	struct reading r = {.x = x, .lib = ics_library(&err), .e = out, .good = true};

	*out = (struct ics_event){.line = b->line, .summary = ""};
	for (size_t i = 0; i < b->count; i++)
		read_line(&r, &b->item[i]);
	finish(&r);
	out->mark = r.apple != ICS_PLAIN ? r.apple : r.category != ICS_PLAIN ? r.category : ics_summary_mark(out->summary);
	if (out->mark == ICS_PLAIN)
		out->mark = r.described;
	return r.good;
}
