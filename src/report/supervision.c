/* The supervision list: violations with their consequences (D-7, HT-13). */
#include <string.h>

#include "json.h"
#include "parts.h"
#include "plaint/rules/supervision.h"
#include "table.h"

/* --- words ---------------------------------------------------------------------- */

const char *violation_shown(struct arena *a, const struct report_style *style, const struct violation *v)
{
	const char *hash = strchr(v->key, '#');

	if (v->clock)
		return clock_shown(a, style, v->clock);
	return arena_printf(a, "%s%s", site_name(style->site, "penalty", v->penalty, style->zh), str_or_empty(hash));
}

const char *deduction_shown(struct arena *a, const struct violation *v)
{
	if (v->state == VIOLATION_CONFIRMED)
		return arena_printf(a, "%lld", (long long)v->yuan);
	return str_or_empty(v->amount);
}

const char *violation_state_shown(enum violation_state s)
{
	static const char *const names[VIOLATION_STATES] = {
		[VIOLATION_OPEN] = N_("undecided"),
		[VIOLATION_CONFIRMED] = N_("confirmed"),
		[VIOLATION_WAIVED] = N_("waived"),
	};

	return tr(names[s]);
}

static const struct { const char *begins, *label; } changes[] = {
	{ "violation ", N_("Violation") }, { "penalty ", N_("Cause") }, { "deduction ", N_("Deduction") },
	{ "falls on ", N_("Falls on") }, { "document ", N_("Document") },
};

static const char *kind_of_change(const char *field)
{
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
		if (str_starts(field, changes[i].begins))
			return changes[i].begins;
	return NULL;
}

/* Of a clock's run or of a consequence: "settle#2", "manners". */
static const char *key_shown(struct arena *a, const struct report_style *style, const char *key)
{
	const char *title = arena_strndup(a, key, strcspn(key, "#"));

	if (site_clock(style->site, title) || !site_penalty(style->site, title))
		return clock_shown(a, style, key);
	return arena_printf(a, "%s%s", site_name(style->site, "penalty", title, style->zh), key + strlen(title));
}

const char *supervision_label(struct arena *a, const struct report_style *style, const char *field)
{
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		const char *key = field + strlen(changes[i].begins);

		if (!str_starts(field, changes[i].begins))
			continue;
		if (str_equal(changes[i].begins, "document "))
			return arena_printf(a, "%s %s", tr(changes[i].label), key);
		return arena_printf(a, "%s (%s)", tr(changes[i].label), key_shown(a, style, key));
	}
	return NULL;
}

const char *supervision_value(const struct report_style *style, const char *field, const char *value)
{
	const char *begins = kind_of_change(field);

	if (str_equal(begins, "penalty "))
		return site_name(style->site, "penalty", value, style->zh);
	if (str_equal(begins, "falls on "))
		return site_name(style->site, "staff", value, style->zh);
	if (str_equal(begins, "document "))
		return document_kind_shown(style, value);
	for (int i = 0; str_equal(begins, "violation ") && i < VIOLATION_STATES; i++)
		if (str_equal(value, violation_state_names[i]))
			return violation_state_shown((enum violation_state)i);
	return value;
}

/* --- JSON and CSV --------------------------------------------------------------------- */

static json_t *violation_json(const struct report_style *style, const struct complaint *c, const struct violation *v)
{
	json_t *o = json_object(), *proposed = json_null();
	int64_t least, most;

	if (penalty_range(v->amount, &least, &most)) {
		proposed = json_object();
		json_object_set_new(proposed, "least", json_integer(least));
		json_object_set_new(proposed, "most", json_integer(most));
	}
	json_object_set_new(o, "number", json_from_text(c->number));
	json_object_set_new(o, "violation", json_from_text(v->key));
	json_object_set_new(o, "clock", json_from_text(v->clock));
	json_object_set_new(o, "penalty", json_from_text(v->penalty));
	json_object_set_new(o, "rule", json_from_text(v->rule));
	json_object_set_new(o, "at", json_from_time(style, v->at));
	json_object_set_new(o, "department", json_from_text(v->department));
	json_object_set_new(o, "person", json_from_text(v->person));
	json_object_set_new(o, "proposed", proposed);
	json_object_set_new(o, "by", json_from_text(v->by));
	json_object_set_new(o, "remark", json_from_text(v->remark));
	json_object_set_new(o, "state", json_string(violation_state_names[v->state]));
	json_object_set_new(o, "deduction", v->state == VIOLATION_CONFIRMED ? json_integer(v->yuan) : json_null());
	json_object_set_new(o, "decided", json_from_time(style, v->decided));
	json_object_set_new(o, "decided_by", json_from_text(v->decided_by));
	json_object_set_new(o, "reason", json_from_text(v->reason));
	return o;
}

static const char *iso(struct arena *a, const struct report_style *style, instant t)
{
	char text[26];

	if (t == INSTANT_NONE)
		return "";
	instant_format(&style->site->zone, t, text);
	return arena_strdup(a, text);
}

static void add_row(struct table *t, const char *const *cells, size_t count)
{
	for (size_t i = 0; i < count; i++)
		table_cell(t, cells[i]);
}

static void violations_csv(struct str *out, const struct report_style *style, const struct complaint *cases, size_t count)
{
	static const char *const titles[] = { "number", "violation", "clock", "penalty", "at", "department", "person", "proposed",
		"state", "deduction", "decided", "decided_by", "reason" };
	struct arena a = ARENA_INIT;
	struct table t;

	table_init(&t, &a);
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		table_column(&t, titles[i], false);
	for (size_t i = 0; i < count; i++) {
		const struct violation *v = cases[i].violations;
		const char *cells[] = { cases[i].number, v->key, v->clock, v->penalty, iso(&a, style, v->at), v->department, v->person,
			v->amount, violation_state_names[v->state], v->state == VIOLATION_CONFIRMED ? deduction_shown(&a, v) : "",
			iso(&a, style, v->decided), v->decided_by, v->reason };

		add_row(&t, cells, sizeof cells / sizeof *cells);
	}
	table_csv(&t, out);
	arena_release(&a);
}

/* --- text ---------------------------------------------------------------------------------- */

static const char *when(struct arena *a, const struct report_style *style, instant at)
{
	const char *shown;
	struct str s;

	if (at == INSTANT_NONE)
		return "";
	str_init(&s);
	add_time(&s, style, at);
	shown = arena_strndup(a, s.data, s.len > 3 ? s.len - 3 : s.len); /* to the minute */
	str_release(&s);
	return shown;
}

static void violations_text(struct str *out, const struct report_style *style, const struct complaint *cases, size_t count)
{
	struct arena a = ARENA_INIT;
	struct table t;

	table_init(&t, &a);
	table_column(&t, tr("Number"), false);
	table_whole(&t);
	table_column(&t, tr("Violation"), false);
	table_column(&t, tr("When"), false);
	table_column(&t, tr("Department"), false);
	table_column(&t, tr("Falls on"), false);
	table_column(&t, tr("Yuan"), true);
	table_column(&t, tr("State"), false);
	table_column(&t, tr("Cause"), false);
	for (size_t i = 0; i < count; i++) {
		const struct violation *v = cases[i].violations;
		const char *cells[] = { cases[i].number, violation_shown(&a, style, v), when(&a, style, v->at),
			site_name(style->site, "department", v->department, style->zh), site_name(style->site, "staff", v->person, style->zh),
			deduction_shown(&a, v), violation_state_shown(v->state),
			v->state == VIOLATION_WAIVED ? str_or_empty(v->reason) : site_name(style->site, "penalty", v->penalty, style->zh) };

		add_row(&t, cells, sizeof cells / sizeof *cells);
	}
	table_text(&t, out, style->columns);
	arena_release(&a);
}

void report_violations(struct str *out, const struct report_style *style, const struct complaint *cases, size_t count)
{
	json_t *list;

	if (style->format == REPORT_CSV) {
		violations_csv(out, style, cases, count);
	} else if (style->format == REPORT_TEXT) {
		violations_text(out, style, cases, count);
	} else {
		list = json_array();
		for (size_t i = 0; i < count; i++)
			json_array_append_new(list, violation_json(style, &cases[i], cases[i].violations));
		json_write(out, list);
	}
}
