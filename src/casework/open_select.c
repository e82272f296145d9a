/* open_select.c - the most urgent cases that pass a filter, without the store. */
#include "open_inside.h"

#include <stdlib.h>
#include <string.h>

#include "plaint/str.h"

/* Where a case stands: the order of row_compare in one piece, or that of the times of
 * receipt. */
struct rank {
	uint32_t group; /* suspended, not urgent, not safety */
	uint32_t due;   /* or received */
	uint64_t tie;   /* the id, in that direction */
	uint64_t id;
};

enum order { URGENT, NEWEST, OLDEST };

static enum order order_of(const struct filter *f)
{
	if (str_equal(f->order, "newest"))
		return NEWEST;
	return str_equal(f->order, "oldest") ? OLDEST : URGENT;
}

#define NEVER_A_NAME UINT16_MAX /* names_put gives out no more than this */

/* A filter looked up once. */
struct sieve {
	const struct open_cases *o;
	const struct filter *f;
	instant now;
	uint16_t department, person, mine, area, load_of, load_at;
	uint16_t incident;
	bool just_mine;  /* mine is wanted */
	bool load;       /* one of load_of, load_at is wanted */
	bool impossible; /* a name no open case has */
	int state;       /* -1: any */
	bool *category;  /* by number of the name; NULL: any */
};

static uint16_t wanted(const struct open_cases *o, const char *name, struct sieve *s)
{
	uint16_t n = names_find(&o->names, name);

	if (!n && !str_empty(name))
		s->impossible = true;
	return n;
}

static void sieve_init(struct sieve *s, const struct open_cases *o, struct arena *a, const struct filter *f, instant now)
{
	const char *one[1] = { f->category };
	struct texts pattern = { one, 1 };

	memset(s, 0, sizeof(*s));
	s->o = o;
	s->f = f;
	s->now = now;
	s->department = names_find(&o->names, f->queue);
	/* It may help others only. */
	if (!s->department && !str_empty(f->queue))
		s->department = NEVER_A_NAME;
	s->person = wanted(o, f->owner, s);
	/* Nothing may be one's own but what waits for one's approval. */
	s->just_mine = !str_empty(f->mine);
	s->mine = names_find(&o->names, f->mine);
	s->incident = wanted(o, f->incident, s);
	s->area = wanted(o, f->area, s);
	s->load = !str_empty(f->load_of) || !str_empty(f->load_at);
	s->load_of = wanted(o, f->load_of, s);
	s->load_at = str_equal(f->load_at, "-") ? 0 : wanted(o, f->load_at, s);
	s->state = str_empty(f->state) || str_equal(f->state, "all") ? -1 : state_find(f->state);
	if (str_empty(f->category))
		return;
	s->category = arena_array(a, o->names.count, sizeof(bool));
	for (size_t i = 1; i < o->names.count; i++)
		s->category[i] = texts_match(&pattern, o->names.text[i]);
}

bool open_mine(const struct open_case *c, uint16_t me)
{
	return c->person == me || (c->taker == me && (c->state == STATE_ACCEPTED || c->revisit));
}

static bool passes_time(const struct sieve *s, const struct open_case *c, const struct open_time *t)
{
	const struct filter *f = s->f;

	if (f->overdue && !((instant)t->due < s->now))
		return false;
	if (f->due_within > 0 && (t->due == NEVER || (instant)t->due > s->now + f->due_within))
		return false;
	if (f->from && (instant)c->received < f->from)
		return false;
	return !f->to || (instant)c->received <= f->to;
}

static bool lies_there(const struct sieve *s, const struct open_share *c)
{
	if (s->load_of && c->person != s->load_of)
		return false;
	return str_empty(s->f->load_at) || c->department == s->load_at;
}

static bool passes(const struct sieve *s, const struct open_case *c, const struct open_time *t)
{
	if (s->load && !lies_there(s, &s->o->share[c - s->o->item]))
		return false;
	if (s->department && c->department != s->department && !open_listed(s->o, c->helps, s->f->queue))
		return false;
	if (s->f->waiting && !open_listed_any(s->o, c->waits, &s->f->deciders))
		return false;
	if (s->incident && c->incident != s->incident)
		return false;
	if (s->person && c->person != s->person)
		return false;
	if (s->just_mine && !(s->mine && open_mine(c, s->mine)) && !open_listed_any(s->o, c->waits, &s->f->deciders))
		return false;
	if (s->area && c->area != s->area)
		return false;
	if (s->state >= 0 && c->state != s->state)
		return false;
	if (s->f->level > 0 && c->level != s->f->level)
		return false;
	if (s->category && !s->category[c->category])
		return false;
	return passes_time(s, c, t);
}

static struct rank rank_of(const struct open_case *c, const struct open_time *t, enum order order)
{
	struct rank r = { .due = t->due, .tie = c->id, .id = c->id };

	if (order != URGENT) {
		r.due = order == NEWEST ? ~c->received : c->received;
		r.tie = order == NEWEST ? ~c->id : c->id;
		return r;
	}
	r.group = (c->state == STATE_SUSPENDED ? 4u : 0u) + (c->level == 1 ? 0u : 2u) + (c->safety ? 0u : 1u);
	return r;
}

static int rank_compare(const void *pa, const void *pb)
{
	const struct rank *a = pa, *b = pb;

	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	if (a->due != b->due)
		return a->due < b->due ? -1 : 1;
	return a->tie < b->tie ? -1 : a->tie > b->tie;
}

/* Keeps the `most` smallest: a heap with the largest of them at its top. */
static void keep_smallest(struct rank *heap, size_t *count, size_t most, struct rank r)
{
	size_t at;

	if (*count < most) {
		at = (*count)++;
		while (at > 0 && rank_compare(&heap[(at - 1) / 2], &r) < 0) {
			heap[at] = heap[(at - 1) / 2];
			at = (at - 1) / 2;
		}
		heap[at] = r;
		return;
	}
	if (!most || rank_compare(&r, &heap[0]) >= 0)
		return;
	at = 0;
	for (;;) {
		size_t child = 2 * at + 1;

		if (child >= *count)
			break;
		if (child + 1 < *count && rank_compare(&heap[child + 1], &heap[child]) > 0)
			child++;
		if (rank_compare(&heap[child], &r) <= 0)
			break;
		heap[at] = heap[child];
		at = child;
	}
	heap[at] = r;
}

uint64_t *open_select(struct open_cases *o, struct arena *a, const struct filter *f, instant now, size_t most,
	size_t *count, int64_t *total)
{
	size_t skip = f->offset > 0 ? (size_t)f->offset : 0, kept = 0, room;
	struct sieve s;
	struct rank *heap;
	uint64_t *ids;

	*count = 0;
	*total = 0;
	pthread_mutex_lock(&o->lock);
	sieve_init(&s, o, a, f, now);
	room = skip < o->count ? skip + most : 0;
	room = room > o->count ? o->count : room;
	heap = arena_array(a, room + 1, sizeof(*heap));
	for (size_t i = 0; !s.impossible && i < o->count; i++) {
		if (!passes(&s, &o->item[i], &o->time[i]))
			continue;
		++*total;
		keep_smallest(heap, &kept, room, rank_of(&o->item[i], &o->time[i], order_of(f)));
	}
	pthread_mutex_unlock(&o->lock);
	qsort(heap, kept, sizeof(*heap), rank_compare);
	ids = arena_array(a, most + 1, sizeof(*ids));
	for (size_t i = skip; i < kept && *count < most; i++)
		ids[(*count)++] = heap[i].id;
	return ids;
}

int64_t open_place(struct open_cases *o, struct arena *a, const struct filter *f, instant now, uint64_t id)
{
	enum order order = order_of(f);
	struct rank own = { .id = 0 };
	int64_t before = 0;
	struct sieve s;

	pthread_mutex_lock(&o->lock);
	sieve_init(&s, o, a, f, now);
	for (size_t i = 0; !s.impossible && !own.id && i < o->count; i++)
		if (o->item[i].id == id && passes(&s, &o->item[i], &o->time[i]))
			own = rank_of(&o->item[i], &o->time[i], order);
	for (size_t i = 0; own.id && i < o->count; i++) {
		struct rank r = rank_of(&o->item[i], &o->time[i], order);

		before += rank_compare(&r, &own) < 0 && passes(&s, &o->item[i], &o->time[i]);
	}
	pthread_mutex_unlock(&o->lock);
	return own.id ? before + 1 : 0;
}
