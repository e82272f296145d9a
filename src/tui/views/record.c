#include "record.h"

#include <stdlib.h>
#include <string.h>

#include "plaint/report.h"
#include "plaint/rules/lifecycle.h"

int record_load(struct tui *t, struct record *r, const char *number, struct err *err)
{
	struct record fresh = { .arena = ARENA_INIT };
	struct request q;
	struct reply reply;

	request_init(&q);
	q.op = "show";
	q.number = number;
	if (tui_call(t, &q, &fresh.arena, &reply, err) != 0 || reply.complaint == NULL) {
		arena_release(&fresh.arena);
		return -1;
	}
	fresh.c = reply.complaint;
	fresh.events = reply.events;
	fresh.event_count = reply.event_count;
	fresh.links = reply.rows;
	fresh.link_count = reply.row_count;
	arena_release(&r->arena);
	*r = fresh;
	return 0;
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

static const char *keep(struct tui *t, struct str *s)
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
	if (much >= 15 * MINUTE && much < HOUR + MINUTE)
		return arena_printf(&t->turn, t->zh ? "%s%d分" : "%s%dm", left < 0 ? "-" : "", (int)(much / MINUTE));
	str_init(&s);
	report_remaining(&s, due - t->now, t->zh);
	return keep(t, &s);
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

static const struct form_field *any_form_field(const struct site *site, const char *name)
{
	for (size_t i = 0; i < site->forms_count; i++) {
		const struct form_field *f = form_find(&site->forms[i], name);

		if (f != NULL)
			return f;
	}
	return NULL;
}

const char *text_field(struct tui *t, const char *field)
{
	const struct form_field *f = any_form_field(t->site, field);
	int i = field_find(field);

	if (f != NULL && (f->label != NULL || f->label_zh != NULL))
		return site_pick(f->label, f->label_zh, t->zh);
	if (i >= 0 && field_table[i].label != NULL)
		return tr(field_table[i].label);
	return tr(field);
}

/* Fields whose values are keys of the site, where no form says so. */
static const char *own_source(const char *field)
{
	static const char *const names[][2] = {
		{ "department", "department" }, { "person", "staff" }, { "taker", "staff" },
		{ "category", "category" }, { "channel", "channel" }, { "kind", "kind" },
		{ "area", "area" }, { "nature", "nature" }, { "level", "level" },
		{ "responsibility", "responsibility" }, { "satisfaction", "satisfaction" },
		{ "outcome", "outcome" }, { "assisting", "department" }, { "clock", "clock" },
	};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_equal(names[i][0], field))
			return names[i][1];
	return NULL;
}

static const char *choice_name(struct tui *t, const struct form_field *f, const char *source, const char *key)
{
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
static const char *key_names(struct tui *t, const struct form_field *f, const char *source, const char *keys)
{
	struct str s;

	str_init(&s);
	while (*keys != '\0') {
		size_t len = strcspn(keys, ",");

		if (s.len > 0)
			str_add(&s, ", ");
		str_add(&s, choice_name(t, f, source, arena_strndup(&t->turn, keys, len)));
		keys += len;
		if (*keys == ',')
			keys++;
	}
	return keep(t, &s);
}

static const char *as_time(struct tui *t, const char *value)
{
	instant at;

	return instant_parse(&t->site->zone, value, &at) == 0 ? tui_date(t, at) : value;
}

const char *text_value(struct tui *t, const char *field, const char *value)
{
	const struct form_field *f = any_form_field(t->site, field);
	const char *type = f != NULL ? str_or_empty(f->type) : "";
	const char *source = own_source(field);

	if (str_empty(value))
		return "";
	if (str_equal(field, "state") && state_find(value) >= 0)
		return text_state(t, (enum state)state_find(value));
	if (str_equal(type, "time") || str_equal(field, "occurred") || str_equal(field, "callback") || str_equal(field, "due"))
		return as_time(t, value);
	if (source == NULL && f != NULL)
		source = f->source;
	if (str_equal(type, "staff"))
		source = "staff";
	if (str_equal(type, "yesno") || str_equal(value, "yes") || str_equal(value, "no"))
		return str_equal(value, "yes") ? tr("yes") : str_equal(value, "no") ? tr("no") : value;
	if (source != NULL || str_equal(type, "choice") || str_equal(type, "choices"))
		return key_names(t, f, source, value);
	return value;
}

/* --- what comes next ----------------------------------------------------------- */

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
		const struct department *d = site_department(t->site, department);

		if (to++ == NULL)
			continue;
		if (s.len > 0)
			str_add(&s, " -> ");
		if (str_equal(to, "department") && d != NULL && d->lead != NULL)
			str_add(&s, text_person(t, d->lead));
		else if (str_equal(to, "department"))
			str_add(&s, d != NULL ? text_department(t, department) : tr("department"));
		else if (str_equal(to, "oncall"))
			str_add(&s, tr("on call"));
		else
			str_add(&s, site_staff(t->site, to) != NULL ? text_person(t, to) : tui_name(t, "role", to));
	}
	return keep(t, &s);
}

const char *text_next(struct tui *t, const struct complaint *c)
{
	int action = lifecycle_next(t->site, c);

	return action >= 0 ? tr(action_table[action].label) : NULL;
}

const char *text_due(struct tui *t, const char *run, instant due)
{
	/* time it is due, how long that still is */
	return arena_printf(&t->turn, due <= t->now ? tr("%s due %s, %s over") : tr("%s due %s, in %s"), text_clock(t, run),
		due - t->now < DAY && t->now - due < DAY ? tui_hhmm(t, due) : tui_date(t, due),
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

/* --- events --------------------------------------------------------------------- */

const char *text_event_who(struct tui *t, const struct event *e)
{
	if (str_empty(e->login))
		return tr("the program");
	return str_empty(e->name) ? text_person(t, e->login) : e->name;
}

/* Changes the reader has already from the action itself, or does not read at all. */
static bool silent_change(const struct event *e, const char *field)
{
	/* What a step started stands among the clocks; what moved one is news. */
	if (str_starts(field, "due "))
		return !str_equal(e->action, "extend") && !str_equal(e->action, "approve") && !str_equal(e->action, "resume");
	return str_equal(field, "state") || str_equal(field, "version") || str_starts(field, "clock ");
}

static bool long_field(const char *field)
{
	return str_equal(field, "text") || str_equal(field, "effect");
}

static void add_change(struct tui *t, struct str *s, const struct event *e, const struct change *ch)
{
	if (s->len > 0)
		str_add(s, "; ");
	if (str_equal(e->action, "accept") && long_field(ch->field)) {
		str_add(s, ch->after);
		return;
	}
	if (str_starts(ch->field, "due ")) {
		str_addf(s, "%s: %s -> %s", text_clock(t, ch->field + 4), as_time(t, str_or_empty(ch->before)), as_time(t, str_or_empty(ch->after)));
		return;
	}
	str_addf(s, "%s: ", text_field(t, ch->field));
	if (!str_empty(ch->before))
		str_addf(s, "%s -> ", text_value(t, ch->field, ch->before));
	str_add(s, str_empty(ch->after) ? "-" : text_value(t, ch->field, ch->after));
}

const char *text_event_what(struct tui *t, const struct event *e)
{
	bool accept = str_equal(e->action, "accept");
	struct str s;

	str_init(&s);
	if (!str_empty(e->remark))
		str_add(&s, e->remark);
	for (size_t i = 0; i < e->change_count; i++) {
		const struct change *ch = &e->changes[i];

		/* The whole record at its registration stands in another pane. */
		if (silent_change(e, ch->field) || (accept && !str_equal(ch->field, "text")) || (accept && str_empty(ch->after)))
			continue;
		add_change(t, &s, e, ch);
	}
	return keep(t, &s);
}
