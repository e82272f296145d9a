/* forward.c - whose it is: forward (GC-3), reassign, take. */
#include "deed.h"

#include "plaint/rules/rights.h"
#include "plaint/rules/triage.h"
#include "plaint/str.h"

static const char *given(const struct deed *x, const char *name)
{
	const char *text = values_get(&x->given, name);

	return str_empty(text) ? NULL : text;
}

static const char *department_of(const struct site *s, const char *login)
{
	const struct staff *staff = login ? site_staff(s, login) : NULL;

	return staff && !str_empty(staff->department) ? staff->department : NULL;
}

/* An emergency nobody has named a category for goes to those on call. */
static struct route_to emergency_route(struct deed *x)
{
	struct desk *d = x->d;
	struct texts people = oncall_now(d->a, d->site, d->days, NULL, d->now);
	struct route_to to = { NULL, NULL, NULL };
	struct complaint guess = *x->c;

	if (people.count) {
		to.person = people.item[0];
		to.department = department_of(d->site, to.person);
	}
	for (size_t i = 0; !to.department && i < d->site->dangers_count; i++) {
		const struct danger *danger = &d->site->dangers[i];

		if (danger->level != 1 || str_empty(danger->category))
			continue;
		guess.value[FIELD_CATEGORY] = danger->category;
		to = route_find(d->site, d->days, &guess, d->now);
	}
	return to;
}

/* Whoever is named works there, or is on call for it. */
static int check_person(struct deed *x, const char *department, const char *person, struct err *err)
{
	const struct site *s = x->d->site;

	if (str_empty(person) || str_empty(department) || oncall_serves(s, person, department))
		return 0;
	return err_set(err, ERR_INPUT, "person", N_("person: %1 is of %2, not of %3"), person, department_of(s, person), department, NULL);
}

int forward_prepare(struct deed *x, struct err *err)
{
	struct desk *d = x->d;
	const char *department = given(x, "department"), *person = given(x, "person");
	struct route_to route;

	if (x->c->emergency && str_empty(x->c->value[FIELD_CATEGORY]))
		route = emergency_route(x);
	else
		route = route_find(d->site, d->days, x->c, d->now);
	if (!department && person)
		department = department_of(d->site, person);
	if (!department && x->c->original) {
		struct complaint *original;

		if (store_complaint(d->t, d->a, x->c->original, &original, NULL) == 0)
			/* its list holds this one already */
			department = route_again(d->site, original,
				original->recomplaint_count ? original->recomplaint_count - 1 : 0);
	}
	if (!department)
		department = route.department;
	if (check_person(x, department, person, err))
		return -1;
	if (!person && route.person && str_equal(department, route.department))
		person = route.person;
	if (!person)
		person = route_head(d->site, department);
	if (department)
		values_set(d->a, &x->given, "department", department);
	else if (x->ours)
		return err_set(err, ERR_INPUT, "department", N_("no route leads to a department"), NULL);
	/* An earlier person of another department goes with it. */
	values_set(d->a, &x->given, "person", person ? person : "");
	return 0;
}

int reassign_prepare(struct deed *x, struct err *err)
{
	const char *department = given(x, "department"), *person = given(x, "person");

	if (!department && !person)
		return err_set(err, ERR_INPUT, "department", N_("reassign to whom? give a department or a person"), NULL);
	if (check_person(x, department, person, err))
		return -1;
	if (!department && !oncall_serves(x->d->site, person, x->c->value[FIELD_DEPARTMENT])) {
		department = department_of(x->d->site, person);
		if (department && !str_equal(department, x->c->value[FIELD_DEPARTMENT]))
			values_set(x->d->a, &x->given, "department", department);
	} else if (department && !person && !str_equal(department, x->c->value[FIELD_DEPARTMENT])) {
		values_set(x->d->a, &x->given, "person", "");
	}
	return 0;
}

int take_prepare(struct deed *x, struct err *err)
{
	struct desk *d = x->d;
	const char *department = d->me->department;

	if (!rights_takes(d->site, d->me, x->c))
		return err_set(err, ERR_INPUT, "person", N_("person: %1 is of %2, not of %3"), d->me->login, department,
			x->c->value[FIELD_DEPARTMENT], NULL);
	if (str_empty(department))
		department = route_find(d->site, d->days, x->c, d->now).department;
	if (str_empty(x->c->value[FIELD_DEPARTMENT]) && !str_empty(department))
		values_set(d->a, &x->given, "department", department);
	values_set(d->a, &x->given, "person", d->me->login);
	return 0;
}

void forward_tell(struct deed *x)
{
	const struct department *dep = site_department(x->d->site, str_or_empty(x->c->value[FIELD_DEPARTMENT]));
	const char *person = x->c->value[FIELD_PERSON];
	const char *to = !str_empty(person) ? person : dep ? dep->lead : NULL;

	if (!str_empty(to) && !str_equal(to, desk_login(x->d)))
		desk_notice(x->d, x->d->now, "changed", x->c, NULL, to);
}
