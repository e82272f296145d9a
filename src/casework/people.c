/* people.c - owners, leads, on-call staff. */
#include "people.h"

#include "plaint/rules/triage.h"
#include "plaint/str.h"

void people_add(struct arena *a, struct texts *to, const char *login)
{
	if (str_empty(login) || texts_has(to, login))
		return;
	to->item = arena_grow(a, to->item, to->count, sizeof(const char *));
	to->item[to->count++] = login;
}

static const char *lead_of(const struct site *s, const char *department)
{
	const struct department *dep = department ? site_department(s, department) : NULL;

	return dep ? dep->lead : NULL;
}

struct texts people_of_case(struct desk *d, const struct complaint *c)
{
	const char *department = c->value[FIELD_DEPARTMENT], *person = c->value[FIELD_PERSON];
	struct texts to = { NULL, 0 };

	people_add(d->a, &to, person);
	if (str_empty(department)) {
		const struct staff *taker = c->taker ? site_staff(d->site, c->taker) : NULL;

		if (str_empty(person))
			people_add(d->a, &to, c->taker);
		department = taker ? taker->department : NULL;
	}
	people_add(d->a, &to, lead_of(d->site, department));
	return to;
}

struct texts people_of_target(struct desk *d, const struct complaint *c, const char *target)
{
	return escalation_people(d->a, d->site, d->days, c, target, d->now);
}

const char *texts_join(struct arena *a, const struct texts *t)
{
	const char *all = "";

	for (size_t i = 0; i < t->count; i++)
		all = arena_printf(a, "%s%s%s", all, i ? "," : "", t->item[i]);
	return all;
}

struct finding {
	struct desk *d;
	const struct notice *n;
	struct texts *to;
};

/* A notice to nobody by name: those of the case; an emergency also its on-call staff. */
static int find_people(struct store_txn *t, void *arg, struct err *err)
{
	struct finding *f = arg;
	struct desk *d = f->d;
	struct complaint *c;
	struct texts some;

	f->to->count = 0;
	if (store_complaint(t, d->a, f->n->number, &c, err))
		return -1;
	if (!str_empty(f->n->to)) {
		*f->to = people_of_target(d, c, f->n->to);
		return 0;
	}
	*f->to = people_of_case(d, c);
	if (!str_equal(f->n->what, "emergency"))
		return 0;
	some = oncall_now(d->a, d->site, d->days, c->value[FIELD_DEPARTMENT], d->now);
	for (size_t i = 0; i < some.count; i++)
		people_add(d->a, f->to, some.item[i]);
	some = people_of_target(d, c, "lead");
	for (size_t i = 0; i < some.count; i++)
		people_add(d->a, f->to, some.item[i]);
	return 0;
}

struct texts casework_recipients(struct casework *cw, struct arena *a, const struct notice *n, instant now)
{
	struct texts to = { NULL, 0 };
	struct desk d;

	desk_open(&d, cw, NULL, now, NULL, a);
	if (!str_empty(n->to) && site_staff(d.site, n->to))
		people_add(a, &to, n->to);
	else if (store_read(cw->store, find_people, &(struct finding){ &d, n, &to }, NULL))
		to.count = 0;
	/* An emergency wakes everybody it concerns. */
	if (!str_equal(n->what, "emergency"))
		to = duty_people(a, d.site, d.days, &to, now);
	/* The site may be replaced before the caller is through with them. */
	for (size_t i = 0; i < to.count; i++)
		to.item[i] = arena_strdup(a, to.item[i]);
	desk_close(&d);
	return to;
}
