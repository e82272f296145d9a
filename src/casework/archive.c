/* archive.c - `archive`: lists of closed complaints (PU-13): past their time of keeping,
 * lent out, proposed for destruction, destroyed, not complete.
 *
 * A walk in pieces, like a report's: the asker puts them together (archived.h). */
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "keep.h"
#include "plaint/archived.h"
#include "plaint/rules/archive.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/str.h"

#define PAGE 200
#define PAGE_MOST 2000
#define PIECE 10000 /* complaints in one piece: some tenth of a second */

/* One that is in the list: enough to order it; its record is read again for the page. */
struct place {
	instant due;
	uint64_t id;
};

struct shelf {
	struct desk *d;
	const struct list *list;
	size_t want;
	instant due;      /* of the one looked at */
	const char *note; /* what the list is about */
	struct arena a;   /* of the one looked at */
	struct place *place;
	size_t count, room;
	uint64_t next;    /* where the next piece begins */
	int64_t looked;
};

static bool closed(const struct complaint *c)
{
	return !state_open(c->state);
}

static bool is_due(struct shelf *s, const struct complaint *c)
{
	const struct retention *of;
	instant until = archive_until(s->d->site, c, &of);

	if (until == INSTANT_NONE || until > s->d->now)
		return false;
	s->due = until;
	s->note = arena_printf(&s->a, "%s %s", of->s.title, str_or_empty(of->keep));
	return !archive_lent(c) && !complaint_asking(c, "destroy");
}

static bool is_lent(struct shelf *s, const struct complaint *c)
{
	const struct clock_run *run = complaint_nearest(c);

	if (!archive_lent(c))
		return false;
	/* Its clock says until when; without one it is the whole of the day. */
	if (run)
		s->due = run->due;
	else if (instant_parse(&s->d->site->zone, str_or_empty(complaint_field(c, "due_back")), &s->due) == 0)
		s->due += DAY;
	s->note = arena_printf(&s->a, "%s: %s", complaint_field(c, "borrower"), str_or_empty(complaint_field(c, "purpose")));
	return true;
}

static bool is_proposed(struct shelf *s, const struct complaint *c)
{
	const struct asking *w = complaint_asking(c, "destroy");

	if (!w)
		return false;
	s->due = w->at;
	s->note = arena_printf(&s->a, "%s: %s", site_name(s->d->site, "staff", w->by, true),
		str_or_empty(values_get(&w->fields, "reason")));
	return true;
}

static bool is_gone(struct shelf *s, const struct complaint *c)
{
	const char *by = complaint_field(c, "proposed_by");

	instant_parse(&s->d->site->zone, str_or_empty(complaint_field(c, "destroyed")), &s->due);
	s->note = arena_printf(&s->a, "%s; %s, %s; %s", str_or_empty(complaint_field(c, "retention")),
		by ? site_name(s->d->site, "staff", by, true) : "-",
		site_name(s->d->site, "staff", str_or_empty(complaint_field(c, "destroyed_by")), true),
		str_or_empty(complaint_field(c, "destroy_reason")));
	return true;
}

/* GC-7: archived, or ready to be, and not every item is filled in. */
static bool is_incomplete(struct shelf *s, const struct complaint *c)
{
	struct texts missing;

	if (c->state != STATE_ARCHIVED && c->state != STATE_RESOLVED && c->state != STATE_REVISITED)
		return false;
	missing = lifecycle_missing(&s->a, s->d->site, c, ACTION_ARCHIVE, NULL, s->d->now);
	s->note = NULL;
	for (size_t i = 0; i < missing.count; i++)
		s->note = s->note ? arena_printf(&s->a, "%s, %s", s->note, missing.item[i]) : missing.item[i];
	return missing.count > 0;
}

static bool is_any(struct shelf *s, const struct complaint *c)
{
	const struct retention *of;

	s->due = archive_until(s->d->site, c, &of);
	s->note = of ? arena_printf(&s->a, "%s %s", of->s.title, str_or_empty(of->keep)) : NULL;
	return closed(c);
}

static const struct list {
	const char *name;
	bool (*has)(struct shelf *s, const struct complaint *c);
	bool open; /* open ones, too */
	bool gone; /* destroyed ones */
} lists[] = {
	{ "due", is_due, false, false }, { "lent", is_lent, false, false }, { "proposed", is_proposed, false, false },
	{ "destroyed", is_gone, false, true }, { "incomplete", is_incomplete, true, false }, { "all", is_any, false, false },
};

static const struct list *list_of(const char *name)
{
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		if (str_equal(lists[i].name, name))
			return &lists[i];
	return NULL;
}

static bool in_time(const struct filter *f, instant t)
{
	return (!f->from || t >= f->from) && (!f->to || t <= f->to);
}

static bool in_list(struct shelf *s, const struct complaint *c)
{
	const struct list *l = s->list;

	s->due = INSTANT_NONE;
	s->note = NULL;
	if ((!l->open && !closed(c)) || archive_destroyed(c) != l->gone || !l->has(s, c))
		return false;
	return in_time(&s->d->q->filter, s->due == INSTANT_NONE ? c->received : s->due);
}

static bool look(void *arg, const struct complaint *c)
{
	struct shelf *s = arg;

	arena_clear(&s->a);
	s->next = c->id - 1;
	s->looked++;
	if (in_list(s, c)) {
		if (s->count == s->room) {
			s->room = s->room ? s->room * 2 : 256;
			s->place = keep_grow(s->place, s->room, sizeof(*s->place));
		}
		s->place[s->count++] = (struct place){ s->due, c->id };
	}
	return s->looked < PIECE;
}

static int by_due(const void *pa, const void *pb)
{
	const struct place *a = pa, *b = pb;

	return archived_order(a->due, a->id, b->due, b->id);
}

static int put_row(struct shelf *s, uint64_t id, struct err *err)
{
	struct reply *r = s->d->r;
	size_t before = r->row_count;
	struct complaint *c;
	struct row row;

	if (store_complaint_id(s->d->t, s->d->a, id, &c, err))
		return -1;
	/* Somebody may have lent it out a moment ago. */
	if (!in_list(s, c))
		return 0;
	row_from_complaint(s->d->a, s->d->site, c, &row);
	if (!rows_add(s->d, &row) || r->row_count == before)
		return 0;
	r->rows[before].clock = NULL;
	r->rows[before].due = s->due;
	r->rows[before].hit = arena_strdup(s->d->a, str_or_empty(s->note));
	r->rows[before].hit_field = s->list->name;
	/* Of a destroyed one: its files that went with it, and those that did not. */
	r->rows[before].hit_at = atoi(str_or_empty(complaint_field(c, "files_destroyed")));
	r->rows[before].hit_len = atoi(str_or_empty(complaint_field(c, "files_kept")));
	return 0;
}

/* One piece of the walk: those of it that are due first, and where the next one begins. */
static int piece(struct shelf *s, struct err *err)
{
	struct reply *r = s->d->r;
	uint64_t newest = store_newest(s->d->t);
	uint64_t from = s->d->q->filter.offset > 0 ? (uint64_t)s->d->q->filter.offset : newest;

	if (store_walk(s->d->t, from, look, s, err))
		return -1;
	if (s->count)
		qsort(s->place, s->count, sizeof(*s->place), by_due);
	for (size_t i = 0; i < s->count && i < s->want; i++)
		if (put_row(s, s->place[i].id, err))
			return -1;
	r->total = (int64_t)s->count;
	r->more |= s->count > s->want;
	r->far = (struct walked){ s->looked < PIECE ? 0 : s->next, (int64_t)(newest - s->next), (int64_t)newest };
	if (!r->far.next)
		r->far.looked = r->far.whole;
	return 0;
}

int use_archive(struct desk *d, struct err *err)
{
	const char *name = str_empty(d->q->text) ? "all" : d->q->text;
	struct shelf s = { .d = d, .list = list_of(name) };
	int64_t want = d->q->filter.limit;
	int done;

	if (!desk_may(d, ACTION_ARCHIVE) && !desk_may(d, ACTION_LEND) && !desk_may(d, ACTION_DESTROY))
		return err_set(err, ERR_DENIED, NULL, N_("%1 may not %2"), d->me->name, action_table[ACTION_ARCHIVE].name, NULL);
	if (!s.list)
		return err_set(err, ERR_INPUT, NULL, N_("the archive has no list \"%1\": all, due, lent, proposed, destroyed, incomplete"), name, NULL);
	s.want = want <= 0 ? PAGE : want > PAGE_MOST ? PAGE_MOST : (size_t)want;
	done = piece(&s, err);
	free(s.place);
	arena_release(&s.a);
	return done;
}
