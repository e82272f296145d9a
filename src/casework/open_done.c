/* open_done.c - what was done lately: for "done today" and the handover of a shift. */
#include <stdlib.h>
#include <string.h>

#include "keep.h"
#include "open_inside.h"
#include "plaint/str.h"

#define KEPT (2 * DAY)

static size_t bucket_of(uint64_t id)
{
	return (size_t)((id * 0x9e3779b97f4a7c15u) >> 20) % DONE_BUCKETS;
}

static void link_in(struct open_cases *o, size_t place)
{
	size_t b = bucket_of(o->done[place].id);

	o->done[place].next = o->bucket[b];
	o->bucket[b] = (uint32_t)place + 1;
}

/* A complaint counts once a day for each person; a return each time. */
static bool noted(const struct open_cases *o, const struct open_done *d)
{
	for (uint32_t i = o->bucket[bucket_of(d->id)]; i; i = o->done[i - 1].next) {
		const struct open_done *old = &o->done[i - 1];

		if (old->id != d->id || old->what != d->what || old->person != d->person)
			continue;
		if (d->what == DONE_STEP ? old->day == d->day : old->at == d->at)
			return true;
	}
	return false;
}

/* Lets go of what is too old before more room is taken. */
static void make_room(struct open_cases *o, instant now)
{
	size_t kept = 0;

	if (o->dones < o->done_room)
		return;
	for (size_t i = 0; i < o->dones; i++)
		if (o->done[i].at >= now - KEPT)
			o->done[kept++] = o->done[i];
	o->dones = kept;
	memset(o->bucket, 0, sizeof(o->bucket));
	for (size_t i = 0; i < kept; i++)
		link_in(o, i);
	if (kept * 2 < o->done_room)
		return;
	o->done_room = o->done_room ? o->done_room * 2 : 64;
	o->done = keep_grow(o->done, o->done_room, sizeof(*o->done));
}

void open_note(struct open_cases *o, enum done_what what, uint64_t id, const char *person, const char *department,
	daynum day, instant at)
{
	struct open_done d = { .id = id, .at = at, .day = day, .what = (uint8_t)what };

	pthread_mutex_lock(&o->lock);
	d.person = names_put(&o->names, person);
	d.department = names_put(&o->names, department);
	if (!noted(o, &d)) {
		make_room(o, at);
		o->done[o->dones] = d;
		link_in(o, o->dones++);
	}
	pthread_mutex_unlock(&o->lock);
}

static int by_time(const void *pa, const void *pb)
{
	const struct done_return *a = pa, *b = pb;

	return a->at < b->at ? -1 : a->at > b->at;
}

struct done_return *open_returns(struct open_cases *o, struct arena *a, instant from, size_t *count)
{
	struct done_return *out;

	*count = 0;
	pthread_mutex_lock(&o->lock);
	out = arena_array(a, o->dones + 1, sizeof(*out));
	for (size_t i = 0; i < o->dones; i++) {
		const struct open_done *d = &o->done[i];

		if (d->what != DONE_RETURN || d->at < from)
			continue;
		out[(*count)++] = (struct done_return){ d->id, d->at, arena_strdup(a, names_text(&o->names, d->person)) };
	}
	pthread_mutex_unlock(&o->lock);
	qsort(out, *count, sizeof(*out), by_time);
	return out;
}
