/* action_fill.c - what an action's form begins with, and what of it goes to the server. */
#include "action_form.h"

#include <string.h>

#include "plaint/report.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/rules/supervision.h"
#include "plaint/rules/triage.h"
#include "report.h"

bool action_of_record(const char *name)
{
	return !field_of_event(name);
}

const char *action_record_text(struct arena *a, const struct complaint *c, const char *name)
{
	if (!strcmp(name, "level"))
		return arena_printf(a, "%d", c->level);
	return complaint_field(c, name);
}

bool action_masked(const char *text)
{
	return text && strchr(text, '*') != NULL;
}

/* What the form means by it is not what the record does: an assisting department (GG-6). */
static bool of_another_kind(const struct action_form *x, const char *name)
{
	return x->action == ACTION_ASSIST && str_equal(name, "department");
}

static void fill_from_record(struct action_form *x, const struct complaint *c)
{
	for (int i = 0; i < x->f.sheet.count; i++) {
		struct entry *e = &x->f.sheet.entry[i];
		const char *text = action_of_record(e->name) ? action_record_text(&x->f.arena, c, e->name) : NULL;
		if (str_empty(text) || str_equal(e->spec->type, "file") || of_another_kind(x, e->name) || (action_masked(text) && x->action == ACTION_EDIT))
			continue;
		entry_set(e, &x->f.sheet.arena, text);
		values_set(&x->f.arena, &x->before, e->name, arena_strdup(&x->f.arena, text));
	}
}

/* Forwarding begins with where the route leads. */
static void fill_route(struct action_form *x, struct tui *t, const struct complaint *c)
{
	struct workdays *days = NULL;
	struct route_to to;

	if (x->action != ACTION_FORWARD || workdays_new(&x->f.arena, x->f.site, &days, NULL))
		return;
	to = route_find(x->f.site, days, c, t->now);
	if (!sheet_text(&x->f.sheet, "department"))
		sheet_set(&x->f.sheet, "department", to.department);
	if (!sheet_text(&x->f.sheet, "person"))
		sheet_set(&x->f.sheet, "person", to.person);
}

void action_ask_reasons(struct action_form *x, struct tui *t, const struct complaint *c)
{
	struct texts asks = lifecycle_asks(&t->turn, x->f.site, c, x->action, t->now);

	for (size_t i = 0; i < asks.count; i++)
		sheet_ask(&x->f.sheet, asks.item[i], true);
}

/* Those that wait are offered by name; the first of them, with the least the table asks for. */
static void fill_decision(struct action_form *x, struct tui *t, const struct complaint *c)
{
	const struct report_style style = report_style_of(t);
	const struct violation *v = NULL;
	int at = sheet_find(&x->f.sheet, "violation");
	int64_t least, most;

	if (x->action != ACTION_CONFIRM && x->action != ACTION_WAIVE)
		return;
	for (size_t i = 0; at >= 0 && i < c->violation_count; i++) {
		if (c->violations[i].state != VIOLATION_OPEN)
			continue;
		v = v ? v : &c->violations[i];
		entry_offer(&x->f.sheet.entry[at], &x->f.sheet.arena, c->violations[i].key,
			arena_printf(&t->turn, "%s  %s", violation_shown(&t->turn, &style, &c->violations[i]), tui_date(t, c->violations[i].at)));
	}
	if (!v || sheet_text(&x->f.sheet, "violation"))
		return;
	sheet_set(&x->f.sheet, "violation", v->key);
	if (x->action == ACTION_CONFIRM && penalty_range(v->amount, &least, &most))
		sheet_set(&x->f.sheet, "deduction", arena_printf(&x->f.arena, "%lld", (long long)least));
}

/* U-6: which of the record's documents a letter prints, the newest first. */
static void offer_documents(struct action_form *x, struct tui *t, const struct complaint *c)
{
	int at = sheet_find(&x->f.sheet, "document");

	if (x->action != ACTION_LETTER || at < 0 || !entry_empty(&x->f.sheet.entry[at]))
		return;
	for (size_t i = c->document_count; i-- > 0;) {
		const struct document *d = &c->documents[i];

		entry_offer(&x->f.sheet.entry[at], &x->f.sheet.arena, d->number,
			arena_printf(&t->turn, "%s  %s  %s", d->number, site_name(x->f.site, "document", d->kind, t->zh), tui_date(t, d->at)));
	}
}

/* The step the procedure waits for begins with what it waits for: which notice, which contact. */
static void fill_expected(struct action_form *x, struct tui *t, const struct complaint *c)
{
	const char *field, *choice;

	if (lifecycle_next(x->f.site, c) != (int)x->action || !lifecycle_next_choice(x->f.site, c, &field, &choice))
		return;
	if (*choice && !sheet_text(&x->f.sheet, field))
		sheet_set(&x->f.sheet, field, choice);
	/* All that is left is the report: it is written there, not in the plan (PU-5). */
	if (!*choice && str_equal(field, "report") && complaint_happened(c, "investigated") != INSTANT_NONE)
		sheet_focus(&x->f.sheet, sheet_find(&x->f.sheet, field), t->now);
}

static bool offers(const struct entry *e, const char *key)
{
	for (int i = 0; i < e->options; i++)
		if (str_equal(e->option[i].key, key))
			return true;
	return false;
}

/* More time is asked for a clock that runs (U-5): only those are offered, a single one is meant. */
static void fill_clocks(struct action_form *x, struct tui *t, const struct complaint *c)
{
	struct texts keys = {NULL, 0};
	int at = sheet_find(&x->f.sheet, "clock");
	struct entry *e = at >= 0 ? &x->f.sheet.entry[at] : NULL;

	if (x->action != ACTION_EXTEND || !e)
		return;
	for (size_t i = 0; i < c->clock_count; i++) {
		const struct clock_run *run = &c->clocks[i];

		if (run->state != CLOCK_RUNNING || !offers(e, run->name) || texts_has(&keys, run->name))
			continue;
		keys.item = arena_grow(&x->f.arena, keys.item, keys.count, sizeof *keys.item);
		keys.item[keys.count++] = arena_strdup(&x->f.arena, run->name);
	}
	if (!keys.count)
		return;
	entry_limit(e, &x->f.sheet.arena, x->f.site, &keys, e->help, t->zh);
	if (keys.count == 1)
		sheet_set(&x->f.sheet, "clock", keys.item[0]);
}

void action_fill(struct action_form *x, struct tui *t, const struct complaint *c)
{
	fill_from_record(x, c);
	fill_route(x, t, c);
	fill_decision(x, t, c);
	offer_documents(x, t, c);
	fill_expected(x, t, c);
	fill_clocks(x, t, c);
	action_ask_reasons(x, t, c);
}

/* Only what was changed goes into an edit; other actions send all their form holds. */
static void collect(struct action_form *x, struct arena *a, const struct values *now, struct values *out)
{
	for (int i = 0; i < x->f.sheet.count; i++) {
		const char *name = x->f.sheet.entry[i].name;
		const char *before = values_get(&x->before, name), *after = values_get(now, name);
		bool same = str_equal(str_or_empty(before), str_or_empty(after));
		if (same && (x->action == ACTION_EDIT || str_empty(after)))
			continue;
		values_set(a, out, name, str_or_empty(after));
	}
}

/* Times come back from the record in ISO 8601, as the form sends them: compared as such. */
int action_values(struct action_form *x, struct tui *t, struct arena *a, struct values *out, struct err *err)
{
	struct values now = {NULL, 0};

	if (sheet_values(&x->f.sheet, t->now, true, a, &now, err))
		return -1;
	collect(x, a, &now, out);
	return 0;
}
