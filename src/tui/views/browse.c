#include "browse.h"

#include "plaint/report.h"

#include "../widgets/popup.h"
#include "record.h"

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

static void reassign(struct tui *t, void *arg, const char *department)
{
	struct listing *l = arg;
	struct arena a = ARENA_INIT;
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "reassign";
	values_set(&a, &q.fields, "department", department);
	q.numbers.item = arena_array(&a, l->marked_count + 1, sizeof *q.numbers.item);
	for (size_t i = 0; i < l->marked_count; i++)
		q.numbers.item[q.numbers.count++] = l->marked[i];
	if (tui_call(t, &q, &a, &r, NULL) == 0) {
		tui_say(t, LOOK_MESSAGE, tr("%lld reassigned to %s"), (long long)r.total, text_department(t, department));
		l->marked_count = 0;
	}
	arena_release(&a);
	view_stale_all(t);
}

void browse_reassign_marked(struct tui *t, struct listing *l)
{
	const struct site *s = t->site;
	struct popup_item *items = arena_array(&t->turn, s->departments_count + 1, sizeof *items);

	for (size_t i = 0; i < s->departments_count; i++)
		items[i] = (struct popup_item){
			.key = s->departments[i].s.title,
			.label = text_department(t, s->departments[i].s.title),
			.note = site_pick(s->departments[i].duty, s->departments[i].duty_zh, t->zh),
		};
	popup_pick(t, arena_printf(&t->turn, tr("Reassign the %zu marked to"), l->marked_count), items,
		s->departments_count, NULL, reassign, l);
}
