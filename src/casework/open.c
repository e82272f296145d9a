/* open.c - the table of open cases: put, drop, find, what fires first. */
#include "open_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keep.h"
#include "plaint/str.h"

uint32_t open_squeeze(instant t)
{
	if (t == INSTANT_NONE || t >= NEVER)
		return NEVER;
	return t < 1 ? 1 : (uint32_t)t;
}

static void slot_moved(void *arg, uint32_t slot, uint32_t place)
{
	struct open_cases *o = arg;

	o->item[slot].place = place;
}

struct open_cases *open_new(void)
{
	struct open_cases *o = keep_array(1, sizeof(*o));

	pthread_mutex_init(&o->lock, NULL);
	o->slots = 256;
	o->table = keep_array(o->slots, sizeof(*o->table));
	o->heap.moved = slot_moved;
	o->heap.arg = o;
	names_init(&o->names);
	for (size_t i = 0; i < DAYS_KEPT; i++)
		o->today[i].count = -1;
	return o;
}

void open_free(struct open_cases *o)
{
	if (!o)
		return;
	heap_release(&o->heap);
	names_release(&o->names);
	free(o->time);
	free(o->share);
	free(o->item);
	free(o->table);
	free(o->of_department);
	free(o->of_person);
	free(o->mine);
	free(o->helping);
	free(o->home);
	free(o->done);
	free(o->loan);
	pthread_mutex_destroy(&o->lock);
	free(o);
}

static size_t hash_id(const struct open_cases *o, uint64_t id)
{
	return (size_t)((id * 0x9e3779b97f4a7c15u) >> 20) & (o->slots - 1);
}

static size_t table_place(const struct open_cases *o, uint64_t id)
{
	size_t at = hash_id(o, id);

	while (o->table[at] && o->item[o->table[at] - 1].id != id)
		at = (at + 1) & (o->slots - 1);
	return at;
}

uint32_t open_slot(const struct open_cases *o, uint64_t id)
{
	uint32_t found = o->table[table_place(o, id)];

	return found ? found - 1 : HEAP_NONE;
}

static void table_grow(struct open_cases *o)
{
	free(o->table);
	o->slots *= 2;
	o->table = keep_array(o->slots, sizeof(*o->table));
	for (size_t i = 0; i < o->count; i++)
		o->table[table_place(o, o->item[i].id)] = (uint32_t)i + 1;
}

/* Takes a place out of the table and closes the gap, so that probing needs no marks. */
static void table_drop(struct open_cases *o, size_t at)
{
	size_t gap = at;

	for (;;) {
		size_t home;

		at = (at + 1) & (o->slots - 1);
		if (!o->table[at])
			break;
		home = hash_id(o, o->item[o->table[at] - 1].id);
		if (((at - home) & (o->slots - 1)) >= ((at - gap) & (o->slots - 1))) {
			o->table[gap] = o->table[at];
			gap = at;
		}
	}
	o->table[gap] = 0;
}

/* The counts by name grow with the names. */
static void tallies_fit(struct open_cases *o)
{
	size_t more = o->names.room;

	if (o->tallies >= more)
		return;
	o->of_department = keep_grow(o->of_department, more, sizeof(*o->of_department));
	o->of_person = keep_grow(o->of_person, more, sizeof(*o->of_person));
	o->mine = keep_grow(o->mine, more, sizeof(*o->mine));
	o->helping = keep_grow(o->helping, more, sizeof(*o->helping));
	for (size_t i = o->tallies; i < more; i++)
		o->of_department[i] = o->of_person[i] = o->mine[i] = o->helping[i] = 0;
	o->tallies = more;
}

/* Adds a case to the counts, or takes it out (-1). */
static void tally(struct open_cases *o, const struct open_case *c, int by)
{
	tallies_fit(o);
	o->of_department[c->department] += by;
	o->of_person[c->person] += by;
	if (c->person)
		o->mine[c->person] += by;
	if (c->taker && c->taker != c->person && (c->state == STATE_ACCEPTED || c->revisit))
		o->mine[c->taker] += by;
	o->by_state[c->state] += by;
	o->helping[c->helps] += by;
	if (c->waits)
		o->waiting += by;
	if (c->level == 1)
		o->urgent += by;
	if (c->revisit)
		o->revisit += by;
}

static void drop(struct open_cases *o, uint32_t slot)
{
	uint32_t last = (uint32_t)o->count - 1;

	tally(o, &o->item[slot], -1);
	if (o->item[slot].place != HEAP_NONE)
		heap_drop(&o->heap, o->item[slot].place);
	table_drop(o, table_place(o, o->item[slot].id));
	if (slot != last) {
		o->table[table_place(o, o->item[last].id)] = slot + 1;
		o->item[slot] = o->item[last];
		o->time[slot] = o->time[last];
		o->share[slot] = o->share[last];
		if (o->item[slot].place != HEAP_NONE)
			o->heap.item[o->item[slot].place].slot = slot;
	}
	o->count--;
}

static uint32_t add(struct open_cases *o, uint64_t id)
{
	uint32_t slot = (uint32_t)o->count;

	if (o->count == o->room) {
		o->room = o->room ? o->room * 2 : 64;
		o->item = keep_grow(o->item, o->room, sizeof(*o->item));
		o->time = keep_grow(o->time, o->room, sizeof(*o->time));
		o->share = keep_grow(o->share, o->room, sizeof(*o->share));
	}
	o->count++;
	memset(&o->item[slot], 0, sizeof(o->item[slot]));
	o->item[slot].id = id;
	o->item[slot].place = HEAP_NONE;
	if (o->count * 2 > o->slots)
		table_grow(o);
	else
		o->table[table_place(o, id)] = slot + 1;
	return slot;
}

/* "a,b" as the name ",a,b,". */
static uint16_t list_put(struct open_cases *o, const char *list)
{
	struct str s;
	uint16_t n;

	if (str_empty(list))
		return 0;
	str_init(&s);
	str_addf(&s, ",%s,", list);
	n = names_put(&o->names, s.data);
	str_release(&s);
	return n;
}

bool open_listed(const struct open_cases *o, uint16_t list, const char *word)
{
	const char *text = names_text(&o->names, list);
	size_t len = strlen(word);

	for (; text && *text == ',' && text[1]; text = strchr(text + 1, ','))
		if (!strncmp(text + 1, word, len) && text[1 + len] == ',')
			return true;
	return false;
}

bool open_listed_any(const struct open_cases *o, uint16_t list, const struct texts *words)
{
	char not[80];

	if (!list || !words->count)
		return false;
	snprintf(not, sizeof(not), "-%s", words->item[0]);
	if (open_listed(o, list, not))
		return false;
	for (size_t i = 0; i < words->count; i++)
		if (open_listed(o, list, words->item[i]))
			return true;
	return false;
}

static void fill(struct open_cases *o, struct open_case *c, const struct row *r, bool revisit)
{
	c->received = open_squeeze(r->received);
	c->department = names_put(&o->names, r->department);
	c->person = names_put(&o->names, r->person);
	c->taker = names_put(&o->names, r->taker);
	c->clock = names_put(&o->names, r->clock);
	c->category = names_put(&o->names, r->category);
	c->area = names_put(&o->names, r->area);
	c->incident = names_put(&o->names, r->incident);
	c->helps = list_put(o, r->assisting);
	c->waits = names_put(&o->names, r->waits);
	c->level = r->level < 0 ? 0 : r->level > 255 ? 255 : (uint8_t)r->level;
	c->state = (uint8_t)r->state;
	c->safety = r->safety;
	c->emergency = r->emergency;
	c->revisit = revisit;
	c->number[0] = '\0';
	if (strlen(str_or_empty(r->number)) < sizeof(c->number))
		strcpy(c->number, str_or_empty(r->number));
}

static void set_fires(struct open_cases *o, uint32_t slot, instant fires)
{
	uint32_t place = o->item[slot].place;

	if (fires == INSTANT_NONE) {
		if (place != HEAP_NONE)
			heap_drop(&o->heap, place);
	} else if (place == HEAP_NONE) {
		heap_add(&o->heap, slot, open_squeeze(fires));
	} else {
		heap_change(&o->heap, place, open_squeeze(fires));
	}
}

/* When the clock of a closed one fires next; none: it is out of mind. */
static void loan_put(struct open_cases *o, uint64_t id, instant fires)
{
	size_t i = 0;

	while (i < o->loans && o->loan[i].id != id)
		i++;
	if (fires == INSTANT_NONE) {
		if (i < o->loans)
			o->loan[i] = o->loan[--o->loans];
		return;
	}
	if (i == o->loans) {
		if (o->loans == o->loan_room) {
			o->loan_room = o->loan_room ? o->loan_room * 2 : 16;
			o->loan = keep_grow(o->loan, o->loan_room, sizeof(*o->loan));
		}
		o->loan[o->loans++].id = id;
	}
	o->loan[i].fires = open_squeeze(fires);
}

static const struct open_loan *loan_first(const struct open_cases *o)
{
	const struct open_loan *first = NULL;

	for (size_t i = 0; i < o->loans; i++)
		if (!first || o->loan[i].fires < first->fires)
			first = &o->loan[i];
	return first;
}

void open_put(struct open_cases *o, const struct row *r, bool revisit)
{
	uint32_t slot;

	pthread_mutex_lock(&o->lock);
	o->generation++;
	slot = open_slot(o, r->id);
	loan_put(o, r->id, state_open(r->state) ? INSTANT_NONE : r->fires);
	if (!state_open(r->state)) {
		if (slot != HEAP_NONE)
			drop(o, slot);
	} else {
		if (slot == HEAP_NONE)
			slot = add(o, r->id);
		else
			tally(o, &o->item[slot], -1);
		fill(o, &o->item[slot], r, revisit);
		tally(o, &o->item[slot], 1);
		o->share[slot] = open_share(o, &o->item[slot]);
		o->time[slot].due = open_squeeze(r->due);
		o->time[slot].soon = r->warn_at && r->warn_at < r->due ? open_squeeze(r->warn_at) : o->time[slot].due;
		set_fires(o, slot, r->fires);
	}
	pthread_mutex_unlock(&o->lock);
}

void open_postpone(struct open_cases *o, uint64_t id, instant until)
{
	uint32_t slot;

	pthread_mutex_lock(&o->lock);
	slot = open_slot(o, id);
	if (slot != HEAP_NONE)
		set_fires(o, slot, until);
	else
		loan_put(o, id, until);
	pthread_mutex_unlock(&o->lock);
}

uint64_t open_first(struct open_cases *o, instant *fires)
{
	const struct open_loan *loan;
	uint64_t id = 0;

	pthread_mutex_lock(&o->lock);
	if (o->heap.count) {
		id = o->item[o->heap.item[0].slot].id;
		*fires = o->heap.item[0].at;
	}
	loan = loan_first(o);
	if (loan && (!id || (instant)loan->fires < *fires)) {
		id = loan->id;
		*fires = loan->fires;
	}
	pthread_mutex_unlock(&o->lock);
	return id;
}
