/* F7: who has how much, what is late, who is there; and what a lead does about it (S-5). */
#include "board.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/report.h"

#include "bulk.h"
#include "queue.h"
#include "record.h"

#define AGAIN 10  /* seconds after which it looks anew who is there */
#define PIECE 1000 /* rows asked for at once */
#define ENOUGH 2000 /* more than these the server refuses, and says so */

struct board_key board_key_of(const struct load *l)
{
	struct board_key k;

	snprintf(k.department, sizeof k.department, "%s", l->person != NULL ? "" : l->department != NULL ? l->department : "-");
	snprintf(k.person, sizeof k.person, "%s", str_or_empty(l->person));
	return k;
}

bool board_is(const struct board_key *k, const struct load *l)
{
	struct board_key own = board_key_of(l);

	return str_equal(own.person, k->person) && str_equal(own.department, k->department);
}

bool board_marked(const struct board *b, const struct load *l)
{
	for (size_t i = 0; i < b->marked_count; i++)
		if (board_is(&b->marked[i], l))
			return true;
	return false;
}

static const struct load *selected(const struct board *b)
{
	return b->list.selected < b->list.count ? &b->line[b->list.selected] : NULL;
}

static void remember(struct board *b)
{
	const struct load *l = selected(b);

	if (l != NULL)
		b->selected = board_key_of(l);
}

static void find_selected(struct board *b)
{
	for (int i = 0; i < b->list.count; i++)
		if (board_is(&b->selected, &b->line[i])) {
			list_select(&b->list, i);
			return;
		}
}

static void board_recalc(struct view *v, struct tui *t)
{
	struct board *b = (struct board *)v;
	struct arena fresh = ARENA_INIT;
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "board";
	b->failed = tui_call(t, &q, &fresh, &r, NULL) != 0;
	if (b->failed) {
		arena_release(&fresh);
		return;
	}
	arena_release(&b->arena);
	b->arena = fresh;
	b->line = r.loads;
	b->open = r.counts != NULL ? r.counts->open : 0;
	b->overdue = r.counts != NULL ? r.counts->overdue : 0;
	board_sort(b->line, r.load_count, b->order, t->now);
	list_resize(&b->list, (int)r.load_count);
	find_selected(b);
}

static struct filter filter_of(const struct board_key *k)
{
	struct filter f = { 0 };

	if (k->person[0] != '\0')
		f.load_of = k->person;
	else
		f.load_at = k->department;
	return f;
}

static void toggle_mark(struct board *b)
{
	const struct load *l = selected(b);
	struct board_key *more;

	if (l == NULL)
		return;
	for (size_t i = 0; i < b->marked_count; i++)
		if (board_is(&b->marked[i], l)) {
			b->marked[i] = b->marked[--b->marked_count];
			return;
		}
	more = realloc(b->marked, (b->marked_count + 1) * sizeof *more);
	if (more == NULL)
		return;
	b->marked = more;
	b->marked[b->marked_count++] = board_key_of(l);
}

/* --- all complaints of some lines -------------------------------------------------- */

static bool movable(const struct row *r)
{
	return r->state == STATE_FORWARDED || r->state == STATE_HANDLING || r->state == STATE_SUSPENDED;
}

/* Adds a number once: a department's line holds its people's. */
static void add_number(struct tui *t, struct bulk_set *set, const char *number)
{
	if (texts_has(&set->numbers, number))
		return;
	set->numbers.item = arena_grow(&t->turn, set->numbers.item, set->numbers.count, sizeof *set->numbers.item);
	set->numbers.item[set->numbers.count++] = number;
}

static int gather(struct tui *t, const struct board_key *k, bool overdue, struct bulk_set *set)
{
	struct request q;
	struct reply r;
	int64_t offset = 0;

	do {
		request_init(&q);
		q.op = "list";
		q.filter = filter_of(k);
		q.filter.overdue = overdue;
		q.filter.limit = PIECE;
		q.filter.offset = offset;
		if (tui_call(t, &q, &t->turn, &r, NULL) != 0)
			return -1;
		for (size_t i = 0; i < r.row_count; i++) {
			if (overdue || movable(&r.rows[i]))
				add_number(t, set, r.rows[i].number);
			else
				set->left_out++;
		}
		offset += (int64_t)r.row_count;
	} while (r.row_count == PIECE && offset < r.total && set->numbers.count <= ENOUGH);
	return 0;
}

static void unmark(void *arg)
{
	((struct board *)arg)->marked_count = 0;
}

/* Of the marked lines, or of the selected one. */
static void with_all(struct board *b, struct tui *t, bool overdue, void (*then)(struct tui *, const struct bulk_set *))
{
	struct bulk_set set = { .done = unmark, .arg = b };
	const struct load *l = selected(b);
	struct board_key own;

	if (l == NULL)
		return;
	own = board_key_of(l);
	if (b->marked_count == 0 && gather(t, &own, overdue, &set) != 0)
		return;
	for (size_t i = 0; i < b->marked_count; i++)
		if (gather(t, &b->marked[i], overdue, &set) != 0)
			return;
	then(t, &set);
}

static void open_queue(struct board *b, struct tui *t)
{
	const struct load *l = selected(b);
	struct board_key k;
	struct filter f;

	if (l == NULL)
		return;
	k = board_key_of(l);
	f = filter_of(&k);
	view_queue_open(t, l->person != NULL ? text_person(t, l->person) :
		l->department != NULL ? text_department(t, l->department) : tr("with no department"), &f);
}

static enum handled board_command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	struct board *b = (struct board *)v;

	(void)arg;
	switch (cmd) {
	case CMD_OPEN:
		open_queue(b, t);
		return VIEW_HANDLED;
	case CMD_MARK:
		toggle_mark(b);
		list_command(&b->list, CMD_DOWN);
		remember(b);
		return VIEW_HANDLED;
	case CMD_FORWARD:
		with_all(b, t, false, bulk_reassign);
		return VIEW_HANDLED;
	case CMD_URGE_ALL:
		with_all(b, t, true, bulk_urge);
		return VIEW_HANDLED;
	case CMD_ORDER:
		b->order = (b->order + 1) % BOARD_ORDERS;
		v->stale = true;
		tui_say(t, LOOK_MESSAGE, "%s", board_order_name(b->order));
		return VIEW_HANDLED;
	case CMD_BACK:
		if (b->marked_count == 0)
			return VIEW_CLOSED;
		b->marked_count = 0;
		return VIEW_HANDLED;
	default:
		if (!list_command(&b->list, cmd))
			return VIEW_IGNORED;
		remember(b);
		return VIEW_HANDLED;
	}
}

/* Who comes and goes is no change of a complaint: nobody is told of it. */
static void board_tick(struct view *v, struct tui *t)
{
	if (t->now % AGAIN == 0)
		v->stale = true;
}

static void board_free(struct view *v)
{
	struct board *b = (struct board *)v;

	list_release(&b->list);
	arena_release(&b->arena);
	free(b->marked);
}

static const struct view_ops board_ops = {
	.name = N_("The lead's board"),
	.scope = IN_BOARD,
	.size = sizeof(struct board),
	.recalc = board_recalc,
	.repaint = board_repaint,
	.command = board_command,
	.tick = board_tick,
	.free = board_free,
};

void view_board_open(struct tui *t)
{
	struct board *b = (struct board *)view_push(t, &board_ops);

	list_init(&b->list);
}
