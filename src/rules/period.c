/* Counting a period forward: elapsed time, business time, days. */
#include "period.h"

/* Days in a row without one that counts: then there is none to come. */
#define PATIENCE 4000

static int no_workday(struct err *err)
{
	return err_set(err, ERR_INPUT, "calendar", N_("the calendar has no working day for more than ten years"), NULL);
}

static void trace_still(struct period *p, const struct pause *still)
{
	trace_moment(p->trace, still->from, still->to, STEP_STILL, NULL);
}

instant period_elapsed(struct period *p, int64_t seconds)
{
	instant due = p->from + seconds;

	for (size_t i = 0; i < p->stills->count && p->stills->item[i].from < due; i++) {
		const struct pause *still = &p->stills->item[i];

		/* Those before the start of an extension are counted already. */
		if (still->to <= p->from)
			continue;
		due += still->to - (still->from < p->from ? p->from : still->from);
		trace_still(p, still);
	}
	return due;
}

/* Takes what [from, to) holds of active time from *left; true when it ran out, at *due. */
static bool take_active(const struct stills *s, instant from, instant to, int64_t *left, instant *due)
{
	for (size_t i = 0; i <= s->count && from < to; i++) {
		bool last = i == s->count;
		instant stop = last || s->item[i].from > to ? to : s->item[i].from;

		if (!last && s->item[i].to <= from)
			continue;
		if (stop > from) {
			if (stop - from >= *left) {
				*due = from + *left;
				*left = 0;
				return true;
			}
			*left -= stop - from;
		}
		if (last)
			break;
		from = s->item[i].to;
	}
	return false;
}

static bool business_day(struct period *p, daynum day, const struct day_info *info, int64_t *left, instant *due)
{
	const struct zone *z = workdays_zone(p->w);

	for (int i = 0; i < info->spans; i++) {
		instant from = zone_instant(z, day, info->span[i].from);
		instant to = zone_instant(z, day, info->span[i].to);

		if (from < p->from)
			from = p->from;
		if (from < to && take_active(p->stills, from, to, left, due))
			return true;
	}
	return false;
}

int period_business(struct period *p, int64_t seconds, instant *due, struct err *err)
{
	int64_t left = seconds;
	size_t shown = 0;
	int idle = 0;

	for (daynum day = zone_day(workdays_zone(p->w), p->from); idle < PATIENCE; day++) {
		struct day_info info;
		int64_t before = left;
		bool done;

		workdays_day(p->w, day, &info);
		done = business_day(p, day, &info, &left, due);
		if (left != before)
			trace_counted(p->trace, day, &info, trace_label(&info), 0, seconds - left);
		else if (!info.working)
			trace_off(p->trace, day, &info, NULL);
		for (; shown < p->stills->count &&
			p->stills->item[shown].from < (done ? *due : zone_instant(workdays_zone(p->w), day, 86400));
			shown++) {
			if (p->stills->item[shown].to > p->from)
				trace_still(p, &p->stills->item[shown]);
		}
		if (done)
			return 0;
		idle = left == before ? idle + 1 : 0;
		/* A clock that stands still for years is patient. */
		if (idle && stills_cover(p->stills, zone_instant(workdays_zone(p->w), day, 86400)))
			idle = 0;
	}
	return no_workday(err);
}

instant day_end(const struct workdays *w, daynum day, const struct day_info *info, int second)
{
	const struct zone *z = workdays_zone(w);

	switch (workdays_period_end(w)) {
	case PERIOD_SAME_TIME:
		return zone_instant(z, day, second);
	case PERIOD_CLOSE:
		if (info->spans)
			return zone_instant(z, day, info->span[info->spans - 1].to);
		break;
	case PERIOD_MIDNIGHT:
		break;
	}
	return zone_instant(z, day, 86400);
}

/* Did the clock stand still when the day ended? Then the day does not count. */
static bool day_still(const struct period *p, daynum day, const struct day_info *info)
{
	return p->stills->count && stills_cover(p->stills, day_end(p->w, day, info, p->second));
}

/* From the n-th day on to the next one that is worked. */
static int move_on(struct period *p, daynum *day, struct day_info *info, struct err *err)
{
	for (int idle = 0; idle < PATIENCE; ++*day) {
		bool still;

		workdays_day(p->w, *day, info);
		still = day_still(p, *day, info);
		if (info->working && !still)
			return 0;
		trace_off(p->trace, *day, info, still ? STEP_STILL : STEP_MOVES_ON);
		idle = still ? 0 : idle + 1;
	}
	return no_workday(err);
}

/* Counts n days after the start; true days of the calendar, or worked ones only. */
static int count_days(struct period *p, const struct limit *l, daynum *last, struct day_info *info, struct err *err)
{
	bool workdays = l->unit == LIMIT_WORKDAYS;
	bool moves = !workdays && !l->exact;
	daynum day = p->start_day;
	int count = 0, idle = 0;

	/* There is no limit of no days. */
	do {
		if (idle++ > PATIENCE)
			return no_workday(err);
		workdays_day(p->w, ++day, info);
		if (day_still(p, day, info)) {
			trace_off(p->trace, day, info, STEP_STILL);
			idle = 0;
		} else if (workdays && !info->working) {
			trace_off(p->trace, day, info, NULL);
		} else {
			count++;
			idle = 0;
			trace_counted(p->trace, day, info, workdays ? trace_label(info) : STEP_COUNTED, count, -1);
		}
	} while (count < l->n);
	*last = day;
	if (!moves || info->working)
		return 0;
	day++;
	if (move_on(p, &day, info, err))
		return -1;
	trace_counted(p->trace, day, info, trace_label(info), count, -1);
	*last = day;
	return 0;
}

static int count_today(struct period *p, instant *due, daynum *last)
{
	const struct zone *z = workdays_zone(p->w);
	daynum day = p->start_day;

	while (stills_cover(p->stills, zone_instant(z, day, 86400))) {
		struct day_info info;

		workdays_day(p->w, day, &info);
		trace_off(p->trace, day++, &info, STEP_STILL);
	}
	*last = day;
	*due = zone_instant(z, day, 86400);
	return 0;
}

int period_days(struct period *p, const struct limit *l, instant *due, daynum *last, struct err *err)
{
	struct day_info info;

	if (l->unit == LIMIT_TODAY)
		return count_today(p, due, last);
	if (count_days(p, l, last, &info, err))
		return -1;
	*due = day_end(p->w, *last, &info, p->second);
	return 0;
}

/* What the end of a period of days is called. */
static const char *end_label(const struct workdays *w, const struct limit *l, daynum last)
{
	struct day_info info;

	if (l->unit == LIMIT_TODAY)
		return STEP_MIDNIGHT;
	if (workdays_period_end(w) == PERIOD_SAME_TIME)
		return STEP_SAME_TIME;
	workdays_day(w, last, &info);
	return workdays_period_end(w) == PERIOD_CLOSE && info.spans ? STEP_CLOSE : STEP_MIDNIGHT;
}

static int64_t limit_seconds(const struct limit *l)
{
	bool minutes = l->unit == LIMIT_MINUTES || l->unit == LIMIT_BUSINESS_MINUTES;

	return l->n * (minutes ? MINUTE : HOUR);
}

int period_count(struct period *p, const struct limit *l, struct deadline *out, struct err *err)
{
	daynum known = workdays_known_until(p->w), last;
	const char *label;
	struct deadline d = {.provisional = false};

	switch (l->unit) {
	case LIMIT_MINUTES:
	case LIMIT_HOURS:
		d.due = period_elapsed(p, limit_seconds(l));
		last = known;
		label = STEP_TIME_UP;
		break;
	case LIMIT_BUSINESS_MINUTES:
	case LIMIT_BUSINESS_HOURS:
		if (period_business(p, limit_seconds(l), &d.due, err))
			return -1;
		last = zone_day(workdays_zone(p->w), d.due - 1);
		label = STEP_BUSINESS_UP;
		break;
	default:
		if (period_days(p, l, &d.due, &last, err))
			return -1;
		label = end_label(p->w, l, last);
		if (l->unit == LIMIT_TODAY)
			last = known;
		break;
	}
	d.provisional = last > known;
	trace_moment(p->trace, d.due, INSTANT_NONE, label, NULL);
	*out = d;
	return 0;
}
