/* deed.c - the ordinary way of an action (see deed.h). */
#include "deed.h"

#include <stdio.h>
#include <string.h>

#include "check.h"
#include "copy.h"
#include "people.h"
#include "plaint/rules/approval.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/rules/rights.h"
#include "plaint/str.h"
#include "plaint/utf8.h"

bool name_in(const char *const *list, const char *name)
{
	for (; list && *list; list++)
		if (str_equal(*list, name))
			return true;
	return false;
}

bool deed_of_event(const struct site *site, const char *name)
{
	if (field_of_event(name))
		return true;
	for (size_t i = 0; i < site->clocks_count; i++)
		if (str_equal(site->clocks[i].reason, name))
			return true;
	return false;
}

int deed_begin(struct deed *x, struct desk *d, enum action action, const char *number, struct err *err)
{
	struct complaint *c;
	struct firings f;

	memset(x, 0, sizeof(*x));
	x->d = d;
	x->action = action;
	x->snags.a = d->a;
	if (desk_find(d, number, &c, err))
		return -1;
	x->old = c;
	x->c = complaint_copy(d->a, c);
	fire(d, x->c, &f);
	if (!f.count)
		return 0;
	if (desk_put(d, x->old, x->c, err) || fire_events(d, x->c, &f, err))
		return -1;
	x->old = x->c;
	x->c = complaint_copy(d->a, x->c);
	return 0;
}

static bool required_by_rule(const struct site *site, enum action action, const char *name)
{
	for (size_t i = 0; i < site->requires_count; i++) {
		const struct require_rule *r = &site->requires[i];

		if (require_of(r, action) && texts_has(&r->fields, name))
			return true;
	}
	return false;
}

static bool takes(const struct deed *x, const char *name)
{
	const struct form *form = site_form(x->d->site, action_table[x->action].name);

	if (form && form_find(form, name))
		return true;
	return name_in(hooks_of(x->action)->takes, name) || deed_of_event(x->d->site, name) ||
		required_by_rule(x->d->site, x->action, name);
}

/* Does the text hold some of the stars that are shown, behind what stands before them? */
static bool carries_stars(struct arena *a, const char *text, const char *shown)
{
	for (const char *at = strchr(shown, '*'); at; at = strchr(at, '*')) {
		size_t run = strspn(at, "*"), before = utf8_prev(shown, strlen(shown), (size_t)(at - shown));

		at += run;
		if (strstr(text, arena_strndup(a, shown + before, (size_t)(at - shown) - before)))
			return true;
	}
	return false;
}

/* Stars sent back as they were shown change nothing; in another text they would go over
 * what they hide. */
static void keep_one(struct deed *x, struct masks *m, struct values *given, const char *name, const char *own)
{
	const struct complaint *old = x->old;
	const char *text = values_get(given, name), *shown;
	struct err err = ERR_INIT;
	bool same;

	if (str_empty(text) || str_empty(own) || !strchr(text, '*') || !mask_touches(name))
		return;
	shown = mask_value(m, name, own);
	if (str_equal(shown, own) || !carries_stars(x->d->a, text, shown))
		return;
	same = str_equal(text, shown);
	if (!same && desk_sees(x->d, old->taker, old->value[FIELD_PERSON], old->value[FIELD_DEPARTMENT]))
		return;
	values_set(x->d->a, given, name, NULL);
	if (same)
		return;
	err_set(&err, ERR_INPUT, name, N_("%1 is shown to you with stars: reveal it first, or leave it as it is"), name, NULL);
	snags_add(&x->snags, &err);
}

static void keep_hidden(struct deed *x, struct values *given)
{
	const struct complaint *old = x->old;
	struct masks *m = masks_of(x->d->a, x->d->site, old);

	for (int f = 0; old && f < FIELD_COUNT; f++)
		keep_one(x, m, given, field_table[f].name, old->value[f]);
	for (size_t i = 0; old && i < old->extra.count; i++)
		keep_one(x, m, given, old->extra.item[i].name, old->extra.item[i].text);
}

void deed_fields(struct deed *x, const struct values *fields)
{
	struct values known = { NULL, 0 };

	for (size_t i = 0; i < fields->count; i++) {
		struct err err = ERR_INIT;
		const char *name = fields->item[i].name;

		if (takes(x, name)) {
			values_set(x->d->a, &known, name, str_or_empty(fields->item[i].text));
			continue;
		}
		err_set(&err, ERR_INPUT, name, N_("%1 is no field of %2"), name, action_table[x->action].name, NULL);
		snags_add(&x->snags, &err);
	}
	keep_hidden(x, &known);
	check_fields(x->d, action_table[x->action].name, &known, &x->given, &x->snags);
}

void deed_note(struct deed *x, const char *name, const char *text)
{
	if (str_empty(text))
		return;
	if (str_equal(name, "remark"))
		x->e.remark = text;
	else
		event_change(x->d->a, &x->e, name, NULL, text);
}

void deed_set_fields(struct deed *x)
{
	const struct hooks *h = hooks_of(x->action);

	for (size_t i = 0; i < x->given.count; i++) {
		const struct value *v = &x->given.item[i];

		if (name_in(h->apart, v->name))
			continue;
		if (deed_of_event(x->d->site, v->name))
			deed_note(x, v->name, v->text);
		else
			complaint_field_set(x->d->a, x->c, v->name, v->text);
	}
}

int deed_clocks(struct deed *x, instant at, struct err *err)
{
	struct desk *d = x->d;

	if (clocks_apply_all(d->a, d->site, d->days, x->c, &x->causes, at, err))
		return -1;
	return x->action == ACTION_CONTACT ? edit_repick(x, err) : 0;
}

#define RECORD_MOST (256u << 10) /* bytes of one record: it is read whole, each time */
#define RECORD_STEP 640          /* what a full one may still grow with a step: it goes on to its end */
#define RECORD_END (768u << 10)  /* where nothing is added any more */

static size_t size_of(const struct complaint *c)
{
	struct pack p;
	size_t len;

	pack_init(&p);
	complaint_pack(&p, c);
	len = p.out.len;
	pack_release(&p);
	return len;
}

static int check_size(const struct deed *x, struct err *err)
{
	size_t now = size_of(x->c), before;
	char most[16];

	if (x->ours || now <= RECORD_MOST)
		return 0;
	before = x->old ? size_of(x->old) : 0;
	if (now <= before || (now <= RECORD_END && now <= before + RECORD_STEP))
		return 0;
	snprintf(most, sizeof(most), "%u", RECORD_MOST);
	return err_set(err, ERR_INPUT, NULL, N_("%1 is full: a record holds %2 bytes; write less, or into a note"), x->c->number, most,
		NULL);
}

int deed_store(struct deed *x, struct err *err)
{
	struct desk *d = x->d;

	copies_make(x);
	if (!x->untouched) {
		if (check_size(x, err))
			return -1;
		x->c->version++;
		x->c->updated = d->now;
		if (desk_put(d, x->old, x->c, err))
			return -1;
	}
	x->e.complaint = x->c->id;
	if (!x->destroys)
		changes_note(d, &x->e, x->old, x->c);
	else if (store_destroy(d->t, x->c->id, x->c->number, err))
		return -1;
	desk_did(d, x->action, x->old ? x->old : x->c);
	return store_event(d->t, &x->e, err);
}

/* U-12: what is granted later reaches the others of an incident then. */
static int spread(struct deed *x, struct err *err)
{
	const struct asking *w = x->granted;

	if (w)
		return incident_spread(x, (enum action)action_find(w->action), &w->fields, err);
	return incident_spread(x, x->action, &x->given, err);
}

/* What must come first may depend on what is given: a notice upward of a hard case waits
 * for its opinion (HT-7). */
static void look_first(struct deed *x)
{
	const char *name = action_table[x->action].name, *first = lifecycle_first(x->d->site, x->c, x->action, &x->given);
	struct err err = ERR_INIT;

	if (!first)
		return;
	err_set(&err, ERR_INPUT, NULL, N_("cannot %1: %2 is to come first"), name, first, NULL);
	snags_add(&x->snags, &err);
}

/* Chinese puts the last argument where English has the third: who reads it is not known
 * here. */
static void not_allowed(struct deed *x, const struct allowed *k, const char *text)
{
	struct arena *a = x->d->a;
	const struct require_rule *r = k->rule;
	struct err err = ERR_INIT;
	const char *why = str_empty(r->why) && str_empty(r->why_zh) ? r->s.title : site_pick(r->why, r->why_zh, false);

	err_set(&err, ERR_INPUT, k->field, N_("%1 is not possible now, only %2 (%3)"),
		arena_printf(a, "%s=%s", k->field, text), texts_join(a, &k->keys), why,
		str_empty(r->why_zh) ? why : r->why_zh, NULL);
	snags_add(&x->snags, &err);
}

/* Values the profile rules out now: each is told with those it allows, and why (HT-8). */
static void look_allowed(struct deed *x)
{
	struct desk *d = x->d;
	struct allowed *list;
	size_t n = lifecycle_allowed(d->a, d->site, x->c, x->action, &x->given, &list);

	for (size_t i = 0; i < n; i++) {
		const char *now = values_get(&x->given, list[i].field);

		if (!now && !field_of_event(list[i].field))
			now = complaint_field(x->c, list[i].field);
		if (!allowed_holds(&list[i], now))
			not_allowed(x, &list[i], now);
	}
}

/* Is there anything in it that the record does not say already? */
static bool says_something(const struct deed *x)
{
	for (size_t i = 0; i < x->given.count; i++) {
		const struct value *v = &x->given.item[i];

		if (x->action == ACTION_EDIT && !deed_of_event(x->d->site, v->name)
				? !str_equal(str_or_empty(v->text), str_or_empty(complaint_field(x->c, v->name)))
				: !str_empty(v->text))
			return true;
	}
	return false;
}

/* An act that is nothing but what is written must hold something: an empty line in the
 * timeline tells nobody anything. */
static int not_empty(const struct deed *x, struct err *err)
{
	const struct form *form;
	struct texts names = {NULL, 0};

	if ((x->action != ACTION_PROGRESS && x->action != ACTION_FEEDBACK && x->action != ACTION_EDIT) || says_something(x))
		return 0;
	form = site_form(x->d->site, action_table[x->action].name);
	if (x->action == ACTION_EDIT || !form || !form->field_count)
		return err_set(err, ERR_INPUT, NULL, N_("nothing is changed"), NULL);
	for (size_t i = 0; i < form->field_count; i++) {
		names.item = arena_grow(x->d->a, names.item, names.count, sizeof *names.item);
		names.item[names.count++] = form->fields[i].s.title;
	}
	return snags_none(&names, err);
}

int deed_do(struct deed *x, struct err *err)
{
	const struct hooks *h = hooks_of(x->action);
	struct desk *d = x->d;
	struct texts missing;

	if (h->prepare && h->prepare(x, err))
		return -1;
	if (!x->ours) {
		missing = lifecycle_missing(d->a, d->site, x->c, x->action, &x->given, d->now);
		snags_missing(&x->snags, &missing);
		look_allowed(x);
		look_first(x);
	}
	if (snags_report(&x->snags, d->r, err) || (!x->ours && not_empty(x, err)))
		return -1;
	event_begin(d, &x->e, x->c, action_table[x->action].name, false);
	deed_note(x, "through", x->through);
	if (attach_take(x, err))
		return -1;
	x->as = (assist_helping(x) ? AS_HELPER : 0) | (ask_needed(x) ? AS_REQUEST : 0);
	if ((x->as & AS_REQUEST) && approval_defers(x->action))
		return ask_first(x, err);
	x->causes = lifecycle_causes(d->a, d->site, x->old, x->action, &x->given, x->as);
	lifecycle_apply(d->site, x->c, x->action, &x->given, x->as, d->now);
	deed_set_fields(x);
	if ((x->as & AS_REQUEST) && ask_opinion(x, err))
		return -1;
	if (h->apply && h->apply(x, err))
		return -1;
	if (deed_clocks(x, d->now, err) || deed_store(x, err) || spread(x, err))
		return -1;
	if (h->tell)
		h->tell(x);
	return 0;
}

int deed_run(struct deed *x, const struct values *fields, struct err *err)
{
	if (rights_check(x->d->me, x->action, err))
		return -1;
	if (lifecycle_check(x->d->site, x->c, x->action, err))
		return -1;
	deed_fields(x, fields);
	return deed_do(x, err);
}
