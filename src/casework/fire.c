/* fire.c - what clocks do by themselves, as events and notices (D-7). */
#include "deed.h"
#include "people.h"
#include "plaint/rules/clocks.h"
#include "plaint/rules/supervision.h"
#include "plaint/str.h"

void event_begin(struct desk *d, struct event *e, const struct complaint *c, const char *action, bool system)
{
	*e = (struct event){ .complaint = c->id, .at = d->now, .seen = d->now, .action = action };
	e->from = d->who ? str_or_empty(d->who->from) : "timer";
	if (system || !d->me) {
		e->login = "";
		e->name = "plaint";
		e->uid = 0;
		if (system)
			e->from = "timer";
		return;
	}
	e->uid = d->me->uid;
	e->login = d->me->login;
	e->name = str_empty(d->me->name) ? d->me->login : d->me->name;
}

/* What stood on the record before the firing, for the event. A breach is the only
 * one that changes the state of a run. */
static void firing_changes(struct desk *d, struct event *e, const struct complaint *c, const struct firing *f,
	const struct texts *people)
{
	const char *title = run_title(d->a, f->run);
	const struct violation *v = f->violation ? complaint_violation(c, title) : NULL;

	event_change(d->a, e, "clock", NULL, title);
	event_change(d->a, e, "due", NULL, desk_time(d, f->run->due));
	if (f->what == FIRE_BREACH) {
		event_change(d->a, e, arena_printf(d->a, "clock %s", title), clock_state_names[CLOCK_RUNNING],
			clock_state_names[CLOCK_BREACHED]);
		if (f->violation)
			event_change(d->a, e, "violation", NULL, "yes");
		if (v)
			changes_violation(d, e, NULL, v);
		if (f->seen_late)
			event_change(d->a, e, "seen late", NULL, "yes");
	}
	if (f->what == FIRE_ESCALATE)
		event_change(d->a, e, "to", NULL, f->to);
	if (people->count)
		event_change(d->a, e, "people", NULL, texts_join(d->a, people));
}

static void firing_notices(struct desk *d, const struct firing *f, const struct complaint *c, const struct texts *people)
{
	static const char *const what[] = {
		[FIRE_WARN] = "warned",
		[FIRE_BREACH] = "breached",
		[FIRE_ESCALATE] = "escalated",
	};
	const char *title = run_title(d->a, f->run);

	for (size_t i = 0; i < people->count; i++)
		desk_notice(d, f->at, what[f->what], c, title, people->item[i]);
	if (!people->count)
		desk_notice(d, f->at, what[f->what], c, title, f->what == FIRE_ESCALATE ? f->to : NULL);
}

void fire(struct desk *d, struct complaint *c, struct firings *out)
{
	out->item = clocks_fire(d->a, d->site, c, d->now, &out->count);
	for (size_t i = 0; i < out->count; i++)
		if (out->item[i].violation)
			violation_breach(d->a, d->site, c, out->item[i].run, out->item[i].at);
}

/* Whom the profile names for this clock, else whose it is (D-7). */
static struct texts people_of_firing(struct desk *d, const struct complaint *c, const struct firing *f)
{
	const struct clock_rule *rule = site_clock(d->site, f->run->name);
	struct texts to = { NULL, 0 };

	if (f->what == FIRE_ESCALATE)
		return people_of_target(d, c, f->to);
	if (!rule || !rule->tell.count)
		return people_of_case(d, c);
	for (size_t i = 0; i < rule->tell.count; i++) {
		struct texts some = people_of_target(d, c, rule->tell.item[i]);

		for (size_t k = 0; k < some.count; k++)
			people_add(d->a, &to, some.item[k]);
	}
	return to;
}

int fire_events(struct desk *d, const struct complaint *c, const struct firings *f, struct err *err)
{
	static const enum action actions[] = {
		[FIRE_WARN] = ACTION_WARN,
		[FIRE_BREACH] = ACTION_BREACH,
		[FIRE_ESCALATE] = ACTION_ESCALATE,
	};

	for (size_t i = 0; i < f->count; i++) {
		const struct firing *one = &f->item[i];
		struct texts people = people_of_firing(d, c, one);
		struct event e;

		event_begin(d, &e, c, action_table[actions[one->what]].name, true);
		e.at = one->at;
		firing_changes(d, &e, c, one, &people);
		if (store_event(d->t, &e, err))
			return -1;
		firing_notices(d, one, c, &people);
		d->fired++;
	}
	return 0;
}
