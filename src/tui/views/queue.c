#include "queue.h"

#include "plaint/report.h"

#include "browse.h"
#include "listing.h"
#include "record.h"

struct queue_view {
	struct view view;
	struct listing list; /* second member: browse.c finds it there */
	struct arena arena;
	struct filter filter;
	const char *title;
	bool others;    /* stale because others changed something */
	unsigned moved; /* keys pressed when only the selection moved, or 0 */
};

static void queue_recalc(struct view *v, struct tui *t)
{
	struct queue_view *q = (struct queue_view *)v;

	if (q->moved == 0 || q->moved != t->keys)
		listing_load(t, &q->list, &q->filter, !q->others);
	q->moved = 0;
	q->others = false;
}

static void queue_repaint(struct view *v, struct tui *t)
{
	struct queue_view *q = (struct queue_view *)v;

	draw_header(t, arena_printf(&t->turn, " %s  %d", q->title, q->list.list.count),
		q->list.marked_count ? arena_printf(&t->turn, tr("%zu marked"), q->list.marked_count) : "");
	if (q->list.list.count == 0)
		draw_text(t->win, 2, 2, t->cols - 4, LOOK_DIM, tr("Nothing open"));
	else if (!listing_draw(t, &q->list, 1, 0, t->rows - 3, t->cols, true))
		v->stale = true;
}

static enum handled step_to(struct queue_view *q, struct tui *t, enum cmd cmd)
{
	bool missing = false;

	if (!listing_command(&q->list, cmd, &missing))
		return VIEW_IGNORED;
	q->moved = missing ? 0 : t->keys;
	q->view.stale = true;
	return VIEW_HANDLED;
}

static enum handled queue_command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	struct queue_view *q = (struct queue_view *)v;
	const struct row *r = listing_selected(&q->list);

	(void)arg;
	switch (cmd) {
	case CMD_OPEN:
		if (r != NULL)
			view_complaint_open(t, r->number);
		return VIEW_HANDLED;
	case CMD_NEXT:
		return step_to(q, t, CMD_DOWN);
	case CMD_PREVIOUS:
		return step_to(q, t, CMD_UP);
	case CMD_MARK:
		if (r != NULL)
			listing_toggle_mark(&q->list, r->number);
		return step_to(q, t, CMD_DOWN);
	case CMD_ORDER:
		browse_next_order(t, &q->list, &q->filter);
		q->moved = 0;
		v->stale = true;
		return VIEW_HANDLED;
	case CMD_FORWARD:
		if (q->list.marked_count == 0)
			return VIEW_IGNORED;
		browse_reassign_marked(t, &q->list);
		return VIEW_HANDLED;
	default:
		return step_to(q, t, cmd);
	}
}

static void queue_push(struct view *v, struct tui *t, const struct reply *r)
{
	struct queue_view *q = (struct queue_view *)v;

	(void)r;
	q->others = t->top == v;
	q->moved = 0;
	v->stale = true;
}

static const char *queue_subject(struct view *v)
{
	const struct row *r = listing_selected(&((struct queue_view *)v)->list);

	return r != NULL ? r->number : NULL;
}

static void queue_free(struct view *v)
{
	struct queue_view *q = (struct queue_view *)v;

	listing_release(&q->list);
	arena_release(&q->arena);
}

static const struct view_ops queue_ops = {
	.name = N_("A queue"),
	.scope = IN_DESK,
	.size = sizeof(struct queue_view),
	.recalc = queue_recalc,
	.repaint = queue_repaint,
	.command = queue_command,
	.push = queue_push,
	.subject = queue_subject,
	.free = queue_free,
};

void view_queue_open(struct tui *t, const char *title, const struct filter *filter)
{
	struct queue_view *q = (struct queue_view *)view_push(t, &queue_ops);

	listing_init(&q->list);
	q->title = arena_strdup(&q->arena, title);
	q->filter = *filter;
	q->filter.queue = arena_strdup(&q->arena, filter->queue);
	q->filter.state = arena_strdup(&q->arena, filter->state);
	q->filter.owner = arena_strdup(&q->arena, filter->owner);
	q->filter.mine = arena_strdup(&q->arena, filter->mine);
	q->filter.category = arena_strdup(&q->arena, filter->category);
	q->filter.area = arena_strdup(&q->arena, filter->area);
	q->filter.load_of = arena_strdup(&q->arena, filter->load_of);
	q->filter.load_at = arena_strdup(&q->arena, filter->load_at);
}
