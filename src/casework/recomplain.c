/* recomplain.c - the customer rejects the solution or the way it was handled (GC-8):
 * a new record, the original attached. */
#include "deed.h"

#include <string.h>

#include "check.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/rules/rights.h"
#include "plaint/str.h"

int recomplain_link(struct desk *d, const struct complaint *original, const struct complaint *c, struct err *err)
{
	struct complaint *to = complaint_copy(d->a, original);
	struct deed x;

	memset(&x, 0, sizeof(x));
	x.d = d;
	x.action = ACTION_RECOMPLAIN;
	x.old = original;
	x.c = to;
	to->recomplaints = arena_grow(d->a, to->recomplaints, to->recomplaint_count, sizeof(const char *));
	to->recomplaints[to->recomplaint_count++] = c->number;
	event_begin(d, &x.e, to, action_table[ACTION_RECOMPLAIN].name, false);
	x.causes = lifecycle_causes(d->a, d->site, original, ACTION_RECOMPLAIN, &x.given, 0);
	lifecycle_apply(d->site, to, ACTION_RECOMPLAIN, &x.given, 0, d->now);
	if (deed_clocks(&x, d->now, err))
		return -1;
	return deed_store(&x, err);
}

/* What the profile asks of forwarding beside its form's own (HT-8). */
static bool forward_requires(const struct site *site, const char *name)
{
	for (size_t i = 0; i < site->requires_count; i++)
		if (require_of(&site->requires[i], ACTION_FORWARD) && texts_has(&site->requires[i].fields, name))
			return true;
	return false;
}

/* The request's fields: those of the record, and of the forwarding that follows. */
static void deal(struct desk *d, const struct values *fields, struct intake *in, struct snags *snags)
{
	static const char *const of_forward[] = { "department", "person", "remark", NULL };
	static const char *const not_here[] = { "facts", "measures", "accountability", "satisfaction", NULL };
	const struct form *form = site_form(d->site, "recomplain"), *intake = site_form(d->site, "intake");
	struct values own = { NULL, 0 };

	for (size_t i = 0; i < fields->count; i++) {
		const struct value *v = &fields->item[i];
		struct err err = ERR_INIT;

		if (name_in(of_forward, v->name) || forward_requires(d->site, v->name)) {
			values_set(d->a, &in->next_fields, v->name, str_or_empty(v->text));
		} else if (str_equal(v->name, "level")) {
			in->level = v->text;
		} else if ((form && form_find(form, v->name)) || (intake && form_find(intake, v->name)) ||
			deed_of_event(d->site, v->name) ||
			(field_find(v->name) >= 0 && !name_in(not_here, v->name))) {
			values_set(d->a, &own, v->name, str_or_empty(v->text));
		} else {
			err_set(&err, ERR_INPUT, v->name, N_("%1 is no field of %2"), v->name, "recomplain", NULL);
			snags_add(snags, &err);
		}
	}
	check_fields(d, "recomplain", &own, &in->own, snags);
}

int use_recomplain(struct desk *d, struct err *err)
{
	struct intake in = { .again = true, .next = ACTION_FORWARD };
	struct snags snags = { .a = d->a };
	struct complaint *c;
	struct deed on;

	if (rights_check(d->me, ACTION_RECOMPLAIN, err))
		return -1;
	if (deed_begin(&on, d, ACTION_RECOMPLAIN, d->q->number, err))
		return -1;
	if (conflict_check(d, on.old, d->q->if_version, err) ||
		lifecycle_check(d->site, on.c, ACTION_RECOMPLAIN, err))
		return -1;
	in.original = on.old;
	in.received = d->q->received && d->q->received <= d->now ? d->q->received : d->now;
	deal(d, &d->q->fields, &in, &snags);
	if (intake_do(d, &in, &snags, &c, err))
		return -1;
	desk_reply(d, c);
	return 0;
}
