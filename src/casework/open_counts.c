/* open_counts.c - the figures of the timer bar. */
#include "open_inside.h"

#include "plaint/str.h"

size_t open_count(struct open_cases *o)
{
	size_t n;

	pthread_mutex_lock(&o->lock);
	n = o->count;
	pthread_mutex_unlock(&o->lock);
	return n;
}

uint64_t open_generation(struct open_cases *o)
{
	uint64_t n;

	pthread_mutex_lock(&o->lock);
	n = o->generation;
	pthread_mutex_unlock(&o->lock);
	return n;
}

/* One pass over the times; kept until the second or the cases change. */
static void look(struct open_cases *o, instant now)
{
	uint32_t at = open_squeeze(now), next_due = NEVER, oldest = NEVER;
	int64_t overdue = 0, soon = 0;

	if (o->seen.valid && o->seen.now == now && o->seen.generation == o->generation)
		return;
	o->seen.next = 0;
	for (size_t i = 0; i < o->count; i++) {
		const struct open_time *t = &o->time[i];

		overdue += t->due < at;
		soon += t->soon <= at;
		if (t->due < at) {
			if (t->due < oldest)
				oldest = t->due;
		} else if (t->due < next_due) {
			next_due = t->due;
			o->seen.next = (uint32_t)i + 1;
		}
	}
	o->seen.overdue = overdue;
	/* What is overdue was due soon before. */
	o->seen.soon = soon > overdue ? soon - overdue : 0;
	o->seen.oldest = oldest;
	o->seen.now = now;
	o->seen.generation = o->generation;
	o->seen.valid = true;
}

static void next_deadline(struct open_cases *o, struct arena *a, struct counts *out, uint64_t *next_id)
{
	const struct open_case *c;

	if (!o->seen.next)
		return;
	c = &o->item[o->seen.next - 1];
	*next_id = c->id;
	out->next_due = o->time[o->seen.next - 1].due;
	out->next_number = arena_strdup(a, c->number);
	out->next_clock = arena_strdup(a, names_text(&o->names, c->clock));
	out->next_person = arena_strdup(a, names_text(&o->names, c->person ? c->person : c->state == STATE_ACCEPTED ? c->taker : 0));
}

void open_counts(struct open_cases *o, struct arena *a, const char *login, const struct texts *deciders, instant now,
	struct counts *out, uint64_t *next_id)
{
	uint16_t me;

	*next_id = 0;
	pthread_mutex_lock(&o->lock);
	look(o, now);
	me = names_find(&o->names, login);
	out->open = (int64_t)o->count;
	out->overdue = o->seen.overdue;
	out->soon = o->seen.soon;
	out->unforwarded = o->by_state[STATE_ACCEPTED];
	out->revisit = o->revisit;
	out->urgent = o->urgent;
	out->mine = me && me < o->tallies ? o->mine[me] : 0;
	out->waiting = 0;
	for (size_t i = 0; o->waiting && i < o->count; i++) {
		if (!open_listed_any(o, o->item[i].waits, deciders))
			continue;
		out->waiting++;
		out->mine += !me || !open_mine(&o->item[i], me);
	}
	out->oldest_overdue = o->seen.oldest == NEVER ? 0 : now - (instant)o->seen.oldest;
	next_deadline(o, a, out, next_id);
	pthread_mutex_unlock(&o->lock);
}

/* Cases of others it helps with; nobody helps with their own. */
static int64_t helped(const struct open_cases *o, const char *department)
{
	int64_t n = 0;

	for (size_t i = 1; i < o->names.count && i < o->tallies; i++)
		if (o->helping[i] && open_listed(o, (uint16_t)i, department))
			n += o->helping[i];
	return n;
}

int64_t open_helped(struct open_cases *o, const char *department)
{
	int64_t n;

	pthread_mutex_lock(&o->lock);
	n = helped(o, department);
	pthread_mutex_unlock(&o->lock);
	return n;
}

int64_t open_number_of(struct open_cases *o, enum open_by by, const char *key)
{
	int64_t n = 0;
	uint16_t name;
	int state;

	pthread_mutex_lock(&o->lock);
	name = names_find(&o->names, key);
	switch (by) {
	case OPEN_ALL:
		n = (int64_t)o->count;
		break;
	case OPEN_DEPARTMENT:
		n = name && name < o->tallies ? o->of_department[name] : 0;
		n += helped(o, key);
		break;
	case OPEN_PERSON:
		n = name && name < o->tallies ? o->of_person[name] : 0;
		break;
	case OPEN_STATE:
		state = state_find(key);
		n = state >= 0 ? o->by_state[state] : 0;
		break;
	}
	pthread_mutex_unlock(&o->lock);
	return n;
}

int64_t open_today(struct open_cases *o, daynum day)
{
	int64_t n = -1;

	pthread_mutex_lock(&o->lock);
	for (size_t i = 0; i < DAYS_KEPT; i++)
		if (o->today[i].count >= 0 && o->today[i].day == day)
			n = o->today[i].count;
	pthread_mutex_unlock(&o->lock);
	return n;
}

void open_set_today(struct open_cases *o, daynum day, int64_t count, uint64_t newest, uint64_t generation)
{
	size_t at = (size_t)((day % DAYS_KEPT + DAYS_KEPT) % DAYS_KEPT);

	pthread_mutex_lock(&o->lock);
	if (generation == o->generation) {
		o->today[at].day = day;
		o->today[at].count = count;
		o->today[at].newest = newest;
	}
	pthread_mutex_unlock(&o->lock);
}

void open_received(struct open_cases *o, daynum day, uint64_t id)
{
	pthread_mutex_lock(&o->lock);
	o->generation++;
	for (size_t i = 0; i < DAYS_KEPT; i++) {
		if (o->today[i].count < 0 || o->today[i].day != day || id <= o->today[i].newest)
			continue;
		o->today[i].count++;
		o->today[i].newest = id;
	}
	pthread_mutex_unlock(&o->lock);
}
