/* event_text.c - what an event of the timeline says to its reader. */
#include "plaint/report.h"
#include "record.h"

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
	/* The letter itself is a screen of its own. */
	if (str_equal(field, "letter text") || str_equal(field, "letter hash") || str_starts(field, "bytes "))
		return true;
	/* Whoever decides ends the waiting; whoever resolves said whether a revisit is wanted. */
	if (str_equal(field, "waits for approval") && event_after(e, "asked") != NULL)
		return true;
	if (str_equal(field, "revisit wanted") && event_after(e, "revisit") != NULL)
		return true;
	return str_equal(field, "state") || str_equal(field, "version") || str_starts(field, "clock ");
}

static bool long_field(const char *field)
{
	return str_equal(field, "text") || str_equal(field, "effect");
}

/* "Violation (Settle): confirmed", "Answer by: 11-25 17:30" */
static bool add_supervision(struct tui *t, struct str *s, const struct change *ch)
{
	const struct report_style style = { .site = t->site, .zh = t->zh, .now = t->now };
	const char *label = supervision_label(&t->turn, &style, ch->field);

	if (str_equal(ch->field, "answer by"))
		str_addf(s, "%s: %s", tr("Answer by"), text_stamp(t, str_or_empty(ch->after)));
	else if (str_equal(ch->field, "addressed to"))
		str_addf(s, "%s: %s", tr("Addressed to"), text_person(t, ch->after));
	else if (label == NULL)
		return false;
	else
		str_addf(s, "%s: %s", label, supervision_value(&style, ch->field, str_or_empty(ch->after)));
	return true;
}

/* "Settle: 12-03 17:30 -> 12-07 17:30"; what moved by seconds only stands as it did. */
static void add_moved(struct tui *t, struct str *s, const struct change *ch)
{
	const char *was = text_stamp(t, str_or_empty(ch->before)), *is = text_stamp(t, str_or_empty(ch->after));

	str_addf(s, str_equal(was, is) ? "%s: %s" : "%s: %s -> %s", text_clock(t, ch->field + 4), was, is);
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
		add_moved(t, s, ch);
		return;
	}
	if (add_supervision(t, s, ch))
		return;
	str_addf(s, "%s: ", text_field_of(t, e->action, ch->field));
	if (!str_empty(ch->before))
		str_addf(s, "%s -> ", text_value(t, ch->field, ch->before));
	str_add(s, str_empty(ch->after) ? "-" : text_value(t, ch->field, ch->after));
}

/* What the timer did: "Sign for, due 21:51 -> on call: Sun Hao, Ma Chao". */
static const char *text_timer_event(struct tui *t, const struct event *e, const char *clock)
{
	const char *due = event_after(e, "due"), *to = event_after(e, "to"), *people = event_after(e, "people");
	struct str s;

	str_init(&s);
	str_add(&s, text_clock(t, clock));
	if (!str_empty(due))
		str_addf(&s, "%s%s", tr(", due "), text_stamp(t, due));
	if (!str_empty(to) || !str_empty(people))
		str_add(&s, " -> ");
	if (!str_empty(to))
		str_addf(&s, "%s%s", text_addressee(t, to), str_empty(people) ? "" : ": ");
	if (!str_empty(people))
		str_add(&s, text_names(t, NULL, "staff", people));
	return text_kept(t, &s);
}

const char *text_event_what(struct tui *t, const struct event *e)
{
	const char *clock = event_after(e, "clock");
	bool accept = str_equal(e->action, "accept");
	struct str s;

	if (str_empty(e->login) && !str_empty(clock))
		return text_timer_event(t, e, clock);
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
	return text_kept(t, &s);
}
