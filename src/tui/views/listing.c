#include "listing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/error.h"
#include "plaint/report.h"

void listing_init(struct listing *l)
{
	memset(l, 0, sizeof *l);
	list_init(&l->list);
}

void listing_release(struct listing *l)
{
	arena_release(&l->arena);
	list_release(&l->list);
	free(l->marked);
	memset(l, 0, sizeof *l);
}

void listing_reset(struct listing *l)
{
	l->held = 0;
	l->offset = 0;
	l->selected[0] = '\0';
	list_resize(&l->list, 0);
	l->list.top = 0;
	list_select(&l->list, 0);
	free(l->marked);
	l->marked = NULL;
	l->marked_count = 0;
}

const struct row *listing_row(const struct listing *l, int place)
{
	int64_t at = place - l->offset;

	return at >= 0 && at < (int64_t)l->held ? &l->row[at] : NULL;
}

const struct row *listing_selected(const struct listing *l)
{
	return listing_row(l, l->list.selected);
}

static int place_of(const struct listing *l, const char *number)
{
	for (size_t i = 0; i < l->held; i++)
		if (str_equal(l->row[i].number, number))
			return (int)(l->offset + (int64_t)i);
	return -1;
}

static void remember(struct listing *l)
{
	const struct row *r = listing_selected(l);

	snprintf(l->selected, sizeof l->selected, "%s", r != NULL ? str_or_empty(r->number) : "");
}

/* The first of the old followers of the selected one that is still there. */
static int place_of_follower(const struct listing *l, const struct listing *old)
{
	for (int i = old->list.selected + 1; listing_row(old, i) != NULL; i++) {
		int place = place_of(l, listing_row(old, i)->number);

		if (place >= 0)
			return place;
	}
	return -1;
}

/* Did one's own step change the selected one and move it away from its followers? */
static bool stepped_away(const struct listing *l, const struct listing *old, int place)
{
	const struct row *before = listing_selected(old), *after = listing_row(l, place);
	int follower;

	if (before == NULL || after == NULL || before->version == after->version)
		return false;
	follower = place_of_follower(l, old);
	return follower >= 0 && follower < place;
}

static void find_place(struct listing *l, const struct listing *old, bool own)
{
	int place = l->selected[0] != '\0' ? place_of(l, l->selected) : -1;
	int shift = old->list.selected - old->list.top;

	if (l->selected[0] != '\0' && (place < 0 || (own && stepped_away(l, old, place))))
		place = place_of_follower(l, old) >= 0 ? place_of_follower(l, old) : place;
	if (place < 0)
		place = old->list.selected;
	list_select(&l->list, place);
	/* The row stays where the eye is. */
	l->list.top = l->list.selected - shift;
	list_scroll(&l->list);
	remember(l);
}

static const char *const orders[ORDER_COUNT] = { NULL, "newest", "oldest" };

const char *listing_order_name(enum list_order order)
{
	static const char *const names[ORDER_COUNT] = { N_("most urgent first"), N_("newest first"), N_("oldest first") };

	return tr(names[order]);
}

void listing_next_order(struct listing *l)
{
	l->order = (l->order + 1) % ORDER_COUNT;
	/* At the top one wants to see what stands there now. */
	if (l->list.selected == 0)
		l->selected[0] = '\0';
	l->turned = true;
}

bool listing_has_closed(const struct filter *filter)
{
	int state = str_empty(filter->state) ? -1 : state_find(filter->state);

	return str_equal(filter->state, "all") || (state >= 0 && !state_open((enum state)state));
}

static void take_rows(struct listing *l, struct row *rows, size_t count, int64_t offset, int64_t total, bool own)
{
	struct listing old = *l;

	l->row = rows;
	l->held = count;
	l->offset = offset;
	list_resize(&l->list, (int)total);
	find_place(l, &old, own);
}

void listing_take(struct listing *l, struct arena *fresh, struct row *rows, size_t count, bool own)
{
	struct arena old = l->arena;

	l->arena = *fresh;
	take_rows(l, rows, count, 0, (int64_t)count, own);
	arena_release(&old);
}

static int ask(struct tui *t, struct listing *l, const struct filter *filter, struct arena *a, struct request *q, struct reply *r)
{
	int64_t rows = t->rows > 10 ? t->rows : 10; /* at least as many as are shown */

	request_init(q);
	q->op = "list";
	q->filter = *filter;
	q->filter.order = listing_has_closed(filter) ? NULL : orders[l->order];
	q->filter.offset = l->list.top > rows ? l->list.top - rows : 0;
	q->filter.limit = 3 * rows;
	q->number = l->turned && l->selected[0] != '\0' ? l->selected : NULL;
	return tui_call(t, q, a, r, NULL);
}

/* In another order the selected one stands elsewhere: that is where one goes on. */
static bool follow(struct listing *l, const struct reply *r)
{
	if (!l->turned || r->place <= 0)
		return false;
	l->list.selected = (int)r->place - 1;
	l->list.top = l->list.selected - l->list.rows / 2;
	if (l->list.top < 0)
		l->list.top = 0;
	return true;
}

void listing_load(struct tui *t, struct listing *l, const struct filter *filter, bool own)
{
	struct arena fresh = ARENA_INIT, old;
	struct request q;
	struct reply r;
	int64_t total;

	l->failed = ask(t, l, filter, &fresh, &q, &r) != 0;
	if (!l->failed && follow(l, &r)) {
		l->failed = ask(t, l, filter, &fresh, &q, &r) != 0;
		l->held = 0;
	}
	if (l->failed) {
		arena_release(&fresh);
		return;
	}
	l->turned = false;
	l->shown = listing_has_closed(filter) ? ORDER_NEWEST : l->order;
	total = r.total;
	if (total < q.filter.offset + (int64_t)r.row_count)
		total = q.filter.offset + (int64_t)r.row_count;
	/* The old rows are still looked at while the place is found. */
	old = l->arena;
	l->arena = fresh;
	take_rows(l, r.rows, r.row_count, q.filter.offset, total, own);
	if (r.counts != NULL)
		l->counts = *r.counts;
	arena_release(&old);
}

static bool shown_is_held(const struct listing *l)
{
	int last = l->list.top + l->list.rows - 1;

	if (l->list.count == 0)
		return true;
	if (last > l->list.count - 1)
		last = l->list.count - 1;
	return listing_row(l, l->list.top) != NULL && listing_row(l, last) != NULL;
}

bool listing_command(struct listing *l, enum cmd cmd, bool *missing)
{
	if (!list_command(&l->list, cmd))
		return false;
	list_scroll(&l->list);
	*missing = !shown_is_held(l);
	remember(l);
	return true;
}

const char *listing_neighbour(struct listing *l, const char *number, int step)
{
	int place = place_of(l, number);
	const struct row *r;

	/* It has left the list: the one now in its place is the next. */
	if (place < 0)
		place = step > 0 ? l->list.selected : l->list.selected - 1;
	else
		place += step;
	r = listing_row(l, place);
	if (r == NULL)
		return NULL;
	list_select(&l->list, place);
	list_scroll(&l->list);
	remember(l);
	return l->selected;
}

bool listing_is_marked(const struct listing *l, const char *number)
{
	for (size_t i = 0; i < l->marked_count; i++)
		if (str_equal(l->marked[i], number))
			return true;
	return false;
}

void listing_toggle_mark(struct listing *l, const char *number)
{
	char(*more)[48];

	for (size_t i = 0; i < l->marked_count; i++)
		if (str_equal(l->marked[i], number)) {
			memmove(l->marked[i], l->marked[--l->marked_count], sizeof *l->marked);
			return;
		}
	more = realloc(l->marked, (l->marked_count + 1) * sizeof *l->marked);
	if (more == NULL)
		return;
	l->marked = more;
	snprintf(l->marked[l->marked_count++], sizeof *l->marked, "%s", number);
}
