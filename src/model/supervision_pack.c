#include "supervision_pack.h"

#include "complaint_keys.h"
#include "parts.h"
#include "plaint/str.h"

void pack_violations(struct pack *p, int key, const struct complaint *c)
{
	if (!c->violation_count)
		return;
	pack_int(p, key);
	pack_array(p);
	for (size_t i = 0; i < c->violation_count; i++) {
		const struct violation *v = &c->violations[i];

		pack_map(p);
		pack_num_text(p, VIOLATION_KEY, v->key);
		pack_num_text(p, VIOLATION_CLOCK, v->clock);
		pack_num_text(p, VIOLATION_PENALTY, v->penalty);
		pack_num_text(p, VIOLATION_RULE, v->rule);
		pack_num_text(p, VIOLATION_AMOUNT, v->amount);
		pack_num_text(p, VIOLATION_PERSON, v->person);
		pack_num_text(p, VIOLATION_DEPARTMENT, v->department);
		pack_num_text(p, VIOLATION_BY, v->by);
		pack_num_text(p, VIOLATION_REMARK, v->remark);
		pack_num_int(p, VIOLATION_AT, v->at);
		pack_num_int(p, VIOLATION_STATE, v->state);
		pack_num_int(p, VIOLATION_YUAN, v->yuan);
		pack_num_text(p, VIOLATION_DECIDED_BY, v->decided_by);
		pack_num_int(p, VIOLATION_DECIDED, v->decided);
		pack_num_text(p, VIOLATION_REASON, v->reason);
		pack_close(p);
	}
	pack_close(p);
}

static void read_violation(const struct node *n, struct violation *v)
{
	v->key = str_or_empty(node_text(node_get_int(n, VIOLATION_KEY)));
	v->clock = node_text(node_get_int(n, VIOLATION_CLOCK));
	v->penalty = node_text(node_get_int(n, VIOLATION_PENALTY));
	v->rule = node_text(node_get_int(n, VIOLATION_RULE));
	v->amount = node_text(node_get_int(n, VIOLATION_AMOUNT));
	v->person = node_text(node_get_int(n, VIOLATION_PERSON));
	v->department = node_text(node_get_int(n, VIOLATION_DEPARTMENT));
	v->by = node_text(node_get_int(n, VIOLATION_BY));
	v->remark = node_text(node_get_int(n, VIOLATION_REMARK));
	v->at = node_int(node_get_int(n, VIOLATION_AT), 0);
	v->state = (enum violation_state)node_small(node_get_int(n, VIOLATION_STATE), 0, VIOLATION_STATES - 1);
	v->yuan = node_int(node_get_int(n, VIOLATION_YUAN), 0);
	v->decided_by = node_text(node_get_int(n, VIOLATION_DECIDED_BY));
	v->decided = node_int(node_get_int(n, VIOLATION_DECIDED), 0);
	v->reason = node_text(node_get_int(n, VIOLATION_REASON));
}

void read_violations(struct arena *a, const struct node *n, struct complaint *c)
{
	uint32_t count = n && n->type == NODE_ARRAY ? n->count : 0;

	c->violations = arena_array(a, count, sizeof *c->violations);
	c->violation_count = count;
	for (uint32_t i = 0; i < count; i++)
		read_violation(&n->item[i], &c->violations[i]);
}

void pack_documents(struct pack *p, int key, const struct complaint *c)
{
	if (!c->document_count)
		return;
	pack_int(p, key);
	pack_array(p);
	for (size_t i = 0; i < c->document_count; i++) {
		const struct document *d = &c->documents[i];

		pack_map(p);
		pack_num_text(p, DOCUMENT_NUMBER, d->number);
		pack_num_text(p, DOCUMENT_KIND, d->kind);
		pack_num_int(p, DOCUMENT_AT, d->at);
		pack_num_text(p, DOCUMENT_BY, d->by);
		pack_num_text(p, DOCUMENT_TO, d->to);
		pack_num_text(p, DOCUMENT_DEPARTMENT, d->department);
		pack_num_text(p, DOCUMENT_TEXT, d->text);
		pack_num_text(p, DOCUMENT_CLOCK, d->clock);
		pack_num_int(p, DOCUMENT_DUE, d->due);
		pack_num_int(p, DOCUMENT_ANSWER_BY, d->answer_by);
		pack_close(p);
	}
	pack_close(p);
}

void read_documents(struct arena *a, const struct node *n, struct complaint *c)
{
	uint32_t count = n && n->type == NODE_ARRAY ? n->count : 0;

	c->documents = arena_array(a, count, sizeof *c->documents);
	c->document_count = count;
	for (uint32_t i = 0; i < count; i++) {
		const struct node *one = &n->item[i];
		struct document *d = &c->documents[i];

		d->number = str_or_empty(node_text(node_get_int(one, DOCUMENT_NUMBER)));
		d->kind = str_or_empty(node_text(node_get_int(one, DOCUMENT_KIND)));
		d->at = node_int(node_get_int(one, DOCUMENT_AT), 0);
		d->by = node_text(node_get_int(one, DOCUMENT_BY));
		d->to = node_text(node_get_int(one, DOCUMENT_TO));
		d->department = node_text(node_get_int(one, DOCUMENT_DEPARTMENT));
		d->text = node_text(node_get_int(one, DOCUMENT_TEXT));
		d->clock = node_text(node_get_int(one, DOCUMENT_CLOCK));
		d->due = node_int(node_get_int(one, DOCUMENT_DUE), 0);
		d->answer_by = node_int(node_get_int(one, DOCUMENT_ANSWER_BY), 0);
	}
}
