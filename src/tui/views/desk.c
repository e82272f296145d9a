/* The desk: queues, most urgent first, live with what others do. */
#include "desk.h"

#include <string.h>

#include "plaint/report.h"

#include "../notice.h"
#include "../spoken.h"
#include "browse.h"

static struct filter queue_filter(const struct tui *t, int q)
{
	struct filter f = { 0 };

	switch (q) {
	case QUEUE_MINE:
		f.mine = t->me->login;
		break;
	case QUEUE_UNFORWARDED:
		f.state = state_names[STATE_ACCEPTED];
		break;
	case QUEUE_OVERDUE:
		f.overdue = true;
		break;
	case QUEUE_REVISIT:
		f.state = state_names[STATE_RESOLVED];
		break;
	case QUEUE_URGENT:
		f.level = 1;
		break;
	case QUEUE_TODAY:
		f.state = "all";
		f.from = zone_instant(&t->site->zone, zone_day(&t->site->zone, t->now), 0);
		break;
	case QUEUE_SUSPENDED:
		f.state = state_names[STATE_SUSPENDED];
		break;
	case QUEUE_ARCHIVED:
		f.state = state_names[STATE_ARCHIVED];
		break;
	default:
		break;
	}
	return f;
}

static void load_record(struct desk *d, struct tui *t)
{
	const struct row *r = listing_selected(&d->list);
	struct err err = ERR_INIT;

	if (r == NULL || desk_pane(t) == PANE_NONE) {
		record_release(&d->record);
		return;
	}
	if (record_is(&d->record, r->number) && d->record.c->version == r->version)
		return;
	if (record_load(t, &d->record, r->number, t->rows, &err) != 0)
		record_release(&d->record);
}

static void desk_recalc(struct view *v, struct tui *t)
{
	struct desk *d = (struct desk *)v;
	struct filter f;

	desk_look_at_tabs(d);
	f = queue_filter(t, d->queue);
	if (d->moved == 0 || d->moved != t->keys) {
		if (desk_own(d) != NULL)
			desk_load_own(d, t);
		else
			listing_load(t, &d->list, &f, !d->others);
	}
	d->moved = 0;
	d->others = false;
	load_record(d, t);
}

static void show_queue(struct desk *d, struct tui *t, int number)
{
	if (number < 1 || number > QUEUES + d->tabs.count)
		return;
	d->queue = number - 1;
	listing_reset(&d->list);
	d->moved = 0;
	d->view.stale = true;
	spoken_tell(t, "%s, %s", desk_tab_text(t, d, d->queue), spoken_place(t, d->queue, QUEUES + d->tabs.count));
}

/* The next of one's own tabs. */
static void show_own(struct desk *d, struct tui *t)
{
	int at = d->queue >= QUEUES ? d->queue - QUEUES + 1 : 0;

	if (d->tabs.count == 0)
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("no tabs of your own yet: Ctrl-T in find makes one")));
	else
		show_queue(d, t, QUEUES + at % d->tabs.count + 1);
}

static void show_beside(struct desk *d, struct tui *t, int step)
{
	int tabs = QUEUES + d->tabs.count;

	show_queue(d, t, (d->queue + tabs + step) % tabs + 1);
}

static enum handled step_to(struct desk *d, struct tui *t, enum cmd cmd)
{
	bool missing = false;

	if (!listing_command(&d->list, cmd, &missing))
		return VIEW_IGNORED;
	d->moved = missing ? 0 : t->keys;
	d->view.stale = true;
	return VIEW_HANDLED;
}

static void next_order(struct desk *d, struct tui *t)
{
	struct filter f = queue_filter(t, d->queue);

	if (desk_own(d) != NULL)
		f.state = "all";
	browse_next_order(t, &d->list, &f);
	d->moved = 0;
	d->view.stale = true;
}

static enum handled desk_command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	struct desk *d = (struct desk *)v;
	const struct row *r = listing_selected(&d->list);

	switch (cmd) {
	case CMD_TAB:
		if (arg == TAB_OWN)
			show_own(d, t);
		else
			show_queue(d, t, arg);
		return VIEW_HANDLED;
	case CMD_PANE:
	case CMD_RIGHT:
		show_beside(d, t, 1);
		return VIEW_HANDLED;
	case CMD_PANE_BACK:
	case CMD_LEFT:
		show_beside(d, t, -1);
		return VIEW_HANDLED;
	case CMD_OPEN:
		if (r != NULL)
			view_complaint_open(t, r->number);
		return VIEW_HANDLED;
	case CMD_NEXT:
		return step_to(d, t, CMD_DOWN);
	case CMD_PREVIOUS:
		return step_to(d, t, CMD_UP);
	case CMD_MARK:
		if (r != NULL)
			listing_toggle_mark(&d->list, r->number);
		return step_to(d, t, CMD_DOWN);
	case CMD_ORDER:
		next_order(d, t);
		return VIEW_HANDLED;
	case CMD_FORWARD:
		if (d->list.marked_count == 0)
			return VIEW_IGNORED;
		browse_reassign_marked(t, &d->list);
		return VIEW_HANDLED;
	case CMD_REMOVE_TAB:
		desk_remove_own(d, t);
		return VIEW_HANDLED;
	case CMD_BACK:
		d->list.marked_count = 0;
		return VIEW_HANDLED;
	default:
		return step_to(d, t, cmd);
	}
}

/* A line for what the timer or others did. */
static void take_notice(struct desk *d, struct tui *t, const struct notice *n)
{
	const char *text = notice_text(t, n);

	if (text == NULL)
		return;
	str_clear(&d->notice);
	str_add(&d->notice, text);
	d->notice_look = notice_look(n);
}

/* Is it on the screen, be it under a box? Else what changed counts as one's own step:
 * the place is found anew when one comes back. */
static bool visible(const struct tui *t, const struct view *v)
{
	for (const struct view *at = t->top; at != NULL; at = at->below) {
		if (at == v)
			return true;
		if (!at->ops->overlay)
			return false;
	}
	return false;
}

static void desk_push(struct view *v, struct tui *t, const struct reply *r)
{
	struct desk *d = (struct desk *)v;
	const struct notice *mine = NULL;

	for (size_t i = 0; i < r->notice_count; i++) {
		const struct notice *n = &r->notices[i];

		/* told to several: the line is the one to who sits here */
		if (mine != NULL && str_equal(mine->what, n->what) && str_equal(mine->number, n->number))
			continue;
		take_notice(d, t, n);
		if (t->me != NULL && str_equal(n->to, t->me->login))
			mine = n;
	}
	d->others = visible(t, v);
	d->moved = 0;
	v->stale = true;
	desk_own_stale(d);
}

/* Counts by day change at midnight with nobody doing anything. */
static void desk_tick(struct view *v, struct tui *t)
{
	struct desk *d = (struct desk *)v;

	if (t->now % MINUTE == 0) {
		d->others = true;
		d->moved = 0;
		v->stale = true;
		desk_own_stale(d);
	}
	if (t->top == v && !t->offline)
		desk_count_own(d, t);
}

static const char *desk_subject(struct view *v)
{
	const struct row *r = listing_selected(&((struct desk *)v)->list);

	return r != NULL ? r->number : NULL;
}

static void desk_free(struct view *v)
{
	struct desk *d = (struct desk *)v;

	listing_release(&d->list);
	record_release(&d->record);
	tabs_release(&d->tabs);
	str_release(&d->notice);
}

static const struct view_ops desk_ops = {
	.name = N_("The desk"),
	.scope = IN_DESK,
	.size = sizeof(struct desk),
	.recalc = desk_recalc,
	.repaint = desk_repaint,
	.command = desk_command,
	.tick = desk_tick,
	.push = desk_push,
	.subject = desk_subject,
	.free = desk_free,
};

void view_desk_open(struct tui *t)
{
	struct desk *d = (struct desk *)view_push(t, &desk_ops);

	listing_init(&d->list);
	str_init(&d->notice);
	d->queue = QUEUE_ALL;
}
