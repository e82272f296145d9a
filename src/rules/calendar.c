/* The working calendar: weekly hours, and a sorted list of the days that differ. */
#include "hours.h"

#include <stdlib.h>
#include <string.h>

#include "plaint/str.h"

#define YEAR_SLOTS 366
#define LEAP_YEAR_START 10957 /* 2000-01-01 */
#define NEVER_KNOWN (-1000000)

/* What a date, or a month-day of every year, is. */
struct mark {
	daynum day; /* a month-day: of the year 2000 */
	enum day_kind kind;
	int spans;
	const struct span *span;
	const struct holidays *from;
	size_t order; /* as read: the first one names the day */
};

struct workdays {
	const struct zone *zone;
	enum period_end period_end;
	struct week week;
	int base_day; /* whose hours a make-up day has */
	daynum known_until;
	struct mark *dated; /* by day, the winning kind only */
	size_t dated_count;
	const struct mark *yearly[YEAR_SLOTS]; /* by day of a leap year */
};

struct marks {
	struct arena *a;
	struct mark *item;
	size_t count, room;
};

static void add_mark(struct marks *m, struct mark mark)
{
	if (m->count == m->room) {
		size_t room = m->room ? m->room * 2 : 256;
		struct mark *grown = arena_array(m->a, room, sizeof *grown);

		if (m->count)
			memcpy(grown, m->item, m->count * sizeof *grown);
		m->item = grown;
		m->room = room;
	}
	mark.order = m->count;
	m->item[m->count++] = mark;
}

static int fault(const struct holidays *h, struct err *err, const struct err *why)
{
	return err_set(err, ERR_INPUT, h->s.where, why->id, why->arg[0], why->arg[1], NULL);
}

static void spread(struct marks *dated, struct marks *yearly, const struct day_entry *e, struct mark mark)
{
	if (!e->yearly) {
		for (mark.day = e->from; mark.day <= e->to; mark.day++)
			add_mark(dated, mark);
		return;
	}
	for (mark.day = e->from;; mark.day++) {
		if (mark.day == LEAP_YEAR_START + YEAR_SLOTS)
			mark.day = LEAP_YEAR_START;
		add_mark(yearly, mark);
		if (mark.day == e->to)
			break;
	}
}

static int add_entries(struct marks *dated, struct marks *yearly, const struct holidays *h,
	const struct texts *list, enum day_kind kind, struct err *err)
{
	for (size_t i = 0; i < list->count; i++) {
		struct err why = ERR_INIT;
		struct mark mark = {.kind = kind, .from = h};
		struct day_entry *e = arena_alloc(dated->a, sizeof *e);

		if (day_entry_parse(list->item[i], e, &why))
			return fault(h, err, &why);
		if (kind == DAY_OFF && e->spans)
			return err_set(err, ERR_INPUT, h->s.where, N_("day off '%1' has hours"), list->item[i], NULL);
		if (kind == DAY_SPECIAL && !e->spans)
			return err_set(err, ERR_INPUT, h->s.where, N_("special day '%1' has no hours"),
				list->item[i], NULL);
		mark.spans = e->spans;
		mark.span = e->span;
		spread(dated, yearly, e, mark);
	}
	return 0;
}

/* By day, then the kind that wins first, then as read. */
static int compare_marks(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind > y->kind ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

/* Is there one of that kind among the marks of the day that begins at i? */
static bool day_has(const struct marks *m, size_t i, enum day_kind kind)
{
	for (size_t k = i; k < m->count && m->item[k].day == m->item[i].day; k++) {
		if (m->item[k].kind == kind)
			return true;
	}
	return false;
}

/* Sorts, refuses a date both off and worked, keeps one mark a day. */
static int settle_marks(struct marks *m, struct err *err)
{
	size_t kept = 0;
	char day[11];

	if (m->count)
		qsort(m->item, m->count, sizeof *m->item, compare_marks);
	for (size_t i = 0; i < m->count;) {
		size_t next = i;

		if (day_has(m, i, DAY_OFF) && day_has(m, i, DAY_WORK)) {
			day_format(m->item[i].day, day);
			return err_set(err, ERR_INPUT, m->item[i].from->s.where,
				N_("%1 is both a day off and a working day"), day, NULL);
		}
		while (next < m->count && m->item[next].day == m->item[i].day)
			next++;
		m->item[kept++] = m->item[i];
		i = next;
	}
	m->count = kept;
	return 0;
}

static int known_from(struct workdays *w, const struct site *site, const struct marks *dated, struct err *err)
{
	daynum latest = NEVER_KNOWN;

	for (size_t i = 0; i < site->holidays_count; i++) {
		const struct holidays *h = &site->holidays[i];
		daynum day;

		if (str_empty(h->known_until))
			continue;
		if (day_parse(h->known_until, &day))
			return err_set(err, ERR_INPUT, h->s.where, N_("known_until '%1' is no date"),
				h->known_until, NULL);
		if (day > latest)
			latest = day;
	}
	if (latest == NEVER_KNOWN && dated->count)
		latest = dated->item[dated->count - 1].day;
	w->known_until = latest;
	return 0;
}

static int read_holidays(struct arena *a, struct workdays *w, const struct site *site, struct err *err)
{
	struct marks dated = {.a = a}, yearly = {.a = a};

	for (size_t i = 0; i < site->holidays_count; i++) {
		const struct holidays *h = &site->holidays[i];

		if (add_entries(&dated, &yearly, h, &h->off, DAY_OFF, err) ||
			add_entries(&dated, &yearly, h, &h->work, DAY_WORK, err) ||
			add_entries(&dated, &yearly, h, &h->special, DAY_SPECIAL, err))
			return -1;
	}
	if (settle_marks(&dated, err) || settle_marks(&yearly, err))
		return -1;
	w->dated = dated.item;
	w->dated_count = dated.count;
	for (size_t i = 0; i < yearly.count; i++)
		w->yearly[yearly.item[i].day - LEAP_YEAR_START] = &yearly.item[i];
	return known_from(w, site, &dated, err);
}

/* Without hours: Monday to Friday, the whole day. */
static int read_week(struct workdays *w, const struct calendar *c, struct err *err)
{
	struct err why = ERR_INIT;

	if (week_parse(&c->hours, false, &w->week, &why))
		return err_set(err, ERR_INPUT, c->s.where, why.id, why.arg[0], NULL);
	if (!c->hours.count) {
		for (int day = 0; day < 5; day++) {
			w->week.spans[day] = 1;
			w->week.span[day][0] = (struct span){0, 86400};
		}
	}
	while (!w->week.spans[w->base_day])
		w->base_day++;
	return 0;
}

static int read_period_end(struct workdays *w, const struct calendar *c, struct err *err)
{
	if (str_empty(c->period_end) || str_equal(c->period_end, "close"))
		w->period_end = PERIOD_CLOSE;
	else if (str_equal(c->period_end, "midnight"))
		w->period_end = PERIOD_MIDNIGHT;
	else if (str_equal(c->period_end, "same-time"))
		w->period_end = PERIOD_SAME_TIME;
	else
		return err_set(err, ERR_INPUT, c->s.where,
			N_("period_end '%1': wants close, midnight or same-time"), c->period_end, NULL);
	return 0;
}

int workdays_new(struct arena *a, const struct site *site, struct workdays **out, struct err *err)
{
	struct workdays *w = arena_alloc(a, sizeof *w);

	w->zone = &site->zone;
	if (read_week(w, &site->calendar, err) || read_period_end(w, &site->calendar, err) ||
		read_holidays(a, w, site, err))
		return -1;
	*out = w;
	return 0;
}

static const struct mark *find_dated(const struct workdays *w, daynum day)
{
	size_t lo = 0, hi = w->dated_count;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (w->dated[mid].day < day)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < w->dated_count && w->dated[lo].day == day ? &w->dated[lo] : NULL;
}

static const struct mark *find_mark(const struct workdays *w, daynum day)
{
	const struct mark *dated = find_dated(w, day), *yearly;
	int y, m, d;

	day_to_civil(day, &y, &m, &d);
	yearly = w->yearly[day_from_civil(2000, m, d) - LEAP_YEAR_START];
	if (dated && yearly)
		return yearly->kind > dated->kind ? yearly : dated;
	return dated ? dated : yearly;
}

static void take_spans(struct day_info *out, int spans, const struct span *span)
{
	out->spans = spans;
	memcpy(out->span, span, (size_t)spans * sizeof *span);
}

void workdays_day(const struct workdays *w, daynum day, struct day_info *out)
{
	const struct mark *mark = find_mark(w, day);
	int weekday = mark && mark->kind == DAY_WORK ? w->base_day : day_weekday(day);

	memset(out, 0, sizeof *out);
	out->known = day <= w->known_until;
	if (mark) {
		out->kind = mark->kind;
		out->name = str_empty(mark->from->name) ? NULL : mark->from->name;
		out->name_zh = str_empty(mark->from->name_zh) ? NULL : mark->from->name_zh;
		if (mark->kind == DAY_OFF)
			return;
	}
	if (mark && mark->spans)
		take_spans(out, mark->spans, mark->span);
	else
		take_spans(out, w->week.spans[weekday], w->week.span[weekday]);
	out->working = out->spans > 0;
}

daynum workdays_known_until(const struct workdays *w)
{
	return w->known_until;
}

const struct zone *workdays_zone(const struct workdays *w)
{
	return w->zone;
}

enum period_end workdays_period_end(const struct workdays *w)
{
	return w->period_end;
}
