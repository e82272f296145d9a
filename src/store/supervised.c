/* supervised.c - the supervision list: an index of the records with violations or documents.
 *
 * Its keys stand in the queue table: kind, open or not, newest first. The value is a part
 * of the record, packed as a record is.
 */
#include <string.h>

#include "index_keys.h"
#include "internal.h"

#define KIND 'v' /* never reused; the others are in queue_keys.c */

static bool open_case(const struct complaint *c)
{
	for (size_t i = 0; i < c->violation_count; i++)
		if (c->violations[i].state == VIOLATION_OPEN)
			return true;
	return c->document_count && state_open(c->state);
}

void supervised_prefix(struct key *k, bool open)
{
	key_clear(k);
	key_byte(k, KIND);
	if (open)
		key_byte(k, 0);
}

void key_supervised(struct key *k, const struct subject *x)
{
	const struct complaint *c = x->complaint;

	if (!c->violation_count && !c->document_count)
		return;
	supervised_prefix(k, false);
	key_byte(k, !open_case(c));
	key_u64(k, ~c->id);
}

void supervised_make(struct arena *a, const struct complaint *c, struct bytes *out)
{
	struct complaint part = {
		.id = c->id, .number = c->number, .state = c->state, .level = c->level, .taker = c->taker, .received = c->received,
		.violations = c->violations, .violation_count = c->violation_count,
		.documents = c->documents, .document_count = c->document_count,
	};
	struct pack p;

	*out = (struct bytes){ "", 0 };
	if (!c->violation_count && !c->document_count)
		return;
	part.value[FIELD_DEPARTMENT] = c->value[FIELD_DEPARTMENT];
	part.value[FIELD_PERSON] = c->value[FIELD_PERSON];
	part.value[FIELD_CATEGORY] = c->value[FIELD_CATEGORY];
	if (c->document_count) {
		part.milestones = c->milestones;
		part.milestone_count = c->milestone_count;
	}
	pack_init(&p);
	complaint_pack(&p, &part);
	*out = (struct bytes){ arena_strndup(a, p.out.data, p.out.len), p.out.len };
	pack_release(&p);
}

struct listing {
	struct arena arena;
	store_each_complaint *each;
	void *arg;
};

static int list_one(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct listing *l = arg;
	const struct node *n;
	struct complaint c;
	bool on;

	(void)key;
	if (wire_parse(&l->arena, value->data, value->len, &n, err) != 0 || complaint_unpack(&l->arena, n, &c, err) != 0)
		return -1;
	on = l->each(l->arg, &c);
	arena_clear(&l->arena);
	return on ? 0 : 1;
}

int store_supervised(struct store_txn *t, bool open, store_each_complaint *each, void *arg, struct err *err)
{
	struct listing l = { .arena = ARENA_INIT, .each = each, .arg = arg };
	struct key prefix;
	int rc;

	if (!each)
		return err_set(err, ERR_INPUT, NULL, N_("no such look-up"), NULL);
	supervised_prefix(&prefix, open);
	t->walks = !t->writes;
	rc = table_scan(t, TABLE_QUEUE, prefix.data, prefix.len, SCAN_FIRST_ROWS, list_one, &l, err);
	t->walks = false;
	arena_release(&l.arena);
	return rc < 0 ? -1 : 0;
}
