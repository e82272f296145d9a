/* One complaint to read: the record, its clocks, its timeline. */
#include "complaint.h"

#include <stdio.h>

#include "parts.h"
#include "plaint/action.h"
#include "plaint/outside.h"
#include "plaint/rules/approval.h"
#include "table.h"

#define LABEL_COLUMNS 18

/* A label, and the value with its further lines set under its first. */
static void add_entry(struct str *out, const char *label, const char *value)
{
	size_t from = out->len;

	if (str_empty(value))
		return;
	str_addf(out, "  %s", label);
	add_padding(out, from, LABEL_COLUMNS);
	str_add_char(out, ' ');
	for (; *value; value++) {
		str_add_char(out, *value);
		if (*value == '\n')
			str_addf(out, "%*s", LABEL_COLUMNS + 1, "");
	}
	str_add_char(out, '\n');
}

static void add_when(struct str *out, const struct report_style *style, const char *label, instant t)
{
	struct str s;

	str_init(&s);
	add_time(&s, style, t);
	add_entry(out, label, s.data);
	str_release(&s);
}

static void add_list(struct str *out, const char *label, const char *const *item, size_t count)
{
	struct str s;

	str_init(&s);
	for (size_t i = 0; i < count; i++)
		str_addf(&s, "%s%s", i ? ", " : "", item[i]);
	add_entry(out, label, s.data);
	str_release(&s);
}

static void add_fields(struct str *out, struct arena *a, const struct report_style *style, const struct complaint *c,
	enum field from, enum field to)
{
	for (int i = (int)from; i <= (int)to; i++)
		add_entry(out, field_label(style, field_table[i].name),
			value_shown(a, style, field_table[i].name, c->value[i]));
}

/* GC-10: nobody opens it without seeing whom to mind. */
static void add_protection(struct str *out, const struct report_style *style, const struct complaint *c)
{
	const char *guardian = complaint_field(c, "guardian");

	if (!str_empty(guardian))
		str_addf(out, "!! %s: %s\n", tr("PROTECTED, looked after by"), site_name(style->site, "staff", guardian, style->zh));
}

static void add_head(struct str *out, struct arena *a, const struct report_style *style, const struct complaint *c)
{
	const char *outside = outside_shown(a, c->value[FIELD_OUTSIDE_NUMBER]);
	char level[16];

	snprintf(level, sizeof level, "%d", c->level);
	str_addf(out, "%s%s%s%s  %s  %s %s%s\n", c->number, *outside ? " (" : "", outside, *outside ? ")" : "",
		state_shown(c->state), tr("level"), site_name(style->site, "level", level, style->zh), c->emergency ? " !!" : "");
}

/* What waits for somebody above (HT-7, HT-10, U-5), and who decides. */
static void add_asking(struct str *out, struct arena *a, const struct report_style *style, const struct complaint *c)
{
	struct texts who = approval_deciders(a, style->site, c);
	const char *by = "";

	for (size_t i = 0; i < who.count; i++)
		by = arena_printf(a, "%s%s%s", by, i ? ", " : "", addressee_shown(style, who.item[i]));
	for (size_t i = 0; i < c->asking_count; i++) {
		const struct asking *w = &c->asking[i];
		int action = action_find(w->action);

		add_entry(out, tr("Waits for approval"), arena_printf(a, "%s (%s) -> %s",
			action >= 0 ? tr(action_table[action].label) : w->action,
			site_name(style->site, "staff", w->by, style->zh), by));
	}
}

static void add_record(struct str *out, struct arena *a, const struct report_style *style, const struct complaint *c)
{
	add_when(out, style, tr("Received"), c->received);
	add_entry(out, tr("Taken by"), site_name(style->site, "staff", c->taker, style->zh));
	add_fields(out, a, style, c, FIELD_DEPARTMENT, FIELD_PERSON);
	add_list(out, tr("Assisting"), c->assisting, c->assisting_count);
	add_asking(out, a, style, c);
	add_entry(out, field_label(style, "incident"), c->incident);
	add_list(out, tr("Callers of the incident"), c->members, c->member_count);
	if (c->returned)
		add_entry(out, field_label(style, "returned"), arena_printf(a, "%d", c->returned));
	add_fields(out, a, style, c, FIELD_PHONE, FIELD_DUE_BY);
	for (size_t i = 0; i < c->extra.count; i++)
		add_entry(out, field_label(style, c->extra.item[i].name),
			value_shown(a, style, c->extra.item[i].name, c->extra.item[i].text));
	add_entry(out, tr("Complains again of"), c->original);
	add_list(out, tr("Complained again"), c->recomplaints, c->recomplaint_count);
	add_fields(out, a, style, c, FIELD_FACTS, FIELD_SATISFACTION);
	add_when(out, style, tr("Closed"), c->closed);
}

static const char *shown_time(struct arena *a, const struct report_style *style, instant t);

static void add_files(struct str *out, struct arena *a, const struct report_style *style, const struct complaint *c)
{
	struct table t;

	if (!c->file_count)
		return;
	table_init(&t, a);
	table_column(&t, "#", true);
	table_whole(&t);
	table_column(&t, tr("File"), false);
	table_column(&t, tr("Type"), false);
	table_column(&t, tr("Size"), true);
	table_whole(&t);
	table_column(&t, tr("Attached"), false);
	table_column(&t, tr("By"), false);
	for (size_t i = 0; i < c->file_count; i++) {
		const struct evidence *f = &c->files[i];

		table_cell(&t, arena_printf(a, "%zu", i + 1));
		table_cell(&t, f->name);
		table_cell(&t, report_evidence_type(f->name));
		table_cell(&t, report_bytes(a, f->size));
		table_cell(&t, shown_time(a, style, f->at));
		table_cell(&t, f->by ? site_name(style->site, "staff", f->by, style->zh) : "");
	}
	str_add_char(out, '\n');
	table_text(&t, out, style->columns);
}

static const char *shown_time(struct arena *a, const struct report_style *style, instant t)
{
	const char *shown;
	struct str s;

	str_init(&s);
	add_time(&s, style, t);
	shown = arena_strdup(a, s.data);
	str_release(&s);
	return shown;
}

static const char *shown_left(struct arena *a, const struct report_style *style, const struct clock_run *run)
{
	const char *shown;
	struct str s;

	if (run->state != CLOCK_RUNNING && run->state != CLOCK_BREACHED)
		return "";
	str_init(&s);
	report_remaining(&s, run->due - style->now, style->zh);
	shown = arena_strdup(a, s.data);
	str_release(&s);
	return shown;
}

static void add_clocks(struct str *out, struct arena *a, const struct report_style *style, const struct complaint *c)
{
	struct table t;

	if (!c->clock_count)
		return;
	table_init(&t, a);
	table_column(&t, tr("Clock"), false);
	table_column(&t, tr("State"), false);
	table_column(&t, tr("Limit"), false);
	table_column(&t, tr("Started"), false);
	table_column(&t, tr("Due"), false);
	table_whole(&t);
	table_column(&t, tr("Left"), true);
	table_column(&t, tr("Stopped"), false);
	table_column(&t, tr("Rule"), false);
	for (size_t i = 0; i < c->clock_count; i++) {
		const struct clock_run *run = &c->clocks[i];
		const char *title = run->run > 1 ? arena_printf(a, "%s#%d", run->name, run->run) : run->name;

		table_cell(&t, clock_shown(a, style, title));
		table_cell(&t, clock_state_shown(run->state));
		table_cell(&t, report_limit(a, run->limit));
		table_cell(&t, shown_time(a, style, run->started));
		table_cell(&t, arena_printf(a, "%s%s", shown_time(a, style, run->due), run->provisional ? " ?" : ""));
		table_cell(&t, shown_left(a, style, run));
		table_cell(&t, shown_time(a, style, run->stopped));
		table_cell(&t, report_rule(a, run->rule));
	}
	str_add_char(out, '\n');
	table_text(&t, out, style->columns);
}

/* Changes that another part of the report tells: the head, the clocks. */
static bool told_elsewhere(const char *field)
{
	return str_equal(field, "state") || str_equal(field, "due") || str_equal(field, "violation") ||
	       str_equal(field, "letter text") || str_starts(field, "bytes ") ||
	       str_starts(field, "clock ") || str_starts(field, "due ");
}

static const char *time_shown(struct arena *a, const struct report_style *style, const char *iso)
{
	instant at;

	return instant_parse(&style->site->zone, iso, &at) ? iso : shown_time(a, style, at);
}

static const char *change_shown(struct arena *a, const struct report_style *style, const struct change *ch)
{
	if (!ch->after)
		return "-";
	if (str_equal(ch->field, "clock"))
		return clock_shown(a, style, ch->after);
	if (str_equal(ch->field, "to"))
		return addressee_shown(style, ch->after);
	if (str_equal(ch->field, "people") || str_equal(ch->field, "taken over from"))
		return people_shown(a, style, ch->after);
	if (str_equal(ch->field, "answer by"))
		return time_shown(a, style, ch->after);
	if (str_equal(ch->field, "addressed to"))
		return addressee_shown(style, ch->after);
	if (supervision_label(a, style, ch->field))
		return supervision_value(style, ch->field, ch->after);
	return value_shown(a, style, ch->field, ch->after);
}

/* What only the event keeps is called as the action's own form calls it. */
static const char *change_label(struct arena *a, const struct report_style *style, const char *action, const char *field)
{
	const struct form_field *f = field_find(field) < 0 ? form_find(site_form(style->site, action), field) : NULL;
	const char *label = supervision_label(a, style, field);

	if (label)
		return label;
	label = f ? site_pick(f->label, f->label_zh, style->zh) : "";
	return *label ? label : field_label(style, field);
}

/* What a change was about; registration's are the record itself. */
static const char *shown_changes(struct arena *a, const struct report_style *style, const struct event *e)
{
	const char *shown;
	struct str s;

	str_init(&s);
	str_add(&s, e->remark);
	for (size_t i = 0; i < e->change_count && !str_equal(e->action, action_table[ACTION_ACCEPT].name); i++) {
		const struct change *ch = &e->changes[i];

		if (!told_elsewhere(ch->field))
			str_addf(&s, "%s%s: %s", s.len ? "; " : "", change_label(a, style, e->action, ch->field),
				change_shown(a, style, ch));
	}
	for (size_t i = 0; i < s.len; i++)
		if (s.data[i] == '\n')
			s.data[i] = ' ';
	shown = arena_strdup(a, s.data);
	str_release(&s);
	return shown;
}

static void add_timeline(struct str *out, struct arena *a, const struct report_style *style,
	const struct event *events, size_t count)
{
	struct table t;

	if (!count)
		return;
	table_init(&t, a);
	table_column(&t, tr("Time"), false);
	table_whole(&t);
	table_column(&t, tr("By"), false);
	table_column(&t, tr("Action"), false);
	table_column(&t, tr("What"), false);
	for (size_t i = 0; i < count; i++) {
		const struct event *e = &events[i];

		table_cell(&t, shown_time(a, style, e->at));
		table_cell(&t, str_empty(e->login) ? tr("system") : e->name);
		table_cell(&t, report_event_did(a, e));
		table_cell(&t, shown_changes(a, style, e));
	}
	str_add_char(out, '\n');
	table_text(&t, out, style->columns);
}

/* Who is in the midst of something (U-7). */
static void add_editing(struct str *out, const struct report_style *style, const struct complaint *c)
{
	for (size_t i = 0; i < style->editing_count; i++) {
		const struct editing *e = &style->editing[i];
		const struct staff *s = site_staff(style->site, e->login);
		struct str took;

		if (!str_equal(e->number, c->number))
			continue;
		str_add_char(out, '\n');
		str_init(&took);
		report_remaining(&took, style->now > e->since ? style->now - e->since : 0, style->zh);
		str_addf(out, tr(N_("%s is filling in %s %s%s")), s && s->name ? s->name : e->login,
			tr(action_find(e->form) < 0 ? e->form : action_table[action_find(e->form)].label), took.data, "\n");
		str_release(&took);
	}
}

void complaint_text(struct str *out, const struct report_style *style, const struct complaint *c,
	const struct event *events, size_t event_count)
{
	struct arena a = ARENA_INIT;

	add_head(out, &a, style, c);
	add_protection(out, style, c);
	add_record(out, &a, style, c);
	add_files(out, &a, style, c);
	add_clocks(out, &a, style, c);
	add_timeline(out, &a, style, events, event_count);
	add_editing(out, style, c);
	arena_release(&a);
}

void complaint_csv(struct str *out, const struct report_style *style, const struct event *events, size_t event_count)
{
	static const char *const titles[] = {"seq", "time", "by", "name", "from", "action", "remark", "changes"};
	struct arena a = ARENA_INIT;
	struct table t;

	table_init(&t, &a);
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		table_column(&t, titles[i], false);
	for (size_t i = 0; i < event_count; i++) {
		const struct event *e = &events[i];
		char time[26];

		instant_format(&style->site->zone, e->at, time);
		table_cell(&t, arena_printf(&a, "%llu", (unsigned long long)e->seq));
		table_cell(&t, arena_strdup(&a, time));
		table_cell(&t, str_empty(e->login) ? e->name : e->login);
		table_cell(&t, e->name);
		table_cell(&t, e->from);
		table_cell(&t, e->action);
		table_cell(&t, e->remark);
		table_cell(&t, shown_changes(&a, style, e));
	}
	table_csv(&t, out);
	arena_release(&a);
}

void report_complaint(struct str *out, const struct report_style *style, const struct complaint *c,
	const struct event *events, size_t event_count)
{
	if (style->format == REPORT_JSON)
		complaint_json(out, style, c, events, event_count);
	else if (style->format == REPORT_CSV)
		complaint_csv(out, style, events, event_count);
	else
		complaint_text(out, style, c, events, event_count);
}
