/* report_sign.c - a report's way upward on the screen: written, checked, approved, handed
 * on (HT-12). The first key says which step it would be, the same key once more does it. */
#include "report.h"

#include <string.h>

static const char *next_of(const struct tally *tally)
{
	static const char *const steps[] = { "written", "checked", "approved", "handed-on" };
	const size_t count = sizeof steps / sizeof steps[0];
	const char *last = tally->signings ? tally->signing[tally->signings - 1].step : NULL;

	for (size_t i = 0; last != NULL && i < count; i++)
		if (str_equal(steps[i], last))
			return i + 1 < count ? steps[i + 1] : NULL;
	return steps[0];
}

/* What is signed are the figures as they stand here. */
static void send(struct report_view *r, struct tui *t, const char *step)
{
	struct request q;
	struct reply reply;

	request_init(&q);
	q.op = "report-sign";
	q.action = step;
	q.text = r->name;
	q.filter.from = r->from;
	q.filter.to = r->to;
	q.if_version = tally_mark(&r->tally);
	if (tui_call(t, &q, &t->turn, &reply, NULL) != 0)
		return;
	tui_say(t, LOOK_GOOD, "%s %s", signing_shown(step), t->me != NULL ? t->me->name : "");
	r->view.stale = true;
}

void report_sign(struct report_view *r, struct tui *t)
{
	struct report_style style = report_style_of(t);
	const char *step = next_of(&r->tally);

	if (r->tally.next) {
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("it is still being counted")));
	} else if (step == NULL) {
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("the report went its whole way already")));
	} else if (r->sure == t->keys) {
		send(r, t, step);
	} else {
		r->sure = t->keys + 1;
		tui_say(t, LOOK_SOON, tr(N_("%s, %s: %s %s? The same key once more")),
			tally_title_shown(&style, r->tally.title, r->tally.title_zh), tally_period_shown(&t->turn, &style, &r->tally),
			signing_shown(step), t->me != NULL ? t->me->name : "");
	}
}
