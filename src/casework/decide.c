/* decide.c - violations proposed by a person, confirmed, waived (HT-13). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deed.h"
#include "keys.h"
#include "people.h"
#include "plaint/rules/rights.h"
#include "plaint/rules/supervision.h"
#include "plaint/str.h"

static void tell(struct deed *x, const char *what, const struct violation *v)
{
	if (v && !str_empty(v->person) && !str_equal(v->person, desk_login(x->d)))
		desk_notice(x->d, x->d->now, what, x->c, v->clock, v->person);
}

static void miss(struct deed *x, const char *field)
{
	const char *one[1] = { field };
	struct texts t = { one, 1 };

	snags_missing(&x->snags, &t);
}

/* --- proposed by a person ------------------------------------------------------- */

static const char *all_penalties(struct desk *d)
{
	const char *all = "";

	for (size_t i = 0; i < d->site->penalties_count; i++)
		all = arena_printf(d->a, "%s%s%s", all, i ? ", " : "", d->site->penalties[i].s.title);
	return all;
}

int penalise_prepare(struct deed *x, struct err *err)
{
	const char *text = values_get(&x->given, "violation");
	const char *title = str_empty(text) ? NULL : key_of_penalty(x->d->site, text);
	struct err bad = ERR_INIT;

	(void)err;
	if (str_empty(text)) {
		miss(x, "violation");
	} else if (!title) {
		err_set(&bad, ERR_INPUT, "violation", N_("%1: there is no \"%2\" (there are: %3)"), "violation", text,
			all_penalties(x->d), NULL);
		snags_add(&x->snags, &bad);
	} else {
		values_set(x->d->a, &x->given, "violation", title);
	}
	return 0;
}

int penalise_apply(struct deed *x, struct err *err)
{
	const struct penalty *p = site_penalty(x->d->site, values_get(&x->given, "violation"));
	const char *person = values_get(&x->given, "liable"), *department;
	const struct staff *staff;
	struct violation *v;

	(void)err;
	if (str_empty(person)) {
		penalty_falls_on(x->d->site, x->c, p->who, &person, &department);
	} else {
		staff = site_staff(x->d->site, person);
		department = staff && !str_empty(staff->department) ? staff->department : x->c->value[FIELD_DEPARTMENT];
	}
	v = violation_propose(x->d->a, x->c, p, person, department, desk_login(x->d), x->d->now);
	v->remark = values_get(&x->given, "remark");
	return 0;
}

void penalise_tell(struct deed *x)
{
	tell(x, "violation", &x->c->violations[x->c->violation_count - 1]);
}

/* --- confirmed or waived ------------------------------------------------------------ */

static const char *open_keys(struct deed *x)
{
	const char *all = "";

	for (size_t i = 0; i < x->c->violation_count; i++)
		if (x->c->violations[i].state == VIOLATION_OPEN)
			all = arena_printf(x->d->a, "%s%s%s", all, *all ? ", " : "", x->c->violations[i].key);
	return all;
}

/* The one named, or the only one that is open. */
static struct violation *wanted(struct deed *x, struct err *err)
{
	const char *key = values_get(&x->given, "violation");
	struct violation *only = NULL;

	if (!str_empty(key)) {
		only = complaint_violation(x->c, key);
		if (!only)
			err_set(err, ERR_INPUT, "violation", N_("%1 has no violation \"%2\" (open are: %3)"), x->c->number, key,
				open_keys(x), NULL);
		else if (only->state != VIOLATION_OPEN)
			err_set(err, ERR_INPUT, "violation", N_("violation %1 is %2 already"), key, violation_state_names[only->state], NULL);
		return only && only->state == VIOLATION_OPEN ? only : NULL;
	}
	if (violations_open(x->c) == 0) {
		err_set(err, ERR_INPUT, "violation", N_("no violation of %1 waits for a decision"), x->c->number, NULL);
		return NULL;
	}
	if (violations_open(x->c) > 1) {
		err_set(err, ERR_INPUT, "violation", N_("which violation? open are: %1"), open_keys(x), NULL);
		return NULL;
	}
	for (size_t i = 0; i < x->c->violation_count; i++)
		if (x->c->violations[i].state == VIOLATION_OPEN)
			only = &x->c->violations[i];
	return only;
}

/* What is deducted: the one amount there is, or one within the range. */
static void check_amount(struct deed *x, const struct violation *v)
{
	const char *text = values_get(&x->given, "deduction");
	int64_t least = 0, most = 0, n;
	bool ranged = penalty_range(v->amount, &least, &most);
	struct err bad = ERR_INIT;
	char *end;

	if (str_empty(text) && least != most) {
		miss(x, "deduction");
		return;
	}
	if (str_empty(text) || str_equal(text, "least") || str_equal(text, "most")) {
		n = str_equal(text, "most") ? most : least;
		values_set(x->d->a, &x->given, "deduction", arena_printf(x->d->a, "%lld", (long long)n));
		return;
	}
	n = strtoll(text, &end, 10);
	if (*end || text[strspn(text, "0123456789")] || strlen(text) > 9)
		err_set(&bad, ERR_INPUT, "deduction", N_("%1: \"%2\" is no amount in yuan"), "deduction", text, NULL);
	else if (!ranged && n)
		err_set(&bad, ERR_INPUT, "deduction", N_("the profile has no deduction for %1"), v->key, NULL);
	else if (n < least || n > most)
		err_set(&bad, ERR_INPUT, "deduction", N_("%1: %2 yuan is not within %3"), "deduction", text, v->amount, NULL);
	if (bad.code != ERR_NONE)
		snags_add(&x->snags, &bad);
}

int decide_prepare(struct deed *x, struct err *err)
{
	const struct violation *v = wanted(x, err);

	if (!v)
		return -1;
	if (violation_own(x->c, v, x->d->me))
		return err_set(err, ERR_DENIED, NULL, N_("nobody decides on a violation of their own"), NULL);
	values_set(x->d->a, &x->given, "violation", v->key);
	if (x->action == ACTION_CONFIRM)
		check_amount(x, v);
	else if (str_empty(values_get(&x->given, "reason")))
		miss(x, "reason");
	return 0;
}

static void move_to(struct deed *x, struct violation *v, const char *person)
{
	const struct staff *staff = site_staff(x->d->site, person);

	v->person = person;
	if (staff && !str_empty(staff->department))
		v->department = staff->department;
}

int decide_apply(struct deed *x, struct err *err)
{
	struct violation *v = complaint_violation(x->c, values_get(&x->given, "violation"));
	const char *person = values_get(&x->given, "liable");
	const struct me *me = x->d->me;

	if (!str_empty(person) && str_equal(person, me->login) && !me->alone)
		return err_set(err, ERR_DENIED, "liable", N_("nobody decides on a violation of their own"), NULL);
	if (me->alone && str_equal(v->person, me->login))
		deed_note(x, "own request", "yes");
	v->decided_by = desk_login(x->d);
	v->decided = x->d->now;
	if (x->action == ACTION_WAIVE) {
		v->state = VIOLATION_WAIVED;
		v->reason = values_get(&x->given, "reason");
		return 0;
	}
	v->state = VIOLATION_CONFIRMED;
	v->yuan = strtoll(str_or_empty(values_get(&x->given, "deduction")), NULL, 10);
	v->reason = values_get(&x->given, "remark");
	if (!str_empty(person))
		move_to(x, v, person);
	return 0;
}

void decide_tell(struct deed *x)
{
	tell(x, "decided", complaint_violation(x->c, values_get(&x->given, "violation")));
}

/* --- many at once, all or nothing ------------------------------------------------------ */

#define MANY_MOST 2000
#define CASE_BYTES 500 /* of one in the reply, without what people wrote */

static int refused(const char *which, const struct err *why, struct err *err)
{
	struct str s;

	str_init(&s);
	err_text(why, NULL, &s);
	err_set(err, why->code, why->field, N_("%1: %2"), which, s.data, NULL);
	str_release(&s);
	return -1;
}

/* "20261122-0031/settle#2" */
static int decide_one(struct desk *d, enum action action, const char *which, struct err *err)
{
	const char *stroke = strrchr(which, '/');
	struct values fields = d->q->fields;
	struct err why = ERR_INIT;
	struct complaint *shown;
	struct deed x;

	if (!stroke || !stroke[1])
		return err_set(err, ERR_INPUT, NULL, N_("not a violation: %1 (write NUMBER/VIOLATION)"), which, NULL);
	fields.item = arena_array(d->a, d->q->fields.count, sizeof(*fields.item));
	for (size_t i = 0; i < fields.count; i++)
		fields.item[i] = d->q->fields.item[i];
	values_set(d->a, &fields, "violation", stroke + 1);
	if (deed_begin(&x, d, action, arena_strndup(d->a, which, (size_t)(stroke - which)), err))
		return -1;
	if (deed_run(&x, &fields, &why))
		return refused(which, &why, err);
	d->r->total++;
	if (!desk_room(d, CASE_BYTES + strlen(str_or_empty(complaint_violation(x.c, stroke + 1)->remark)) +
				strlen(str_or_empty(complaint_violation(x.c, stroke + 1)->reason))))
		return 0;
	d->r->cases = arena_grow(d->a, d->r->cases, d->r->case_count, sizeof(*d->r->cases));
	shown = &d->r->cases[d->r->case_count++];
	*shown = (struct complaint){ .id = x.c->id, .number = x.c->number, .version = x.c->version, .state = x.c->state,
		.violations = complaint_violation(x.c, stroke + 1), .violation_count = 1 };
	return 0;
}

int use_decide_many(struct desk *d, struct err *err)
{
	int action = d->q->action ? action_find(d->q->action) : -1;
	char most[16];

	d->dry = str_equal(d->q->text, "dry-run");
	if (action != ACTION_CONFIRM && action != ACTION_WAIVE)
		return err_set(err, ERR_INPUT, NULL, N_("there is no action \"%1\""), str_or_empty(d->q->action), NULL);
	if (rights_check(d->me, (enum action)action, err))
		return -1;
	snprintf(most, sizeof(most), "%d", MANY_MOST);
	if (d->q->numbers.count > MANY_MOST)
		return err_set(err, ERR_INPUT, NULL, N_("at most %1 at once; narrow the filter"), most, NULL);
	for (size_t i = 0; i < d->q->numbers.count; i++)
		if (decide_one(d, (enum action)action, d->q->numbers.item[i], err))
			return -1;
	return 0;
}
