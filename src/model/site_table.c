/* What every kind of section holds, by its names in the config. All that reading,
 * overlaying, packing and unpacking know of a setting is its line here. */
#include "plaint/site.h"

#define TEXT(type, member) {#member, MEMBER_TEXT, offsetof(struct type, member), 0}
#define TEXTS(type, member) {#member, MEMBER_TEXTS, offsetof(struct type, member), 0}
#define INT(type, member, initial) {#member, MEMBER_INT, offsetof(struct type, member), initial}
#define BOOL(type, member, initial) {#member, MEMBER_BOOL, offsetof(struct type, member), initial}
#define COUNT(list) (sizeof list / sizeof *list)

static const struct member label_members[] = {
	TEXT(label, name), TEXT(label, name_zh), BOOL(label, counts, 1), TEXT(label, opinion),
};
static const struct member department_members[] = {
	TEXT(department, name), TEXT(department, name_zh), TEXT(department, parent), TEXT(department, lead),
	TEXT(department, phone), TEXT(department, duty), TEXT(department, duty_zh),
};
static const struct member staff_members[] = {
	TEXT(staff, name), TEXT(staff, number), TEXT(staff, department), TEXTS(staff, roles),
	TEXT(staff, phone), TEXT(staff, reach), TEXTS(staff, hours),
};
static const struct member role_members[] = {
	TEXT(role, name), TEXT(role, name_zh), TEXTS(role, may), TEXTS(role, sees),
};
static const struct member oncall_members[] = {
	TEXT(oncall, department), TEXTS(oncall, staff), TEXTS(oncall, hours),
};
static const struct member category_members[] = {
	TEXT(category, name), TEXT(category, name_zh), TEXT(category, nature), INT(category, level, 0),
	TEXTS(category, prompts), TEXTS(category, prompts_zh),
};
static const struct member route_members[] = {
	TEXTS(route, categories), TEXTS(route, areas), TEXTS(route, responsibility), TEXTS(route, kinds),
	TEXT(route, department), TEXT(route, person),
};
static const struct member danger_members[] = {
	TEXTS(danger, words), TEXTS(danger, unless), INT(danger, level, 1), TEXT(danger, category), TEXT(danger, script),
	TEXT(danger, script_zh),
};
static const struct member clock_members[] = {
	TEXT(clock_rule, name), TEXT(clock_rule, name_zh), TEXT(clock_rule, rule),
	TEXTS(clock_rule, starts), TEXTS(clock_rule, stops), TEXTS(clock_rule, cancels),
	TEXT(clock_rule, limit), TEXT(clock_rule, warn), TEXTS(clock_rule, tell), TEXTS(clock_rule, escalate),
	TEXTS(clock_rule, levels), TEXTS(clock_rule, kinds), TEXTS(clock_rule, channels),
	TEXTS(clock_rule, categories), TEXTS(clock_rule, unless_levels), TEXTS(clock_rule, unless_kinds),
	TEXTS(clock_rule, unless_channels), TEXTS(clock_rule, unless_categories),
	TEXTS(clock_rule, since), TEXTS(clock_rule, having), TEXT(clock_rule, reason), TEXTS(clock_rule, asks), BOOL(clock_rule, violation, 1),
};
static const struct member require_members[] = {
	TEXT(require_rule, action), TEXTS(require_rule, actions), TEXTS(require_rule, fields),
	TEXTS(require_rule, values), TEXT(require_rule, why), TEXT(require_rule, why_zh),
	TEXTS(require_rule, late), TEXTS(require_rule, unless_late), TEXTS(require_rule, levels),
	TEXTS(require_rule, kinds), TEXTS(require_rule, states), TEXTS(require_rule, after),
	TEXTS(require_rule, channels), TEXTS(require_rule, categories), TEXTS(require_rule, having),
};
static const struct member approval_members[] = {
	TEXT(approval, name), TEXT(approval, name_zh), TEXT(approval, action), TEXTS(approval, by),
	TEXTS(approval, then), TEXTS(approval, blocks), TEXTS(approval, levels), TEXTS(approval, kinds),
	TEXTS(approval, channels), TEXTS(approval, categories), TEXTS(approval, having),
};
static const struct member policy_members[] = {
	TEXT(policy, step), TEXT(policy, when), TEXT(policy, within), TEXTS(policy, levels), TEXTS(policy, kinds),
	TEXTS(policy, channels), TEXTS(policy, categories), TEXTS(policy, having),
};
static const struct member incident_members[] = {
	TEXT(incident_rule, name), TEXT(incident_rule, name_zh), TEXTS(incident_rule, categories),
	TEXTS(incident_rule, kinds), TEXTS(incident_rule, areas), INT(incident_rule, count, 3),
	TEXT(incident_rule, within), TEXTS(incident_rule, tell),
};
static const struct member raise_members[] = {
	INT(raise_rule, level, 0), TEXTS(raise_rule, kinds), TEXTS(raise_rule, channels),
	TEXTS(raise_rule, categories), TEXTS(raise_rule, having),
};
static const struct member copy_members[] = {
	TEXT(copy_rule, name), TEXT(copy_rule, name_zh), TEXTS(copy_rule, on), TEXTS(copy_rule, to),
	TEXTS(copy_rule, levels), TEXTS(copy_rule, kinds), TEXTS(copy_rule, channels),
	TEXTS(copy_rule, categories), TEXTS(copy_rule, having),
};
static const struct member penalty_members[] = {
	TEXTS(penalty, clocks), TEXT(penalty, amount), TEXT(penalty, who), TEXT(penalty, name),
	TEXT(penalty, name_zh), TEXTS(penalty, levels), TEXTS(penalty, kinds), TEXTS(penalty, channels),
	TEXTS(penalty, categories), TEXTS(penalty, having),
};
static const struct member document_members[] = {
	TEXT(document_rule, name), TEXT(document_rule, name_zh), TEXT(document_rule, number), TEXT(document_rule, to),
	TEXT(document_rule, answer), TEXTS(document_rule, tell), TEXT(document_rule, text), TEXT(document_rule, text_zh),
};
static const struct member warning_members[] = {
	TEXT(warning_rule, name), TEXT(warning_rule, name_zh), TEXT(warning_rule, category), TEXT(warning_rule, area),
	TEXT(warning_rule, kind), INT(warning_rule, count, 0), TEXT(warning_rule, within), TEXTS(warning_rule, tell),
	TEXT(warning_rule, measure), TEXT(warning_rule, measure_zh),
};
static const struct member report_members[] = {
	TEXT(report_rule, name), TEXT(report_rule, name_zh), TEXT(report_rule, by), TEXTS(report_rule, where),
	TEXTS(report_rule, figures), TEXTS(report_rule, fields), TEXT(report_rule, check), TEXT(report_rule, approve),
	TEXT(report_rule, due), TEXT(report_rule, hand_on),
};
static const struct member letter_members[] = {
	TEXT(letter_kind, number), TEXT(letter_kind, means), TEXT(letter_kind, text), TEXT(letter_kind, text_zh),
};
static const struct member retention_members[] = {
	TEXT(retention, keep), TEXTS(retention, levels), TEXTS(retention, kinds), TEXTS(retention, categories),
	TEXTS(retention, having),
};
static const struct member notify_members[] = {
	TEXT(notify, command), TEXTS(notify, events),
};
static const struct member calendar_members[] = {
	TEXT(calendar, timezone), TEXTS(calendar, hours), TEXT(calendar, period_end),
};
static const struct member holidays_members[] = {
	TEXT(holidays, name), TEXT(holidays, name_zh), TEXTS(holidays, off), TEXTS(holidays, work),
	TEXTS(holidays, special), TEXT(holidays, known_until),
};
static const struct member form_field_members[] = {
	TEXT(form_field, group), TEXT(form_field, group_label), TEXT(form_field, group_label_zh),
	TEXT(form_field, type), TEXT(form_field, label), TEXT(form_field, label_zh), TEXT(form_field, help),
	TEXT(form_field, help_zh), BOOL(form_field, required, 0), BOOL(form_field, personal, 0), BOOL(form_field, of_address, 0), BOOL(form_field, stays, 0), TEXT(form_field, source),
	TEXTS(form_field, choices), TEXTS(form_field, labels), TEXTS(form_field, labels_zh),
	TEXT(form_field, initial), TEXT(form_field, emergency), TEXTS(form_field, channels), TEXTS(form_field, unless_channels), TEXT(form_field, unit),
	INT(form_field, min, 0), INT(form_field, max, 0),
	INT(form_field, lines, 0),
};
static const struct member settings_members[] = {
	TEXT(site, profile), TEXT(site, company), TEXT(site, company_zh), TEXT(site, data),
	TEXT(site, number), TEXT(site, linger), TEXT(site, socket), TEXT(site, evidence_size),
};

/* A list of titled sections, and a section there is just one of. */
#define LIST(name, type, list, members) \
	{name, sizeof(struct type), offsetof(struct site, list), offsetof(struct site, list##_count), members, \
		COUNT(members)}
#define ONE(name, type, member, members) \
	{name, sizeof(struct type), offsetof(struct site, member), 0, members, COUNT(members)}

const struct section_type section_types[] = {
	ONE("calendar", calendar, calendar, calendar_members),
	ONE("notify", notify, notify, notify_members),
	LIST("holidays", holidays, holidays, holidays_members),
	LIST("department", department, departments, department_members),
	LIST("staff", staff, staff, staff_members),
	LIST("role", role, roles, role_members),
	LIST("oncall", oncall, oncalls, oncall_members),
	LIST("channel", label, channels, label_members),
	LIST("kind", label, kinds, label_members),
	LIST("level", label, levels, label_members),
	LIST("area", label, areas, label_members),
	LIST("nature", label, natures, label_members),
	LIST("responsibility", label, responsibilities, label_members),
	LIST("satisfaction", label, satisfactions, label_members),
	LIST("outcome", label, outcomes, label_members),
	LIST("category", category, categories, category_members),
	LIST("route", route, routes, route_members),
	LIST("danger", danger, dangers, danger_members),
	LIST("clock", clock_rule, clocks, clock_members),
	LIST("require", require_rule, requires, require_members),
	LIST("approval", approval, approvals, approval_members),
	LIST("policy", policy, policies, policy_members),
	LIST("incident", incident_rule, incidents, incident_members),
	LIST("raise", raise_rule, raises, raise_members),
	LIST("copy", copy_rule, copies, copy_members),
	LIST("penalty", penalty, penalties, penalty_members),
	LIST("document", document_rule, documents, document_members),
	LIST("warning", warning_rule, warnings, warning_members),
	LIST("report", report_rule, reports, report_members),
	LIST("retention", retention, retentions, retention_members),
	LIST("letter", letter_kind, letters, letter_members),
};
const size_t section_type_count = COUNT(section_types);

bool section_type_labels(const struct section_type *type)
{
	return type->count_offset && type->members == label_members;
}

const struct section_type form_field_type = {
	"field", sizeof(struct form_field), 0, 0, form_field_members, COUNT(form_field_members),
};
const struct section_type site_settings_type = {
	"site", sizeof(struct site), 0, 0, settings_members, COUNT(settings_members),
};
