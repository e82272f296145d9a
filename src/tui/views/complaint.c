/* One complaint: everything on one record, its clocks, its timeline, its next step. */
#include "complaint.h"

#include <stdio.h>
#include <string.h>

#include "plaint/report.h"
#include "plaint/rules/rights.h"

#include "../opened.h"
#include "../spoken.h"
#include "browse.h"
#include "since.h"

static void show_revealed(struct complaint_view *cv)
{
	if (!str_equal(cv->revealed_number, cv->number))
		return;
	for (size_t i = 0; i < cv->revealed.count; i++)
		complaint_field_set(&cv->record.arena, cv->record.c, cv->revealed.item[i].name, cv->revealed.item[i].text);
}

static void show_number(struct complaint_view *cv, const char *number)
{
	snprintf(cv->number, sizeof cv->number, "%s", number);
	cv->link = cv->file = 0;
	cv->reached = 0;
	for (int p = 0; p < PANES; p++)
		pager_first(&cv->pager[p]);
	cv->pager[PANE_TIMELINE].at_end = true;
}

static void take_step(struct complaint_view *cv, struct tui *t)
{
	const char *number = browse_step(t, &cv->view, cv->number, cv->step);

	if (number == NULL) {
		tui_say(t, LOOK_MESSAGE, "%s", cv->step > 0 ? tr("the last one of the list") : tr("the first one of the list"));
	} else {
		show_number(cv, number);
	}
	cv->step = 0;
	opened_note(t, cv->number);
}

/* Others changed it while it is on the screen. An error that stands goes first; so does what
 * was said of one's own. */
static void say_since(struct complaint_view *cv, struct tui *t, int64_t version)
{
	const struct record *r = &cv->record;
	int64_t own = str_equal(t->own_number, cv->number) ? t->own_version : 0;
	const char *line;

	if (version == 0 || (t->message.len && t->message_look == LOOK_ERROR))
		return;
	line = since_line(t, r->c, r->events, r->event_count, version, own, t->message.len && t->me ? t->me->login : NULL);
	if (line)
		tui_say(t, LOOK_MESSAGE, tr("changed just now: %s"), line);
}

static void complaint_recalc(struct view *v, struct tui *t)
{
	struct complaint_view *cv = (struct complaint_view *)v;
	int64_t version;
	size_t events = cv->record.event_total;

	if (cv->step != 0)
		take_step(cv, t);
	version = record_is(&cv->record, cv->number) ? cv->record.c->version : 0;
	if (record_load(t, &cv->record, cv->number, 0, NULL) != 0)
		return;
	say_since(cv, t, version);
	if (events != cv->record.event_total) {
		cv->pager[PANE_TIMELINE].at_end = true;
		cv->reached = 0;
	}
	while (cv->reached != 0 && cv->record.event_count > 0 && cv->record.events[0].seq > cv->reached)
		if (!record_load_older(t, &cv->record))
			break;
	show_revealed(cv);
	panes_fill(cv, t);
	if (!pane_filled(cv, cv->pane, NULL))
		cv->pane = PANE_TIMELINE;
}

static void keep_revealed(struct complaint_view *cv, const char *name, const char *text)
{
	if (!str_empty(text))
		values_set(&cv->revealed_arena, &cv->revealed, arena_strdup(&cv->revealed_arena, name),
			arena_strdup(&cv->revealed_arena, text));
}

/* The customer's data, and what the profile asks for beside them (site_personal). */
static void keep_all_revealed(struct complaint_view *cv, const struct site *site, const struct complaint *c)
{
	static const int masked[] = { FIELD_PHONE, FIELD_NAME, FIELD_ACCOUNT, FIELD_ADDRESS };

	arena_clear(&cv->revealed_arena);
	cv->revealed = (struct values){ NULL, 0 };
	snprintf(cv->revealed_number, sizeof cv->revealed_number, "%s", cv->number);
	for (size_t i = 0; i < sizeof masked / sizeof masked[0]; i++)
		keep_revealed(cv, field_table[masked[i]].name, c->value[masked[i]]);
	for (size_t i = 0; i < c->extra.count; i++)
		if (site_personal(site, c->extra.item[i].name))
			keep_revealed(cv, c->extra.item[i].name, c->extra.item[i].text);
}

static void reveal(struct complaint_view *cv, struct tui *t)
{
	struct arena a = ARENA_INIT;
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "act";
	q.number = cv->number;
	q.action = action_table[ACTION_REVEAL].name;
	if (tui_call(t, &q, &a, &r, NULL) == 0 && r.complaint != NULL) {
		keep_all_revealed(cv, t->site, r.complaint);
		cv->view.stale = true;
	}
	arena_release(&a);
}

static void open_pane(struct complaint_view *cv, struct tui *t, int p)
{
	cv->pane = (enum pane)p;
	spoken_tell(t, "%s", pane_text(t, cv, cv->pane));
}

static void show_pane(struct complaint_view *cv, struct tui *t, int p)
{
	if (p < 0 || p >= PANES)
		return;
	if (pane_filled(cv, (enum pane)p, NULL))
		open_pane(cv, t, p);
	else
		tui_say(t, LOOK_MESSAGE, tr(N_("%s: nothing there yet")), pane_name((enum pane)p));
}

static void turn_pane(struct complaint_view *cv, struct tui *t, int step)
{
	int p = (int)cv->pane;

	do
		p = (p + PANES + step) % PANES;
	while (!pane_filled(cv, (enum pane)p, NULL) && p != (int)cv->pane);
	open_pane(cv, t, p);
}

/* The page before those held; what is shown stays where it is. */
static bool older(struct complaint_view *cv, struct tui *t)
{
	struct pager *p = &cv->pager[PANE_TIMELINE];
	int cols = p->cols, lines = p->count, more;

	if (!record_load_older(t, &cv->record))
		return false;
	cv->reached = cv->record.events[0].seq;
	panes_fill(cv, t);
	more = pager_layout(p, cols) - lines;
	p->top += more;
	p->at += more;
	return true;
}

#define PAGES_AT_ONCE 20 /* of a timeline, for one key */

/* Up beyond what is held of the timeline: older pages of it come. */
static void reach_back(struct complaint_view *cv, struct tui *t, enum cmd cmd)
{
	struct pager *p = &cv->pager[PANE_TIMELINE];
	int at = draw_plain() ? p->at : p->top;

	if (cv->pane != PANE_TIMELINE || cv->record.c == NULL)
		return;
	if ((cmd == CMD_UP && at == 0) || (cmd == CMD_PAGE_UP && at < p->rows))
		older(cv, t);
	for (int i = 0; cmd == CMD_HOME && i < PAGES_AT_ONCE && older(cv, t); i++)
		;
}

static void select_next(int *selected, int count, int step)
{
	*selected += step;
	if (*selected >= count)
		*selected = count - 1;
	if (*selected < 0)
		*selected = 0;
}

static enum handled step_to(struct complaint_view *cv, struct tui *t, enum cmd cmd)
{
	int step = cmd == CMD_DOWN ? 1 : cmd == CMD_UP ? -1 : 0;

	if (step != 0 && cv->pane == PANE_LINKS) {
		select_next(&cv->link, (int)cv->record.link_count, step);
		return VIEW_HANDLED;
	}
	if (step != 0 && cv->pane == PANE_FILES && cv->record.c != NULL) {
		int count = (int)cv->record.c->file_count;

		/* On a low screen the list moves with it. */
		if (step < 0 ? cv->file <= cv->pager[PANE_FILES].top : cv->file + 1 < count)
			pager_command(&cv->pager[PANE_FILES], cmd);
		select_next(&cv->file, count, step);
		return VIEW_HANDLED;
	}
	reach_back(cv, t, cmd);
	return pager_command(&cv->pager[cv->pane], cmd) ? VIEW_HANDLED : VIEW_IGNORED;
}

/* The command line with all but the name one wants it under; its own is offered. */
static void keep_file(struct complaint_view *cv, struct tui *t)
{
	const struct evidence *f = pane_file(cv);
	char *name;

	if (f == NULL)
		return;
	name = arena_strdup(&t->turn, f->name);
	for (char *s = name; *s != '\0'; s++)
		if (*s == '"')
			*s = '\'';
	view_command_open(t, arena_printf(&t->turn, "show %s --file %d --to \"~/%s\"", cv->number, cv->file + 1, name));
}

/* To the next one that is open; a form laid by on it comes with it. */
static void switch_to(struct complaint_view *cv, struct tui *t)
{
	const char *to = opened_after(t, cv->number);

	if (!to) {
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("no other complaint is open")));
		return;
	}
	show_number(cv, to);
	cv->view.stale = true;
	opened_return(t, IN_FORM, cv->number);
}

static enum handled complaint_command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	struct complaint_view *cv = (struct complaint_view *)v;

	switch (cmd) {
	case CMD_TAB:
		show_pane(cv, t, arg - 1);
		return VIEW_HANDLED;
	case CMD_PANE:
	case CMD_RIGHT:
		turn_pane(cv, t, 1);
		return VIEW_HANDLED;
	case CMD_PANE_BACK:
	case CMD_LEFT:
		turn_pane(cv, t, -1);
		return VIEW_HANDLED;
	case CMD_NEXT:
	case CMD_PREVIOUS:
		cv->step = cmd == CMD_NEXT ? 1 : -1;
		v->stale = true;
		return VIEW_HANDLED;
	case CMD_SWITCH:
		switch_to(cv, t);
		return VIEW_HANDLED;
	case CMD_REVEAL:
		reveal(cv, t);
		return VIEW_HANDLED;
	case CMD_OPEN:
		if (cv->pane == PANE_LINKS && pane_link(cv) != NULL)
			view_complaint_open(t, pane_link(cv));
		if (cv->pane == PANE_FILES)
			keep_file(cv, t);
		return VIEW_HANDLED;
	case CMD_MARK:
		return step_to(cv, t, CMD_PAGE_DOWN);
	case CMD_ORDER:
		return VIEW_HANDLED;
	default:
		return step_to(cv, t, cmd);
	}
}

static const char *complaint_subject(struct view *v)
{
	return ((struct complaint_view *)v)->number;
}

static void complaint_free(struct view *v)
{
	struct complaint_view *cv = (struct complaint_view *)v;

	record_release(&cv->record);
	arena_release(&cv->revealed_arena);
	for (int p = 0; p < PANES; p++)
		pager_release(&cv->pager[p]);
}

static const struct view_ops complaint_ops = {
	.name = N_("One complaint"),
	.scope = IN_COMPLAINT,
	.size = sizeof(struct complaint_view),
	.recalc = complaint_recalc,
	.repaint = complaint_repaint,
	.command = complaint_command,
	.subject = complaint_subject,
	.free = complaint_free,
};

void view_complaint_open(struct tui *t, const char *number)
{
	struct complaint_view *cv = (struct complaint_view *)view_push(t, &complaint_ops);

	snprintf(cv->number, sizeof cv->number, "%s", number);
	arena_init(&cv->revealed_arena);
	for (int p = 0; p < PANES; p++)
		pager_init(&cv->pager[p]);
	cv->pane = PANE_TIMELINE;
	cv->pager[PANE_TIMELINE].at_end = true;
	opened_note(t, cv->number);
	opened_return(t, IN_FORM, cv->number);
}
