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

const char *const violation_state_names[VIOLATION_STATES] = {
	[VIOLATION_OPEN] = "open",
	[VIOLATION_CONFIRMED] = "confirmed",
	[VIOLATION_WAIVED] = "waived",
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

static struct milestone *milestone_of(const struct complaint *c, const char *what)
{
	for (size_t i = 0; i < c->milestone_count; i++)
		if (str_equal(c->milestones[i].what, what))
			return &c->milestones[i];
	return NULL;
}

instant complaint_happened(const struct complaint *c, const char *what)
{
	const struct milestone *m = milestone_of(c, what);

	return m ? m->at : INSTANT_NONE;
}

void complaint_happens(struct arena *a, struct complaint *c, const char *what, instant at)
{
	struct milestone *m = milestone_of(c, what);

	if (m && at == INSTANT_NONE) {
		*m = c->milestones[--c->milestone_count];
	} else if (m) {
		m->at = at;
	} else if (at != INSTANT_NONE) {
		c->milestones = arena_grow(a, c->milestones, c->milestone_count, sizeof *c->milestones);
		c->milestones[c->milestone_count++] = (struct milestone){what, at};
	}
}

const struct asking *complaint_asking(const struct complaint *c, const char *action)
{
	for (size_t i = 0; i < c->asking_count; i++)
		if (str_empty(action) || str_equal(c->asking[i].action, action))
			return &c->asking[i];
	return NULL;
}

struct violation *complaint_violation(const struct complaint *c, const char *key)
{
	for (size_t i = 0; i < c->violation_count; i++)
		if (str_equal(c->violations[i].key, key))
			return &c->violations[i];
	return NULL;
}

const struct document *complaint_document(const struct complaint *c, const char *number)
{
	for (size_t i = 0; i < c->document_count; i++)
		if (str_equal(c->documents[i].number, number))
			return &c->documents[i];
	return NULL;
}

bool complaint_assists(const struct complaint *c, const char *department)
{
	for (size_t i = 0; i < c->assisting_count; i++)
		if (str_equal(c->assisting[i], department))
			return true;
	return false;
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

static void copy_steps(struct arena *a, const struct complaint *from, struct complaint *to)
{
	to->milestones = arena_array(a, from->milestone_count, sizeof *to->milestones);
	for (size_t i = 0; i < from->milestone_count; i++)
		to->milestones[i] = (struct milestone){arena_strdup(a, from->milestones[i].what), from->milestones[i].at};
	to->asking = arena_array(a, from->asking_count, sizeof *to->asking);
	for (size_t i = 0; i < from->asking_count; i++) {
		const struct asking *w = &from->asking[i];

		to->asking[i] = *w;
		to->asking[i].approval = arena_strdup(a, w->approval);
		to->asking[i].action = arena_strdup(a, w->action);
		to->asking[i].by = arena_strdup(a, w->by);
		copy_values(a, &w->fields, &to->asking[i].fields);
	}
}

static void copy_supervision(struct arena *a, const struct complaint *from, struct complaint *to)
{
	to->violations = arena_array(a, from->violation_count, sizeof *to->violations);
	for (size_t i = 0; i < from->violation_count; i++) {
		struct violation *v = &to->violations[i];

		*v = from->violations[i];
		v->key = arena_strdup(a, v->key);
		v->clock = arena_strdup(a, v->clock);
		v->penalty = arena_strdup(a, v->penalty);
		v->rule = arena_strdup(a, v->rule);
		v->amount = arena_strdup(a, v->amount);
		v->person = arena_strdup(a, v->person);
		v->department = arena_strdup(a, v->department);
		v->by = arena_strdup(a, v->by);
		v->remark = arena_strdup(a, v->remark);
		v->decided_by = arena_strdup(a, v->decided_by);
		v->reason = arena_strdup(a, v->reason);
	}
	to->documents = arena_array(a, from->document_count, sizeof *to->documents);
	for (size_t i = 0; i < from->document_count; i++) {
		struct document *d = &to->documents[i];

		*d = from->documents[i];
		d->number = arena_strdup(a, d->number);
		d->kind = arena_strdup(a, d->kind);
		d->by = arena_strdup(a, d->by);
		d->to = arena_strdup(a, d->to);
		d->department = arena_strdup(a, d->department);
		d->text = arena_strdup(a, d->text);
		d->clock = arena_strdup(a, d->clock);
	}
}

static void copy_files(struct arena *a, const struct complaint *from, struct complaint *to)
{
	to->files = arena_array(a, from->file_count, sizeof *to->files);
	for (size_t i = 0; i < from->file_count; i++) {
		struct evidence *f = &to->files[i];

		*f = from->files[i];
		f->name = arena_strdup(a, f->name);
		f->hash = arena_strdup(a, f->hash);
		f->by = arena_strdup(a, f->by);
		f->field = arena_strdup(a, f->field);
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
	copy->incident = arena_strdup(a, c->incident);
	copy->members = copy_list(a, c->members, c->member_count);
	copy_steps(a, c, copy);
	copy_supervision(a, c, copy);
	copy_files(a, c, copy);
	for (int i = 0; i < FIELD_COUNT; i++)
		copy->value[i] = arena_strdup(a, c->value[i]);
	copy_values(a, &c->extra, &copy->extra);
	copy_values(a, &c->former, &copy->former);
	copy->clocks = arena_array(a, c->clock_count, sizeof *copy->clocks);
	for (size_t i = 0; i < c->clock_count; i++)
		copy_run(a, &c->clocks[i], &copy->clocks[i]);
	copy->unknown = arena_strndup(a, c->unknown, c->unknown_len);
	return copy;
}
