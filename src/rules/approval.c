/* What waits for somebody above (HT-7, HT-10, U-5). */
#include "plaint/rules/approval.h"

#include <stdio.h>

#include "plaint/rules/having.h"
#include "plaint/str.h"

bool approval_possible(enum action action)
{
	return action == ACTION_PROPOSE || approval_defers(action);
}

bool approval_defers(enum action action)
{
	switch (action) {
	case ACTION_EXTEND:
	case ACTION_SUSPEND:
	case ACTION_REJECT:
	case ACTION_RESOLVE:
	case ACTION_ARCHIVE:
	case ACTION_ASSIST:
	case ACTION_REASSIGN:
	case ACTION_LETTER:
	case ACTION_LEND:
	case ACTION_DESTROY:
		return true;
	default:
		return false;
	}
}

static bool holds(const struct approval *p, const struct complaint *c, const struct values *given)
{
	char level[16];

	snprintf(level, sizeof level, "%d", c->level);
	return texts_match(&p->levels, level) && texts_match(&p->kinds, c->value[FIELD_KIND]) &&
		texts_match(&p->channels, c->value[FIELD_CHANNEL]) &&
		texts_match(&p->categories, c->value[FIELD_CATEGORY]) && having_all(&p->having, c, given);
}

const struct approval *approval_of(const struct site *site, const struct complaint *c, enum action action,
	const struct values *given)
{
	for (size_t i = 0; i < site->approvals_count; i++) {
		const struct approval *p = &site->approvals[i];

		if (str_equal(p->action, action_table[action].name) && holds(p, c, given))
			return p;
	}
	return NULL;
}

/* --- who decides ------------------------------------------------------------- */

const struct texts *approval_by(const struct site *site, const struct asking *w)
{
	static const struct texts anybody = {NULL, 0};
	const struct approval *p = site_approval(site, w->approval);

	if (!p)
		return &anybody;
	return w->step && p->then.count ? &p->then : &p->by;
}

static const char *department_of(const struct site *site, const struct complaint *c)
{
	const struct staff *taker = site_staff(site, c->taker);

	if (!str_empty(c->value[FIELD_DEPARTMENT]))
		return c->value[FIELD_DEPARTMENT];
	return taker ? taker->department : NULL;
}

/* The lead of the department, or of the nearest one above that has one. */
static const char *lead_from(const struct site *site, const struct department *d)
{
	/* A circle of parents must not hold us. */
	for (size_t i = 0; d && i <= site->departments_count; i++) {
		if (!str_empty(d->lead))
			return d->lead;
		d = site_department(site, d->parent);
	}
	return NULL;
}

/* A login for what depends on the complaint, else the target itself: role or login. */
static const char *decider(const struct site *site, const struct complaint *c, const char *target)
{
	const struct department *d = site_department(site, department_of(site, c));

	if (str_equal(target, "department"))
		return lead_from(site, d);
	if (str_equal(target, "above"))
		return lead_from(site, d ? site_department(site, d->parent) : NULL);
	if (str_equal(target, "taker"))
		return c->taker;
	if (str_equal(target, "person"))
		return c->value[FIELD_PERSON];
	return target;
}

/* Is it one of these? */
static bool is_among(const struct site *site, const struct complaint *c, const struct texts *by, const struct me *me)
{
	for (size_t i = 0; i < by->count; i++) {
		const char *who = decider(site, c, by->item[i]);

		if (!str_empty(who) && (str_equal(who, me->login) || texts_has(&me->roles, who)))
			return true;
	}
	return false;
}

bool approval_needed(const struct site *site, const struct complaint *c, enum action action,
	const struct values *given, const struct me *me)
{
	const struct approval *p = approval_of(site, c, action, given);

	/* Nobody destroys a record by themselves (PU-13). */
	if (action == ACTION_DESTROY)
		return true;
	if (!p)
		return action == ACTION_EXTEND;
	return me->alone || !is_among(site, c, p->then.count ? &p->then : &p->by, me);
}

bool approval_may(const struct site *site, const struct complaint *c, const struct asking *w, const struct me *me)
{
	const struct texts *by = approval_by(site, w);

	if (me->alone)
		return true;
	return !str_equal(w->by, me->login) && (!by->count || is_among(site, c, by, me));
}

const struct asking *approval_for(const struct site *site, const struct complaint *c, const struct me *me)
{
	for (size_t i = 0; i < c->asking_count; i++)
		if (approval_may(site, c, &c->asking[i], me))
			return &c->asking[i];
	return NULL;
}

static void add_role_holders(struct arena *a, struct texts *list, const struct site *site)
{
	for (size_t i = 0; i < site->roles_count; i++) {
		const struct role *r = &site->roles[i];

		if (r->may.count && texts_match(&r->may, "approve") && !texts_has(list, r->s.title)) {
			list->item = arena_grow(a, list->item, list->count, sizeof *list->item);
			list->item[list->count++] = r->s.title;
		}
	}
}

struct texts approval_deciders(struct arena *a, const struct site *site, const struct complaint *c)
{
	struct texts list = {NULL, 0};

	for (size_t i = 0; i < c->asking_count; i++) {
		const struct texts *by = approval_by(site, &c->asking[i]);

		if (!by->count)
			add_role_holders(a, &list, site);
		for (size_t k = 0; k < by->count; k++) {
			const char *who = decider(site, c, by->item[k]);

			if (str_empty(who) || (list.count && texts_has(&list, who)))
				continue;
			list.item = arena_grow(a, list.item, list.count, sizeof *list.item);
			list.item[list.count++] = who;
		}
	}
	return list;
}

/* --- what it holds up ---------------------------------------------------------- */

const struct approval *approval_blocks(const struct site *site, const struct complaint *c, enum action action,
	const struct asking **waits)
{
	for (size_t i = 0; i < site->approvals_count; i++) {
		const struct approval *p = &site->approvals[i];
		char refused[80];

		if (!texts_has(&p->blocks, action_table[action].name) || !p->blocks.count)
			continue;
		*waits = NULL;
		for (size_t k = 0; k < c->asking_count; k++)
			if (str_equal(c->asking[k].approval, p->s.title))
				*waits = &c->asking[k];
		snprintf(refused, sizeof refused, APPROVAL_REFUSED "%s", p->s.title);
		if (*waits || complaint_happened(c, refused) != INSTANT_NONE)
			return p;
	}
	return NULL;
}
