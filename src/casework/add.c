/* add.c - `add`: register a complaint (GC-2, E-1). */
#include "deed.h"

#include "check.h"
#include "plaint/rules/rights.h"
#include "plaint/str.h"

#define RECEIVED_MOST (5 * 366 * DAY) /* older than that is a slip of the hand in the year */

struct adding {
	struct desk *d;
	struct intake in;
	struct snags snags;
	struct values special; /* received, level, emergency, original, next */
};

static bool is_special(const char *name)
{
	static const char *const names[] = { "received", "level", "emergency", "original", "next", NULL };

	return name_in(names, name);
}

/* Fields the desk fills in at intake; the others belong to later actions. */
static bool of_intake(const struct site *site, const char *name)
{
	const struct form *form = site_form(site, "intake");
	int f = field_find(name);

	if (form && form_find(form, name))
		return true;
	return f >= 0 && f <= FIELD_DUE_BY;
}

/* What the next action's form asks for and the intake does not: the limit an assignment
 * names (GG-6). */
static bool next_asks(const struct adding *w, const char *name)
{
	const struct site *s = w->d->site;

	return w->in.next >= 0 && form_find(site_form(s, action_table[w->in.next].name), name) &&
		!form_find(site_form(s, "intake"), name);
}

static bool of_next(const struct adding *w, const char *name)
{
	const char *const always[] = { "department", "person", NULL };
	const struct form *form;

	if (w->in.next < 0)
		return w->in.emergency && name_in(always, name);
	form = site_form(w->d->site, action_table[w->in.next].name);
	return name_in(always, name) || (form && form_find(form, name)) || deed_of_event(w->d->site, name) ||
		name_in(hooks_of((enum action)w->in.next)->takes, name);
}

static void snag(struct adding *w, const char *field, const char *id, const char *arg)
{
	struct err err = ERR_INIT;

	err_set(&err, ERR_INPUT, field, id, arg, NULL);
	snags_add(&w->snags, &err);
}

static void take_next(struct adding *w)
{
	const char *next = w->d->q->next;

	if (str_empty(next))
		next = values_get(&w->d->q->fields, "next");
	w->in.next = -1;
	if (str_empty(next))
		return;
	w->in.next = action_find(next);
	if (w->in.next != ACTION_FORWARD && w->in.next != ACTION_SETTLE && w->in.next != ACTION_TAKE) {
		snag(w, "next", N_("\"%1\" cannot follow at once; forward, settle or take can"), next);
		w->in.next = -1;
	}
}

/* Deals the fields out: of the record, of the next action, special ones. */
static void deal(struct adding *w)
{
	const struct values *fields = &w->d->q->fields;
	struct values own = { NULL, 0 };

	for (size_t i = 0; i < fields->count; i++) {
		const struct value *v = &fields->item[i];
		const char *text = str_or_empty(v->text);

		if (is_special(v->name))
			values_set(w->d->a, &w->special, v->name, text);
		else if (!next_asks(w, v->name) && of_intake(w->d->site, v->name))
			values_set(w->d->a, &own, v->name, text);
		else if (of_next(w, v->name))
			values_set(w->d->a, &w->in.next_fields, v->name, text);
		else if (deed_of_event(w->d->site, v->name))
			values_set(w->d->a, &own, v->name, text);
		else
			snag(w, v->name, N_("%1 is no field of the intake"), v->name);
	}
	check_fields(w->d, "intake", &own, &w->in.own, &w->snags);
}

static const char *special(struct adding *w, const char *name)
{
	struct value v = { name, values_get(&w->special, name) };
	struct err err = ERR_INIT;
	const char *text = NULL;

	if (str_empty(v.text) || check_field(w->d, "intake", &v, &text, &err) == 0)
		return text;
	snags_add(&w->snags, &err);
	return NULL;
}

static void take_received(struct adding *w)
{
	const char *text = special(w, "received");

	w->in.received = w->d->q->received;
	if (text)
		instant_parse(&w->d->site->zone, text, &w->in.received);
	if (w->in.received && w->in.received < w->d->now - RECEIVED_MOST)
		snag(w, "received", N_("received lies more than five years back: %1"), desk_time(w->d, w->in.received));
	if (w->in.received <= w->d->now)
		return;
	snag(w, "received", N_("received lies in the future: %1"), desk_time(w->d, w->in.received));
}

/* GC-8: a further record about an original needs the same right as `recomplain`. An
 * emergency is registered without (E-1). */
static int take_original(struct adding *w, struct err *err)
{
	const char *number = special(w, "original");
	struct err why = ERR_INIT;
	struct complaint *c;

	if (!number)
		return 0;
	if (rights_check(w->d->me, ACTION_RECOMPLAIN, &why) == 0 && desk_find(w->d, number, &c, &why) == 0) {
		w->in.original = c;
		return 0;
	}
	if (w->in.emergency) {
		snags_add(&w->snags, &why);
		return 0;
	}
	*err = why;
	return -1;
}

static int take_special(struct adding *w, struct err *err)
{
	take_received(w);
	w->in.level = special(w, "level");
	return take_original(w, err);
}

/* E-1: what is wrong with an emergency's fields is told, but holds nothing up. */
static void forgive(struct adding *w)
{
	struct reply told;
	struct texts lines;
	struct err ignored = ERR_INIT;

	reply_init(&told);
	snags_report(&w->snags, &told, &ignored);
	lines = told.notes;
	if (ignored.code != ERR_NONE && !lines.count) {
		struct str s;

		str_init(&s);
		err_text(&ignored, NULL, &s);
		lines.item = arena_grow(w->d->a, lines.item, 0, sizeof(const char *));
		lines.item[lines.count++] = arena_strdup(w->d->a, s.data);
		str_release(&s);
	}
	w->d->r->notes = lines;
	w->snags.count = 0;
}

/* Text that cannot be taken for a telephone number is still all one has. */
static void keep_reachable(struct adding *w)
{
	static const char *const names[] = { "phone", "address", NULL };

	for (const char *const *name = names; *name; name++) {
		const char *text = values_get(&w->d->q->fields, *name);
		struct value as_text = { "address", text };
		const char *kept;

		if (str_empty(text) || !str_empty(values_get(&w->in.own, *name)))
			continue;
		if (check_field(w->d, "", &as_text, &kept, NULL) == 0 && kept)
			values_set(w->d->a, &w->in.own, *name, kept);
	}
}

/* In any of the words for yes. What is neither yes nor no is told. */
static bool says_emergency(struct adding *w)
{
	struct value v = { "emergency", values_get(&w->d->q->fields, "emergency") };
	struct err err = ERR_INIT;
	const char *text = NULL;

	if (!str_empty(v.text) && check_field(w->d, "intake", &v, &text, &err))
		snags_add(&w->snags, &err);
	return str_equal(text, "yes");
}

int use_add(struct desk *d, struct err *err)
{
	struct adding w = { .d = d, .snags.a = d->a };
	struct complaint *c;

	if (rights_check(d->me, ACTION_ACCEPT, err))
		return -1;
	w.in.emergency = d->q->emergency || says_emergency(&w);
	take_next(&w);
	deal(&w);
	if (take_special(&w, err))
		return -1;
	if (w.in.emergency) {
		keep_reachable(&w);
		forgive(&w);
		if (w.in.received > d->now)
			w.in.received = d->now;
	}
	if (intake_do(d, &w.in, &w.snags, &c, err))
		return -1;
	desk_reply(d, c);
	return 0;
}
