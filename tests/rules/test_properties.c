/* What holds for every deadline, tried on many made-up ones (D-2 ... D-8). The
 * generator has a fixed seed: a failure is the same each time. */
#include "town.h"

#include <stdlib.h>

#include "plaint/rules/deadline.h"

#define TRIES 6000

static uint64_t seed = 20261122;

/* splitmix64 */
static uint64_t roll(uint64_t below)
{
	uint64_t z = seed += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return (z ^ z >> 31) % below;
}

static instant some_time(const struct town *t)
{
	instant from = moment(t, "2024-01-01"), to = moment(t, "2026-11-01");
	instant at = from + (instant)roll((uint64_t)(to - from));

	/* Round times meet openings, closings and midnights. */
	return roll(2) ? at - at % 1800 : at;
}

static struct limit some_limit(void)
{
	static const struct limit kinds[] = {
		{LIMIT_MINUTES, 600, false, false}, {LIMIT_HOURS, 100, false, false},
		{LIMIT_BUSINESS_MINUTES, 2000, false, false}, {LIMIT_BUSINESS_HOURS, 60, false, false},
		{LIMIT_DAYS, 30, false, false}, {LIMIT_DAYS, 30, true, false},
		{LIMIT_WORKDAYS, 30, false, false}, {LIMIT_TODAY, 1, false, false},
	};
	struct limit l = kinds[roll(sizeof kinds / sizeof *kinds)];

	if (l.unit != LIMIT_TODAY)
		l.n = 1 + (int)roll((uint64_t)l.n);
	return l;
}

static struct deadline due(struct town *t, instant from, const struct limit *l, const struct pause *p, size_t n)
{
	struct deadline d = {0};

	assert_int_equal(deadline_due(&t->a, t->w, from, l, p, n, from, &d, NULL, NULL), 0);
	return d;
}

#define fail_case(t, from, l, why) fail_case_at(t, from, l, why, __LINE__)
static void fail_case_at(const struct town *t, instant from, const struct limit *l, const char *why, int line)
{
	char text[26], limit[32];

	instant_format(&t->site->zone, from, text);
	limit_format(l, limit);
	fail_msg("line %d: %s + %s: %s", line, text, limit, why);
}

static const struct {
	const char *zone, *end;
} towns[] = {
	{NULL, "close"}, {NULL, "midnight"}, {NULL, "same-time"}, {"Europe/Berlin", "close"},
	{"America/New_York", "midnight"}, {"Australia/Lord_Howe", "same-time"},
};

static void town_some(struct town *t, size_t i)
{
	if (towns[i].zone)
		town_bare(t, towns[i].zone, "mon-fri 00:30-04:00 13:30-23:00", towns[i].end);
	else
		town_china(t, towns[i].end);
}

#define TOWNS (sizeof towns / sizeof *towns)

static bool counted_days(const struct limit *l)
{
	return l->unit == LIMIT_DAYS || l->unit == LIMIT_WORKDAYS;
}

/* A later start is never due earlier; nor a longer limit. */
static void monotone(void **state)
{
	(void)state;
	for (size_t k = 0; k < TOWNS; k++) {
		struct town t;

		town_some(&t, k);
		for (int i = 0; i < TRIES; i++) {
			struct limit l = some_limit(), longer;
			instant from = some_time(&t);
			instant later = from + (instant)roll(roll(2) ? 3 * DAY : 2 * HOUR);
			instant first = due(&t, from, &l, NULL, 0).due, second = due(&t, later, &l, NULL, 0).due;

			if (first <= from)
				fail_case(&t, from, &l, "due at or before its start");
			/* "Same time" keeps the time of day: there only the days are in order. */
			if (workdays_period_end(t.w) == PERIOD_SAME_TIME && counted_days(&l)) {
				first = zone_day(&t.site->zone, first);
				second = zone_day(&t.site->zone, second);
			}
			if (second < first)
				fail_case(&t, from, &l, "a later start is due earlier");
			if (l.unit == LIMIT_TODAY)
				continue;
			longer = l;
			longer.n += 1 + (int)roll(5);
			if (due(&t, from, &longer, NULL, 0).due < due(&t, from, &l, NULL, 0).due)
				fail_case(&t, from, &l, "a longer limit is due earlier");
			if (i % 100 == 0)
				arena_clear(&t.a), town_compile(&t);
		}
		town_release(&t);
	}
}

/* Warned before it is due, never before it began; a longer warning not later. */
static void warned_between(void **state)
{
	(void)state;
	for (size_t k = 0; k < TOWNS; k++) {
		struct town t;

		town_some(&t, k);
		for (int i = 0; i < TRIES; i++) {
			struct limit l = some_limit(), warn = some_limit(), longer;
			instant from = some_time(&t), end = due(&t, from, &l, NULL, 0).due;
			instant at = deadline_warn(t.w, from, end, &warn);

			if (at > end || at < from)
				fail_case(&t, from, &warn, "warned outside");
			longer = warn;
			longer.n++;
			if (deadline_warn(t.w, from, end, &longer) > at)
				fail_case(&t, from, &warn, "a longer warning comes later");
		}
		town_release(&t);
	}
}

static size_t some_pauses(struct pause p[3], instant from)
{
	size_t n = roll(4);

	for (size_t i = 0; i < n; i++) {
		p[i].from = from + (instant)roll(5 * DAY) - DAY;
		p[i].to = p[i].from + 1 + (instant)roll(roll(2) ? 2 * DAY : 4 * HOUR);
	}
	return n;
}

/* A clock that stood still is never due earlier, nor while it stands; a longer
 * standstill not earlier than a short one; elapsed time not by more than it stood. */
static void pauses_only_delay(void **state)
{
	(void)state;
	for (size_t k = 0; k < TOWNS; k++) {
		struct town t;

		town_some(&t, k);
		for (int i = 0; i < TRIES; i++) {
			struct limit l = some_limit();
			instant from = some_time(&t), plain = due(&t, from, &l, NULL, 0).due, moved, stood = 0;
			struct pause p[3];
			size_t n = some_pauses(p, from);

			moved = due(&t, from, &l, p, n).due;
			if (moved < plain)
				fail_case(&t, from, &l, "earlier with pauses");
			for (size_t j = 0; j < n; j++) {
				stood += p[j].to - p[j].from;
				if (p[j].from < moved && moved < p[j].to && moved > from)
					fail_case(&t, from, &l, "due while it stood still");
			}
			if ((l.unit == LIMIT_MINUTES || l.unit == LIMIT_HOURS) && moved > plain + stood)
				fail_case(&t, from, &l, "moved by more than it stood still");
			if (!n)
				continue;
			p[n - 1].to += (instant)roll(2 * DAY);
			if (due(&t, from, &l, p, n).due < moved)
				fail_case(&t, from, &l, "a longer pause is due earlier");
			if (i % 100 == 0)
				arena_clear(&t.a), town_compile(&t);
		}
		town_release(&t);
	}
}

/* The same question has the same answer, with its steps or without (U-2). */
static void stable(void **state)
{
	struct town t;

	(void)state;
	town_china(&t, "close");
	for (int i = 0; i < TRIES; i++) {
		struct limit l = some_limit();
		instant from = some_time(&t);
		struct pause p[3];
		size_t n = some_pauses(p, from);
		struct deadline d = due(&t, from, &l, p, n), again;
		struct steps steps;

		assert_int_equal(deadline_due(&t.a, t.w, from, &l, p, n, from, &again, &steps, NULL), 0);
		assert_true(d.due == again.due && d.provisional == again.provisional);
		assert_true(steps.count >= 2);
		assert_true(steps.item[0].at == from);
		assert_true(steps.item[steps.count - 1].at == d.due);
		if (i % 50 == 0)
			arena_clear(&t.a), town_compile(&t);
	}
	town_release(&t);
}

/* Between the start's day and the last one there are exactly N working days. */
static void workdays_counted(void **state)
{
	struct town t;

	(void)state;
	town_china(&t, "close");
	for (int i = 0; i < TRIES; i++) {
		struct limit l = {LIMIT_WORKDAYS, 1 + (int)roll(40), false, false};
		instant from = some_time(&t), end = due(&t, from, &l, NULL, 0).due;
		daynum last = zone_day(&t.site->zone, end);
		struct day_info info = { .working = false };
		int n = 0;

		for (daynum day = zone_day(&t.site->zone, from) + 1; day <= last; day++) {
			workdays_day(t.w, day, &info);
			n += info.working;
		}
		if (n != l.n || !info.working)
			fail_case(&t, from, &l, "wrong number of working days");
		assert_int_equal(zone_second(&t.site->zone, end), info.span[info.spans - 1].to);
	}
	town_release(&t);
}

/* Is this second worked, and the clock running? */
static bool runs_at(const struct town *t, instant s, const struct pause *p, size_t n)
{
	int second = zone_second(&t->site->zone, s);
	struct day_info info;
	bool open = false;

	workdays_day(t->w, zone_day(&t->site->zone, s), &info);
	for (int i = 0; i < info.spans; i++)
		open |= second >= info.span[i].from && second < info.span[i].to;
	for (size_t i = 0; i < n; i++)
		open &= s < p[i].from || s >= p[i].to;
	return open;
}

/* Business time against a slow count, minute by minute. */
static void business_counted(void **state)
{
	struct town t;

	(void)state;
	town_china(&t, "close");
	for (int i = 0; i < 150; i++) {
		struct limit l = {LIMIT_BUSINESS_MINUTES, 1 + (int)roll(900), false, false};
		instant from = some_time(&t), s;
		struct pause p[3];
		size_t n;
		int left = l.n;

		from -= from % 60;
		n = some_pauses(p, from);
		for (size_t k = 0; k < n; k++) {
			p[k].from -= p[k].from % 60;
			p[k].to += 60 - p[k].to % 60;
		}
		for (s = from; left; s += 60)
			left -= runs_at(&t, s, p, n);
		if (due(&t, from, &l, p, n).due != s)
			fail_case(&t, from, &l, "business minutes counted otherwise");
	}
	town_release(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(monotone), cmocka_unit_test(warned_between), cmocka_unit_test(pauses_only_delay),
		cmocka_unit_test(stable), cmocka_unit_test(workdays_counted), cmocka_unit_test(business_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
