/* Keys as people read them: the site's names, the program's own words. */
#include <string.h>

#include "parts.h"
#include "plaint/outside.h"
#include "plaint/action.h"

const char *state_shown(enum state s)
{
	static const char *const names[STATE_COUNT] = {
		[STATE_ACCEPTED] = N_("accepted"),
		[STATE_FORWARDED] = N_("forwarded"),
		[STATE_HANDLING] = N_("handling"),
		[STATE_RESOLVED] = N_("resolved"),
		[STATE_REVISITED] = N_("revisited"),
		[STATE_ARCHIVED] = N_("archived"),
		[STATE_SUSPENDED] = N_("suspended"),
		[STATE_REJECTED] = N_("rejected"),
	};

	return tr(names[s]);
}

const char *clock_state_shown(enum clock_state s)
{
	static const char *const names[CLOCK_STATES] = {
		[CLOCK_RUNNING] = N_("running"),
		[CLOCK_MET] = N_("met"),
		[CLOCK_LATE] = N_("late"),
		[CLOCK_BREACHED] = N_("breached"),
		[CLOCK_SUSPENDED] = N_("suspended"),
		[CLOCK_CANCELLED] = N_("cancelled"),
	};

	return tr(names[s]);
}

const char *action_shown(const char *action)
{
	int i = action_find(action);

	return i >= 0 ? tr(action_table[i].done) : tr(action);
}

const char *report_event_did(struct arena *a, const struct event *e)
{
	int i = action_find(e->action);

	/* A proposal was made, an extension asked for: their own words say so. */
	for (size_t k = 0; i >= 0 && i != ACTION_PROPOSE && i != ACTION_EXTEND && k < e->change_count; k++)
		if (strcmp(e->changes[k].field, "waits for approval") == 0 && str_equal(e->changes[k].after, e->action))
			return arena_printf(a, tr("asked for: %s"), tr(action_table[i].label));
	return action_shown(e->action);
}

/* What no form has a word for: parts of the record, and what the program notes. */
static const char *word_of(const char *field)
{
	static const char *const words[][2] = {
		{"level", N_("Level")},
		{"taker", N_("Taken by")},
		{"received", N_("Received")},
		{"original", N_("Complains again of")},
		{"recomplaints", N_("Complained again")},
		{"assisting", N_("Assisting")},
		{"emergency", N_("Emergency")},
		{"revisit", N_("Revisit")},
		{"late_reason", N_("Reason of the delay")},
		{"special_reason", N_("Why it is special")},
		{"clock", N_("Clock")},
		{"to", N_("To")},
		{"people", N_("People")},
		{"seen late", N_("Seen late")},
		{"returned", N_("Times returned")},
		{"revisit wanted", N_("Revisit wanted")},
		{"own request", N_("Own request")},
		{"copied to", N_("Copied to")},
		{"waits for approval", N_("Waits for approval")},
		{"taken over from", N_("Taken over from")},
		{"asked", N_("Decided on")},
		{"incident", N_("Incident")},
		{"joined", N_("Joined")},
		{"left", N_("Left")},
		{"through", N_("With the incident")},
		{"stay open", N_("Stay open")},
		{"personal", N_("Personal data")},
		{"undone", N_("Taken back")},
		{"letter", N_("Letter")},
		{"letter hash", N_("Fingerprint")},
		{"addressed to", N_("Addressed to")},
		{"answer by", N_("Answer by")},
		{"destroyed", N_("Destroyed")},
		{"destroyed_by", N_("Destroyed by")},
		{"proposed_by", N_("Proposed by")},
		{"destroy_reason", N_("Why it was destroyed")},
		{"retention", N_("Time of keeping")},
		{"files_destroyed", N_("Files destroyed")},
		{"files_kept", N_("Files kept, named by other records")},
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i][0], field) == 0)
			return tr(words[i][1]);
	if (report_evidence_label(field))
		return report_evidence_label(field);
	return tr(field);
}

const char *field_label(const struct report_style *style, const char *asked_field)
{
	/* Of a request: what the record has once it is granted. */
	const char *field = str_starts(asked_field, "asked ") ? asked_field + strlen("asked ") : asked_field;
	const struct form_field *f = form_find(site_form(style->site, "intake"), field);
	int i = field_find(field);
	const char *label;

	/* The site's word for it; but an action's form may call a field of the record
	 * by what it means there ("assisting department"). */
	if (!f && i >= 0)
		return tr(field_table[i].label);
	if (!f)
		f = site_field(style->site, NULL, field);
	label = f ? site_pick(f->label, f->label_zh, style->zh) : "";
	return *label ? label : word_of(field);
}

/* The part of the site the keys of a field name; NULL: its text is just text. */
static const char *source_of(const char *field, const struct form_field *f)
{
	static const char *const same[] = {"channel", "kind", "category", "nature", "area", "responsibility",
		"satisfaction", "department"};

	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (strcmp(field, same[i]) == 0)
			return same[i];
	if (strcmp(field, "person") == 0)
		return "staff";
	if (!f)
		return NULL;
	if (str_equal(f->type, "department") || str_equal(f->type, "staff") || str_equal(f->type, "category"))
		return f->type;
	return f->source;
}

static const char *one_shown(const struct report_style *style, const struct form_field *f, const char *source,
	const char *key)
{
	const struct texts *labels;

	if (!str_empty(source))
		return site_name(style->site, source, key, style->zh);
	if (strcmp(key, "yes") == 0 || strcmp(key, "no") == 0)
		return tr(key);
	if (f && !texts_has(&f->choices, key))
		f = site_field_of_choice(style->site, f->s.title, key);
	for (size_t i = 0; f && i < f->choices.count; i++) {
		if (strcmp(f->choices.item[i], key) != 0)
			continue;
		labels = style->zh && i < f->labels_zh.count ? &f->labels_zh : &f->labels;
		return i < labels->count ? labels->item[i] : key;
	}
	return key;
}

/* "suspend,extend" in words. */
static const char *actions_shown(struct arena *a, const char *names)
{
	const char *all = "";

	for (const char *end; *names; names = *end ? end + 1 : end) {
		const char *one;
		int action;

		end = strchrnul(names, ',');
		one = arena_strndup(a, names, (size_t)(end - names));
		action = action_find(one);
		all = arena_printf(a, "%s%s%s", all, *all ? ", " : "", action >= 0 ? tr(action_table[action].label) : one);
	}
	return all;
}

/* A time of day as the clocks show theirs; a date stays one. */
static const char *moment_shown(struct arena *a, const struct report_style *style, const char *iso)
{
	char text[26];
	instant at;

	if (!strchr(iso, 'T') || instant_parse(&style->site->zone, iso, &at))
		return iso;
	instant_format(&style->site->zone, at, text);
	return arena_printf(a, "%.10s %.5s", text, text + 11);
}

const char *value_shown(struct arena *a, const struct report_style *style, const char *asked_field, const char *text)
{
	const char *field = str_starts(asked_field, "asked ") ? asked_field + strlen("asked ") : asked_field;
	const struct form_field *f = site_field(style->site, NULL, field);
	const char *source = source_of(field, f);
	const char *shown, *end;
	struct str out;

	if (str_equal(field, "outside_number"))
		return outside_shown(a, text);
	if (text && (str_equal(field, "waits for approval") || str_equal(field, "asked")))
		return actions_shown(a, text);
	if (text && f && style->format == REPORT_TEXT && str_equal(f->type, "time"))
		return moment_shown(a, style, text);
	if (!text || !f || !str_equal(f->type, "choices"))
		return text ? one_shown(style, f, source, text) : "";
	str_init(&out);
	for (; *text; text = *end ? end + 1 : end) {
		end = strchrnul(text, ',');
		if (out.len)
			str_add(&out, style->zh ? "、" : ", ");
		str_add(&out, one_shown(style, f, source, arena_strndup(a, text, (size_t)(end - text))));
	}
	shown = arena_strdup(a, out.data);
	str_release(&out);
	return shown;
}

const char *target_shown(const char *to)
{
	static const char *const words[][2] = {{"department", N_("department")}, {"above", N_("department above")},
		{"oncall", N_("on call")}, {"person", N_("person")}, {"taker", N_("taker")}};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal(words[i][0], to))
			return tr(words[i][1]);
	return NULL;
}

const char *addressee_shown(const struct report_style *style, const char *to)
{
	const struct site *site = style->site;

	if (site_staff(site, to))
		return site_name(site, "staff", to, style->zh);
	if (site_department(site, to))
		return site_name(site, "department", to, style->zh);
	return target_shown(to) ? target_shown(to) : site_name(site, "role", to, style->zh);
}

const char *people_shown(struct arena *a, const struct report_style *style, const char *logins)
{
	const char *shown, *end;
	struct str out;

	str_init(&out);
	for (; *logins; logins = *end ? end + 1 : end) {
		end = strchrnul(logins, ',');
		if (out.len)
			str_add(&out, style->zh ? "、" : ", ");
		str_add(&out, site_name(style->site, "staff", arena_strndup(a, logins, (size_t)(end - logins)), style->zh));
	}
	shown = arena_strdup(a, out.data);
	str_release(&out);
	return shown;
}

const char *clock_shown(struct arena *a, const struct report_style *style, const char *title)
{
	const char *hash = title ? strchr(title, '#') : NULL;
	const char *name;

	if (!title)
		return "";
	name = hash ? arena_strndup(a, title, (size_t)(hash - title)) : title;
	return arena_printf(a, "%s%s", site_name(style->site, "clock", name, style->zh), str_or_empty(hash));
}
