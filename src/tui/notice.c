/* notice.c - the bell, the title, and a line for what the timer or others did. */
#include "notice.h"

#include <string.h>

#include "plaint/report.h"
#include "terminal.h"
#include "views/record.h"

#define BELL_EVERY 10   /* seconds */
#define TITLE_EVERY 2   /* seconds between two questions for the counts */
#define MOST_LOOKED_UP 4 /* records of one push, to know whose they are */

void notice_open(struct tui *t, struct terminal *terminal, bool bell, bool title)
{
	t->notice.terminal = terminal;
	t->notice.bell = bell;
	t->notice.title = title;
	t->notice.stale = true;
}

/* The person's own department, when they lead it. */
static bool leads(const struct tui *t, const char *department)
{
	const struct department *d = str_empty(department) ? NULL : site_department(t->site, department);

	if (!d)
		return false;
	return str_equal(d->lead, t->me->login) ||
		(str_equal(t->me->department, department) && texts_has(&t->me->roles, "lead"));
}

/* Said by name: a login, a role, "department". */
static bool addressed(const struct tui *t, const char *to)
{
	return str_equal(to, t->me->login) || texts_has(&t->me->roles, to);
}

static bool owns(struct tui *t, const char *number)
{
	struct arena a = ARENA_INIT;
	struct err ignored = ERR_INIT;
	struct request q;
	struct reply r;
	bool mine = false;

	request_init(&q);
	reply_init(&r);
	q.op = "show";
	q.number = number;
	q.filter.limit = 1;
	if (!tui_call(t, &q, &a, &r, &ignored) && r.complaint) {
		const struct complaint *c = r.complaint;

		mine = str_equal(c->value[FIELD_PERSON], t->me->login) || leads(t, c->value[FIELD_DEPARTMENT]) ||
			(str_empty(c->value[FIELD_PERSON]) && str_equal(c->taker, t->me->login));
	}
	arena_release(&a);
	return mine;
}

static bool urgent_for(struct tui *t, const struct notice *n, int *looked_up)
{
	if (!strcmp(n->what, "emergency"))
		return true;
	if (strcmp(n->what, "warned") && strcmp(n->what, "breached") && strcmp(n->what, "escalated") && strcmp(n->what, "returned") && strcmp(n->what, "urged") &&
		strcmp(n->what, "supervised") && strcmp(n->what, "early-warning") && strcmp(n->what, "asked") && strcmp(n->what, "incident") &&
		strcmp(n->what, "copied"))
		return false;
	if (t->me->alone || addressed(t, n->to))
		return true;
	return !str_empty(n->number) && (*looked_up)++ < MOST_LOOKED_UP && owns(t, n->number);
}

void notice_push(struct tui *t, const struct reply *r)
{
	struct notices *own = &t->notice;
	int looked_up = 0;

	own->stale = true;
	if (!own->bell || !t->me)
		return;
	for (size_t i = 0; i < r->notice_count; i++) {
		if (t->now < own->rang + BELL_EVERY)
			return;
		if (urgent_for(t, &r->notices[i], &looked_up)) {
			own->rang = t->now;
			terminal_bell(own->terminal);
		}
	}
}

const char *notice_text(struct tui *t, const struct notice *n)
{
	static const struct {
		const char *what, *text;
	} words[] = {
		{ "warned", N_("the limit is near") }, { "breached", N_("overdue") },
		{ "escalated", N_("escalated") }, { "returned", N_("returned") }, { "emergency", N_("EMERGENCY") },
		{ "early-warning", N_("early warning") }, { "asked", N_("waits for approval") },
		{ "granted", N_("approved") }, { "refused", N_("refused") }, { "tracked", N_("tracked") },
		{ "incident", N_("an incident: many callers, one cause") }, { "copied", N_("a copy") },
		{ "urged", N_("urged") }, { "supervised", N_("under supervision: see its documents") },
		{ "violation", N_("a violation is proposed") }, { "decided", N_("the violation is decided") },
	};
	const char *text = NULL, *clock;

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (str_equal(n->what, words[i].what))
			text = tr(words[i].text);
	if (text == NULL)
		return NULL;
	clock = str_empty(n->clock) ? "" :
		str_equal(n->what, "early-warning") ? tui_name(t, "warning", n->clock) : text_clock(t, n->clock);
	return arena_printf(&t->turn, "%s %s %s%s%s%s%s", text_moment(t, n->at), str_or_empty(n->number), clock,
		*clock ? ": " : "", text, str_empty(n->to) ? "" : " -> ", str_empty(n->to) ? "" : text_addressee(t, n->to));
}

enum look notice_look(const struct notice *n)
{
	if (str_equal(n->what, "emergency"))
		return LOOK_DANGER;
	return str_equal(n->what, "warned") ? LOOK_SOON : LOOK_OVERDUE;
}

static void show(struct tui *t, const struct counts *c)
{
	struct str s;

	t->notice.overdue = c->overdue;
	if (!t->notice.title)
		return;
	str_init(&s);
	str_add(&s, "plaint");
	if (c->urgent)
		str_addf(&s, " !! %s %lld", tr(N_("urgent")), (long long)c->urgent);
	if (c->overdue)
		str_addf(&s, " %s %lld", tr(N_("overdue")), (long long)c->overdue);
	terminal_title(t->notice.terminal, s.data);
	str_release(&s);
}

void notice_counts(struct tui *t)
{
	struct notices *own = &t->notice;
	struct arena a = ARENA_INIT;
	struct err ignored = ERR_INIT;
	struct request q;
	struct reply r;

	if (!own->stale || t->offline)
		return;
	own->asked = t->now;
	own->stale = false;
	request_init(&q);
	reply_init(&r);
	q.op = "counts";
	if (!tui_call(t, &q, &a, &r, &ignored) && r.counts)
		show(t, r.counts);
	arena_release(&a);
}

void notice_tick(struct tui *t)
{
	bool shown = t->notice.title || (t->top && t->top->ops->scope == IN_INTAKE);

	if (shown && t->now >= t->notice.asked + TITLE_EVERY)
		notice_counts(t);
}
