/* Who is on call, and who an escalation reaches. */
#include <string.h>

#include "plaint/rules/triage.h"

#include "plaint/str.h"

static void add_login(struct arena *a, struct texts *list, const char *login)
{
	if (str_empty(login) || texts_has(list, login))
		return;
	list->item = arena_grow(a, list->item, list->count, sizeof *list->item);
	list->item[list->count++] = login;
}

/* No hours given: always. */
static bool within(const struct texts *hours, const struct zone *z, instant now)
{
	struct week week;

	if (!hours->count)
		return true;
	if (week_parse(hours, true, &week, NULL))
		return false;
	return week_covers(&week, day_weekday(zone_day(z, now)), zone_second(z, now));
}

bool oncall_serves(const struct site *site, const char *login, const char *department)
{
	const struct staff *s = site_staff(site, login);

	if (!s || str_empty(s->department) || str_equal(s->department, department))
		return true;
	for (size_t i = 0; i < site->oncalls_count; i++)
		if (str_equal(site->oncalls[i].department, department) && texts_has(&site->oncalls[i].staff, login))
			return true;
	return false;
}

struct texts oncall_now(struct arena *a, const struct site *site, const struct workdays *w, const char *department, instant now)
{
	struct texts list = {NULL, 0};

	for (size_t i = 0; i < site->oncalls_count; i++) {
		const struct oncall *o = &site->oncalls[i];

		if (department && !str_equal(o->department, department))
			continue;
		if (!within(&o->hours, workdays_zone(w), now))
			continue;
		for (size_t k = 0; k < o->staff.count; k++)
			add_login(a, &list, o->staff.item[k]);
	}
	return list;
}

static void add_holders(struct arena *a, struct texts *list, const struct site *site, const char *role, const char *department)
{
	for (size_t i = 0; i < site->staff_count; i++) {
		const struct staff *s = &site->staff[i];

		if (texts_has(&s->roles, role) && (!department || str_equal(s->department, department)))
			add_login(a, list, s->s.title);
	}
}

/* The department the complaint is with: before it is forwarded, its taker's. */
static const char *home(const struct site *site, const struct complaint *c)
{
	const struct staff *taker;

	if (!str_empty(c->value[FIELD_DEPARTMENT]))
		return c->value[FIELD_DEPARTMENT];
	taker = site_staff(site, c->taker);
	return taker ? taker->department : NULL;
}

/* The holders of a role in the department, else in the one above it, and so on up;
 * else wherever they are. */
static void add_role(struct arena *a, struct texts *list, const struct site *site, const char *role, const char *department)
{
	const struct department *d = site_department(site, department);

	/* A circle of parents must not hold us. */
	for (size_t i = 0; d && !list->count && i <= site->departments_count; i++) {
		add_holders(a, list, site, role, d->s.title);
		d = site_department(site, d->parent);
	}
	if (!list->count)
		add_holders(a, list, site, role, NULL);
}

/* The lead of the department, or of the nearest above that has one. */
static void add_lead(struct arena *a, struct texts *list, const struct site *site, const char *department)
{
	const struct department *d = site_department(site, department);

	for (size_t i = 0; d && i <= site->departments_count; i++) {
		if (!str_empty(d->lead)) {
			add_login(a, list, d->lead);
			return;
		}
		d = site_department(site, d->parent);
	}
	add_role(a, list, site, "lead", department);
}

/* Who is named in a field, as people write it: login, number, or a name and perhaps more. */
static void add_named(struct arena *a, struct texts *list, const struct site *site, const char *text)
{
	for (size_t i = 0; !str_empty(text) && i < site->staff_count; i++) {
		const struct staff *s = &site->staff[i];

		if (str_equal(s->s.title, text) || str_equal(s->number, text) || (!str_empty(s->name) && strstr(text, s->name)))
			add_login(a, list, s->s.title);
	}
}

struct texts escalation_people(struct arena *a, const struct site *site, const struct workdays *w,
	const struct complaint *c, const char *to, instant now)
{
	const char *department = home(site, c);
	struct texts list = {NULL, 0};

	if (str_equal(to, "department")) {
		add_lead(a, &list, site, department);
	} else if (str_equal(to, "above")) {
		const struct department *d = site_department(site, department);

		add_lead(a, &list, site, d && !str_empty(d->parent) ? d->parent : department);
	} else if (str_equal(to, "oncall")) {
		if (department)
			list = oncall_now(a, site, w, department, now);
		if (!list.count)
			list = oncall_now(a, site, w, NULL, now);
	} else if (str_equal(to, "person")) {
		add_login(a, &list, c->value[FIELD_PERSON]);
	} else if (str_equal(to, "taker")) {
		add_login(a, &list, c->taker);
	} else {
		add_role(a, &list, site, str_or_empty(to), department);
		if (!list.count && site_staff(site, to))
			add_login(a, &list, to);
		if (!list.count && !site_role(site, to))
			add_named(a, &list, site, complaint_field(c, to));
	}
	return list;
}

/* In their own hours, and while they are on call. Who has none is always reached. */
static bool on_duty(const struct site *site, const struct workdays *w, const struct texts *oncall, const char *login, instant now)
{
	const struct staff *s = site_staff(site, login);

	return !s || within(&s->hours, workdays_zone(w), now) || texts_has(oncall, login);
}

struct texts duty_people(struct arena *a, const struct site *site, const struct workdays *w, const struct texts *people, instant now)
{
	struct texts oncall = oncall_now(a, site, w, NULL, now), list = {NULL, 0};

	for (size_t i = 0; i < people->count; i++)
		if (on_duty(site, w, &oncall, people->item[i], now))
			add_login(a, &list, people->item[i]);
	/* Nobody of them is there: those on call for their departments. */
	for (size_t i = 0; !list.count && i < people->count; i++) {
		const struct staff *s = site_staff(site, people->item[i]);

		if (s)
			list = oncall_now(a, site, w, s->department, now);
	}
	return list;
}
