#include "steps_pack.h"

#include <limits.h>

#include "parts.h"
#include "plaint/str.h"

/* They stand in every stored record: never change or reuse one. */
enum { ASKING_APPROVAL = 1, ASKING_ACTION, ASKING_BY, ASKING_AT, ASKING_STEP, ASKING_FIELDS };

void pack_milestones(struct pack *p, int key, const struct complaint *c)
{
	if (!c->milestone_count)
		return;
	pack_int(p, key);
	pack_array(p); /* two each: what, when */
	for (size_t i = 0; i < c->milestone_count; i++) {
		pack_text(p, c->milestones[i].what);
		pack_int(p, c->milestones[i].at);
	}
	pack_close(p);
}

void read_milestones(struct arena *a, const struct node *n, struct complaint *c)
{
	uint32_t count = n && n->type == NODE_ARRAY ? n->count / 2 : 0;

	c->milestones = arena_array(a, count, sizeof *c->milestones);
	c->milestone_count = count;
	for (uint32_t i = 0; i < count; i++) {
		c->milestones[i].what = str_or_empty(node_text(&n->item[2 * i]));
		c->milestones[i].at = node_int(&n->item[2 * i + 1], 0);
	}
}

void pack_asking(struct pack *p, int key, const struct complaint *c)
{
	if (!c->asking_count)
		return;
	pack_int(p, key);
	pack_array(p);
	for (size_t i = 0; i < c->asking_count; i++) {
		const struct asking *w = &c->asking[i];

		pack_map(p);
		pack_num_text(p, ASKING_APPROVAL, w->approval);
		pack_num_text(p, ASKING_ACTION, w->action);
		pack_num_text(p, ASKING_BY, w->by);
		pack_num_int(p, ASKING_AT, w->at);
		pack_num_int(p, ASKING_STEP, w->step);
		if (w->fields.count) {
			pack_int(p, ASKING_FIELDS);
			pack_values(p, &w->fields);
		}
		pack_close(p);
	}
	pack_close(p);
}

void read_asking(struct arena *a, const struct node *n, struct complaint *c)
{
	uint32_t count = n && n->type == NODE_ARRAY ? n->count : 0;

	c->asking = arena_array(a, count, sizeof *c->asking);
	c->asking_count = count;
	for (uint32_t i = 0; i < count; i++) {
		const struct node *one = &n->item[i];
		struct asking *w = &c->asking[i];

		w->approval = str_or_empty(node_text(node_get_int(one, ASKING_APPROVAL)));
		w->action = str_or_empty(node_text(node_get_int(one, ASKING_ACTION)));
		w->by = str_or_empty(node_text(node_get_int(one, ASKING_BY)));
		w->at = node_int(node_get_int(one, ASKING_AT), 0);
		w->step = node_small(node_get_int(one, ASKING_STEP), 0, 1);
		node_values(a, node_get_int(one, ASKING_FIELDS), &w->fields);
	}
}
