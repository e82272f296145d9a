/* Whom messages reach: with a staff section, somebody. Without one the serving account
 * is everybody. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "plaint/paths.h"
#include "plaint/str.h"

static bool anybody_holds(const struct site *s, const char *role)
{
	for (size_t i = 0; i < s->staff_count; i++)
		if (texts_has(&s->staff[i].roles, role))
			return true;
	return false;
}

static bool any_lead(const struct site *s)
{
	for (size_t i = 0; i < s->departments_count; i++)
		if (!str_empty(s->departments[i].lead))
			return true;
	return anybody_holds(s, "lead");
}

/* What is said when nobody can ever be reached by it; NULL: somebody can. */
static const char *nobody(const struct check *c, const char *target)
{
	const struct site *s = c->site;

	if (str_equal(target, "department") || str_equal(target, "above"))
		return any_lead(s) ? NULL : N_("\"%s\" reaches nobody: no department has a lead");
	if (str_equal(target, "oncall"))
		return s->oncalls_count ? NULL : N_("\"%s\" reaches nobody: there is no oncall section");
	if (!site_role(s, target) || site_staff(s, target) || anybody_holds(s, target))
		return NULL;
	return N_("\"%s\" reaches nobody: nobody has this role");
}

struct reach {
	struct check *c;
	const char *shipped; /* the folder of the shipped profiles, by its real path, or NULL */
	struct texts told; /* as a warning: each target once */
};

/* By its real path: it may be named by a relative one. */
static bool of_shipped(const struct reach *r, const char *file)
{
	char *real = r->shipped ? realpath(file, NULL) : NULL;
	bool is = real && str_starts(real, r->shipped);

	free(real);
	return is;
}

static const char *shipped_folder(struct arena *a)
{
	const char *folder = path_shipped(a, "config/profiles");
	char *real = folder ? realpath(folder, NULL) : NULL;
	const char *kept = real ? arena_printf(a, "%s/", real) : NULL;

	free(real);
	return kept;
}

/* A shipped profile does not know the staff: a site that begins with a few of them runs, and
 * is told whom nobody answers for. Who writes the rule and lists the staff contradicts
 * themselves. */
static enum severity weight(const struct reach *r, struct spot at)
{
	const struct place *p = place_find(r->c->places, at.type, at.section ? at.section->title : NULL, at.member);

	return !p || of_shipped(r, p->file) ? SEVERITY_WARNING : SEVERITY_ERROR;
}

static void check_target(struct reach *r, struct spot at, const char *target)
{
	const char *why = str_empty(target) ? NULL : nobody(r->c, target);
	enum severity severity;

	if (!why)
		return;
	severity = weight(r, at);
	if (severity == SEVERITY_WARNING && texts_has(&r->told, target))
		return;
	tell(r->c, severity, at, why, target);
	if (severity == SEVERITY_ERROR)
		return;
	r->told.item = arena_grow(&r->c->arena, r->told.item, r->told.count, sizeof *r->told.item);
	r->told.item[r->told.count++] = target;
}

static void check_list(struct reach *r, struct spot at, const struct texts *list)
{
	for (size_t i = 0; i < list->count; i++) {
		at.item = list->item[i];
		check_target(r, at, list->item[i]);
	}
}

static void check_clock(struct reach *r, const struct clock_rule *k)
{
	for (size_t n = 0; n < k->escalate.count; n++) {
		const char *blank = strrchr(k->escalate.item[n], ' ');

		if (blank)
			check_target(r, ITEM("clock", k, "escalate", k->escalate.item[n]), blank + 1);
	}
	check_list(r, SPOT("clock", k, "tell"), &k->tell);
}

static void check_duties_reach(struct reach *r, const struct site *s)
{
	for (size_t i = 0; i < s->warnings_count; i++)
		check_list(r, SPOT("warning", &s->warnings[i], "tell"), &s->warnings[i].tell);
	for (size_t i = 0; i < s->incidents_count; i++)
		check_list(r, SPOT("incident", &s->incidents[i], "tell"), &s->incidents[i].tell);
	for (size_t i = 0; i < s->copies_count; i++)
		check_list(r, SPOT("copy", &s->copies[i], "to"), &s->copies[i].to);
	for (size_t i = 0; i < s->documents_count; i++)
		check_list(r, SPOT("document", &s->documents[i], "tell"), &s->documents[i].tell);
	for (size_t i = 0; i < s->reports_count; i++) {
		check_target(r, SPOT("report", &s->reports[i], "check"), s->reports[i].check);
		check_target(r, SPOT("report", &s->reports[i], "approve"), s->reports[i].approve);
	}
}

static bool shipped_role(const struct reach *r, const char *title)
{
	const struct places *p = r->c->places;

	for (size_t i = 0; i < p->count; i++)
		if (str_equal(p->item[i].type, "role") && str_equal(p->item[i].title, title) && of_shipped(r, p->item[i].file))
			return true;
	return false;
}

/* A role of the site's own is for somebody. */
static void check_roles(struct reach *r, const struct site *s)
{
	for (size_t i = 0; i < s->roles_count; i++) {
		const struct role *role = &s->roles[i];

		if (!anybody_holds(s, role->s.title) && !shipped_role(r, role->s.title))
			tell(r->c, SEVERITY_ERROR, SPOT("role", role, NULL), "nobody has the role \"%s\"", role->s.title);
	}
}

static bool anybody_of(const struct site *s, const struct department *d)
{
	if (!str_empty(d->lead))
		return true;
	for (size_t i = 0; i < s->staff_count; i++)
		if (str_equal(s->staff[i].department, d->s.title))
			return true;
	for (size_t i = 0; i < s->oncalls_count; i++)
		if (str_equal(s->oncalls[i].department, d->s.title))
			return true;
	return false;
}

static bool routed_to(const struct site *s, const char *department)
{
	for (size_t i = 0; i < s->routes_count; i++)
		if (str_equal(s->routes[i].department, department))
			return true;
	return false;
}

/* A leak brought to a department of nobody lies there. */
static void check_departments(struct reach *r, const struct site *s)
{
	for (size_t i = 0; i < s->departments_count; i++) {
		const struct department *d = &s->departments[i];

		if (routed_to(s, d->s.title) && !anybody_of(s, d))
			tell(r->c, SEVERITY_WARNING, SPOT("department", d, NULL),
				"\"%s\" reaches nobody: routes lead to this department, and nobody is of it", d->s.title);
	}
}

void check_reach(struct check *c)
{
	const struct site *s = c->site;
	struct reach r = {.c = c, .shipped = shipped_folder(&c->arena)};

	if (!s->staff_count)
		return;
	for (size_t i = 0; i < s->clocks_count; i++)
		check_clock(&r, &s->clocks[i]);
	for (size_t i = 0; i < s->approvals_count; i++) {
		check_list(&r, SPOT("approval", &s->approvals[i], "by"), &s->approvals[i].by);
		check_list(&r, SPOT("approval", &s->approvals[i], "then"), &s->approvals[i].then);
	}
	check_duties_reach(&r, s);
	check_roles(&r, s);
	check_departments(&r, s);
}
