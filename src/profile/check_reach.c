/* Whom messages reach: with a staff section, somebody. Without one the serving account
 * is everybody. */
#include <string.h>

#include "check.h"
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

/* Why nobody can ever be reached by it; NULL: somebody can. */
static const char *nobody(const struct check *c, const char *target)
{
	const struct site *s = c->site;

	if (str_equal(target, "department") || str_equal(target, "above"))
		return any_lead(s) ? NULL : "no department has a lead";
	if (str_equal(target, "oncall"))
		return s->oncalls_count ? NULL : "there is no oncall section";
	if (!site_role(s, target) || site_staff(s, target) || anybody_holds(s, target))
		return NULL;
	return "nobody has this role";
}

struct reach {
	struct check *c;
	struct texts told; /* each target once */
};

static void check_target(struct reach *r, struct spot at, const char *target)
{
	const char *why = texts_has(&r->told, target) ? NULL : nobody(r->c, target);

	if (!why)
		return;
	tell(r->c, SEVERITY_WARNING, at, "\"%s\" reaches nobody: %s", target, why);
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

void check_reach(struct check *c)
{
	const struct site *s = c->site;
	struct reach r = {c, {NULL, 0}};

	for (size_t i = 0; s->staff_count && i < s->clocks_count; i++) {
		const struct clock_rule *k = &s->clocks[i];

		for (size_t n = 0; n < k->escalate.count; n++) {
			const char *blank = strrchr(k->escalate.item[n], ' ');

			if (blank)
				check_target(&r, ITEM("clock", k, "escalate", k->escalate.item[n]), blank + 1);
		}
	}
	for (size_t i = 0; s->staff_count && i < s->approvals_count; i++) {
		check_list(&r, SPOT("approval", &s->approvals[i], "by"), &s->approvals[i].by);
		check_list(&r, SPOT("approval", &s->approvals[i], "then"), &s->approvals[i].then);
	}
	for (size_t i = 0; s->staff_count && i < s->warnings_count; i++)
		check_list(&r, SPOT("warning", &s->warnings[i], "tell"), &s->warnings[i].tell);
}
