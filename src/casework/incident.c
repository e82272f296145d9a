/* incident.c - one cause, many callers (U-12): one of the complaints is the one they are
 * handled under; what is done there is done with all; each caller is called back. */
#include "deed.h"

#include <string.h>

#include "people.h"
#include "plaint/rules/incident.h"
#include "plaint/str.h"

#define COUNT_MOST 100 /* that make one; a profile with more has its first hundred looked at */

static bool is_head(const struct complaint *c)
{
	return str_equal(c->incident, c->number);
}

/* --- joining ------------------------------------------------------------------- */

static void add_member(struct desk *d, struct complaint *head, const char *number)
{
	for (size_t i = 0; i < head->member_count; i++)
		if (str_equal(head->members[i], number))
			return;
	head->members = arena_grow(d->a, head->members, head->member_count, sizeof(const char *));
	head->members[head->member_count++] = number;
}

static void drop_member(struct complaint *head, const char *number)
{
	size_t kept = 0;

	for (size_t i = 0; i < head->member_count; i++)
		if (!str_equal(head->members[i], number))
			head->members[kept++] = head->members[i];
	head->member_count = kept;
}

/* The program's own event on a record it changes beside the one somebody works on. */
static int put(struct desk *d, const struct complaint *old, struct complaint *c, const char *what, const char *number,
	struct err *err)
{
	struct event e;

	event_begin(d, &e, c, action_table[ACTION_INCIDENT].name, true);
	e.at = d->now;
	if (desk_put(d, old, c, err))
		return -1;
	if (what)
		event_change(d->a, &e, what, NULL, number);
	changes_note(d, &e, old, c);
	return store_event(d->t, &e, err);
}

/* Whoever waits for a department goes where the incident is handled. */
static int send_along(struct desk *d, const struct complaint *head, struct complaint **c, struct err *err)
{
	struct values fields = { NULL, 0 };
	struct err why = ERR_INIT;
	struct deed x;

	if ((*c)->state != STATE_ACCEPTED || head->state == STATE_ACCEPTED || str_empty(head->value[FIELD_DEPARTMENT]))
		return 0;
	if (deed_begin(&x, d, ACTION_FORWARD, (*c)->number, err))
		return -1;
	x.ours = true;
	values_set(d->a, &fields, "department", head->value[FIELD_DEPARTMENT]);
	if (!str_empty(head->value[FIELD_PERSON]))
		values_set(d->a, &fields, "person", head->value[FIELD_PERSON]);
	deed_fields(&x, &fields);
	if (deed_do(&x, &why)) {
		/* It stays with its taker then; but the store's trouble is trouble. */
		if (why.code == ERR_STORE && err)
			*err = why;
		return why.code == ERR_STORE ? -1 : 0;
	}
	*c = x.c;
	return 0;
}

/* c becomes one of head's. Both are stored. */
static int join(struct desk *d, struct complaint **head, struct complaint **c, struct err *err)
{
	struct complaint *to = complaint_copy(d->a, *head), *one = complaint_copy(d->a, *c);

	to->incident = to->number;
	add_member(d, to, one->number);
	one->incident = to->number;
	if (put(d, *head, to, "joined", one->number, err) || put(d, *c, one, NULL, NULL, err))
		return -1;
	*head = to;
	*c = one;
	return send_along(d, to, c, err);
}

static void tell_all(struct desk *d, const struct incident_rule *rule, const struct complaint *head)
{
	struct texts to = people_of_case(d, head);

	for (size_t i = 0; i < rule->tell.count; i++) {
		struct texts some = people_of_target(d, head, rule->tell.item[i]);

		for (size_t k = 0; k < some.count; k++)
			people_add(d->a, &to, some.item[k]);
	}
	for (size_t i = 0; i < to.count; i++)
		desk_notice(d, d->now, "incident", head, NULL, to.item[i]);
}

/* The first of them is what all are handled under. */
static int form(struct desk *d, const struct incident_rule *rule, const uint64_t *ids, size_t count, struct complaint **c,
	struct err *err)
{
	struct complaint *head = NULL, *one;

	for (size_t i = 0; i < count; i++) {
		if (store_complaint_id(d->t, d->a, ids[i], &one, err))
			return -1;
		/* Memory may lag behind the store, or the kind be another. */
		if (!state_open(one->state) || one->incident || incident_rule_of(d->site, one) != rule)
			continue;
		if (!head)
			head = one;
		else if (join(d, &head, &one, err))
			return -1;
	}
	if (!head || (int64_t)head->member_count + 2 < rule->count)
		return 0;
	if (join(d, &head, c, err))
		return -1;
	tell_all(d, rule, head);
	return 0;
}

/* Those that would make one with it, before anything is written. */
static size_t alike(struct desk *d, const struct incident_rule *rule, uint64_t *ids, struct err *err)
{
	size_t kept = 0, count = rule->count - 1 < COUNT_MOST ? (size_t)(rule->count - 1) : COUNT_MOST;

	for (size_t i = 0; i < count; i++) {
		struct complaint *one;

		if (store_complaint_id(d->t, d->a, ids[i], &one, err))
			return 0;
		kept += state_open(one->state) && !one->incident && incident_rule_of(d->site, one) == rule;
	}
	return kept;
}

int incident_look(struct desk *d, struct complaint **c, struct err *err)
{
	const struct incident_rule *rule = incident_rule_of(d->site, *c);
	uint64_t ids[COUNT_MOST];
	const char *incident;
	struct complaint *head;
	size_t count, want;

	if (!rule || !state_open((*c)->state))
		return 0;
	want = rule->count - 1 < COUNT_MOST ? (size_t)(rule->count - 1) : COUNT_MOST;
	count = open_alike(d->cw->open, d->a, &rule->categories, (*c)->value[FIELD_AREA], d->now - incident_within(rule), ids,
		want, &incident);
	if (incident) {
		if (store_complaint(d->t, d->a, incident, &head, err))
			return -1;
		return state_open(head->state) && head->state != STATE_RESOLVED ? join(d, &head, c, err) : 0;
	}
	if (count < want || alike(d, rule, ids, err) < want)
		return 0;
	return form(d, rule, ids, count, c, err);
}

/* --- by hand ---------------------------------------------------------------------- */

static bool leaves(const struct deed *x)
{
	return str_equal(values_get(&x->given, "leave"), "yes");
}

int incident_prepare(struct deed *x, struct err *err)
{
	const char *number = values_get(&x->given, "incident");

	if (leaves(x) && !x->c->incident)
		return err_set(err, ERR_INPUT, "leave", N_("it belongs to no incident"), NULL);
	if (leaves(x) && is_head(x->c) && x->c->member_count)
		return err_set(err, ERR_INPUT, "leave", N_("the others are handled under this one"), NULL);
	if (!leaves(x) && x->c->incident)
		return err_set(err, ERR_INPUT, "incident", N_("it belongs to %1 already"), x->c->incident, NULL);
	if (str_equal(number, x->c->number))
		values_set(x->d->a, &x->given, "incident", "");
	return 0;
}

static int leave(struct deed *x, struct err *err)
{
	struct complaint *head, *to;

	if (is_head(x->c)) {
		x->c->incident = NULL;
		return 0;
	}
	if (store_complaint(x->d->t, x->d->a, x->c->incident, &head, err))
		return -1;
	to = complaint_copy(x->d->a, head);
	drop_member(to, x->c->number);
	x->c->incident = NULL;
	return put(x->d, head, to, "left", x->c->number, err);
}

int incident_apply(struct deed *x, struct err *err)
{
	const char *number = values_get(&x->given, "incident");
	struct complaint *head, *to;

	if (leaves(x))
		return leave(x, err);
	if (str_empty(number)) {
		x->c->incident = x->c->number;
		return 0;
	}
	if (desk_find(x->d, number, &head, err))
		return -1;
	/* Whichever of them was named: the one they are handled under. */
	if (head->incident && !is_head(head) && store_complaint(x->d->t, x->d->a, head->incident, &head, err))
		return -1;
	if (!state_open(head->state))
		return err_set(err, ERR_INPUT, "incident", N_("%1 is closed"), head->number, NULL);
	to = complaint_copy(x->d->a, head);
	to->incident = to->number;
	add_member(x->d, to, x->c->number);
	x->c->incident = to->number;
	return put(x->d, head, to, "joined", x->c->number, err);
}
