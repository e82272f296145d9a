/* open_board.c - the load by department and person: one pass over the open cases. */
#include <string.h>

#include "keep.h"
#include "open_inside.h"
#include "plaint/str.h"

void open_homes(struct open_cases *o, const struct site *site)
{
	pthread_mutex_lock(&o->lock);
	o->generation++;
	for (size_t i = 0; i < o->homes; i++)
		o->home[i] = 0;
	for (size_t i = 0; i < site->departments_count; i++)
		names_put(&o->names, site->departments[i].s.title);
	for (size_t i = 0; i < site->staff_count; i++) {
		uint16_t who = names_put(&o->names, site->staff[i].s.title);
		uint16_t home = names_put(&o->names, site->staff[i].department);

		if (who >= o->homes) {
			size_t more = o->names.room;

			o->home = keep_grow(o->home, more, sizeof(*o->home));
			memset(o->home + o->homes, 0, (more - o->homes) * sizeof(*o->home));
			o->homes = more;
		}
		o->home[who] = home;
	}
	pthread_mutex_unlock(&o->lock);
}

static uint16_t home_of(const struct open_cases *o, uint16_t person)
{
	return person < o->homes ? o->home[person] : 0;
}

struct open_share open_share(const struct open_cases *o, const struct open_case *c)
{
	struct open_share s = { .received = c->received,
		.fresh = c->state == STATE_ACCEPTED || c->state == STATE_FORWARDED };
	bool takers = c->state == STATE_ACCEPTED || c->state == STATE_RESOLVED || c->state == STATE_REVISITED;
	uint16_t home;

	/* Suspended before it was forwarded. */
	if (!c->person && !c->department)
		takers = true;
	s.person = takers ? c->taker : c->person;
	home = home_of(o, s.person);
	if (takers)
		s.department = home ? home : c->department;
	else
		s.department = c->department ? c->department : home;
	return s;
}

struct sum {
	uint32_t open, fresh, soon, overdue, done;
	uint32_t due, oldest; /* the least, or NEVER */
	bool shown;
};

struct board {
	struct open_cases *o;
	struct arena *a;
	const struct site *site;
	struct sum *department, *person; /* by number of the name */
	struct sum nothing;              /* of a name no case was seen with */
	struct load *line;
	size_t count;
};

static void sum_case(struct sum *s, const struct open_share *c, uint32_t due, uint32_t now)
{
	s->open++;
	s->fresh += c->fresh;
	s->overdue += due < now;
	s->soon += due >= now && due <= now + HOUR;
	if (due < s->due)
		s->due = due;
	if (c->received < s->oldest)
		s->oldest = c->received;
}

static struct sum *sums_new(struct arena *a, size_t count)
{
	struct sum *s = arena_array(a, count, sizeof(*s));

	memset(s, 0, count * sizeof(*s));
	for (size_t i = 0; i < count; i++)
		s[i].due = s[i].oldest = NEVER;
	return s;
}

static void sum_up(struct board *b, instant now, daynum day)
{
	struct open_cases *o = b->o;
	uint32_t at = open_squeeze(now);

	for (size_t i = 0; i < o->count; i++) {
		const struct open_share *c = &o->share[i];

		sum_case(&b->department[c->department], c, o->time[i].due, at);
		sum_case(&b->person[c->person], c, o->time[i].due, at);
	}
	for (size_t i = 0; i < o->dones; i++) {
		const struct open_done *d = &o->done[i];

		if (d->what != DONE_STEP || d->day != day)
			continue;
		b->department[d->department].done++;
		b->person[d->person].done++;
	}
}

static void line(struct board *b, struct sum *s, const char *department, const char *person, bool listed, uint32_t now)
{
	struct load *l = &b->line[b->count++];

	s->shown = true;
	*l = (struct load){ .open = s->open, .fresh = s->fresh, .soon = s->soon, .overdue = s->overdue, .done = s->done };
	l->department = arena_strdup(b->a, department);
	l->person = arena_strdup(b->a, person);
	l->due = s->due < now ? (instant)s->due : INSTANT_NONE;
	l->oldest = s->oldest != NEVER ? (instant)s->oldest : INSTANT_NONE;
	l->unlisted = !listed;
}

/* A reload may be under way: the site's names are then not all known here. */
static struct sum *sum_of(struct board *b, struct sum *all, const char *title)
{
	uint16_t name = names_find(&b->o->names, title);

	b->nothing = (struct sum){ .due = NEVER, .oldest = NEVER };
	return name ? &all[name] : &b->nothing;
}

static void people_of(struct board *b, const char *department, uint32_t now)
{
	for (size_t i = 0; i < b->site->staff_count; i++) {
		const struct staff *s = &b->site->staff[i];
		struct sum *sum = sum_of(b, b->person, s->s.title);

		if (str_equal(s->department, department) && !sum->shown)
			line(b, sum, department, s->s.title, true, now);
	}
}

static bool anything(const struct sum *s)
{
	return s->open || s->done;
}

/* Those the config does not know (any more), and what lies with nobody. */
static void lines_left(struct board *b, uint32_t now)
{
	size_t names = b->o->names.count;
	size_t before;

	for (size_t i = 1; i < names; i++)
		if (!b->department[i].shown && anything(&b->department[i])) {
			line(b, &b->department[i], names_text(&b->o->names, (uint16_t)i), NULL, false, now);
			people_of(b, names_text(&b->o->names, (uint16_t)i), now);
		}
	before = b->count;
	line(b, &b->department[0], NULL, NULL, true, now);
	for (size_t i = 0; i < b->site->staff_count; i++) {
		struct sum *sum = sum_of(b, b->person, b->site->staff[i].s.title);

		if (!sum->shown)
			line(b, sum, NULL, b->site->staff[i].s.title, true, now);
	}
	for (size_t i = 1; i < names; i++)
		if (!b->person[i].shown && anything(&b->person[i]))
			line(b, &b->person[i], NULL, names_text(&b->o->names, (uint16_t)i), false, now);
	if (b->count == before + 1 && !anything(&b->department[0]))
		b->count--;
}

struct load *open_board(struct open_cases *o, struct arena *a, const struct site *site, instant now, daynum day,
	size_t *count)
{
	struct board b = { .o = o, .a = a, .site = site };
	uint32_t at = open_squeeze(now);

	pthread_mutex_lock(&o->lock);
	b.department = sums_new(a, o->names.count);
	b.person = sums_new(a, o->names.count);
	b.line = arena_array(a, 2 * o->names.count + site->departments_count + site->staff_count + 1, sizeof(*b.line));
	sum_up(&b, now, day);
	for (size_t i = 0; i < site->departments_count; i++) {
		const char *title = site->departments[i].s.title;

		line(&b, sum_of(&b, b.department, title), title, NULL, true, at);
		people_of(&b, title, at);
	}
	lines_left(&b, at);
	pthread_mutex_unlock(&o->lock);
	*count = b.count;
	return b.line;
}
