/* The record as bytes: a map with small integer keys, so that a field can be added
 * for ever; keys of a newer program are kept when it is written again. */
#include "plaint/complaint.h"

#include <limits.h>

#include "complaint_keys.h"
#include "evidence_pack.h"
#include "parts.h"
#include "steps_pack.h"
#include "supervision_pack.h"

/* --- writing --------------------------------------------------------------- */

static void pack_pauses(struct pack *p, const struct clock_run *run)
{
	if (!run->pause_count)
		return;
	pack_int(p, RUN_PAUSES);
	pack_array(p);
	for (size_t i = 0; i < run->pause_count; i++) {
		pack_int(p, run->pauses[i].from);
		pack_int(p, run->pauses[i].to);
	}
	pack_close(p);
}

static void pack_moves(struct pack *p, const struct clock_run *run)
{
	if (!run->move_count)
		return;
	pack_int(p, RUN_MOVES);
	pack_array(p);
	for (size_t i = 0; i < run->move_count; i++) {
		const struct clock_move *m = &run->moves[i];

		pack_map(p);
		pack_num_int(p, MOVE_AT, m->at);
		pack_num_text(p, MOVE_LIMIT, m->limit);
		pack_num_text(p, MOVE_REASON, m->reason);
		pack_num_text(p, MOVE_BY, m->by);
		pack_num_text(p, MOVE_APPROVED, m->approved);
		pack_num_int(p, MOVE_BEFORE, m->due_before);
		pack_num_int(p, MOVE_AFTER, m->due_after);
		pack_close(p);
	}
	pack_close(p);
}

static void pack_run(struct pack *p, const struct clock_run *run)
{
	pack_map(p);
	pack_num_text(p, RUN_NAME, run->name);
	pack_num_int(p, RUN_RUN, run->run);
	pack_num_int(p, RUN_STATE, run->state);
	pack_num_text(p, RUN_LIMIT, run->limit);
	pack_num_text(p, RUN_WARN, run->warn);
	pack_num_text(p, RUN_RULE, run->rule);
	pack_num_text(p, RUN_CAUSE, run->cause);
	pack_num_int(p, RUN_STARTED, run->started);
	pack_num_int(p, RUN_STOPPED, run->stopped);
	pack_num_int(p, RUN_DUE, run->due);
	pack_num_int(p, RUN_ORIGINAL_DUE, run->original_due);
	pack_num_int(p, RUN_WARN_AT, run->warn_at);
	pack_num_int(p, RUN_WARNED, run->warned);
	pack_num_int(p, RUN_BREACHED, run->breached);
	pack_num_int(p, RUN_ESCALATED, run->escalated);
	pack_num_int(p, RUN_NEXT_STEP, run->next_step);
	pack_num_int(p, RUN_PROVISIONAL, run->provisional);
	pack_num_int(p, RUN_SEEN_LATE, run->seen_late);
	pack_num_int(p, RUN_REASONED, run->reasoned);
	pack_pauses(p, run);
	pack_moves(p, run);
	pack_leftover(p, run->unknown, run->unknown_len, run->unknown_count);
	pack_close(p);
}

void complaint_pack(struct pack *p, const struct complaint *c)
{
	pack_map(p);
	pack_num_int(p, KEY_ID, (int64_t)c->id);
	pack_num_text(p, KEY_NUMBER, c->number);
	pack_num_int(p, KEY_VERSION, c->version);
	pack_num_int(p, KEY_STATE, c->state);
	pack_num_int(p, KEY_BEFORE, c->before);
	pack_num_int(p, KEY_LEVEL, c->level);
	pack_num_int(p, KEY_EMERGENCY, c->emergency);
	pack_num_int(p, KEY_REVISIT, c->revisit);
	pack_num_int(p, KEY_RECEIVED, c->received);
	pack_num_int(p, KEY_REGISTERED, c->registered);
	pack_num_int(p, KEY_UPDATED, c->updated);
	pack_num_int(p, KEY_CLOSED, c->closed);
	pack_num_text(p, KEY_TAKER, c->taker);
	pack_num_text(p, KEY_ORIGINAL, c->original);
	pack_num_texts(p, KEY_RECOMPLAINTS, c->recomplaints, c->recomplaint_count);
	pack_num_texts(p, KEY_ASSISTING, c->assisting, c->assisting_count);
	pack_num_int(p, KEY_RETURNED, c->returned);
	pack_num_text(p, KEY_INCIDENT, c->incident);
	pack_num_texts(p, KEY_MEMBERS, c->members, c->member_count);
	pack_milestones(p, KEY_MILESTONES, c);
	pack_asking(p, KEY_ASKING, c);
	pack_violations(p, KEY_VIOLATIONS, c);
	pack_documents(p, KEY_DOCUMENTS, c);
	pack_files(p, KEY_FILES, c);
	for (int i = 0; i < FIELD_COUNT; i++)
		pack_num_text(p, field_table[i].key, c->value[i]);
	if (c->extra.count) {
		pack_int(p, KEY_EXTRA);
		pack_values(p, &c->extra);
	}
	pack_num_pairs(p, KEY_FORMER, &c->former);
	if (c->clock_count) {
		pack_int(p, KEY_CLOCKS);
		pack_array(p);
		for (size_t i = 0; i < c->clock_count; i++)
			pack_run(p, &c->clocks[i]);
		pack_close(p);
	}
	pack_leftover(p, c->unknown, c->unknown_len, c->unknown_count);
	pack_close(p);
}

/* --- reading --------------------------------------------------------------- */

static void read_pauses(struct arena *a, const struct node *n, struct clock_run *run)
{
	uint32_t count = node_count(n) / 2;

	if (!n || n->type != NODE_ARRAY)
		return;
	run->pauses = arena_array(a, count, sizeof *run->pauses);
	run->pause_count = count;
	for (uint32_t i = 0; i < count; i++) {
		run->pauses[i].from = node_int(&n->item[2 * i], 0);
		run->pauses[i].to = node_int(&n->item[2 * i + 1], 0);
	}
}

static void read_moves(struct arena *a, const struct node *n, struct clock_run *run)
{
	if (!n || n->type != NODE_ARRAY)
		return;
	run->moves = arena_array(a, n->count, sizeof *run->moves);
	run->move_count = n->count;
	for (uint32_t i = 0; i < n->count; i++) {
		const struct node *move = &n->item[i];
		struct clock_move *m = &run->moves[i];

		m->at = node_int(node_get_int(move, MOVE_AT), 0);
		m->limit = node_text(node_get_int(move, MOVE_LIMIT));
		m->reason = node_text(node_get_int(move, MOVE_REASON));
		m->by = node_text(node_get_int(move, MOVE_BY));
		m->approved = node_text(node_get_int(move, MOVE_APPROVED));
		m->due_before = node_int(node_get_int(move, MOVE_BEFORE), 0);
		m->due_after = node_int(node_get_int(move, MOVE_AFTER), 0);
	}
}

/* False for a key this program does not know. */
static bool read_run_pair(struct arena *a, struct clock_run *run, int64_t key, const struct node *v)
{
	switch (key) {
	case RUN_NAME: run->name = node_text(v); break;
	case RUN_RUN: run->run = node_small(v, 1, INT_MAX); break;
	case RUN_STATE: run->state = (enum clock_state)node_small(v, 0, CLOCK_STATES - 1); break;
	case RUN_LIMIT: run->limit = node_text(v); break;
	case RUN_WARN: run->warn = node_text(v); break;
	case RUN_RULE: run->rule = node_text(v); break;
	case RUN_CAUSE: run->cause = node_text(v); break;
	case RUN_STARTED: run->started = node_int(v, 0); break;
	case RUN_STOPPED: run->stopped = node_int(v, 0); break;
	case RUN_DUE: run->due = node_int(v, 0); break;
	case RUN_ORIGINAL_DUE: run->original_due = node_int(v, 0); break;
	case RUN_WARN_AT: run->warn_at = node_int(v, 0); break;
	case RUN_WARNED: run->warned = node_int(v, 0); break;
	case RUN_BREACHED: run->breached = node_int(v, 0); break;
	case RUN_ESCALATED: run->escalated = node_small(v, 0, INT_MAX); break;
	case RUN_NEXT_STEP: run->next_step = node_int(v, 0); break;
	case RUN_PROVISIONAL: run->provisional = node_int(v, 0) != 0; break;
	case RUN_SEEN_LATE: run->seen_late = node_int(v, 0) != 0; break;
	case RUN_REASONED: run->reasoned = node_int(v, 0) != 0; break;
	case RUN_PAUSES: read_pauses(a, v, run); break;
	case RUN_MOVES: read_moves(a, v, run); break;
	default: return false;
	}
	return true;
}

static void read_run(struct arena *a, const struct node *n, struct clock_run *run)
{
	struct leftover unknown = {.pairs = 0};
	uint32_t pairs = n->type == NODE_MAP ? n->count : 0;

	run->run = 1;
	for (uint32_t i = 0; i < pairs; i++) {
		const struct node *key = &n->item[2 * i];

		if (!read_run_pair(a, run, node_int(key, -1), key + 1))
			leftover_add(&unknown, key, key + 1);
	}
	run->unknown = leftover_take(&unknown, a, &run->unknown_len, &run->unknown_count);
	if (!run->name)
		run->name = "";
	if (!run->limit)
		run->limit = "";
}

static void read_runs(struct arena *a, const struct node *n, struct complaint *c)
{
	if (n->type != NODE_ARRAY)
		return;
	c->clocks = arena_array(a, n->count, sizeof *c->clocks);
	c->clock_count = n->count;
	for (uint32_t i = 0; i < n->count; i++)
		read_run(a, &n->item[i], &c->clocks[i]);
}

static bool read_field(struct complaint *c, int64_t key, const struct node *v)
{
	int64_t i = key - field_table[0].key;

	/* The keys follow the enum so far; a later field may not. */
	if (i < 0 || i >= FIELD_COUNT || field_table[i].key != key)
		for (i = 0; i < FIELD_COUNT && field_table[i].key != key; i++)
			;
	if (i == FIELD_COUNT)
		return false;
	c->value[i] = node_text(v);
	return true;
}

static void read_texts(struct arena *a, const struct node *n, const char ***item, size_t *count)
{
	struct texts t = node_texts(a, n);

	*item = t.item;
	*count = t.count;
}

/* False for a key this program does not know. */
static bool read_pair(struct arena *a, struct complaint *c, int64_t key, const struct node *v)
{
	switch (key) {
	case KEY_ID: c->id = (uint64_t)node_int(v, 0); break;
	case KEY_NUMBER: c->number = node_text(v); break;
	case KEY_VERSION: c->version = (uint32_t)node_small(v, 0, INT_MAX); break;
	case KEY_STATE: c->state = (enum state)node_small(v, 0, STATE_COUNT - 1); break;
	case KEY_BEFORE: c->before = (enum state)node_small(v, 0, STATE_COUNT - 1); break;
	case KEY_LEVEL: c->level = node_small(v, 0, INT_MAX); break;
	case KEY_EMERGENCY: c->emergency = node_int(v, 0) != 0; break;
	case KEY_REVISIT: c->revisit = node_int(v, 0) != 0; break;
	case KEY_RECEIVED: c->received = node_int(v, 0); break;
	case KEY_REGISTERED: c->registered = node_int(v, 0); break;
	case KEY_UPDATED: c->updated = node_int(v, 0); break;
	case KEY_CLOSED: c->closed = node_int(v, 0); break;
	case KEY_TAKER: c->taker = node_text(v); break;
	case KEY_ORIGINAL: c->original = node_text(v); break;
	case KEY_RECOMPLAINTS: read_texts(a, v, &c->recomplaints, &c->recomplaint_count); break;
	case KEY_ASSISTING: read_texts(a, v, &c->assisting, &c->assisting_count); break;
	case KEY_RETURNED: c->returned = node_small(v, 0, INT_MAX); break;
	case KEY_INCIDENT: c->incident = node_text(v); break;
	case KEY_MEMBERS: read_texts(a, v, &c->members, &c->member_count); break;
	case KEY_MILESTONES: read_milestones(a, v, c); break;
	case KEY_ASKING: read_asking(a, v, c); break;
	case KEY_VIOLATIONS: read_violations(a, v, c); break;
	case KEY_DOCUMENTS: read_documents(a, v, c); break;
	case KEY_FILES: read_files(a, v, c); break;
	case KEY_FORMER: node_pairs(a, v, &c->former); break;
	case KEY_EXTRA: node_values(a, v, &c->extra); break;
	case KEY_CLOCKS: read_runs(a, v, c); break;
	default: return read_field(c, key, v);
	}
	return true;
}

int complaint_unpack(struct arena *a, const struct node *n, struct complaint *c, struct err *err)
{
	struct complaint found = {.id = 0};
	struct leftover unknown = {.pairs = 0};

	if (!n || n->type != NODE_MAP)
		return err_set(err, ERR_INPUT, NULL, N_("this is no complaint's record"), NULL);
	for (uint32_t i = 0; i < n->count; i++) {
		const struct node *key = &n->item[2 * i];

		if (!read_pair(a, &found, node_int(key, -1), key + 1))
			leftover_add(&unknown, key, key + 1);
	}
	found.unknown = leftover_take(&unknown, a, &found.unknown_len, &found.unknown_count);
	if (!found.number)
		found.number = "";
	*c = found;
	return 0;
}
