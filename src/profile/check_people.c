#include "check.h"
#include "plaint/str.h"

/* A chain of parents is never longer than there are departments. */
static bool goes_round(const struct check *c, const struct department *d)
{
	const struct department *up = d;
	for (size_t i = 0; up && i <= c->site->departments_count; i++) {
		up = site_department(c->site, up->parent);
		if (up == d)
			return true;
	}
	return false;
}

static void check_department(struct check *c, const struct department *d)
{
	if (!str_empty(d->parent) && !site_department(c->site, d->parent))
		tell(c, SEVERITY_ERROR, SPOT("department", d, "parent"), "no such department: \"%s\"",
			d->parent);
	else if (goes_round(c, d))
		tell(c, SEVERITY_ERROR, SPOT("department", d, "parent"), "department \"%s\" is above itself",
			d->s.title);
	if (!str_empty(d->lead) && !site_staff(c->site, d->lead))
		tell(c, SEVERITY_ERROR, SPOT("department", d, "lead"), "the lead is not of the staff: \"%s\"",
			d->lead);
}

static void check_person(struct check *c, const struct staff *p)
{
	const struct site *s = c->site;

	if (str_empty(p->department))
		tell(c, SEVERITY_ERROR, SPOT("staff", p, NULL), "staff \"%s\" has no department", p->s.title);
	else if (!site_department(s, p->department))
		tell(c, SEVERITY_ERROR, SPOT("staff", p, "department"), "no such department: \"%s\"",
			p->department);
	if (!p->roles.count)
		tell(c, SEVERITY_WARNING, SPOT("staff", p, "roles"),
			"staff \"%s\" has no role and may do nothing", p->s.title);
	for (size_t i = 0; i < p->roles.count; i++)
		if (!site_role(s, p->roles.item[i]))
			tell(c, SEVERITY_ERROR, ITEM("staff", p, "roles", p->roles.item[i]),
				"no such role: \"%s\"", p->roles.item[i]);
	for (const struct staff *q = s->staff; !str_empty(p->number) && q < p; q++)
		if (str_equal(p->number, q->number))
			tell(c, SEVERITY_ERROR, SPOT("staff", p, "number"), "number %s is that of \"%s\" too",
				p->number, q->s.title);
}

static void check_role(struct check *c, const struct role *r)
{
	for (size_t i = 0; i < r->may.count; i++)
		/* backup: a copy of everything, export too; no action on a complaint. */
		if (!known_action(r->may.item[i]) && !str_equal(r->may.item[i], "backup"))
			tell(c, SEVERITY_ERROR, ITEM("role", r, "may", r->may.item[i]),
				"no such action: \"%s\"", r->may.item[i]);
	for (size_t i = 0; i < r->sees.count; i++) {
		const char *w = r->sees.item[i];
		if (!str_equal(w, "own") && !str_equal(w, "department") && !str_equal(w, "all") &&
			!str_equal(w, "confidential"))
			tell(c, SEVERITY_ERROR, ITEM("role", r, "sees", w),
				"sees holds own, department, all, not \"%s\"", w);
	}
}

static void check_oncall(struct check *c, const struct oncall *o)
{
	if (str_empty(o->department))
		tell(c, SEVERITY_ERROR, SPOT("oncall", o, NULL), "oncall \"%s\" has no department",
			o->s.title);
	else if (!site_department(c->site, o->department))
		tell(c, SEVERITY_ERROR, SPOT("oncall", o, "department"), "no such department: \"%s\"",
			o->department);
	if (!o->staff.count)
		tell(c, SEVERITY_ERROR, SPOT("oncall", o, "staff"), "nobody is on call in \"%s\"",
			o->s.title);
	for (size_t i = 0; i < o->staff.count; i++)
		if (!site_staff(c->site, o->staff.item[i]))
			tell(c, SEVERITY_ERROR, ITEM("oncall", o, "staff", o->staff.item[i]),
				"not of the staff: \"%s\"", o->staff.item[i]);
	if (!o->hours.count)
		tell(c, SEVERITY_ERROR, SPOT("oncall", o, NULL), "oncall \"%s\" has no hours", o->s.title);
}

void check_people(struct check *c)
{
	const struct site *s = c->site;
	for (size_t i = 0; i < s->departments_count; i++)
		check_department(c, &s->departments[i]);
	for (size_t i = 0; i < s->staff_count; i++)
		check_person(c, &s->staff[i]);
	for (size_t i = 0; i < s->roles_count; i++)
		check_role(c, &s->roles[i]);
	for (size_t i = 0; i < s->oncalls_count; i++)
		check_oncall(c, &s->oncalls[i]);
}
