/* approve.c - what waits for somebody above: asked for, granted, refused (HT-7, HT-10, U-5). */
#include "deed.h"

#include <string.h>

#include "people.h"
#include "plaint/rules/approval.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/str.h"

/* --- asking ------------------------------------------------------------------- */

static void tell_deciders(struct deed *x, const struct asking *w)
{
	const struct texts *by = approval_by(x->d->site, w);
	struct texts to = { NULL, 0 };

	for (size_t i = 0; i < by->count; i++) {
		struct texts some = people_of_target(x->d, x->c, by->item[i]);

		for (size_t k = 0; k < some.count; k++)
			people_add(x->d->a, &to, some.item[k]);
	}
	if (!by->count)
		to = people_of_target(x->d, x->c, "lead");
	for (size_t i = 0; i < to.count; i++)
		if (!str_equal(to.item[i], desk_login(x->d)))
			desk_notice(x->d, x->d->now, "asked", x->c, NULL, to.item[i]);
}

static struct asking *add_asking(struct deed *x, const struct approval *p)
{
	struct complaint *c = x->c;
	struct asking *w;

	c->asking = arena_grow(x->d->a, c->asking, c->asking_count, sizeof(*c->asking));
	w = &c->asking[c->asking_count++];
	*w = (struct asking){ .approval = p ? p->s.title : "", .action = action_table[x->action].name,
		.by = desk_login(x->d), .at = x->d->now, .fields = x->given };
	if (p)
		complaint_happens(x->d->a, c, arena_printf(x->d->a, APPROVAL_REFUSED "%s", p->s.title), INSTANT_NONE);
	return w;
}

static int known_already(const struct deed *x, struct err *err)
{
	const char *name = action_table[x->action].name;

	if (!complaint_asking(x->c, name))
		return 0;
	return err_set(err, ERR_INPUT, NULL, N_("%1 waits for approval already"), name, NULL);
}

bool ask_needed(const struct deed *x)
{
	return !x->ours && x->d->me && approval_possible(x->action) &&
		approval_needed(x->d->site, x->c, x->action, &x->given, x->d->me);
}

int ask_opinion(struct deed *x, struct err *err)
{
	if (known_already(x, err))
		return -1;
	tell_deciders(x, add_asking(x, approval_of(x->d->site, x->c, x->action, &x->given)));
	return 0;
}

/* The event says what is asked for; the record stays as it is until it is granted. */
static void note_given(struct deed *x)
{
	for (size_t i = 0; i < x->given.count; i++) {
		const struct value *v = &x->given.item[i];

		if (deed_of_event(x->d->site, v->name))
			deed_note(x, v->name, v->text);
		else
			deed_note(x, arena_printf(x->d->a, "asked %s", v->name), v->text);
	}
}

int ask_first(struct deed *x, struct err *err)
{
	struct desk *d = x->d;

	if (known_already(x, err))
		return -1;
	note_given(x);
	x->causes = lifecycle_causes(d->a, d->site, x->old, x->action, &x->given, AS_REQUEST);
	tell_deciders(x, add_asking(x, approval_of(d->site, x->c, x->action, &x->given)));
	return deed_clocks(x, d->now, err) || deed_store(x, err) ? -1 : 0;
}

/* --- answering ------------------------------------------------------------------ */

static int not_for(const struct deed *x, const struct asking *w, struct err *err)
{
	if (str_equal(w->by, desk_login(x->d)))
		return err_set(err, ERR_DENIED, NULL, N_("nobody decides on a request of their own"), NULL);
	return err_set(err, ERR_DENIED, NULL, N_("%1 waits for somebody else's approval"), w->action, NULL);
}

int approve_prepare(struct deed *x, struct err *err)
{
	const char *which = values_get(&x->given, "asked");
	const struct asking *w = str_empty(which) ? approval_for(x->d->site, x->c, x->d->me)
						  : complaint_asking(x->c, which);

	if (!w && x->c->asking_count && str_empty(which))
		return not_for(x, &x->c->asking[0], err);
	if (!w)
		return err_set(err, ERR_INPUT, NULL, N_("nothing waits for approval"), NULL);
	if (!approval_may(x->d->site, x->c, w, x->d->me))
		return not_for(x, w, err);
	values_set(x->d->a, &x->given, "asked", w->action);
	return 0;
}

/* Takes what was decided on from the list. */
static struct asking take(struct deed *x)
{
	const char *which = values_get(&x->given, "asked");
	struct complaint *c = x->c;
	struct asking found = { .action = "" };

	for (size_t i = 0; i < c->asking_count; i++) {
		if (!str_equal(c->asking[i].action, which))
			continue;
		found = c->asking[i];
		for (size_t k = i + 1; k < c->asking_count; k++)
			c->asking[k - 1] = c->asking[k];
		c->asking_count--;
		break;
	}
	if (str_equal(found.by, desk_login(x->d)))
		deed_note(x, "own request", "yes");
	return found;
}

static void add_causes(struct deed *x, const struct texts *more)
{
	for (size_t i = 0; i < more->count; i++) {
		x->causes.item = arena_grow(x->d->a, x->causes.item, x->causes.count, sizeof(const char *));
		x->causes.item[x->causes.count++] = more->item[i];
	}
}

static void add_cause(struct deed *x, const char *cause)
{
	const char *one[1] = { cause };
	struct texts t = { one, 1 };

	add_causes(x, &t);
}

/* Is it granted to the last, or for whom is it next? */
static bool goes_on(struct deed *x, struct asking *w)
{
	const struct approval *p = site_approval(x->d->site, w->approval);

	if (!p || !p->then.count || w->step || x->d->me->alone)
		return false;
	w->step = 1;
	if (approval_may(x->d->site, x->c, w, x->d->me))
		return false;
	x->c->asking = arena_grow(x->d->a, x->c->asking, x->c->asking_count, sizeof(*w));
	x->c->asking[x->c->asking_count++] = *w;
	tell_deciders(x, w);
	return true;
}

/* Others worked on since it was asked for: what stands against closing it is looked for
 * again when it is granted, the owed calls of an incident (U-12), an item emptied (GC-7). */
static int still_closes(struct deed *y, struct err *err)
{
	struct desk *d = y->d;
	struct texts missing;

	if (y->action != ACTION_ARCHIVE)
		return 0;
	if (incident_closes(y, err))
		return -1;
	missing = lifecycle_missing(d->a, d->site, y->c, y->action, &y->given, d->now);
	snags_missing(&y->snags, &missing);
	return snags_report(&y->snags, d->r, err);
}

/* What was asked for happens now, as part of this event. */
static int grant(struct deed *x, const struct asking *w, struct err *err)
{
	enum action action = (enum action)action_find(w->action);
	const struct hooks *h = hooks_of(action);
	struct deed y = *x;
	struct texts causes;

	y.action = action;
	y.given = w->fields;
	if (lifecycle_check(x->d->site, x->c, action, err) || still_closes(&y, err))
		return -1;
	causes = lifecycle_causes(x->d->a, x->d->site, x->c, action, &w->fields, 0);
	y.asked_by = w->by;
	lifecycle_apply(x->d->site, y.c, action, &y.given, 0, x->d->now);
	for (size_t i = 0; i < w->fields.count; i++) {
		const struct value *v = &w->fields.item[i];

		if (!name_in(h->apart, v->name) && !deed_of_event(x->d->site, v->name))
			complaint_field_set(x->d->a, y.c, v->name, v->text);
	}
	if (h->apply && h->apply(&y, err))
		return -1;
	x->e = y.e;
	x->destroys = y.destroys;
	add_causes(x, &causes);
	if (action == ACTION_EXTEND)
		add_cause(x, "extended");
	x->granted = memcpy(arena_alloc(x->d->a, sizeof(*w)), w, sizeof(*w));
	if (h->tell)
		h->tell(x);
	return 0;
}

int approve_apply(struct deed *x, struct err *err)
{
	struct asking w = take(x);

	if (goes_on(x, &w))
		return 0;
	if (str_equal(w.action, action_table[ACTION_PROPOSE].name)) {
		add_cause(x, "opinion");
		return 0;
	}
	return grant(x, &w, err);
}

int refuse_apply(struct deed *x, struct err *err)
{
	struct asking w = take(x);

	(void)err;
	if (!str_empty(w.approval))
		complaint_happens(x->d->a, x->c, arena_printf(x->d->a, APPROVAL_REFUSED "%s", w.approval), x->d->now);
	return 0;
}

void answer_tell(struct deed *x)
{
	const char *which = values_get(&x->given, "asked");
	const struct asking *was = complaint_asking(x->old, which);
	bool granted = x->action == ACTION_APPROVE;

	if (was && !str_equal(was->by, desk_login(x->d)) && !complaint_asking(x->c, which))
		desk_notice(x->d, x->d->now, granted ? "granted" : "refused", x->c, NULL, was->by);
}
