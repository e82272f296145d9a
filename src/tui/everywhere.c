/* everywhere.c - commands every screen knows. */
#include "turn.h"

#include "plaint/report.h"
#include "plaint/rules/approval.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/rules/rights.h"
#include "drafts.h"
#include "opened.h"
#include "views/tour.h"
#include "views/bulk.h"
#include "views/record.h"

static bool fetch(struct tui *t, struct arena *a, const char *number, struct reply *r)
{
	struct request q;

	request_init(&q);
	q.op = "show";
	q.number = number;
	q.filter.limit = 1;
	return !tui_call(t, &q, a, r, NULL) && r->complaint;
}

static void next_step(struct tui *t, const char *number)
{
	struct arena a = ARENA_INIT;
	struct reply r;
	int action;

	reply_init(&r);
	if (fetch(t, &a, number, &r)) {
		/* What waits for one's own word comes first. */
		action = t->me != NULL && rights_may(t->me, ACTION_APPROVE) && approval_for(t->site, r.complaint, t->me) != NULL
			? (int)ACTION_APPROVE : lifecycle_next(t->site, r.complaint);
		if (action == ACTION_APPROVE && approval_for(t->site, r.complaint, t->me) == NULL)
			tui_say(t, LOOK_MESSAGE, tr(N_("waits for approval by %s")), text_deciders(t, r.complaint));
		else if (action >= 0 && t->me != NULL && !rights_may(t->me, (enum action)action))
			tui_say(t, LOOK_MESSAGE, tr(N_("the next step, %s, lies with %s")), tr(action_table[action].label),
				text_lies_with(t, r.complaint));
		else if (action >= 0)
			view_action_open(t, number, (enum action)action);
		else
			tui_say(t, LOOK_MESSAGE, "%s", tr(N_("nothing more is expected of this complaint")));
	}
	arena_release(&a);
}

/* What was sent already is reassigned, not forwarded again. */
static void forward(struct tui *t, const char *number)
{
	struct arena a = ARENA_INIT;
	struct reply r;

	reply_init(&r);
	if (fetch(t, &a, number, &r))
		view_action_open(t, number, r.complaint->state == STATE_ACCEPTED ? ACTION_FORWARD : ACTION_REASSIGN);
	arena_release(&a);
}

static void leave(struct tui *t)
{
	size_t open = t->drafts ? drafts_count(t->drafts) : 0;

	for (struct view *v = t->aside; v; v = v->below)
		open++;
	if (!t->top->below && open && !t->asked_to_leave) {
		t->asked_to_leave = t->keys;
		tui_say(t, LOOK_MESSAGE, tr_n("%zu draft is set aside (kept); once more leaves",
			"%zu drafts are set aside (kept); once more leaves", open), open);
		return;
	}
	if (t->asked_to_leave && t->asked_to_leave + 1 != t->keys && !t->top->below && open) {
		t->asked_to_leave = 0;
		leave(t);
		return;
	}
	view_close(t, t->top);
	t->quit = !t->top;
}

void command_on(struct tui *t, const char *number, enum cmd cmd, int arg)
{
	if (cmd == CMD_FORWARD)
		forward(t, number);
	else if (cmd == CMD_NEXT_STEP)
		next_step(t, number);
	else if (cmd == CMD_WHY)
		view_why_open(t, number, NULL);
	else if (cmd == CMD_OPEN)
		view_complaint_open(t, number);
	else if (cmd == CMD_DO && arg == ACTION_RECOMPLAIN)
		view_intake_again(t, number);
	else
		view_action_open(t, number, cmd == CMD_EDIT ? ACTION_EDIT : cmd == CMD_REVEAL ? ACTION_REVEAL : (enum action)arg);
}

static enum handled on_subject(struct tui *t, enum cmd cmd, int arg)
{
	const char *subject = tui_subject(t);

	if (subject) /* the view that owns the text may go */
		command_on(t, arena_strdup(&t->turn, subject), cmd, arg);
	else
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("no complaint is selected")));
	return VIEW_HANDLED;
}

/* To the complaint that was opened last; inside one it is the next of them. */
static void switch_complaint(struct tui *t)
{
	const char *to = opened_after(t, NULL);

	if (!to)
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("no other complaint is open")));
	else
		view_complaint_open(t, arena_strdup(&t->turn, to));
}

static void help(struct tui *t)
{
	view_help_open(t, t->top->ops->scope);
}

static void train(struct tui *t)
{
	if (t->training)
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("this is the place to practise already")));
	t->train = !t->training;
}

static void find(struct tui *t)
{
	view_find_open(t, NULL);
}

static void command(struct tui *t)
{
	view_command_open(t, NULL);
}

static void redraw(struct tui *t)
{
	(void)t;
	clearok(curscr, TRUE);
}

static void suspend(struct tui *t)
{
	t->suspend = true;
}

static void back(struct tui *t)
{
	if (t->top->below)
		view_close(t, t->top);
}

static const struct {
	enum cmd cmd;
	void (*run)(struct tui *t);
} commands[] = {
	{CMD_HELP, help}, {CMD_NEW, view_intake_open}, {CMD_TOUR, view_tour_open}, {CMD_TRAIN, train},
	{CMD_ANOTHER, view_intake_another}, {CMD_SWITCH, switch_complaint}, {CMD_FIND, find},
	{CMD_URGENT, view_urgent_open}, {CMD_BOARD, view_board_open}, {CMD_REPORTS, view_reports_open},
	{CMD_ARCHIVE, view_archive_open}, {CMD_SUPERVISION, view_supervision_open},
	{CMD_HANDOVER, view_handover_open}, {CMD_UNDO, bulk_undo}, {CMD_MENU, view_menu_open},
	{CMD_COMMAND, command}, {CMD_DIRECTORY, view_directory_open}, {CMD_DRAFTS, view_drafts_open},
	{CMD_REDRAW, redraw}, {CMD_SUSPEND, suspend}, {CMD_BACK, back}, {CMD_LEAVE, leave},
};

enum handled everywhere(struct tui *t, enum cmd cmd, int arg)
{
	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
		if (commands[i].cmd == cmd) {
			commands[i].run(t);
			return VIEW_HANDLED;
		}
	switch (cmd) {
	case CMD_FORWARD:
	case CMD_NEXT_STEP:
	case CMD_WHY:
	case CMD_OPEN:
	case CMD_EDIT:
	case CMD_REVEAL:
	case CMD_DO:
		return on_subject(t, cmd, arg);
	default:
		return VIEW_IGNORED;
	}
}
