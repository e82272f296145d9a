/* The record as a struct. Its bytes: complaint_pack.c. */
#include "plaint/complaint.h"

#include "plaint/str.h"

const char *const state_names[STATE_COUNT] = {
	[STATE_ACCEPTED] = "accepted",
	[STATE_FORWARDED] = "forwarded",
	[STATE_HANDLING] = "handling",
	[STATE_RESOLVED] = "resolved",
	[STATE_REVISITED] = "revisited",
	[STATE_ARCHIVED] = "archived",
	[STATE_SUSPENDED] = "suspended",
	[STATE_REJECTED] = "rejected",
};

const char *const clock_state_names[CLOCK_STATES] = {
	[CLOCK_RUNNING] = "running",
	[CLOCK_MET] = "met",
	[CLOCK_LATE] = "late",
	[CLOCK_BREACHED] = "breached",
	[CLOCK_SUSPENDED] = "suspended",
	[CLOCK_CANCELLED] = "cancelled",
};

int state_find(const char *name)
{
	for (int i = 0; i < STATE_COUNT; i++)
		if (str_equal(state_names[i], name))
			return i;
	return -1;
}

bool state_open(enum state s)
{
	return s != STATE_ARCHIVED && s != STATE_REJECTED;
}

const char *complaint_field(const struct complaint *c, const char *name)
{
	int f = field_find(name);

	return f >= 0 ? c->value[f] : values_get(&c->extra, name);
}

void complaint_field_set(struct arena *a, struct complaint *c, const char *name, const char *text)
{
	int f = field_find(name);

	if (str_empty(text))
		text = NULL;
	if (f >= 0)
		c->value[f] = text;
	else
		values_set(a, &c->extra, name, text);
}

static bool still_runs(const struct clock_run *run)
{
	return run->state == CLOCK_RUNNING || run->state == CLOCK_BREACHED;
}

const struct clock_run *complaint_nearest(const struct complaint *c)
{
	const struct clock_run *nearest = NULL;

	for (size_t i = 0; i < c->clock_count; i++)
		if (still_runs(&c->clocks[i]) && (!nearest || c->clocks[i].due < nearest->due))
			nearest = &c->clocks[i];
	return nearest;
}

static const char **copy_list(struct arena *a, const char **list, size_t count)
{
	const char **copy = arena_array(a, count, sizeof *copy);

	for (size_t i = 0; i < count; i++)
		copy[i] = arena_strdup(a, list[i]);
	return copy;
}

static void copy_run(struct arena *a, const struct clock_run *from, struct clock_run *to)
{
	*to = *from;
	to->name = arena_strdup(a, from->name);
	to->limit = arena_strdup(a, from->limit);
	to->warn = arena_strdup(a, from->warn);
	to->rule = arena_strdup(a, from->rule);
	to->cause = arena_strdup(a, from->cause);
	to->unknown = arena_strndup(a, from->unknown, from->unknown_len);
	to->pauses = arena_array(a, from->pause_count, sizeof *to->pauses);
	for (size_t i = 0; i < from->pause_count; i++)
		to->pauses[i] = from->pauses[i];
	to->moves = arena_array(a, from->move_count, sizeof *to->moves);
	for (size_t i = 0; i < from->move_count; i++) {
		to->moves[i] = from->moves[i];
		to->moves[i].limit = arena_strdup(a, from->moves[i].limit);
		to->moves[i].reason = arena_strdup(a, from->moves[i].reason);
		to->moves[i].by = arena_strdup(a, from->moves[i].by);
		to->moves[i].approved = arena_strdup(a, from->moves[i].approved);
	}
}

static void copy_values(struct arena *a, const struct values *from, struct values *to)
{
	to->count = from->count;
	to->item = arena_array(a, from->count, sizeof *to->item);
	for (size_t i = 0; i < from->count; i++) {
		to->item[i].name = arena_strdup(a, from->item[i].name);
		to->item[i].text = arena_strdup(a, from->item[i].text);
	}
}

struct complaint *complaint_copy(struct arena *a, const struct complaint *c)
{
	struct complaint *copy = arena_alloc(a, sizeof *copy);

	*copy = *c;
	copy->number = arena_strdup(a, c->number);
	copy->taker = arena_strdup(a, c->taker);
	copy->original = arena_strdup(a, c->original);
	copy->recomplaints = copy_list(a, c->recomplaints, c->recomplaint_count);
	copy->assisting = copy_list(a, c->assisting, c->assisting_count);
	for (int i = 0; i < FIELD_COUNT; i++)
		copy->value[i] = arena_strdup(a, c->value[i]);
	copy_values(a, &c->extra, &copy->extra);
	copy->clocks = arena_array(a, c->clock_count, sizeof *copy->clocks);
	for (size_t i = 0; i < c->clock_count; i++)
		copy_run(a, &c->clocks[i], &copy->clocks[i]);
	copy->unknown = arena_strndup(a, c->unknown, c->unknown_len);
	return copy;
}
