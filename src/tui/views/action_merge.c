/* action_merge.c - somebody else saved first: what they changed against what is typed. */
#include "action_form.h"

#include <string.h>

#include "merge.h"
#include "plaint/report.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/rules/rights.h"
#include "record.h"
#include "since.h"

/* The first change since tells what it was, the last one who made it what it is. */
static const struct change *change_in(const struct event *e, const char *name)
{
	for (size_t k = 0; k < e->change_count; k++)
		if (str_equal(e->changes[k].field, name))
			return &e->changes[k];
	return NULL;
}

static const struct change *first_change(const struct reply *r, const char *name)
{
	const struct change *found = NULL;

	for (size_t i = 0; i < r->event_count && !found; i++)
		found = change_in(&r->events[i], name);
	return found;
}

static const struct event *last_event(const struct reply *r, const char *name)
{
	const struct event *found = NULL;

	for (size_t i = 0; i < r->event_count; i++)
		if (change_in(&r->events[i], name))
			found = &r->events[i];
	return found;
}

static const char *who(struct tui *t, const struct event *e)
{
	return e ? arena_printf(&t->turn, "%s %s", str_empty(e->login) ? tr("system") : e->name, tui_hhmm(t, e->seen)) : "";
}

/* "Li resolved 14:31; Wang edited 14:30" */
static const char *doers(struct tui *t, const struct reply *r)
{
	const char *all = "";

	for (size_t i = r->event_count; i-- > 0;) {
		const struct event *e = &r->events[i];

		if (since_counts(e))
			all = arena_printf(&t->turn, "%s%s%s %s %s", all, *all ? "; " : "", e->name,
				report_event_did(&t->turn, e), tui_hhmm(t, e->seen));
	}
	return all;
}

/* As it would be sent; what makes no sense yet, as it stands there. */
static const char *mine(struct action_form *x, struct tui *t, const struct entry *e)
{
	struct str s;
	const char *text;

	str_init(&s);
	if (entry_value(e, &x->f.site->zone, t->now, &s, NULL)) {
		str_clear(&s);
		entry_text(e, &s);
	}
	text = arena_strdup(&t->turn, s.data);
	str_release(&s);
	return text;
}

static bool can_be_both(const struct entry *e, const char *theirs, const char *typed)
{
	return (e->kind == ENTRY_TEXT || e->kind == ENTRY_MULTILINE || e->kind == ENTRY_CHOICES) && !str_empty(theirs) &&
		!str_empty(typed) && !action_masked(theirs);
}

static void add(struct arena *a, struct merge_field **list, size_t *count, const struct merge_field *f)
{
	*list = arena_grow(a, *list, *count, sizeof **list);
	(*list)[(*count)++] = *f;
}

static const char *shown(struct tui *t, const char *name, const char *value)
{
	return str_empty(value) ? "" : text_value(t, name, value);
}

/* The form's own fields that others changed. */
static void compare_fields(struct action_form *x, struct tui *t, const struct reply *r, struct merge *m)
{
	for (int i = 0; i < x->f.sheet.count; i++) {
		const struct entry *e = &x->f.sheet.entry[i];
		const struct change *was = action_of_record(e->name) ? first_change(r, e->name) : NULL;
		const char *theirs = was ? str_or_empty(action_record_text(&t->turn, r->complaint, e->name)) : NULL;
		const char *typed = was ? mine(x, t, e) : NULL;
		struct merge_field f = {.name = e->name, .label = e->label};

		if (!was || str_equal(typed, theirs))
			continue;
		f.was = shown(t, e->name, was->before);
		f.theirs = shown(t, e->name, theirs);
		f.mine = shown(t, e->name, typed);
		f.who = who(t, last_event(r, e->name));
		f.both = can_be_both(e, theirs, typed);
		/* stars on record, nothing typed: nothing of ours stands against it */
		if (str_equal(typed, str_or_empty(was->before)) || (str_empty(typed) && action_masked(theirs)))
			add(&t->turn, &m->other, &m->other_count, &f);
		else
			add(&t->turn, &m->field, &m->count, &f);
	}
}

static bool listed(const struct merge *m, const char *name)
{
	for (size_t i = 0; i < m->count; i++)
		if (str_equal(m->field[i].name, name))
			return true;
	for (size_t i = 0; i < m->other_count; i++)
		if (str_equal(m->other[i].name, name))
			return true;
	return false;
}

/* What the form does not hold: state, person, result ... */
static void compare_rest(struct action_form *x, struct tui *t, const struct reply *r, struct merge *m)
{
	for (size_t i = 0; i < r->event_count; i++)
		for (size_t k = 0; since_counts(&r->events[i]) && k < r->events[i].change_count; k++) {
			const struct change *ch = &r->events[i].changes[k];
			const struct event *last = last_event(r, ch->field);
			const struct change *now = last ? change_in(last, ch->field) : NULL;
			struct merge_field f = {.name = ch->field, .label = text_field(t, ch->field)};

			if (!now || listed(m, ch->field) || str_starts(ch->field, "clock ") || str_starts(ch->field, "due ") ||
				(action_of_record(ch->field) && sheet_find(&x->f.sheet, ch->field) >= 0))
				continue;
			f.was = shown(t, ch->field, ch->before);
			f.theirs = shown(t, ch->field, now->after);
			f.who = who(t, last);
			add(&t->turn, &m->other, &m->other_count, &f);
		}
}

/* --- going on ------------------------------------------------------------------ */

static const char *together(struct arena *a, const struct entry *e, const char *theirs, const char *typed)
{
	return arena_printf(a, e->kind == ENTRY_CHOICES ? "%s,%s" : e->kind == ENTRY_TEXT ? "%s; %s" : "%s\n%s", theirs, typed);
}

/* The record's text goes into the form and the draft; stars do not. */
static void take_theirs(struct action_form *x, struct tui *t, const char *name, const char *theirs)
{
	form_set(&x->f, t, name, action_masked(theirs) ? "" : theirs);
}

static void take_choice(struct action_form *x, struct tui *t, const struct merge_field *f, const struct complaint *c)
{
	const char *theirs = str_or_empty(action_record_text(&t->turn, c, f->name));
	int i = sheet_find(&x->f.sheet, f->name);

	if (i < 0)
		return;
	if (f->choice == MERGE_THEIRS)
		take_theirs(x, t, f->name, theirs);
	else if (f->choice == MERGE_BOTH)
		form_set(&x->f, t, f->name, together(&t->turn, &x->f.sheet.entry[i], theirs, mine(x, t, &x->f.sheet.entry[i])));
}

/* What nobody typed into follows the record; from now on it is compared with this one. */
static void follow(struct action_form *x, struct tui *t, const struct complaint *c)
{
	for (int i = 0; i < x->f.sheet.count; i++) {
		struct entry *e = &x->f.sheet.entry[i];
		const char *now = action_of_record(e->name) ? action_record_text(&x->f.arena, c, e->name) : NULL;
		const char *typed = mine(x, t, e);
		bool untouched = str_equal(typed, str_or_empty(values_get(&x->before, e->name)));

		if (!action_of_record(e->name) || action_masked(now))
			continue;
		now = arena_strdup(&x->f.arena, str_or_empty(now));
		values_set(&x->f.arena, &x->before, e->name, now);
		if (untouched && !str_equal(typed, now))
			entry_set(e, &x->f.sheet.arena, now);
	}
}

static void on_done(struct tui *t, void *arg, const struct merge_field *field, size_t count, bool save)
{
	struct action_form *x = arg;
	int at = -1;

	for (size_t i = 0; i < count; i++) {
		take_choice(x, t, &field[i], x->newer);
		if (at < 0 && field[i].choice == MERGE_BOTH)
			at = sheet_find(&x->f.sheet, field[i].name);
	}
	follow(x, t, x->newer);
	x->version = x->newer->version;
	action_ask_reasons(x, t, x->newer);
	if (x->record) {
		x->record = x->newer;
		x->f.edited(&x->f, t);
	}
	if (at >= 0)
		sheet_focus(&x->f.sheet, at, t->now);
	if (save)
		action_save(x, t);
	else
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("F2 saves it upon the newer record")));
}

/* Why it cannot be done any more with what the record is now; NULL: it can. */
static const char *impossible(struct action_form *x, struct tui *t, const struct complaint *c)
{
	struct err err = ERR_INIT;

	if (!rights_check(t->me, x->action, &err) && !lifecycle_check(x->f.site, c, x->action, &err))
		return NULL;
	return arena_printf(&t->turn, "%s; %s", tui_error_text(t, &err), tr(N_("your text is kept as a draft")));
}

void action_merge(struct action_form *x, struct tui *t, const struct reply *r)
{
	struct merge m = {.number = x->number};

	if (!r->complaint)
		return;
	x->newer = complaint_copy(&x->f.arena, r->complaint);
	x->since = NULL;
	m.by = doers(t, r);
	m.impossible = impossible(x, t, x->newer);
	compare_fields(x, t, r, &m);
	compare_rest(x, t, r, &m);
	if (m.impossible) {
		form_keep_all(&x->f, t);
		form_copy(&x->f, t);
	}
	x->impossible = arena_strdup(&x->f.arena, m.impossible);
	view_merge_open(t, &m, on_done, x);
}
