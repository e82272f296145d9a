/* Warnings: counted back from the due time in the same kind of time. */
#include "period.h"
#include "run.h"

#define PATIENCE 4000

/* The moment from which n business seconds are left until due. */
static instant business_back(const struct workdays *w, instant from, instant due, int64_t left)
{
	const struct zone *z = workdays_zone(w);
	daynum day = zone_day(z, due);

	for (int i = 0; i < PATIENCE && zone_instant(z, day, 86400) > from; i++, day--) {
		struct day_info info;

		workdays_day(w, day, &info);
		for (int k = info.spans - 1; k >= 0; k--) {
			instant open = zone_instant(z, day, info.span[k].from);
			instant close = zone_instant(z, day, info.span[k].to);

			if (close > due)
				close = due;
			if (close <= open)
				continue;
			if (close - open >= left)
				return close - left;
			left -= close - open;
		}
	}
	return from;
}

/* The end of the n-th day back from the day of due. A warning by calendar days that
 * falls on a day off comes on the working day before. */
static instant days_back(const struct workdays *w, instant from, instant due, const struct limit *l)
{
	daynum day = deadline_day(w, due);
	daynum first = zone_day(workdays_zone(w), from);
	bool workdays = l->unit == LIMIT_WORKDAYS;
	struct day_info info;

	workdays_day(w, day, &info);
	for (int count = 0; count < l->n && day >= first;) {
		workdays_day(w, --day, &info);
		if (!workdays || info.working)
			count++;
	}
	while (!workdays && !l->exact && !info.working && day >= first)
		workdays_day(w, --day, &info);
	if (day < first)
		return from;
	return day_end(w, day, &info, zone_second(workdays_zone(w), due));
}

instant deadline_warn(const struct workdays *w, instant from, instant due, const struct limit *warn)
{
	instant at = due;

	switch (warn->unit) {
	case LIMIT_MINUTES:
		at = due - warn->n * MINUTE;
		break;
	case LIMIT_HOURS:
		at = due - warn->n * HOUR;
		break;
	case LIMIT_BUSINESS_MINUTES:
		at = business_back(w, from, due, warn->n * MINUTE);
		break;
	case LIMIT_BUSINESS_HOURS:
		at = business_back(w, from, due, warn->n * HOUR);
		break;
	case LIMIT_DAYS:
	case LIMIT_WORKDAYS:
		at = days_back(w, from, due, warn);
		break;
	case LIMIT_TODAY:
		at = zone_instant(workdays_zone(w), deadline_day(w, due), 0);
		break;
	}
	if (at > due)
		at = due;
	return at < from ? from : at;
}
