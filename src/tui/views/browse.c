#include "browse.h"

#include "plaint/report.h"

#include "bulk.h"

/* Every view that shows a list of complaints begins like this. */
struct list_view {
	struct view view;
	struct listing list;
};

static struct list_view *list_below(struct view *v)
{
	for (v = v->below; v != NULL; v = v->below)
		if (v->ops->scope & (IN_DESK | IN_URGENT | IN_FIND))
			return (struct list_view *)v;
	return NULL;
}

const char *browse_step(struct tui *t, struct view *v, const char *number, int step)
{
	struct list_view *lv = list_below(v);
	const char *found;

	if (lv == NULL)
		return NULL;
	found = listing_neighbour(&lv->list, number, step);
	if (found != NULL || lv->view.ops->recalc == NULL)
		return found;
	/* The end of what is held: the piece around it may hold more. */
	lv->view.ops->recalc(&lv->view, t);
	return listing_neighbour(&lv->list, number, step);
}

static void unmark(void *arg)
{
	((struct listing *)arg)->marked_count = 0;
}

void browse_reassign_marked(struct tui *t, struct listing *l)
{
	struct bulk_set set = { .done = unmark, .arg = l };

	set.numbers.item = arena_array(&t->turn, l->marked_count + 1, sizeof *set.numbers.item);
	for (size_t i = 0; i < l->marked_count; i++)
		set.numbers.item[set.numbers.count++] = l->marked[i];
	for (size_t i = 0; i < l->held; i++)
		set.fresh += l->row[i].state == STATE_ACCEPTED && listing_is_marked(l, l->row[i].number);
	bulk_reassign(t, &set);
}

void browse_next_order(struct tui *t, struct listing *l, const struct filter *filter)
{
	if (l->found || listing_has_closed(filter)) {
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("closed complaints are listed newest first")));
		return;
	}
	listing_next_order(l);
	tui_say(t, LOOK_MESSAGE, "%s", listing_order_name(l->order));
}
