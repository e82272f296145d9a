/* intake.c - a new record: number, level, clocks, first event, and what follows at once. */
#include "deed.h"

#include <string.h>

#include "plaint/rules/lifecycle.h"
#include "plaint/rules/number.h"
#include "plaint/rules/rights.h"
#include "plaint/str.h"

/* Somebody has that number: the counter was lost, or set back behind the program's back. */
static int is_taken(struct desk *d, const char *number, bool *taken, struct err *err)
{
	struct complaint *other;
	struct err why = ERR_INIT;

	*taken = store_complaint(d->t, d->a, number, &other, &why) == 0;
	if (*taken || why.code == ERR_NO)
		return 0;
	*err = why;
	return -1;
}

/* The counter is the number with serial 0: so serials begin anew whenever the rest
 * of the number changes, be that by day, month or year (L-4). */
static int next_number(struct desk *d, struct complaint *c, struct err *err)
{
	daynum day = zone_day(&d->site->zone, d->now);
	const char *format = str_empty(d->site->number) ? "%Y%m%d-%04d" : d->site->number;
	const char *counter;
	uint32_t serial;
	bool taken;

	if (number_format(d->a, format, day, 0, &counter, err))
		return -1;
	do {
		if (store_serial(d->t, counter, &serial, err) || number_format(d->a, format, day, serial, &c->number, err) ||
			is_taken(d, c->number, &taken, err))
			return -1;
	} while (taken);
	return 0;
}

/* What the form holds at first counts for those who register without it, too. */
static void initial_values(struct deed *x)
{
	const struct form *form = site_form(x->d->site, "intake");

	for (size_t i = 0; form && i < form->field_count; i++) {
		const struct form_field *f = &form->fields[i];

		if (!str_empty(f->initial) && str_empty(complaint_field(x->c, f->s.title)))
			complaint_field_set(x->d->a, x->c, f->s.title, f->initial);
	}
}

/* One of them; masks: as the caller sees it, NULL: in full. True when what is hidden was copied. */
static bool copy_field(struct desk *d, struct complaint *c, const struct complaint *original, struct masks *masks, const char *name)
{
	const char *text = complaint_field(original, name);
	bool hidden = masks && !str_equal(mask_value(masks, name, text), text);

	if (!str_empty(complaint_field(c, name)) || str_empty(text) || (hidden && !desk_may(d, ACTION_REVEAL)))
		return false;
	complaint_field_set(d->a, c, name, text);
	return hidden;
}

/* GC-8: who it is and what it is about are those of the original. What the caller may
 * not see there is copied by those who may reveal it, and that is an event there (P-3);
 * the others ask the customer. True when something hidden was copied. */
static bool from_original(struct desk *d, struct complaint *c, const struct complaint *original)
{
	static const enum field kept[] = { FIELD_PHONE, FIELD_NAME, FIELD_ACCOUNT, FIELD_ADDRESS, FIELD_AREA,
		FIELD_CATEGORY, FIELD_NATURE, FIELD_OBJECT, FIELD_PLACE, FIELD_KIND, FIELD_OUTSIDE_NUMBER };
	bool sees = desk_sees(d, original->taker, original->value[FIELD_PERSON], original->value[FIELD_DEPARTMENT]);
	struct masks *masks = masks_of(d->a, d->site, original);
	const struct form *form = site_form(d->site, "intake");
	bool revealed = false;

	for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++)
		revealed |= copy_field(d, c, original, sees ? NULL : masks, field_table[kept[i]].name);
	/* What the profile asks for beside them: building and room, the meter. */
	for (size_t i = 0; form && i < form->field_count; i++)
		if (form_field_stays(&form->fields[i]) && field_find(form->fields[i].s.title) < 0)
			revealed |= copy_field(d, c, original, sees ? NULL : masks, form->fields[i].s.title);
	return revealed;
}

/* All fields of the record, for the rule that looks what is missing. */
static struct values filled_in(struct deed *x)
{
	struct values all = x->given;

	all.item = NULL;
	all.count = 0;
	for (int f = 0; f < FIELD_COUNT; f++)
		if (!str_empty(x->c->value[f]))
			values_set(x->d->a, &all, field_table[f].name, x->c->value[f]);
	for (size_t i = 0; i < x->c->extra.count; i++)
		values_set(x->d->a, &all, x->c->extra.item[i].name, x->c->extra.item[i].text);
	return all;
}

static int look_complete(struct deed *x, const struct intake *in, struct snags *snags, struct err *err)
{
	struct values all = filled_in(x);
	struct complaint plain = *x->c;
	struct texts missing;

	if (in->emergency) {
		/* E-1: a telephone number or an address alone is enough. */
		if (str_empty(x->c->value[FIELD_PHONE]) && str_empty(x->c->value[FIELD_ADDRESS]))
			return err_set(err, ERR_INPUT, "phone", N_("an emergency needs a telephone number or an address"), NULL);
		return 0;
	}
	/* What words alone made level 1 is asked for what every complaint is. */
	plain.emergency = false;
	missing = lifecycle_missing(x->d->a, x->d->site, &plain, ACTION_ACCEPT, &all, x->d->now);
	snags_missing(snags, &missing);
	return snags_report(snags, x->d->r, err);
}

/* True when it shows what the caller may not see in the original. */
static bool fill(struct deed *x, const struct intake *in)
{
	struct desk *d = x->d;
	bool revealed;

	x->c->received = in->received ? in->received : d->now;
	x->c->registered = x->c->updated = d->now;
	x->c->taker = desk_login(d);
	x->given = in->own;
	deed_set_fields(x);
	if (in->original)
		x->c->original = in->original->number;
	revealed = in->again && in->original && from_original(d, x->c, in->original);
	initial_values(x);
	return revealed;
}

static int start_clocks(struct deed *x, struct err *err)
{
	struct desk *d = x->d;
	struct texts causes = lifecycle_causes(d->a, d->site, x->c, ACTION_ACCEPT, &x->given, 0);

	/* The intake clocks start with the first key, not with the last (GC-3). */
	if (clocks_apply(d->a, d->site, d->days, x->c, "received", x->c->received, err))
		return -1;
	for (size_t i = 0; i < causes.count; i++)
		if (!str_equal(causes.item[i], "received") &&
			clocks_apply(d->a, d->site, d->days, x->c, causes.item[i], d->now, err))
			return -1;
	return 0;
}

static int register_it(struct deed *x, const struct intake *in, struct snags *snags, struct err *err)
{
	struct desk *d = x->d;
	bool revealed;

	event_begin(d, &x->e, x->c, action_table[ACTION_ACCEPT].name, false);
	revealed = fill(x, in);
	if (triage_new(x, in->emergency, in->level, err) || look_complete(x, in, snags, err) ||
		attach_take(x, err))
		return -1;
	lifecycle_apply(d->site, x->c, ACTION_ACCEPT, &x->given, 0, d->now);
	if (next_number(d, x->c, err) || start_clocks(x, err) || deed_store(x, err))
		return -1;
	d->registered++;
	if (revealed && reveal_copied(d, in->original, x->c, err))
		return -1;
	if (in->original && recomplain_link(d, in->original, x->c, err))
		return -1;
	if (x->c->emergency)
		desk_notice(d, d->now, "emergency", x->c, NULL, NULL);
	return 0;
}

/* How the program does it is on record, too: the way of passing on (HT-8). */
static void by_itself(struct deed *x)
{
	const struct form *f = site_form(x->d->site, action_table[x->action].name);

	for (size_t i = 0; f && i < f->field_count; i++)
		if (!str_empty(f->fields[i].emergency) && str_empty(values_get(&x->given, f->fields[i].s.title)))
			values_set(x->d->a, &x->given, f->fields[i].s.title, f->fields[i].emergency);
}

/* The action that follows in the same breath. ours: the program does it (E-1). */
static int follow(struct desk *d, enum action action, const struct values *fields, bool ours,
	struct complaint **c, struct err *err)
{
	struct deed x;

	if (deed_begin(&x, d, action, (*c)->number, err))
		return -1;
	x.ours = ours;
	if (lifecycle_check(d->site, x.c, action, err))
		return -1;
	deed_fields(&x, fields);
	if (ours)
		by_itself(&x);
	if (deed_do(&x, err))
		return -1;
	*c = x.c;
	return 0;
}

/* Nothing holds up a leak: without a route it waits for the taker. */
static int forward_emergency(struct desk *d, const struct intake *in, struct complaint **c, struct err *err)
{
	struct err why = ERR_INIT;

	if (follow(d, ACTION_FORWARD, &in->next_fields, true, c, &why) == 0 || why.code != ERR_STORE)
		return 0;
	if (err)
		*err = why;
	return -1;
}

static int go_on(struct desk *d, const struct intake *in, struct complaint **c, struct err *err)
{
	enum action next = (enum action)in->next;

	if (in->emergency && (in->next < 0 || next == ACTION_FORWARD))
		return forward_emergency(d, in, c, err);
	if (in->next < 0)
		return 0;
	/* A re-complaint goes to its department by itself (GC-8). */
	if (!in->again && rights_check(d->me, next, err))
		return -1;
	return follow(d, next, &in->next_fields, false, c, err);
}

int intake_do(struct desk *d, const struct intake *in, struct snags *snags, struct complaint **out, struct err *err)
{
	struct deed x;
	struct complaint *c;

	memset(&x, 0, sizeof(x));
	x.d = d;
	x.action = ACTION_ACCEPT;
	x.snags.a = d->a;
	x.c = c = arena_alloc(d->a, sizeof(*c));
	if (register_it(&x, in, snags, err) || go_on(d, in, &c, err) || incident_look(d, &c, err))
		return -1;
	*out = c;
	return 0;
}
