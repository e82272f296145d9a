/* The archive: see archive.h. */
#include "plaint/rules/archive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/rules/having.h"
#include "plaint/str.h"

static bool narrowed(const struct retention *r)
{
	return r->levels.count || r->kinds.count || r->categories.count || r->having.count;
}

static bool holds(const struct retention *r, const struct complaint *c)
{
	char level[16];

	snprintf(level, sizeof level, "%d", c->level);
	return texts_match(&r->levels, level) && texts_match(&r->kinds, c->value[FIELD_KIND]) &&
		texts_match(&r->categories, c->value[FIELD_CATEGORY]) && having_all(&r->having, c, NULL);
}

const struct retention *archive_retention(const struct site *site, const struct complaint *c)
{
	const struct retention *plain = NULL;

	for (size_t i = 0; i < site->retentions_count; i++) {
		const struct retention *r = &site->retentions[i];

		if (!narrowed(r))
			plain = plain ? plain : r;
		else if (holds(r, c))
			return r;
	}
	return plain;
}

/* 29 February and the 31st: the last day there is. */
static daynum day_of(int year, int month, int day)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	int most = days[month - 1] + (month == 2 && leap);

	return day_from_civil(year, month, day < most ? day : most);
}

instant archive_period_end(const struct zone *z, instant from, const char *keep)
{
	char *unit;
	long n = strtol(str_or_empty(keep), &unit, 10);
	int y, m, d;
	daynum day;

	if (n < 0 || n > 99999 || unit == keep || !*unit || unit[1])
		return INSTANT_NONE;
	day = zone_day(z, from);
	day_to_civil(day, &y, &m, &d);
	if (*unit == 'y') {
		day = day_of(y + (int)n, m, d);
	} else if (*unit == 'M') {
		m += (int)n - 1;
		day = day_of(y + m / 12, m % 12 + 1, d);
	} else if (*unit == 'd') {
		day += (daynum)n;
	} else {
		return INSTANT_NONE;
	}
	/* Its last day is kept whole. */
	return zone_instant(z, day + 1, 0);
}

instant archive_until(const struct site *site, const struct complaint *c, const struct retention **of)
{
	const struct retention *r = archive_retention(site, c);

	*of = r;
	if (!r || state_open(c->state) || c->closed == INSTANT_NONE)
		return INSTANT_NONE;
	return archive_period_end(&site->zone, c->closed, r->keep);
}

bool archive_lent(const struct complaint *c)
{
	return !str_empty(complaint_field(c, "borrower"));
}

bool archive_destroyed(const struct complaint *c)
{
	return !str_empty(complaint_field(c, "destroyed"));
}

bool archive_may_see(const struct complaint *c, const struct me *me)
{
	if (!me || me->alone || !str_equal(complaint_field(c, "confidential"), "yes"))
		return true;
	if (texts_has(&me->sees, "confidential"))
		return true;
	if (!state_open(c->state))
		return false;
	return str_equal(me->login, c->taker) || str_equal(me->login, c->value[FIELD_PERSON]) ||
		(!str_empty(me->department) && str_equal(me->department, c->value[FIELD_DEPARTMENT]));
}

void archive_skeleton(struct arena *a, struct complaint *c)
{
	static const enum field kept[] = {FIELD_KIND, FIELD_CHANNEL, FIELD_CATEGORY, FIELD_NATURE, FIELD_AREA, FIELD_DEPARTMENT,
		FIELD_RESPONSIBILITY, FIELD_SATISFACTION};
	struct complaint s = {
		.id = c->id, .number = c->number, .version = c->version, .state = c->state, .before = c->before, .level = c->level,
		.emergency = c->emergency, .revisit = c->revisit, .received = c->received, .registered = c->registered,
		.updated = c->updated, .closed = c->closed, .original = c->original, .recomplaints = c->recomplaints,
		.recomplaint_count = c->recomplaint_count, .incident = c->incident, .members = c->members,
		.member_count = c->member_count, .milestones = c->milestones, .milestone_count = c->milestone_count,
		.returned = c->returned, .clocks = c->clocks, .clock_count = c->clock_count,
	};

	(void)a;
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		s.value[kept[i]] = c->value[kept[i]];
	/* What a person wrote beside an extension goes, too. */
	for (size_t i = 0; i < s.clock_count; i++) {
		s.clocks[i].unknown = NULL;
		s.clocks[i].unknown_len = 0;
		s.clocks[i].unknown_count = 0;
		for (size_t k = 0; k < s.clocks[i].move_count; k++)
			s.clocks[i].moves[k].reason = NULL;
	}
	*c = s;
}
