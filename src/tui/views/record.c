#include "record.h"

#include <stdlib.h>
#include <string.h>

#include "plaint/outside.h"
#include "plaint/report.h"
#include "plaint/rules/approval.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/rules/rights.h"

int record_load(struct tui *t, struct record *r, const char *number, int events, struct err *err)
{
	struct record fresh = { .arena = ARENA_INIT };
	struct request q;
	struct reply reply;

	request_init(&q);
	q.op = "show";
	q.number = number;
	q.filter.limit = events;
	if (tui_call(t, &q, &fresh.arena, &reply, err) != 0 || reply.complaint == NULL) {
		arena_release(&fresh.arena);
		return -1;
	}
	fresh.c = reply.complaint;
	fresh.events = reply.events;
	fresh.event_count = reply.event_count;
	fresh.event_total = reply.total > 0 ? (size_t)reply.total : reply.event_count;
	fresh.links = reply.rows;
	fresh.link_count = reply.row_count;
	arena_release(&r->arena);
	*r = fresh;
	return 0;
}

bool record_load_older(struct tui *t, struct record *r)
{
	struct request q;
	struct reply reply;
	struct event *all;

	if (r->c == NULL || r->event_count >= r->event_total)
		return false;
	request_init(&q);
	q.op = "show";
	q.number = r->c->number;
	q.filter.offset = r->event_count > 0 ? (int64_t)r->events[0].seq : INT64_MAX;
	if (tui_call(t, &q, &r->arena, &reply, NULL) != 0 || reply.event_count == 0)
		return false;
	all = arena_array(&r->arena, reply.event_count + r->event_count, sizeof *all);
	memcpy(all, reply.events, reply.event_count * sizeof *all);
	if (r->event_count > 0)
		memcpy(all + reply.event_count, r->events, r->event_count * sizeof *all);
	r->events = all;
	r->event_count += reply.event_count;
	return true;
}

void record_release(struct record *r)
{
	arena_release(&r->arena);
	memset(r, 0, sizeof *r);
}

bool record_is(const struct record *r, const char *number)
{
	return r->c != NULL && number != NULL && str_equal(r->c->number, number);
}

enum urgency urgency_of(instant due, instant warn_at, instant now)
{
	if (due == INSTANT_NONE)
		return URGENCY_NONE;
	if (due <= now)
		return URGENCY_OVERDUE;
	return warn_at != INSTANT_NONE && warn_at <= now ? URGENCY_SOON : URGENCY_RUNNING;
}

const char *urgency_mark(enum urgency u)
{
	return u == URGENCY_OVERDUE ? "!!" : u == URGENCY_SOON ? " >" : "  ";
}

enum look urgency_look(enum urgency u)
{
	return u == URGENCY_OVERDUE ? LOOK_OVERDUE : u == URGENCY_SOON ? LOOK_SOON : LOOK_NORMAL;
}

const char *text_kept(struct tui *t, struct str *s)
{
	const char *text = arena_strndup(&t->turn, s->data, s->len);

	str_release(s);
	return text;
}

const char *text_remaining(struct tui *t, instant due)
{
	struct str s;

	int64_t left = due - t->now, much = left < 0 ? -left : left;

	if (due == INSTANT_NONE)
		return "";
	/* Seconds where they matter: a screen that ticks all over is no help, and dear on a
	 * slow line. */
	if ((much >= 15 * MINUTE || t->plain) && much < HOUR + MINUTE)
		return arena_printf(&t->turn, t->zh ? "%s%d分" : "%s%dm", left < 0 ? "-" : "", (int)(much / MINUTE));
	str_init(&s);
	report_remaining(&s, due - t->now, t->zh);
	return text_kept(t, &s);
}

const char *text_left(struct tui *t, instant due)
{
	if (due <= t->now)
		return arena_printf(&t->turn, tr(N_("overdue %s")), text_remaining(t, t->now + (t->now - due)));
	return arena_printf(&t->turn, tr(N_("%s left")), text_remaining(t, due));
}

const char *text_moment(struct tui *t, instant at)
{
	const struct zone *z = &t->site->zone;

	return zone_day(z, at) == zone_day(z, t->now) ? tui_hhmm(t, at) : tui_date(t, at);
}

const char *text_clock(struct tui *t, const char *run)
{
	const char *hash = run != NULL ? strchr(run, '#') : NULL;
	const char *name;

	if (run == NULL)
		return "";
	if (hash == NULL)
		return tui_name(t, "clock", run);
	name = tui_name(t, "clock", arena_strndup(&t->turn, run, (size_t)(hash - run)));
	return arena_printf(&t->turn, "%s%s", name, hash);
}

/* For xgettext: the names of the states. */
static const char *const state_words[STATE_COUNT] = {
	N_("accepted"), N_("forwarded"), N_("handling"), N_("resolved"),
	N_("revisited"), N_("archived"), N_("suspended"), N_("rejected"),
};

const char *text_state(struct tui *t, enum state s)
{
	(void)t;
	return tr(state_words[s]);
}

const char *text_level(struct tui *t, int level)
{
	return tui_name(t, "level", arena_printf(&t->turn, "%d", level));
}

const char *text_person(struct tui *t, const char *login)
{
	return str_empty(login) ? "" : tui_name(t, "staff", login);
}

const char *text_department(struct tui *t, const char *title)
{
	return str_empty(title) ? "" : tui_name(t, "department", title);
}

/* --- fields ------------------------------------------------------------------- */

/* For xgettext: what events tell beside the fields of the record. */
static const char *const event_words[] = { N_("clock"), N_("due"), N_("to"), N_("people"), N_("taker"), N_("level") };
/* What no form asks for by itself. */
static const char *const reason_words[][2] = {
	{ "late_reason", N_("Reason of the delay") }, { "special_reason", N_("Why it is special") },
	{ "taken over from", N_("Taken over from") },
	{ "waits for approval", N_("Waits for approval") }, { "asked", N_("Decided on") }, { "incident", N_("Incident") },
	{ "joined", N_("Joined") }, { "left", N_("Left") }, { "through", N_("With the incident") },
	{ "returned", N_("Times returned") }, { "revisit wanted", N_("Revisit wanted") },
	{ "own request", N_("Own request") }, { "seen late", N_("Seen late") },
	{ "copied to", N_("Copied to") }, { "undone", N_("Taken back") }, { "recomplaints", N_("Complained again") }, { "stay open", N_("Stay open") },
	{ "destroyed", N_("Destroyed") }, { "destroyed_by", N_("Destroyed by") }, { "proposed_by", N_("Proposed by") },
	{ "destroy_reason", N_("Why it was destroyed") }, { "retention", N_("Time of keeping") },
	{ "files_destroyed", N_("Files destroyed") }, { "files_kept", N_("Files kept, named by other records") },
};

const char *text_field(struct tui *t, const char *field)
{
	return text_field_of(t, NULL, field);
}

/* Intake knows a field by the name its taker does; another form may mean something
 * of its own by it. */
const char *text_field_of(struct tui *t, const char *action, const char *field)
{
	const struct form *intake = site_form(t->site, "intake");
	const struct form_field *f;
	int i;

	/* Of a request: what the record has once it is granted. */
	if (str_starts(field, "asked "))
		field += strlen("asked ");
	i = field_find(field);
	f = intake != NULL ? form_find(intake, field) : NULL;
	for (size_t w = 0; w < sizeof event_words / sizeof event_words[0]; w++)
		if (str_equal(event_words[w], field))
			return tr(field);
	for (size_t w = 0; w < sizeof reason_words / sizeof reason_words[0]; w++)
		if (str_equal(reason_words[w][0], field))
			return tr(reason_words[w][1]);
	if (report_evidence_label(field) != NULL)
		return report_evidence_label(field);
	if (f == NULL && i >= 0 && field_table[i].label != NULL)
		return tr(field_table[i].label);
	if (f == NULL)
		f = site_field(t->site, action, field);
	if (f != NULL && (f->label != NULL || f->label_zh != NULL))
		return site_pick(f->label, f->label_zh, t->zh);
	return tr(field);
}

/* "402": what it counts must be said. */
static bool is_bare(const char *text)
{
	return strspn(text, "0123456789-") == strlen(text);
}

static void add_part(struct tui *t, struct str *out, const struct form_field *f, const char *text)
{
	bool hidden = text[strspn(text, "*")] == '\0';

	/* One row of stars is enough. */
	if (hidden && out->len && out->data[out->len - 1] == '*')
		return;
	if (out->len)
		str_add_char(out, ' ');
	if (is_bare(text))
		str_addf(out, t->zh ? "%s%s" : "%s %s", site_pick(f->label, f->label_zh, t->zh), text);
	else
		str_add(out, text);
}

const char *text_address(struct tui *t, const struct complaint *c)
{
	struct texts said = { arena_array(&t->turn, c->extra.count, sizeof(const char *)), 0 };
	struct str out;

	str_init(&out);
	str_add(&out, str_or_empty(c->value[FIELD_ADDRESS]));
	for (size_t i = 0; i < t->site->forms_count; i++)
		for (size_t k = 0; k < t->site->forms[i].field_count; k++) {
			const struct form_field *f = &t->site->forms[i].fields[k];
			const char *text = f->of_address ? values_get(&c->extra, f->s.title) : NULL;

			if (text == NULL || *text == '\0' || texts_has(&said, f->s.title))
				continue;
			said.item[said.count++] = f->s.title;
			add_part(t, &out, f, text);
		}
	if (out.len)
		return text_kept(t, &out);
	str_release(&out);
	return NULL;
}

/* Fields whose values are keys of the site, where no form says so. */
static const char *own_source(const char *field)
{
	static const char *const names[][2] = {
		{ "department", "department" }, { "person", "staff" }, { "taker", "staff" },
		{ "category", "category" }, { "channel", "channel" }, { "kind", "kind" },
		{ "area", "area" }, { "nature", "nature" }, { "level", "level" },
		{ "responsibility", "responsibility" }, { "satisfaction", "satisfaction" },
		{ "outcome", "outcome" }, { "people", "staff" }, { "taken over from", "staff" }, { "assisting", "department" }, { "clock", "clock" },
		{ "destroyed_by", "staff" }, { "proposed_by", "staff" },
	};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_equal(names[i][0], field))
			return names[i][1];
	return NULL;
}

static const char *choice_name(struct tui *t, const struct form_field *f, const char *source, const char *key)
{
	if (f != NULL && !texts_has(&f->choices, key))
		f = site_field_of_choice(t->site, f->s.title, key);
	if (f != NULL)
		for (size_t i = 0; i < f->choices.count; i++)
			if (str_equal(f->choices.item[i], key)) {
				const char *en = i < f->labels.count ? f->labels.item[i] : NULL;
				const char *zh = i < f->labels_zh.count ? f->labels_zh.item[i] : NULL;
				const char *name = site_pick(en, zh, t->zh);

				return str_empty(name) ? tr(key) : name;
			}
	if (source != NULL)
		return tui_name(t, source, key);
	return tr(key);
}

/* Several keys joined by commas: each by its name. */
const char *text_names(struct tui *t, const struct form_field *f, const char *source, const char *keys)
{
	struct str s;

	str_init(&s);
	while (keys && *keys) {
		size_t len = strcspn(keys, ",");

		if (s.len > 0)
			str_add(&s, ", ");
		str_add(&s, choice_name(t, f, source, arena_strndup(&t->turn, keys, len)));
		keys += len;
		if (*keys == ',')
			keys++;
	}
	return text_kept(t, &s);
}

const char *text_stamp(struct tui *t, const char *value)
{
	instant at;

	return instant_parse(&t->site->zone, value, &at) == 0 ? tui_date(t, at) : value;
}

/* Whom an escalation or a notice goes to: a person, a department, a role. */
const char *text_addressee(struct tui *t, const char *to)
{
	if (site_staff(t->site, to) != NULL)
		return text_person(t, to);
	if (site_department(t->site, to) != NULL)
		return text_department(t, to);
	return target_shown(to) ? target_shown(to) : tui_name(t, "role", to);
}

/* "suspend,extend" in the screen's words. */
static const char *action_names(struct tui *t, const char *names)
{
	struct str s;

	str_init(&s);
	for (const char *end = names; *end != '\0'; names = *end != '\0' ? end + 1 : end) {
		const char *one;
		int action;

		end = strchrnul(names, ',');
		one = arena_strndup(&t->turn, names, (size_t)(end - names));
		action = action_find(one);
		str_addf(&s, "%s%s", s.len > 0 ? ", " : "", action >= 0 ? tr(action_table[action].label) : one);
	}
	return text_kept(t, &s);
}

const char *text_value(struct tui *t, const char *asked_field, const char *value)
{
	const char *field = str_starts(asked_field, "asked ") ? asked_field + strlen("asked ") : asked_field;
	const struct form_field *f = site_field(t->site, NULL, field);
	const char *type = f != NULL ? str_or_empty(f->type) : "";
	const char *source = own_source(field);

	if (str_empty(value))
		return "";
	if (str_equal(field, "state") && state_find(value) >= 0)
		return text_state(t, (enum state)state_find(value));
	if (str_equal(type, "time") || str_equal(field, "occurred") || str_equal(field, "callback") || str_equal(field, "due") || str_equal(field, "destroyed"))
		return text_stamp(t, value);
	if (str_equal(field, "outside_number"))
		return outside_shown(&t->turn, value);
	if (str_equal(field, "to"))
		return text_addressee(t, value);
	if (str_equal(field, "limit"))
		return report_limit(&t->turn, value);
	if (str_equal(field, "waits for approval") || str_equal(field, "asked"))
		return action_names(t, value);
	if (source == NULL && f != NULL)
		source = f->source;
	if (str_equal(type, "staff"))
		source = "staff";
	if (str_equal(type, "yesno") || str_equal(value, "yes") || str_equal(value, "no"))
		return str_equal(value, "yes") ? tr("yes") : str_equal(value, "no") ? tr("no") : value;
	if (source != NULL || str_equal(type, "choice") || str_equal(type, "choices"))
		return text_names(t, f, source, value);
	return value;
}

/* --- what comes next ----------------------------------------------------------- */

/* A lead by name where the site names one. */
static const char *ladder_step(struct tui *t, const char *to, const char *department)
{
	const struct department *d = site_department(t->site, department);

	if (d && str_equal(to, "above"))
		d = site_department(t->site, d->parent);
	else if (!str_equal(to, "department"))
		d = NULL;
	if (d == NULL)
		return text_addressee(t, to);
	return d->lead != NULL ? text_person(t, d->lead) : text_department(t, d->s.title);
}

const char *text_ladder(struct tui *t, const char *run, const char *department)
{
	const char *hash = run != NULL ? strchr(run, '#') : NULL;
	const char *title = hash != NULL ? arena_strndup(&t->turn, run, (size_t)(hash - run)) : run;
	const struct clock_rule *rule = title != NULL ? site_clock(t->site, title) : NULL;
	struct str s;

	if (rule == NULL)
		return "";
	str_init(&s);
	for (size_t i = 0; i < rule->escalate.count; i++) {
		const char *to = strchr(rule->escalate.item[i], ' ');

		if (to++ == NULL)
			continue;
		if (s.len > 0)
			str_add(&s, " -> ");
		str_add(&s, ladder_step(t, to, department));
	}
	return text_kept(t, &s);
}

/* Who decides on what waits: names of people and roles. */
const char *text_deciders(struct tui *t, const struct complaint *c)
{
	struct texts who = approval_deciders(&t->turn, t->site, c);
	struct str s;

	str_init(&s);
	for (size_t i = 0; i < who.count; i++)
		str_addf(&s, "%s%s", i > 0 ? ", " : "", text_addressee(t, who.item[i]));
	if (who.count == 0)
		str_add(&s, "-");
	return text_kept(t, &s);
}

const char *text_lies_with(struct tui *t, const struct complaint *c)
{
	if (c->state != STATE_FORWARDED && c->state != STATE_HANDLING)
		return text_person(t, c->taker);
	return str_empty(c->value[FIELD_PERSON]) ? text_department(t, c->value[FIELD_DEPARTMENT])
						 : text_person(t, c->value[FIELD_PERSON]);
}

const char *text_asking(struct tui *t, const struct asking *w)
{
	int action = action_find(w->action);

	return arena_printf(&t->turn, tr("%s, asked by %s %s"), action >= 0 ? tr(action_table[action].label) : w->action,
		text_person(t, w->by), text_moment(t, w->at));
}

const char *text_next(struct tui *t, const struct complaint *c)
{
	int action = lifecycle_next(t->site, c);
	const char *field, *choice;

	if (t->me != NULL && rights_may(t->me, ACTION_APPROVE) && approval_for(t->site, c, t->me) != NULL)
		action = ACTION_APPROVE;
	if (action == ACTION_APPROVE && (t->me == NULL || approval_for(t->site, c, t->me) == NULL))
		return arena_printf(&t->turn, tr("waits for approval by %s"), text_deciders(t, c));
	if (action != ACTION_APPROVE && lifecycle_next_choice(t->site, c, &field, &choice))
		return arena_printf(&t->turn, "%s: %s", tr(action_table[action].label),
			*choice ? text_value(t, field, choice) : text_field_of(t, action_table[action].name, field));
	return action >= 0 ? tr(action_table[action].label) : NULL;
}

const char *text_due(struct tui *t, const char *run, instant due)
{
	/* time it is due, how long that still is */
	return arena_printf(&t->turn, due <= t->now ? tr("%s due %s, %s over") : tr("%s due %s, in %s"), text_clock(t, run),
		text_moment(t, due),
		due <= t->now ? text_remaining(t, t->now + (t->now - due)) : text_remaining(t, due));
}

const char *text_next_due(struct tui *t, const struct complaint *c)
{
	const struct clock_run *run = complaint_nearest(c);
	const char *next = text_next(t, c);

	if (run == NULL)
		return next != NULL ? next : "-";
	return arena_printf(&t->turn, "%s (%s)", next != NULL ? next : "-", text_due(t, run->name, run->due));
}
